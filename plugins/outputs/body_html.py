"""A body as HTML with its holes filled: links from the publication, pictures with their size, and list lines as links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from body.model import Body, InlinePicture, LinkTarget, ListLine
from content_types.list_lines import ListKind, ListQuery
from content_types.model import Content
from content_types.url_paths import ARCHIVE_PATH, ARTICLES_PATH, EVENTS_PATH
from images.original import Format
from norwegian.words import Words, words
from website.model import Entry, PublishedPicture, PublishedVersion, Website

LIST_PAGES = {
    ListKind.UPCOMING: EVENTS_PATH,
    ListKind.PAST: ARCHIVE_PATH,
    ListKind.ARTICLES: ARTICLES_PATH,
}
LIGHT = (Format.AVIF, Format.WEBP)
TEXT_PX = 576  # the measure of tokens.css
LEAD_PX = 736  # ten rem more in an article
COLUMN_SIZES = "min({column}px, 92vw)"  # the gutters take 4vi on each side
LIST_LINK = Markup('<p><a href="{url}">{title}</a></p>')
SOURCE = Markup('<source type="{type}" srcset="{srcset}"{sizes}>')
SIZES, SRCSET = Markup(' sizes="{}"'), Markup(' srcset="{}"')
IMAGE = Markup('<img src="{url}"{more} width="{width}" height="{height}" alt="{alt}"{when}>')
PICTURE = Markup("<picture>{sources}{image}</picture>")
LATER = Markup(' loading="lazy" decoding="async"')


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A picture in one format, in every width it has."""

    type: str  # media type
    srcset: str  # urls with widths


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsView:
    """A published picture, in the versions a browser may choose among."""

    url: str  # of the version every browser can show
    srcset: str  # more widths of the same; empty: none
    sizes: str  # how wide it is on the page; empty: there is one width to choose
    sources: tuple[SourceView, ...]  # lighter formats, the lightest first
    width: int  # px, of the widest version
    height: int
    alt: str
    is_lead: bool = False  # fetched before all else; others when they are near


def body_html(entry: Entry[Content], website: Website, href: Callable[[str], str], *, own_page: str = "") -> str:
    """Return the whole body of *entry* as HTML; the rest as for ``filled``."""
    language = entry.content.language.value
    return filled(entry.body, entry.content.source, website, href, own_page=own_page, language=language)


def filled(
    body: Body,
    source: PurePosixPath,
    website: Website,
    href: Callable[[str], str],
    *,
    own_page: str = "",
    language: str = "nb",
) -> str:
    """Return *body*, written in *source*, as HTML.

    *href* turns a url path into what an ``href`` shall hold. *own_page* is
    put before a bare query or fragment, for readers who see the text outside its page;
    there a list would age, and is a link with words in *language*, and a
    picture is one file.
    """

    def link(hole: LinkTarget) -> str:
        key = source, hole.target
        if key in website.downloads:
            path = website.downloads[key].url_path
        elif key in website.pictures:
            path = website.pictures[key].widest.url_path
        else:
            path = website.links.get(key, hole.target)
        return escape((href(path) if path else own_page) + website.tails.get(key, ""))

    def picture(hole: InlinePicture) -> str:
        published = website.pictures.get((source, hole.target))
        if published is None:  # in a draft, where it is told
            return escape(hole.alt)
        return _plain_picture(published, hole.alt, href) if own_page else _picture(published, hole.alt, href)

    def list_line(hole: ListLine) -> str:
        query = website.lists.get((source, hole.text))
        if query is None:  # likewise
            return Markup("<p>[[{}]]</p>").format(hole.text)
        return LIST_LINK.format(url=href(list_page(query, website)), title=_list_title(query, words(language)))

    return body.html(link, picture, list_line)


def _picture(published: PublishedPicture, alt: str, href: Callable[[str], str]) -> Markup:
    """Return *published* in every format and width."""
    view = versions_view(published, href, column=TEXT_PX, alt=alt)
    sizes = SIZES.format(view.sizes) if view.sizes else ""
    sources = Markup("").join(
        SOURCE.format(type=source.type, srcset=source.srcset, sizes=sizes) for source in view.sources
    )
    more = SRCSET.format(view.srcset) + sizes if view.srcset else ""
    image = IMAGE.format(url=view.url, more=more, width=view.width, height=view.height, alt=view.alt, when=LATER)
    return PICTURE.format(sources=sources, image=image)


def _plain_picture(published: PublishedPicture, alt: str, href: Callable[[str], str]) -> Markup:
    """Return one version every feed reader can show."""
    version = published.shared.version
    url = href(published.shared.url_path)
    return IMAGE.format(url=url, more="", width=version.width, height=version.height, alt=alt, when="")


def versions_view(
    picture: PublishedPicture, href: Callable[[str], str], *, column: int, alt: str, is_lead: bool = False
) -> VersionsView:
    """Return *picture* for a column of so many px; *href* turns a url path into what an ``src`` shall hold."""
    width, height = picture.size
    sources = tuple(SourceView(type=wanted.media_type, srcset=_srcset(picture.of(wanted), href)) for wanted in LIGHT)
    is_one_width = len(picture.of(*LIGHT)) == len(LIGHT)
    return VersionsView(
        url=href(picture.shared.url_path),
        srcset=_srcset(picture.fallback, href) if len(picture.fallback) > 1 else "",
        sizes="" if is_one_width else COLUMN_SIZES.format(column=min(column, width)),
        sources=sources,
        width=width,
        height=height,
        alt=alt,
        is_lead=is_lead,
    )


def _srcset(versions: Sequence[PublishedVersion], href: Callable[[str], str]) -> str:
    if len(versions) == 1:
        return href(versions[0].url_path)
    return ", ".join(f"{href(published.url_path)} {published.version.width}w" for published in versions)


def _list_title(query: ListQuery, words: Words) -> str:
    """Return «Kommende arrangementer om helsepark»."""
    names = {
        ListKind.UPCOMING: words.upcoming_events,
        ListKind.PAST: words.past_events,
        ListKind.ARTICLES: words.newest_articles,
    }
    return f"{names[query.kind]}{list_filter_text(query, words)}"


def list_page(query: ListQuery, website: Website) -> str:
    """Return the url path of the page that lists the same, or more."""
    subject = website.subject(query.subject.slug) if query.subject else None
    series = next((each for each in website.series if query.series and each.slug == query.series.slug), None)
    narrowest = series or subject
    return narrowest.url_path if narrowest else LIST_PAGES[query.kind]


def list_filter_text(query: ListQuery, words: Words) -> str:
    subject = words.about_subject.format(subject=query.subject.name) if query.subject else ""
    series = words.in_series.format(series=query.series.name) if query.series else ""
    return "".join(f" {part}" for part in (subject, series) if part)
