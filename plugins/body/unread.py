"""What was written and not read as meant: signs that show on the page, definitions nothing refers to, and words
that got lost.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import unescape
from urllib.parse import unquote

from lxml import etree

from manuscript.problem import Problem, Severity

from .blocks import Note, Remark
from .convert import Converted
from .definitions import Definitions, reference_name, unused
from .model import InlinePicture, ListLine, Part
from .safe_html import BOXES, Element
from .source import Source

# The converter's remarks and leftovers, as problems with their place.


_LINE_WORD = re.compile(r"[^\W_]+")
_SPACE_IN_LINK = re.compile(r"\][ \u00a0]\((?:https?:|mailto:|tel:|\.{0,2}/|#|www\.)[^\s()]*\)")
_TURNED_LINK = re.compile(r"\(([^()\n]{1,200})\)\[((?:https?:|www\.)[^\s\[\]]{1,500})\]")
_GLUED_BULLETS = re.compile(r"(?:^-[^\W\d_][^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
_STRUCK = re.compile(r"~~[^~\n]+~~")
# Codes of Jekyll, Hugo, wikis and note programs, which mean nothing here.
_FOREIGN = re.compile(
    r"\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}|^ {0,3}:::[^\n]*|^ {0,3}> ?\[![A-Za-z]+\]|^\[TOC\](?=[ \t]*$)",
    re.MULTILINE,
)
_LOOSE_STARS = re.compile(r"(?<!\*)\*\*(?!\*)[^*\n]{0,60}")
_WITH_SIGNS = etree.XPath(".//text()[contains(., '**') or contains(., '](')][not(ancestor::code or ancestor::pre)]")
_OPEN_LINK = re.compile(r"\]\([^\s()]{0,200}(?=\s|\Z)")
_UNDEFINED = re.compile(r"\]\[([^\[\]\n]{1,200})\]")


def remarks(source: Source, converted: Converted, definitions: Definitions) -> list[Problem]:
    """Return what the conversion remarked, left unused or could not find."""
    lines = _Lines(source)
    problems = [_TOLD[note.remark](source, lines.place(note.line), note) for note in converted.notes]
    problems += [
        unused(source, place, f"[{source.text[place + 1 : source.text.index(']', place)]}]")
        for name, place in definitions.reference_places.items()
        if name not in converted.used_references
    ]
    problems += [
        unused(source, max(source.prose.find(f"[^{label}]:"), 0), f"[^{label}]") for label in converted.unused_footnotes
    ]
    problems += [
        unused(source, place, f"*[{name}]")
        for name, place in definitions.abbreviation_places.items()
        if name not in definitions.used_abbreviations
    ]
    return problems


def not_read(source: Source, definitions: Definitions) -> list[Problem]:
    """Return links that are written so nearly right that they can be put right."""
    problems = []
    for match in _SPACE_IN_LINK.finditer(source.prose):
        problems.append(
            _link_not_read(
                source,
                match,
                "Et mellomrom skiller lenketeksten fra adressen",
                "Ta bort mellomrommet mellom «]» og «(».",
            )
        )
    for match in _TURNED_LINK.finditer(source.prose):
        problems.append(
            _link_not_read(source, match, "Klammene er byttet om", "Skriv lenketeksten i [ ] og adressen i ( ).")
        )
    problems += [_bullets_without_space(source, match) for match in _GLUED_BULLETS.finditer(source.prose)]
    problems += [_struck(source, match) for match in _STRUCK.finditer(source.prose)]
    problems += _foreign(source)
    for match in _UNDEFINED.finditer(source.prose):
        name = match.group(1)
        # [1][2] are numbers of sources, and footnotes have a rule of their own.
        is_source_or_footnote = name.isdigit() or name.startswith("^")
        if not is_source_or_footnote and reference_name(name) not in definitions.references:
            fix = f"Skriv adressen på en egen linje nederst: [{name}]: https://…"
            problems.append(_link_not_read(source, match, f"Ingen linje forklarer «[{name}]»", fix))
    return problems


def shown_signs(root: Element, source: Source) -> list[Problem]:
    """Return what of Markdown the page shows: stars apart from their words, and links that never end."""
    problems, position = [], 0
    are_escaped = r"\*\*" in source.prose  # and meant to show
    for text in _WITH_SIGNS(root):
        if not are_escaped and (match := _LOOSE_STARS.search(text)):
            position = max(source.prose.find(match.group(), position), position)
            problems.append(_loose_stars(source, position, match.group().strip()))
        if match := _OPEN_LINK.search(text):
            place = source.prose.find(match.group())
            if place > 0 and source.prose[place - 1] != "\\":  # «\](» is meant to show
                problems.append(_open_link(source, place, match.group()))
    return problems


def _loose_stars(source: Source, place: int, shown: str) -> Problem:
    return source.problem(
        place,
        severity=Severity.WARNING,
        rule="stars-shown",
        message=f"Stjernene vises på siden: «{shown}».",
        fix="Skriv dem helt inntil ordene, både foran og bak. Skal de vises, setter du \\ foran.",
        example="**viktig**",
    )


def _open_link(source: Source, place: int, shown: str) -> Problem:
    return source.problem(
        place,
        severity=Severity.WARNING,
        rule="link-not-read",
        message=f"Adressen blir ikke avsluttet, så dette ble ingen lenke: «{shown}».",
        fix="Skriv «)» rett etter adressen.",
        example="[Om helseparken](https://www.helsehub.no/)",
    )


def _foreign(source: Source) -> list[Problem]:
    """Return a warning where the first code stands; whoever finds it finds the rest."""
    found = list(_FOREIGN.finditer(source.prose))
    if not found:
        return []
    times = f" Slike koder står {len(found)} steder." if len(found) > 1 else ""
    return [
        source.problem(
            found[0].start(),
            severity=Severity.WARNING,
            rule="signs-shown",
            message=f"«{found[0].group().strip()}» er en kode for et annet program, og vises på siden som den står.{times}",
            fix="Ta den bort, eller skriv det samme med Markdown.",
            example='!!! faktaboks "Tittel"',
        )
    ]


def _link_not_read(source: Source, match: re.Match[str], what: str, fix: str) -> Problem:
    return source.problem(
        match.start(),
        severity=Severity.WARNING,
        rule="link-not-read",
        message=f"{what}, så dette ble ingen lenke: «{match.group()}».",
        fix=fix,
        example="[Om helseparken](https://www.helsehub.no/)",
    )


def _bullets_without_space(source: Source, match: re.Match[str]) -> Problem:
    first = match.group().split("\n", 1)[0]
    return source.problem(
        match.start(),
        severity=Severity.WARNING,
        rule="list-not-read",
        message=f"Dette ble ingen liste: «{first}».",
        fix="Sett et mellomrom etter bindestreken på hver linje.",
        example=f"- {first[1:]}",
    )


def _struck(source: Source, match: re.Match[str]) -> Problem:
    return source.problem(
        match.start(),
        severity=Severity.WARNING,
        rule="signs-shown",
        message=f"Bølgestrekene vises på siden: «{match.group()}».",
        fix="Skriv gjennomstreket tekst med <s> og </s>.",
        example=f"<s>{match.group()[2:-2]}</s>",
    )


class _Lines:
    """Finds lines by their words, each the first time not yet given out."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._places: dict[tuple[str, ...], deque[int]] | None = None

    def place(self, line: str) -> int:
        if self._places is None:
            self._places = self._read()
        places = self._places.get(tuple(_LINE_WORD.findall(line)))
        if places:
            return places.popleft() if len(places) > 1 else places[0]
        return max(self._source.text.find(line.strip()), 0)

    def _read(self) -> dict[tuple[str, ...], deque[int]]:
        places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for start, line in zip(self._source.starts, self._source.text.split("\n"), strict=True):
            if words := tuple(_LINE_WORD.findall(line)):
                indent = len(line) - len(line.lstrip())
                places[words].append(start + indent)
        return places


