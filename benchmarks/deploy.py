"""How long a deploy and a rollback take, to a repository on this disk.

Run this file with the number of articles: ``python benchmarks/deploy.py 1000``.
What the network takes comes in addition, once to fetch and once to push.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from corpus import copy_project, write_ours

PROJECT = Path(__file__).parents[1]
USER = ("-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.org")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=1000, metavar="ARTICLES")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as name:
        project = make_project(Path(name), count)
        print(f"| {count} articles | seconds | of which build |")
        print("|---|---:|---:|")
        tell("first deploy", project, "deploy")
        tell("deploy of the same commit", project, "deploy")
        article = max((project / "content" / "articles").iterdir())
        article.write_text(article.read_text("utf-8") + "\nEn setning til.\n", encoding="utf-8")
        git(project, *USER, "commit", "--quiet", "--all", "--message=En endring")
        tell("deploy of one changed page", project, "deploy")
        tell("list of deploys", project, "rollback")
        tell("rollback", project, "rollback", "--n=1")


def make_project(folder: Path, count: int) -> Path:
    """Return a project with *count* articles in one commit, and an empty remote."""
    project, remote = folder / "project", folder / "remote.git"
    copy_project(project)
    write_ours(project / "content", count)
    (project / "node_modules").symlink_to(PROJECT / "node_modules")  # what the verification needs
    (project / ".gitignore").write_text(".cache/\n__pycache__/\nnode_modules\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--bare", str(remote))
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "remote", "add", "origin", str(remote))
    git(project, "add", "--all")
    git(project, *USER, "commit", "--quiet", "--message=Alle artiklene")
    return project


def tell(what: str, project: Path, *command: str) -> None:
    """Run a command, and tell how long it took; of a deploy, how long its build took."""
    begun = time.perf_counter()
    building = built = 0.0
    process = subprocess.Popen(
        [sys.executable, "-m", "invoke", *command],
        cwd=project,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = []
    for line in process.stdout:
        said.append(line)
        if re.match("Bygger", line):
            building = time.perf_counter()
        if re.match("Kontrollerer", line):
            built = time.perf_counter()
    if process.wait():
        sys.exit("".join(said) or f"{what} failed")
    print(f"| {what} | {time.perf_counter() - begun:.1f} | {built - building:.1f} |", flush=True)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


if __name__ == "__main__":
    main()
