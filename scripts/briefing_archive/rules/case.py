"""What a rule is given: one record, and all that it may be held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefing_archive.fields import Value
from briefing_archive.model import Actor, Name, Record, Seen, Story
from briefing_archive.problems import Finding, KeyPath
from briefing_archive.receipt import Receipt
from briefing_archive.registry import Registry, registry_of
from briefing_archive.rules.locating import Located, locate
from briefing_archive.rules.naming import is_pronoun


@dataclass(frozen=True)
class Case:
    """A record with its id, the registry, and the article's text or else its receipt.

    `text` is the article only where its SHA-256 is the record's: nothing is held against another text.
    `stories` are the ids there are, `seen` what stories say of this brief (see `seen_in_stories`), `items` the
    ids that briefs give to their quotes and events, by brief; `unread_actors` have a file that cannot be read,
    `proposed_actors` one beside the record.
    """

    id: str
    record: Record
    registry: Registry
    text: str | None = None
    receipt: Receipt | None = None
    stories: frozenset[str] = frozenset()
    seen: tuple[tuple[KeyPath, Seen], ...] = ()
    items: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread_actors: frozenset[str] = frozenset()
    proposed_actors: frozenset[str] = frozenset()

    @cached_property
    def located(self) -> Located | None:
        """Where everything the record says stands in the article; None without the article."""
        return None if self.text is None else locate(self.record, self.seen, self.text)

    @cached_property
    def known(self) -> Registry:
        """The registry with the actors that only this record has, under the names it gives them."""
        own = [
            Actor(id=who.actor, kind="other", name=names[0], names=tuple(Name(name=one) for one in names[1:]))
            for who in self.record.actors
            if who.actor not in self.registry.actors
            for names in [[one for one in who.named if not is_pronoun(one)]]
            if names
        ]
        return registry_of([*self.registry.actors.values(), *own]) if own else self.registry

    def items_to_vouch(self) -> Iterator[tuple[KeyPath, Value]]:
        """Every item a receipt of this brief vouches for: the record's, then what stories say of it."""
        yield from self.record.items()
        yield from self.seen


def seen_in_stories(stories: Mapping[str, Story]) -> Mapping[str, tuple[tuple[KeyPath, Seen], ...]]:
    """By brief, what the stories say of it, with key paths that begin with the story's id."""
    found: defaultdict[str, list[tuple[KeyPath, Seen]]] = defaultdict(list)
    for id_, story in stories.items():
        for group in ("differs", "agrees"):
            for index, comparison in enumerate(getattr(story, group)):
                for brief, seen in comparison.within.items():
                    found[brief].append(((id_, group, index, "in", brief), seen))
    return {brief: tuple(one) for brief, one in found.items()}


Rule = Callable[[Case], Iterator[Finding]]
