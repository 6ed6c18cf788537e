"""Pictures in the text: figures with caption and credit, what each must tell, and those that were not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from lxml import etree

from manuscript.model import Line
from norwegian import picture_texts
from norwegian.picture_texts import find_credit, is_without_name, with_credit

from .links import SCHEME, Targets
from .model import InlinePicture
from .safe_html import Element, parent_of, take_attribute, text_of
from .source import Edit, Source

DECORATION = "dekor"
# «mote-1.jpg»; not «mote (1).jpg» or «image.php»
_FILE_NAME = re.compile(r"[\w.-]+\.(?:jpe?g|png|webp|gif|avif|svg)", re.IGNORECASE)


def make_figures(root: Element) -> None:
    """Make a ``figure`` of each picture in a paragraph that holds pictures alone."""
    for paragraph in list(root.iter("p")):
        pictures = _pictures_alone(paragraph)
        if not pictures:
            continue
        if DECORATION in paragraph.get("class", "").split():
            for image in paragraph.iter("img"):
                image.set("class", f"{image.get('class', '')} {DECORATION}".strip())
        parent = parent_of(paragraph)
        position = parent.index(paragraph)
        tail, paragraph.tail = paragraph.tail, None
        figures = [_figure(picture) for picture in pictures]
        parent[position : position + 1] = figures
        figures[-1].tail = tail


def _pictures_alone(paragraph: Element) -> list[Element]:
    """Return the pictures, linked or not, when *paragraph* holds nothing else."""
    if (paragraph.text or "").strip():
        return []
    pictures = []
    for child in paragraph:
        if (child.tail or "").strip():
            return []
        is_linked = child.tag == "a" and len(child) == 1 and child[0].tag == "img"
        if child.tag == "img" or (is_linked and not (child.text or child[0].tail or "").strip()):
            pictures.append(child)
        elif child.tag != "br":
            return []
    return pictures


def _figure(picture: Element) -> Element:
    figure = etree.Element("figure")
    picture.tail = None
    figure.append(picture)
    image = picture if picture.tag == "img" else picture[0]
    if title := " ".join(take_attribute(image, "title").split()):
        image.set("data-title", title)
        figure.append(_caption(title))
    return figure


def _caption(title: str) -> Element:
    """Return «Bildetekst. Foto: Ola Nordmann» as a caption, the credit set apart."""
    caption = etree.Element("figcaption")
    credit = find_credit(title)
    if credit is None:
        caption.text = title
        return caption
    caption.text = title[:credit]
    span = etree.SubElement(caption, "span", {"class": "photo-credit"})
    span.text = title[credit:]
    return caption


class PictureReader:
    """Makes a hole of each picture, and tells what it lacks."""

    def __init__(self, source: Source, targets: Targets) -> None:
        self.source = source
        self.targets = targets
        self._credited: dict[Element, bool] = {}  # figures written as HTML

    def read(self, image: Element) -> InlinePicture:
        """Return the hole for *image*, and put a title that no figure shows after it, as text."""
        target = (image.get("src") or "").strip()
        alt = " ".join((image.get("alt") or "").split())
        title = image.get("data-title") or " ".join((image.get("title") or "").split())
        offset = self.targets.offset_of(target, near=alt)
        self._check(image, target, alt, title, offset)
        if target:
            _tell_misplaced(image, target, title, offset, self.source)
        if title and not image.get("data-title"):
            _show_title(image, title)
        line, column = self.source.position(offset)
        return InlinePicture(target=target, alt=alt, line=line, column=column)

    def _check(self, image: Element, target: str, alt: str, title: str, offset: int) -> None:
        if not target:
            self.source.tell(offset, "picture-address", put_right(alt, "bilde.jpg", title))
            return
        if target.startswith("//") or SCHEME.match(target):
            self._tell_foreign(target, alt, title, offset)
            target = _file_name(target)
        if DECORATION in image.get("class", "").split():
            return
        if alt:
            if vague := picture_texts.vague_description(alt, target):
                example = put_right(vague.example, target, title)
                vague = replace(vague, example=example).placed(self.source.file, *self.source.position(offset))
                self.source.problems.append(vague)
        else:
            self.source.tell(offset, "picture-alt", put_right("", target, title), target=target)
        if find_credit(title) is None and not self._is_credited_in_html(image):
            self._tell_uncredited(target, alt, title, offset)

    def _is_credited_in_html(self, image: Element) -> bool:
        """Tell whether *image* stands in a figure, written as HTML, whose caption has the credit."""
        figure = next(image.iterancestors("figure"), None)
        if figure is None:
            return False
        if figure not in self._credited:
            caption = figure.find(".//figcaption")
            self._credited[figure] = caption is not None and find_credit(text_of(caption)) is not None
        return self._credited[figure]

    def _tell_foreign(self, target: str, alt: str, title: str, offset: int) -> None:
        case = "pasted" if target[:5].lower() == "data:" else "foreign"
        self.source.tell(offset, "picture-address", put_right(alt, _file_name(target), title), case, target=target)

    def _tell_uncredited(self, target: str, alt: str, title: str, offset: int) -> None:
        case = "name" if is_without_name(title) else "else"
        example = put_right(alt, target, title)
        self.source.tell(offset, "picture-credit", example, case, target=target, end=title[-40:])


def put_right(alt: str, target: str, title: str) -> str:
    """Return the picture's Markdown with all it must have."""
    title = with_credit(title).replace('"', "”")
    shown = f"<{target}>" if " " in target else target
    return f'![{alt or "Hva bildet viser"}]({shown} "{title}")'


