"""Python-Markdown with our rules in place of those that misread Norwegian text, and the inline rules themselves.

What comes out is neither safe nor final.
"""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from typing import TypeVar

import markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import (
    ENTITY_RE,
    HTML_RE,
    IMAGE_REFERENCE_RE,
    REFERENCE_RE,
    HtmlInlineProcessor,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import ETX, STX, Registry

from .blocks import (
    BoxRule,
    Conversion,
    FenceRule,
    HeadingRule,
    IndentedCodeRule,
    LeadingFenceRule,
    ListLineRule,
    QuoteRule,
    ReplyRule,
    TableRule,
    code_at_marks,
)
from .definitions import BACK_TO_TEXT, Definitions, Reference, reference_name
from .links import ADDRESS, ADDRESS_SIGNS, without_trailing_marks
from .lists import DefinitionIndentRule, ListRule
from .safe_html import FORBIDDEN_TAGS, TAGS
from .source import FENCE, LESS_THAN, Source

Rule = TypeVar("Rule")

_EXTENSIONS = ("footnotes", "def_list", "attr_list", "abbr")

# A rule is tried on every block, or on every text in the tree. One whose signs the whole body lacks need not be:
# without «|» there is no table. Rules without signs here are always tried.
_SIGNS_OF_BLOCKS: dict[str, tuple[str, ...]] = {
    "box": ("!",),
    "defindent": (": ",),
    "deflist": (": ",),
    "fence": (FENCE,),
    "footnote": ("[^",),
    "hashheader": ("#",),
    "leading_fence": (FENCE,),
    "list_line": ("[[",),
    "quote": (">",),
    "reply": ("–", "—", "--"),
    "table": ("|",),
}
_SIGNS_OF_INLINE: dict[str, tuple[str, ...]] = {
    "address": ADDRESS_SIGNS,
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
}
_SIGNS_IN_TREE: dict[str, tuple[str, ...]] = {
    "attr_list": ("{",),
    "unescape": ("\\",),
}
_PRIORITIES = {"attr_list": 8, "unescape": 0}  # as Python-Markdown gives them
_FOR_REFERENCES = frozenset({"reference", "short_reference", "image_reference", "short_image_ref"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """The outcome of one conversion."""

    html: str
    used_references: frozenset[str] = frozenset()
    unused_footnotes: tuple[str, ...] = ()
    list_lines: tuple[str, ...] = ()  # as written, each where its number stands in the HTML
    indented: tuple[str, ...] = ()  # lines taken for code


class Converter:
    """One Markdown object with our rules, used again for each body."""

    def __init__(self, language: str) -> None:
        self.conversion = Conversion()
        self.md = markdown.Markdown(
            extensions=list(_EXTENSIONS),
            extension_configs={
                "footnotes": {
                    "BACKLINK_TEXT": "↩",
                    "BACKLINK_TITLE": BACK_TO_TEXT.get(language, BACK_TO_TEXT["nb"]),
                    "SEPARATOR": "-",
                    # No source holds it, nor what Python-Markdown keeps apart (between \x02 and \x03):
                    # footnotes always come last.
                    "PLACE_MARKER": "\x00",
                }
            },
        )
        self._register_blocks()
        self._register_inline()
        self._block_rules = _by_name(self.md.parser.blockprocessors, _SIGNS_OF_BLOCKS)
        self._inline_rules = _by_name(self.md.inlinePatterns, [*_SIGNS_OF_INLINE, *_FOR_REFERENCES])
        self._tree_rules = {name: self.md.treeprocessors[name] for name in _SIGNS_IN_TREE}
        self._footnotes = next(each for each in self.md.registeredExtensions if isinstance(each, FootnoteExtension))
        self._abbreviations = next(each for each in self.md.treeprocessors if isinstance(each, AbbrTreeprocessor))
        self._inline = next(each for each in self.md.treeprocessors if isinstance(each, InlineTreeprocessor))

    def _register_blocks(self) -> None:
        parser, rules = self.md.parser, self.md.parser.blockprocessors
        # source.py has taken out control characters and render.py the tabs.
        self.md.preprocessors.deregister("normalize_whitespace")
        for name in ("indent", "olist", "ulist", "reference", "setextheader", "abbr"):
            rules.deregister(name)
        rules.register(BoxRule(parser, self.conversion), "box", 105)
        rules.register(LeadingFenceRule(parser, self.conversion), "leading_fence", 95)
        rules.register(ListLineRule(parser, self.conversion), "list_line", 92)
        rules.register(DefinitionIndentRule(parser), "defindent", 85)
        rules.register(IndentedCodeRule(parser, self.conversion), "code", 80)
        rules.register(TableRule(parser, self.conversion), "table", 75)
        rules.register(HeadingRule(parser), "hashheader", 70)
        rules.register(ListRule(parser), "list", 40)
        rules.register(FenceRule(parser, self.conversion), "fence", 39)
        rules.register(QuoteRule(parser), "quote", 20)
        rules.register(ReplyRule(parser), "reply", 12)
        # What other Markdown lets a backslash stand before, «&» excepted: «\&nbsp;» is an entity.
        self.md.ESCAPED_CHARS += [*"|~$\"':;,/?@%=^", LESS_THAN]

    def _register_inline(self) -> None:
        md, rules = self.md, self.md.inlinePatterns
        rules.register(InlineRule(BACKSLASH_AT_LINE_END, _line_break), "backslash_break", 185)
        rules.register(ReferenceRule(REFERENCE_RE, md), "reference", 170)
        rules.register(ImageReferenceRule(IMAGE_REFERENCE_RE, md), "image_reference", 140)
        rules.register(HtmlRule(HTML_RE, md), "html", 90)
        rules.register(HtmlRule(ENTITY_RE, md), "entity", 80)
        # After html: an address in an attribute is part of its tag.
        rules.register(InlineRule(ADDRESS.pattern, _whole_address), "address", 75)
        assert md.delimiters is not None  # it is made with the inline patterns
        for sign, delimiter in md.delimiters.delimiters.items():
            delimiter.boundary = emphasis(re.escape(sign))

    def convert(self, text: str, source: Source, definitions: Definitions) -> Converted:
        """Return the HTML of *text*, which *source* was made into, and what was found on the way."""
        self.md.reset()
        self.conversion.begin(source)
        self.md.references = references = UsedReferences(
            definitions.references, self.md.inlinePatterns["reference"].unescape
        )
        self._abbreviations.abbrs.update(_as_written(definitions.abbreviations, text))
        self._choose_rules(text, has_references=bool(references))
        html = code_at_marks(self.md.convert(text), source.fences).replace(LESS_THAN, "&lt;")
        order = set(self._footnotes.footnote_order)
        return Converted(
            html=html,
            used_references=frozenset(references.used),
            unused_footnotes=tuple(label for label in self._footnotes.footnotes if label not in order),
            list_lines=tuple(self.conversion.list_lines),
            indented=tuple(self.conversion.indented),
        )

    def _choose_rules(self, text: str, *, has_references: bool) -> None:
        """Let only the rules be tried that can match anything in *text*."""
        self.md.parser.blockprocessors = [  # type: ignore[assignment]  # all that is done is to go through them
            rule for name, rule in self._block_rules if _has_any(text, _SIGNS_OF_BLOCKS.get(name))
        ]
        self._inline.inlinePatterns = [  # type: ignore[assignment]  # all that is done is to count and index them
            rule
            for name, rule in self._inline_rules
            if (has_references if name in _FOR_REFERENCES else _has_any(text, _SIGNS_OF_INLINE.get(name)))
        ]
        for name, signs in _SIGNS_IN_TREE.items():
            self.md.treeprocessors.deregister(name, strict=False)
            if _has_any(text, signs):
                self.md.treeprocessors.register(self._tree_rules[name], name, _PRIORITIES[name])


def _as_written(abbreviations: dict[str, str], text: str) -> dict[str, str]:
    """Return *abbreviations* also with the kinds of space they have in *text*."""
    found = dict(abbreviations)
    for name in (name for name in abbreviations if " " in name):
        pattern = r"\s+".join(map(re.escape, name.split()))
        found |= dict.fromkeys(re.findall(pattern, text), abbreviations[name])
    return found


def _by_name(rules: Registry[Rule], names: Iterable[str]) -> list[tuple[str, Rule]]:
    """Return *rules* in their order, each with its name where that is among *names*."""
    known = {id(rules[name]): name for name in names}
    return [(known.get(id(rule), ""), rule) for rule in rules]


def _has_any(text: str, signs: tuple[str, ...] | None) -> bool:
    return signs is None or any(map(text.__contains__, signs))


# The number of «\x0295\x03», what Python-Markdown makes of «\_»
_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")


class UsedReferences(dict[str, Reference]):
    """Link definitions that remember which of them were used.

    Code and escapes are read before references are; *words* gives the words of what is read.
    """

    def __init__(self, definitions: dict[str, Reference], words: Callable[[str], str]) -> None:
        super().__init__(definitions)
        self.used: set[str] = set()
        self._words = words

    def __contains__(self, name: object) -> bool:
        return super().__contains__(self._name(str(name)))

    def __getitem__(self, name: str) -> Reference:
        name = self._name(name)
        self.used.add(name)
        return super().__getitem__(name)

    def _name(self, read: str) -> str:
        if STX in read:
            read = _ESCAPED.sub(lambda match: chr(int(match[1])), unescape(self._words(read)))
        return reference_name(read.replace(LESS_THAN, "<"))


@functools.cache
def converter(language: str) -> Converter:
    """Return the converter for *language*; making one costs as much as a short text."""
    return Converter(language)


# Inline rules: what Python-Markdown would take for emphasis, an escape, a reference or a tag, and is none.

# What a rule makes of its match, and where that began and ended; None, None: nothing, look on from its end.
Found = tuple[etree.Element | str | None, int | None, int | None]


class InlineRule(InlineProcessor):
    """A pattern, and what is made of its matches."""

    def __init__(self, pattern: str, handle: Callable[[re.Match[str], str], Found]) -> None:
        super().__init__(pattern)
        self._handle = handle

    # Python-Markdown itself gives this another signature than the class it comes from.
    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        return self._handle(m, data)


# Emphasis begins before a word and ends after one, as people write it. So the stars of «navn*, e-post*», «5*3» and
# «(*)» are text, as the lines of «[_] Ja [_] Nei»; ** may begin inside a word, and «*kursiv*tekst» may end there.
_AFTER = r".,:;!?%…)\]»”’\x03"  # what follows a word, the end of code or a link among it (ETX)
_LETTER = r"[^\W_]"


def emphasis(sign: str) -> re.Pattern[str]:
    """Return the runs of *sign* that begin emphasis, end it, or may do either (CommonMark 0.31 §6.2)."""
    run = rf"(?<!{sign}){sign}++"
    word = r"\w" if sign == "_" else _LETTER  # «snake_case»
    alone = rf"(?!(?<=[(\[«]){sign}++[)\]»]|(?<=\"){sign}++\")"
    begins = (
        rf"(?:(?<![{_AFTER}])(?<!{word})(?={sign}++[^\s)\]»])"
        rf"|(?<=[{_AFTER}])(?={sign}++[\w«“„\"(\[<&\x02])"
        + (rf"|(?<={_LETTER})(?={sign}{sign}++{_LETTER}))" if sign != "_" else ")")
    )
    ends = rf"(?<=[^\s(\[«“„])(?={sign}++{'(?!' + word + ')' if sign == '_' else ''})"
    return re.compile(rf"{alone}(?:(?P<ambiguous>{begins}{ends}{run})|(?P<end>{ends}{run})|(?P<start>{begins}{run}))")


# «Grønland 32\» at the end of a line; not «Grønland 32\ » with a space after it
BACKSLASH_AT_LINE_END = r"\\\n"


def _line_break(match: re.Match[str], data: str) -> Found:
    """Make a line break of a backslash at the end of a line, as other Markdown does."""
    return etree.Element("br"), match.start(), match.end()


def _whole_address(match: re.Match[str], data: str) -> Found:
    """Keep «https://x.no/_a_*b*» from emphasis; links.py makes it a link."""
    address = without_trailing_marks(match.group())
    return address, match.start(), match.start() + len(address)


# «[rapporten]» in the source; Python-Markdown lets a space stand between the two halves of a reference,
# and so reads «[en] [to]» as one link with the name «to». Here they are two, as in other Markdown.
_LABEL = re.compile(r"\[([^\]]*)\]")


class ReferenceRule(ReferenceInlineProcessor):
    """Reads «[teksten][navn]»."""

    RE_LINK = _LABEL


class ImageReferenceRule(ImageReferenceInlineProcessor):
    """Reads «![beskrivelsen][navn]»."""

    RE_LINK = _LABEL


# «<em>», «</em», «<o:p»: the name of a tag, as far as HTML knows it
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_KNOWN_TAGS = TAGS | FORBIDDEN_TAGS | {"h1"}


class HtmlRule(HtmlInlineProcessor):
    """Takes only what HTML knows for a tag; the rest is text."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # as in InlineRule
        name = _TAG_NAME.match(m.group())
        if name and name.group(1).lower() not in _KNOWN_TAGS:
            return None, m.start(), m.start() + 1
        return super().handleMatch(m, data)
