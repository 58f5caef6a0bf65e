"""Where an actor is meant: by a name, by a title or trade beside it, by both together, by a description.

The whole phrase (“harbour master Ines Okafor”, “the ferry line Norvik”) is a mention as well as each of its parts,
as annotated news has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_archive.extract.cluster import Cluster
from briefing_archive.spans import Span

# How far a title may stand before its name: a blank, or a comma and a blank.
_GAPS = (0, 1, 2)


def _whole(beside: set[Span], names: set[Span]) -> Iterator[Span]:
    """Each title with the name right behind it."""
    by_start: dict[int, Span] = {}
    for name in sorted(names, key=lambda one: one.end):
        by_start[name.start] = name
    for one in beside:
        following = next((by_start[one.end + gap] for gap in _GAPS if one.end + gap in by_start), None)
        if following is not None:
            yield Span(one.start, following.end)


def mention_spans(cluster: Cluster) -> tuple[Span, ...]:
    """Every mention of an actor, in order."""
    names = {one.span for one in cluster.mentions}
    beside = set(cluster.ballot.role_spans if cluster.sort == "person" else cluster.ballot.descriptors)
    return tuple(sorted({*names, *beside, *_whole(beside, names), *cluster.also}))
