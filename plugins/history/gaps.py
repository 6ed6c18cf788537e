"""Events without a history, told to the editor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from events.model import Event
from manuscript.problem import Problem, Severity

from .model import Gap

NAMED = 3  # files named before the rest are only counted
FOR_SUBSCRIBERS = "Kalenderprogrammer kan overse det når tid, sted eller status blir endret."
TRYING_OUT = "Skal du bare prøve eller se på nettstedet, trenger du ikke gjøre noe."

# Why, what to do, and a command that does it.
TOLD = {
    Gap.NO_GIT: (
        "for Git er ikke installert på denne maskinen",
        f"Installer Git før nettstedet publiseres herfra. {TRYING_OUT}",
        "",
    ),
    Gap.NO_REPOSITORY: (
        "for innholdsmappen ligger ikke i et Git-depot",
        f"Publiser fra en mappe som er hentet med «git clone». {TRYING_OUT}",
        "",
    ),
    Gap.NOT_OWNED: (
        "for mappen eies av en annen bruker, og da svarer ikke Git",
        "Kjør «git status» i mappen. Git sier da hvordan du forteller at du stoler på den.",
        "",
    ),
    Gap.SHALLOW: (
        "for depotet er hentet uten hele historikken",
        "Hent resten av historikken, og bygg på nytt.",
        "git fetch --unshallow",
    ),
    Gap.UNTRACKED: (
        "for innholdsmappen er ikke lagt inn i Git",
        f"Legg mappen inn i Git før nettstedet publiseres. {TRYING_OUT}",
        "",
    ),
    Gap.UNREADABLE: (
        "for Git får ikke lest hele historikken i depotet",
        f"Hent depotet på nytt med «git clone», og bygg derfra. {TRYING_OUT}",
        "",
    ),
}


def history_missing(content: Path, events: Sequence[Event], gap: Gap) -> Problem:
    """Return one problem for all of *events*, at least one."""
    if gap is Gap.UNCOMMITTED:
        return _uncommitted(content, events)
    why, fix, example = TOLD[gap]
    return Problem(
        file=content.as_posix(),
        line=1,
        severity=Severity.WARNING,
        rule="history-missing",
        message=f"{_counted(len(events))} mangler historikk, {why}. {FOR_SUBSCRIBERS}",
        fix=fix,
        example=example,
    )


def _uncommitted(content: Path, events: Sequence[Event]) -> Problem:
    """Return a word on new files: whoever writes one looks at it before it is committed."""
    is_one = len(events) == 1
    return Problem(
        file=content.as_posix(),
        line=1,
        severity=Severity.INFO,
        rule="history-missing",
        message=f"{_counted(len(events))} er ikke lagt inn i Git ennå: {_names(events)}. "
        f"Kalenderprogrammer kan følge endringer i {'det' if is_one else 'dem'} først når det er gjort.",
        fix=f"Legg {'filen' if is_one else 'filene'} inn i Git før nettstedet publiseres. {TRYING_OUT}",
    )


def _counted(number: int) -> str:
    return "1 arrangement" if number == 1 else f"{number} arrangementer"


def _names(events: Sequence[Event]) -> str:
    names = [event.source.name for event in events[:NAMED]]
    left = len(events) - len(names)
    if left:
        names.append(f"{left} til")
    *first, last = names
    return f"{', '.join(first)} og {last}" if first else last
