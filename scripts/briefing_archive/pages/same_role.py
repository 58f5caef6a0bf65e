"""Which wordings of a role certainly say the same: “US President”, “President of the United States”, “the president”.

Two wordings are one where they have the same words, whatever their order, articles and prepositions; and where both
say no more than one role that our registry gives the actor. What adds anything else, “former”, “acting”, “Opposition”,
stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefing_archive.archive import Archive
from briefing_archive.dates import parse_when
from briefing_archive.model import Actor, Role
from briefing_archive.text import search_key
from briefing_archive.wordlists import rows_of

# Words between the parts of a role, and words that say only that it is held at the time.
_BETWEEN = frozenset("a an the of for in to and s".split())
_HELD = frozenset("current incumbent sitting present".split())
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")

RoleKey = tuple[str, ...]


def _words(text: str) -> frozenset[str]:
    """The words of a role or name that tell something, folded: “the U.S.’s President” is {us, president}."""
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), _POSSESSIVE.sub("", text))
    return frozenset(search_key(plain).split()) - _BETWEEN


@cache
def _of_states() -> dict[str, frozenset[str]]:
    """Words of names and adjectives of every state, by its folded name."""
    found = {}
    for _, name, *more in rows_of("countries.tsv"):
        names = (name, *(one for cell in more[:2] for one in cell.split(";")))  # other names, and adjectives
        found[search_key(name)] = frozenset(word for one in names for word in _words(one))
    return found


def _named(archive: Archive, actor: str | None) -> frozenset[str]:
    """Words by which an actor, and what it is part of, may be named in a role."""
    found: set[str] = set()
    seen: set[str] = set()
    while actor and actor in archive.actors and actor not in seen:
        seen.add(actor)
        entry = archive.actors[actor]
        for name in entry.all_names():
            found |= _words(name.name)
        found |= _of_states().get(search_key(entry.name), frozenset())
        actor = entry.part_of
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Known:
    """A role of our registry: the words it cannot be told without, all words it may be told with, and its time."""

    key: RoleKey
    head: frozenset[str]
    words: frozenset[str]
    role: Role

    def is_told_by(self, words: frozenset[str]) -> bool:
        return self.head <= words <= self.words

    def had_begun(self, on: date) -> bool:
        start = parse_when(self.role.since).earliest if self.role.since else None
        return start is None or start <= on

    def is_held(self, on: date) -> bool:
        end = parse_when(self.role.until).latest if self.role.until else None
        return self.had_begun(on) and (end is None or on <= end)


class SameRole:
    """Tells one actor's roles apart, and together."""

    def __init__(self, archive: Archive, actor: Actor) -> None:
        self._known = tuple(self._roles(archive, actor.roles))

    @staticmethod
    def _roles(archive: Archive, roles: Sequence[Role]) -> Iterator[_Known]:
        for role in roles:
            head = _words(re.split(r"\s(?:of|for)\s", role.role, maxsplit=1)[0])
            words = _words(role.role) | _named(archive, role.of) | _HELD
            if head:
                yield _Known((search_key(role.role), role.of or ""), head, words, role)

    def key(self, stated: str, on: date) -> RoleKey:
        """What stands for a role as an article of some day states it: equal where two wordings say the same."""
        words = _words(stated)
        told = [one for one in self._known if one.is_told_by(words) and one.had_begun(on)]
        held = [one for one in told if one.is_held(on)]
        for candidates in ({one.key for one in told}, {one.key for one in held}):
            if len(candidates) == 1:
                return candidates.pop()
        return tuple(sorted(words)) or (search_key(stated),)
