"""The full text of a page for feed readers: what the page says around its body, as plain paragraphs.

A reader shows neither our styles nor our scripts, and every address is whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from norwegian.dates import write_date
from publication.model import Correction, Origin

from .frame import Frame

PARAGRAPH = Markup("<p>{}</p>")
LEADING = Markup("<p><strong>{}</strong> {}</p>")
LINK = Markup('<a href="{}">{}</a>')


def text_html(opening: Iterable[Markup], corrections: Iterable[Correction], body_html: str, frame: Frame) -> str:
    """Return what stands first, the corrections and the body."""
    told = (_correction(correction, frame) for correction in corrections)
    return "\n".join(part for part in (*opening, *told, body_html) if part)


def _correction(correction: Correction, frame: Frame) -> Markup:
    return LEADING.format(f"{frame.words.correction} {write_date(correction.day, frame.language)}:", correction.text)


def origin_html(origin: Origin, frame: Frame) -> Markup:
    """Return where the text was first published, as the page says it."""
    name = LINK.format(origin.url, origin.name or origin.url) if origin.url else origin.name
    date = f", {origin.published}" if origin.published else ""
    return Markup("<p>{} {}{}</p>").format(frame.words.first_published_in, name, date)
