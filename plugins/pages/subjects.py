"""The pages of the subjects: one for each with what is coming, written and over; and the indexes of subjects and series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from content_types.url_paths import EVENTS_PATH, SERIES_PATH, SUBJECTS_PATH, list_calendar_path
from norwegian.letters import index_letter
from outputs.context import RenderContext
from outputs.head import list_description, list_head
from website.model import EventGroup, Subject, is_article, is_event

from . import listing
from .parts import ProseView, prose
from .subscribe_page import feed_link
from .views import Link, Page

FEW = 12  # can be seen over without letters
IDS = {"Æ": "ae", "Ø": "oe", "Å": "aa", "0–9": "tall", "#": "tegn"}
SUBJECT_COMING, SUBJECT_PAST = 8, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectView:
    """One subject: what it is about, coming events, articles, past events."""

    title: str
    introduction: ProseView | None  # on the first page alone
    upcoming: listing.ListView | None  # None: there are none, as for the others
    all_upcoming: Link | None  # where the rest of them are; None: all are here
    articles: listing.ListView | None
    past: listing.ListView | None
    pagination: listing.Pagination
    calendar_url: str  # webcal; empty: it has no events, and so no calendar
    feed_url: str  # where the feed of its articles is offered


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """The subjects or series that begin with one letter."""

    letter: str  # empty: there are so few that all stand together
    id: str
    members: tuple[tuple[Link, int], ...]  # with how much there is of each


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """All subjects, or all series, in Norwegian order."""

    title: str
    groups: tuple[LetterGroup, ...]
    empty: str  # what is said where there are none


def subject_index(context: RenderContext) -> Page:
    words = context.words
    return _index(SUBJECTS_PATH, words.subjects, context.website.subjects, words.no_subjects, context)


def series_index(context: RenderContext) -> Page:
    words = context.words
    return _index(SERIES_PATH, words.series_list, context.website.series, words.no_series, context)


def _index(
    url_path: str, title: str, members: Sequence[Subject | EventGroup], empty: str, context: RenderContext
) -> Page:
    view = IndexView(title=title, groups=_groups(members, context), empty="" if members else empty)
    said = list_description(title, [member.name for member in members], context)
    head = list_head(context, url_path, title, description=said)
    return Page(url_path=url_path, template="name_index", head=head, view=view)


def _groups(members: Sequence[Subject | EventGroup], context: RenderContext) -> tuple[LetterGroup, ...]:
    if len(members) <= FEW:
        return (_group("", members, context),) if members else ()
    by_letter = groupby(members, key=lambda member: index_letter(member.name))
    return tuple(_group(letter, tuple(found), context) for letter, found in by_letter)


def _group(letter: str, members: Sequence[Subject | EventGroup], context: RenderContext) -> LetterGroup:
    return LetterGroup(
        letter=letter,
        id=f"bokstav-{IDS.get(letter, letter.lower())}" if letter else "",
        members=tuple(
            (Link(text=member.title, url=context.href(member.url_path)), len(context.one_of_each(member.entries)))
            for member in members
        ),
    )


def subject_pages(context: RenderContext) -> Iterator[Page]:
    for subject in context.website.subjects:
        yield from _subject_pages(subject, context)


def _subject_pages(subject: Subject, context: RenderContext) -> Iterator[Page]:
    events = [entry for entry in subject.entries if is_event(entry)]
    articles = context.one_of_each(filter(is_article, subject.entries))
    about = subject.introduction
    coming = listing.upcoming_list(events, context, limit=SUBJECT_COMING)
    everything = Link(text=context.words.all_events, url=f"{context.href(EVENTS_PATH)}?emne={subject.slug}")
    over = listing.past_list(events, context, limit=SUBJECT_PAST)
    for url_path, entries, pagination in listing.pages_of(articles, subject.url_path, context):
        is_first = pagination.number == 1
        view = SubjectView(
            title=_title(subject),
            introduction=prose(about.body, about, context) if about and is_first else None,
            upcoming=replace(coming, empty=None) if is_first and coming.events else None,
            all_upcoming=everything if is_first and coming.limit else None,
            articles=listing.article_list(entries, context) if entries else None,
            past=replace(over, empty=None) if is_first and over.events else None,
            pagination=pagination,
            calendar_url=context.webcal(list_calendar_path(subject.url_path)) if events else "",
            feed_url=feed_link(subject.url_path, context),
        )
        told_of = (
            [*listing.to_take_part_in(events, context), *entries, *listing.past(events, context)]
            if is_first
            else entries
        )
        yield listing.list_page("subject", url_path, view, told_of, context, pagination)


def _title(subject: Subject) -> str:
    return (subject.introduction and subject.introduction.content.title) or subject.title
