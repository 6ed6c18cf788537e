"""Why nothing is published, in words an editor can act on; and a repository whose failures are told in them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ParamSpec

from manuscript.decoding import is_commanding
from manuscript.problem import UserError, in_words
from website.git import Git, GitAnswer

DISK_FULL = "Disken er full. Nettstedet som er publisert, er urørt.", "Frigjør plass på disken, og kjør på nytt."
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
        fix, example = ("\n".join(map(harmless, text.splitlines())) for text in (self.fix, self.example))
        return in_words(harmless(f"{self.file}: {self.message}" if self.file else self.message), fix, example)


Asked = ParamSpec("Asked")
Told = Iterator[tuple[str, str]]  # the file, and what is wrong with it


def judge(rule: str) -> Callable[[Callable[Asked, Told]], Callable[Asked, Iterator[SiteProblem]]]:
    """Make what a function tells problems of *rule*."""

    def of_rule(tell: Callable[Asked, Told]) -> Callable[Asked, Iterator[SiteProblem]]:
        @functools.wraps(tell)
        def told(*arguments: Asked.args, **named: Asked.kwargs) -> Iterator[SiteProblem]:
            return (SiteProblem(file=file, rule=rule, message=said) for file, said in tell(*arguments, **named))

        return told

    return of_rule


class PublishingError(UserError):
    """Nothing was published. The published branch is whole, and *problems* say what to do."""

    def __init__(self, *problems: SiteProblem) -> None:
        super().__init__(problems_text(problems))
        self.problems = problems


def stop(message: str, fix: str, example: str = "") -> PublishingError:
    """Return the error that tells one problem."""
    return PublishingError(SiteProblem(message=message, fix=fix, example=example))


def problems_text(problems: Iterable[SiteProblem]) -> str:
    """Return *problems* as paragraphs; of a great many only the first, and how many more there are."""
    problems = list(problems)
    paragraphs = [str(problem) for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        paragraphs.append(f"… og {len(problems) - MOST_TOLD} til.")
    return "\n".join(paragraphs)


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
            raise stop("Programmet «git» finnes ikke på denne maskinen.", "Installer det, og kjør på nytt.") from error

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
        return stop(*DISK_FULL)
    return stop(
        f"«{what}» gikk ikke: «{answer.complaint}». Nettstedet som er publisert, er urørt.",
        "Kjør på nytt. Hjelper ikke det, vis meldingen til den som har satt opp nettstedet.",
    )
