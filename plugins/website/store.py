"""What was made in earlier builds, kept in one file that may vanish, be cut or be anything at all.

SQLite holds it: whole or not at all when a build is killed, and safe with two builds at once. Each row stands with the
key of all it was made of and a digest of itself, and one that does not agree is not there. The file is ours alone:
one that another user owns, or may write in, is not opened.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

PATIENCE_SECONDS = 2  # for another build that writes; then this one goes on without
MOST_OCTETS = 2_000_000_000
SPARE = 4  # so many times what one build asks for may lie there unused
MOST_NEW_OCTETS = 20_000_000  # held until they are written
FEWEST_ROWS = 1_000  # never thrown away for their number
MOST_STORES = 8  # content folders, of which those used last are kept
ENDING = ".sqlite"
SCHEMA = "CREATE TABLE kept (name BLOB PRIMARY KEY, key BLOB, digest BLOB, data BLOB) WITHOUT ROWID"
# Of another form, or another application: begun anew. «HHub» in ASCII, and which form it is.
APPLICATION, FORM = 0x48487562, 1


class Store:
    """Bytes by name, each with the key of what it was made of; in *file*, or nowhere if that cannot be used."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connection = _opened(file)
        self._asked: set[bytes] = set()
        self._new: dict[bytes, tuple[bytes, bytes]] = {}
        self._new_octets = 0

    def get(self, name: bytes, key: bytes) -> bytes | None:
        """Return what was made of *key* under *name*, if it is there and whole."""
        self._asked.add(name)
        if name in self._new:
            new_key, new = self._new[name]
            return new if new_key == key else None
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT key, digest, data FROM kept WHERE name = ?", (name,)).fetchone()
        except sqlite3.Error as error:
            self._after(error)
            return None
        if row is None or row[0] != key or not isinstance(row[2], bytes) or row[1] != _digest(key, row[2]):
            return None
        return row[2]

    def put(self, name: bytes, key: bytes, data: bytes) -> None:
        """Keep *data* from the next ``save`` on, or from now on where much waits for it."""
        self._asked.add(name)
        self._new[name] = key, data
        self._new_octets += len(data)
        if self._new_octets > MOST_NEW_OCTETS:
            self.save()

    def save(self, whole: bytes = b"") -> None:
        """Write what is new. Where that is not possible it will be made again next time.

        Of the names that begin with *whole*, if it is given, all that are of
        use have been asked for: the others go once there are many of them.
        """
        if self._connection is None:
            return
        try:
            self._write(self._connection, whole)
        except (sqlite3.Error, OSError) as error:
            self._after(error)
        self._new.clear()
        self._new_octets = 0

    def close(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _after(self, error: Exception) -> None:
        """Begin the file anew where it turned out to be spoilt; one that is busy, or a disk that is full, is left."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self.close()
            with contextlib.suppress(OSError):
                _remove(self._file)
            self._connection = _opened(self._file)

    def _write(self, connection: sqlite3.Connection, whole: bytes) -> None:
        rows = [(name, key, _digest(key, data), data) for name, (key, data) in self._new.items()]
        if rows:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
                if whole:
                    self._forget(connection, whole)
        if self._file.stat().st_size > MOST_OCTETS:
            self.close()
            self._file.unlink()

    def _forget(self, connection: sqlite3.Connection, whole: bytes) -> None:
        found = connection.execute("SELECT name FROM kept WHERE substr(name, 1, ?) = ?", (len(whole), whole))
        unused = [(name,) for (name,) in found if name not in self._asked]
        if len(unused) > max(FEWEST_ROWS, SPARE * len(self._asked)):
            connection.executemany("DELETE FROM kept WHERE name = ?", unused)


def store_of(content: Path, folder: Path) -> Store:
    """Return the store in *folder* of what is made of the files in *content*, and throw away those long unused."""
    name = hashlib.sha256(os.fsencode(os.path.abspath(content))).hexdigest()[:16]
    store = Store(folder / f"{name}{ENDING}")
    with contextlib.suppress(OSError):
        os.utime(folder / f"{name}{ENDING}")
        stores = sorted(folder.glob(f"*{ENDING}"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in stores[MOST_STORES:]:
            file.unlink()
    return store


def installed() -> Iterator[str]:
    """Yield «pelican-4.12.0.dist-info» and its like: which libraries are installed, in which versions."""
    for folder in sys.path:
        if os.path.isdir(folder):
            yield from (name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))


def _digest(key: bytes, data: bytes) -> bytes:
    return hashlib.sha256(key + data).digest()


def _opened(file: Path) -> sqlite3.Connection | None:
    """Return *file* open, begun anew if it is not what it should be; None where it cannot be kept."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(2):
            if not os.path.lexists(file):
                os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
            if not _is_ours(file):
                return None
            connection = _connected(file)
            if connection:
                return connection
            _remove(file)
    except (OSError, sqlite3.OperationalError):  # no place for it, or another build keeps it too long
        pass
    return None


def _remove(file: Path) -> None:
    for name in (file.name, f"{file.name}-journal"):
        file.with_name(name).unlink(missing_ok=True)


def _is_ours(file: Path) -> bool:
    """Tell whether *file* is a file of this user, in which no other may write."""
    about = file.lstat()
    if not stat.S_ISREG(about.st_mode):
        return False
    return not hasattr(os, "geteuid") or (about.st_uid == os.geteuid() and not about.st_mode & 0o022)


def _connected(file: Path) -> sqlite3.Connection | None:
    """Return *file* open, or None where it is no store of ours.

    Raises:
        sqlite3.OperationalError: another build keeps it too long, or it cannot be opened.
    """
    # A preview builds in one thread after the other.
    connection = sqlite3.connect(file, timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        if _is_store(connection):
            return connection
    except sqlite3.OperationalError:
        connection.close()
        raise
    except (sqlite3.Error, UnicodeError):  # no database, or a spoilt one
        pass
    connection.close()
    return None


def _is_store(connection: sqlite3.Connection) -> bool:
    """Tell whether the database is a store of ours and nothing more; an empty one becomes one."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is found by its digest
    if not _schema(connection):
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            if not _schema(connection):  # another build may have been there first
                connection.execute(SCHEMA)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {FORM}")
    numbers = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    return numbers == [APPLICATION, FORM] and _schema(connection) == [SCHEMA]


def _schema(connection: sqlite3.Connection) -> list[str]:
    return [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master")]
