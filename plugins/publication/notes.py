"""The problems found while one file's fields are read, each told at its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from manuscript.model import Node
from manuscript.problem import Problem, Severity
from norwegian.reading import Refusal

from .model import Place

At = Node | Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Collects the problems of one file."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, at: At, refusal: Refusal, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(
            Problem(
                file=self.file,
                line=at.line,
                column=at.column,
                severity=severity,
                rule=refusal.rule,
                message=refusal.message,
                fix=refusal.fix,
                example=refusal.example,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A field, or a part of one, whose value is being read."""

    notes: Notes
    name: str  # as the editor may write it, «bilde» or «bilde: alt»
    example: str  # lines that are read

    def tell(
        self, at: At, rule: str, message: str, fix: str, example: str = "", *, severity: Severity = Severity.ERROR
    ) -> None:
        refusal = Refusal(rule=rule, message=message, fix=fix, example=example or self.example)
        self.notes.tell(at, refusal, severity)

    def warn(self, at: At, rule: str, message: str, fix: str, example: str = "") -> None:
        self.tell(at, rule, message, fix, example, severity=Severity.WARNING)

    def refuse(self, at: At, refusal: Refusal) -> None:
        """Tell a refusal whose example is the value alone: the field's name comes before it."""
        key = self.name.rpartition(": ")[2]
        self.notes.tell(at, replace(refusal, example=f"{key}: {refusal.example}"))

    def part(self, name: str) -> Spot:
        return replace(self, name=f"{self.name}: {name}")
