"""What git knows of a folder: its commits, its files and what is checked out. Nothing but git is run here."""

from __future__ import annotations

import os
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryFile

# The history of a folder as git tells it, and why it may be silent.


class Gap(StrEnum):
    """Why there is no full history to read."""

    NO_GIT = "no git"  # on this machine
    NO_REPOSITORY = "no repository"  # another folder, an export
    NOT_OWNED = "not owned"  # git refuses a folder of another user
    SHALLOW = "shallow"  # cloned without its beginning
    UNREADABLE = "unreadable"  # git answers something else than it should
    UNTRACKED = "untracked"  # the folder is in a repository that knows nothing of it
    UNCOMMITTED = "uncommitted"  # some files are new


class HistoryError(Exception):
    """There is no full history to read."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.value)
        self.gap = gap


@dataclass(frozen=True, slots=True, kw_only=True)
class RepositoryFolder:
    """A folder in a repository, at a commit."""

    folder: Path  # absolute, without links
    prefix: str  # from the top of the repository: empty, or ending in /
    head: str  # the commit


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a commit made of a file, seen from its first parent."""

    path: str  # from the top of the repository, in NFC
    blob: str  # the id of its bytes; empty: there is no such file any more
    source: str = ""  # the path it was renamed from; empty: it was not


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit, as far as Markdown files go."""

    id: str
    parents: tuple[str, ...]
    moment: datetime  # in UTC
    changes: tuple[Change, ...]


# What git knows of a folder. Nowhere else is git run, and nothing but git.


NOWHERE = "/dev/null"  # git knows it by that name on Windows too
# Nothing of the machine's or the repository's configuration may run a program or change the answers.
GIT = (
    *("git", "--no-pager", "--no-replace-objects"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={NOWHERE}", "-c", f"core.attributesFile={NOWHERE}"),
    *("-c", "log.showRoot=true"),
)
LOG = (
    *("log", "--topo-order", "--format=%H %ct %P", "-z", "--raw", "--no-abbrev", "--diff-merges=first-parent"),
    *("--find-renames=50%", "-l1000", f"-O{NOWHERE}", "--no-relative", "--no-color", "--encoding=UTF-8"),
    *("--no-show-signature", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)
# A hook is given the repository it runs in by GIT_DIR and others; only what belongs to the machine is kept.
KEPT = ("GIT_CONFIG_", "GIT_EXEC_PATH", "GIT_CEILING_", "GIT_DISCOVERY_")
FIXED = {
    "LC_ALL": "C",  # reasons in English
    "GIT_GRAFT_FILE": NOWHERE,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",  # a clone without all its objects never asks the network
}
REASONS = ((b"not a git repository", Gap.NO_REPOSITORY), (b"dubious ownership", Gap.NOT_OWNED))

FILES = ("100644", "100755")  # not links, nor other repositories
MANUSCRIPT_SUFFIX = b".md"
LATEST = 250_000_000_000  # in the year 9892: a little later is still a date
LARGEST_OCTETS = 1_000_000  # no manuscript is as long
CHUNK_OCTETS = 1 << 16


def find(folder: Path) -> RepositoryFolder:
    """Return where *folder* lies in its repository.

    Raises:
        HistoryError: git cannot say, or has only part of the history.
    """
    asked = ("--is-inside-work-tree", "--is-shallow-repository", "--show-cdup")
    inside, shallow, up, *_ = [*_ask(folder, "rev-parse", *asked), b"", b""]
    if inside != b"true":
        raise HistoryError(Gap.NO_REPOSITORY)
    if shallow != b"false":
        raise HistoryError(Gap.SHALLOW)
    real = Path(os.path.realpath(folder))
    below = real.parts[len(real.parts) - up.count(b"../") :]
    try:
        head, *_ = _ask(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except HistoryError:
        raise HistoryError(Gap.UNTRACKED) from None  # nothing is committed yet
    return RepositoryFolder(folder=real, prefix="".join(f"{name}/" for name in _nfc(*below)), head=head.decode())


def commits(place: RepositoryFolder) -> list[Commit]:
    """Return every commit *place* comes from, each after its parents.

    Raises:
        HistoryError: git has lost some of them.
    """
    answer = _run(place.folder, *LOG, place.head, "--")
    if answer.returncode:
        raise HistoryError(Gap.UNREADABLE)
    try:
        return list(_commits(answer.stdout))[::-1]
    except (ValueError, StopIteration):
        raise HistoryError(Gap.UNREADABLE) from None


def contents(place: RepositoryFolder, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each of *blobs* with its bytes; one too large for a manuscript has none.

    Raises:
        HistoryError: git has lost one of them.
    """
    with TemporaryFile() as asked:
        asked.writelines(f"{blob}\n".encode() for blob in blobs)
        asked.seek(0)
        with _start(place.folder, "cat-file", "--batch", stdin=asked, stdout=subprocess.PIPE) as process:
            while header := process.stdout.readline().split():
                if len(header) != 3:  # «<id> missing»
                    raise HistoryError(Gap.UNREADABLE)
                yield header[0].decode(), _bytes(process.stdout, int(header[2]))
        if process.returncode:
            raise HistoryError(Gap.UNREADABLE)


