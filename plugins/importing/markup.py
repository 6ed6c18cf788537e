"""HTML as everybody means it: the words seen in it, and what Word, Outlook, Google Docs and WordPress write put right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

# The words of a text


# What stands inside words and is no letter: a soft hyphen, a zero width space, a byte order mark
INSIDE_WORDS = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
# What words on each side of are two: where a line ends, and a link, which a footnote's number may be
_BREAKS = frozenset(
    "a address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1"
    " h2 h3 h4 h5 h6 header hr img input label legend li main nav ol option p pre section select summary table tbody"
    " td textarea tfoot th thead title tr ul video button".split()
)


def text_of(element: HtmlElement) -> str:
    """Return the words of *element* as they are seen, with a space where its parts are divided."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if not isinstance(node.tag, str):
            if event == "end" and node is not element:
                pieces.append(node.tail or "")
            continue
        if node.tag in _BREAKS:
            pieces.append(" ")
        if event == "start":
            pieces.append(node.text or "")
        elif node is not element:
            pieces.append(node.tail or "")
    return " ".join(INSIDE_WORDS.sub("", "".join(pieces)).split())


# Headings and summaries by the names programs give them


# «MsoTitle», «title», «subtitle», «entry-title»; not «titlebar»
TITLE_CLASSES = frozenset({"msotitle", "title"})
# What Norwegian sites and word processors call the sentence under a heading
SUMMARY_CLASSES = frozenset(
    {"msosubtitle", "subtitle", "ingress", "article-ingress", "lead", "preamble", "entry-summary", "intro", "manchet"}
)
SUMMARY = "ingress"  # the class of a summary afterwards
CAPTION_CLASSES = frozenset({"msocaption", "caption"})
CAPTION = "caption"


def has_class(element: HtmlElement, names: Iterable[str]) -> bool:
    """Tell whether *element* has one of the classes *names*, in any letters."""
    return not {*(element.get("class") or "").lower().split()}.isdisjoint(names)


def settle(root: HtmlElement, styles: str = "") -> None:
    """Change *root* so that what it means is said by its elements alone; *styles* are its style sheets."""
    for step in (_text_of_plain_mail, _word_lists, _nested_google_lists, _titles):
        step(root)
    _emphasis(root, _classes(styles))
    _addresses(root)


def _titles(root: HtmlElement) -> None:
    for paragraph in root.iter("p", "div"):
        is_short = paragraph.find(".//p") is None and paragraph.find(".//div") is None
        if is_short and has_class(paragraph, TITLE_CLASSES):
            paragraph.tag = "h1"
        elif is_short and has_class(paragraph, SUMMARY_CLASSES):
            paragraph.set("class", SUMMARY)
        elif is_short and has_class(paragraph, CAPTION_CLASSES):
            paragraph.set("class", CAPTION)


def _text_of_plain_mail(root: HtmlElement) -> None:
    """Turn text that is only laid out as code, as Outlook and Thunderbird do with plain mail, into paragraphs."""
    for block in list(root.iter("pre")):
        if block.find(".//code") is not None or has_class(block, {"wp-block-code", "wp-block-preformatted"}):
            continue
        block.tag = "div"
        lines_as_breaks(block)


# Where a line end is only how the HTML is written
_LAID_OUT = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "pre", "figure", "dl", "select"})


def lines_as_breaks(root: HtmlElement) -> None:
    """Put a break for each line end in the text of *root*."""
    for node in list(root.iter()):
        if isinstance(node.tag, str) and node.tag not in _LAID_OUT:
            _break_lines(node)


def _break_lines(node: HtmlElement) -> None:
    """Put a break for each line end in the text that stands in *node* itself."""
    for child in list(node):
        child.tail = _with_breaks(node, node.index(child) + 1, child.tail)
    node.text = _with_breaks(node, 0, node.text)


