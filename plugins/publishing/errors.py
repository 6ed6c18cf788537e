"""Why nothing is published, in words an editor can act on; and git, whose failures are told in them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from manuscript.decoding import is_commanding
from manuscript.problem import told

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
    "LC_ALL": "C",  # git's messages are read here
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
        return told((told_by_git or lines or ["ingen forklaring"])[-1], 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Git:
    """A repository to ask. Two of them may work in one folder: ``git_dir`` says which is meant."""

    folder: Path
    environment: Mapping[str, str]
    git_dir: Path | None = None

    def ask(self, *arguments: str, given: bytes = b"") -> GitAnswer:
        """Return how ``git arguments`` ended, with *given* on its standard input."""
        where = [f"--git-dir={self.git_dir}"] if self.git_dir else []
        return run(["git", *where, *arguments], folder=self.folder, environment=self.environment, given=given)

    def must(self, *arguments: str, given: bytes = b"") -> GitAnswer:
        """Return the answer of a command that only fails when the repository or the machine does.

        Raises:
            PublishingError: it failed.
        """
        answer = self.ask(*arguments, given=given)
        if not answer.is_ok:
            raise failed(f"git {arguments[0]}", answer)
        return answer

    def within(self, variables: Mapping[str, str]) -> Git:
        return replace(self, environment={**self.environment, **variables})


def run(command: Sequence[str], *, folder: Path, environment: Mapping[str, str], given: bytes = b"") -> GitAnswer:
    """Return how *command* ended, waiting no longer than a server may be silent.

    Raises:
        PublishingError: there is no such program.
    """
    try:
        ended = subprocess.run(
            command, cwd=folder, env=environment, input=given, capture_output=True, timeout=PATIENCE_SECONDS
        )
    except FileNotFoundError as error:
        raise stop(
            f"Programmet «{command[0]}» finnes ikke på denne maskinen.",
            "Installer det, og kjør på nytt.",
        ) from error
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


def failed(what: str, answer: GitAnswer) -> PublishingError:
    """Return words for a failure of the machine rather than of anybody."""
    if "No space left" in answer.err or "file write error" in answer.err or "Disk quota" in answer.err:
        return stop(
            "Disken er full. Nettstedet som er publisert, er urørt.", "Frigjør plass på disken, og kjør på nytt."
        )
    return stop(
        f"«{what}» gikk ikke: «{answer.complaint}». Nettstedet som er publisert, er urørt.",
        "Kjør på nytt. Hjelper ikke det, vis meldingen til den som har satt opp nettstedet.",
    )


# Why nothing is published, in words an editor can act on.

MOST_TOLD = 30  # one cause may touch every page
LOGIN = re.compile(r"://[^/@\s]+@")  # an address may hold a token


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProblem:
    """One thing that must be put right before the site is published.

    ``message`` says what is wrong, with the editor's own words in «»; ``fix``
    how to put it right; ``example`` is what to write, if anything. A
    ``Problem`` has a line of a manuscript, and a severity; this has neither.
    """

    file: str = ""  # the one to mend, for example content/events/mote.md, or one of the site; empty: all of it
    rule: str = ""  # what the site was held against, where that has a name
    message: str
    fix: str = ""
    example: str = ""

    def __str__(self) -> str:
        lines = [f"{self.file}: {self.message}" if self.file else self.message]
        lines += _led_by("    Slik retter du: ", self.fix)
        lines += _led_by("    Eksempel: ", self.example)
        return "\n".join(map(_harmless, lines))


class PublishingError(Exception):
    """Nothing was published. The published branch is whole, and *problems* say what to do."""

    def __init__(self, *problems: SiteProblem) -> None:
        super().__init__(problems_text(problems))
        self.problems = problems


def stop(message: str, fix: str, example: str = "") -> PublishingError:
    """Return the error that tells one problem."""
    return PublishingError(SiteProblem(message=message, fix=fix, example=example))


def problems_text(problems: Iterable[SiteProblem]) -> str:
    """Return *problems* as paragraphs; of a great many the first."""
    problems = list(problems)
    paragraphs = [str(problem) for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        paragraphs.append(f"… og {len(problems) - MOST_TOLD} til.")
    return "\n".join(paragraphs)


def _led_by(lead: str, text: str) -> list[str]:
    """Return *text* after *lead*, its further lines below the first."""
    return [(lead if number == 0 else " " * len(lead)) + line for number, line in enumerate(text.splitlines())]


def _harmless(line: str) -> str:
    """Return *line* without what commands a terminal (a server may send anything), and without secrets."""
    line = LOGIN.sub("://", line)
    return "".join("�" if is_commanding(character) else character for character in line)
