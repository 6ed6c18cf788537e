"""Bytes to numbered lines: the encoding, the line ends, the characters that do not show or that act where others
are seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from .model import Line
from .problem import Problem, shortened_line, told_at

LINE_END = re.compile(r"\r\n|\n|\r")  # nothing else: U+2028 and its kind are no line in an editor
# Control characters, a byte order mark, separators, overrides of direction («moc.live» shown as «evil.com») and
# non-characters; not a tab, an emoji's joiner, nor the marks of direction that Arabic names come with.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufeff\ufffe\uffff]")
_SEEN = re.compile(
    rf"[^\s{UNSEEN.pattern[1:-1]}]|\0"
)  # «a»; not « » or a byte order mark. Of a NUL there is another problem
BREAKS = "\x0b\x0c\x85\u2028\u2029"  # some programs' line ends: words must not grow together

NAMES = {
    "\x00": "NUL-tegn",
    "\x08": "slettetegn",
    "\x0b": "loddrett tabulator",
    "\x0c": "sideskift",
    "\x1b": "Escape-tegn",
    "\x7f": "slettetegn",
    "\x85": "linjeskift av en sjelden type",
    "\u2028": "linjeskift av en sjelden type",
    "\u2029": "avsnittsskift av en sjelden type",
    "\u202d": "tegn som snur skriveretningen",
    "\u202e": "tegn som snur skriveretningen",
    "\ufeff": "byterekkefølgemerke (BOM)",
}

OTHER_FORMATS = (  # by their first bytes
    (b"PK\x03\x04", "et Word-dokument eller en zip-fil"),
    (b"\xd0\xcf\x11\xe0", "et eldre Word-dokument"),
    (b"{\\rtf", "et dokument i rik tekst (RTF)"),
    (b"%PDF", "en PDF"),
    (b"\xff\xd8\xff", "et bilde (JPEG)"),
    (b"\x89PNG", "et bilde (PNG)"),
)
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")

# What is left when UTF-8 has once been read as Windows-1252: «Ã¦», «Ã¸», «Ã¥», «â€“» and such.
GARBLED = re.compile("Ã[¦¸¥†˜…©¶¤¼]|â€|\ufffd")


def decode(data: bytes) -> tuple[tuple[Line, ...], list[Problem]]:
    """Return the file's lines without their ends; none when the bytes are not text."""
    if problem := _not_text(data):
        return (), [problem]
    text = data.decode("utf-8-sig")
    if not _SEEN.search(text):
        return (), [told_at(1, 1, "file-empty")]
    lines = _numbered(text)
    if "\0" in text:
        line = next(line for line in lines if "\0" in line.text)
        return (), [told_at(line.number, line.text.index("\0") + 1, "file-nul")]
    lines, conflicts = _without_conflicts(lines)
    is_garbled = any(sign in text for sign in "Ãâ\ufffd") and GARBLED.search(text)
    unseen = _unseen(lines) if UNSEEN.search(text) else []
    return _shown(lines) if unseen else lines, [*conflicts, *unseen, *(_garbled(lines) if is_garbled else [])]


def _not_text(data: bytes) -> Problem | None:
    for start, name in OTHER_FORMATS:
        if data.startswith(start):
            return told_at(1, 1, "file-not-text", format=name)
    if data.startswith(UTF_16_MARKS):
        return told_at(1, 1, "file-encoding", case="utf-16")
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(data, error.start)
    return None


def _undecodable(data: bytes, at: int) -> Problem:
    before = _numbered(data[:at].decode("utf-8-sig"), keep_last=True)[-1]
    guess = data[at : at + 1].decode("cp1252", errors="ignore")
    reading = f" (det ligner «{guess}» lagret som Windows-1252)" if guess.isalpha() else ""
    return told_at(before.number, len(before.text) + 1, "file-encoding", reading=reading)


