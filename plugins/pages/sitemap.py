"""`/sitemap.xml` (sitemaps.org 0.9) and `/robots.txt`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from outputs.context import RenderContext

from .views import PageView

OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
QUOTE = {'"': "&quot;"}


def sitemap(pages: Iterable[PageView], context: RenderContext) -> str:
    """Return the sitemap of the pages search engines may keep; `lastmod` only where a file says it."""
    dates = {
        context.absolute(entry.url_path): entry.content.modified or entry.content.published
        for entry in context.website.entries
    }
    entries = (_url(page, dates.get(page.head.canonical)) for page in pages if page.head.is_indexed)
    return f"{OPENING}{''.join(entries)}</urlset>\n"


def _url(page: PageView, modified: datetime | None) -> str:
    lines = [f"<loc>{escape(page.head.canonical)}</loc>"]
    if modified:
        lines.append(f"<lastmod>{modified.isoformat()}</lastmod>")
    lines += [
        f'<xhtml:link rel="alternate" hreflang="{other.language}" href="{escape(other.url, QUOTE)}"/>'
        for other in page.head.alternates
    ]
    return f"<url>{''.join(lines)}</url>\n"


def robots(context: RenderContext) -> str:
    return f"User-agent: *\nDisallow:\n\nSitemap: {context.absolute('/sitemap.xml')}\n"
