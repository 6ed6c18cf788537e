"""The live site asked as a visitor, a feed reader and a calendar would ask it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from lxml import etree, html

from manuscript.problem import Problem

from .built_site import texts
from .errors import Told, problems_of, site_problem

TIMEOUT_SECONDS = 20
PAGES_ASKED = 25  # of those in the sitemap, evenly spread
NOWHERE = "/denne-siden-finnes-ikke-og-skal-ikke-finnes/"
FILES = {  # site path → the media types it may have, and what it holds
    "/feeds/artikler.atom.xml": ("xml", b"<feed"),
    "/feeds/arrangementer.rss.xml": ("xml", b"<rss"),
    "/kalender.ics": ("text/calendar", b"BEGIN:VCALENDAR"),
    "/arrangementer.json": ("json", b'"arrangementer"'),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HostAnswer:
    """What the host said."""

    status: int  # 0: it did not answer
    type: str  # media type
    body: bytes


def smoke(address: str, *, commit: str = "", patience_seconds: float = 0) -> list[Problem]:
    """Return what is wrong with the site at *address*.

    With a *commit* the site is to be built from it; a host takes a while to
    show a new one, and is asked again until *patience_seconds* have passed.
    """
    address = address.rstrip("/")
    deadline = time.monotonic() + patience_seconds
    while commit and (live := _commit(address)) != commit:
        if time.monotonic() >= deadline:
            message = f"Nettstedet er bygget fra {live or 'en ukjent versjon'}, ikke fra {commit}."
            return [site_problem("another-version", "", message)]
        time.sleep(min(5.0, max(0.1, deadline - time.monotonic())))
    return list(problems_of("live", _told_at(address)))


def _told_at(address: str) -> Told:
    front = _ask(address + "/")
    if front.status != 200:
        yield "/", _told(front)
        return
    if html.document_fromstring(front.body).xpath("//link[@rel='canonical']/@href") != [f"{address}/"]:
        yield "/", f"Forsiden sier at den har en annen adresse enn {address}/."
    if b'http-equiv="Content-Security-Policy"' not in front.body:
        yield "/", "Forsiden mangler sikkerhetsregelen (CSP)."
    for path, (media_type, holds) in FILES.items():
        answer = _ask(address + path)
        if answer.status != 200:
            yield path, _told(answer)
        elif media_type not in answer.type or holds not in answer.body:
            yield path, f"Filen kommer som «{answer.type}», og ikke som ventet."
    yield from _pages(address)
    nowhere = _ask(address + NOWHERE)
    if nowhere.status != 404 or b"noindex" not in nowhere.body:
        yield NOWHERE, "En side som ikke finnes, gir ikke nettstedets egen 404-side."


def _pages(address: str) -> Told:
    answer = _ask(f"{address}/sitemap.xml")
    try:
        listed = texts(etree.fromstring(answer.body), "//*[local-name()='loc']/text()")
    except etree.XMLSyntaxError:
        yield "/sitemap.xml", _told(answer)
        return
    step = max(1, -(-len(listed) // PAGES_ASKED))
    for url in listed[::step]:
        page = _ask(url)
        if page.status != 200:
            yield url.removeprefix(address), _told(page)


def _commit(address: str) -> str:
    answer = _ask(f"{address}/bygg.json?{time.time_ns()}")  # past the host's cache
    try:
        return str(json.loads(answer.body)["commit"])
    except (ValueError, KeyError, TypeError):
        return ""


def _ask(url: str) -> HostAnswer:
    request = Request(url, headers={"User-Agent": "HelseHub smoke", "Cache-Control": "no-cache"})
    try:
        with urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            return HostAnswer(status=response.status, type=response.headers.get_content_type(), body=response.read())
    except HTTPError as error:
        return HostAnswer(status=error.code, type=error.headers.get_content_type(), body=error.read())
    except (URLError, OSError, ValueError) as error:
        return HostAnswer(status=0, type="", body=str(getattr(error, "reason", error)).encode())


def _told(answer: HostAnswer) -> str:
    if answer.status:
        return f"Verten svarer {answer.status}."
    return f"Verten svarer ikke: {answer.body.decode('utf-8', 'replace')}."
