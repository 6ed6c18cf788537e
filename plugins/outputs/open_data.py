"""`/arrangementer.json`: every published event as open data, past ones too, by start."""

from __future__ import annotations

import json
from typing import Any

from content_types.clock import last_day
from content_types.model import Event, Registration, Status
from content_types.timing import ends_iso, starts_iso
from content_types.url_paths import identity
from programme.model import as_data
from website.model import Entry

from .context import RenderContext
from .plain_text import plain

STATUS = {Status.CANCELLED: "avlyst", Status.POSTPONED: "utsatt", Status.FULL: "fulltegnet"}
PLANNED = "planlagt"


def open_data(context: RenderContext) -> str:
    """Return the events as JSON. Text is plain, times carry their offset, and what is not given is null."""
    events = [_event(entry, context) for entry in context.website.events]
    return plain(json.dumps({"arrangementer": events}, ensure_ascii=False, indent=1)) + "\n"


def _event(entry: Entry, context: RenderContext) -> dict[str, Any]:
    event: Event = entry.content
    registration = event.registration
    return {
        "id": str(identity(context.settings.site_id, event.first_address or entry.url_path)),
        "tittel": event.title,
        "url": context.absolute(entry.url_path),
        "starter": starts_iso(event.span),
        "slutter": ends_iso(event.span),
        "status": STATUS.get(event.status, PLANNED),
        "flyttet_fra": starts_iso(event.moved_from) if event.moved_from else None,
        "sted": event.venue.one_line or None if event.venue else None,
        "digitalt": event.online_url or event.online_text or None,
        "påmelding": (registration.url or registration.email or registration.text or None) if registration else None,
        "påmeldingsfrist": _registration_deadline(registration),
        "emner": list(event.subjects),
        "serie": event.series or None,
        "språk": event.language.value,
        "program": as_data(entry.agenda.programme) if entry.agenda else [],
    }


def _registration_deadline(registration: Registration | None) -> str | None:
    if registration is None or registration.deadline is None:
        return None
    if registration.deadline_is_day:
        return last_day(registration.deadline).isoformat()
    return registration.deadline.isoformat()
