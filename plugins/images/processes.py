"""Work spread over two processes, where there is enough of it to be worth starting them."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

PROCESSES = 2  # each holds a picture in memory

Job = TypeVar("Job")
Answer = TypeVar("Answer")


def each(work: Callable[[Job], Answer], jobs: Sequence[Job], *, fewest: int) -> list[Answer]:
    """Return what *work* answers to each of *jobs*, in their order; here when they are fewer than *fewest*.

    *work* and the jobs must be such that another process can be sent them,
    and doing a job twice must do no harm.
    """
    if len(jobs) < fewest:
        return [work(job) for job in jobs]
    try:
        # Spawned, as macOS does: the preview has threads, and a copy of a process with threads may hang.
        with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"), initializer=_leave_to_parent) as pool:
            return list(pool.map(work, jobs))
    except BrokenProcessPool:  # the system ended one, or lets none be started
        return [work(job) for job in jobs]


def _leave_to_parent() -> None:
    """Let Ctrl-C be answered once, by the process that waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