def _numbered(text: str, *, keep_last: bool = False) -> tuple[Line, ...]:
    texts = LINE_END.split(text) if "\r" in text else text.split("\n")
    if not texts[-1] and not keep_last:
        texts.pop()
    return tuple(Line(number=number, text=text) for number, text in enumerate(texts, start=1))


def _shown(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(number=line.number, text=UNSEEN.sub(lambda match: " " if match[0] in BREAKS else "", line.text))
        if UNSEEN.search(line.text)
        else line
        for line in lines
    )


def _unseen(lines: tuple[Line, ...]) -> list[Problem]:
    """Return a warning for each kind of character, where it first stands."""
    found = [(match, line.number) for line in lines for match in UNSEEN.finditer(line.text)]
    count = Counter(match[0] for match, _ in found)
    first = {match[0]: (number, match.start() + 1) for match, number in reversed(found)}
    return [
        told_at(
            line,
            column,
            "control-character",
            case="break" if character in BREAKS else "else",
            name=name_of(character),
            count=f" ({count[character]} steder i filen)" if count[character] > 1 else "",
        )
        for character, (line, column) in sorted(first.items(), key=lambda one: one[1])
    ]


def name_of(character: str) -> str:
    """Return what an editor may call a character that does not show."""
    name = NAMES.get(character, "et styretegn" if unicodedata.category(character) == "Cc" else "et tegn")
    article = "" if name.startswith("et ") else "en " if name.startswith("loddrett") else "et "
    return f"{article}{name} (U+{ord(character):04X})"


def _garbled(lines: tuple[Line, ...]) -> list[Problem]:
    """Return a warning where letters were lost before the file was saved; once is enough."""
    for line in lines:
        match = GARBLED.search(line.text)
        if match:
            return [told_at(line.number, match.start() + 1, "garbled-letters", signs=match[0])]
    return []


# Spaces of other kinds where Markdown reads a mark by the space beside it


# What a Mac writes for Alt+space, and what comes along from word processors. Not the tab.
OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_OTHER_SPACE = re.compile(f"[{OTHER_SPACES}]")
_S = f"[ \t{OTHER_SPACES}]"
# What begins an item that is pasted: «•mat», «➢ mat», and the signs of the fonts Symbol and Wingdings
PASTED_BULLETS = "•·◦▪●‣➢➤❖✓✔\uf0b7\uf0a7\uf0d8"
# «## », «- », «1. », «> - », «!!! faktaboks », «[rapport]: »; not «10 kg» or «– Kari»
_MARKS = (
    rf"(?:#{{1,6}}|>+|[-*+{PASTED_BULLETS}:–—]|--|\d{{1,9}}[.)]|\*?\[[^\[\]]*+\]:|"
    rf"!!!(?:{_S}*+[\w-]++(?={_S}*+(?:[\"“”«]|$)))?)"
)
_BESIDE_MARKS = re.compile(
    rf"^{_S}*+\[[^\[\]]*+\]:{_S}*+\S++{_S}++(?=[\"'(])"  # «[rapport]: https://x.no "Tittel"», up to the title
    rf"|^(?:{_S}*+{_MARKS})++{_S}++"  # after the marks a line begins with
    rf"|(?<!{_S}){_S}*+\|{_S}*+"  # round the sides of a cell
    rf"|(?<!{_S}){_S}*+\{{[:#.][^{{}}]*+\}}"  # « {{: #bakgrunn lang=en }}»
    r"|\[\[[^\[\]]*+\]\]"  # «[[siste artikler]]»
)
_MARGIN = re.compile(rf"^{_S}+(?=\S)")
_BEGINS_WITH_MARKS = re.compile(rf"^{_S}*{_MARKS}")


