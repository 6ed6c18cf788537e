"""Problems in the form somebody reads: an editor, a program or a workflow."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from manuscript.decoding import is_commanding
from manuscript.problem import Problem, Severity, enumerated, in_words, rule_named

FORMATS = ("text", "json", "github")

LEADS = {Severity.ERROR: "", Severity.WARNING: "Advarsel: ", Severity.INFO: "Til orientering: "}
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
COUNTED = {
    Severity.ERROR: ("feil", "feil"),
    Severity.WARNING: ("advarsel", "advarsler"),
    Severity.INFO: ("opplysning", "opplysninger"),
}


def write(problems: Sequence[Problem], format: str) -> str:
    """Return *problems* as ``text``, ``json`` or ``github``, ending in a newline if not empty.

    ``text`` ends with a line that counts them; ``json`` is one object a line;
    ``github`` is workflow commands, one a line.

    Raises:
        ValueError: *format* is none of these.
    """
    match format:
        case "text":
            lines = [
                *(_harmless(line) for problem in problems for line in _paragraph(problem)),
                summary(problems),
            ]
        case "json":
            lines = [*map(_object, problems)]
        case "github":
            lines = [*map(_command, problems)]
        case _:
            raise ValueError(f"unknown format {format!r}")
    return "".join(f"{line}\n" for line in lines)


def summary(problems: Sequence[Problem]) -> str:
    """Return how many problems there are: «1 feil og 2 advarsler.»"""
    counts = Counter(problem.severity for problem in problems)
    parts = [
        f"{counts[severity]} {one if counts[severity] == 1 else many}"
        for severity, (one, many) in COUNTED.items()
        if counts[severity]
    ]
    if not counts[Severity.ERROR]:
        parts.insert(0, "ingen feil")
    counted = enumerated(parts)
    return f"{counted[0].upper()}{counted[1:]}."


def visible(text: str) -> str:
    """Return *text* on one line, with every commanding character written out, as ``\\x1b``."""
    return "".join(_escape(char) if is_commanding(char) else char for char in text)


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"


def _paragraph(problem: Problem) -> list[str]:
    message = f"{visible(problem.file)}:{problem.line}: {LEADS[problem.severity]}{visible(problem.message)}"
    example = "\n".join(map(visible, problem.example.split("\n")))
    return in_words(message, visible(problem.fix), example).split("\n")


def _harmless(line: str) -> str:
    """Return *line* so that no workflow log takes it for a command.

    GitHub's runner obeys ``::name::`` first on a line, after any spaces, and
    the older ``##[name]`` anywhere in it.
    """
    line = line.replace("##[", "#\\x23[")
    return line.replace("::", "\\x3a:", 1) if line.lstrip().startswith("::") else line


def _object(problem: Problem) -> str:
    # Only real line ends could split an object over lines, and JSON escapes
    # those itself; the rest is escaped so that no terminal obeys a log.
    names = ("file", "line", "column", "severity", "rule", "message", "fix", "example")
    written = json.dumps({name: getattr(problem, name) for name in names}, ensure_ascii=False)
    return "".join(f"\\u{ord(char):04x}" if is_commanding(char) else char for char in written)


def _command(problem: Problem) -> str:
    properties = {
        "file": _property(problem.file),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": _property(rule_named(problem.rule).guards),
    }
    listed = ",".join(f"{name}={value}" for name, value in properties.items())
    lines = [problem.message, f"Slik retter du: {problem.fix}"]
    if problem.example:
        lines.extend(f"Eksempel: {problem.example}".split("\n"))
    return f"::{COMMANDS[problem.severity]} {listed}::{'%0A'.join(map(_data, lines))}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
