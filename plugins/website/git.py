"""Git, run as a program, and what it knows of a folder: its commits, its files and what is checked out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Self

from manuscript.problem import shortened
from norwegian.letters import nfc

# Git, run as a program: every answer whole, in a fixed language, and never a question back.

PATIENCE_SECONDS = 600  # a server that says nothing for so long is gone

# What a hook that starts us may have set; it would turn git to another repository (git rev-parse --local-env-vars).
OF_ANOTHER_REPOSITORY = frozenset(
    f"GIT_{name}"
    for name in (
        "ALTERNATE_OBJECT_DIRECTORIES COMMON_DIR DIR GRAFT_FILE IMPLICIT_WORK_TREE INDEX_FILE INTERNAL_SUPER_PREFIX"
        " NAMESPACE NO_REPLACE_OBJECTS OBJECT_DIRECTORY PREFIX QUARANTINE_PATH REPLACE_REF_BASE SHALLOW_FILE WORK_TREE"
    ).split()
)
SAYS_NOTHING = "Could not read from remote repository"  # git adds it to every other reason
FIXED = {
    "LC_ALL": "C",  # git's messages are read
    "LANGUAGE": "C",
    "PYTHONUTF8": "1",
    "GIT_OPTIONAL_LOCKS": "0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GitAnswer:
    """What a command said, and how it ended."""

    code: int
    out: bytes = b""
    err: str = ""

    @property
    def is_ok(self) -> bool:
        return self.code == 0

    @property
    def text(self) -> str:
        return self.out.decode("utf-8", "replace").strip()

    @property
    def fields(self) -> list[str]:
        """The answer to a question with -z."""
        return [field for field in self.out.decode("utf-8", "surrogateescape").split("\0") if field]

    @property
    def complaint(self) -> str:
        """The last thing git said went wrong."""
        lines = [line.strip() for line in self.err.splitlines() if line.strip() and SAYS_NOTHING not in line]
        told_by_git = [line for line in lines if line.startswith(("fatal:", "error:", "remote:"))]
        return shortened((told_by_git or lines or ["ingen forklaring"])[-1], 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Git:
    """A repository to ask. Two of them may work in one folder: ``git_dir`` says which is meant."""

    folder: Path
    environment: Mapping[str, str]
    git_dir: Path | None = None
    options: tuple[str, ...] = ()  # of git itself, for every command

    def command(self, *arguments: str) -> list[str]:
        where = [f"--git-dir={self.git_dir}"] if self.git_dir else []
        return ["git", *self.options, "-C", str(self.folder), *where, *arguments]

    def ask(self, *arguments: str, given: bytes = b"") -> GitAnswer:
        """Return how ``git arguments`` ended, with *given* on its standard input.

        Raises:
            FileNotFoundError: there is no git on this machine.
        """
        return run(self.command(*arguments), environment=self.environment, given=given)

    def within(self, variables: Mapping[str, str]) -> Self:
        return replace(self, environment={**self.environment, **variables})


def run(
    command: Sequence[str], *, environment: Mapping[str, str], folder: Path | None = None, given: bytes = b""
) -> GitAnswer:
    """Return how *command* ended, waiting no longer than a server may be silent.

    Raises:
        FileNotFoundError: there is no such program.
    """
    try:
        ended = subprocess.run(
            command, cwd=folder, env=environment, input=given, capture_output=True, timeout=PATIENCE_SECONDS
        )
    except subprocess.TimeoutExpired:
        return GitAnswer(code=-1, err="fatal: Connection timed out")
    return GitAnswer(code=ended.returncode, out=ended.stdout, err=ended.stderr.decode("utf-8", "replace"))


def environment_for_git(given: Mapping[str, str], *, can_ask: bool = False) -> dict[str, str]:
    """Return *given* without what points to another repository.

    Git asks for a password only where somebody can answer (*can_ask*).
    """
    kept = {name: value for name, value in given.items() if name not in OF_ANOTHER_REPOSITORY}
    prompt = {} if can_ask else {"GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never"}
    return {**prompt, **kept, **FIXED}


# The history of a folder as git tells it, and why it may be silent


class Gap(StrEnum):
    """Why there is no full history to read: the cases of the rule that says so."""

    NO_GIT = "no-git"  # on this machine
    NO_REPOSITORY = "no-repository"  # another folder, an export
    NOT_OWNED = "not-owned"  # git refuses a folder of another user
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


# What git knows of a folder.

NOWHERE = "/dev/null"  # git knows it by that name on Windows too
# Nothing of the machine's or the repository's configuration may run a program or change the answers.
READING = (
    *("--no-pager", "--no-replace-objects"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={NOWHERE}", "-c", f"core.attributesFile={NOWHERE}"),
    *("-c", "log.showRoot=true"),
)
LOG = (
    *("log", "--topo-order", "--format=%H %ct %P", "-z", "--raw", "--no-abbrev", "--diff-merges=first-parent"),
    *("--find-renames=50%", "-l1000", f"-O{NOWHERE}", "--no-relative", "--no-color", "--encoding=UTF-8"),
    *("--no-show-signature", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)
# Beside what everything is asked with:
FIXED_FOR_READING = {
    "GIT_GRAFT_FILE": NOWHERE,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",  # a clone without all its objects never asks the network
}
REASONS = (("not a git repository", Gap.NO_REPOSITORY), ("dubious ownership", Gap.NOT_OWNED))

FILES = ("100644", "100755")  # not links, nor other repositories
MANUSCRIPT_SUFFIX = b".md"
LATEST = 250_000_000_000  # in the year 9892: a little later is still a date
LARGEST_OCTETS = 1_000_000  # no manuscript is as long


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
    return RepositoryFolder(folder=real, prefix="".join(f"{name}/" for name in map(nfc, below)), head=head.decode())


def commits(repository: RepositoryFolder) -> list[Commit]:
    """Return every commit *repository* comes from, each after its parents.

    Raises:
        HistoryError: git has lost some of them.
    """
    answer = _run(repository.folder, *LOG, repository.head, "--")
    if not answer.is_ok:
        raise HistoryError(Gap.UNREADABLE)
    try:
        return list(_commits(answer.out))[::-1]
    except (ValueError, StopIteration):
        raise HistoryError(Gap.UNREADABLE) from None


def contents(repository: RepositoryFolder, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each of *blobs* with its bytes; one too large for a manuscript has none.

    Raises:
        HistoryError: git has lost one of them.
    """
    answer = _run(repository.folder, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    stream = BytesIO(answer.out)
    while header := stream.readline().split():
        if len(header) != 3:  # «<id> missing»
            raise HistoryError(Gap.UNREADABLE)
        data = stream.read(int(header[2]) + 1)[:-1]  # a line end follows
        yield header[0].decode(), data if len(data) <= LARGEST_OCTETS else b""
    if not answer.is_ok:
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
    git_dir, *_ = _ask(folder, "rev-parse", "--absolute-git-dir")
    return Path(os.fsdecode(git_dir))


def _commits(answer: bytes) -> Iterator[Commit]:
    """Yield the commits of ``git log -z --raw``: a header, then entries of a colon and one path or two."""
    words = iter(answer.split(b"\0"))
    header = b""
    changes: list[Change] = []
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
    return nfc(os.fsdecode(path))


def _ask(folder: Path, *arguments: str) -> list[bytes]:
    """Return the lines git answers.

    Raises:
        HistoryError: with the reason it gives for not answering.
    """
    answer = _run(folder, *arguments)
    if not answer.is_ok:
        raise HistoryError(next((gap for words, gap in REASONS if words in answer.err), Gap.UNREADABLE))
    return answer.out.split(b"\n")


def _run(folder: Path, *arguments: str, given: bytes = b"") -> GitAnswer:
    """Return what git says of *folder*, which nothing but the commits decides."""
    environment = {**environment_for_git(os.environ), **FIXED_FOR_READING}
    try:
        return Git(folder=folder, environment=environment, options=READING).ask(*arguments, given=given)
    except FileNotFoundError:
        raise HistoryError(Gap.NO_GIT) from None
