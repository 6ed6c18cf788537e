"""The pages that can be found, those in lists, feeds and the sitemap and no others; and the words of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from body.model import Body, plain_text
from content_types.model import Article, Contact, Event, Language, Page, Status
from content_types.timing import over_at
from content_types.url_paths import SUBSCRIBE_PATH
from norwegian.dates import write_date, write_span
from norwegian.letters import slugify
from norwegian.words import words
from programme.model import GridCell, GridDay
from programme.text import session_text, walk
from website.model import Agenda, Entry, Visibility, Website

from .model import PageKind, SearchRecord


def records(website: Website) -> tuple[SearchRecord, ...]:
    """Return what the index is given of each page, by url path."""
    listed = [_record(entry) for entry in website.entries if entry.visibility is Visibility.LISTED]
    made = [_subscribe_page()] if listed else []
    return tuple(sorted((*listed, *made), key=lambda record: record.url_path))


def _subscribe_page() -> SearchRecord:
    """Return the one page the site makes by itself that answers a question, and is no list."""
    said = words(Language.BOKMAL.value)
    return SearchRecord(
        url_path=SUBSCRIBE_PATH,
        kind=PageKind.PAGES,
        language=Language.BOKMAL.value,
        title=said.subscribe,
        summary=said.subscribe_lead,
        lines=(said.subscribe_outlook, said.subscribe_google, said.subscribe_apple, said.subscribe_reader),
        about=("RSS, Atom, JSON Feed, iCal, ICS",),
    )


def _record(entry: Entry) -> SearchRecord:
    match entry.content:
        case Article() as article:
            return _article(article, entry)
        case Event() as event:
            return _event(event, entry)
    return _page(entry.content, entry)


def _article(article: Article, entry: Entry) -> SearchRecord:
    origin = article.origin.name if article.origin else ""
    said = words(article.language.value)
    return SearchRecord(
        url_path=entry.url_path,
        kind=PageKind.ARTICLES,
        language=article.language.value,
        title=_one_line(article.title),
        summary=_one_line(article.summary),
        lines=_one_by_one(*body_lines(entry)),
        about=_one_by_one(
            said.an_article, ", ".join(article.authors), article.credits, origin, *_beside_the_text(entry)
        ),
        subjects=_subjects(entry),
        when=_day(article.published, article.language.value),
    )


def _event(event: Event, entry: Entry) -> SearchRecord:
    span, language = event.span, event.language.value
    when = write_span(span.starts, span.ends, whole_days=span.whole_days, language=language)
    organizers = ", ".join(organizer.name for organizer in event.organizers)
    registration = (event.registration.text, event.registration.email) if event.registration else ()
    directions = event.venue.directions if event.venue else ""
    about = (
        words(language).an_event,
        event.type,
        event.series,
        event.audience,
        organizers,
        event.price,
        event.online_text,
    )
    practical = (directions, event.accessibility, *registration)
    return SearchRecord(
        url_path=entry.url_path,
        kind=PageKind.EVENTS,
        language=language,
        title=_one_line(event.title),
        summary=_one_line(event.summary),
        lines=_one_by_one(*body_lines(entry)),
        about=_one_by_one(*about, *practical, *_contact(event.contact), *_beside_the_text(entry)),
        subjects=_subjects(entry),
        when=when,
        place=_one_line(event.venue.one_line if event.venue else ""),
        starts=int(span.starts.timestamp()),
        ends=int(over_at(span).timestamp()),
        status=_status(event.status, language),
        is_cancelled=event.status is Status.CANCELLED,
    )


def _page(page: Page, entry: Entry) -> SearchRecord:
    return SearchRecord(
        url_path=entry.url_path,
        kind=PageKind.PAGES,
        language=page.language.value,
        title=_one_line(page.title),
        summary=_one_line(page.summary),
        lines=_one_by_one(*body_lines(entry)),
        about=_one_by_one(*_contact(page.contact), *_beside_the_text(entry)),
        subjects=_subjects(entry),
    )


def _one_by_one(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_one_line, texts)))


def _beside_the_text(entry: Entry) -> Iterator[str]:
    content = entry.content
    if content.picture:
        yield content.picture.caption
    if isinstance(content, Page):
        return
    yield from (document.title for document in content.documents)
    yield from (correction.text for correction in content.corrections)


def _contact(contact: Contact | None) -> tuple[str, ...]:
    return (contact.text, contact.name, contact.email, contact.phone) if contact else ()


def _subjects(entry: Entry) -> tuple[tuple[str, str], ...]:
    return tuple((_one_line(subject), slugify(subject)) for subject in entry.content.subjects)


def _day(moment: datetime | None, language: str) -> str:
    return write_date(moment.date(), language) if moment else ""


def _status(status: Status, language: str) -> str:
    said = words(language)
    told = {Status.CANCELLED: said.cancelled, Status.POSTPONED: said.postponed, Status.FULL: said.full}
    return told.get(status, "")


def _one_line(text: str) -> str:
    """Return *text* with ordinary single spaces, and without signs that only tell where a line may break."""
    return " ".join(text.replace("\u00ad", "").replace("\u2060", "").replace("\u200b", "").split())


# The words of a body, a line for each block, and those of a programme in the order it is read.


def body_lines(entry: Entry) -> Iterator[str]:
    if entry.agenda is None:
        yield from _lines(entry.body)
    else:
        yield from _lines(entry.agenda.before)
        yield from _programme(entry.agenda)
        yield from _lines(entry.agenda.after)


def _programme(agenda: Agenda) -> Iterator[str]:
    yield agenda.title
    for part in walk(agenda.grid):
        if isinstance(part, GridDay):
            yield part.heading
        elif isinstance(part, GridCell):
            yield session_text(part)
        else:
            yield from _lines(agenda.texts.get(part))


def _lines(body: Body | None) -> list[str]:
    return plain_text(body).split("\n") if body else []
