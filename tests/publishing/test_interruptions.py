"""Whatever dies, refuses or fills up on the way: the published branch is whole, and the next run goes through."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from forked import run_python
from publishing.errors import PublishingError

from .conftest import page, refused

pytestmark = pytest.mark.needs("posix")  # processes are killed, and scripts of the shell take their place

PROJECT = Path(__file__).parents[2]
SCRIPT = Path(__file__).parent / "process.py"
STEPS = 4  # where process.py can be told to die: fetching, built, verifying, verified


@pytest.fixture
def changed(prepared):
    """A project that is published once, with a change that is not."""
    clone = prepared("a change", lambda clone: (clone.deploy(), clone.commit()))
    clone.site["artikler/sak/index.html"] = page("Ny")
    return clone


def run(clone, *arguments, path=""):
    """Deploy in a process of its own, and return how it ended."""
    environment = {**clone.environment, "PYTHONPATH": os.pathsep.join(sys.path)}
    if path:
        environment["PATH"] = f"{path}{os.pathsep}{environment['PATH']}"
    words = [SCRIPT, clone.root, "artikler/sak/index.html", *arguments]
    return run_python(*words, cwd=PROJECT, environment=environment)


def assert_old_or_new(clone, before):
    """Compare the branch with the two it may be, and let the next run finish the work."""
    assert clone.published() in (before, {**before, "artikler/sak/index.html": page("artikler/sak/index.html")})
    assert run(clone).returncode == 0
    assert len(clone.log()) == 2
    assert clone.published()["artikler/sak/index.html"] == page("artikler/sak/index.html")


@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_killed_between_two_steps(changed, step):
    before = changed.published()
    assert run(changed, str(step)).returncode == -signal.SIGKILL
    assert changed.published() == before
    assert_old_or_new(changed, before)


@pytest.mark.parametrize(
    ("command", "when"),
    [
        ("ls-remote", "before"),
        ("fetch", "during"),
        ("fetch", "after"),
        ("update-ref", "after"),
        ("fast-import", "during"),
        ("fast-import", "after"),
        ("push", "before"),
        ("push", "during"),
        ("push", "after"),
    ],
)
def test_killed_at_a_call_of_git(changed, tmp_path, command, when):
    before = changed.published()
    ended = run(changed, path=deadly_git(tmp_path, command, when))
    # ghp-import calls fast-import: then the deploy itself lives, and has its say.
    assert ended.returncode == (1 if command == "fast-import" else -signal.SIGKILL), ended.stderr
    assert "Traceback" not in ended.stderr
    assert_old_or_new(changed, before)


def deadly_git(tmp_path, command, when):
    """Return a folder with a git that kills whoever runs *command*, and itself if it is *during*."""
    folder = tmp_path / "deadly"
    folder.mkdir()
    real = shutil.which("git")
    # The pause at the end gives the server's half of a push, which nobody killed, time to give up.
    act = {
        "before": "kill -KILL $PPID; exit 1",
        "during": f'{real} "$@" <&0 & sleep 0.01; kill -KILL $! $PPID; sleep 0.5; exit 1',
        "after": f'{real} "$@"; kill -KILL $PPID; exit 1',
    }[when]
    is_other = f'case " $* " in *" {command} "*) ;; *) exec {real} "$@" ;; esac'
    (folder / "git").write_text(f"#!/bin/sh\n{is_other}\n{act}\n")
    (folder / "git").chmod(0o755)
    return str(folder)


def test_a_server_that_refuses_is_quoted(changed):
    changed.hook("pre-receive", 'echo "Stengt for vedlikehold" >&2; exit 1')
    before = changed.published()
    said = refused(changed)
    assert said.startswith("«origin» tar ikke imot nettstedet på grenen «gh-pages».")
    assert "Svaret er: «Stengt for vedlikehold" in said
    (changed.remote / "hooks" / "pre-receive").unlink()
    assert changed.published() == before
    changed.deploy()


def test_what_a_server_says_cannot_command_the_terminal(changed):
    changed.hook("update", "printf '\\033[2Jborte\\n' >&2; exit 1")
    said = refused(changed)
    assert "borte" in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("kill -KILL $PPID", id="the server dies before it has taken anything in"),
        pytest.param("cat >/dev/null; kill -KILL $PPID; sleep 0.1", id="the server dies with everything read"),
    ],
)
def test_a_push_that_dies_midway_changes_nothing(changed, script):
    before = changed.published()
    hook = changed.hook("pre-receive", script)
    assert "urørt" in refused(changed)
    assert changed.published() == before
    hook.unlink()
    changed.deploy()
    assert "artikler/sak/index.html" in changed.published()


def test_a_push_whose_answer_is_lost_has_arrived(changed):
    changed.hook("post-receive", "kill -KILL $PPID")
    assert changed.deploy()[-2].startswith("Lagt ut fra ")
    assert "artikler/sak/index.html" in changed.published()


def test_a_remote_that_is_gone_when_the_site_is_sent_is_told_of(changed):
    def verify(output, address):
        changed.remote.rename(changed.remote.with_name("away.git"))
        return []

    with pytest.raises(PublishingError) as refusal:
        changed.deploy(verify=verify)
    assert "Kontakten ble brutt mens nettstedet ble sendt" in str(refusal.value)
    changed.remote.with_name("away.git").rename(changed.remote)
    changed.deploy()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda git: (git / "shallow.lock").touch(), id="a lock of a run that died"),
        pytest.param(lambda git: (git / "refs/heads/gh-pages.lock").touch(), id="a lock of the branch"),
        pytest.param(lambda git: (git / "HEAD").write_text(""), id="an empty file where the disk was full"),
        pytest.param(lambda git: [pack.write_bytes(b"") for pack in git.rglob("*.pack")], id="packs cut off"),
        pytest.param(lambda git: (git / "config").write_text("[core"), id="a configuration cut off"),
        pytest.param(lambda git: (git / "objects/pack/tmp_pack_x").touch(), id="a pack half received"),
    ],
)
def test_what_a_dead_run_left_in_the_workshop_is_cleared_away(changed, spoil):
    spoil(changed.root / ".cache" / "publishing" / "published.git")
    changed.deploy()
    assert "artikler/sak/index.html" in changed.published()


def test_a_branch_of_the_editors_own_is_neither_used_nor_changed(changed):
    changed.git("branch", "gh-pages", "main~1")
    mine = changed.git("rev-parse", "gh-pages")
    changed.deploy()
    assert changed.git("rev-parse", "gh-pages") == mine
    assert "artikler/sak/index.html" in changed.published()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_full_disk_is_told_of_and_changes_nothing(changed):
    before = changed.published()
    program = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200));"
        "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(SCRIPT), str(changed.root), "artikler/sak/index.html"],
        env={**changed.environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "Traceback" not in ended.stderr
    assert "urørt" in ended.stderr
    assert changed.published() == before
    changed.deploy()
    assert "artikler/sak/index.html" in changed.published()
