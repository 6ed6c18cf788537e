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
UNTOUCHED = "Nettstedet som er publisert, er urørt."
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
        raise stop(f"En gren kan ikke hete «{branch}».", "Velg et annet navn med --branch.", "--branch gh-pages")
    if name.startswith("-") or not name.strip():
        raise stop(f"«{name}» er ingen adresse til et depot.", "Gi adressen med --remote.", "--remote origin")
    if name in project.ask("remote").text.split():
        url = project.ask("remote", "get-url", name).text
        return Remote(
            name=name, url=url, push_url=project.ask("remote", "get-url", "--push", name).text or url, branch=branch
        )
    if re.fullmatch(r"[\w.-]+", name) and not (project.folder / name).exists():
        raise stop(
            f"Prosjektet kjenner ikke noe depot som heter «{name}», så det er ingen steder å legge nettstedet ut.",
            f"Legg det til med «git remote add {name} ADRESSE», eller gi adressen med --remote.",
            f"git remote add {name} https://github.com/helsehub/nettsted.git",
        )
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
        raise stop(
            "Kontakten ble brutt mens nettstedet ble sendt, så det er ikke kjent om det kom fram. "
            "Det som er publisert, er helt: enten det gamle eller det nye.",
            "Kjør på nytt når nettet er i orden. Kom det fram, skjer det ingenting.",
        ) from error
    if now == new:  # it arrived; only the answer was lost
        return
    if now != expected:
        raise moved(remote, now)
    raise _refused(answer, remote)


def moved(remote: Remote, now: str) -> PublishingError:
    return stop(
        f"Noen andre la ut noe mens dette ble gjort klart: Grenen «{remote.branch}» er nå på {now[:7] or 'ingen commit'}. "
        "Ditt er ikke lagt ut, og deres er urørt.",
        "Hent det nyeste med «git pull», og kjør på nytt.",
    )


def unreachable(answer: GitAnswer, remote: Remote) -> PublishingError:
    """Return words for a remote that does not answer, or not to us."""
    if NO_RIGHTS.search(answer.err):
        return _without_rights(answer, remote)
    if NOT_THERE.search(answer.err):
        return stop(
            f"Det finnes ikke noe depot på «{shortened(remote.url)}», eller du har ikke lov til å se det. {UNTOUCHED}",
            "Se etter at adressen er rett, med «git remote --verbose», og at du er logget inn.",
        )
    if NO_CONTACT.search(answer.err):
        return stop(
            f"Får ikke kontakt med «{shortened(remote.url)}»: «{answer.complaint}». {UNTOUCHED}",
            "Se etter at nettet virker, og kjør på nytt.",
        )
    return stop(
        f"«{shortened(remote.url)}» svarer «{answer.complaint}». {UNTOUCHED}",
        "Kjør på nytt. Hjelper ikke det, vis meldingen til den som har satt opp nettstedet.",
    )


def _without_rights(answer: GitAnswer, remote: Remote) -> PublishingError:
    return stop(
        f"Du har ikke lov til å skrive i «{shortened(remote.push_url)}»: «{answer.complaint}». {UNTOUCHED}",
        "Logg inn med «gh auth login», eller be eieren av depotet om skrivetilgang. "
        "I en arbeidsflyt på GitHub trengs «permissions: contents: write».",
    )


def _refused(answer: GitAnswer, remote: Remote) -> PublishingError:
    said = [line.partition("remote:")[2].strip() for line in answer.err.splitlines() if line.startswith("remote:")]
    words = shortened(" ".join(filter(None, said)), 300)
    if "declined" in answer.err or "protected branch" in answer.err:
        why = f" Svaret er: «{words}»." if words else ""
        return stop(
            f"«{shortened(remote.name)}» tar ikke imot nettstedet på grenen «{remote.branch}».{why} {UNTOUCHED}",
            "Rett det svaret nevner. Er grenen beskyttet, må eieren av depotet tillate at den skrives til.",
        )
    if NO_RIGHTS.search(answer.err):
        return _without_rights(answer, remote)
    if "No space left" in answer.err or "Disk quota" in answer.err:
        return stop(f"Disken der nettstedet lagres, er full. {UNTOUCHED}", "Frigjør plass der, og kjør på nytt.")
    return stop(
        f"Overføringen ble brutt: «{answer.complaint}». {UNTOUCHED}",
        "Kjør på nytt. Det gjør ingenting at den ble brutt midt i.",
    )
