"""What editors are told about a programme, in one voice."""

from __future__ import annotations

from datetime import date

from manuscript.problem import Problem, Severity
from norwegian.names import MONTHS, WEEKDAYS

EXAMPLE_ROW = "10.30–11.15 Digital hjemmeoppfølging"
LONGEST_QUOTE = 60


def error(file: str, line: int, column: int, rule: str, message: str, fix: str, example: str = EXAMPLE_ROW) -> Problem:
    return Problem(
        file=file, line=line, column=column, rule=f"programme-{rule}", message=message, fix=fix, example=example
    )


def warning(
    file: str, line: int, column: int, rule: str, message: str, fix: str, example: str = EXAMPLE_ROW
) -> Problem:
    return Problem(
        file=file,
        line=line,
        column=column,
        severity=Severity.WARNING,
        rule=f"programme-{rule}",
        message=message,
        fix=fix,
        example=example,
    )


def quoted(text: str) -> str:
    """Return the editor's own words in «», cut where they are many, without characters that command a terminal."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(shown) > LONGEST_QUOTE:
        shown = shown[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"«{shown}»"


def clock(minutes: int) -> str:
    minutes = minutes - 1440 if minutes > 1440 else minutes
    return f"{minutes // 60:02}.{minutes % 60:02}"


def span(starts: int, ends: int | None) -> str:
    return clock(starts) if ends is None else f"{clock(starts)}–{clock(ends)}"


def day(when: date) -> str:
    return f"{WEEKDAYS['nb'][when.weekday()]} {when.day}. {MONTHS['nb'][when.month - 1]}"
