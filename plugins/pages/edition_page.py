"""Which edition of the site this is: `/bygg/` for people, `/bygg.json` for programs.

Nothing else tells when the site was built or from which commit, or every page
would be another after every build.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from content_types.clock import OSLO
from norwegian.dates import write_moment
from outputs.context import RenderContext

from .head import outside_head
from .views import EditionRow, EditionView, PageView

ADDRESS = "/bygg/"
DATA = "/bygg.json"
SHOWN = 12  # of a commit's signs; the rest stands in the data


class ContentState(StrEnum):
    """How the content relates to git."""

    COMMIT = "commit"  # as the commit has it
    CHANGED = "endret"  # something is not in any commit
    NO_GIT = "uten git"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """When the site was built, and from what."""

    built: datetime  # aware
    origin: ContentState
    commit: str = ""  # empty: none is known
    next_change: datetime | None = None  # aware: the next instant at which a list changes; None: nothing waits


def edition_page(edition: Edition, context: RenderContext) -> PageView:
    """Return the page that tells people which edition they see; search engines need not keep it."""
    title = context.words.edition
    rows = (
        _moment(context.words.built, edition.built),
        EditionRow(term=context.words.from_version, text=_version(edition, context)),
        _moment(context.words.lists_change, edition.next_change)
        if edition.next_change
        else EditionRow(term=context.words.lists_change, text=context.words.no_change_waits),
        EditionRow(term=context.words.all_files, text=DATA.removeprefix("/"), url=context.href(DATA)),
    )
    return PageView(
        address=ADDRESS,
        template="edition",
        head=outside_head(context, title, canonical=context.absolute(ADDRESS)),
        view=EditionView(title=title, rows=rows),
    )


def edition_data(edition: Edition, hashes: Mapping[str, str]) -> str:
    """Return the same for programs, with the SHA-256 of every other file of the site by its site path."""
    data = {
        "bygget": _iso(edition.built),
        "commit": edition.commit or None,
        "kilde": edition.origin.value,
        "neste_endring": _iso(edition.next_change) if edition.next_change else None,
        "filer": dict(sorted(hashes.items())),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _moment(term: str, moment: datetime) -> EditionRow:
    return EditionRow(term=term, text=write_moment(moment.astimezone(OSLO)), iso=_iso(moment))


def _iso(moment: datetime) -> str:
    return moment.astimezone(OSLO).isoformat(timespec="seconds")


def _version(edition: Edition, context: RenderContext) -> str:
    if not edition.commit:
        return context.words.version_unknown
    version = edition.commit[:SHOWN]
    return context.words.version_changed.format(version=version) if edition.origin is ContentState.CHANGED else version
