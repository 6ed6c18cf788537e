"""The text of a body: where each character stands in the file, what of it is code, and edits of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from manuscript.decoding import PASTED_BULLETS
from manuscript.model import Line
from manuscript.problem import Problem, told
from manuscript.verbatim import FENCE_OPENS, blank, code_spans, find_fences, line_starts
from norwegian.letters import nfc

LESS_THAN = "\ue000"  # a «<» that begins no tag
FENCE = "\ue001"  # round the number of a fence, alone on its line
LIST_LINE = "\ue002"  # round the number of a list line, alone in its paragraph

# No XML and no page can hold these (control characters, half a surrogate pair); each becomes a space, so
# that words stay apart. U+E000 to U+E002 mark places inside the conversion. Not the tab: code may hold it; nor line ends.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\ue002\ufffe\uffff]")
# What stands inside a paragraph, and does not end a sentence: «<em>», «<abbr>»; not «<div>» or «<br>»
PHRASING = frozenset("a abbr b bdi bdo cite del dfn em i ins mark q s small span strong sub sup time u".split())
# The letters and digits of «| *Tid* | Sted |»: «Tid» and «Sted», however they are marked
WORD = re.compile(r"[^\W_]+")


class Source:
    """A body in one string, with the way back to lines and columns of the file."""

    def __init__(self, lines: Sequence[Line], *, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []  # what has been found wrong so far
        self.numbers = tuple(line.number for line in lines)
        written = _UNWANTED.sub(" ", "\n".join([line.text for line in lines]))
        self.text = nfc(written)  # what is looked up by name has one form
        texts = self.text.split("\n") if lines else []
        self._written = {
            at: text for at, text in enumerate(written.split("\n") if written != self.text else ()) if text != texts[at]
        }
        self.starts = line_starts(texts)
        self.fences, self.unclosed_fence, self.comments = find_fences(self.text, self.starts)
        without_fences = blank(self.text, ((fence.start, fence.end) for fence in self.fences))
        # A «`» in a comment pairs with none outside.
        self.code_spans = list(code_spans(blank(without_fences, self.comments.items())))
        self.prose = blank(without_fences, self.code_spans)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column in the file of the character at *offset*."""
        if not self.numbers:
            return 1, 1
        index = bisect_right(self.starts, offset) - 1
        column = offset - self.starts[index]
        if index in self._written:
            text = self._written[index]
            column = bisect_right(range(len(text)), column, key=lambda end: len(nfc(text[:end]))) - 1
        return self.numbers[index], column + 1

    def line_at(self, offset: int) -> str:
        """Return the line that holds *offset*, as it is written."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return self.text[start : end if end >= 0 else len(self.text)]

    def hide(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take *spans* out of the prose: comments, for example."""
        self.prose = blank(self.prose, spans)

    def problem(self, offset: int, rule: str, example: str = "", case: str = "", **words: object) -> Problem:
        """Return a problem that stands at *offset*, in the words of its row."""
        return told(rule, example, case, **words).placed(self.file, *self.position(offset))

    def tell(self, offset: int, rule: str, example: str = "", case: str = "", **words: object) -> None:
        """Add a problem that stands at *offset*."""
        self.problems.append(self.problem(offset, rule, example, case, **words))


class Offsets:
    """Where each of some words is written: the second time they are asked for, their second offset is the answer."""

    def __init__(self, found: Iterable[tuple[Hashable, int]]) -> None:
        self._offsets: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for words, offset in found:
            self._offsets[words].append(offset)

    def next(self, words: Hashable) -> int | None:
        """Return the offset of *words* that is to be told now; None when they are nowhere."""
        offsets = self._offsets.get(words)
        if not offsets:
            return None
        return offsets.popleft() if len(offsets) > 1 else offsets[0]


class Edit(NamedTuple):
    """Put *text* in place of what stands between two offsets."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with every edit made; one that begins inside an earlier one is left out."""
    pieces, position = [], 0
    for edit in sorted(edits):
        if edit.start < position:
            continue
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


# Fences


def fence_marks(source: Source) -> list[Edit]:
    """Return the edits that put a mark in place of each fence, and tell of one that nothing closes.

    A mark is a block of its own, except inside a list.
    """
    edits = []
    for number, fence in enumerate(source.fences):
        mark = f"{fence.before}{FENCE}{number}{FENCE}"
        text = mark if fence.is_in_list else f"{fence.before}\n{mark}\n{fence.before}"
        edits.append(Edit(fence.start, fence.end, text))
    if source.unclosed_fence is not None:
        _tell_unclosed_fence(source, source.unclosed_fence)
    return edits


def _tell_unclosed_fence(source: Source, offset: int) -> None:
    line = source.line_at(offset).strip()
    match = FENCE_OPENS.match(line)
    marker = "> " * match[1].count(">") + (match[2] or match[4]) if match else line
    source.tell(offset, "code-not-closed", marker, line=line)


# Code by indentation

_CODE_INDENTS = ("    ", "\t", " \t", "  \t", "   \t")


def code_places(source: Source, lines: Iterable[str]) -> list[tuple[int, int]]:
    """Return start and end of each of the *lines* the converter took for code: it alone knows which they are."""
    written = zip(source.starts, source.text.split("\n"), strict=True)
    indented = Offsets((line.strip(), start) for start, line in written if line.startswith(_CODE_INDENTS))
    found = (indented.next(line.replace(LESS_THAN, "<").strip()) for line in lines)
    return sorted((start, start + len(source.line_at(start))) for start in found if start is not None)


# What a word processor leaves of tables, bullets and notes in plain text, written as Markdown has it

