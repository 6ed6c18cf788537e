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
from collections.abc import Iterator, Sequence
from html import unescape

from typogrify.filters import widont

from .dashes import clock_times, dashes
from .dates import NO_BREAK
from .no_breaks import no_breaks
from .quotes import find_unpaired, quotes
from .runs import Edit, Run, set_runs, shielded

# Three full stops are one sign


# «og så ...»; not a row of them to fill in, «......», and not a path, «.../bilder»
_THREE = re.compile(r"(?<![./\\])\.\.\.(?![./\\])")


def ellipses(text: str) -> Iterator[Edit]:
    """Yield «…» for «...», the spaces round it as they are."""
    if "..." in text:
        for match in _THREE.finditer(text):
            yield match.start(), match.end(), "…"


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


def unpaired_quote(text: str) -> int | None:
    """Return where a double quotation mark stands that has no other; None: all have.

    A block with one keeps its quotation marks as they are written.
    """
    return find_unpaired(shielded(text))


def plain(text: str) -> str:
    """Return *text* with ordinary spaces: only a browser needs to know where a line may not break."""
    return text.replace(NO_BREAK, " ")
