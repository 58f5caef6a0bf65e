"""What changed between two states of an archive, as an editor would say it: a quote added, a speaker changed.

Quotes and events are matched by their ids, actors and stories by theirs, what has no id by what is most alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TypeVar

from rapidfuzz import fuzz

from briefing_archive.model import (
    Actor,
    ActorRef,
    Comparison,
    Event,
    Figure,
    Name,
    Participant,
    Place,
    Quote,
    Record,
    Speaker,
    Story,
)

_ALIKE = 55
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in what (`brief`, `actor` or `story`, with its id), what happened, and the words before and after.

    `matter` names the thing inside, `quote q3`; it is empty where the whole is meant.
    """

    kind: str
    id: str
    deed: str
    matter: str = ""
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        words = f"{self.kind} {self.id}: {self.matter + ' ' if self.matter else ''}{self.deed}"
        if self.before and self.after:
            return f"{words}: {self.before} → {self.after}"
        return f"{words}: {self.before or self.after}" if self.before or self.after else words


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
        return Change("brief", id_, deed, matter, _words(before), _words(after))

    if old.status != new.status:
        yield told("changed", "status", old.status, new.status)
    if new.withdrawn and not old.withdrawn:
        yield told("withdrawn", after=new.withdrawn.why)
        return
    yield from _fields(told, old, new, {"title": "title", "story": "story", "reviewed": "review"})
    sources = {name: name.replace("_", " ") for name in type(old.source).model_fields}
    yield from _fields(told, old.source, new.source, sources)
    for correction in new.corrections:
        if correction not in old.corrections:
            yield told("added", "correction", after=correction.what)
    yield from _texts(told, "sentence of the summary", old.summary, new.summary)
    yield from _participants(told, old.actors, new.actors)
    for quote, pair in _by_id(old.quotes, new.quotes):
        yield from _quote(told, quote, *pair)
    yield from _texts(told, "sentence of the background", old.context.background, new.context.background)
    for event, events in _by_id(old.context.events, new.context.events):
        yield from _event(told, event, *events)
    yield from _figures(told, old.context.figures, new.context.figures)
    yield from _places(told, old.context.places, new.context.places)


Tell = Callable[..., Change]


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case tuple():
            return ", ".join(map(_words, value))
        case ActorRef():
            return value.actor
        case Name():
            return f"{value.name} (weak)" if value.weak else value.name
        case _ if hasattr(value, "words") and not isinstance(value, str):
            return str(value.words)
        case _ if hasattr(value, "by"):
            return str(value.by)
        case _:
            return str(value)


def _fields(told: Tell, old: object, new: object, names: Mapping[str, str]) -> Iterator[Change]:
    """Fields of one value that were set, taken out or changed."""
    for name, matter in names.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            deed = "changed" if before and after else ("added" if after else "removed")
            yield told(deed, matter, before, after)