def checked_out(folder: Path) -> tuple[str, bool]:
    """Return the commit that lies checked out around *folder*, and whether something there is in no commit.

    Raises:
        HistoryError: git cannot say.
    """
    head, *_ = _ask(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    changes = _ask(folder, "status", "--porcelain", "--untracked-files=all", "--ignore-submodules=all")
    return head.decode(), changes != [b""]


def files_in(folder: Path) -> list[str]:
    """Return the paths of all files in *folder* that git follows, or would follow.

    Raises:
        HistoryError: git cannot say.
    """
    listed = b"\n".join(_ask(folder, "ls-files", "--cached", "--others", "--exclude-standard", "-z"))
    return sorted({os.fsdecode(name) for name in listed.split(b"\0") if name})


def repository_of(folder: Path) -> Path:
    """Return where git keeps what it knows of *folder*.

    Raises:
        HistoryError: git cannot say.
    """
    place, *_ = _ask(folder, "rev-parse", "--absolute-git-dir")
    return Path(os.fsdecode(place))


def _bytes(stream, size: int) -> bytes:
    if size <= LARGEST_OCTETS:
        return stream.read(size + 1)[:-1]  # a line end follows
    left = size + 1
    while left and (read := stream.read(min(left, CHUNK_OCTETS))):
        left -= len(read)
    return b""


def _commits(answer: bytes) -> Iterator[Commit]:
    """Yield the commits of ``git log -z --raw``: a header, then entries of a colon and one path or two."""
    words = iter(answer.split(b"\0"))
    header, changes = b"", []
    for word in words:
        if word.lstrip(b"\n").startswith(b":"):
            changes += _changes(word, words)
            continue
        if header:
            yield _commit(header, changes)
        header, changes = word.strip(), []


def _commit(header: bytes, changes: list[Change]) -> Commit:
    id_, seconds, *parents = header.decode().split(" ")
    # A commit may claim any time at all.
    moment = datetime.fromtimestamp(min(max(int(seconds or 0), 0), LATEST), UTC)
    return Commit(id=id_, parents=tuple(dict.fromkeys(parents)), moment=moment, changes=tuple(changes))


def _changes(entry: bytes, words: Iterator[bytes]) -> list[Change]:
    _, mode, _, blob, kind = entry.decode("ascii").split(" ")
    is_rename = kind.startswith("R")
    source = next(words) if is_rename else b""
    path = next(words)
    found = []
    if path.endswith(MANUSCRIPT_SUFFIX):
        is_file = mode in FILES
        found.append(Change(path=_name(path), blob=blob if is_file else "", source=_name(source)))
    if source.endswith(MANUSCRIPT_SUFFIX):
        found.append(Change(path=_name(source), blob=""))
    return found


def _name(path: bytes) -> str:
    return _nfc(os.fsdecode(path))[0]


def _nfc(*names: str) -> list[str]:
    return [unicodedata.normalize("NFC", name) for name in names]


def _ask(folder: Path, *arguments: str) -> list[bytes]:
    """Return the lines git answers.

    Raises:
        HistoryError: with the reason it gives for not answering.
    """
    answer = _run(folder, *arguments)
    if answer.returncode:
        raise HistoryError(next((gap for words, gap in REASONS if words in answer.stderr), Gap.UNREADABLE))
    return answer.stdout.split(b"\n")


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with _start(folder, *arguments, **streams) as process:
        stdout, stderr = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def _start(folder: Path, *arguments: str, **streams: object) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(KEPT)}
    try:
        return subprocess.Popen(
            [*GIT, "-C", str(folder), *arguments], env={**kept, **FIXED}, **{"stderr": subprocess.DEVNULL, **streams}
        )
    except OSError:
        raise HistoryError(Gap.NO_GIT) from None
