"""`/bygg/`: which edition of the site this is, for people; `outputs/open_data.py` tells it to programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from content_types.clock import OSLO
from content_types.url_paths import EDITION_DATA_PATH, EDITION_PATH
from norwegian.dates import write_moment
from outputs.context import RenderContext
from outputs.head import outside_head
from outputs.open_data import ContentState, Edition, iso_seconds

from .views import Page

SHOWN = 12  # of a commit's signs; the rest stands in the data


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """One thing to know of the edition."""

    term: str  # «Bygget»
    text: str
    iso: str = ""  # for the datetime attribute; empty: no time
    url: str = ""  # empty: leads nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """``/bygg/``: when the site was built, and from what."""

    title: str
    rows: tuple[EditionRow, ...]


def edition_page(edition: Edition, context: RenderContext) -> Page:
    """Return the page that tells people which edition they see; search engines need not keep it."""
    title = context.words.edition
    rows = (
        _moment(context.words.built, edition.built),
        EditionRow(term=context.words.from_version, text=_version(edition, context)),
        _moment(context.words.lists_change, edition.next_change)
        if edition.next_change
        else EditionRow(term=context.words.lists_change, text=context.words.no_change_waits),
        EditionRow(
            term=context.words.all_files, text=EDITION_DATA_PATH.removeprefix("/"), url=context.href(EDITION_DATA_PATH)
        ),
    )
    return Page(
        url_path=EDITION_PATH,
        template="edition",
        head=outside_head(context, title),
        view=EditionView(title=title, rows=rows),
    )


def _moment(term: str, moment: datetime) -> EditionRow:
    return EditionRow(term=term, text=write_moment(moment.astimezone(OSLO)), iso=iso_seconds(moment))


def _version(edition: Edition, context: RenderContext) -> str:
    if not edition.commit:
        return context.words.version_unknown
    version = edition.commit[:SHOWN]
    return context.words.version_changed.format(version=version) if edition.origin is ContentState.CHANGED else version
