"""Where in the house: «Rom: 214», «Sted: Aulaen», «Sal A»."""

from __future__ import annotations

import re

from .place import Piece, part

MOST_WORDS = 8
LONGEST_TAIL = 200  # characters at the end of a title where a room is looked for

_KEY = re.compile(r"(?:rom|møterom|sted|stad|lokale|sal|hvor|kor)\s?:\s?", re.IGNORECASE)
_KEYED = re.compile(r"[(,.]\s?(?=(?:rom|møterom|sted|stad|lokale)\s?:\s?\S)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:sal|rom|møterom|grupperom|seminarrom|klasserom|auditorium|aud\.?|konferanserom|scene|telt)"
    r"\s(?:[A-ZÆØÅ0-9][\w.-]{0,12})(?:\s?[,(]\s?[^,()]{1,40}\)?)?$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:storsalen|lillesalen|plenumssalen|plenumsalen|aulaen|auditoriet|hovedscenen|foajeen)$", re.IGNORECASE
)
_DEFINITE = re.compile(r"[A-ZÆØÅ][^\W\d_]{2,}(?:en|et|a)(?:,\s?[^\W\d_]{3,}(?:en|et|a))?$")


def room_line(line: Piece) -> str:
    """Return the room a line of its own names, or empty."""
    words = part(line, 1) if line.text.startswith("📍") else line
    if key := _KEY.match(words.text):
        value = words.text[key.end() :].strip()
        return value if value and len(value.split()) <= MOST_WORDS and not value.endswith(".") else ""
    return words.text if is_room(words.text) else ""


def is_room(text: str) -> bool:
    bare = text.strip().rstrip(".")
    return bool(_NAMED.match(bare) or _ALONE.match(bare))


def is_definite_place(text: str) -> bool:
    """«Hagen», «Skolen, salen»: in a list of tracks, one definite noun under a title is its place."""
    return len(text) <= 40 and _DEFINITE.match(text.rstrip(":")) is not None


def split_room(title: Piece) -> tuple[Piece, str]:
    """Take a room in brackets off the end of a title: «Jus og personvern (Møterom 3)»."""
    text = title.text.rstrip(" .")
    at = text.rfind("(")
    if at <= 0 or not text.endswith(")"):
        return title, ""
    inside = text[at + 1 : -1].strip()
    key = _KEY.match(inside)
    if not key and not is_room(inside):
        return title, ""
    return part(title, 0, at), inside[key.end() :] if key else inside


def split_keyed_room(title: Piece) -> tuple[Piece, str]:
    """Take «(Rom: 214)» or «, sted: Aulaen» off the end of a title; «(Sal A)» is left in it."""
    if ":" not in title.text:
        return title, ""
    tail = max(0, len(title.text) - LONGEST_TAIL)
    for found in _KEYED.finditer(title.text, tail):
        value = title.text[found.end() :]
        key = _KEY.match(value)
        room = value[key.end() :].strip().rstrip(")").strip() if key else ""
        if found.start() > 0 and room and len(room.split()) <= MOST_WORDS:
            return part(title, 0, found.start()), room
    return title, ""
