"""The receipt: proof that somebody who held the article checked exactly these items."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from briefing_archive.fields import Value, plain
from briefing_archive.problems import KeyPath


def group_of(at: KeyPath) -> str:
    """The word of a key path that tells what kind of item stands there: ("context", "events", 0) → events.

    What a story says of a brief is of the kind `in`, whatever the brief is called.
    """
    return "in" if "in" in at else next(str(key) for key in reversed(at) if isinstance(key, str))


def item_hash(group: str, item: Value) -> str:
    """SHA-256 (first 32 hex digits) of everything an item says; any change to the item changes it.

    `group` is the last word of its key path ("quotes", "events"), so that equal texts in two places differ.
    """
    canonical = json.dumps([group, plain(item)], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:32]


class Grounding(Value):
    """Where one item stands in the article: `[start, end)` code points and paragraph number of each passage.

    The paragraph is 0 where the passage stands in a headline, caption or subheading.
    """

    at: str
    """The item's place when it was checked, to be read by people: quotes/q3, summary/1."""
    spans: tuple[tuple[int, int, int], ...] = ()


class Receipt(Value):
    """Proof that somebody who held the article checked exactly these items."""

    version: Literal[1] = 1
    fold: int
    """Version of the fold the words were compared under."""
    sha256: str
    """SHA-256 of the article."""
    words: int
    """Number of words of the article."""
    quoted: int
    """Words between quotation marks that are the speakers'."""
    grounding: int
    """Words of the article shown as evidence."""
    items: Mapping[str, Grounding]
    """Item hash to where it stands."""

    @cached_property
    def hashes(self) -> frozenset[str]:
        return frozenset(self.items)
