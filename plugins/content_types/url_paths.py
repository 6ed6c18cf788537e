"""Where each page lives on the site: the slug and the date a file's name gives, the url path made of the slug,
the identity made of the url path; and what an old url path may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from uuid import UUID, uuid5

from manuscript.problem import Problem, shortened, told
from norwegian.dates import real_date
from norwegian.letters import nfc, slugify

from .model import ContentKind

# The pages and files the site makes by itself.
ARTICLES_PATH = "/artikler/"
EVENTS_PATH = "/arrangementer/"
ARCHIVE_PATH = "/arrangementer/arkiv/"  # of past events
DIGITAL, IN_PERSON = "digitalt", "med-oppmote"  # of the events: those one can follow from home, and come to
TYPES_PATH = "/arrangementer/type/"
PLACES_PATH = "/arrangementer/sted/"
SUBJECTS_PATH = "/emner/"
SERIES_PATH = "/serier/"
SUBSCRIBE_PATH = "/abonner/"
SEARCH_PATH = "/sok/"
EDITION_PATH = "/bygg/"
EDITION_DATA_PATH = "/bygg.json"
EDITOR_PATH = "/admin/"
STYLE_PATH = "/stil/"  # in previews
NOT_FOUND_PATH = "/404.html"
CALENDAR_PATH = "/kalender.ics"  # of all events
OPEN_DATA_PATH = "/arrangementer.json"
SITEMAP_PATH = "/sitemap.xml"
ROBOTS_PATH = "/robots.txt"
ARTICLES_ATOM_PATH = "/feeds/artikler.atom.xml"
ARTICLES_RSS_PATH = "/feeds/artikler.rss.xml"
ARTICLES_JSON_FEED_PATH = "/feeds/artikler.json"
EVENTS_ATOM_PATH = "/feeds/arrangementer.atom.xml"
EVENTS_RSS_PATH = "/feeds/arrangementer.rss.xml"
SEARCH_INDEX = "/pagefind/"

# All of them that stand whatever the editors write, and may be linked to.
GENERATED_PATHS = (
    "/",
    ARTICLES_PATH,
    EVENTS_PATH,
    ARCHIVE_PATH,
    SUBJECTS_PATH,
    SERIES_PATH,
    SUBSCRIBE_PATH,
    SEARCH_PATH,
    ARTICLES_ATOM_PATH,
    ARTICLES_RSS_PATH,
    ARTICLES_JSON_FEED_PATH,
    EVENTS_ATOM_PATH,
    EVENTS_RSS_PATH,
    OPEN_DATA_PATH,
    CALENDAR_PATH,
    EDITION_PATH,
    EDITION_DATA_PATH,
    SITEMAP_PATH,
)

FOLDERS_ON_SITE = {
    ContentKind.ARTICLE: ARTICLES_PATH,
    ContentKind.EVENT: EVENTS_PATH,
    ContentKind.PAGE: "/",
    ContentKind.SUBJECT: SUBJECTS_PATH,
}

# What the site makes by itself, each url path as a folder, whether it is one or a file.
GENERATED = frozenset(
    {
        *(path for path in GENERATED_PATHS if path.endswith("/")),
        SEARCH_INDEX,
        EDITOR_PATH,
        "/feeds/",
        "/filer/",
        "/theme/",
        "/404/",
        "/cname/",  # GitHub's own, beside the site
        f"{ARTICLES_PATH}side/",
        f"{EVENTS_PATH}side/",
        f"{ARCHIVE_PATH}side/",
    }
)
FILTER_PATHS = (f"{EVENTS_PATH}{DIGITAL}/", f"{EVENTS_PATH}{IN_PERSON}/", TYPES_PATH, PLACES_PATH)
GENERATED_BELOW = ("/feeds/", "/filer/", SEARCH_INDEX, EDITOR_PATH, "/theme/", *FILTER_PATHS)
FURTHER_PAGE = re.compile(r"/side/[0-9]+/$")  # «/artikler/side/2/»
# «/arrangementer/x/x.ics/», «/arrangementer.json/», «/x/index.html/»; not «/ics/» or «/referat.pdf/»
GENERATED_FILE = re.compile(r"(?:\.(?:ics|json|xml|txt)|/index\.html|^/404\.html)/")

INDEX = "index.html"  # what hosts show of a folder
LONGEST_URL_PATH = 1000  # octets: systems allow 4,096 for the whole path on disk
LONGEST_SEGMENT = 200  # octets: file systems allow 255, and the build adds to the name
# «.git», «.nojekyll», and «git~1», as Windows may call the first: git and hosts keep such names to themselves
RESERVED_NAME = re.compile(r"\.|.{1,6}~[0-9]+(?:\.|$)")
NOT_IN_PATHS = re.compile(r"[^\w./~!$&'()*+,;=:@%–-]")

# «2027-03-12-frokostmote», «2027-3-2», which has too few digits; not «12-03-2027»
DATED_NAME = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[-_ ]+(.*))?$")
# A date as people write it elsewhere: 23-03-2027, 23.3.2027, 2027.03.23, 20270323, also with longer dashes.
DAY_FIRST = re.compile(r"([0-9]{1,2})[-._ ‐‑–—]([0-9]{1,2})[-._ ‐‑–—]([0-9]{4})(?![0-9])[-._ ‐‑–—]*(.*)$")
YEAR_FIRST = re.compile(r"([0-9]{4})[-._ ‐‑–—]?([0-9]{2})[-._ ‐‑–—]?([0-9]{2})(?![0-9])[-._ ‐‑–—]*(.*)$")
# What systems call a copy: «Kopi av x», «x - Kopi», «x (1)», «x copy 2»; and where two have written at once:
# «x (Karis konfliktkopi 2026-01-01)», «x.sync-conflict-20260101-1010», «x_Conflict», «x-DESKTOP-AB12CD3».
COPY_NAME = re.compile(
    r"(?:kopi av|copy of) |.{0,200}(?:[ -](?:kopi|copy)(?: \(?[0-9]{1,3}\)?)?|\([0-9]{1,3}\)"
    r"|\([^()]{0,80}(?:konflikt|conflict)[^()]{0,60}\)|[._](?:sync-)?conflict(?:-[\w-]{1,60})?"
    r"|-(?-i:[A-Z]{2,8}-[A-Z0-9]{4,12}))$",
    re.IGNORECASE,
)


def url_path_of(kind: ContentKind, slug: str) -> str:
    """Return the url path of the page made from a file, for example /artikler/x/."""
    return f"{FOLDERS_ON_SITE[kind]}{slug}/"


def file_of(url_path: str) -> str:
    """Return the file of the site that answers at *url_path*: artikler/x/index.html at /artikler/x/."""
    path = url_path.removeprefix("/")
    return f"{path}{INDEX}" if path.endswith("/") or not path else path


def url_path_of_file(file: str) -> str:
    """Return where *file* of the site answers: /artikler/x/ for artikler/x/index.html."""
    is_html_file = file == INDEX or file.endswith(f"/{INDEX}")
    return f"/{file.removesuffix(INDEX)}" if is_html_file else f"/{file}"


def event_calendar_path(slug: str, session: str = "") -> str:
    """Return the url path of an event's own calendar, or of that of a session of it, known by its id."""
    return f"{url_path_of(ContentKind.EVENT, slug)}{slug}{f'.{session}' if session else ''}.ics"


