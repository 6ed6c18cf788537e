"""Where a title ends, when it goes on over a line break."""

from __future__ import annotations

from dataclasses import dataclass

from .labels import read_label
from .line import Written
from .names import is_name, opens_with_person, words_of
from .place import Piece
from .speakers import opens_speaker_line
from .times import Habits

NARROWEST_FULL_LINE = 55  # characters: a shorter line was not broken for want of room
NARROWEST_WRAPPED_LINE = 40  # … unless the next word would have made it the widest of all
MOST_LINES = 5

# Nothing ends in one of these, and no line of its own begins with one in lower case.
_SMALL_WORDS = frozenset(
    (
        "og eller i på av til for fra frå om med mot som at å en et ei den det de dei samt under over gjennom "
        "mellom etter før hos uten utan innen enn når hvor kor"
    ).split()
)
_OPENING, _CLOSING = "([«“", ")]»”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title with the number of further lines it took."""

    piece: Piece
    lines: int = 0
    is_guess: bool = False  # the lines were joined on the strength of their words alone


def whole_title(first: Piece, below: list[Written], habits: Habits) -> Title:
    """Return the title that begins with *first*, over as many of the lines below as it needs."""
    text, taken, guessed = first.text, 0, False
    for following in below[:MOST_LINES]:
        if not _may_continue(following):
            break
        reason = _goes_on(text, following, habits)
        if not reason:
            break
        text, taken = f"{text} {following.piece.text}", taken + 1
        guessed = guessed or reason == "guess"
    return Title(piece=Piece(text=text, line=first.line, column=first.column), lines=taken, is_guess=guessed)


def _may_continue(following: Written) -> bool:
    stands_alone = following.opaque or following.is_blank or following.level or following.bullet
    return not stands_alone and read_label(following, announced=False) is None


def _goes_on(text: str, following: Written, habits: Habits) -> str:
    """Return «certain» or «guess» when a line goes on with the title above it, else empty."""
    continuing = following.piece.text
    if _is_open(text) or text.endswith(","):
        return "certain"
    if opens_speaker_line(continuing) or opens_with_person(continuing):
        return ""
    last = words_of(text[-60:])[-1:]
    if last and last[0] in _SMALL_WORDS and not text.endswith((".", "?", "!", ":")):
        return "certain"
    if not habits.small_titles and continuing[:1].islower() and not text.endswith((".", "?", "!", ":")):
        first = words_of(continuing[:60])[:1]
        if (
            following.indent >= 8
            or len(text) >= NARROWEST_FULL_LINE
            or (first and _had_no_room(text, first[0], habits))
        ):
            return "certain"
        if first and first[0] in _SMALL_WORDS:
            return "guess"
    return "guess" if _is_rest_of_name(text, continuing) else ""


def _had_no_room(text: str, word: str, habits: Habits) -> bool:
    """Tell whether a line ends where the next word would have passed the widest line of the section.

    A paste from a PDF is broken at one width, and it shows in its longest lines.
    """
    is_wrapped = habits.widest_line >= NARROWEST_FULL_LINE
    return is_wrapped and len(text) >= NARROWEST_WRAPPED_LINE and len(text) + 1 + len(word) > habits.widest_line


def _is_open(text: str) -> bool:
    """Tell whether a bracket or quotation mark opened in *text* is not closed."""
    straight = text.count('"') % 2 == 1
    return straight or any(text.count(o) > text.count(c) for o, c in zip(_OPENING, _CLOSING, strict=True))


def _is_rest_of_name(text: str, continuing: str) -> bool:
    """«ved minister Per» and «Dahl»: a name is two words, and one line has each."""
    words = words_of(continuing)
    before = words_of(text[-80:])
    if len(words) != 1 or len(before) < 2 or not continuing.isalpha():
        return False
    marked = any(word in ("ved", "v/", "Ved") for word in before[-4:-1])
    return marked and not is_name(" ".join(before[-2:])) and is_name(f"{before[-1]} {continuing}")
