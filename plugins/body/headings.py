"""Headings and rules in the source, read line by line into one plain form.

Python-Markdown makes a heading of «#helse» and of any line above «---», takes
the «#» off «C#», and finds a heading by going through the rest of its
paragraph again. Here each becomes «## Tittel» between blank lines.
"""

from __future__ import annotations

import re

from manuscript.problem import Problem, Severity

from .source import Edit, Source

_HASHES = re.compile(r"^ {0,3}(#{1,6})[ \t]+(?=\S)|^ {0,3}(#{2,6})(?=[^\W\d_])")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_EMPTY = re.compile(r"^ {0,3}#{1,6}[ \t#]*$")
_UNDERLINE = re.compile(r"^ {0,3}(={3,}|-{3,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*+){3,}|(?:\*[ \t]*+){3,}|(?:_[ \t]*+){3,})$")
_OTHER_BLOCK = re.compile(r"^(?: {4}|\t|\s*(?:[>|#:<\[]|[-*+•·][ \t]|\d{1,9}[.)][ \t]))")
_LONGEST_UNDERLINED = 100
_SHORTEST_UNDERLINE = 4  # of dashes: three are a rule


def read_headings(source: Source) -> tuple[list[Edit], list[Problem]]:
    """Return the edits that bring headings and rules to one form, and what is odd about them."""
    lines = source.prose.split("\n")
    originals = source.text.split("\n")
    edits: list[Edit] = []
    problems: list[Problem] = []
    for index, line in enumerate(lines):
        start = source.starts[index] if source.starts else 0
        above = lines[index - 1] if index else ""
        if line[:4].lstrip(" ").startswith("#"):
            line = originals[index]  # the text of a heading may be code
        if match := _HASHES.match(line):
            level = len(match.group(1) or match.group(2))
            text = _CLOSING_HASHES.sub("", originals[index][match.end() :])
            edits += _heading(source, start, originals[index], level, text)
            problems += _demoted(source, start, text) if level == 1 else []
        elif _EMPTY.match(line):
            problems.append(_without_text(source, start))
        elif (underline := _UNDERLINE.match(line)) and _can_be_underlined(above):
            edit, told = _underlined(source, index, lines, originals, underline.group(1))
            edits += edit
            problems += told
        elif _RULE.match(line):
            edits.append(Edit(start, start + len(line), "\n---\n"))
    return edits, problems


def _heading(source: Source, start: int, line: str, level: int, text: str) -> list[Edit]:
    """Return edits round the text, which is left for others to edit."""
    begins = line.index(text, line.index("#")) if text else len(line)
    return [
        Edit(start, start + begins, f"\n{'#' * max(level, 2)} "),
        Edit(start + begins + len(text), start + len(line), "\n"),
    ]


def _can_be_underlined(above: str) -> bool:
    return bool(above.strip()) and not _OTHER_BLOCK.match(above) and not _RULE.match(above)


def _underlined(
    source: Source, index: int, lines: list[str], originals: list[str], underline: str
) -> tuple[list[Edit], list[Problem]]:
    """Read «---» or «===» below a line of text."""
    start, above = source.starts[index], source.starts[index - 1]
    text = originals[index - 1].strip()
    is_alone = index < 2 or not lines[index - 2].strip()
    looks_like_heading = is_alone and len(text) <= _LONGEST_UNDERLINED and not text.endswith((".", ",", ";", ":", "…"))
    end = start + len(lines[index])
    if underline[0] == "=":
        if not is_alone:
            return [], []
        return _underlined_edits(above, start, end), _demoted(source, above, text)
    if looks_like_heading and len(underline) >= _SHORTEST_UNDERLINE:
        return _underlined_edits(above, start, end), []
    return [Edit(start, end, "\n---\n")], [_rule_below_text(source, start, text)]


def _underlined_edits(above: int, start: int, end: int) -> list[Edit]:
    return [Edit(above, above, "\n## "), Edit(start, end, "")]


def _demoted(source: Source, start: int, text: str) -> list[Problem]:
    return [
        source.problem(
            start,
            severity=Severity.WARNING,
            rule="heading-level-1",
            message=f"«{text.strip()}» er skrevet som sidens hovedoverskrift. Den er tittelen; her ble det nivå 2.",
            fix="Skriv overskrifter i teksten med to eller flere #.",
            example=f"## {text.strip()}",
        )
    ]


def _without_text(source: Source, start: int) -> Problem:
    return source.problem(
        start,
        severity=Severity.WARNING,
        rule="heading-without-text",
        message=f"Overskriften har ingen tekst: «{source.line_at(start).strip()}».",
        fix="Skriv teksten på samme linje, eller ta bort tegnene.",
        example="## Bakgrunn",
    )


def _rule_below_text(source: Source, start: int, text: str) -> Problem:
    return source.problem(
        start,
        severity=Severity.WARNING,
        rule="rule-below-text",
        message=f"«---» rett under «{text}» ble en skillelinje, ikke en overskrift.",
        fix="Skriv en tom linje over «---», eller to # foran teksten hvis den er en overskrift.",
        example=f"## {text}",
    )
