"""One domain everywhere, a sitemap that lists exactly the pages search engines may keep, and every internal link
leading somewhere.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from manuscript.problem import UserError

from .built_site import BuiltSite, texts
from .errors import Told, judge
from .upkeep import lychee


@judge("canonical")
def canonical(site: BuiltSite) -> Told:
    """Tell of each page whose canonical address is not its own."""
    for name, tree in site.kept:
        found = texts(tree, "//link[@rel='canonical']/@href")
        if found != [site.url(name)]:
            written = " og ".join(f"«{url}»" for url in found) or "ingen"
            yield name, f"Sidens egen adresse er {written}, men skal være «{site.url(name)}»."


@judge("sitemap")
def sitemap(site: BuiltSite) -> Told:
    """Tell of each page the sitemap lacks, and each it should not have (sitemaps.org 0.9)."""
    file = "sitemap.xml"
    if file not in site.files:
        return  # told already
    listed = texts(etree.parse(site.files[file]), "//*[local-name()='loc']/text()")
    kept = {site.url(name) for name, _ in site.kept}
    for url in sorted({*listed} - kept):
        yield file, f"«{url}» er ingen side søkemotorene skal ha."
    for url in sorted(kept - {*listed}):
        yield file, f"«{url}» mangler i nettstedskartet."
    if len(listed) != len(set(listed)):
        yield file, "En side står to ganger i nettstedskartet."


@judge("domain")
def domain(site: BuiltSite) -> Told:
    """Tell of each other file that says another domain than the address does."""
    for name in ("feeds/artikler.atom.xml", "feeds/arrangementer.atom.xml"):
        if name in site.files:
            # A feed that is no XML has been told of; what can be read of it is read.
            feed = etree.parse(site.files[name], etree.XMLParser(recover=True))
            own = texts(feed, "/*/*[local-name()='link'][@rel='self']/@href")
            if own != [site.url(name)]:
                yield name, f"Strømmens egen adresse er «{' og '.join(own) or 'ingen'}»."
    robots = site.files.get("robots.txt")
    if robots and f"Sitemap: {site.address}/sitemap.xml" not in robots.read_text(encoding="utf-8"):
        yield "robots.txt", "Nettstedskartet har en annen adresse her."


# Every internal link and fragment leads somewhere, and so does every address of our own in feeds and data.

LYCHEE_OPTIONS = "--offline --no-progress --index-files=index.html --include-fragments=full --format=json".split()
DATA_SUFFIXES = (".xml", ".json", ".ics", ".txt")
END_OF_ADDRESS = r"[^\s\"'<>\\)]*"


class ToolError(UserError):
    """A tool the verification needs is not there or does not answer; the words are for whoever publishes."""

    code = 2


@judge("dead-link")
def links(site: BuiltSite) -> Told:
    """Tell of each link in a page that leads nowhere on the site.

    lychee does the reading. Our own addresses, and those from the root of the
    host, are shown to it as the files they will be; below the root of the host
    there is nothing else.

    Raises:
        ToolError: lychee is not installed, or fails.
    """
    tool = lychee()
    if tool is None:
        raise ToolError("Lenkene kan ikke sjekkes, for lychee er ikke installert.")
    folder = site.folder.resolve()
    with tempfile.TemporaryDirectory() as empty:
        root = Path(empty).resolve()
        ours = files_for_addresses(site, folder.as_uri(), root.as_uri())
        command = [tool, *LYCHEE_OPTIONS, *ours, f"--root-dir={root}", str(folder)]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    try:
        found = json.loads(run.stdout)["error_map"]
    except (ValueError, KeyError):
        raise ToolError(f"Lenkene kan ikke sjekkes, for lychee svarer: {run.stderr.strip()[:300]}") from None
    for page, failures in sorted(found.items()):
        for failure in failures:
            shown = unquote(failure["url"].removeprefix(folder.as_uri()).removeprefix(root.as_uri()))
            yield Path(page).relative_to(folder).as_posix(), f"Lenken «{shown}» leder ingen steder."


def files_for_addresses(site: BuiltSite, folder: str, root: str) -> list[str]:
    """Return the options that tell lychee which files our addresses are.

    *folder* is that of the site and *root* that of its whole host, both as file addresses.
    """
    ours = [re.escape(site.address), re.escape(f"{root}{site.base_path}")]
    return [f"--remap=^{address}(/.*)?$ {folder}$1" for address in ours]


@judge("dead-address")
def own_addresses(site: BuiltSite) -> Told:
    """Tell of each address of our own, in feeds, calendars and data, that no file answers."""
    own = re.compile(re.escape(site.address) + r"(?![\w.-])" + END_OF_ADDRESS)
    for name, text in site.texts:
        if not name.endswith(DATA_SUFFIXES):
            continue
        if name.endswith(".ics"):
            text = text.replace("\r\n ", "")  # folded lines, RFC 5545 §3.1
        for url in sorted(set(own.findall(text))):
            url = re.split(r"&(?:lt|gt|quot|#34);", url)[0].replace("&amp;", "&").rstrip(".,;")
            if not site.answers(url):
                yield name, f"Adressen «{url}» leder ingen steder."
