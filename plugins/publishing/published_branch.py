"""The published branch: where it is served from, what that repository has and is sent; and, in a repository of our own
beside the project, its commits, their messages and their files. The editor's own clone is never touched, and all of it
can be made again from the remote.

Whatever a run that died has left in it is cleared away by the next.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from manuscript.problem import shortened
from website.git import GitAnswer, run

from .errors import PublishingError, Repository, failed, stop

NO_RIGHTS = re.compile(
    r"permission denied|permission to .{1,200} denied|authentication failed|could not read (?:username|password)"
    r"|returned error: 40[13]|access denied|host key verification failed|write access",
    re.IGNORECASE,
)
NOT_THERE = re.compile(
    r"does not appear to be a git repository|repository .{0,300}(?:not found|does not exist)|returned error: 404"
    r"|not valid: is this a git repository|no such file or directory|unable to find remote helper|not allowed",
    re.IGNORECASE,
)
NO_CONTACT = re.compile(
    r"could not resolve|timed out|connection (?:refused|reset|closed)|unable to access|network is unreachable"
    r"|couldn't connect|no route to host|early eof|hung up|rpc failed",
    re.IGNORECASE,
)
OWN_CONFIGURATION = re.compile(r"(?:http|credential|url|ssh|protocol)\.|core\.(?:sshcommand|askpass|gitproxy)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A branch of a repository elsewhere."""

    name: str  # as the editor knows it
    url: str
    push_url: str
    branch: str

    @property
    def ref(self) -> str:
        return f"refs/heads/{self.branch}"


def find_remote(project: Repository, name: str, branch: str) -> Remote:
    """Return the branch of the remote that *name* is: one the project knows, an address or a folder.

    Raises:
        PublishingError: there is none, or the branch can have no such name.
    """
    if branch.startswith("-") or not project.ask("check-ref-format", f"refs/heads/{branch}").is_ok:
        raise stop("branch-name", branch=branch)
    if name.startswith("-") or not name.strip():
        raise stop("remote-name", remote=name)
    if name in project.ask("remote").text.split():
        url, push_url = (project.ask("remote", "get-url", *how, name).text for how in ((), ("--push",)))
        return Remote(name=name, url=url, push_url=push_url or url, branch=branch)
    if re.fullmatch(r"[\w.-]+", name) and not (project.folder / name).exists():
        raise stop("remote-not-known", remote=name)
    return Remote(name=name, url=name, push_url=name, branch=branch)


def access(project: Repository) -> dict[str, str]:
    """Return the project's own ways into remotes, as variables for git in another repository.

    A workflow keeps its token in the configuration of the clone it made, and
    nowhere else. Only what the clone itself says is taken along: what the user
    or the machine says, git reads anyhow, and a token sent twice is refused.
    """
    scope_and_entry = project.ask("config", "--list", "--show-scope", "-z").fields
    own = [
        entry.partition("\n")
        for scope, entry in zip(scope_and_entry[::2], scope_and_entry[1::2])
        if scope in ("local", "worktree") and OWN_CONFIGURATION.match(entry.partition("\n")[0])
    ]
    first = int(project.environment.get("GIT_CONFIG_COUNT") or 0)
    variables = {"GIT_CONFIG_COUNT": str(first + len(own))}
    for number, (key, given, value) in enumerate(own, start=first):
        variables[f"GIT_CONFIG_KEY_{number}"] = key
        variables[f"GIT_CONFIG_VALUE_{number}"] = value if given else "true"
    return variables if own else {}


def tip_of(git: Repository, remote: Remote, url: str) -> str:
    """Return the commit the branch is at; empty when there is no such branch yet.

    Raises:
        PublishingError: nobody answers.
    """
    answer = git.ask("ls-remote", "--quiet", "--", url, remote.ref)
    if not answer.is_ok:
        raise unreachable(answer, remote)
    refs = (line.partition("\t") for line in answer.text.splitlines())
    return next((commit for commit, _, name in refs if name == remote.ref), "")


def push(git: Repository, remote: Remote, *, new: str, expected: str) -> None:
    """Move the branch on the server from the commit *expected* to *new*, or leave it as it is.

    *expected* is empty when the branch is to be made.

    Raises:
        PublishingError: it is elsewhere by now, the remote refuses, or contact was lost.
    """
    lease = f"--force-with-lease={remote.ref}:{expected}"
    answer = git.ask("push", "--quiet", "--no-follow-tags", lease, "--", remote.push_url, f"{new}:{remote.ref}")
    if answer.is_ok:
        return
    try:
        now = tip_of(git, remote, remote.push_url)
    except PublishingError as error:
        raise stop("lost-on-the-way") from error
    if now == new:  # it arrived; only the answer was lost
        return
    if now != expected:
        raise moved(remote, now)
    raise _refused(answer, remote)


def moved(remote: Remote, now: str) -> PublishingError:
    return stop("moved-meanwhile", branch=remote.branch, now=now[:7] or "ingen commit")


