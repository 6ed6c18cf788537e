"""All that may stand in a body, HTML as a tree and back, and the gate everything passes last."""

from __future__ import annotations

import re
from html import unescape

import nh3
from lxml import etree

from manuscript.problem import also_on

from .source import Source

# What may stand in a body

# Schemes a link may have; anything else an address can say is for programs, not readers.
SCHEMES = frozenset({"https", "http", "mailto", "tel"})

# On every element: places to link to, the language of a passage (WCAG 3.1.2),
# text that typography leaves alone, and our own classes (see CLASSES).
EVERYWHERE = frozenset({"id", "lang", "data-raw", "class", "title"})

TAGS = frozenset(
    (
        # Running text
        "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr "
        # Blocks
        "address blockquote details summary div dl dt dd figure figcaption h2 h3 h4 h5 h6 hr ol ul li p pre "
        # Tables
        "table caption colgroup col thead tbody tfoot tr th td"
    ).split()
)
# What else an element may have.
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "rel", "aria-label"}),  # rel: noopener alone, set by links.py
    "bdo": frozenset({"dir"}),
    "col": frozenset({"span"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt"}),  # always a hole in the end
    "ins": frozenset({"datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "table": frozenset({"tabindex"}),  # 0 alone, set by blocks.py
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}


def allowed_attributes(tag: str) -> frozenset[str]:
    """Return the names of all attributes that *tag* may have."""
    return EVERYWHERE | ATTRIBUTES.get(tag, frozenset())


# Boxes an editor may ask for with «!!! faktaboks "Tittel"».
BOXES = frozenset({"faktaboks", "merk", "tips", "viktig"})

# Other classes would borrow the look of the site's own components, or do nothing.
CLASSES = BOXES | {
    "admonition",
    "admonition-title",
    "align-center",
    "align-left",
    "align-right",
    "dekor",  # a picture without meaning
    "footnote",
    "footnote-backref",
    "footnote-ref",
    "photo-credit",
    "video",  # a link alone in its paragraph
}
LANGUAGE_OF_CODE = "language-"  # before the name, on code alone

# Ids of the page round the body.
RESERVED_IDS = frozenset(
    "bunn hovedinnhold hovedmeny innhold kontaktperson meny praktisk-om-arrangementet sok topp".split()
)

# Elements HTML knows and a body may not hold. What has no name here is no
# element but text: «<Kari Nordmann>».
FORBIDDEN_TAGS = frozenset(
    (
        "acronym applet area article aside audio base basefont big blink body button canvas center datalist "
        "dialog dir embed fieldset font footer form frame frameset head header hgroup html iframe input label "
        "legend link main map marquee math menu meta meter nav nobr noembed noframes noscript object optgroup "
        "option output param picture plaintext portal progress rb rp rt rtc ruby script search section select "
        "slot source strike style svg template textarea title track tt video xmp"
    ).split()
)

# What stands between their tags is no text: it goes with them, named.
OPAQUE_TAGS = frozenset("iframe noembed noframes noscript plaintext script style template textarea title xmp".split())


def is_allowed_class(tag: str, name: str) -> bool:
    return name in CLASSES or (tag == "code" and name.startswith(LANGUAGE_OF_CODE))


# The gate


def sanitise(html: str) -> str:
    """Return *html* without anything that is not allowed; says nothing about it."""
    return _CLEANER.clean(html)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(each for each in value.split() if is_allowed_class(tag, each)) or None
    if name == "rel":
        return value if value == "noopener" else None
    if name == "tabindex":
        return value if value == "0" else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(allowed_attributes(tag)) for tag in TAGS},
    attribute_filter=_attribute,
    clean_content_tags=set(OPAQUE_TAGS),
    url_schemes=set(SCHEMES),
    strip_comments=True,
    link_rel=None,
)


# What the gate takes away from attribute lists, told while its place is known

_WITH_ATTRIBUTES = etree.XPath(".//*[@*]")
# «{#bakgrunn}», «{: .dekor onclick=x }»
_BRACES = re.compile(r"\{[^{}\n]{1,500}\}")
# Braces, or a tag: «<p class="stor">»
_CODE = re.compile(r"\{[^{}\n]{1,500}\}|</?[a-zA-Z][^<>]{0,1000}>")
# «lang=en» and «onclick="to ord"» in braces; not «=b=c», which has no name
_GIVEN = re.compile(r"(?<![^\s{:])([^\s={}\"']++)\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s{}\"']++)")
_QUOTES = "\"'"
_OURS = frozenset({"data-title"})  # on its way from picture to caption


def remove_attributes(root: Element, source: Source) -> None:
    """Take off *root* every attribute that is not allowed; tell of each, the first time it is met."""
    seen: set[str] = set()
    offsets: dict[str, list[int]] | None = None
    for element in elements(_WITH_ATTRIBUTES, root):
        kept = allowed_attributes(element.tag) | _OURS
        removed = [name for name in element.attrib if isinstance(name, str) and name not in kept]
        shown = [f"{name}={value}" if (value := take_attribute(element, name)) else name for name in removed]
        if new := [what for what in shown if what not in seen]:
            offsets = _offsets_in_braces(source) if offsets is None else offsets
            name = removed[shown.index(new[0])]
            _tell_removed(source, offsets.get(new[0], []), name, " ".join(new))
        named = [name for name in element.get("class", "").split() if not is_allowed_class(element.tag, name)]
        if classes := [name for name in named if name not in seen]:
            names = " eller ".join(f"«{name}»" for name in classes)
            source.tell(_offset_in_code(source, classes[0]), "html-removed", case="class", names=names)
        seen.update(new, classes)


def _tell_removed(source: Source, offsets: list[int], name: str, what: str) -> None:
    lines = list(dict.fromkeys(source.position(offset)[0] for offset in offsets))
    also = also_on(lines[1:])
    offset = offsets[0] if offsets else _offset_in_code(source, name)
    source.tell(offset, "html-removed", case="attribute", what=what, also=also and f" {also}")


def _offsets_in_braces(source: Source) -> dict[str, list[int]]:
    """Return where each «navn=verdi» stands in an attribute list."""
    offsets: dict[str, list[int]] = {}
    for braces in _BRACES.finditer(source.prose):
        for match in _GIVEN.finditer(braces[0]):
            shown = f"{match[1]}={match[2].strip(_QUOTES)}"
            offsets.setdefault(shown, []).append(braces.start() + match.start())
    return offsets


def _offset_in_code(source: Source, name: str) -> int:
    """Return where the name of an attribute or a class stands in braces or in a tag: elsewhere it is a word."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    found = (word.search(source.prose, *code.span()) for code in _CODE.finditer(source.prose))
    return next((match.start() for match in found if match), 0)


# HTML as a tree, and back. lxml's types leave open that anything may be bytes or missing; these functions say what is.

Element = etree._Element  # lxml has no public name for it
Text = etree._ElementUnicodeResult  # a piece of text that knows its element

# A character by its number, «&#1;» or «&#xE5;»: some are allowed in no XML, and so in no feed (XML 1.0 §2.2).
_BY_NUMBER = re.compile(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?")
# The control character of «&#1;»; not «å», a tab or a line end
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_PARSER = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)


def parse(html: str) -> Element:
    """Return *html* below one element."""
    written = _BY_NUMBER.sub(_if_visible, html)
    document = etree.HTML(f"<html><body>{written}</body></html>", _PARSER)
    body = document.find("body")
    return body if body is not None else etree.SubElement(document, "body")


def _if_visible(match: re.Match[str]) -> str:
    """Return a character by its number as it is written; empty when there is nothing to see."""
    return "" if _NOT_IN_XML.search(unescape(match[0])) or not unescape(match[0]) else match[0]


def serialise(root: Element) -> str:
    """Return what stands in *root*."""
    html = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return html.removeprefix("<body>").removesuffix("</body>")


def text_of(element: Element) -> str:
    """Return the plain text of *element*, white space made single."""
    return " ".join(raw_text_of(element).split())


def raw_text_of(element: Element) -> str:
    """Return the text of *element* and all it holds, white space as it is."""
    if not len(element):
        return element.text or ""
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)


def elements(path: etree.XPath, root: Element) -> list[Element]:
    """Return the elements *path* leads to from *root*."""
    found = path(root)
    return [each for each in found if isinstance(each, Element)] if isinstance(found, list) else []


def texts(path: etree.XPath, root: Element) -> list[Text]:
    """Return the pieces of text *path* leads to from *root*."""
    found = path(root)
    return [each for each in found if isinstance(each, Text)] if isinstance(found, list) else []


def parent_of(element: Element) -> Element:
    """Return the element that *element* stands in.

    Raises:
        ValueError: it is the root.
    """
    parent = element.getparent()
    if parent is None:
        raise ValueError(f"<{element.tag}> is the root")
    return parent


def take_attribute(element: Element, name: str) -> str:
    """Take the attribute *name* off *element*; return its value, empty when there is none."""
    value = element.get(name)
    if value is None:
        return ""
    del element.attrib[name]
    return value
