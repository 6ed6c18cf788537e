"""Lines that stand round the rows: opening hours of the whole, headings of a part, and the text after the last
row.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from .labels import read_label
from .lines import MarkedLine, TextPiece, plain
from .rows import DayHeading, Outline, Row
from .speakers import is_name
from .tables import header_word

# Times that are no rows but stand round them: the hours of a whole day or meeting


FEWEST_UNDER_HOURS = 3  # lines without a time of their own under a time that is then the hours of them all
SENTENCE_WORDS = 4


def take_opening_hours(outline: Outline) -> list[Row]:
    """Take out the times that are the hours of the whole and not rows; their words stay as text where they stand."""
    opening_hours: list[Row] = []
    kept: list[Row | DayHeading] = []
    for index, member in enumerate(outline.members):
        following = outline.members[index + 1] if index + 1 < len(outline.members) else None
        alone = index == 0 or isinstance(outline.members[index - 1], DayHeading)
        if isinstance(member, Row) and _are_opening_hours(member, following, alone=alone):
            opening_hours.append(member)
            text = [] if member.in_heading else [member.written]
            (kept[-1].below if kept else outline.head).extend([*text, *member.below])
            continue
        kept.append(member)
        if isinstance(member, Row) and member.hours_word and member.title_line is None:
            # «Møtetid 09–15» over one line or none is a row; without a line the word is its title.
            written = member.written
            member.own_title = TextPiece(text=member.hours_word, line=written.number, column=written.start + 1)
    outline.members = kept
    return opening_hours


def _are_opening_hours(row: Row, following: Row | DayHeading | None, *, alone: bool) -> bool:
    """Tell whether a time without a title is the hours of what stands under it: of rows, or of lines without times."""
    if row.own_title.text or (not alone and not row.hours_word):
        return False
    if not (row.in_heading or row.hours_word or row.ends is not None):
        return False
    if isinstance(following, Row):
        return _is_round(row, following)
    return _is_over_list(row.below, row.hours_word)


def _is_round(row: Row, following: Row) -> bool:
    """Tell whether the next row begins inside this one, and this one has no title to be a row by.

    Before the hours that are told in so many words, «Tid: 10.30–15.00», there may be coffee.
    """
    begun = row.hours_word != "" or row.starts <= following.starts
    inside = begun and (row.ends is None or following.starts < row.ends)
    return inside and (row.in_heading or row.hours_word != "" or row.title_line is None)


def _is_over_list(lines: Sequence[MarkedLine], hours_word: str) -> bool:
    """Tell whether several short items stand under the time, and not a title with its text."""
    text = [line for line in lines if not line.is_blank and not line.verbatim]
    if hours_word and len(text) <= 1:
        return False
    if text and _is_agenda(text[0]):
        return len(text) > 2
    title_and_list = len(text) > 1 and not text[0].bullet and all(line.bullet for line in text[1:])
    if title_and_list and not hours_word:
        return False
    sentences = sum(line.words.endswith((".", "!")) and len(line.words.split()) >= SENTENCE_WORDS for line in text)
    fewest = 2 if hours_word else FEWEST_UNDER_HOURS
    return len(text) - sentences >= fewest and len(text) > 2 * sentences


def _is_agenda(line: MarkedLine) -> bool:
    return line.words.rstrip(":").casefold() in ("agenda", "program", "saksliste", "saker") or (
        line.words.endswith(":") and header_word(line.words) is not None
    )


# Untimed lines between the rows: headings of a part, and the text after the last row


# «Del 2», «Bolk B», «Økt iv», «II. Praksis»; not «Del to», «Tema er …»
_PART = re.compile(
    r"(?:del|bolk|tema|økt|sesjon|seksjon|seanse|blokk|modul)\s(?:[0-9]{1,2}|[ivx]{1,4}|[a-z])(?![^\W_])"
    r"|[IVX]{1,4}\.\s[^\W\d_]",
    re.IGNORECASE,
)
DAY_LEVEL = 3  # the level of a day; a lower heading stands inside a row
_LONGEST_PART = 90
# «Med forbehold om endringer», «Påmelding innen 1. mars», «Programmet blir oppdatert»
_CLOSING = re.compile(
    r"(?:med forbehold|det tas forbehold|vi tar forbehold|programmet kan|kontaktperson|kontakt:|påmelding|velkommen!"
    r"|vel møtt|les mer|les meir|spørsmål kan|for mer info|program(?:met)? (?:er|blir|finn))",
    re.IGNORECASE,
)


def move_part_headings(outline: Outline) -> None:
    """Lift a heading that stands last under a row to the row it is the heading of."""
    for member, following in zip(outline.members, outline.members[1:], strict=False):
        if isinstance(member, Row) and isinstance(following, Row):
            at = _part_heading(member.below)
            if at is not None and at >= member.text_start:
                following.preface = member.below[at:] + following.preface
                member.below = member.below[:at]


def _part_heading(lines: Sequence[MarkedLine]) -> int | None:
    """Return where the heading of the next part begins.

    A Markdown heading right above the row is one; with text under it only when
    it is as high as a day, or names a part: a lower one belongs to the text it
    stands in. So is the last line alone, when it names a part («Del 2»), is
    bold, or ends in a colon («Tromsø:»).
    """
    last = next((index for index in range(len(lines) - 1, -1, -1) if not lines[index].is_blank), None)
    if last is None or lines[last].verbatim:
        return None
    for index in range(last, max(-1, last - 12), -1):
        if lines[index].level and not lines[index].verbatim:
            heads = index == last or lines[index].level <= DAY_LEVEL or _PART.match(lines[index].words)
            return index if heads and not _is_one_of_several(lines, index) else None
    if lines[last].bullet or _is_one_of_several(lines, last):
        return None
    after_blank = last > 0 and lines[last - 1].is_blank
    return last if _is_part_line(lines[last], after_blank=after_blank) else None


def _is_one_of_several(lines: Sequence[MarkedLine], last: int) -> bool:
    """«Økt 3» after «Økt 1» and «Økt 2» is the last of a list, not a heading of what comes."""
    word = lines[last].words.partition(" ")[0]
    before = lines[max(0, last - 40) : last]
    if read_label(lines[last], announced=False) is not None:
        return any(read_label(line, announced=False) is not None for line in before)
    return _PART.match(lines[last].words) is not None and any(
        line.words.startswith(f"{word} ") and _PART.match(line.words) for line in before
    )


def _is_part_line(line: MarkedLine, *, after_blank: bool) -> bool:
    words = line.words
    if len(words) > _LONGEST_PART:
        return False
    bold = after_blank and line.emphasised and words.endswith(("**", "__")) and words.count("*") in (0, 2)
    return (bold and not is_name(plain(words))) or is_place_line(line) or _PART.match(words) is not None


def is_place_line(line: MarkedLine) -> bool:
    """«Tromsø:», one or two words and a colon, leads in what comes next."""
    words = line.words.rstrip("*_")
    return words.endswith(":") and len(words.split()) <= 2 and words[:1].isupper()


def closing_text(outline: Outline) -> list[MarkedLine]:
    """Take the text after the last row that belongs to no row.

    It begins at a heading, at a reservation («Med forbehold om endringer»), or
    at a blank line when no other row has text after a blank line.
    """
    last = outline.members[-1]
    if not isinstance(last, Row):
        return []
    at = _closing_start(last, _others_have_paragraphs(outline))
    if at is None:
        return []
    closing = last.below[at:]
    last.below = last.below[:at]
    return closing


def _closing_start(row: Row, others: bool) -> int | None:
    first = row.text_start
    for index in range(first, len(row.below)):
        line = row.below[index]
        if line.is_blank or line.verbatim:
            continue
        if (0 < line.level <= DAY_LEVEL and index > first) or _CLOSING.match(line.words):
            return index
        after_blank = index > 0 and row.below[index - 1].is_blank
        if after_blank and not others:
            return index
    return None


def _others_have_paragraphs(outline: Outline) -> bool:
    """Tell whether other rows have text after a blank line, so that the last may have too."""
    texts = [member.below[member.text_start :] for member in outline.members[:-1] if isinstance(member, Row)]
    return any(above.is_blank and not line.is_blank for text in texts for above, line in itertools.pairwise(text))
