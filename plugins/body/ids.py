"""Headings and ids: stable, each once on the page, and none of the page's own."""

from __future__ import annotations

import re

from lxml import etree

from manuscript.problem import Problem, Severity
from norwegian.slug import slugify

from .allowed import RESERVED_IDS
from .model import Heading
from .source import Source
from .tree import Element, text_of

WITHOUT_LETTERS = "avsnitt"
PREFIX = "tekst-"
FOOTNOTE_PREFIXES = ("fn-", "fnref")
_WITH_ID = etree.XPath(".//*[@id]")
_SPACE = re.compile(r"\s+")


def settle_ids(root: Element, source: Source) -> tuple[tuple[Heading, ...], frozenset[str], list[Problem]]:
    """Give each heading an id; return headings, all ids, and what had to be changed."""
    problems: list[Problem] = []
    taken: dict[str, int] = {}
    for element in _WITH_ID(root):
        problems += _settle_written(element, element.get("id", ""), taken, source)
    headings = []
    for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        if element.tag == "h1":
            element.tag = "h2"
        text = heading_text(element)
        if not element.get("id"):
            base = slugify(text) or WITHOUT_LETTERS
            element.set("id", _free(base if base not in RESERVED_IDS else PREFIX + base, taken))
        headings.append(Heading(level=int(element.tag[1]), id=element.get("id", ""), text=text))
    return tuple(headings), frozenset(taken), [*problems, *_skipped(headings, source)]


def _settle_written(element: Element, written: str, taken: dict[str, int], source: Source) -> list[Problem]:
    wanted = _SPACE.sub("-", written.strip())
    if not wanted:
        del element.attrib["id"]
        return []
    name = _free(PREFIX + wanted if wanted in RESERVED_IDS else wanted, taken)
    element.set("id", name)
    if name == written or written.startswith(FOOTNOTE_PREFIXES):  # definitions.py tells of those
        return []
    return [
        source.problem(
            max(source.prose.find(written), 0),
            severity=Severity.WARNING,
            rule="id-changed",
            message=f"Merket «{written}» er brukt før eller hører til siden selv; her ble det «{name}».",
            fix="Velg et annet merke, uten mellomrom.",
            example=f"{{#{name}}}",
        )
    ]


def _free(wanted: str, taken: dict[str, int]) -> str:
    """Return *wanted*, or the first of wanted-2, wanted-3 … that is free, and take it.

    *taken* holds for each id the last number tried: a thousand equal headings
    are no million tries.
    """
    name, number = wanted, taken.get(wanted, 1)
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken[wanted] = number
    taken.setdefault(name, 1)
    return name


def heading_text(element: Element) -> str:
    """Return the heading without the numbers of its footnotes."""
    if element.find('.//a[@class="footnote-ref"]') is None:
        return text_of(element)
    texts = element.xpath('.//text()[not(ancestor::a[@class="footnote-ref"])]')
    return " ".join("".join(texts).split())


def _skipped(headings: list[Heading], source: Source) -> list[Problem]:
    problems = []
    above = 1
    position = 0
    for heading in headings:
        found = source.prose.find(heading.text, position)
        position = max(found, position)
        if heading.level > above + 1:
            hashes = "#" * (above + 1)
            problems.append(
                source.problem(
                    position,
                    severity=Severity.WARNING,
                    rule="heading-level-skipped",
                    message=f"Overskriften «{heading.text}» er på nivå {heading.level}, men over den er "
                    + (f"det nivå {above}." if above > 1 else "bare sidens tittel, på nivå 1."),
                    fix=f"Skriv den med {above + 1} #.",
                    example=f"{hashes} {heading.text}",
                )
            )
        above = heading.level
    return problems
