"""The source made ready for Markdown: one way of writing each thing, and nothing hidden."""

from __future__ import annotations

import re

from manuscript.problem import Problem

from .definitions import Definitions, read_definitions
from .edits import Edit, apply
from .fences import Fence
from .headings import read_headings
from .marks import FENCE
from .quotations import read_quotations
from .raw_html import read_html
from .source import Source

TAB = 4
_WHITE_LINE = re.compile(r"^[^\S\n]+$", re.MULTILINE)


def tidy(source: Source) -> tuple[str, Definitions, list[Problem]]:
    """Return the text for Markdown, what it defines, and what is wrong with either."""
    problems = _unclosed_fence(source)
    edits = [_fence_mark(fence, number) for number, fence in enumerate(source.fences)]
    html_edits, html_problems = read_html(source)
    definitions, definition_edits, definition_problems = read_definitions(source)
    heading_edits, heading_problems = read_headings(source)
    quotation_edits = read_quotations(source)
    text = apply(source.text, [*edits, *html_edits, *definition_edits, *heading_edits, *quotation_edits])
    text = _WHITE_LINE.sub("", text.expandtabs(TAB))
    return text, definitions, [*problems, *html_problems, *definition_problems, *heading_problems]


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
