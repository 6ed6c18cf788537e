"""The folder the site is written to: which one it is, whether it will do, and what somebody laid into it."""

from __future__ import annotations

import contextlib
import errno
import json
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from content_types.content_files import LEFT_BY_PROGRAMS
from content_types.url_paths import EDITION_DATA_PATH, EDITION_PATH, url_path_of_file
from manuscript.problem import UserError, in_words

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
ANOTHER = "Velg en egen mappe til nettstedet, for eksempel output."


class OutputError(UserError):
    """The folder for the site cannot be used; the words are for the editor."""

    def __init__(self, message: str, *, fix: str) -> None:
        super().__init__(in_words(message, fix))


def guard(output: Path, *, apart: Sequence[Path] = ()) -> None:
    """Refuse an *output* where a build would put away something that is no site of ours.

    *apart* are folders that may neither hold *output* nor lie in it. A link is
    judged by the folder it leads to.

    Raises:
        OutputError: it is one of them or the home folder, holds one, lies in
            one of them or in git's own folder, is a git repository, or holds
            what no build of ours made.
    """
    not_within = [*apart]
    with contextlib.suppress(RuntimeError):  # no home folder is known
        not_within.append(Path.home())
    try:
        for kept in not_within:
            if _holds(output, kept):
                raise _unfit(output, f"Der ligger «{kept}».")
        for kept in apart:
            if _holds(kept, output):
                raise _unfit(output, f"Den ligger i «{kept}».")
        if (output / ".git").exists():
            raise _unfit(output, "Mappen er et git-depot.")
        folder = real_path(output)
        if ".git" in folder.parts:
            raise _unfit(output, "Der har git sine egne filer.")
        assert_replaceable(folder, output)
    except OSError as error:
        raise unwritable(error, output) from error


def assert_replaceable(folder: Path, output: Path) -> None:
    """Refuse *folder*, which is *output*, unless it is absent, empty or a site a build of ours made.

    Raises:
        OutputError: it holds something else.
    """
    if not folder.is_dir() or edition_of(folder) is not None:
        return
    other = min((path.name for path in folder.iterdir()), default=None)
    if other is not None:
        leads = f", som er en lenke til «{folder}»" if output.is_symlink() else ""
        raise OutputError(
            f"Nettstedet kan ikke bygges i «{output}»{leads}, for der ligger det andre filer, for eksempel «{other}».",
            fix=f"La mappen være, eller flytt filene bort fra den. {ANOTHER}",
        )


def edition_of(folder: Path) -> dict[str, Any] | None:
    """Return what the site in *folder* says of its own making, which every build of ours does; None: it is none."""
    try:
        said = json.loads((folder / EDITION_DATA_PATH.strip("/")).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and "bygget" in said and isinstance(said.get("filer"), dict) else None


def real_path(output: Path) -> Path:
    """Return where *output* really is, so that a link to a folder stays a link.

    Raises:
        OutputError: something that is no folder of its own is there.
    """
    try:
        folder = output.resolve()
        if folder.exists() and not folder.is_dir():
            raise OutputError(
                f"Nettstedet kan ikke bygges i «{output}», for det er en fil.",
                fix=f"Flytt eller slett filen. {ANOTHER}",
            )
        if os.path.ismount(folder):  # Path.is_mount() knows nothing of Windows before Python 3.12
            raise OutputError(
                f"Nettstedet kan ikke bygges rett i «{output}», for mappen er en egen disk.",
                fix=f"Velg en mappe inni den, for eksempel {output / 'nettsted'}.",
            )
    except RuntimeError as error:
        raise _unfit(output, "Lenken leder i ring.") from error
    except OSError as error:
        raise unwritable(error, output) from error
    return folder


def unwritable(error: OSError, output: Path) -> OutputError:
    """Return *error*, met while writing the site, in words an editor can act on."""
    if error.errno in FULL:
        return OutputError(
            f"Det er ikke plass til nettstedet i «{output}»: Disken er full.",
            fix="Frigjør plass på disken, og bygg på nytt. Det gamle nettstedet er urørt.",
        )
    if error.errno in FORBIDDEN:
        return OutputError(
            f"Nettstedet kan ikke bygges i «{output}»: "
            f"Det er ikke lov å skrive i «{Path(os.path.realpath(output)).parent}».",
            fix="Gi deg selv skrivetilgang dit, eller velg en annen mappe til nettstedet.",
        )
    return _unfit(output, f"Systemet svarer «{error.strerror or error}».")


def is_about(error: OSError, *folders: Path) -> bool:
    """Tell whether *error* was met in writing *folders*, not in reading something else."""
    if error.filename is None:  # a write to an open file, for example on a full disk; libraries give no number
        return error.errno is not None
    path = Path(os.fsdecode(error.filename2 or error.filename))  # a copy names what it copies first
    return any(path.is_relative_to(folder) for folder in folders)


def _unfit(output: Path, reason: str) -> OutputError:
    return OutputError(f"Nettstedet kan ikke bygges i «{output}». {reason}", fix=ANOTHER)


def _holds(folder: Path, path: Path) -> bool:
    """Tell whether *path* is *folder* or lies in it, also where case does not count."""
    if not folder.exists():
        return False
    path = Path(os.path.realpath(path))
    return any(part.exists() and part.samefile(folder) for part in (path, *path.parents))


# What somebody laid into the site by hand


def laid_by_hand(folder: Path, new: Path) -> list[str]:
    """Return the url paths in the site in *folder* that no build put there, as far as the site tells what one did.

    What is in the *new* site too is left out.
    """
    edition = edition_of(folder)
    if not edition or not edition["filer"]:  # a preview does not list its files
        return []
    others = dict(_files_but(folder, {*edition["filer"], EDITION_PATH, EDITION_DATA_PATH}))
    # Of hidden pages, and of pictures only they show, the edition tells nothing.
    hidden = [url_path for url_path, path in others.items() if path.name == "index.html" and _is_hidden(path)]
    return sorted(
        url_path
        for url_path, path in others.items()
        if not (url_path.startswith(("/filer/", *hidden)) or path.name in LEFT_BY_PROGRAMS)
        and not (new / path.relative_to(folder)).is_file()
    )


def _files_but(folder: Path, known: Collection[str]) -> Iterator[tuple[str, Path]]:
    """Yield the url path and the place of every file below *folder* that is not *known*."""
    top = len(os.fspath(folder)) + 1
    for place, _, names in os.walk(folder):
        below = f"{place[top:]}/".replace(os.sep, "/").removeprefix("/")
        for name in names:
            url_path = url_path_of_file(f"{below}{name}")
            if url_path not in known and (path := Path(place, name)).is_file():
                yield url_path, path


def _is_hidden(page: Path) -> bool:
    return b'<meta name="robots" content="noindex">' in page.read_bytes()
