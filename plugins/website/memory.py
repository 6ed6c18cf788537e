"""What was made last time, so that a preview makes anew only what is made of something else."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memory:
    """What was made, by name, each with all it was made of.

    Only what the last two rounds asked for is kept, so it grows no larger
    than the publication.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    def recall(self, name: Hashable, ingredients: tuple[Any, ...], make: Callable[..., Made]) -> Made:
        """Return what *make* makes of *ingredients*: what it made before, if they are equal to those it had then.

        What is returned is shared by those who ask, and nobody may change it.
        """
        kept = self._now.get(name) or self._last.get(name)
        if kept is None or kept[0] != ingredients:
            kept = ingredients, make(*ingredients)
        self._now[name] = kept
        return kept[1]

    def begin(self) -> None:
        """Begin a new round: what the last one did not ask for is forgotten."""
        self._last, self._now = self._now, {}


class _Nothing(Memory):
    """What a process that builds once remembers."""

    def recall(self, name: Hashable, ingredients: tuple[Any, ...], make: Callable[..., Made]) -> Made:
        return make(*ingredients)


NOTHING = _Nothing()
