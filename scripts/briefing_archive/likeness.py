"""How like two names are: whether somebody who wrote the one may have meant the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from briefing_archive.text import search_key
from briefing_archive.wordlists import person_words

_ALIKE = 85.0
"""How like the letters of two whole names are, in hundredths."""
_WORD_ALIKE = 72.0
"""How like each word is to its fellow, where two names have the same number of words."""
_INSIDE = 85.0
_FEW = 3
"""How many actors may have a word in their names that tells one of them."""
_EMPTY = frozenset({"the", "of", "and", "for", "in", "on", "to", "by", "at", "de", "al", "el"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Spelling:
    """A name as likeness is told by: its key for search, its words, and which of those only describe."""

    name: str

    @cached_property
    def key(self) -> str:
        return search_key(self.name)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.key.split()) - _EMPTY

    @cached_property
    def describing(self) -> frozenset[str]:
        """Words that stand with a name and are no part of it: those in small letters (an id has none), and offices."""
        parts = [] if _ID.fullmatch(self.name) else [part for part in self.name.split() if part[:1].islower()]
        return frozenset(word for part in parts for word in search_key(part).split()) | (self.words & person_words())

    @cached_property
    def ends(self) -> tuple[str, str]:
        parts = self.key.split() or [""]
        return parts[0], parts[-1]


def likeness(sought: Spelling, known: Spelling, sharing: Mapping[str, int], *, is_person: bool) -> float:
    """How like a known name is to the sought one, in hundredths; 0 where both will not mean one actor.

    Alike are names of nearly the same letters, word by word; the same words in another order; a part of a known name
    that few others share; a known name with an office or a description beside it; and a person's first and last name
    without those between. A known name inside a longer one (“Tavria” in “Tavria Mail”) is as a rule another's.
    """
    if sought.key == known.key:
        return 100.0
    letters = fuzz.ratio(sought.key, known.key, score_cutoff=_ALIKE)
    best = letters if letters and _word_by_word(sought.key.split(), known.key.split()) else 0.0
    has_office = is_person and sought.ends[1] not in person_words()  # a name may end in “Major”
    told = sought.words - person_words() if has_office else sought.words
    shared = told & known.words
    if shared and _is_inside(sought, known, told, shared, sharing):
        best = max(best, _INSIDE)
    if is_person and sought.ends == known.ends and sought.ends[0] != sought.ends[1]:
        best = max(best, _INSIDE)
    return best


def _word_by_word(sought: list[str], known: list[str]) -> bool:
    """Whether no word of two names is quite another, where they have as many."""
    return len(sought) != len(known) or all(
        one == other or fuzz.ratio(one, other) >= _WORD_ALIKE for one, other in zip(sought, known, strict=True)
    )


def _is_inside(
    sought: Spelling, known: Spelling, told: frozenset[str], shared: frozenset[str], sharing: Mapping[str, int]
) -> bool:
    if shared == known.words:
        return sought.words - shared <= sought.describing
    return shared == told and any(sharing.get(word, 0) <= _FEW for word in shared)
