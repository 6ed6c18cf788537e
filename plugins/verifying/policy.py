"""Every page is private and safe: the content policy comes first, and nothing is fetched from elsewhere."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator

from lxml.html import HtmlElement

from .model import Built, Fault

FETCHED = (
    "//script/@src | //img/@src | //iframe/@src | //source/@src | //video/@src | //audio/@src | //video/@poster"
    " | //object/@data | //embed/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload'"
    " or @rel='modulepreload' or @rel='manifest' or @rel='apple-touch-icon']/@href"
)
FETCHED_SETS = "//img/@srcset | //source/@srcset"
INLINE_SCRIPT = "//script[not(@src) and not(@type='application/ld+json')] | //*[@*[starts-with(name(), 'on')]]"
DEMANDS = {"default-src": "'none'", "script-src": "'self'", "base-uri": "'none'", "form-action": "'self'"}
OURS = frozenset({"'self'", "'none'"})
MORE = {"script-src": frozenset({"'wasm-unsafe-eval'"})}  # the search
WITHOUT_SOURCES = frozenset({"upgrade-insecure-requests"})


def policy(site: Built) -> Iterator[Fault]:
    """Yield a fault for each page without its policy (CSP3 §3.3), with inline code, or that asks another host."""
    for name, document in site.documents:
        for message in (*_of_policy(document), *_of_page(document, site.address)):
            yield Fault(file=name, rule="policy", message=message)


def _of_policy(document: HtmlElement) -> Iterator[str]:
    first = document.xpath("/html/head/*[1][@http-equiv='Content-Security-Policy']/@content")
    if not first:
        yield "Siden mangler sikkerhetsregelen (CSP) øverst i hodet."
        return
    directives = {name: sources for name, *sources in map(str.split, first[0].split(";")) if name}
    for name, source in DEMANDS.items():
        if source not in directives.get(name, ()):
            yield f"Sikkerhetsregelen (CSP) mangler «{name} {source}»."
    allowed = {"style-src": OURS | _hashes(document)}
    for name, sources in directives.items():
        known = allowed.get(name, OURS | MORE.get(name, frozenset()))
        for source in sources:
            if source not in known and name not in WITHOUT_SOURCES:
                yield f"Sikkerhetsregelen (CSP) slipper til «{source}» i «{name}»."
    for source in _hashes(document) - set(directives.get("style-src", ())):
        yield f"Stilen på siden er ikke tillatt av sikkerhetsregelen (CSP), som mangler «{source}»."


def _hashes(document: HtmlElement) -> frozenset[str]:
    """Return what must stand in the policy for the one style the build writes into the head (CSP3 §2.3.1)."""
    styles = [style.text or "" for style in document.xpath("/html/head/style[1]")]
    return frozenset(f"'sha256-{b64encode(hashlib.sha256(css.encode()).digest()).decode()}'" for css in styles)


def _of_page(document: HtmlElement, address: str) -> Iterator[str]:
    if document.xpath(INLINE_SCRIPT):
        yield "Siden har et skript skrevet rett inn i seg."
    if document.xpath("//*[@style] | //style[not(parent::head) or preceding-sibling::style]"):
        yield "Siden har stil skrevet rett inn i seg, utenom den ene i hodet."
    sets = (part.split()[0] for value in document.xpath(FETCHED_SETS) for part in value.split(",") if part.strip())
    for fetched in sorted({*document.xpath(FETCHED), *sets}):
        is_elsewhere = "//" in fetched.partition("?")[0] and not fetched.startswith(f"{address}/")
        if is_elsewhere:
            yield f"Siden henter «{fetched}» fra et annet nettsted."
