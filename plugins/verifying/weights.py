"""Pages stay light: what each may weigh, compressed as a host sends it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from .model import Built, Fault

LEVEL = 6  # of gzip, as most hosts use


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most a page may weigh, in octets after gzip."""

    first_response: int = 14 * 1024  # ten segments (RFC 6928)
    without_pictures: int = 45 * 1024
    scripts: int = 5 * 1024


def weights(site: Built, budget: Budget) -> Iterator[Fault]:
    """Yield a fault for each page that is too heavy."""
    sizes: dict[str, int] = {}
    for name, document in site.pages:
        own = _octets(name, site, sizes)
        scripts = sum(_octets(file, site, sizes) for file in _fetched(document, "//script/@src", site))
        styles = sum(
            _octets(file, site, sizes)
            for file in _fetched(document, "//link[@rel='stylesheet' or @as='font']/@href", site)
        )
        for what, octets, most in (
            ("Siden", own, budget.first_response),
            ("Skriptene på siden", scripts, budget.scripts),
            ("Siden med stil, skript og skrift", own + scripts + styles, budget.without_pictures),
        ):
            if octets > most:
                message = f"{what} veier {octets / 1024:.1f} kB komprimert; grensen er {most / 1024:.0f} kB."
                yield Fault(file=name, rule="weight", message=message.replace(".", ",", 1))


def _fetched(document: HtmlElement, path: str, site: Built) -> list[str]:
    addresses = (address.removeprefix(site.base_path).lstrip("/") for address in document.xpath(path))
    return [address for address in addresses if address in site.files]


def _octets(name: str, site: Built, sizes: dict[str, int]) -> int:
    if name not in sizes:
        data = site.files[name].read_bytes()
        sizes[name] = len(data) if name.endswith((".woff2", ".png", ".jpg")) else len(gzip.compress(data, LEVEL))
    return sizes[name]
