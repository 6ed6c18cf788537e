"""A proposal: the publication as it would become beside the one it was made from, each read from its files; and what
a deploy would stop for once it is taken in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from building.preview_site import PreviewSite
from content_types.url_paths import file_of
from manuscript.problem import Problem, UserError, in_words, shortened
from norwegian.letters import nfc
from website.memory import Memory
from website.model import AnyContent, Entry, Settings, Website
from website.read import read_website

from .deploy import ledger_of
from .errors import PublishingError, Repository
from .job import Job, Published, published
from .losses import Ledger
from .published_site import PublishedSite, url_paths_of

USUAL_BASES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
AnyEntry = Entry[AnyContent]
Pair = tuple[AnyEntry | None, AnyEntry | None]  # a page before and after; None: it was, or is, not there


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


def known_as(entry: AnyEntry) -> str:
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
    with _as_it_was(project, base) as then:
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
    told = f"Finner ikke hva forslaget skal sammenlignes med: «{shortened(against or USUAL_BASES[1])}»."
    fix = "Hent hovedgrenen med «git fetch origin», eller skriv navnet på den etter «--base»."
    raise BaseError(in_words(told, fix, "--base main"))


def touched_files(project: Repository, content: str, base: str) -> frozenset[str]:
    """Return the files in *content* that are not what they were in the commit *base*, saved ones included."""
    changed = project.must("diff", "--name-only", "--no-renames", "-z", "--relative", base, "--", content).fields
    unknown = project.must("ls-files", "--others", "--exclude-standard", "-z", "--", content).fields
    return frozenset(map(nfc, (*changed, *unknown)))


@contextmanager
def _as_it_was(project: Repository, commit: str) -> Iterator[Path]:
    """Lay out the project as it was in *commit*, with its history, in a folder of its own; the clone is not touched."""
    top, below = (project.must("rev-parse", f"--show-{what}").text for what in ("toplevel", "prefix"))
    with TemporaryDirectory(prefix="helsehub-", ignore_cleanup_errors=True) as folder:
        project.must("clone", "--quiet", "--shared", "--no-checkout", "--", top, folder)
        there = Repository(folder=Path(folder), environment=project.environment)
        there.must("checkout", "--quiet", "--detach", commit)
        yield Path(folder) / below


# The site it would make, laid out page by page as it is asked for, beside what is published. Where nobody can say what
# that is, it is what the commit the proposal was made from would have published.


# The site that the content in a folder makes, given the url paths that are published; None: it has errors
Make = Callable[[Path, Sequence[str]], PreviewSite | None]


def foreseen(job: Job, content: str, base: str, address: str, make: Make) -> list[Problem]:
    """Return what the content now would take from readers and subscribers; nothing where it has errors.

    *base* is the commit it was made from. For its editor it is an error at his file, as it would be after the deploy.
    """

    def lost(ledger: Ledger) -> list[Problem]:
        now = make(Path(content), url_paths_of(ledger.site.files))
        found = ledger.losses(_laid_out(now, "etter", address), job.project, content, job.now) if now else []
        return [_as_problem(problem, content) for problem in found]

    try:
        with published(job) as before:
            ledger = _ledger(job, before)
            if ledger:
                return lost(ledger)
    except PublishingError:  # no net, no remote, no right to ask: the clone knows enough
        job.tell("Får ikke vite hva som er publisert. Sammenligner med innholdet slik det var før forslaget.")
    with _as_it_was(job.project, base) as then:
        site = make(then / content, ()) if (then / content).is_dir() else None
        return lost(Ledger(site=_laid_out(site, "før", address), source=base)) if site else []


def _ledger(job: Job, before: Published) -> Ledger | None:
    """Return what is published, if the work here comes after it: what others have published since is not lost by it."""
    ours = next((commit for commit in before.history if commit.source), None)
    if ours is None or not job.project.ask("merge-base", "--is-ancestor", ours.source, "HEAD").is_ok:
        return None
    return ledger_of(before, ours.source)


def _laid_out(site: PreviewSite, name: str, address: str) -> PublishedSite:
    """Return *site* as a published one; *name* keeps its files apart from those of another, whose bytes may differ."""

    def read_blobs(blobs: Iterable[str]) -> dict[str, bytes]:
        return {blob: site.read(blob.removeprefix(name)) or b"" for blob in blobs}

    files = {file_of(url_path): f"{name}{url_path}" for url_path in site.url_paths()}
    return PublishedSite(files=files, read_blobs=read_blobs, base=address.rstrip("/"))


def _as_problem(problem: Problem, content: str) -> Problem:
    """Return a problem of another file than those in *content* at that folder: an editor knows no other."""
    if problem.file.startswith(f"{content}/"):
        return problem
    message = f"{problem.file}: {problem.message}" if problem.file else problem.message
    return replace(problem, message=message, file=content)
