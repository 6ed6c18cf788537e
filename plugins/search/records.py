"""The pages that can be found: those that stand in lists, feeds and the sitemap, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from events.model import Event
from events.timing import over_at
from norwegian.dates import write_date, write_span
from norwegian.slug import slugify
from norwegian.words import words
from publication.model import Article, Contact, Language, Page, Status
from website.model import Entry, Visibility, Website

from .body_lines import body_lines
from .model import Record, Section


def records(website: Website) -> tuple[Record, ...]:
    """Return what the index is given of each page, by address."""
    listed = [_record(entry) for entry in website.entries if entry.visibility is Visibility.LISTED]
    made = [_subscribe_page()] if listed else []
    return tuple(sorted((*listed, *made), key=lambda record: record.address))


def _subscribe_page() -> Record:
    """Return the one page the site makes by itself that answers a question, and is no list."""
    said = words(Language.BOKMAL.value)
    return Record(
        address="/abonner/",
        section=Section.PAGES,
        language=Language.BOKMAL.value,
        title=said.subscribe,
        summary=said.subscribe_lead,
        lines=(said.subscribe_outlook, said.subscribe_google, said.subscribe_apple, said.subscribe_reader),
        about=("RSS, Atom, JSON Feed, iCal, ICS",),
    )


def _record(entry: Entry) -> Record:
    match entry.content:
        case Article() as article:
            return _article(article, entry)
        case Event() as event:
            return _event(event, entry)
    return _page(entry.content, entry)


def _article(article: Article, entry: Entry) -> Record:
    origin = article.origin.name if article.origin else ""
    said = words(article.language.value)
    return Record(
        address=entry.address,
        section=Section.ARTICLES,
        language=article.language.value,
        title=_one_line(article.title),
        summary=_one_line(article.summary),
        lines=_one_by_one(*body_lines(entry)),
        about=_one_by_one(said.an_article, ", ".join(article.authors), article.credits, origin, *_notes(entry)),
        subjects=_subjects(entry),
        when=_day(article.published, article.language.value),
    )


def _event(event: Event, entry: Entry) -> Record:
    span, language = event.span, event.language.value
    when = write_span(span.starts, span.ends, whole_days=span.whole_days, language=language)
    organizers = ", ".join(organizer.name for organizer in event.organizers)
    sign_up = (event.registration.text, event.registration.email) if event.registration else ()
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
    practical = (directions, event.accessibility, *sign_up)
    return Record(
        address=entry.address,
        section=Section.EVENTS,
        language=language,
        title=_one_line(event.title),
        summary=_one_line(event.summary),
        lines=_one_by_one(*body_lines(entry)),
        about=_one_by_one(*about, *practical, *_contact(event.contact), *_notes(entry)),
        subjects=_subjects(entry),
        when=when,
        place=_one_line(event.venue.one_line if event.venue else ""),
        starts=int(span.starts.timestamp()),
        ends=int(over_at(span).timestamp()),
        status=_status(event.status, language),
        is_cancelled=event.status is Status.CANCELLED,
    )


def _page(page: Page, entry: Entry) -> Record:
    return Record(
        address=entry.address,
        section=Section.PAGES,
        language=page.language.value,
        title=_one_line(page.title),
        summary=_one_line(page.summary),
        lines=_one_by_one(*body_lines(entry)),
        about=_one_by_one(*_contact(page.contact), *_notes(entry)),
        subjects=_subjects(entry),
    )


def _one_by_one(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_one_line, texts)))


def _notes(entry: Entry) -> Iterator[str]:
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
