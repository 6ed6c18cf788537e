"""Work spread over two processes, where there is enough of it to be worth starting them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import TypeVar

PROCESSES = 2  # each holds a picture in memory
CAN_HOLD_BACK = hasattr(signal, "pthread_sigmask")  # not on Windows

Job = TypeVar("Job")
Answer = TypeVar("Answer")


class WorkerGone(Exception):
    """A process was ended by the system, or could not be started."""


def each(work: Callable[[Job], Answer], jobs: Sequence[Job], *, fewest: int) -> list[Answer]:
    """Return what *work* answers to each of *jobs*, in their order; here when they are fewer than *fewest*.

    *work* and the jobs must be such that another process can be sent them,
    and doing a job twice must do no harm. The processes end with the call,
    however it ends, and with this process.
    """
    if len(jobs) < fewest:
        return [work(job) for job in jobs]
    try:
        with _workers(work) as workers:
            return _spread(jobs, workers)
    except WorkerGone:
        return [work(job) for job in jobs]


@contextmanager
def _workers(work: Callable[[Job], Answer]) -> Iterator[dict[Connection, BaseProcess]]:
    """Give processes that do *work*, each at the other end of a pipe; they are ended without a wait for their job."""
    workers: dict[Connection, BaseProcess] = {}
    try:
        with _interrupted_later():
            for _ in range(PROCESSES):
                pipe, process = _started(work)
                workers[pipe] = process
        yield workers
    finally:
        for process in workers.values():
            process.kill()
        for pipe, process in workers.items():
            process.join()
            pipe.close()


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


def _started(work: Callable[[Job], Answer]) -> tuple[Connection, BaseProcess]:
    # Spawned, as macOS does: the preview has threads, and a copy of a process with threads may hang.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(work, theirs), daemon=True)
    try:
        process.start()
    except OSError as error:
        ours.close()
        raise WorkerGone from error
    finally:
        theirs.close()
    return ours, process


def _spread(jobs: Sequence[Job], workers: dict[Connection, BaseProcess]) -> list[Answer]:
    """Return the answers of *workers* to *jobs*; who has answered is given the next."""
    answers: dict[int, Answer] = {}
    waiting = iter(enumerate(jobs))
    busy: dict[Connection, int] = {}
    free = list(workers)
    while True:
        for pipe, (number, job) in zip(free, waiting):
            with _held(workers[pipe]):
                pipe.send(job)
            busy[pipe] = number
        if not busy:
            return [answers[number] for number in range(len(jobs))]
        free = wait(list(busy))
        for pipe in free:
            with _held(workers[pipe]):
                is_answer, answer = pipe.recv()
            if not is_answer:
                raise answer
            answers[busy.pop(pipe)] = answer


@contextmanager
def _held(process: BaseProcess) -> Iterator[None]:
    """Tell why the pipe to *process* has closed, if it has.

    Raises:
        KeyboardInterrupt: Ctrl-C reached the process.
        WorkerGone: something else ended it.
    """
    try:
        yield
    except (EOFError, ConnectionError) as error:
        process.join()
        if process.exitcode == -signal.SIGINT:
            raise KeyboardInterrupt from error
        raise WorkerGone from error


def _answer(work: Callable[[Job], Answer], pipe: Connection) -> None:
    """Do each job that comes, until there is nobody to answer."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ended at once, and without a word
    if CAN_HOLD_BACK:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, ConnectionError):
        while True:
            job = pipe.recv()
            try:
                answer = True, work(job)
            except Exception as error:
                answer = False, error
            pipe.send(answer)


def _end_with_parent() -> None:
    """Wait for the parent to end, which nobody hears of in the middle of a picture, and end too."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
