"""Whether there is anything to publish, asked cheaply: of the published branch only its newest commit is fetched.

Needs nothing but the standard library and git.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from .freshness import FILE, read_stamp, why_stale
from .git import Git
from .message import read_message
from .remote import Remote, access, find_remote

TIP = "refs/heads/published"


def reason_to_deploy(
    project: Git, *, now: datetime, remote: str = "origin", branch: str = "gh-pages", is_asked: bool = False
) -> str:
    """Return why the commit that lies checked out should be published now, as a sentence; empty when it need not be.

    What was taken back waits for a newer commit. Where nothing can be read, a
    deploy has the words for what is wrong.

    Raises:
        PublishingError: there is no such remote, or no commit.
    """
    if is_asked:
        return "Noen har bedt om det."
    head = project.must("rev-parse", "--verify", "HEAD^{commit}").text
    place = find_remote(project, remote, branch)
    with TemporaryDirectory() as folder:
        git = Git(folder=Path(folder), environment=project.environment, git_dir=Path(folder, "published.git"))
        git = git.within(access(project))
        if not _fetch(git, place):
            return "Det er ingenting publisert fra før, eller det svarer ikke."
        message = git.must("log", "-1", "--no-show-signature", "--format=%B", TIP).out.decode("utf-8", "replace")
        stamp = git.ask("cat-file", "blob", f"{TIP}:{FILE}")
    publication = read_message(id="", tree="", moment=now, message=message)
    if head in publication.withdrawn:
        return ""
    return why_stale(read_stamp(stamp.out if stamp.is_ok else None), commit=head, now=now)


def _fetch(git: Git, place: Remote) -> bool:
    """Fetch the newest commit without what its files hold, and tell whether there was one."""
    git.must("init", "--quiet", "--bare", "--template=", str(git.git_dir))
    git.must("remote", "add", "origin", place.url)
    return git.ask(
        "fetch", "--quiet", "--no-tags", "--depth=1", "--filter=blob:none", "origin", f"{place.ref}:{TIP}"
    ).is_ok
