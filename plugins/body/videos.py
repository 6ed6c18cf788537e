"""A video alone in a paragraph: a link that says where it leads, and nothing is fetched before it is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from .safe_html import Element, text_of
from .source import Source

CLASS = "video"
SEE_VIDEO = {"nb": "Se videoen hos {host}", "nn": "Sjå videoen hos {host}", "en": "Watch the video on {host}"}
# «www.» and «m.» are taken off before
_YOUTUBE = frozenset({"youtube.com", "youtube-nocookie.com"})
# The address of «<iframe src="https://www.youtube.com/embed/abc123">», also «//www.youtube.com/…»
_SOURCE = re.compile(r"\ssrc\s*+=\s*+[\"']?((?:https?:)?//[^\s\"'<>]++)", re.IGNORECASE)


def mark_videos(root: Element, source: Source, language: str) -> None:
    """Make a card of each paragraph that is one link to a video; tell of those without a title."""
    for paragraph, link, host in list(_alone(root)):
        see = SEE_VIDEO.get(language, SEE_VIDEO["nb"]).format(host=host)
        paragraph.set("class", CLASS)
        title = text_of(link)
        if not title or "://" in title or title.startswith(("www.", "youtu", "vimeo.com/")):
            for part in list(link):
                link.remove(part)
            link.text = see
            _tell_untitled(source, title or link.get("href", ""), see)
        else:
            where = etree.SubElement(paragraph, "small")
            where.text = see
            link.tail = " "


def instead_of_frame(tag: str) -> str:
    """Return the link that says what the frame *tag* showed, as Markdown."""
    found = _SOURCE.search(tag)
    address = found[1] if found else "https://www.youtube.com/watch?v=abc123"
    address = f"https:{address}" if address.startswith("//") else address
    video = _video(address)
    return f"[Tittelen på videoen]({video[1]})" if video else f"[Hva lenken viser]({address})"


def _alone(root: Element) -> Iterator[tuple[Element, Element, str]]:
    for paragraph in root.iter("p"):
        if len(paragraph) != 1 or paragraph[0].tag != "a" or (paragraph.text or "").strip():
            continue
        link = paragraph[0]
        is_alone = not (link.tail or "").strip() and link.find(".//img") is None
        if is_alone and (video := _video(link.get("href") or "")):
            yield paragraph, link, video[0]


def _video(address: str) -> tuple[str, str] | None:
    """Return the host's name and the address of its page, where *address* leads to a video."""
    try:
        parts = urlsplit(address)
        is_odd = parts.port is not None or parts.username is not None
        host, path = (parts.hostname or "").removeprefix("www.").removeprefix("m."), parts.path.split("/")[1:]
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or is_odd:
        return None
    match host, path:
        case "youtu.be", [key, *_] if key:
            return "YouTube", address
        case name, ["watch"] if name in _YOUTUBE and parse_qs(parts.query).get("v"):
            return "YouTube", address
        case name, ["live" | "shorts", key, *_] if name in _YOUTUBE and key:
            return "YouTube", address
        case name, ["embed", key, *_] if name in _YOUTUBE and key:
            return "YouTube", f"https://www.youtube.com/watch?v={key}"
        case "vimeo.com", [key, *_] if key.isascii() and key.isdigit():
            return "Vimeo", address
        case "player.vimeo.com", ["video", key, *_] if key:
            return "Vimeo", f"https://vimeo.com/{key}"
    return None


def _tell_untitled(source: Source, address: str, see: str) -> None:
    alone = re.compile(rf"^[\s>*-]*(?:\[[^\[\]\n]*\]\(\s*)?<?({re.escape(address)})", re.MULTILINE)
    written = alone.search(source.prose)
    offset = written.start(1) if written else max(source.prose.find(address), 0)
    source.tell(offset, "video-title", address=address, see=see)