def _surplus_cells(source: Source, place: int, note: Note) -> Problem:
    found = source.line_at(place).rfind(note.near)
    start = source.text.rfind("\n", 0, place) + 1
    return source.problem(
        start + found if found >= 0 else place,
        rule="table-surplus-cell",
        message=f"Raden har flere ruter enn tabellens overskrift, og «{note.words}» får ikke plass.",
        fix="Gi overskriften en rute til, eller ta bort en «|» i raden. En «|» som er tekst, skrives \\|.",
        example="| Tid | Sted | Merknad |",
    )


def _table_without_line(source: Source, place: int, note: Note) -> Problem:
    columns = max(note.line.strip().strip("|").count("|") + 1, 1)
    return source.problem(
        place,
        severity=Severity.WARNING,
        rule="table-without-line",
        message=f"Dette ble ingen tabell: «{note.line.strip()}».",
        fix="Skriv en linje med streker under overskriften, med like mange ruter som den.",
        example="|" + " --- |" * min(columns, 20),
    )


def _indented_code(source: Source, place: int, note: Note) -> Problem:
    return source.problem(
        place,
        severity=Severity.WARNING,
        rule="indented-code",
        message=f"Innrykket gjør dette til programkode: «{note.line}».",
        fix="Ta bort mellomrommene først på linjen. Er det kode, settes den mellom linjer med ```.",
        example=note.line,
    )


def _unknown_box(source: Source, place: int, note: Note) -> Problem:
    known = ", ".join(sorted(BOXES))
    return source.problem(
        place,
        rule="box-unknown",
        message=f"Boksen «{note.words}» finnes ikke.",
        fix=f"Velg en av disse: {known}.",
        example='!!! faktaboks "Dette er HelseHub"',
    )


_TOLD: dict[Remark, Callable[[Source, int, Note], Problem]] = {
    Remark.SURPLUS_CELLS: _surplus_cells,
    Remark.TABLE_WITHOUT_LINE: _table_without_line,
    Remark.INDENTED_CODE: _indented_code,
    Remark.UNKNOWN_BOX: _unknown_box,
}


# The net under all of this: every word of a body is on the page, is markup, or is named.


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
