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

from briefing_archive.archive import Archive
from briefing_archive.dates import parse_when
from briefing_archive.model import Actor, Role
from briefing_archive.role_wordings import role_words, words_of_states
from briefing_archive.text import search_key

# Words that say only that a role is held at the time.
_HELD = frozenset("current incumbent sitting present".split())

RoleKey = tuple[str, ...]


def _named(archive: Archive, actor: str | None) -> frozenset[str]:
    """Words by which an actor, and what it is part of, may be named in a role."""
    found: set[str] = set()
    seen: set[str] = set()
    while actor and actor in archive.actors and actor not in seen:
        seen.add(actor)
        entry = archive.actors[actor]
        for name in entry.all_names():
            found |= role_words(name.name)
        found |= words_of_states().get(search_key(entry.name), frozenset())
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
            head = role_words(re.split(r"\s(?:of|for)\s", role.role, maxsplit=1)[0])
            words = role_words(role.role) | _named(archive, role.of) | _HELD
            if head:
                yield _Known((search_key(role.role), role.of or ""), head, words, role)

    def key(self, stated: str, on: date) -> RoleKey:
        """What stands for a role as an article of some day states it: equal where two wordings say the same."""
        words = role_words(stated)
        told = [one for one in self._known if one.is_told_by(words) and one.had_begun(on)]
        held = [one for one in told if one.is_held(on)]
        for candidates in ({one.key for one in told}, {one.key for one in held}):
            if len(candidates) == 1:
                return candidates.pop()
        return tuple(sorted(words)) or (search_key(stated),)
