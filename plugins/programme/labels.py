"""The labels of parallel tracks: «Spor 1», «Parallell A», «Sesjon 2.1», «A1»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .line import Written
from .times import DASHES

_LABEL_WORDS = (
    "parallellsesjon|parallelsesjon|parallellsesjonen|parallellspor|parallell|parallel|sesjon|spor|gruppe|delprogram"
    "|alternativ|fagspor|temaspor|track"
)
# A digit may be glued to the title («Sesjon 1.1Arkiv»), a letter not («Spor IT»).
_NUMBER = (
    r"(?:I{2,3}|IV|VI{0,3}|[A-ZÆØÅ][0-9]{0,2})(?![^\W_])"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2})?[A-ZÆØÅa-h]?(?![a-zæøå0-9])"
)
# Case matters: «spor 1, 2 og 3» in lower case is running text.
_WORDED = re.compile(
    rf"(?P<word>{'|'.join(word.capitalize() for word in _LABEL_WORDS.split('|'))}|{_LABEL_WORDS.upper()})"
    rf"[^\S\n]?(?P<number>{_NUMBER})(?P<after>)"
)
_NUMBERED = re.compile(r"(?P<word>)(?P<number>[0-9]\.[0-9]|[A-ZÆØÅ][0-9]{1,2})(?![0-9.,a-zæøå])(?P<after>)")
_MARKED = re.compile(r"(?P<word>)(?P<number>[A-HJ-Z]|[1-9])(?P<after>[.):])(?=[^\S\n]+[^\W_a-zæøå])")
_OTHER_WORD = re.compile(
    r"(?P<word>[A-ZÆØÅ][^\W\d_]{2,20}(?:[^\S\n][^\W\d_]{2,20})?)[^\S\n](?P<number>[0-9]{1,2}|[A-ZÆØÅ])(?P<after>(?=[^\S\n]?[:–-]))"
)
_SEPARATOR = re.compile(rf"[^\S\n]*[{DASHES}:.][^\S\n]*|[^\S\n]+|(?=[A-ZÆØÅ«\"“(]|$)")
_NOT_A_TITLE = re.compile(r"(?:og|eller|til|,|/|&)(?![^\W_])|[,/&]")
_INLINE = re.compile(r"(?<=[.?!:)…»”\"])[^\S\n]*(?=[A-ZÆØÅ])")
_ANNOUNCES = re.compile(
    r"parallell?(?:e|ar|er)?(?:\s|$|[.,:!?()])|parallell?(?:sesjon|spor|seminar|økt|møte|session|program|verksted)|i parallell"
    r"|velg(?:er|e)?\s(?:selv|ett|ein|eit|en|et|mellom|spor|gruppe|økt|sesjon|a eller)"
    r"|(?:to|tre|fire|fem|seks|flere|fleire|ulike)\s(?:spor|grupper|sesjoner|sesjonar|parallelle|økter|workshops)"
    r"|(?:i|på)\sgrupper|gruppesesjon|samtidig|delte\sspor|^spor(?:\s|$)",
    re.IGNORECASE,
)
_ANNOUNCING = ("paral", "velg", "spor", "grupp", "samtidig", "sesjon", "økter", "workshops")  # the quick look
_PARALLELS = re.compile(
    r"parallell?(?:e\s|er(?:\s|$)|ar(?:\s|$)|sesjoner|sesjonar|spor|økter|seminarer|møter|sessions)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label and where it stands."""

    word: str  # lower case; empty: only a number
    number: str
    written: Written
    start: int  # offsets in the line
    end: int
    title: int  # where its title begins
    inline: bool = False  # inside a paragraph
    known: bool = False  # one of the words that mean a track

    @property
    def text(self) -> str:
        return self.written.line.text[self.start : self.end].strip()


def announces(text: str) -> bool:
    """Tell whether a row says that things go on side by side."""
    small = text.casefold()
    return any(word in small for word in _ANNOUNCING) and _ANNOUNCES.search(text) is not None


def promises_parallels(title: str) -> bool:
    """Tell whether a title is of parallels in so many words, so that one expects to see them."""
    return _PARALLELS.search(title) is not None


