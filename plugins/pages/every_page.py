"""Every page of the site, one value for each file that will be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from content_types.model import ContentKind
from content_types.url_paths import CALENDAR_PATH
from outputs.context import ICON, PNG_ICON, TOUCH_ICON, RenderContext
from website.model import Visibility
from website.related import relations_of

from .article_page import article_page
from .cards import with_cards
from .event_page import event_page
from .fixed_page import fixed_page
from .lists import archive_pages, article_lists, home_page, subject_pages, upcoming_page
from .search_page import search_page
from .series import series_index, series_pages
from .site import breadcrumbs, breadcrumbs_json_ld, footer, menu
from .subjects import subject_index
from .subscribe_page import subscribe_page
from .system_pages import gone_page, not_found_page, redirect_pages
from .views import Feed, PageView, SiteView

LAY_OUT = {ContentKind.ARTICLE: article_page, ContentKind.EVENT: event_page, ContentKind.PAGE: fixed_page}
FONT = "/theme/fonts/schibsted-grotesk.woff2"
SCRIPT = "/theme/js/live.js"


def pages(context: RenderContext) -> Iterator[PageView]:
    """Yield every page; the addresses differ, or the checks have told of it."""
    context = replace(context, relations=relations_of(context.website, context.now))
    return with_cards(_pages(context), context)


def _pages(context: RenderContext) -> Iterator[PageView]:
    yield home_page(context)
    yield from article_lists(context)
    yield upcoming_page(context)
    yield from archive_pages(context)
    yield from subject_pages(context)
    yield subject_index(context)
    yield from series_pages(context)
    yield series_index(context)
    yield subscribe_page(context)
    yield search_page(context)
    for entry in context.website.entries:
        own = context.in_language(entry.content.language.value)
        yield gone_page(entry, own) if entry.visibility is Visibility.GONE else LAY_OUT[entry.kind](entry, own)
    yield not_found_page(context)
    yield from redirect_pages(context)


def site_of(page: PageView, context: RenderContext) -> SiteView:
    """Return what *page* shows of the site around it."""
    context = context.in_language(page.head.language)
    return SiteView(
        name=context.settings.name,
        tagline=context.settings.tagline,
        home=context.href("/"),
        font=context.href(FONT),
        icon=context.href(ICON),
        png_icon=context.href(PNG_ICON),
        touch_icon=context.href(TOUCH_ICON),
        script=context.href(SCRIPT),
        menu=menu(page.address, context),
        footer=footer(page.address, context),
        feeds=_feeds(context),
        breadcrumbs=breadcrumbs(page, context),
        breadcrumbs_json_ld_html=breadcrumbs_json_ld(page, context),
        upgrade_insecure=context.settings.is_https,
    )


def _feeds(context: RenderContext) -> tuple[Feed, ...]:
    sections = (("artikler", context.words.articles), ("arrangementer", context.words.events))
    feeds = tuple(
        Feed(
            title=f"{context.settings.name}: {section.lower()} ({kind})",
            url=context.absolute(f"/feeds/{file}.{kind.lower()}.xml"),
            type=f"application/{kind.lower()}+xml",
        )
        for file, section in sections
        for kind in ("Atom", "RSS")
    )
    as_json = Feed(
        title=f"{context.settings.name}: {context.words.articles.lower()} (JSON Feed)",
        url=context.absolute("/feeds/artikler.json"),
        type="application/feed+json",
    )
    calendar = Feed(
        title=f"{context.settings.name}: {context.words.events.lower()} ({context.words.calendar})",
        url=context.absolute(CALENDAR_PATH),
        type="text/calendar",
    )
    return (*feeds, as_json, calendar)
