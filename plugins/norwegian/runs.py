"""One block of text that stands in several pieces: set as a whole, handed back piece by piece.

A quotation may begin in one element and end in another. So the pieces are
joined, the marks are settled on the whole, and every change is given to the
piece its first sign stands in. Web and e-mail addresses are never changed; and
who can open one is told.
"""

from __future__ import annotations

import ipaddress
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

NEUTRAL = "\ufffc"  # stands for each sign of what is not changed: no letter, no digit, no space
LINE_BREAK = "\u2028"
GAP = "[ \u00a0\n]"  # in a pattern: whatever stands between two words, the end of a line too

Edit = tuple[int, int, str]  # from, to, what stands there instead
TypesettingRule = Callable[[str], Iterable[Edit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a block: one text node."""

    text: str
    protected: bool = False  # code, another language; «\n» alone: a line break


def set_runs(runs: Sequence[Run], rules: Sequence[TypesettingRule]) -> list[str]:
    """Return the texts of *runs*, each of *rules* applied in turn to all of them together."""
    text, kept = _shield(runs)
    ends = list(accumulate(len(run.text) for run in runs))
    for rule in rules:
        edits = [edit for edit in rule(text) if text[edit[0] : edit[1]] != edit[2]]
        if edits:
            moved = _mover(edits)
            text, ends = _edited(text, edits), [moved(end) for end in ends]
            kept = [(moved(offset), words) for offset, words in kept]
    text = _edited(text, ((at, at + len(words), words) for at, words in kept))
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _shield(runs: Sequence[Run]) -> tuple[str, list[tuple[int, str]]]:
    """Return *runs* as one text, neutral where it may not be changed, and what stood there."""
    parts, kept, at = [], [], 0
    for run in runs:
        if run.protected and run.text:
            kept.append((at, run.text))
            parts.append(LINE_BREAK if run.text == "\n" else NEUTRAL * len(run.text))
        else:
            parts.append(run.text)
        at += len(run.text)
    text = "".join(parts)
    addresses = list(spans_of_addresses(text))
    kept += [(start, text[start:end]) for start, end in addresses]
    return _edited(text, ((start, end, NEUTRAL * (end - start)) for start, end in addresses)), sorted(kept)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* after *edits*, which are in order and apart."""
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _mover(edits: Sequence[Edit]) -> Callable[[int], int]:
    """Return a function from a place before *edits* to the same place after them.

    A place inside an edit, or where something is put in, moves to its end:
    what is new belongs to the piece before.
    """
    starts = [start for start, _, _ in edits]
    grown = list(accumulate(len(new) - (end - start) for start, end, new in edits))

    def moved(offset: int) -> int:
        number = bisect_right(starts, offset) - 1
        if number >= 0 and starts[number] == offset < edits[number][1]:
            number -= 1  # the edit begins here, and belongs to what follows
        if number < 0:
            return offset
        return max(offset, edits[number][1]) + grown[number]

    return moved


# Where web and e-mail addresses stand in running text


# What ends an address: «(se https://x.no»)», «<post@x.no>»
_MARKS = '<>"“”„«»\ufffc'
# Possessive, and only from where a word begins: each sign is looked at a fixed number of times.
_ADDRESS = re.compile(
    rf"(?<![\w@/])(?:[a-z][a-z+.-]{{1,9}}://|www\.)[^\s{_MARKS}]++"
    r"|(?<![\w.%+@/-])[\w.%+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+)++"
    rf"|(?<![\w.@/-])(?:[a-zA-Z0-9-]{{1,63}}\.){{1,9}}[a-z]{{2,10}}/[^\s{_MARKS}]*+"
)
# Without one of these a text has no address: «https://», «www.», «@», «.no/»
_SIGNS = re.compile(r"://|www\.|@|\.[a-z]{2,10}/")
_AFTER = ".,:;!?'’)]…"  # these belong to the sentence


def spans_of_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each address in *text* stands, closing marks left out."""
    if not _SIGNS.search(text):
        return
    for match in _ADDRESS.finditer(text):
        yield match.start(), match.start() + len(match[0].rstrip(_AFTER))


# Addresses that not everybody can open: «localhost», «10.0.0.5», «intranett», «skriver.local»


# Names of one part, and ends of names that no public register gives away (RFC 6761, RFC 6762, ICANN's «.internal»)
_WITHIN_ONE_NETWORK = re.compile(r"[^.:]*|.*\.(?:localhost|localdomain|local|internal|intranett?|lan|home|corp)", re.I)


def is_public_host(host: str) -> bool:
    """Tell whether everybody can reach *host*, and not one machine or one network alone."""
    host = host.strip("[]").rstrip(".")
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return not _WITHIN_ONE_NETWORK.fullmatch(host)
