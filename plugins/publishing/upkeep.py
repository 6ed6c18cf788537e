"""What others own and the project leans on, looked at once a week: links out, known weaknesses; and the licences
of the packages.

The programs that look answer in their own forms: lychee, pip-audit and npm.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

# The programs that look at what others own, and whether they could see anything at all.

PATIENCE_SECONDS = 1800
ANSWERS_PEOPLE_ONLY = "200..=299,401,403,429,999"  # sites that turn programs away
WEAKNESSES = "https://api.osv.dev/v1/query"
PIP_AUDIT = [
    *(sys.executable, "-m", "pip_audit", "--requirement=requirements-test.txt", "--require-hashes", "--disable-pip"),
    *("--progress-spinner=off", "--format=json", "--vulnerability-service=osv"),
]


def look(project: Path, site: Path, *, address: str, weaknesses_url: str = WEAKNESSES) -> str:
    """Return what was found, as a text for people; empty when there is nothing to do.

    *site* is the built site, which is published at *address*.
    """
    unanswered: list[str] = []
    links = _ask(_lychee(site, address), site)
    if links is None or not has_net(links):
        unanswered.append("Lenkene ut av nettstedet: Nettet svarte ikke.")
        links = {}
    packages = _ask([*PIP_AUDIT, f"--osv-url={weaknesses_url}"], project)
    if packages is None:
        unanswered.append("Svakheter i Python-pakker: Databasen over svakheter svarte ikke.")
    tools = _ask([shutil.which("npm") or "npm", "audit", "--json"], project)  # npm.cmd on Windows
    if tools is None or "vulnerabilities" not in tools:
        unanswered.append("Svakheter i pakker fra npm: npm svarte ikke.")
    weaknesses = [*python_weaknesses(packages or {}), *npm_weaknesses(tools or {})]
    return findings_text(links=dead_links(links), weaknesses=weaknesses, unanswered=unanswered)


def lychee() -> str | None:
    """Return the program, which pip has put beside Python: lychee, or lychee.exe."""
    return shutil.which("lychee", path=sysconfig.get_path("scripts"))


def _lychee(site: Path, address: str) -> list[str]:
    options = ["--no-progress", "--verbose", "--format=json", "--scheme=http", "--scheme=https"]
    options += [f"--accept={ANSWERS_PEOPLE_ONLY}", "--max-retries=2", "--timeout=20", "--max-concurrency=8"]
    options += [f"--exclude=^{re.escape(address)}", f"--root-dir={site.resolve()}", "--index-files=index.html"]
    return [lychee() or "lychee", *options, "."]


def _ask(command: Sequence[str], folder: Path) -> dict[str, Any] | None:
    """Return what *command* answers in JSON, however it ends; None when it answers nothing that can be read."""
    try:
        ended = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_SECONDS
        )
        answer = json.loads(ended.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return answer if isinstance(answer, dict) else None


# What the weekly look-around found, as one text for people; empty when there is nothing to do.

WEEKLY_MATTER = "ukentlig"
WEEKLY_TITLE = "Lenker og programvare å se på"
UNANSWERED = "## Ikke undersøkt denne gangen"
MOST_TOLD = 100
# What could be markup in a text somebody else wrote, which stands between backquotes or in a line.
NO_MARKUP = re.compile(r"[<>\[\]`|\\\x00-\x1f\x7f]")


def dead_links(answer: dict[str, Any]) -> list[str]:
    """Return a line for each page's link out of the site that no longer works, from lychee's JSON."""
    lines = set()
    for found in ("error_map", "timeout_map"):
        for file, links in answer.get(found, {}).items():
            page = "/" + file.removeprefix("./").removesuffix("index.html")
            for url, status in ((link["url"], link["status"]) for link in links):
                why = f"svarer {status['code']}" if status.get("code") else status.get("details") or status.get("text")
                if url.startswith(("http://", "https://")):
                    lines.add(f"- `{_plain(url)}` på `{_plain(page)}`: {_plain(str(why or 'svarer ikke'))}")
    return sorted(lines)


def has_net(answer: dict[str, Any]) -> bool:
    """Tell whether anybody at all answered: without a net every link looks dead."""
    links = [
        link for found in ("success_map", "error_map") for links in answer.get(found, {}).values() for link in links
    ]
    return not links or any("code" in link["status"] for link in links)


def python_weaknesses(answer: dict[str, Any]) -> list[str]:
    """Return a line for each known weakness in a Python package, from pip-audit's JSON."""
    return sorted(
        f"- {_plain(package['name'])} {_plain(package['version'])}: {_plain(weakness['id'])}. {_mended(weakness)}"
        for package in answer.get("dependencies", [])
        for weakness in package.get("vulns", [])
    )


