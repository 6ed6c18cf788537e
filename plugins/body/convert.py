"""Python-Markdown with our rules in place of those that misread Norwegian text, and the inline rules themselves."""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as etree

import markdown
from markdown.inlinepatterns import ENTITY_RE, HTML_RE, HtmlInlineProcessor, InlineProcessor
from markdown.util import ETX, STX

from .blocks import (
    BoxProcessor,
    Conversion,
    FenceProcessor,
    HeadingProcessor,
    LeadingFenceProcessor,
    ListLineProcessor,
    Note,
    RemarkedCodeProcessor,
    ReplyProcessor,
    UsedReferences,
    WholeTableProcessor,
    code_at_marks,
)
from .definitions import BACK_TO_TEXT, Definitions
from .links import ADDRESS, without_trailing_marks
from .lists import DefinitionIndentProcessor, ListProcessor
from .safe_html import FORBIDDEN_TAGS, TAGS
from .source import LESS_THAN, Fence

# Markdown to HTML, with every trap closed; nothing here is safe or final yet.


EXTENSIONS = ("footnotes", "def_list", "attr_list", "abbr")

# An inline pattern is tried on every text in the tree; one whose signs the
# body lacks need not be. Those without signs here are always tried.
_SIGNS: dict[str, tuple[str, ...]] = {
    "address": ("://", "@"),
    "autolink": ("<",),
    "automail": ("<",),
    "backslash_break": ("\\",),
    "backtick": ("`",),
    "em_strong": ("*", "_"),
    "entity": ("&",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "html": ("<",),
    "image_link": ("![",),
    "link": ("](",),
    "linebreak": ("  \n",),
    "star_inside_word": ("*",),
}
_REFERENCE = re.compile(r"\[([^\]]*)\]")
_FOR_REFERENCES = frozenset({"reference", "short_reference", "image_reference", "short_image_ref"})


class Converter:
    """One Markdown object with our readings of it, used again for each body."""

    def __init__(self, language: str) -> None:
        self.conversion = Conversion()
        self.md = markdown.Markdown(
            extensions=list(EXTENSIONS),
            extension_configs={
                "footnotes": {
                    "BACKLINK_TEXT": "↩",
                    "BACKLINK_TITLE": BACK_TO_TEXT.get(language, BACK_TO_TEXT["nb"]),
                    "SEPARATOR": "-",
                    # No source can hold it: footnotes always come last.
                    "PLACE_MARKER": "\x02",
                }
            },
        )
        self._register_blocks()
        self._register_inline()
        known = [*_SIGNS, *_FOR_REFERENCES]
        names = {id(self.md.inlinePatterns[name]): name for name in known}
        self.patterns = [(names.get(id(pattern), ""), pattern) for pattern in self.md.inlinePatterns]
        self.footnotes = next(e for e in self.md.registeredExtensions if hasattr(e, "footnotes"))
        self.abbreviations = next(e for e in self.md.registeredExtensions if hasattr(e, "abbrs"))

    def _register_blocks(self) -> None:
        parser, processors = self.md.parser, self.md.parser.blockprocessors
        # source.py has taken out control characters and tidy.py the tabs.
        self.md.preprocessors.deregister("normalize_whitespace")
        for name in ("indent", "olist", "ulist", "reference", "setextheader", "abbr"):
            processors.deregister(name)
        processors.register(BoxProcessor(parser, self.conversion), "box", 105)
        processors.register(LeadingFenceProcessor(parser, self.conversion), "leading_fence", 95)
        processors.register(ListLineProcessor(parser, self.conversion), "list_line", 92)
        processors.register(DefinitionIndentProcessor(parser), "defindent", 85)
        processors.register(RemarkedCodeProcessor(parser, self.conversion), "code", 80)
        processors.register(WholeTableProcessor(parser, self.conversion), "table", 75)
        processors.register(HeadingProcessor(parser), "hashheader", 70)
        processors.register(ListProcessor(parser), "list", 40)
        processors.register(FenceProcessor(parser, self.conversion), "fence", 39)
        processors.register(ReplyProcessor(parser), "reply", 12)
        # What other Markdown lets a backslash stand before, «&» excepted: «\&nbsp;» is an entity.
        self.md.ESCAPED_CHARS += [*"|~$\"':;,/?@%=^", LESS_THAN]

    def _register_inline(self) -> None:
        patterns = self.md.inlinePatterns
        patterns.register(LineBreak(), "backslash_break", 185)
        # After html: an address in an attribute is part of its tag.
        patterns.register(WholeAddress(), "address", 75)
        patterns.register(KnownHtml(HTML_RE, self.md), "html", 90)
        patterns.register(KnownHtml(ENTITY_RE, self.md), "entity", 80)
        # «[en] [to]» are two, as in other Markdown; Python-Markdown reads one link with the name «to».
        for name in ("reference", "image_reference"):
            patterns[name].RE_LINK = _REFERENCE
        patterns.register(StarInsideWord(), "star_inside_word", 70)

    def convert(self, text: str, fences: list[Fence], definitions: Definitions) -> Converted:
        """Return the HTML of *text*, and what was remarked and used."""
        self.md.reset()
        references = UsedReferences(definitions.references)
        self.md.references = references
        self.abbreviations.abbrs.update(definitions.abbreviations)
        self.conversion.fences[:] = fences
        self.conversion.notes.clear()
        self.conversion.list_lines.clear()
        self.conversion.indented.clear()
        self._choose_patterns(text, has_references=bool(references))
        html = code_at_marks(self.md.convert(text), fences).replace(LESS_THAN, "&lt;")
        unused_footnotes = [
            label for label in self.footnotes.footnotes if label not in set(self.footnotes.footnote_order)
        ]
        return Converted(
            html,
            tuple(self.conversion.notes),
            frozenset(references.used),
            tuple(unused_footnotes),
            tuple(self.conversion.list_lines),
            tuple(self.conversion.indented),
        )

    def _choose_patterns(self, text: str, *, has_references: bool) -> None:
        self.md.treeprocessors["inline"].inlinePatterns = [
            pattern
            for name, pattern in self.patterns
            if (has_references if name in _FOR_REFERENCES else _has_any(text, _SIGNS.get(name)))
        ]


def _has_any(text: str, signs: tuple[str, ...] | None) -> bool:
    return signs is None or any(sign in text for sign in signs)


class Converted:
    """The outcome of one conversion."""

    def __init__(
        self,
        html: str,
        notes: tuple[Note, ...] = (),
        used_references: frozenset[str] = frozenset(),
        unused_footnotes: tuple[str, ...] = (),
        list_lines: tuple[str, ...] = (),
        indented: tuple[str, ...] = (),
    ) -> None:
        self.html = html
        self.notes = notes
        self.used_references = used_references
        self.unused_footnotes = unused_footnotes
        self.list_lines = list_lines
        self.indented = indented  # lines taken for code


@functools.cache
def converter(language: str) -> Converter:
    """Return the converter for *language*; making one costs as much as a short text."""
    return Converter(language)


# Inline marks: what Python-Markdown would take for emphasis, an escape or a tag, and is none.


STAR_INSIDE_WORD = r"(?<=[^\W_])\*(?=[^\W_])|(?<=[(\[«\"])\*(?=[)\]»\"])"
BACKSLASH_AT_LINE_END = r"\\\n"
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_KNOWN = TAGS | FORBIDDEN_TAGS | {"h1"}


class StarInsideWord(InlineProcessor):
    """Keeps «5*3», «ansatt*e» and «(*)» as they are; ** inside a word is still bold."""

    def __init__(self) -> None:
        super().__init__(STAR_INSIDE_WORD)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[str | None, int, int]:
        if data[match.start() - 1].isalnum() and _is_opened(data, match.start()):
            return None, match.start(), match.end()
        return f"{STX}{ord('*')}{ETX}", match.start(), match.end()


def _is_opened(data: str, closing: int) -> bool:
    """Tell whether the star before *closing* begins a word: «*kursiv*tekst»."""
    opening = data.rfind("*", 0, closing)
    return opening >= 0 and not data[opening + 1].isspace() and not data[max(opening - 1, 0)].isalnum()


class LineBreak(InlineProcessor):
    """Makes a backslash at the end of a line a line break, as other Markdown does."""

    def __init__(self) -> None:
        super().__init__(BACKSLASH_AT_LINE_END)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[etree.Element, int, int]:
        return etree.Element("br"), match.start(), match.end()


class WholeAddress(InlineProcessor):
    """Keeps «https://x.no/_a_*b*» from emphasis; links.py makes it a link."""

    def __init__(self) -> None:
        super().__init__(ADDRESS.pattern)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[str, int, int]:
        address = without_trailing_marks(match.group())
        return address, match.start(), match.start() + len(address)


class KnownHtml(HtmlInlineProcessor):
    """Takes only what HTML knows for a tag; the rest is text."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:
        name = _TAG_NAME.match(match.group())
        if name and name.group(1).lower() not in _KNOWN:
            return None, match.start(), match.start() + 1
        return super().handleMatch(match, data)
