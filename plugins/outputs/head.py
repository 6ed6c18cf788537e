"""What search engines and services for sharing are told: the head of a page (Open Graph, ogp.me), a list described, the
sitemap (sitemaps.org 0.9), `/robots.txt`, and the card a page without a picture of its own is shared with.

A list is described by what stands first in it. A count and «the next» grow old before the page is made again; a title
with its date is true for as long as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from content_types.model import Article, Content, Event
from images.cards import HEIGHT, WIDTH, Card
from norwegian.dates import write_date
from norwegian.letters import capitalised, slugify
from norwegian.typography import plain
from norwegian.words import words
from website.model import Entry, Visibility

from .context import RenderContext
from .event_text import cancelled_or_postponed, when_text

LEAST_SHARED_PX = 600  # services for sharing show a narrower picture as a stamp
OG_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
LONGEST = 155  # characters; search engines cut what is longer
OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
QUOTE = {'"': "&quot;"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same page in another language (hreflang)."""

    language: str
    url: str  # absolute
    text: str  # «Nynorsk»
    href: str  # for the visible link


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareImage:
    """og:image with its size in pixels."""

    url: str  # absolute
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of one page (SEO, Open Graph, canonical url)."""

    title: str  # unique, without the site's name
    full_title: str  # for the title element
    description: str  # empty: none
    canonical: str  # absolute; empty: none (404)
    language: str  # nb, nn or en
    og_type: str = "website"  # or article
    og_locale: str = "nb_NO"
    image: ShareImage | None = None
    published: str = ""  # ISO 8601, articles
    modified: str = ""
    authors: tuple[str, ...] = ()
    is_indexed: bool = True  # false: robots noindex
    alternates: tuple[Alternate, ...] = ()
    mark: str = ""  # «Utkast», «Planlagt», «Skjult»: shown in preview
    json_ld_html: str = ""  # structured data, safe inside a script element; empty: none


def list_head(
    context: RenderContext, url_path: str, title: str, *, description: str = "", is_front: bool = False
) -> Head:
    """Return the head of a page the site makes itself; without a *description* it is the site's."""
    name = context.settings.name
    return Head(
        title=plain(title),
        full_title=plain(f"{name} – {context.settings.tagline}" if is_front else f"{title} – {name}"),
        description=plain(description or context.settings.description),
        canonical=context.absolute(url_path),
        language=context.language,
        og_locale=OG_LOCALES[context.language],
    )


def outside_head(context: RenderContext, title: str, canonical: str = "") -> Head:
    """Return the head of a page no search engine shall keep: 404, redirects, what is gone."""
    return Head(
        title=title,
        full_title=f"{title} – {context.settings.name}",
        description="",
        canonical=canonical,
        language=context.language,
        og_locale=OG_LOCALES[context.language],
        is_indexed=False,
    )


def entry_head(entry: Entry[Content], context: RenderContext, *, description: str) -> Head:
    """Return the head of a page made from a file."""
    content = entry.content
    article = content if isinstance(content, Article) else None
    word = cancelled_or_postponed(content, context) if isinstance(content, Event) else ""
    title = f"{word}: {content.title}" if word else content.title  # a hit or a shared link is often all that is read
    return Head(
        title=plain(title),
        full_title=plain(f"{title} – {context.settings.name}"),
        description=plain(description),
        canonical=context.absolute(entry.url_path),
        language=context.language,
        og_type="article" if article else "website",
        og_locale=OG_LOCALES[context.language],
        image=_share_image(entry, context),
        published=article.published.isoformat() if article and article.published else "",
        modified=context.update_iso(article) if article else "",
        authors=tuple(map(plain, article.authors)) if article else (),
        is_indexed=entry.visibility is Visibility.LISTED,
        alternates=_alternates(entry, context),
        mark=mark(entry, context),
    )


def mark(entry: Entry[Content], context: RenderContext) -> str:
    """Return the word that tells, in preview, that the public does not see this."""
    words = context.words
    return {
        Visibility.DRAFT: words.draft,
        Visibility.PLANNED: words.planned,
        Visibility.HIDDEN: words.hidden,
    }.get(entry.visibility, "")


