"""Pictures written so nearly right that what was meant is plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from manuscript.model import Line
from manuscript.problem import Problem
from manuscript.wording import told

from .pictures import put_right
from .source import Edit, Source

_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg|hei[cf])\b", re.IGNORECASE)
_INSIDE = r"([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)"
_APART = re.compile(rf"(?<!\\)!\[([^\[\]\n]*+)\][ \u00a0]+\({_INSIDE}\)")
_LOOSE_SIGN = re.compile(rf"(?<!\S)![ \u00a0]+\[([^\[\]\n]*+)\] ?\({_INSIDE}\)")
_TURNED = re.compile(rf"(?<!\\)!\({_INSIDE}\) ?\[([^\[\]\n]*+)\]")
_DOUBLE = re.compile(r"(?<!\\)!\[\[([^\[\]\n]++)\]\]")
_TITLE = re.compile(r"<?(.*?\.\w{2,5})>?(?:\s+(.*))?", re.DOTALL)
# An address, and a title in the quotation marks a word processor puts there.
_CURLY = re.compile(
    r"\]\([ \u00a0]*+(?:<[^<>\n]*+>|[^\s()<>]++)[ \u00a0]++([\"'“”„«‘’])((?:[^\"\n\]]|\](?!\())*?)([\"'”“»’])[ \u00a0]*+\)"
)
_PASTED = re.compile(r"data:image/[\w.+-]{1,40}(?:;[\w=-]{1,40}){0,5},[^\s\"'<>()]{200,}+", re.IGNORECASE)
_MARKS = "\"'“”„«»‘’ \u00a0"


def straight_titles(source: Source) -> list[Edit]:
    """Return the edits that put a title written «mote.jpg “Møtet”» in straight quotation marks."""
    edits = []
    for match in _CURLY.finditer(source.prose):
        opening, title, closing = match.groups()
        if title and (opening not in "\"'" or opening != closing):
            edits += [Edit(match.start(1), match.end(1), '"'), Edit(match.start(3), match.end(3), '"')]
    return edits


def shortened(lines: Sequence[Line], source: Source) -> list[Line] | None:
    """Return *lines* with pictures that are pasted into them cut short; None when there are none."""
    if "data:image/" not in source.text.lower():
        return None
    found = {source.place(match.start())[0] for match in _PASTED.finditer(source.prose)}
    return (
        [
            replace(line, text=_PASTED.sub(lambda match: f"{match[0][:40]}…", line.text))
            if line.number in found
            else line
            for line in lines
        ]
        if found
        else None
    )


def pictures_not_read(source: Source) -> list[Problem]:
    """Return the pictures that became text, or a link, for want of a sign."""
    if "!" not in source.prose:
        return []
    return sorted(_found(source), key=lambda problem: (problem.line, problem.column))


def _found(source: Source) -> Iterator[Problem]:
    apart = "Ta bort mellomrommet mellom «]» og «(»."
    loose = "Ta bort mellomrommet mellom «!» og «[»."
    turned = "Skriv beskrivelsen i [ ] og filnavnet i ( )."
    double = "Skriv beskrivelsen i [ ] og filnavnet i ( )."
    kinds: Iterable[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]], str]] = (
        (_APART, lambda match: (match[1], match[2]), apart),
        (_LOOSE_SIGN, lambda match: (match[1], match[2]), loose),
        (_TURNED, _turned, turned),
        (_DOUBLE, lambda match: (match[1].partition("|")[2], match[1].partition("|")[0]), double),
    )
    for pattern, read, fix in kinds:
        for match in pattern.finditer(source.prose):
            alt, inside = read(match)
            if _PICTURE.search(inside):
                yield _not_read(source, match, alt.strip(), inside.strip(), fix)


def _turned(match: re.Match[str]) -> tuple[str, str]:
    """Return description and address of «!(x)[y]»: whichever names a picture is the address."""
    return (match[2], match[1]) if _PICTURE.search(match[1]) else (match[1], match[2])


def _not_read(source: Source, match: re.Match[str], alt: str, inside: str, fix: str) -> Problem:
    target, title = inside, ""
    if parts := _TITLE.fullmatch(inside):
        target, title = parts[1], (parts[2] or "").strip(_MARKS)
    return source.problem(
        match.start(),
        rule="picture-not-read",
        message=f"Dette ble ikke noe bilde: «{told(match.group())}».",
        fix=fix,
        example=put_right(alt, target, title),
    )
