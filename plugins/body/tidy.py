"""The source made ready for Markdown: one way of writing each thing, and nothing hidden."""

from __future__ import annotations

import re

from manuscript.problem import Problem

from .code import Fence
from .definitions import Definitions, read_definitions
from .headings import read_headings
from .picture_slips import straight_titles
from .raw_html import read_html
from .source import FENCE, Edit, Source, apply

TAB = 4
_QUOTED = re.compile(r"^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*", re.MULTILINE)
_LEADS_ON = re.compile(r"^ {0,3}>>(?!>)", re.MULTILINE)
_WHITE_LINE = re.compile(r"^[^\S\n]+$", re.MULTILINE)


def tidy(source: Source) -> tuple[str, Definitions, list[Problem]]:
    """Return the text for Markdown, what it defines, and what is wrong with either."""
    problems = _unclosed_fence(source)
    edits = [_fence_mark(fence, number) for number, fence in enumerate(source.fences)]
    html_edits, html_problems = read_html(source)
    definitions, definition_edits, definition_problems = read_definitions(source)
    heading_edits, heading_problems = read_headings(source)
    quotation_edits = _quotations(source)
    title_edits = straight_titles(source)
    text = apply(source.text, [*edits, *html_edits, *definition_edits, *heading_edits, *quotation_edits, *title_edits])
    text = _WHITE_LINE.sub("", text.expandtabs(TAB)).rstrip()
    return text, definitions, [*problems, *html_problems, *definition_problems, *heading_problems]


def _quotations(source: Source) -> list[Edit]:
    """Return the edits that make text of lines with «>>» which no «>» stands over or under.

    «>> Les mer» leads on in Norwegian papers, and is no quotation in a quotation.
    """
    edits: list[Edit] = []
    for group in _QUOTED.finditer(source.prose):
        leading = list(_LEADS_ON.finditer(source.prose, *group.span()))
        if len(leading) == group.group().count("\n") + 1:
            edits += [Edit(match.end() - 2, match.end(), "\\>\\>") for match in leading]
    return edits


def _fence_mark(fence: Fence, number: int) -> Edit:
    """Return the mark for a fence: a block of its own, except inside a list."""
    mark = f"{fence.indent}{FENCE}{number}{FENCE}"
    return Edit(fence.start, fence.end, mark if fence.indent else f"\n{mark}\n")


def _unclosed_fence(source: Source) -> list[Problem]:
    if source.unclosed_fence is None:
        return []
    line = source.line_at(source.unclosed_fence).strip()
    marker = line[: len(line) - len(line.lstrip(line[0]))]
    return [
        source.problem(
            source.unclosed_fence,
            rule="code-not-closed",
            message=f"Kodeblokken som begynner med «{line}», blir ikke avsluttet.",
            fix=f"Skriv {marker} på en egen linje der koden slutter.",
            example=marker,
        )
    ]
