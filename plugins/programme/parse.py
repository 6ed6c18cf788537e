"""The lines of a programme section read into a Programme: the list of the steps from text to model."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from manuscript.model import Line
from manuscript.problem import Problem, in_file, in_file_order

from .day_plans import DayPlan, plan_days
from .doubts import DoubtContext, doubts
from .labels import move_talks_into_tracks
from .lines import as_markdown, plain, read_lines
from .model import Clock, Day, EventWindow, Programme, Session
from .parts import closing_text, move_part_headings, take_opening_hours
from .reading import SectionReading
from .rows import Row, outline_of
from .sessions import SessionReading, read_session
from .tables import with_tabs


def parse(lines: Sequence[Line], *, file: str, window: EventWindow) -> tuple[Programme, list[Problem]]:
    """Return the programme that *lines* hold, and everything an editor should know of it.

    Every word is kept: what is no time, day, title, speaker or track is text
    under its row, or round the rows. No end and no track is made up.
    """
    lines = with_tabs(lines)
    doubted = partial(DoubtContext, window=window, lines=lines)
    # 1. Each line is told apart: a time, a day, or text. Tables and run-on paragraphs become lines with times.
    reading = SectionReading(lines, window)
    # 2. Each time and each day gets the text below it, as far as the next.
    outline = outline_of(reading.items, capital_titles=reading.conventions.capital_titles)
    # 3. What is no row is taken out of the rows: the hours of the whole, talks in tracks, closing words, headings.
    opening_hours = take_opening_hours(outline)
    if not any(isinstance(member, Row) for member in outline.members):
        programme = Programme(preface=as_markdown(read_lines(lines)))  # headings of columns too
        doubtful = doubts(doubted(programme=programme, opening_hours=opening_hours))
        return programme, in_file_order(in_file(file, [*reading.problems, *doubtful]))
    move_talks_into_tracks(outline)
    closing = closing_text(outline)
    move_part_headings(outline)
    # 4. Each row is given its day.
    plans, preface, found = plan_days(outline, window)
    # 5. Each row becomes a session: title, speakers, room, tracks and text told apart.
    days = [(day, [read_session(row, reading.conventions) for row in day.rows]) for day in plans]
    # 6. Where no end is written, the next start is understood.
    starts = [(day.date, one.session.starts) for day, of_day in days for one in of_day]
    starts = sorted((start for start in starts if not start[1].next_day), key=lambda start: (start[0], start[1].minute))
    programme = Programme(
        days=tuple(_day(day, sessions, starts) for day, sessions in days),
        preface=as_markdown(preface),
        closing=as_markdown(closing),
        column_names=reading.column_names,
    )
    # 7. What a reader would hesitate at is told.
    doubtful = doubts(doubted(programme=programme, days=days, opening_hours=opening_hours))
    return programme, in_file_order(in_file(file, [*reading.problems, *found, *doubtful]))


def _day(plan: DayPlan, sessions: list[SessionReading], starts: list[tuple[date, Clock]]) -> Day:
    return Day(
        date=plan.date,
        headings=tuple(plain(heading.text) for heading in plan.headings),
        preface=as_markdown(plan.preface),
        sessions=tuple(_with_understood_end(one.session, plan.date, starts) for one in sessions),
        line=plan.line,
    )


def _with_understood_end(session: Session, day: date, starts: list[tuple[date, Clock]]) -> Session:
    """Return *session* with the next of *starts* on its day as understood end, where none is written."""
    if session.ends is not None or session.starts.next_day:
        return session
    at = bisect_right(starts, (day, session.starts.minute), key=lambda start: (start[0], start[1].minute))
    understood = next((clock for when, clock in starts[at : at + 1] if when == day), None)
    return replace(session, span=replace(session.span, understood_end=understood))
