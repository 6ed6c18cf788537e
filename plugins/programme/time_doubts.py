"""What is uncertain about rows together: overlaps, gaps, and the hours of the event."""

from __future__ import annotations

from collections.abc import Iterator

from manuscript.problem import Problem

from .case import Case, Look, until
from .parts import is_place_line
from .plain import plain
from .sessions import Made
from .wording import clock, quoted, span

GAP = 120  # minutes without anything
AFTERNOON_ENDS = 16 * 60  # later than this a long gap is an evening off
LONGEST_CLOSED = 120  # minutes: a longer row is no talk one sits through


def _overlaps(case: Case) -> Iterator[Problem]:
    """Partial overlap; a short row wholly inside a long one is ordinary."""
    for _, made in case.days:
        rows = sorted(
            (one for one in made if not one.session.track_name and not one.session.starts.next_day),
            key=lambda one: one.row.starts,
        )
        longest: Made | None = None
        containers = {id(outer) for outer, inner in zip(rows, rows[1:], strict=False) if _contains(outer, inner)}
        for one in rows:
            if longest is not None and _cuts_into(one, longest, is_container=id(longest) in containers):
                yield case.warn(
                    one.session.line,
                    one.session.column,
                    "overlap",
                    f"Posten {span(one.row.starts, one.row.ends)} begynner før {span(longest.row.starts, longest.row.ends)} "
                    f"{quoted(longest.session.title)} er ferdig. De vises ved siden av hverandre.",
                    "Rett klokkeslettene, eller skriv postene som spor hvis de går samtidig.",
                )
            if one.session.ends is not None and (longest is None or until(one.session) >= until(longest.session)):
                longest = one


def _contains(outer: Made, inner: Made) -> bool:
    return outer.row.starts == inner.row.starts and until(inner.session) <= until(outer.session)


def _cuts_into(one: Made, longest: Made, *, is_container: bool) -> bool:
    if not longest.row.starts < one.row.starts < until(longest.session):
        return False
    if one.session.ends is None:  # during something long and open, other things are expected to begin
        return not is_container and until(longest.session) - longest.row.starts < LONGEST_CLOSED
    return until(one.session) > until(longest.session)


def _gaps(case: Case) -> Iterator[Problem]:
    for _, made in case.days:
        last, before = 0, None
        for one in sorted(made, key=lambda one: one.session.starts.since_midnight):
            start = one.session.starts.since_midnight
            if before is not None and start <= AFTERNOON_ENDS and start - last > GAP:
                yield case.warn(
                    one.session.line,
                    one.session.column,
                    "gap",
                    f"Det står ingenting mellom {clock(last)} og {clock(start)}.",
                    "Kontroller klokkeslettene, og om det mangler en post.",
                )
            last = max(last, until(one.session))
            before = one if one.session.ends is not None else None


def _rows_round_all(case: Case) -> Iterator[Problem]:
    for _, made in case.days:
        if len(made) < 3 or made[0].session.ends is None or made[0].session.tracks:
            continue
        first, others = made[0], made[1:]
        if all(first.row.starts <= one.row.starts < until(first.session) for one in others):
            yield case.warn(
                first.session.line,
                first.session.column,
                "row-round-all",
                f"Posten {span(first.row.starts, first.row.ends)} {quoted(first.session.title)} varer like lenge som resten "
                "av dagen. Den er lest som en post.",
                "Er dette rammen for hele dagen, skriv den som tekst uten klokkeslett.",
            )


def _event_hours(case: Case) -> Iterator[Problem]:
    """The first and the last row against the event's own clock."""
    first = [one for plan, made in case.days if plan.date == case.window.first_day for one in made]
    if case.window.starts is not None and first:
        one = min(first, key=lambda one: one.session.starts.since_midnight)
        if one.row.starts != case.window.starts:
            yield case.warn(
                one.session.line,
                one.session.column,
                "first-row",
                f"Programmet begynner {clock(one.row.starts)}, men arrangementet starter {clock(case.window.starts)}.",
                "Rett klokkeslettet, eller «starter» øverst i filen.",
            )
    last = [one for plan, made in case.days if plan.date == case.window.last_day for one in made]
    if case.window.ends is not None and last:
        one = max(last, key=lambda one: until(one.session))
        last_minute = until(one.session)
        disagrees = last_minute != case.window.ends if one.session.ends else last_minute > case.window.ends
        if disagrees:
            yield case.warn(
                one.session.line,
                one.session.column,
                "last-row",
                f"Programmet varer til {clock(last_minute)}, men arrangementet slutter {clock(case.window.ends)}.",
                "Rett klokkeslettet, eller «slutter» øverst i filen.",
            )


def _untimed_items(case: Case) -> Iterator[Problem]:
    """A bullet beside bullets with times: is it a row?"""
    bulleted = [one for one in case.made if one.row.item.written.bullet]
    if len(bulleted) < 2:
        return
    for one in bulleted:
        mine = one.row.item.written
        alike = next((line for line in one.row.below if (line.bullet, line.indent) == (mine.bullet, mine.indent)), None)
        if alike is not None:
            yield case.warn(
                alike.number,
                alike.start + 1,
                "item-without-time",
                f"{quoted(alike.words)} har ikke klokkeslett og er lest som tekst under {quoted(one.session.title)}.",
                "Er punktet en post, skriv klokkeslettet først på linjen.",
            )
            return


def _place_lines(case: Case) -> Iterator[Problem]:
    for one in case.made:
        line = next((line for line in one.row.preface if is_place_line(line)), None)
        if line is not None:
            yield case.warn(
                line.number,
                line.start + 1,
                "heading-between-rows",
                f"{quoted(line.words)} er lest som en overskrift over posten {clock(one.row.starts)}.",
                "Skriv stedet i posten, eller gjør linjen til en overskrift.",
                f"#### {plain(line.words).rstrip(':')}",
            )


LOOKS: tuple[Look, ...] = (
    _overlaps,
    _gaps,
    _rows_round_all,
    _event_hours,
    _untimed_items,
    _place_lines,
)
