"""Work shared out to processes comes back whole, and faults as they would here."""

from __future__ import annotations

import os

import pytest
from briefing_archive.forked import processors, shared_out
from briefing_archive.problems import InputError


@pytest.mark.parametrize("jobs", [1, 2, 5, 50])
def test_every_item_comes_back_once(jobs: int) -> None:
    assert sorted(shared_out(lambda number: number * number, range(20), jobs)) == [(n, n * n) for n in range(20)]


def test_the_work_is_done_elsewhere() -> None:
    assert os.getpid() not in {process for _, process in shared_out(lambda _: os.getpid(), range(4), 2)}
    assert processors() > 0


def _refuse(number: int) -> int:
    if number == 3:
        raise InputError("three is no number", "take four", place="numbers:3", status=1)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_what_was_given_is_told_as_ever(jobs: int) -> None:
    with pytest.raises(InputError, match="numbers:3: three is no number\n    mend: take four") as told:
        list(shared_out(_refuse, range(6), jobs))
    assert told.value.status == 1


def test_a_worker_that_breaks_down_is_told_of() -> None:
    with pytest.raises(InputError, match="a worker process ended early"):
        list(shared_out(lambda number: os._exit(number), range(1, 4), 2))
