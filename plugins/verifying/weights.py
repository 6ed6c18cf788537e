"""Pages stay light: what each may weigh, compressed as a host sends it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement

from .model import Built, Fault

LEVEL = 6  # of gzip, as most hosts use
FIRST_SCREEN = 8 * 1024  # of the main part, in octets: more than a large screen shows at once
MAIN = b"<main"
PACKED = (".woff2", ".png", ".jpg", ".webp", ".avif")
IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most a page may weigh, in octets after gzip."""

    first_response: int = 14 * 1024  # ten segments (RFC 6928); a long text may go on after it
    without_pictures: int = 45 * 1024
    scripts: int = 5 * 1024


def weights(site: Built, budget: Budget) -> Iterator[Fault]:
    """Yield a fault for each page that is too heavy."""
    sizes: dict[str, int] = {}
    for name, document in site.pages:
        own = _octets(name, site, sizes)
        scripts = sum(_octets(file, site, sizes) for file in _files(document.xpath("//script/@src"), site))
        looks = sum(_octets(file, site, sizes) for file in _files(_looks(document), site))
        for what, octets, most in (
            ("Begynnelsen av siden", _first_screen(site.files[name]), budget.first_response),
            ("Skriptene på siden", scripts, budget.scripts),
            ("Siden med stil, skript og skrift", own + scripts + looks, budget.without_pictures),
        ):
            if octets > most:
                message = f"{what} veier {octets / 1024:.1f} kB komprimert; grensen er {most / 1024:.0f} kB."
                yield Fault(file=name, rule="weight", message=message.replace(".", ",", 1))


def _first_screen(page: Path) -> int:
    """Return the weight of the page as far as it is seen before anyone scrolls."""
    data = page.read_bytes()
    start = data.find(MAIN)
    return len(gzip.compress(data if start < 0 else data[: start + FIRST_SCREEN], LEVEL))


def _looks(document: HtmlElement) -> list[str]:
    """Return the addresses of the page's style sheets and fonts."""
    linked = document.xpath("//link[@rel='stylesheet' or @as='font']/@href")
    return [*linked, *(address for style in document.xpath("//style/text()") for address in IN_STYLE.findall(style))]


def _files(addresses: list[str], site: Built) -> set[str]:
    return {address.removeprefix(site.base_path).lstrip("/") for address in addresses} & set(site.files)


def _octets(name: str, site: Built, sizes: dict[str, int]) -> int:
    if name not in sizes:
        data = site.files[name].read_bytes()
        sizes[name] = len(data) if name.endswith(PACKED) else len(gzip.compress(data, LEVEL))
    return sizes[name]
