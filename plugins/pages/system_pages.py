"""The pages that are no part of the publication: the search, 404, what is gone, old url paths that lead on, and which
edition of the site this is.

An old url path is one an editor has named, or one that was published once and is made no longer: an emptied subject, a
lost page of a list, a file of a page that moved.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from content_types import url_paths
from content_types.model import OSLO, Content, Language
from norwegian.dates import write_moment
from norwegian.words import words
from outputs.context import RenderContext
from outputs.head import list_head, outside_head
from outputs.open_data import ContentState, Edition, iso_seconds
from website.model import Entry
from website.related import is_for

from .listing import ListView, article_list, upcoming_list
from .site import folders_above
from .views import Link, Page, links

SCRIPT = "/theme/js/search.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchChoice:
    """Something to narrow a search to."""

    value: str  # in the address of a search
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFormView:
    """The form, and what its script needs to answer."""

    home_url: str  # what the addresses in the index begin at
    script_url: str
    subjects: tuple[SearchChoice, ...]
    languages: tuple[SearchChoice, ...]  # that a page may be in, besides the site's own


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """`/sok/`: the search, and the ways to look without it."""

    title: str
    form: SearchFormView | None  # None: there is no index here
    note: str  # why there is no form; empty: nothing to say
    links: tuple[Link, ...]


def search_page(context: RenderContext) -> Page:
    words, path = context.words, url_paths.SEARCH_PATH
    view = SearchView(
        title=words.search,
        form=_form(context),
        note=words.search_in_preview if context.settings.preview else "",
        links=links(
            context,
            (words.subjects, url_paths.SUBJECTS_PATH),
            (words.all_articles, url_paths.ARTICLES_PATH),
            (words.upcoming_events, url_paths.EVENTS_PATH),
            (words.past_events, url_paths.ARCHIVE_PATH),
        ),
    )
    return Page(url_path=path, template="search", head=list_head(context, path, view.title), view=view)


def _has_index(context: RenderContext) -> bool:
    """Tell whether there is an index to search: none is made in preview, nor for a site without content."""
    website = context.website
    return not context.settings.preview and bool(website.articles or website.events or website.pages)


def _form(context: RenderContext) -> SearchFormView | None:
    """Return the form, or None where nothing would answer."""
    if not _has_index(context):
        return None
    return SearchFormView(
        home_url=context.href("/"),
        script_url=context.href(SCRIPT),
        subjects=tuple(SearchChoice(value=subject.slug, text=subject.title) for subject in context.website.subjects),
        languages=tuple(
            SearchChoice(value=language.value, text=words(language.value).language_name)
            for language in Language
            if language is not Language.BOKMAL
        ),
    )


# What is shown where there is no page, or none any more


LISTED = 3  # events, and articles
INDEXES = (url_paths.SUBJECTS_PATH, url_paths.SERIES_PATH)
LIST_PAGE = re.compile(r"side/[0-9]+/$")
FEED_OF_A_LIST = re.compile(r"^/feeds(/(?:emner|serier|arrangementer)/[^.]+)\.[^/]*/$")
CALENDAR = ".ics/"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A page that is not there, or no longer: what happened, and where to go."""

    title: str
    text: str
    search_url: str  # where the search answers; empty: there is none
    links: tuple[Link, ...]
    upcoming: ListView
    articles: ListView
    contact: Link | None  # whom to tell; None: no page says so


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """An old url path: leads on at once."""

    title: str  # of the page it leads to
    url: str


def not_found_page(context: RenderContext) -> Page:
    words = context.words
    return _message(url_paths.NOT_FOUND_PATH, words.not_found_title, words.not_found_text, context)


def gone_page(entry: Entry[Content], context: RenderContext) -> Page:
    """Return the page that says only that something was here: none of its words remain."""
    words = context.words
    return _message(entry.url_path, words.gone_title, words.gone_text, context)


def _message(url_path: str, title: str, text: str, context: RenderContext) -> Page:
    website, words = context.website, context.words
    view = MessageView(
        title=title,
        text=text,
        search_url=context.href(url_paths.SEARCH_PATH) if _has_index(context) else "",
        links=links(
            context,
            (words.search, url_paths.SEARCH_PATH),
            (words.home, "/"),
            (words.all_articles, url_paths.ARTICLES_PATH),
            (words.all_events, url_paths.EVENTS_PATH),
            (words.subjects, url_paths.SUBJECTS_PATH),
        ),
        upcoming=upcoming_list(website.events, context, limit=LISTED),
        articles=article_list(website.articles, context, limit=LISTED),
        contact=_contact(context),
    )
    return Page(url_path=url_path, template="message", head=outside_head(context, title), view=view)


