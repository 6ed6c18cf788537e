"""What an editor is told: one problem, where it stands and how to put it right, with the editor's own words cut
to fit.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

# What an editor is told: one mistake, where it stands and how to put it right.


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in content, told in Norwegian.

    ``message`` says what is wrong, with the editor's own words in «»;
    ``fix`` how to put it right; ``example`` is one line that works.
    """

    file: str  # as the editor knows it, for example content/events/2027-03-12-mote.md
    line: int  # from 1
    column: int = 1  # from 1, in code points
    severity: Severity = Severity.ERROR
    rule: str  # a stable name in kebab-case, the same wherever the rule is told
    message: str
    fix: str
    example: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, sorted by file, line and column."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda problem: (
            problem.file,
            problem.line,
            problem.column,
            problem.rule,
            problem.message,
        ),
    )


# The editor's own words, fit to stand in a message.


LIMIT = 100  # characters: a message is read on one screen


def told(text: str, limit: int = LIMIT) -> str:
    """Return *text* on one line, cut with an ellipsis when it is long."""
    line = " ".join(text[: limit * 20].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def told_line(text: str, limit: int = LIMIT) -> str:
    """Return a line with its indentation, cut when it is long."""
    indent = len(text) - len(text.lstrip(" "))
    return " " * min(indent, 20) + told(text, limit)


def also_on(lines: Sequence[int]) -> str:
    """Return «Det samme gjelder linje 4, 5 og 6.», or nothing."""
    if not lines:
        return ""
    shown = [str(line) for line in lines[:5]]
    more = len(lines) - len(shown)
    last = f"{more} til" if more else shown.pop()
    which = f"{', '.join(shown)} og {last}" if shown else last
    return f"Det samme gjelder linje {which}."


# A path as the editor knows it.


def shown_path(path: Path) -> Path:
    """Return *path* from the working folder where it lies in it, else absolute."""
    absolute = Path(os.path.abspath(path))
    try:
        return absolute.relative_to(Path.cwd())
    except ValueError:
        return absolute
