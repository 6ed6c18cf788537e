from __future__ import annotations

import gc

import pytest

from growth import takes_linear_time

WHOLE = range(4500)


def pairs(given):
    for _ in given:
        for _ in given:
            pass


def list_of_many(given):
    return [[each] for _ in range(100) for each in given]


@pytest.mark.parametrize(("work", "linear"), [(pairs, False), (list_of_many, True)])
def test_what_is_quadratic_is_told_from_what_is_linear(work, linear):
    assert takes_linear_time(work, list(WHOLE)) is linear


def test_garbage_of_others_is_not_gone_through_while_the_work_is_timed():
    enabled = []
    takes_linear_time(lambda _: enabled.append(gc.isenabled()), list(WHOLE))
    assert (set(enabled), gc.isenabled()) == ({False}, True)
