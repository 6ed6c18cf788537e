"""What is said of an event in words: when it is, what has become of it, and both in a line or two; and
all its text for those who show no table.

What has changed stands first: that is what a feed or a shared link is read for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from markupsafe import Markup

from body.model import Body
from content_types.model import DID_NOT_TAKE_PLACE, Event, Registration, Span, Status, last_day
from content_types.timing import is_past
from content_types.web_addresses import without_addresses
from norwegian.dates import write_date, write_days, write_end, write_moment, write_span
from norwegian.letters import capitalised
from norwegian.typography import plain
from programme.model import GridCell, GridDay
from programme.text import named, session_title, walk
from website.model import Agenda, Entry

from .body_html import body_html, filled
from .context import RenderContext

NO_REGISTRATION = DID_NOT_TAKE_PLACE | {Status.FULL}  # though the file says how


def has_new_date(event: Event) -> bool:
    """Tell whether the event is moved to a day on which it takes place."""
    return event.moved_from is not None and event.status not in DID_NOT_TAKE_PLACE


def cancelled_or_postponed(event: Event, context: RenderContext) -> str:
    """Return «Avlyst» or «Utsatt»; empty for an event that takes place as far as anybody knows."""
    words = context.words
    return {Status.CANCELLED: words.cancelled, Status.POSTPONED: words.postponed}.get(event.status, "")


def calendar_summary(title: str, event: Event, context: RenderContext) -> str:
    """Return *title*, of *event* or a part of it; what does not take place says so first: many programs show no more."""
    word = cancelled_or_postponed(event, context)
    return plain(f"{word.upper()}: {title}" if word else title)


def calendar_location(event: Event, context: RenderContext) -> str:
    """Return where, in one line; «Digitalt» where there is no other place."""
    if event.venue and event.venue.one_line:
        return plain(without_addresses(event.venue.one_line, context.words.see_page))
    return context.words.online if event.is_online else ""


def when_text(event: Event, context: RenderContext) -> str:
    """Return when *event* takes place, whole days without a clock."""
    span = event.span
    return write_span(span.starts, span.ends, whole_days=span.whole_days, language=context.language)


def moved_from(event: Event, context: RenderContext) -> str:
    """Return when the event was to have been; empty when it was not moved."""
    span = event.moved_from
    if span is None:
        return ""
    return write_span(span.starts, None, whole_days=span.whole_days, language=context.language)


def opening_text(opens: datetime, context: RenderContext) -> str:
    """Return when registration opens; a day alone opens as it begins."""
    if opens.time() == time(0):
        return write_date(opens.date(), context.language)
    return write_moment(opens, context.language)


def deadline_text(registration: Registration, context: RenderContext) -> str:
    """Return the last moment to register, or the last day; empty where there is no deadline."""
    if registration.deadline is None:
        return ""
    if registration.deadline_is_day:
        return write_date(last_day(registration.deadline), context.language)
    return write_end(registration.deadline, context.language)


def announcement(event: Event, context: RenderContext) -> str:
    """Return «Avlyst: 23. mars 2023: Workshop …».

    It says nothing of what is past or on now: it changes when the event does,
    and not because time goes.
    """
    standing = _in_one_line(_status_word(event, context), _moved_word(event, context))
    return ": ".join(part for part in (standing, _days(event.span, context), event.title) if part)


def summary_line(event: Event, context: RenderContext) -> str:
    """Return «Avlyst: torsdag 23. mars 2023 kl. 11.30–16.00. Ingressen.», the same at any time."""
    moved = _moved_word(event, context)
    since = f"{context.words.moved_from} {moved_from(event, context)}" if moved else ""
    standing = _in_one_line(_status_word(event, context), since)
    return _sentences(standing, event, context)


def share_text(event: Event, context: RenderContext) -> str:
    """Return the text a shared link shows; when the event is over, only what still is news."""
    if is_past(event, context.now) and event.status not in DID_NOT_TAKE_PLACE:
        return _sentences("", event, context)
    return summary_line(event, context)


def _status_word(event: Event, context: RenderContext) -> str:
    return context.words.full if event.status is Status.FULL else cancelled_or_postponed(event, context)


def _moved_word(event: Event, context: RenderContext) -> str:
    """Return «Flyttet», where there is a new date to tell of."""
    return context.words.moved if has_new_date(event) else ""


def _in_one_line(*said: str) -> str:
    """Return «Fullt, flyttet» of «Fullt» and «Flyttet»; what is empty is not said."""
    first, *others = [text for text in said if text] or [""]
    return ", ".join((first, *(f"{text[:1].lower()}{text[1:]}" for text in others)))


def _days(span: Span, context: RenderContext) -> str:
    last = last_day(span.ends) if span.ends else span.first_day
    if last <= span.first_day:
        return write_date(span.first_day, context.language)
    return write_days(span.first_day, last, context.language)


def _sentences(standing: str, event: Event, context: RenderContext) -> str:
    date = when_text(event, context)
    first = f"{standing}: {date}" if standing else capitalised(date)
    parts = (part for part in (first, event.summary) if part)
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


# All the text of an event for those who show no table: the programme as paragraphs, in the order it is read


PROGRAMME_HEADING = Markup("<h2>{}</h2>")
DAY_HEADING = Markup("<h3>{}</h3>")
SESSION = Markup("<p><strong>{}</strong> {}</p>")
BREAK = Markup("<br>")


def event_text_html(entry: Entry[Event], context: RenderContext) -> str:
    """Return all an event has of text, the programme in its place, every url absolute."""
    page, language = context.absolute(entry.url_path), entry.content.language.value
    if entry.agenda is None:
        return body_html(entry, context.website, context.absolute, own_page=page)

    def text_html(body: Body) -> str:
        return filled(
            body, entry.content.source, context.website, context.absolute, own_page=page, language=language
        ).strip()

    agenda = entry.agenda
    parts = (part if isinstance(part, str) else text_html(part) for part in _programme_parts(agenda, context))
    return "\n".join(part for part in (text_html(agenda.before), *parts, text_html(agenda.after)) if part)


def _programme_parts(agenda: Agenda, context: RenderContext) -> Iterator[Markup | Body]:
    """Yield the programme piece by piece, its Markdown as bodies."""
    yield PROGRAMME_HEADING.format(agenda.title)
    for part in walk(agenda.grid):
        if isinstance(part, GridDay):
            if part.heading:
                yield DAY_HEADING.format(part.heading)
        elif isinstance(part, GridCell):
            yield _programme_session(part, context)
        else:
            yield agenda.texts.get(part, Body())


def _programme_session(cell: GridCell, context: RenderContext) -> Markup:
    item = cell.item
    if item is None:
        return Markup()
    room = f"{context.words.room}: {item.room}" if item.room else ""
    lines = (line for line in (session_title(cell), *named(item.speakers), room) if line)
    return SESSION.format(item.span.text, BREAK.join(lines))
