"""What a reader would hesitate at, told with the reading that was chosen.

Warnings cost trust: on a clear programme there should be next to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manuscript.model import Line
from manuscript.problem import Problem

from . import row_doubts, time_doubts, track_doubts
from .case import Case, Days, Look
from .drafts import Row
from .frames import Frame
from .model import EventWindow, Programme
from .wording import quoted, span

_CHANGED = re.compile(
    r"\b(?:endret|endra|flyttet|flytta|utsatt|utsett|forskjøvet)\sti?l\s(?:kl|[0-9]{1,2}[.:])", re.IGNORECASE
)


def doubts(
    programme: Programme,
    days: Days,
    frames: Sequence[Frame],
    with_talks: Sequence[Row],
    file: str,
    window: EventWindow,
    lines: Sequence[Line],
) -> list[Problem]:
    """Return every doubt about a programme that has been read."""
    case = Case(
        programme=programme,
        days=days,
        frames=frames,
        with_talks=with_talks,
        file=file,
        window=window,
        lines=lines,
    )
    return [problem for look in _LOOKS for problem in look(case)]


def _changed_times(case: Case) -> Iterator[Problem]:
    for line in case.lines:
        found = _CHANGED.search(line.text)
        if found:
            yield case.warn(
                line.number,
                found.start() + 1,
                "time-changed",
                f"Teksten sier {quoted(line.text[found.start() :])}, men klokkeslettene i programmet er lest som de står.",
                "Rett klokkeslettet i selve posten.",
            )


def _no_times(case: Case) -> Iterator[Problem]:
    if case.programme.days:
        return
    first = next((line for line in case.lines if line.text.strip()), None)
    if first is None:
        return
    framed = case.frames[0].row if case.frames else None
    whole = f" {span(framed.starts, framed.ends)} er lest som tiden for hele programmet." if framed else ""
    yield case.warn(
        framed.item.written.number if framed else first.number,
        framed.item.column if framed else 1,
        "without-times",
        f"Programmet har ingen poster med klokkeslett, og vises som vanlig tekst.{whole}",
        "Skriv klokkeslettet først på linjen for hver post.",
    )


def _days_without_times(case: Case) -> Iterator[Problem]:
    timed = {plan.date for plan, made in case.days if made}
    for plan, made in case.days:
        if not made and plan.date not in timed and plan.headings:
            heading = plan.headings[0].item
            yield case.warn(
                heading.written.number,
                heading.written.start + 1,
                "day-without-times",
                f"Ingen poster under {quoted(heading.text)} har klokkeslett. Dagen vises som vanlig tekst.",
                "Skriv klokkeslettet først på linjen for hver post.",
            )


_LOOKS: tuple[Look, ...] = (
    *row_doubts.LOOKS,
    *track_doubts.LOOKS,
    *time_doubts.LOOKS,
    _changed_times,
    _no_times,
    _days_without_times,
)
