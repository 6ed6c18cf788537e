"""How far long work has come: a bar where somebody looks on. Elsewhere the line that says what is done is enough."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console

Answer = TypeVar("Answer")  # the parts of the bar are loaded where there is one
Tell = Callable[[str], None]


def tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def with_bar(answers: Iterable[Answer], *, total: int, console: Console | None = None) -> Iterator[Answer]:
    """Yield *answers* as they come, and show how many of *total* have come and how long the rest will take."""
    console = console or Console(stderr=True)
    if not console.is_terminal or not total:
        yield from answers
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("igjen"))
    # Drawn when there is something new, and not by a thread: a process with threads cannot be copied.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=total)
        progress.refresh()
        for answer in answers:
            progress.update(task, advance=1, refresh=True)
            yield answer
