"""GitHub's API (docs.github.com/rest), as far as the project needs it. Needs nothing installed."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

from manuscript.problem import UserError, shortened

API = "https://api.github.com"
PATIENCE_SECONDS = 30
MOST_PAGES = 10
A_PAGE = 100  # the most GitHub gives
BUILDS = "/pages/builds"


class GitHubError(UserError):
    """GitHub did not do what it was asked; the words are for whoever runs the project."""

    def __init__(self, message: str, *, status: int = 0) -> None:
        super().__init__(message)
        self.status = status  # of HTTP; 0: there was no answer


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
        data = self._answer(method, path, None if body is None else json.dumps(body).encode())
        try:
            return json.loads(data) if data.strip() else None
        except ValueError as error:
            raise GitHubError(f"GitHub svarer ikke på «{method} {path}».") from error

    def download(self, path: str, largest: int) -> bytes:
        """Return the file that lies at *path*.

        Raises:
            GitHubError: it was refused, nobody answered, or it has more than *largest* octets.
        """
        data = self._answer("GET", path, None, largest + 1)
        if len(data) > largest:
            raise GitHubError(f"Filen på «{path}» er for stor.")
        return data

    def _answer(self, method: str, path: str, body: bytes | None, most: int = -1) -> bytes:
        headers = {
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
            "User-Agent": "helsehub",
        }
        request = urllib.request.Request(
            f"{self.api}/repos/{self.repository}{path}", method=method, data=body, headers=headers
        )
        # A file lies with somebody else, who is to be given no token and takes none.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
                data: bytes = answer.read(most)
                return data
        except urllib.error.HTTPError as error:
            message = f"GitHub svarer {error.code} på «{method} {path}»: {_reason(error)}"
            raise GitHubError(message, status=error.code) from error
        except (OSError, HTTPException, ValueError) as error:
            raise GitHubError(f"GitHub svarer ikke på «{method} {path}».") from error

    def pages(self, path: str, name: str = "") -> Iterator[Any]:
        """Yield what a list holds, page by page, of a very long one the first part; some stand in an object, by *name*."""
        mark = "&" if "?" in path else "?"
        for number in range(1, MOST_PAGES + 1):
            answer = self.ask("GET", f"{path}{mark}per_page={A_PAGE}&page={number}")
            found = answer[name] if name else answer
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
        return f"{shortened(str(json.loads(error.read(10_000))['message']), 200)}"
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return "ingen forklaring"


# GitHub Pages asked to show what was pushed: a push with a workflow's own token may not start it


def github_of_workflow(environment: Mapping[str, str]) -> GitHub | None:
    """Return the repository of the workflow we run in; None outside GitHub Actions, and without a token."""
    try:
        return github_in(environment) if environment.get("GITHUB_ACTIONS") == "true" else None
    except GitHubError:
        return None


def ask_for_build(github: GitHub) -> str:
    """Ask for a build, and return how it went, as a sentence."""
    try:
        github.ask("POST", BUILDS)
    except GitHubError as error:
        why = f"GitHub svarer {error.status}" if error.status else "GitHub svarer ikke"
        return (
            f"Fikk ikke bedt GitHub Pages om å vise det som er lagt ut: {why}. Det er trygt lagret. Vises det "
            "ikke om ti minutter, start det på nytt under «Actions», og se etter at jobben har «permissions: pages: write»."
        )
    return "GitHub Pages er bedt om å vise det som er lagt ut."


def shows_another(github: GitHub, commit: str) -> bool:
    """Tell whether GitHub Pages last built another commit: a run may have died between the push and its request."""
    try:
        latest = github.ask("GET", f"{BUILDS}/latest")
        return bool(latest["commit"]) and (latest["commit"] != commit or latest["status"] == "errored")
    except (GitHubError, KeyError, TypeError):
        return False  # nothing is known, and nothing was changed
