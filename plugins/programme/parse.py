"""The lines of a programme section read into a Programme, as the list of the steps on the way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from manuscript.model import Line
from manuscript.problem import Problem, in_file_order

from .doubts import doubts
from .labels import adopt_talks
from .lines import MarkedLine, as_markdown, plain
from .model import Clock, Day, EventWindow, Programme, Session
from .parts import closing_text, move_part_headings, take_opening_hours
from .reading import read_items
from .rows import DayHeading, Outline, RowDraft, outline
from .schedule import DayPlan, schedule
from .sessions import SessionReading, make


def parse(lines: Sequence[Line], *, file: str, window: EventWindow) -> tuple[Programme, list[Problem]]:
    """Return the programme that *lines* hold, and everything an editor should know of it.

    Every word is kept: what is no time, day, title, speaker or track is text
    under its row, or round the rows. No end and no track is made up.
    """
    reading, problems = read_items(lines, file, window)
    made = outline(reading.items)
    frames = take_opening_hours(made)
    if not any(isinstance(entry, RowDraft) for entry in made.entries):
        programme = Programme(preface=as_markdown(_all_text(made)), column_names=reading.column_names)
        return programme, in_file_order([*problems, *doubts(programme, [], frames, [], file, window, lines)])
    with_talks = adopt_talks(made)
    closing = closing_text(made)
    move_part_headings(made)
    plan, found = schedule(made, file, window)
    days = [(day, [make(row, reading.habits) for row in day.rows]) for day in plan.days]
    starts = _starts(days)
    programme = Programme(
        days=tuple(_day(day, sessions, starts[day.date]) for day, sessions in days),
        preface=as_markdown(plan.preface),
        closing=as_markdown(closing),
        column_names=reading.column_names,
    )
    told = doubts(programme, days, frames, with_talks, file, window, lines)
    return programme, in_file_order([*problems, *found, *told])


def _all_text(made: Outline) -> list[MarkedLine]:
    """Return every line, days too, when nothing has a time."""
    text = list(made.head)
    for entry in made.entries:
        if isinstance(entry, DayHeading):
            text.append(entry.item.written)
        text += entry.below
    return text


def _day(plan: DayPlan, made: list[SessionReading], starts: list[int]) -> Day:
    return Day(
        date=plan.date,
        headings=tuple(plain(heading.item.text) for heading in plan.headings),
        preface=as_markdown(plan.preface),
        sessions=tuple(_with_understood_end(one.session, starts) for one in made),
        line=plan.line,
    )


def _starts(days: list[tuple[DayPlan, list[SessionReading]]]) -> dict[date, list[int]]:
    """Return the minutes at which something starts on each date, before its midnight."""
    minutes: dict[date, set[int]] = {}
    for plan, made in days:
        of_date = minutes.setdefault(plan.date, set())
        of_date.update(one.session.starts.minute for one in made if not one.session.starts.next_day)
    return {when: sorted(of_date) for when, of_date in minutes.items()}


def _with_understood_end(session: Session, starts: list[int]) -> Session:
    """Return *session* with the next start of its day as understood end, where none is written."""
    if session.ends is not None or session.starts.next_day:
        return session
    at = bisect_right(starts, session.starts.minute)
    return replace(session, understood_end=Clock(minute=starts[at]) if at < len(starts) else None)
