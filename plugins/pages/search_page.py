"""`/sok/`: the search, and the ways to look for those who have no script."""

from __future__ import annotations

from dataclasses import dataclass, replace

from content_types.model import Language
from content_types.url_paths import ARCHIVE_PATH, ARTICLES_PATH, EVENTS_PATH, SEARCH_INDEX, SEARCH_PATH, SUBJECTS_PATH
from norwegian.words import words
from outputs.context import RenderContext
from outputs.head import list_head

from .views import Link, Page

SCRIPT = "/theme/js/search.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to narrow a search to."""

    value: str  # in the address of a search
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFormView:
    """The form, and what its script needs to answer."""

    index_url: str  # the folder of the index
    home_url: str  # what the addresses in the index begin at
    script_url: str
    subjects: tuple[Choice, ...]
    languages: tuple[Choice, ...]  # that a page may be in, besides the site's own


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """`/sok/`: the search, and the ways to look without it."""

    title: str
    form: SearchFormView | None  # None: there is no index here
    note: str  # why there is no form; empty: nothing to say
    links: tuple[Link, ...]


def search_page(context: RenderContext) -> Page:
    words = context.words
    view = SearchView(
        title=words.search,
        form=_form(context),
        note=words.search_in_preview if context.settings.preview else "",
        links=(
            Link(text=words.subjects, url=context.href(SUBJECTS_PATH)),
            Link(text=words.all_articles, url=context.href(ARTICLES_PATH)),
            Link(text=words.upcoming_events, url=context.href(EVENTS_PATH)),
            Link(text=words.past_events, url=context.href(ARCHIVE_PATH)),
        ),
    )
    head = replace(list_head(context, SEARCH_PATH, view.title), runs_wasm=view.form is not None)
    return Page(url_path=SEARCH_PATH, template="search", head=head, view=view)


def has_index(context: RenderContext) -> bool:
    """Tell whether there is an index to search: none is made in preview, nor for a site without content."""
    website = context.website
    return not context.settings.preview and bool(website.articles or website.events or website.pages)


def _form(context: RenderContext) -> SearchFormView | None:
    """Return the form, or None where nothing would answer."""
    if not has_index(context):
        return None
    return SearchFormView(
        index_url=context.href(SEARCH_INDEX),
        home_url=context.href("/"),
        script_url=context.href(SCRIPT),
        subjects=tuple(Choice(value=subject.slug, text=subject.name) for subject in context.website.subjects),
        languages=tuple(
            Choice(value=language.value, text=words(language.value).language_name)
            for language in Language
            if language is not Language.BOKMAL
        ),
    )