def _share_image(entry: Entry[Content], context: RenderContext) -> ShareImage | None:
    """Return the page's own picture, if there is one that is large enough to be shown large."""
    picture, published = entry.content.picture, context.website.lead_picture(entry)
    if picture is None or published is None or published.shared.version.width < LEAST_SHARED_PX:
        return None
    return ShareImage(
        url=context.absolute(published.shared.url_path),
        width=published.shared.version.width,
        height=published.shared.version.height,
        alt=plain(picture.alt),
    )


def _alternates(entry: Entry[Content], context: RenderContext) -> tuple[Alternate, ...]:
    others = context.website.translations.get(entry.content.source, ())
    if not others:
        return ()
    return tuple(
        Alternate(
            language=other.content.language.value,
            url=context.absolute(other.url_path),
            text=words(other.content.language.value).language_name,
            href=context.href(other.url_path),
        )
        for other in sorted((entry, *others), key=lambda version: version.content.language.value)
    )


def list_description(title: str, names: Iterable[str], context: RenderContext) -> str:
    """Return «Emner: mat; søvn; trening.», with as many of *names* as there is room for.

    Where there are none, or no room for one, it is the title and what the site says of itself.
    """
    opening = f"{capitalised(title)}:"
    description = opening
    for name in names:
        longer = f"{description}{'' if description == opening else ';'} {name}"
        if len(longer) >= LONGEST:
            break
        description = longer
    return plain(f"{description}." if description != opening else f"{title}. {context.settings.description}")


def description_of_entries(title: str, entries: Iterable[Entry[Content]], context: RenderContext) -> str:
    """Return the same of articles and events; an event is named with its day."""
    return list_description(title, (_name_in_description(entry, context) for entry in entries), context)


def _name_in_description(entry: Entry[Content], context: RenderContext) -> str:
    content = entry.content
    if isinstance(content, Event):
        return f"{content.title} ({write_date(content.span.first_day, context.language)})"
    return content.title


def sitemap(heads: Iterable[Head], context: RenderContext) -> str:
    """Return the sitemap of the pages search engines may keep; `lastmod` only where a file says it."""
    dates = {context.absolute(entry.url_path): context.last_changed(entry.content) for entry in context.website.entries}
    entries = (_url(head, dates.get(head.canonical)) for head in heads if head.is_indexed)
    return f"{OPENING}{''.join(entries)}</urlset>\n"


def _url(head: Head, modified: datetime | None) -> str:
    lines = [f"<loc>{escape(head.canonical)}</loc>"]
    if modified:
        lines.append(f"<lastmod>{modified.isoformat()}</lastmod>")
    lines += [
        f'<xhtml:link rel="alternate" hreflang="{other.language}" href="{escape(other.url, QUOTE)}"/>'
        for other in head.alternates
    ]
    return f"<url>{''.join(lines)}</url>\n"


def robots(context: RenderContext) -> str:
    return f"User-agent: *\nDisallow:\n\nSitemap: {context.absolute('/sitemap.xml')}\n"


# The card of a page without a picture of its own


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
        title=capitalised(title or context.settings.name),
        kind=_kind(content, context),
        when=capitalised(when),
    )
    name = slugify(card.title)[:NAME_LETTERS].strip("-") or "kort"
    url_path = f"/filer/{name}-{card.digest[:DIGITS]}.png"
    alt = ", ".join(plain(text) for text in (card.title, when) if text)
    image = ShareImage(url=context.absolute(url_path), width=WIDTH, height=HEIGHT, alt=alt)
    return PublishedCard(card=card, url_path=url_path, image=image)


def _kind(content: object, context: RenderContext) -> str:
    """Return what the page is, and that an event will not be: a shared link may be met long after."""
    words = context.words
    if isinstance(content, Article):
        return words.article
    if not isinstance(content, Event):
        return ""
    word = cancelled_or_postponed(content, context)
    return " · ".join(part for part in (capitalised(content.type or words.event), word) if part)
