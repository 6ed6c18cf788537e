"""A proposal: the publication as it would become beside the one it was made from, each read from its files; what a
deploy would stop for once it is taken in; and what it does, in words for the one who shall take it in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from building.preview_site import PreviewSite
from content_types.model import Event, Picture, Status
from content_types.timing import is_past
from content_types.url_paths import file_of
from manuscript.problem import Problem, RequestError, enumerated, in_words, quoted, shortened
from norwegian.dates import write_moment, write_span
from norwegian.letters import nfc
from website.memory import Memory
from website.model import AnyContent, Entry, Settings, Visibility, Website
from website.read import read_website

from .deploy import ledger_of
from .errors import PublishingError, Repository
from .job import Job, Published, published
from .losses import Ledger
from .published_site import PublishedSite, url_paths_of

USUAL_BASES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
AnyEntry = Entry[AnyContent]
Pair = tuple[AnyEntry | None, AnyEntry | None]  # a page before and after; None: it was, or is, not there


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
        RequestError: git knows no such branch.
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
        RequestError: git knows no such branch, or nothing that both come from.
    """
    for name in [against] if against else USUAL_BASES:
        found = project.ask("merge-base", "HEAD", "--end-of-options", name)
        if found.is_ok:
            return found.text
    told = f"Finner ikke hva forslaget skal sammenlignes med: «{shortened(against or USUAL_BASES[1])}»."
    fix = "Hent hovedgrenen med «git fetch origin», eller skriv navnet på den etter «--base»."
    raise RequestError(in_words(told, fix, "--base main"))


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


# What it does, in words: pages, events, lists and calendars, and warnings


TITLE = "## Dette gjør forslaget"
MOST_LINES = 40  # in one section: somebody may have changed every page
STATES = {
    Visibility.DRAFT: "utkast",
    Visibility.HIDDEN: "skjult",
    Visibility.GONE: "sier at siden er fjernet",
}
# What an editor calls that which two versions of a page may say differently; all else is «annet».
PARTS = {
    "title": "tittelen",
    "summary": "ingressen",
    "subjects": "emnene",
    "authors": "forfatterne",
    "published": "datoen",
    "span": "tiden",
    "venue": "stedet",
    "registration": "påmeldingen",
    "price": "prisen",
    "status": "statusen",
    "picture": "bildet",
}
STATUS_WORDS = {
    Status.CANCELLED: "er avlyst",
    Status.POSTPONED: "er utsatt",
    Status.FULL: "er fulltegnet",
    Status.PUBLISHED: "er igjen som planlagt",
}


def write_summary(proposal: Proposal, now: datetime) -> str:
    """Return the whole text, in Markdown without links: GitHub and a terminal show it alike."""
    errors = [problem for problem in proposal.problems if problem.is_error]
    warnings = [problem for problem in proposal.problems if not problem.is_error]
    sections: Mapping[str, Iterable[str]] = {
        "Må rettes før det kan publiseres": map(_told, errors),
        "Sider": _pages(proposal, now),
        "Arrangementer": _events(proposal),
        "Lister": _lists(proposal, now),
        "Kalendere": _calendars(proposal, now),
        "Advarsler i filene i forslaget": map(_told, warnings),
    }
    told = [text for title, lines in sections.items() if (text := _section(title, list(lines)))]
    return "\n\n".join([TITLE, *(told or ["Ingenting på nettstedet blir annerledes."])]) + "\n"


