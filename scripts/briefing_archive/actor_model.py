"""The actor of the registry: its kind and names, its roles, and what others call it."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from briefing_archive.fields import ActorKind, EventDate, Id, Language, Line, Value, Wikidata


class Name(Value):
    """One name of an actor: its language, whether it is weak, and when it was used."""

    name: Line
    lang: Language | None = None
    weak: bool = False
    """A weak name (`the group`, `Moscow`) never makes a link by itself."""
    since: Annotated[EventDate | None, Field(alias="from")] = None
    until: EventDate | None = None


class Role(Value):
    """A role an actor has, of whom, and when."""

    role: Line
    of: Id | None = None
    since: Annotated[EventDate | None, Field(alias="from")] = None
    until: EventDate | None = None


def _as_key(key: str) -> BeforeValidator:
    """Words alone stand for a mapping with one key."""

    def read(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(read)


NameEntry = Annotated[Name, _as_key("name")]
"""A name, as `Kabul` or `{name: Kabul, weak: true}`."""
RoleEntry = Annotated[Role, _as_key("role")]
"""A role, as `mayor` or `{role: mayor, of: verrin-council}`; a registry file has the second form."""


class SameAs(Value):
    """The actor in other collections."""

    wikidata: Wikidata | None = None


class Designation(Value):
    """What somebody calls the actor, kept apart from what it is."""

    by: Id
    called: Annotated[Line, Field(alias="as")]


class Actor(Value):
    """One actor of the registry; its `id` is its file's name."""

    id: Id
    kind: ActorKind
    name: Line
    """The name we print."""
    lang: Language | None = None
    names: tuple[NameEntry, ...] = ()
    roles: tuple[Role, ...] = ()
    same_as: SameAs = SameAs()
    designated_by: tuple[Designation, ...] = ()
    part_of: Id | None = None
    note: Line | None = None
    """One neutral line: who or what this is."""
    distinct_from: tuple[Id, ...] = ()
    """Actors of a like name that somebody has looked at and found to be others."""
    formerly: tuple[Id, ...] = ()

    def all_names(self) -> tuple[Name, ...]:
        """The name we print, then the other names."""
        return self._all_names

    @cached_property
    def _all_names(self) -> tuple[Name, ...]:
        return (Name(name=self.name, lang=self.lang), *self.names)
