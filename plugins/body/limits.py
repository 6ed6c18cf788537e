"""What a body may not hold more of, checked before conversion: a problem is better than a hang.

Python-Markdown looks from each «[» to its «]», and again for every kind of
link. The limits lie far above what anyone writes, and below what takes seconds.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from manuscript.problem import Problem

from .source import Source

MOST_PARAGRAPHS = 10_000
LONGEST_BLOCK = 100_000  # code points without a blank line
MOST_LINES = 2_000  # without a blank line
UNCLOSED_BRACKETS = 500  # in a paragraph
DEEPEST = 50  # lists, quotations, brackets
MOST_BRACKET_STEPS = 1_000_000  # characters between «[» or «](» and what closes them
MOST_PIPES = 500  # in a line
MOST_EMPHASIS = 5_000  # runs of * and _ in a paragraph
MOST_TAGS = 5_000
MOST_FOOTNOTE_REFERENCES = 500
MOST_TICK_LENGTHS = 20  # different lengths of ` in a paragraph

# One or more blank lines: «\n\n», «\n  \n\n»
_BLANK_LINE = re.compile(r"\n(?:[ \t]*\n)+")
# «[», «](», «]», «)»; «(» alone opens nothing
_BRACKET = re.compile(r"\]\(|[][)]")
# A run of signs: «*», «**», «___»
_EMPHASIS = re.compile(r"\*+|_+")
# «`», «```»
_TICKS = re.compile(r"`+")
# What a line may begin with, one after the other: «> », «- », «3. », «!!! »; not «-mat»
_MARKERS = re.compile(r"[ \t]*(?:>|(?:[-*+•·:]|!!!|\d{1,9}[.)])(?=\s))")
# A line with more of «|» than any table has columns
_MANY_PIPES = re.compile(rf"^(?:[^|\n]*+\|){{{MOST_PIPES + 1}}}", re.MULTILINE)
# «&#111…1;»: no character has such a number, and Python reads none of 5,000 digits
_LONG_NUMBER = re.compile(r"&#[0-9]{100}")
# «---», «* * *», and a blank line
_RULE = re.compile(r"^[-*_ \t]*$")


def too_much(source: Source) -> Problem | None:
    """Return the first reason not to convert *source*, or None."""
    paragraphs = source.text.count("\n\n")
    if paragraphs > MOST_PARAGRAPHS:
        return source.problem(0, "body-too-long", paragraphs=paragraphs, most=MOST_PARAGRAPHS)
    return next(_reasons(source), None)


def _reasons(source: Source) -> Iterator[Problem]:
    yield from _nesting(source)
    for what, most in (("<", MOST_TAGS), ("[^", MOST_FOOTNOTE_REFERENCES)):
        if source.text.count(what) > most:
            yield source.problem(source.text.index(what), "too-many-signs", what=what)
    if number := _LONG_NUMBER.search(source.text):
        yield source.problem(number.start(), "too-many-signs", what="&#")
    steps = 0
    for start, block in _blocks(source.prose):
        if len(block) > LONGEST_BLOCK or block.count("\n") > MOST_LINES:
            yield source.problem(start, "paragraph-too-long", characters=LONGEST_BLOCK, lines=MOST_LINES)
        steps += yield from _brackets(source, start, block)
        if steps > MOST_BRACKET_STEPS:
            yield source.problem(start, "unclosed-brackets")
        yield from _repetitions(source, start, block)
    for start, block in _blocks(source.text) if "`" in source.text else ():
        if len({match.end() - match.start() for match in _TICKS.finditer(block)}) > MOST_TICK_LENGTHS:
            yield source.problem(start, "too-many-signs", what="`")


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


def _brackets(source: Source, start: int, block: str) -> Generator[Problem, None, int]:
    """Yield what is wrong with the brackets of *block*; return the steps they cost."""
    if "[" not in block:
        return 0
    square: list[int] = []
    round_: list[int] = []
    steps = 0
    for match in _BRACKET.finditer(block):
        mark = match.group()
        if mark == "[":
            square.append(match.start())
            if len(square) >= DEEPEST + UNCLOSED_BRACKETS:
                break
            continue
        closed = round_ if mark == ")" else square
        if closed:
            opened = closed.pop()
            steps += match.start() - opened
            if mark != ")" and len(square) >= DEEPEST:
                # How deep is known only when it closes: «[» alone may stand in hundreds.
                yield source.problem(start + opened, "nesting-too-deep", deepest=DEEPEST)
        if mark == "](":
            round_.append(match.start())
    if len(square) > UNCLOSED_BRACKETS:
        yield source.problem(start + square[0], "unclosed-brackets", case="square", most=UNCLOSED_BRACKETS)
    return steps + sum(len(block) - opened for opened in square + round_)


def _repetitions(source: Source, start: int, block: str) -> Iterator[Problem]:
    if block.count("|") > MOST_PIPES and (line := _MANY_PIPES.search(block)):
        yield source.problem(start + line.start(), "too-many-signs", what="|")
    marks = block.count("*") + block.count("_")
    if marks > MOST_EMPHASIS and sum(1 for _ in _EMPHASIS.finditer(block)) > MOST_EMPHASIS:
        yield source.problem(start, "too-many-signs", what="*")


def _nesting(source: Source) -> Iterator[Problem]:
    """Yield the first line that lies too deep in lists, boxes and quotations."""
    indents: list[int] = []
    for index, line in enumerate(source.prose.split("\n")):
        if not line or line[0].isalpha() or _RULE.match(line):
            continue
        markers, position = 0, 0
        while markers <= DEEPEST and (match := _MARKERS.match(line, position)):
            markers, position = markers + 1, match.end()
        indent = len(line) - len(line.lstrip(" \t"))
        while indents and indents[-1] >= indent:
            indents.pop()
        if markers:
            indents.append(indent)
        if len(indents) + markers - 1 >= DEEPEST:
            yield source.problem(source.starts[index], "nesting-too-deep", deepest=DEEPEST)
            return
