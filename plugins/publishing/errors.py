"""Why nothing is published, in words an editor can act on; and a repository whose failures are told in them."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from manuscript.decoding import is_commanding
from manuscript.problem import SENTENCE, Problem, Severity, UserError, in_words
from website.git import Git, GitAnswer

STOPS = Path(__file__).with_name("stops.toml")
MOST_TOLD = 30  # one cause may touch every page
LOGIN = re.compile(r"://[^/@\s]+@")  # an address may hold a token


Told = Iterator[tuple[str, str]]  # the file, and what is wrong with it: what each judge of a site finds


def problems_of(rule: str, told: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield what a judge has told as problems of *rule*."""
    return (site_problem(rule, file, said) for file, said in told)


def site_problem(rule: str, file: str, message: str, fix: str = "", example: str = "") -> Problem:
    """Return a problem of the site, or with *file* of one file, which no line of a manuscript is to blame for."""
    return Problem(rule=rule, message=message, fix=fix, example=example, file=file, severity=Severity.ERROR)


def fault(name: str, file: str = "", **words: object) -> Problem:
    """Return a problem in the words of its row in stops.toml, *words* put in."""
    row = {column: SENTENCE.vformat(text, (), words) for column, text in _rows()[name].items()}
    return site_problem(name, file, **row)


@functools.cache
def _rows() -> dict[str, dict[str, str]]:
    return tomllib.loads(STOPS.read_text(encoding="utf-8"))


class ToolError(UserError):
    """A tool the verification needs is not there or does not answer; the words are for whoever publishes."""

    code = 2


class PublishingError(UserError):
    """Nothing was published. The published branch is whole, and the words say what to do."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems_text(problems))


def stop(name: str, **words: object) -> PublishingError:
    """Return the error that tells one problem, in the words of its row."""
    return PublishingError(fault(name, "", **words))


def problems_text(problems: Iterable[Problem]) -> str:
    """Return *problems* as paragraphs; of a great many only the first, and how many more there are."""
    problems = list(problems)
    paragraphs = [problem_text(problem) for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        paragraphs.append(f"… og {len(problems) - MOST_TOLD} til.")
    return "\n".join(paragraphs)


def problem_text(problem: Problem) -> str:
    """Return a problem with its file, its remedy and an example, as a terminal may be given them."""
    fix, example = ("\n".join(map(harmless, text.splitlines())) for text in (problem.fix, problem.example))
    message = f"{problem.file}: {problem.message}" if problem.file else problem.message
    return in_words(harmless(message), fix, example)


def harmless(line: str) -> str:
    """Return *line* without characters that command a terminal (a server may send any), and without passwords in addresses."""
    line = LOGIN.sub("://", line)
    return "".join("�" if is_commanding(character) else character for character in line)


class Repository(Git):
    """A repository to ask, where no git and a failing git are told in words."""

    __slots__ = ()

    def ask(self, *arguments: str, given: bytes = b"") -> GitAnswer:
        """Return how ``git arguments`` ended, with *given* on its standard input.

        Raises:
            PublishingError: there is no git on this machine.
        """
        try:
            return super().ask(*arguments, given=given)
        except FileNotFoundError as error:
            raise stop("no-git") from error

    def must(self, *arguments: str, given: bytes = b"") -> GitAnswer:
        """Return the answer of a command that only fails when the repository or the machine does.

        Raises:
            PublishingError: it failed.
        """
        answer = self.ask(*arguments, given=given)
        if not answer.is_ok:
            raise failed(f"git {arguments[0]}", answer)
        return answer


def failed(what: str, answer: GitAnswer) -> PublishingError:
    """Return the error for a command that failed through no fault of the editor: the disk, the net, git itself."""
    if "No space left" in answer.err or "file write error" in answer.err or "Disk quota" in answer.err:
        return stop("disk-full")
    return stop("failed", what=what, answer=answer.complaint)
