"""Every page is private and safe: the content policy comes first, and nothing is fetched from elsewhere."""

from __future__ import annotations

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
DEMANDS = ("default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'self'")


def policy(site: Built) -> Iterator[Fault]:
    """Yield a fault for each page without its policy (CSP3 §3.3), with inline code, or that asks another host."""
    for name, document in site.documents:
        for message in _messages(document, site.address):
            yield Fault(file=name, rule="policy", message=message)


def _messages(document: HtmlElement, address: str) -> Iterator[str]:
    first = document.xpath("/html/head/*[1][@http-equiv='Content-Security-Policy']/@content")
    if not first:
        yield "Siden mangler sikkerhetsregelen (CSP) øverst i hodet."
    for demand in DEMANDS if first else ():
        if demand not in first[0]:
            yield f"Sikkerhetsregelen (CSP) mangler «{demand}»."
    if document.xpath(INLINE_SCRIPT):
        yield "Siden har et skript skrevet rett inn i seg."
    if document.xpath("//*[@style]"):
        yield "Siden har stil skrevet rett inn i et element."
    sets = (part.split()[0] for value in document.xpath(FETCHED_SETS) for part in value.split(",") if part.strip())
    for fetched in sorted({*document.xpath(FETCHED), *sets}):
        is_elsewhere = "//" in fetched.partition("?")[0] and not fetched.startswith(f"{address}/")
        if is_elsewhere:
            yield f"Siden henter «{fetched}» fra et annet nettsted."
