"""Actors of the registry that may be one and the same, with what makes it seem so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from briefing_archive.model import Actor
from briefing_archive.registry import Registry
from briefing_archive.text import search_key

_ALIKE = 90
_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two actors (ids in order) that may be one, and why."""

    first: str
    second: str
    reason: str


def duplicates(registry: Registry) -> Iterator[Duplicate]:
    """Yield pairs of actors that may be one, in the order of their ids.

    A pair shares a name in any spelling, or a Wikidata id; has names that differ by a letter or a word; an acronym
    that the other's name spells out; or a surname with a given name that could be the other's. Pairs that a person
    has told apart (`distinct_from`) are left out.
    """
    keys = {actor.id: _keys(actor) for actor in registry.actors.values()}
    for first, second in sorted(_candidates(registry, keys)):
        one, other = registry.actors[first], registry.actors[second]
        if second in one.distinct_from or first in other.distinct_from:
            continue
        if reason := _reason(one, other, keys):
            yield Duplicate(first, second, reason)


def _keys(actor: Actor) -> frozenset[str]:
    """The strong names of an actor as search compares them."""
    return frozenset(search_key(name.name) for name in actor.all_names() if not name.weak)


def _candidates(registry: Registry, keys: dict[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Pairs that share a word of a name, an acronym, a spelling or a Wikidata id: all that is compared closely."""
    rooms: defaultdict[str, set[str]] = defaultdict(set)
    for actor in registry.actors.values():
        if actor.same_as.wikidata:
            rooms[actor.same_as.wikidata].add(actor.id)
        for name in keys[actor.id]:
            words = name.split()
            rooms[_initials(words)].add(actor.id)
            for word in words:
                if len(word) > 2:
                    rooms[word[:5]].add(actor.id)
    return {pair for ids in rooms.values() if len(ids) <= 60 for pair in combinations(sorted(ids), 2)}


def _initials(words: list[str]) -> str:
    return (
        "".join(word[0] for word in words if word not in {"of", "the", "and", "for", "in"})
        if len(words) > 1
        else words[0]
    )


def _reason(one: Actor, other: Actor, keys: dict[str, frozenset[str]]) -> str:
    """What makes two actors seem one; "" where nothing does."""
    if one.same_as.wikidata and one.same_as.wikidata == other.same_as.wikidata:
        return f"both are {one.same_as.wikidata} in Wikidata"
    if shared := sorted(keys[one.id] & keys[other.id]):
        return f"both are called “{shared[0]}”"
    if one.kind != other.kind or (one.same_as.wikidata and other.same_as.wikidata):
        return ""
    for ours in sorted(keys[one.id]):
        for theirs in sorted(keys[other.id]):
            if reason := _likeness(ours, theirs, one.kind == _PERSON):
                return reason
    return ""


def _likeness(ours: str, theirs: str, persons: bool) -> str:
    a, b = ours.split(), theirs.split()
    if persons:
        if len(a) > 1 and len(b) > 1 and a[-1] == b[-1] and _may_be(a[0], b[0]):
            return f"“{ours}” may be “{theirs}”"
        return f"“{ours}” is spelt nearly as “{theirs}”" if fuzz.ratio(ours, theirs) >= _ALIKE else ""
    for short, long in ((a, b), (b, a)):
        if len(short) == 1 and len(long) > 2 and short[0] == _initials(long):
            return f"“{short[0]}” may stand for “{' '.join(long)}”"
    if len(a) > 1 and len(b) > 1 and fuzz.ratio(ours, theirs) >= _ALIKE and not _differ_in_one_word(a, b):
        return f"“{ours}” is spelt nearly as “{theirs}”"
    return ""


def _may_be(a: str, b: str) -> bool:
    """Whether two given names may be one: alike, or one the beginning of the other."""
    return a.startswith(b) or b.startswith(a) or fuzz.ratio(a, b) >= _ALIKE


def _differ_in_one_word(a: list[str], b: list[str]) -> bool:
    """Whether the names differ by whole words that are unlike: `Northern League`, `Southern League`."""
    return any(max((fuzz.ratio(word, other) for other in b), default=0) < 80 for word in a)
