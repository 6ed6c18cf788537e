"""One domain everywhere, and a sitemap that lists exactly the pages search engines may keep."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from .model import Built, Fault, is_kept


def canonical(site: Built) -> Iterator[Fault]:
    """Yield a fault for each page whose canonical address is not its own."""
    for name, document in site.pages:
        found = document.xpath("//link[@rel='canonical']/@href")
        if not is_kept(document):
            continue
        if found != [site.url(name)]:
            told = " og ".join(f"«{url}»" for url in found) or "ingen"
            message = f"Sidens egen adresse er {told}, men skal være «{site.url(name)}»."
            yield Fault(file=name, rule="canonical", message=message)


def sitemap(site: Built) -> Iterator[Fault]:
    """Yield a fault for each page the sitemap lacks, and each it should not have (sitemaps.org 0.9)."""
    file = "sitemap.xml"
    if file not in site.files:
        yield Fault(file=file, rule="sitemap", message="Nettstedskartet mangler.")
        return
    listed = etree.parse(site.files[file]).xpath("//*[local-name()='loc']/text()")
    kept = {site.url(name) for name, document in site.pages if is_kept(document)}
    for url in sorted({*listed} - kept):
        yield Fault(file=file, rule="sitemap", message=f"«{url}» er ingen side søkemotorene skal ha.")
    for url in sorted(kept - {*listed}):
        yield Fault(file=file, rule="sitemap", message=f"«{url}» mangler i nettstedskartet.")
    if len(listed) != len(set(listed)):
        yield Fault(file=file, rule="sitemap", message="En side står to ganger i nettstedskartet.")


def domain(site: Built) -> Iterator[Fault]:
    """Yield a fault where another file says another domain than the address does."""
    host = urlsplit(site.address).hostname or ""
    if "CNAME" in site.files:
        told = site.files["CNAME"].read_text(encoding="utf-8").strip()
        if told != host:
            yield Fault(file="CNAME", rule="domain", message=f"Domenet er «{told}», men adressen sier «{host}».")
    for name in ("feeds/artikler.atom.xml", "feeds/arrangementer.atom.xml"):
        if name in site.files:
            # A feed that is no XML has been told of; what can be read of it is read.
            own = etree.parse(site.files[name], etree.XMLParser(recover=True)).xpath(
                "/*/*[local-name()='link'][@rel='self']/@href"
            )
            if own != [site.url(name)]:
                told = " og ".join(own) or "ingen"
                yield Fault(file=name, rule="domain", message=f"Strømmens egen adresse er «{told}».")
    robots = site.files.get("robots.txt")
    if robots and f"Sitemap: {site.address}/sitemap.xml" not in robots.read_text(encoding="utf-8"):
        yield Fault(file="robots.txt", rule="domain", message="Nettstedskartet har en annen adresse her.")