def _with_breaks(parent: HtmlElement, at: int, text: str | None) -> str:
    """Put the lines of *text* after the first into *parent* from the index *at* on, and return the first."""
    first, *others = (text or "").split("\n")
    for offset, line in enumerate(others):
        new = html.Element("br")
        new.tail = line
        parent.insert(at + offset, new)
    return first


# Lists


# «l0 level2 lfo1» in Word's style of an item: which list, and its level
_WORD_LEVEL = re.compile(r"mso-list:\s*(l\d+)\s+level(\d)")
_WORD_MARK = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
# «1.», «a)», «iv.»; not «·» and «o»
_NUMBERED_MARK = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4})[.)]", re.IGNORECASE)
# «lst-kix_abc-1»: which list, and its level
_GOOGLE_LEVEL = re.compile(r"lst-kix_(\w+)-(\d)")


def _word_lists(root: HtmlElement) -> None:
    """Make lists of Word's paragraphs that only look like items."""
    open_lists: list[tuple[str, HtmlElement]] = []
    first: HtmlElement | None = None
    for paragraph in list(root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6")):
        found = _WORD_LEVEL.search((paragraph.get("style") or "").lower())
        if found is None or paragraph.getparent() is None:
            continue
        mark = _take_mark(paragraph)
        name, level = found[1], int(found[2])
        if first is None or _next_element(first) is not paragraph:
            open_lists = []
        del open_lists[level:]
        if len(open_lists) == level and open_lists[-1][0] != name:
            open_lists.pop()
        if len(open_lists) < level:
            new = _open_list(paragraph, open_lists, "ol" if _NUMBERED_MARK.fullmatch(mark) else "ul")
            open_lists.append((name, new))
        item = html.Element("li")
        open_lists[-1][1].append(item)
        _move_content(paragraph, item)
        paragraph.drop_tree()
        first = open_lists[0][1]


def _next_element(node: HtmlElement) -> HtmlElement | None:
    """Return the element that follows *node* with nothing but space between."""
    following = node.getnext()
    while following is not None and not isinstance(following.tag, str) and not (node.tail or "").strip():
        node, following = following, following.getnext()
    return None if (node.tail or "").strip() else following


def _open_list(paragraph: HtmlElement, open_lists: list[tuple[str, HtmlElement]], tag: str) -> HtmlElement:
    """Return a new list: in the last item of the one it stands in, else where *paragraph* is."""
    new = html.Element(tag)
    if open_lists:
        outer = open_lists[-1][1]
        (outer[-1] if len(outer) else outer).append(new)
    else:
        paragraph.addprevious(new)
    return new


def _take_mark(paragraph: HtmlElement) -> str:
    """Take the bullet or number Word has written as text out of *paragraph*, and return it."""
    for span in list(paragraph.iter("span")):
        if _WORD_MARK.search(span.get("style") or ""):
            mark = "".join(span.itertext()).replace("\xa0", " ").strip()
            span.drop_tree()
            return mark
    return ""


def _nested_google_lists(root: HtmlElement) -> None:
    """Put each list of a deeper level into the item above it: Google Docs writes them one after the other."""
    for items in list(root.iter("ul", "ol")):
        level = _GOOGLE_LEVEL.search(items.get("class") or "")
        before = items.getprevious()
        if level is None or before is None or before.tag not in ("ul", "ol") or (before.tail or "").strip():
            continue
        above = _GOOGLE_LEVEL.search(before.get("class") or "")
        if above is None or above[1] != level[1]:
            continue
        if level[2] == above[2]:
            before.extend(list(items))
            items.drop_tree()
        else:
            _into_level(before, items, int(level[2]) - int(above[2]))


def _into_level(before: HtmlElement, items: HtmlElement, deeper: int) -> None:
    target = before
    for _ in range(deeper):
        if not len(target):
            return
        inner = [child for child in target[-1] if child.tag in ("ul", "ol")]
        if not inner:
            target[-1].append(items)
            return
        target = inner[-1]
    if target is not before:
        target.extend(list(items))
        items.drop_tree()


# Emphasis in styles


# «.c5{font-weight:700}», «p.c1, .c2 { font-style: italic }»
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"\.([\w-]+)\s*(?:,|$)")
# «font-weight:700», «font-weight: bold»; not «font-weight:400», and not «font-weight:normal»
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
_ITALIC = re.compile(r"font-style:\s*(?:italic|oblique)")
_NOT_ITALIC = re.compile(r"font-style:\s*normal")
_RAISED = re.compile(r"vertical-align:\s*(super|sub)")
_LONGEST_STYLES = 500_000


