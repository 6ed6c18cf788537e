"""Real repositories, made with git itself."""

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from content_types.event import read_event
from content_types.model import Event
from manuscript.read import read
from website.revisions import revisions_of

FIRST = datetime(2027, 1, 4, 8, tzinfo=UTC)
KARI = {
    f"GIT_{who}_{what}": text
    for who in ("AUTHOR", "COMMITTER")
    for what, text in (("NAME", "Kari Nordmann"), ("EMAIL", "kari@example.org"))
}
NAME = "events/2027-03-12-mote.md"


def text(starts="12. mars 2027 kl. 10.00", ends="12.00", place="Testbyen", fields="", body="Tekst."):
    more = f"{fields}\n" if fields else ""
    return (
        f"---\ntittel: Et møte\ningress: Ingressen.\npublisert: 1. mars 2027\n"
        f"starter: {starts}\nslutter: {ends}\nsted: {place}\n{more}---\n\n{body}\n"
    )


def day(number):
    """Return the time of a commit, so many days after the first."""
    return FIRST + timedelta(days=number)


def read_file(content: Path, source: str) -> Event:
    document, _ = read((content / source).read_bytes(), file=source, source=PurePosixPath(source))
    return read_event(document)[0]


class Repository:
    """A repository with a content folder in it."""

    def __init__(self, root: Path, content: str = "content") -> None:
        self.root, self.content = root, root / content
        self.content.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, moment: datetime = FIRST, **environment: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        times = {"GIT_AUTHOR_DATE": moment.isoformat(), "GIT_COMMITTER_DATE": moment.isoformat()}
        run = subprocess.run(
            ["git", "-c", "commit.gpgSign=false", *arguments],
            cwd=self.root,
            env={**kept, **KARI, **times, **environment},
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout.strip()

    def write(self, files: dict[str, str | bytes | None]) -> None:
        """Write files in the content folder; None takes one away."""
        for name, written in files.items():
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if written is None:
                path.unlink()
            else:
                path.write_bytes(written if isinstance(written, bytes) else written.encode())

    def commit(self, number: int, files: dict[str, str | bytes | None]) -> None:
        """Commit *files* on a day."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"Day {number}", moment=day(number))

    def rename(self, number: int, old: str, new: str) -> None:
        (self.content / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", str(self.content / old), str(self.content / new))
        self.git("commit", "--quiet", "--message", f"Day {number}", moment=day(number))

    def told(self, *sources: str):
        """Return the answer for the events in *sources*."""
        return revisions_of(self.content, [read_file(self.content, source) for source in sources])

    def revision(self, source: str = NAME):
        """Return number and day of the last change of the schedule."""
        found, problems = self.told(source)
        assert problems == []
        known = found[PurePosixPath(source)]
        rescheduled = known.rescheduled and (known.rescheduled - FIRST) / timedelta(days=1)
        return known.sequence, rescheduled
