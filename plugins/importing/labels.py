"""Lines that say themselves which field they are: «Starter: 23. mars 2023, 11:30», «Sted: Eksempelhuset»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from .tables import cells_of, rows_of
from .words import text_of

# A label, and the field it is; the first four are times and may share a line
WHEN, DAY, CLOCK, END = "når", "dato", "tid", "slutter"
LABELS: dict[str, str] = {
    # «Starter: 23. mars 2023, 11:30», «Når: torsdag 12. mars 2027 kl. 9», «Tid og sted: …» is left to a person
    **dict.fromkeys(("starter", "start", "begynner", "når", "tidspunkt", "dato og tid", "tid og dato", "date"), WHEN),
    **dict.fromkeys(("dato", "dag"), DAY),
    **dict.fromkeys(("tid", "klokkeslett", "klokka", "kl", "time"), CLOCK),
    **dict.fromkeys(("slutter", "slutt", "end"), END),
    # «Sted: Eksempelhuset, Testbyen»
    **dict.fromkeys(("sted", "hvor", "stad", "kvar", "møtested", "lokale", "venue"), "sted"),
    # «Påmelding: https://pamelding.example/», «Påmeldingsfrist: 10. mars 2027»
    **dict.fromkeys(("påmelding", "meld deg på", "påmelding her"), "påmelding"),
    **dict.fromkeys(("påmeldingsfrist", "svarfrist", "frist", "frist for påmelding"), "påmeldingsfrist"),
    # «Pris: Gratis», «Plasser: ca. 40», «For hvem: Ansatte i kommunen»
    **dict.fromkeys(("pris", "kostnad"), "pris"),
    **dict.fromkeys(("plasser", "antall plasser"), "plasser"),
    **dict.fromkeys(("målgruppe", "for hvem", "hvem"), "målgruppe"),
    # «Kontakt: Kari Nordmann, kari@testbyen.example», «Arrangør: Testbyen kommune»
    **dict.fromkeys(("kontakt", "kontaktperson"), "kontakt"),
    **dict.fromkeys(("arrangør", "arrangører"), "arrangører"),
    **dict.fromkeys(("tilgjengelighet", "universell utforming"), "tilgjengelighet"),
    # «Teams: lenke sendes påmeldte»
    **dict.fromkeys(("digitalt", "nettmøte", "teams", "zoom"), "digitalt"),
    # In articles: «Publisert: 3. desember 2026», «Skrevet av: Kari Nordmann»
    **dict.fromkeys(("publisert", "published"), "publisert"),
    **dict.fromkeys(("sist oppdatert", "oppdatert", "sist endret"), "oppdatert"),
    **dict.fromkeys(("forfatter", "skrevet av", "journalist"), "forfatter"),
    "ingress": "ingress",
}
# «Starter: 23. mars», «Sted:», «Sist oppdatert 3. mars 2027» is none; not «Se: …», whose word is no label
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,24}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_LONGEST_VALUE = 300
TAKEN = "data-taken"  # on what has become a field
_GROUP = "data-group"  # on the lines of one paragraph, while it is divided


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A line with a label."""

    label: str  # one of the values of LABELS
    value: str
    words: str  # all of the line
    link: str  # the address it holds; empty: none
    elements: tuple[HtmlElement, ...]  # what is taken away with it

    def take(self) -> None:
        for element in self.elements:
            element.set(TAKEN, "")


def labelled_lines(blocks: Iterable[HtmlElement]) -> Iterator[Labelled]:
    """Yield the lines of *blocks* with a label, in order."""
    waiting: HtmlElement | None = None
    for element, text in _lines(blocks):
        if waiting is not None:
            label = _label(text_of(waiting))
            words = f"{text_of(waiting)} {text}"
            if label and text and len(text) <= _LONGEST_VALUE and not _label(text):
                yield _line(label, text, words, (waiting, element))
            waiting = None
            continue
        found = _LABELLED.fullmatch(text)
        label = LABELS.get(" ".join(found["label"].casefold().split()), "") if found else ""
        if found is None or not label or len(text) > _LONGEST_VALUE:
            continue
        if found["value"].strip():
            yield _line(label, found["value"].strip(), text, (element,))
        elif element.tag == "p":
            waiting = element


def _label(text: str) -> str:
    found = _LABELLED.fullmatch(text)
    return LABELS.get(" ".join(found["label"].casefold().split()), "") if found else ""


def _line(label: str, value: str, words: str, elements: tuple[HtmlElement, ...]) -> Labelled:
    links = [link.get("href") or "" for element in elements for link in element.iter("a")]
    return Labelled(label=label, value=value, words=words, link=links[0] if links else "", elements=elements)


def _lines(blocks: Iterable[HtmlElement]) -> Iterator[tuple[HtmlElement, str]]:
    """Yield each line that stands by itself: a paragraph, an item without others in it, a row of two cells."""
    for block in blocks:
        if block.tag == "p":
            yield block, text_of(block)
        elif block.tag in ("ul", "ol"):
            for item in block.iter("li"):
                if item.find(".//ul") is None and item.find(".//ol") is None:
                    yield item, text_of(item)
        elif block.tag == "table":
            for row in rows_of(block):
                cells = [text_of(cell) for cell in cells_of(row)]
                if len(cells) == 2 and cells[0]:
                    yield row, f"{cells[0].rstrip(': ')}: {cells[1]}"


# A paragraph of several lines, «Tid: …<br>Sted: …», while its lines are judged one by one


def divide(blocks: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Return *blocks* with each paragraph that has a label first on one of its lines as a paragraph a line."""
    divided: list[HtmlElement] = []
    for number, block in enumerate(blocks):
        lines = _split(block) if block.tag == "p" and block.find("br") is not None else []
        if any(_label(text_of(line)) for line in lines):
            for line in lines:
                line.set(_GROUP, str(number))
            divided += lines
        else:
            divided.append(block)
    return divided


def _split(paragraph: HtmlElement) -> list[HtmlElement]:
    """Return a copy of each line of a paragraph."""
    lines = [html.Element("p")]
    lines[0].text = paragraph.text
    for child in html.fragment_fromstring(html.tostring(paragraph, encoding="unicode", with_tail=False)):
        if child.tag == "br":
            lines.append(html.Element("p"))
            lines[-1].text = child.tail
        else:
            lines[-1].append(child)
    return lines


def rejoin(blocks: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Return *blocks* without what was taken, and with the lines that are left of a paragraph as one."""
    joined: list[HtmlElement] = []
    for block in blocks:
        if TAKEN in block.attrib:
            continue
        for inner in [node for node in block.iter("li", "tr") if TAKEN in node.attrib]:
            inner.drop_tree()
        if block.tag in ("ul", "ol", "table") and not text_of(block) and block.find(".//img") is None:
            continue
        above = joined[-1] if joined else None
        if above is not None and block.get(_GROUP) and above.get(_GROUP) == block.get(_GROUP):
            line_break = html.Element("br")
            line_break.tail = block.text
            above.append(line_break)
            above.extend(list(block))
        else:
            joined.append(block)
    for block in joined:
        block.attrib.pop(_GROUP, None)
    return joined
