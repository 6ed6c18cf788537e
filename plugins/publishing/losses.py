"""What readers, subscribers and links would lose if the new site took the place of the published one, and which
file an editor mends, and how.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath

from content_types.clock import OSLO
from content_types.model import ContentKind
from content_types.url_paths import FOLDERS_ON_SITE, read_file_name, url_path_of, url_path_of_file
from manuscript.problem import enumerated, shortened

from .errors import Repository, SiteProblem
from .published_site import CALENDAR, OPEN_DATA, CalendarEvent, Identity, PublishedSite, Standing, is_expected, lost


def losses(
    old: PublishedSite, new: PublishedSite, files: ContentFiles, *, today: date, taken_back: PublishedSite | None = None
) -> list[SiteProblem]:
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

    def losses(self, new: PublishedSite, project: Repository, content: str, now: datetime) -> list[SiteProblem]:
        """Return what would be lost if *new*, made of the folder *content* of *project*, took its place *now*."""
        files = content_files(project, content, self.source)
        return losses(self.site, new, files, today=now.astimezone(OSLO).date(), taken_back=self.taken_back)


def _lost_url_paths(old: PublishedSite, new: PublishedSite, files: ContentFiles) -> Iterator[SiteProblem]:
    url_paths = [url_path_of_file(path) for path in lost(old.files, new.files)]
    pages = {url_path for url_path in url_paths if url_path.endswith("/")}
    for url_path in url_paths:
        if url_path in pages:
            led_to = old.at(url_path)[1]
            yield lost_url_path(files, url_path, led_to="" if led_to == url_path else led_to)
        elif not _goes_with_its_page(url_path[: url_path.rfind("/") + 1], pages, new):
            yield lost_url_path(files, url_path)


def _goes_with_its_page(page: str, lost_pages: set[str], new: PublishedSite) -> bool:
    """Tell whether nothing more need be said of a file below *page*: the page is lost as well, or says that it is gone."""
    return page in lost_pages or new.at(page)[0] is Standing.GONE


def _lost_identities(old: PublishedSite, new: PublishedSite, files: ContentFiles, today: date) -> Iterable[SiteProblem]:
    """Return the identities that were given out and would not be found again, each page once."""
    changed = [path for path in old.identity_files if new.files.get(path) not in (None, old.files[path])]
    kept = {(record.file, record.id) for record in new.identities(changed)}
    missing = [record for record in old.identities(changed) if (record.file, record.id) not in kept]
    feeds = [lost_feed(record.file) for record in missing if record.is_feed]
    missing = [record for record in missing if record.url_path]
    if feeds or not missing:
        return feeds
    before = {record.id for record in old.identities(old.identity_files)}
    now = new.identities(new.identity_files)
    found = (_lost_identity(record, before, now, new, files, today) for record in missing)
    return dict.fromkeys(problem for problem in found if problem)


def _lost_identity(
    record: Identity, before: set[str], now: list[Identity], new: PublishedSite, files: ContentFiles, today: date
) -> SiteProblem | None:
    standing, url_path = new.at(record.url_path)
    if standing is not Standing.PAGE:  # hidden or gone on purpose; a lost url path is told of already
        return None
    if any(other.id == record.id and other.is_translation for other in now):
        return None  # the version in the calendar stands for both
    there = {other.id for other in now if other.url_path == url_path}
    if record.id not in there and there - before:
        return lost_identity(files, record.url_path, now_at=url_path, title=record.title)
    if record.file == CALENDAR or (record.file == OPEN_DATA and record.id not in there):
        is_cancelled = record.is_cancelled or any(other.id == record.id and other.is_cancelled for other in now)
        if is_expected(record.last_day, today=today, is_cancelled=is_cancelled):
            return dropped_event(files, record.url_path, now_at=url_path, title=record.title)
    return None


def _unseen_changes(old: PublishedSite, new: PublishedSite, files: ContentFiles) -> Iterator[SiteProblem]:
    """Yield the events whose changes subscribers' calendars would pass over (RFC 5546 §2.1.4)."""
    if old.files.get(CALENDAR) == new.files.get(CALENDAR):
        return
    published = {event.uid: event for event in old.calendar}
    for event in new.calendar:
        before = published.get(event.uid)
        if before is None or event.sequence > before.sequence:
            continue
        changed = _changed(before, event)
        if changed or event.sequence < before.sequence:
            url_path, numbers = new.url_path_of(event.url), {"published": before.sequence, "now": event.sequence}
            yield unseen_change(files, url_path, title=event.title, changed=changed, **numbers)


NOTICED = {"starts": "starten", "ends": "slutten", "place": "stedet", "status": "statusen"}  # by who has the event


def _changed(before: CalendarEvent, after: CalendarEvent) -> tuple[str, ...]:
    return tuple(word for name, word in NOTICED.items() if getattr(before, name) != getattr(after, name))


# What an editor is told of each thing that would be lost: which file to mend, and how


