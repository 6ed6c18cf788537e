"""What every page shows of the site around it: its menus, its feeds, and the steps down from the front page.

A new section is a line in ``_sections``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from content_types import url_paths
from content_types.model import Content, FixedPage
from norwegian.words import words
from outputs.context import ICON, PNG_ICON, TOUCH_ICON, RenderContext
from outputs.structured_data import breadcrumbs_json_ld
from website.model import Entry
from website.related import version_for

from .views import Link, Page

FEWEST_STEPS = 3  # with nothing between the front page and this one the menu says it all
FONT = "/theme/fonts/schibsted-grotesk.woff2"
SCRIPT = "/theme/js/live.js"
ATOM = "application/atom+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed to discover in ``head``."""

    title: str
    url: str  # absolute
    type: str  # media type


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page shows of the site itself."""

    name: str
    tagline: str
    home: str  # url of the front page
    font: str  # asked for before the style sheet has named it
    icon: str  # url
    png_icon: str  # url
    touch_icon: str  # url
    script: str  # url: live.js
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    feeds: tuple[Feed, ...]
    breadcrumbs: tuple[Link, ...]  # the pages above this one, the front page first; empty: none between
    breadcrumbs_json_ld_html: str  # the same with this page, safe inside a script element; empty: none
    upgrade_insecure: bool  # the site has an https address


def site_of(page: Page, context: RenderContext) -> SiteView:
    """Return what *page* shows of the site around it."""
    context = context.in_language(page.head.language)
    steps = _breadcrumb_steps(page, context)
    return SiteView(
        name=context.settings.name,
        tagline=context.settings.tagline,
        home=context.href("/"),
        font=context.href(FONT),
        icon=context.href(ICON),
        png_icon=context.href(PNG_ICON),
        touch_icon=context.href(TOUCH_ICON),
        script=context.href(SCRIPT),
        menu=menu(page.url_path, context),
        footer=footer(page.url_path, context),
        feeds=(*_feeds_of_lists(page, context), *_feeds(context)),
        breadcrumbs=tuple(Link(text=name, url=context.href(path)) for name, path in steps[:-1]),
        breadcrumbs_json_ld_html=breadcrumbs_json_ld(steps, context),
        upgrade_insecure=context.settings.is_https,
    )


def menu(url_path: str, context: RenderContext) -> tuple[Link, ...]:
    """Return the ways at the top of the page at *url_path*."""
    named = context.words
    sections = [
        (url_paths.EVENTS_PATH, named.events),
        (url_paths.ARTICLES_PATH, named.articles),
        (url_paths.SUBJECTS_PATH, named.subjects),
    ]
    fixed = (entry for entry in context.website.pages if entry.content.menu is not None)
    return (
        *(_section_link(path, text, url_path, context) for path, text in sections),
        *(_page_link(entry, url_path, context) for entry in _one_of_each(fixed, context)),
        _section_link(url_paths.SEARCH_PATH, named.search, url_path, context),
    )


def footer(url_path: str, context: RenderContext) -> tuple[Link, ...]:
    """Return the ways at the end of the page at *url_path*."""
    return (
        *(_page_link(entry, url_path, context) for entry in _one_of_each(context.website.pages, context)),
        _section_link(url_paths.SUBSCRIBE_PATH, context.words.subscribe, url_path, context),
        _section_link(url_paths.EDITION_PATH, context.words.edition, url_path, context),
        *_of_the_owners(context),
    )


def _of_the_owners(context: RenderContext) -> Iterator[Link]:
    """Yield the ways to the owners and to the official declaration, where they have given an address and its url."""
    if address := context.settings.contact:
        yield Link(text=f"{context.words.contact}: {address}", url=f"mailto:{address}")
    if url := context.settings.declaration:
        yield Link(text=context.words.accessibility_statement, url=url)


def _one_of_each(pages: Iterable[Entry[FixedPage]], context: RenderContext) -> Iterator[Entry[Content]]:
    """Yield one version of each page, where the first of its versions stands."""
    shown = set()
    for entry in pages:
        version = version_for(entry, context.website, context.language)
        if version.url_path not in shown:
            shown.add(version.url_path)
            yield version


def fixed_page_link(url_path: str, context: RenderContext) -> Link | None:
    """Return the way to an editor's page; in its own words, so that nothing is left when they take it away."""
    page = next((entry for entry in context.website.pages if entry.url_path == url_path), None)
    return Link(text=page.content.title, url=context.href(page.url_path)) if page else None


