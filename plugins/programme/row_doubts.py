"""What is uncertain about rows: each alone, and several together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manuscript.model import Line
from manuscript.problem import Problem, quoted
from norwegian.dates import DAY_MINUTES, write_clock

from .day_plans import DayPlan
from .lines import (
    EXAMPLE_TITLE,
    LONGEST_EXAMPLE,
    MarkedLine,
    Place,
    TextPiece,
    example_row,
    part,
    plain,
    problem_at,
)
from .model import EventWindow, Programme, Session, SessionKind
from .parts import is_place_line
from .rows import Row, session_kind_of
from .sessions import SessionReading
from .speakers import is_name, names_speakers_alone
from .times import Conventions, TimeReading, read_time

EXAMPLE_TRACK_TITLE = "Tittel på sporet"
EXAMPLE_TRACK = f"Spor 1 – {EXAMPLE_TRACK_TITLE}"

Days = Sequence[tuple[DayPlan, list[SessionReading]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtContext:
    """A programme that has been read, and all that is looked at when it is doubted."""

    programme: Programme
    days: Days = ()  # none: nothing has a time
    opening_hours: Sequence[Row] = ()  # times that were read as the hours of the whole
    with_talks: Sequence[Row] = ()  # rows whose tracks were given the talks below
    window: EventWindow
    lines: Sequence[Line]  # of the section

    @property
    def sessions(self) -> Iterator[SessionReading]:
        for _, of_day in self.days:
            for one in of_day:
                yield one
                yield from one.talks


def problem_of(one: SessionReading, rule: str, example: str = "", case: str = "", **words: str) -> Problem:
    """Return a problem at the time of a session; its own row put right is the example, where there is no other."""
    return _problem_in(one, one.row.place, rule, example, case, **words)


def _problem_in(
    one: SessionReading, place: Place, rule: str, example: str = "", case: str = "", **words: str
) -> Problem:
    """Return a problem elsewhere in the row."""
    right = example or example_row(one.row.starts, one.row.ends, one.session.title)
    return problem_at(place, rule, right, case, time=one.time, title=quoted(one.session.title), **words)


# What is uncertain about one row: its time, its title, its place among the days


def _read_otherwise(one: SessionReading) -> Iterator[Problem]:
    """What was read, but not as it is written, or not where it belongs."""
    session, row = one.session, one.row
    if row.ends is not None and session.ends is None:
        yield problem_of(one, "programme-ends-before-start", example_row(row.ends, row.starts, session.title))
    if row.reading.slip:
        written = row.written.line.text[session.column - 1 : row.reading.end].strip(" *_|\t")
        yield problem_of(one, "programme-time-slip", case="slip", written=quoted(written))
    if not session.title:
        yield problem_of(one, "programme-untitled")
    if one.title_is_guess:
        yield problem_of(one, "programme-title-joined")
    if session.starts.next_day:
        yield problem_of(one, "programme-after-midnight", start=write_clock(row.starts))
    if row.in_heading and not row.own_title.text:
        yield problem_of(one, "programme-time-in-heading")


# «PM Lunch», «a.m. Welcome», after a time; not «Am Ende» or «PM-møte»
_HALF_DAY = re.compile(r"(?:am|a\.m\.|AM|A\.M\.|(pm|p\.m\.|PM|P\.M\.))(?=\s|$)")


def _half_days(one: SessionReading) -> Iterator[Problem]:
    """A clock of twelve hours: which half is meant stands in the title."""
    if found := _HALF_DAY.match(one.session.title):
        starts = one.row.starts % (DAY_MINUTES // 2) + (DAY_MINUTES // 2 if found[1] else 0)
        right = example_row(starts, None, one.session.title[found.end() :].strip())
        yield problem_of(one, "programme-time-slip", right, "half", written=quoted(found[0]))


def _approximate(one: SessionReading) -> Iterator[Problem]:
    if about := one.session.span.starts_about or one.session.span.ends_about:
        yield problem_of(one, "programme-time-approximate", case="about", about=quoted(about))
    if other := one.row.other_time or _time_in_title(one.row):
        right = example_row(one.row.starts, one.row.ends, one.session.title.removeprefix(other.text).strip())
        yield _problem_in(one, other.place, "programme-time-approximate", right, "other", about=quoted(other.text))


# «10.00–11.00 eller 12.00–13.00 Om mat»
_OR = re.compile(r"(?:eller|/)\s*")


def _time_in_title(row: Row) -> TextPiece | None:
    """Return a second time that opens the words after the first."""
    title = row.own_title
    joint = _OR.match(title.text)
    found = read_time(title.text, joint.end() if joint else 0, Conventions())
    return part(title, 0, found.end) if isinstance(found, TimeReading) else None


def _names_as_titles(one: SessionReading) -> Iterator[Problem]:
    title = one.session.title
    if names_speakers_alone(title):
        case, whom = "speakers", f". {title}" if ":" in title else f" {title[:1].lower()}{title[1:]}"
    elif one.session.titled and _is_only_name(one.session) and title.partition(" ")[0].casefold() not in _ACTIVITIES:
        case, whom = "name", f" v/ {title}"
    else:
        return
    right = f"{one.time} {_quoted_below(one.session) or EXAMPLE_TITLE}{whom}"
    yield problem_of(one, "programme-title-is-name", right, case)


# «Ankomst Byen», «Middag Hotellet»: what goes on and where, not the name of anybody
_ACTIVITIES = frozenset(
    (
        "oppmøte møtested møtestad avreise avgang ankomst parkering bading middag lunsj servering tur omvisning "
        "registrering mottakelse mottak overnatting frokost kaffe grilling"
    ).split()
)


def _is_only_name(session: Session) -> bool:
    """«Per Dahl», or «Per Dahl, forsker» over the real title in quotation marks."""
    name, comma, _ = session.title.partition(",")
    return is_name(session.title) or (comma != "" and _quoted_below(session) != "" and is_name(name))


def _quoted_below(session: Session) -> str:
    """Return the title of «Kari Nordmann, forsker» over «Søvn i tall»."""
    below = session.description[0].text.strip() if session.description else ""
    return below.strip('«»"“”') if below.startswith(("«", '"', "“")) else ""


# «Åpning[^1]», «[Rapporten][r]»; not «[Rapporten](https://…)», which is led on below the title
_REFERENCE = re.compile(r"\[\^[^\]\s]{1,60}\]|\[[^\]]{1,200}\]\[[^\]]{0,60}\]")


def _references(one: SessionReading) -> Iterator[Problem]:
    """Notes and links whose other half stands elsewhere: what heads a session is plain text."""
    session = one.session
    speakers = (*session.speakers, *(speaker for track in session.parts for speaker in track.speakers))
    heads = [session.title, session.room, *(track.title for track in session.parts)]
    heads += [speaker.name for speaker in speakers]
    if found := next(filter(None, map(_REFERENCE.search, heads)), None):
        right = example_row(one.row.starts, one.row.ends, _REFERENCE.sub("", session.title))
        yield problem_of(one, "programme-reference", right, written=quoted(found[0]))


def _words_before_titles(one: SessionReading) -> Iterator[Problem]:
    title = one.row.title_line if one.row.skips_small else None
    line = next((line for line in one.row.below[:title] if line.words), None) if title else None
    if line is not None:
        yield _problem_in(one, line.place, "programme-words-before-title", words=quoted(line.words))


def _untimed_breaks(one: SessionReading) -> Iterator[Problem]:
    """A break alone on its line, or a few words and then when: is it a row?"""
    lines = one.row.below[one.row.text_start :]
    alone = next((line for line in lines if _is_break(line)), None) if not one.session.is_break else None
    if alone is not None:
        yield _untimed(one, alone)
    yield from _times_elsewhere(one, lines)


MOST_WORDS_OF_BREAK = 2

# «Kveld: Middag kl. 19», «Servering: 11:00»; not «Oppmøte innen kl. 12», «Svarfrist 10.12» or a longer sentence
_TIME_LAST = re.compile(
    r"((?:(?!(?:innen|før|til|fra|frå|etter|senest) )[^\W\d_]+:? ){1,2})(kl\.? ?\d{1,2}(?:[.:]\d\d)?|\d\d:\d\d)"
)


# «🍽 18:00 Mat», «~19.30–20 Ut», «18 00 - 19 00 Mat»; not «(18.00)», «+10.50 i frakt», «10 000 – 12 000 Kroner»
_TIME_BEHIND_MARKS = re.compile(
    r"(?:[^\w\s()\[\]«»\"“”']{1,3}\s*(?=\d\d?[.:]\d\d\b)|(?=\d\d \d\d ?[–-] ?\d\d \d\d\b))"
    r"([\d.:–\- ]+\b):? +([^\W\d_a-zæøå].*)"
)


def _times_elsewhere(one: SessionReading, lines: Sequence[MarkedLine]) -> Iterator[Problem]:
    """A few words and then when, or when behind other signs: is it a row written in a way of its own?"""
    for line in lines:
        words = "" if line.bullet or line.verbatim else plain(line.words)
        if found := _TIME_LAST.fullmatch(words):
            title, clock = found[1].strip(" :"), found[2]
        elif found := _TIME_BEHIND_MARKS.fullmatch(words):
            title, clock = found[2], f"kl. {found[1]}"
        else:
            continue
        time = read_time(clock, 0, Conventions())
        if isinstance(time, TimeReading):
            right = example_row(time.starts, time.ends, title)
            yield _problem_in(
                one, line.place, "programme-item-without-time", right, "elsewhere", words=quoted(line.words)
            )


def _is_break(line: MarkedLine) -> bool:
    is_item = bool(line.bullet or line.verbatim) or line.words[:1].isdigit()
    is_short = not is_item and len(line.words.split()) <= MOST_WORDS_OF_BREAK
    return is_short and session_kind_of(plain(line.words)) is SessionKind.BREAK


def _untimed(one: SessionReading, line: MarkedLine) -> Problem:
    right = example_row(one.session.span.until % DAY_MINUTES, None, plain(line.words))
    return _problem_in(one, line.place, "programme-item-without-time", right, "none", words=quoted(line.words))


def _place_lines(one: SessionReading) -> Iterator[Problem]:
    line = next((line for line in one.row.preface if is_place_line(line)), None)
    if line is not None:
        right, words = f"#### {plain(line.words).rstrip(':')}", quoted(line.words)
        start = write_clock(one.row.starts)
        yield _problem_in(one, line.place, "programme-heading-between-rows", right, words=words, start=start)


SESSION_DOUBTS = (
    _read_otherwise,
    _half_days,
    _approximate,
    _names_as_titles,
    _references,
    _words_before_titles,
    _untimed_breaks,
    _place_lines,
)


# What is uncertain about rows together: overlaps, gaps, and the hours of the event


GAP = 120  # minutes without anything
AFTERNOON_ENDS = 16 * 60  # later than this a long gap is an evening off
LONGEST_CLOSED = 120  # minutes: a longer row is no talk one sits through


def _overlaps(sessions: Sequence[SessionReading]) -> Iterator[Problem]:
    """Partial overlap; a short row wholly inside a long one is ordinary."""
    rows = sorted(
        (one for one in sessions if not one.session.track_name and not one.session.starts.next_day),
        key=lambda one: one.row.starts,
    )
    longest: SessionReading | None = None
    containers = {
        id(outer)
        for outer, inner in itertools.pairwise(rows)
        if outer.row.starts == inner.row.starts and inner.session.span.until <= outer.session.span.until
    }
    for one in rows:
        if longest is not None and _cuts_into(one, longest, is_container=id(longest) in containers):
            right = example_row(longest.session.span.until % DAY_MINUTES, one.row.ends, one.session.title)
            other = f"{longest.time} {quoted(longest.session.title)}"
            yield problem_of(one, "programme-overlap", right, other=other)
        if one.session.ends is not None and (longest is None or one.session.span.until >= longest.session.span.until):
            longest = one


def _cuts_into(one: SessionReading, longest: SessionReading, *, is_container: bool) -> bool:
    if not longest.row.starts < one.row.starts < longest.session.span.until:
        return False
    if one.session.ends is None:  # during something long and open, other things are expected to begin
        return not is_container and longest.session.span.until - longest.row.starts < LONGEST_CLOSED
    return one.session.span.until > longest.session.span.until


def _gaps(sessions: Sequence[SessionReading]) -> Iterator[Problem]:
    last, before = 0, None
    for one in sorted(sessions, key=lambda one: one.session.span.begins):
        start = one.session.span.begins
        if before is not None and start <= AFTERNOON_ENDS and start - last > GAP:
            right = example_row(last, one.row.ends, one.session.title)
            yield problem_of(one, "programme-gap", right, last=write_clock(last), start=write_clock(start))
        last = max(last, one.session.span.until)
        before = one if one.session.ends is not None else None


def _rows_round_all(sessions: Sequence[SessionReading]) -> Iterator[Problem]:
    if len(sessions) < 3 or sessions[0].session.ends is None or sessions[0].session.parts:
        return
    first, others = sessions[0], sessions[1:]
    if all(first.row.starts <= one.row.starts < first.session.span.until for one in others):
        right = quoted(first.session.title, LONGEST_EXAMPLE)[1:-1]
        yield problem_of(first, "programme-row-round-all", right)


def event_hours(context: DoubtContext) -> Iterator[Problem]:
    """The first and the last row against the event's own clock."""
    window = context.window
    first, last = (
        [one for plan, sessions in context.days if plan.date == day for one in sessions]
        for day in (window.first_day, window.last_day)
    )
    if window.starts is not None and first:
        one = min(first, key=lambda one: one.session.span.begins)
        if one.row.starts != window.starts:
            right = example_row(window.starts, one.row.ends, one.session.title)
            said = {"clock": write_clock(one.row.starts), "event": write_clock(window.starts)}
            yield problem_of(one, "programme-first-row", right, **said)
    if window.ends is not None and last:
        one = max(last, key=lambda one: one.session.span.until)
        minute = one.session.span.until
        if minute != window.ends if one.session.ends else minute > window.ends:
            right = example_row(one.row.starts, window.ends, one.session.title)
            said = {"clock": write_clock(minute), "event": write_clock(window.ends)}
            yield problem_of(one, "programme-last-row", right, **said)


def untimed_items(context: DoubtContext) -> Iterator[Problem]:
    """A bullet beside bullets with times: is it a row?"""
    bulleted = [one for one in context.sessions if one.row.written.bullet]
    for one in bulleted if len(bulleted) > 1 else ():
        mine = one.row.written
        alike = next((line for line in one.row.below if (line.bullet, line.indent) == (mine.bullet, mine.indent)), None)
        if alike is not None:
            yield _untimed(one, alike)
            return


DAY_DOUBTS = (_overlaps, _gaps, _rows_round_all)
