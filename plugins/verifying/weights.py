"""Pages stay light: what each may weigh, compressed as a host sends it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, normpath

from lxml.html import HtmlElement

from .model import Built, Fault

LEVEL = 6  # of gzip, as most hosts use
FIRST_SCREEN = 8 * 1024  # of the main part, in octets: more than a large screen shows at once
MAIN = b"<main"
PACKED = (".woff2", ".png", ".jpg", ".webp", ".avif")
IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")
IMPORTED = re.compile(
    rb"""\b(?:from|import)[ \t]*["'](\.[^"'\n]+)["']"""
)  # by address; import() waits until it is used
SEARCH = "sok/"  # its script is apart, and fetches the index when somebody searches
BLOCKING = "//link[@rel='stylesheet']/@href | //script[@src][not(@defer or @async or @type='module')]/@src"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most a page may weigh, in octets after gzip."""

    first_response: int = 14 * 1024  # ten segments (RFC 6928); a long text may go on after it
    without_pictures: int = 45 * 1024
    scripts: int = 5 * 1024
    search_scripts: int = 8 * 1024


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What the files of a site weigh: each is put on it once."""

    site: Built
    _octets: dict[str, int] = field(default_factory=dict)

    def octets(self, names: Iterable[str]) -> int:
        return sum(map(self._weigh, names))

    def files(self, addresses: Iterable[str]) -> set[str]:
        names = (address.removeprefix(self.site.base_path).lstrip("/") for address in addresses)
        return {name for name in names if name in self.site.files}

    def _weigh(self, name: str) -> int:
        if name not in self._octets:
            data = self.site.files[name].read_bytes()
            self._octets[name] = len(data) if name.endswith(PACKED) else len(gzip.compress(data, LEVEL))
        return self._octets[name]


def weights(site: Built, budget: Budget) -> Iterator[Fault]:
    """Yield a fault for each page that is too heavy, or waits for something before it is shown."""
    scale = Scale(site=site)
    for name, document in site.pages:
        for message in (*_waits(document), *_too_heavy(name, document, scale, budget)):
            yield Fault(file=name, rule="weight", message=message)


def _waits(document: HtmlElement) -> Iterator[str]:
    yield from (f"Siden venter på «{address}» før den vises." for address in document.xpath(BLOCKING))


def _too_heavy(name: str, document: HtmlElement, scale: Scale, budget: Budget) -> Iterator[str]:
    own = scale.octets([name])
    scripts = scale.octets(_scripts(document, scale))
    looks = scale.octets(scale.files(_looks(document)))
    first = own if own <= budget.first_response else _first_screen(scale.site.files[name])
    for what, octets, most in (
        ("Begynnelsen av siden", first, budget.first_response),
        ("Skriptene på siden", scripts, budget.search_scripts if name.startswith(SEARCH) else budget.scripts),
        ("Siden med stil, skript, skrift og ikoner", own + scripts + looks, budget.without_pictures),
    ):
        if octets > most:
            message = f"{what} veier {octets / 1024:.1f} kB komprimert; grensen er {most / 1024:.0f} kB."
            yield message.replace(".", ",", 1)


def _first_screen(page: Path) -> int:
    """Return the weight of the page as far as it is seen before anyone scrolls."""
    data = page.read_bytes()
    start = data.find(MAIN)
    return len(gzip.compress(data if start < 0 else data[: start + FIRST_SCREEN], LEVEL))


def _looks(document: HtmlElement) -> list[str]:
    """Return the addresses of the page's style sheets, fonts and icons."""
    linked = document.xpath("//link[@rel='stylesheet' or @rel='icon' or @rel='manifest' or @as='font']/@href")
    return [*linked, *(address for style in document.xpath("//style/text()") for address in IN_STYLE.findall(style))]


def _scripts(document: HtmlElement, scale: Scale) -> set[str]:
    """Return the scripts of the page, and those they import."""
    found: set[str] = set()
    waiting = scale.files(document.xpath("//script/@src | //link[@rel='modulepreload']/@href"))
    while waiting:
        name = waiting.pop()
        found.add(name)
        imported = IMPORTED.findall(scale.site.files[name].read_bytes())
        waiting |= scale.files(normpath(f"{dirname(name)}/{path.decode()}") for path in imported) - found
    return found
