"""Pages as HTML: a function of the theme and of what each page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, Template
from jinja2.environment import TemplateModule
from jinja2.meta import find_referenced_templates, find_undeclared_variables

from norwegian.words import words
from outputs.context import RenderContext
from pages.site import site_of
from pages.views import PageView
from website.memory import Memory

from .stylesheet import StyleSheet, read_stylesheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The theme, read once for each build. A page is remembered together with the theme it was made in."""

    templates: Mapping[str, str]  # by name
    style: StyleSheet


def read_theme(folder: Path, context: RenderContext) -> Theme:
    """Return the theme in *folder*."""
    place = folder / "templates"
    return Theme(
        templates={
            path.relative_to(place).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(place.rglob("*.html"))
        },
        style=read_stylesheet(folder / "static" / "css", context.href("/theme/")),
    )


class Renderer:
    """Writes pages with Pelican's environment, and with templates that are the site's own.

    Pelican would also look for templates in a theme of its own.
    """

    def __init__(self, environment: Environment, theme: Theme, memory: Memory) -> None:
        memory.begin()
        self._theme = theme
        self._memory = memory
        # What Jinja has compiled lies in the environment, which is kept until a template changes.
        self._environment = memory.recall(None, (theme.templates,), lambda templates: _own(environment, templates))

    def html(self, page: PageView, context: RenderContext) -> str:
        """Return *page* with its style in it, made of these values and nothing of Pelican's own context."""
        shown = replace(page, card=None)  # the card is a file beside the page
        return self._memory.recall(page.url_path, (shown, site_of(page, context), self._theme), self._render)

    def _render(self, page: PageView, site: object, theme: Theme) -> str:
        template = self._environment.get_template(f"{page.template}.html")
        html = template.render(site=site, head=page.head, words=words(page.head.language), view=page.view)
        return theme.style.inlined(html)


def _own(environment: Environment, templates: Mapping[str, str]) -> Environment:
    """Return *environment* with *templates* and no others."""
    environment.template_class = Component
    environment.loader = FunctionLoader(templates.get)
    return environment


# Templates whose macros are made once, not once for every page and every place that imports them.
#
# A component is imported with what the page knows, since it needs the words of the page's language;
# most mention nothing else of it.


NOT_THERE = object()


class Component(Template):
    """A template that is run anew, where it is imported, only when something it mentions is another."""

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        given = {**(vars or {}), **(locals or {})}
        values = [given.get(name, NOT_THERE) for name in self._mentions]
        last, module = self.__dict__.get("_last", ((), None))
        if module is None or not _are_the_same(values, last):
            module = super().make_module(vars, shared, locals)
            self._last = values, module
        return module

    @cached_property
    def _mentions(self) -> tuple[str, ...]:
        """The names this template, and those it imports, take from where they are imported."""
        templates = self.environment.loader
        if templates is None:
            raise ValueError(f"{self.name}: its environment has no templates")
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [self.name]
        while waiting:
            name = waiting.pop()
            if name is None:
                raise ValueError(f"{self.name}: which template is imported must stand there as it is")
            if name not in seen:
                seen.add(name)
                names, others = _names_in(self.environment, templates.get_source(self.environment, name)[0])
                found |= names
                waiting += others
        return tuple(sorted(found))


@lru_cache(maxsize=256)
def _names_in(environment: Environment, source: str) -> tuple[frozenset[str], tuple[str | None, ...]]:
    """Return the names *source* takes from outside, and the templates it refers to."""
    syntax = environment.parse(source)
    return frozenset(find_undeclared_variables(syntax)), tuple(find_referenced_templates(syntax))


def _are_the_same(values: list[object], others: list[object]) -> bool:
    """Tell whether they are the same objects. Equal ones are not enough, for they may have changed since."""
    return len(values) == len(others) and all(one is other for one, other in zip(values, others))
