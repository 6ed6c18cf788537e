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


def problem_of(one: SessionReading, rule: str, message: str, fix: str, example: str = "") -> Problem:
    """Return a problem at the time of a session; its own row put right is the example, where there is no other."""
    right = example or example_row(one.row.starts, one.row.ends, one.session.title)
    return problem_at(one.row.item.place, rule, message, fix, right)


def until(session: Session) -> int:
    """Return the minute something is known to last to: its end, or its start when none is written."""
    return session.ends.since_midnight if session.ends else session.starts.since_midnight


# What is uncertain about one row: its time, its title, its place among the days


def _ends_too_early(one: SessionReading) -> Iterator[Problem]:
    if one.ends_too_early:
        yield problem_of(
            one,
            "programme-ends-before-start",
            f"Økten slutter før den begynner: «{one.time}».",
            "Skriv starttiden først og sluttiden etterpå.",
            example_row(one.row.ends or 0, one.row.starts, one.session.title),
        )


def _slips(one: SessionReading) -> Iterator[Problem]:
    if one.row.item.reading.slip:
        text = one.row.item.written.line.text
        written = text[one.session.column - 1 : one.row.item.reading.end].strip(" *_|\t")
        yield problem_of(
            one,
            "programme-time-slip",
            f"{quoted(written)} er lest som {one.time}.",
            "Skriv timer og minutter med punktum mellom, og en strek mellom start og slutt.",
        )


# «PM Lunch», «a.m. Welcome», after a time; not «Am Ende» or «PM-møte»
_HALF_DAY = re.compile(r"(?:am|a\.m\.|AM|A\.M\.|(pm|p\.m\.|PM|P\.M\.))(?=\s|$)")


