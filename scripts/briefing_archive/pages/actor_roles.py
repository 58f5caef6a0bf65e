"""What an actor is: its roles as articles state them and as our registry has them, and what it is part of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive
from briefing_archive.dates import describe
from briefing_archive.model import Actor
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.wording import day

ROLES_CITED = 5


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role or what somebody calls the actor: its words, whose they are, when, and where it is stated."""

    words: str
    by: str
    where: tuple[Link, ...]
    is_stated: bool


def role_rows(archive: Archive, actor: Actor, links: Links) -> Iterator[RoleRow]:
    """Roles as articles state them, spellings that differ in capitals together; then those of our registry."""
    stated: dict[str, list[Link]] = {}
    spelt: dict[str, Counter[str]] = {}
    for brief in archive.with_actor(actor.id):
        published = day(brief.record.source.published.isoformat())
        for one in brief.record.actors:
            if one.actor == actor.id and one.role and brief.record.status != "withdrawn":
                key = one.role.casefold()
                stated.setdefault(key, []).append(links.brief(brief.id, published, "Actors"))
                spelt.setdefault(key, Counter())[one.role] += 1
    for key, where in stated.items():
        yield RoleRow(spelt[key].most_common(1)[0][0], "as stated", tuple(where[:ROLES_CITED]), True)
    for role in actor.roles:
        of = f", {links.actor(role.of).text}" if role.of else ""
        since = describe(role.since, short=True) if role.since else ""
        until = describe(role.until, short=True) if role.until else ""
        years = (
            f"{since}–{until}" if since and until else f"since {since}" if since else f"until {until}" if until else ""
        )
        yield RoleRow(f"{role.role}{of}", years or "day not recorded", (), False)
    for listing in actor.designated_by:
        yield RoleRow(f"“{listing.called}”", f"so called by {links.actor(listing.by).text}", (), False)


def bonds_title(archive: Archive, actor: Actor) -> str:
    """The heading over what the actor is part of, and what is part of it; "" where nothing is."""
    whole, parts = bool(actor.part_of), bool(archive.branches_of(actor.id))
    return {(True, True): "Part of, and branches", (True, False): "Part of", (False, True): "Branches"}.get(
        (whole, parts), ""
    )
