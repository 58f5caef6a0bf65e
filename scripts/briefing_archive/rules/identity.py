"""Rules on who is who: actors are in the registry, and names are theirs alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from briefing_archive.fields import ActorRef
from briefing_archive.model import Actor, Record
from briefing_archive.problems import Finding, KeyPath, error, warning
from briefing_archive.registry import Registry
from briefing_archive.rules.case import Case
from briefing_archive.rules.naming import is_description, is_pronoun
from briefing_archive.spans import find_words


def actors_known(case: Case) -> Iterator[Finding]:
    """Every actor a record names by id is in the registry; one that is not is told once, where it stands first."""
    places: dict[str, list[KeyPath]] = {}
    for at, actor in actor_ids(case.record):
        places.setdefault(actor, []).append(at)
    for actor, (at, *more) in places.items():
        if actor in case.unread_actors:
            yield error(at, "actor-unknown", f"the file of `{actor}` cannot be read", "mend that file first", actor)
        elif actor not in case.registry.actors:
            also = f", here and in {len(more)} more place{'s' if len(more) > 1 else ''}" if more else ""
            adopt = f"run `briefs actors adopt {case.id} {actor}`" if actor in case.proposed_actors else ""
            yield _unknown(at, actor, case.registry, also, adopt)


def actor_ids(record: Record) -> Iterator[tuple[KeyPath, str]]:
    """Every id of an actor in a record, with its key path."""
    for index, who in enumerate(record.actors):
        yield ("actors", index, "actor"), who.actor
    for index, quote in enumerate(record.quotes):
        yield from _speakers(("quotes", index, "speaker"), quote.speaker)
    for group in ("background", "figures"):
        for index, item in enumerate(getattr(record.context, group)):
            yield from _speakers(("context", group, index, "according_to"), item.according_to)
    for index, event in enumerate(record.context.events):
        for number, actor in enumerate(event.actors):
            yield ("context", "events", index, "actors", number), actor


def _speakers(at: KeyPath, speakers: Iterable[object]) -> Iterator[tuple[KeyPath, str]]:
    for number, speaker in enumerate(speakers):
        if isinstance(speaker, ActorRef):
            yield (*at, number), speaker.actor


def _known(at: KeyPath, actor: str, registry: Registry) -> Iterator[Finding]:
    if actor not in registry.actors:
        yield _unknown(at, actor, registry)


def _unknown(at: KeyPath, actor: str, registry: Registry, also: str = "", adopt: str = "") -> Finding:
    mend = adopt or f"add briefings/_actors/{actor}.yml"
    if close := registry.alike_ids(actor):
        mend = f"write {' or '.join(f'`{one}`' for one in close)}, or {mend}"
    return error(at, "actor-unknown", f"no actor has the id `{actor}`{also}", mend, actor)


def actors_once(case: Case) -> Iterator[Finding]:
    """An actor is listed once in a record, and everybody who speaks or acts is listed."""
    listed = Counter(who.actor for who in case.record.actors)
    for index, who in enumerate(case.record.actors):
        if listed[who.actor] > 1:
            listed[who.actor] = 0
            yield error(
                ("actors", index, "actor"),
                "id-duplicate",
                f"`{who.actor}` is listed twice",
                "put all its names into one `named`",
            )
    told: set[str] = set()
    for at, actor in actor_ids(case.record):
        if at[0] != "actors" and actor not in listed and actor in case.registry.actors and actor not in told:
            told.add(actor)
            yield error(
                at,
                "actor-unlisted",
                f"`{actor}` is not among the record’s actors",
                f"add {{actor: {actor}, named: [as the article names it]}} to `actors`",
                actor,
            )


def names_known(case: Case) -> Iterator[Finding]:
    """A proper name by which a record names an actor is one of the actor's names, and nobody else's."""
    for index, who in enumerate(case.record.actors):
        if who.actor not in case.registry.actors:
            continue
        for number, name in enumerate(who.named):
            yield from _name(("actors", index, "named", number), name, who.actor, case.registry)


def _name(at: KeyPath, name: str, actor: str, registry: Registry) -> Iterator[Finding]:
    others = [one for one in registry.bearers(name) if one != actor]
    if registry.bears(actor, name):
        if others and not registry.is_weak(name, actor):
            yield warning(
                at,
                "name-shared",
                f"“{name}” is a name of {' and '.join([actor, *others])}: by itself it links to nobody",
                "name the actor by a fuller name of the article as well, if it has one",
                name,
            )
    elif others and not (is_description(name) and registry.is_only_weak(name)):  # “the government” of another state
        yield error(
            at,
            "name-unknown",
            f"“{name}” is a name of {others[0]}, not of {actor}",
            f"correct the actor, or add the name to briefings/_actors/{actor}.yml",
            name,
        )
    elif not is_pronoun(name) and not is_description(name) and not _holds_name(name, actor, registry):
        yield error(
            at,
            "name-unknown",
            f"{actor} has no name “{name}”",
            f"add it to `names` in briefings/_actors/{actor}.yml (weak: true if it can mean others), or correct it",
            name,
        )


def _holds_name(words: str, actor: str, registry: Registry) -> bool:
    """Whether the words hold a name of the actor, with a title before it or a remark after it."""
    return any(actor in ids for _, ids in registry.names_in(words))


def actors_take_part(case: Case) -> Iterator[Finding]:
    """An actor of a brief stands in the article for itself, not only inside somebody else's role."""
    if case.located is None:
        return
    acting = {actor for at, actor in actor_ids(case.record) if at[0] != "actors"}
    text, actors = case.located.text, case.record.actors
    for index, who in enumerate(actors):
        places = [place for name in who.named for place in find_words(name, text)]
        if who.actor in acting or not places:
            continue
        roles = [
            (span, one.role) for one in actors if one.actor != who.actor for span in find_words(one.role or "", text)
        ]
        holders = [next((role for span, role in roles if span.covers(place)), None) for place in places]
        if all(holders):
            yield warning(
                ("actors", index, "actor"),
                "actor-in-role",
                f"“{who.named[0]}” stands in the article only as “{holders[0]}”",
                "take it out of `actors`, unless it does, says or undergoes something; the role names it",
                who.actor,
            )


def actor_sound(actor: Actor, registry: Registry) -> Iterator[Finding]:
    """An actor's file refers to actors that exist, gives no name twice, and shares no strong name."""
    for index, role in enumerate(actor.roles):
        if role.of:
            yield from _known(("roles", index, "of"), role.of, registry)
    for index, called in enumerate(actor.designated_by):
        yield from _known(("designated_by", index, "by"), called.by, registry)
    if actor.part_of:
        yield from _known(("part_of",), actor.part_of, registry)
        if actor.part_of == actor.id:
            yield error(("part_of",), "actor-unknown", "an actor is no part of itself", "take the line out")
    for index, name in enumerate(actor.all_names()):
        at: KeyPath = ("name",) if index == 0 else ("names", index - 1)
        others = [
            one
            for one in registry.bearers(name.name)
            if one != actor.id and not registry.is_weak(name.name, one) and not name.weak
        ]
        if others:
            yield warning(
                at,
                "name-shared",
                f"“{name.name}” is a name of {others[0]} too: it links to nobody",
                "mark it `weak: true` in one of the two, or leave both as they are if both are called so",
                name.name,
            )
