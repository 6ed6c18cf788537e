"""Whose work a picture is, as newspapers write it: «Foto: Kari», «Illustrasjon: Ola», «© Kari»."""

from __future__ import annotations

import re

EXAMPLE = "Foto: Kari Nordmann"

_KINDS = (
    r"(?:[^\W\d_]{0,20}foto|foto(?:graf(?:i|en)?)?|photo(?:graph(?:er)?)?|ill\.|illustrasjon(?:er)?|illustratør"
    r"|illustration|grafikk|graphics|tegning(?:er)?|tegner|drawing|skjermbilde|skjermdump|screenshot"
    r"|fotomontasje|montasje|collage|kart|map)"
)
_KIND = rf"(?<![\w-]){_KINDS}(?: ?(?:/|og|and|,|&) ?{_KINDS})?"
_CREDIT = re.compile(
    rf"\(?{_KIND} ?:[\W_]*+[^\W_]"
    rf"|\(?(?:{_KIND} )?(?:©|\(c\)) ?[^\W_]"
    r"|\(?(?<!\w)(?:laget|generert|made|generated) (?:med|av|with|by) (?:KI|AI|kunstig intelligens|bildegenerator)\b",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"\(?(?:foto|photo)(?:graf(?:en)?|grapher)? ?:\s*", re.IGNORECASE)
_WITHOUT_NAME = re.compile(rf"\(?{_KIND} ?(?::[\W_]*)?$", re.IGNORECASE)
_WITHOUT_COLON = re.compile(
    rf"(?:^|(?<=[.!?…:»”(] ))\(?(?P<kind>(?i:{_KIND}|bilde)) ?(?:(?:av|ved|by|[-–—;.=:]|v/) ?)?"
    r"(?P<name>[A-ZÆØÅ][^\W\d_]*+[^.!?:;()]{0,80})[.)]*$"
)
_LONGEST = 3000


def find_credit(caption: str) -> int | None:
    """Return where the credit at the end of *caption* begins; None when it has none."""
    start = None
    for match in _CREDIT.finditer(caption):
        start = match.start()
    return start


def split_credit(caption: str) -> tuple[str, str]:
    """Return *caption* without its credit, and the credit; empty when it has none."""
    start = find_credit(caption)
    if start is None:
        return caption, ""
    before, credit = caption[:start].rstrip(), caption[start:].strip()
    if credit.startswith("("):
        credit = credit[1:].removesuffix(".").removesuffix(")")
    return before, credit


def without_photo(credit: str) -> str:
    """Return the name alone of «Foto: Kari Nordmann»; other kinds of work keep their word."""
    found = _PHOTO.match(credit)
    return credit[found.end() :] if found and find_credit(credit) == 0 else credit


def says_its_kind(credit: str) -> bool:
    """Tell whether *credit* needs no «Foto:» before it: «Illustrasjon: Ola Nordmann»."""
    return find_credit(credit) == 0


def is_without_name(caption: str) -> bool:
    """Tell whether *caption* ends with «Foto:» and no name."""
    found = _WITHOUT_NAME.search(caption[-_LONGEST:])
    return bool(found and ":" in found[0])


def with_credit(caption: str) -> str:
    """Return *caption* with a credit: the one it nearly has, or an invented one."""
    if find_credit(caption) is not None:
        return caption
    head, tail = caption[:-_LONGEST], caption[-_LONGEST:]
    if near := _WITHOUT_COLON.search(tail):
        kind = "Foto" if near["kind"].casefold() == "bilde" else near["kind"][:1].upper() + near["kind"][1:]
        return f"{head}{tail[: near.start()]}{kind}: {near['name'].strip()}"
    if bare := _WITHOUT_NAME.search(tail):
        kind = bare[0].strip(" :(.-–") or "Foto"
        return f"{head}{tail[: bare.start()]}{kind}: {EXAMPLE.partition(': ')[2]}"
    sentence = caption if not caption or caption.endswith((".", "!", "?")) else f"{caption}."
    return f"{sentence} {EXAMPLE}".strip()
