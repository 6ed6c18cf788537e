"""Pages as HTML: a function of the theme and of what each page is."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FunctionLoader
from jinja2.bccache import Bucket

from norwegian.typography import soft_hyphens, title_size
from norwegian.words import WORDS
from outputs.context import RenderContext
from pages.site import site_of
from pages.views import Page
from website.memory import Memory

from .stylesheet import StyleSheet, read_stylesheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The theme, read once for each build."""

    templates: Mapping[str, str]  # by name
    style: StyleSheet


# What Jinja has compiled lies in the environments, which are kept until a template changes: the next build needs it too.
_COMPILED = Memory()


def read_theme(folder: Path, href: str) -> Theme:
    """Return the theme in *folder*, whose files are published at *href*."""
    templates = folder / "templates"
    return Theme(
        templates={
            path.relative_to(templates).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(templates.rglob("*.html"))
        },
        style=read_stylesheet(folder / "static" / "css", href),
    )


class Renderer:
    """Writes pages with the templates of a theme, and no others; *options* are Jinja's own."""

    def __init__(self, options: Mapping[str, Any], theme: Theme) -> None:
        self._theme = theme
        # A preview asks for the same templates after each save.
        self._environments = _COMPILED.recall(None, (theme.templates, options), _environments)

    def compile(self) -> None:
        """Compile every template, so that copies of this process find them compiled."""
        for name in self._theme.templates:
            self._environments["nb"].get_template(name)

    def html(self, page: Page, context: RenderContext) -> str:
        """Return *page* with its style in it, made of these values and nothing else."""
        template = self._environments[page.head.language].get_template(f"{page.template}.html")
        return self._theme.style.inlined(template.render(site=site_of(page, context), head=page.head, view=page.view))


def _environments(templates: Mapping[str, str], options: Mapping[str, Any]) -> dict[str, Environment]:
    """Return an environment with *templates* for each language, and the words of that language.

    They are the environment's, not the page's: so Jinja makes the macros of a
    component once, and not for every page.
    """
    loader, compiled = FunctionLoader(templates.get), _Compiled()
    environment = _Environment(**options)
    environment.filters["soft_hyphens"] = soft_hyphens
    environment.filters["title_size"] = title_size
    own: dict[str, Environment] = {}
    for language, said in WORDS.items():
        own[language] = environment.overlay(loader=loader, bytecode_cache=compiled)
        own[language].globals = {"language": language, "words": said}
    return own


class _Environment(Environment):
    """Gives templates what they all know as one dict: Jinja's own chain of two is searched anew for each import."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


class _Compiled(BytecodeCache):
    """Templates compiled once for all languages."""

    def __init__(self) -> None:
        self._codes: dict[str, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.code
