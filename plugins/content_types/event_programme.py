"""An event's programme: found in its body, read against its days, its clock times made instants."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from manuscript.problem import Problem
from norwegian.dates import DAY_MINUTES, Moment, minute_of_day
from programme.model import Clock, EventWindow, Programme
from programme.parse import parse
from programme.section import ProgrammeSections, find_sections

from .clock import last_day, on_the_wall
from .model import Event

OF_THE_WINDOW = frozenset(
    {
        "programme-day-outside",
        "programme-weekday",
        "programme-year",
        "programme-day-missing",
        "programme-day-moved-on",
        "programme-first-row",
        "programme-last-row",
    }
)


def read_event_programme(event: Event) -> tuple[ProgrammeSections, Programme | None, list[Problem]]:
    """Return the body divided at the programme, and the programme; None where there is none."""
    window = window_of(event)
    sections, problems = find_sections(event.body, file=event.file, window=window)
    if not sections.programme:
        return sections, None, problems
    programme, found = parse(sections.lines, file=event.file, window=window)
    if not event.span.is_read:  # then nothing is known of what the days and hours are to agree with
        found = [problem for problem in found if problem.rule not in OF_THE_WINDOW]
    return sections, programme, [*problems, *found]


def hours_of(programme: Programme) -> tuple[Moment, Moment | None] | None:
    """Return when the first row begins, and when the last one ends where that is written; None without rows."""
    rows = [(day.date, session) for day in programme.days for session in day.sessions]
    if not rows:
        return None
    first = min((day, row.starts.since_midnight) for day, row in rows)
    last = max(rows, key=lambda row: (row[0], (row[1].ends or row[1].starts).since_midnight))
    return _moment(*first), _moment(last[0], last[1].ends.since_midnight) if last[1].ends else None


def _moment(day: date, minutes: int) -> Moment:
    """Return the clock time so many minutes into *day*: the midnight that ends it is its own."""
    days = (minutes - 1) // DAY_MINUTES if minutes else 0
    return Moment(day=day + timedelta(days=days), minute=minutes - days * DAY_MINUTES)


def window_of(event: Event) -> EventWindow:
    """Return the days and clock times the programme must keep within."""
    span = event.span
    ends = span.ends or span.starts
    last = last_day(ends) if span.ends else span.first_day
    if span.whole_days:
        return EventWindow(first_day=span.first_day, last_day=last)
    return EventWindow(
        first_day=span.first_day,
        last_day=last,
        starts=minute_of_day(span.starts),
        ends=_minutes(ends, last) if span.ends else None,
    )


def _minutes(moment: datetime, day: date) -> int:
    """Return the clock time of *moment* as minutes of *day*: the midnight that ends it is 1440."""
    return (DAY_MINUTES if moment.date() > day else 0) + minute_of_day(moment)


def moment_of(day: date, clock: Clock) -> datetime:
    """Return the instant the clock shows *clock* in the programme of *day*, in Europe/Oslo."""
    return on_the_wall(datetime.fromisoformat(clock.on(day)))
