"""Where a picture stands: in a paragraph of its own, and not as a heading."""

from __future__ import annotations

from manuscript.problem import Problem, Severity

from .source import Source
from .tree import Element, text_of

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def misplaced(image: Element, target: str, title: str, place: int, source: Source) -> Problem | None:
    """Return what is to be told of the place *image* has."""
    holder = next(image.iterancestors("p", "figure", *_HEADINGS), None)
    if holder is None or holder.tag == "figure":
        return None
    if holder.tag in _HEADINGS:
        return None if text_of(holder) else _as_heading(target, place, source)
    line = source.line_at(place).strip()
    is_alone = line.startswith(("![", "[![")) and line.endswith((")", "}")) and line.count("](") <= 2
    return _in_paragraph(target, place, source, line) if title and is_alone else None


def _as_heading(target: str, place: int, source: Source) -> Problem:
    return source.problem(
        place,
        severity=Severity.WARNING,
        rule="heading-without-text",
        message=f"Overskriften er bare bildet «{target}», og har ingen ord.",
        fix="Skriv overskriften med ord, og sett bildet i et eget avsnitt.",
        example="## Slik gikk møtet",
    )


def _in_paragraph(target: str, place: int, source: Source, line: str) -> Problem:
    return source.problem(
        place,
        severity=Severity.WARNING,
        rule="picture-in-text",
        message=f"Bildet «{target}» står i samme avsnitt som teksten ved siden av, og bildeteksten blir en del av den.",
        fix="Sett en tom linje både over og under bildet.",
        example=line,
    )
