"""What the card of a page says, where the page has no picture of its own to be shared with."""

from __future__ import annotations

from dataclasses import dataclass

from content_types.model import Article, Content, Event
from images.cards import HEIGHT, WIDTH, Card
from norwegian.letters import slugify
from norwegian.typography import plain
from website.model import Entry

from .context import RenderContext
from .event_text import cancelled_or_postponed, when_text
from .head import ShareImage

NAME_LETTERS = 60  # of the title, in the name of the file
DIGITS = 10  # of the digest in it


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCard:
    """A card with its url path, and as the head of its page tells of it."""

    card: Card
    url_path: str
    image: ShareImage


def share_card(title: str, entry: Entry[Content] | None, context: RenderContext) -> PublishedCard:
    """Return the card of the page called *title*; *entry* is None for one that is made from no file."""
    content = entry.content if entry else None
    when = when_text(content, context) if isinstance(content, Event) else ""
    card = Card(
        site=context.settings.name,
        title=_begun(title or context.settings.name),
        kind=_kind(content, context),
        when=_begun(when),
    )
    name = slugify(card.title)[:NAME_LETTERS].strip("-") or "kort"
    url_path = f"/filer/{name}-{card.digest[:DIGITS]}.png"
    alt = ", ".join(plain(text) for text in (card.title, when) if text)
    image = ShareImage(url=context.absolute(url_path), width=WIDTH, height=HEIGHT, alt=alt)
    return PublishedCard(card=card, url_path=url_path, image=image)


def _begun(title: str) -> str:
    """Return *title* with a capital first: subjects are written without."""
    return title[:1].upper() + title[1:]


def _kind(content: object, context: RenderContext) -> str:
    """Return what the page is, and that an event will not be: a shared link may be met long after."""
    words = context.words
    if isinstance(content, Article):
        return words.article
    if not isinstance(content, Event):
        return ""
    word = cancelled_or_postponed(content, context)
    return " · ".join(part for part in (_begun(content.type or words.event), word) if part)
