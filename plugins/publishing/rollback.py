"""An earlier deploy put back as a new commit, in seconds: nothing is built.

The commit names the source commits it took back, so that no scheduled deploy
publishes them again.
"""

from __future__ import annotations

from collections.abc import Sequence

from .errors import Repository, stop
from .job import Job, Published, disk_errors_in_words, published
from .preconditions import domain_in, when
from .published_branch import SHORT, PublishedCommit, commit_tree, push, rollback_message

SHOWN = 10
LIVE = "  ← ligger ute nå"


def show_history(job: Job) -> None:
    """Tell of the last deploys, newest first, each with the number that puts it back.

    Raises:
        PublishingError: nothing is published, or nobody answers.
    """
    with disk_errors_in_words(), published(job) as now:
        history = _history(now)
        for number, commit in enumerate(history[:SHOWN]):
            marks = "  (lagt tilbake)" * bool(commit.deploy) + LIVE * (number == 0)
            job.tell(f"{number:>3}  {when(commit)}  {_named(commit)}{marks}")
        if len(history) > 1:
            job.tell("Legg tilbake en av dem med nummeret, for eksempel: invoke rollback --n 1")


def roll_back(job: Job, number: int) -> None:
    """Put back deploy *number*, counted back from the one that is live, and tell what it means.

    Raises:
        PublishingError: nothing is changed by this run.
    """
    with disk_errors_in_words(), published(job) as now:
        history = _history(now)
        back_to = _chosen(history, number)
        live, then = domain_in(now.site), domain_in(now.site_of(back_to.id))
        if live != then:
            raise stop("domain-of-then", then=_quoted(then), live=_quoted(live))
        withdrawn = _withdrawn(history[:number], back_to, job.project)
        message = rollback_message(back_to, withdrawn)
        made = commit_tree(now.git, back_to.tree, parent=now.tip, message=message)
        push(now.git, now.remote, new=made, expected=now.tip)
        job.tell(f"Tilbake til utgaven fra {when(back_to)}: {_named(back_to)}.")
        for source in withdrawn:
            job.tell(
                f"Commit {source[:SHORT]} er trukket tilbake. Den legges ikke ut igjen, heller ikke av den planlagte "
                "utleggingen, før det kommer en nyere commit."
            )
        if withdrawn:
            job.tell("Rett det som var galt, og legg ut som vanlig med «invoke deploy».")
        job.show_publicly()


def _history(now: Published) -> tuple[PublishedCommit, ...]:
    if not now.history:
        raise stop("nothing-published", remote=now.remote)
    return now.history


def _chosen(history: tuple[PublishedCommit, ...], number: int) -> PublishedCommit:
    if not 1 <= number < len(history):
        last = len(history) - 1
        raise stop("no-such-edition" if last else "one-edition", number=number, last=last)
    if history[number].tree == history[0].tree:
        raise stop("same-edition", number=number)
    return history[number]


def _withdrawn(taken_back: Sequence[PublishedCommit], back_to: PublishedCommit, project: Repository) -> tuple[str, ...]:
    """Return the source commits no scheduled deploy may publish again.

    They are those that are taken back, but for the one *back_to* shows and those it builds on.
    """
    sources = dict.fromkeys([*(each.source for each in taken_back), *taken_back[0].withdrawn])
    shown = back_to.source
    return tuple(
        source
        for source in sources
        if source
        and source != shown
        and not (shown and project.ask("merge-base", "--is-ancestor", source, shown).is_ok)
    )


def _named(commit: PublishedCommit) -> str:
    source = commit.source[:SHORT] if commit.source else "uten kilde"
    return f"{source} «{commit.subject}»"


def _quoted(domain: str) -> str:
    return f"«{domain}»" if domain else "GitHubs eget domene"
