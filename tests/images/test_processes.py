"""No process that makes pictures is left behind, however the build ends."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from images.processes import each

PROGRAM = Path(__file__).with_name("waiting.py")
PLUGINS = Path(__file__).parents[2] / "plugins"
PATIENCE_SECONDS = 30


@pytest.fixture
def program(tmp_path):
    """Start a program of its own group whose two processes are at work, and end all of it afterwards."""
    started = []

    def start(*arguments):
        running = subprocess.Popen(
            [sys.executable, PROGRAM, tmp_path, *arguments],
            env={**os.environ, "PYTHONPATH": str(PLUGINS)},
            start_new_session=True,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(running)
        until(lambda: len(list(tmp_path.iterdir())) == 2)
        return running, [int(path.name) for path in tmp_path.iterdir()]

    yield start
    for running in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()


def until(is_so):
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def lives(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")  # one that has ended may wait to be buried
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("arguments", "end"),
    [
        pytest.param((), lambda pid: os.killpg(pid, signal.SIGINT), id="Ctrl-C, which reaches all"),
        pytest.param((), lambda pid: os.kill(pid, signal.SIGINT), id="Ctrl-C that reaches the parent alone"),
        pytest.param((), lambda pid: os.kill(pid, signal.SIGTERM), id="asked to end"),
        pytest.param((), lambda pid: os.kill(pid, signal.SIGKILL), id="killed"),
        pytest.param(("thread",), lambda pid: os.killpg(pid, signal.SIGINT), id="Ctrl-C in a preview that builds"),
    ],
)
def test_all_processes_end_at_once_when_the_build_is_stopped(program, arguments, end):
    running, workers = program(*arguments)
    end(running.pid)
    running.wait(PATIENCE_SECONDS)
    until(lambda: not any(map(lives, workers)))


@pytest.mark.needs("posix")
def test_an_interrupt_is_told_once_and_by_the_parent(program):
    running, _ = program()
    os.killpg(running.pid, signal.SIGINT)
    told = running.communicate(timeout=PATIENCE_SECONDS)[1]
    assert (running.returncode, told.count("Traceback"), told.count("KeyboardInterrupt")) == (-signal.SIGINT, 1, 1)


def test_what_goes_wrong_in_a_process_is_told_here():
    with pytest.raises(OSError, match="full"):
        each(_refuse, [1, 2, 3], fewest=2)


def _refuse(job):
    raise OSError(f"the disk is full at {job}")
