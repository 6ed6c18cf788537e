"""The programs that look at what others own, and whether they could see anything at all."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import findings

PATIENCE_SECONDS = 1800
ANSWERS_PEOPLE_ONLY = "200..=299,401,403,429,999"  # sites that turn programs away
WEAKNESSES = "https://api.osv.dev/v1/query"


def look(project: Path, site: Path, *, address: str, weaknesses_url: str = WEAKNESSES) -> str:
    """Return what was found, as a text for people; empty when there is nothing to do.

    *site* is the built site, which is published at *address*.
    """
    unanswered: list[str] = []
    links = _ask(_lychee(site, address), site)
    if links is None or not findings.has_net(links):
        unanswered.append("Lenkene ut av nettstedet: Nettet svarte ikke.")
        links = {}
    packages = _ask(_pip_audit(weaknesses_url), project)
    if packages is None:
        unanswered.append("Svakheter i Python-pakker: Databasen over svakheter svarte ikke.")
    tools = _ask(["npm", "audit", "--json"], project)
    if tools is None or "vulnerabilities" not in tools:
        unanswered.append("Svakheter i pakker fra npm: npm svarte ikke.")
    weaknesses = [*findings.python_weaknesses(packages or {}), *findings.npm_weaknesses(tools or {})]
    return findings.text(links=findings.dead_links(links), weaknesses=weaknesses, unanswered=unanswered)


def _lychee(site: Path, address: str) -> list[str]:
    program = str(Path(sysconfig.get_path("scripts")) / "lychee")
    options = ["--no-progress", "--verbose", "--format=json", "--scheme=http", "--scheme=https"]
    options += [f"--accept={ANSWERS_PEOPLE_ONLY}", "--max-retries=2", "--timeout=20", "--max-concurrency=8"]
    options += [f"--exclude=^{_literally(address)}", f"--root-dir={site.resolve()}", "--index-files=index.html"]
    return [program, *options, "."]


def _pip_audit(url: str) -> list[str]:
    options = ["--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json"]
    options += ["--vulnerability-service=osv", f"--osv-url={url}"]
    return [sys.executable, "-m", "pip_audit", "--requirement=requirements-test.txt", *options]


def _literally(address: str) -> str:
    return "".join(sign if sign.isalnum() else f"[{sign}]" for sign in address)


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
