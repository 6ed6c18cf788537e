"""What was published once and is made no longer: an emptied subject, a lost list page, a file of a page that moved."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from publication.addresses import as_folder

from .frame import Frame
from .system_pages import redirect_page
from .views import PageView

INDEXES = ("/emner/", "/serier/")
LIST_PAGE = re.compile(r"side/[0-9]+/$")
FEED_OF_A_LIST = re.compile(r"^/feeds/(emner|serier)/([^/.]+)\.[^/]*/$")
CALENDAR = ".ics/"


def former_pages(former: Iterable[str], standing: Collection[str], frame: Frame) -> Iterator[PageView]:
    """Yield a redirect at each *former* address that no longer stands and has one evident place to lead.

    *standing* are the addresses of all pages and files of this build. A page
    made from a file has no such place: only its editor knows where it went.
    """
    taken = {as_folder(address).casefold() for address in standing}  # a Mac and Windows know no capitals
    pages = {address for address in standing if address.endswith("/")}
    files = {as_folder(address) for address in standing if not address.endswith("/")}
    for old in sorted({as_folder(address) for address in former}):
        new = _leads_to(old, pages, frame.website.redirects)
        if new and old.casefold() not in taken and files.isdisjoint(_folders_above(old)):
            yield redirect_page(old, new, frame)


def _leads_to(old: str, pages: Collection[str], redirects: Mapping[str, str]) -> str:
    """Return the page that stands in for *old*; empty when none does by itself."""
    if old in redirects:
        return redirects[old]
    if old in pages:
        return old
    feed = FEED_OF_A_LIST.match(old)
    if feed:
        return _leads_to(f"/{feed[1]}/{feed[2]}/", pages, redirects)
    further = LIST_PAGE.search(old)
    if further:
        return _leads_to(old[: further.start()], pages, redirects)
    above = _above(old)
    if above in INDEXES:
        return above if above in pages else "/"
    if above in pages and above not in redirects:
        return above if old.endswith(CALENDAR) else ""
    return _leads_to(above, pages, redirects) if above != "/" else ""


def _above(folder: str) -> str:
    return folder[: folder.rstrip("/").rfind("/") + 1]


def _folders_above(folder: str) -> Iterator[str]:
    while (folder := _above(folder)) != "/":
        yield folder
