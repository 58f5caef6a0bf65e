"""All actors, by kind and from A to Z."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefing_archive.archive import Archive
from briefing_archive.fields import ActorKind
from briefing_archive.pages.index_pages import ROWS_A_PAGE, Index, IndexGroup, IndexRow, IndexView, index_pages
from briefing_archive.pages.links import ACTORS, Link, Links
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import ACTOR_KINDS, capital, counted

A_TO_Z = "actors/a-z.md"
MOST_MET = 5
_COLUMNS = ("Actor", "Also", "In the archive")


def _kind_path(kind: ActorKind) -> str:
    return f"actors/by-kind/{kind}.md"


def _row(archive: Archive, actor_id: str, links: Links, *, below: str = "") -> IndexRow:
    actor = archive.actors[actor_id]
    briefs = archive.with_actor(actor.id)
    said = sum(1 for _ in archive.quotes_by(actor.id))
    counts = [counted(len(briefs), "brief")] if briefs else ["no brief yet"]
    if said:
        counts.append(counted(said, "quote"))
    also = tuple(one.name for one in actor.names if not one.weak and not one.lang)[:3]
    return IndexRow(links.actor(actor.id), below, (", ".join(also), ", ".join(counts)))


def _name(archive: Archive, actor: str) -> str:
    return archive.actors[actor].name


def actor_list_pages(archive: Archive) -> Iterator[Page]:
    """All actors by kind, and from A to Z; where they are many, a page a kind and a page a letter."""
    links = Links(archive, ACTORS)
    by_kind: defaultdict[ActorKind, list[str]] = defaultdict(list)
    for actor in sorted(archive.actors.values(), key=lambda one: (one.name.casefold(), one.id)):
        by_kind[actor.kind].append(actor.id)
    is_cut = len(archive.actors) > ROWS_A_PAGE
    groups = []
    for kind in (kind for kind in ACTOR_KINDS if kind in by_kind):
        ids = by_kind[kind]
        more = None
        if is_cut:
            ids = sorted(ids, key=lambda one: -len(archive.with_actor(one)))
        if is_cut and len(ids) > 2 * MOST_MET:
            more = Link(f"All {counted(len(ids), *ACTOR_KINDS[kind][:1], _many(kind))}", links.to(_kind_path(kind)))
            ids = ids[:MOST_MET]
        rows = tuple(_row(archive, one, links) for one in ids)
        groups.append(IndexGroup(ACTOR_KINDS[kind][1], f"Kind-{kind}", rows, more))
    said = ", by kind; those in most briefs come first" if is_cut else ", by kind"
    lead = f"{counted(len(archive.actors), 'actor')}{said}." if archive.actors else "The registry holds no actor yet."
    ways = (Link("From A to Z", links.to(A_TO_Z)),) if len(archive.actors) > 1 else ()
    view = IndexView("Actors", lead, _COLUMNS, tuple(groups), (), ways)
    yield Page(ACTORS, "index.md.j2", "Actors", view, section=ACTORS)
    if ways:
        yield from _a_to_z(archive)
    for kind, ids in by_kind.items() if is_cut else ():
        if len(ids) > 2 * MOST_MET:
            yield from _of_kind(archive, kind, ids)


def _many(kind: ActorKind) -> str:
    many = ACTOR_KINDS[kind][1]
    return many[:1].lower() + many[1:]


def _a_to_z(archive: Archive) -> Iterator[Page]:
    yield from index_pages(
        archive,
        Index(
            A_TO_Z, "actors/a-z", "Actors from A to Z", f"{counted(len(archive.actors), 'actor')}.", "actor", _COLUMNS,
            tuple(archive.actors), lambda one: _name(archive, one),
            lambda one, links: _row(archive, one, links, below=ACTOR_KINDS[archive.actors[one].kind][0]),
            ACTORS, (("By kind", ACTORS),),
        ),
    )  # fmt: skip


def _of_kind(archive: Archive, kind: ActorKind, ids: list[str]) -> Iterator[Page]:
    yield from index_pages(
        archive,
        Index(
            _kind_path(kind), f"actors/by-kind/{kind}", ACTOR_KINDS[kind][1],
            f"{capital(counted(len(ids), ACTOR_KINDS[kind][0], _many(kind)))}.",
            f"{ACTOR_KINDS[kind][0]}|{_many(kind)}", _COLUMNS, ids,
            lambda one: _name(archive, one), lambda one, links: _row(archive, one, links), ACTORS,
            (("From A to Z", A_TO_Z),), ("Actors by kind", ACTORS),
        ),
    )  # fmt: skip
