"""Titles: where one ends that goes on over a line break, and the room that stands at the end of it or on a line
of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from norwegian.dates import DASHES

from .labels import read_label
from .lines import MarkedLine, TextPiece, part
from .speakers import is_name, opens_speaker_line, opens_with_person, words_of
from .times import Conventions

# Where in the house: «Rom: 214», «Sted: Aulaen», «Sal A»


MOST_WORDS = 8
LONGEST_TAIL = 200  # characters at the end of a title where a room is looked for

# «Rom: 214», «Sted: Aulaen», «Møterom: Fjorden», whose word is told with the name; not «Rommet: …»
_KEY = re.compile(r"(?:rom|sted|stad|hvor|kor|(?P<kind>møterom|lokale|sal))\s?:\s?", re.IGNORECASE)
# «Jus (rom: 214)», «Jus, sted: Aulaen»; not «Jus (Sal A)»
_KEYED = re.compile(r"[(,.]\s?(?=(?:rom|møterom|sted|stad|lokale)\s?:\s?\S)", re.IGNORECASE)
# «Sal A», «Rom 214», «Auditorium 1 (2. etg.)»; not «Rom for samtale»
_NAMED = re.compile(
    r"(?:sal|rom|møterom|grupperom|seminarrom|klasserom|auditorium|aud\.?|konferanserom|scene|telt)"
    r"\s(?:[A-ZÆØÅ0-9][\w.-]{0,12})(?:\s?[,(]\s?[^,()]{1,40}\)?)?$",
    re.IGNORECASE,
)
# Rooms that are known by their name alone: «Storsalen», «Aulaen»
_ALONE = re.compile(
    r"(?:storsalen|lillesalen|plenumssalen|plenumsalen|aulaen|auditoriet|hovedscenen|foajeen)$", re.IGNORECASE
)
# «Hagen», «Skolen, salen»; not «Hage», «Hagen og huset»
_DEFINITE = re.compile(r"[A-ZÆØÅ][^\W\d_]{2,}(?:en|et|a)(?:,\s?[^\W\d_]{3,}(?:en|et|a))?$")


def room_line(line: TextPiece) -> str:
    """Return the room a line of its own names, or empty."""
    words = part(line, 1) if line.text.startswith("📍") else line
    if key := _KEY.match(words.text):
        value = words.text[key.end() :].strip()
        return _room(key) if value and len(value.split()) <= MOST_WORDS and not value.endswith(".") else ""
    return words.text if is_room(words.text) else ""


def _room(key: re.Match[str]) -> str:
    """Return the room after a key: «214» of «Rom: 214», «Møterom Fjorden» of «Møterom: Fjorden»."""
    return " ".join(filter(None, (key["kind"], key.string[key.end() :].strip())))


def is_room(text: str) -> bool:
    bare = text.strip().rstrip(".")
    return bool(_NAMED.match(bare) or _ALONE.match(bare))


def is_definite_place(text: str) -> bool:
    """«Hagen», «Skolen, salen»: in a list of tracks, one definite noun under a title is its place."""
    return len(text) <= 40 and _DEFINITE.match(text.rstrip(":")) is not None


def split_room(title: TextPiece) -> tuple[TextPiece, str]:
    """Take a room in brackets off the end of a title: «Jus og personvern (Møterom 3)»."""
    text = title.text.rstrip(" .")
    at = text.rfind("(")
    if at <= 0 or not text.endswith(")"):
        return title, ""
    inside = text[at + 1 : -1].strip()
    key = _KEY.match(inside)
    if not key and not is_room(inside):
        return title, ""
    return part(title, 0, at), _room(key) if key else inside


def split_keyed_room(title: TextPiece) -> tuple[TextPiece, str]:
    """Take «(Rom: 214)» or «, sted: Aulaen» off the end of a title; «(Sal A)» is left in it."""
    if ":" not in title.text:
        return title, ""
    tail = max(0, len(title.text) - LONGEST_TAIL)
    for found in _KEYED.finditer(title.text, tail):
        value = title.text[found.end() :]
        key = _KEY.match(value)
        room = _room(key).rstrip(")").strip() if key else ""
        if found.start() > 0 and room and len(room.split()) <= MOST_WORDS:
            return part(title, 0, found.start()), room
    return title, ""


# Where a title ends, when it goes on over a line break


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
# No title is over with one of these, whoever comes next: «Samtale med Kari Nordmann og»
_JOINING_WORDS = frozenset(("og", "eller", "samt", "mellom", "&"))
# «Hva er «helse?» and the line after: a bracket or a quotation mark is open
_OPENING, _CLOSING = "([«“", ")]»”"


def whole_title(
    first: TextPiece, below: list[MarkedLine], conventions: Conventions
) -> tuple[TextPiece, list[MarkedLine], bool]:
    """Return the title that begins with *first*, over as many of the lines below as it needs; and the lines it leaves.

    The third value tells whether lines were joined on the strength of their words alone.
    """
    text, taken, guessed = first.text, 0, False
    for following in below[:MOST_LINES]:
        stands_alone = following.verbatim or following.is_blank or following.level or following.bullet
        if stands_alone or read_label(following, announced=False) is not None:
            break
        reason = _goes_on(text, following, conventions)
        if not reason:
            break
        text, taken = f"{text} {following.piece.text}", taken + 1
        guessed = guessed or reason == "guess"
    return replace(first, text=text), below[taken:], guessed


def _goes_on(text: str, following: MarkedLine, conventions: Conventions) -> str:
    """Return «certain» or «guess» when a line goes on with the title above it, else empty."""
    continuing = following.piece.text
    if _is_open(text) or text.endswith(","):
        return "certain"
    if opens_speaker_line(continuing):
        return ""
    last = words_of(text[-60:])[-1:]
    if last and last[0] in _JOINING_WORDS:
        return "certain"
    if opens_with_person(continuing):
        return ""
    if text.endswith(tuple(DASHES)):
        return "certain" if continuing[:1].islower() else "guess"
    if last and last[0] in _SMALL_WORDS and not text.endswith((".", "?", "!", ":")):
        return "certain"
    if not conventions.small_titles and continuing[:1].islower() and not text.endswith((".", "?", "!", ":")):
        first = words_of(continuing[:60])[:1]
        if (
            following.indent >= 8
            or len(text) >= NARROWEST_FULL_LINE
            or (first and _had_no_room(text, first[0], conventions))
        ):
            return "certain"
        if first and first[0] in _SMALL_WORDS:
            return "guess"
    return "guess" if _is_rest_of_name(text, continuing) else ""


def _had_no_room(text: str, word: str, conventions: Conventions) -> bool:
    """Tell whether a line ends where the next word would have passed the widest line of the section.

    A paste from a PDF is broken at one width, and it shows in its longest lines.
    """
    is_wrapped = conventions.widest_line >= NARROWEST_FULL_LINE
    return is_wrapped and len(text) >= NARROWEST_WRAPPED_LINE and len(text) + 1 + len(word) > conventions.widest_line


def _is_open(text: str) -> bool:
    """Tell whether a bracket or quotation mark opened in *text* is not closed."""
    straight = text.count('"') % 2 == 1
    return straight or any(text.count(o) > text.count(c) for o, c in zip(_OPENING, _CLOSING, strict=True))


def _is_rest_of_name(text: str, continuing: str) -> bool:
    """Tell whether a name is broken between two lines: «ved minister Per» and «Dahl» below."""
    words = words_of(continuing)
    before = words_of(text[-80:])
    if len(words) != 1 or len(before) < 2 or not continuing.isalpha():
        return False
    marked = any(word in ("ved", "v/", "Ved") for word in before[-4:-1])
    return marked and not is_name(" ".join(before[-2:])) and is_name(f"{before[-1]} {continuing}")
