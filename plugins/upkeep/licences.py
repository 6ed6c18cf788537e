"""Under which licences others let us use their work."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from importlib import metadata

PINNED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
ELSEWHERE = {"colorama": "BSD License"}  # installed on Windows alone
LONGEST = 60
INTRODUCTION = """# Lisenser

Pakkene nettstedet bygges og prøves med, og vilkårene de er gitt ut under. De brukes når nettstedet bygges, og ingen av dem følger med det som legges ut. Listen skrives av `invoke licences`.
"""


def document(*, site: str, tests: str, npm: str) -> str:
    """Return all of them as a page, from the two requirements files and package-lock.json."""
    used, tested = names(site), names(tests)
    parts = [INTRODUCTION, *_table("Nettstedet", used, licence_of)]
    parts += _table("Testene og kontrollen før nettstedet legges ut", sorted(set(tested) - set(used)), licence_of)
    locked = json.loads(npm)["packages"]
    tools = {path.rpartition("node_modules/")[2]: package["license"] for path, package in locked.items() if path}
    parts += _table("Fra npm", sorted(tools), tools.__getitem__)
    return "\n".join(parts)


def names(requirements: str) -> list[str]:
    return sorted(set(PINNED.findall(requirements)))


def licence_of(name: str) -> str:
    """Return the licence an installed package states."""
    if name in ELSEWHERE:
        return ELSEWHERE[name]
    facts = metadata.metadata(name)
    stated = [line.rpartition(" :: ")[2] for line in facts.get_all("Classifier") or [] if line.startswith("License ::")]
    text = " ".join((facts.get("License") or "").split())
    short = text if len(text) <= LONGEST and not text.startswith("Copyright") else ""
    return facts.get("License-Expression") or " / ".join(stated) or short or "ikke oppgitt"


def _table(title: str, rows: Iterable[str], licence: Callable[[str], str]) -> list[str]:
    return [f"## {title}\n", "| pakke | lisens |", "|---|---|", *(f"| {name} | {licence(name)} |" for name in rows), ""]
