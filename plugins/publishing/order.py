"""Whether a commit may follow what is published: never an older one, never one that was taken back."""

from __future__ import annotations

from norwegian.dates import write_moment
from publication.clock import OSLO

from .fault import PublishingError, stop
from .git import Git
from .job import Published
from .message import SHORT, Publication
from .published import files_of
from .source import Commit

MADE_ELSEWHERE = frozenset({"CNAME", ".nojekyll"})  # GitHub writes these on the branch when a domain is set
OF_THE_SOURCE = frozenset({"pelicanconf.py", "tasks.py", "plugins/publishing/order.py"})


def assert_may_follow(source: Commit, published: Published, project: Git) -> Publication | None:
    """Return the publication that *source* would follow; None when it would be the first of ours.

    Raises:
        PublishingError: it may not follow.
    """
    history = published.branch.history
    ours = next((publication for publication in history if publication.is_ours), None)
    _assert_no_source(published, project)
    if ours is None:
        return None
    _assert_untouched(published, ours)
    if source.id in ours.withdrawn:
        raise _taken_back(source, ours, history)
    if ours.source and ours.source != source.id:
        _assert_newer(source, ours, project)
    return ours


def when(publication: Publication) -> str:
    return write_moment(publication.moment.astimezone(OSLO))


def _assert_no_source(published: Published, project: Git) -> None:
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


def _assert_untouched(published: Published, ours: Publication) -> None:
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


def _taken_back(source: Commit, ours: Publication, history: tuple[Publication, ...]) -> PublishingError:
    number = next((n for n, publication in enumerate(history) if publication.source == source.id), 0)
    again = f" Var det ingenting galt, legg den tilbake med «invoke rollback --n {number}»." if number else ""
    return stop(
        f"Utgaven fra {source.short} «{source.subject}» ble trukket tilbake {when(ours)}, og legges ikke ut igjen.",
        f"Rett det som var galt, i en ny commit, og kjør på nytt.{again}",
    )


def _assert_newer(source: Commit, ours: Publication, project: Git) -> None:
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
