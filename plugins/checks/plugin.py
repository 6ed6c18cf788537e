"""Stops a build with mistakes between reading and writing, when everything is known and nothing is made."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from manuscript.problem import in_file_order

from .report import write


def stop_for_errors(generators: Iterable[Generator]) -> None:
    """Print what was found, and end the build if any of it is an error.

    Raises:
        SystemExit: with 1; Pelican lets it through without a traceback.
    """
    problems = in_file_order(problem for generator in generators for problem in getattr(generator, "problems", ()))
    if problems:
        print(write(problems, "text"), file=sys.stderr)
    if any(problem.is_error for problem in problems):
        print("Nettstedet er ikke bygget. Det som lå der fra før, er urørt.", file=sys.stderr)
        raise SystemExit(1)


def register() -> None:
    """Connect the receiver; Pelican calls this once."""
    signals.all_generators_finalized.connect(stop_for_errors)
