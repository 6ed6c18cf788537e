"""Pages as HTML: a function of the theme and of what each page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, FunctionLoader
from jinja2.bccache import Bucket

from norwegian.words import WORDS
from outputs.context import RenderContext
from pages.site import site_of
from pages.views import Page
from website.memory import Memory

from .stylesheet import StyleSheet, read_stylesheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The theme, read once for each build. A page is remembered together with the theme it was made in."""

    templates: Mapping[str, str]  # by name
    style: StyleSheet


# What Jinja has compiled lies in the environments, which are kept until a template changes: the next build needs it too.
_COMPILED = Memory()


def read_theme(folder: Path, context: RenderContext) -> Theme:
    """Return the theme in *folder*."""
    templates = folder / "templates"
    return Theme(
        templates={
            path.relative_to(templates).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(templates.rglob("*.html"))
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
        self._environments = _COMPILED.recall(None, (theme.templates,), lambda templates: _own(environment, templates))

    def html(self, page: Page, context: RenderContext) -> str:
        """Return *page* with its style in it, made of these values and nothing of Pelican's own context."""
        shown = replace(page, card=None)  # the card is a file beside the page
        return self._memory.recall(page.url_path, (shown, site_of(page, context), self._theme), self._render)

    def _render(self, page: Page, site: object, theme: Theme) -> str:
        template = self._environments[page.head.language].get_template(f"{page.template}.html")
        return theme.style.inlined(template.render(site=site, head=page.head, view=page.view))


def _own(environment: Environment, templates: Mapping[str, str]) -> dict[str, Environment]:
    """Return, for each language, *environment* with *templates* and no others, and the words of that language.

    They are the environment's, not the page's: so Jinja makes the macros of a
    component once, and not for every page.
    """
    loader, compiled = FunctionLoader(templates.get), _Compiled()
    own = {}
    for language, said in WORDS.items():
        own[language] = environment.overlay(loader=loader, bytecode_cache=compiled)
        own[language].globals = {"language": language, "words": said}
    return own


class _Compiled(BytecodeCache):
    """Templates compiled once for all languages."""

    def __init__(self) -> None:
        self._codes: dict[str, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.code
