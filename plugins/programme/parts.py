"""Untimed lines between the rows: headings of a part, and the text after the last row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .drafts import Outline, Row
from .labels import read_label
from .line import Written
from .names import is_name
from .plain import plain

_PART = re.compile(
    r"(?:del|bolk|tema|økt|sesjon|seksjon|seanse|blokk|modul)\s(?:[0-9]{1,2}|[ivx]{1,4}|[a-z])(?![^\W_])"
    r"|[IVX]{1,4}\.\s[^\W\d_]",
    re.IGNORECASE,
)
DAY_LEVEL = 3  # the level of a day; a lower heading stands inside a row
_LONGEST_PART = 90
_CLOSING = re.compile(
    r"(?:med forbehold|det tas forbehold|vi tar forbehold|programmet kan|kontaktperson|kontakt:|påmelding|velkommen!"
    r"|vel møtt|les mer|les meir|spørsmål kan|for mer info|program(?:met)? (?:er|blir|finn))",
    re.IGNORECASE,
)


def move_part_headings(made: Outline) -> None:
    """Lift a heading that stands last under a row to the row it is the heading of."""
    for entry, following in zip(made.entries, made.entries[1:], strict=False):
        if isinstance(entry, Row) and isinstance(following, Row):
            at, title = _part_heading(entry.below), entry.title_line
            if at is not None and (title is None or at > title):
                following.preface = entry.below[at:] + following.preface
                entry.below = entry.below[:at]


def _part_heading(lines: Sequence[Written]) -> int | None:
    """Return where the heading of the next part begins.

    A Markdown heading right above the row is one; with text under it only when
    it is as high as a day, or names a part: a lower one belongs to the text it
    stands in. So is the last line alone, when it names a part («Del 2»), is
    bold, or ends in a colon («Tromsø:»).
    """
    last = next((index for index in range(len(lines) - 1, -1, -1) if not lines[index].is_blank), None)
    if last is None or lines[last].opaque:
        return None
    for index in range(last, max(-1, last - 12), -1):
        if lines[index].level and not lines[index].opaque:
            heads = index == last or lines[index].level <= DAY_LEVEL or _PART.match(lines[index].words)
            return index if heads and not _is_one_of_several(lines, index) else None
    if lines[last].bullet or _is_one_of_several(lines, last):
        return None
    after_blank = last > 0 and lines[last - 1].is_blank
    return last if is_part_line(lines[last], after_blank=after_blank) else None


def _is_one_of_several(lines: Sequence[Written], last: int) -> bool:
    """«Økt 3» after «Økt 1» and «Økt 2» is the last of a list, not a heading of what comes."""
    word = lines[last].words.partition(" ")[0]
    before = lines[max(0, last - 40) : last]
    if read_label(lines[last], announced=False) is not None:
        return any(read_label(line, announced=False) is not None for line in before)
    return _PART.match(lines[last].words) is not None and any(
        line.words.startswith(f"{word} ") and _PART.match(line.words) for line in before
    )


def is_part_line(line: Written, *, after_blank: bool) -> bool:
    words = line.words
    if len(words) > _LONGEST_PART:
        return False
    bold = after_blank and line.emphasised and words.endswith(("**", "__")) and words.count("*") in (0, 2)
    return (bold and not is_name(plain(words))) or is_place_line(line) or _PART.match(words) is not None


def is_place_line(line: Written) -> bool:
    """«Tromsø:», one or two words and a colon, leads in what comes next."""
    words = line.words.rstrip("*_")
    return words.endswith(":") and len(words.split()) <= 2 and words[:1].isupper()


def closing_text(made: Outline) -> list[Written]:
    """Take the text after the last row that belongs to no row.

    It begins at a heading, at a reservation («Med forbehold om endringer»), or
    at a blank line when no other row has text after a blank line.
    """
    last = made.entries[-1]
    if not isinstance(last, Row):
        return []
    at = _closing_start(last, _others_have_paragraphs(made))
    if at is None:
        return []
    closing = last.below[at:]
    last.below = last.below[:at]
    return closing


def _closing_start(row: Row, others: bool) -> int | None:
    title = row.title_line
    first = 0 if title is None else title + 1
    for index in range(first, len(row.below)):
        line = row.below[index]
        if line.is_blank or line.opaque:
            continue
        if (0 < line.level <= DAY_LEVEL and index > first) or _CLOSING.match(line.words):
            return index
        after_blank = index > 0 and row.below[index - 1].is_blank
        if after_blank and not others:
            return index
    return None


def _others_have_paragraphs(made: Outline) -> bool:
    """Tell whether other rows have text after a blank line, so that the last may have too."""
    rows = [entry for entry in made.entries[:-1] if isinstance(entry, Row)]
    return any(_has_paragraph(row) for row in rows)


def _has_paragraph(row: Row) -> bool:
    title = row.title_line
    lines = row.below if title is None else row.below[title + 1 :]
    return any(before.is_blank and not line.is_blank for before, line in zip(lines, lines[1:], strict=False))
