"""Templates whose macros are made once, not once for every page and every place that imports them.

A component is imported with what the page knows, since it needs the words of
the page's language; most mention nothing else of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.meta import find_referenced_templates, find_undeclared_variables

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
        found, waiting, seen = set(), [self.name], set()
        while waiting:
            name = waiting.pop()
            if name is None:
                raise ValueError(f"{self.name}: which template is imported must stand there as it is")
            if name not in seen:
                seen.add(name)
                names, others = _names_in(
                    self.environment, self.environment.loader.get_source(self.environment, name)[0]
                )
                found |= names
                waiting += others
        return tuple(sorted(found))


@lru_cache(maxsize=256)
def _names_in(environment: Environment, source: str) -> tuple[frozenset[str], tuple[str | None, ...]]:
    """Return the names *source* takes from outside, and the templates it refers to."""
    syntax = environment.parse(source)
    return frozenset(find_undeclared_variables(syntax)), tuple(find_referenced_templates(syntax))


def _are_the_same(values: list[object], others: list[object]) -> bool:
    """Tell whether they are the same objects: nothing that may change is taken for what it was."""
    return len(values) == len(others) and all(one is other for one, other in zip(values, others))
