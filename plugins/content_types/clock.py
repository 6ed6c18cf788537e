"""Wall clock to instants: the one place where a written time gets its offset."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from manuscript.problem import Problem, told
from norwegian.dates import OSLO, Moment, minute_of_day, write_clock


def instant(moment: Moment) -> datetime | Problem:
    """Return the moment as an aware datetime in Europe/Oslo.

    A day alone is the midnight that begins it. A clock time that is skipped
    when summer time begins, or comes twice when it ends, is a problem unless it
    was written with an offset.
    """
    wall = datetime.combine(moment.day, time()) + timedelta(minutes=moment.minute or 0)
    first = wall.replace(tzinfo=OSLO)
    second = first.replace(fold=1)
    before, after = _utc_offset(first), _utc_offset(second)
    if before == after:  # PEP 495
        return first
    if before < after:
        later = wall + timedelta(hours=1)
        right = later.replace(tzinfo=OSLO).isoformat(timespec="minutes")
        return told("clock-skipped", clock=_clock(wall), day=_day(wall), later=_clock(later), right=right)
    if moment.offset == before:
        return first
    if moment.offset == after:
        return second
    once, again = first.isoformat(timespec="minutes"), second.isoformat(timespec="minutes")
    return told("clock-repeated", clock=_clock(first), day=_day(first), once=once, again=again)


def on_the_wall(wall: datetime) -> datetime:
    """Return the instant clocks in Norway show *wall* (naive), in Europe/Oslo.

    Where the clocks skip or repeat it, the first reading is taken: a programme
    cannot say which it means.
    """
    return wall.replace(tzinfo=OSLO)


def midnight_before(day: date) -> datetime:
    """Return the instant *day* begins."""
    return datetime.combine(day, time(), OSLO)


def midnight_after(day: date) -> datetime:
    """Return the instant *day* ends."""
    return midnight_before(day + timedelta(days=1))


def is_later(one: datetime, other: datetime) -> bool:
    """Tell whether *one* is after *other*, also within the hour that comes twice.

    Python compares two datetimes of one zone by their clocks, not as instants.
    """
    return one.timestamp() > other.timestamp()


def last_day(ends: datetime) -> date:
    """Return the day something that ends at *ends* was last on: midnight belongs to the day before."""
    return (ends - timedelta(microseconds=1)).date()


def _utc_offset(aware: datetime) -> timedelta:
    return aware.utcoffset() or timedelta()


def _clock(moment: datetime) -> str:
    return write_clock(minute_of_day(moment))


def _day(moment: datetime) -> str:
    return f"{moment.day}.{moment.month}.{moment.year}"
