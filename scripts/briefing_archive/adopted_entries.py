"""What a filled form makes of an entry of the registry: a new one, or names and links for one that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing_archive.fields import plain
from briefing_archive.model import Actor, Name, Role
from briefing_archive.registry import name_key
from briefing_archive.store.actor_form import Filled
from briefing_archive.store.yaml_edit import on_one_line


def as_filled(actor: Actor, filled: Filled) -> Actor:
    """The proposed actor with what the form says; words of a name or role that stay keep its language and time."""
    names = {name.name: name for name in actor.names}
    said: dict[str, object] = {
        "id": filled.id,
        "kind": filled.kind,
        "name": filled.name,
        "lang": filled.lang,
        "names": tuple(
            (names.get(one.name, one) if one == _bare(one.name) else one).model_copy(
                update={"weak": is_weak or one.weak}
            )
            for group, is_weak in ((filled.names, False), (map(_bare, filled.weak), True))
            for one in group
        ),
        "note": filled.note,
        "part_of": filled.part_of,
        "same_as": actor.same_as.model_copy(update={"wikidata": filled.wikidata}),
    }
    if filled.roles is not None:
        held = {role.role: role for role in reversed(actor.roles)}
        said["roles"] = tuple(held.get(one.role, one) if one == Role(role=one.role) else one for one in filled.roles)
    return actor.model_copy(update=said)


def _bare(name: str) -> Name:
    return Name(name=name)


def names_missing(filled: Filled, known: Actor) -> tuple[Name, ...]:
    """The names that the form says and the entry lacks."""
    there = {name_key(name.name) for name in known.all_names()}
    weak = (Name(name=name, weak=True) for name in filled.weak)
    names = {one.name: one for one in (_bare(filled.name), *filled.names, *weak) if name_key(one.name) not in there}
    return tuple(names.values())


def links_missing(filled: Filled, known: Actor) -> Mapping[str, Any]:
    """What the form says besides names and the entry lacks, by the entry's keys."""
    links: dict[str, Any] = {}
    if filled.part_of and not known.part_of:
        links["part_of"] = filled.part_of
    if filled.wikidata and not known.same_as.wikidata:
        links["same_as"] = on_one_line({"wikidata": filled.wikidata})
    return links


def add_to(tree: Any, *, names: Sequence[Name], links: Mapping[str, Any]) -> None:
    """Put names and links into an entry that is there, as an edit reads it."""
    tree.update(links)
    for one in names:
        said = plain(one)
        tree.setdefault("names", []).append(one.name if set(said) == {"name"} else on_one_line(said))
