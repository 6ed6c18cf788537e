"""The words that go with a picture: whether its description describes anything, and the credit in its caption."""

from __future__ import annotations

import re
from urllib.parse import unquote

from manuscript.problem import Problem, quoted, told

from .letters import capitalised

# Descriptions of pictures that describe nothing: a file's name, «bilde», «Bilde av …»


EXAMPLE_DESCRIPTION = "Fire personer rundt et bord"

# A description that is one of these alone describes nothing; «Illustrasjon av hjertet» says more.
_EMPTY_WORDS = frozenset({
    "bilde", "bildet", "bilete", "biletet", "et bilde", "eit bilete", "foto", "fotografi", "fotoet",
    "image", "photo", "picture", "illustrasjon", "illustrasjonsbilde", "illustrasjonsfoto", "skjermbilde",
    "alt", "alt-tekst", "alttekst", "beskrivelse", "bildetekst", "tekst", "test", "uten navn", "untitled",
})  # fmt: skip
# «IMG_1234.jpg», «kart.heic»; not «Møtet kl. 12.»
_ENDING = re.compile(r"\S\.(?:jpe?g|png|webp|gif|avif|svg|hei[cf]|tiff?|bmp)$", re.IGNORECASE)
# «IMG_1234», «DSC00012», «WhatsApp Image 2023-03-23 at 11.30.00»; not «Bilde 2 av sykehuset»
_FROM_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|dji|gopr|mvimg|pxl|image|photo|picture|bilde|foto|screenshot|skjermbilde|whatsapp image)"
    r"[\s_-]*+\d[\d\s_.:()-]*+(?:(?:kl|at)\b[\d\s_.:()-]*+)?",
    re.IGNORECASE,
)
# «Bilde av », «Et foto som viser », «A picture of »; not «Bilder av», «Bildet på veggen»
_BEGINNING = re.compile(
    r"(?:(?:et|eit|a|an) )?"
    r"(?:(?:bilde|bildet|bilete|biletet|foto|fotoet|fotografi) (?:av|som viser|viser|syner)"
    r"|(?:image|photo|picture) of)\b[\s:]*+",
    re.IGNORECASE,
)
_LONGEST_JUDGED = 300


def vague_description(alt: str, file: str) -> Problem | None:
    """Return what to say of the description *alt* of the picture in *file*, with a better one as the example.

    None when it may stand.
    """
    better = without_beginning(alt)
    if better != alt:
        return told("picture-alt-vague", better, "beginning", own=quoted(alt))
    if says_nothing(alt, file):
        return told("picture-alt-vague", EXAMPLE_DESCRIPTION, "empty", own=quoted(alt))
    return None


def says_nothing(alt: str, file: str) -> bool:
    """Tell whether *alt* says nothing of what the picture shows."""
    plain = alt.strip(" .,:;!?…-–_«»\"'()")
    if plain.casefold() in _EMPTY_WORDS:
        return True
    is_file = _ENDING.search(plain) or _FROM_CAMERA.fullmatch(plain) or _is_name_of(file, plain)
    return len(plain) <= _LONGEST_JUDGED and bool(is_file)


def _is_name_of(file: str, alt: str) -> bool:
    """Tell whether *alt* is the name of *file* without its ending; not «Logo» and «Kart», which are words too."""
    name = unquote(file).rpartition("/")[2].rpartition(".")[0]
    return len(alt) > 2 and alt == name and alt.casefold() not in {"logo", "kart"} and " " not in alt


def without_beginning(alt: str) -> str:
    """Return *alt* without a beginning such as «Bilde av»: a screen reader says itself that it is a picture."""
    found = _BEGINNING.match(alt)
    rest = alt[found.end() :].strip() if found else ""
    return capitalised(rest) or alt


# Whose work a picture is, as newspapers write it: «Foto: Kari», «Illustrasjon: Ola», «© Kari»


EXAMPLE_CREDIT = "Foto: Kari Nordmann"

# What a work may be called, or who made it: «Foto», «pressefoto», «fotograf», «ill.», «grafikk», «tegner»
_KINDS = (
    r"(?:[^\W\d_]{0,20}foto|foto(?:graf(?:i|en)?)?|photo(?:graph(?:er)?)?|ill\.|illustrasjon(?:er)?|illustratør"
    r"|illustration|grafikk|graphics|tegning(?:er)?|tegner|drawing|skjermbilde|skjermdump|screenshot"
    r"|fotomontasje|montasje|collage|kart|map)"
)
# One or two of them: «foto», «foto og montasje», «illustrasjon/grafikk»; not within a word: «gråtegner»
_KIND = rf"(?<![\w-]){_KINDS}(?: ?(?:/|og|and|,|&) ?{_KINDS})?"
# «Foto: Kari», «(Illustrasjon: Ola)», «© Kari», «Generert med KI»; not «Foto:», «et foto fra 1950»
_CREDIT = re.compile(
    rf"\(?{_KIND} ?:[\W_]*+[^\W_]"
    rf"|\(?(?:{_KIND} )?(?:©|\(c\)) ?[^\W_]"
    r"|\(?(?<!\w)(?:laget|generert|made|generated) (?:med|av|with|by) (?:KI|AI|kunstig intelligens|bildegenerator)\b",
    re.IGNORECASE,
)
# «Foto: », «(Fotograf: », «Photographer: »; not «Illustrasjon: »
_PHOTO = re.compile(r"\(?(?:foto|photo)(?:graf(?:en)?|grapher)? ?:\s*", re.IGNORECASE)
# «Foto:», «(foto: –», «Foto» at the end; not «Foto: Kari»
_WITHOUT_NAME = re.compile(rf"\(?{_KIND} ?(?::[\W_]*)?$", re.IGNORECASE)
# «Åpningen. Foto Kari Nordmann», «Bilde av Kari», «Foto – Kari»; not «Et foto Kari tok»
_WITHOUT_COLON = re.compile(
    rf"(?:^|(?<=[.!?…:»”(] ))\(?(?P<kind>(?i:{_KIND}|bilde)) ?(?:(?:av|ved|by|[-–—;.=:]|v/) ?)?"
    r"(?P<name>[A-ZÆØÅ][^\W\d_]*+[^.!?:;()]{0,80})[.)]*$"
)
_LONGEST_CREDIT = 3000


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
    found = _WITHOUT_NAME.search(caption[-_LONGEST_CREDIT:])
    return bool(found and ":" in found[0])


def with_credit(caption: str) -> str:
    """Return *caption* with a credit: the one it nearly has, or an invented one."""
    if find_credit(caption) is not None:
        return caption
    head, tail = caption[:-_LONGEST_CREDIT], caption[-_LONGEST_CREDIT:]
    if near := _WITHOUT_COLON.search(tail):
        kind = "Foto" if near["kind"].casefold() == "bilde" else capitalised(near["kind"])
        return f"{head}{tail[: near.start()]}{kind}: {near['name'].strip()}"
    if bare := _WITHOUT_NAME.search(tail):
        kind = bare[0].strip(" :(.-–") or "Foto"
        return f"{head}{tail[: bare.start()]}{kind}: {EXAMPLE_CREDIT.partition(': ')[2]}"
    sentence = caption if not caption or caption.endswith((".", "!", "?")) else f"{caption}."
    return f"{sentence} {EXAMPLE_CREDIT}".strip()
