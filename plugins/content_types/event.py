"""A manuscript read into an event, and what must hold between its fields: end after start, deadline before end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from manuscript.model import Manuscript, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import Problem, shortened, told
from manuscript.quoting import as_value
from norwegian.dates import Moment, minute_of_day, real_date, typed_date, typed_moment, write_clock

from .fields import (
    END,
    ONLINE,
    PREVIOUS_START,
    PRICE,
    PUBLISHED,
    RECORDING,
    REGISTRATION,
    REGISTRATION_DEADLINE,
    REGISTRATION_OPENS,
    START,
    STATUS,
    VENUE,
)
from .model import (
    ContentKind,
    Event,
    Position,
    Registration,
    Span,
    Status,
    Venue,
    is_later,
    last_day,
    midnight_after,
)
from .reading import Values, check_summary, read_common, read_fields, stand_in
from .timing import hours_of, minutes_into, read_event_programme
from .url_paths import FileName, read_file_name
from .values import WrittenTime, instant_of, proposed_in_year
from .web_addresses import CODE, LETS_IN, MeetingLinks, Online, is_on_the_net, meeting_links, read_online

HAVE_MEETING_LINK = frozenset({ONLINE.key, VENUE.key})
# «/l/meetup-join/1», «zoom.example/j/1»: a meeting, and not the recording of it, which may need a password too
_JOINS = re.compile(r"/meetup-join/|/j/[0-9]")
HALF_A_YEAR = 183  # days; «2. januar» after «30. desember» is of the next year, «22. mars» after «23. mars» is a slip
MORNING, AFTERNOON = 9 * 60, 16 * 60  # minutes


def read_event(manuscript: Manuscript) -> tuple[Event | None, list[Problem]]:
    """Return the event, and every problem in its fields.

    It is None when no address can be made for it; any other wrong value is
    left out of it, or something stands in for it, so that the rest is checked too.
    """
    values = read_fields(manuscript, ContentKind.EVENT)
    name = read_file_name(manuscript.source)
    starts, published = values[START], values[PUBLISHED]
    span = _span(values, starts)
    moved_from = _moved_from(values, starts)
    shared = read_common(values, Event, name, published.instant if published else None)
    venue, online = _way_there(values)
    meeting = meeting_links(online.url or online.text)
    registration = _registration(values, span, meeting)
    if starts:
        _check_name(values, name, starts, moved_from)
        _check_published(values, published, starts, registration)
    _check_price(values, values[PRICE])
    _check_way_in(values, meeting)
    _check_whole(values, values[STATUS])
    event = None
    if shared:
        span = span or Span(starts=stand_in(values, name), ends=None, whole_days=True, is_read=False)
        shared |= {"span": span, "moved_from": moved_from, "venue": venue, "registration": registration}
        event = Event(**shared, online_url=online.url, online_text=online.text, online_public_text=online.public_text)
    _check_end(values, starts, event)
    return event, values.in_order()


# When it takes place


def _span(values: Values, starts: WrittenTime | None) -> Span | None:
    """Return when the event takes place; None when that cannot be said."""
    values.report_missing(START, "Skriv når arrangementet begynner.")
    ends = _ends(values, values[END], starts)
    return Span(starts=starts.instant, ends=ends, whole_days=not starts.has_clock) if starts else None


def _ends(values: Values, read: Moment | int | Problem | None, starts: WrittenTime | None) -> datetime | None:
    """Return the end; None where it is not written, or not after the start."""
    if isinstance(read, Problem):
        values.value(END).report_problem(_after_start(read, starts))
        return None
    if read is None or starts is None:
        return None
    moment = _on_the_day(read, starts)
    if (moment.minute is None) == starts.has_clock:
        return None  # told when the programme is known, which says what the clock should be
    if moment.minute is None:
        ends: datetime | None = midnight_after(moment.day)
        is_before = moment.day < starts.day
    else:
        ends = instant_of(moment, values.value(END))
        is_before = ends is not None and not is_later(ends, starts.instant)
    if not is_before:
        return ends
    is_same = starts.has_clock and ends is not None and ends.timestamp() == starts.instant.timestamp()
    if isinstance(read, int):
        meant = replace(moment, day=moment.day + timedelta(days=1))
    else:
        meant = _meant_end(moment, starts.moment)
    case, when = "clock" if isinstance(read, int) else "", "når" if is_same else "før"
    values.report(END, "ends-before-it-starts", case, when=when, ends=typed_moment(meant))
    return None


def _on_the_day(read: Moment | int, starts: WrittenTime) -> Moment:
    """Return the end that is written: a clock time alone is on the day of the start."""
    return Moment(day=starts.day, minute=read) if isinstance(read, int) else read


def _after_start(problem: Problem, starts: WrittenTime | None) -> Problem:
    """Return the problem with an end; what it proposes without a year, or without a day, comes after the start."""
    if starts is None:
        return problem
    if problem.rule == "date-missing-year":
        found, proposed = proposed_in_year(problem, starts.day.year)
        is_over_new_year = proposed is not None and (starts.day - proposed.day).days > HALF_A_YEAR
        return proposed_in_year(problem, starts.day.year + 1)[0] if is_over_new_year else found
    if problem.rule != "clock-after-midnight" or ". " in problem.example:
        return problem
    return replace(problem, example=f"{typed_date(starts.day + timedelta(days=1))} kl. {problem.example}")


def _moved_from(values: Values, starts: WrittenTime | None) -> Span | None:
    """Return when the event first should have been."""
    moved = values[PREVIOUS_START]
    if moved is None:
        return None
    if starts and moved.instant == starts.instant and moved.has_clock == starts.has_clock:
        values.report(PREVIOUS_START, "moved-nowhere")
        return None
    return Span(starts=moved.instant, ends=None, whole_days=not moved.has_clock)


def _check_name(values: Values, name: FileName, starts: WrittenTime, moved_from: Span | None) -> None:
    """Tell when the file is named after another day than the event has or had."""
    first_day = starts.instant.date()
    if name.day in (None, first_day, moved_from.first_day if moved_from else None):
        return
    minute = minute_of_day(starts.instant) if starts.has_clock else None
    values.report(
        START,
        "file-name-other-day",
        day=typed_date(first_day),
        named=name.day.isoformat(),
        right=f"{first_day.isoformat()}-{name.slug or 'slug'}.md",
        start=typed_moment(Moment(day=name.day, minute=minute)),
    )


# «450», «1 200,50», «200–400», «Medlemmer 200, andre 400», «200 for medlemmer»; not «0», «50 plasser» or «12-åringer»
BARE_AMOUNT = re.compile(
    r"(?<![^\s,;:/(])[1-9][0-9]{0,8}(?:[ .][0-9]{3}){0,3}(?:,[0-9]{1,2})?(?: ?[–-] ?[1-9][0-9]{0,8})?(?=\.?$|[,;/)]|\s+(?:/|for\b|per\b|og\b))"
)
# What says what an amount is counted in: «kr», «kroner», «450,-», «20 euro», «NOK»; of ages and percents nothing is sure
PRICE_UNIT = re.compile(r"\bkr|,-|[€$£%]|\b(?:nok|sek|dkk|eur|usd|år)|\d-", re.IGNORECASE)
# «inntil 40», «de første 50», «i 2027»: words before a number that is no amount
NOT_PAID = frozenset(
    "i på av til under over inntil opptil første fyrste klasse trinn uke kl. kl nr. nr innen etter før".split()
)


def _check_price(values: Values, price: str) -> None:
    """Warn of amounts that say nothing of what they are counted in."""
    amounts = [] if PRICE_UNIT.search(price) else [*BARE_AMOUNT.finditer(price)]
    words = (price[: amount.start()].lower().split() for amount in amounts)
    if amounts and not any(before[-1] in NOT_PAID for before in words if before):
        right = BARE_AMOUNT.sub(lambda amount: f"{amount[0]} kr", price)
        values.report(PRICE, "price-without-unit", price=price, right=as_value(shortened(right)))


def _meant_end(written: Moment, starts: Moment) -> Moment:
    """Return an end that may be meant by one before the start: in the year of the start, else shortly after it."""
    in_year = real_date(written.day.day, written.day.month, starts.day.year)
    meant = replace(written, day=in_year) if in_year else written
    return meant if _order(meant) > _order(starts) else _later(starts)


def _later(starts: Moment) -> Moment:
    """Return an end that may follow a start: an hour later, or the same day."""
    return starts if starts.minute is None else minutes_into(starts.day, starts.minute + 60)


# How and when one registers


def _registration(values: Values, span: Span | None, meeting: MeetingLinks) -> Registration | None:
    """Return how and when one registers; None when the event has no registration."""
    registration = values[REGISTRATION]
    for field in (REGISTRATION_OPENS, REGISTRATION_DEADLINE):
        if field in values and REGISTRATION not in values:
            values.report(REGISTRATION, "registration-missing", at=field, given=field.key)
    if registration and registration.url and meeting.hold(registration.url):
        values.report(REGISTRATION, "registration-is-meeting")
        registration = replace(registration, url="")
    deadline = _deadline(values, span)
    closes = deadline.last_instant if deadline else None
    opens = _opens(values, span, closes)
    if registration is None and opens is None and closes is None:
        return None
    return replace(
        registration or Registration(),
        opens=opens.instant if opens else None,
        deadline=closes,
        deadline_is_day=bool(deadline and not deadline.has_clock),
    )


def _way_there(values: Values) -> tuple[Venue | None, Online]:
    """Return where it is, and how one takes part on the net, which is told where it is written as the place."""
    venue, online = values[VENUE], values[ONLINE]
    place = venue.one_line if venue else ""
    if not place or not is_on_the_net(place):
        return venue, online
    case = "both" if ONLINE in values else ""
    values.report(VENUE, "venue-on-the-net", case, place=place, shown=as_value(shortened(place)))
    return None, online if case else read_online(place)


def _check_way_in(values: Values, meeting: MeetingLinks) -> None:
    """Tell of a password in words anywhere, and of the meeting's link outside «digitalt», where it would stay."""
    for key, node in values.nodes.items():
        for scalar in _scalars(node):
            is_known = key == REGISTRATION.key and meeting.hold(scalar.text)  # it is told as what it is
            is_known |= key == RECORDING.key and not _JOINS.search(scalar.text)
            for problem in _way_in(scalar.text, meeting, is_its_place=key in HAVE_MEETING_LINK or is_known):
                values.add(problem, scalar)
    for line in values.manuscript.body:
        for problem in _way_in(line.text, meeting):
            values.add(problem, Position(line=line.number))


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case ListNode():
            for item in node.items:
                yield from _scalars(item)
        case Mapping():
            for pair in node.pairs:
                yield from _scalars(pair.value)


