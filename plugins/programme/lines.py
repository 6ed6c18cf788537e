"""The lines of a programme section: their words told apart from marks, bullets and emphasis; the words as plain
text; text under a row as Markdown; and what editors are told of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from manuscript.model import Line
from manuscript.problem import Problem, quoted, told
from manuscript.verbatim import with_verbatim
from norwegian.dates import write_clock_span

Place = tuple[int, int]  # line and column in the manuscript, both from 1

# Words that know where they stand


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """A part of a line, without the spaces round it."""

    text: str
    line: int  # in the manuscript
    column: int  # of the first character, from 1

    @property
    def end_column(self) -> int:
        return self.column + len(self.text)

    @property
    def place(self) -> Place:
        return self.line, self.column


def cut(line: Line, start: int, end: int | None = None) -> TextPiece:
    """Return the words of *line* between two offsets."""
    return part(TextPiece(text=line.text, line=line.number, column=1), start, end)


def part(piece: TextPiece, start: int, end: int | None = None) -> TextPiece:
    """Return the words of *piece* between two offsets."""
    inside = piece.text[start:end]
    bare = inside.strip()
    if bare == piece.text:
        return piece
    return replace(piece, text=bare, column=piece.column + start + len(inside) - len(inside.lstrip()))


def split_at(piece: TextPiece, marks: Iterable[re.Match[str]], start: int = 0) -> list[TextPiece]:
    """Return the words of *piece* from *start* on, divided at *marks*."""
    found = []
    for mark in marks:
        found.append(part(piece, start, mark.start()))
        start = mark.end()
    return [*found, part(piece, start)]


# A line of the section without what surrounds its words: marks, bullets, emphasis, spaces


# Bullets as word processors, mail and PDF leave them; the last are Wingdings in the private use area.
BULLETS = "•·‣◦▪▫●○■□►▶➢➤✓✔⁃∙*+-–—‑‐−\uf0b7\uf0a7\uf0fc"
# Those that are bullets also without a space after: «•Punkt»; not «-Punkt»
GLUED_BULLETS = "•·‣◦▪▫●○■□►▶➢➤✓✔⁃∙\uf0b7\uf0a7\uf0fc"
LETTER_BULLET = "o"  # what Word makes of the ring at its second level
# «⏰ 09.00 Åpning»
_CLOCK_FACES = "⏰⏱⏲⌚🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧\ufe0f"
# A line of these alone is drawn, «-----»
_DRAWN = "-–—_=*~ \t\xa0"
# What a paste brings along unseen: byte order mark, zero width space, direction marks, word joiner
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
# «1. 09.00 Åpning», «2) kl. 10»; not «23. mars», nor «1. Åpning», whose number is kept
_LIST_NUMBER = re.compile(r"[0-9]{1,2}[.)][^\S\n]+(?=[0-9(kK])")
# «- Punkt», «•Punkt»; not «-Punkt», nor one alone
_BULLET = re.compile(rf"[{re.escape(BULLETS)}](?=\s)|[{re.escape(GLUED_BULLETS)}](?=.)", re.DOTALL)
# «o  Punkt», Word’s ring; not «o jul med din glede»
_RING = re.compile(rf"{LETTER_BULLET}[^\S\n]+(?=[^\W_a-zæøå])")
# «### Torsdag», «###Torsdag»; not «#######»
_HEADING_MARK = re.compile(r"(#{1,6})(?=[^#]|$)[^\S\n]*")


@dataclass(frozen=True, kw_only=True)  # no slots: the words are worked out once
class MarkedLine:
    """A line with the offset where its words begin, and what stood before them."""

    line: Line
    start: int
    level: int = 0  # of a Markdown heading; 0: none
    bullet: str = ""
    indent: int = 0
    emphasised: bool = False  # the words begin in bold or italics
    verbatim: bool = False  # in code or a comment: never a heading, a time or a day

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def place(self) -> Place:
        """Where its words begin."""
        return self.line.number, self.start + 1

    @cached_property
    def words(self) -> str:
        return self.line.text[self.start :].rstrip()

    @cached_property
    def is_blank(self) -> bool:
        """A line drawn with hyphens is blank too: under words Markdown would make them a heading."""
        return not self.verbatim and not self.words.strip(_DRAWN)

    @cached_property
    def piece(self) -> TextPiece:
        """The words, without the closing marks of a heading."""
        return self.piece_from(self.start)

    def piece_from(self, at: int) -> TextPiece:
        found = cut(self.line, at)
        if self.level and found.text.endswith("#"):
            found = replace(found, text=found.text.rstrip("#").rstrip())
        return found


def read_lines(lines: Sequence[Line]) -> list[MarkedLine]:
    """Return every line with its marks told apart from its words."""
    return [
        MarkedLine(line=line, start=0, verbatim=True) if verbatim else read_line(line)
        for line, verbatim in with_verbatim(lines)
    ]


def read_line(line: Line) -> MarkedLine:
    """Return where the words of *line* begin, past any heading mark, bullet, bold or pipe."""
    text = line.text
    at, level, bullet, emphasised = 0, 0, "", False
    indent = len(text) - len(text.lstrip())
    while at < len(text):
        mark = text[at]
        if mark.isspace() or mark in _INVISIBLE or mark in _CLOCK_FACES or mark in "|>":
            at += 1
        elif mark == "#" and not level and (heading := _HEADING_MARK.match(text, at)):
            level, at = len(heading[1]), heading.end()
        elif mark in "*_" and (run := _emphasis(text, at)):
            emphasised, at = True, at + run
        elif not bullet and _BULLET.match(text, at):
            bullet, at = mark, at + 1
        elif not bullet and (ring := _RING.match(text, at)) and (indent or len(ring[0]) > 2 or "\t" in ring[0]):
            bullet, at = mark, ring.end()
        elif not bullet and (numbered := _LIST_NUMBER.match(text, at)):
            bullet, at = "1.", numbered.end()
        else:
            break
    return MarkedLine(line=line, start=at, level=level, bullet=bullet, indent=indent, emphasised=emphasised)


def _emphasis(text: str, at: int) -> int:
    """Return the length of an emphasis mark at *at*: a run of stars glued to what it opens."""
    run = at
    while run < len(text) and text[run] == text[at] and run - at < 3:
        run += 1
    opens = run < len(text) and not text[run].isspace() and text[run] not in "*_"
    return run - at if opens else 0


# Titles as plain text: emphasis, links, tags and entities taken off, every word kept


# Each of these matches from a mark that may open it, over a bounded stretch: never quadratic.
# «[Testhuset](https://example.no)», «![Bilde](a.jpg "Tekst")»; not «[x] tatt»
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\(\s{0,4}<?([^()\s<>]{0,400})>?(?:\s[^()\n]{0,200})?\)")
# «<https://example.no>», «<mailto:a@example.no>»
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,400})>")
# «<br>», «</b>», «<span class="x">»; not «a < b»
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
# «{: .stor}», «{#id}» at the end; not «{navn}»
_ATTRIBUTES = re.compile(r"\{:?\s?[#.][^{}]{0,100}\}\s*$")
# The quick look: without one of these signs the words are plain already
_MARKED = re.compile(r"[\\\[<{*_`&\ue000\ufeff\u200b\u200e\u200f\u2060\u00ad]")
# The star of «\*»: it stays as it is written, and waits as «&#42;» until all else is read
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>-])")
# «*», «**», «***»
_STAR = re.compile(r"\*{1,3}")
# The lines of «_ord_»; not that of «snake_case»
_OUTSIDE_WORDS = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_INVISIBLE_IN_WORDS = dict.fromkeys(map(ord, "\ue000\ufeff\u200b\u200e\u200f\u2060\u00ad"))

# «&#99999999999;» is no character, and html would fail on it; «&#230;» is one
_NO_CHARACTER = re.compile(r"&(?=#x?[0-9a-fA-F]{9})")  # longer than any number of a character


def plain(text: str) -> str:
    """Return the words of a Markdown line with ordinary single spaces and no markup."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    text = _ESCAPED.sub(lambda found: f"&#{ord(found[1])};", text.translate(_INVISIBLE_IN_WORDS))
    text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(r"\1", text)
    text = _TAG.sub(" ", text) if "<" in text else text
    text = _ATTRIBUTES.sub("", text)
    text = _without_emphasis(text).replace("`", "")
    return " ".join(html.unescape(_NO_CHARACTER.sub("&amp;", text)).split())


