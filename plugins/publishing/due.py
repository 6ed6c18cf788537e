"""Whether there is anything to publish, asked cheaply: of the published branch only its newest commit is
fetched. Needs nothing but the standard library and git.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from .errors import Repository
from .published_branch import SHORT, access, find_remote, log

TIP = "refs/heads/published"


def reason_to_deploy(
    project: Repository, *, now: datetime, remote: str = "origin", branch: str = "gh-pages", is_asked: bool = False
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
    target = find_remote(project, remote, branch)
    with TemporaryDirectory() as folder:
        git = Repository(folder=Path(folder), environment=project.environment, git_dir=Path(folder, "published.git"))
        git = git.within(access(project))
        git.must("init", "--quiet", "--bare", "--template=", str(git.git_dir))
        git.must("remote", "add", "origin", target.url)  # whom git asks for what the files hold
        newest = ("--quiet", "--no-tags", "--depth=1", "--filter=blob:none")
        if not git.ask("fetch", *newest, "origin", f"{target.ref}:{TIP}").is_ok:
            return "Det er ingenting publisert fra før, eller det svarer ikke."
        (commit,) = log(git, TIP, 1)
        edition = git.ask("cat-file", "blob", f"{TIP}:{FILE}")
    if head in commit.withdrawn:
        return ""
    return why_stale(edition.out if edition.is_ok else None, commit=head, now=now)


# Whether what is published is still what it should be, from what it says of its own making.

FILE = "bygg.json"
NO_EDITION = "Det som er publisert, sier ikke når det ble bygget."
OLDEST = timedelta(hours=20)  # asked every hour, a site is never a day old


def why_stale(data: bytes | None, *, commit: str, now: datetime) -> str:
    """Return why the site whose bygg.json holds *data* should be built anew from *commit*, as a sentence; or nothing.

    A site that only says when it was built is published all the same once a
    day, so that everybody can see that the machinery lives.
    """
    try:
        said = json.loads(data or b"")
        source, waits = str(said["commit"] or ""), said["neste_endring"]
        built, changes = (datetime.fromisoformat(written) for written in (said["bygget"], waits or said["bygget"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return NO_EDITION
    if not (built.tzinfo and changes.tzinfo):
        return NO_EDITION
    if source != commit:
        return f"Det som er publisert, er bygget fra {source[:SHORT] or 'noe annet'}, ikke fra {commit[:SHORT]}."
    if waits and changes.timestamp() <= now.timestamp():
        return "En liste har endret seg siden sist."
    if abs(now.timestamp() - built.timestamp()) >= OLDEST.total_seconds():  # a clock may have been wrong
        return "Det er lenge siden sist."
    return ""


# Whether a proposal touches more than what editors write


GUIDES = "README.md"  # in content/, whose examples the tests of the code run


def changes_code(project: Repository, content: str) -> bool:
    """Tell whether the commit that takes the proposal in, as GitHub checks it out, changes more than the *content*."""
    paths = project.must("diff", "--name-only", "--no-renames", "-z", "HEAD^1", "HEAD", "--").fields
    return any(not path.startswith(f"{content}/") or path == f"{content}/{GUIDES}" for path in paths)
