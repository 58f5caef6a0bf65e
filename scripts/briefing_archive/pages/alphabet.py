"""Things filed by the first letter of their name."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

FIGURES = "0–9"
OTHERS = "Other scripts"


def letter_of(name: str) -> str:
    """The letter a name is filed under: A to Z without marks, “0–9” for signs and figures, or “Other scripts”.

    >>> [letter_of(name) for name in ("élan", "Łódź", "3 Rivers", "“Q” Group", "Дон")]
    ['E', 'L', '0–9', 'Q', 'Other scripts']
    """
    letter = next((sign for sign in name if sign.isalnum()), "0")
    bare = unicodedata.normalize("NFD", letter)[0].upper()
    bare = _CROSSED.get(bare, bare)[:1]
    if "A" <= bare <= "Z":
        return bare
    return OTHERS if bare.isalpha() else FIGURES


_CROSSED = {"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "T", "Æ": "A", "Œ": "O", "Ħ": "H", "SS": "S", "ẞ": "S"}


def letter_id(letter: str) -> str:
    """The part of an address that stands for a letter: `a`, `0-9`, `other`."""
    return {FIGURES: "0-9", OTHERS: "other"}.get(letter, letter.lower())


def by_letter(items: Iterable[T], name: Callable[[T], str]) -> dict[str, list[T]]:
    """The items by letter, A to Z, then figures, then other scripts; within a letter by name."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for item in sorted(items, key=lambda one: (_key(name(one)), name(one))):
        found[letter_of(name(item))].append(item)
    order = sorted(found, key=lambda one: (one == OTHERS, one == FIGURES, one))
    return {letter: found[letter] for letter in order}


def _key(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(sign))