def _way_in(text: str, meeting: MeetingLinks, *, is_its_place: bool = False) -> Iterator[Problem]:
    if code := CODE.search(text):
        yield told("password-in-words", words=" ".join(code[0].split()))
    if is_its_place:
        return
    if meeting.addresses and meeting.taken_out(text, "") != text:
        yield told("meeting-link-in-text")
    elif LETS_IN.search(text):
        yield told("meeting-link-in-text", case="anybody")


def _deadline(values: Values, span: Span | None) -> WrittenTime | None:
    """Return the deadline; None, and told, where it is after the end."""
    deadline = values[REGISTRATION_DEADLINE]
    if deadline is None or span is None:
        return deadline
    if span.ends is None:
        latest = midnight_after(span.starts.date())
    else:
        latest = span.ends if deadline.has_clock else midnight_after(last_day(span.ends))
    if not is_later(deadline.last_instant, latest):
        return deadline
    values.report(REGISTRATION_DEADLINE, "deadline-after-end", day=typed_date(span.starts.date()))
    return None


def _opens(values: Values, span: Span | None, closes: datetime | None) -> WrittenTime | None:
    """Return when registration opens; None, and told, where that is not before it closes."""
    opens = values[REGISTRATION_OPENS]
    if opens is None:
        return None
    if closes and not is_later(closes, opens.instant):
        values.report(
            REGISTRATION_OPENS, "registration-opens-after-deadline", day=typed_date(closes.date() - timedelta(days=7))
        )
        return None
    if span and REGISTRATION_DEADLINE not in values and not is_later(span.starts, opens.instant):
        values.report(
            REGISTRATION_OPENS,
            "registration-opens-after-start",
            day=typed_date(span.starts.date() - timedelta(days=30)),
        )
    return opens