def plain_beside_marks(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return *lines* with ordinary spaces beside the marks of Markdown; those between words stay.

    What is indented counts below a mark alone: elsewhere it would make code of a text.
    """
    if not any(_OTHER_SPACE.search(line.text) for line in lines):
        return lines
    plain, is_below_mark = [], False
    for line in lines:
        text = line.text
        if _OTHER_SPACE.search(text):
            written = text.rstrip()
            text = _BESIDE_MARKS.sub(_plain, written if _OTHER_SPACE.search(text, len(written)) else text)
            if is_below_mark:
                text = _MARGIN.sub(_plain, text)
        if text.strip():
            is_below_mark = bool(_BEGINS_WITH_MARKS.match(text)) or (is_below_mark and text[0].isspace())
        plain.append(line if text == line.text else Line(number=line.number, text=text))
    return tuple(plain)


def _plain(match: re.Match[str]) -> str:
    return _OTHER_SPACE.sub(" ", match[0])


# What is left when two have changed the same place, and a program has put both versions into the file


# «<<<<<<< HEAD» above the one, «=======» between them, «>>>>>>> min-gren» below the other. Some write what was there
# before besides, below «|||||||». Seven signs exactly: «=======» alone may be the line under a heading.
FIRST, BEFORE, SECOND, LAST = (re.compile(rf"{re.escape(sign)}{{7}}(?:\s.*)?$") for sign in "<|=>")
# «>>>>>>> 1f2e3d4 (Rett tallet)», «||||||| 1f2e3d4»; not a quotation of a quotation
ALONE = re.compile(r"(?:>{7}|\|{7}) \S+(?: \(.*\))?\s*$")


def _without_conflicts(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[Problem]]:
    """Return the lines with the first of two versions, and an error for each place that has two."""
    if not any(line.text.startswith(("<<<<<<<", ">>>>>>>", "|||||||")) for line in lines):
        return lines, []
    kept: list[Line] = []
    problems: list[Problem] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if FIRST.match(line.text) and (parts := _parts(lines, at)):
            before, second, last = parts
            one, old, other = lines[at + 1 : before], lines[before:second], lines[second + 1 : last]
            problems.append(_two_versions(line, one, old, other))
            kept += one
            at = last
        elif FIRST.match(line.text) or ALONE.match(line.text):
            problems.append(_left_behind(line))
        else:
            kept.append(line)
        at += 1
    return (tuple(kept), problems) if problems else (lines, [])


def _parts(lines: Sequence[Line], first: int) -> tuple[int, int, int] | None:
    """Return where the first version ends, the second begins and all ends; None when the marks are not all there."""
    before = second = None
    for at in range(first + 1, len(lines)):
        text = lines[at].text
        if FIRST.match(text):
            return None
        if second is None and before is None and BEFORE.match(text):
            before = at
        elif second is None and SECOND.match(text):
            second = at
        elif second is not None and LAST.match(text):
            return (second if before is None else before), second, at
    return None


def _two_versions(mark: Line, one: Sequence[Line], old: Sequence[Line], other: Sequence[Line]) -> Problem:
    if not one and not other:
        return _left_behind(mark)
    is_both = bool(one and other)
    former = f", og {_which(old)}, som sto der før" if old else ""
    shown = [line for line in one or other if line.text.strip()][:3]
    versions = {"one": _which(one or other), "other": _which(other or one), "former": former}
    example = "\n".join(shortened_line(line.text) for line in shown)
    return told_at(mark.number, 1, "merge-conflict", example, "both" if is_both else "one", **versions)


def _which(lines: Sequence[Line]) -> str:
    first, last = lines[0].number, lines[-1].number
    return f"linje {first}" if first == last else f"linje {first}–{last}"


def _left_behind(line: Line) -> Problem:
    return told_at(line.number, 1, "merge-conflict", case="left", text=line.text)


# Characters that act where others are seen


# Control characters, line and paragraph separators, and halves of a surrogate
# pair, which file names that are not UTF-8 arrive with and no stream can write.
CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Bidirectional marks, embeddings, overrides and isolates (UAX #9).
REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_commanding(character: str) -> bool:
    """Tell whether a character commands a terminal, reorders a line or ends it."""
    return character in REORDERING or unicodedata.category(character) in CATEGORIES
