"""A finished site on disk: each file is read at most once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from content_types.url_paths import EDITOR_PATH, file_of, url_path_of_file

XPathTree = etree._Element | etree._ElementTree  # lxml names them for nobody else
EDITOR = EDITOR_PATH.removeprefix("/")
TEXTS = frozenset({".html", ".xml", ".txt", ".json", ".ics", ".css", ".js", ".svg", ".webmanifest"})


@dataclass(frozen=True, kw_only=True)
class BuiltSite:
    """A site as it will be served: each file read at most once."""

    folder: Path
    address: str  # the public address without a slash at the end
    own: Collection[str] = ()  # the owners' own files by their paths from the root, which are no pages of ours

    @property
    def base_path(self) -> str:
        """The path of the address: empty at the root of a domain."""
        return urlsplit(self.address).path

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """Every file by its path from the root, in one order on every machine, but for those of the form editor."""
        found = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*") if path.is_file()}
        return {name: path for name, path in sorted(found.items()) if not name.startswith(EDITOR)}

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        for name, path in self.files.items():
            if path.suffix in TEXTS:
                errors = "replace" if name in self.own else "strict"
                yield name, path.read_bytes().decode("utf-8", errors)  # line ends as they are

    @cached_property
    def html_files(self) -> Sequence[tuple[str, HtmlElement]]:
        """The HTML files the build made."""
        made = (named for named in self.named(".html") if named[0] not in self.own)
        return [(name, html.document_fromstring(path.read_bytes())) for name, path in made]

    @cached_property
    def pages(self) -> Sequence[tuple[str, HtmlElement]]:
        """The HTML files that are pages, and not redirects from an old url path."""
        return [(name, tree) for name, tree in self.html_files if not tree.xpath("//meta[@http-equiv='refresh']")]

    @property
    def kept(self) -> Iterator[tuple[str, HtmlElement]]:
        """The pages search engines may keep."""
        for name, tree in self.pages:
            if "noindex" not in "".join(texts(tree, "//meta[@name='robots']/@content")):
                yield name, tree

    def named(self, suffix: str) -> Iterator[tuple[str, Path]]:
        for name, path in self.files.items():
            if name.endswith(suffix):
                yield name, path

    def url(self, name: str) -> str:
        """Return the whole address of a file; that of a folder's index.html is the folder's."""
        return f"{self.address}{quote(url_path_of_file(name), safe='/-._~')}"

    def answers(self, url: str) -> bool:
        """Tell whether an address below the site's own leads to a file."""
        return file_of(unquote(urlsplit(url).path).removeprefix(self.base_path)) in self.files


def texts(tree: XPathTree, path: str) -> list[str]:
    """Return the attributes and texts that *path*, an XPath, finds in *tree*."""
    found = tree.xpath(path)
    return [str(text) for text in found] if isinstance(found, list) else []
