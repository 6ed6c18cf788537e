"""Which day every row belongs to: headings, stacked headings, and a clock that starts again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from manuscript.problem import Problem, quoted
from norwegian.dates import WEEKDAYS, weekday_and_day, write_clock

from .days import DayName, date_in_event
from .lines import MarkedLine, Place, example_row, plain, problem_at
from .model import EventWindow
from .rows import DayHeading, Outline, Row

# What comes further down in a programme, where the reading of a day depends on it


def _ahead_of(outline: Outline, window: EventWindow) -> list[tuple[bool, date]]:
    """Return for each member, and for the end, what comes from there on.

    Whether a row comes before any heading that names a day of the event; and the first day a heading names.
    """
    row_is_next, least_headed = False, date.max
    found = [(row_is_next, least_headed)]
    for member in reversed(outline.members):
        if isinstance(member, Row):
            row_is_next = True
        elif when := date_in_event(member.name, window, None):
            row_is_next, least_headed = False, min(when, least_headed)
        found.append((row_is_next, least_headed))
    return found[::-1]


EVENING = 18 * 60  # a row before six in the morning after one from here on is in the night
NIGHT_ENDS = 6 * 60
FORENOON_ENDS = 12 * 60  # a new day of an event begins before
EVENING_ROWS = 17 * 60
LEAST_RESTART = 60  # minutes: a smaller step back is a slip or an overlap

# «Avreise», «Vel hjem!»: whoever has left has no evening that day
_GONE_HOME = re.compile(r"avreise|hjemreise|heimreise|hjemtur|heimtur|vel hjem|vel heim", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class DayPlan:
    """A day with its rows."""

    date: date
    headings: list[DayHeading] = field(default_factory=list)
    preface: list[MarkedLine] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.rows and all(line.is_blank for line in self.preface)


class _DayPlanner:
    def __init__(self, outline: Outline, window: EventWindow) -> None:
        self.outline, self.window = outline, window
        self.problems: list[Problem] = []
        self.days: list[DayPlan] = []
        self.preface = list(outline.head)  # the text before the first
        self.stacked: list[DayPlan] = []  # headings that wait for the clock to start again
        self.was_stacked = False  # the day we are in was one of them
        self.previous: Row | None = None  # the last row of the current day that stands in no track
        self.ahead = _ahead_of(outline, window)

    @property
    def current(self) -> DayPlan | None:
        return self.days[-1] if self.days else None

    def run(self) -> None:
        for index, member in enumerate(self.outline.members):
            if isinstance(member, DayHeading):
                self._heading(member, index)
            else:
                self._row(member, index)
        self._unstack()
        first = self.days[0] if self.days else None
        if self.window.first_day < self.window.last_day and first and first.rows and not first.headings:
            self._tell(first.rows[0].place, "programme-day-missing", first.date)

    # Headings

    def _heading(self, heading: DayHeading, index: int) -> None:
        self.was_stacked = False
        name = heading.name
        when = date_in_event(name, self.window, self.current.date if self.current else None)
        if when is None:
            self._outside(heading, index)
            return
        self._tell_wrong_name(heading, name, when)
        current = self.current
        if current is not None and current.is_empty and current.date == when and not self.stacked:
            current.headings.append(heading)
            current.preface += heading.below
            return
        plan = DayPlan(date=when, headings=[heading], preface=list(heading.below))
        if current is not None and current.headings and current.is_empty and plan.is_empty and when > current.date:
            self.stacked.append(plan)
            return
        self._unstack()
        self._begin(plan)

    def _begin(self, plan: DayPlan) -> None:
        self.days.append(plan)
        self.previous = None

    def _outside(self, heading: DayHeading, index: int) -> None:
        """Keep a heading of a day outside the event as text, and warn of it when there are rows under it."""
        written = heading.written
        self._below_last().extend([written, *heading.below])
        row_is_next, _ = self.ahead[index + 1]
        if not row_is_next:
            return
        chosen = self.current.date if self.current else self.window.first_day
        self._tell(written.place, "programme-day-outside", chosen, heading=quoted(plain(heading.text).strip("*_ ")))
        self.previous = None  # that the clock starts again below it needs no telling of its own

    def _below_last(self) -> list[MarkedLine]:
        if self.current is None:
            return self.preface
        return self.current.rows[-1].below if self.current.rows else self.current.preface

    def _tell_wrong_name(self, heading: DayHeading, name: DayName, when: date) -> None:
        place, written = heading.written.place, quoted(heading.text)
        if name.is_dated and name.weekday is not None and name.weekday != when.weekday():
            said = {"date": f"{when.day}.{when.month}.", "weekday": WEEKDAYS["nb"][when.weekday()]}
            self._tell(place, "programme-weekday", when, written=written, **said)
        elif name.year is not None and name.year != when.year:
            self._tell(place, "programme-year", when, written=written, year=str(name.year), event=str(when.year))

    def _unstack(self) -> None:
        self.days += self.stacked
        self.stacked = []

    # Rows

    def _row(self, row: Row, index: int) -> None:
        if self.current is None:
            self._begin(DayPlan(date=self.window.first_day))
        if self._belongs_to_evening_before(row):
            self.days[-2].rows.append(row)
            self._tell(row.place, "programme-evening-before", self.days[-2].date, start=write_clock(row.starts))
            return
        if self.previous is not None and not row.track_name and not row.in_heading:
            self._after(row, self.previous, index)
        self.days[-1].rows.append(row)
        if not row.track_name:
            self.previous = row

    def _after(self, row: Row, previous: Row, index: int) -> None:
        """Judge a row that starts before the one above it."""
        late = previous.next_day or previous.starts >= EVENING or (previous.ends or 0) >= EVENING
        if row.starts < NIGHT_ENDS and late and (row.starts >= previous.starts) == previous.next_day:
            row.next_day = True
            return
        if row.starts >= previous.starts and not previous.next_day:
            return
        restarts = previous.next_day or row.starts <= previous.starts - LEAST_RESTART
        following = self._next_day(index) if restarts and row.starts < FORENOON_ENDS else None
        if following is not None:
            self._begin(following)
            self._tell(row.place, "programme-day-moved-on", following.date, start=write_clock(row.starts))
        elif not previous.next_day:
            right = example_row(previous.ends or previous.starts, row.ends, plain(row.title.text))
            clocks = {"start": write_clock(row.starts), "above": write_clock(previous.starts)}
            self.problems.append(problem_at(row.place, "programme-clock-backwards", right, **clocks))

    def _belongs_to_evening_before(self, row: Row) -> bool:
        """Tell whether an evening row after everybody has gone home was left over from the day before.

        Columns pasted one after the other leave stacked headings, and the
        evening of the first day last of all.
        """
        if not self.was_stacked or self.previous is None or len(self.days) < 2:
            return False
        before = self.days[-2].rows
        gone = self.days[-1].rows and _GONE_HOME.search(self.days[-1].rows[-1].title.text)
        return bool(gone and before) and row.starts >= EVENING_ROWS and row.starts >= before[-1].starts

    def _next_day(self, index: int) -> DayPlan | None:
        """Return the day after, when the event has one that no heading further down will open."""
        if self.stacked:
            self.was_stacked = True
            return self.stacked.pop(0)
        when = self.days[-1].date + timedelta(days=1)
        if when > self.window.last_day or self.ahead[index][1] <= when:
            return None
        return DayPlan(date=when)

    def _tell(self, place: Place, rule: str, day: date, **words: str) -> None:
        """Tell of a day that is understood; the heading of it is the example."""
        name = weekday_and_day(day)
        self.problems.append(problem_at(place, rule, f"### {name.capitalize()}", day=name, **words))


def plan_days(outline: Outline, window: EventWindow) -> tuple[list[DayPlan], list[MarkedLine], list[Problem]]:
    """Return the days with their rows in order, the text before the first, and what was uncertain about them."""
    planner = _DayPlanner(outline, window)
    planner.run()
    return planner.days, planner.preface, planner.problems
