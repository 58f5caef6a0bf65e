"""The archive: checked briefs, actors and stories, and who meets whom in them.

Only `check` makes one; only one can be rendered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from slugify import slugify

from briefing_archive.fields import ActorRef, Value
from briefing_archive.model import Actor, Comparison, Event, Participant, Quote, Record, Role, Story
from briefing_archive.problems import KeyPath
from briefing_archive.receipt import Grounding, Receipt, group_of, item_hash
from briefing_archive.registry import Registry


@dataclass(frozen=True)
class Brief:
    """One record with its id, and the receipt that vouches for its items (None while nobody has checked it).

    `failures` are the quotes of a draft, by index, that the article at hand does not bear out: code and fault.
    A reviewed brief has none.
    """

    id: str
    record: Record
    receipt: Receipt | None = None
    failures: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    def grounding(self, at: KeyPath, item: Value) -> Grounding | None:
        """Where the item at a key path stands in the article; None when no receipt vouches for the item as it is."""
        if self.receipt is None:
            return None
        return self.receipt.items.get(item_hash(group_of(at), item))

    @cached_property
    def actor_ids(self) -> tuple[str, ...]:
        """Ids of all actors that take part, in the order of the record, speakers and actors of events included."""
        ids: dict[str, None] = {participant.actor: None for participant in self.record.actors}
        for quote in self.record.quotes:
            ids.update({speaker.actor: None for speaker in quote.speaker if isinstance(speaker, ActorRef)})
        for event in self.record.context.events:
            ids.update(dict.fromkeys(event.actors))
        return tuple(ids)

    @cached_property
    def actor_paragraphs(self) -> Mapping[str, frozenset[int]]:
        """By actor, the numbers of the paragraphs that name it, quote it or tell what it did; from the receipt."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for at, item in self.record.items():
            if isinstance(item, Participant):
                actors = [item.actor]
            elif isinstance(item, Quote):
                actors = [one.actor for one in item.speaker if isinstance(one, ActorRef)]
            elif isinstance(item, Event):
                actors = list(item.actors)
            else:
                continue
            if grounding := self.grounding(at, item):
                for actor in actors:
                    found[actor].update(span[2] for span in grounding.spans)
        return {actor: frozenset(numbers) for actor, numbers in found.items()}


@dataclass(frozen=True)
class Archive:
    """All briefs (newest first), actors and stories that may be published."""

    briefs: tuple[Brief, ...]
    registry: Registry
    stories: Mapping[str, Story] = field(default_factory=dict)

    def without_drafts(self) -> Archive:
        """The archive as it is published: reviewed and withdrawn briefs."""
        kept = tuple(brief for brief in self.briefs if brief.record.status != "draft")
        return Archive(kept, self.registry, self.stories).without_dangling()

    def without_dangling(self) -> Archive:
        """The archive without what its stories say of briefs that are not in it."""
        ids = {brief.id for brief in self.briefs}
        stories = {id_: _story_of(story, ids) for id_, story in self.stories.items()}
        return Archive(self.briefs, self.registry, stories)

    @property
    def actors(self) -> Mapping[str, Actor]:
        return self.registry.actors

    @cached_property
    def unregistered(self) -> Mapping[str, str]:
        """Ids that the registry lacks, as drafts may have them, with the name the newest article gives.

        It is the name that the id was made from, or else the first one.
        """
        found: dict[str, str] = {}
        for brief in self.briefs:
            for one in brief.record.actors:
                if one.actor not in self.actors and one.named:
                    whole = (name for name in one.named if slugify(name) == one.actor)
                    found.setdefault(one.actor, next(whole, one.named[0]))
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Brief]:
        return {brief.id: brief for brief in self.briefs}

    @cached_property
    def _by_actor(self) -> Mapping[str, tuple[Brief, ...]]:
        found: defaultdict[str, list[Brief]] = defaultdict(list)
        for brief in self.briefs:
            for actor in brief.actor_ids if brief.record.status != "withdrawn" else ():
                found[actor].append(brief)
        return {actor: tuple(briefs) for actor, briefs in found.items()}

    @cached_property
    def _branches(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for actor in self.actors.values():
            if actor.part_of:
                found[actor.part_of].append(actor.id)
        return {actor: tuple(parts) for actor, parts in found.items()}

    @cached_property
    def _holders(self) -> Mapping[str, tuple[tuple[Actor, Role], ...]]:
        found: defaultdict[str, list[tuple[Actor, Role]]] = defaultdict(list)
        for actor in self.actors.values():
            for role in actor.roles:
                if role.of:
                    found[role.of].append((actor, role))
        return {actor: tuple(roles) for actor, roles in found.items()}

    @cached_property
    def _by_story(self) -> Mapping[str, tuple[Brief, ...]]:
        found: defaultdict[str, list[Brief]] = defaultdict(list)
        for brief in self.briefs:
            if brief.record.story:
                found[brief.record.story].append(brief)
        return {story: tuple(briefs) for story, briefs in found.items()}

    def with_actor(self, actor: str) -> tuple[Brief, ...]:
        """Briefs in which the actor takes part, newest first; not those withdrawn, whose content is gone."""
        return self._by_actor.get(actor, ())

    def branches_of(self, actor: str) -> tuple[str, ...]:
        """Ids of the actors that are part of the actor."""
        return self._branches.get(actor, ())

    def holders_of(self, actor: str) -> tuple[tuple[Actor, Role], ...]:
        """Who has or had a role of the actor, by our registry, with the role."""
        return self._holders.get(actor, ())

    def in_story(self, story: str) -> tuple[Brief, ...]:
        """Briefs of the story, newest first."""
        return self._by_story.get(story, ())

    def quotes_by(self, actor: str) -> Iterator[tuple[Brief, Quote]]:
        """Quotes of the actor, newest brief first."""
        for brief in self.with_actor(actor):
            for quote in brief.record.quotes:
                if any(isinstance(one, ActorRef) and one.actor == actor for one in quote.speaker):
                    yield brief, quote


def _story_of(story: Story, ids: set[str]) -> Story:
    """The story with comparisons of the given briefs alone."""
    return story.model_copy(update={group: _comparisons(getattr(story, group), ids) for group in ("differs", "agrees")})


def _comparisons(all_of_them: tuple[Comparison, ...], ids: set[str]) -> tuple[Comparison, ...]:
    kept = (
        one.model_copy(update={"within": {brief: seen for brief, seen in one.within.items() if brief in ids}})
        for one in all_of_them
    )
    return tuple(one for one in kept if one.within)
