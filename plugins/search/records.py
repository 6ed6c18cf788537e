"""The pages that can be found, those in lists, feeds and the sitemap and no others; and what the index is given
of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from body.model import Body, plain_text, without_break_signs
from content_types.model import Article, Contact, Content, Event, FixedPage, Language, Status
from content_types.timing import over_at
from content_types.url_paths import SUBSCRIBE_PATH
from content_types.web_addresses import outside_page
from norwegian.dates import write_date, write_span
from norwegian.letters import slugify
from norwegian.words import words
from programme.model import GridCell, GridDay
from programme.text import session_text, walk
from website.coding import Coder
from website.memory import NOTHING, Memory, digest_of
from website.model import Agenda, AnyContent, Entry, Visibility, Website
from website.related import original_of

from .lexicon import all_words


class PageKind(StrEnum):
    """What a visitor can narrow the search to; the value stands in the address of a search."""

    ARTICLES = "artikler"
    EVENTS = "arrangementer"
    PAGES = "sider"


@dataclass(frozen=True, kw_only=True)  # without slots, for what is found once
class SearchRecord:
    """A page to be found, all of it plain text."""

    url_path: str
    kind: PageKind
    language: str
    title: str
    original: str = ""  # of a text in several languages the url path of the first; empty: there is one
    summary: str = ""
    lines: tuple[str, ...] = ()  # what it says, the first things first
    about: tuple[str, ...] = ()  # who made it, whom it is for: shown of a hit only when it was found by this
    people: tuple[str, ...] = ()  # whose names stand in it
    subjects: tuple[tuple[str, str], ...] = ()  # name and slug
    when: str = ""  # «12. mars 2027 kl. 08.00–09.00», or when an article was published
    place: str = ""
    starts: int = 0  # seconds since 1970; 0: it is no event
    ends: int = 0  # from when it is over
    status: str = ""  # «Avlyst», «Utsatt», «Fulltegnet»
    is_cancelled: bool = False  # its status is told when it is over, too
    words: frozenset[str] = field(default=frozenset(), compare=False, repr=False)  # of all this, once they are found

    @property
    def beside(self) -> Mapping[str, str]:
        """What a hit shows beside its text; Pagefind searches in this too."""
        beside = {"when": self.when, "place": self.place, "status": self.status}
        return {name: value for name, value in beside.items() if value}

    @property
    def text(self) -> tuple[str, ...]:
        """All it says, title and subjects too."""
        names = ", ".join(name for name, _ in self.subjects)
        return tuple(filter(None, (self.title, self.summary, *self.lines, *self.about, names)))

    @property
    def searched(self) -> tuple[str, ...]:
        """All Pagefind searches in."""
        return (*self.text, *self.beside.values())

    @cached_property
    def searched_words(self) -> frozenset[str]:
        """The words of all Pagefind searches in."""
        return self.words or all_words(self.searched)


# What stands after the name in «Kari Nordmann, Testbyen kommune» and «Ola Nordmann (Eksempelhuset)»
_ROLE = re.compile(r"[,(].*", re.DOTALL)
CODER = Coder(SearchRecord, PageKind)
KEPT_AS = "part of the search "  # so begin the names under which records are kept
TEXTS = ("title", "summary", "lines", "about", "place")


def records(website: Website, memory: Memory = NOTHING) -> tuple[SearchRecord, ...]:
    """Return what the index is given of each page, by url path."""
    listed = [entry for entry in website.entries if entry.visibility is Visibility.LISTED]
    originals = [_original(entry, website) for entry in listed]
    wanted = [
        (f"{KEPT_AS}{entry.url_path}", digest_of(entry.made_of, entry.url_path.encode(), original.encode()))
        for entry, original in zip(listed, originals, strict=True)
    ]
    found = memory.keep(wanted, lambda numbers: [_record(listed[each], originals[each]) for each in numbers], CODER)
    made = [_subscribe_page()] if listed else []
    return tuple(sorted((*found, *_subjects(website), *made), key=lambda record: record.url_path))


def _original(entry: Entry[AnyContent], website: Website) -> str:
    """Return the url path of the first of a text in several languages; empty: there is one."""
    return original_of(entry, website).url_path if entry.content.source in website.translations else ""


def _subjects(website: Website) -> Iterator[SearchRecord]:
    """Yield the record of each subject that has an introduction; the page of another is a list."""
    for subject in website.subjects:
        about = subject.introduction
        if about and about.visibility is Visibility.LISTED:
            record = _without_words(about, "")
            named = ((_one_line(subject.name), subject.slug),)
            yield replace(record, title=record.title or _one_line(subject.title), subjects=named)


def _subscribe_page() -> SearchRecord:
    """Return the record of /abonner/: of the pages the site makes by itself, the only one that is no list."""
    said = words(Language.BOKMAL.value)
    return SearchRecord(
        url_path=SUBSCRIBE_PATH,
        kind=PageKind.PAGES,
        language=Language.BOKMAL.value,
        title=said.subscribe,
        summary=said.subscribe_lead,
        lines=(
            said.calendars,
            said.feeds,
            said.follow_articles_text,
            said.subscribe_outlook,
            said.subscribe_google,
            said.subscribe_apple,
            said.subscribe_reader,
        ),
        about=("RSS, Atom, JSON Feed, iCal, ICS",),
    )


def _record(entry: Entry[AnyContent], original: str) -> SearchRecord:
    record = _without_words(entry, original)
    return replace(record, words=record.searched_words)


def _without_words(entry: Entry[AnyContent], original: str) -> SearchRecord:
    content = entry.content
    kind, own_words = _kind_and_own_words(content)
    record = SearchRecord(
        url_path=entry.url_path,
        kind=kind,
        language=content.language.value,
        original=original,
        title=_one_line(content.title),
        summary=_one_line(content.summary),
        lines=tuple(filter(None, _body_lines(entry))),
        about=tuple(filter(None, map(_one_line, (*own_words, *_beside_the_text(content))))),
        people=tuple(_people(entry)),
        subjects=tuple((_one_line(subject), slugify(subject)) for subject in content.subjects),
    )
    match content:
        case Article(published=datetime() as published):
            return replace(record, when=write_date(published.date(), record.language))
        case Event():
            record = _with_time_and_place(record, content)
            return replace(record, **outside_page({name: getattr(record, name) for name in TEXTS}, content))
    return record


def _kind_and_own_words(content: AnyContent) -> tuple[PageKind, Iterable[str]]:
    """Return what a page is, and the words of the fields that only its kind has."""
    said = words(content.language.value)
    match content:
        case Article():
            origin = content.origin.name if content.origin else ""
            return PageKind.ARTICLES, (said.article, ", ".join(content.authors), content.credits, origin)
        case Event():
            return PageKind.EVENTS, (said.event, *_practical(content))
    return PageKind.PAGES, _contact(content.contact)


def _practical(event: Event) -> Iterator[str]:
    yield from (event.type, event.series, event.audience)
    yield ", ".join(organizer.name for organizer in event.organizers)
    said = words(event.language.value)
    yield said.online_in_other_words if event.is_online else ""
    yield said.recording_in_other_words if event.recording else ""
    yield from (event.price, event.online_public_text)
    yield event.venue.directions if event.venue else ""
    yield event.accessibility
    if event.registration:
        yield from (event.registration.text, event.registration.email)
    yield from _contact(event.contact)


def _with_time_and_place(record: SearchRecord, event: Event) -> SearchRecord:
    span, said = event.span, words(record.language)
    status = {Status.CANCELLED: said.cancelled, Status.POSTPONED: said.postponed, Status.FULL: said.full}
    return replace(
        record,
        when=write_span(span.starts, span.ends, whole_days=span.whole_days, language=record.language),
        place=_one_line(event.venue.one_line if event.venue else ""),
        starts=int(span.starts.timestamp()),
        ends=int(over_at(span).timestamp()),
        status=status.get(event.status, ""),
        is_cancelled=event.status is Status.CANCELLED,
    )


def _beside_the_text(content: AnyContent) -> Iterator[str]:
    if content.picture:
        yield content.picture.caption
    if isinstance(content, FixedPage):
        return
    yield from (document.title for document in content.documents)
    yield from (correction.text for correction in content.corrections)


def _people(entry: Entry[AnyContent]) -> Iterator[str]:
    content = entry.content
    if isinstance(content, Article):
        yield from content.authors
    elif content.contact:
        yield content.contact.name
    if entry.agenda:
        cells = (part.item for part in walk(entry.agenda.grid) if isinstance(part, GridCell) and part.item)
        yield from (_ROLE.sub("", speaker.name) for item in cells for speaker in item.speakers)


def _contact(contact: Contact | None) -> tuple[str, ...]:
    return (contact.text, contact.name, contact.email, contact.phone) if contact else ()


def _one_line(text: str) -> str:
    """Return *text* with ordinary single spaces, and without signs that only tell where a line may break."""
    return " ".join(without_break_signs(text).split())


def _body_lines(entry: Entry[Content]) -> Iterator[str]:
    """Yield the words of a body, a line for each block, and those of a programme in the order it is read."""
    if entry.agenda is None:
        yield from _lines(entry.body)
    else:
        yield from _lines(entry.agenda.before)
        yield from _programme(entry.agenda)
        yield from _lines(entry.agenda.after)


def _programme(agenda: Agenda) -> Iterator[str]:
    yield _one_line(agenda.title)
    for part in walk(agenda.grid):
        if isinstance(part, GridDay):
            yield _one_line(part.heading)
        elif isinstance(part, GridCell):
            yield _one_line(session_text(part))
        else:
            yield from _lines(agenda.texts.get(part))


def _lines(body: Body | None) -> list[str]:
    return plain_text(body).split("\n") if body else []
