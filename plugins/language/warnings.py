"""A manuscript held to the rules: what an editor is warned of, and what comments silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from manuscript.model import Line, Manuscript, Scalar
from manuscript.problem import Problem, in_file, rule_named, shortened, told_at
from manuscript.verbatim import blank, code_spans, find_fences, line_starts
from norwegian.letters import nearest
from norwegian.typography import LANGUAGES

from . import numbers, punctuation
from .prose import OBJECT, LanguageRule, RuleMatch, RunningText, body_text, field_text
from .word_list import WordList, rule_for

RULES: tuple[LanguageRule, ...] = (
    *punctuation.PUNCTUATION_RULES,
    *numbers.NUMBER_RULES,
    *punctuation.ABBREVIATION_RULES,
)
SPELLING = "staving"  # told by «invoke spell» alone
METADATA = "dokument-metadata"  # told where a page offers a document, when all files are read
TOLD_ELSEWHERE = frozenset({SPELLING, METADATA})
OF_FIELDS = frozenset({"venue-missing"})  # told where the fields are read
NAMES = frozenset({*(rule.name for rule in RULES), rule_for(WordList()).name, SPELLING})


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
    told: Iterable[Problem] = (),
) -> list[Problem]:
    """Return a warning for each breach in *fields* and in the body, and those of OF_FIELDS that are *told*, but for
    those *keeps* speaks of.

    *fields* are the values of the front matter that people read. Another
    language than nb and nn is left alone.
    """
    found = [problem for problem in told if problem.rule in OF_FIELDS]
    if language in LANGUAGES:
        rules = rules_with(words)
        header = field_text(tuple(fields), manuscript.header)
        found += problems_in(header, rules, language=language, keeping=IN_FIELD)
        found += problems_in_lines(manuscript.body, rules, language=language)
    return _counted(in_file(manuscript.file, _without_silenced(keeps, found)))


def rules_with(words: WordList) -> tuple[LanguageRule, ...]:
    """Return every rule; the one that holds names to the word list only where the list has some."""
    return (*RULES, rule_for(words)) if words.forms or words.swaps else RULES


def problems_in_lines(lines: Sequence[Line], rules: Iterable[LanguageRule], *, language: str) -> list[Problem]:
    """Return a warning for each breach in the Markdown of *lines*."""
    return problems_in(body_text(lines), rules, language=language, keeping=IN_BODY)


def problems_in(prose: RunningText, rules: Iterable[LanguageRule], *, language: str, keeping: str) -> list[Problem]:
    """Return a warning for each breach in *prose*; *keeping* tells how to let it stand."""
    text = prose.text
    hinted: dict[re.Pattern[str], bool] = {}
    problems: list[Problem] = []
    for rule in rules:
        if language not in rule.languages or (rule.signs and not any(map(text.__contains__, rule.signs))):
            continue
        if rule.hint is not None and rule.hint not in hinted:
            hinted[rule.hint] = bool(rule.hint.search(text))
        if rule.hint is None or hinted[rule.hint]:
            problems += [_problem(rule, found, prose, keeping) for found in rule.find(text)]
    return problems


def _problem(rule: LanguageRule, found: RuleMatch, prose: RunningText, keeping: str) -> Problem:
    line, column = prose.position(found.start)
    written = prose.text[found.start : found.end]
    own, right = _shown(written), _shown(found.right)
    said = {"own": _in_quotation_marks(own), "right": _in_quotation_marks(right)}
    problem = told_at(line, column, rule.name, right or rule_named(rule.name).right, **said)
    replaces = written if found.right and (own, right) == (written, found.right) else ""
    return replace(problem, fix=f"{problem.fix} {keeping.format(rule.name)}", replaces=replaces)


def _shown(text: str) -> str:
    return shortened(text).replace(OBJECT, "…")


def _in_quotation_marks(text: str) -> str:
    """Return *text* in quotation marks, unless it has some of its own."""
    return text if "«" in text or "»" in text else f"«{text}»"


def _counted(problems: Sequence[Problem]) -> list[Problem]:
    """Return the first problems of each rule, the last of them with the number of those left out."""
    kept: list[Problem] = []
    for rule, count in Counter(each.rule for each in problems).items():
        own = [each for each in problems if each.rule == rule]
        if count > MOST_OF_A_RULE:
            own = sorted(own, key=lambda each: (each.line, each.column))[:MOST_OF_A_RULE]
            left = f"{own[-1].message} Det samme gjelder {count - MOST_OF_A_RULE} steder til i filen."
            own[-1] = replace(own[-1], message=left)
        kept += own
    return kept


# Where an editor means it: «<!-- behold: kr-punktum -->» on the line or above it, «# behold: …» above a field


# «<!-- behold: kr-punktum -->», «<!--behold:kr-strek, kr-punktum-->»
_COMMENT = re.compile(r"<!--[ \t]*behold[ \t]*:([^<>\n]*?)-->", re.IGNORECASE)
# «# behold: kr-punktum» on a line of its own in the front matter
_FIELD_COMMENT = re.compile(r"[ \t]*#[ \t]*behold[ \t]*:(.*)", re.IGNORECASE)
_MARK = "behold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """A comment that tells one rule to leave some lines as they are."""

    rule: str
    line: int  # of the comment
    column: int
    kept: frozenset[int] = frozenset()  # the lines it speaks of


def without_keeps(manuscript: Manuscript) -> tuple[Manuscript, tuple[Keep, ...]]:
    """Return the manuscript without these comments in its body, and what they say."""
    keeps = tuple(_in_header(manuscript.header))
    if not any(_MARK in line.text.lower() for line in manuscript.body if "<!--" in line.text):
        return manuscript, keeps
    body, found = _from_body(manuscript.body)
    return replace(manuscript, body=body), (*keeps, *found)


def _without_silenced(keeps: Sequence[Keep], problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems nobody has silenced, and what is wrong with the comments."""
    kept = {(keep.rule, line) for keep in keeps for line in keep.kept}
    left = [problem for problem in problems if (problem.rule, problem.line) not in kept]
    silenced = kept.intersection((problem.rule, problem.line) for problem in problems)
    return [*left, *(problem for keep in keeps for problem in _useless(keep, silenced))]


