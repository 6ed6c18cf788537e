"""The readers of files a page refers to: paths, documents to download, the lead picture; and the kinds of
pictures that cannot be shown.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from manuscript.field_lines import as_value
from manuscript.model import Mapping, Node, Scalar, Sequence
from manuscript.model import Sequence as ListNode
from manuscript.problem import told
from norwegian import picture_texts
from norwegian.picture_texts import is_without_name, split_credit, without_photo

from .fields import Spot, fold
from .keys import is_empty
from .model import Attachment, FileReference, Picture, Position
from .parts import parts
from .values import bare_text, key_of, shown_choices, text
from .web_addresses import SCHEME, address, checked_address

# Documents to download: files or addresses, with or without titles.


DOCUMENTS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ics", ".zip")
DOCUMENT = {"tittel": ("title",), "fil": ("file",), "lenke": ("link", "url")}


def documents(node: Node, spot: Spot, source: PurePosixPath) -> tuple[Attachment, ...]:
    """Return the documents to download, in the order they are written."""
    items = node.items if isinstance(node, ListNode) else [node]
    return tuple(document for item in items if not is_empty(item) and (document := _document(item, spot, source)))


def _document(node: Node, spot: Spot, source: PurePosixPath) -> Attachment | None:
    if isinstance(node, Scalar):
        written = text(node, spot)
        if ("://" in written or written.startswith("www.")) and not written.lower().startswith("file:"):
            url = checked_address(written, node, spot)
            return Attachment(title=_file_name(url), target=url) if url else None
        several = [name.strip() for name in re.split("[,;]", written)]
        if len(several) > 1 and all(name.lower().endswith(DOCUMENTS) for name in several):
            _tell_several_files(written, several, node, spot)
            return None
        file = file_reference(node, spot, source, DOCUMENTS)
        return Attachment(title=_file_name(file.path), target=file) if file else None
    if not isinstance(node, Mapping):
        spot.tell(node, "value-not-list", f"Under «{spot.name}» står en liste i listen.", "Skriv én liste.")
        return None
    if _is_title_and_file(node):
        _tell_title_and_file(node, spot)
        return None
    return _document_with_parts(parts(node, spot, DOCUMENT), node, spot, source)


def _tell_several_files(written: str, names: list[str], node: Node, spot: Spot) -> None:
    spot.tell(
        node,
        "documents-in-one",
        f"«{told(written)}» er flere filer på én linje.",
        "Skriv hver fil på sin egen linje, med bindestrek og mellomrom foran.",
        "dokumenter:\n" + "\n".join(f"  - {told(name)}" for name in names[:5]),
    )


def _is_title_and_file(node: Mapping) -> bool:
    """Tell whether an item is «Lysarkene: lysark.pdf»."""
    only = node.entries[0]
    names = {fold(name) for key, english in DOCUMENT.items() for name in (key, *english)}
    return (
        len(node.entries) == 1
        and isinstance(only.value, Scalar)
        and fold(only.key.text) not in names
        and ("://" in only.value.text or only.value.text.lower().endswith(DOCUMENTS))
    )


def _tell_title_and_file(node: Mapping, spot: Spot) -> None:
    title, target = node.entries[0].key.text, node.entries[0].value.text
    part = "lenke" if "://" in target else "fil"
    spot.tell(
        node,
        "document-in-one",
        f"Tittelen og {'adressen' if part == 'lenke' else 'filen'} står på samme linje: «{told(f'{title}: {target}')}».",
        f"Skriv «tittel» og «{part}» på hver sin linje.",
        f"dokumenter:\n  - tittel: {as_value(told(title))}\n    {part}: {as_value(told(target))}",
    )


def _document_with_parts(found: dict[str, Node], node: Mapping, spot: Spot, source: PurePosixPath) -> Attachment | None:
    if ("fil" in found) == ("lenke" in found):
        spot.tell(
            node,
            "document-target",
            "Dokumentet har både fil og lenke." if "fil" in found else "Dokumentet mangler fil eller lenke.",
            "Skriv enten «fil» med stien til dokumentet, eller «lenke» med adressen, "
            "rett under tittelen og uten bindestrek.",
        )
        return None
    title = text(found["tittel"], spot.part("tittel")) if "tittel" in found else ""
    if "fil" in found:
        file = file_reference(found["fil"], spot.part("fil"), source, DOCUMENTS)
        return Attachment(title=title or _file_name(file.path), target=file) if file else None
    url = address(found["lenke"], spot.part("lenke"))
    return Attachment(title=title or _file_name(url), target=url) if url else None


def _file_name(path: str) -> str:
    """Return the last part of a path or address: the title of a document without one."""
    return path.rstrip("/").rpartition("/")[2]


# The lead picture, from «bilde» with parts or from fields of their own.


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
            or (part != "fil" and _says_nothing(found[part]))
            or (part == "foto" and is_without_name(credit))
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
    if vague := picture_texts.advice(alt, file.text if isinstance(file, Scalar) else ""):
        example = f"{name}: {as_value(told(vague.better))}"
        spot.warn(found["alt"], "picture-alt-vague", vague.message, vague.fix, example)


def _says_nothing(node: Node) -> bool:
    """Tell whether a value is only signs, such as «-»."""
    return isinstance(node, Scalar) and not any(character.isalnum() for character in node.text)


# Readers of paths to files in the content folder.


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
    return FileReference(path=written, place=Position(line=node.line, column=node.column))


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


# Kinds of pictures that cannot be shown here, and what to do with one.


UNSHOWN = frozenset(
    {
        ".apng", ".avif", ".bmp", ".cr2", ".dng", ".emf", ".eps", ".gif", ".heic", ".heif", ".ico", ".jfif", ".jp2",
        ".jpe", ".jxl", ".nef", ".psd", ".raw", ".svg", ".tif", ".tiff", ".wmf",
    }
)  # fmt: skip
DRAWN = frozenset({".apng", ".emf", ".eps", ".gif", ".ico", ".svg", ".wmf"})  # with lines a jpg would blur


def how_to_save(ending: str) -> str:
    """Return what to do with a picture whose name has *ending*, one of UNSHOWN."""
    match ending.lower():
        case ".jfif" | ".jpe":
            return "Bildet er et jpg-bilde under et annet navn: Gi filen et navn som slutter på «.jpg», og vis til det."
        case ".heic" | ".heif":
            return (
                "Lagre eller eksporter bildet som jpg, og vis til den nye filen. På iPhone blir nye bilder jpg når du"
                " velger Innstillinger > Kamera > Formater > Mest kompatibel."
            )
        case _:
            return "Lagre eller eksporter bildet som jpg, png eller webp, og vis til den nye filen."


def saved_ending(ending: str) -> str:
    """Return the ending such a picture is best saved with."""
    return ".png" if ending.lower() in DRAWN else ".jpg"
