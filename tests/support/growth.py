"""How the time something takes grows with what it is given: told alike by a slow machine and a busy one."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from time import thread_time
from typing import TypeVar

Given = TypeVar("Given", bound=Sequence[object])

PARTS = 4
NO_TIME = 0.1  # seconds: nobody waits for less, and the clock cannot tell what it grows with
ATTEMPTS = 8  # the shortest of them is what the work takes: all that can disturb it makes it longer


def takes_linear_time(work: Callable[[Given], object], whole: Given) -> bool:
    """Say whether *work* on *whole* takes about as much longer than on a quarter of it as it is longer.

    The quarter is its beginning and its end: what is opened first and closed last is so there too. What is linear
    takes 4 times as long, what is quadratic 16 times; the line is drawn at 8.
    """
    half = len(whole) // PARTS // 2
    part = whole[:half] + whole[-half:]
    short = long = float("inf")
    for _ in range(ATTEMPTS):
        short, long = min(short, _seconds(work, part)), min(long, _seconds(work, whole))
        if long < max(NO_TIME, short * 2 * PARTS):
            return True
    return False


def _seconds(work: Callable[[Given], object], given: Given) -> float:
    """Time *work* with the collector off: what it goes through is all that earlier tests left, not what work made."""
    gc.disable()
    try:
        begun = thread_time()
        work(given)
        return thread_time() - begun
    finally:
        gc.enable()
