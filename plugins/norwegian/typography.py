"""Norwegian typography: what the keyboard gives becomes what a book has.

The marks are set here, by Språkrådet's rules, where the tools at hand are
wrong for Norwegian or too narrow:

- typogrify's `smartypants` and Markdown's `smarty` make “ ” and —, which are
  English, know nothing of intervals, clock times, units or 1 000 000, and look
  at one piece of text at a time, so that a quotation across a link is lost.
- `amp`, `caps` and `initial_quotes` put elements into text. Titles are plain,
  and Norwegian does not set NAV or EU in small capitals.
- `widont` keeps a short last word company, and that is right in a title. Lines
  of text are left to the style sheet (``text-wrap``), which knows their width;
  long compounds bound together would not fit a telephone.

English keeps the marks it is written with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import unescape

from typogrify.filters import widont

from .dashes import clock_times, dashes
from .dates import MONTH, NO_BREAK, SHORT_MONTH
from .runs import GAP, Edit, Run, set_runs

# Quotation marks: « » with ‘ ’ inside, and ’ for what is left out. Which way a straight mark faces is told by what
# stands round it. A block where one has no other keeps them all as written: a guess would turn every mark after it the
# wrong way.


# Every mark that may be a quotation mark or an apostrophe.
_MARKS = re.compile("[\"“”„‟«»']")
# A mark of these may open or close; « and » tell themselves which.
_DOUBLE = frozenset('"“”„‟')
_OPENS_AFTER = frozenset("([{/–—-")
_ANY = frozenset("\"'“”„‟«»‘’‚")  # a mark after one of these, set or not, faces as the letter after it says
_PAIRS = (("«", "»"), ("‘", "’"))  # outermost, and inside; then again
_APOSTROPHES_ALONE = re.compile(r"(?<!\S)'n'(?!\S)")  # rock 'n' roll
# «»Guten Tag«, sa han», as quotations are set in German and Danish; not «« hei » og «nei»» or «a» og «b»
_REVERSED = re.compile(r"(?<![^\s([{/–—-])»(?=\w)[^«»]{0,500}(?<=[^\s«])«(?!\w)")
# What an apostrophe may stand before without a letter: the 90 of «’90», not of «’1990»
_YEAR = re.compile(r"\d\d(?!\d)")


def quotes(text: str) -> Iterator[Edit]:
    """Yield the mark for each quotation mark and apostrophe."""
    if not _MARKS.search(text):
        return
    marks = _read(text)
    settled = marks.apostrophes if marks.unpaired else {**marks.apostrophes, **marks.pairs}
    for offset in sorted(settled):
        yield offset, offset + 1, settled[offset]


def unpaired_marks(text: str) -> list[int]:
    """Return the places of the quotation marks that have no other, in any order."""
    marks = _read(text)
    return [
        *marks.unpaired,
        *(found.start() for found in re.finditer("[«»]", text) if found.start() not in marks.guillemets),
    ]


def _read(text: str) -> _Marks:
    """Return what each mark of *text* is.

    Where a double mark is left without another, those after digits are read as inches.
    """
    marks = _Marks(text)
    with_inches = _Marks(text, has_inches=True) if marks.unpaired and marks.closes_after_digit else marks
    return marks if with_inches.unpaired else with_inches


class _Marks:
    """The marks of a text, read from left to right."""

    def __init__(self, text: str, *, has_inches: bool = False) -> None:
        self.pairs: dict[int, str] = {}  # by place, what is to stand there
        self.apostrophes: dict[int, str] = {}
        self.unpaired: list[int] = []  # without the guillemets
        self.closes_after_digit = False
        self._text = text
        self._has_inches = has_inches
        self._open: list[int] = []  # places, innermost last
        self._open_doubles: list[int] = []  # those among them that are no single mark
        reversed_places = _reversed_guillemets(text)
        self.pairs |= {offset: "«" if text[offset] == "»" else "»" for offset in reversed_places}
        self._matched = _matched_guillemets(text, reversed_places)
        self.guillemets = self._matched | reversed_places
        for match in _APOSTROPHES_ALONE.finditer(text):
            self.apostrophes |= {match.start(): "’", match.end() - 1: "’"}
        for match in _MARKS.finditer(text):
            self._read_mark(match.start(), match[0])
        self.unpaired += (offset for offset in self._open_doubles if text[offset] in _DOUBLE)

    def _read_mark(self, offset: int, mark: str) -> None:
        before, after = self._text[offset - 1 : offset] if offset else "", self._text[offset + 1 : offset + 2]
        if mark in _DOUBLE:
            self._read_double(offset, before, after)
        elif mark == "'" and offset not in self.apostrophes:
            self._read_single(offset, before, after)
        elif offset in self._matched and mark == "«":
            self._push_double(offset)
        elif offset in self._matched:
            while self._text[self._open_doubles[-1]] != "«":
                self.unpaired.append(self._pop_double())
            self._pop_double()

    def _read_double(self, offset: int, before: str, after: str) -> None:
        is_open = bool(self._open_doubles) and self._text[self._open_doubles[-1]] in _DOUBLE
        if before.isdigit():
            self.closes_after_digit |= is_open
            if not is_open or (self._has_inches and after.isspace()):
                return
        if _can_only_open(before, after) or self._text[offset] == "„":
            self._push_double(offset)
        elif is_open:
            start = self._pop_double()
            opening, closing = _PAIRS[len(self._open_doubles) % 2]
            self.pairs |= {start: opening, offset: closing}
        elif before.isspace():
            self._push_double(offset)
        else:
            self.unpaired.append(offset)

    def _read_single(self, offset: int, before: str, after: str) -> None:
        is_open = bool(self._open) and self._text[self._open[-1]] == "'"
        if before.isalpha() and after.isalpha():
            self.apostrophes[offset] = "’"
        elif _can_only_open(before, after):
            if not _YEAR.match(self._text, offset + 1):
                self._open.append(offset)
        elif is_open and before and not before.isspace():
            self.pairs |= {self._open.pop(): "‘", offset: "’"}
        elif before.isalpha():
            self.apostrophes[offset] = "’"

    def _push_double(self, offset: int) -> None:
        self._open.append(offset)
        self._open_doubles.append(offset)

    def _pop_double(self) -> int:
        """Return the innermost double mark that is open; single marks inside it were never closed."""
        while self._open.pop() != self._open_doubles[-1]:
            pass
        return self._open_doubles.pop()


def _can_only_open(before: str, after: str) -> bool:
    """Tell whether a mark between these two can be nothing but the first of a pair."""
    if not after or after.isspace():
        return False
    if before in _ANY:
        return after.isalnum() or after in _OPENS_AFTER
    return not before or before.isspace() or before in _OPENS_AFTER


def _reversed_guillemets(text: str) -> set[int]:
    """Return the places of the » and « that make pairs, the first before the quotation and the second after it."""
    found = _REVERSED.finditer(text) if "»" in text else ()
    return {place for match in found for place in (match.start(), match.end() - 1)}


def _matched_guillemets(text: str, other: set[int]) -> set[int]:
    """Return the places of the « and » that make pairs; one alone does not say where a quotation begins or ends."""
    found: set[int] = set()
    waiting: list[int] = []
    for place in sorted({match.start() for match in re.finditer("[«»]", text)} - other):
        if text[place] == "«":
            waiting.append(place)
        elif waiting:
            found |= {waiting.pop(), place}
    return found


# Three full stops are one sign


# «og så ...»; not a row of them to fill in, «......», and not a path, «.../bilder»
_THREE = re.compile(r"(?<![./\\])\.\.\.(?![./\\])")


def ellipses(text: str) -> Iterator[Edit]:
    """Yield «…» for «...», the spaces round it as they are."""
    if "..." in text:
        for match in _THREE.finditer(text):
            yield match.start(), match.end(), "…"


# Where a line may not break: between a number and what it counts, and inside 1 000 000


# Behind «mars», not behind the «mai» of «mai-tog» or «mai.no»
NOT_IN_WORD = r"(?![\w-]|\.\w)"

# What a number counts, as it is written after it: «5 kg», «20 km/t»; matched in this very case: «5 MB», not «5 mb».
_UNITS = (
    "kr|NOK|EUR|USD|"
    "kg|hg|mg|µg|g|km|cm|mm|µm|nm|m|km²|m²|cm²|m³|cm³|dl|cl|ml|l|"
    "ms|kWh|MWh|GWh|TWh|kW|MW|GW|W|kV|V|Hz|kHz|MHz|GHz|kB|MB|GB|TB|Mbit/s|Gbit/s|kcal|kJ|MJ|km/t|m/s|daa"
)
# Behind 1.000.000, which without it may be a number of any kind
_MONEY = r"(?:kroner|kr|NOK|euro|millioner|mill\.)(?!\w)"

# «40 %», «20 °C», «450 kr»; not «40 %-regelen».
# Each begins with a sign few texts have many of, so that the rest is passed over quickly.
_AFTER_NUMBER = re.compile(
    rf"\d(?:(?P<percent>{GAP}*)(?=[%‰](?!\w|-[^\W\d]))"
    rf"|(?P<degrees>{GAP}*)(?=°[CF]\b)"
    rf"|(?P<unit>{GAP}+)(?=mill\.|mrd\.|(?:{_UNITS})(?!\w|\.\w|\.{GAP}[a-zæøå\d]))"
    rf"|(?P<day>\.{GAP}*(?={MONTH}{NOT_IN_WORD})|\.{GAP}+(?={SHORT_MONTH}\.)))"
)
# The 3 of «den 3. mars», the 23 of «23. mars»; not the 3 of «1.3. mars» or of «33. mars»
_DAY = re.compile(r"(?:^|[^\d.,])(?:[12]\d|3[01]|[1-9])$")
# «1.000.000 kr», «2.500,-», «1 000 000»; not «1.000.000» alone, nor the 000 of «192.168.1.000 kr»
_THOUSANDS = re.compile(
    r"[1-9](?<![\w.,:/].)\d{0,2}"
    rf"(?:(?P<dotted>(?:\.\d{{3}})+)(?=(?:,\d\d?)?(?:{GAP}*{_MONEY}|,-))"
    r"|(?P<grouped>(?:[ \u00a0]\d{3})+)(?!\d))"
)
# The space after «nr.», «ca.», «s.», «kr» and «§» before a digit: «kr 500», «§ 3»; not of «bokr 500». That of
# «2 mill. kr»; not of «mill. kroner»
_BEFORE = re.compile(
    r"[.r](?:(?<=[Nn]r\.|[Cc]a\.)(?<![\w.-]..\.)|(?<=[Ss]\.)(?<![\w.-].\.)|(?<=kr)(?<![\w.-]kr))"
    rf"(?P<gap>{GAP}+)(?=\d)|§(?P<sign>{GAP}*)(?=\d)|m(?:ill|rd)\.(?P<millions>{GAP}+)(?=kr(?!\w))"
)


def _no_breaks(text: str) -> list[Edit]:
    """Return an edit for each space that is to be a no-break space."""
    before = ((*match.span(_kind(match)), NO_BREAK) for match in _BEFORE.finditer(text))
    return sorted([*_after_numbers(text), *_thousands(text), *before])


def _kind(match: re.Match[str]) -> str:
    """Return the name of the group that was found; every alternative of these patterns has one."""
    return match.lastgroup or ""


def _after_numbers(text: str) -> Iterator[Edit]:
    for match in _AFTER_NUMBER.finditer(text):
        kind = _kind(match)
        start, end = match.span(kind)
        if kind != "day":
            yield start, end, NO_BREAK
        elif _DAY.search(text[max(0, start - 3) : start]):
            yield start + 1, end, NO_BREAK


def _thousands(text: str) -> Iterator[Edit]:
    for match in _THOUSANDS.finditer(text):
        for offset in range(match.start(_kind(match)), match.end(), 4):
            yield offset, offset + 1, NO_BREAK


# A whole text


LANGUAGES = frozenset({"nb", "nn"})
TYPESETTING_RULES = (ellipses, quotes, clock_times, dashes, _no_breaks)

# A title that takes more than one line, and last words that may share one on any screen.
LONG_TITLE = 30
SHORT_END = 12

# A text without one of these is set as it is: «"Hei"», «2019-2023», «Vent...», «§ 4».
_MAY_CHANGE = re.compile("[-\"'“”„‟»—0-9§‰]|\\.\\.\\.|– ")


def may_change(text: str) -> bool:
    """Tell whether *text* may be set otherwise than it is written."""
    return bool(_MAY_CHANGE.search(text))


def typeset(text: str, language: str) -> str:
    """Return plain *text* as it is set in *language*: nb, nn or, unchanged, any other."""
    if language not in LANGUAGES or not may_change(text):
        return text
    return set_runs([Run(text=text)], TYPESETTING_RULES)[0]


def typeset_title(text: str, language: str) -> str:
    """Return a title as it is set, without a short last word alone on its line."""
    title = typeset(text, language)
    last_words = title.split()[-2:]
    if language not in LANGUAGES or len(title) < LONG_TITLE or len(" ".join(last_words)) > SHORT_END:
        return title
    if any(mark in word for word in last_words for mark in "<>&"):
        return title  # widont reads HTML
    start = title.rindex(last_words[0], 0, title.rindex(last_words[1]))
    return title[:start] + unescape(widont(title[start:]))


def plain(text: str) -> str:
    """Return *text* with ordinary spaces: only a browser needs to know where a line may not break."""
    return text.replace(NO_BREAK, " ")


# Where a long word may be cut at the end of a line, and which titles are set smaller for such words: a browser without
# Norwegian hyphenation cuts a compound anywhere, without a hyphen. Titles are large and phones are narrow.


SOFT_HYPHEN = "\u00ad"
LONG = 18  # letters; a shorter word has room in a title at 320 px
LEAST = 4  # letters on either side of a cut
LONGEST_AT_FULL_SIZE = 80  # characters; a title as long stands in few lines at full size

# A word with the marks that touch it: «(pasientsikkerhet)»
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"[/@]|\.\w")  # whoever copies one shall not get a sign nobody sees
# «helseinnovasjonsprosjekt»; not «helseinnovasjon», which has room, nor a part of «12345678901234567890»
_LONG_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
_DICTIONARY = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


def soft_hyphens(text: str, language: str) -> str:
    """Return *text* with soft hyphens in its long words; *language* is nb, nn or en, of another nothing is known."""
    if language not in _DICTIONARY:
        return text
    if not _LONG_WORD.search(text):
        return text  # the dictionary takes as long to read as a hundred pages to write
    hyphenated = _hyphenated(language)
    return _TOKEN.sub(lambda token: _cut(token[0], hyphenated), text)


def title_size(text: str) -> str:
    """Return «long» for a title of many words, «wide» for one with a long word; empty for any other."""
    if len(text) > LONGEST_AT_FULL_SIZE:
        return "long"
    return "wide" if max(map(len, text.split()), default=0) >= LONG else ""


def _cut(token: str, hyphenated: Callable[[str], str]) -> str:
    if len(token) < LONG or _ADDRESS.search(token):
        return token
    return _LONG_WORD.sub(lambda word: hyphenated(word[0]), token)


@cache
def _hyphenated(language: str) -> Callable[[str], str]:
    from pyphen import Pyphen  # a check, which sets type too, is done before it is loaded

    return partial(Pyphen(lang=_DICTIONARY[language], left=LEAST, right=LEAST).inserted, hyphen=SOFT_HYPHEN)
