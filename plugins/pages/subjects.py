"""The pages of the subjects: all in Norwegian order, and one for each with what is coming, written and over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from content_types.url_paths import SUBJECTS_PATH, SUBSCRIBE_PATH, list_calendar_path
from norwegian.letters import index_letter
from outputs.context import RenderContext
from outputs.head import description_of_entries, list_description, list_head
from website.model import Subject, is_article, is_event

from .listing import (
    ListView,
    Pagination,
    article_list,
    numbered,
    pages_of,
    past,
    past_list,
    to_take_part_in,
    upcoming_list,
)
from .parts import ProseView, prose
from .subscribe_page import feed_id
from .views import Link, Page

FEW = 12  # can be seen over without letters
IDS = {"Æ": "ae", "Ø": "oe", "Å": "aa", "0–9": "tall", "#": "tegn"}
SUBJECT_PAST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectView:
    """One subject: what it is about, coming events, articles, past events."""

    title: str
    introduction: ProseView | None  # on the first page alone
    upcoming: ListView | None  # None: there are none, as for the others
    articles: ListView | None
    past: ListView | None
    pagination: Pagination
    calendar_url: str  # webcal; empty: it has no events, and so no calendar
    feed_url: str  # where the feed of its articles is offered


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """The subjects that begin with one letter."""

    letter: str  # empty: there are so few subjects that all stand together
    id: str
    subjects: tuple[tuple[Link, int], ...]  # with how much there is of each


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectIndexView:
    """All subjects in Norwegian order."""

    title: str
    groups: tuple[LetterGroup, ...]


def subject_index(context: RenderContext) -> Page:
    subjects = context.website.subjects
    view = SubjectIndexView(title=context.words.subjects, groups=_groups(subjects, context))
    said = list_description(view.title, [subject.name for subject in subjects], context)
    head = list_head(context, SUBJECTS_PATH, view.title, description=said)
    return Page(url_path=SUBJECTS_PATH, template="subject_index", head=head, view=view)


def _groups(subjects: tuple[Subject, ...], context: RenderContext) -> tuple[LetterGroup, ...]:
    if len(subjects) <= FEW:
        return (_group("", subjects, context),) if subjects else ()
    by_letter = groupby(subjects, key=lambda subject: index_letter(subject.name))
    return tuple(_group(letter, tuple(found), context) for letter, found in by_letter)


def _group(letter: str, subjects: tuple[Subject, ...], context: RenderContext) -> LetterGroup:
    return LetterGroup(
        letter=letter,
        id=f"bokstav-{IDS.get(letter, letter.lower())}" if letter else "",
        subjects=tuple(
            (Link(text=subject.title, url=context.href(subject.url_path)), len(context.one_of_each(subject.entries)))
            for subject in subjects
        ),
    )


def subject_pages(context: RenderContext) -> Iterator[Page]:
    for subject in context.website.subjects:
        yield from _subject_pages(subject, context)


def _subject_pages(subject: Subject, context: RenderContext) -> Iterator[Page]:
    events = [entry for entry in subject.entries if is_event(entry)]
    articles = context.one_of_each(filter(is_article, subject.entries))
    about = subject.introduction
    coming = upcoming_list(events, context)
    over = past_list(events, context, limit=SUBJECT_PAST)
    for url_path, entries, pagination in pages_of(articles, subject.url_path, context):
        is_first = pagination.number == 1
        view = SubjectView(
            title=_title(subject),
            introduction=prose(about.body, about, context) if about and is_first else None,
            upcoming=replace(coming, empty=None) if is_first and coming.events else None,
            articles=article_list(entries, context) if entries else None,
            past=replace(over, empty=None) if is_first and over.events else None,
            pagination=pagination,
            calendar_url=context.webcal(list_calendar_path(subject.url_path)) if events else "",
            feed_url=f"{context.href(SUBSCRIBE_PATH)}#{feed_id(subject)}",
        )
        name = numbered(_title(subject), pagination)
        told_of = [*to_take_part_in(events, context), *entries, *past(events, context)] if is_first else entries
        head = list_head(context, url_path, name, description=description_of_entries(name, told_of, context))
        yield Page(url_path=url_path, template="subject", head=head, view=view)


def _title(subject: Subject) -> str:
    return (subject.introduction and subject.introduction.content.title) or subject.title