def _half_days(one: SessionReading) -> Iterator[Problem]:
    """A clock of twelve hours: which half is meant stands in the title."""
    if found := _HALF_DAY.match(one.session.title):
        starts = one.row.starts % (DAY_MINUTES // 2) + (DAY_MINUTES // 2 if found[1] else 0)
        yield problem_of(
            one,
            "programme-time-slip",
            f"{quoted(found[0])} er lest som tittel, og tiden som {one.time}.",
            "Skriv klokkeslett fra 00.00 til 24.00.",
            example_row(starts, None, one.session.title[found.end() :].strip()),
        )


def _approximate(one: SessionReading) -> Iterator[Problem]:
    about = one.session.starts_about or one.session.ends_about
    if about:
        yield problem_of(
            one,
            "programme-time-approximate",
            f"{quoted(about)} vises i programmet, men kalendere og åpne data får bare {one.time}.",
            "Skriv et bestemt klokkeslett når det er kjent.",
        )
    other = one.row.other_time or _time_in_title(one.row)
    if other:
        yield problem_at(
            other.place,
            "programme-time-approximate",
            f"{quoted(other.text)} vises som tekst, men kalendere og åpne data får bare {one.time}.",
            "Skriv et bestemt klokkeslett når det er kjent.",
            example_row(one.row.starts, one.row.ends, one.session.title.removeprefix(other.text).strip()),
        )


# «10.00–11.00 eller 12.00–13.00 Om mat»
_OR = re.compile(r"(?:eller|/)\s*")


def _time_in_title(row: Row) -> TextPiece | None:
    """Return a second time that opens the words after the first."""
    title = row.item.title
    joint = _OR.match(title.text)
    found = read_time(title.text, joint.end() if joint else 0, Conventions())
    return part(title, 0, found.end) if isinstance(found, TimeReading) else None


def _untitled(one: SessionReading) -> Iterator[Problem]:
    if not one.session.title:
        yield problem_of(
            one,
            "programme-untitled",
            f"Posten {one.time} har ingen tittel.",
            "Skriv tittelen etter klokkeslettet eller på neste linje.",
        )


def _names_as_titles(one: SessionReading) -> Iterator[Problem]:
    title = one.session.title
    if names_speakers_alone(title):
        what, whom = (
            "sier bare hvem som medvirker",
            f". {title}" if ":" in title else f" {title[:1].lower()}{title[1:]}",
        )
    elif one.session.titled and _is_only_name(one.session) and title.partition(" ")[0].casefold() not in _ACTIVITIES:
        what, whom = "er bare et navn", f" v/ {title}"
    else:
        return
    yield problem_of(
        one,
        "programme-title-is-name",
        f"Tittelen på posten {one.time} {what}: {quoted(title)}.",
        "Skriv hva innlegget heter, og hvem som holder det etter «v/» eller «Innleder:».",
        f"{one.time} {_quoted_below(one.session) or EXAMPLE_TITLE}{whom}",
    )


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
    speakers = (*session.speakers, *(speaker for track in session.tracks for speaker in track.speakers))
    heads = [session.title, session.room, *(track.title for track in session.tracks)]
    heads += [speaker.name for speaker in speakers]
    if found := next(filter(None, map(_REFERENCE.search, heads)), None):
        yield problem_of(
            one,
            "programme-reference",
            f"{quoted(found[0])} virker ikke i en tittel eller et navn, og vises som det er skrevet.",
            "Skriv det i teksten under posten.",
            example_row(one.row.starts, one.row.ends, _REFERENCE.sub("", session.title)),
        )


def _guessed_titles(one: SessionReading) -> Iterator[Problem]:
    if one.title_is_guess:
        yield problem_of(
            one,
            "programme-title-joined",
            f"Tittelen {quoted(one.session.title)} er satt sammen av linjene som følger etter hverandre.",
            "Skriv hele tittelen på én linje.",
        )


def _words_before_titles(one: SessionReading) -> Iterator[Problem]:
    title = one.row.title_line if one.row.skips_small else None
    line = next((line for line in one.row.below[:title] if line.words), None) if title else None
    if line is not None:
        yield problem_at(
            line.place,
            "programme-words-before-title",
            f"{quoted(line.words)} står mellom klokkeslettet og tittelen, og er lest som tekst under "
            f"{quoted(one.session.title)}.",
            "Skriv tittelen rett etter klokkeslettet, og resten på linjene under.",
            example_row(one.row.starts, one.row.ends, one.session.title),
        )


def _after_midnight(one: SessionReading) -> Iterator[Problem]:
    if one.session.starts.next_day:
        yield problem_of(
            one,
            "programme-after-midnight",
            f"Posten {write_clock(one.row.starts)} er lest som natten etter dagen den står under.",
            "Er det feil, flytt posten til dagen den hører til.",
        )


def _times_in_headings(one: SessionReading) -> Iterator[Problem]:
    if one.row.in_heading and not one.row.item.title.text:
        yield problem_of(
            one,
            "programme-time-in-heading",
            f"Tiden i dagsoverskriften er lest som posten {one.time} {quoted(one.session.title)}.",
            "Skriv klokkeslettet og tittelen på en egen linje under dagen.",
        )


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
            yield problem_at(
                line.place,
                "programme-item-without-time",
                f"{quoted(line.words)} begynner ikke med klokkeslettet, og er lest som tekst under "
                f"{quoted(one.session.title)}.",
                "Er det en post, skriv klokkeslettet først på linjen.",
                example_row(time.starts, time.ends, title),
            )


def _is_break(line: MarkedLine) -> bool:
    is_item = bool(line.bullet or line.verbatim) or line.words[:1].isdigit()
    is_short = not is_item and len(line.words.split()) <= MOST_WORDS_OF_BREAK
    return is_short and session_kind_of(plain(line.words)) is SessionKind.BREAK


def _untimed(one: SessionReading, line: MarkedLine) -> Problem:
    return problem_at(
        line.place,
        "programme-item-without-time",
        f"{quoted(line.words)} har ikke klokkeslett og er lest som tekst under {quoted(one.session.title)}.",
        "Er det en post, skriv klokkeslettet først på linjen.",
        example_row(until(one.session) % DAY_MINUTES, None, plain(line.words)),
    )


def _place_lines(one: SessionReading) -> Iterator[Problem]:
    line = next((line for line in one.row.preface if is_place_line(line)), None)
    if line is not None:
        yield problem_at(
            line.place,
            "programme-heading-between-rows",
            f"{quoted(line.words)} er lest som en overskrift over posten {write_clock(one.row.starts)}.",
            "Skriv stedet i posten, eller gjør linjen til en overskrift.",
            f"#### {plain(line.words).rstrip(':')}",
        )


_SESSION_DOUBTS = (
    _ends_too_early,
    _slips,
    _half_days,
    _approximate,
    _untitled,
    _names_as_titles,
    _references,
    _guessed_titles,
    _words_before_titles,
    _after_midnight,
    _times_in_headings,
    _untimed_breaks,
    _place_lines,
)


def doubts_of(one: SessionReading) -> list[Problem]:
    """Return every doubt about one session that no other matters for."""
    return [problem for doubt in _SESSION_DOUBTS for problem in doubt(one)]


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
    containers = {id(outer) for outer, inner in itertools.pairwise(rows) if _contains(outer, inner)}
    for one in rows:
        if longest is not None and _cuts_into(one, longest, is_container=id(longest) in containers):
            yield problem_of(
                one,
                "programme-overlap",
                f"Posten {one.time} begynner før {longest.time} "
                f"{quoted(longest.session.title)} er ferdig. De vises ved siden av hverandre.",
                "Rett klokkeslettene, eller skriv postene som spor hvis de går samtidig.",
                example_row(until(longest.session) % DAY_MINUTES, one.row.ends, one.session.title),
            )
        if one.session.ends is not None and (longest is None or until(one.session) >= until(longest.session)):
            longest = one


def _contains(outer: SessionReading, inner: SessionReading) -> bool:
    return outer.row.starts == inner.row.starts and until(inner.session) <= until(outer.session)


def _cuts_into(one: SessionReading, longest: SessionReading, *, is_container: bool) -> bool:
    if not longest.row.starts < one.row.starts < until(longest.session):
        return False
    if one.session.ends is None:  # during something long and open, other things are expected to begin
        return not is_container and until(longest.session) - longest.row.starts < LONGEST_CLOSED
    return until(one.session) > until(longest.session)


def _gaps(sessions: Sequence[SessionReading]) -> Iterator[Problem]:
    last, before = 0, None
    for one in sorted(sessions, key=lambda one: one.session.starts.since_midnight):
        start = one.session.starts.since_midnight
        if before is not None and start <= AFTERNOON_ENDS and start - last > GAP:
            yield problem_of(
                one,
                "programme-gap",
                f"Det står ingenting mellom {write_clock(last)} og {write_clock(start)}.",
                "Kontroller klokkeslettene, og om det mangler en post.",
                example_row(last, one.row.ends, one.session.title),
            )
        last = max(last, until(one.session))
        before = one if one.session.ends is not None else None


def _rows_round_all(sessions: Sequence[SessionReading]) -> Iterator[Problem]:
    if len(sessions) < 3 or sessions[0].session.ends is None or sessions[0].session.tracks:
        return
    first, others = sessions[0], sessions[1:]
    if all(first.row.starts <= one.row.starts < until(first.session) for one in others):
        yield problem_of(
            first,
            "programme-row-round-all",
            f"Posten {first.time} {quoted(first.session.title)} varer like lenge som resten "
            "av dagen. Den er lest som en post.",
            "Er dette rammen for hele dagen, skriv den som tekst uten klokkeslett.",
            quoted(first.session.title, LONGEST_EXAMPLE)[1:-1],
        )


def _event_hours(context: DoubtContext) -> Iterator[Problem]:
    """The first and the last row against the event's own clock."""
    first = [one for plan, sessions in context.days if plan.date == context.window.first_day for one in sessions]
    if context.window.starts is not None and first:
        one = min(first, key=lambda one: one.session.starts.since_midnight)
        if one.row.starts != context.window.starts:
            yield problem_of(
                one,
                "programme-first-row",
                f"Programmet begynner {write_clock(one.row.starts)}, men arrangementet starter {write_clock(context.window.starts)}.",
                "Rett klokkeslettet, eller «starter» øverst i filen.",
                example_row(context.window.starts, one.row.ends, one.session.title),
            )
    last = [one for plan, sessions in context.days if plan.date == context.window.last_day for one in sessions]
    if context.window.ends is not None and last:
        one = max(last, key=lambda one: until(one.session))
        last_minute = until(one.session)
        disagrees = last_minute != context.window.ends if one.session.ends else last_minute > context.window.ends
        if disagrees:
            yield problem_of(
                one,
                "programme-last-row",
                f"Programmet varer til {write_clock(last_minute)}, men arrangementet slutter {write_clock(context.window.ends)}.",
                "Rett klokkeslettet, eller «slutter» øverst i filen.",
                example_row(one.row.starts, context.window.ends, one.session.title),
            )


def _untimed_items(context: DoubtContext) -> Iterator[Problem]:
    """A bullet beside bullets with times: is it a row?"""
    bulleted = [one for one in context.sessions if one.row.item.written.bullet]
    for one in bulleted if len(bulleted) > 1 else ():
        mine = one.row.item.written
        alike = next((line for line in one.row.below if (line.bullet, line.indent) == (mine.bullet, mine.indent)), None)
        if alike is not None:
            yield _untimed(one, alike)
            return


_DAY_DOUBTS = (_overlaps, _gaps, _rows_round_all)


def doubts_of_all(context: DoubtContext) -> list[Problem]:
    """Return every doubt about sessions beside each other, and the hours of the event."""
    of_days = [problem for _, day in context.days for doubt in _DAY_DOUBTS for problem in doubt(day)]
    return [*of_days, *_event_hours(context), *_untimed_items(context)]
