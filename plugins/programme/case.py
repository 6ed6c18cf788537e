"""All that is looked at when a programme that has been read is doubted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from manuscript.model import Line
from manuscript.problem import Problem

from .drafts import Row
from .frames import Frame
from .model import EventWindow, Programme, Session
from .schedule import DayPlan
from .sessions import Made
from .wording import EXAMPLE_ROW, warning

EXAMPLE_TRACK = "Spor 1 – Simulering og opplæring"

Days = Sequence[tuple[DayPlan, list[Made]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that is looked at."""

    programme: Programme
    days: Days
    frames: Sequence[Frame]
    with_talks: Sequence[Row]
    file: str
    window: EventWindow
    lines: Sequence[Line]

    @property
    def made(self) -> Iterator[Made]:
        for _, sessions in self.days:
            for one in sessions:
                yield one
                yield from one.talks

    def warn(self, line: int, column: int, rule: str, message: str, fix: str, example: str = "") -> Problem:
        return warning(self.file, line, column, rule, message, fix, example or EXAMPLE_ROW)


Look = Callable[[Case], Iterator[Problem]]


def until(session: Session) -> int:
    """Return the minute something is known to last to: its end, or its start when none is written."""
    return session.ends.since_midnight if session.ends else session.starts.since_midnight
