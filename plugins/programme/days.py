"""Day headings: «Torsdag 23. mars», «Dag 2», «1.6.2021», in the decorations people give them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .day_names import DayName, read_name, weekday_of
from .line import Written
from .model import EventWindow
from .times import DASHES, Habits, Impossible, TimeReading, read_time

LONGEST_HEADING = 120
MOST_WORDS_OF_THEME = 14
MOST_WORDS_BESIDE = 8

_GAP = r"[^\S\n]*"
_WORD = re.compile(r"[^\W\d_]+\.?")
_PREFIX = re.compile(
    r"(?:foreløpig|førebels|rammeprogram|program|programme|programmet|agenda|kjøreplan|tidsplan|timeplan|dato)"
    rf"(?![^\W\d_])(?:{_GAP}(?:for|på)(?![^\W\d_]))?[{DASHES}:,\s]*",
    re.IGNORECASE,
)
_TIMES_OF_DAY = frozenset(
    ["kveld", "kveldsprogram", "morgen", "morgon", "formiddag", "føremiddag", "ettermiddag", "natt"]
)
_OF_SEVERAL = re.compile(rf"{_GAP}av{_GAP}[0-9]{{1,2}}(?![^\W_])", re.IGNORECASE)
_PLACE = re.compile(r"(?:i|på|ved|hos)\s", re.IGNORECASE)
_ANOTHER_DAY = re.compile(
    r"(?:mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag)(?![^\W_])"
    r"|[0-9]{1,2}\.[^\S\n]?(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReading:
    """A day heading, with the clock time and what follows it, if any."""

    name: DayName
    time: TimeReading | None = None
    time_start: int = 0  # offset of the time


def read_day(written: Written, window: EventWindow, habits: Habits) -> DayReading | None:
    """Return the day that a line is the heading of, if it is one."""
    text = written.line.text
    if len(text.strip()) > LONGEST_HEADING and not _opens_run_on(written, window, habits):
        return None
    name = read_name(text, _past_prefix(text, written.start), window)
    if name is None:
        return _at_the_end(written, window)
    return _with_rest(written, name, habits)


def _opens_run_on(written: Written, window: EventWindow, habits: Habits) -> bool:
    """Tell whether a long line is a day, a colon and then rows, as in «Torsdag 15. januar: kl. 11 …»."""
    name = read_name(written.line.text, written.start, window)
    if name is None:
        return False
    at = _past(written.line.text, name.end, ":")
    return isinstance(read_time(written.line.text, at, habits), TimeReading)


def _past_prefix(text: str, at: int) -> int:
    prefix = _PREFIX.match(text, at)
    return prefix.end() if prefix else at


def _past(text: str, at: int, marks: str) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in marks or text[at] in "*_"):
        at += 1
    return at


def _with_rest(written: Written, name: DayName, habits: Habits) -> DayReading | None:
    """Judge by what follows a day whether the line is its heading or a sentence."""
    text = written.line.text
    if name.number and (several := _OF_SEVERAL.match(text, name.end)):
        name = DayName(number=name.number, start=name.start, end=several.end())
    rest_at = _past(text, name.end, ":;,.|()#" + DASHES)
    rest = text[rest_at:].strip().rstrip("#*_ ")
    separated = text[name.end : rest_at].strip(" \t*_\xa0") != ""
    if not rest:
        return DayReading(name=name)
    time = read_time(text, rest_at, habits)
    if isinstance(time, TimeReading):
        return DayReading(name=name, time=time, time_start=rest_at)
    if isinstance(time, Impossible) or _ANOTHER_DAY.search(rest):
        return None  # «Torsdag 23. og fredag 24. mars» is no one day
    return DayReading(name=name) if _is_theme(rest, name, written, separated=separated) else None


def _is_theme(rest: str, name: DayName, written: Written, *, separated: bool) -> bool:
    """Tell whether the words after a day are its theme or place, and not the rest of a sentence."""
    words = rest.split()
    if written.level:
        return True
    if words[0].rstrip(":").casefold() in _TIMES_OF_DAY and len(words) == 1:
        return True
    if len(words) > MOST_WORDS_OF_THEME or (rest.endswith(".") and len(words) > 3):
        return False
    if separated:
        return name.is_dated or name.number is not None or not rest[0].islower()
    return name.is_dated and len(words) <= 6 and (not rest[0].islower() or _PLACE.match(rest) is not None)


def _at_the_end(written: Written, window: EventWindow) -> DayReading | None:
    """Return the day at the end of a title: «Klima og folkehelse Torsdag 29. oktober».

    It must be a whole weekday with its date, or «dag 2 av 2», and stand out
    from what is before it: a capital, a separator, or a Markdown heading.
    """
    text = written.line.text
    if not _NAMES_DAY.search(text):
        return None
    bare = text.rstrip(" \t*_#:.")
    for found in _WORD.finditer(text, written.start):
        name = read_name(text, found.start(), window) if _may_begin_day(found[0]) else None
        if name is None:
            continue
        before = text[written.start : found.start()].strip()
        several = _OF_SEVERAL.match(text, name.end) if name.number else None
        end = several.end() if several else name.end
        time_at = _past(text, end, ":;,.|()" + DASHES)
        time = read_time(text, time_at, Habits())
        if isinstance(time, TimeReading) and _past(text, time.end, ".:") >= len(text):
            end = len(text)
        whole = several is not None or (name.weekday is not None and name.is_dated)
        stands_out = several is not None or written.level or found[0][0].isupper() or before.endswith(tuple(":,|–-"))
        if whole and stands_out and end >= len(bare) and _is_title(before):
            with_time = isinstance(time, TimeReading) and end == len(text)
            return DayReading(name=name, time=time, time_start=time_at) if with_time else DayReading(name=name)
    return None


def _may_begin_day(word: str) -> bool:
    return word.casefold() == "dag" or weekday_of(word) is not None


_NAMES_DAY = re.compile(r"dag|\b(?:man|mån|tir|tys|ons|tor|fre|lør|lau|søn)[a-z]{0,3}\.", re.IGNORECASE)
_JOINS_SENTENCE = frozenset("og eller til fra frå innen på den frist fristen senest før etter sist".split())


def _is_title(before: str) -> bool:
    words = before.split()
    return (
        0 < len(words) <= MOST_WORDS_BESIDE
        and not any(word.endswith((".", "!", "?")) for word in words)
        and words[-1].casefold() not in _JOINS_SENTENCE
    )
