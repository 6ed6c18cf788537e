"""One build at a time to each output: a lock that dies with the process that holds it."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

PAUSE_SECONDS = 0.05
BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
UNKNOWN = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def acquire(path: Path, *, patience_seconds: float, on_wait: Callable[[], None] = lambda: None) -> int | None:
    """Return a handle on the lock *path*, or None when another build keeps it too long.

    ``on_wait`` is called once if it is taken. The operating system frees the
    lock of a process that dies: a file left behind locks nobody out.

    Raises:
        OSError: the file cannot be made.
    """
    deadline = time.monotonic() + patience_seconds
    has_waited = False
    while (handle := _try(path)) is None:
        if time.monotonic() >= deadline:
            return None
        if not has_waited:
            on_wait()
            has_waited = True
        time.sleep(PAUSE_SECONDS)
    return handle


def release(path: Path, handle: int) -> None:
    """Free the lock and remove its file."""
    # Removed while it is still held: he who opened it meanwhile sees in _try
    # that it is no longer the file of that name, and opens the next one.
    with contextlib.suppress(OSError):
        path.unlink()
    os.close(handle)


def _try(path: Path) -> int | None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if _lock(handle) and _is_named(path, handle):
            return handle
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _is_named(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except FileNotFoundError:
        return False


def _lock(handle: int) -> bool:
    try:
        if os.name == "nt":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in BUSY:
            return False
        if error.errno not in UNKNOWN:  # some network disks have no locks: build without
            raise
    return True
