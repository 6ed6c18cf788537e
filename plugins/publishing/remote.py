"""The repository the site is served from, somewhere else: what it has, and what it is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from manuscript.problem import shortened
from website.git import GitAnswer

from .errors import PublishingError, Repository, stop

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
        url = project.ask("remote", "get-url", name).text
        return Remote(
            name=name, url=url, push_url=project.ask("remote", "get-url", "--push", name).text or url, branch=branch
        )
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
