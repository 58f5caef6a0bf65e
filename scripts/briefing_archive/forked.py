"""Work shared out to forked processes, which have everything of this one at hand."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

from briefing_archive.problems import InputError

T = TypeVar("T")
R = TypeVar("R")


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared_out(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[tuple[T, R]]:
    """Every item with what `work` makes of it, in no order that may be relied on.

    With one job, or where processes cannot be forked, all work is done here. What `work` makes must be plain enough
    to be sent from one process to another. An InputError in a worker is raised here; a worker that breaks down is one
    as well.
    """
    if jobs < 2 or len(items) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from ((item, work(item)) for item in items)
        return
    context = multiprocessing.get_context("fork")
    shares = [items[start::jobs] for start in range(min(jobs, len(items)))]
    running = []
    for share in shares:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(work, share, there), daemon=True)
        process.start()
        there.close()
        running.append((share, here, process))
    try:
        for share, here, process in running:
            for item in share:
                try:
                    done, result = here.recv()
                except EOFError:
                    raise InputError("a worker process ended early", "try again with --jobs 1", status=1) from None
                if not done:
                    fault, remedy, place, status = result
                    raise InputError(fault, remedy, place=place, status=status)
                yield item, result
            process.join()
    finally:
        for _, here, process in running:
            here.close()
            if process.is_alive():
                process.terminate()
                process.join()


def _answer(work: Callable[[T], R], share: Sequence[T], there: Connection) -> None:
    """Send (True, result) for each item of the share, or (False, error) where something that was given is wrong.

    A fault of the program ends the worker with its traceback.
    """
    for item in share:
        try:
            there.send((True, work(item)))
        except InputError as wrong:
            there.send((False, (wrong.fault, wrong.remedy, wrong.place, wrong.status)))
            return