# What must hold between the fields, and what visitors will miss


def _check_published(
    values: Values, published: WrittenTime | None, starts: WrittenTime, registration: Registration | None
) -> None:
    """Tell when the page is shown only after the event has begun, or when nobody can register any more."""
    if published is None:
        return
    day = typed_date(starts.instant.date())
    if published.is_after(starts):
        values.report(PUBLISHED, "published-after-start", day=day)
    deadline = registration.deadline if registration else None
    if deadline and values[STATUS] is not Status.GONE and not is_later(deadline, published.instant):
        values.report(REGISTRATION_DEADLINE, "deadline-before-published", day=day)


def _check_whole(values: Values, status: Status) -> None:
    """Tell of what visitors will miss, and of what does not go together; of a page that is gone, nothing."""
    if status is Status.GONE or values.manuscript.unread:
        return
    check_summary(values)
    if VENUE not in values and ONLINE not in values:
        values.report(VENUE, "venue-missing", at=START)
    if status is Status.FULL and REGISTRATION not in values:
        values.report(REGISTRATION, "full-without-registration", at=STATUS)
    if status is Status.CANCELLED and PREVIOUS_START in values:
        values.report(STATUS, "cancelled-and-moved", at=PREVIOUS_START)


def _check_end(values: Values, starts: WrittenTime | None, event: Event | None) -> None:
    """Tell when no end is written, or only one of start and end has a clock time.

    The hours of the programme are the example, where there are some.
    """
    read = values[END]
    if starts and isinstance(read, int | Moment):
        ends = _on_the_day(read, starts)
        if (ends.minute is None) == starts.has_clock:
            _report_unlike(values, starts, ends, _hours(event)[0])
    if END in values or values[STATUS] is Status.GONE or values.manuscript.unread:
        return
    first, last = _hours(event)
    if starts and first and not starts.has_clock:
        example = f"starter: {typed_moment(first)}\n{_example_of_end(first, last)}"
        values.report(END, "end-missing", "clock", example=example, at=START)
        return
    values.report(END, "end-missing", example=_example_of_end(starts.moment, last) if starts else "")


