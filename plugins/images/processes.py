"""Work spread over two processes, where there is enough of it to be worth starting them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process, resource_tracker
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import TypeVar

PROCESSES = 2  # each holds a picture in memory
CAN_HOLD_BACK = hasattr(signal, "pthread_sigmask")  # not on Windows

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class WorkerGone(Exception):
    """A process was ended by the system, or could not be started."""


def each(work: Callable[[Task], Answer], jobs: Sequence[Task], *, fewest: int) -> list[Answer]:
    """Return what *work* answers to each of *jobs*, in their order; here when they are fewer than *fewest*.

    *work* and the jobs must be such that another process can be sent them,
    and doing a job twice must do no harm. The processes end with the call,
    however it ends, and with this process.

    Raises:
        KeyboardInterrupt: Ctrl-C reached this process, or one of the others.
    """
    if len(jobs) < fewest:
        return [work(job) for job in jobs]
    try:
        return _spread(work, jobs)
    except WorkerGone:
        return [work(job) for job in jobs]


def _spread(work: Callable[[Task], Answer], jobs: Sequence[Task]) -> list[Answer]:
    # Spawned, as macOS does: the preview has threads, and a copy of a process with threads may hang.
    pool = ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"), initializer=_begin)
    workers: list[BaseProcess] = []
    try:
        with _interrupted_later():
            others = active_children()
            try:
                answers = [pool.submit(work, job) for job in jobs]
            except OSError as error:
                raise WorkerGone from error
            finally:
                workers += [process for process in active_children() if process not in others]
        return [answer.result() for answer in answers]
    except BrokenProcessPool as error:
        _end(pool, workers)
        if any(process.exitcode == -signal.SIGINT for process in workers):
            raise KeyboardInterrupt from None
        raise WorkerGone from error
    finally:
        _end(pool, workers)


def _end(pool: ProcessPoolExecutor, workers: Sequence[BaseProcess]) -> None:
    """End *workers* at once, in the middle of their job."""
    for process in workers:
        process.kill()
    pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupted_later() -> Iterator[None]:
    """Hold Ctrl-C back from this thread, and from what it starts, until the end of the block."""
    if not CAN_HOLD_BACK:
        yield
        return
    resource_tracker.ensure_running()  # it lets Ctrl-C through again when it is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Let this process end at once, and without a traceback: at Ctrl-C, or when its parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if CAN_HOLD_BACK:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait in a thread for the parent to end, and end then: in the middle of a picture nothing else would tell."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
