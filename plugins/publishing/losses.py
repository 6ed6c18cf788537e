"""What readers, subscribers and links would lose if the new site took the place of the published one, and which
file an editor mends, and how.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath

from content_types.model import OSLO, ContentKind
from content_types.url_paths import FOLDERS_ON_SITE, read_file_name, url_path_of, url_path_of_file
from manuscript.problem import Problem, enumerated, told

from .errors import Repository
from .published_site import CALENDAR, OPEN_DATA, Identity, PublishedSite, Standing, is_expected, lost


def losses(
    old: PublishedSite, new: PublishedSite, files: ContentFiles, *, today: date, taken_back: PublishedSite | None = None
) -> list[Problem]:
    """Return all that would be lost, url paths first.

    Of what was *taken_back* since, calendars have kept the numbers it gave their events.
    """
    sites = [old, taken_back] if taken_back else [old]
    unseen = dict.fromkeys(change for site in sites for change in _unseen_changes(site, new, files))
    return [*_lost_url_paths(old, new, files), *_lost_identities(old, new, files, today), *unseen]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What has been given to the world, and the source commit it was made from."""

    site: PublishedSite
    source: str  # empty: somebody else made it
    taken_back: PublishedSite | None = None  # by a rollback, if that is what lies there

    def losses(self, new: PublishedSite, project: Repository, content: str, now: datetime) -> list[Problem]:
        """Return what would be lost if *new*, made of the folder *content* of *project*, took its place *now*."""
        files = content_files(project, content, self.source)
        return losses(self.site, new, files, today=now.astimezone(OSLO).date(), taken_back=self.taken_back)


def _lost_url_paths(old: PublishedSite, new: PublishedSite, files: ContentFiles) -> Iterator[Problem]:
    url_paths = [url_path_of_file(path) for path in lost(old.files, new.files)]
    pages = {url_path for url_path in url_paths if url_path.endswith("/")}
    for url_path in url_paths:
        if url_path in pages:
            led_to = old.at(url_path)[1]
            yield lost_url_path(files, url_path, led_to="" if led_to == url_path else led_to)
        else:
            page = url_path[: url_path.rfind("/") + 1]  # whose own loss, or word that it is gone, says enough
            if page not in pages and new.at(page)[0] is not Standing.GONE:
                yield lost_url_path(files, url_path)


def _lost_identities(old: PublishedSite, new: PublishedSite, files: ContentFiles, today: date) -> Iterable[Problem]:
    """Return the identities that were given out and would not be found again, each page once."""
    changed = [path for path in old.identity_files if new.files.get(path) not in (None, old.files[path])]
    kept = {(record.file, record.id) for record in new.identities(changed)}
    missing = [record for record in old.identities(changed) if (record.file, record.id) not in kept]
    feeds = [loss("feed", record.file) for record in missing if record.is_feed]
    missing = [record for record in missing if record.url_path]
    if feeds or not missing:
        return feeds
    before = {record.id for record in old.identities(old.identity_files)}
    now = new.identities(new.identity_files)
    found = (_lost_identity(record, before, now, new, files, today) for record in missing)
    return dict.fromkeys(problem for problem in found if problem)


def _lost_identity(
    record: Identity, before: set[str], now: list[Identity], new: PublishedSite, files: ContentFiles, today: date
) -> Problem | None:
    standing, url_path = new.at(record.url_path)
    if standing is not Standing.PAGE:  # hidden or gone on purpose; a lost url path is told of already
        return None
    if any(other.id == record.id and other.is_translation for other in now):
        return None  # the version in the calendar stands for both
    there = {other.id for other in now if other.url_path == url_path}
    if record.id not in there and there - before:
        where = "" if record.url_path == url_path else f" på {url_path}"
        words = {"url_path": record.url_path, "where": where, "title": record.title}
        return loss("identity", files.of(url_path), f"første-adresse: {record.url_path}", **words)
    if record.file == CALENDAR or (record.file == OPEN_DATA and record.id not in there):
        is_cancelled = record.is_cancelled or any(other.id == record.id and other.is_cancelled for other in now)
        if is_expected(record.last_day, today=today, is_cancelled=is_cancelled):
            file = files.of(record.url_path) or files.of(url_path)
            return loss("dropped", file, url_path=record.url_path, title=record.title)
    return None


NOTICED = {"starts": "starten", "ends": "slutten", "place": "stedet", "status": "statusen"}  # by who has the event


