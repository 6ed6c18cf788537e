"""Python programs, each run in a fork of a process that has loaded what they need.

To start Python and to load Pelican takes longer than most of what the tests
ask of them. Run as a script this is that process: it reads what to run from
its standard input, a line of JSON each, and answers how it ended.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import subprocess
import sys
import tempfile
import traceback
import weakref
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn

PROJECT = Path(__file__).parents[2]
# What Python reads before anything else: where it is another than the tests' own, the program is started anew.
READ_AT_START = ("LANG", "LC_", "PYTHON", "TZ")
ARTICLE = "---\ntittel: En prøve\ningress: En ingress.\npublisert: 1. mars 2027\nemner: prøver\n---\n\nTekst.\n"
EVENT = ARTICLE.replace("emner", "starter: 12. mars 2027 kl. 9\nslutter: kl. 10\nsted: Testbyen\nemner")


def run_python(*arguments: str | Path, cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run ``python -m MODULE …`` or ``python SCRIPT …`` of the project in *cwd*, and return how it ended."""
    words = [str(word) for word in arguments]
    if hasattr(os, "fork") and _read_at_start(environment) == _read_at_start(os.environ):
        return _run_forked(words, str(cwd.absolute()), dict(environment))  # the one forked from stands elsewhere
    return subprocess.run([sys.executable, *words], cwd=cwd, env=environment, capture_output=True, text=True)


def _read_at_start(environment: Mapping[str, str]) -> dict[str, str]:
    served = {"PYTHONUTF8": "1", **environment}
    return {name: value for name, value in served.items() if name.startswith(READ_AT_START) and name != "PYTHONPATH"}


def _run_forked(words: list[str], cwd: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    server = _server()
    with tempfile.NamedTemporaryFile() as output, tempfile.NamedTemporaryFile() as errors:
        asked = {"words": words, "cwd": cwd, "environment": environment, "streams": [output.name, errors.name]}
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        return subprocess.CompletedProcess(words, code, *(file.read().decode("utf-8") for file in (output, errors)))


@cache
def _server() -> subprocess.Popen[str]:
    """Return the process that is forked; it ends with this one, whose end closes its standard input."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )


# The process that is forked


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    with open(os.devnull, "r+b") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    path = [*sys.path]
    sys.path.insert(0, str(PROJECT / "plugins"))
    _load()
    sys.path[:] = path
    gc.freeze()  # a fork copies what it looks through
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(**json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def _load() -> None:
    """Load all that the verbs need, and build once, so that the templates are compiled."""
    import invoke.main  # noqa: F401 – for those who are forked
    import pelican

    import publishing.deploy
    import publishing.rollback  # noqa: F401 – for those who are forked

    os.environ["SOURCE_DATE_EPOCH"] = "1804665600"
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("articles/a.md", ARTICLE), ("events/a.md", EVENT)):
            file = Path(folder, "content", name)
            file.parent.mkdir(parents=True)
            file.write_text(text, "utf-8")
        settings = ["-s", str(PROJECT / "pelicanconf.py"), "-e", "PREVIEW=true"]
        pelican.main([f"{folder}/content", "-o", f"{folder}/site", *settings])


def _become(words: list[str], cwd: str, environment: dict[str, str], streams: list[str]) -> NoReturn:
    """Run what ``python *words*`` would run, and end this process as it ends."""
    code = 1
    atexit._clear()  # what this process will clear away is not the program's to clear away
    weakref.finalize._registry.clear()
    try:
        with open(os.devnull, "rb") as nowhere:
            os.dup2(nowhere.fileno(), 0)
        for number, name in enumerate(streams, start=1):
            with open(name, "wb") as file:
                os.dup2(file.fileno(), number)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace")
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(cwd)
        _run(words)
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run(words: list[str]) -> None:
    further = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if words[0] == "-m":
        sys.path[:1] = [os.getcwd(), *filter(None, further)]
        sys.argv = words[1:]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    else:
        sys.path[:1] = [str(Path(words[0]).parent), *filter(None, further)]
        sys.argv = words
        runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    main()
