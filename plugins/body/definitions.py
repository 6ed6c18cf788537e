"""What a body defines by name: references, abbreviations and footnotes, read so that none can vanish unused.

Python-Markdown takes every such line out of the text, also when nothing refers to it, and lets the last of
two with one name win.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from lxml import etree

from norwegian.letters import one_form

from .safe_html import Element, parent_of, take_attribute, texts
from .source import Edit, Source

MOST_ABBREVIATIONS = 200  # more than any text needs: then none is read

# «[rapport]: https://x.no "Tittel"»; not «[^1]: en fotnote» or «[rapport]: to ord»
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]++)\]:[ \t]*+(<[^<>\n]*+>|\S++)(?:[ \t]++(\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
# «[^1]: Kilde: HelseHub», also indented, and as a point of a list or a quotation
_FOOTNOTE = re.compile(r"^[ \t]*((?:[-*+•>]|\d{1,9}[.)])[ \t]+)?\[\^([^\[\]\n]+)\]:", re.MULTILINE)
# «… i fjor.[^1]»; not «[^1]: Kilde» or the picture «![^1]»
_FOOTNOTE_REFERENCE = re.compile(r"(?<!!)\[\^([^\[\]\n]+)\](?!:)")
# «*[HTML]: Hypertext Markup Language»; not «- *[HTML]: …», inside a list
_ABBREVIATION = re.compile(r"^\*\[([^\[\]\\\n]+)\] ?:[ \t]*(\S[^\n]*)$", re.MULTILINE)
# Nothing after «[^1]:», on its line or further in on those below
_NO_TEXT = re.compile(r"[ \t]*(?:\Z|\n(?!(?:[ \t]*\n)*(?: {4}|\t)|[ \t]*\S))")
# What no name of a footnote may hold: white space, and «`» of code
_NOT_IN_LABEL = re.compile(r"[\s`]+")
# «`input()`» and «\_» in the name of a reference
_SET_OTHERWISE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)|\\([^A-Za-z0-9\s])")


Reference = tuple[str, str]  # address and title; the title is empty where none is written


@dataclass(kw_only=True)
class Definitions:
    """What a body defines by name, and where: references, footnotes, abbreviations."""

    references: dict[str, Reference] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    reference_offsets: dict[str, int] = field(default_factory=dict)
    footnote_offsets: dict[str, int] = field(default_factory=dict)
    abbreviation_offsets: dict[str, int] = field(default_factory=dict)
    used_abbreviations: set[str] = field(default_factory=set)
    footnotes_in_html: set[str] = field(default_factory=set)


def read_definitions(source: Source) -> tuple[Definitions, list[Edit]]:
    """Return what is defined and the edits that take the lines out, and tell what is wrong with them."""
    definitions = Definitions()
    edits: list[Edit] = []
    for match in _in_prose(_DEFINITION, "]:", source):
        name = reference_name(match.group(1))
        definitions.references[name] = match.group(2).lstrip("<").rstrip(">"), (match.group(3) or "")[1:-1]
        edits.append(_taken(source, definitions.reference_offsets, name, match, f"[{match.group(1)}]"))
    for match in _in_prose(_ABBREVIATION, "*[", source):
        name = one_form(match.group(1))
        definitions.abbreviations[name] = match.group(2).strip()
        edits.append(_taken(source, definitions.abbreviation_offsets, name, match, f"*[{name}]"))
    if len(definitions.abbreviations) > MOST_ABBREVIATIONS:
        definitions.abbreviations.clear()
        source.tell(0, "too-many-abbreviations", most=MOST_ABBREVIATIONS)
    return definitions, [*edits, *_footnotes(source, definitions)]


def reference_name(written: str) -> str:
    """Return the name *written* is looked up by: «`input()`» is the same word whether it is set as code or not."""
    written = _SET_OTHERWISE.sub(lambda match: (match[2] or match[3]).strip(), written)
    return one_form(written).lower()


def tell_unused(
    source: Source, definitions: Definitions, used_references: Collection[str], unused_footnotes: Iterable[str]
) -> None:
    """Tell of each definition that nothing in the text refers to."""
    used, shown = definitions.used_abbreviations, definitions.footnotes_in_html
    unused = [
        *(("else", at) for name, at in definitions.reference_offsets.items() if name not in used_references),
        *(("footnote", definitions.footnote_offsets.get(each, 0)) for each in unused_footnotes if each not in shown),
        *(("abbreviation", at) for name, at in definitions.abbreviation_offsets.items() if name not in used),
    ]
    for case, offset in unused:
        source.tell(offset, "unused-definition", case=case, line=source.line_at(offset).strip())


def _in_prose(pattern: re.Pattern[str], sign: str, source: Source) -> list[re.Match[str]]:
    """Return the matches that do not begin in code or in a comment; there is none without *sign*."""
    if sign not in source.text:
        return []
    return [
        match for match in pattern.finditer(source.text) if source.prose[source.text.index("[", match.start())] == "["
    ]


def _taken(source: Source, offsets: dict[str, int], name: str, match: re.Match[str], what: str) -> Edit:
    """Return the edit that takes a definition out of the text; tell of one whose name has another."""
    if name in offsets:
        first, second = source.line_at(offsets[name]).strip(), match[0].strip()
        source.tell(match.start(), "duplicate-definition", name=what, first=first, second=second)
    offsets[name] = source.text.index(what[0], match.start())
    return Edit(match.start(), min(match.end() + 1, len(source.text)), "")


def _footnotes(source: Source, definitions: Definitions) -> list[Edit]:
    """Return the edits that take a footnote out of a list, and tell what is wrong with the footnotes."""
    if "[^" not in source.prose:
        return []
    edits: list[Edit] = []
    named: dict[str, str] = {}  # in place of names that none can have
    for match in _FOOTNOTE.finditer(source.prose):
        label = source.text[slice(*match.span(2))]  # in the prose, code is blank
        offset = match.start(2) - 2
        if match[1]:
            edits.append(Edit(*match.span(1), ""))
        if label in definitions.footnote_offsets:
            first, second = (source.line_at(at).strip() for at in (definitions.footnote_offsets[label], offset))
            source.tell(offset, "duplicate-definition", case="footnote", name=label, first=first, second=second)
        if _NO_TEXT.match(source.text, match.end()):
            source.tell(offset, "footnote-missing", case="text", label=label)
        if _NOT_IN_LABEL.search(label):
            named[label] = _NOT_IN_LABEL.sub(" ", label).strip().replace(" ", "-")
            what = "mellomrom eller kode" if "`" in label else "mellomrom"
            source.tell(offset, "footnote-name", label=label, what=what, name=named[label])
            edits.append(Edit(*match.span(2), named[label]))
        definitions.footnote_offsets[label] = offset
    for match in _FOOTNOTE_REFERENCE.finditer(source.prose):
        if match[1] in named:
            edits.append(Edit(*match.span(1), named[match[1]]))
        elif match.group(1) not in definitions.footnote_offsets:
            source.tell(match.start(), "footnote-missing", label=match[1])
    return edits


# Footnotes on the page

BACK_TO_TEXT = {
    "nb": "Tilbake til teksten ved fotnote",
    "nn": "Tilbake til teksten ved fotnote",
    "en": "Back to the text at footnote",
}


# «[^1]» as a visitor sees it, which HTML has kept from being read
_WITH_REFERENCE = etree.XPath(".//text()[contains(., '[^')][not(ancestor::code or ancestor::pre)]")


def footnotes_in_html(root: Element) -> set[str]:
    """Return the names of the footnotes that *root* refers to where HTML shows the signs as they are written."""
    return {match[1] for text in texts(_WITH_REFERENCE, root) for match in _FOOTNOTE_REFERENCE.finditer(text)}


def number_footnotes(root: Element) -> None:
    """Number the footnotes of *root* in the order of the text, and sort them so.

    Python-Markdown numbers them as they are defined. One that no link refers to leads nowhere.
    """
    numbers: dict[str, int] = {}
    for link in root.iterfind('.//a[@class="footnote-ref"]'):
        number = numbers.setdefault(link.get("href", ""), len(numbers) + 1)
        link.text = str(number)
    notes = root.find('.//div[@class="footnote"]/ol')
    if notes is None:
        return
    last = len(numbers) + 1
    notes[:] = sorted(notes, key=lambda note: numbers.get(f"#{note.get('id')}", last))
    for number, note in enumerate(notes, start=1):
        for back in list(note.iterfind('.//a[@class="footnote-backref"]')):
            if number > len(numbers):
                parent_of(back).remove(back)
            else:
                # Read aloud in place of the arrow.
                back.set("aria-label", f"{take_attribute(back, 'title')} {number}")
