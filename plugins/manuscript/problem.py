"""What an editor is told: one mistake, where it stands and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
