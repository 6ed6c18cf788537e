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
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from html import unescape

from typogrify.filters import widont

from .dashes import clock_times, dashes
from .dates import MONTH, NO_BREAK, SHORT_MONTH
from .quotes import quotes
from .runs import GAP, Edit, Run, set_runs

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
# The space after «nr.», «ca.», «s.», «kr» and «§» before a digit: «kr 500», «§ 3»; not of «bokr 500»
_BEFORE_NUMBER = re.compile(
    r"[.r](?:(?<=[Nn]r\.|[Cc]a\.)(?<![\w.-]..\.)|(?<=[Ss]\.)(?<![\w.-].\.)|(?<=kr)(?<![\w.-]kr))"
    rf"(?P<gap>{GAP}+)(?=\d)|§(?P<sign>{GAP}*)(?=\d)"
)
# «2 mill. kr»; not «mill. kroner»
_MILLIONS_OF_KRONER = re.compile(rf"m(?:ill|rd)\.(?P<gap>{GAP}+)(?=kr(?!\w))")


def no_breaks(text: str) -> list[Edit]:
    """Return an edit for each space that is to be a no-break space."""
    edits = [*_after_numbers(text), *_thousands(text)]
    for pattern in (_BEFORE_NUMBER, _MILLIONS_OF_KRONER):
        edits += [(*match.span(_kind(match)), NO_BREAK) for match in pattern.finditer(text)]
    return sorted(edits)


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
TYPESETTING_RULES = (ellipses, quotes, clock_times, dashes, no_breaks)

# A title that takes more than one line, and last words that may share one on any screen.
LONG_TITLE = 30
SHORT_END = 12

# A text without one of these is set as it is: «"Hei"», «2019-2023», «Vent...», «§ 4».
_MAY_CHANGE = re.compile("[-\"'“”„‟—0-9§‰]|\\.\\.\\.|– ")


def typeset(text: str, language: str) -> str:
    """Return plain *text* as it is set in *language*: nb, nn or, unchanged, any other."""
    if language not in LANGUAGES or not _MAY_CHANGE.search(text):
        return text
    return set_runs([Run(text=text)], TYPESETTING_RULES)[0]


def typeset_runs(runs: Sequence[Run], language: str) -> list[str]:
    """Return the texts of one block, which *runs* are the pieces of, as they are set in *language*.

    The whole is the same however it is cut, and what is protected is not changed.
    """
    texts = [run.text for run in runs]
    if language not in LANGUAGES or not _MAY_CHANGE.search("".join(texts)):
        return texts
    return set_runs(runs, TYPESETTING_RULES)


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
