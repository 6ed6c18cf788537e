"""The styles a page needs, minified and written into it: nothing is fetched before it is shown.

They are minified here and not by rcssmin. Inside a rule or a media query that
takes the space before a colon for needless (version 1.3.0): «& thead :is(th,
td)», the cells of a head, becomes «& thead:is(th, td)», a head that is a cell.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FIRST = ("layers.css", "tokens.css", "fonts.css", "base.css", "layout.css")
LAST = ("print.css", "hidden.css")
# « class="card wide"»; not « data-class="card"». What it begins with is looked for faster than white space.
CLASSES = re.compile(r'class="(?<=\sclass=")([^"]*)"')

# «/* Two lines,\n * or one. */»
COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
# « { » in «.card { gap: 0 }»; no space round «:», «+» or «>»
NEEDLESS = re.compile(r" ?([{};,]) ?")

PLACE = "<style></style>"  # in the head, for the theme to say where
POLICY = "style-src 'self'"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """The style of the site, in the order of its layers."""

    first: str
    components: Mapping[str, str]  # by class, in order of name
    last: str

    def of(self, page: str) -> str:
        """Return what the HTML of *page* needs: all but the components it does not have."""
        classes = {name for value in set(CLASSES.findall(page)) for name in value.split()}
        used = tuple(name for name in self.components if name in classes)
        return "".join((self.first, *(self.components[name] for name in used), self.last))

    def inlined(self, page: str) -> str:
        """Return *page* with its style in it, and the style's hash in its policy (CSP3 §2.3.1).

        A page without a place for the style is as it was.

        Raises:
            ValueError: there is a place for the style, but no policy to allow it.
        """
        head, place, rest = page.partition(PLACE)
        if not place:
            return page
        if POLICY not in head:
            raise ValueError(f"no «{POLICY}» before «{PLACE}»")
        css = self.of(page)
        digest = b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
        return "".join((head.replace(POLICY, f"{POLICY} 'sha256-{digest}'", 1), f"<style>{css}</style>", rest))


def read_stylesheet(folder: Path, theme: str) -> StyleSheet:
    """Return the style sheets under *folder*; *theme* is where the files beside it are published."""

    def read(name: str) -> str:
        css = minified((folder / name).read_text(encoding="utf-8"))
        return css.replace('url("', f'url("{theme}')  # in a page a relative one would count from the page

    components = sorted(path.stem for path in (folder / "components").glob("*.css"))
    return StyleSheet(
        first="".join(map(read, FIRST)),
        components={name.replace("_", "-"): read(f"components/{name}.css") for name in components},
        last="".join(map(read, LAST)),
    )


def minified(css: str) -> str:
    """Return *css* without comments, and with no space that means nothing.

    Around «:», «+» and «>» a space may mean something, and gzip takes the rest.
    """
    return NEEDLESS.sub(r"\1", " ".join(COMMENT.sub("", css).split()))
