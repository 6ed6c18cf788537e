"""The last gate: only what allowed.py names comes through, and what attribute lists lose is told."""

from __future__ import annotations

import re

import nh3
from lxml import etree

from manuscript.problem import Problem, Severity
from manuscript.wording import also_on

from . import allowed
from .source import Source
from .tree import Element

_WITH_ATTRIBUTES = etree.XPath(".//*[@*]")
_BRACES = re.compile(r"\{[^{}\n]{1,500}\}")
_GIVEN = re.compile(r"(?<![^\s{:])([^\s={}\"']++)\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s{}\"']++)")
QUOTES = "\"'"
_OURS = frozenset({"data-title"})  # on its way from picture to caption


def sanitise(html: str) -> str:
    """Return *html* without anything that is not allowed; says nothing about it."""
    return _CLEANER.clean(html)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return allowed.allowed_classes(tag, value) or None
    if name == "rel":
        return value if value == "noopener" else None
    if name == "tabindex":
        return value if value == "0" else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(allowed.TAGS),
    attributes={
        "*": set(allowed.EVERYWHERE),
        **{tag: set(names) for tag, names in allowed.ATTRIBUTES.items() if names},
    },
    attribute_filter=_attribute,
    clean_content_tags=set(allowed.OPAQUE_TAGS),
    url_schemes=set(allowed.SCHEMES),
    strip_comments=True,
    link_rel=None,
)


def removed_attributes(root: Element, source: Source) -> list[Problem]:
    """Take every attribute no page may have off *root*, and tell of each the first time."""
    told: set[str] = set()
    places: dict[str, list[int]] | None = None
    problems = []
    for element in _WITH_ATTRIBUTES(root):
        kept = allowed.EVERYWHERE | _OURS | allowed.ATTRIBUTES.get(element.tag, frozenset())
        removed = [name for name in element.attrib if name not in kept]
        shown = [f"{name}={element.get(name)}" if element.get(name) else name for name in removed]
        for name in removed:
            del element.attrib[name]
        if new := [what for what in shown if what not in told]:
            places = _places_in_braces(source) if places is None else places
            name = removed[shown.index(new[0])]
            problems.append(_removed(source, places.get(new[0], []), name, " ".join(new)))
        classes = [
            name
            for name in (element.get("class") or "").split()
            if not allowed.is_allowed_class(element.tag, name) and name not in told
        ]
        if classes:
            problems.append(_removed_classes(source, classes))
        told.update(new, classes)
    return problems


def _removed(source: Source, places: list[int], name: str, what: str) -> Problem:
    lines = list(dict.fromkeys(source.place(place)[0] for place in places))
    also = also_on(lines[1:])
    return source.problem(
        places[0] if places else max(source.prose.find(name), 0),
        severity=Severity.WARNING,
        rule="html-removed",
        message=f"«{what}» er fjernet: slik kode kan ikke stå i en tekst.{also and f' {also}'}",
        fix="Ta det bort. I klammene kan det stå et merke (#), «.dekor» og språk (lang).",
        example="## Bakgrunn {#bakgrunn}",
    )


def _places_in_braces(source: Source) -> dict[str, list[int]]:
    """Return where each «navn=verdi» stands in an attribute list."""
    places: dict[str, list[int]] = {}
    for braces in _BRACES.finditer(source.prose):
        for match in _GIVEN.finditer(braces[0]):
            shown = f"{match[1]}={match[2].strip(QUOTES)}"
            places.setdefault(shown, []).append(braces.start() + match.start())
    return places


def _removed_classes(source: Source, names: list[str]) -> Problem:
    return source.problem(
        _place_of_class(source, names[0]),
        severity=Severity.WARNING,
        rule="html-removed",
        message="Nettstedet har ingen klasse med navnet " + " eller ".join(f"«{name}»" for name in names) + ".",
        fix="Ta bort navnet. Det har ingen virkning her.",
        example="![](strek.png){: .dekor }",
    )


def _place_of_class(source: Source, name: str) -> int:
    found = (source.prose.find(sign + name) + 1 for sign in ".\"'= ")
    return next(filter(None, found), 0)
