"""Readers of paths to files in the content folder."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from manuscript.model import Node, Scalar, Sequence
from manuscript.wording import told

from .model import FileReference, Place
from .notes import Spot
from .picture_kinds import UNSHOWN, how_to_save, saved_ending
from .targets import SCHEME
from .values import bare_text, key_of, shown_choices

WINDOWS_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class PathFault(NamedTuple):
    """What is wrong with a path, how to mend it, and the path put right if that is evident."""

    message: str
    fix: str
    right: str = ""


def file_reference(node: Node, spot: Spot, source: PurePosixPath, endings: tuple[str, ...]) -> FileReference | None:
    """Return a path to a file in the content folder, with one of *endings*."""
    written = bare_text(node, spot)
    if not written:
        return None
    fault = _path_fault(written, source, endings)
    if fault:
        key = spot.name.rpartition(": ")[2]
        spot.tell(node, "value-path", fault.message, fault.fix, f"{key}: {told(fault.right)}" if fault.right else "")
        return None
    return FileReference(path=written, place=Place(line=node.line, column=node.column))


def picture_reference(node: Node, spot: Spot, source: PurePosixPath, endings: tuple[str, ...]) -> FileReference | None:
    """Return a path to one picture, and tell when there are several."""
    if isinstance(node, Scalar):
        written = [name.strip() for name in re.split("[,;]", node.text)]
        names = written if all(name.lower().endswith(endings) for name in written) else []
    else:
        items = node.items if isinstance(node, Sequence) else ()
        names = [item.text.strip() for item in items if isinstance(item, Scalar) and item.text.strip()]
    if len(names) > 1:
        key = key_of(spot)
        message = f"«{key}» skal ha ett bilde, men her står flere."
        fix = "Behold det ene, på samme linje som feltet. Andre bilder kan du vise i teksten."
        spot.tell(node, "value-not-list", message, fix, f"{key}: {told(names[0])}")
        return None
    return file_reference(node, spot, source, endings)


def _path_fault(written: str, source: PurePosixPath, endings: tuple[str, ...]) -> PathFault | None:
    """Return what is wrong with a path; None when it may be one."""
    shown = f"«{told(written)}»"
    beside = "Legg filen ved siden av denne, og skriv bare filnavnet."
    name = re.split(r"[\\/]", written)[-1]
    own_name = name if name.lower().endswith(endings) else ""
    if WINDOWS_DRIVE.match(written) or written.startswith(("~", "file:")):
        return PathFault(f"Stien {shown} gjelder bare på én maskin.", beside, own_name)
    if SCHEME.match(written) and "/" in written:
        return PathFault(f"{shown} er en adresse, men her skal det stå en fil.", beside, own_name)
    if "\\" in written:
        return PathFault(f"Stien {shown} har omvendt skråstrek.", "Bruk vanlig skråstrek.", written.replace("\\", "/"))
    if written.endswith("/"):
        return PathFault(f"{shown} er en adresse eller en mappe, men her skal det stå en fil.", _name_it(endings))
    if written.startswith(("//", "content/", "/content/")):
        start = "to skråstreker" if written.startswith("//") else "«content/»"
        right = written.lstrip("/").removeprefix("content/")
        from_here = "Skriv stien fra denne filen eller fra innholdsmappen."
        return PathFault(f"Stien {shown} begynner med {start}.", from_here, right if own_name else "")
    if _leads_out(written, source):
        return PathFault(f"Stien {shown} leder ut av innholdsmappen.", beside, own_name)
    return None if own_name else _kind_fault(written, shown, endings)


def _kind_fault(written: str, shown: str, endings: tuple[str, ...]) -> PathFault:
    stem, _, ending = written.rpartition(".")
    if not stem or not ending.isalnum() or len(ending) > 5:
        right = f"{written}{endings[0]}" if written[-1:].isalnum() else ""
        return PathFault(f"Filnavnet {shown} mangler endelsen.", _name_it(endings), right)
    right = f"{stem}{endings[0]}"
    if len(endings) == 1:
        return PathFault(f"Filen {shown} er ikke av en type som kan brukes her.", _name_it(endings), right)
    if f".{ending.lower()}" in UNSHOWN and ".jpg" in endings:
        message = f"Bildet {shown} er av en type som ikke kan vises her."
        return PathFault(message, how_to_save(f".{ending}"), f"{stem}{saved_ending(f'.{ending}')}")
    kinds = shown_choices(each.lstrip(".") for each in endings)
    fix = f"Lagre den som {kinds}, og skriv det nye filnavnet."
    return PathFault(f"Filen {shown} er ikke av en type som kan brukes her.", fix, right)


def _name_it(endings: tuple[str, ...]) -> str:
    return f"Skriv hele filnavnet, som slutter på {shown_choices(endings)}."


def _leads_out(written: str, source: PurePosixPath) -> bool:
    """Tell whether a path leads above the content folder, on its way or at its end."""
    depth = len(source.parent.parts)
    for part in PurePosixPath(written.lstrip("/")).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False
