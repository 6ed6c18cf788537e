"""Headings: read in the source into one plain form, and given stable ids on the page.

Python-Markdown makes a heading of «#helse» and of any line above «---», takes the «#» off «C#», and finds a
heading by going through the rest of its paragraph again. Here each becomes «## Tittel» between blank lines.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lxml import etree

from norwegian.letters import slugify

from .model import Heading
from .safe_html import RESERVED_IDS, Element, elements, text_of, texts
from .source import WORD, Edit, Offsets, Source

# In the source: headings, and the rules that may be meant as one

# «## Bakgrunn», «##Bakgrunn»; not «#helse», which is how a subject is written elsewhere
_HASHES = re.compile(r"^ {0,3}(#{1,6})[ \t]+(?=\S)|^ {0,3}(#{2,6})(?=[^\W\d_])")
# « ##» after «## Bakgrunn ##»; not the one in «## C#»
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
# «##», «# #»
_EMPTY = re.compile(r"^ {0,3}#{1,6}[ \t#]*$")
# «===», «----»; not «--», a dash
_UNDERLINE = re.compile(r"^ {0,3}(={3,}|-{3,})[ \t]*$")
# «---», «* * *», «___»; not «**»
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*+){3,}|(?:\*[ \t]*+){3,}|(?:_[ \t]*+){3,})$")
# What no line of dashes makes a heading: code by indentation, «> sitat», «| rute», «- punkt», «3. punkt», «[a]: b»
_OTHER_BLOCK = re.compile(r"^(?: {4}|\t|\s*(?:[>|#:<\[]|[-*+•·][ \t]|\d{1,9}[.)][ \t]))")
_LONGEST_UNDERLINED = 100
_SHORTEST_UNDERLINE = 4  # of dashes: three are a rule
_FIRST_SIGNS = ("#", "=", "-", "*", "_")  # of every line that is a heading, underlines one or is a rule


def read_headings(source: Source) -> list[Edit]:
    """Return the edits that bring headings and rules to one form, and tell what is odd about them."""
    lines = source.prose.split("\n")
    originals = source.text.split("\n")
    edits: list[Edit] = []
    for index, line in enumerate(lines):
        if not line.lstrip(" ").startswith(_FIRST_SIGNS):
            continue
        start = source.starts[index]
        above = lines[index - 1] if index else ""
        if line[:4].lstrip(" ").startswith("#"):
            line = originals[index]  # the text of a heading may be code
        if match := _HASHES.match(line):
            level = len(match.group(1) or match.group(2))
            text = _CLOSING_HASHES.sub("", originals[index][match.end() :])
            edits += _heading(source, start, originals[index], level, text)
            if level == 1:
                source.tell(start, "heading-level-1", text=text.strip())
        elif _EMPTY.match(line):
            source.tell(start, "heading-without-text", line=line.strip())
        elif (underline := _UNDERLINE.match(line)) and _can_be_underlined(above):
            edits += _underlined(source, index, lines, originals, underline.group(1))
        elif _RULE.match(line):
            edits.append(Edit(start, start + len(line), "\n---\n"))
    return edits


def _heading(source: Source, start: int, line: str, level: int, text: str) -> list[Edit]:
    """Return the edits before and after the text of a heading; other steps may edit the text."""
    begins = line.index(text, line.index("#")) if text else len(line)
    return [
        Edit(start, start + begins, f"\n{'#' * max(level, 2)} "),
        Edit(start + begins + len(text), start + len(line), "\n"),
    ]


def _can_be_underlined(above: str) -> bool:
    return bool(above.strip()) and not _OTHER_BLOCK.match(above) and not _RULE.match(above)


def _underlined(source: Source, index: int, lines: list[str], originals: list[str], underline: str) -> list[Edit]:
    """Read «---» or «===» below a line of text."""
    start, above = source.starts[index], source.starts[index - 1]
    text = originals[index - 1].strip()
    is_alone = index < 2 or not lines[index - 2].strip()
    looks_like_heading = is_alone and len(text) <= _LONGEST_UNDERLINED and not text.endswith((".", ",", ";", ":", "…"))
    end = start + len(lines[index])
    if underline[0] == "=":
        if not is_alone:
            return []
        source.tell(above, "heading-level-1", text=text)
        return _underlined_edits(above, start, end)
    if looks_like_heading and len(underline) >= _SHORTEST_UNDERLINE:
        return _underlined_edits(above, start, end)
    source.tell(start, "rule-below-text", text=text)
    return [Edit(start, end, "\n---\n")]


def _underlined_edits(above: int, start: int, end: int) -> list[Edit]:
    return [Edit(above, above, "\n## "), Edit(start, end, "")]


# On the page: ids that are stable, each once, and none of the page's own

WITHOUT_LETTERS = "avsnitt"
PREFIX = "tekst-"
FOOTNOTE_PREFIXES = ("fn-", "fnref")
_WITHOUT_FOOTNOTES = etree.XPath('.//text()[not(ancestor::a[@class="footnote-ref"])]')
_WITH_ID = etree.XPath(".//*[@id]")
# Any white space, which no id may have
_SPACE = re.compile(r"\s+")
# The «om» of «{#om}», «{: .dekor #om }» and «id="om"»
_WRITTEN_ID = re.compile(r"\{[^{}\n]{0,200}?#([^\s{}]+)|\bid\s*=\s*[\"']?([^\"'<>\n]+)", re.IGNORECASE)
MOST_LINES_BETWEEN = 20  # lines that look like headings and are none, between two that are
# A line that is a heading: «## Mål», «> ## Mål», «<h2>Mål</h2>»; «Mål» over «----» is one by the line below it
_HEADING_LINE = re.compile(
    r"^[> \t]*(?:#|<h[1-6]\b)[^\n]*|^[^\n]+(?=\n {0,3}(?:-+|=+)[ \t]*$)", re.MULTILINE | re.IGNORECASE
)


def settle_ids(root: Element, source: Source) -> tuple[tuple[Heading, ...], frozenset[str]]:
    """Give each heading an id; return headings and all ids, and tell what had to be changed."""
    taken: dict[str, int] = {}
    with_id = elements(_WITH_ID, root)
    written = _WRITTEN_ID.finditer(source.prose) if with_id else ()
    offsets = Offsets((match[1] or match[2], match.start(match.lastindex or 0)) for match in written)
    for element in with_id:
        _keep_written_id(element, element.get("id", ""), taken, source, offsets)
    headings = []
    for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        if element.tag == "h1":
            element.tag = "h2"
        text = heading_text(element)
        if not element.get("id"):
            base = slugify(text) or WITHOUT_LETTERS
            element.set("id", _free(base if base not in RESERVED_IDS else PREFIX + base, taken))
        headings.append(Heading(level=int(element.tag[1]), id=element.get("id", ""), text=text))
    _tell_skipped(headings, source)
    return tuple(headings), frozenset(taken)


def _keep_written_id(element: Element, written: str, taken: dict[str, int], source: Source, offsets: Offsets) -> None:
    offset = offsets.next(written) or 0
    wanted = _SPACE.sub("-", written.strip())
    if not wanted:
        del element.attrib["id"]
        return
    name = _free(PREFIX + wanted if wanted in RESERVED_IDS else wanted, taken)
    element.set("id", name)
    if name != written and not written.startswith(FOOTNOTE_PREFIXES):  # definitions.py tells of those
        source.tell(offset, "id-changed", written=written, name=name)


def _free(wanted: str, taken: dict[str, int]) -> str:
    """Return *wanted*, or the first of wanted-2, wanted-3 … that is free, and take it.

    *taken* holds for each id the last number tried: a thousand equal headings
    are no million tries.
    """
    name, number = wanted, taken.get(wanted, 1)
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken[wanted] = number
    taken.setdefault(name, 1)
    return name


def heading_text(element: Element) -> str:
    """Return the heading without the numbers of its footnotes."""
    if not len(element) or element.find('.//a[@class="footnote-ref"]') is None:
        return text_of(element)
    return " ".join("".join(texts(_WITHOUT_FOOTNOTES, element)).split())


def _holds(line: str, words: list[str]) -> bool:
    """Tell whether all *words* stand in a line in their order; an address may stand among them."""
    rest = iter(WORD.findall(line))
    return all(word in rest for word in words)


def _tell_skipped(headings: list[Heading], source: Source) -> None:
    if all(below <= above + 1 for above, below in pairwise([1, *(heading.level for heading in headings)])):
        return
    above = 1
    position = 0
    lines = [(match.start(), match[0]) for match in _HEADING_LINE.finditer(source.prose)]
    line = 0
    for heading in headings:
        words = WORD.findall(heading.text)
        near = range(line, min(line + MOST_LINES_BETWEEN, len(lines)))
        if (found := next((at for at in near if _holds(lines[at][1], words)), None)) is not None:
            begins, line = lines[found][0], found + 1
            position = max(source.prose.find(heading.text, begins, begins + len(lines[found][1])), begins)
        if heading.level > above + 1:
            case = "else" if above > 1 else "first"
            said = {"text": heading.text, "level": heading.level, "above": above, "right": above + 1}
            source.tell(position, "heading-level-skipped", f"{'#' * (above + 1)} {heading.text}", case, **said)
        above = heading.level