def _useless(keep: Keep, silenced: set[tuple[str, int]]) -> Iterator[Problem]:
    names, rule = NAMES | TOLD_ELSEWHERE | OF_FIELDS, keep.rule
    if rule not in names:
        near = nearest(rule.lower(), names)
        case = "near" if near else "unknown" if rule else "nameless"
        example = f"<!-- behold: {near or 'kr-punktum'} -->"
        yield told_at(keep.line, keep.column, "behold-ukjent", example, case, name=rule, near=near)
    elif rule not in TOLD_ELSEWHERE and not any((rule, line) in silenced for line in keep.kept):
        example = f"Prisen var kr. 500. <!-- behold: {rule} -->" if rule == "kr-punktum" else ""
        yield told_at(keep.line, keep.column, "behold-uten-virkning", example, name=rule)


def _in_header(header: Sequence[Line]) -> Iterator[Keep]:
    for index, line in enumerate(header):
        if "#" not in line.text or not (match := _FIELD_COMMENT.match(line.text)):
            continue
        kept = frozenset(_field_below(header[index + 1 :]))
        for rule in match[1].split(","):
            yield Keep(rule=rule.strip(), line=line.number, column=line.text.index("#") + 1, kept=kept)


def _field_below(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the numbers of the lines of the field below: the first, and those its value continues on."""
    indent: int | None = None
    for line in lines:
        text = line.text.strip()
        if indent is None:
            if not text or text.startswith("#"):
                continue
            indent = len(line.text) - len(line.text.lstrip())
        elif text and (len(line.text) - len(line.text.lstrip()) <= indent or text.startswith(("- ", "#"))):
            return
        yield line.number


def _from_body(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Keep]]:
    """Return the lines without the comments; one that stood alone on its line takes the line with it."""
    kept_lines: list[Line] = []
    keeps: list[Keep] = []
    waiting: list[Keep] = []  # alone on their line: they speak of the next
    for line, prose in zip(lines, _without_code(lines), strict=True):
        matches = list(_COMMENT.finditer(prose))
        rest = _without(line.text, matches)
        said = [
            Keep(rule=rule.strip(), line=line.number, column=each.start() + 1)
            for each in matches
            for rule in each[1].split(",")
        ]
        if matches and not rest.strip():
            waiting += said
            continue
        kept_lines.append(replace(line, text=rest) if matches else line)
        if rest.strip():
            keeps += [replace(each, kept=frozenset({line.number})) for each in (*waiting, *said)]
            waiting = []
    return tuple(kept_lines), keeps + [replace(each, kept=frozenset({each.line})) for each in waiting]


def _without(text: str, matches: Sequence[re.Match[str]]) -> str:
    for match in reversed(matches):
        before, after = text[: match.start()], text[match.end() :]
        text = before.rstrip(" \t") + after if not after.strip() else before + after.removeprefix(" ")
    return text


def _without_code(lines: Sequence[Line]) -> list[str]:
    """Return the lines with spaces for code: a comment in it is an example, and silences nothing."""
    texts = [line.text for line in lines]
    fences, *_ = find_fences("\n".join(texts), line_starts(texts))
    prose = blank("\n".join(texts), ((fence.start, fence.end) for fence in fences))
    return blank(prose, code_spans(prose)).split("\n")
