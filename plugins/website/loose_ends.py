"""What hangs loose when all is read: events that are not there, files nobody uses, what waits for its time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from manuscript.problem import Problem, Severity
from norwegian.dates import NO_BREAK, write_date, write_moment
from publication.clock import OSLO, is_later
from publication.model import Article, Kind

from .library import Library, Manuscript
from .model import Entry, Visibility
from .near import Names
from .scan import ContentFile, Role


def unknown_events(entries: Sequence[Entry]) -> list[Problem]:
    """Tell of articles that point to an event which is not there."""
    slugs = {entry.content.slug for entry in entries if entry.kind is Kind.EVENT}
    known = Names(slugs)
    problems = []
    for entry in entries:
        slug = entry.content.event_slug if isinstance(entry.content, Article) else ""
        if slug and slug not in slugs:
            place = entry.content.place("arrangement")
            problems.append(
                Problem(
                    file=entry.content.file,
                    line=place.line,
                    column=place.column,
                    rule="unknown-event",
                    message=f"Det finnes ikke noe arrangement som heter «{slug}».",
                    fix="Skriv filnavnet til arrangementet uten dato og «.md».",
                    example=f"arrangement: {known.nearest(slug, cutoff=0.0) or 'frokostmote-april-2027'}",
                )
            )
    return problems


def planned(manuscripts: Sequence[Manuscript]) -> list[Problem]:
    """Tell of content that waits for its time."""
    return [
        Problem(
            file=manuscript.file.file,
            line=manuscript.content.place("publisert").line,
            column=manuscript.content.place("publisert").column,
            severity=Severity.INFO,
            rule="planned",
            message=f"Siden er planlagt og publiseres {write_moment(manuscript.content.published)}.",
            fix="Vil du ha den ut nå, skriv en dato som er passert i «publisert».",
        )
        for manuscript in manuscripts
        if manuscript.visibility is Visibility.PLANNED
    ]


def updated_ahead(manuscripts: Sequence[Manuscript], now: datetime) -> list[Problem]:
    """Tell of pages that say they were updated on a day to come: feeds would keep them on top until then."""
    return [
        Problem(
            file=manuscript.file.file,
            line=manuscript.content.place("oppdatert").line,
            column=manuscript.content.place("oppdatert").column,
            severity=Severity.WARNING,
            rule="modified-ahead",
            message="«oppdatert» er en dag som ikke er kommet ennå.",
            fix="Skriv dagen du endret siden.",
            example=f"oppdatert: {write_date(now.astimezone(OSLO)).replace(NO_BREAK, ' ')}",
        )
        for manuscript in manuscripts
        if manuscript.visibility in {Visibility.LISTED, Visibility.HIDDEN}
        and manuscript.content.modified
        and is_later(manuscript.content.modified, now)
    ]


def unused_files(files: Sequence[ContentFile], library: Library) -> list[Problem]:
    """Tell of pictures and documents no page refers to: they are not published."""
    return [
        Problem(
            file=file.file,
            line=1,
            severity=Severity.WARNING,
            rule="unused-file",
            message="Ingen side viser til filen, og den blir ikke publisert.",
            fix="Vis til filen fra en tekst, eller slett den.",
            example=_use_of(file),
        )
        for file in files
        if file.role in {Role.PICTURE, Role.DOCUMENT} and not library.is_used(file)
    ]


def _use_of(file: ContentFile) -> str:
    if file.role is Role.PICTURE:
        return f"bilde: {file.source}"
    return f"dokumenter:\n  - {file.source}"