def list_feed_path(page: str) -> str:
    """Return the url path of the feed of *page*, of a subject (its articles), a series or a filter (its events)."""
    return f"/feeds{page.removesuffix('/')}.atom.xml"


def list_calendar_path(page: str) -> str:
    """Return the url path of the calendar of the events on *page*, of a subject, a series or a filter."""
    return f"{page}kalender.ics"


def is_generated(path: str) -> bool:
    """Tell whether the site itself has, or may come to have, a page or file at *path*."""
    path = as_folder(path).lower()
    return (
        path in GENERATED
        or path.startswith(GENERATED_BELOW)
        or bool(FURTHER_PAGE.search(path))
        or bool(GENERATED_FILE.search(path))
    )


def as_folder(path: str) -> str:
    """Return *path* ending in «/», composed: every page is a folder."""
    path = nfc(path.strip())
    return path if path.endswith("/") else f"{path}/"


def url_path_problem(path: str, *, written: str = "") -> str:
    """Return why *path* is no url path, as a Norwegian sentence; empty when it is one.

    *written* is how the editor wrote it, when that is something else.
    """
    shown = shortened(written or path, 80)
    if len(path.encode("utf-8", "replace")) > LONGEST_URL_PATH:
        return f"Adressen «{shown}» er for lang."
    if "://" in path:
        return f"Adressen «{shown}» har domenet med seg."
    if not path.startswith("/"):
        return f"Adressen «{shown}» begynner ikke med «/»."
    if "//" in path:
        return f"Adressen «{shown}» har to skråstreker etter hverandre."
    if "?" in path or "#" in path:
        return f"Adressen «{shown}» har noe etter «{'?' if '?' in path else '#'}»."
    if not path.endswith("/"):
        return f"Adressen «{shown}» slutter ikke med «/»."
    return _segment_problem(path, shown)


