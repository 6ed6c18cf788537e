"""The chores of the workflows as they are typed: with no package installed, and in words when they cannot be done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def chore(tmp_path):
    """Run a chore in a project of its own that no package is installed for."""
    for name in ("plugins", "chores.py"):
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copyfile
        copy(PROJECT / name, tmp_path / name)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "PYTHON"))}

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-I", "-S", "chores.py", *arguments],
            cwd=tmp_path,
            env={**kept, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent), **environment},
            capture_output=True,
            text=True,
        )

    run.project = tmp_path
    return run


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(
            [], 2, "Velg én av disse: due, report, keep-alive, notice, comment, scope, ready.\n", id="nothing asked"
        ),
        pytest.param(
            ["alt"],
            2,
            "Velg én av disse: due, report, keep-alive, notice, comment, scope, ready.\n",
            id="no such chore",
        ),
        pytest.param(["report"], 1, "Miljøet mangler GITHUB_REPOSITORY og GITHUB_TOKEN.", id="outside GitHub"),
        pytest.param(["keep-alive"], 1, "Miljøet mangler GITHUB_REPOSITORY og GITHUB_TOKEN.", id="outside GitHub too"),
        pytest.param(["comment"], 1, "Miljøet mangler GITHUB_REPOSITORY og GITHUB_TOKEN.", id="nobody to comment to"),
        pytest.param(["scope"], 1, "«git diff» gikk ikke: «", id="no proposal"),
        pytest.param(["due"], 1, "«git rev-parse» gikk ikke: «fatal: not a git repository", id="no repository"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(chore, arguments, code, said):
    ended = chore(*arguments)
    assert (ended.returncode, ended.stdout, ended.stderr[: len(said)]) == (code, "", said)
    assert "Traceback" not in ended.stderr


def test_a_notice_waits_for_somebody_to_look(chore):
    ended = chore("notice", GITHUB_REPOSITORY="testbyen/nettsted", GITHUB_TOKEN="t")
    assert (ended.returncode, ended.stderr) == (1, "Det er ikke sett etter noe ennå. Kjør «invoke look» først.\n")


def test_what_was_only_not_answered_opens_and_closes_nothing(chore):
    found = chore.project / ".cache" / "funn.md"
    found.parent.mkdir()
    found.write_text("## Ikke undersøkt denne gangen\n\n- npm svarte ikke.\n", encoding="utf-8")
    nobody = "http://127.0.0.1:9"  # asked, it would not answer
    ended = chore("notice", GITHUB_REPOSITORY="testbyen/nettsted", GITHUB_TOKEN="t", GITHUB_API_URL=nobody)
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (0, "## Ikke undersøkt denne gangen")


def test_a_workflow_is_told_what_to_do_next(chore):
    output = chore.project / "outputs"
    environment = {"GITHUB_OUTPUT": str(output), "GITHUB_EVENT_NAME": "workflow_dispatch"}
    ended = chore("due", **environment)
    assert (ended.returncode, ended.stdout) == (0, "Skal legges ut: Noen har bedt om det.\n")
    assert output.read_text() == "due=true\n"


@pytest.mark.parametrize(
    ("results", "code"),
    [
        pytest.param("success success", 0, id="all went well"),
        pytest.param("success skipped", 0, id="something there was no need of"),
        pytest.param("success failure skipped", 1, id="something failed"),
        pytest.param("cancelled success", 1, id="something was cut off"),
    ],
)
def test_a_proposal_is_ready_when_nothing_is_wrong(chore, results, code):
    assert chore("ready", RESULTS=results).returncode == code


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param(["content/articles/sak.md"], "false", id="a text"),
        pytest.param(["content/articles/hus.jpg", "content/adresser.txt"], "false", id="what lies beside it"),
        pytest.param(["content/articles/sak.md", "tasks.py"], "true", id="code too"),
        pytest.param(["content/README.md"], "true", id="the guide, whose examples are tested"),
        pytest.param(["contents/sak.md"], "true", id="another folder"),
    ],
)
def test_the_code_is_tested_when_more_than_content_is_changed(chore, tmp_path, changed, said):
    def git(*arguments):
        signed = ("-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.org")
        subprocess.run(["git", *signed, *arguments], cwd=chore.project, check=True, capture_output=True)

    git("init", "--quiet")
    git("commit", "--quiet", "--allow-empty", "--message", "Før")
    for path in changed:
        file = chore.project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Nytt.\n", "utf-8")
        git("add", "--force", path)
    git("commit", "--quiet", "--message", "Forslaget")
    outputs = tmp_path / "outputs"
    chore("scope", GITHUB_OUTPUT=str(outputs))
    assert outputs.read_text() == f"code={said}\n"