def lost_url_path(files: ContentFiles, url_path: str, *, led_to: str = "") -> SiteProblem:
    """Tell of a url path that answered, as a page or a file or, with *led_to*, as a redirect, and would not."""
    if led_to:
        return SiteProblem(
            file=f"{files.content}/adresser.txt",
            message=f"Den gamle adressen {url_path} leder ikke lenger videre, men det må den alltid gjøre.",
            fix="Skriv den tilbake under «gamle-adresser» i filen den stod i, eller skriv en linje her.",
            example=f"{url_path} {led_to}",
        )
    if not url_path.endswith("/"):
        return _lost_file(url_path, files)
    if url_path in files.renamed and url_path not in files.now:
        old, new = files.renamed[url_path]
        return SiteProblem(
            file=new,
            message=f"Siden {url_path} er publisert, men blir borte: Filen het {old}.",
            fix="Skriv disse linjene øverst i filen. Står «første-adresse» der fra før, lar du den stå som den er.",
            example=_moved(url_path),
        )
    if url_path in files.now:
        return SiteProblem(
            file=files.now[url_path],
            message=f"Siden {url_path} er publisert, men blir borte.",
            fix="Skal siden bort, skriv «status: fjernet» øverst i filen; et utkast kan den ikke bli igjen. "
            "Har den fått en ny adresse, skriv disse linjene.",
            example=_moved(url_path),
        )
    if url_path in files.removed:
        file = files.removed[url_path]
        return SiteProblem(
            file=file,
            message=f"Siden {url_path} er publisert, men filen er slettet.",
            fix="Hent filen tilbake fra en tidligere commit, og skriv «status: fjernet» øverst i den. Skal adressen "
            f"heller lede til en annen side, skriv en linje i {files.content}/adresser.txt.",
            example=f"{url_path} {_list_above(url_path)}",
        )
    return SiteProblem(
        file=f"{files.content}/adresser.txt",
        message=f"Siden {url_path} er publisert, men blir borte.",
        fix="Har den fått en ny adresse, skriv den gamle under «gamle-adresser» i filen. Skal den bort, la filen være "
        "og skriv «status: fjernet» i den. Ellers skriv her hvor adressen skal lede.",
        example=f"{url_path} {_list_above(url_path)}",
    )


def _lost_file(url_path: str, files: ContentFiles) -> SiteProblem:
    page = url_path[: url_path.rfind("/") + 1]
    file = files.of(page)
    if url_path.lower().endswith((".ics", ".xml", ".json")):
        return SiteProblem(
            file=file,
            message=f"Kalenderen eller strømmen {url_path} er publisert, og noen kan abonnere på den. Nå blir den borte.",
            fix="Sett tilbake det som laget den. Er siden den hører til, borte for godt, skriv «status: fjernet» i filen.",
        )
    return SiteProblem(
        file=file,
        message=f"Dokumentet {url_path} er publisert, men blir borte.",
        fix="Sett dokumentet tilbake på siden. Skal det bort, la adressen lede til siden, med disse linjene øverst i "
        "filen.",
        example=f"gamle-adresser:\n  - {url_path}/",
    )


def lost_identity(files: ContentFiles, url_path: str, *, now_at: str, title: str) -> SiteProblem:
    """Tell of a page that would come to its subscribers as another."""
    where = "" if url_path == now_at else f" på {now_at}"
    return SiteProblem(
        file=files.of(now_at),
        message=f"«{shortened(title)}» er publisert på {url_path}, men{where} ville abonnentene fått den som en "
        "ny sak, og kalendere ville vist den to ganger.",
        fix="Skriv denne linjen øverst i filen. Stod det en annen «første-adresse» der før, skriv den i stedet.",
        example=f"første-adresse: {url_path}",
    )


def lost_feed(file: str) -> SiteProblem:
    """Tell of a whole feed that would come to its subscribers as another."""
    return SiteProblem(
        file=file,
        message="Strømmen har fått en ny identitet, så abonnentene ville fått alle sakene om igjen.",
        fix="Sett «SITE_ID» i pelicanconf.py tilbake til det den var.",
    )


def dropped_event(files: ContentFiles, url_path: str, *, now_at: str, title: str) -> SiteProblem:
    """Tell of an event that would vanish from subscribers' calendars before its time."""
    return SiteProblem(
        file=files.of(url_path) or files.of(now_at),
        message=f"Arrangementet «{shortened(title)}» på {url_path} ville forsvunnet fra kalenderne til dem som "
        "abonnerer, før tiden.",
        fix="La filen til arrangementet bli. Er det avlyst, skriv «status: avlyst» i den. Skal alt om det bort, skriv "
        "«status: fjernet».",
        example="status: avlyst",
    )


def unseen_change(
    files: ContentFiles, url_path: str, *, title: str, changed: Sequence[str], published: int, now: int
) -> SiteProblem:
    """Tell of an event *changed* in a way calendars would not take in; *published* and *now* are its SEQUENCE."""
    what = f"{enumerated(changed)} er endret, men" if changed else "endringen er trukket tilbake, og"
    return SiteProblem(
        file=files.of(url_path),
        message=f"«{shortened(title)}»: {what} kalenderne ville oversett det. Nummeret på utgaven (SEQUENCE) er "
        f"{now}, og må være høyere enn {published}.",
        fix="Legg endringen inn i en egen commit, så stiger nummeret. Er det gjort, mangler klonen noe av historien: "
        "Hent den med «git pull».",
    )


def _moved(url_path: str) -> str:
    return f"første-adresse: {url_path}\ngamle-adresser:\n  - {url_path}"


def _list_above(url_path: str) -> str:
    return url_path[: url_path.rstrip("/").rfind("/") + 1]


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
