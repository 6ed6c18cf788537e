"""What keeps scheduled runs going: GitHub stops them in a public repository where nothing happens for 60 days.

Enabling a workflow starts its count anew (docs.github.com: Disabling and enabling a workflow).
"""

from __future__ import annotations

from datetime import datetime

from .github import GitHub
from .notices import Notice, settle, tell

MATTER = "lenge siden sist"
QUIET_DAYS = 45  # in time before GitHub's 60
RESTARTED = frozenset({"active", "disabled_inactivity"})  # not what somebody turned off on purpose


def keep_alive(github: GitHub, now: datetime) -> list[str]:
    """Start the count anew for every workflow, warn when nobody has changed anything for long, and return what was done."""
    found = github.ask("GET", "/actions/workflows?per_page=100")["workflows"]
    said = []
    for workflow in found:
        file = workflow["path"].rpartition("/")[2]
        if workflow["state"] in RESTARTED:
            github.ask("PUT", f"/actions/workflows/{workflow['id']}/enable")
            said.append(f"{file}: tellingen mot 60 dager er startet på nytt.")
        else:
            said.append(f"{file}: slått av av noen, og står som den er.")
    return [*said, *filter(None, [_warn(github, now)])]


def _warn(github: GitHub, now: datetime) -> str:
    (newest,) = github.ask("GET", "/commits?per_page=1")
    days = (now - datetime.fromisoformat(newest["commit"]["committer"]["date"])).days
    if days < QUIET_DAYS:
        return settle(github, MATTER, "Prosjektet er endret igjen, så dette gjelder ikke lenger.")
    title = "Ingen har endret nettstedet på lenge"
    return tell(github, Notice(matter=MATTER, title=title, text=_text(days)))


def _text(days: int) -> str:
    return (
        f"Den siste endringen i prosjektet er {days} dager gammel. Nettstedet blir lagt ut på nytt hver dag likevel, for "
        "prosjektet holder de faste kjøringene i gang selv. Men GitHub kan stanse dem når det går 60 dager uten endringer, "
        "og da blir listene på nettstedet stående.\n\n"
        "Slik er du trygg:\n\n"
        "1. Se på siden «Om denne utgaven» nederst på nettstedet. Står det at nettstedet er bygget i går eller i dag, "
        "er alt i orden.\n"
        "2. Er det eldre, åpner du «Actions», velger «Legg ut» og trykker «Enable workflow». Gjør det samme med «Ukentlig».\n"
        "3. Enklest av alt er å publisere noe nytt, eller å rette en setning. Da starter tellingen på nytt.\n\n"
        "Saken lukkes av seg selv når noen har endret noe."
    )
