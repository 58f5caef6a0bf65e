"""Who is named and takes no part: an affiliation, a venue, the maker of a thing, somebody only spoken of.

Whoever counts names in an article wants them all; a brief has none of these among its actors.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.extract.actors import named_in
from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.mention_spans import mention_spans
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.proposals import ActorProposal, PlaceProposal
from briefing_archive.spans import Span

# Votes below which a stretch of capitals may be no name of a person or body at all.
_LIKELY = 0.8


def extract(doc: ParsedArticle, found: Found, places: Sequence[PlaceProposal]) -> tuple[ActorProposal, ...]:
    """People and organisations with a name that are neither among the actors nor the places, as they come."""
    taken = frozenset(one for actor in found.actors for one in actor.mentions)
    located = frozenset(one.span for one in places)
    _, clusters = named_in(doc, found)
    proposals = [
        _proposal(one, spans)
        for one in clusters
        if one.sort in {"person", "org"} and one.kind is not None and _is_likely(one)
        if (spans := _free(one, taken, located))
    ]
    return tuple(sorted(proposals, key=lambda one: one.mentions[0]))


def _is_likely(cluster: Cluster) -> bool:
    return cluster.actor is not None or max(cluster.ballot.votes["person"], cluster.ballot.votes["org"]) >= _LIKELY


def _free(cluster: Cluster, taken: frozenset[Span], located: frozenset[Span]) -> tuple[Span, ...]:
    """The mentions of somebody who is no actor; one inside an actor's title (“Zorvex chief”) counts as well."""
    if any(one.span in taken for one in cluster.mentions):
        return ()
    return tuple(one for one in mention_spans(cluster) if one not in located)


def _proposal(cluster: Cluster, spans: tuple[Span, ...]) -> ActorProposal:
    assert cluster.kind is not None
    names = tuple(dict.fromkeys(cluster.names))
    return ActorProposal(
        name=max(names, key=len),
        kind=cluster.kind,
        actor=cluster.actor,
        names=names,
        roles=tuple(cluster.ballot.roles) if cluster.sort == "person" else (),
        mentions=spans,
        salience=0.0,
    )
