"""A deploy that failed, told in an issue, and the issue closed when one goes well."""

from __future__ import annotations

from .github import GitHub
from .notices import Notice, settle, tell

MATTER = "utlegging"
GUIDE = "docs/drift.md"
FAILED = "failure"
WENT_WELL = "success"


def report(github: GitHub, *, result: str, run_url: str) -> str:
    """Tell of how the run of a deploy ended, and return what was done, as a sentence; empty: nothing."""
    if result == FAILED:
        return tell(github, Notice(matter=MATTER, title="Nettstedet ble ikke lagt ut", text=_text(run_url)))
    if result == WENT_WELL:
        return settle(github, MATTER, f"Nettstedet er lagt ut igjen: {run_url}")
    return ""


def _text(run_url: str) -> str:
    return (
        "Nettstedet ble ikke lagt ut sist det ble prøvd. Det som lå ute fra før, ligger der fortsatt og er helt.\n\n"
        f"1. Åpne [kjøringen]({run_url}). Trykk på steget med rødt kryss, og les de siste linjene: "
        "De sier hva som er galt og hva du gjør.\n"
        "2. Rett det meldingen nevner. Er det noe med nettet eller GitHub, venter du: Det blir prøvd igjen hver time.\n"
        f"3. Vet du ikke hva du skal gjøre, står det mer i [{GUIDE}](../blob/HEAD/{GUIDE}), under «Når noe er rødt».\n\n"
        "Saken lukkes av seg selv når nettstedet er lagt ut igjen."
    )
