"""One issue for each matter people must know of: opened, kept up to date, and closed when it is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .github import GitHub

AUTHOR = "github-actions[bot]"  # anybody may open an issue with our mark in it
LONGEST = 60_000  # characters; GitHub takes 65,536


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What to tell."""

    matter: str  # a word of its own, by which the issue is found again
    title: str
    text: str  # Markdown


def tell(github: GitHub, notice: Notice) -> str:
    """Open the issue of *notice* or bring it up to date, and return what was done, as a sentence."""
    text = f"{notice.text[:LONGEST].rstrip()}\n\n{_mark(notice.matter)}\n"
    said = {"title": notice.title, "body": text}
    issue = _open_issue(github, notice.matter)
    if issue is None:
        made = github.ask("POST", "/issues", said)
        return f"Åpnet sak {made['number']}: {notice.title}"
    if (issue["title"], issue["body"]) == (notice.title, text):
        return f"Sak {issue['number']} sier det allerede: {notice.title}"
    github.ask("PATCH", f"/issues/{issue['number']}", said)
    return f"Oppdaterte sak {issue['number']}: {notice.title}"


def settle(github: GitHub, matter: str, text: str) -> str:
    """Close the issue of *matter*, if it is open, with *text* as the last word."""
    issue = _open_issue(github, matter)
    if issue is None:
        return ""
    github.ask("POST", f"/issues/{issue['number']}/comments", {"body": text})
    github.ask("PATCH", f"/issues/{issue['number']}", {"state": "closed", "state_reason": "completed"})
    return f"Lukket sak {issue['number']}: {issue['title']}"


def _open_issue(github: GitHub, matter: str) -> dict[str, Any] | None:
    """Return the oldest open issue of ours about *matter*."""
    for issue in github.pages("/issues?state=open&sort=created&direction=asc"):
        is_ours = issue["user"]["login"] == AUTHOR and "pull_request" not in issue
        if is_ours and _mark(matter) in (issue["body"] or ""):
            return issue
    return None


def _mark(matter: str) -> str:
    return f"<!-- helsehub: {matter} -->"
