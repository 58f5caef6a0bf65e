"""What leads on from a brief: briefs of the same story or with the same actors, and the ones before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.dates import describe
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.wording import listed

_SHOWN = 5
_TOO_COMMON = 50


@dataclass(frozen=True, slots=True)
class RelatedBrief:
    """Another brief, its day, the story both belong to (None: no shared story) and the actors both have."""

    brief: Link
    published: str
    story: Link | None
    shared: str
    state: str


def neighbours(archive: Archive) -> dict[str, tuple[str, str]]:
    """For every open brief the ids of those published right before and right after it, "" at either end."""
    ids = [brief.id for brief in archive.briefs if brief.record.status != "withdrawn"]
    return {one: (before, after) for one, before, after in zip(ids, [*ids[1:], ""], ["", *ids], strict=False)}


def related(archive: Archive, brief: Brief, links: Links) -> Iterator[RelatedBrief]:
    """Briefs of the same story, then those that share at least two actors, most shared first.

    Actors in very many briefs say little about a bond and are not counted, unless the archive is small.
    """
    telling = [one for one in brief.actor_ids if len(archive.with_actor(one)) <= _TOO_COMMON]
    shared: Counter[str] = Counter()
    for actor in telling:
        shared.update(other.id for other in archive.with_actor(actor) if other.id != brief.id)
    same_story = {other.id for other in archive.in_story(brief.record.story)} if brief.record.story else set()
    same_story.discard(brief.id)
    ids = same_story | {other for other, count in shared.items() if count >= 2}
    open_ids = [one for one in ids if archive.by_id[one].record.status != "withdrawn"]
    nearest = sorted(
        open_ids, key=lambda one: (one not in same_story, -shared[one], _distance(archive, brief, one), one)
    )
    for other_id in nearest[:_SHOWN]:
        other = archive.by_id[other_id]
        both = [links.actor(one).text for one in brief.actor_ids if one in set(other.actor_ids)]
        yield RelatedBrief(
            links.brief(other_id),
            describe(other.record.source.published.isoformat(), short=True),
            links.story(brief.record.story) if other_id in same_story and brief.record.story else None,
            listed(both, 4),
            "Draft, not reviewed" if other.record.status == "draft" else "",
        )


def _distance(archive: Archive, brief: Brief, other: str) -> int:
    return abs((archive.by_id[other].record.source.published - brief.record.source.published).days)
