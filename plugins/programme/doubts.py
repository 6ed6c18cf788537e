"""Every doubt about a programme that has been read, told with the reading that was chosen; those about tracks
and about the whole stand here.

Warnings cost trust: on a clear programme there should be next to none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from manuscript.model import Line
from manuscript.problem import Problem, quoted
from norwegian.dates import write_clock_span

from .labels import promises_parallels, read_label
from .lines import example_row, plain, problem_at, read_line
from .row_doubts import (
    DAY_DOUBTS,
    EXAMPLE_TRACK,
    EXAMPLE_TRACK_TITLE,
    SESSION_DOUBTS,
    DoubtContext,
    event_hours,
    problem_of,
    untimed_items,
)
from .sessions import LONGEST_TITLE, SessionReading
from .times import Conventions, ImpossibleTime, TimeReading, read_time

# What is uncertain about parallel tracks


LONGEST_INLINE_TITLE = 100

# «For lærere: Sal A», «For lærere:» over a list, under another line that begins so; not «For mer informasjon, se …»
_AUDIENCE = re.compile(r"For\s[^:\n]{2,60}:(?:\s|$)")


# «Parallell 1: », «Sal A – »; not «spor 1 og spor 2»
_LABEL = re.compile(r"\b(?P<word>[^\W\d_]{3,}) ?(?P<mark>1|2|II?|A|B) ?[:–-] ", re.IGNORECASE)
_FIRST = frozenset({"1", "I", "A"})


def _numbered(title: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return the labels of the first two tracks in «Parallell 1: Søvn, Parallell 2: Mat», «Sal A: Søvn / Sal B: Mat»."""
    first: dict[str, re.Match[str]] = {}
    for label in _LABEL.finditer(title):
        word = label["word"].casefold()
        if label["mark"].upper() in _FIRST:
            first.setdefault(word, label)
        elif word in first:
            return first[word], label
    return None


def _titled(label: re.Match[str], end: int) -> str:
    """Return «Parallell 1 – Søvn»: a track on a line of its own, with what stands behind its label until *end*."""
    title = re.split("[,;/]", label.string[label.end() : end], maxsplit=1)[0].strip()
    return f"{label['word']} {label['mark']} – {title}"


def _promised_tracks(one: SessionReading) -> Iterator[Problem]:
    title = one.session.title
    numbered = _numbered(title)
    promised = (promises_parallels(title) or numbered) and not one.session.is_break
    if not promised or one.session.parts or one.session.speakers:
        return
    if numbered:
        first, second = numbered
        row = example_row(one.row.starts, one.row.ends, title[: first.start()].strip() or "Parallelle spor")
        example = f"{row}\n{_titled(first, second.start())}\n{_titled(second, len(title))}"
    else:
        example = f"{example_row(one.row.starts, one.row.ends, title)}\n{EXAMPLE_TRACK}"
    yield problem_of(one, "programme-tracks-missing", example)


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


def _talks_in_tracks(context: DoubtContext) -> Iterator[Problem]:
    for row in context.with_talks:
        track = next((track for one in context.sessions if one.row is row for track in one.session.parts), None)
        right = f"{track.track_name} – {track.title or EXAMPLE_TRACK_TITLE}" if track else EXAMPLE_TRACK
        yield problem_at(row.place, "programme-talks-in-tracks", right, title=quoted(row.title.text))


def _named_tracks(context: DoubtContext) -> Iterator[Problem]:
    one = next((one for one in context.sessions if one.session.track_name), None)
    if one is not None:
        right = example_row(one.row.starts, one.row.ends, "Parallelle spor")
        yield problem_of(one, "programme-tracks-without-row", right, track=quoted(one.session.track_name))


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
    of_days = [problem for _, day in context.days for doubt in DAY_DOUBTS for problem in doubt(day)]
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


_SESSION_DOUBTS = (*SESSION_DOUBTS, _promised_tracks, _unclear_tracks, _audiences)
_DOUBTS = (
    event_hours,
    untimed_items,
    _talks_in_tracks,
    _named_tracks,
    _tracks_before_rows,
    _changed_times,
    _no_times,
    _days_without_times,
)
