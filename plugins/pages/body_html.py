"""A body with its holes filled: addresses from the publication, pictures with their size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from body.model import Body, InlinePicture, LinkTarget, ListLine
from norwegian.words import words
from website.model import Entry, PublishedPicture, Website

from .list_lines import list_page, title
from .parts import TEXT_PX, versions_view

LIST_LINK = Markup('<p><a href="{address}">{title}</a></p>')
SOURCE = Markup('<source type="{type}" srcset="{srcset}"{sizes}>')
SIZES, SRCSET = Markup(' sizes="{}"'), Markup(' srcset="{}"')
IMAGE = Markup('<img src="{url}"{more} width="{width}" height="{height}" alt="{alt}"{when}>')
PICTURE = Markup("<picture>{sources}{image}</picture>")
LATER = Markup(' loading="lazy" decoding="async"')


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
    there a list would age, and is a link with words in *language*, and a
    picture is one file.
    """

    def link(hole: LinkTarget) -> str:
        key = source, hole.target
        if key in website.downloads:
            return escape(address(website.downloads[key].url_path))
        if key in website.pictures:
            return escape(address(website.pictures[key].widest.url_path))
        path = website.links.get(key, hole.target)
        return escape(own_page + path if path.startswith("#") else address(path))

    def picture(hole: InlinePicture) -> str:
        published = website.pictures[source, hole.target]
        return _plain_picture(published, hole.alt, address) if own_page else _picture(published, hole.alt, address)

    def list_line(hole: ListLine) -> str:
        query = website.lists[source, hole.text]
        return LIST_LINK.format(address=address(list_page(query, website)), title=title(query, words(language)))

    return body.html(link, picture, list_line)


def _picture(published: PublishedPicture, alt: str, address: Callable[[str], str]) -> Markup:
    """Return *published* in every format and width."""
    view = versions_view(published, address, column=TEXT_PX, alt=alt)
    sizes = SIZES.format(view.sizes) if view.sizes else ""
    sources = Markup("").join(
        SOURCE.format(type=source.type, srcset=source.srcset, sizes=sizes) for source in view.sources
    )
    more = SRCSET.format(view.srcset) + sizes if view.srcset else ""
    image = IMAGE.format(url=view.url, more=more, width=view.width, height=view.height, alt=view.alt, when=LATER)
    return PICTURE.format(sources=sources, image=image)


def _plain_picture(published: PublishedPicture, alt: str, address: Callable[[str], str]) -> Markup:
    """Return one version every feed reader can show."""
    version = published.shared.version
    url = address(published.shared.url_path)
    return IMAGE.format(url=url, more="", width=version.width, height=version.height, alt=alt, when="")