def unreachable(answer: GitAnswer, remote: Remote) -> PublishingError:
    """Return words for a remote that does not answer, or not to us."""
    why = (("no-rights", NO_RIGHTS), ("not-there", NOT_THERE), ("no-contact", NO_CONTACT))
    name = next((name for name, pattern in why if pattern.search(answer.err)), "remote-answers")
    return stop(name, remote=remote, answer=answer.complaint)


def _refused(answer: GitAnswer, remote: Remote) -> PublishingError:
    said = [line.partition("remote:")[2].strip() for line in answer.err.splitlines() if line.startswith("remote:")]
    words = shortened(" ".join(filter(None, said)), 300)
    if "declined" in answer.err or "protected branch" in answer.err:
        return stop("declined", remote=remote, why=f" Svaret er: «{words}»." if words else "")
    if NO_RIGHTS.search(answer.err):
        return stop("no-rights", remote=remote, answer=answer.complaint)
    if "No space left" in answer.err or "Disk quota" in answer.err:
        return stop("disk-full-there")
    return stop("cut-off", answer=answer.complaint)


# The branch in a repository of our own


DEPTH = 40  # commits: as far back as a rollback can go
MOST_PACKS = 50  # each deploy makes one
ORIGIN = "refs/remotes/origin"
LOG_FORMAT = "%H%x00%T%x00%cI%x00%B%x00"


def open_repository(folder: Path, project: Repository) -> Repository:
    """Return the repository in *folder*, made if it is not there, and cleared up after runs that died.

    Nobody else may work in it meanwhile.
    """
    git = Repository(folder=project.folder, environment=project.environment, git_dir=folder)
    packs = list((folder / "objects" / "pack").glob("*.pack"))
    if len(packs) > MOST_PACKS or not (folder / "HEAD").exists():
        return _made_anew(git)
    for left in [*folder.rglob("*.lock"), *(folder / "objects").rglob("tmp_*")]:
        left.unlink(missing_ok=True)
    return git


def fetch(git: Repository, remote: Remote, project: Repository) -> tuple[PublishedCommit, ...]:
    """Return the published commits, newest first, as far back as a rollback may need; none when there is no branch yet.

    Whether anybody answers is asked from the *project*: our own repository may be damaged.

    Raises:
        PublishingError: nobody answers.
    """
    if not tip_of(project, remote, remote.url):
        return ()
    try:
        return _fetched(git, remote)
    except PublishingError:
        return _fetched(_made_anew(git), remote)


