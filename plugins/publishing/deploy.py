"""The site built from a commit, verified, compared with what is published, and pushed in one step."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from manuscript.problem import Problem

from . import preconditions
from .due import FILE as EDITION
from .due import why_stale
from .errors import PublishingError, fault, stop
from .github import shows_another
from .job import Job, Published, disk_errors_in_words, published
from .losses import Ledger
from .preconditions import SourceCommit
from .published_branch import PublishedCommit, deploy_message, import_folder, push
from .published_site import url_paths_of

STAMPS = frozenset({EDITION, "bygg/index.html"})  # tell when the site was built: a reason to publish once a day

Files = Mapping[str, str]  # path → blob
Build = Callable[[Path, Sequence[str]], bool]  # into a folder, given the url paths that are published already
Verify = Callable[[Path, str], Sequence[Problem]]  # of a built folder, and the site's address


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be published."""

    address: str  # of the site, from the one setting
    content: str  # the folder of content, from the project
    inputs: Sequence[str]  # what a build reads, from the project
    build: Build
    verify: Verify
    is_dry_run: bool = False


def deploy(job: Job, plan: Plan) -> None:
    """Publish the commit that lies checked out, or tell why not.

    Until the push nothing outside the job's folder is changed, and the push moves
    the branch in one step or not at all.

    Raises:
        PublishingError: nothing is published by this run.
    """
    domain = preconditions.domain_of(plan.address)
    with disk_errors_in_words():
        source = preconditions.source_commit(job.project, inputs=plan.inputs)
        with published(job) as before:
            follows = preconditions.assert_may_follow(source, before, job.project)
            preconditions.assert_domain(preconditions.domain_in(before.site), domain, plan.address)
            output = _build(job, plan, before)
            _assert_same(source, job, plan)
            job.tell("Kontrollerer nettstedet …")
            problems = [*incomplete(output)] or [*plan.verify(output, plan.address)]
            message = deploy_message(source.id, source.subject)
            made = import_folder(before.git, output, before.tip, branch=job.branch, message=message, domain=domain)
            new = replace(before.site_of(made.id), base=plan.address.rstrip("/"))
            ledger = ledger_of(before, follows.source if follows else "")
            problems += ledger.losses(new, job.project, plan.content, job.now)
            if problems:
                raise PublishingError(*problems)
            _publish(job, plan, before, source, made, new.files)


def _build(job: Job, plan: Plan, before: Published) -> Path:
    """Return a fresh folder with the site in it."""
    output = job.folder / "site"
    shutil.rmtree(output, ignore_errors=True)
    job.tell("Bygger nettstedet …")
    if not plan.build(output, url_paths_of(before.site.files)):
        raise stop("not-built")
    return output


def _assert_same(source: SourceCommit, job: Job, plan: Plan) -> None:
    """Refuse a build during which the commit or the files of the project changed."""
    if job.project.ask("rev-parse", "HEAD").text != source.id:
        raise stop("new-commit")
    preconditions.assert_clean(job.project, inputs=plan.inputs)


def _publish(
    job: Job, plan: Plan, before: Published, source: SourceCommit, made: PublishedCommit, files: Files
) -> None:
    """Push *made*, unless it says nothing new or nothing is to be pushed."""
    published, edition = before.site.files, before.site.read_one(EDITION)
    is_stale = EDITION in files and why_stale(edition, commit=source.id, now=job.now)
    if before.tip and not is_stale and _compared(files) == _compared(published):
        job.tell("Ingenting er endret siden sist. Nettstedet er som det var.")
        if job.github and not plan.is_dry_run and shows_another(job.github, before.tip):
            job.show_publicly()
        return
    if plan.is_dry_run:
        job.tell(f"Alt er klart til å legges ut: {_difference(published, files)}. Ingenting er lagt ut nå.")
        return
    push(before.git, before.remote, new=made.id, expected=before.tip)
    job.tell(f"Lagt ut fra {source.short} «{source.subject}»: {_difference(published, files)}.")
    job.tell(f"Nettstedet: {plan.address}/")
    job.show_publicly()


def ledger_of(before: Published, source: str) -> Ledger:
    """Return what is published, made from the commit *source*, and what a rollback took away last to put it there."""
    first, *earlier = before.history or [None]
    gone = earlier[0] if first and first.deploy and earlier else None
    return Ledger(site=before.site, source=source, taken_back=before.site_of(gone.id) if gone else None)


def _compared(files: Files) -> dict[str, str]:
    return {path: blob for path, blob in files.items() if path not in STAMPS}


def _difference(old: Files, new: Files) -> str:
    """Return how many files come, change and go."""
    added, removed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    changed = sum(old[path] != new[path] for path in old.keys() & new.keys())
    return f"{added} {'ny fil' if added == 1 else 'nye filer'}, {changed} endret og {removed} borte"


# Whether a folder holds a site that GitHub Pages can take, and no page that was cut short.

LARGEST_FILE = 100_000_000  # octets; GitHub refuses a push with a larger one
LARGEST_SITE = 1_000_000_000  # docs.github.com: GitHub Pages limits


def incomplete(output: Path) -> Iterator[Problem]:
    """Yield why *output* cannot be published, whatever is in it; nothing when it can."""
    files = sorted(path for path in output.rglob("*") if path.is_file())
    sizes = {path.relative_to(output).as_posix(): path.stat().st_size for path in files}
    for name, size in sizes.items():
        if not size and name.endswith((".html", ".xml", ".json", ".ics", ".css", ".js")):
            yield fault("page-empty", name)
        if size > LARGEST_FILE:
            yield fault("file-too-large", name)
    if sum(sizes.values()) > LARGEST_SITE:
        yield fault("site-too-large")
