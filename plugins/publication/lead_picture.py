"""The lead picture, from «bilde» with parts or from fields of their own."""

from __future__ import annotations

from pathlib import PurePosixPath

from manuscript.model import Mapping, Node, Scalar
from manuscript.quoting import as_value
from manuscript.wording import told
from norwegian import alt_texts
from norwegian.credits import is_without_name, split_credit, without_photo

from .model import Picture
from .notes import Spot
from .parts import parts
from .paths import picture_reference
from .values import text

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
PICTURE = {"fil": ("file",), "alt": (), "tekst": ("caption",), "foto": ("credit",)}
BESIDE = {"fil": "bilde", "alt": "bildealt", "tekst": "bildetekst", "foto": "bildefoto"}


def picture(given: dict[str, Node], spot: Spot, source: PurePosixPath) -> Picture | None:
    """Return the lead picture, from «bilde» with parts or from «bilde», «bildealt» and so on."""
    whole = given.get("bilde")
    found = parts(whole, spot, PICTURE) if isinstance(whole, Mapping) else {"fil": whole} if whole else {}
    for part, key in BESIDE.items():
        if key in given and key != "bilde":
            if part in found:
                spot.tell(
                    given[key],
                    "part-twice",
                    f"«{key}» står både under «bilde» og for seg selv.",
                    "Behold den ene linjen, og slett den andre.",
                )
            found.setdefault(part, given[key])
    if not found:
        return None
    return _whole_picture(found, spot, source, is_beside=not isinstance(whole, Mapping))


MISSING = {
    "fil": ("picture-without-file", "sti til bildefilen", "Skriv «{}», med stien til filen."),
    "alt": ("picture-without-alt", "beskrivelse for dem som ikke ser det (alt)", "Skriv «{}», med det bildet viser."),
    "foto": ("picture-without-credit", "navnet på den som har tatt det (foto)", "Skriv «{}», med navnet."),
}


def _whole_picture(found: dict[str, Node], spot: Spot, source: PurePosixPath, *, is_beside: bool) -> Picture | None:
    """Return the picture of its parts; without file, alt or credit it is none."""
    place = next(iter(found.values()))
    alt, caption, credit = (
        text(found[part], spot.part(part)) if part in found else "" for part in ("alt", "tekst", "foto")
    )
    caption, credited = _one_credit(caption, credit, found, spot)
    for part, (rule, what, fix) in MISSING.items():
        if part == "foto" and credited and part not in found:
            continue
        if (
            part not in found
            or part != "fil"
            and _says_nothing(found[part])
            or part == "foto"
            and is_without_name(credit)
        ):
            name = BESIDE[part] if is_beside else f"{part}» under «bilde"
            spot.tell(found.get(part, place), rule, f"Bildet mangler {what}.", fix.format(name))
    file_spot = spot if is_beside else spot.part("fil")
    file = picture_reference(found["fil"], file_spot, source, PICTURES) if "fil" in found else None
    if alt and not _says_nothing(found["alt"]):
        _judge_alt(alt, found, spot, name="bildealt" if is_beside else "alt")
    if file is None or not alt or not credited:
        return None
    return Picture(file=file, alt=alt, caption=caption, credit=credited)


def _one_credit(caption: str, credit: str, found: dict[str, Node], spot: Spot) -> tuple[str, str]:
    """Return the caption and the credit, which may stand at the end of the caption, as in a text."""
    before, in_caption = split_credit(caption)
    if not in_caption:
        return caption, without_photo(credit)
    if not credit or without_photo(in_caption).casefold() == without_photo(credit).casefold():
        return before, without_photo(in_caption)
    spot.warn(
        found["tekst"],
        "picture-credited-twice",
        f"Bildet får to krediteringer: «{told(in_caption)}» i bildeteksten, og «{told(credit)}».",
        "Skriv alle navnene i feltet for fotograf, og ta dem ut av bildeteksten.",
    )
    return caption, without_photo(credit)


def _judge_alt(alt: str, found: dict[str, Node], spot: Spot, *, name: str) -> None:
    """Warn of a description that gives whoever does not see the picture nothing."""
    file = found.get("fil")
    if vague := alt_texts.advice(alt, file.text if isinstance(file, Scalar) else ""):
        example = f"{name}: {as_value(told(vague.better))}"
        spot.warn(found["alt"], "picture-alt-vague", vague.message, vague.fix, example)


def _says_nothing(node: Node) -> bool:
    """Tell whether a value is only signs, such as «-»."""
    return isinstance(node, Scalar) and not any(character.isalnum() for character in node.text)
