"""A file on disk read in its own format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from manuscript.problem import enumerated, quoted
from norwegian.numbers import file_size

from .documents import WORD, in_layers, read_open_document, read_word, with_macros
from .model import ImportingError, Reading, Readings
from .text_and_mail import read_mail, read_plain_text
from .web_page import read_web_page
from .wordpress import read_wordpress

MOST_OCTETS = {
    ".docx": 100_000_000,
    ".odt": 100_000_000,
    ".html": 20_000_000,
    ".htm": 20_000_000,
    ".eml": 50_000_000,
    ".txt": 1_000_000,
    ".xml": 200_000_000,
}
WITH_MACROS = frozenset({".docm", ".dotm"})
# What each other kind can be saved as, where a person may meet it
OTHERS = {
    ".doc": f"Lagre den som {WORD}.", ".rtf": f"Lagre den som {WORD}.", ".pages": f"Eksporter den som {WORD}.",
    ".pdf": "En PDF har ikke overskrifter og lister som kan leses. Be om dokumentet den er laget av.",
    ".msg": "Åpne e-posten, og lagre den som .eml eller .html.", ".mht": "Lagre siden som .html.",
    ".mhtml": "Lagre siden som .html.", ".md": "Legg den rett i content/articles eller content/events.",
}  # fmt: skip


def read_file(path: Path) -> Readings:
    """Return what the file at *path* says.

    Raises:
        ImportingError: it cannot be read, or is of no kind that can be imported.
    """
    ending = path.suffix.lower()
    try:
        _assert_kind(path, ending)
        octets = path.stat().st_size
        if octets > MOST_OCTETS[ending]:
            raise ImportingError(
                f"Filen {quoted(path.name)} er for stor: {file_size(octets)}. "
                f"Den kan være på høyst {file_size(MOST_OCTETS[ending])}. Del den, eller kopier det du trenger, inn i en ny."
            )
        data = path.read_bytes()
    except OSError as error:
        raise ImportingError(f"Får ikke lest {quoted(str(path))}. Gi deg selv leserett til filen.") from error
    if not data.strip():
        raise ImportingError(f"Filen {quoted(path.name)} er tom.")
    try:
        return _read(ending, data, path)
    except RecursionError as error:
        raise in_layers() from error


READERS: dict[str, Callable[[bytes], Reading]] = {
    ".docx": read_word,
    ".odt": read_open_document,
    ".eml": read_mail,
    ".txt": read_plain_text,
}
WEB_PAGES = frozenset({".html", ".htm"})
EXPORT = ".xml"


def _read(ending: str, data: bytes, path: Path) -> Readings:
    if ending == EXPORT:
        return read_wordpress(data)
    if ending in WEB_PAGES:
        return Readings(readings=(read_web_page(data, path.parent),))
    return Readings(readings=(READERS[ending](data),))


def _assert_kind(path: Path, ending: str) -> None:
    if path.is_dir():
        raise ImportingError(f"{quoted(str(path))} er en mappe. Skriv veien til én fil.")
    if not path.is_file():
        raise ImportingError(f"Finner ikke {quoted(str(path))}. Skriv veien til en fil som finnes.")
    if ending in WITH_MACROS:
        raise with_macros(WORD)
    if ending not in MOST_OCTETS:
        remedy = OTHERS.get(ending, "Lagre den som Word-dokument, nettside eller ren tekst.")
        kinds = enumerated(MOST_OCTETS)
        raise ImportingError(f"{quoted(path.name)} er ikke av en type som kan hentes: {kinds}. {remedy}")
