"""What a person is told of a draft: what was read as what, what is to be filled in, and what did not come along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from manuscript.decoding import is_commanding

from .facts import Found
from .model import LeftOut

if TYPE_CHECKING:
    from .pictures import SavedPictures


def write_report(
    *, said: str, why: str, found: Found, left_out: Iterable[LeftOut], pictures: SavedPictures, address: str
) -> str:
    """Return the report, a line a thing; nothing in it commands a terminal."""
    lines = [f"Lest som {said}, {why}."]
    if address:
        lines.append(f"Hentet fra {address}")
    lines += ["", "Dette er lest som felter:"]
    lines += [f"  {fact.key}: {fact.value} ← {fact.where}: «{fact.source}»" for fact in found.facts.values()]
    lines += _section("Se over:", found.remarks)
    lines += _section("Bilder:", _on_pictures(pictures))
    lines += _section("Ikke med i utkastet:", [f"{one.where}: «{one.words}»" for one in left_out])
    return "\n".join("".join(" " if is_commanding(sign) else sign for sign in line) for line in lines)


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    written = [f"  {line}" for line in lines]
    return ["", heading, *written] if written else []


def _on_pictures(pictures: SavedPictures) -> Iterator[str]:
    for name in pictures.files:
        where = ", uten stedet det er tatt" if name in pictures.without_location else ""
        yield f"{name} er lagret ved siden av teksten{where}."
    for name, address in pictures.to_fetch:
        yield f"{name} må du hente selv, og legge ved siden av teksten: {address}"
    for described, why in pictures.unfit:
        yield f"«{described}» er ikke med. {why}"