def _classes(styles: str) -> dict[str, str]:
    """Return the declarations of each class in *styles* that stands alone in its selector."""
    found: dict[str, str] = {}
    for selectors, declarations in _RULE.findall(styles[:_LONGEST_STYLES].lower()):
        for name in _CLASS.findall(selectors.strip()):
            found[name] = f"{found.get(name, '')};{declarations}"
    return found


def _emphasis(root: HtmlElement, classes: dict[str, str]) -> None:
    """Say bold and italics by elements, and take away those a style denies, as in what is pasted from Google Docs."""
    for node in list(root.iter("span", "b", "strong", "i", "em", "font", "a")):
        names = (node.get("class") or "").lower().split()
        style = ";".join([*(classes.get(name, "") for name in names), (node.get("style") or "").lower()])
        if (node.tag in ("b", "strong") and _NOT_BOLD.search(style)) or (
            node.tag in ("i", "em") and _NOT_ITALIC.search(style)
        ):
            node.tag = "span"
        elif node.tag in ("span", "font", "a"):
            for tag, pattern in (("b", _BOLD), ("i", _ITALIC)):
                if pattern.search(style):
                    _wrap_content(node, tag)
            if raised := _RAISED.search(style):
                _wrap_content(node, "sup" if raised[1] == "super" else "sub")


def _wrap_content(node: HtmlElement, tag: str) -> None:
    inner = html.Element(tag)
    _move_content(node, inner)
    node.append(inner)


def _move_content(source: HtmlElement, target: HtmlElement) -> None:
    target.text, source.text = source.text, None
    target.extend(list(source))


# Addresses behind other addresses


# Programs that lead every link past themselves, and the part of the address where the true one stands
_DETOURS = {"www.google.com": "q", "google.com": "q"}
_SAFE_LINKS = ".safelinks.protection.outlook.com"


def _addresses(root: HtmlElement) -> None:
    for link in root.iter("a"):
        if href := link.get("href"):
            link.set("href", _true_address(href.strip()))


def _true_address(href: str) -> str:
    """Return where a link leads in the end: «https://www.google.com/url?q=https://testbyen.example/» leads to Testbyen."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return href
    host = parts.hostname or ""
    key = "url" if host.endswith(_SAFE_LINKS) else _DETOURS.get(host, "") if parts.path == "/url" else ""
    return parse_qs(parts.query).get(key, [href])[0] if key else href


# Trees


def add_text(target: HtmlElement, text: str | None) -> None:
    """Add *text* at the end of *target*."""
    if len(target):
        target[-1].tail = (target[-1].tail or "") + (text or "")
    else:
        target.text = (target.text or "") + (text or "")


def is_all_bold(element: HtmlElement, least: int = 1) -> bool:
    """Tell whether all words of *element*, and at least so many signs, are bold."""
    bold = " ".join("".join(inner.itertext()) for inner in element.iter("b", "strong")).strip()
    return len(bold) >= least and "".join(bold.split()) == "".join("".join(element.itertext()).split())


def without_comments(root: HtmlElement) -> None:
    """Take away comments and what Word writes for itself alone; text after them stays."""
    etree.strip_tags(root, etree.Comment)
    etree.strip_elements(root, etree.ProcessingInstruction, with_tail=False)
    for node in list(root.iter()):
        if isinstance(node.tag, str) and ":" in node.tag:
            node.drop_tag()
