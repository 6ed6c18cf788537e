"""What every page shows of the site around it: the menus, and the way to the page from the front page.

It is read from the address: every section above the page that has a page of its own is a step. A
new section is a line in ``_sections``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from norwegian.words import words
from outputs.context import RenderContext
from outputs.structured_data import SCHEMA, in_script
from website.model import Entry
from website.related import version_for

from .edition_page import ADDRESS as EDITION
from .search_page import ADDRESS as SEARCH
from .views import Link, MenuLink, PageView

# The menus of every page: sections and fixed pages, each page in the reader's language where it is in it.


def menu(address: str, context: RenderContext) -> tuple[MenuLink, ...]:
    """Return the ways at the top of the page at *address*."""
    named = context.words
    sections = [("/arrangementer/", named.events), ("/artikler/", named.articles), ("/emner/", named.subjects)]
    fixed = (entry for entry in context.website.pages if entry.content.menu is not None)
    return (
        *(_section_link(path, text, address, context) for path, text in sections),
        *(_page_link(entry, address, context) for entry in _one_of_each(fixed, context)),
        _section_link(SEARCH, named.search, address, context),
    )


def footer(address: str, context: RenderContext) -> tuple[MenuLink, ...]:
    """Return the ways at the end of the page at *address*."""
    return (
        *(_page_link(entry, address, context) for entry in _one_of_each(context.website.pages, context)),
        _section_link("/abonner/", context.words.subscribe, address, context),
        _section_link(EDITION, context.words.edition, address, context),
        *_declaration(context),
    )


def _declaration(context: RenderContext) -> tuple[MenuLink, ...]:
    """Return the way to the official declaration, where the owners have given its address."""
    url = context.settings.declaration
    return (MenuLink(text=context.words.accessibility_statement, url=url),) if url else ()


def _one_of_each(pages: Iterable[Entry], context: RenderContext) -> Iterator[Entry]:
    """Yield one version of each page, where the first of its versions stands."""
    shown = set()
    for entry in pages:
        version = version_for(entry, context.website, context.language)
        if version.url_path not in shown:
            shown.add(version.url_path)
            yield version


def _section_link(path: str, text: str, address: str, context: RenderContext) -> MenuLink:
    return MenuLink(text=text, url=context.href(path), is_current=address.startswith(path))


def _page_link(entry: Entry, address: str, context: RenderContext) -> MenuLink:
    language = entry.content.language.value
    is_foreign = language != context.language
    return MenuLink(
        text=entry.content.title,
        url=context.href(entry.url_path),
        is_current=address.startswith(entry.url_path),
        language=language if is_foreign else "",
        language_name=words(language).language_name if is_foreign else "",
    )


# The way to a page from the front page, for visitors and for search engines (schema.org/BreadcrumbList).


FEWEST = 3  # with nothing between the front page and this one the menu says it all

Step = tuple[str, str]  # name, site path


def breadcrumbs(page: PageView, context: RenderContext) -> tuple[Link, ...]:
    """Return the steps down to *page*, which itself is not among them; none when there is nothing between."""
    return tuple(Link(text=name, url=context.href(path)) for name, path in _breadcrumb_steps(page, context)[:-1])


def breadcrumbs_json_ld(page: PageView, context: RenderContext) -> str:
    """Return the steps, the page itself the last, as JSON that is safe inside a ``script`` element; empty when there are none."""
    steps = _breadcrumb_steps(page, context)
    if not steps:
        return ""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": context.absolute(path)}
        for position, (name, path) in enumerate(steps, start=1)
    ]
    return in_script({"@context": SCHEMA, "@type": "BreadcrumbList", "itemListElement": items})


def _breadcrumb_steps(page: PageView, context: RenderContext) -> list[Step]:
    if not page.head.canonical:
        return []
    sections = _sections(context)
    above = [path for path in _folders_above(page.address) if path in sections]
    steps = [*((sections[path], path) for path in above), (page.head.title, page.address)]
    return steps if len(steps) >= FEWEST else []


def _sections(context: RenderContext) -> Mapping[str, str]:
    words = context.words
    return {
        "/": words.home,
        "/artikler/": words.articles,
        "/arrangementer/": words.events,
        "/arrangementer/arkiv/": words.past_events,
        "/emner/": words.subjects,
        "/serier/": words.series_list,
        **{subject.url_path: subject.name for subject in context.website.subjects},
        **{series.url_path: series.name for series in context.website.series},
    }


def _folders_above(address: str) -> list[str]:
    """Return «/» and «/emner/» for «/emner/mat/»."""
    names = address.strip("/").split("/")
    return ["/", *("/" + "/".join(names[:depth]) + "/" for depth in range(1, len(names)))]
