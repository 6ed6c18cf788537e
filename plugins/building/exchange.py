"""The new site is built beside the old one and takes its place in one step.

A build that dies, whenever it dies, leaves the old site whole; the next build
to the same folder clears up after it. One build at a time writes to each
output: a lock holds the others back, and dies with the process that holds it.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from content_types.content_files import OWN_FOLDER
from manuscript.problem import enumerated, in_words, shortened

from .output import OutputError, assert_replaceable, laid_by_hand, real_path, unwritable
from .progress import Tell, tell

PATIENCE_SECONDS = 300
EXCHANGE = 2  # RENAME_EXCHANGE in Linux, RENAME_SWAP in macOS
HERE = -100  # AT_FDCWD in Linux; the paths are absolute anyhow
UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV}

ASIDE = ".forrige"  # the old site, while two renames stand in for one exchange
# «-0123456789ab» and «-0123456789ab.forrige», after the name of the output; not «-notater»
LEFT_OVER = re.compile(rf"-[0-9a-f]{{12}}(?:{re.escape(ASIDE)})?")

MOST_NAMED = 5

ExchangeFolders = Callable[[Path, Path], bool]

_held: dict[Path, FileLock] = {}  # the locks this process holds, by output


def stage(output: Path, *, tell: Tell = tell) -> Path:
    """Return a new, empty folder beside *output*, on the same file system.

    Waits for another build to the same *output*, then clears up what dead
    builds left. Call ``exchange`` or ``discard`` when the site is built.

    Raises:
        OutputError: there is no place for it, or the other build does not end.
    """
    site = real_path(output)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        _lock(site, tell)
        try:
            _clear_up(site, tell)
            staging = site.with_name(f"{_prefix(site)}-{secrets.token_hex(6)}")
            staging.mkdir()
        except BaseException:
            _unlock(site)
            raise
    except OSError as error:
        raise unwritable(error, output) from error
    return staging


def exchange(
    staging: Path,
    output: Path,
    *,
    tell: Tell = tell,
    in_one_step: ExchangeFolders | None = None,
    spare: Path | None = None,
) -> None:
    """Let *staging* take the place of *output* in one step, and move what was there to *spare*, or remove it.

    Files somebody laid into it by hand go with the old site, and are told of.

    Raises:
        OutputError: the system refuses, or something else has been laid there
            meanwhile; *output* is as it was.
    """
    site = real_path(output)
    try:
        assert_replaceable(site, output)
        if not site.exists():
            staging.rename(site)
        else:
            taken_away = laid_by_hand(site, staging)
            if not (in_one_step or _exchange_folders)(staging, site):
                _rename_twice(staging, site)
            if not (spare and _moved(staging, spare)):
                _remove(staging, tell)
            if taken_away:
                tell(_words_of_taken_away(taken_away, output))
    except OSError as error:
        raise unwritable(error, output) from error
    _unlock(site)


def discard(staging: Path, output: Path) -> None:
    """Remove *staging* if it is still there, and let the next build begin."""
    shutil.rmtree(staging, ignore_errors=True)
    _unlock(real_path(output))


def _prefix(site: Path) -> str:
    return f".{site.name.lstrip('.')}"


def _lock(site: Path, tell: Tell) -> None:
    _unlock(site)  # left by a build in this process that was cut off
    lock = acquire(
        site.with_name(f"{_prefix(site)}.lock"),
        patience_seconds=PATIENCE_SECONDS,
        on_wait=lambda: tell(f"Et annet bygg skriver til «{site}». Venter til det er ferdig …"),
    )
    if lock is None:
        raise OutputError(
            f"Et annet bygg har skrevet til «{site}» i over fem minutter.",
            fix="Avslutt det andre bygget, og bygg på nytt.",
        )
    _held[site] = lock


def _unlock(site: Path) -> None:
    lock = _held.pop(site, None)
    if lock is not None:
        release(lock)


def _clear_up(site: Path, tell: Tell) -> None:
    for folder in _left_over(site):
        if folder.name.endswith(ASIDE) and not site.exists():
            folder.rename(site)  # a build was cut off between the two renames: the old site goes back
        else:
            _remove(folder, tell)


def _left_over(site: Path) -> list[Path]:
    prefix = _prefix(site)
    return [
        folder
        for folder in site.parent.iterdir()
        if folder.name.startswith(prefix)
        and LEFT_OVER.fullmatch(folder.name.removeprefix(prefix))
        and folder.is_dir()
        and not folder.is_symlink()
    ]


def _words_of_taken_away(url_paths: list[str], output: Path) -> str:
    names = [shortened(url_path.strip("/"), 90) for url_path in url_paths[:MOST_NAMED]]
    named = enumerated([f"«{name}»" for name in names], more=len(url_paths) - len(names))
    return in_words(
        f"I «{output}» lå det filer som bygget ikke har laget. De er borte nå: {named}.",
        f"Legg det som skal følge med nettstedet hver gang, i «content/{OWN_FOLDER}».",
        f"content/{OWN_FOLDER}/google1234567890abcdef.html",
    )


def _exchange_folders(staging: Path, site: Path) -> bool:
    """Let two folders change names in one step; False where the system cannot."""
    old, new = os.fsencode(staging), os.fsencode(site)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            answer = system.renamex_np(old, new, EXCHANGE)
        else:
            answer = system.renameat2(HERE, old, HERE, new, EXCHANGE)
    except (AttributeError, OSError, TypeError):  # there is no such call
        return False
    if answer == 0:
        return True
    number = ctypes.get_errno()
    if number in UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(site))


def _rename_twice(staging: Path, site: Path) -> None:
    aside = staging.with_name(staging.name + ASIDE)
    site.rename(aside)
    try:
        staging.rename(site)
    except OSError:
        aside.rename(site)
        raise
    aside.rename(staging)


def _moved(folder: Path, place: Path) -> bool:
    """Move *folder* to *place*; False where that cannot be done: something is there, or it is on another disk."""
    try:
        folder.rename(place)
    except OSError:
        return False
    return True


def _remove(folder: Path, tell: Tell) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        tell(f"Får ikke slettet «{folder}». Mappen er ikke i bruk; slett den selv.")


# One build at a time to each output


# What network disks without locks answer: there a build goes on without one.
NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def acquire(path: Path, *, patience_seconds: float, on_wait: Callable[[], None] = lambda: None) -> FileLock | None:
    """Return the lock *path*, which is ours, or None when another build keeps it too long.

    ``on_wait`` is called once if it is taken. The operating system frees the
    lock of a process that dies: a file left behind locks nobody out.

    Raises:
        OSError: the file cannot be made.
    """
    # A preview takes the lock in one thread and frees it in another.
    lock = FileLock(path, thread_local=False, fallback_to_soft=False)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            on_wait()
            lock.acquire(timeout=patience_seconds)
    except Timeout:
        return None
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise
    return lock


def release(lock: FileLock) -> None:
    """Free the lock and remove its file."""
    # Removed while it is still held: whoever opened it meanwhile sees that it has no name any more, and begins anew.
    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink()
    lock.release()
