"""A proposal: the publication as it would become beside the one it was made from, each read from its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from manuscript.problem import Problem, UserError, shortened
from norwegian.letters import nfc
from website.memory import Memory
from website.model import AnyContent, Entry, Settings, Website
from website.read import read_website

from .errors import Repository

USUAL_BASES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
Pair = tuple[
    Entry[AnyContent] | None, Entry[AnyContent] | None
]  # a page before and after; None: it was, or is, not there


class BaseError(UserError):
    """There is nothing to compare the proposal with; the words are for whoever asked."""

    code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody wants to publish."""

    base: str  # the commit it was made from
    before: Website  # what that commit holds, with drafts and what is planned, as *after*
    after: Website
    touched: frozenset[str]  # the files it changes, as problems name them
    problems: Sequence[Problem]  # every error, and what else is told of the files it changes

    @property
    def pairs(self) -> list[Pair]:
        """The pages, each with what it was, whatever its file is called now."""
        before, after = ({known_as(entry): entry for entry in site.entries} for site in (self.before, self.after))
        return [(before.get(name), after.get(name)) for name in sorted({**before, **after})]

    @property
    def changed(self) -> list[Pair]:
        """The pages that come, go, or whose file or picture is touched."""
        shown = {source for (source, _), picture in self.after.pictures.items() if picture.file in self.touched}
        return [
            (old, new)
            for old, new in self.pairs
            if not (old and new) or new.content.file in self.touched or new.content.source in shown
        ]


def known_as(entry: Entry[AnyContent]) -> str:
    """Return the url path a page is known by for good."""
    return entry.content.first_url_path or entry.url_path


def read_proposal(project: Repository, content: str, settings: Settings, *, against: str, memory: Memory) -> Proposal:
    """Return what the folder *content* of *project* holds now beside what it held where *against* was left.

    Raises:
        BaseError: git knows no such branch.
        PublishingError: git does not work here.
    """
    base = base_of(project, against)
    touched = touched_files(project, content, base)
    shown = replace(settings, preview=True)
    with as_it_was(project, base) as then:
        (then / content).mkdir(parents=True, exist_ok=True)
        before, _ = read_website(then / content, shown)
    after, problems = read_website(Path(content), shown, memory=memory)
    return Proposal(base=base, before=before, after=after, touched=touched, problems=own(problems, touched))


def own(problems: Sequence[Problem], touched: frozenset[str]) -> list[Problem]:
    """Return those of *problems* that somebody who changes the files *touched* must hear of: every error is one."""
    return [problem for problem in problems if problem.is_error or nfc(problem.file) in touched]


def base_of(project: Repository, against: str = "") -> str:
    """Return the commit at which the work here left the branch *against*, or the one work is usually taken into.

    Raises:
        BaseError: git knows no such branch, or nothing that both come from.
    """
    for name in [against] if against else USUAL_BASES:
        found = project.ask("merge-base", "HEAD", "--end-of-options", name)
        if found.is_ok:
            return found.text
    raise BaseError(
        f"Finner ikke hva forslaget skal sammenlignes med: «{shortened(against or USUAL_BASES[1])}».\n"
        "    Slik retter du: Hent hovedgrenen med «git fetch origin», eller skriv navnet på den etter «--base».\n"
        "    Eksempel: --base main"
    )


def touched_files(project: Repository, content: str, base: str) -> frozenset[str]:
    """Return the files in *content* that are not what they were in the commit *base*, saved ones included."""
    changed = project.must("diff", "--name-only", "--no-renames", "-z", "--relative", base, "--", content).fields
    unknown = project.must("ls-files", "--others", "--exclude-standard", "-z", "--", content).fields
    return frozenset(map(nfc, (*changed, *unknown)))


@contextmanager
def as_it_was(project: Repository, commit: str) -> Iterator[Path]:
    """Lay out the project as it was in *commit*, with its history, in a folder of its own; the clone is not touched."""
    top, below = (project.must("rev-parse", f"--show-{what}").text for what in ("toplevel", "prefix"))
    with TemporaryDirectory(prefix="helsehub-", ignore_cleanup_errors=True) as folder:
        project.must("clone", "--quiet", "--shared", "--no-checkout", "--", top, folder)
        there = Repository(folder=Path(folder), environment=project.environment)
        there.must("checkout", "--quiet", "--detach", commit)
        yield Path(folder) / below
