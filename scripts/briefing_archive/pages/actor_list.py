"""All actors, by kind and from A to Z."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive
from briefing_archive.model import Actor
from briefing_archive.pages.links import ACTORS, Link, Links
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import ACTOR_KINDS, counted


@dataclass(frozen=True, slots=True)
class ActorRow:
    actor: Link
    kind: str
    also: tuple[str, ...]
    counts: str


@dataclass(frozen=True, slots=True)
class ActorGroup:
    title: str
    anchor: str
    rows: tuple[ActorRow, ...]


@dataclass(frozen=True, slots=True)
class ActorListView:
    title: str
    lead: str
    groups: tuple[ActorGroup, ...]
    other_view: Link | None


def _row(archive: Archive, actor: Actor, links: Links, kind: str = "") -> ActorRow:
    briefs = [brief for brief in archive.with_actor(actor.id) if brief.record.status != "withdrawn"]
    said = sum(1 for _ in archive.quotes_by(actor.id))
    counts = [counted(len(briefs), "brief")] if briefs else ["no brief yet"]
    if said:
        counts.append(counted(said, "quote"))
    also = tuple(one.name for one in actor.names if not one.weak and not one.lang)[:3]
    return ActorRow(links.actor(actor.id), kind, also, ", ".join(counts))


def actor_list_pages(archive: Archive) -> Iterator[Page]:
    """All actors by kind, and from A to Z."""
    links = Links(archive, ACTORS)
    actors = sorted(archive.actors.values(), key=lambda one: one.name.casefold())
    by_kind: defaultdict[str, list[Actor]] = defaultdict(list)
    by_letter: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        by_kind[actor.kind].append(actor)
        letter = actor.name[:1].upper()
        by_letter[letter if letter.isalpha() else "0–9"].append(actor)
    groups = tuple(
        ActorGroup(titles[1], f"Kind-{kind}", tuple(_row(archive, one, links) for one in by_kind[kind]))
        for kind, titles in ACTOR_KINDS.items()
        if kind in by_kind
    )
    lead = f"{counted(len(actors), 'actor')}, by kind."
    a_to_z = Links(archive, "actors/a-z.md")
    has_letters = len(actors) > 1
    view = ActorListView("Actors", lead, groups, Link("From A to Z", links.to(a_to_z.path)) if has_letters else None)
    yield Page(ACTORS, "actors.md.j2", "Actors", view, section=ACTORS)
    if not has_letters:
        return
    letters = tuple(
        ActorGroup(
            letter,
            f"Letter-{index}",
            tuple(_row(archive, one, a_to_z, ACTOR_KINDS[one.kind][0]) for one in by_letter[letter]),
        )
        for index, letter in enumerate(sorted(by_letter))
    )
    listed = ActorListView(
        "Actors from A to Z", f"{counted(len(actors), 'actor')}.", letters, Link("By kind", a_to_z.to(ACTORS))
    )
    yield Page(a_to_z.path, "actors.md.j2", "Actors from A to Z", listed, section=ACTORS)
