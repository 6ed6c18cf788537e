"""Footnotes: our words for them, numbered as the reader meets them."""

from __future__ import annotations

from lxml import etree

BACK_TO_TEXT = {
    "nb": "Tilbake til teksten ved fotnote",
    "nn": "Tilbake til teksten ved fotnote",
    "en": "Back to the text at footnote",
}


def number_footnotes(root: etree._Element) -> None:
    """Number the footnotes of *root* in the order of the text, and sort them so.

    Python-Markdown numbers them as they are defined.
    """
    numbers: dict[str, int] = {}
    for link in root.iterfind('.//a[@class="footnote-ref"]'):
        number = numbers.setdefault(link.get("href", ""), len(numbers) + 1)
        link.text = str(number)
    notes = root.find('.//div[@class="footnote"]/ol')
    if notes is None:
        return
    last = len(numbers) + 1
    notes[:] = sorted(notes, key=lambda note: numbers.get(f"#{note.get('id')}", last))
    for number, note in enumerate(notes, start=1):
        for back in note.iterfind('.//a[@class="footnote-backref"]'):
            # Read aloud in place of the arrow.
            back.set("aria-label", f"{back.attrib.pop('title', '')} {number}")