def _section(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    left = len(lines) - MOST_LINES
    return "\n".join([f"### {title}\n", *lines[:MOST_LINES], *([f"- … og {left} til."] if left > 0 else [])])


def _told(problem: Problem) -> str:
    example = f" Eksempel: {' / '.join(problem.example.splitlines())}" if problem.example else ""
    return f"- {problem.file}:{problem.line}: {problem.message} Slik retter du: {problem.fix}{example}"


# Pages


def _pages(proposal: Proposal, now: datetime) -> Iterator[str]:
    for old, new in proposal.changed:
        if new is None and old:
            led_to = proposal.after.redirects.get(old.url_path)
            yield f"- Borte: {_name(old)} på {old.url_path}{f', som leder til {led_to}' if led_to else ''}"
        elif new:
            kind = "Endret" if old else "Ny"
            parts = f": {enumerated(_parts(old, new))}" if old else ""
            moved = f", før på {old.url_path}" if old and old.url_path != new.url_path else ""
            yield f"- {kind}: {_name(new)}{_state(new, now)}{parts}{moved} – {new.content.file}"


def _name(entry: Entry[AnyContent]) -> str:
    return f"«{shortened(entry.content.title)}»"


def _state(entry: Entry[AnyContent], now: datetime) -> str:
    published = entry.content.published
    if entry.visibility is Visibility.PLANNED and published and published > now:
        return f" (publiseres {write_moment(published)})"
    return f" ({STATES[entry.visibility]})" if entry.visibility in STATES else ""


def _parts(old: Entry[AnyContent], new: Entry[AnyContent]) -> list[str]:
    """Return what the two say differently, in an editor's words."""
    found = [word for name, word in PARTS.items() if _said(old, name) != _said(new, name)]
    if _text(old) != _text(new):
        found.append("teksten")
    if (old.agenda and old.agenda.programme) != (new.agenda and new.agenda.programme):
        found.append("programmet")
    return found or ["annet"]


def _said(entry: Entry[AnyContent], name: str) -> object:
    value = getattr(entry.content, name, None)
    if isinstance(value, Picture):  # wherever in its file it stands
        return value.file.path, value.alt, value.caption, value.credit
    return value


def _text(entry: Entry[AnyContent]) -> str:
    return entry.body.html(lambda hole: hole.target, lambda hole: hole.target + hole.alt, lambda hole: hole.text)


# Events, of which people must know that something is changed


def _listed_events(pair: Pair) -> tuple[Event | None, Event | None]:
    old, new = (entry.content if entry and entry.visibility is Visibility.LISTED else None for entry in pair)
    return old if isinstance(old, Event) else None, new if isinstance(new, Event) else None


def _events(proposal: Proposal) -> Iterator[str]:
    for old, new in map(_listed_events, proposal.changed):
        changes = _changes(old, new) if old and new else []
        if new and changes:
            yield f"- «{shortened(new.title)}» {enumerated(changes)}."


def _changes(old: Event, new: Event) -> list[str]:
    """Return what has happened to an event, each as the end of a sentence."""
    changes = []
    if old.span != new.span:
        changes.append(f"flyttes fra {_when(old)} til {_when(new)}")
    if old.venue != new.venue:
        changes.append(f"får nytt sted: {new.venue.one_line if new.venue else 'ikke noe sted'}")
    if old.status is not new.status and new.status in STATUS_WORDS:
        changes.append(STATUS_WORDS[new.status])
    return changes


def _when(event: Event) -> str:
    return write_span(event.span.starts, event.span.ends, whole_days=event.span.whole_days)


# Lists and calendars, as they will stand


def _lists(proposal: Proposal, now: datetime) -> Iterator[str]:
    before, after = _all_lists(proposal.before, now), _all_lists(proposal.after, now)
    for name in {**before, **after}:
        old, new = before.get(name, {}), after.get(name, {})
        said = [f"{new[key]} kommer inn som nr. {[*new].index(key) + 1}" for key in new if key not in old]
        said += [f"{old[key]} går ut" for key in old if key not in new]
        if [key for key in old if key in new] != [key for key in new if key in old]:
            said.append("rekkefølgen blir en annen")
        if said:
            many = f"{len(new)} i alt" if new else "tom"
            yield f"- {name} ({many}): {enumerated(said[:MOST_LINES], more=len(said[MOST_LINES:]))}."


def _all_lists(website: Website, now: datetime) -> dict[str, dict[str, str]]:
    """Return the lists visitors see: what each page in them is known by, and its title."""
    coming = [entry for entry in website.events if not is_past(entry.content, now)]
    past = [entry for entry in website.events if is_past(entry.content, now)]
    lists: dict[str, Sequence[Entry[AnyContent]]] = {
        "Artikler": website.articles,
        "Kommende arrangementer": coming,
        "Tidligere arrangementer": past[::-1],
        "Menyen": [entry for entry in website.pages if entry.content.menu is not None],
        **{f"Emnet «{subject.name}»": subject.entries for subject in website.subjects},
        **{f"Serien «{series.name}»": series.entries for series in website.series},
    }
    return {
        name: {known_as(entry): _name(entry) for entry in entries if entry.visibility is Visibility.LISTED}
        for name, entries in lists.items()
    }


def _calendars(proposal: Proposal, now: datetime) -> Iterator[str]:
    for pair in proposal.changed:
        old, new = _listed_events(pair)
        event = new or old
        if event is None:
            continue
        of_subjects = [f"de for {enumerated(map(quoted, event.subjects))}"] if event.subjects else []
        of_series = [f"den for serien {quoted(event.series)}"] if event.series else []
        where = enumerated(["kalenderen for alle arrangementer", *of_subjects, *of_series])
        if new and not old:
            yield f"- «{shortened(event.title)}» kommer inn i {where}."
        elif old and not new:
            doubt = "" if is_past(event, now) else " Skulle det heller vært avlyst?"
            yield f"- «{shortened(event.title)}» går ut av {where}.{doubt}"
        elif old and new and (_changes(old, new) or old.title != new.title):
            yield f"- «{shortened(event.title)}» blir rettet i {where}."
