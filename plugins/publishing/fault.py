"""Why nothing is published, in words an editor can act on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from manuscript.commanding import is_commanding

MOST_TOLD = 30  # one cause may touch every page
LOGIN = re.compile(r"://[^/@\s]+@")  # an address may hold a token


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that must be put right before the site is published.

    ``message`` says what is wrong, with the editor's own words in «»; ``fix``
    how to put it right; ``example`` is what to write, if anything.
    """

    message: str
    fix: str
    example: str = ""
    file: str = ""  # the file to mend, for example content/events/mote.md, or the one in the site

    def __str__(self) -> str:
        lines = [f"{self.file}: {self.message}" if self.file else self.message]
        lines += _led_by("    Slik retter du: ", self.fix)
        lines += _led_by("    Eksempel: ", self.example)
        return "\n".join(map(_harmless, lines))


class PublishingError(Exception):
    """Nothing was published. The published branch is whole, and *faults* say what to do."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(written(faults))
        self.faults = faults


def stop(message: str, fix: str, example: str = "") -> PublishingError:
    """Return the error that tells one fault."""
    return PublishingError(Fault(message=message, fix=fix, example=example))


def written(faults: Iterable[Fault]) -> str:
    """Return *faults* as paragraphs; of a great many the first."""
    faults = list(faults)
    paragraphs = [str(fault) for fault in faults[:MOST_TOLD]]
    if len(faults) > MOST_TOLD:
        paragraphs.append(f"… og {len(faults) - MOST_TOLD} til.")
    return "\n".join(paragraphs)


def _led_by(lead: str, text: str) -> list[str]:
    """Return *text* after *lead*, its further lines below the first."""
    return [(lead if number == 0 else " " * len(lead)) + line for number, line in enumerate(text.splitlines())]


def _harmless(line: str) -> str:
    """Return *line* without what commands a terminal (a server may send anything), and without secrets."""
    line = LOGIN.sub("://", line)
    return "".join("�" if is_commanding(character) else character for character in line)
