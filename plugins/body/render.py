"""A body from numbered lines to parts: the steps in their order."""

from __future__ import annotations

from collections.abc import Sequence

from manuscript.model import Line
from manuscript.problem import Problem, in_file_order

from . import tree
from .convert import Converted, converter
from .definitions import Definitions
from .footnotes import number_footnotes
from .ids import settle_ids
from .indented import code_places
from .limits import too_much
from .links import LinkReader, link_addresses
from .list_lines import marked, take_list_lines, torn_list_lines
from .model import Body, Hole, LinkTarget, ListLine
from .picture_slips import pictures_not_read, shortened
from .pictures import PictureReader, make_figures
from .remarks import remarks, shown_signs, slips
from .sanitise import removed_attributes, sanitise
from .source import Source
from .targets import Targets
from .tidy import tidy
from .typesetting import shown_headings, typeset_body, typeset_holes
from .videos import mark_videos
from .wide_tables import let_the_keyboard_scroll
from .words import lost_words


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
    problems += slips(source, definitions)
    problems += pictures_not_read(source)
    problems += lost_words(source, body.parts, problems)
    return body, in_file_order(problems)


def _page(source: Source, converted: Converted, definitions: Definitions, language: str) -> tuple[Body, list[Problem]]:
    """Return the finished body of *converted* HTML."""
    if not converted.html:
        return Body(), []
    if converted.indented:
        source.hide(code_places(source, converted.indented))
    name = tree.hole_name(converted.html)
    root = tree.parse(marked(converted, name))
    list_lines, stray_list_lines = take_list_lines(root, name, converted, source)
    problems = removed_attributes(root, source)
    definitions.used_abbreviations.update(tree.text_of(abbr) for abbr in root.iter("abbr"))
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
    html = sanitise(tree.serialise(root))
    body = Body(
        parts=tree.split_at_holes(html, name, typeset_holes(holes, language)),
        ids=ids,
        headings=shown_headings(root, headings),
        stray_list_lines=stray_list_lines,
        torn_list_lines=torn_list_lines(source),
    )
    return body, [*problems, *id_problems, *links.problems, *pictures.problems]


def _make_holes(
    root: tree.Element, name: str, list_lines: Sequence[ListLine], links: LinkReader, pictures: PictureReader
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
