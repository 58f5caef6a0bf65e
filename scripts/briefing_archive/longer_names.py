"""A drafted name of one word that the article never gives without the word before it: it may be cut too short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefing_archive.problems import KeyPath
from briefing_archive.proposed_record import ProposedRecord
from briefing_archive.registry import Registry
from briefing_archive.spans import Span, find_words
from briefing_archive.wordlists import person_words

_BEFORE = re.compile(r"(?P<earlier>[\w,;’'”\"]?)\s+(?P<word>[^\W\d_a-z][\w’'-]*)\s\Z")
_FORMS = frozenset({"a", "an", "the", "mr", "mrs", "ms", "mx", "dr", "sir", "dame", "lord", "lady", "prof", "st"})
_NEAR = 60


def with_longer_names_told(proposed: ProposedRecord, text: str, registry: Registry) -> ProposedRecord:
    """The proposed record with a doubt at each new actor and each speaker in words whose name may be longer."""
    doubts = dict(proposed.doubts)
    for at, name in _names(proposed.tree, registry):
        if longer := _longer(name, text, registry):
            told = f"“{name}” may be part of a longer name: “{longer}”"
            doubts[at] = "; ".join(filter(None, (doubts.get(at), told)))
    return replace(proposed, doubts=doubts)


def _names(tree: Mapping[str, Any], registry: Registry) -> Iterator[tuple[KeyPath, str]]:
    for index, who in enumerate(tree["actors"]):
        if who["actor"] not in registry.actors:
            yield ("actors", index), max(who["named"], key=len)
    for index, quote in enumerate(tree["quotes"]):
        if isinstance(quote["speaker"], Mapping):
            yield ("quotes", index), quote["speaker"]["words"]


def _longer(name: str, text: str, registry: Registry) -> str:
    """The name with the word before it, where no place in the article gives it alone or after an office; else ""."""
    places = list(find_words(name, text))
    if len(name.split()) != 1 or not name[:1].isupper() or not places:
        return ""
    before = [_capital_before(place, text, registry) for place in places]
    return f"{before[0]} {name}" if all(before) else ""


def _capital_before(place: Span, text: str, registry: Registry) -> str:
    """The word of a name before a place; "" for a small word, a sentence’s first, an office or a state."""
    found = _BEFORE.search(text, max(0, place.start - _NEAR), place.start)
    if found is None or not found["earlier"] or "\n\n" in found.group():
        return ""
    word = found["word"]
    is_title = word.casefold() in person_words() | _FORMS
    return "" if is_title or registry.bearers(word) else word
