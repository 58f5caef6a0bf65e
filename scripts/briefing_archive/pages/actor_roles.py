"""What an actor is: its roles as articles state them and as our registry has them, and what it is part of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive
from briefing_archive.dates import describe
from briefing_archive.fields import ActorKind
from briefing_archive.model import Actor, Role
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.same_role import RoleKey, SameRole
from briefing_archive.pages.wording import day

ROLES_CITED = 5


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role or what somebody calls the actor: its wordings, when, where it is stated, and of whom it is.

    `more` counts the briefs that are not listed, "" where all are.
    """

    forms: tuple[str, ...]
    by: str
    where: tuple[Link, ...]
    is_stated: bool
    more: str = ""
    of: Link | None = None


@dataclass(frozen=True, slots=True)
class HolderRow:
    """An actor that has or had a role of another one, the role, and when."""

    holder: Link
    role: str
    when: str


def _stated(archive: Archive, actor: Actor, links: Links) -> Iterator[RoleRow]:
    """Roles as articles state them: wordings that say the same are one row, the one most use before the others."""
    same = SameRole(archive, actor)
    where: defaultdict[RoleKey, list[Link]] = defaultdict(list)
    spelt: defaultdict[RoleKey, Counter[str]] = defaultdict(Counter)
    for brief in archive.with_actor(actor.id):
        published = brief.record.source.published
        for one in brief.record.actors:
            if one.actor == actor.id and one.role:
                key = same.key(one.role, published)
                where[key].append(links.brief(brief.id, day(published.isoformat()), "Actors"))
                spelt[key][one.role] += 1
    for key, all_links in where.items():
        forms: dict[str, str] = {}
        for form, _ in spelt[key].most_common():
            forms.setdefault(form.casefold(), form)
        rest = len(all_links) - ROLES_CITED
        shown = tuple(all_links[:ROLES_CITED])
        yield RoleRow(tuple(forms.values()), "at publication", shown, True, f"and {rest} more" if rest > 0 else "")


def role_rows(archive: Archive, actor: Actor, links: Links) -> Iterator[RoleRow]:
    """Roles as articles state them; then those of our registry, and what others call the actor."""
    yield from _stated(archive, actor, links)
    for role in actor.roles:
        of = links.actor(role.of) if role.of else None
        yield RoleRow((role.role,), _years(role), (), False, of=of)
    for listing in actor.designated_by:
        yield RoleRow((f"“{listing.called}”",), f"in the words of {links.actor(listing.by).text}", (), False)


def _years(role: Role) -> str:
    since = describe(role.since, short=True) if role.since else ""
    until = describe(role.until, short=True) if role.until else ""
    if since and until:
        return f"{since}–{until}"
    return f"since {since}" if since else f"until {until}" if until else "day not recorded"


def holder_rows(archive: Archive, actor: Actor, links: Links) -> Iterator[HolderRow]:
    """Who has or had a role of the actor, as our registry has it: who took it up last first, then by name."""
    by_name = sorted(archive.holders_of(actor.id), key=lambda one: (one[0].name.casefold(), one[0].id))
    for holder, role in sorted(by_name, key=lambda one: one[1].since or "", reverse=True):
        yield HolderRow(links.actor(holder.id), role.role, _years(role))


_OF_BODIES: frozenset[ActorKind] = frozenset(("state", "government-body", "intergovernmental"))


def parts_word(actor: Actor) -> str:
    """What the parts of an actor are called: a state has bodies, a group branches."""
    return "Bodies" if actor.kind in _OF_BODIES else "Branches"
