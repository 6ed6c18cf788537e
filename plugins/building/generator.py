"""The seam to Pelican: content is read in its first phase, pages are written in its last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import chain
from pathlib import Path

from pelican.generators import Generator

from content_types.model import OSLO
from content_types.url_paths import EDITION_DATA_PATH, OPEN_DATA_PATH, ROBOTS_PATH, SITEMAP_PATH, file_of
from images.cards import draw
from images.processes import WorkerGone, beside
from manuscript.problem import Problem, UserError, in_words, shown_path
from norwegian.dates import write_moment
from norwegian.typography import plain
from outputs.context import RenderContext, read_claims
from outputs.feeds import article_feeds, event_feeds
from outputs.head import PublishedCard, robots, sitemap
from outputs.open_data import edition_data, open_data
from pages.every_page import holds_until, parts_of_pages
from pages.system_pages import edition_page, redirects_from_published
from pages.views import Page
from search.index import index_files
from search.records import records
from website.assembly import next_change
from website.coding import CODER
from website.memory import Memory, memory_of
from website.model import Website
from website.related import relations_of

from .configuration import settings_of
from .editor import editor_files
from .ingredients import Ingredients
from .output import is_about, unwritable
from .progress import tell, with_bar
from .publication import Publication, edition_of, files_as_they_are, pictures_of, read_publication, write_pictures
from .rendering import Renderer, read_theme
from .reuse import KEPT_AS, LastSite, Part, WrittenFile, spare_of
from .stamp import outcome
from .writer import SiteWriter

NOT_YET = Part(files=())
NAMED = "named"  # the part of all files that are named by the digest of what they are made of
FEWEST_FOR_PROCESSES = 100  # parts, most of them the page of an entry
MANY_PARTS = 500  # so many take some seconds
WORKER_GONE = in_words(
    "Bygget ble avbrutt av maskinen, som kanskje mangler minne. Det som lå der fra før, er urørt.",
    "Lukk noen programmer, og bygg på nytt.",
)


class WebsiteGenerator(Generator):
    """Reads the whole publication and writes every file of the site."""

    memory: Memory
    publication: Publication
    problems: list[Problem]
    renderer: Renderer
    last: LastSite
    named: dict[str, WrittenFile]  # of the last site, by url path

    def generate_context(self) -> None:
        """Read everything; the problems are judged by others before any output."""
        content = shown_path(Path(self.path))
        self.memory = memory_of(content, self.settings.get("MEMORY", ""), once=True)
        try:
            publication, self.problems = read_publication(
                content,
                settings_of(self.settings),
                pictures=Path(self.settings["PICTURE_CACHE"]),
                memory=self.memory,
            )
        except UserError as error:
            raise SystemExit(str(error)) from None
        if publication:  # else nothing will be written
            self.publication = publication

    @property
    def website(self) -> Website:
        return self.publication.website

    def generate_output(self, writer: SiteWriter) -> None:
        """Write the site.

        Raises:
            SystemExit: with words for the editor, when the disk refuses or a picture changes meanwhile.
        """
        try:
            if spare := spare_of(self.settings):
                writer.begin_with(spare)
            self._write_site(writer)
            writer.clear_up()
        except UserError as error:
            raise SystemExit(str(error)) from None
        except OSError as error:
            if not is_about(error, Path(self.output_path), self.publication.cache.folder):
                raise
            raise SystemExit(str(unwritable(error, Path(self.settings["OUTPUT_PATH"])))) from None
        self.publication.cache.trim()
        self._tell_of_next_change()
        until = holds_until(self.website, settings_of(self.settings).now)
        self.memory.note(outcome(Path(self.settings["OUTPUT_PATH"])), b"", (until, tuple(self.problems)), CODER)
        self.memory.save(KEPT_AS)

    def _tell_of_next_change(self) -> None:
        change = next_change(self.website, settings_of(self.settings).now)
        if change:
            tell(f"Listene endrer seg neste gang {plain(write_moment(change))}.")

    def _write_site(self, writer: SiteWriter) -> None:
        self.last = LastSite(Path(self.settings["OUTPUT_PATH"]), self.memory)
        self.named = {f"/{file.name}": file for file in self.last.those_there(NAMED)}
        pictures = pictures_of(self.website, self.publication.cache)
        context = RenderContext(
            website=self.website,
            settings=settings_of(self.settings),
            claims=read_claims((Path(self.theme) / "accessibility.json").read_text("utf-8")),
            revisions=self.publication.revisions,
            relations=relations_of(self.website, settings_of(self.settings).now),
            octets=write_pictures(pictures, writer.write_bytes, there=self._linked(pictures, writer)),
        )
        options = self.settings["JINJA_ENVIRONMENT"]
        theme = read_theme(Path(self.theme), context.href("/theme/"))
        self.renderer = Renderer(options, theme)
        edition = edition_of(self.publication, context.settings)
        written = self._write_pages(Ingredients(context, theme, options), context, writer)
        written.append(self._write_part([edition_page(edition, context)], context, writer))
        if self.settings["STYLE_PAGE"]:
            from .style_page import style_page  # with lxml.html, which nothing else here needs

            folder, components = Path(self.settings["STYLE_CONTENT"]), Path(self.theme) / "components.json"
            self._write_part([style_page(folder, components, self.renderer, context)], context, writer)
        heads = [head for part in written for head in part.heads]
        cards = {card.url_path: card for part in written for card in part.cards}
        self._write_cards(cards.values(), writer)
        named = {url_path.removeprefix("/") for url_path in (*pictures, *cards)} & writer.files.keys()
        self.last.keep(NAMED, [], Part(files=tuple(writer.files[name] for name in sorted(named))))
        writer.write_text(SITEMAP_PATH, sitemap(heads, context))
        # After all other pages, since these take only what nothing else has.
        self._write_part(
            redirects_from_published(context.settings.published_url_paths, writer.url_paths(), context),
            context,
            writer,
        )
        # After everything else, since it lists all files.
        made = {} if context.settings.preview else writer.hashes(hidden=self.website.hidden_url_paths)
        writer.write_text(EDITION_DATA_PATH, edition_data(edition, made))

    def _write_pages(self, ingredients: Ingredients, context: RenderContext, writer: SiteWriter) -> list[Part]:
        """Write every page, and beside that all that no page is asked for; return what was written of each part."""
        parts = parts_of_pages(context)
        found = [self.last.find(part.name, ingredients.keys_of(part.entry)) for part in parts]
        missing = [number for number, part in enumerate(found) if part is None]

        self._prepare(len(missing))

        searched = ingredients.everything
        preview = context.settings.preview  # there a search would hold up every save, and /sok/ says so

        def write_part(number: int) -> tuple[Part, list[WrittenFile], list[bytes]]:
            part = self._write_part(parts[number].make(), context, writer)
            return part, self._write_cards(part.cards, writer), [*ingredients.keys_of(parts[number].entry)]

        with (
            beside(write_part, missing, fewest=FEWEST_FOR_PROCESSES) as answers,
            ThreadPoolExecutor(1) as thread,  # after the processes: one with threads cannot be copied
        ):
            is_there = preview or self._is_taken("search", searched, writer)
            index = None if is_there else thread.submit(index_files, iter(records(self.website, self.memory)))
            self._write_others(ingredients, context, writer)
            written = [part or NOT_YET for part in found]
            gone = [
                number for number, part in enumerate(found) if part and not writer.link(part.files, self.last.folder)
            ]
            try:
                answers = chain(with_bar(answers, total=len(missing)), map(write_part, gone))
                for number, (part, cards, keys) in zip((*missing, *gone), answers, strict=True):
                    written[number] = part
                    writer.know((*part.files, *cards))
                    self.last.keep(parts[number].name, keys, part)
            except WorkerGone:
                raise SystemExit(WORKER_GONE) from None
            if index:
                self._write_named("search", searched, index.result(), writer)
        return written

    def _prepare(self, missing: int) -> None:
        """Do once what each copy of this process would do, and say so where much is to be written."""
        if missing >= FEWEST_FOR_PROCESSES:
            self.renderer.compile()
        if missing >= MANY_PARTS:
            tell(f"Skriver sidene til {missing} tekster, og lager søket i dem.")

    def _write_others(self, ingredients: Ingredients, context: RenderContext, writer: SiteWriter) -> None:
        for url_path, data in article_feeds(context).items():
            writer.write_bytes(url_path, data)
        today = context.now.astimezone(OSLO).date()  # what a calendar holds goes by the day
        key = ingredients.events(today)
        if not self._is_taken("events", key, writer):
            self._write_named("events", key, _told_of_events(context), writer)
        writer.write_text(ROBOTS_PATH, robots(context))
        self._write_files(writer)

    def _is_taken(self, name: str, key: bytes, writer: SiteWriter) -> bool:
        """Let files that were made of *key* be as they are in the last site; tell whether they were there."""
        found = self.last.find(name, [key])
        return found is not None and writer.link(found.files, self.last.folder)

    def _write_named(self, name: str, key: bytes, made: Mapping[str, bytes], writer: SiteWriter) -> None:
        files = tuple(writer.write_bytes(url_path, data) for url_path, data in made.items())
        self.last.keep(name, [key], Part(files=files))

    def _write_cards(self, cards: Iterable[PublishedCard], writer: SiteWriter) -> list[WrittenFile]:
        """Draw those of *cards* that are not there yet: two pages may have the same. Return the files."""
        if self.settings["PREVIEW"]:  # they would hold up every save, and nothing fetches them there
            return []
        names = {card.url_path.removeprefix("/"): card for card in cards}
        for name, card in names.items():
            if name not in writer.files and not self._linked([card.url_path], writer):
                with suppress(FileExistsError):  # the other process was there first
                    writer.write_bytes(name, draw(card.card, Path(self.theme) / "fonts"))
        return [writer.files[name] for name in names if name in writer.files]

    def _linked(self, url_paths: Collection[str], writer: SiteWriter) -> dict[str, int]:
        """Let those of *url_paths*, each named by the digest of what it is made of, be as they are in the last site.

        Return how many octets each has.
        """
        linked = [self.named[url_path] for url_path in self.named.keys() & url_paths]
        return {f"/{file.name}": file.octets for file in linked if writer.link([file], self.last.folder)}

    def _write_part(self, pages: Iterable[Page], context: RenderContext, writer: SiteWriter) -> Part:
        """Write *pages*, and return what is needed of them afterwards."""
        made = [*pages]
        return Part(
            files=tuple(writer.write_text(file_of(page.url_path), self.renderer.html(page, context)) for page in made),
            heads=tuple(page.head for page in made),
            cards=tuple(page.card for page in made if page.card),
        )

    def _write_files(self, writer: SiteWriter) -> None:
        for url_path, path in files_as_they_are(self.website, Path(self.theme)).items():
            writer.copy(path, url_path)
        releases = Path(self.settings["EDITOR_RELEASES"])
        for url_path, data in editor_files(
            self.settings["EDITOR"], self.website, theme=Path(self.theme), releases=releases
        ):
            writer.write_bytes(url_path, data)


def _told_of_events(context: RenderContext) -> Mapping[str, bytes]:
    """Return each file that tells of events alone, by its url path."""
    from outputs.calendars import calendar_files  # with icalendar, eighty modules: loaded where an event has changed

    return {
        **calendar_files(context),
        **event_feeds(context),
        OPEN_DATA_PATH: open_data(context).encode("utf-8"),
    }
