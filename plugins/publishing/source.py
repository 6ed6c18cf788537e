"""The commit the site is built from: what is built must be what it holds, neither more nor less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from manuscript.wording import told

from .fault import stop
from .git import Git, failed

MOST_NAMED = 5
LEFT_BY_PROGRAMS = frozenset({"Thumbs.db", "desktop.ini"})
RUN_AGAIN = "og kjør på nytt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit of the project."""

    id: str
    subject: str

    @property
    def short(self) -> str:
        return self.id[:7]


def source_commit(git: Git, *, inputs: Sequence[str]) -> Commit:
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
    return Commit(id=commit, subject=told(subject, 72))


def assert_clean(git: Git, *, inputs: Sequence[str]) -> None:
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


def _is_repository(git: Git) -> None:
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


def _is_whole(git: Git) -> None:
    if git.must("rev-parse", "--is-shallow-repository").text == "true":
        raise stop(
            "Klonen har bare den siste delen av historien, og da kan ingen vite hva som er nyest.",
            f"Hent resten med «git fetch --unshallow», {RUN_AGAIN}. "
            "I en arbeidsflyt på GitHub skriver du «fetch-depth: 0» under «actions/checkout».",
        )


def _is_on_a_branch(git: Git, commit: str) -> None:
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
        or path.name in LEFT_BY_PROGRAMS
    )


def _is_unwatched(entry: str) -> bool:
    """Tell whether git takes the file for unchanged without looking (skip-worktree, assume-unchanged)."""
    return entry[0] == "S" or entry[0].islower()


def _named(paths: Sequence[str]) -> str:
    shown = [f"«{told(path, 90)}»" for path in paths[:MOST_NAMED]]
    more = len(paths) - len(shown)
    return ", ".join(shown) + (f" og {more} til" if more else "")
