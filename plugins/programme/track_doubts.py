"""What is uncertain about parallel tracks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.problem import Problem

from .case import EXAMPLE_TRACK, Case, Look
from .labels import promises_parallels, read_label
from .line import read_line
from .sessions import Made
from .tracks import LONGEST_TITLE
from .wording import quoted

LONGEST_INLINE_TITLE = 100

_AUDIENCE = re.compile(r"For\s[^:\n]{2,40}:\s\S")


def _promised_tracks(case: Case) -> Iterator[Problem]:
    for one in case.made:
        if promises_parallels(one.session.title) and not one.session.tracks and not one.session.is_break:
            yield case.warn(
                one.session.line,
                one.session.column,
                "tracks-missing",
                f"{quoted(one.session.title)} ser ut til å ha parallelle spor, men ingen er funnet.",
                "Skriv hvert spor på sin egen linje under posten.",
                EXAMPLE_TRACK,
            )


def _unclear_tracks(case: Case) -> Iterator[Problem]:
    for one in case.made:
        for track in one.session.tracks:
            inline = any(draft.label.inline and draft.label.start + 1 == track.column for draft in one.tracks)
            if not track.title and not track.sessions:
                message = f"{quoted(track.name)} har ingen tittel."
            elif inline and len(track.title) > LONGEST_INLINE_TITLE or _was_cut(one, track.column):
                message = (
                    f"Tittelen på {quoted(track.name)} går i ett med teksten. Den er lest som {quoted(track.title)}."
                )
            else:
                continue
            yield case.warn(
                track.line,
                track.column,
                "track-unclear",
                message,
                "Skriv sporets tittel på en linje for seg.",
                EXAMPLE_TRACK,
            )


def _was_cut(one: Made, column: int) -> bool:
    return any(
        draft.label.inline and draft.label.start + 1 == column and len(draft.title.text) > LONGEST_TITLE
        for draft in one.tracks
    )


def _talks_in_tracks(case: Case) -> Iterator[Problem]:
    for row in case.with_talks:
        yield case.warn(
            row.item.written.number,
            row.item.column,
            "talks-in-tracks",
            f"Postene under sporene i {quoted(row.title.text)} er lest som innlegg i hvert sitt spor.",
            "Kontroller at innleggene står under riktig spor.",
            EXAMPLE_TRACK,
        )


def _named_tracks(case: Case) -> Iterator[Problem]:
    one = next((one for one in case.made if one.session.track_name), None)
    if one is not None:
        yield case.warn(
            one.session.line,
            one.session.column,
            "tracks-without-row",
            f"Postene under {quoted(one.session.track_name)} er lest som et spor ved siden av de andre.",
            "Skriv en post for de parallelle sporene over dem, med start og slutt.",
            "10.00–12.00 Parallelle spor",
        )


def _tracks_before_rows(case: Case) -> Iterator[Problem]:
    above = [*case.programme.preface, *(line for day in case.programme.days[:1] for line in day.preface)]
    label = next((found for line in above if (found := read_label(read_line(line), announced=False))), None)
    if label is not None and label.known and case.programme.days:
        yield case.warn(
            label.written.number,
            label.start + 1,
            "tracks-without-time",
            f"{quoted(label.text)} står før det første klokkeslettet og er lest som vanlig tekst.",
            "Skriv tiden og en tittel på en linje over sporene.",
            "10.00–12.00 Parallelle spor",
        )


def _audiences(case: Case) -> Iterator[Problem]:
    for one in case.made:
        lines = [line for line in one.session.description if _AUDIENCE.match(line.text)]
        if len(lines) >= 2:
            yield case.warn(
                lines[0].number,
                1,
                "audience-tracks",
                f"{quoted(lines[0].text)} og {quoted(lines[1].text)} ser ut som samtidige spor, men er lest som tekst.",
                "Er de parallelle, skriv «Spor 1», «Spor 2» foran.",
                EXAMPLE_TRACK,
            )


LOOKS: tuple[Look, ...] = (
    _promised_tracks,
    _unclear_tracks,
    _talks_in_tracks,
    _named_tracks,
    _tracks_before_rows,
    _audiences,
)
