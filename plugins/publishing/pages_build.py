"""GitHub Pages asked to show what was pushed: a push with a workflow's own token may not start it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException

API = "https://api.github.com"
PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """The run of GitHub Actions we are in."""

    repository: str  # owner/name
    api: str
    token: str = field(repr=False)


def workflow_in(environment: Mapping[str, str]) -> Workflow | None:
    """Return the run we are in; None outside GitHub Actions, and without a token."""
    repository = environment.get("GITHUB_REPOSITORY", "")
    token = environment.get("GITHUB_TOKEN", "") or environment.get("GH_TOKEN", "")
    if environment.get("GITHUB_ACTIONS") != "true" or not token or not repository:
        return None
    return Workflow(repository=repository, api=environment.get("GITHUB_API_URL", "").rstrip("/") or API, token=token)


def ask_for_build(workflow: Workflow) -> str:
    """Ask for a build, and return how it went, as a sentence."""
    try:
        _call(workflow, "POST", "")
    except (OSError, HTTPException, ValueError) as error:
        return (
            f"Fikk ikke bedt GitHub Pages om å vise det som er lagt ut: {_reason(error)}. Det er trygt lagret. Vises det "
            "ikke om ti minutter, start det på nytt under «Actions», og se etter at jobben har «permissions: pages: write»."
        )
    return "GitHub Pages er bedt om å vise det som er lagt ut."


def shows_another(workflow: Workflow, commit: str) -> bool:
    """Tell whether GitHub Pages last built another commit: a run may have died between the push and its request."""
    try:
        latest = json.loads(_call(workflow, "GET", "/latest"))
        return bool(latest["commit"]) and (latest["commit"] != commit or latest["status"] == "errored")
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return False  # nothing is known, and nothing was changed


def _call(workflow: Workflow, method: str, path: str) -> bytes:
    request = urllib.request.Request(
        f"{workflow.api}/repos/{workflow.repository}/pages/builds{path}",
        method=method,
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {workflow.token}",
            "X-GitHub-Api-Version": "2022-11-28",
            "User-Agent": "helsehub",
        },
    )
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
        return answer.read()


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"GitHub svarer {error.code}"
    return "GitHub svarer ikke"
