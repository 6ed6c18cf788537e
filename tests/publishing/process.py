"""One deploy in a process of its own: ``process.py PROJECT PAGE``; it may be killed at any step."""

import os
import signal
import sys
from pathlib import Path

from publishing.deploy import Plan, deploy
from publishing.errors import PublishingError, Repository
from publishing.job import Job
from website.git import environment_for_git

sys.path.insert(0, str(Path(__file__).parent))
from conftest import ADDRESS, NOW, page, site


def main(root: Path, name: str, killed_at: int) -> None:
    steps = 0

    def step(*_: object) -> bool:
        nonlocal steps
        steps += 1
        if steps == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    def build(output: Path, published_url_paths: list[str]) -> bool:
        for path, text in {**site(), name: page(name)}.items():
            (output / path).parent.mkdir(parents=True, exist_ok=True)
            (output / path).write_text(text)
        return step()

    job = Job(
        project=Repository(folder=root, environment=environment_for_git(os.environ)),
        folder=root / ".cache" / "publishing",
        now=NOW,
        tell=step,
    )
    plan = Plan(
        address=ADDRESS,
        content="content",
        inputs=("content",),
        build=build,
        verify=lambda output, address: step() and [],
    )
    try:
        deploy(job, plan)
    except PublishingError as error:
        sys.exit(str(error))


main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