def _section_link(path: str, text: str, url_path: str, context: RenderContext) -> Link:
    return Link(text=text, url=context.href(path), is_current=url_path.startswith(path))


def _page_link(entry: Entry[Content], url_path: str, context: RenderContext) -> Link:
    title, language = entry.content.title, entry.content.language.value
    is_foreign = language != context.language
    return Link(
        text=f"{title} ({words(language).language_name})" if is_foreign else title,
        url=context.href(entry.url_path),
        is_current=url_path.startswith(entry.url_path),
        language=language if is_foreign else "",
    )


def _breadcrumb_steps(page: Page, context: RenderContext) -> list[tuple[str, str]]:
    """Return the name and url path of each step down to *page*, itself the last; none when there is nothing between.

    It is read from the url path: every section above the page that has a page of its own is a step.
    """
    if not page.head.canonical:
        return []
    sections = _sections(context)
    above = [path for path in folders_above(page.url_path) if path in sections]
    steps = [*((sections[path], path) for path in above), (page.head.title, page.url_path)]
    return steps if len(steps) >= FEWEST_STEPS else []


def _sections(context: RenderContext) -> Mapping[str, str]:
    words = context.words
    return {
        "/": words.home,
        url_paths.ARTICLES_PATH: words.articles,
        url_paths.EVENTS_PATH: words.events,
        url_paths.ARCHIVE_PATH: words.past_events,
        url_paths.SUBJECTS_PATH: words.subjects,
        url_paths.SERIES_PATH: words.series_list,
        **{subject.url_path: subject.title for subject in context.website.subjects},
        **{group.url_path: group.name for group in (*context.website.series, *context.website.filters)},
    }


def folders_above(url_path: str) -> list[str]:
    """Return «/» and «/emner/» for «/emner/mat/»."""
    names = url_path.strip("/").split("/")
    return ["/", *("/" + "/".join(names[:depth]) + "/" for depth in range(1, len(names)))]


def _feeds_of_lists(page: Page, context: RenderContext) -> Iterator[Feed]:
    """Yield the feed of the subject, the series or the filter *page* shows."""
    website = context.website
    for shown in (*website.subjects, *website.series, *website.filters):
        if page.url_path.startswith(shown.url_path):
            url = context.absolute(url_paths.list_feed_path(shown.url_path))
            yield Feed(title=f"{context.settings.name}: {shown.name} (Atom)", url=url, type=ATOM)


def _feeds(context: RenderContext) -> tuple[Feed, ...]:
    words, name = context.words, context.settings.name
    feeds = (
        (words.articles, "Atom", url_paths.ARTICLES_ATOM_PATH, ATOM),
        (words.articles, "RSS", url_paths.ARTICLES_RSS_PATH, "application/rss+xml"),
        (words.events, "Atom", url_paths.EVENTS_ATOM_PATH, ATOM),
        (words.events, "RSS", url_paths.EVENTS_RSS_PATH, "application/rss+xml"),
        (words.articles, "JSON Feed", url_paths.ARTICLES_JSON_FEED_PATH, "application/feed+json"),
        (words.events, words.calendar, url_paths.CALENDAR_PATH, "text/calendar"),
    )
    return tuple(
        Feed(title=f"{name}: {section.lower()} ({form})", url=context.absolute(url_path), type=media_type)
        for section, form, url_path, media_type in feeds
    )
