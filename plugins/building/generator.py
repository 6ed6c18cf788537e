"""The seam to Pelican: content is read in its first phase, pages are written in its last."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pelican.generators import Generator

from content_types.clock import OSLO
from content_types.url_paths import EDITION_DATA_PATH, OPEN_DATA_PATH, ROBOTS_PATH, SEARCH_INDEX, SITEMAP_PATH, file_of
from images.cache import Cache
from images.processes import WorkerGone, beside
from manuscript.problem import Problem, shown_path
from norwegian.dates import write_moment
from norwegian.typography import plain
from outputs.calendars import calendar_files
from outputs.context import RenderContext, read_claims
from outputs.feeds import article_feeds, event_feeds
from outputs.head import robots, sitemap
from outputs.open_data import edition_data, open_data
from pages.every_page import PartOfSite, holds_until, parts_of_pages
from pages.system_pages import edition_page, redirects_from_published
from pages.views import Page
from search.index import IndexingError, write_index
from search.records import records
from website.assembly import next_change
from website.coding import CODER
from website.memory import Memory, memory_of
from website.model import Website

from .configuration import settings_of
from .ingredients import Ingredients
from .output import OutputError, files_of, hashes, is_about, unwritable
from .pictures import PictureError, write_cards, write_pictures
from .progress import with_bar
from .publication import Publication, edition_of, read_publication, tell
from .rendering import Renderer, read_theme
from .reuse import KEPT_AS, LastSite, Part
from .stamp import outcome
from .writer import SiteWriter

FEWEST_FOR_PROCESSES = 100  # parts, most of them the page of an entry
MANY_PARTS = 500  # so many take some seconds
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
    last: LastSite

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
        self.memory.note(outcome(Path(self.settings["OUTPUT_PATH"])), b"", (until, tuple(self.problems)), CODER)
        self.memory.save(KEPT_AS)

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
        options = self.settings["JINJA_ENVIRONMENT"]
        theme = read_theme(Path(self.theme), context.href("/theme/"))
        self.renderer = Renderer(options, theme)
        self.last = LastSite(Path(self.settings["OUTPUT_PATH"]), Path(self.output_path), self.memory)
        edition = edition_of(self.publication, context.settings)
        written = self._write_pages(Ingredients(context, theme, options), context, writer)
        written.append(self._write_part([edition_page(edition, context)], context, writer))
        heads = [head for part in written for head in part.heads]
        cards = [card for part in written for card in part.cards]
        if not context.settings.preview:  # it would hold up every save, and nothing fetches them there
            write_cards(cards, self.cache, Path(self.theme) / "fonts", writer.write_bytes, tell)
        writer.write_text(SITEMAP_PATH, sitemap(heads, context))
        # After all other pages, since these take only what nothing else has.
        self._write_part(
            redirects_from_published(context.settings.published_url_paths, self._url_paths_so_far(), context),
            context,
            writer,
        )
        # After everything else, since it lists all files.
        made = {} if context.settings.preview else hashes(Path(self.output_path), self.website.hidden_url_paths)
        writer.write_text(EDITION_DATA_PATH, edition_data(edition, made))

    def _write_pages(self, ingredients: Ingredients, context: RenderContext, writer: SiteWriter) -> list[Part]:
        """Write every page, and beside that all that no page is asked for; return what was written of each part."""
        parts = parts_of_pages(context)
        keys = [ingredients.of(part.entry) if part.entry else ingredients.shared for part in parts]
        written = [self._taken(part, key, ingredients) for part, key in zip(parts, keys, strict=True)]
        missing = [number for number, part in enumerate(written) if part is None]

        def write_part(number: int) -> Part:
            return self._write_part(parts[number].make(), context, writer)

        with beside(write_part, missing, fewest=FEWEST_FOR_PROCESSES, together=8) as answers:
            if len(missing) >= MANY_PARTS:
                tell(f"Skriver sidene til {len(missing)} tekster, og lager søket i dem.")
            self._write_others(ingredients, context, writer)
            try:
                for number, part in zip(missing, with_bar(answers, total=len(missing)), strict=True):
                    written[number] = part
                    self._keep_page(parts[number], keys[number], ingredients, part)
            except WorkerGone:
                raise SystemExit(WORKER_GONE) from None
        return [part for part in written if part]  # each is, by now

    def _taken(self, part: PartOfSite, key: bytes, ingredients: Ingredients) -> Part | None:
        """Return *part* as it is in the last site, if it was made of the same."""
        taken = self.last.take(part.name, key)
        if taken or not part.entry:
            return taken
        nearby = ingredients.nearby(part.entry)  # of all that pages may show of each other, this one shows little
        taken = self.last.take(f"nearby {part.name}", nearby) if nearby else None
        if taken:
            self.last.keep(part.name, key, taken)
        return taken

    def _keep_page(self, part: PartOfSite, key: bytes, ingredients: Ingredients, written: Part) -> None:
        self.last.keep(part.name, key, written)
        nearby = ingredients.nearby(part.entry) if part.entry else None
        if nearby:
            self.last.keep(f"nearby {part.name}", nearby, written)

    def _write_others(self, ingredients: Ingredients, context: RenderContext, writer: SiteWriter) -> None:
        for feed in (*article_feeds(context), *event_feeds(context)):
            writer.write_text(feed.url_path, feed.text)
        today = context.now.astimezone(OSLO).date()  # what a calendar holds goes by the day
        if not self.last.take("calendars", calendars_of := ingredients.events(today)):
            calendars = calendar_files(context)
            for calendar in calendars:
                writer.write_bytes(calendar.url_path, calendar.data)
            self._keep("calendars", calendars_of, [file_of(calendar.url_path) for calendar in calendars])
        writer.write_text(OPEN_DATA_PATH, open_data(context))
        writer.write_text(ROBOTS_PATH, robots(context))
        self._write_files(writer)
        if not context.settings.preview and not self.last.take("search", searched := ingredients.everything):
            # In a preview it would hold up every save, and /sok/ says so there.
            self._write_index()
            self._keep("search", searched, self._below(SEARCH_INDEX))

    def _keep(self, name: str, key: bytes, files: Iterable[str]) -> None:
        self.last.keep(name, key, Part(files=self.last.written(files)))

    def _below(self, url_path: str) -> list[str]:
        site = Path(self.output_path)
        return [path.relative_to(site).as_posix() for path in (site / url_path.strip("/")).rglob("*") if path.is_file()]

    def _url_paths_so_far(self) -> set[str]:
        """Return the url paths of everything written so far."""
        return set(files_of(Path(self.output_path)))

    def _write_index(self) -> None:
        try:
            write_index(records(self.website), Path(self.output_path) / SEARCH_INDEX.strip("/"))
        except IndexingError as error:
            raise SystemExit(str(error)) from None

    def _write_part(self, pages: Iterable[Page], context: RenderContext, writer: SiteWriter) -> Part:
        """Write *pages*, and return what is needed of them afterwards."""
        made = [*pages]
        for page in made:
            writer.write_text(file_of(page.url_path), self.renderer.html(page, context))
        return Part(
            files=self.last.written(file_of(page.url_path) for page in made),
            heads=tuple(page.head for page in made),
            cards=tuple(page.card for page in made if page.card),
        )

    def _write_files(self, writer: SiteWriter) -> None:
        static = Path(self.theme) / "static"
        for path in sorted(static.rglob("*")):
            if path.is_file() and path.suffix != ".css":
                writer.copy(path, f"/theme/{path.relative_to(static).as_posix()}")
        for download in self.website.downloads.values():
            writer.copy(download.path, download.url_path)
        for url_path, file in self.website.own_files.items():
            writer.copy(file.path, url_path)
