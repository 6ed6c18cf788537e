"""What a document for download says besides its text: who made it, comments, changes nobody has accepted."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

from content_types.content_files import ContentFile
from language.warnings import METADATA
from manuscript.problem import Problem, enumerated, quoted, told

OFFICE = frozenset({".docx", ".xlsx", ".pptx", ".odt"})  # zip archives of XML (ISO/IEC 29500, ISO/IEC 26300)
# «docProps/core.xml», «meta.xml», «word/document.xml», «content.xml», «xl/comments1.xml», «ppt/comments/comment1.xml»
PARTS = re.compile(
    r"docProps/core\.xml|meta\.xml|word/document\.xml|content\.xml|(?:word|xl|ppt)/(?:comments/)?comment.*\.xml"
)
MOST_PARTS = 50
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of a damaged document in English
MOST_OCTETS = 20_000_000  # of one part; what is larger is not looked into
PDF_END, PDF_TAIL = b"%%EOF", 1024  # the last line of a PDF, and within how much of its end readers look for it
PEOPLE = frozenset({"creator", "lastModifiedBy", "initial-creator"})
COMMENTS = frozenset({"comment", "annotation", "cm"})
CHANGES = frozenset({"ins", "del", "changed-region"})
MOST_NAMES = 3


def document_metadata(file: ContentFile) -> Problem | None:
    """Return what readers of the document get besides what it shows; None when it is nothing, or cannot be read."""
    try:
        stat = file.path.stat()
    except OSError:
        return None
    people, comments, changes = _found(file.path, stat.st_mtime_ns, stat.st_size)
    found = []
    if people:
        found.append(f"navnet {enumerated(map(quoted, people[:MOST_NAMES]), more=len(people) - MOST_NAMES)}")
    if comments:
        found.append("1 kommentar" if comments == 1 else f"{comments} kommentarer")
    if changes:
        found.append("endringer som er sporet")
    if not found:
        return None
    case = {".pdf": "pdf", ".odt": "odt"}.get(file.source.suffix.lower(), "else")
    return told(METADATA, case=case, name=file.source.name, found=enumerated(found))


@lru_cache(maxsize=1024)  # the preview looks again after each save
def _found(path: Path, _modified: int, _size: int) -> tuple[tuple[str, ...], int, int]:
    """Return who made the document, and how many comments and tracked changes are in it."""
    suffix = path.suffix.lower()
    people: list[str] = []
    comments = changes = 0
    # A document that is damaged or locked says nothing here: whoever opens it sees that.
    with contextlib.suppress(OSError, BadZipFile, etree.XMLSyntaxError, ValueError, RuntimeError, NotImplementedError):
        if suffix == ".pdf":
            people += _author(path)
        elif suffix in OFFICE:
            for name, text in _elements(path):
                comments += name in COMMENTS
                changes += name in CHANGES
                people += [text] if name in PEOPLE and text else []
    return tuple(dict.fromkeys(people)), comments, changes


def _author(path: Path) -> list[str]:
    # It takes as long to load as the rest of what reads texts: a check without a PDF does without it.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    with path.open("rb") as file, contextlib.suppress(PyPdfError):
        file.seek(-min(path.stat().st_size, PDF_TAIL), os.SEEK_END)
        if PDF_END not in file.read():  # the reader would look for it through the whole file, for minutes
            return []
        metadata = PdfReader(file).metadata
        author = (metadata.author or "").strip() if metadata else ""
        return [author] if author else []
    return []


def _elements(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the name, without its namespace, and the words of each element in the parts that may tell something."""
    with ZipFile(path) as archive:
        parts = [
            part for part in archive.infolist() if PARTS.fullmatch(part.filename) and part.file_size <= MOST_OCTETS
        ]
        for part in parts[:MOST_PARTS]:
            with archive.open(part) as file:
                for _, element in etree.iterparse(file, events=("end",), resolve_entities=False, no_network=True):
                    yield etree.QName(element).localname, (element.text or "").strip()
                    element.clear()
