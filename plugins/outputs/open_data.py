"""Data as JSON: every published event (`/arrangementer.json`, past ones too, by start), and which edition of the site
this is (`/bygg.json`).

Nothing but `/bygg.json` and the page `/bygg/` tells when the site was built or from which commit, or every page would be
another after every build.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from content_types.model import OSLO, Event, Registration, Status, last_day
from content_types.timing import ends_iso, starts_iso
from content_types.web_addresses import outside_page
from norwegian.typography import plain
from programme.text import as_data
from website.model import Entry, is_event

from .context import RenderContext

STATUS = {Status.CANCELLED: "avlyst", Status.POSTPONED: "utsatt", Status.FULL: "fulltegnet"}
PLANNED = "planlagt"


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


def open_data(context: RenderContext) -> str:
    """Return the events as JSON. Text is plain, times carry their offset, and what is not given is null."""
    events = [_event(entry, context) for entry in context.one_of_each(context.website.events)]
    return plain(json.dumps({"arrangementer": events}, ensure_ascii=False, indent=1)) + "\n"


def _event(entry: Entry[Event], context: RenderContext) -> dict[str, Any]:
    event = entry.content
    registration = event.registration
    data = {
        **_named(entry, context),
        "starter": starts_iso(event.span),
        "slutter": ends_iso(event.span),
        "status": STATUS.get(event.status, PLANNED),
        "flyttet_fra": starts_iso(event.moved_from) if event.moved_from else None,
        "sted": event.venue.one_line or None if event.venue else None,
        "digitalt": event.online_public_text
        or (context.in_language(event.language.value).words.see_page if event.is_online else None),
        "påmelding": (registration.url or registration.email or registration.text or None) if registration else None,
        "påmeldingsfrist": _registration_deadline(registration),
        "emner": list(event.subjects),
        "serie": event.series or None,
        "språk": event.language.value,
        "oversettelser": [
            {**_named(other, context), "språk": other.content.language.value}
            for other in context.website.translations.get(event.source, ())
            if is_event(other)
        ],
        "program": as_data(entry.agenda.programme) if entry.agenda else [],
    }
    return outside_page(data, event)


def _named(entry: Entry[Event], context: RenderContext) -> dict[str, str]:
    return {
        "id": str(context.identity(entry)),
        "tittel": entry.content.title,
        "url": context.absolute(entry.url_path),
    }


def _registration_deadline(registration: Registration | None) -> str | None:
    if registration is None or registration.deadline is None:
        return None
    if registration.deadline_is_day:
        return last_day(registration.deadline).isoformat()
    return registration.deadline.isoformat()


def edition_data(edition: Edition, hashes: Mapping[str, str]) -> str:
    """Return *edition* for programs, with the SHA-256 of every other file of the site by its url path."""
    data = {
        "bygget": iso_seconds(edition.built),
        "commit": edition.commit or None,
        "kilde": edition.origin.value,
        "neste_endring": iso_seconds(edition.next_change) if edition.next_change else None,
        "filer": dict(sorted(hashes.items())),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def iso_seconds(moment: datetime) -> str:
    """Return the instant with its offset in Norway, to the second."""
    return moment.astimezone(OSLO).isoformat(timespec="seconds")
