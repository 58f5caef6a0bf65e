"""The registry of actors: from a name to the one actor that bears it, or to nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing_archive.likeness import Spelling, likeness
from briefing_archive.model import Actor
from briefing_archive.text import fold_words, words

_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_LONGEST_NAME = 8
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

    def is_only_weak(self, name: str) -> bool:
        """Whether all who bear the name bear it as a weak one: it can mean others too."""
        return all(self.is_weak(name, actor) for actor in self.bearers(name))

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
                found = self.bearers(name)
                if not found and text[spans[end - 1][1] :].startswith("."):  # “Lindt & Co.”
                    found, name = self.bearers(f"{name}."), f"{name}."
                if found:
                    yield name, found
                    at = end
                    break
            else:
                at += 1

    def alike_ids(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Ids of actors whose id or name is so like a name or an id that it may be what was meant, the likest first."""
        sought = Spelling(name)
        found = sorted((-best, id_) for id_ in self.actors if (best := self._likeness(sought, id_)))
        return tuple(id_ for _, id_ in found[:limit])

    def _likeness(self, sought: Spelling, id_: str) -> float:
        is_person = self.actors[id_].kind == "person"
        return max(likeness(sought, one, self._sharing, is_person=is_person) for one in self._spellings[id_])

    @cached_property
    def _spellings(self) -> Mapping[str, tuple[Spelling, ...]]:
        return {
            actor.id: tuple(Spelling(one) for one in dict.fromkeys((actor.id, *(n.name for n in actor.all_names()))))
            for actor in self.actors.values()
        }

    @cached_property
    def _sharing(self) -> Mapping[str, int]:
        """How many actors have each word in their names."""
        return Counter(
            word
            for spellings in self._spellings.values()
            for word in frozenset[str]().union(*(one.words for one in spellings))
        )


def registry_of(actors: Iterable[Actor]) -> Registry:
    """The registry that holds the given actors, in the order of their ids."""
    return Registry({actor.id: actor for actor in sorted(actors, key=lambda one: one.id)})
