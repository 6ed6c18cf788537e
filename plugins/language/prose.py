"""The words of a text without its markup, each with the way back to its position in the file; and what a rule of the
language is, that is held against them.

Code, addresses, foreign passages and what else is no running Norwegian become
one sign, so that what stands round them stays apart. Emphasis, tags and the
brackets of links vanish, so that a rule sees the words as a reader does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from body.links import find_addresses
from body.source import PHRASING, Source
from manuscript.model import Line, Scalar
from manuscript.verbatim import blank, line_starts
from norwegian.typography import LANGUAGES

OBJECT = "\ufffc"  # stands for what is not read

_GAP = "\n\n"

Cut = tuple[int, int, str]
LineAndColumn = tuple[int, int]  # line and column

# «<https://x.no>», «<post@x.no>»; «<b>», «</em>», «<span lang="en">», which have a name; not «a < b»
_LINK_OR_TAG = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]*+:[^<>\s]*+|[^<>\s@]++@[^<>\s@]++)>"
    r"|<(?P<end>/)?+(?P<name>[A-Za-z][A-Za-z0-9-]*+)(?P<rest>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
)
# Elements whose words are no running text.
_UNREAD = frozenset("code kbd pre samp script style svg textarea var".split())
# In a tag: «lang="en"», «data-raw»; not «lang="nn"»
_FOREIGN = re.compile(r"\slang\s*=\s*[\"']?(?!nb|nn|no)[A-Za-z]|\sdata-raw\b", re.IGNORECASE)
# From the bracket that ends a link's words: «](https://x.no)», «](fil.jpg "Bildetekst")»
_TARGET = re.compile(
    r"\]\([ \t]*+(?:<[^<>\n]*>|(?![\"'])[^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+)*+)?"
    r"(?:[ \t\n]*+(?:\"([^\"\n]*)\"|'([^'\n]*)'))?[ \t]*\)?"
)
# «[x]: https://x.no» at the start of a line; not «[^1]: En fotnote»
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*\S+", re.MULTILINE)
# The end of «[ord][x]» and «[ord][]»
_NAMED_LINK = re.compile(r"\]\[[^\[\]\n]{0,200}\]")
# «[^1]», «[^1]:»
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]{1,200}\]:?")
# «[[siste artikler: 3]]»
_LIST_CALL = re.compile(r"\[\[[^\[\]\n]{0,400}\]\]")
# «*[NAV]:» at the start of a line
_ABBREVIATION = re.compile(r"^\*\[[^\[\]\n]{1,200}\]:", re.MULTILINE)
# The bracket before a link's words, and before a picture's
_OPENING, _OPENING_PICTURE = re.compile(r"\["), re.compile(r"!\[")
# «{: .dekor }», «{#program}»; not «{navn}»
_ATTRIBUTES = re.compile(r"\{:?[ ]?[#.][^{}\n]{0,200}\}")
# «!!! faktaboks "Tittel"»
_BOX = re.compile(r"^[ \t]*!!![ \t]*[\w-]+[ \t]*(?:\"([^\"\n]*)\")?[ \t]*$", re.MULTILINE)
# The stars of «*ord*» and «**ord**», the lines of «_ord_»; not those of «2 * 3», «snake_case»
_EMPHASIS = re.compile(r"(?:(?<=\s)|(?<![\w*_]))[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_\\])[*_]{1,3}(?![\w*_])|\*\*")
# Without one of these no address stands without «https://».
_DOMAIN = re.compile(r"\.(?:no|com|org|net|eu|se|dk|io)\b")
# «helsehub.no», «www.x.no/side»; not the end of «post@x.no»
_BARE_HOST = re.compile(
    r"(?<![\w@/.-])(?:[\w-]{1,63}\.){1,5}(?:no|com|org|net|eu|se|dk|io)\b(?:/[^\s<>()]*[^\s<>().,;:!?])?"
)
# The backslash of «\*» and «\[», not of «C:\mappe»
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_SIGNS = (  # the sign without which there is none, what to cut, and what to put in its place
    ("]:", _DEFINITION, OBJECT),
    ("[[", _LIST_CALL, OBJECT),
    ("[^", _FOOTNOTE, ""),
    ("*[", _ABBREVIATION, OBJECT),
    ("][", _NAMED_LINK, ""),
    ("![", _OPENING_PICTURE, ""),
    ("](", _OPENING, ""),
    ("][", _OPENING, ""),
    ("{", _ATTRIBUTES, ""),
    ("*", _EMPHASIS, ""),
    ("_", _EMPHASIS, ""),
    ("\\", _ESCAPE, ""),
)


class RunningText:
    """Text to be judged, and the position in the file of each character of it."""

    def __init__(self, text: str, cuts: Iterable[Cut], position_of: Callable[[int], LineAndColumn]) -> None:
        """Take *cuts* out of *text*; *position_of* an offset in it, a body and a field each know their own lines."""
        self._position_of = position_of
        pieces: list[str] = []
        self._outs: list[int] = [0]  # offset in the words where a stretch begins
        self._sources: list[int] = [0]  # offset of the same in the source
        position = length = 0
        # Of those that begin together the longest comes first.
        for start, end, instead in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
            if start < position:
                continue
            pieces += (text[position:start], instead)
            length += start - position
            if instead:
                self._begin(length, start)
                length += len(instead)
            self._begin(length, end)
            position = end
        pieces.append(text[position:])
        self.text = "".join(pieces)

    def _begin(self, out: int, source: int) -> None:
        self._outs.append(out)
        self._sources.append(source)

    def position(self, offset: int) -> LineAndColumn:
        """Return line and column of the character at *offset*."""
        index = bisect_right(self._outs, offset) - 1
        return self._position_of(self._sources[index] + offset - self._outs[index])


def body_text(lines: Sequence[Line]) -> RunningText:
    """Return the words of a body."""
    source = Source(lines, file="")
    return RunningText(source.text, _cuts(source), source.position)


def field_text(scalars: Sequence[Scalar], header: Sequence[Line]) -> RunningText:
    """Return the words of the values in the front matter that people read, a paragraph each.

    Positions are those in the file, though YAML may have folded lines and taken off quotes.
    """
    source = _GAP.join(scalar.text for scalar in scalars)
    starts = list(accumulate((len(scalar.text) + len(_GAP) for scalar in scalars), initial=0))
    positions = cache(lambda index: _positions(scalars[index], header))

    def position_of(at: int) -> LineAndColumn:
        index = bisect_right(starts, at) - 1
        return positions(index)[at - starts[index]]

    return RunningText(source, _address_cuts(source), position_of)


def _positions(scalar: Scalar, header: Sequence[Line]) -> list[LineAndColumn]:
    """Return the position of each character of the value.

    From an escape of YAML's on, value and file differ, and the position is that of the value.
    """
    rows = [line for line in header if line.number >= scalar.line]
    raw = "\n".join(line.text for line in rows)
    starts = line_starts(line.text for line in rows)
    positions: list[LineAndColumn] = []
    at = scalar.column - 1
    for char in scalar.text:
        found = at if char.isspace() else raw.find(char, at)
        if found < 0:
            break
        index = max(bisect_right(starts, found) - 1, 0)
        positions.append((rows[index].number, found - starts[index] + 1))
        at = found if char.isspace() else found + 1
    return positions + [(scalar.line, scalar.column)] * (len(scalar.text) - len(positions) + 1)


def _cuts(source: Source) -> Iterator[Cut]:
    """Yield what is no running text, in any order."""
    yield from ((fence.start, fence.end, OBJECT) for fence in source.fences)
    yield from ((start, end, OBJECT) for start, end in source.code_spans)
    yield from ((start, end, "") for start, end in source.comments.items())
    text = blank(source.text, source.comments.items())
    if "<" in text:
        yield from _html_cuts(text)
    if "](" in text:
        yield from _cuts_round_titles(_TARGET, text, "\n")
    if _DOMAIN.search(text):
        yield from ((match.start(), match.end(), OBJECT) for match in _BARE_HOST.finditer(text))
    yield from _address_cuts(text)
    if "!!!" in text:
        yield from _cuts_round_titles(_BOX, text, "")
    for sign, pattern, instead in _SIGNS:
        if sign in text:
            yield from ((match.start(), match.end(), instead) for match in pattern.finditer(text))


def _address_cuts(text: str) -> Iterator[Cut]:
    for start, end, _ in find_addresses(text):
        yield start, end, OBJECT


def _html_cuts(text: str) -> Iterator[Cut]:
    position, unended = 0, set[str]()
    while found := _LINK_OR_TAG.search(text, position):
        start, position = found.span()
        name = (found["name"] or "").lower()
        if not name:
            yield start, position, OBJECT
            continue
        if not found["end"] and name not in unended and (name in _UNREAD or _FOREIGN.search(found["rest"])):
            end = _end_of_element(text, name, position)
            if end >= 0:
                position = end
                yield start, end, OBJECT
                continue
            unended.add(name)
        yield start, position, "" if name in PHRASING else "\n"  # «<b>ord</b>er» is one word


def _end_of_element(text: str, name: str, start: int) -> int:
    """Return where the element that begins before *start* ends, those of its kind inside it counted; -1: nowhere."""
    depth = 1
    # «<em>», «</em>», «<em class="x">»; not «<embed>»
    for match in re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]*>", re.IGNORECASE).finditer(text, start):
        depth += -1 if match.group(1) else 1
        if not depth:
            return match.end()
    return -1


def _cuts_round_titles(pattern: re.Pattern[str], text: str, instead: str) -> Iterator[Cut]:
    """Yield each match, but for the title in it, the one group that may be found: that is read too."""
    for match in pattern.finditer(text):
        if match.lastindex is None:
            yield match.start(), match.end(), ""
        else:
            yield match.start(), match.start(match.lastindex), instead
            yield match.end(match.lastindex), match.end(), instead


# A rule of the language, and a place where a text breaks it


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMatch:
    """Words that break a rule, and what to write in their place."""

    start: int  # offset in the text searched
    end: int
    right: str = ""  # empty: only the editor can know


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRule:
    """How breaches of one rule are found; the register says what is told of them, {own} the words and {right} others."""

    name: str  # what an editor writes after «behold:»; who says so stands beside it
    signs: tuple[str, ...] = ()  # a text with none of these breaks nothing; empty: any may have
    hint: re.Pattern[str] | None = None  # nor has a text it finds nothing in; cheap, and may be shared by rules
    languages: frozenset[str] = LANGUAGES
    find: Callable[[str], Iterable[RuleMatch]]


def finding(
    name: str, *, signs: tuple[str, ...] = (), hint: re.Pattern[str] | None = None
) -> Callable[[Callable[[str], Iterable[RuleMatch]]], LanguageRule]:
    """Return what makes a rule of the function that finds its breaches."""
    return lambda find: LanguageRule(name=name, signs=signs, hint=hint, find=find)


def replacing(
    name: str, pattern: re.Pattern[str], *, signs: tuple[str, ...] = (), hint: re.Pattern[str] | None = None
) -> Callable[[Callable[[re.Match[str]], str]], LanguageRule]:
    """Return what makes a rule of the function that has other words for a match of *pattern*, or none where it is right."""

    def rule(right_for: Callable[[re.Match[str]], str]) -> LanguageRule:
        def find(text: str) -> Iterator[RuleMatch]:
            for match in pattern.finditer(text):
                if right := right_for(match):
                    yield RuleMatch(start=match.start(), end=match.end(), right=right)

        return LanguageRule(name=name, signs=signs, hint=hint, find=find)

    return rule
