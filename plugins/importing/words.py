"""The words of a text, and those of a source that are nowhere in what was made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lxml.html import HtmlElement

from norwegian.letters import nfc

WORD = re.compile(r"[^\W_]+")  # «kl», «11», «30» of «kl. 11.30»
# What stands inside words and is no letter: a soft hyphen, a zero width space, a byte order mark
INSIDE_WORDS = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
# Marks of Markdown that may stand inside a word: «**D**rammen», «min\_fil», «CO<sub>2</sub>»
_MARKS = re.compile(r"\*|\\(?=[\\`*_{}\[\]()>#+.!|-])|</?(?:sub|sup|del)>")


def words_of(text: str) -> list[str]:
    """Return the words of *text*, in order."""
    return WORD.findall(INSIDE_WORDS.sub("", nfc(text)))


def lost_words(source: str, kept: Iterable[str]) -> list[str]:
    """Return the words of *source* that stand fewer times in all of *kept* together, in order."""
    left = Counter(word for text in kept for word in words_of(_MARKS.sub("", text)))
    lost = []
    for word in words_of(_MARKS.sub("", source)):
        if left[word]:
            left[word] -= 1
        else:
            lost.append(word)
    return lost


# What words on each side of are two: where a line ends, and a link, which a footnote's number may be
_BREAKS = frozenset(
    "a address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1"
    " h2 h3 h4 h5 h6 header hr img input label legend li main nav ol option p pre section select summary table tbody"
    " td textarea tfoot th thead title tr ul video button".split()
)


def text_of(element: HtmlElement) -> str:
    """Return the words of *element* as they are seen, with a space where its parts are divided."""
    pieces: list[str] = []
    for event, node in _walk(element):
        if not isinstance(node.tag, str):
            if event == "end" and node is not element:
                pieces.append(node.tail or "")
            continue
        if node.tag in _BREAKS:
            pieces.append(" ")
        if event == "start":
            pieces.append(node.text or "")
        elif node is not element:
            pieces.append(node.tail or "")
    return " ".join(INSIDE_WORDS.sub("", "".join(pieces)).split())


def _walk(element: HtmlElement) -> Iterable[tuple[str, HtmlElement]]:
    from lxml import etree

    return etree.iterwalk(element, events=("start", "end", "comment", "pi"))
