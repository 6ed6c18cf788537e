"""Parallel tracks out of the lines under a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from manuscript.model import Line

from .description import as_markdown
from .labels import Label, find_labels
from .line import Written, read_line
from .model import Clock, Session, Speaker, Track
from .place import Piece, cut
from .plain import plain
from .rooms import is_definite_place, room_line, split_room
from .speakers import read_speaker_line, split_title
from .times import Habits
from .titles import whole_title

LONGEST_TITLE = 160
MOST_LINES_OF_PEOPLE = 6
_SENTENCE = re.compile(r"[.?!]\s+(?=[A-ZÆØÅ«])")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackDraft:
    """A track as found: its label, and the lines that stand under it."""

    label: Label
    title: Piece
    lines: tuple[Written, ...]
    title_is_guess: bool = False  # the title runs into its text, and was cut at the first sentence


def divide(lines: Sequence[Written], announced_above: str, habits: Habits) -> tuple[list[Written], list[TrackDraft]]:
    """Return the lines before the first track, and the tracks."""
    labels = find_labels(lines, announced_above)
    if not labels:
        return list(lines), []
    split_lines, heads = _split_at(lines, labels)
    starts = [index for index in range(len(split_lines)) if index in heads]
    tracks = [
        _draft(heads[start], split_lines[start], split_lines[start + 1 : end], habits)
        for start, end in zip(starts, [*starts[1:], len(split_lines)], strict=True)
    ]
    return split_lines[: starts[0]], tracks


def _split_at(lines: Sequence[Written], labels: list[Label]) -> tuple[list[Written], dict[int, Label]]:
    """Break lines before labels that stand inside them; return the lines, and the labels by index."""
    by_line: dict[int, list[Label]] = {}
    for label in labels:
        by_line.setdefault(id(label.written), []).append(label)
    split: list[Written] = []
    heads: dict[int, Label] = {}
    for written in lines:
        mine = by_line.get(id(written), [])
        if not mine:
            split.append(written)
            continue
        if mine[0].start > written.start:
            split.append(replace(written, line=replace(written.line, text=written.line.text[: mine[0].start])))
        ends = [label.start for label in mine[1:]] + [len(written.line.text)]
        for label, end in zip(mine, ends, strict=True):
            heads[len(split)] = label
            split.append(replace(written, line=replace(written.line, text=written.line.text[:end]), start=label.title))
    return split, heads


def _draft(label: Label, own: Written, below: Sequence[Written], habits: Habits) -> TrackDraft:
    """Return a track with its title, which may stand on the line below the label."""
    head = cut(own.line, label.title)
    lines = list(below)
    if not head.text:
        at = next((index for index, line in enumerate(lines) if not line.is_blank), None)
        if at is not None and _may_be_title(lines[at]):
            head, lines = lines[at].piece, lines[at + 1 :]
    elif not label.inline or len(head.text) <= LONGEST_TITLE:
        whole = whole_title(head, lines, habits)
        head, lines = whole.piece, lines[whole.lines :]
    return TrackDraft(label=label, title=head, lines=tuple(lines))


def _may_be_title(written: Written) -> bool:
    return not (written.opaque or written.bullet or room_line(written.piece) or read_speaker_line(written.piece))


def finish(
    draft: TrackDraft,
    starts: Clock,
    ends: Clock | None,
    sessions: tuple[Session, ...],
    *,
    all_have_places: bool,
) -> Track:
    """Return the track with speakers, room and text told apart."""
    title, extra = _sentence_off(draft.title) if draft.label.inline else (draft.title, None)
    title, room = split_room(title)
    clause = split_title(title)
    title, later_room = split_room(clause.title) if not room else (clause.title, "")
    speakers, room, rest = people_and_room(draft.lines, room or later_room, definite_places=all_have_places)
    before = [piece for piece in (clause.rest, extra) if piece is not None]
    return Track(
        name=plain(draft.label.text),
        title=plain(title.text).rstrip(":") if title.text else "",
        starts=starts,
        ends=ends,
        speakers=(*clause.speakers, *speakers),
        room=plain(room),
        description=as_markdown([*(as_line(piece) for piece in before), *rest]),
        sessions=sessions,
        line=draft.label.written.number,
        column=draft.label.start + 1,
    )


def _sentence_off(title: Piece) -> tuple[Piece, Piece | None]:
    """Cut a title that runs into its text, at the end of its first sentence."""
    found = _SENTENCE.search(title.text)
    if len(title.text) <= LONGEST_TITLE or found is None:
        return title, None
    end = found.start() + 1
    return (
        Piece(text=title.text[:end], line=title.line, column=title.column),
        Piece(text=title.text[found.end() :], line=title.line, column=title.column + found.end()),
    )


def as_line(piece: Piece) -> Written:
    return read_line(Line(number=piece.line, text=piece.text))


def has_place_under_title(draft: TrackDraft) -> bool:
    """Tell whether a definite noun alone stands right under the title of a track."""
    first = next((line for line in draft.lines if not line.is_blank), None)
    return first is not None and not first.opaque and is_definite_place(first.piece.text)


def people_and_room(
    lines: Sequence[Written], room: str = "", *, definite_places: bool = False
) -> tuple[tuple[Speaker, ...], str, list[Written]]:
    """Tell the lines that name speakers or the room from those that are text; *room* is already known."""
    speakers: list[Speaker] = []
    rest: list[Written] = []
    taken = 0
    for index, written in enumerate(lines):
        if index < taken:
            continue
        if written.opaque or written.is_blank or written.level:
            rest.append(written)
            continue
        words = written.piece
        if not room and (found := room_line(words)):
            room = found
        elif not room and definite_places and not rest and is_definite_place(words.text):
            room = words.text.rstrip(":")
        elif named := _named(words, lines, index):
            more, taken = named
            speakers += more
        else:
            rest.append(written)
    return tuple(speakers), room, rest


def _named(words: Piece, lines: Sequence[Written], index: int) -> tuple[tuple[Speaker, ...], int] | None:
    """Return the speakers of a line, with what follows while it ends in «og» or a comma."""
    if not read_speaker_line(words):
        return None
    taken, text = index + 1, words.text
    last = min(len(lines), taken + MOST_LINES_OF_PEOPLE)
    while taken < last and text.endswith((" og", ",", " &")) and not (lines[taken].is_blank or lines[taken].opaque):
        text = f"{text} {lines[taken].piece.text}"
        taken += 1
    return read_speaker_line(replace(words, text=text)), taken
