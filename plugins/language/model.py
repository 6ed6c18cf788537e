"""A rule of the language, and a place where a text breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMatch:
    """Words that break a rule, and what to write in their place."""

    start: int  # offset in the text searched
    end: int
    right: str = ""  # empty: only the editor can know


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRule:
    """How breaches of one rule are found, and what is said of them; the register has the rest of its row.

    ``message`` and ``fix`` hold {} where the words, and those to write instead, go.
    """

    name: str  # what an editor writes after «behold:»
    norm: str  # who says so
    message: str
    fix: str = "Skriv {}."
    signs: tuple[str, ...] = ()  # a text with none of these breaks nothing; empty: any may have
    hint: re.Pattern[str] | None = None  # nor has a text it finds nothing in; cheap, and may be shared by rules
    find: Callable[[str, str], Iterable[RuleMatch]]  # of text and language (nb or nn)
