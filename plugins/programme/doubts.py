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
from .row_doubts import EXAMPLE_TRACK, EXAMPLE_TRACK_TITLE, DoubtContext, doubts_of, doubts_of_all, problem_of
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
    if not promised or one.session.tracks or one.session.speakers:
        return
    if numbered:
        first, second = numbered
        row = example_row(one.row.starts, one.row.ends, title[: first.start()].strip() or "Parallelle spor")
        example = f"{row}\n{_titled(first, second.start())}\n{_titled(second, len(title))}"
    else:
        example = f"{example_row(one.row.starts, one.row.ends, title)}\n{EXAMPLE_TRACK}"
    yield problem_of(
        one,
        "programme-tracks-missing",
        f"{quoted(title)} ser ut til å ha parallelle spor, men ingen er funnet.",
        "Skriv hvert spor på sin egen linje under posten.",
        example,
    )


def _unclear_tracks(one: SessionReading) -> Iterator[Problem]:
    for track in one.session.tracks:
        inline = [each for each in one.tracks if each.label.inline and each.label.start + 1 == track.column]
        was_cut = any(len(labelled.title.text) > LONGEST_TITLE for labelled in inline)
        if not track.title and not track.sessions:
            message = f"{quoted(track.name)} har ingen tittel."
        elif (inline and len(track.title) > LONGEST_INLINE_TITLE) or was_cut:
            message = f"Tittelen på {quoted(track.name)} går i ett med teksten. Den er lest som {quoted(track.title)}."
        else:
            continue
        yield problem_at(
            (track.line, track.column),
            "programme-track-unclear",
            message,
            "Skriv sporets tittel på en linje for seg.",
            f"{track.name} – {quoted(track.title)[1:-1] or EXAMPLE_TRACK_TITLE}",
        )


def _talks_in_tracks(context: DoubtContext) -> Iterator[Problem]:
    for row in context.with_talks:
        track = next((track for one in context.sessions if one.row is row for track in one.session.tracks), None)
        yield problem_at(
            row.item.place,
            "programme-talks-in-tracks",
            f"Postene under sporene i {quoted(row.title.text)} er lest som innlegg i hvert sitt spor.",
            "Kontroller at innleggene står under riktig spor.",
            f"{track.name} – {track.title or EXAMPLE_TRACK_TITLE}" if track else EXAMPLE_TRACK,
        )


def _named_tracks(context: DoubtContext) -> Iterator[Problem]:
    one = next((one for one in context.sessions if one.session.track_name), None)
    if one is not None:
        yield problem_of(
            one,
            "programme-tracks-without-row",
            f"Postene under {quoted(one.session.track_name)} er lest som et spor ved siden av de andre.",
            "Skriv en post for de parallelle sporene over dem, med start og slutt.",
            example_row(one.row.starts, one.row.ends, "Parallelle spor"),
        )


def _tracks_before_rows(context: DoubtContext) -> Iterator[Problem]:
    above = [*context.programme.preface, *(line for day in context.programme.days[:1] for line in day.preface)]
    label = next((found for line in above if (found := read_label(read_line(line), announced=False))), None)
    first = next((one.row for one in context.sessions), None)
    if label is not None and label.known and first:
        yield problem_at(
            (label.written.number, label.start + 1),
            "programme-tracks-without-time",
            f"{quoted(label.text)} står før det første klokkeslettet og er lest som vanlig tekst.",
            "Skriv tiden og en tittel på en linje over sporene.",
            f"{example_row(first.starts, first.ends, 'Parallelle spor')}\n{plain(label.written.words)}",
        )


def _audiences(one: SessionReading) -> Iterator[Problem]:
    lines = [line for line in one.session.description if _AUDIENCE.match(line.text)]
    if len(lines) >= 2:
        yield problem_at(
            (lines[0].number, 1),
            "programme-audience-tracks",
            f"{quoted(lines[0].text)} og {quoted(lines[1].text)} ser ut som samtidige spor, men er lest som tekst.",
            "Er de parallelle, skriv «Spor 1», «Spor 2» foran.",
            f"Spor 1 – {quoted(lines[0].text)[1:-1].rstrip(':')}",
        )


FORENOON = 9 * 60  # a programme begins then in examples, where nothing tells

# What a reader would hesitate at, told with the reading that was chosen


# «Møtestart er endret til kl. 10», «flyttet til 10.30»; not «flyttet til Testhuset»
_CHANGED = re.compile(
    r"\b(?:endret|endra|flyttet|flytta|utsatt|utsett|forskjøvet)\s(?P<to>ti?l)\s(?:kl|[0-9]{1,2}[.:])", re.IGNORECASE
)


def doubts(context: DoubtContext) -> list[Problem]:
    """Return every doubt about a programme that has been read."""
    of_sessions = [
        problem
        for one in context.sessions
        for doubt in (doubts_of, _promised_tracks, _unclear_tracks, _audiences)
        for problem in doubt(one)
    ]
    of_all = [problem for doubt in _DOUBTS for problem in doubt(context)]
    return [*of_sessions, *doubts_of_all(context), *of_all]


MOST_NAMES = 200  # rows whose titles are looked for in a sentence


def _changed_times(context: DoubtContext) -> Iterator[Problem]:
    rows = sorted(context.sessions, key=lambda one: one.session.line)
    for line in context.lines:
        if found := _CHANGED.search(line.text):
            yield problem_at(
                (line.number, found.start() + 1),
                "programme-time-changed",
                f"Teksten sier {quoted(line.text[found.start() :])}, men klokkeslettene i programmet er lest som de står.",
                "Rett klokkeslettet i selve posten.",
                _changed_row(rows, line, read_time(line.text, found.end("to") + 1, Conventions())),
            )


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
    whole = f" {write_clock_span(hours.starts, hours.ends)} er lest som tiden for hele programmet." if hours else ""
    yield problem_at(
        hours.item.place if hours else (first.number, 1),
        "programme-without-times",
        f"Programmet har ingen poster med klokkeslett, og vises som vanlig tekst.{whole}",
        "Skriv klokkeslettet først på linjen for hver post.",
        _first_row(context),
    )


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
            heading = plan.headings[0].item
            yield problem_at(
                heading.written.place,
                "programme-day-without-times",
                f"Ingen poster under {quoted(heading.text)} har klokkeslett. Dagen vises som vanlig tekst.",
                "Skriv klokkeslettet først på linjen for hver post.",
                example_row(FORENOON, None, next((plain(line.words) for line in plan.preface if line.words), "")),
            )


_DOUBTS = (_talks_in_tracks, _named_tracks, _tracks_before_rows, _changed_times, _no_times, _days_without_times)
