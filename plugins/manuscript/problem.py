"""What an editor is told: one problem, where it stands and how to put it right; and the register of rules, whose rows
stand in ``rules.toml`` beside this module, which also says what each column means.

Beside it, what its sentences are made of: the editor's own words cut to fit, and paths as the editor knows them.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter

REGISTER = Path(__file__).with_name("rules.toml")


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A row of the register."""

    name: str  # in kebab-case, and never changed: workflows and «behold:» comments know it
    severity: Severity
    guards: str  # in Norwegian, for the editors' guide
    where: str  # what the examples are: fields, a text, a programme, a path …
    wrong: str
    right: str
    certain: bool = False  # «invoke check --fix» may write what the example says
    message: str | Mapping[str, str] = ""  # what is said of it; by case where it is said in several ways
    fix: str | Mapping[str, str] = "Skriv «{example}»."
    example: str | Mapping[str, str] = ""  # where it is made of the words alone


def rule_named(name: str) -> Rule:
    """Return the row of a rule.

    Raises:
        KeyError: no rule has that name; write its row before it is told.
    """
    return all_rules()[name]


@cache  # read when the first problem is told: a publication without any needs no register
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its name, in the order of the file."""
    rows = tomllib.loads(REGISTER.read_text(encoding="utf-8"))
    return {name: Rule(name=name, **row | {"severity": Severity(row["severity"])}) for name, row in rows.items()}


class UserError(Exception):
    """What somebody asked for cannot be done; the words are for him, and say what to do."""

    code = 1  # how the program ends; 2 when what was asked for can never be done


class RequestError(UserError):
    """What somebody asked for can never be done; the words are for him, and say what to ask for."""

    code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in content, told in Norwegian.

    ``message`` says what is wrong, with the editor's own words in «»;
    ``fix`` how to put it right; ``example`` is one line that works.

    Whoever reads a value alone, a date or a path, does not know where it
    stands, and leaves out ``file`` and ``line``; the caller that knows
    answers with ``problem.placed(file, line, column)``.

    Raises:
        KeyError: the rule has no row in the register, and no severity was given.
    """

    rule: str  # its name in the register, rules.toml
    message: str
    fix: str
    example: str = ""
    replaces: str = (
        ""  # the words from line and column on that the example stands for; empty: the line, or nothing so exact
    )
    file: str = ""  # as the editor knows it, for example content/events/2027-03-12-mote.md; empty: not placed yet
    line: int = 0  # from 1; 0: not placed yet
    column: int = 1  # from 1, in code points
    # The register's, unless the rule weighs otherwise here. None stands only until __post_init__ has asked.
    severity: Severity = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        object.__setattr__(self, "severity", self.severity or rule_named(self.rule).severity)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def placed(self, file: str, line: int, column: int = 1) -> Problem:
        """Return the problem at its place in a file."""
        return replace(self, file=file, line=line, column=column)


class _Sentence(Formatter):
    """Puts words in the place of their names, «{own:60}» cut to so many signs."""

    def format_field(self, value: object, format_spec: str) -> str:
        return shortened(str(value), int(format_spec)) if format_spec else str(value)


SENTENCE = _Sentence()


def told(rule: str, example: str = "", case: str = "", **words: object) -> Problem:
    """Return a problem in the words of its row, {example} and *words* put in; *case* is which where it has several."""
    row = rule_named(rule)

    def said(texts: str | Mapping[str, str]) -> str:
        text = texts if isinstance(texts, str) else texts[case] if case in texts else texts["else"]
        return SENTENCE.vformat(text, (), words)

    words["example"] = example = example or said(row.example)
    return Problem(rule=rule, message=said(row.message), fix=said(row.fix), example=example)


def told_at(line: int, column: int, rule: str, example: str = "", case: str = "", **words: object) -> Problem:
    """Return a problem in the words of its row, at its place."""
    return replace(told(rule, example, case, **words), line=line, column=column)


IN_A_DRAFT = "Siden er et utkast, så dette stanser ingenting før den skal publiseres."


def in_draft(problem: Problem) -> Problem:
    """Return what is told of a problem in a draft: an error is a warning that says so."""
    if not problem.is_error:
        return problem
    return replace(problem, message=f"{problem.message} {IN_A_DRAFT}", severity=Severity.WARNING)


def in_file(file: str, problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* as those of one file: whoever reads its lines need not know its name."""
    return [replace(problem, file=file) for problem in problems]


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, sorted by file, line and column."""
    return sorted(
        dict.fromkeys(problems), key=lambda each: (each.file, each.line, each.column, each.rule, each.message)
    )


def in_words(message: str, fix: str, example: str = "") -> str:
    """Return what is wrong and, below it, the remedy and an example: the form of all that is told in a terminal."""
    below = [(lead, text) for lead, text in (("    Slik retter du: ", fix), ("    Eksempel: ", example)) if text]
    return "\n".join([message, *(lead + text.replace("\n", "\n" + " " * len(lead)) for lead, text in below)])


# The editor's own words, fit to stand in a message


LIMIT = 100  # characters: a message is read on one screen


def shortened(text: str, limit: int = LIMIT) -> str:
    """Return *text* on one line, cut with an ellipsis when it is long."""
    line = " ".join(text[: limit * 20].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def shortened_line(text: str) -> str:
    """Return a line with its indentation, cut when it is long."""
    indent = len(text) - len(text.lstrip(" "))
    return " " * min(indent, 20) + shortened(text)


def quoted(text: str, limit: int = 60) -> str:
    """Return the editor's own words in «», on one line, cut when they are many; nothing in them commands a terminal."""
    return f"«{shortened(''.join(c if c.isprintable() else ' ' for c in text[: limit * 20]), limit)}»"


def enumerated(words: Iterable[str], *, more: int = 0) -> str:
    """Return «a», «a og b» or «a, b og c»; with so many *more* that are not named, «a, b og 4 til»."""
    named = [*words, *([f"{more} til"] if more > 0 else [])]
    return " og ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named)


def also_on(lines: Sequence[int]) -> str:
    """Return «Det samme gjelder linje 4, 5 og 6.», or nothing."""
    which = enumerated(map(str, lines[:5]), more=len(lines) - 5) if lines else ""
    return f"Det samme gjelder linje {which}." if which else ""


def shown_path(path: Path) -> Path:
    """Return *path* from the working folder where it lies in it, else absolute."""
    absolute = Path(os.path.abspath(path))
    try:
        return absolute.relative_to(Path.cwd())
    except ValueError:
        return absolute
