"""What the card of each page says, where the page has no picture of its own to be shared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from content_types.model import Article, Event, Status
from images.cards import HEIGHT, WIDTH, Card
from norwegian.letters import slugify
from outputs.context import RenderContext
from outputs.plain_text import plain
from website.model import Entry

from .items import when
from .views import PageView, PublishedCard, ShareImage

SHARED_BY_NOBODY = frozenset({"message", "redirect"})  # templates
NAME_LETTERS = 60  # of an address
DIGITS = 10  # of the digest in it


def with_cards(pages: Iterable[PageView], context: RenderContext) -> Iterator[PageView]:
    """Yield each of *pages*, with a card if it needs one."""
    entries = {entry.url_path: entry for entry in context.website.entries}
    for page in pages:
        has_card = page.head.image is None and page.template not in SHARED_BY_NOBODY
        yield _with_card(page, entries.get(page.address), context) if has_card else page


def _with_card(page: PageView, entry: Entry | None, context: RenderContext) -> PageView:
    context = context.in_language(page.head.language)
    card = _card(page, entry, context)
    name = slugify(card.title)[:NAME_LETTERS].strip("-") or "kort"
    address = f"/filer/{name}-{card.digest[:DIGITS]}.png"
    alt = ", ".join(plain(words) for words in (card.title, _when(entry, context)) if words)
    image = ShareImage(url=context.absolute(address), width=WIDTH, height=HEIGHT, alt=alt)
    head = replace(page.head, image=image)
    return replace(page, head=head, card=PublishedCard(card=card, address=address))


def _card(page: PageView, entry: Entry | None, context: RenderContext) -> Card:
    content = entry.content if entry else None
    title = context.settings.tagline if page.address == "/" else page.view.title
    return Card(
        site=context.settings.name,
        title=_begun(title or context.settings.name),
        kind=_kind(content, context) if content else "",
        when=_begun(_when(entry, context)),
    )


def _when(entry: Entry | None, context: RenderContext) -> str:
    return when(entry.content, context).text if entry and isinstance(entry.content, Event) else ""


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
    told = {Status.CANCELLED: words.cancelled, Status.POSTPONED: words.postponed}.get(content.status, "")
    return " · ".join(part for part in (_begun(content.type or words.event), told) if part)