def _hours(event: Event | None) -> tuple[Moment | None, Moment | None]:
    """Return when the programme begins and ends, as far as it says so."""
    programme = read_event_programme(event)[1] if event else None
    return (hours_of(programme) if programme else None) or (None, None)


def _report_unlike(values: Values, starts: WrittenTime, ends: Moment, first: Moment | None) -> None:
    """Tell that only one of start and end has a clock time; *first* is when the programme begins."""
    if not starts.has_clock:
        begins = first if first and first.day == starts.day else Moment(day=starts.day, minute=MORNING)
        if _order(begins) >= _order(ends):
            begins = replace(begins, minute=max(0, (ends.minute or 0) - 60))
        values.report(END, "ends-with-clock", start=typed_moment(begins))
        return
    right = replace(ends, minute=AFTERNOON) if ends.day > starts.day else _later(starts.moment)
    values.report(END, "ends-without-clock", end=typed_moment(right))


def _example_of_end(starts: Moment, last: Moment | None) -> str:
    """Return an end that may follow a start: that of the programme, four o'clock, or an hour later."""
    possible = (last, replace(starts, minute=AFTERNOON)) if starts.minute is not None else ()
    ends = next((end for end in possible if end and _order(end) > _order(starts)), _later(starts))
    if ends.minute is None or ends.day != starts.day:
        return f"slutter: {typed_moment(ends)}"
    return f"slutter: {write_clock(ends.minute)}"


def _order(moment: Moment) -> tuple[date, int]:
    return moment.day, moment.minute or 0
