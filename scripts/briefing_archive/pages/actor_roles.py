"""What an actor is: its roles as articles state them and as our registry has them, and what it is part of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive
from briefing_archive.dates import describe
from briefing_archive.model import Actor
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.same_role import RoleKey, SameRole
from briefing_archive.pages.wording import day

ROLES_CITED = 5


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role or what somebody calls the actor: its wordings, whose they are, when, and where it is stated.

    `more` counts the briefs that are not listed, "" where all are.
    """

    forms: tuple[str, ...]
    by: str
    where: tuple[Link, ...]
    is_stated: bool
    more: str = ""


def _stated(archive: Archive, actor: Actor, links: Links) -> Iterator[RoleRow]:
    """Roles as articles state them: wordings that say the same are one row, the one most use before the others."""
    same = SameRole(archive, actor)
    where: defaultdict[RoleKey, list[Link]] = defaultdict(list)
    spelt: defaultdict[RoleKey, Counter[str]] = defaultdict(Counter)
    for brief in archive.with_actor(actor.id):
        published = brief.record.source.published
        for one in brief.record.actors:
            if one.actor == actor.id and one.role and brief.record.status != "withdrawn":
                key = same.key(one.role, published)
                where[key].append(links.brief(brief.id, day(published.isoformat()), "Actors"))
                spelt[key][one.role] += 1
    for key, all_links in where.items():
        forms: dict[str, str] = {}
        for form, _ in spelt[key].most_common():
            forms.setdefault(form.casefold(), form)
        rest = len(all_links) - ROLES_CITED
        shown = tuple(all_links[:ROLES_CITED])
        yield RoleRow(tuple(forms.values()), "as stated", shown, True, f"and {rest} more" if rest > 0 else "")


def role_rows(archive: Archive, actor: Actor, links: Links) -> Iterator[RoleRow]:
    """Roles as articles state them; then those of our registry, and what others call the actor."""
    yield from _stated(archive, actor, links)
    for role in actor.roles:
        of = f", {links.actor(role.of).text}" if role.of else ""
        since = describe(role.since, short=True) if role.since else ""
        until = describe(role.until, short=True) if role.until else ""
        years = (
            f"{since}–{until}" if since and until else f"since {since}" if since else f"until {until}" if until else ""
        )
        yield RoleRow((f"{role.role}{of}",), years or "day not recorded", (), False)
    for listing in actor.designated_by:
        yield RoleRow((f"“{listing.called}”",), f"so called by {links.actor(listing.by).text}", (), False)


def bonds_title(archive: Archive, actor: Actor) -> str:
    """The heading over what the actor is part of, and what is part of it; "" where nothing is."""
    whole, parts = bool(actor.part_of), bool(archive.branches_of(actor.id))
    return {(True, True): "Part of, and branches", (True, False): "Part of", (False, True): "Branches"}.get(
        (whole, parts), ""
    )
