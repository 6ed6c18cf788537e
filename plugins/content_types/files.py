"""The readers of files a page refers to: paths, documents to download, the lead picture; and the kinds of
pictures that cannot be shown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from manuscript.model import Mapping, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import shortened
from manuscript.quoting import as_value
from norwegian import picture_texts
from norwegian.picture_texts import is_without_name, split_credit, without_photo

from .compound_values import Parts, parts, text_of
from .model import Attachment, FileReference, Picture, Position
from .values import Value, as_key, bare_text, listed, shown_choices, text
from .web_addresses import SCHEME, address, checked_address

MANUSCRIPTS = (".md",)
DOCUMENTS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ics", ".zip")
PICTURES = (".jpg", ".jpeg", ".png", ".webp")

DOCUMENT: Parts = {"tittel": ("title",), "fil": ("file",), "lenke": ("link", "url")}
PICTURE: Parts = {"fil": ("file",), "alt": (), "tekst": ("caption",), "foto": ("credit",)}
PICTURE_EXAMPLE = "bilde:\n  fil: mote.jpg\n  alt: Fire personer rundt et bord\n  foto: Ola Nordmann"
BESIDE = {"fil": "bilde", "alt": "bildealt", "tekst": "bildetekst", "foto": "bildefoto"}  # part → field of its own
MISSING = {"fil": "picture-without-file", "alt": "picture-without-alt", "foto": "picture-without-credit"}
WINDOWS_DRIVE = re.compile(r"[A-Za-z]:[\\/]")  # «C:\bilder», «c:/bilder»


# Documents to download: files or addresses, with or without titles


def documents(value: Value) -> tuple[Attachment, ...]:
    """Return the documents to download, in the order they are written."""
    found = [_document(item) for item in value.items]
    return tuple(document for document in found if document)


def _document(value: Value) -> Attachment | None:
    if isinstance(value.node, Scalar):
        return _document_on_one_line(value)
    if isinstance(value.node, ListNode):
        value.report("value-not-list", "nested")
        return None
    if title_and_target := _title_and_target(value.node):
        line = ": ".join(title_and_target)
        title, target = (as_value(shortened(each)) for each in title_and_target)
        part, what = ("lenke", "adressen") if "://" in title_and_target[1] else ("fil", "filen")
        value.report("document-in-one", line=line, what=what, part=part, title=title, target=target)
        return None
    return _document_with_parts(value, parts(value, value.node, DOCUMENT))


def _document_on_one_line(value: Value) -> Attachment | None:
    written = text(value)
    if ("://" in written or written.startswith("www.")) and not written.lower().startswith("file:"):
        url = checked_address(written, value)
        return Attachment(title=_file_name(url), target=url) if url else None
    several = [name.strip() for name in re.split("[,;]", written)]
    if len(several) > 1 and all(name.lower().endswith(DOCUMENTS) for name in several):
        value.report("documents-in-one", written=written, several=listed(several))
        return None
    file = _file_reference(value, DOCUMENTS)
    return Attachment(title=_file_name(file.path), target=file) if file else None


def _title_and_target(node: Mapping) -> tuple[str, str] | None:
    """Return the two of an item that is «Lysarkene: lysark.pdf»; None where it is no such item."""
    only = node.pairs[0]
    names = {as_key(name) for key, others in DOCUMENT.items() for name in (key, *others)}
    if len(node.pairs) > 1 or not isinstance(only.value, Scalar) or as_key(only.key.text) in names:
        return None
    target = only.value.text
    return (only.key.text, target) if "://" in target or target.lower().endswith(DOCUMENTS) else None


def _document_with_parts(value: Value, found: dict[str, Value]) -> Attachment | None:
    if ("fil" in found) == ("lenke" in found):
        value.report("document-target", "both" if "fil" in found else "")
        return None
    title = text_of(found, "tittel")
    if "fil" in found:
        file = _file_reference(found["fil"], DOCUMENTS)
        return Attachment(title=title or _file_name(file.path), target=file) if file else None
    url = address(found["lenke"])
    return Attachment(title=title or _file_name(url), target=url) if url else None


def _file_name(path: str) -> str:
    """Return the last part of a path or address: the title of a document without one."""
    return path.rstrip("/").rpartition("/")[2]


# The lead picture, from «bilde» with parts or from fields of their own


def lead_picture(whole: Value | None, beside: dict[str, Value]) -> Picture | None:
    """Return the lead picture; without file, description or credit it is none.

    *whole* is the value of «bilde», and *beside* those of «bildealt», «bildetekst» and «bildefoto» that are given,
    by the name of the part they stand for.
    """
    is_beside = whole is None or not isinstance(whole.node, Mapping)
    found: dict[str, Value] = {}
    if whole is not None:
        found = parts(whole, whole.node, PICTURE) if isinstance(whole.node, Mapping) else {"fil": whole}
    for part, value in beside.items():
        picture = whole or replace(value, name="bilde", example=PICTURE_EXAMPLE)
        if part in found:
            picture.report("part-twice", "beside", at=value.node, part=BESIDE[part])
        found.setdefault(part, picture.part(part, value.node))
    if not found:
        return None
    written_credit = text_of(found, "foto")
    caption, credit = _caption_and_credit(found, text_of(found, "tekst"), written_credit)
    for part in MISSING:
        is_credited_in_caption = part == "foto" and part not in found and bool(credit)
        is_there = part in found and (part == "fil" or not _says_nothing(found[part]))
        if not is_credited_in_caption and (not is_there or (part == "foto" and is_without_name(written_credit))):
            where = BESIDE[part] if is_beside else f"{part}» under «bilde"
            found.get(part, next(iter(found.values()))).report(MISSING[part], where=where)
    file = _one_picture(found["fil"]) if "fil" in found else None
    alt = text_of(found, "alt")
    if alt and not _says_nothing(found["alt"]):
        _check_alt(alt, found, name="bildealt" if is_beside else "alt")
    return Picture(file=file, alt=alt, caption=caption, credit=credit) if file and alt and credit else None


def _caption_and_credit(found: dict[str, Value], caption: str, credit: str) -> tuple[str, str]:
    """Return the caption and the credit, which may stand at the end of the caption, as in a text."""
    before, in_caption = split_credit(caption)
    if not in_caption:
        return caption, without_photo(credit)
    if not credit or without_photo(in_caption).casefold() == without_photo(credit).casefold():
        return before, without_photo(in_caption)
    found["tekst"].report("picture-credited-twice", in_caption=in_caption, credit=credit)
    return caption, without_photo(credit)


def _check_alt(alt: str, found: dict[str, Value], *, name: str) -> None:
    """Warn of a description that gives whoever does not see the picture nothing."""
    file = found["fil"].node if "fil" in found else None
    if vague := picture_texts.vague_description(alt, file.text if isinstance(file, Scalar) else ""):
        example = f"{name}: {as_value(shortened(vague.example))}"
        found["alt"].front_matter.add(replace(vague, example=example), found["alt"].node)


def _says_nothing(value: Value) -> bool:
    """Tell whether a value is only signs, such as «-»."""
    return isinstance(value.node, Scalar) and not any(character.isalnum() for character in value.node.text)


def _one_picture(value: Value) -> FileReference | None:
    """Return a path to one picture, and tell when there are several."""
    if isinstance(value.node, Scalar):
        written = [name.strip() for name in re.split("[,;]", value.node.text)]
        names = written if all(name.lower().endswith(PICTURES) for name in written) else []
    else:
        items = value.node.items if isinstance(value.node, ListNode) else ()
        names = [item.text.strip() for item in items if isinstance(item, Scalar) and item.text.strip()]
    if len(names) > 1:
        value.report("value-not-list", "pictures", first=names[0])
        return None
    return _file_reference(value, PICTURES)


# Paths to files in the content folder


def manuscript_reference(value: Value) -> FileReference | None:
    """Return a path to another content file."""
    return _file_reference(value, MANUSCRIPTS)


def _file_reference(value: Value, endings: tuple[str, ...]) -> FileReference | None:
    """Return a path to a file in the content folder, with one of *endings*."""
    written = bare_text(value)
    if not written:
        return None
    case, right = _what_is_wrong(written, value.front_matter.manuscript.source, endings)
    if not case:
        return FileReference(path=written, position=Position(line=value.node.line, column=value.node.column))
    value.report(
        "value-path",
        case,
        example=f"{value.key}: {shortened(right)}" if right else "",
        written=written,
        endings=shown_choices(endings),
        kinds=shown_choices(each.lstrip(".") for each in endings),
        how=how_to_save(f".{written.rpartition('.')[2]}"),
    )
    return None


def _what_is_wrong(written: str, source: PurePosixPath, endings: tuple[str, ...]) -> tuple[str, str]:
    """Return the case of what is wrong with a path, empty where nothing is, and the path put right where it is evident."""
    name = re.split(r"[\\/]", written)[-1]
    own_name = name if name.lower().endswith(endings) else ""
    if WINDOWS_DRIVE.match(written) or written.startswith(("~", "file:")):
        return "machine", own_name
    if SCHEME.match(written) and "/" in written:
        return "address", own_name
    if "\\" in written:
        return "backslash", written.replace("\\", "/")
    if written.endswith("/"):
        return "folder", ""
    if written.startswith(("//", "content/", "/content/")):
        right = written.lstrip("/").removeprefix("content/")
        return "slashes" if written.startswith("//") else "content", right if own_name else ""
    if _leads_out(written, source):
        return "out", own_name
    if ": " in written:  # «mote.jpg: Foto Kari», «Lysark: lysark.pdf»
        parts = [part.strip() for part in written.split(": ")]
        return "words", next((part for part in parts if part.lower().endswith(endings)), "")
    return ("", "") if own_name else _what_is_wrong_with_its_kind(written, endings)


def _what_is_wrong_with_its_kind(written: str, endings: tuple[str, ...]) -> tuple[str, str]:
    stem, _, ending = written.rpartition(".")
    if not stem or not ending.isalnum() or len(ending) > 5:
        return "ending", f"{written}{endings[0]}" if written[-1:].isalnum() else ""
    if f".{ending.lower()}" in UNSHOWN and ".jpg" in endings:
        return "picture", f"{stem}{saved_ending(f'.{ending}')}"
    return "kind" if len(endings) > 1 else "text", f"{stem}{endings[0]}"


def _leads_out(written: str, source: PurePosixPath) -> bool:
    """Tell whether a path leads above the content folder, on its way or at its end."""
    depth = len(source.parent.parts)
    for part in PurePosixPath(written.lstrip("/")).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False


# Kinds of pictures that cannot be shown here, and what to do with one


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
