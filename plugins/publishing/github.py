"""GitHub's API (docs.github.com/rest), as far as the project needs it. Needs nothing installed."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

from manuscript.problem import told

# GitHub's API (docs.github.com/rest), as far as the project needs it.

API = "https://api.github.com"
PATIENCE_SECONDS = 30
MOST_PAGES = 10
A_PAGE = 100  # the most GitHub gives


class GitHubError(Exception):
    """GitHub did not do what it was asked; the words are for whoever runs the project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GitHub:
    """One repository on GitHub."""

    repository: str  # owner/name
    token: str = field(repr=False)
    api: str = API

    def ask(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
        """Return the answer to a request below the repository's own address; None when it is empty.

        Raises:
            GitHubError: it was refused, or nobody answered.
        """
        request = urllib.request.Request(
            f"{self.api}/repos/{self.repository}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "X-GitHub-Api-Version": "2022-11-28",
                "User-Agent": "helsehub",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
                data = answer.read()
            return json.loads(data) if data.strip() else None
        except urllib.error.HTTPError as error:
            raise GitHubError(f"GitHub svarer {error.code} på «{method} {path}»: {_reason(error)}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise GitHubError(f"GitHub svarer ikke på «{method} {path}».") from error

    def pages(self, path: str) -> Iterator[Any]:
        """Yield what a list holds, page by page, of a very long one the first part."""
        mark = "&" if "?" in path else "?"
        for number in range(1, MOST_PAGES + 1):
            found = self.ask("GET", f"{path}{mark}per_page={A_PAGE}&page={number}")
            yield from found
            if len(found) < A_PAGE:
                return


def github_in(environment: Mapping[str, str]) -> GitHub:
    """Return the repository of the run we are in.

    Raises:
        GitHubError: the environment does not say which it is, or has no token.
    """
    missing = [name for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN") if not environment.get(name)]
    if missing:
        raise GitHubError(
            f"Miljøet mangler {' og '.join(missing)}. I en arbeidsflyt på GitHub er de satt. På egen maskin gir du dem "
            "selv, for eksempel GITHUB_REPOSITORY=helsehub/nettsted og GITHUB_TOKEN=$(gh auth token)."
        )
    return GitHub(
        repository=environment["GITHUB_REPOSITORY"],
        token=environment["GITHUB_TOKEN"],
        api=environment.get("GITHUB_API_URL", "").rstrip("/") or API,
    )


def _reason(error: urllib.error.HTTPError) -> str:
    try:
        return f"{told(str(json.loads(error.read(10_000))['message']), 200)}"
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return "ingen forklaring"


# GitHub Pages asked to show what was pushed: a push with a workflow's own token may not start it.

PAGES_API = "https://api.github.com"
PAGES_PATIENCE_SECONDS = 30


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
    return Workflow(
        repository=repository, api=environment.get("GITHUB_API_URL", "").rstrip("/") or PAGES_API, token=token
    )


def ask_for_build(workflow: Workflow) -> str:
    """Ask for a build, and return how it went, as a sentence."""
    try:
        _call(workflow, "POST", "")
    except (OSError, HTTPException, ValueError) as error:
        return (
            f"Fikk ikke bedt GitHub Pages om å vise det som er lagt ut: {_why_no_build(error)}. Det er trygt lagret. Vises det "
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
    with urllib.request.urlopen(request, timeout=PAGES_PATIENCE_SECONDS) as answer:
        return answer.read()


def _why_no_build(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"GitHub svarer {error.code}"
    return "GitHub svarer ikke"
