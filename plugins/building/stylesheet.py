"""The theme's style sheets joined to one file whose name changes when they do."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

FIRST = ("layers.css", "tokens.css", "fonts.css", "base.css", "layout.css")
LAST = ("print.css", "hidden.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """The whole style of the site."""

    address: str  # site path with a fingerprint
    css: str


def read_stylesheet(folder: Path) -> StyleSheet:
    """Return the style sheets under *folder* in their order: the layers, then components by name."""
    components = sorted((folder / "components").glob("*.css"))
    files = [*(folder / name for name in FIRST), *components, *(folder / name for name in LAST)]
    css = "".join(file.read_text(encoding="utf-8") for file in files)
    digest = hashlib.sha256(css.encode()).hexdigest()[:10]
    return StyleSheet(address=f"/theme/helsehub-{digest}.css", css=css)