def npm_weaknesses(answer: dict[str, Any]) -> list[str]:
    """Return a line for each package from npm with a known weakness, from the JSON of ``npm audit``."""
    return sorted(
        f"- {_plain(name)} (npm): {_plain(str(weakness.get('severity', 'ukjent alvor')))}"
        for name, weakness in answer.get("vulnerabilities", {}).items()
    )


def findings_text(*, links: Sequence[str], weaknesses: Sequence[str], unanswered: Sequence[str]) -> str:
    """Return all of it in Markdown; empty when everything was looked at and nothing was found.

    *unanswered* are sentences on what could not be looked at.
    """
    sections = {
        "## Lenker som ikke virker": (
            links,
            "Rett lenken i filen siden er laget av, eller ta den bort. Noen nettsteder svarer bare mennesker: Virker "
            "lenken når du trykker på den, kan den stå.",
        ),
        "## Programvare med kjente svakheter": (
            weaknesses,
            "Dependabot foreslår nye utgaver under «Pull requests». Når testene er grønne der, er det trygt å ta dem "
            "inn. Programvaren brukes når nettstedet bygges; bare skriptet til søket følger med det som legges ut.",
        ),
        UNANSWERED: ([f"- {sentence}" for sentence in unanswered], ""),
    }
    parts = [part for title, (lines, advice) in sections.items() if lines for part in (title, _first(lines), advice)]
    return "\n\n".join(filter(None, parts)) + "\n" if parts else ""


def has_found(text: str) -> bool:
    """Tell whether *text* asks for something; what was only not answered is asked again the next week."""
    return bool(text) and not text.startswith(UNANSWERED)


def _first(lines: Sequence[str]) -> str:
    more = len(lines) - MOST_TOLD
    return "\n".join([*lines[:MOST_TOLD], *([f"- … og {more} til"] if more > 0 else [])])


def _mended(weakness: dict[str, Any]) -> str:
    versions = [_plain(version) for version in weakness.get("fix_versions", [])]
    return f"Rettet i {', '.join(versions)}." if versions else "Ingen rettet utgave ennå."


def _plain(written: str) -> str:
    """Return *written* so that it can neither become markup nor ring for anybody («@name»)."""
    return NO_MARKUP.sub(" ", written).replace("@", "@\u200b")[:300]


# Under which licences others let us use their work.

PINNED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
ELSEWHERE = {"colorama": "BSD License"}  # installed on Windows alone
LONGEST_LICENCE = 60
INTRODUCTION = """# Lisenser

Pakkene nettstedet bygges og prøves med, og vilkårene de er gitt ut under. De brukes når nettstedet bygges. Med det som legges ut, følger bare søket, fra Pagefind, og lisensene til det og til det som er bygget inn i det, ligger ved siden av. Listen skrives av `invoke licences`.
"""


def licences_page(*, site: str, tests: str, npm: str) -> str:
    """Return all of them as a page, from the two requirements files and package-lock.json."""
    used, tested = package_names(site), package_names(tests)
    parts = [INTRODUCTION, *_table("Nettstedet", used, licence_of)]
    parts += _table("Testene og kontrollen før nettstedet legges ut", sorted(set(tested) - set(used)), licence_of)
    locked = json.loads(npm)["packages"]
    tools = {path.rpartition("node_modules/")[2]: package["license"] for path, package in locked.items() if path}
    parts += _table("Fra npm", sorted(tools), tools.__getitem__)
    return "\n".join(parts)


def package_names(requirements: str) -> list[str]:
    return sorted(set(PINNED.findall(requirements)))


def licence_of(name: str) -> str:
    """Return the licence an installed package states."""
    if name in ELSEWHERE:
        return ELSEWHERE[name]
    facts = metadata.metadata(name)
    expressions = facts.get_all("License-Expression") or []  # PEP 639
    classifiers = facts.get_all("Classifier") or []
    stated = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    text = " ".join("".join(facts.get_all("License") or []).split())
    short = text if len(text) <= LONGEST_LICENCE and not text.startswith("Copyright") else ""
    return "".join(expressions) or " / ".join(stated) or short or "ikke oppgitt"


def _table(title: str, rows: Iterable[str], licence: Callable[[str], str]) -> list[str]:
    return [f"## {title}\n", "| pakke | lisens |", "|---|---|", *(f"| {name} | {licence(name)} |" for name in rows), ""]
