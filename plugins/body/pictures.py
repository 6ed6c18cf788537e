"""Pictures in the text: figures with caption and credit, and what each must tell."""

from __future__ import annotations

import re

from lxml import etree

from manuscript.problem import Problem, Severity
from manuscript.wording import told
from norwegian import alt_texts
from norwegian.credits import find_credit, is_without_name, with_credit

from .links import SCHEME
from .model import InlinePicture
from .picture_places import misplaced
from .source import Source
from .targets import Targets
from .tree import Element, text_of

DECORATION = "dekor"


def make_figures(root: Element) -> None:
    """Make a ``figure`` of each picture in a paragraph that holds pictures alone."""
    for paragraph in list(root.iter("p")):
        pictures = _pictures_alone(paragraph)
        if not pictures:
            continue
        if DECORATION in paragraph.get("class", "").split():
            for image in paragraph.iter("img"):
                _add_class(image, DECORATION)
        parent = paragraph.getparent()
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
    if title := " ".join(image.attrib.pop("title", "").split()):
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


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


class PictureReader:
    """Makes a hole of each picture, and tells what it lacks."""

    def __init__(self, source: Source, targets: Targets) -> None:
        self.source = source
        self.targets = targets
        self.problems: list[Problem] = []
        self._credited: dict[Element, bool] = {}  # figures written as HTML

    def read(self, image: Element) -> InlinePicture:
        """Return the hole for *image*; a title no figure has shown follows it as text."""
        target = (image.get("src") or "").strip()
        alt = " ".join((image.get("alt") or "").split())
        title = image.get("data-title") or " ".join((image.get("title") or "").split())
        place = self.targets.place(target, near=alt)
        self._judge(image, target, alt, title, place)
        if (problem := misplaced(image, target, title, place, self.source)) and target:
            self.problems.append(problem)
        if title and not image.get("data-title"):
            _show_title(image, title)
        line, column = self.source.place(place)
        return InlinePicture(target=target, alt=alt, line=line, column=column)

    def _judge(self, image: Element, target: str, alt: str, title: str, place: int) -> None:
        if not target:
            self._tell(
                place,
                "picture-address",
                "Et bilde mangler filnavn.",
                "Skriv navnet på bildefilen.",
                alt,
                "bilde.jpg",
                title,
            )
            return
        if target.startswith("//") or SCHEME.match(target):
            is_pasted = target[:5].lower() == "data:"
            name = _file_name(target)
            self._tell(
                place,
                "picture-address",
                f"Et bilde er limt rett inn i teksten: «{told(target, 40)}»."
                if is_pasted
                else f"Bildet «{told(target, 200)}» ligger ikke hos oss.",
                "Lagre bildet som en fil ved siden av teksten, og skriv filnavnet."
                if is_pasted
                else "Legg bildefilen ved siden av teksten, og skriv bare navnet.",
                alt,
                name,
                title,
            )
            target = name
        is_decoration = DECORATION in (image.get("class") or "").split()
        if not alt and not is_decoration:
            self._tell(
                place,
                "picture-alt",
                f"Bildet «{target}» mangler beskrivelse for dem som ikke ser det.",
                "Skriv den mellom «![» og «]». Er bildet bare pynt, skriver du {: .dekor } rett etter det.",
                alt,
                target,
                title,
            )
        elif not is_decoration and (vague := alt_texts.advice(alt, target)):
            self._tell(
                place,
                "picture-alt-vague",
                vague.message,
                vague.fix,
                vague.better,
                target,
                title,
                severity=Severity.WARNING,
            )
        if not is_decoration and find_credit(title) is None and not self._is_credited_in_html(image):
            nameless = is_without_name(title)
            self._tell(
                place,
                "picture-credit",
                f"Bildet «{target}» mangler navn etter kolonet: «{title[-40:]}»."
                if nameless
                else f"Bildet «{target}» mangler «Foto:» med navnet på fotografen.",
                "Skriv hvem som har laget bildet."
                if nameless
                else "Skriv det i anførselstegn etter filnavnet. Er bildet ikke et foto, skriver du «Illustrasjon:».",
                alt,
                target,
                title,
            )

    def _is_credited_in_html(self, image: Element) -> bool:
        """Tell whether *image* stands in a figure, written as HTML, whose caption has the credit."""
        figure = next(image.iterancestors("figure"), None)
        if figure is None:
            return False
        if figure not in self._credited:
            caption = figure.find(".//figcaption")
            self._credited[figure] = caption is not None and find_credit(text_of(caption)) is not None
        return self._credited[figure]

    def _tell(
        self,
        place: int,
        rule: str,
        message: str,
        fix: str,
        alt: str,
        target: str,
        title: str,
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.problems.append(
            self.source.problem(
                place,
                severity=severity,
                rule=rule,
                message=message,
                fix=fix,
                example=put_right(alt, target, title),
            )
        )


def put_right(alt: str, target: str, title: str) -> str:
    """Return the picture's Markdown with all it must have."""
    title = with_credit(title).replace('"', "”")
    shown = f"<{target}>" if " " in target else target
    return f'![{alt or "Hva bildet viser"}]({shown} "{title}")'


def _file_name(target: str) -> str:
    name = re.split(r"[?#]", target, maxsplit=1)[0].rstrip("/").rpartition("/")[2]
    return name if re.fullmatch(r"[\w.-]+\.(?:jpe?g|png|webp|gif|avif|svg)", name, re.IGNORECASE) else "bilde.jpg"


def _show_title(image: Element, title: str) -> None:
    """Put *title* after a picture that stands in running text."""
    small = etree.Element("small", {"class": "photo-credit"})
    small.text = title
    small.tail, image.tail = image.tail, " "
    parent = image.getparent()
    parent.insert(parent.index(image) + 1, small)