def read_blobs(git: Repository, blobs: Iterable[str]) -> dict[str, bytes]:
    """Return the contents of *blobs*."""
    wanted = list(dict.fromkeys(blobs))
    answer = BytesIO(git.must("cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode()).out)
    found: dict[str, bytes] = {}
    for blob in wanted:
        size = int(answer.readline().split()[2])  # «<id> blob <size>», and after the contents a line end
        found[blob] = answer.read(size + 1)[:-1]
    return found


def files_of(git: Repository, commit: str) -> dict[str, str]:
    """Return path → blob of all files in *commit*."""
    entries = (entry.partition("\t") for entry in git.must("ls-tree", "-r", "-z", "--full-tree", commit).fields)
    return {path: facts.split()[2] for facts, _, path in entries}


def import_folder(
    git: Repository, output: Path, parent: str, *, branch: str, message: str, domain: str
) -> PublishedCommit:
    """Return a new commit that holds the files of *output*, after *parent*; nobody else sees it yet.

    With ``.nojekyll``, and with CNAME when there is a *domain*.

    Raises:
        PublishingError: the machine fails.
    """
    # ghp-import is to find *parent* where it looks, and no commit of a run before this.
    for ref in (f"refs/heads/{branch}", f"{ORIGIN}/{branch}"):
        git.must("update-ref", *([ref, parent] if parent else ["-d", ref]))
    command = [sys.executable, "-P", "-m", "ghp_import", "--no-jekyll", "--remote=origin", f"--branch={branch}"]
    command += [f"--message={message}", *([f"--cname={domain}"] if domain else []), str(output)]
    here = {**git.environment, **signature(git), "GIT_DIR": str(git.git_dir)}
    ended = run(command, folder=git.git_dir, environment=here)
    made = git.ask("rev-parse", "--verify", "--quiet", f"refs/heads/{branch}").text
    if not ended.is_ok or not made or made == parent:
        raise failed("ghp-import", ended)
    (commit,) = log(git, made, 1)
    return commit


def commit_tree(git: Repository, tree: str, *, parent: str, message: str) -> str:
    """Return a new commit of *tree* after *parent*; nothing is sent anywhere."""
    signed = git.within(signature(git))
    return signed.must("commit-tree", "-p", parent, "-F", "-", tree, given=message.encode()).text


def signature(git: Repository) -> dict[str, str]:
    """Return who makes the commit, as variables: the user if git knows one, else the project."""
    user = Repository(folder=git.folder, environment=git.environment)
    names = {"NAME": user.ask("config", "user.name").text, "EMAIL": user.ask("config", "user.email").text}
    spare = {"NAME": "HelseHub", "EMAIL": "helsehub@users.noreply.github.com"}
    clean = {part: "".join(c for c in name if c not in "<>\n").strip() or spare[part] for part, name in names.items()}
    wanted = {f"GIT_{role}_{part}": clean[part] for role in ("AUTHOR", "COMMITTER") for part in clean}
    return {name: git.environment.get(name) or value for name, value in wanted.items()}


def _fetched(git: Repository, remote: Remote) -> tuple[PublishedCommit, ...]:
    ref = f"{ORIGIN}/{remote.branch}"
    answer = git.ask(
        "fetch", "--quiet", "--no-tags", f"--depth={DEPTH}", "--no-write-fetch-head", "--force", "--",
        remote.url, f"{remote.ref}:{ref}",
    )  # fmt: skip
    if not answer.is_ok:
        if "couldn't find remote ref" in answer.err:
            raise moved(remote, "")
        raise unreachable(answer, remote)
    return tuple(log(git, ref, DEPTH))


def log(git: Repository, commit: str, count: int) -> list[PublishedCommit]:
    """Return *commit* and those before it, *count* in all."""
    out = git.must("log", "--first-parent", "--no-show-signature", f"-{count}", f"--format={LOG_FORMAT}", commit).out
    parts = out.decode("utf-8", "replace").split("\0")
    return [
        read_message(id=id.strip(), tree=tree, moment=datetime.fromisoformat(moment), message=message)
        for id, tree, moment, message in zip(parts[::4], parts[1::4], parts[2::4], parts[3::4])
    ]


def _made_anew(git: Repository) -> Repository:
    assert git.git_dir, "a repository of our own is known by its git_dir"
    for file in git.git_dir.rglob("*"):  # git makes its files read-only, and Windows removes no such file
        if not os.access(file, os.W_OK):
            file.chmod(stat.S_IWRITE)
    shutil.rmtree(git.git_dir, ignore_errors=True)
    git.must("init", "--quiet", "--bare", "--template=", str(git.git_dir))
    git.must("config", "gc.auto", "0")
    git.must("config", "maintenance.auto", "false")
    return git


# What a published commit says of itself: which source commit it shows, and which were taken back.

SHORT = 7
DEPLOYED = "Legg ut"
PUT_BACK = "Tilbake til"
SOURCE = "Kilde"
WITHDRAWN = "Trukket tilbake"
OF_DEPLOY = "Utlegging"
TRAILER = re.compile(rf"({SOURCE}|{WITHDRAWN}|{OF_DEPLOY}): ([0-9a-f]{{40,64}})")
TITLE = re.compile(rf"(?:{DEPLOYED}|{PUT_BACK}) [0-9a-f]{{7,64}}: (.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCommit:
    """A commit on the published branch."""

    id: str
    tree: str
    moment: datetime  # aware
    title: str  # the message's first line
    source: str = ""  # the source commit it shows; empty: somebody else made it
    withdrawn: tuple[str, ...] = ()  # source commits that were taken back and shall not come again
    deploy: str = ""  # the earlier commit it puts back, for a rollback

    @property
    def is_ours(self) -> bool:
        return bool(self.source or self.deploy)

    @property
    def subject(self) -> str:
        """What the source commit is about."""
        ours = TITLE.fullmatch(self.title)
        return ours[1] if ours else self.title


def read_message(*, id: str, tree: str, moment: datetime, message: str) -> PublishedCommit:
    """Return what the commit *id* says; a message of another form says only its title."""
    title, *lines = message.strip().splitlines() or [""]
    trailers = [match.groups() for line in lines if (match := TRAILER.fullmatch(line.strip()))]
    return PublishedCommit(
        id=id,
        tree=tree,
        moment=moment,
        title=title,
        source=next((value for name, value in trailers if name == SOURCE), ""),
        withdrawn=tuple(value for name, value in trailers if name == WITHDRAWN),
        deploy=next((value for name, value in trailers if name == OF_DEPLOY), ""),
    )


def deploy_message(source: str, subject: str) -> str:
    """Return the message of a deploy of the commit *source*."""
    return f"{DEPLOYED} {source[:SHORT]}: {subject}\n\n{SOURCE}: {source}\n"


def rollback_message(back_to: PublishedCommit, withdrawn: tuple[str, ...]) -> str:
    """Return the message of a commit that shows again what *back_to* showed."""
    lines = [f"{PUT_BACK} {(back_to.source or back_to.id)[:SHORT]}: {back_to.subject}", ""]
    if withdrawn:
        lines += ["Det som er trukket tilbake, legges ikke ut igjen før det kommer en nyere commit.", ""]
    lines += [f"{SOURCE}: {back_to.source}"] if back_to.source else []
    lines += [f"{OF_DEPLOY}: {back_to.id}"]
    lines += [f"{WITHDRAWN}: {source}" for source in withdrawn]
    return "\n".join(lines) + "\n"