def links(text: str) -> tuple[str, ...]:
    """Return the Markdown links in *text*, as written."""
    return tuple(found[0] for found in _LINK.finditer(text) if found[2]) if "](" in text else ()


def _without_emphasis(text: str) -> str:
    """Take off stars and underscores that mark emphasis; a lone star is a footnote and stays."""
    singles = [run.start() for run in _STAR.finditer(text) if len(run[0]) == 1]
    footnote = singles[-1] if len(singles) % 2 and not text.startswith("*") else -1

    def kept(run: re.Match[str]) -> str:
        is_spaced = text[run.start() - 1 : run.start()].isspace() and text[run.end() : run.end() + 1].isspace()
        return "*" if len(run[0]) == 1 and (is_spaced or run.start() == footnote) else ""

    return _OUTSIDE_WORDS.sub("", _STAR.sub(kept, text))


# The text under a row as Markdown: pasted bullets made lists, pasted indents taken away


LONGEST_SHORT_LINE = 50  # a shorter line was broken because it was finished
# Bullets that open an item wherever they stand
_SURE_BULLETS = f"{GLUED_BULLETS}*+-{LETTER_BULLET}"
# These open an item only beside another: alone «– Vi går videre» is a reply
_LIST_DASHES = "–—‑‐−"


def as_markdown(lines: Sequence[MarkedLine]) -> tuple[Line, ...]:
    """Return *lines* without blank ones first and last, ready for Markdown.

    Numbers are kept, so that what Markdown has to say can be traced.
    """
    filled = [index for index, written in enumerate(lines) if not written.is_blank]
    kept = list(lines[filled[0] : filled[-1] + 1]) if filled else []
    items = [_is_list_item(kept, index) for index in range(len(kept))]
    made: list[Line] = []
    indents: list[int] = []  # of the list items we are inside, outermost first
    for index, written in enumerate(kept):
        text = written.line.text
        if not written.verbatim:
            after_blank = index == 0 or kept[index - 1].is_blank
            text = _marked(written, indents, is_item=items[index], after_blank=after_blank)
            text += "  " if not any(items[index : index + 2]) and _ends_here(*kept[index : index + 2]) else ""
        made.append(replace(written.line, text=text))
    return tuple(made)


