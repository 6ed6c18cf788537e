"""Which name a document cannot have on its page, since something else has it."""

from __future__ import annotations

from typing import NamedTuple

from events.model import Event
from publication.addresses import event_calendar

from .library import Manuscript, name_key
from .scan import ContentFile


class NameTaken(NamedTuple):
    """Why a document needs another name."""

    rule: str
    message: str
    fix: str


def taken_name(manuscript: Manuscript, file: ContentFile, other: ContentFile) -> NameTaken | None:
    """Return what is wrong with the name of *file* on its page, where *other* was the first of that name."""
    name = file.source.name
    if other != file:
        return NameTaken(
            "two-documents-one-name",
            f"To dokumenter på siden heter «{name}»: {other.file} og {file.file}.",
            "Gi det ene dokumentet et annet filnavn.",
        )
    content = manuscript.content
    if isinstance(content, Event) and name_key(file.source) == f"{content.slug}.ics".casefold():
        return NameTaken(
            "document-named-as-calendar",
            f"Dokumentet «{name}» heter det samme som kalenderfilen nettstedet lager til arrangementet: "
            f"{event_calendar(content.slug)}.",
            "Gi dokumentet et annet filnavn, eller ta det bort hvis det sier det samme som siden.",
        )
    return None
