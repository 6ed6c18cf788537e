"""What every page must be: at its own address and in the sitemap, with links that lead somewhere; safe (its content policy
comes first, nothing is fetched from elsewhere), without drafts and traces of this machine, and light.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
import re
import subprocess
import tempfile
from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePath
from posixpath import dirname, normpath
from urllib.parse import unquote

from lxml import etree, html
from lxml.html import HtmlElement

from building.editor import POLICY as POLICY_OF_EDITOR
from content_types.url_paths import INDEX, file_of
from website.entries import DEVELOPMENT
from website.unpublished import Unpublished

from .built_site import EDITOR, BuiltSite, texts
from .errors import Told, ToolError
from .upkeep import lychee


def canonical(site: BuiltSite) -> Told:
    """Tell of each page whose canonical address is not its own."""
    for name, tree in site.kept:
        found = texts(tree, "//link[@rel='canonical']/@href")
        if found != [site.url(name)]:
            written = " og ".join(f"«{url}»" for url in found) or "ingen"
            yield name, f"Sidens egen adresse er {written}, men skal være «{site.url(name)}»."


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


# Every page has its policy, and fetches nothing from elsewhere


FETCHED = (
    "//script/@src | //img/@src | //iframe/@src | //source/@src | //video/@src | //audio/@src | //video/@poster"
    " | //object/@data | //embed/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload'"
    " or @rel='modulepreload' or @rel='manifest' or @rel='apple-touch-icon']/@href"
)
FETCHED_SETS = "//img/@srcset | //source/@srcset"
INLINE_SCRIPT = "//script[not(@src) and not(@type='application/ld+json')] | //*[@*[starts-with(name(), 'on')]]"
POLICY_DEMANDS = {"default-src": "'none'", "script-src": "'self'", "base-uri": "'none'", "form-action": "'self'"}
OWN_SOURCES = frozenset({"'self'", "'none'"})
WITHOUT_SOURCES = frozenset({"upgrade-insecure-requests"})


def policy(site: BuiltSite) -> Told:
    """Tell of each page without its policy (CSP3 §3.3), with inline code, or that asks another host.

    The form editor's page is to have the policy that was made for it, first in its head.
    """
    for name, tree in site.html_files:
        for message in (*_of_policy(tree), *_of_page(tree, site.address)):
            yield name, message
    form = site.folder / EDITOR / INDEX  # a program of others', and no page of the site
    if form.is_file() and _policies(html.document_fromstring(form.read_bytes())) != [POLICY_OF_EDITOR]:
        yield EDITOR, "Skjemaet har en annen sikkerhetsregel (CSP) enn sin egen."


def _of_policy(tree: HtmlElement) -> Iterator[str]:
    first = _policies(tree)
    if not first:
        yield "Siden mangler sikkerhetsregelen (CSP) øverst i hodet."
        return
    directives = {name: sources for name, *sources in map(str.split, first[0].split(";")) if name}
    for name, source in POLICY_DEMANDS.items():
        if source not in directives.get(name, ()):
            yield f"Sikkerhetsregelen (CSP) mangler «{name} {source}»."
    allowed = {"style-src": OWN_SOURCES | _hashes(tree)}
    for name, sources in directives.items():
        known = allowed.get(name, OWN_SOURCES)
        for source in sources:
            if source not in known and name not in WITHOUT_SOURCES:
                yield f"Sikkerhetsregelen (CSP) slipper til «{source}» i «{name}»."
    for source in _hashes(tree) - set(directives.get("style-src", ())):
        yield f"Stilen på siden er ikke tillatt av sikkerhetsregelen (CSP), som mangler «{source}»."


def _policies(tree: HtmlElement) -> list[str]:
    return texts(tree, "/html/head/*[1][@http-equiv='Content-Security-Policy']/@content")


def _hashes(tree: HtmlElement) -> frozenset[str]:
    """Return what must stand in the policy for the one style the build writes into the head (CSP3 §2.3.1)."""
    styles = [style.text or "" for style in tree.xpath("/html/head/style[1]")]
    return frozenset(f"'sha256-{b64encode(hashlib.sha256(css.encode()).digest()).decode()}'" for css in styles)


def _of_page(tree: HtmlElement, address: str) -> Iterator[str]:
    if tree.xpath(INLINE_SCRIPT):
        yield "Siden har et skript skrevet rett inn i seg."
    if tree.xpath("//*[@style] | //style[not(parent::head) or preceding-sibling::style]"):
        yield "Siden har stil skrevet rett inn i seg, utenom den ene i hodet."
    sets = (part.split()[0] for value in tree.xpath(FETCHED_SETS) for part in value.split(",") if part.strip())
    for fetched in sorted({*tree.xpath(FETCHED), *sets}):
        is_elsewhere = "//" in fetched.partition("?")[0] and not fetched.startswith(f"{address}/")
        if is_elsewhere:
            yield f"Siden henter «{fetched}» fra et annet nettsted."


# What must not be seen: drafts, what waits for its time, this machine, and addresses of development.


def secrets(site: BuiltSite, hidden: Collection[Unpublished]) -> Told:
    """Tell of each trace of *hidden* pages."""
    for page in hidden:
        if file_of(page.url_path) in site.files:
            yield page.url_path, f"Siden finnes, men {page.file} er ikke publisert."
    traces = [(page.file, trace) for page in hidden for trace in (*page.phrases, f"{site.base_path}{page.url_path}")]
    for name, text in site.texts if traces else ():
        text = text.replace("\u00a0", " ")
        for file in dict.fromkeys(file for file, trace in traces if trace in text):
            yield name, f"Her står noe fra {file}, som ikke er publisert."


def machine(site: BuiltSite, paths: Collection[PurePath]) -> Told:
    """Tell of each file that names a folder of this machine, or an address of development."""
    # As a text, as part of an address, and as JSON writes it; on Windows these differ.
    written = ((str(path), path.as_posix(), str(path).replace("\\", "\\\\")) for path in paths if len(path.parts) > 2)
    own = dict.fromkeys(chain.from_iterable(written))
    is_local = bool(DEVELOPMENT.match(site.address))
    for name, text in site.texts:
        for path in own:
            if path in text:
                yield name, f"Her står en mappe på denne maskinen: {path}"
        if not is_local and (found := DEVELOPMENT.search(text)):
            yield name, f"Her står en adresse til forhåndsvisning: {found[0]}"


# Pages stay light: what each may weigh, compressed as a host sends it.

GZIP_LEVEL = 6  # of gzip, as most hosts use
FIRST_SCREEN = 8 * 1024  # of the main part, in octets: more than a large screen shows at once
MAIN = b"<main"
PACKED = (".woff2", ".png", ".jpg", ".webp", ".avif")
IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")
# «from "./a.js"», «import "./b.js"»; not import("./c.js"), which waits until it is used
IMPORTED = re.compile(rb"""\b(?:from|import)[ \t]*["'](\.[^"'\n]+)["']""")
SEARCH = "sok/"  # its script is apart, and fetches the index when somebody searches
BLOCKING = "//link[@rel='stylesheet']/@href | //script[@src][not(@defer or @async or @type='module')]/@src"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most a page may weigh, in octets after gzip."""

    first_response: int = 14 * 1024  # ten segments (RFC 6928); a long text may go on after it
    without_pictures: int = 45 * 1024
    scripts: int = 5 * 1024
    search_scripts: int = 8 * 1024


