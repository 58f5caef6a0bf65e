"""One bearer of names, while an article is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing_archive.extract.ballots import Ballot
from briefing_archive.extract.names import Name
from briefing_archive.fields import ActorKind
from briefing_archive.spans import Span


@dataclass(eq=False)
class Cluster:
    """One bearer: its kind (None for what is no actor), the names it goes by in order, and every mention."""

    kind: ActorKind | None
    sort: str
    ballot: Ballot
    names: dict[str, list[Name]] = field(default_factory=dict)
    actor: str | None = None
    state: str | None = None
    also: list[Span] = field(default_factory=list)
    """Where bare descriptions mean the bearer (“the ministry”)."""

    title: str = ""
    """What to call a bearer that has no name of its own; else the fullest name tells."""

    def add(self, text: str, mentions: Iterable[Name]) -> None:
        self.names.setdefault(text, []).extend(mentions)

    def merge(self, other: Cluster) -> None:
        """Take over another cluster's names and votes."""
        for text, mentions in other.names.items():
            self.add(text, mentions)
        self.ballot.merge(other.ballot)
        self.actor = self.actor or other.actor
        self.state = self.state or other.state
        self.also.extend(other.also)

    @property
    def mentions(self) -> list[Name]:
        return sorted((one for listed in self.names.values() for one in listed), key=lambda one: one.span)

    @property
    def count(self) -> int:
        return sum(map(len, self.names.values()))
