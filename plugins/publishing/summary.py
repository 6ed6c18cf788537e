"""What a proposal does, in words for the one who shall take it in: pages, events, lists and calendars, and warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from content_types.model import Event, Picture, Status
from content_types.timing import is_past
from manuscript.problem import Problem, enumerated, quoted, shortened
from norwegian.dates import write_moment, write_span
from website.model import AnyContent, Entry, Visibility, Website

from .proposal import Pair, Proposal, known_as

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
        where = enumerated(["kalenderen for alle arrangementer", *_further_calendars(event)])
        if new and not old:
            yield f"- «{shortened(event.title)}» kommer inn i {where}."
        elif old and not new:
            doubt = "" if is_past(event, now) else " Skulle det heller vært avlyst?"
            yield f"- «{shortened(event.title)}» går ut av {where}.{doubt}"
        elif old and new and (_changes(old, new) or old.title != new.title):
            yield f"- «{shortened(event.title)}» blir rettet i {where}."


def _further_calendars(event: Event) -> list[str]:
    return [
        *([f"de for {enumerated(quoted(subject) for subject in event.subjects)}"] if event.subjects else []),
        *([f"den for serien {quoted(event.series)}"] if event.series else []),
    ]