def _by_id(
    old: Sequence[Quote] | Sequence[Event], new: Sequence[Quote] | Sequence[Event]
) -> Iterator[tuple[str, tuple]]:  # type: ignore[type-arg]
    """Items with the same id, side by side, in the order of the new state; those taken out at the end."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for id_ in (*after, *(one for one in before if one not in after)):
        yield id_, (before.get(id_), after.get(id_))


def _quote(told: Tell, id_: str, old: Quote | None, new: Quote | None) -> Iterator[Change]:
    matter = f"quote {id_}"
    if old is None or new is None:
        one = old or new
        assert one is not None
        deed = "added" if new else "removed"
        yield told(deed, matter, **{"after" if new else "before": f"{_who(one.speaker)}: {one.text}"})
        return
    if old.text != new.text:
        yield told("reworded", matter, old.text, new.text)
    if old.speaker != new.speaker:
        yield told("speaker changed", matter, _who(old.speaker), _who(new.speaker))
    if (old.named, old.cue) != (new.named, new.cue):
        before, after = (f"{one.named or '–'} / {one.cue or '–'}" for one in (old, new))
        yield told("attribution changed", matter, before, after)
    yield from _fields(
        told,
        old,
        new,
        {
            "on": f"{matter}, day",
            "inserted": f"{matter}, inserted words",
            "same_as": f"{matter}, same as",
            "note": f"{matter}, note",
        },
    )
    if old.evidence != new.evidence:
        yield told("grounded otherwise", matter)


def _who(speakers: Sequence[Speaker]) -> str:
    return _words(tuple(speakers)) or "nobody named"


def _event(told: Tell, id_: str, old: Event | None, new: Event | None) -> Iterator[Change]:
    matter = f"event {id_}"
    if old is None or new is None:
        one = old or new
        assert one is not None
        yield told("added" if new else "removed", matter, **{"after" if new else "before": f"{one.date}: {one.text}"})
        return
    if old.date != new.date:
        yield told("date corrected", matter, old.date, new.date)
    if old.text != new.text:
        yield told("reworded", matter, old.text, new.text)
    yield from _fields(
        told,
        old,
        new,
        {"as_stated": f"{matter}, as stated", "actors": f"{matter}, actors", "same_as": f"{matter}, same as"},
    )
    if old.evidence != new.evidence:
        yield told("grounded otherwise", matter)


def _participants(told: Tell, old: Sequence[Participant], new: Sequence[Participant]) -> Iterator[Change]:
    before, after = {one.actor: one for one in old}, {one.actor: one for one in new}
    for actor in (*after, *(one for one in before if one not in after)):
        was, now = before.get(actor), after.get(actor)
        if was and now:
            yield from _fields(told, was, now, {"role": f"{actor}, role", "named": f"{actor}, named"})
        else:
            yield told("takes part" if now else "takes part no longer", actor)


def _paired(
    old: Sequence[Item], new: Sequence[Item], text: Callable[[Item], str]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Items side by side: equal ones first, then what stands at the same place and is alike, then the rest."""
    matcher = SequenceMatcher(None, [text(one) for one in old], [text(one) for one in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        was, now = list(old[a:b]), list(new[c:d])
        if tag == "equal":
            yield from zip(was, now, strict=True)
            continue
        for one in now:
            score, at = max(
                ((fuzz.token_set_ratio(text(other), text(one)), i) for i, other in enumerate(was)), default=(0, 0)
            )
            yield (was.pop(at) if score >= _ALIKE else None), one
        yield from ((one, None) for one in was)


def _texts(told: Tell, matter: str, old: Sequence[Item], new: Sequence[Item]) -> Iterator[Change]:
    for was, now in _paired(old, new, lambda one: one.text):  # type: ignore[attr-defined]
        if was is None or now is None:
            yield told("added" if now else "removed", matter, getattr(was, "text", ""), getattr(now, "text", ""))
        elif was.text != now.text:  # type: ignore[attr-defined]
            yield told("reworded", matter, was.text, now.text)  # type: ignore[attr-defined]
        elif was != now:
            yield told("grounded or attributed otherwise", matter, after=now.text)  # type: ignore[attr-defined]


def _figures(told: Tell, old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[Change]:
    def shown(one: Figure) -> str:
        return f"{'about ' if one.approximate else ''}{one.value} {one.unit}"

    for was, now in _paired(old, new, lambda one: f"{one.unit} {one.text}"):
        if was is None or now is None:
            one = was or now
            assert one is not None
            yield told("added" if now else "removed", "figure", after=f"{shown(one)}, {one.text}")
            continue
        if shown(was) != shown(now):
            yield told("corrected", "figure", shown(was), shown(now))
        if was.text != now.text:
            yield told("reworded", "figure", was.text, now.text)
        yield from _fields(told, was, now, {"according_to": "figure, according to"})
        if was.evidence != now.evidence:
            yield told("grounded otherwise", "figure", after=shown(now))


def _places(told: Tell, old: Sequence[Place], new: Sequence[Place]) -> Iterator[Change]:
    before, after = {one.name: one for one in old}, {one.name: one for one in new}
    for name in (*after, *(one for one in before if one not in after)):
        was, now = before.get(name), after.get(name)
        if was and now:
            yield from _fields(told, was, now, {"country": f"place {name}, country"})
        else:
            yield told("added" if now else "removed", f"place {name}")


def _actor(id_: str, old: Actor, new: Actor) -> Iterator[Change]:
    def told(deed: str, matter: str = "", before: object = "", after: object = "") -> Change:
        return Change("actor", id_, deed, matter, _words(before), _words(after))

    for former in new.formerly:
        if former not in old.formerly:
            yield told("took in", after=former)
    yield from _fields(told, old, new, {"name": "name", "kind": "kind", "note": "note", "part_of": "part of"})
    yield from _listed(told, "name", old.names, new.names, lambda one: _words(one))
    yield from _listed(told, "role", old.roles, new.roles, lambda one: one.role)
    calls = (old.designated_by, new.designated_by)
    yield from _listed(told, "designation", *calls, lambda one: f"“{one.called}” by {one.by}")
    if old.same_as != new.same_as:
        yield told("changed", "Wikidata", old.same_as.wikidata, new.same_as.wikidata)


def _listed(
    told: Tell, matter: str, old: Iterable[Item], new: Iterable[Item], words: Callable[[Item], str]
) -> Iterator[Change]:
    before, after = list(old), list(new)
    for one in after:
        if one not in before:
            yield told("added", matter, after=words(one))
    for one in before:
        if one not in after:
            yield told("removed", matter, before=words(one))


def _story(id_: str, old: Story, new: Story) -> Iterator[Change]:
    def told(deed: str, matter: str = "", before: object = "", after: object = "") -> Change:
        return Change("story", id_, deed, matter, _words(before), _words(after))

    def named(one: Comparison) -> str:
        return one.matter

    yield from _fields(told, old, new, {"title": "title", "intro": "intro"})
    for group, what in (("differs", "difference"), ("agrees", "agreement")):
        for was, now in _paired(getattr(old, group), getattr(new, group), named):
            if was is None or now is None:
                one = was or now
                assert one is not None
                yield told("added" if now else "removed", what, after=one.matter)
            elif was != now:
                yield told("changed", what, after=now.matter)
