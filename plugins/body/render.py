"""The way from the Markdown lines of a body to safe HTML with holes, step by step.

lines ─ Source ─► the text, its code and what is prose
      ─ _prepared ─► Markdown in which each thing is written in one way, and what it defines
      ─ convert ─► HTML that is neither safe nor final
      ─ _page ─► a tree in which each thing is settled, then sanitised and cut at its holes

What a step finds wrong it tells the source, which keeps it until all are done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from manuscript.model import Line
from manuscript.problem import Problem, in_file_order
from norwegian.letters import one_form

from .blocks import attribute_lists_in_place, let_the_keyboard_scroll, lines_that_lead_on
from .convert import Converted, converter
from .definitions import Definitions, footnotes_in_html, number_footnotes, read_definitions, tell_unused
from .headings import read_headings, settle_ids
from .holes import Holes, torn_list_lines
from .limits import too_much
from .links import LinkReader, Targets, link_addresses, mark_videos, tell_links_not_read
from .model import Body
from .pictures import PictureReader, make_figures, straight_titles, tell_pictures_not_read, without_pasted_pictures
from .raw_html import read_html
from .safe_html import parse, remove_attributes, sanitise, serialise, text_of
from .source import Source, apply, as_markdown, code_places, fence_marks
from .typesetting import shown_headings, typeset_body, typeset_holes
from .unread import tell_lost_words, tell_shown_signs, tell_signs_not_read

TAB = 4
# A line of white space alone, which ends a paragraph
_WHITE_LINE = re.compile(r"^[^\S\n]+$", re.MULTILINE)


def render(lines: Sequence[Line], *, file: str, language: str) -> tuple[Body, list[Problem]]:
    """Return the body written in *lines*, and every problem found in them.

    *language* (nb, nn or en) chooses the words of footnotes and the typography.
    A text no converter should be given gives an empty body and the reason.
    """
    source = as_markdown(without_pasted_pictures(Source(lines, file=file), lines))
    if not source.text.strip():
        return Body(), []
    if problem := too_much(source):
        return Body(), [problem]
    text, definitions = _prepared(source)
    try:
        converted = converter(language).convert(text, source, definitions)
    except RecursionError:
        # The limits should see to it; a converter that stopped half-way is not used again.
        converter.cache_clear()
        source.tell(0, "nesting-too-deep", case="all")
        return Body(), in_file_order(source.problems)
    body = _page(source, converted, definitions, language)
    tell_unused(source, definitions, converted.used_references, converted.unused_footnotes)
    tell_links_not_read(source, definitions)
    tell_pictures_not_read(source)
    tell_signs_not_read(source)
    tell_lost_words(source, body.parts)
    return body, in_file_order(source.problems)


def _prepared(source: Source) -> tuple[str, Definitions]:
    """Return the text for Markdown and what it defines.

    Each step reads the source and says what to edit; all edits are made at once, so that places stay true.
    HTML comes first: what it takes away is no longer prose to the others.
    """
    fences = fence_marks(source)
    html = read_html(source)
    definitions, definition_lines = read_definitions(source)
    headings = read_headings(source)
    quotations = lines_that_lead_on(source)
    titles = straight_titles(source)
    braces = attribute_lists_in_place(source)
    text = apply(source.text, [*fences, *html, *definition_lines, *headings, *quotations, *titles, *braces])
    return _WHITE_LINE.sub("", text.expandtabs(TAB)).rstrip(), definitions


def _page(source: Source, converted: Converted, definitions: Definitions, language: str) -> Body:
    """Return the finished body of *converted* HTML."""
    if not converted.html:
        return Body()
    if converted.indented:
        source.hide(code_places(source, converted.indented))
    holes = Holes()
    root = parse(holes.mark_list_lines(converted))
    stray_list_lines = holes.cut_list_lines(root, converted, source)
    remove_attributes(root, source)
    definitions.used_abbreviations.update(one_form(text_of(abbr)) for abbr in root.iter("abbr"))
    headings, ids = settle_ids(root, source)
    definitions.footnotes_in_html = footnotes_in_html(root) if "[^" in source.text else set()
    if "footnote" in converted.html:
        number_footnotes(root)
    tell_shown_signs(root, source)
    make_figures(root)
    let_the_keyboard_scroll(root)
    link_addresses(root)
    targets = Targets(source, definitions.footnote_offsets)
    holes.cut_links_and_pictures(root, LinkReader(source, targets), PictureReader(source, targets))
    mark_videos(root, source, language)
    typeset_body(root, language)
    holes.cut = typeset_holes(holes.cut, language)
    return Body(
        parts=holes.split(sanitise(serialise(root))),
        ids=ids,
        headings=shown_headings(root, headings),
        stray_list_lines=stray_list_lines,
        torn_list_lines=torn_list_lines(source),
    )
