"""What a deploy would stop for once a proposal is taken in, found before: the site it would make, laid out page by
page as it is asked for, beside what is published.

Where nobody can say what is published, that is what the commit the proposal was made from would have published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from building.preview_site import PreviewSite
from content_types.clock import OSLO
from content_types.url_paths import file_of
from manuscript.problem import Problem

from .deploy import site_of, taken_back
from .errors import PublishingError, SiteProblem
from .job import Job, Published, published
from .losses import content_files, losses
from .proposal import as_it_was
from .published_site import PublishedSite, url_paths_of

# The site that the content in a folder makes, given the url paths that are published; None: it has errors
Make = Callable[[Path, Sequence[str]], PreviewSite | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What has been given to the world, and the source commit it was made from."""

    site: PublishedSite
    source: str
    taken_back: Sequence[PublishedSite] = ()


def foreseen(job: Job, content: str, base: str, address: str, make: Make) -> list[Problem]:
    """Return what the content now would take from readers and subscribers; nothing where it has errors.

    *base* is the commit it was made from. For its editor it is an error at his file, as it would be after the deploy.
    """
    try:
        with published(job) as before:
            ledger = _ledger(job, before)
            if ledger:
                return _lost(job, content, ledger, make(Path(content), url_paths_of(ledger.site.files)), address)
    except PublishingError:  # no net, no remote, no right to ask: the clone knows enough
        job.tell("Får ikke vite hva som er publisert. Sammenligner med innholdet slik det var før forslaget.")
    with as_it_was(job.project, base) as then:
        site = make(then / content, ()) if (then / content).is_dir() else None
        if site is None:
            return []
        ledger = Ledger(site=_laid_out(site, "før", address), source=base)
        return _lost(job, content, ledger, make(Path(content), url_paths_of(ledger.site.files)), address)


def _ledger(job: Job, before: Published) -> Ledger | None:
    """Return what is published, if the work here comes after it: what others have published since is not lost by it."""
    ours = next((commit for commit in before.branch.history if commit.source), None)
    if ours is None or not job.project.ask("merge-base", "--is-ancestor", ours.source, "HEAD").is_ok:
        return None
    site = site_of(before, before.branch.files)
    return Ledger(site=site, source=ours.source, taken_back=taken_back(before))


def _lost(job: Job, content: str, ledger: Ledger, now: PreviewSite | None, address: str) -> list[Problem]:
    if now is None:
        return []
    new = _laid_out(now, "etter", address)
    known = content_files(job.project, content, ledger.source)
    today = job.now.astimezone(OSLO).date()
    found = losses(ledger.site, new, known, today=today, taken_back=ledger.taken_back)
    return [_as_problem(problem, content) for problem in found]


def _laid_out(site: PreviewSite, name: str, address: str) -> PublishedSite:
    """Return *site* as a published one; *name* keeps its files apart from those of another, whose bytes may differ."""

    def read_blobs(blobs: Iterable[str]) -> dict[str, bytes]:
        return {blob: site.read(blob.removeprefix(name)) or b"" for blob in blobs}

    files = {file_of(url_path): f"{name}{url_path}" for url_path in site.url_paths()}
    return PublishedSite(files=files, read_blobs=read_blobs, base=address.rstrip("/"))


def _as_problem(problem: SiteProblem, content: str) -> Problem:
    is_of_content = problem.file.startswith(f"{content}/")
    message = problem.message if is_of_content or not problem.file else f"{problem.file}: {problem.message}"
    return Problem(
        rule="published-lost",
        message=message,
        fix=problem.fix,
        example=problem.example,
        file=problem.file if is_of_content else content,
        line=1,
    )