def _unseen_changes(old: PublishedSite, new: PublishedSite, files: ContentFiles) -> Iterator[Problem]:
    """Yield the events whose changes subscribers' calendars would pass over (RFC 5546 §2.1.4)."""
    if old.files.get(CALENDAR) == new.files.get(CALENDAR):
        return
    published = {event.uid: event for event in old.calendar}
    for event in new.calendar:
        before = published.get(event.uid)
        if before is None or event.sequence > before.sequence:
            continue
        changed = [word for name, word in NOTICED.items() if getattr(before, name) != getattr(event, name)]
        if changed or event.sequence < before.sequence:
            what = f"{enumerated(changed)} er endret, men" if changed else "endringen er trukket tilbake, og"
            words = {"title": event.title, "what": what, "published": before.sequence, "now": event.sequence}
            yield loss("unseen", files.of(new.url_path_of(event.url)), "", **words)


# What an editor is told of each thing that would be lost: which file to mend, and how


def loss(case: str, file: str, example: str = "", **words: object) -> Problem:
    """Return what is told of one thing that would be lost, in the words of its case, at the *file* to mend."""
    return told("published-lost", example, case, **words).placed(file, 1)


def lost_url_path(files: ContentFiles, url_path: str, *, led_to: str = "") -> Problem:
    """Tell of a url path that answered, as a page or a file or, with *led_to*, as a redirect, and would not."""
    addresses = f"{files.content}/adresser.txt"
    above = url_path[: url_path.rstrip("/").rfind("/") + 1]  # the page of a file, the list of a page
    moved = f"første-adresse: {url_path}\ngamle-adresser:\n  - {url_path}"
    if led_to:
        return loss("redirect", addresses, f"{url_path} {led_to}", url_path=url_path)
    if url_path.lower().endswith((".ics", ".xml", ".json")):
        return loss("subscribed", files.of(above), url_path=url_path)
    if not url_path.endswith("/"):
        return loss("document", files.of(above), f"gamle-adresser:\n  - {url_path}/", url_path=url_path)
    if url_path in files.now:
        return loss("there", files.now[url_path], moved, url_path=url_path)
    if url_path in files.renamed:
        old, new = files.renamed[url_path]
        return loss("renamed", new, moved, url_path=url_path, old=old)
    if url_path in files.removed:
        file = files.removed[url_path]
        return loss("removed", file, f"{url_path} {above}", url_path=url_path, content=files.content)
    return loss("nowhere", addresses, f"{url_path} {above}", url_path=url_path)


# Which content file a page comes from, as far as names tell


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFiles:
    """The content files now, and what became of those that were published."""

    content: str  # the folder, from the project
    now: Mapping[str, str] = field(default_factory=dict)  # the url path its name gives → file
    renamed: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # url path it had → file then, file now
    removed: Mapping[str, str] = field(default_factory=dict)  # likewise → file then

    def of(self, url_path: str) -> str:
        """Return the file that is likely to make the page at *url_path*; empty when none is."""
        if url_path in self.renamed and url_path not in self.now:
            return self.renamed[url_path][1]
        return self.now.get(url_path, "")


def content_files(project: Repository, content: str, published: str) -> ContentFiles:
    """Return the files of the *content* folder, and what changed since the source commit *published*."""

    def changed(kind: str, *options: str) -> list[str]:
        since = ("-z", "--find-renames", "--relative", f"--diff-filter={kind}", *options, published, "--", content)
        return project.ask("diff", *since).fields if published else []

    def by_url_path(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        return ((url_path, path) for path in paths if (url_path := url_path_of_content(path, content)))

    paths = project.ask("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", content).fields
    gone = changed("D", "--name-only")
    moved = changed("R", "--name-status")  # a letter and two names of each
    names = dict(zip(moved[1::3], moved[2::3], strict=True))
    return ContentFiles(
        content=content,
        now=dict(by_url_path(path for path in paths if path not in gone)),  # it may not be committed yet
        renamed={url_path: (then, names[then]) for url_path, then in by_url_path(names)},
        removed=dict(by_url_path(gone)),
    )


def url_path_of_content(path: str, content: str) -> str:
    """Return the url path the name of a content file gives; empty for what is no page."""
    file = PurePosixPath(path)
    below = file.parts[len(PurePosixPath(content).parts) :]
    if file.suffix != ".md" or len(below) < 2 or below[0] not in FOLDERS_ON_SITE:
        return ""
    return url_path_of(ContentKind(below[0]), read_file_name(PurePosixPath(file.name)).slug)
