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


def pages(frame: RenderContext) -> Iterator[PageView]:
    """Yield every page; the addresses differ, or the checks have told of it."""
    frame = replace(frame, relations=relations_of(frame.website, frame.now))
    return with_cards(_pages(frame), frame)


def _pages(frame: RenderContext) -> Iterator[PageView]:
    yield home_page(frame)
    yield from article_lists(frame)
    yield upcoming_page(frame)
    yield from archive_pages(frame)
    yield from subject_pages(frame)
    yield subject_index(frame)
    yield from series_pages(frame)
    yield series_index(frame)
    yield subscribe_page(frame)
    yield search_page(frame)
    for entry in frame.website.entries:
        own = frame.in_language(entry.content.language.value)
        yield gone_page(entry, own) if entry.visibility is Visibility.GONE else LAY_OUT[entry.kind](entry, own)
    yield not_found_page(frame)
    yield from redirect_pages(frame)


def site_of(page: PageView, frame: RenderContext) -> SiteView:
    """Return what *page* shows of the site around it."""
    frame = frame.in_language(page.head.language)
    return SiteView(
        name=frame.settings.name,
        tagline=frame.settings.tagline,
        home=frame.href("/"),
        font=frame.href(FONT),
        icon=frame.href(ICON),
        png_icon=frame.href(PNG_ICON),
        touch_icon=frame.href(TOUCH_ICON),
        script=frame.href(SCRIPT),
        menu=menu(page.address, frame),
        footer=footer(page.address, frame),
        feeds=_feeds(frame),
        breadcrumbs=breadcrumbs(page, frame),
        breadcrumbs_json_ld_html=breadcrumbs_json_ld(page, frame),
        upgrade_insecure=frame.settings.is_https,
    )


def _feeds(frame: RenderContext) -> tuple[Feed, ...]:
    sections = (("artikler", frame.words.articles), ("arrangementer", frame.words.events))
    feeds = tuple(
        Feed(
            title=f"{frame.settings.name}: {section.lower()} ({kind})",
            url=frame.absolute(f"/feeds/{file}.{kind.lower()}.xml"),
            type=f"application/{kind.lower()}+xml",
        )
        for file, section in sections
        for kind in ("Atom", "RSS")
    )
    as_json = Feed(
        title=f"{frame.settings.name}: {frame.words.articles.lower()} (JSON Feed)",
        url=frame.absolute("/feeds/artikler.json"),
        type="application/feed+json",
    )
    calendar = Feed(
        title=f"{frame.settings.name}: {frame.words.events.lower()} ({frame.words.calendar})",
        url=frame.absolute(CALENDAR_PATH),
        type="text/calendar",
    )
    return (*feeds, as_json, calendar)
