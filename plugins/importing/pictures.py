"""The pictures of a text from elsewhere: saved beside it under names that are valid here, without where they were taken.

And its links, as far as they lead anywhere from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from images.originals import as_original
from manuscript.problem import Problem

from .markdown import SAFE
from .model import LeftOut, text_of

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg")


@dataclass(slots=True)
class SavedPictures:
    """The pictures of one text, numbered in its order."""

    slug: str
    given: Mapping[str, bytes]  # by their address in the tree
    page: str  # the address they are seen from; empty: none
    files: dict[str, bytes] = field(default_factory=dict)  # by name, as they are saved
    without_location: list[str] = field(default_factory=list)  # names
    to_fetch: list[tuple[str, str]] = field(default_factory=list)  # name, address
    unfit: list[tuple[str, str]] = field(default_factory=list)  # description, why
    _names: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> list[str]:
        """What is told of pictures that are not in the text."""
        return [described for described, _ in self.unfit]

    def settle(self, blocks: list[HtmlElement]) -> None:
        """Give each picture in *blocks* the name of its file; one that cannot be shown here is taken away and told of."""
        for block in list(blocks):
            for picture in list(block.iter("img")):
                name = self.name(picture)
                if name:
                    picture.set("src", name)
                elif picture is block:
                    block.tag, block.text = "p", None
                    block.attrib.clear()
                else:
                    picture.drop_tree()

    def name(self, picture: HtmlElement) -> str:
        """Return the name of a picture's file here; nothing where it cannot be shown, which is told of."""
        source = (picture.get("src") or "").strip()
        if source in self._names:
            return self._names[source]
        described = " ".join(filter(None, (picture.get("alt"), picture.get("title")))) or source[:80]
        if source not in self.given:
            name = self._to_fetch(source, described)
            if name:
                self._names[source] = name
            return name
        saved = as_original(self.given[source])
        if isinstance(saved, Problem):
            self.unfit.append((described, f"{saved.message} {saved.fix}"))
            return ""
        name = self._numbered(saved.ending)
        self.files[name] = saved.data
        self.without_location += [name] if saved.had_location else []
        self._names[source] = name
        return name

    def _to_fetch(self, source: str, described: str) -> str:
        """Return the name a picture that lies elsewhere is to have when somebody has fetched it."""
        source = _absolute(source, self.page)
        ending = PurePosixPath(urlsplit(source).path).suffix.lower()
        if not source.startswith(("https://", "http://")):
            self.unfit.append((described, f"Bildefilen fulgte ikke med: «{unquote(source)[:80]}»."))
            return ""
        name = self._numbered(ending if ending in (".jpg", ".jpeg", ".png", ".webp") else ".jpg")
        self.to_fetch.append((name, source))
        return name

    def _numbered(self, ending: str) -> str:
        return f"{self.slug}-{len(self.files) + len(self.to_fetch) + 1}{ending}"


# Links


def settle_links(blocks: Iterable[HtmlElement], page: str) -> list[LeftOut]:
    """Let each link lead where it led from *page*; one that leads nowhere from here becomes text, and is named."""
    left_out = []
    for block in blocks:
        for link in list(block.iter("a")):
            href = _absolute((link.get("href") or "").strip(), page)
            if href.lower().startswith(SAFE):
                link.set("href", href)
                continue
            if href and not href.startswith("#"):
                left_out.append(LeftOut(where=f"lenken på «{text_of(link)}»", words=href))
            link.drop_tag()
        if address := block.attrib.pop("data-link", ""):
            full = _absolute(address, page)
            if full.startswith(SAFE) and not urlsplit(full).path.lower().endswith(PICTURE_ENDINGS):
                left_out.append(LeftOut(where="lenken på et bilde", words=full))
    return left_out


def _absolute(href: str, page: str) -> str:
    """Return where *href* leads from *page*."""
    if not page or href.startswith("#"):
        return href
    try:
        return urljoin(page, href)
    except ValueError:
        return href
