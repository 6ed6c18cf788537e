"""What a deploy and a rollback are given, and the folder they work in."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from building import exchange
from building.output import FULL
from website.git import environment_for_git

from .errors import Repository, harmless, stop
from .github import GitHub, ask_for_build, github_of_workflow
from .published_branch import PublishedCommit, Remote, access, fetch, files_of, find_remote, open_repository, read_blobs
from .published_site import PublishedSite, base_of

PATIENCE_SECONDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One deploy, or one rollback."""

    project: Repository
    folder: Path  # a folder of our own, on the project's disk
    now: datetime  # aware
    tell: Callable[[str], None]
    remote: str = "origin"
    branch: str = "gh-pages"
    github: GitHub | None = None  # where a push alone may not show the site

    def show_publicly(self) -> None:
        """Ask GitHub Pages to show what was pushed: a push with a workflow's own token may not start it."""
        if self.github:
            self.tell(ask_for_build(self.github))


def job_here(
    project: Path, *, environment: Mapping[str, str], now: datetime, can_ask: bool, remote: str, branch: str
) -> Job:
    """Return a job on the clone in *project*, which tells what it does on standard output.

    Git may ask for a password where somebody can answer (*can_ask*).
    """
    return Job(
        project=Repository(folder=project, environment=environment_for_git(environment, can_ask=can_ask)),
        folder=project / ".cache" / "publishing",
        now=now,
        tell=lambda line: print(harmless(line), flush=True),
        remote=remote,
        branch=branch,
        github=github_of_workflow(environment),
    )


@dataclass(frozen=True, kw_only=True)
class Published:
    """The published branch as it was when it was fetched, with the repository that holds it here."""

    remote: Remote
    git: Repository
    history: tuple[PublishedCommit, ...]  # newest first

    @property
    def tip(self) -> str:
        """The newest commit; empty when nothing is published yet."""
        return self.history[0].id if self.history else ""

    @cached_property
    def site(self) -> PublishedSite:
        """What is published now."""
        return self.site_of(self.tip)

    def site_of(self, commit: str) -> PublishedSite:
        """Return the site in *commit*; without one it is empty."""
        files = files_of(self.git, commit) if commit else {}
        site = PublishedSite(files=files, read_blobs=partial(read_blobs, self.git), base="")
        return replace(site, base=base_of(site.read_one("robots.txt")))


@contextlib.contextmanager
def published(job: Job) -> Iterator[Published]:
    """Fetch what is published, and keep other runs out of the job's folder meanwhile.

    Raises:
        PublishingError: there is no such remote, or nobody answers.
    """
    remote = find_remote(job.project, job.remote, job.branch)
    with _alone(job):
        job.tell("Henter det som er publisert …")
        git = open_repository(job.folder / "published.git", job.project).within(access(job.project))
        yield Published(remote=remote, git=git, history=fetch(git, remote, job.project))


@contextlib.contextmanager
def _alone(job: Job) -> Iterator[None]:
    """Hold the job's folder: the lock dies with the process, so a run that is killed locks nobody out."""
    job.folder.mkdir(parents=True, exist_ok=True)
    path = job.folder.with_name(f"{job.folder.name}.lock")
    lock = exchange.acquire(
        path,
        patience_seconds=PATIENCE_SECONDS,
        on_wait=lambda: job.tell("En annen utlegging er i gang i denne mappen. Venter til den er ferdig …"),
    )
    if lock is None:
        raise stop("another-run")
    try:
        yield
    finally:
        exchange.release(lock)


@contextlib.contextmanager
def disk_errors_in_words() -> Iterator[None]:
    """Let what the disk refuses be told in words.

    Raises:
        PublishingError: instead of OSError.
    """
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise stop("disk-full") from error
        where = f" i «{error.filename}»" if error.filename else ""
        raise stop("disk-refuses", why=error.strerror or error, where=where) from error
