"""The site as a preview shows it: nothing is written, and each file is made when somebody asks for it.

So a save is seen as soon as what was saved is read, however many pages there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from content_types.url_paths import (
    EDITION_DATA_PATH,
    EDITION_PATH,
    OPEN_DATA_PATH,
    ROBOTS_PATH,
    SITEMAP_PATH,
    STYLE_PATH,
    url_path_of_file,
)
from manuscript.problem import Problem, shown_path
from norwegian.dates import write_moment
from outputs.calendars import calendar_files
from outputs.context import RenderContext, read_claims
from outputs.feeds import article_feeds, event_feeds
from outputs.head import robots, sitemap
from outputs.open_data import Edition, edition_data, open_data
from pages.every_page import page_at, pages
from pages.site import SCRIPT
from pages.system_pages import edition_page
from pages.views import Page
from website.memory import Memory
from website.model import AnyContent, Entry, Settings, Visibility
from website.related import relations_of

from .configuration import settings_of
from .publication import Make, Publication, edition_of, files_as_they_are, pictures_of, read_publication
from .rendering import Renderer, read_theme


class PreviewSite:
    """Every file of the site, by its url path."""

    def __init__(
        self, publication: Publication, settings: Settings, theme: Path, renderer: Renderer, *, style: Path
    ) -> None:
        self._publication = publication
        self._style = style  # the content that /stil/ shows the theme with
        self._theme = theme
        self._renderer = renderer
        self._context = RenderContext(
            website=publication.website,
            settings=settings,
            claims=read_claims((theme / "accessibility.json").read_text("utf-8")),
            revisions=publication.revisions,
            relations=relations_of(publication.website, settings.now),
        )

    def read(self, path: str) -> bytes | None:
        """Return the file at *path*, for example «/artikler/index.html»; None where the site has none."""
        url_path = url_path_of_file(path.removeprefix("/"))
        if url_path in self._files:
            return self._files[url_path]()
        if url_path.startswith("/feeds/"):
            return self._feeds.get(url_path)
        if url_path.endswith(".ics"):
            return self._calendars.get(url_path)
        page = self._page(url_path)
        return self._renderer.html(page, self._context).encode("utf-8") if page else None

    def url_paths(self) -> set[str]:
        """Return the url path of every file there is."""
        return {*self._files, *self._feeds, *self._calendars, *(page.url_path for page in self._pages())}

    def pages(self) -> list[dict[str, str]]:
        """Return of each page made from a file its file, title, url and state; of one that is public no state."""
        return [
            {
                "file": entry.content.file,
                "title": entry.content.title,
                "url": entry.url_path,
                "state": _state(entry),
            }
            for entry in self._publication.website.entries
        ]

    def _page(self, url_path: str) -> Page | None:
        if url_path == EDITION_PATH:
            return edition_page(self._edition, self._context)
        page = page_at(url_path, self._context)
        if page is None and url_path == STYLE_PATH:
            from .style_page import style_page  # with lxml.html, which nothing else here needs

            return style_page(self._style, self._theme / "components.json", self._renderer, self._context)
        return page

    @cached_property
    def _files(self) -> Mapping[str, Make]:
        """What makes each file that is no page, feed or calendar."""
        website, context = self._publication.website, self._context
        return {
            **{url_path: path.read_bytes for url_path, path in files_as_they_are(website, self._theme).items()},
            # It compares with the clock of today; a site as it will be another day is shown without it.
            **({} if context.settings.preview else {SCRIPT: bytes}),
            **pictures_of(website, self._publication.cache),
            OPEN_DATA_PATH: lambda: open_data(context).encode("utf-8"),
            SITEMAP_PATH: lambda: sitemap((page.head for page in self._pages()), context).encode("utf-8"),
            ROBOTS_PATH: lambda: robots(context).encode("utf-8"),
            EDITION_DATA_PATH: lambda: edition_data(self._edition, {}).encode("utf-8"),
        }

    def _pages(self) -> Iterator[Page]:
        yield from pages(self._context)
        yield edition_page(self._edition, self._context)

    @cached_property
    def _feeds(self) -> Mapping[str, bytes]:
        octets = {
            picture.shared.url_path: len(self._files[picture.shared.url_path]())
            for picture in self._publication.website.pictures.values()
        }
        context = replace(self._context, octets=octets)
        return {**article_feeds(context), **event_feeds(context)}

    @cached_property
    def _calendars(self) -> Mapping[str, bytes]:
        return calendar_files(self._context)

    @cached_property
    def _edition(self) -> Edition:
        return edition_of(self._publication, self._context.settings)


def _state(entry: Entry[AnyContent]) -> str:
    match entry.visibility:
        case Visibility.DRAFT:
            return "Utkast"
        case Visibility.PLANNED:
            published = entry.content.published
            return f"Publiseres {write_moment(published)}" if published else "Planlagt"
        case Visibility.HIDDEN:
            return "Skjult: har adresse, men står ikke i lister"
        case _:
            return ""


def preview_site(content: Path, given: Mapping[str, Any], memory: Memory) -> tuple[PreviewSite | None, list[Problem]]:
    """Return the site that the configuration *given* makes of *content*, and every problem in it.

    It is None where one of them is an error. *memory* is of the site before.

    Raises:
        OutputError: the pictures cannot be kept.
        ConfigurationError: what is given says something no site can be built with.
    """
    settings = settings_of(given)
    memory.begin()
    publication, problems = read_publication(
        shown_path(content), settings, pictures=Path(given["PICTURE_CACHE"]), memory=memory
    )
    if publication is None:
        return None, problems
    theme = Path(given["THEME"])
    renderer = Renderer(given["JINJA_ENVIRONMENT"], read_theme(theme, settings.href("/theme/")))
    return PreviewSite(publication, settings, theme, renderer, style=Path(given["STYLE_CONTENT"])), problems
