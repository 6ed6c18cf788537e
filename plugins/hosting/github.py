"""GitHub's API (docs.github.com/rest), as far as the project needs it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

from manuscript.wording import told

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
