"""A body with its holes filled: addresses from the publication, pictures with their size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from body.model import Body, InlinePicture, LinkTarget, ListLine
from norwegian.words import words
from website.model import Entry, Website

from .list_lines import list_page, title

LIST_LINK = Markup('<p><a href="{address}">{title}</a></p>')
PICTURE = Markup('<img src="{src}" width="{width}" height="{height}" alt="{alt}" loading="lazy" decoding="async">')


def body_html(entry: Entry, website: Website, address: Callable[[str], str], *, own_page: str = "") -> str:
    """Return the whole body of *entry* as HTML; the rest as for ``filled``."""
    language = entry.content.language.value
    return filled(entry.body, entry.content.source, website, address, own_page=own_page, language=language)


def filled(
    body: Body,
    source: PurePosixPath,
    website: Website,
    address: Callable[[str], str],
    *,
    own_page: str = "",
    language: str = "nb",
) -> str:
    """Return *body*, written in *source*, as HTML.

    *address* turns a site path into what an ``href`` shall hold. *own_page* is
    put before a bare fragment, for readers who see the text outside its page;
    there a list would age, and is a link with words in *language*.
    """

    def link(hole: LinkTarget) -> str:
        key = source, hole.target
        if key in website.downloads:
            return escape(address(website.downloads[key].address))
        if key in website.pictures:
            return escape(address(website.pictures[key].address))
        path = website.links.get(key, hole.target)
        return escape(own_page + path if path.startswith("#") else address(path))

    def picture(hole: InlinePicture) -> str:
        published = website.pictures[source, hole.target]
        return PICTURE.format(
            src=address(published.address),
            width=published.picture.width,
            height=published.picture.height,
            alt=hole.alt,
        )

    def list_line(hole: ListLine) -> str:
        query = website.lists[source, hole.text]
        return LIST_LINK.format(address=address(list_page(query, website)), title=title(query, words(language)))

    return body.html(link, picture, list_line)
