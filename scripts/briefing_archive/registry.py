"""The registry of actors: from a name to the one actor that bears it, or to nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from briefing_archive.model import Actor
from briefing_archive.text import fold_words, search_key, words

_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_LONGEST_NAME = 8
# How like two names are, in hundredths, where one holds the telling words of the other, and how many may share one.
_INSIDE = 85.0
_FEW = 3
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")


def name_key(name: str) -> str:
    """What two spellings of one name have in common: folded, without “the” and a possessive.

    Short names in capitals keep their case, because “IS” is a group and “is” a verb.

    >>> name_key("the Kremlin’s"), name_key("IS"), name_key("Islamic State")
    ('kremlin', 'IS', 'islamic state')
    """
    folded = _POSSESSIVE.sub("", _ARTICLE.sub("", fold_words(name)))
    return folded if len(folded) <= 5 and folded.isupper() else folded.casefold()


@dataclass(frozen=True)
class Registry:
    """All actors by id."""

    actors: Mapping[str, Actor]

    @cached_property
    def _bearers(self) -> Mapping[str, tuple[str, ...]]:
        bearers: dict[str, dict[str, None]] = {}
        for actor in self.actors.values():
            for name in actor.all_names():
                bearers.setdefault(name_key(name.name), {})[actor.id] = None
        return {key: tuple(ids) for key, ids in bearers.items()}

    @cached_property
    def _weak(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (name_key(name.name), actor.id) for actor in self.actors.values() for name in actor.all_names() if name.weak
        )

    def bearers(self, name: str) -> tuple[str, ...]:
        """Ids of every actor that lists the name, weak or not, in the order of the registry."""
        return self._bearers.get(name_key(name), ())

    def is_weak(self, name: str, actor: str) -> bool:
        """Whether the name is listed as weak for the actor."""
        return (name_key(name), actor) in self._weak

    def resolve(self, name: str) -> Actor | None:
        """The one actor that bears the name as a strong name; None when nobody or several do."""
        strong = [actor for actor in self.bearers(name) if not self.is_weak(name, actor)]
        return self.actors[strong[0]] if len(strong) == 1 else None

    def weak_bearer(self, name: str) -> Actor | None:
        """The one actor that bears the name at all; for where the context already tells who is meant."""
        found = self.bearers(name)
        return self.actors[found[0]] if len(found) == 1 else None

    def bears(self, actor: str, name: str) -> bool:
        """Whether the actor lists the name, or is a person and the name is the end of one it lists.

        A surname needs no line of its own; it still resolves to nobody by itself unless it is listed.
        """
        if actor in self.bearers(name):
            return True
        found, key = self.actors.get(actor), f" {name_key(name)}"
        return (
            found is not None
            and found.kind == "person"
            and any(f" {name_key(one.name)}".casefold().endswith(key.casefold()) for one in found.all_names())
        )

    def names_in(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each name that stands in a few words, longest first at each place, with the ids that list it."""
        spans, at = words(text), 0
        while at < len(spans):
            for end in range(min(len(spans), at + _LONGEST_NAME), at, -1):
                name = text[spans[at][0] : spans[end - 1][1]]
                if found := self.bearers(name):
                    yield name, found
                    at = end
                    break
            else:
                at += 1

    def nearest_ids(self, wrong: str, limit: int = 3) -> tuple[str, ...]:
        """Ids most like a wrong one, by id or by any name of the actor, best first."""
        choices = {
            f"{actor.id}\n{index}": search_key(spelling)
            for actor in self.actors.values()
            for index, spelling in enumerate((actor.id, *(name.name for name in actor.all_names())))
        }
        ranked = process.extract(search_key(wrong), choices, scorer=_alike, limit=12, score_cutoff=70)
        return tuple(dict.fromkeys(key.partition("\n")[0] for _, _, key in ranked))[:limit]

    def alike_ids(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Ids of actors with a name so like another that both may be one: nearly the same letters, or one in the other.

        Words that many names share (“united”, “al”, “committee”) make no likeness.
        """
        sought = search_key(name)
        told = _words_of(sought)
        found: list[tuple[float, str]] = []
        for actor in self.actors.values():
            best = 0.0
            for one in actor.all_names():
                key = search_key(one.name)
                if one.weak and actor.kind == "person" and len(told) > 1:
                    continue  # a surname that somebody else has as well
                other = _words_of(key)
                shared = told & other
                is_inside = shared in (told, other) and any(self._sharing[word] <= _FEW for word in shared)
                best = max(best, fuzz.ratio(sought, key), _INSIDE if is_inside else 0.0)
            if best >= _INSIDE:
                found.append((-best, actor.id))
        return tuple(one for _, one in sorted(found)[:limit])

    @cached_property
    def _sharing(self) -> Mapping[str, int]:
        """How many actors have each word in their names."""
        return Counter(
            word
            for actor in self.actors.values()
            for word in {part for one in actor.all_names() for part in search_key(one.name).split()}
        )


def _words_of(key: str) -> frozenset[str]:
    return frozenset(word for word in key.split() if len(word) > 2)


def _alike(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    """Likeness of two spellings, 0 to 100: letter by letter, or as sets of words (“okafor”, “ines okafor”)."""
    return max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other))


def registry_of(actors: Iterable[Actor]) -> Registry:
    """The registry that holds the given actors, in the order of their ids."""
    return Registry({actor.id: actor for actor in sorted(actors, key=lambda one: one.id)})
