"""Times that are no rows but stand round them: the hours of a whole day or meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .columns import header_word
from .drafts import Heading, Outline, Row
from .line import Written
from .place import Piece

FEWEST_FRAMED = 3  # lines without a time of their own that make a time above them a frame
SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A time that was read as the hours of the whole, not as a row."""

    row: Row
    over_text: bool  # over lines without times: nothing under it has one


def take_frames(made: Outline) -> list[Frame]:
    """Turn frames into text where they stand, and return them."""
    frames: list[Frame] = []
    kept: list[Row | Heading] = []
    for index, entry in enumerate(made.entries):
        following = made.entries[index + 1] if index + 1 < len(made.entries) else None
        alone = index == 0 or isinstance(made.entries[index - 1], Heading)
        frame = _frame(entry, following, alone=alone) if isinstance(entry, Row) else None
        if frame is None:
            kept.append(_named(entry) if isinstance(entry, Row) and entry.item.frame_word else entry)
            continue
        frames.append(frame)
        text = [] if frame.row.in_heading else [frame.row.item.written]
        (kept[-1].below if kept else made.head).extend([*text, *frame.row.below])
    made.entries = kept
    return frames


def _frame(row: Row, following: Row | Heading | None, *, alone: bool) -> Frame | None:
    """Return the row as a frame, if it is one."""
    if row.item.title.text or not alone and not row.item.frame_word:
        return None
    may_frame = row.in_heading or row.item.frame_word != "" or row.ends is not None
    if isinstance(following, Row) and may_frame and _is_round(row, following):
        return Frame(row=row, over_text=False)
    only = not isinstance(following, Row)
    if only and may_frame and _is_over_list(row.below, row.item.frame_word):
        return Frame(row=row, over_text=True)
    return None


def _is_round(row: Row, following: Row) -> bool:
    """Tell whether the next row begins inside this one, and this one has no title to be a row by."""
    inside = row.starts <= following.starts and (row.ends is None or following.starts < row.ends)
    return inside and (row.in_heading or row.item.frame_word != "" or row.title_line is None)


def _is_over_list(lines: Sequence[Written], frame_word: str) -> bool:
    """Tell whether several short items stand under the time, and not a title with its text."""
    text = [line for line in lines if not line.is_blank and not line.opaque]
    if frame_word and len(text) <= 1:
        return False
    if text and _is_agenda(text[0]):
        return len(text) > 2
    title_and_list = len(text) > 1 and not text[0].bullet and all(line.bullet for line in text[1:])
    if title_and_list and not frame_word:
        return False
    sentences = sum(_is_sentence(line) for line in text)
    fewest = 2 if frame_word else FEWEST_FRAMED
    return len(text) - sentences >= fewest and len(text) > 2 * sentences


def _is_agenda(line: Written) -> bool:
    return line.words.rstrip(":").casefold() in ("agenda", "program", "saksliste", "saker") or (
        line.words.endswith(":") and header_word(line.words) is not None
    )


def _is_sentence(line: Written) -> bool:
    return line.words.endswith((".", "!")) and len(line.words.split()) >= SENTENCE_WORDS


def _named(row: Row) -> Row:
    """Return «Møtetid 09–15» over one line or none as a row; without a line the word is its title."""
    if row.title_line is None:
        written = row.item.written
        title = Piece(text=row.item.frame_word, line=written.number, column=written.start + 1)
        row.item = replace(row.item, title=title)
    return row
