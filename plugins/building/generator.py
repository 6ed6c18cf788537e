"""The seam to Pelican: content is read in its first phase, pages are written in its last."""

from __future__ import annotations

from pathlib import Path

from pelican.generators import Generator

from content_types.url_paths import EDITION_DATA_PATH, OPEN_DATA_PATH, ROBOTS_PATH, SEARCH_INDEX, SITEMAP_PATH, file_of
from images.cache import Cache
from images.processes import WorkerGone, beside
from manuscript.problem import Problem, shown_path
from norwegian.dates import write_moment
from norwegian.typography import plain
from outputs.calendars import calendar_files
from outputs.cards import PublishedCard
from outputs.context import RenderContext, read_claims
from outputs.feed_items import article_feeds, event_feeds
from outputs.head import Head, robots, sitemap
from outputs.open_data import Edition, edition_data, open_data
from pages.edition_page import edition_page
from pages.every_page import parts_of_pages
from pages.moments import holds_until
from pages.system_pages import redirects_from_published
from pages.views import Page
from search.index import IndexingError, write_index
from search.records import records
from website.assembly import next_change
from website.makers import memory_of
from website.memory import Memory
from website.model import Website
from website.understood import CODER

from .configuration import settings_of
from .output import OutputError, files_of, hashes, is_about, unwritable
from .pictures import PictureError, write_cards, write_pictures
from .progress import with_bar
from .publication import Publication, edition_of, read_publication, tell
from .rendering import Renderer, read_theme
from .stamp import outcome
from .writer import SiteWriter

FEWEST_FOR_PROCESSES = 16  # parts of the pages: so many as some fifty entries are
MANY_ENTRIES = 500  # so many take some seconds
WORKER_GONE = (
    "Bygget ble avbrutt av maskinen, som kanskje mangler minne. Det som lå der fra før, er urørt.\n"
    "    Slik retter du: Lukk noen programmer, og bygg på nytt."
)


class WebsiteGenerator(Generator):
    """Reads the whole publication and writes every file of the site."""

    memory: Memory
    publication: Publication
    problems: list[Problem]
    renderer: Renderer

    def generate_context(self) -> None:
        """Read everything; the problems are judged by others before any output."""
        content = shown_path(Path(self.path))
        self.memory = memory_of(content, self.settings.get("MEMORY", ""))
        try:
            publication, self.problems = read_publication(
                content,
                settings_of(self.settings),
                pictures=Path(self.settings["PICTURE_CACHE"]),
                memory=self.memory,
                tell=tell,
            )
        except OutputError as error:
            raise SystemExit(str(error)) from None
        if publication:  # else nothing will be written
            self.publication = publication

    @property
    def website(self) -> Website:
        return self.publication.website

    @property
    def cache(self) -> Cache:
        return self.publication.cache

    def generate_output(self, writer: SiteWriter) -> None:
        """Write the site.

        Raises:
            SystemExit: with words for the editor, when the disk refuses or a picture changes meanwhile.
        """
        try:
            self._write_site(writer)
        except PictureError as error:
            raise SystemExit(str(error)) from None
        except OSError as error:
            if not is_about(error, Path(self.output_path), self.cache.folder):
                raise
            raise SystemExit(str(unwritable(error, Path(self.settings["OUTPUT_PATH"])))) from None
        self.cache.trim()
        self._tell_of_next_change()
        until = holds_until(self.website, settings_of(self.settings).now)
        self.memory.leave(outcome(Path(self.settings["OUTPUT_PATH"])), (until, tuple(self.problems)), CODER)

    def _tell_of_next_change(self) -> None:
        change = next_change(self.website, settings_of(self.settings).now)
        if change:
            tell(f"Listene endrer seg neste gang {plain(write_moment(change))}.")

    def _write_site(self, writer: SiteWriter) -> None:
        context = RenderContext(
            website=self.website,
            settings=settings_of(self.settings),
            claims=read_claims((Path(self.theme) / "accessibility.json").read_text("utf-8")),
            revisions=self.publication.revisions,
            octets=write_pictures(self.website, self.cache, writer.write_bytes),
        )
        self.renderer = Renderer(
            self.settings["JINJA_ENVIRONMENT"], read_theme(Path(self.theme), context.href("/theme/"))
        )
        edition = edition_of(self.publication, context.settings)
        heads, cards = self._write_pages(edition, context, writer)
        if not context.settings.preview:  # it would hold up every save, and nothing fetches them there
            write_cards(cards, self.cache, Path(self.theme) / "fonts", writer.write_bytes, tell)
        writer.write_text(SITEMAP_PATH, sitemap(heads, context))
        # After all other pages, since these take only what nothing else has.
        for page in redirects_from_published(context.settings.published_url_paths, self._url_paths_so_far(), context):
            self._write_page(page, context, writer)
        # After everything else, since it lists all files.
        made = {} if context.settings.preview else hashes(Path(self.output_path), self.website.hidden_url_paths)
        writer.write_text(EDITION_DATA_PATH, edition_data(edition, made))

    def _write_pages(
        self, edition: Edition, context: RenderContext, writer: SiteWriter
    ) -> tuple[list[Head], list[PublishedCard]]:
        """Write every page, and beside that all that no page is asked for; return the heads and the cards of the pages."""
        parts = [*parts_of_pages(context), lambda: [edition_page(edition, context)]]

        def write_part(number: int) -> list[tuple[Head, PublishedCard | None]]:
            return [self._write_page(page, context, writer) for page in parts[number]()]

        with beside(write_part, range(len(parts)), fewest=FEWEST_FOR_PROCESSES) as answers:
            if len(self.website.entries) >= MANY_ENTRIES:
                tell(f"Skriver sidene til {len(self.website.entries)} tekster, og lager søket i dem.")
            self._write_others(context, writer)
            try:
                written = [each for answer in with_bar(answers, total=len(parts)) for each in answer]
            except WorkerGone:
                raise SystemExit(WORKER_GONE) from None
        return [head for head, _ in written], [card for _, card in written if card]

    def _write_others(self, context: RenderContext, writer: SiteWriter) -> None:
        for feed in (*article_feeds(context), *event_feeds(context)):
            writer.write_text(feed.url_path, feed.text)
        for calendar in calendar_files(context):
            writer.write_bytes(calendar.url_path, calendar.data)
        writer.write_text(OPEN_DATA_PATH, open_data(context))
        writer.write_text(ROBOTS_PATH, robots(context))
        self._write_files(writer)
        if not context.settings.preview:  # it would hold up every save, and /sok/ says so there
            self._write_index()

    def _url_paths_so_far(self) -> set[str]:
        """Return the url paths of everything written so far."""
        return set(files_of(Path(self.output_path)))

    def _write_index(self) -> None:
        try:
            write_index(records(self.website), Path(self.output_path) / SEARCH_INDEX.strip("/"))
        except IndexingError as error:
            raise SystemExit(str(error)) from None

    def _write_page(self, page: Page, context: RenderContext, writer: SiteWriter) -> tuple[Head, PublishedCard | None]:
        """Write *page*, and return what is needed of it afterwards."""
        writer.write_text(file_of(page.url_path), self.renderer.html(page, context))
        return page.head, page.card

    def _write_files(self, writer: SiteWriter) -> None:
        static = Path(self.theme) / "static"
        for path in sorted(static.rglob("*")):
            if path.is_file() and path.suffix != ".css":
                writer.copy(path, f"/theme/{path.relative_to(static).as_posix()}")
        for download in self.website.downloads.values():
            writer.copy(download.path, download.url_path)
        for url_path, file in self.website.own_files.items():
            writer.copy(file.path, url_path)