def _segment_problem(path: str, shown: str) -> str:
    segments = path.strip("/").split("/")
    if any(segment in (".", "..") for segment in segments):
        return f"Adressen «{shown}» har punktum i stedet for et navn mellom skråstrekene."
    reserved = next(filter(RESERVED_NAME.match, segments), None)
    if reserved:
        return f"Adressen «{shown}» har navnet «{shortened(reserved)}» i seg, som ikke kan publiseres."
    strange = NOT_IN_PATHS.search(path)
    if strange and strange[0].isspace():
        return f"Adressen «{shown}» har et mellomrom i seg."
    if strange:
        return f"Adressen «{shown}» har tegnet «{strange[0]}» i seg."
    if any(len(segment.encode("utf-8", "replace")) > LONGEST_SEGMENT for segment in segments):
        return f"Adressen «{shown}» er for lang."
    return ""


def identity(site_id: UUID, path: str) -> UUID:
    """Return the permanent identity of a page, its calendar UID, Atom id and RSS guid: the UUIDv5 of its url path.

    The path is from the site root, without domain or sub-path; case and a
    missing slash at either end make no difference (RFC 9562 §5.5).
    """
    folder = as_folder(path).lower()
    return uuid5(site_id, folder if folder.startswith("/") else f"/{folder}")


# What the name of a content file says


@dataclass(frozen=True, slots=True, kw_only=True)
class FileName:
    """A file's name, understood."""

    day: date | None  # the date it begins with
    slug: str  # empty: there are no letters in it
    problem: Problem | None = None  # why its date is none
    doubt: Problem | None = None  # what is probably not meant


def read_file_name(source: PurePosixPath) -> FileName:
    """Return the date and the slug of ``YYYY-MM-DD-slug.md`` or ``slug.md``."""
    stem = source.stem if source.suffix.lower() == ".md" else source.name
    match = DATED_NAME.match(stem)
    if not match:
        return FileName(day=None, slug=slugify(stem), doubt=_other_date(stem) or _named_as_copy(source.name, stem))
    slug = slugify(match[4] or "")
    day = real_date(int(match[3]), int(match[2]), int(match[1]))
    if day is None:
        return FileName(day=None, slug=slug, problem=told("file-name-date", day=stem[:10]))
    if len(match[2]) < 2 or len(match[3]) < 2:
        few = told("file-name-date", case="digits", name=source.name, day=day.isoformat(), slug=match[4] or "slug")
        return FileName(day=day, slug=slug, problem=few)
    return FileName(day=day, slug=slug, doubt=_named_as_copy(source.name, match[4] or ""))


def _other_date(stem: str) -> Problem | None:
    """Tell of a date that becomes part of the address, since it is not written as year, month and day."""
    if found := DAY_FIRST.match(stem):
        day, month, year, rest = found.groups()
    elif found := YEAR_FIRST.match(stem):
        year, month, day, rest = found.groups()
    else:
        return None
    right = real_date(int(day), int(month), int(year))
    if right is None:
        return None
    return told("file-name-date-form", stem=stem, day=right.isoformat(), slug=slugify(rest) or "slug")


def _named_as_copy(name: str, stem: str) -> Problem | None:
    """Tell of a name that a system gives to a copy."""
    return copy_named(name) if COPY_NAME.match(stem) else None


def copy_named(name: str) -> Problem:
    """Return the problem of a copy with this *name*."""
    return told("file-name-copy", name=name)