def _marked(written: MarkedLine, indents: list[int], *, is_item: bool, after_blank: bool) -> str:
    """Return one line with its list mark, nested two spaces a level, or with none."""
    bare = "" if written.is_blank else written.line.text.strip()
    if is_item:
        while indents and written.indent <= indents[-1]:
            indents.pop()
        indents.append(written.indent)
        return "  " * (len(indents) - 1) + (bare if written.bullet == "1." else "- " + bare[1:].strip())
    if bare and (written.indent == 0 or (after_blank and indents and written.indent <= indents[0])):
        indents.clear()
    return "  " * len(indents) + bare if bare else ""


def _is_list_item(lines: list[MarkedLine], index: int) -> bool:
    """Tell whether a line is an item of a list.

    A dash is one only beside another: alone it opens a reply («– Vi går videre»).
    """
    written = lines[index]
    if not written.bullet or written.level or written.is_blank:
        return False
    if written.bullet == "1." or written.line.text.lstrip()[:1] != written.bullet:
        return written.bullet == "1."  # else the bullet stands inside bold or after a pipe
    beside = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
    return written.bullet in _SURE_BULLETS or any(line.bullet and line.bullet in _LIST_DASHES for line in beside)


def _ends_here(this: MarkedLine, following: MarkedLine | None = None) -> bool:
    """Tell whether a short line is finished, and kept apart from the next by two spaces."""
    if following is None or following.is_blank or following.verbatim or following.level or this.is_blank or this.level:
        return False
    first = following.words[:1]
    starts_anew = first.isupper() or first.isdigit() or first in '«"“'
    return len(this.words) <= LONGEST_SHORT_LINE and "|" not in this.line.text and starts_anew


# What editors are told about a programme, in one voice


EXAMPLE_TITLE = "Tittel på innlegget"  # where the editor has written none
EXAMPLE_START = 10 * 60 + 30
LONGEST_EXAMPLE = 200
# What a row begins with that was to be a time: «kl. 25.00 – », «–26.00 », «12:60: »; not «2. verdenskrig» or «24 timer»
_FAILED_TIME = re.compile(r"(?:\s*(?:kl\b\.?)?\s*[:–—-]?\s*\d{1,2}[.:]\d{2}(?!\w)\s*[:–—-]?)+\s*", re.IGNORECASE)


def example_row(starts: int, ends: int | None, title: str) -> str:
    """Return a row put right, in the editor's own words as far as there are any: «10.30–11.15 Åpning»."""
    failed = _FAILED_TIME.match(title)
    words = quoted(title[failed.end() :] if failed else title, LONGEST_EXAMPLE)[1:-1].strip() or EXAMPLE_TITLE
    return f"{write_clock_span(starts, ends if ends is not None and ends > starts else None)} {words}"


def problem_at(place: Place, rule: str, example: str, case: str = "", **words: str) -> Problem:
    """Return a problem of a row; its example is what the editor wrote, put right."""
    line, column = place
    return replace(told(rule, example, case, **words), line=line, column=column)
