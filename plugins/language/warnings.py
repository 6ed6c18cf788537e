"""A manuscript held to the rules: what an editor is told, and what is silenced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from manuscript.model import Line, Manuscript, Scalar
from manuscript.problem import Problem, shortened
from manuscript.rules import rule_named

from .model import LanguageRule, RuleMatch
from .prose import OBJECT, BodyText, FieldText, RunningText
from .rules import RULES, Keep, without_silenced
from .word_list import WordList, rule_for

LANGUAGES = frozenset({"nb", "nn"})
MOST_OF_A_RULE = 50  # in one file; of the rest an editor is told how many they are
IN_BODY = "Skal det stå slik, skriver du <!-- behold: {} --> sist på linjen."
IN_FIELD = "Skal det stå slik, skriver du «# behold: {}» på linjen over."


def warnings(
    manuscript: Manuscript,
    keeps: Sequence[Keep],
    *,
    language: str,
    fields: Iterable[Scalar],
    words: WordList,
) -> list[Problem]:
    """Return a warning for each breach in *fields* and in the body, but for those *keeps* speaks of.

    *fields* are the values of the front matter that people read. Another
    language than nb and nn is left alone.
    """
    found: list[Problem] = []
    if language in LANGUAGES:
        rules = rules_with(words)
        header = FieldText(tuple(fields), manuscript.header)
        found += problems_in(header, rules, language=language, file=manuscript.file, keeping=IN_FIELD)
        found += problems_in_lines(manuscript.body, rules, language=language, file=manuscript.file)
    return _counted(without_silenced(keeps, found, file=manuscript.file))


def rules_with(words: WordList) -> tuple[LanguageRule, ...]:
    """Return every rule; the one that holds names to the word list only where the list has some."""
    return (*RULES, rule_for(words)) if words.forms or words.swaps else RULES


def problems_in_lines(
    lines: Sequence[Line], rules: Iterable[LanguageRule], *, language: str, file: str
) -> list[Problem]:
    """Return a warning for each breach in the Markdown of *lines*."""
    return problems_in(BodyText(lines), rules, language=language, file=file, keeping=IN_BODY)


def problems_in(
    prose: RunningText, rules: Iterable[LanguageRule], *, language: str, file: str, keeping: str
) -> list[Problem]:
    """Return a warning for each breach in *prose*; *keeping* tells how to let it stand."""
    text = prose.text
    hinted: dict[re.Pattern[str], bool] = {}
    problems: list[Problem] = []
    for rule in rules:
        if rule.signs and not any(sign in text for sign in rule.signs):
            continue
        if rule.hint is not None and rule.hint not in hinted:
            hinted[rule.hint] = bool(rule.hint.search(text))
        if rule.hint is None or hinted[rule.hint]:
            problems += [_problem(rule, found, prose, file, keeping) for found in rule.find(text, language)]
    return problems


def _problem(rule: LanguageRule, found: RuleMatch, prose: RunningText, file: str, keeping: str) -> Problem:
    line, column = prose.position(found.start)
    said, right = _shown(prose.text[found.start : found.end]), _shown(found.right)
    return Problem(
        file=file,
        line=line,
        column=column,
        rule=rule.name,
        message=rule.message.format(_in_quotation_marks(said)),
        fix=f"{rule.fix.format(_in_quotation_marks(right))} {keeping.format(rule.name)}",
        example=right or rule_named(rule.name).right,
    )


def _shown(text: str) -> str:
    return shortened(text).replace(OBJECT, "…")


def _in_quotation_marks(text: str) -> str:
    """Return *text* in quotation marks, unless it has some of its own."""
    return text if "«" in text or "»" in text else f"«{text}»"


def _counted(problems: Sequence[Problem]) -> list[Problem]:
    """Return the first problems of each rule, the last of them with the number of those left out."""
    many = {rule for rule, count in Counter(each.rule for each in problems).items() if count > MOST_OF_A_RULE}
    if not many:
        return list(problems)
    return [*_first_of(many, problems), *(each for each in problems if each.rule not in many)]


def _first_of(rules: Iterable[str], problems: Sequence[Problem]) -> Iterator[Problem]:
    for rule in sorted(rules):
        own = sorted((each for each in problems if each.rule == rule), key=_order)
        yield from own[: MOST_OF_A_RULE - 1]
        last, left = own[MOST_OF_A_RULE - 1], len(own) - MOST_OF_A_RULE
        yield replace(last, message=f"{last.message} Det samme gjelder {left} steder til i filen.")


def _order(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column
