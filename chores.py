"""What the workflows do besides building, with nothing installed: ``python3 chores.py due``.

They must work when a package server is down: whether to publish, and telling
people that something failed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
FOUND = PROJECT / ".cache" / "funn.md"  # what «invoke look» writes

sys.path.insert(0, str(PROJECT / "plugins"))


def due() -> list[str]:
    """Tell whether the site should be published now, and why."""
    from building.configuration import time_of_build
    from publishing.due import reason_to_deploy
    from publishing.errors import Repository
    from website.git import environment_for_git

    project = Repository(folder=PROJECT, environment=environment_for_git(os.environ))
    is_asked = os.environ.get("GITHUB_EVENT_NAME") == "workflow_dispatch"
    reason = reason_to_deploy(project, now=time_of_build(), is_asked=is_asked)
    _set_output("due", bool(reason))
    return [f"Skal legges ut: {reason}" if reason else "Ingenting å legge ut nå."]


def report() -> list[str]:
    """Open an issue when a deploy failed, and close it when one went well."""
    from publishing.github import github_in, report_deploy

    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    server, repository, run = (os.environ.get(name, "") for name in names)
    run_url = f"{server}/{repository}/actions/runs/{run}"
    return [report_deploy(github_in(os.environ), result=os.environ.get("RESULT", ""), run_url=run_url)]


def keep_alive() -> list[str]:
    """Start GitHub's count of 60 days anew, and warn when nobody has changed anything for long."""
    from building.configuration import time_of_build
    from publishing.github import github_in, keep_alive

    return keep_alive(github_in(os.environ), time_of_build())


def notice() -> list[str]:
    """Tell what «invoke look» found in one issue, or close it when there is nothing."""
    from publishing.github import GitHubError, close, github_in, tell
    from publishing.upkeep import WEEKLY_MATTER, WEEKLY_TITLE, has_found

    github = github_in(os.environ)
    if not FOUND.is_file():
        raise GitHubError("Det er ikke sett etter noe ennå. Kjør «invoke look» først.")
    text = FOUND.read_text(encoding="utf-8")
    if has_found(text):
        return [tell(github, WEEKLY_MATTER, WEEKLY_TITLE, text)]
    return [text or close(github, WEEKLY_MATTER, "Alt er i orden nå.")]


def comment() -> list[str]:
    """Write what the run that has just ended found, below the proposal it was about."""
    from publishing.github import GitHubError, comment_on_proposal, github_in

    github = github_in(os.environ)
    try:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["workflow_run"]
    except (KeyError, OSError, ValueError) as error:
        raise GitHubError(
            "Her er det ingen kjøring å skrive om. Den finnes bare i en arbeidsflyt på GitHub."
        ) from error
    return [comment_on_proposal(github, event, server=os.environ.get("GITHUB_SERVER_URL", "https://github.com"))]


def scope() -> list[str]:
    """Tell whether the proposal changes more than what editors write."""
    from publishing.due import changes_code
    from publishing.errors import Repository
    from website.git import environment_for_git

    is_code = changes_code(Repository(folder=PROJECT, environment=environment_for_git(os.environ)), "content")
    _set_output("code", is_code)
    return ["Koden er endret, så testene av den kjøres." if is_code else "Bare innholdet er endret."]


def ready() -> list[str]:
    """Say whether all that was asked of a proposal went well; what there was no need to ask counts as well."""
    from manuscript.problem import UserError

    if set(os.environ.get("RESULTS", "failure").split()) - {"success", "skipped"}:
        raise UserError("Noe av det andre er rødt. Trykk på det, og les de siste linjene der.")
    return ["Alt gikk bra."]


def _set_output(name: str, value: bool) -> None:
    if output := os.environ.get("GITHUB_OUTPUT"):
        with open(output, "a", encoding="utf-8") as file:
            file.write(f"{name}={'true' if value else 'false'}\n")


CHORES: dict[str, Callable[[], list[str]]] = {
    chore.__name__.replace("_", "-"): chore for chore in (due, report, keep_alive, notice, comment, scope, ready)
}


def main(arguments: Sequence[str]) -> int:
    """Do the chore, and return how the program ends."""
    if sys.version_info < (3, 11):  # noqa: UP036 – whoever runs this has not installed anything
        print("Nettstedet trenger Python 3.11 eller nyere. Hent en ny fra python.org.", file=sys.stderr)
        return 1
    if len(arguments) != 1 or arguments[0] not in CHORES:
        print(f"Velg én av disse: {', '.join(CHORES)}.", file=sys.stderr)
        return 2
    from manuscript.problem import UserError

    try:
        print("\n".join(filter(None, CHORES[arguments[0]]())))
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
