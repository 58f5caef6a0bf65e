"""What changed between two states of an archive, as an editor would say it: a quote added, a speaker changed.

Quotes and events are matched by their ids, actors and stories by theirs, what has no id by what is most alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from briefing_archive.item_diff import (
    Change,
    by_id,
    event_changes,
    field_changes,
    figure_changes,
    listed_changes,
    paired,
    participant_changes,
    place_changes,
    quote_changes,
    shown_words,
    text_changes,
)
from briefing_archive.model import Actor, Comparison, Record, Story

_ALIKE = 55
Item = TypeVar("Item")


@dataclass(frozen=True)
class State:
    """All that an archive's files hold, by id."""

    records: Mapping[str, Record] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)


def changes(before: State, after: State) -> Iterator[Change]:
    """Yield every change: briefs, then actors, then stories, each in the order of their ids."""
    yield from _things("brief", before.records, after.records, _record)
    yield from _things("actor", before.actors, after.actors, _actor)
    yield from _things("story", before.stories, after.stories, _story)


Named = TypeVar("Named", Record, Actor, Story)


def _title(one: Record | Actor | Story) -> str:
    return one.name if isinstance(one, Actor) else one.title


def _things(
    kind: str,
    before: Mapping[str, Named],
    after: Mapping[str, Named],
    inside: Callable[[str, Named, Named], Iterator[Change]],
) -> Iterator[Change]:
    heirs = {old: id_ for id_, one in after.items() for old in one.formerly}
    for id_ in sorted({*before, *after}):
        old, new = before.get(id_), after.get(id_)
        if old and new:
            yield from inside(id_, old, new)
        elif old:
            heir = heirs.get(id_)
            if heir is None:
                yield Change(kind, id_, "removed", before=_title(old))
            elif heir in before:
                yield Change(kind, id_, f"merged into {heir}", before=_title(old))
        elif new:
            was = next((one for one in new.formerly if one in before and one not in after), None)
            if was is None:
                yield Change(kind, id_, "added", after=_title(new))
            else:
                yield Change(kind, id_, f"renamed, was {was}")
                yield from inside(id_, before[was], new)


def _record(id_: str, old: Record, new: Record) -> Iterator[Change]:
    def told(deed: str, matter: str = "", before: object = "", after: object = "") -> Change:
        return Change("brief", id_, deed, matter, shown_words(before), shown_words(after))

    if old.status != new.status:
        yield told("changed", "status", old.status, new.status)
    if new.withdrawn and not old.withdrawn:
        yield told("withdrawn", after=new.withdrawn.why)
        return
    yield from field_changes(told, old, new, {"title": "title", "story": "story", "reviewed": "review"})
    sources = {name: name.replace("_", " ") for name in type(old.source).model_fields}
    yield from field_changes(told, old.source, new.source, sources)
    for correction in new.corrections:
        if correction not in old.corrections:
            yield told("added", "correction", after=correction.what)
    yield from text_changes(told, "sentence of the summary", old.summary, new.summary)
    yield from participant_changes(told, old.actors, new.actors)
    for quote, pair in by_id(old.quotes, new.quotes):
        yield from quote_changes(told, quote, *pair)
    yield from text_changes(told, "sentence of the background", old.context.background, new.context.background)
    for event, events in by_id(old.context.events, new.context.events):
        yield from event_changes(told, event, *events)
    yield from figure_changes(told, old.context.figures, new.context.figures)
    yield from place_changes(told, old.context.places, new.context.places)


def _actor(id_: str, old: Actor, new: Actor) -> Iterator[Change]:
    def told(deed: str, matter: str = "", before: object = "", after: object = "") -> Change:
        return Change("actor", id_, deed, matter, shown_words(before), shown_words(after))

    for former in new.formerly:
        if former not in old.formerly:
            yield told("took in", after=former)
    yield from field_changes(told, old, new, {"name": "name", "kind": "kind", "note": "note", "part_of": "part of"})
    yield from listed_changes(told, "name", old.names, new.names, lambda one: shown_words(one))
    yield from listed_changes(told, "role", old.roles, new.roles, lambda one: one.role)
    calls = (old.designated_by, new.designated_by)
    yield from listed_changes(told, "designation", *calls, lambda one: f"“{one.called}” by {one.by}")
    if old.same_as != new.same_as:
        yield told("changed", "Wikidata", old.same_as.wikidata, new.same_as.wikidata)


def _story(id_: str, old: Story, new: Story) -> Iterator[Change]:
    def told(deed: str, matter: str = "", before: object = "", after: object = "") -> Change:
        return Change("story", id_, deed, matter, shown_words(before), shown_words(after))

    def named(one: Comparison) -> str:
        return one.matter

    yield from field_changes(told, old, new, {"title": "title", "intro": "intro"})
    for group, what in (("differs", "difference"), ("agrees", "agreement")):
        for was, now in paired(getattr(old, group), getattr(new, group), named):
            if was is None or now is None:
                one = was or now
                assert one is not None
                yield told("added" if now else "removed", what, after=one.matter)
            elif was != now:
                yield told("changed", what, after=now.matter)