def _file_name(target: str) -> str:
    name = target.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return name if _FILE_NAME.fullmatch(name) else "bilde.jpg"


def _show_title(image: Element, title: str) -> None:
    """Put *title* after a picture that stands in running text."""
    small = etree.Element("small", {"class": "photo-credit"})
    small.text = title
    small.tail, image.tail = image.tail, " "
    parent = parent_of(image)
    parent.insert(parent.index(image) + 1, small)


# Where a picture stands

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def _tell_misplaced(image: Element, target: str, title: str, offset: int, source: Source) -> None:
    """Tell what is wrong with the place where *image* stands, when something is."""
    holder = next(image.iterancestors("p", "figure", *_HEADINGS), None)
    line = source.line_at(offset).strip()
    is_alone = line.startswith(("![", "[![")) and line.endswith((")", "}")) and line.count("](") <= 2
    if holder is not None and holder.tag in _HEADINGS and not text_of(holder):
        source.tell(offset, "heading-without-text", case="picture", target=target)
    elif holder is not None and holder.tag == "p" and title and is_alone:
        source.tell(offset, "picture-in-text", line, target=target)


# Pictures written so nearly right that what was meant is plain

# «mote.jpg», «mote.jpg?x»; not «mote.pdf»
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg|hei[cf])\b", re.IGNORECASE)
# What stands in parentheses, with one more pair of them inside: «mote (1).jpg "Møtet"»
_INSIDE = r"([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)"
# «![Hus i snø] (hus.jpg)»
_APART = re.compile(rf"(?<!\\)!\[([^\[\]\n]*+)\][ \u00a0]+\({_INSIDE}\)")
# «! [Hus i snø](hus.jpg)»; not «Hurra! [Se her](hus.jpg)»
_LOOSE_SIGN = re.compile(rf"(?<!\S)![ \u00a0]+\[([^\[\]\n]*+)\] ?\({_INSIDE}\)")
# «!(hus.jpg)[Hus i snø]»
_TURNED = re.compile(rf"(?<!\\)!\({_INSIDE}\) ?\[([^\[\]\n]*+)\]")
# «![[hus.jpg]]», «![[hus.jpg|Hus i snø]]», as note programs write it
_DOUBLE = re.compile(r"(?<!\\)!\[\[([^\[\]\n]++)\]\]")
# «hus.jpg» and «"Huset"» of «hus.jpg "Huset"»
_TITLE = re.compile(r"<?(.*?\.\w{2,5})>?(?:\s+(.*))?", re.DOTALL)
# «](hus.jpg “Huset”)»: an address, and a title in the quotation marks a word processor puts there
_CURLY = re.compile(
    r"\]\([ \u00a0]*+(?:<[^<>\n]*+>|[^\s()<>]++)[ \u00a0]++([\"'“”„«‘’])((?:[^\"\n\]]|\](?!\())*?)([\"'”“»’])[ \u00a0]*+\)"
)
# «data:image/png;base64,iVBORw0KGgo…», two hundred characters of it or more
_PASTED = re.compile(r"data:image/[\w.+-]{1,40}(?:;[\w=-]{1,40}){0,5},[^\s\"'<>()]{200,}+", re.IGNORECASE)
_MARKS = "\"'“”„«»‘’ \u00a0"


def straight_titles(source: Source) -> list[Edit]:
    """Return the edits that put a title written «mote.jpg “Møtet”» in straight quotation marks."""
    edits = []
    for match in _CURLY.finditer(source.prose):
        opening, title, closing = match.groups()
        if title and (opening not in "\"'" or opening != closing):
            edits += [Edit(match.start(1), match.end(1), '"'), Edit(match.start(3), match.end(3), '"')]
    return edits


def without_pasted_pictures(source: Source, lines: Sequence[Line]) -> Source:
    """Return *source* of *lines* with the pictures that are pasted into them cut short."""
    if "data:image/" not in source.text.lower():
        return source
    found = {source.position(match.start())[0] for match in _PASTED.finditer(source.prose)}
    if not found:
        return source
    cut = [
        replace(line, text=_PASTED.sub(lambda match: f"{match[0][:40]}…", line.text)) if line.number in found else line
        for line in lines
    ]
    return Source(cut, file=source.file)


def tell_pictures_not_read(source: Source) -> None:
    """Tell of the pictures that became text, or a link, for want of a sign."""
    if "!" not in source.prose:
        return
    kinds: Iterable[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]], str]] = (
        (_APART, lambda match: (match[1], match[2]), "space"),
        (_LOOSE_SIGN, lambda match: (match[1], match[2]), "sign"),
        (_TURNED, _turned, "else"),
        (_DOUBLE, lambda match: (match[1].partition("|")[2], match[1].partition("|")[0]), "else"),
    )
    for pattern, read, case in kinds:
        for match in pattern.finditer(source.prose):
            alt, inside = read(match)
            if _PICTURE.search(inside):
                _tell_not_read(source, match, alt.strip(), inside.strip(), case)


def _turned(match: re.Match[str]) -> tuple[str, str]:
    """Return description and address of «!(x)[y]»: whichever names a picture is the address."""
    return (match[2], match[1]) if _PICTURE.search(match[1]) else (match[1], match[2])


def _tell_not_read(source: Source, match: re.Match[str], alt: str, inside: str, case: str) -> None:
    target, title = inside, ""
    if parts := _TITLE.fullmatch(inside):
        target, title = parts[1], (parts[2] or "").strip(_MARKS)
    source.tell(match.start(), "picture-not-read", put_right(alt, target, title), case, shown=match[0])
