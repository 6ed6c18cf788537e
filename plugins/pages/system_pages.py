"""The pages nobody looks for: 404, what is gone, and old addresses that lead on."""

from __future__ import annotations

from collections.abc import Iterator

from website.model import Entry

from .frame import Frame
from .head import outside_head
from .views import GoneView, Link, NotFoundView, PageView, RedirectView


def _ways_on(frame: Frame) -> tuple[Link, ...]:
    words = frame.words
    return (
        Link(text=words.home, url=frame.href("/")),
        Link(text=words.articles, url=frame.href("/artikler/")),
        Link(text=words.events, url=frame.href("/arrangementer/")),
        Link(text=words.subjects, url=frame.href("/emner/")),
    )


def not_found_page(frame: Frame) -> PageView:
    title = frame.words.not_found_title
    view = NotFoundView(title=title, links=_ways_on(frame))
    return PageView(address="/404.html", template="not_found", head=outside_head(frame, title), view=view)


def gone_page(entry: Entry, frame: Frame) -> PageView:
    """Return the page that says only that something was here: none of its words remain."""
    title = frame.words.gone_title
    view = GoneView(title=title, links=_ways_on(frame))
    return PageView(address=entry.address, template="gone", head=outside_head(frame, title), view=view)


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
