"""Attributes that attribute lists have set, and classes wherever they come from: what the gate will take."""

from __future__ import annotations

from manuscript.problem import Problem, Severity

from .allowed import ATTRIBUTES, EVERYWHERE, is_allowed_class
from .source import Source
from .tree import Element

_OURS = frozenset({"data-title"})  # on its way from picture to caption


def removed_attributes(root: Element, source: Source) -> list[Problem]:
    """Take every attribute no page may have off *root*, and tell of each."""
    problems = []
    for element in root.iter():
        if not element.attrib:
            continue
        kept = EVERYWHERE | _OURS | ATTRIBUTES.get(element.tag, frozenset())
        for name, value in element.items():
            if name not in kept:
                del element.attrib[name]
                problems.append(_removed(source, name, f"{name}={value}" if value else name))
        problems += [
            _removed_class(source, name)
            for name in (element.get("class") or "").split()
            if not is_allowed_class(element.tag, name)
        ]
    return problems


def _removed(source: Source, name: str, what: str) -> Problem:
    return source.problem(
        max(source.prose.find(name), 0),
        severity=Severity.WARNING,
        rule="html-removed",
        message=f"«{what}» er fjernet: slik kode kan ikke stå i en tekst.",
        fix="Ta det bort. I klammene kan det stå et merke (#), «.dekor» og språk (lang).",
        example="## Bakgrunn {#bakgrunn}",
    )


def _removed_class(source: Source, name: str) -> Problem:
    return source.problem(
        max(source.prose.find(name), 0),
        severity=Severity.WARNING,
        rule="html-removed",
        message=f"Klassen «{name}» finnes ikke på nettstedet og er fjernet.",
        fix="Ta den bort.",
        example="![](strek.svg){: .dekor }",
    )
