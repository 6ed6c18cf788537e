"""The parts of a document that is a zip: opened only when it is whole, open to read, and no larger than it should be."""

from __future__ import annotations

import io
import zipfile
import zlib

from norwegian.numbers import file_size

from .model import ImportingError

MOST_PARTS = 5_000
MOST_OCTETS = 300_000_000  # of all parts, unpacked
MOST_XML_OCTETS = 30_000_000  # of one part that is read as text
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"  # what Word wrote before 2007, and what a document with a password is kept in
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACROS = ("vbaproject.bin", "basic/script-lc.xml")


def open_archive(data: bytes, *, save_as: str) -> zipfile.ZipFile:
    """Return the archive in *data*; *save_as* is the kind of document it should be.

    Raises:
        ImportingError: it is none that can be read.
    """
    if data.startswith(OLE):
        raise with_password() if ENCRYPTED in data else _older(save_as)
    if not data.startswith(ZIP):
        raise damaged(save_as)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if any(part.flag_bits & 0x1 for part in parts):
            raise with_password()
        _assert_size(archive)
        if any(part.filename.lower().endswith(MACROS) for part in parts):
            raise with_macros(save_as)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged(save_as) from error
    return archive


def read_part(archive: zipfile.ZipFile, name: str, *, save_as: str) -> bytes:
    """Return one part, or nothing where there is none."""
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise damaged(save_as) from error


def _assert_size(archive: zipfile.ZipFile) -> None:
    """Refuse what would fill the memory; what a part says of its size is the most that is ever unpacked of it."""
    parts = archive.infolist()
    octets = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if len(parts) > MOST_PARTS or octets > MOST_OCTETS or largest > MOST_XML_OCTETS:
        raise ImportingError(
            f"Dokumentet er for stort når det pakkes ut: {len(parts)} deler og {file_size(octets)}. "
            "Del det i flere dokumenter, eller kopier det du trenger, inn i et nytt."
        )


def damaged(save_as: str) -> ImportingError:
    """Return what is said of a file that is not whole, or not what its name says."""
    return ImportingError(
        "Filen kan ikke åpnes. Den er skadet, eller den er noe annet enn navnet sier. "
        f"Åpne den i programmet den er skrevet i, og lagre den på nytt som {save_as}."
    )


def with_macros(save_as: str) -> ImportingError:
    """Return what is said of a file with programs in it."""
    return ImportingError(
        f"Filen har makroer, og slike filer hentes ikke. Lagre den på nytt som {save_as}, uten makroer, og hent den."
    )


def with_password() -> ImportingError:
    """Return what is said of a file nobody can read without its password."""
    return ImportingError("Filen er beskyttet med passord. Ta bort passordet, lagre filen, og hent den på nytt.")


def _older(save_as: str) -> ImportingError:
    return ImportingError(f"Filen er et eldre Office-dokument. Lagre den på nytt som {save_as}, og hent den.")
