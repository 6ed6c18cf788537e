"""What is told of a path that leads to no file: the words, what may have been meant, and a line that works."""

from __future__ import annotations

from .scan import Role

NOT_THERE = {
    "dead-link": "Lenken «{}» leder til en fil som ikke finnes i innholdsmappen.",
    "dead-picture": "Bildet «{}» finnes ikke i innholdsmappen.",
    "dead-document": "Dokumentet «{}» finnes ikke i innholdsmappen.",
}
MAY_BE_MEANT = {
    "dead-link": frozenset({Role.MANUSCRIPT, Role.PICTURE, Role.DOCUMENT}),
    "dead-picture": frozenset({Role.PICTURE}),
    "dead-document": frozenset({Role.DOCUMENT}),
}


def example(rule: str, written: str, *, key: str = "") -> str:
    """Return a line, of the field *key* if any, that refers to the file *written* or to one that might be there."""
    if key:
        return f"{key}: {written or 'bilde.jpg'}"
    if rule == "dead-document":
        return f"- {written or 'program.pdf'}"
    shown = f"<{written}>" if " " in written else written
    if rule == "dead-picture":
        return f'![Beskrivelse av bildet]({shown or "bilde.jpg"} "Bildetekst. Foto: Kari Nordmann")'
    return f"[lenketekst]({shown or '../articles/filnavn.md'})"
