"""What must hold before anything is published: the commit is whole and clean, nothing newer is published
already, and the domain stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from content_types.clock import OSLO
from content_types.content_files import is_left_by_a_program
from manuscript.problem import enumerated, shortened
from norwegian.dates import write_moment
from norwegian.runs import is_public_host

from .errors import PublishingError, Repository, failed, stop
from .job import Published
from .published_branch import SHORT, PublishedCommit, files_of

# The commit the site is built from: what is built must be what it holds, neither more nor less.

MOST_NAMED = 5
RUN_AGAIN = "og kjør på nytt"


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
    _is_repository(git)
    head = git.ask("log", "-1", "--no-show-signature", "--format=%H%x00%s", "HEAD")
    if not head.is_ok:
        raise stop(
            "Prosjektet har ingen commit ennå, så det er ingenting å legge ut.",
            f"Lag en med «git add .» og «git commit», {RUN_AGAIN}.",
        )
    commit, _, subject = head.text.partition("\0")
    _is_whole(git)
    _is_on_a_branch(git, commit)
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
        raise stop(
            f"Her er det endringer som ikke ligger i noen commit: {_named(changed)}.",
            f"Legg dem inn med «git add» og «git commit», eller legg dem til side med «git stash», {RUN_AGAIN}.",
        )
    others = git.must("ls-files", "--others", "-z", "--", *inputs).fields  # those git ignores too: the build reads them
    strange = [path for path in others if not _is_left_by_a_program(PurePosixPath(path))]
    if strange:
        raise stop(
            f"Her er det filer som ikke ligger i noen commit: {_named(strange)}.",
            "Skal de med, legg dem inn med «git add --force» og «git commit». Hvis ikke, flytt dem ut av mappen. "
            "Kjør så på nytt.",
        )
    hidden = [entry[2:] for entry in git.must("ls-files", "-v", "-z", "--", *inputs).fields if _is_unwatched(entry)]
    if hidden:
        raise stop(
            f"Git er bedt om ikke å følge med på disse filene: {_named(hidden)}. De kan mangle eller være endret.",
            f"Hent alle filene med «git sparse-checkout disable», {RUN_AGAIN}. Hjelper ikke det, lag en ny klone.",
        )


def _is_repository(git: Repository) -> None:
    answer = git.ask("rev-parse", "--is-inside-work-tree")
    if answer.text == "true":
        return
    if "dubious ownership" in answer.err:
        raise stop(
            "Prosjektmappen eies av en annen bruker, så git vil ikke lese den.",
            f"Kjør «git config --global --add safe.directory '*'», {RUN_AGAIN}.",
        )
    raise stop(
        "Prosjektmappen er ikke et git-depot, så ingen kan vite hva som legges ut.",
        "Klon prosjektet med «git clone», og kjør i klonen.",
    )


def _is_whole(git: Repository) -> None:
    if git.must("rev-parse", "--is-shallow-repository").text == "true":
        raise stop(
            "Klonen har bare den siste delen av historien, og da kan ingen vite hva som er nyest.",
            f"Hent resten med «git fetch --unshallow», {RUN_AGAIN}. "
            "I en arbeidsflyt på GitHub skriver du «fetch-depth: 0» under «actions/checkout».",
        )


def _is_on_a_branch(git: Repository, commit: str) -> None:
    if git.ask("symbolic-ref", "--quiet", "HEAD").is_ok:
        return
    holders = git.ask("for-each-ref", "--contains=HEAD", "--format=%(refname)", "refs/heads", "refs/remotes")
    if not holders.is_ok:
        raise failed("git for-each-ref", holders)
    if not [name for name in holders.text.split() if not name.startswith("refs/remotes/pull/")]:
        raise stop(
            "Du står på en commit som ikke hører til noen gren, så den kan forsvinne.",
            "Gå til grenen nettstedet lages av, med «git switch main». Skal det du har gjort her, med, skriv "
            f"«git merge {commit[:7]}». Kjør så på nytt.",
        )


def _is_left_by_a_program(path: PurePosixPath) -> bool:
    """Tell whether neither the build nor anybody else reads the file."""
    return (
        any(part.startswith(".") or part == "__pycache__" for part in path.parts)
        or path.name.endswith(("~", ".pyc"))
        or is_left_by_a_program(path.name)
    )


def _is_unwatched(entry: str) -> bool:
    """Tell whether git takes the file for unchanged without looking (skip-worktree, assume-unchanged)."""
    return entry[0] == "S" or entry[0].islower()


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
    history = published.branch.history
    ours = next((commit for commit in history if commit.is_ours), None)
    _assert_no_source(published, project)
    if ours is None:
        return None
    _assert_untouched(published, ours)
    if source.id in ours.withdrawn:
        raise _was_taken_back(source, ours, history)
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
    if OF_THE_SOURCE & published.branch.files.keys() or (is_own and is_checked_out):
        raise stop(
            f"Grenen «{name}» holder det nettstedet lages av, ikke det som publiseres.",
            "Velg en annen gren med --branch.",
            "--branch gh-pages",
        )


def _assert_untouched(published: Published, ours: PublishedCommit) -> None:
    """Refuse to write over what somebody did on the branch by other means."""
    branch = published.branch
    above = branch.history.index(ours)
    if not above:
        return
    before = files_of(published.git, ours.id)
    paths = before.keys() | branch.files.keys()
    changed = sorted(path for path in paths - MADE_ELSEWHERE if before.get(path) != branch.files.get(path))
    if changed:
        theirs = branch.history[0]
        raise stop(
            f"Noen har endret «{changed[0]}» rett på grenen «{published.remote.branch}»: «{theirs.title}», "
            f"{when(theirs)}. Det ville gått tapt nå.",
            "Gjør den samme endringen i prosjektet hvis den skal bli. Legg så tilbake det som lå ute før den, "
            "og legg ut på nytt.",
            f"invoke rollback --n {above}",
        )


def _was_taken_back(
    source: SourceCommit, ours: PublishedCommit, history: tuple[PublishedCommit, ...]
) -> PublishingError:
    number = next((n for n, commit in enumerate(history) if commit.source == source.id), 0)
    again = f" Var det ingenting galt, legg den tilbake med «invoke rollback --n {number}»." if number else ""
    return stop(
        f"Utgaven fra {source.short} «{source.subject}» ble trukket tilbake {when(ours)}, og legges ikke ut igjen.",
        f"Rett det som var galt, i en ny commit, og kjør på nytt.{again}",
    )


def _assert_newer(source: SourceCommit, ours: PublishedCommit, project: Repository) -> None:
    shown = f"{ours.source[:SHORT]} «{ours.subject}», {when(ours)}"
    if not project.ask("cat-file", "-e", f"{ours.source}^{{commit}}").is_ok:
        raise stop(
            f"Det som er publisert, er laget av en commit som ikke finnes her: {shown}.",
            "Hent det nyeste med «git pull», og kjør på nytt. Finnes den ikke der heller, må den som la det ut, sende "
            "inn sitt med «git push». Er den tapt, legg tilbake en eldre utgave med «invoke rollback» først.",
        )
    if project.ask("merge-base", "--is-ancestor", ours.source, source.id).is_ok:
        return
    if project.ask("merge-base", "--is-ancestor", source.id, ours.source).is_ok:
        raise stop(
            f"Det som er publisert, er nyere enn det du har her ({source.short}): {shown}.",
            "Hent det nyeste med «git switch main» og «git pull». Vil du tilbake til noe eldre, bruk «invoke rollback».",
        )
    raise stop(
        f"Det som er publisert, inneholder noe du ikke har her ({source.short}): {shown}.",
        "Ta det med ditt, og kjør på nytt. Skal det bort, legg tilbake en eldre utgave med «invoke rollback» først.",
        f"git merge {ours.source[:SHORT]}",
    )


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
        raise stop(
            f"Nettstedet kan ikke legges ut med adressen «{address}», for den finnes bare på denne maskinen.",
            "Skriv den offentlige adressen i «SITEURL» i publishconf.py, eller gi den i miljøvariabelen SITEURL.",
            "SITEURL=https://helsehub.github.io",
        )
    if host.endswith(PAGES_HOST):
        return ""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")  # as the name is known to DNS
    except UnicodeError as error:
        raise stop(
            f"Domenet i adressen «{address}» kan ikke brukes.",
            "Skriv domenet slik det er registrert, med bare a–z, tall og bindestrek.",
        ) from error


def domain_in(cname: bytes | None) -> str:
    """Return the domain a CNAME file names."""
    words = (cname or b"").decode("utf-8", "replace").split()
    return words[0].lower().rstrip(".") if words else ""


def assert_domain(published: str, wanted: str, address: str) -> None:
    """Refuse an *address* with which the site would lose the domain it has, or change it unseen."""
    if published not in ("", wanted):
        raise stop(
            f"Nettstedet er publisert på domenet «{published}», men adressen i oppsettet er «{address}».",
            f"Skal domenet bli som det er, sett «SITEURL» til https://{published}. Skal det endres, gjør du det først "
            "på GitHub, under «Settings» og «Pages», og kjører så på nytt.",
            f"SITEURL=https://{published}",
        )
