"""Every rule, in the order of the guide."""

from __future__ import annotations

from . import abbreviations, amounts, dates, intervals, marks, quotes, replies
from .house import rule_for
from .model import Rule
from .word_list import WordList

RULES: tuple[Rule, ...] = (
    *quotes.RULES,
    *replies.RULES,
    *intervals.RULES,
    *dates.RULES,
    *amounts.RULES,
    *marks.RULES,
    *abbreviations.RULES,
)
SPELLING = "staving"  # told by «invoke spell» alone
NAMES = frozenset({*(rule.name for rule in RULES), rule_for(WordList()).name, SPELLING})
