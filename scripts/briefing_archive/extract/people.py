"""People by their names: full names first, then the shorter ones that belong to them.

Everything is looked up in tables, so the time grows with the number of names and not with its square.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import listed
from briefing_archive.text import search_key

_REGNAL = listed("regnal")
_SHORT: dict[str, list[str]] = {}
"""Given name → what it is shortened to: timothy → tim."""
for _pair in sorted(listed("short_names")):
    _SHORT.setdefault(_pair.partition(":")[2], []).append(_pair.partition(":")[0])
_YOUNGER = ("jr", "sr")
_VOWELS = re.compile(r"[aeiouy]")


def _skeleton(word: str) -> str:
    """The consonants of a word, by which transliterations agree: Rashid, Rasheed."""
    bare = _VOWELS.sub("", word)
    return re.sub(r"(.)\1+", r"\1", bare) + "/" + word[-1:] if len(bare) >= 2 else word


def _letters(word: str) -> str:
    """The first letter and the others in order: the same for a slip of the keyboard that swaps two letters."""
    return word[0] + "".join(sorted(word[1:]))


class People:
    """Full names first, then the shorter names that belong to them."""

    def __init__(self) -> None:
        self.full: dict[tuple[str, ...], Cluster] = {}
        self.by_skeleton: dict[tuple[str, ...], Cluster] = {}
        self.by_ends: dict[tuple[str, str], list[tuple[tuple[str, ...], Cluster]]] = {}
        self.by_short: dict[tuple[str, str], list[Cluster]] = {}
        self.by_tail: dict[tuple[str, ...], list[Cluster]] = {}
        self.by_first: dict[str, list[Cluster]] = {}
        self.by_middle: dict[str, list[Cluster]] = {}
        self.by_letters: dict[str, list[Cluster]] = {}
        self.clusters: list[Cluster] = []

    def add_full(self, words: tuple[str, ...], cluster: Cluster) -> None:
        """A name of two words or more, the longest first."""
        skeleton = tuple(map(_skeleton, words))
        same = self.full.get(words) or self.by_skeleton.get(skeleton) or self._longer(words) or self._nicknamed(words)
        same = same or self._enthroned(words, cluster)
        if same is not None:
            same.merge(cluster)
            self.full.setdefault(words, same)
            if len(words) > 1 and same not in self.by_tail.setdefault(words[-1:], []):
                self.by_tail[words[-1:]].append(same)  # Julio Larrena Etchepare is Larrena where he is Julio Larrena
            if same not in self.by_first.setdefault(words[0], []):
                self.by_first[words[0]].append(same)
            return
        self.clusters.append(cluster)
        self.full[words] = cluster
        self.by_skeleton.setdefault(skeleton, cluster)
        self.by_ends.setdefault((words[0], words[-1]), []).append((words, cluster))
        for short in _SHORT.get(words[0], ()):
            self.by_short.setdefault((short, words[-1]), []).append(cluster)
        if len(words[-1]) >= 5:
            self.by_letters.setdefault(_letters(words[-1]), []).append(cluster)
        for size in range(1, len(words)):
            self.by_tail.setdefault(words[-size:], []).append(cluster)
        self.by_first.setdefault(words[0], []).append(cluster)
        for size in range(2, len(words)):
            self.by_tail.setdefault(words[:size], []).append(cluster)
        for word in words[1:-1]:
            self.by_middle.setdefault(word, []).append(cluster)
            self.by_ends.setdefault((words[0], word), []).append((words, cluster))

    def _longer(self, words: tuple[str, ...]) -> Cluster | None:
        """The one longer name that this one shortens: same ends, or a tail or opening of two words."""
        held = {id(one): one for _, one in self.by_ends.get((words[0], words[-1]), [])}
        if len(held) == 1:
            return next(iter(held.values()))
        tails = self.by_tail.get(words, [])
        return tails[0] if len(tails) == 1 else None

    def _enthroned(self, words: tuple[str, ...], cluster: Cluster) -> Cluster | None:
        """The one of the first name who bears the same title: Emir Okaf is Okaf bin Rashad, “Emir of Verrin”."""
        titles = {word for text in cluster.names for word in words_of(text)} & _REGNAL
        held = self.by_first.get(words[0], []) if len(words) == 1 and titles else []
        same = [one for one in held if any(titles & set(words_of(role)) for role in one.ballot.roles)]
        return same[0] if len(same) == 1 else None

    def _nicknamed(self, words: tuple[str, ...]) -> Cluster | None:
        """The one person of the surname whose given name this one shortens, or lengthens: Tim for Timothy D. Okafor."""
        held = {id(one): one for one in self.by_short.get((words[0], words[-1]), [])}
        for short in _SHORT.get(words[0], ()):
            held |= {id(one): one for _, one in self.by_ends.get((short, words[-1]), [])}
        return next(iter(held.values())) if len(held) == 1 else None

    def bearers(self, words: tuple[str, ...]) -> list[Cluster]:
        """Who may be meant by a short name."""
        held = self.full.get(words)
        if held is not None:
            return [held]
        found = self.by_tail.get(words) or (self.by_first.get(words[0], []) if len(words) == 1 else [])
        if found or len(words) > 1:
            return found
        # Spanish and Arabic names go by a name in the middle: Marta Quintero Salazar is Quintero.
        return self.by_middle.get(words[0]) or self.by_letters.get(_letters(words[0]), [])


class Introduced:
    """Bearers of one surname in the order in which the article introduces them."""

    def __init__(self, bearers: Iterable[Cluster]) -> None:
        ordered = sorted({id(one): one for one in bearers}.values(), key=lambda one: one.mentions[0].span)
        self.starts = [one.mentions[0].span.start for one in ordered]
        self.best: list[Cluster] = []
        most = -1
        for one in ordered:
            if one.count > most:
                most = one.count
                self.best.append(one)
            else:
                self.best.append(self.best[-1])

    def before(self, offset: int) -> Cluster:
        """The one who is named most of those introduced before `offset`; the first where nobody is."""
        return self.best[max(bisect_left(self.starts, offset) - 1, 0)]


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name as search compares them; kept, because each name is compared many times."""
    return tuple(search_key(text).split())


def person_words_of(text: str) -> tuple[str, ...]:
    """The words of a person's name without the title that goes with a single name (“Pope Francis”)."""
    words = words_of(text)
    if len(words) > 2 and words[-1] in _YOUNGER:
        words = words[:-1]
    return words[1:] if len(words) > 1 and words[0] in _REGNAL else words


def ends_in(text: str, word: str) -> bool:
    """Whether a name's last word is the given one whole: of Ines Vale-Okafor “Vale-Okafor”, never “Okafor”."""
    parts = text.split()
    if len(parts) > 2 and words_of(parts[-1]) in {(one,) for one in _YOUNGER}:
        parts.pop()
    return words_of(parts[-1]) == (word,)
