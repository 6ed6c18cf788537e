"""Talks with times of their own, under the labels of parallel tracks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .breaks import kind_of
from .drafts import Heading, Outline, Row
from .labels import Label, announces, find_labels, follows, promises_parallels, read_label
from .line import Written
from .model import Kind
from .plain import plain


@dataclass(slots=True, kw_only=True)
class _Group:
    """The talks of one track."""

    label: Label
    stands_in: list[Written] = field(default_factory=list)  # the lines its label is the last of
    talks: list[Row] = field(default_factory=list)

    @property
    def until(self) -> int:
        """The end of its last talk, or its start when no end is written."""
        last = self.talks[-1]
        return last.ends or last.starts


def adopt_talks(made: Outline) -> list[Row]:
    """Move talks into the tracks of the row they lie within; return the rows that got some.

    Where no row holds the tracks, their talks stay rows, each with the name of its track.
    """
    adopted: list[Row] = []
    entries: list[Row | Heading] = []
    index = 0
    while index < len(made.entries):
        entry = made.entries[index]
        index += 1
        entries.append(entry)
        groups = _groups(made.entries, index, entry) if isinstance(entry, Row) else []
        if isinstance(entry, Row) and groups and _are_parallel(groups) and _move(entry, groups):
            adopted.append(entry)
            index += sum(len(group.talks) for group in groups)
    made.entries = entries
    _name_tracks(made)
    return adopted


def _groups(entries: Sequence[Row | Heading], index: int, row: Row) -> list[_Group]:
    """Return the tracks with talks that follow *row*, as far as they lie within it."""
    if not row.below:
        return []
    announced = announces(row.title.text) or any(
        announces(line.words) for line in row.below[:20] if read_label(line, announced=False) is None
    )
    promised = promises_parallels(row.title.text)
    label = _last_label(row.below, announced=announced, promised=promised)
    if label is None or (row.ends is None and not announced) or kind_of(plain(row.title.text)) is Kind.BREAK:
        return []
    groups = [_Group(label=label)]
    for entry in entries[index:]:
        if not isinstance(entry, Row) or not _lies_within(entry, row, groups):
            break
        groups[-1].talks.append(entry)
        label = _last_label(entry.below, announced=True, promised=promised)
        if label is not None and label.word == groups[-1].label.word and follows(groups[-1].label.number, label.number):
            groups.append(_Group(label=label))
    return [group for group in groups if group.talks]


def _lies_within(talk: Row, row: Row, groups: list[_Group]) -> bool:
    if talk.starts < row.starts:
        return False
    if row.ends is not None:
        return talk.starts < row.ends
    finished = [group.until for group in groups[:-1]]
    return not finished or talk.starts <= max(finished)


def _are_parallel(groups: list[_Group]) -> bool:
    """Tell whether the clock starts again with a new track."""
    return any(
        later.talks[0].starts <= earlier.talks[-1].starts for earlier, later in zip(groups, groups[1:], strict=False)
    )


def _move(row: Row, groups: list[_Group]) -> bool:
    """Give *row* the talks, and the labels that stood below them, if the labels then make its tracks."""
    labels = {id(group.label.written) for group in groups}
    below = list(row.below)
    cuts: list[tuple[Row, int]] = []
    for talk in (talk for group in groups for talk in group.talks):
        at = next((i for i, line in enumerate(talk.below) if id(line) in labels), None)
        if at is not None:
            below += talk.below[at:]
            cuts.append((talk, at))
    dividing = {id(label.written) for label in find_labels(below, plain(row.title.text)) if not label.inline}
    if not labels <= dividing:
        return False
    row.below = below
    for talk, at in cuts:
        talk.below = talk.below[:at]
    for group in groups:
        row.talks[group.label.written.number] = group.talks
    return True


def _last_label(lines: Sequence[Written], *, announced: bool, promised: bool) -> Label | None:
    """Return the last label below a row that a text of its own does not follow with other labels."""
    for written in reversed(lines[-40:]):
        label = read_label(written, announced=announced, promised=promised)
        if label is not None:
            return label
    return None


# Tracks as headings over rows that no row holds together.


def _name_tracks(made: Outline) -> None:
    """Give rows under «Spor 1» and «Spor 2» the name of their track, where the clock starts again."""
    groups: list[_Group] = []
    before = made.head
    for entry in [*made.entries, None]:
        label = _closing_label(before)
        if isinstance(entry, Row) and label is not None:
            if groups and not _continues(groups, label, entry):
                _name(groups)
                groups = []
            groups.append(_Group(label=label, stands_in=before))
        over = label is None and any(line.level for line in before)
        if isinstance(entry, Row) and groups and not over and not _is_after(entry, groups):
            groups[-1].talks.append(entry)
        elif groups and groups[-1].talks:
            _name(groups)
            groups = []
        before = entry.below if entry is not None else []


def _closing_label(lines: Sequence[Written]) -> Label | None:
    """Return the label that is the last line with words: what comes next stands under it."""
    last = next((line for line in reversed(lines) if not line.is_blank), None)
    label = read_label(last, announced=False) if last is not None else None
    return label if label is not None and label.known else None


def _continues(groups: list[_Group], label: Label, row: Row) -> bool:
    return (
        label.word == groups[-1].label.word
        and follows(groups[-1].label.number, label.number)
        and bool(groups[-1].talks)
        and row.starts < groups[-1].until
    )


def _is_after(row: Row, groups: list[_Group]) -> bool:
    """Tell whether a row comes after the tracks: none of them lasts so long."""
    finished = [group for group in groups[:-1] if group.talks]
    if not finished or not groups[-1].talks:
        return False
    until = max(group.until for group in [*finished, groups[-1]])
    written = all(group.talks[-1].ends is not None for group in finished)
    return row.starts >= until if written else row.starts > until


def _name(groups: list[_Group]) -> None:
    with_talks = [group for group in groups if group.talks]
    if len(with_talks) < 2:
        return
    for group in with_talks:
        group.stands_in.remove(group.label.written)
        for talk in group.talks:
            talk.track_name = group.label.written.piece.text
