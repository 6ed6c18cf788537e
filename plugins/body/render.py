"""The way from the Markdown lines of a body to safe HTML with holes, step by step."""

from __future__ import annotations

import re
from collections.abc import Sequence

from manuscript.model import Line
from manuscript.problem import Problem, in_file_order

from . import safe_html
from .blocks import let_the_keyboard_scroll
from .convert import Converted, converter
from .definitions import Definitions, number_footnotes, read_definitions
from .headings import read_headings, settle_ids
from .limits import too_much
from .links import LinkReader, Targets, link_addresses
from .list_lines import marked, take_list_lines, torn_list_lines
from .model import Body, Hole, LinkTarget, ListLine
from .pictures import PictureReader, make_figures, pictures_not_read, shortened, straight_titles
from .raw_html import read_html
from .safe_html import removed_attributes, sanitise
from .source import FENCE, Edit, Fence, Source, apply, code_places
from .typesetting import shown_headings, typeset_body, typeset_holes
from .unread import lost_words, not_read, remarks, shown_signs
from .videos import mark_videos

# A body from numbered lines to parts: the steps in their order.


def render(lines: Sequence[Line], *, file: str, language: str) -> tuple[Body, list[Problem]]:
    """Return the body written in *lines*, and every problem found in them.

    *language* (nb, nn or en) chooses the words of footnotes and the typography.
    A text no converter should be given gives an empty body and the reason.
    """
    source = Source(lines, file=file)
    if cut := shortened(lines, source):
        source = Source(cut, file=file)
    if not source.text.strip():
        return Body(), []
    if refusal := too_much(source):
        return Body(), [refusal]
    text, definitions, problems = tidy(source)
    try:
        converted = converter(language).convert(text, source.fences, definitions)
    except RecursionError:
        # The limits should see to it; a converter that stopped half-way is not used again.
        converter.cache_clear()
        return Body(), in_file_order([*problems, _too_deep(source)])
    body, page_problems = _page(source, converted, definitions, language)
    problems += page_problems
    problems += remarks(source, converted, definitions)
    problems += not_read(source, definitions)
    problems += pictures_not_read(source)
    problems += lost_words(source, body.parts, problems)
    return body, in_file_order(problems)


def _page(source: Source, converted: Converted, definitions: Definitions, language: str) -> tuple[Body, list[Problem]]:
    """Return the finished body of *converted* HTML."""
    if not converted.html:
        return Body(), []
    if converted.indented:
        source.hide(code_places(source, converted.indented))
    name = safe_html.hole_name(converted.html)
    root = safe_html.parse(marked(converted, name))
    list_lines, stray_list_lines = take_list_lines(root, name, converted, source)
    problems = removed_attributes(root, source)
    definitions.used_abbreviations.update(safe_html.text_of(abbr) for abbr in root.iter("abbr"))
    headings, ids, id_problems = settle_ids(root, source)
    number_footnotes(root)
    problems += shown_signs(root, source)
    make_figures(root)
    let_the_keyboard_scroll(root)
    link_addresses(root)
    targets = Targets(source, definitions.footnote_places)
    links, pictures = LinkReader(source, targets), PictureReader(source, targets)
    holes = _make_holes(root, name, list_lines, links, pictures)
    problems += mark_videos(root, source, language)
    typeset_body(root, language)
    html = sanitise(safe_html.serialise(root))
    body = Body(
        parts=safe_html.split_at_holes(html, name, typeset_holes(holes, language)),
        ids=ids,
        headings=shown_headings(root, headings),
        stray_list_lines=stray_list_lines,
        torn_list_lines=torn_list_lines(source),
    )
    return body, [*problems, *id_problems, *links.problems, *pictures.problems]


def _make_holes(
    root: safe_html.Element, name: str, list_lines: Sequence[ListLine], links: LinkReader, pictures: PictureReader
) -> list[Hole]:
    """Put *name* and a number where each hole is to be, after those of *list_lines*; return the holes in that order."""
    holes: list[Hole] = [*list_lines]
    for element in list(root.iter("a", "img")):
        if element.tag == "img":
            hole = pictures.read(element)
            element.attrib.clear()
            element.set("src", f"{name}{len(holes)}z")
            holes.append(hole)
        elif element.get("href") is not None and (found := links.read(element)):
            target, place = found
            line, column = links.source.place(place)
            element.set("href", f"{name}{len(holes)}z")
            holes.append(LinkTarget(target=target, line=line, column=column))
    return holes


def _too_deep(source: Source) -> Problem:
    return source.problem(
        0,
        rule="nesting-too-deep",
        message="Teksten har for mange nivåer inni hverandre til å bli omgjort.",
        fix="Skriv om, så det blir noen få nivåer.",
        example="- Punkt\n  - Underpunkt",
    )


# The source made ready for Markdown: one way of writing each thing, and nothing hidden.


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
