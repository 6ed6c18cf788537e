"""When an event takes place, read from `starter`, `slutter` and `flyttet-fra`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from norwegian.dates import month_name
from norwegian.reading import Moment, Refusal, read_moment_or_clock
from publication.clock import is_later, midnight_after
from publication.naming import FileName
from publication.sheet import Sheet, When
from publication.values import at, bare_text

from .model import Span

MORNING, AFTERNOON, MIDNIGHT = 9 * 60, 16 * 60, 24 * 60  # minutes


def read_span(sheet: Sheet) -> Span | None:
    """Return when the event takes place; None when that cannot be said."""
    if "starter" not in sheet.nodes:
        sheet.tell_missing("starter", "Skriv når arrangementet begynner.")
        return None
    starts = sheet.when("starter")
    if starts is None:
        _written_end(sheet, None)  # for its own problems
        return None
    return Span(starts=starts.instant, ends=_ends(sheet, starts), whole_days=not starts.has_clock)


def read_moved_from(sheet: Sheet, span: Span | None) -> Span | None:
    """Return when the event first should have been."""
    moved = sheet.when("flyttet-fra")
    if moved is None:
        return None
    if span and moved.instant == span.starts and moved.has_clock != span.whole_days:
        sheet.spot("flyttet-fra").tell(
            sheet.at("flyttet-fra"),
            "moved-nowhere",
            "Arrangementet er flyttet fra samme tid som det starter.",
            "Skriv den nye tiden i «starter», eller slett «flyttet-fra».",
        )
        return None
    return Span(starts=moved.instant, ends=None, whole_days=not moved.has_clock)


def check_name(sheet: Sheet, name: FileName, span: Span | None, moved: Span | None) -> None:
    """Tell when the file is named after another day than the event has or had."""
    if name.day is None or span is None:
        return
    if name.day in (span.first_day, moved.first_day if moved else None):
        return
    right = f"{span.first_day.isoformat()}-{name.slug or 'slug'}.md"
    sheet.spot("starter").tell(
        sheet.at("starter"),
        "file-name-other-day",
        f"Arrangementet starter {as_typed(span.first_day)}, men filnavnet begynner med {name.day.isoformat()}.",
        f"Rett datoen, eller gi filen navnet {right}. Er arrangementet flyttet, "
        "skriver du den første datoen i «flyttet-fra».",
        f"starter: {_as_named(name.day, span)}",
    )


def _as_named(day: date, span: Span) -> str:
    """Return the start as it would be on the day of the file's name."""
    minute = None if span.whole_days else 60 * span.starts.hour + span.starts.minute
    return _moment(Moment(day=day, minute=minute))


def _ends(sheet: Sheet, starts: When) -> datetime | None:
    read = _written_end(sheet, starts)
    return None if read is None else _end_of(sheet, starts, read)


def _written_end(sheet: Sheet, starts: When | None) -> Moment | int | None:
    """Return the date of «slutter», or the minutes of a clock time alone."""
    node, spot = sheet.nodes.get("slutter"), sheet.spot("slutter")
    written = bare_text(node, spot) if node else ""
    read = read_moment_or_clock(written) if written else None
    if not isinstance(read, Refusal):
        return read
    if read.rule == "clock-after-midnight" and starts and ". " not in read.example:
        read = replace(read, example=f"{as_typed(starts.moment.day + timedelta(days=1))} kl. {read.example}")
    spot.refuse(node, replace(read, example=read.last or read.example))
    return None


def _end_of(sheet: Sheet, starts: When, read: Moment | int) -> datetime | None:
    node, spot = sheet.nodes["slutter"], sheet.spot("slutter")
    is_clock_alone = isinstance(read, int)
    moment = Moment(day=starts.moment.day, minute=read) if is_clock_alone else read
    if (moment.minute is None) == starts.has_clock:
        _tell_unlike(sheet, starts, moment)
        return None
    if moment.minute is None:
        ends: datetime | None = midnight_after(moment.day)
        is_before = moment.day < starts.moment.day
    else:
        ends = at(moment, node, spot)
        is_before = ends is not None and not is_later(ends, starts.instant)
    if not is_before:
        return ends
    is_same = starts.has_clock and ends is not None and ends.timestamp() == starts.instant.timestamp()
    spot.tell(
        node,
        "ends-before-it-starts",
        f"Arrangementet slutter {'når' if is_same else 'før'} det starter.",
        "Er det slutt dagen etter, skriver du datoen også." if is_clock_alone else "Rett «starter» eller «slutter».",
        f"slutter: {_moment(_next_day(moment) if is_clock_alone else _later(starts.moment))}",
    )
    return None


def _next_day(moment: Moment) -> Moment:
    return replace(moment, day=moment.day + timedelta(days=1))


def _later(starts: Moment) -> Moment:
    """Return an end that may follow a start: an hour later, or the same day."""
    if starts.minute is None:
        return starts
    hour_later = starts.minute + 60
    if hour_later <= MIDNIGHT:
        return replace(starts, minute=hour_later)
    return replace(_next_day(starts), minute=hour_later - MIDNIGHT)


def _tell_unlike(sheet: Sheet, starts: When, ends: Moment) -> None:
    """Tell that only one of start and end has a clock time."""
    node, spot = sheet.nodes["slutter"], sheet.spot("slutter")
    if starts.has_clock:
        is_later_day = ends.day > starts.moment.day
        right = replace(ends, minute=AFTERNOON) if is_later_day else _later(starts.moment)
        spot.tell(
            node,
            "ends-without-clock",
            "«starter» har klokkeslett, men «slutter» er bare en dato.",
            "Skriv klokkeslettet også i «slutter».",
            f"slutter: {_moment(right)}",
        )
        return
    spot.tell(
        node,
        "ends-with-clock",
        "«slutter» har klokkeslett, men «starter» er bare en dato.",
        "Skriv klokkeslettet også i «starter», eller bare datoen i «slutter».",
        f"starter: {_moment(Moment(day=starts.moment.day, minute=MORNING))}",
    )


def _moment(moment: Moment) -> str:
    """Return a moment as one types it, for example 23. mars 2027 kl. 11.30."""
    day = as_typed(moment.day)
    if moment.minute is None:
        return day
    return f"{day} kl. {moment.minute // 60:02}.{moment.minute % 60:02}"


def as_typed(day: date) -> str:
    """Return a day as one types it, for example 23. mars 2027."""
    return f"{day.day}. {month_name(day.month, 'nb')} {day.year}"
