"""Pages as HTML: a function of the theme and of what each page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FunctionLoader

from norwegian.words import words
from pages.every_page import site_of
from pages.frame import Frame
from pages.views import PageView
from website.memory import Memory

from .components import Component
from .stylesheet import StyleSheet, read_stylesheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The theme as it is read once for a build: what is remembered of a page is remembered with it."""

    templates: Mapping[str, str]  # by name
    style: StyleSheet


def read_theme(folder: Path, frame: Frame) -> Theme:
    """Return the theme in *folder*."""
    place = folder / "templates"
    return Theme(
        templates={
            path.relative_to(place).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(place.rglob("*.html"))
        },
        style=read_stylesheet(folder / "static" / "css", frame.href("/theme/")),
    )


class Renderer:
    """Writes pages with Pelican's environment, and with templates that are the site's own.

    Pelican would also look in a theme it brings along, without a word.
    """

    def __init__(self, environment: Environment, theme: Theme, memory: Memory) -> None:
        memory.begin()
        self._theme = theme
        self._memory = memory
        # What Jinja has made of the templates lies in the environment: it serves until one of them is another.
        self._environment = memory.recall(None, (theme.templates,), lambda templates: _own(environment, templates))

    def html(self, page: PageView, frame: Frame) -> str:
        """Return *page* with its style in it. Nothing of Pelican's own context: it is a function of these values."""
        shown = replace(page, card=None)  # the card is a file beside the page
        return self._memory.recall(page.address, (shown, site_of(page, frame), self._theme), self._render)

    def _render(self, page: PageView, site: object, theme: Theme) -> str:
        template = self._environment.get_template(f"{page.template}.html")
        html = template.render(site=site, head=page.head, words=words(page.head.language), view=page.view)
        return theme.style.inlined(html)


def _own(environment: Environment, templates: Mapping[str, str]) -> Environment:
    """Return *environment* with *templates* and no others."""
    environment.template_class = Component
    environment.loader = FunctionLoader(templates.get)
    return environment
