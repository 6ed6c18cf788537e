"""HTML in the source: what is a tag, what is text, and what is taken away.

«<Kari Nordmann>», «<3» and «a < b» are text. Only whole tags with names HTML
knows go on to Markdown; what may not be on a page is taken out here, where its
line is known. The gate is still safe_html.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from manuscript.problem import Severity
from manuscript.verbatim import BLANK_LINE

from .limits import DEEPEST
from .links import instead_of_frame
from .safe_html import FORBIDDEN_TAGS, OPAQUE_TAGS, TAGS, allowed_attributes, is_allowed_class
from .source import LESS_THAN, PHRASING, Edit, Source

# «<em>», «</em>», «<a href="om.md" title='Om'>», «<br/>»; not «<3» or «<em». «<Kari Nordmann>» is one, too: that it
# is text is known by its name. No «<» inside a tag, possessive throughout: each character is looked at once.
_TAG = re.compile(
    r"</?+([A-Za-z][A-Za-z0-9-]*+)"
    r"((?:\s++[^\s\"'<>/=]++(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'=<>`]++))?+)*+)"
    r"\s*+/?+>"
)
# « href="om.md"», « open»
_ATTRIBUTE = re.compile(r"\s++([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'=<>`]++))?+")
# «<https://x.no>», «<kari@eksempel.no>»
_ADDRESS = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*+://[^<>\s]*+|[^<>\s@]++@[^<>\s@]++)>")
# «<!– husk bilde –>», where a word processor has made a dash of two hyphens, «<!- husk bilde ->»
_NEARLY_COMMENT = re.compile(r"<! ?[-–—]{1,2}[^<>\n]*>?")
# «<o:p>», «</w:sdt>», «<?xml:namespace … />», «<![if !supportLists]>»: what word processors leave; not «<mailto:…>»
_FOREIGN = re.compile(
    r"</?([A-Za-z][\w-]*+:[A-Za-z][\w-]*+)(?=[\s/>])[^<>]*+>|<(\?xml)\b[^<>]*+>|<(!\[ ?(?:if|endif))\b[^<>]*+>",
    re.IGNORECASE,
)
_OF_WORD = frozenset({"o", "w", "v", "m", "st1"})  # of «<o:p>»: nobody's own words
_PASTED = "pasted"  # these, and how a text looked: told of once, for one paste brings both
# «<min fil.pdf>»
_DESTINATION = re.compile(r"<[^<>\n]*+>")
# «[fil]: » up to where its address begins
_DEFINES = re.compile(r" {0,3}\[[^\[\]\n]++\]:[ \t]*+\Z")
# A blank line with text below it; not one with «<p>» below it
_PARAGRAPH_INSIDE = re.compile(r"\n[ \t]*\n[ \t]*(?=[^\s<])")
# Marks that are no more than their signs inside a block of HTML: «**viktig**», «[om oss](om.md)», «i fjor.[^1]»,
# «- mat»; not «5 ** 3», «[1]» or «f(x)[y](z)», where something else is likelier
_MARK_INSIDE = re.compile(
    r"\*\*(?=\S)[^*\n]+(?<=\S)\*\*|(?<!\w)!?\[[^\[\]\n]+\]\([^\s()]+\)|\[\^[^\[\]\s]+\]|^ {0,3}(?:[-*+]|#{2,6}|1\.) +(?=[^\s<])",
    re.MULTILINE,
)
# What has no end in HTML: «<br>», «<img>»; not «<p>»
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INLINE = PHRASING | {"code", "kbd", "samp", "var"}
# Whose end may be left out in HTML, where the next begins: «<li>en<li>to»
_SELF_ENDING = frozenset(["dd", "dt", "li", "p", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup"])


def read_html(source: Source) -> list[Edit]:
    """Return the edits that leave only tags that may stand, and tell what was taken away."""
    return _Reading(source).read()


class _Reading:
    """One walk from «<» to «<» through a source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.edits: list[Edit] = []
        self.open: list[tuple[str, int]] = []
        self.foreign: set[str] = set()
        self.never_closed: set[str] = set()  # a look that found nothing is not repeated
        self.hidden: list[tuple[int, int]] = []

    def read(self) -> list[Edit]:
        text, position = self.source.text, 0
        while (start := text.find("<", position)) >= 0:
            position = self._at(start)
        self._tell_unclosed()
        self.source.hide(sorted(self.hidden))
        return self.edits

    def _at(self, start: int) -> int:
        """Deal with the «<» at *start*; return where to go on."""
        text = self.source.text
        if self.source.prose[start] != "<" or _is_escaped(text, start):  # in code, or «\<b>»
            return self._as_text(start)
        if text.startswith("<!", start):
            return self._declaration(start)
        if address := _ADDRESS.match(text, start):
            return address.end()
        if self._is_destination(start) and (destination := _DESTINATION.match(text, start)):
            return destination.end()
        tag = _FOREIGN.match(text, start) or _TAG.match(text, start)
        if not tag or BLANK_LINE.search(tag.group()):
            return self._as_text(start)
        return self._foreign(tag) if tag.re is _FOREIGN else self._tag(tag)

    def _declaration(self, start: int) -> int:
        """Deal with «<!» at *start*."""
        text = self.source.text
        if text.startswith("<!--", start):
            return self._comment(start)
        if comment := _NEARLY_COMMENT.match(text, start):
            self._tell_error(start, "no-comment", line=comment[0])
            return self._as_text(start)
        foreign = _FOREIGN.match(text, start)
        return self._foreign(foreign) if foreign else self._as_text(start)

    def _tag(self, tag: re.Match[str]) -> int:
        name = tag.group(1).lower()
        if name in OPAQUE_TAGS:
            return self._opaque(tag, name)
        if name in FORBIDDEN_TAGS:
            return self._forbidden(tag, name)
        if name in TAGS or name == "h1":
            return self._allowed(tag, name)
        return self._as_text(tag.start())

    def _is_destination(self, start: int) -> bool:
        """Tell whether a link's address stands here: «](<min fil.pdf>)» or «[fil]: <min fil.pdf>»."""
        text = self.source.text
        if text.endswith("](", 0, start):
            return True
        if text[max(start - 1, 0)] not in ": \t":
            return False
        return bool(_DEFINES.match(text, text.rfind("\n", 0, start) + 1, start))

    def _as_text(self, start: int) -> int:
        self.edits.append(Edit(start, start + 1, LESS_THAN))
        return start + 1

    def _take(self, start: int, end: int, instead: str = "") -> int:
        self.edits.append(Edit(start, end, instead))
        self.hidden.append((start, end))
        return end

    def _take_block(self, start: int, end: int) -> int:
        """Take a piece away, with its line when it stands alone: no paragraph is torn in two."""
        text = self.source.text
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        is_alone = line_end >= 0 and not (text[line_start:start] + text[end:line_end]).strip()
        return self._take(start, line_end + 1 if is_alone else end)

    def _comment(self, start: int) -> int:
        """Take a comment away; one that nothing closes, or another begins in, is an error: it would hide too much."""
        end = self.source.comments.get(start, -1)
        if end < 0 or self.source.text.find("<!--", start + 4, end) >= 0:
            self._tell_error(start, "comment", line=self.source.text[start:].split("\n", 1)[0].strip())
            return self._as_text(start) if end < 0 else self._take_block(start, end)
        words = " ".join(self.source.text[start + 4 : end - 3].split())
        self.source.tell(start, "html-comment", words=words)
        return self._take_block(start, end)

    def _opaque(self, tag: re.Match[str], name: str) -> int:
        end = self._find_end_tag(name, tag.end())
        if tag.group().startswith("</") or end < 0:
            return self._as_text(tag.start())
        words = " ".join(self.source.text[tag.end() : end].split())
        lost = f" med innholdet «{words}»" if words else ""
        example, case = (instead_of_frame(tag.group()), "frame") if name == "iframe" else ("", "else")
        self.source.tell(tag.start(), "html-removed", example, case, what=f"<{name}>", lost=lost)
        closing = self.source.text.find(">", end)
        return self._take_block(tag.start(), closing + 1 if closing >= 0 else len(self.source.text))

    def _forbidden(self, tag: re.Match[str], name: str) -> int:
        is_end = tag.group().startswith("</")
        if not is_end:
            words = " ".join(tag.group(2).split())
            lost = f" ({words})" if words else ""
            example = self._without_codes(tag.start())
            self.source.tell(tag.start(), "html-removed", example, what=f"<{name}>", lost=lost)
        # A span keeps what stood round the tag apart, and the rest a paragraph.
        instead = "" if name in _VOID else "</span>" if is_end else "<span>"
        return self._take(tag.start(), tag.end(), instead)

    def _foreign(self, tag: re.Match[str]) -> int:
        """Take away a tag of a word processor, and tell of it once: a pasted text is full of them."""
        name = next(filter(None, tag.groups())).lower()
        name = _PASTED if name.partition(":")[0] in _OF_WORD else name
        if name not in self.foreign:
            self.foreign.add(name)
            words = " ".join(tag[0].split())
            self.source.tell(tag.start(), "html-removed", self._without_codes(tag.start()), "pasted", what=words)
        return self._take(*tag.span())

    def _allowed(self, tag: re.Match[str], name: str) -> int:
        if tag.group().startswith("</"):
            if name in _VOID:
                return self._take(*tag.span(), "<br>" if name == "br" else "")  # «</br>», as browsers read it
            self._close(name, tag.end())
        elif name not in _VOID and not tag.group().endswith("/>"):
            self._open(name, tag.start())
        kept = allowed_attributes(name)
        attributes = list(_ATTRIBUTE.finditer(self.source.text, *tag.span(2)))
        names = [attribute.group(1).lower() for attribute in attributes]
        if name == "a" and "name" in names and "id" not in names:  # a place to link to, as in old HTML
            self.edits.append(Edit(*attributes[names.index("name")].span(1), "id"))
            names[names.index("name")] = "id"
        looks = [each for each in attributes if _is_look(name, each)]
        if looks:
            self._pasted(looks)
        others = [each for each, said in zip(attributes, names, strict=True) if said not in kept]
        removed = [each for each in others if each not in looks]
        for attribute in removed:
            self._take(*attribute.span())
        if removed:
            words = " ".join(" ".join(attribute.group().split()) for attribute in removed)
            self.source.tell(removed[0].start(1), "html-removed", what=words, lost=f" i <{name}>")
        return tag.end()

    def _pasted(self, looks: list[re.Match[str]]) -> None:
        """Take away how a text looked where it was copied from, and tell of it once: each paragraph has it."""
        for attribute in looks:
            self._take(*attribute.span())
        if _PASTED in self.foreign:
            return
        self.foreign.add(_PASTED)
        words = " ".join(" ".join(attribute.group().split()) for attribute in looks)
        start = looks[0].start(1)
        self.source.tell(start, "html-removed", self._without_codes(start), "look", what=words)

    def _without_codes(self, start: int) -> str:
        """Return the words of a line as they are without the codes between them, if there are any."""
        plain = " ".join(unescape(_ANY_TAG.sub(" ", self.source.line_at(start))).split())
        return _BEFORE_POINT.sub("", plain)

    def _open(self, name: str, start: int) -> None:
        if name in _SELF_ENDING and self.open and self.open[-1][0] == name:
            self.open.pop()
        self.open.append((name, start))
        if len(self.open) == DEEPEST:
            self.source.tell(start, "nesting-too-deep", case="html", deepest=DEEPEST)

    def _close(self, name: str, end: int) -> None:
        if not any(name == opened for opened, _ in self.open[-DEEPEST:]):
            return
        while (opened := self.open.pop())[0] != name:
            pass
        if not self.open and name not in _INLINE:
            self._tell_unread(name, opened[1], end)

    def _tell_unread(self, name: str, start: int, end: int) -> None:
        """Tell of Markdown inside an outermost block, where it is not read, and let no other rule look at its signs."""
        prose = self.source.prose
        is_raw = not prose[prose.rfind("\n", 0, start) + 1 : start].strip()
        marks = list(_MARK_INSIDE.finditer(prose, start, end)) if is_raw else []
        self.hidden += (mark.span() for mark in marks)
        paragraph = _PARAGRAPH_INSIDE.search(prose, start, end)
        places = [mark.start() for mark in marks[:1]] + ([paragraph.end()] if paragraph else [])
        if not places:
            return
        words = _ANY_TAG.sub(" ", self.source.text[min(places) : end].split("\n", 1)[0])
        self.source.tell(min(places), "html-holds-markdown", name=name, words=words)

    def _tell_unclosed(self) -> None:
        for name, start in self.open:
            if name in _INLINE:
                self.source.tell(start, "html-not-closed", case="inline", name=name)
        for name, start in [block for block in self.open if block[0] not in _INLINE][:1]:
            self._tell_error(start, "block", name=name)

    def _tell_error(self, start: int, case: str, **words: str) -> None:
        """Tell as an error what of inline HTML is a warning."""
        problem = self.source.problem(start, "html-not-closed", case=case, **words)
        self.source.problems.append(replace(problem, severity=Severity.ERROR))

    def _find_end_tag(self, name: str, start: int) -> int:
        if name in self.never_closed:
            return -1
        # «</script>», «</SCRIPT >»; not «</scripts>»
        match = re.compile(rf"</{name}(?=[\s>])", re.IGNORECASE).search(self.source.text, start)
        if not match:
            self.never_closed.add(name)
        return match.start() if match else -1


def _is_escaped(text: str, position: int) -> bool:
    """Tell whether an odd number of backslashes stands before *position*."""
    start = position
    while start and text[start - 1] == "\\":
        start -= 1
    return bool((position - start) % 2)


# «<p class="MsoNormal">»; not «3 < 4»
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BEFORE_POINT = re.compile(r" (?=[.,;:!?](?: |$))")  # «fra Word .»; not «.NET»


def _is_look(tag: str, attribute: re.Match[str]) -> bool:
    """Tell whether *attribute* is a style, or a class in which no name is ours."""
    name, _, value = attribute.group().partition("=")
    names = value.strip(" \t\n\"'").split()
    is_foreign_class = name.strip().lower() == "class" and not any(is_allowed_class(tag, each) for each in names)
    return name.strip().lower() == "style" or is_foreign_class
