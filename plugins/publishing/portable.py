"""The preview as a folder anybody can open by double-click: no server, no address, drafts and what is planned marked.

A browser that reads files knows no root and no index of a folder, so every link is written from the page it stands on
to the file it leads to. It refuses policies and modules there, so they are left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

from building.preview_site import PreviewSite
from content_types.url_paths import file_of
from manuscript.problem import RequestError, in_words, shortened

from .proposal import Proposal

ADDRESS = "https://forhandsvisning.invalid"  # of no site (RFC 2606): nothing of it is left in a link
SITE, TOP = "nettsted", "index.html"
# «https://forhandsvisning.invalid/om/», «webcal://forhandsvisning.invalid/kalender.ics»; not «https://example.no/»
OWN = re.compile(r"[a-z]+://forhandsvisning\.invalid(?=/|$)")
# «/filer/hus-480.webp» and «/filer/hus.webp» in «/filer/hus-480.webp 480w, /filer/hus.webp»; not «480w»
CANDIDATE = re.compile(r"(?:^|(?<=, ))[^\s,]+")
# What a browser refuses to read from a file, and tells of in its console
REFUSED = {
    "meta": {"content-security-policy"},
    "link": {"preload", "canonical", "manifest"},
    "script": {"module", "application/ld+json"},
}


def write_preview(site: PreviewSite, folder: Path, proposal: Proposal) -> None:
    """Write the whole of *site*, laid out at ADDRESS, in *folder*, which opens on the pages of *proposal*."""
    url_paths = site.url_paths()
    files = {file_of(url_path) for url_path in url_paths}
    for url_path in sorted(url_paths):
        data, file = site.read(url_path) or b"", file_of(url_path)
        path = folder / SITE / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_file(data, file, files) if file.endswith(".html") else data)
    (folder / TOP).write_text(_front(site, proposal, files), encoding="utf-8")


def assert_free(folder: Path) -> None:
    """Refuse a *folder* that holds anything.

    Raises:
        RequestError: it does, or is a file.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        told = f"«{shortened(str(folder))}» finnes fra før, og ingenting blir skrevet over."
        raise RequestError(in_words(told, "Gi mappen et annet navn, eller slett den som er der."))


def as_file(page: bytes, file: str, files: Collection[str]) -> bytes:
    """Return the *page* that lies in *file* with every link to one of *files* written from there."""
    tree: HtmlElement = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for element in list(tree.iter(*REFUSED)):
        if REFUSED[str(element.tag)] & {element.get(name, "").lower() for name in ("http-equiv", "rel", "type")}:
            element.drop_tree()
    for element in tree.iter("img", "source"):
        written = element.get("srcset", "")
        if written:
            element.set("srcset", CANDIDATE.sub(lambda found: from_file(found[0], file, files), written))
    tree.rewrite_links(lambda link: from_file(link, file, files), resolve_base_href=False)
    return html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")


def from_file(link: str, file: str, files: Collection[str]) -> str:
    """Return *link* as it is written in *file*; one that leads out of the site stays as it is."""
    path = OWN.sub("", link) or "/"
    if not path.startswith("/") or path.startswith("//"):
        return link
    parts = urlsplit(path)
    target = file_of(unquote(parts.path))
    if target not in files:
        return link
    tail = path[len(parts.path) :]
    return quote(posixpath.relpath(target, posixpath.dirname(file) or ".")) + tail


# The page it opens on


def _front(site: PreviewSite, proposal: Proposal, files: Collection[str]) -> str:
    changed = {new.content.file for _, new in proposal.changed if new}
    pages = [page for page in site.pages() if file_of(page["url"]) in files]
    own = [page for page in pages if page["file"] in changed]
    unseen = [page for page in pages if page["state"] and page not in own]
    return FRONT.format(
        own=_list(own) or "<p>Forslaget endrer ingen sider.</p>",
        others=f"<h2>Annet som andre ikke ser ennå</h2>\n{_list(unseen)}" if unseen else "",
        home=f"{SITE}/{file_of('/')}",
    )


def _list(pages: Iterable[dict[str, str]]) -> str:
    items = []
    for page in pages:
        state = f" <strong>{escape(page['state'])}</strong>" if page["state"] else ""
        href = escape(quote(f"{SITE}/{file_of(page['url'])}"))
        link = f'<a href="{href}">{escape(page["title"])}</a>'
        items.append(f"<li>{link}{state}<br><small>{escape(page['file'])}</small></li>")
    return "\n".join(["<ul>", *items, "</ul>"]) if items else ""


FRONT = """<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Forhåndsvisning av forslaget</title>
<style>:root {{ color-scheme: light dark; }} body {{ max-inline-size: 45rem; margin: auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }}</style>
</head>
<body>
<main>
<h1>Forhåndsvisning av forslaget</h1>
<p>Slik blir sidene hvis forslaget tas inn. Ingenting av dette er publisert. Søket trenger nett, og virker ikke her.</p>
<h2>Sidene i forslaget</h2>
{own}
{others}
<p><a href="{home}">Se hele nettstedet</a></p>
</main>
</body>
</html>
"""
