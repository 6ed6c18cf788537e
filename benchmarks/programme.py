"""How well the programme reader reads: score a folder of programmes with the rows a careful reader takes.

    python benchmarks/programme.py FOLDER [--verbose]

Each file is YAML with ``date`` (start, end), ``text``, ``expected`` and
optionally ``ambiguous``; the keys of a row are those of a session.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "plugins"))

from manuscript.model import Line
from manuscript.problem import Problem
from programme.grid import lay_out
from programme.model import EventWindow, Programme, Session
from programme.parse import parse

# Words that say what the words round them are; they become structure and are not shown again.
STRUCTURE = frozenset(
    "kl klokka klokken klokkeslett fra frå til o v ved og av rom sted stad tid tidspunkt tema program".split()
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one file gives."""

    name: str
    rows: int
    rows_right: int
    is_exact: bool
    tracks: int
    tracks_right: int
    speakers: int  # rows with speakers on the title line
    speakers_right: int
    invented_ends: int
    words_lost: tuple[str, ...]
    ambiguous: bool
    warnings: tuple[Problem, ...]
    errors: tuple[Problem, ...]
    differences: tuple[str, ...]


def score(path: Path) -> Score:
    """Read one case and compare it with what is expected."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    window = EventWindow(
        first_day=date.fromisoformat(str(case["date"]["start"])),
        last_day=date.fromisoformat(str(case["date"]["end"])),
    )
    lines = [Line(number=number, text=text) for number, text in enumerate(case["text"].split("\n"), 1)]
    programme, problems = parse(lines, file=path.name, window=window)
    lay_out(programme)
    expected = case["expected"]
    got = [(day.date, session) for day in programme.days for session in day.sessions]
    pairs = _matched(expected, got)
    right = [session is not None for _, session in pairs]
    wanted_tracks = [(track, session) for row, session in pairs for track in row.get("tracks", [])]
    found_tracks = sum(session is not None and _has_track(session, track) for track, session in wanted_tracks)
    surplus_tracks = sum(len(session.parts) for _, session in got) - sum(len(row.get("tracks", [])) for row in expected)
    named = [(row, session) for row, session in pairs if row.get("speakers") and row.get("title_full")]
    differences = [f"expected {_wanted(row)}" for row, session in pairs if session is None]
    matched = {id(session) for _, session in pairs}
    differences += [
        f"got      {when} {session.starts}–{session.ends or ''} {session.title}"
        for when, session in got
        if id(session) not in matched
    ]
    differences += [
        f"track    {track['label']} {track['title']}" for track, s in wanted_tracks if not s or not _has_track(s, track)
    ]
    if surplus_tracks > 0:
        differences.append(f"{surplus_tracks} tracks too many")
    return Score(
        name=path.stem,
        rows=len(expected),
        rows_right=sum(right),
        is_exact=all(right) and len(got) == len(expected) and not differences,
        tracks=len(wanted_tracks),
        tracks_right=found_tracks,
        speakers=len(named),
        speakers_right=sum(session is not None and _has_speakers(session, row) for row, session in named),
        invented_ends=sum(_invented(row, session) for row, session in pairs),
        words_lost=words_lost(case["text"], programme),
        ambiguous=bool(case.get("ambiguous")),
        warnings=tuple(problem for problem in problems if not problem.is_error),
        errors=tuple(problem for problem in problems if problem.is_error),
        differences=tuple(differences),
    )


def _matched(
    expected: Sequence[dict[str, object]], got: Sequence[tuple[date, Session]]
) -> list[tuple[dict[str, object], Session | None]]:
    """Pair each expected row with the first session that says the same, each used once."""
    free = list(got)
    pairs: list[tuple[dict[str, object], Session | None]] = []
    for row in expected:
        at = next((i for i, (when, session) in enumerate(free) if _same_row(row, when, session)), None)
        pairs.append((row, free.pop(at)[1] if at is not None else None))
    return pairs


def _same_row(row: dict[str, object], when: date, session: Session) -> bool:
    titles = {_title(row["title"]), _title(row.get("title_full") or row["title"])}
    return (
        str(row["day"]) == when.isoformat()
        and row["start"] == str(session.starts)
        and row["end"] == (str(session.ends) if session.ends else None)
        and bool(row.get("after_midnight")) == session.starts.next_day
        and _title(session.title) in titles
    )


def _wanted(row: dict[str, object]) -> str:
    return f"{row['day']} {row['start']}–{row['end'] or ''} {row['title']}"


def _title(title: object) -> str:
    return re.sub(r"[*_]", "", " ".join(str(title).split())).rstrip(".,;:* ")


def _has_track(session: Session, wanted: dict[str, object]) -> bool:
    return any(_same_track(track, wanted) for track in session.parts)


def _same_track(track: Session, wanted: dict[str, object]) -> bool:
    talks = wanted.get("sessions") or []
    same_talks = [(talk["start"], talk["end"], _title(talk["title"])) for talk in talks] == [
        (str(talk.starts), str(talk.ends) if talk.ends else None, _title(talk.title)) for talk in track.parts
    ]
    return (
        track.track_name == wanted["label"]
        and _title(track.title) == _title(wanted["title"])
        and (track.room or "") == (wanted.get("room") or "")
        and bool(track.description or track.parts) == bool(wanted.get("has_description"))
        and same_talks
    )


def _has_speakers(session: Session, row: dict[str, object]) -> bool:
    wanted = [" ".join(str(name).split()).rstrip(".,") for name in row["speakers"]]
    got = [speaker.name.rstrip(".,") for speaker in session.speakers]
    return got == wanted


def _invented(row: dict[str, object], session: Session | None) -> bool:
    return session is not None and session.ends is not None and row["end"] is None


def texts(programme: Programme) -> Iterator[str]:
    """Every text of a programme."""
    yield from (line.text for line in (*programme.preface, *programme.closing))
    yield from programme.column_names
    for day in programme.days:
        yield from day.headings
        yield from (line.text for line in day.preface)
        for session in day.sessions:
            yield from session_texts(session)


def session_texts(session: Session) -> Iterator[str]:
    yield from (line.text for line in (*session.preface, *session.description))
    yield from (session.title, session.room, session.track_name, session.span.starts_about, session.span.ends_about)
    yield from (f"{speaker.role} {speaker.name}" for speaker in session.speakers)
    for part in session.parts:
        yield from session_texts(part)


def words_lost(text: str, programme: Programme) -> tuple[str, ...]:
    """Return the words of *text* that are in no text of *programme*, as often as they are missing."""
    said = Counter(word for text in texts(programme) for word in _WORD.findall(text.casefold()))
    asked = Counter(_WORD.findall(text.casefold()))
    missing = asked - said
    return tuple(word for word in missing.elements() if word not in STRUCTURE)


def report(scores: Sequence[Score], *, verbose: bool) -> None:
    """Print the table of figures, and every difference when asked to."""
    clear = [one for one in scores if not one.ambiguous]
    ambiguous = [one for one in scores if one.ambiguous]
    rows, rows_right = sum(one.rows for one in scores), sum(one.rows_right for one in scores)
    tracks = sum(one.tracks for one in scores)
    speakers = sum(one.speakers for one in scores)
    figures = [
        ("rows right", _share(rows_right, rows)),
        ("files exactly right", _share(sum(one.is_exact for one in scores), len(scores))),
        ("tracks right", _share(sum(one.tracks_right for one in scores), tracks)),
        ("speakers on the title line", _share(sum(one.speakers_right for one in scores), speakers)),
        ("invented ends", str(sum(one.invented_ends for one in scores))),
        ("words lost", str(sum(len(one.words_lost) for one in scores))),
        ("ambiguous files warned", _share(sum(bool(one.warnings) for one in ambiguous), len(ambiguous))),
        ("clear files warned", _share(sum(bool(one.warnings) for one in clear), len(clear))),
        ("files refused", str(sum(bool(one.errors) for one in scores))),
    ]
    for name, figure in figures:
        print(f"{name:<28}{figure}")
    if verbose:
        for one in scores:
            _print_differences(one)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({part / whole:.1%})" if whole else "")


def _print_differences(one: Score) -> None:
    lost = [f"lost     {' '.join(one.words_lost)}"] if one.words_lost else []
    errors = [f"error    {problem.line}: {problem.message}" for problem in one.errors]
    surprising = one.warnings if not one.ambiguous else ()
    warned = [f"warned   {problem.line}: {problem.message}" for problem in surprising]
    silent = ["no warning"] if one.ambiguous and not one.warnings else []
    wrong = [f"speakers {one.speakers_right} of {one.speakers}"] if one.speakers_right < one.speakers else []
    found = [*one.differences, *lost, *errors, *warned, *silent, *wrong]
    if found:
        print(f"\n{one.name}")
        for line in found:
            print(f"    {line}")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--verbose", action="store_true", help="print every difference")
    given = arguments.parse_args()
    paths = sorted(given.folder.glob("*.yaml"))
    if not paths:
        print(f"no cases in {given.folder}", file=sys.stderr)
        return 2
    report([score(path) for path in paths], verbose=given.verbose)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
