"""What a list line of an editor becomes: a list on a page, and a link for those who read it elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from content_types.list_lines import ListKind, ListQuery
from norwegian.letters import slugify
from norwegian.words import Words
from outputs.context import RenderContext
from website.model import Entry, Website

from .listing import article_list, past_list, upcoming_list
from .views import Link, ListView

BUILDERS = {ListKind.UPCOMING: upcoming_list, ListKind.PAST: past_list, ListKind.ARTICLES: article_list}
PAGES = {ListKind.UPCOMING: "/arrangementer/", ListKind.PAST: "/arrangementer/arkiv/", ListKind.ARTICLES: "/artikler/"}


def answer(query: ListQuery, asking: Entry, context: RenderContext) -> ListView:
    """Return the list *query* asks for; the page that asks is not on it."""
    entries = [entry for entry in _asked_for(query, context.website) if entry.url_path != asking.url_path]
    build = BUILDERS[query.kind]
    return build(entries, context, room=query.count, about=_about(query, context.words), way_on=_way_on(query, context))


def title(query: ListQuery, words: Words) -> str:
    """Return «Kommende arrangementer om helsepark»."""
    names = {
        ListKind.UPCOMING: words.upcoming_events,
        ListKind.PAST: words.past_events,
        ListKind.ARTICLES: words.newest_articles,
    }
    return f"{names[query.kind]}{_about(query, words)}"


def list_page(query: ListQuery, website: Website) -> str:
    """Return the site path of the page that lists the same, or more."""
    subject = website.subject(query.subject.slug) if query.subject else None
    series = next((each for each in website.series if query.series and each.slug == query.series.slug), None)
    narrowest = series or subject
    return narrowest.url_path if narrowest else PAGES[query.kind]


def _asked_for(query: ListQuery, website: Website) -> Sequence[Entry]:
    entries: Sequence[Entry] = website.articles if query.kind is ListKind.ARTICLES else website.events
    if query.subject:
        entries = [entry for entry in entries if query.subject.slug in map(slugify, entry.content.subjects)]
    if query.series:
        entries = [entry for entry in entries if slugify(entry.content.series) == query.series.slug]
    return entries


def _about(query: ListQuery, words: Words) -> str:
    subject = words.about_subject.format(subject=query.subject.name) if query.subject else ""
    series = words.in_series.format(series=query.series.name) if query.series else ""
    return "".join(f" {part}" for part in (subject, series) if part)


def _way_on(query: ListQuery, context: RenderContext) -> Link:
    """Return where to look when the list is empty."""
    words = context.words
    if query.kind is ListKind.ARTICLES:
        return Link(text=words.all_articles, url=context.href("/artikler/"))
    if query.kind is ListKind.PAST or query.subject or query.series:
        return Link(text=words.all_events, url=context.href("/arrangementer/"))
    return Link(text=words.past_events, url=context.href("/arrangementer/arkiv/"))
