"""Work spread over two processes, where there is enough of it to be worth starting them."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread, active_count
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

# What starts processes is loaded where one is started: a check of a few files is over before that.

PROCESSES = 2  # each may hold a picture in memory
TOGETHER = 8  # jobs sent at a time, of those that take no long
CAN_HOLD_BACK = hasattr(signal, "pthread_sigmask")  # not on Windows

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class WorkerGone(Exception):
    """A process was ended by the system, or could not be started."""


def each(
    work: Callable[[Task], Answer],
    jobs: Sequence[Task],
    *,
    fewest: int,
    along: Callable[[Iterator[Answer]], Iterable[Answer]] = iter,
) -> list[Answer]:
    """Return what *work* answers to each of *jobs*, in their order; here when they are fewer than *fewest*.

    *work* and the jobs must be such that another process can be sent them,
    and doing a job twice must do no harm. The answers go through *along* as
    they come, for who tells how far the work has come. The processes end with the call,
    however it ends, and with this process.

    Raises:
        KeyboardInterrupt: Ctrl-C reached this process, or one of the others.
    """
    if len(jobs) < fewest:
        return list(along(map(work, jobs)))
    try:
        with _spread(work, jobs, together=1) as answers:
            return list(along(answers))
    except WorkerGone:
        return list(along(map(work, jobs)))


@contextmanager
def beside(work: Callable[[Task], Answer], jobs: Sequence[Task], *, fewest: int) -> Iterator[Iterator[Answer]]:
    """Begin with *jobs* in copies of this process, and give what *work* answers, in their order.

    Meanwhile this process may do something else. *work* may be anything: only
    the jobs, several at a time, and the answers are sent. Where there can be
    no copies, or the jobs are fewer than *fewest*, each is done here when its
    answer is asked for.

    Raises:
        WorkerGone: as an answer is asked for.
        KeyboardInterrupt: the same; Ctrl-C reached this process, or one of the others.
    """
    if len(jobs) < fewest or not _can_be_copied():
        yield map(work, jobs)
        return
    with _spread(work, jobs, together=TOGETHER) as answers:
        yield answers


def _can_be_copied() -> bool:
    """Tell whether a process may be a copy of this one, which costs next to nothing.

    Not in the preview: a copy of a process with threads may hang. Nor on macOS,
    whose own libraries forbid it, or on Windows.
    """
    return sys.platform == "linux" and active_count() == 1


@contextmanager
def _spread(work: Callable[[Task], Answer], jobs: Sequence[Task], *, together: int) -> Iterator[Iterator[Answer]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    is_copy = _can_be_copied()
    context = get_context("fork" if is_copy else "spawn")
    pool = ProcessPoolExecutor(PROCESSES, mp_context=context, initializer=_begin, initargs=(work,))
    workers: list[BaseProcess] = []
    try:
        with _interrupted_later(by_tracker=not is_copy):
            others = active_children()
            try:
                answers = pool.map(_do, jobs, chunksize=together)
            except OSError as error:  # no process can be started
                raise WorkerGone from error
            finally:
                workers += [process for process in active_children() if process not in others]
        yield _heard(answers, pool, workers)
    finally:
        _end(pool, workers)


def _heard(answers: Iterable[Answer], pool: ProcessPoolExecutor, workers: Sequence[BaseProcess]) -> Iterator[Answer]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield from answers
    except BrokenProcessPool as error:
        _end(pool, workers)
        if any(process.exitcode == -signal.SIGINT for process in workers):
            raise KeyboardInterrupt from None
        raise WorkerGone from error


def _end(pool: ProcessPoolExecutor, workers: Sequence[BaseProcess]) -> None:
    """End *workers* at once, in the middle of their job."""
    for process in workers:
        process.kill()
    pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupted_later(*, by_tracker: bool) -> Iterator[None]:
    """Hold Ctrl-C back from this thread, and from what it starts, until the end of the block."""
    if not CAN_HOLD_BACK:
        yield
        return
    if by_tracker:
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # it lets Ctrl-C through again when it is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# In the other process

_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    """Let this process do *work*, and end at once, without a traceback: at Ctrl-C, or when its parent ends."""
    global _work
    _work = work
    gc.freeze()  # what the parent has made stays, and need not be looked through
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if CAN_HOLD_BACK:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_end_with_parent, daemon=True).start()


def _do(job: Any) -> Any:  # noqa: ANN401 – whatever the work takes and answers
    return _work(job)


def _end_with_parent() -> None:
    """Wait in a thread for the parent to end, and end then: in the middle of a picture nothing else would tell."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