def _contact(context: RenderContext) -> Link | None:
    """Return the way to the first page that says whom to ask, in the reader's language if there is one."""
    pages = [entry for entry in context.website.pages if entry.content.contact]
    found = min(pages, key=lambda entry: not is_for(entry, context.website, context.language), default=None)
    return Link(text=context.words.tell_us, url=context.href(found.url_path)) if found else None


def redirect_pages(context: RenderContext) -> Iterator[Page]:
    for old, new in sorted(context.website.redirects.items()):
        yield _redirect_page(old, new, context)


def _redirect_page(old: str, new: str, context: RenderContext) -> Page:
    """Return the page at *old* that leads on to *new*, and tells its title."""
    head = outside_head(context, context.words.moved_page_title, canonical=context.absolute(new))
    view = RedirectView(title=context.title_at(new), url=context.href(new))
    return Page(url_path=old, template="redirect", head=head, view=view)


def redirects_from_published(
    published_url_paths: Iterable[str], standing: Collection[str], context: RenderContext
) -> Iterator[Page]:
    """Yield a redirect at each of *published_url_paths* that no longer stands and has one evident place to lead.

    *standing* are the url paths of all pages and files of this build. A page
    made from a file has no such place: only its editor knows where it went.
    """
    taken = {url_paths.as_folder(url_path).casefold() for url_path in standing}  # a Mac and Windows know no capitals
    pages = {url_path for url_path in standing if url_path.endswith("/")}
    files = {url_paths.as_folder(url_path) for url_path in standing if not url_path.endswith("/")}
    for old in sorted({url_paths.as_folder(url_path) for url_path in published_url_paths}):
        new = _leads_to(old, pages, context.website.redirects)
        if new and old.casefold() not in taken and files.isdisjoint(folders_above(old)):
            yield _redirect_page(old, new, context)


def _leads_to(old: str, pages: Collection[str], redirects: Mapping[str, str]) -> str:
    """Return the page that stands in for *old*; empty when none does by itself."""
    if old in redirects:
        return redirects[old]
    if old in pages:
        return old
    feed = FEED_OF_A_LIST.match(old)
    if feed:
        return _leads_to(f"{feed[1]}/", pages, redirects)
    further = LIST_PAGE.search(old)
    if further:
        return _leads_to(old[: further.start()], pages, redirects)
    if old.startswith(url_paths.FILTER_PATHS):
        return url_paths.EVENTS_PATH
    above = _above(old)
    if above in INDEXES:
        return above if above in pages else "/"
    if above in pages and above not in redirects:
        return above if old.endswith(CALENDAR) else ""
    return _leads_to(above, pages, redirects) if above != "/" else ""


def _above(folder: str) -> str:
    return folder[: folder.rstrip("/").rfind("/") + 1]


# `/bygg/`: which edition of the site this is, for people; `outputs/open_data.py` tells it to programs


SHOWN = 12  # of a commit's signs; the rest stands in the data


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """One thing to know of the edition."""

    term: str  # «Bygget»
    text: str
    iso: str = ""  # for the datetime attribute; empty: no time
    url: str = ""  # empty: leads nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """``/bygg/``: when the site was built, and from what."""

    title: str
    rows: tuple[EditionRow, ...]


def edition_page(edition: Edition, context: RenderContext) -> Page:
    """Return the page that tells people which edition they see; search engines need not keep it."""
    words, data = context.words, url_paths.EDITION_DATA_PATH
    change = edition.next_change
    rows = (
        _moment(words.built, edition.built),
        EditionRow(term=words.from_version, text=_version(edition, context)),
        _moment(words.lists_change, change)
        if change
        else EditionRow(term=words.lists_change, text=words.no_change_waits),
        EditionRow(term=words.all_files, text=data.removeprefix("/"), url=context.href(data)),
    )
    head, view = outside_head(context, words.edition), EditionView(title=words.edition, rows=rows)
    return Page(url_path=url_paths.EDITION_PATH, template="edition", head=head, view=view)


def _moment(term: str, moment: datetime) -> EditionRow:
    return EditionRow(term=term, text=write_moment(moment.astimezone(OSLO)), iso=iso_seconds(moment))


def _version(edition: Edition, context: RenderContext) -> str:
    if not edition.commit:
        return context.words.version_unknown
    version = edition.commit[:SHOWN]
    return context.words.version_changed.format(version=version) if edition.origin is ContentState.CHANGED else version
