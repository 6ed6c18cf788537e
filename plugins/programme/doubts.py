"""Every doubt about a programme that has been read, told with the reading that was chosen: of each row, of several
together, of tracks, and of the whole.

Warnings cost trust: on a clear programme there should be next to none.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manuscript.model import Line
from manuscript.problem import Problem, quoted
from norwegian.dates import DAY_MINUTES, write_clock, write_clock_span

from .day_plans import DayPlan
from .labels import promises_parallels, read_label
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
    read_line,
)
from .model import EventWindow, Programme, Session
from .parts import is_place_line
from .rows import Row, is_break
from .sessions import LONGEST_TITLE, SessionReading
from .speakers import is_name, names_speakers_alone
from .times import Conventions, ImpossibleTime, TimeReading, read_time

EXAMPLE_TRACK_TITLE = "Tittel på sporet"
EXAMPLE_TRACK = f"Spor 1 – {EXAMPLE_TRACK_TITLE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtContext:
    """A programme that has been read, and all that is looked at when it is doubted."""

    programme: Programme
    days: Sequence[tuple[DayPlan, list[SessionReading]]] = ()  # none: nothing has a time
    opening_hours: Sequence[Row] = ()  # times that were read as the hours of the whole
    window: EventWindow
    lines: Sequence[Line]  # of the section

    @property
    def sessions(self) -> Iterator[SessionReading]:
        for _, of_day in self.days:
            for one in of_day:
                yield one
                yield from one.talks


def _problem(
    one: SessionReading, rule: str, example: str = "", case: str = "", *, place: Place | None = None, **words: str
) -> Problem:
    """Return a problem of a row, at its time or elsewhere in it; without another example the row is it, put right."""
    right = example or _put_right(one)
    return problem_at(
        place or one.row.place, rule, right, case, time=one.time, title=quoted(one.session.title), **words
    )


def _put_right(one: SessionReading, title: str | None = None) -> str:
    """Return the row at its own time, with another *title* where one is given."""
    return example_row(one.row.starts, one.row.ends, one.session.title if title is None else title)


# What is uncertain about one row: its time, its title, its place among the days


def _read_otherwise(one: SessionReading) -> Iterator[Problem]:
    """What was read, but not as it is written, or not where it belongs."""
    session, row = one.session, one.row
    if row.ends is not None and session.ends is None:
        yield _problem(one, "programme-ends-before-start", example_row(row.ends, row.starts, session.title))
    if row.reading.slip:
        written = row.written.line.text[session.column - 1 : row.reading.end].strip(" *_|\t")
        yield _problem(one, "programme-time-slip", case="slip", written=quoted(written))
    if not session.title:
        yield _problem(one, "programme-untitled")
    if one.title_is_guess:
        yield _problem(one, "programme-title-joined")
    if session.starts.next_day:
        yield _problem(one, "programme-after-midnight", start=write_clock(row.starts))
    if row.in_heading and not row.own_title.text:
        yield _problem(one, "programme-time-in-heading")


# «PM Lunch», «a.m. Welcome», after a time; not «Am Ende» or «PM-møte»
_HALF_DAY = re.compile(r"(?:am|a\.m\.|AM|A\.M\.|(pm|p\.m\.|PM|P\.M\.))(?=\s|$)")


def _half_days(one: SessionReading) -> Iterator[Problem]:
    """A clock of twelve hours: which half is meant stands in the title."""
    if found := _HALF_DAY.match(one.session.title):
        starts = one.row.starts % (DAY_MINUTES // 2) + (DAY_MINUTES // 2 if found[1] else 0)
        right = example_row(starts, None, one.session.title[found.end() :].strip())
        yield _problem(one, "programme-time-slip", right, "half", written=quoted(found[0]))


def _approximate(one: SessionReading) -> Iterator[Problem]:
    if about := one.session.span.starts_about or one.session.span.ends_about:
        yield _problem(one, "programme-time-approximate", case="about", about=quoted(about))
    if other := one.row.other_time or _time_in_title(one.row):
        right = _put_right(one, one.session.title.removeprefix(other.text).strip())
        yield _problem(one, "programme-time-approximate", right, "other", place=other.place, about=quoted(other.text))


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
    yield _problem(one, "programme-title-is-name", right, case)


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
    parts = (session, *session.parts)
    heads = [words for each in parts for words in (each.title, each.room, *(speaker.name for speaker in each.speakers))]
    if found := next(filter(None, map(_REFERENCE.search, heads)), None):
        right = _put_right(one, _REFERENCE.sub("", session.title))
        yield _problem(one, "programme-reference", right, written=quoted(found[0]))


def _words_before_titles(one: SessionReading) -> Iterator[Problem]:
    title = one.row.title_line if one.row.skips_small else None
    line = next((line for line in one.row.below[:title] if line.words), None) if title else None
    if line is not None:
        yield _problem(one, "programme-words-before-title", place=line.place, words=quoted(line.words))


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


# «🍽 18:00 Mat», «ca 18 Mat», «~19.30–20 Ut», «18 00 - 19 00 Mat»; not «ca 18 personer», «(18.00)», «+10.50 i frakt»,
# «10 000 – 12 000 Kroner»
_TIME_BEHIND_MARKS = re.compile(
    r"(?:[^\w\s()\[\]«»\"“”']{1,3}\s*(?=\d\d?[.:]\d\d\b)|(?:[Cc]a|[Rr]undt)\.? (?=\d\d? )"
    r"|(?=\d\d \d\d ?[–-] ?\d\d \d\d\b))"
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
            yield _untimed(one, line, right, "elsewhere")


def _is_break(line: MarkedLine) -> bool:
    is_item = bool(line.bullet or line.verbatim) or line.words[:1].isdigit()
    is_short = not is_item and len(line.words.split()) <= MOST_WORDS_OF_BREAK
    return is_short and is_break(plain(line.words))


def _untimed(one: SessionReading, line: MarkedLine, example: str = "", case: str = "none") -> Problem:
    right = example or example_row(one.session.span.until % DAY_MINUTES, None, plain(line.words))
    return _problem(one, "programme-item-without-time", right, case, place=line.place, words=quoted(line.words))


def _place_lines(one: SessionReading) -> Iterator[Problem]:
    line = next((line for line in one.row.preface if is_place_line(line)), None)
    if line is not None:
        right, words = f"#### {plain(line.words).rstrip(':')}", quoted(line.words)
        start = write_clock(one.row.starts)
        yield _problem(one, "programme-heading-between-rows", right, place=line.place, words=words, start=start)


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
            yield _problem(one, "programme-overlap", right, other=other)
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
            yield _problem(one, "programme-gap", right, last=write_clock(last), start=write_clock(start))
        last = max(last, one.session.span.until)
        before = one if one.session.ends is not None else None


def _rows_round_all(sessions: Sequence[SessionReading]) -> Iterator[Problem]:
    if len(sessions) < 3 or sessions[0].session.ends is None or sessions[0].session.parts:
        return
    first, others = sessions[0], sessions[1:]
    if all(first.row.starts <= one.row.starts < first.session.span.until for one in others):
        right = quoted(first.session.title, LONGEST_EXAMPLE)[1:-1]
        yield _problem(first, "programme-row-round-all", right)


def _event_hours(context: DoubtContext) -> Iterator[Problem]:
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
            clock, event = write_clock(one.row.starts), write_clock(window.starts)
            yield _problem(one, "programme-first-row", right, clock=clock, event=event)
    if window.ends is not None and last:
        one = max(last, key=lambda one: one.session.span.until)
        minute = one.session.span.until
        if minute != window.ends if one.session.ends else minute > window.ends:
            right = example_row(one.row.starts, window.ends, one.session.title)
            clock, event = write_clock(minute), write_clock(window.ends)
            yield _problem(one, "programme-last-row", right, clock=clock, event=event)


def _untimed_items(context: DoubtContext) -> Iterator[Problem]:
    """A bullet beside bullets with times: is it a row?"""
    bulleted = [one for one in context.sessions if one.row.written.bullet]
    for one in bulleted if len(bulleted) > 1 else ():
        mine = one.row.written
        alike = next((line for line in one.row.below if (line.bullet, line.indent) == (mine.bullet, mine.indent)), None)
        if alike is not None:
            yield _untimed(one, alike)
            return


# What is uncertain about parallel tracks

LONGEST_INLINE_TITLE = 100

# «For lærere: Sal A», «For lærere:» over a list, under another line that begins so; not «For mer informasjon, se …»
_AUDIENCE = re.compile(r"For\s[^:\n]{2,60}:(?:\s|$)")


# «Parallell 1: Søvn, Parallell 2: Mat», «Sal A – Søvn / Sal B – Mat»; not «spor 1 og spor 2»
_NUMBERED = re.compile(
    r"\b(?P<word>[^\W\d_]{3,}) ?(?P<one>[1IA]) ?[:–-] (?P<title>[^,;/]{0,200}).{0,200}?"
    r"\b(?P<again>(?P=word)) ?(?P<two>2|II|B) ?[:–-] (?P<other>[^,;/]*)",
    re.IGNORECASE,
)


def _promised_tracks(one: SessionReading) -> Iterator[Problem]:
    title = one.session.title
    labels = _NUMBERED.search(title)
    if not (promises_parallels(title) or labels) or one.session.is_break or one.session.parts or one.session.speakers:
        return
    row = _put_right(one, title[: labels.start()].strip() or "Parallelle spor") if labels else _put_right(one)
    tracks = [labels.group("word", "one", "title"), labels.group("again", "two", "other")] if labels else []
    written = [f"{word} {mark} – {of_track.strip()}" for word, mark, of_track in tracks] or [EXAMPLE_TRACK]
    yield _problem(one, "programme-tracks-missing", "\n".join([row, *written]))


def _unclear_tracks(one: SessionReading) -> Iterator[Problem]:
    for track in one.session.parts:
        inline = [each for each in one.tracks if each.label.inline and each.label.start + 1 == track.column]
        was_cut = any(len(labelled.title.text) > LONGEST_TITLE for labelled in inline)
        if not track.title and not track.parts:
            case = "untitled"
        elif (inline and len(track.title) > LONGEST_INLINE_TITLE) or was_cut:
            case = "joined"
        else:
            continue
        name, title = quoted(track.track_name), quoted(track.title)
        right = f"{track.track_name} – {title[1:-1] or EXAMPLE_TRACK_TITLE}"
        yield problem_at((track.line, track.column), "programme-track-unclear", right, case, name=name, title=title)


def _talks_in_tracks(one: SessionReading) -> Iterator[Problem]:
    if one.row.talks:
        track = one.session.parts[0]
        yield _problem(one, "programme-talks-in-tracks", f"{track.track_name} – {track.title or EXAMPLE_TRACK_TITLE}")


def _named_tracks(context: DoubtContext) -> Iterator[Problem]:
    one = next((one for one in context.sessions if one.session.track_name), None)
    if one is not None:
        right = _put_right(one, "Parallelle spor")
        yield _problem(one, "programme-tracks-without-row", right, track=quoted(one.session.track_name))


def _tracks_before_rows(context: DoubtContext) -> Iterator[Problem]:
    above = [*context.programme.preface, *(line for day in context.programme.days[:1] for line in day.preface)]
    label = next((found for line in above if (found := read_label(read_line(line), announced=False))), None)
    first = next((one.row for one in context.sessions), None)
    if label is not None and label.known and first:
        right = f"{example_row(first.starts, first.ends, 'Parallelle spor')}\n{plain(label.written.words)}"
        place = (label.written.number, label.start + 1)
        yield problem_at(place, "programme-tracks-without-time", right, label=quoted(label.text))


def _audiences(one: SessionReading) -> Iterator[Problem]:
    lines = [line for line in one.session.description if _AUDIENCE.match(line.text)]
    if len(lines) >= 2:
        first, second = quoted(lines[0].text), quoted(lines[1].text)
        right = f"Spor 1 – {first[1:-1].rstrip(':')}"
        yield problem_at((lines[0].number, 1), "programme-audience-tracks", right, first=first, second=second)


FORENOON = 9 * 60  # a programme begins then in examples, where nothing tells

# What a reader would hesitate at, told with the reading that was chosen

# «Møtestart er endret til kl. 10», «flyttet til 10.30»; not «flyttet til Testhuset»
_CHANGED = re.compile(
    r"\b(?:endret|endra|flyttet|flytta|utsatt|utsett|forskjøvet)\s(?P<to>ti?l)\s(?:kl|[0-9]{1,2}[.:])", re.IGNORECASE
)


def doubts(context: DoubtContext) -> list[Problem]:
    """Return every doubt about a programme that has been read."""
    of_sessions = [problem for one in context.sessions for doubt in _SESSION_DOUBTS for problem in doubt(one)]
    of_days = [problem for _, day in context.days for doubt in _DAY_DOUBTS for problem in doubt(day)]
    return [*of_sessions, *of_days, *(problem for doubt in _DOUBTS for problem in doubt(context))]


MOST_NAMES = 200  # rows whose titles are looked for in a sentence


def _changed_times(context: DoubtContext) -> Iterator[Problem]:
    rows = sorted(context.sessions, key=lambda one: one.session.line)
    for line in context.lines:
        if found := _CHANGED.search(line.text):
            right = _changed_row(rows, line, read_time(line.text, found.end("to") + 1, Conventions()))
            place = (line.number, found.start() + 1)
            yield problem_at(place, "programme-time-changed", right, said=quoted(line.text[found.start() :]))


def _changed_row(rows: list[SessionReading], line: Line, time: TimeReading | ImpossibleTime | None) -> str:
    """Return the row *line* speaks of, at its new time: the one it names, else the one it stands under, or the first."""
    if not rows or not isinstance(time, TimeReading):
        return ""
    named = (one for one in rows[:MOST_NAMES] if one.session.title and one.session.title in line.text)
    above = bisect_right(rows, line.number, key=lambda one: one.session.line)
    meant = next(named, rows[max(above - 1, 0)])
    return example_row(time.starts, time.ends or meant.row.ends, meant.session.title)


def _no_times(context: DoubtContext) -> Iterator[Problem]:
    if context.programme.days:
        return
    first = next((line for line in context.lines if line.text.strip()), None)
    if first is None:
        return
    hours = context.opening_hours[0] if context.opening_hours else None
    if hours:
        span = write_clock_span(hours.starts, hours.ends)
        yield problem_at(hours.place, "programme-without-times", _first_row(context), "hours", span=span)
    else:
        yield problem_at((first.number, 1), "programme-without-times", _first_row(context), "text")


def _first_row(context: DoubtContext) -> str:
    """Return the first words that may be a title, at the hour the event begins."""
    starts = FORENOON if context.window.starts is None else context.window.starts
    lines = [read_line(line) for line in context.lines if line.text.strip()]
    table = any("|" in line.line.text for line in lines)
    words = "" if table else next((plain(line.words) for line in lines if not line.level), "")
    row = example_row(starts, None, words)
    return f"| {write_clock_span(starts, None)} | {row.partition(' ')[2]} |" if table else row


def _days_without_times(context: DoubtContext) -> Iterator[Problem]:
    timed = {plan.date for plan, sessions in context.days if sessions}
    for plan, sessions in context.days:
        if not sessions and plan.date not in timed and plan.headings:
            heading = plan.headings[0]
            right = example_row(FORENOON, None, next((plain(line.words) for line in plan.preface if line.words), ""))
            yield problem_at(heading.written.place, "programme-day-without-times", right, heading=quoted(heading.text))


_SESSION_DOUBTS = (
    _read_otherwise,
    _half_days,
    _approximate,
    _names_as_titles,
    _references,
    _words_before_titles,
    _untimed_breaks,
    _place_lines,
    _promised_tracks,
    _unclear_tracks,
    _audiences,
    _talks_in_tracks,
)
_DAY_DOUBTS = (_overlaps, _gaps, _rows_round_all)
_DOUBTS = (
    _event_hours,
    _untimed_items,
    _named_tracks,
    _tracks_before_rows,
    _changed_times,
    _no_times,
    _days_without_times,
)