# «•<tab>mat», «o<tab>penn», «1.<tab>mat», «a)<tab>mat»: how an item begins, by its sign or its first number or letter;
# «§<tab>», «v<tab>», «Ø<tab>» and «ü<tab>» are what is left of the other signs Word offers; not «§ 5»
_ITEM = re.compile(
    rf"([ \t]*)(?:(?P<sign>[-*+{PASTED_BULLETS}o]|[§vØü](?=\t))|(?P<number>\d{{1,3}}[.)])"
    r"|(?P<letter>(?:[a-zA-Z]|[ivxIVX]{2,5})[.)]))(?=[ \t])"
)
# «[1] Kilde: SSB», and the «[1]» of «… i fjor.[1]»; also «[^1]», with or without its colon; not «[1](a.md)», «[1][a]»,
# «[[1]]» or «[1]: a.md»
_NOTE = re.compile(r"^[ \t]*\[(?:\^([\w-]+)|(\d{1,3}|[ivx]{1,5}))\][ \t]+(?=\S)")
_MAY_BE_NOTE = re.compile(r"\[[\divx^]")  # «[1]», «[^a]», but «[19. mars](a.md)» too; not «[a]»
_NOTE_REFERENCE = re.compile(r"(?<=[^\s\[\]!\\])[ \t]?\[(?:\^([\w-]+)|(\d{1,3}|[ivx]{1,5}))\](?![(\[\]:])")


def as_markdown(source: Source) -> Source:
    """Return *source* with the tables, bullets and notes of a word processor written as Markdown has them."""
    if "\t" not in source.prose and not _MAY_BE_NOTE.search(source.prose):
        return source
    lines = [
        Line(number=number, text=text) for number, text in zip(source.numbers, source.text.split("\n"), strict=True)
    ]
    prose = source.prose.split("\n")
    is_code = {line.number for line, plain in zip(lines, prose, strict=True) if not plain.strip()}
    is_prose = [line.text == plain for line, plain in zip(lines, prose, strict=True)]
    written = _with_notes(_with_tables(_with_bullets(lines, is_code), is_prose), source, is_code)
    return source if written == lines else Source(written, file=source.file)


def _with_tables(lines: list[Line], is_prose: list[bool]) -> list[Line]:
    """Return *lines* with two rows or more, their cells between tabs and none wider than the first, as a table."""
    written: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and is_prose[end] and _is_row(lines[end].text, is_first=end == at):
            end += 1
        rows = [[cell.strip().replace("|", "\\|") for cell in line.text.rstrip().split("\t")] for line in lines[at:end]]
        if len(rows) > 1 and all(len(row) <= len(rows[0]) > 1 for row in rows):
            kept = [column for column in range(len(rows[0])) if any(any(row[column : column + 1]) for row in rows)]
            table = [
                replace(line, text=f"| {' | '.join(''.join(row[column : column + 1]) for column in kept)} |")
                for line, row in zip(lines[at:end], rows, strict=True)
            ]
            table.insert(1, replace(table[0], text="|" + " --- |" * len(kept)))
            written += [replace(table[0], text=""), *table, replace(table[-1], text="")]
        else:
            end = max(end, at + 1)
            written += lines[at:end]
        at = end
    return written


def _is_row(text: str, *, is_first: bool) -> bool:
    """Tell whether a line has cells between tabs: «Testbyen<tab>74<tab>58»; not an item, or code after one tab.

    Any may lack its first cell: «<tab>Før<tab>Etter»; below the first also more.
    """
    begins = bool(text) and (not text[0].isspace() or (text[0] == "\t" and (not is_first or text[1:2] != "\t")))
    return begins and "\t" in (text.lstrip() if is_first else text[1:]) and not _ITEM.match(text)


def _with_bullets(lines: list[Line], is_code: set[int]) -> list[Line]:
    """Return *lines* with each item pasted with a tab moved in as it was: a new kind of sign begins a new level."""
    written, levels = [], list[str]()
    for line in lines:
        match = None if line.number in is_code else _ITEM.match(line.text)
        if match and line.text[match.end()] == "\t" and line.text[match.end() :].strip():
            kind = match[1] + (match["sign"] or f"{match.lastgroup}{match[0][-1]}")
            levels = [*levels[: levels.index(kind)], kind] if kind in levels else [*levels, kind]
            sign = match["number"] or f"- {match['letter'] or ''}".rstrip()
            line = replace(line, text=f"{'    ' * (len(levels) - 1)}{sign} {line.text[match.end() :].strip()}")
        elif not (match or line.text[:1].isspace()):
            levels = []
        written.append(line)
    return written


def _with_notes(lines: list[Line], source: Source, is_code: set[int]) -> list[Line]:
    """Return *lines* with «[1]» as a footnote, where the text has it once or more and one line begins with it."""
    notes = Counter(_label(match) for line in source.prose.split("\n") if (match := _NOTE.match(line)))
    named = {_label(match) for match in _NOTE_REFERENCE.finditer(source.prose)}
    labels = {label for label in named if notes[label] == 1 and f"[^{label}]:" not in source.prose}
    if not labels:
        return lines
    written = []
    for line in lines:
        note = _NOTE.match(line.text)
        if line.number in is_code:
            written.append(line)
        elif note and _label(note) in labels:
            text = f"[^{_label(note)}]: {_with_labels(line.text[note.end() :], labels)}"
            written += [replace(line, text=""), replace(line, text=text), replace(line, text="")]
        else:
            written.append(replace(line, text=_with_labels(line.text, labels)))
    return written


def _label(match: re.Match[str]) -> str:
    return match[1] or match[2]


def _with_labels(text: str, labels: set[str]) -> str:
    def with_mark(match: re.Match[str]) -> str:
        is_marked = "[^" in match[0] or _label(match) not in labels
        return match[0] if is_marked else match[0].replace("[", "[^")

    return _NOTE_REFERENCE.sub(with_mark, text)