def weights(site: BuiltSite, budget: Budget) -> Told:
    """Tell of each page that is too heavy, or waits for something before it is shown."""
    weigh = functools.cache(lambda name: _octets(site.files[name]))
    for name, tree in site.pages:
        for address in tree.xpath(BLOCKING):
            yield name, f"Siden venter på «{address}» før den vises."
        own, scripts, looks = (
            sum(map(weigh, names)) for names in ([name], _scripts(tree, site), _names(_looks(tree), site))
        )
        first = own if own <= budget.first_response else _first_screen(site.files[name])
        for what, octets, most in (
            ("Begynnelsen av siden", first, budget.first_response),
            ("Skriptene på siden", scripts, budget.search_scripts if name.startswith(SEARCH) else budget.scripts),
            ("Siden med stil, skript, skrift og ikoner", own + scripts + looks, budget.without_pictures),
        ):
            if octets > most:
                weighs = f"{octets / 1024:.1f}".replace(".", ",")
                yield name, f"{what} veier {weighs} kB komprimert; grensen er {most / 1024:.0f} kB."


def _octets(path: Path) -> int:
    """Return what a file weighs as a host sends it."""
    data = path.read_bytes()
    return len(data) if path.suffix in PACKED else len(gzip.compress(data, GZIP_LEVEL))


def _first_screen(page: Path) -> int:
    """Return the weight of the part of the page a large screen shows before anyone scrolls."""
    data = page.read_bytes()
    start = data.find(MAIN)
    return len(gzip.compress(data if start < 0 else data[: start + FIRST_SCREEN], GZIP_LEVEL))


def _names(addresses: Iterable[str], site: BuiltSite) -> set[str]:
    names = (address.removeprefix(site.base_path).lstrip("/") for address in addresses)
    return {name for name in names if name in site.files}


def _looks(tree: HtmlElement) -> list[str]:
    """Return the addresses of the page's style sheets, fonts and icons."""
    linked = tree.xpath("//link[@rel='stylesheet' or @rel='icon' or @rel='manifest' or @as='font']/@href")
    return [*linked, *(address for style in tree.xpath("//style/text()") for address in IN_STYLE.findall(style))]


def _scripts(tree: HtmlElement, site: BuiltSite) -> set[str]:
    """Return the scripts of the page, and those they import."""
    found: set[str] = set()
    waiting = _names(tree.xpath("//script/@src | //link[@rel='modulepreload']/@href"), site)
    while waiting:
        name = waiting.pop()
        found.add(name)
        imported = IMPORTED.findall(site.files[name].read_bytes())
        waiting |= _names((normpath(f"{dirname(name)}/{path.decode()}") for path in imported), site) - found
    return found
