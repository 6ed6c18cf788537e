"""The register of rules: what each is called, how much it weighs, what it guards, and a wrong and a right example.

The rows stand in ``rules.toml`` beside this module, which also says what each column means.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

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