def read_label(written: Written, *, announced: bool, promised: bool = False) -> Label | None:
    """Return the label that opens a line, if one does.

    A lone letter or number («A. Skolestart», «1) Skolestart») is one only where
    parallels are *promised*: elsewhere it is an ordinary list.
    """
    if written.opaque or written.is_blank:
        return None
    return _label_at(written, written.start, announced=announced, promised=promised)


def _label_at(
    written: Written, at: int, *, announced: bool, promised: bool = False, inline: bool = False
) -> Label | None:
    text = written.line.text
    if not text[at].isupper() and not text[at].isdigit():
        return None
    patterns = (_WORDED, _NUMBERED, _OTHER_WORD) if announced and not inline else (_WORDED,)
    if promised and not inline:
        patterns = (*patterns, _MARKED)
    for pattern in patterns:
        found = pattern.match(text, at)
        if found is None:
            continue
        separator = _SEPARATOR.match(text, found.end())
        if separator is None or _NOT_A_TITLE.match(text, separator.end()):
            continue
        return Label(
            word=found["word"].casefold(),
            number=found["number"],
            written=written,
            start=at,
            end=found.end("number"),
            title=separator.end(),
            inline=inline,
            known=pattern is _WORDED,
        )
    return None


def find_labels(lines: Sequence[Written], announced_above: str) -> list[Label]:
    """Return the labels that divide *lines* into tracks, or an empty list.

    A single known label counts only where parallels are announced; other words, bare
    numbers and labels inside a paragraph only there, and only when the numbering runs.
    """
    if not lines:
        return []
    announced, promised = announces(announced_above), promises_parallels(announced_above)
    found: list[Label] = []
    for written in lines:
        label = read_label(written, announced=announced, promised=promised)
        if label is not None:
            found.append(label)
        announced = announced or (label is None and not written.opaque and announces(written.words))
        if announced and not written.opaque:
            found += _inline_labels(written)
    return _running(found, announced=announced)


def _inline_labels(written: Written) -> list[Label]:
    """Return labels after sentence punctuation, as «… i parallell.Spor 1 – Simulering»."""
    return [
        label
        for joint in _INLINE.finditer(written.line.text, written.start)
        if joint.end() > written.start
        if (label := _label_at(written, joint.end(), announced=True, inline=True))
    ]


def _running(found: list[Label], *, announced: bool) -> list[Label]:
    """Keep the labels of the most common sort whose numbering runs."""
    if not found:
        return []
    by_word: dict[str, list[Label]] = {}
    for label in found:
        by_word.setdefault(label.word, []).append(label)
    for word in sorted(by_word, key=lambda word: (not by_word[word][0].known, -len(by_word[word]))):
        run = _run(by_word[word])
        if len(run) >= 2 or (run and run[0].known and not run[0].inline and announced):
            return run
    return []


def _run(labels: list[Label]) -> list[Label]:
    """Return the labels from the first one on, each number following the one before."""
    kept: list[Label] = []
    for label in labels:
        if not kept:
            if not label.inline and (label.known or is_first(label.number)) or is_first(label.number):
                kept.append(label)
        elif follows(kept[-1].number, label.number):
            kept.append(label)
    return kept


def is_first(number: str) -> bool:
    return number in ("1", "A", "1.1", "A1", "1A", "1a", "I", "1B", "B1") or number.startswith("1.")


def follows(before: str, after: str) -> bool:
    """Tell whether one number comes next after another: 1 2, A B, 1.1 2.1, A1 A2, 1A 1B, I II."""
    one, two = _value(before), _value(after)
    if _ROMAN.get(before) is not None and _ROMAN.get(after) == _ROMAN[before] + 1:
        return True
    if len(one) != len(two):
        return False
    for index, (first, second) in enumerate(zip(one, two, strict=True)):
        if first != second:
            return (
                second == first + 1
                and all(value <= 1 for value in two[index + 1 :])
                or (second == first + 1 and two[index + 1 :] == one[index + 1 :])
            )
    return False


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_PARTS = re.compile(r"[0-9]+|[^\W\d_]")


def _value(number: str) -> tuple[int, ...]:
    """Return a number as places to compare: 1.2 is (1, 2), B3 is (1, 3) and 2A is (2, 0)."""
    return tuple(int(found) if found.isdigit() else ord(found.upper()) - ord("A") for found in _PARTS.findall(number))
