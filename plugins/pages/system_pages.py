"""The pages nobody looks for: 404, what is gone, and old addresses that lead on."""

from __future__ import annotations

from collections.abc import Iterator

from website.model import Entry

from .frame import Frame
from .head import outside_head
from .listing import article_list, upcoming_list
from .search_page import ADDRESS as SEARCH
from .search_page import has_index
from .small_views import Link
from .versions import is_for
from .views import PageView, RedirectView
from .way_views import MessageView

ROOM = 3  # events, and articles


def not_found_page(frame: Frame) -> PageView:
    words = frame.words
    return _message("/404.html", words.not_found_title, words.not_found_text, frame)


def gone_page(entry: Entry, frame: Frame) -> PageView:
    """Return the page that says only that something was here: none of its words remain."""
    words = frame.words
    return _message(entry.address, words.gone_title, words.gone_text, frame)


def _message(address: str, title: str, text: str, frame: Frame) -> PageView:
    website = frame.website
    articles = [entry for entry in website.articles if is_for(entry, website, frame.language)]
    events = [entry for entry in website.events if is_for(entry, website, frame.language)]
    view = MessageView(
        title=title,
        text=text,
        search_url=frame.href(SEARCH) if has_index(frame) else "",
        links=_ways_on(frame),
        upcoming=upcoming_list(events, frame, room=ROOM),
        articles=article_list(articles, frame, room=ROOM),
        contact=_contact(frame),
    )
    return PageView(address=address, template="message", head=outside_head(frame, title), view=view)


def _ways_on(frame: Frame) -> tuple[Link, ...]:
    words = frame.words
    return (
        Link(text=words.search, url=frame.href(SEARCH)),
        Link(text=words.home, url=frame.href("/")),
        Link(text=words.all_articles, url=frame.href("/artikler/")),
        Link(text=words.all_events, url=frame.href("/arrangementer/")),
        Link(text=words.subjects, url=frame.href("/emner/")),
    )


def _contact(frame: Frame) -> Link | None:
    """Return the way to the first page that says whom to ask, in the reader's language if there is one."""
    pages = [entry for entry in frame.website.pages if entry.content.contact]
    found = min(pages, key=lambda entry: not is_for(entry, frame.website, frame.language), default=None)
    return Link(text=frame.words.tell_us, url=frame.href(found.address)) if found else None


def redirect_pages(frame: Frame) -> Iterator[PageView]:
    for old, new in sorted(frame.website.redirects.items()):
        yield redirect_page(old, new, frame)


def redirect_page(old: str, new: str, frame: Frame) -> PageView:
    """Return the page at *old* that leads on to *new*, and tells its title."""
    title = frame.words.moved_page_title
    return PageView(
        address=old,
        template="redirect",
        head=outside_head(frame, title, canonical=frame.absolute(new)),
        view=RedirectView(title=frame.title_at(new), url=frame.href(new)),
    )
