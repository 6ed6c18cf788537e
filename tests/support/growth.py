"""How the time something takes grows with what it is given: told alike by a slow machine and a busy one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import thread_time
from typing import TypeVar

Given = TypeVar("Given", bound=Sequence[object])

PARTS = 4
NO_TIME = 0.1  # seconds: nobody waits for less, and the clock cannot tell what it grows with
ATTEMPTS = 3  # a machine that turns to something else does so once


def takes_linear_time(work: Callable[[Given], object], whole: Given) -> bool:
    """Say whether *work* on *whole* takes about as much longer than on a quarter of it as it is longer.

    The quarter is its beginning and its end: what is opened first and closed last is so there too. What is linear
    takes 4 times as long, what is quadratic 16 times; the line is drawn at 8.
    """
    half = len(whole) // PARTS // 2
    part = whole[:half] + whole[-half:]
    return any(_growth(work, part, whole) < 2 * PARTS for _ in range(ATTEMPTS))


def _growth(work: Callable[[Given], object], part: Given, whole: Given) -> float:
    short, long = _seconds(work, part), _seconds(work, whole)
    return 0 if long < NO_TIME else long / short


def _seconds(work: Callable[[Given], object], given: Given) -> float:
    begun = thread_time()
    work(given)
    return thread_time() - begun
