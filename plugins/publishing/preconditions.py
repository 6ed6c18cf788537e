"""What must hold before anything is published: the commit is whole and clean, nothing newer is published
already, and the domain stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from content_types.content_files import LEFT_BY_PROGRAMS
from content_types.model import OSLO
from manuscript.problem import enumerated, shortened
from norwegian.dates import write_moment
from norwegian.runs import is_public_host

from .errors import Repository, stop
from .job import Published
from .published_branch import SHORT, PublishedCommit, files_of
from .published_site import PublishedSite

# The commit the site is built from: what is built must be what it holds, neither more nor less.

MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCommit:
    """A commit of the project."""

    id: str
    subject: str

    @property
    def short(self) -> str:
        return self.id[:7]


def source_commit(git: Repository, *, inputs: Sequence[str]) -> SourceCommit:
    """Return the commit that lies checked out, when it can be published from.

    *inputs* are the folders and files a build reads: nothing may lie there
    that git does not follow. A commit without a branch is good enough (it is
    what a workflow checks out) as long as some branch holds it: the next
    deploy will have to come from there.

    Raises:
        PublishingError: there is none, it is not whole, or the files are not its own.
    """
    _assert_repository(git)
    head = git.ask("log", "-1", "--no-show-signature", "--format=%H%x00%s", "HEAD")
    if not head.is_ok:
        raise stop("no-commit")
    commit, _, subject = head.text.partition("\0")
    if git.must("rev-parse", "--is-shallow-repository").text == "true":
        raise stop("history-cut")
    _assert_on_a_branch(git, commit)
    assert_clean(git, inputs=inputs)
    return SourceCommit(id=commit, subject=shortened(subject, 72))


def assert_clean(git: Repository, *, inputs: Sequence[str]) -> None:
    """Refuse files that are not as the commit has them.

    Raises:
        PublishingError: with the first few of them.
    """
    status = git.must("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=no", "--", ".").fields
    changed = [entry[3:] for entry in status]
    if changed:
        raise stop("not-committed", files=_named(changed))
    others = git.must("ls-files", "--others", "-z", "--", *inputs).fields  # those git ignores too: the build reads them
    strange = [path for path in others if not _is_left_by_a_program(PurePosixPath(path))]
    if strange:
        raise stop("not-followed", files=_named(strange))
    marked = git.must("ls-files", "-v", "-z", "--", *inputs).fields
    # Which git takes for unchanged without looking: S for skip-worktree, a small letter for assume-unchanged.
    hidden = [entry[2:] for entry in marked if entry[0] == "S" or entry[0].islower()]
    if hidden:
        raise stop("not-watched", files=_named(hidden))


def _assert_repository(git: Repository) -> None:
    answer = git.ask("rev-parse", "--is-inside-work-tree")
    if answer.text != "true":
        raise stop("owned-by-another" if "dubious ownership" in answer.err else "no-repository")


def _assert_on_a_branch(git: Repository, commit: str) -> None:
    if git.ask("symbolic-ref", "--quiet", "HEAD").is_ok:
        return
    holders = git.must("for-each-ref", "--contains=HEAD", "--format=%(refname)", "refs/heads", "refs/remotes")
    if not [name for name in holders.text.split() if not name.startswith("refs/remotes/pull/")]:
        raise stop("on-no-branch", commit=commit[:SHORT])


def _is_left_by_a_program(path: PurePosixPath) -> bool:
    """Tell whether neither the build nor anybody else reads the file."""
    return (
        any(part.startswith(".") or part == "__pycache__" for part in path.parts)
        or path.name.endswith(("~", ".pyc"))
        or path.name in LEFT_BY_PROGRAMS
    )


def _named(paths: Sequence[str]) -> str:
    return enumerated((f"«{shortened(path, 90)}»" for path in paths[:MOST_NAMED]), more=len(paths) - MOST_NAMED)


# Whether a commit may follow what is published: never an older one, never one that was taken back.

MADE_ELSEWHERE = frozenset({"CNAME", ".nojekyll"})  # GitHub writes these on the branch when a domain is set
OF_THE_SOURCE = frozenset({"pelicanconf.py", "tasks.py"})


def assert_may_follow(source: SourceCommit, published: Published, project: Repository) -> PublishedCommit | None:
    """Return the published commit that *source* would follow; None when it would be the first of ours.

    Raises:
        PublishingError: it may not follow.
    """
    history = published.history
    ours = next((commit for commit in history if commit.is_ours), None)
    _assert_no_source(published, project)
    if ours is None:
        return None
    _assert_untouched(published, ours)
    if source.id in ours.withdrawn:
        number = next((n for n, commit in enumerate(history) if commit.source == source.id), 0)
        again = f" Var det ingenting galt, legg den tilbake med «invoke rollback --n {number}»." if number else ""
        raise stop("taken-back", source=source, when=when(ours), again=again)
    if ours.source and ours.source != source.id:
        _assert_newer(source, ours, project)
    return ours


def when(commit: PublishedCommit) -> str:
    return write_moment(commit.moment.astimezone(OSLO))


def _assert_no_source(published: Published, project: Repository) -> None:
    """Refuse a branch that holds what the site is made from."""
    name = published.remote.branch
    is_checked_out = project.ask("symbolic-ref", "--quiet", "--short", "HEAD").text == name
    is_own = published.remote.name != published.remote.url
    if OF_THE_SOURCE & published.site.files.keys() or (is_own and is_checked_out):
        raise stop("branch-of-source", branch=name)


def _assert_untouched(published: Published, ours: PublishedCommit) -> None:
    """Refuse to write over what somebody did on the branch by other means."""
    above = published.history.index(ours)
    if not above:
        return
    before, now = files_of(published.git, ours.id), published.site.files
    paths = before.keys() | now.keys()
    changed = sorted(path for path in paths - MADE_ELSEWHERE if before.get(path) != now.get(path))
    if changed:
        theirs = published.history[0]
        words = {"path": changed[0], "branch": published.remote.branch, "title": theirs.title, "when": when(theirs)}
        raise stop("branch-touched", above=above, **words)


def _assert_newer(source: SourceCommit, ours: PublishedCommit, project: Repository) -> None:
    published = f"{ours.source[:SHORT]} «{ours.subject}», {when(ours)}"
    if not project.ask("cat-file", "-e", f"{ours.source}^{{commit}}").is_ok:
        raise stop("published-not-here", published=published)
    if project.ask("merge-base", "--is-ancestor", ours.source, source.id).is_ok:
        return
    if project.ask("merge-base", "--is-ancestor", source.id, ours.source).is_ok:
        raise stop("published-newer", source=source, published=published)
    raise stop("published-beside", source=source, published=published, commit=ours.source[:SHORT])


# The one address of the site, and what follows from it for the branch.

PAGES_HOST = ".github.io"
NUMBERS = re.compile(r"[0-9.]+|\[.*\]")


def domain_of(address: str) -> str:
    """Return the domain GitHub must be told of, in a CNAME file; empty for its own.

    Raises:
        PublishingError: nobody outside this machine reaches *address*.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").lower().rstrip(".")
    if parts.port or NUMBERS.fullmatch(host) or not is_public_host(host):
        raise stop("address-of-no-site", address=address)
    if host.endswith(PAGES_HOST):
        return ""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")  # as the name is known to DNS
    except UnicodeError as error:
        raise stop("no-domain", address=address) from error


def domain_in(site: PublishedSite) -> str:
    """Return the domain the CNAME file of a site names."""
    words = (site.read_one("CNAME") or b"").decode("utf-8", "replace").split()
    return words[0].lower().rstrip(".") if words else ""


def assert_domain(published: str, wanted: str, address: str) -> None:
    """Refuse an *address* with which the site would lose the domain it has, or change it unseen."""
    if published not in ("", wanted):
        raise stop("another-domain", domain=published, address=address)
