"""Documents to download: files or addresses, with or without titles."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from manuscript.model import Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.quoting import as_value
from manuscript.wording import told

from .folding import fold
from .keys import is_empty
from .model import Attachment
from .notes import Spot
from .parts import parts
from .paths import file_reference
from .targets import address, checked_address
from .values import text

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
