"""Tables of many columns: where they are wider than the screen the keyboard can scroll them (WCAG 2.1.1)."""

from __future__ import annotations

from .tree import Element

MANY = 4  # cells in a row; from here prose.css lets a table scroll in a frame of its own


def let_the_keyboard_scroll(root: Element) -> None:
    """Make every table in *root* with rows of many cells a stop for the keyboard, and no other."""
    for table in root.iter("table"):
        table.attrib.pop("tabindex", None)
    for row in root.iter("tr"):
        if len(row) >= MANY:
            table = next(row.iterancestors("table"), None)
            if table is not None:
                table.set("tabindex", "0")
