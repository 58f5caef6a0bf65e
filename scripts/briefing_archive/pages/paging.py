"""Long lists cut into pages from the oldest on, so that a new item changes one page and no address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One full page of older items, newest first; `number` counts from 1, the oldest."""

    number: int
    items: tuple[T, ...]


def cut(newest_first: Sequence[T], size: int) -> tuple[tuple[T, ...], tuple[Part[T], ...]]:
    """The items for the front page (`size` to `2 * size - 1` of them once there are that many) and the full parts.

    >>> front, parts = cut([7, 6, 5, 4, 3, 2, 1], 2)
    >>> front, [(part.number, part.items) for part in parts]
    ((7, 6, 5), [(1, (2, 1)), (2, (4, 3))])
    """
    full = max(len(newest_first) // size - 1, 0)
    oldest_first = list(reversed(newest_first))
    parts = tuple(
        Part(number + 1, tuple(reversed(oldest_first[number * size : (number + 1) * size]))) for number in range(full)
    )
    return tuple(newest_first[: len(newest_first) - full * size]), parts
