"""The net under all of this: every word of a body is on the page, is markup, or is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from urllib.parse import unquote

from manuscript.problem import Problem, Severity

from .model import InlinePicture, ListLine, Part
from .source import Source

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^\">]*+(?:\"[^\"]*+\"[^\">]*+)*+>")
_SHOWN = re.compile(r"\b(?:alt|title)=\"([^\"]*)\"")
_HREF = re.compile(r"\bhref=\"([^\"]*)\"")
_NON_ASCII = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
# What Markdown and HTML take for themselves, and rightly: names of notes, attributes, list numbers, the language of code.
_MARKUP = re.compile(
    r"\]\[[^\[\]]*+\]"
    r"|^[ \t]*+\[[^\[\]\n]++\]:"
    r"|\[\^[^\[\]\n]++\]"
    r"|\*\[[^\[\]\n]++\] ?:"
    r"|\{[^{}\n]*+\}"
    r"|</?+[A-Za-z](?:[^\"'<>]++|\"[^\"<]*+\"|'[^'<]*+')*+>"
    r"|^[ \t>]*+(?:(?:[-*+•·:]|\d{1,9}[.)])[ \t]++)++"
    r"|^[ \t>]*+(?:`{3,}+|~{3,}+)[ \t]*+[\w#+.-]*+[ \t]*+(?:\{[^{}\n]*+\}[ \t]*+)?+$"
    r"|^[ \t]*+!!! ?[\w-]++",
    re.MULTILINE,
)


def lost_words(source: Source, parts: Sequence[Part], problems: Iterable[Problem]) -> list[Problem]:
    """Return a warning for each line with words that are nowhere else."""
    written = Counter(_WORD.findall(unescape(source.text)))
    written.subtract(_on_page(parts))
    missing = +written
    if not missing:
        return []
    for elsewhere in (_in_targets(parts), _in_markup(source.text)):
        for name in elsewhere:
            if name in missing:
                missing[name] -= 1
        missing = +missing
        if not missing:
            return []
    for problem in problems:
        for name in _WORD.findall(problem.message):
            missing.pop(name, None)
    missing = +missing
    return list(_told(source, missing)) if missing else []


def words_of(html: str) -> list[str]:
    """Return the words a visitor meets in *html*: its text, and what pictures and titles say."""
    shown = " ".join(_SHOWN.findall(html))
    return _WORD.findall(unescape(f"{shown} {_TAG.sub(' ', html)}"))


def _on_page(parts: Iterable[Part]) -> Counter[str]:
    words: Counter[str] = Counter()
    strings = []
    for part in parts:
        if isinstance(part, str):
            strings.append(part)
        elif isinstance(part, InlinePicture):
            words.update(_WORD.findall(part.alt))
        elif isinstance(part, ListLine):
            words.update(_WORD.findall(unescape(part.text)))
    # A hole stands inside a tag: joined, each tag is whole again.
    found = words_of("".join(strings))
    words.update(found)
    # «kl. 9.05» is set with a nought before the hour.
    words.update(word[1:] for word in found if len(word) == 2 and word[0] == "0")
    return words


def _in_markup(text: str) -> Iterator[str]:
    for match in _MARKUP.finditer(text):
        yield from _WORD.findall(unescape(match.group()))


def _in_targets(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            for target in _HREF.findall(part):
                # «%C3%A5» may be how serialising writes «å», or how the editor did.
                written = unescape(target)
                read = _NON_ASCII.sub(_decoded, written)
                yield from _WORD.findall(written if read == written else f"{written} {read}")
        elif not isinstance(part, ListLine):
            yield from _WORD.findall(part.target)


def _decoded(match: re.Match[str]) -> str:
    return unquote(match.group())


def _told(source: Source, missing: Counter[str]) -> Iterator[Problem]:
    """Yield a warning for each line, those with most of the missing words first to claim them."""
    lines = [
        (start, [name for name in _WORD.findall(unescape(line)) if name in missing])
        for start, line in zip(source.starts, source.text.split("\n"), strict=True)
    ]
    for start, names in sorted(lines, key=lambda line: -len(line[1])):
        lost = []
        for name in names:
            if missing[name] > 0:
                missing[name] -= 1
                lost.append(name)
        if lost:
            yield _warning(source, start, lost)


def _warning(source: Source, start: int, lost: list[str]) -> Problem:
    return source.problem(
        start,
        severity=Severity.WARNING,
        rule="words-lost",
        message=f"Noe på linjen kommer ikke på siden: «{' '.join(lost)}».",
        fix="Se etter tegn som blir lest som koder, for eksempel < [ { eller |, og sett \\ foran dem.",
    )
