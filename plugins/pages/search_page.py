"""`/sok/`: the search, and the ways to look for those who have no script."""

from __future__ import annotations

from dataclasses import replace

from content_types.model import Language
from content_types.url_paths import SEARCH_INDEX
from norwegian.words import words
from outputs.context import RenderContext

from .head import list_head
from .views import Choice, Link, PageView, SearchFormView, SearchView

ADDRESS = "/sok/"
SCRIPT = "/theme/js/search.js"


def search_page(context: RenderContext) -> PageView:
    words = context.words
    view = SearchView(
        title=words.search,
        form=_form(context),
        note=words.search_in_preview if context.settings.preview else "",
        links=(
            Link(text=words.subjects, url=context.href("/emner/")),
            Link(text=words.all_articles, url=context.href("/artikler/")),
            Link(text=words.upcoming_events, url=context.href("/arrangementer/")),
            Link(text=words.past_events, url=context.href("/arrangementer/arkiv/")),
        ),
    )
    head = replace(list_head(context, ADDRESS, view.title), runs_wasm=view.form is not None)
    return PageView(address=ADDRESS, template="search", head=head, view=view)


def has_index(context: RenderContext) -> bool:
    """Return whether anything answers: in preview no index is made, nor of nothing."""
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
