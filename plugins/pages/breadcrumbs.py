"""The way to a page from the front page, for visitors and for search engines (schema.org/BreadcrumbList).

It is read from the address: every section above the page that has a page of
its own is a step. A new section is a line in ``_sections``.
"""

from __future__ import annotations

from collections.abc import Mapping

from .frame import Frame
from .script_data import SCHEMA, in_script
from .views import Link, PageView

FEWEST = 3  # with nothing between the front page and this one the menu says it all

Step = tuple[str, str]  # name, site path


def breadcrumbs(page: PageView, frame: Frame) -> tuple[Link, ...]:
    """Return the steps down to *page*, which itself is not among them; none when there is nothing between."""
    return tuple(Link(text=name, url=frame.href(path)) for name, path in _steps(page, frame)[:-1])


def breadcrumbs_json_ld(page: PageView, frame: Frame) -> str:
    """Return the steps, the page itself the last, as JSON that is safe inside a ``script`` element; empty when there are none."""
    steps = _steps(page, frame)
    if not steps:
        return ""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": frame.absolute(path)}
        for position, (name, path) in enumerate(steps, start=1)
    ]
    return in_script({"@context": SCHEMA, "@type": "BreadcrumbList", "itemListElement": items})


def _steps(page: PageView, frame: Frame) -> list[Step]:
    if not page.head.canonical:
        return []
    sections = _sections(frame)
    above = [path for path in _folders_above(page.address) if path in sections]
    steps = [*((sections[path], path) for path in above), (page.head.title, page.address)]
    return steps if len(steps) >= FEWEST else []


def _sections(frame: Frame) -> Mapping[str, str]:
    words = frame.words
    return {
        "/": words.home,
        "/artikler/": words.articles,
        "/arrangementer/": words.events,
        "/arrangementer/arkiv/": words.past_events,
        "/emner/": words.subjects,
        "/serier/": words.series_list,
        **{named.address: named.name for named in (*frame.website.subjects, *frame.website.series)},
    }


def _folders_above(address: str) -> list[str]:
    """Return «/» and «/emner/» for «/emner/mat/»."""
    names = address.strip("/").split("/")
    return ["/", *("/" + "/".join(names[:depth]) + "/" for depth in range(1, len(names)))]
