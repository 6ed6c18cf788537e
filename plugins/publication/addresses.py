"""The addresses of the site: where each page lives, and what an old address may be."""

from __future__ import annotations

import re

from manuscript.wording import told
from norwegian.normal_form import nfc

from .model import Kind

FOLDERS = {Kind.ARTICLE: "/artikler/", Kind.EVENT: "/arrangementer/", Kind.PAGE: "/"}

# What the site makes by itself, each address as a folder, whether it is one or a file.
GENERATED = frozenset(
    {
        "/",
        "/artikler/",
        "/arrangementer/",
        "/arrangementer/arkiv/",
        "/emner/",
        "/serier/",
        "/abonner/",
        "/sok/",
        "/bygg/",
        "/pagefind/",
        "/feeds/",
        "/filer/",
        "/theme/",
        "/404/",
        "/artikler/side/",
        "/arrangementer/side/",
        "/arrangementer/arkiv/side/",
    }
)
GENERATED_BELOW = ("/feeds/", "/filer/", "/pagefind/", "/theme/")
FURTHER_PAGE = re.compile(r"/side/[0-9]+/$")
GENERATED_FILE = re.compile(r"(?:\.(?:ics|json|xml|txt)|/index\.html|^/404\.html)/")

CALENDAR = "/kalender.ics"  # of all events
SEARCH_INDEX = "/pagefind/"

LONGEST_SEGMENT = 200  # octets: file systems allow 255, and the build adds to the name
NOT_IN_PATHS = re.compile(r"[^\w./~!$&'()*+,;=:@%–-]")


def address_of(kind: Kind, slug: str) -> str:
    """Return the site path of the page made from a file, for example /artikler/x/."""
    return f"{FOLDERS[kind]}{slug}/"


def event_calendar(slug: str) -> str:
    """Return the site path of an event's own calendar."""
    return f"{address_of(Kind.EVENT, slug)}{slug}.ics"


def list_calendar(page: str) -> str:
    """Return the site path of the calendar of the events on *page*, a subject's or a series'."""
    return f"{page}kalender.ics"


def generated_page(address: str) -> bool:
    """Tell whether the site itself has, or may come to have, a page or file at *address*."""
    path = as_folder(address).lower()
    return (
        path in GENERATED
        or path.startswith(GENERATED_BELOW)
        or bool(FURTHER_PAGE.search(path))
        or bool(GENERATED_FILE.search(path))
    )


def as_folder(address: str) -> str:
    """Return *address* ending in «/», composed: every page is a folder."""
    path = nfc(address.strip())
    return path if path.endswith("/") else f"{path}/"


def address_problem(address: str, *, written: str = "") -> str:
    """Return why *address* is no site path, as a Norwegian sentence; empty when it is one.

    *written* is how the editor wrote it, when that is something else.
    """
    shown = told(written or address, 80)
    if "://" in address:
        return f"Adressen «{shown}» har domenet med seg."
    if not address.startswith("/"):
        return f"Adressen «{shown}» begynner ikke med «/»."
    if "//" in address:
        return f"Adressen «{shown}» har to skråstreker etter hverandre."
    if "?" in address or "#" in address:
        return f"Adressen «{shown}» har noe etter «{'?' if '?' in address else '#'}»."
    if not address.endswith("/"):
        return f"Adressen «{shown}» slutter ikke med «/»."
    return _segment_problem(address, shown)


def _segment_problem(address: str, shown: str) -> str:
    segments = address.strip("/").split("/")
    if any(segment in (".", "..") for segment in segments):
        return f"Adressen «{shown}» har punktum i stedet for et navn mellom skråstrekene."
    strange = NOT_IN_PATHS.search(address)
    if strange and strange[0].isspace():
        return f"Adressen «{shown}» har et mellomrom i seg."
    if strange:
        return f"Adressen «{shown}» har tegnet «{strange[0]}» i seg."
    if any(len(segment.encode("utf-8", "replace")) > LONGEST_SEGMENT for segment in segments):
        return f"Adressen «{shown}» er for lang."
    return ""
