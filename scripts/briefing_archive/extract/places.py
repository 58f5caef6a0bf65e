"""The places of an article, each with the state it lies in."""

from __future__ import annotations

from briefing_archive.extract.actors import names_of
from briefing_archive.extract.clusters import Clustering
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.wording import wordings
from briefing_archive.proposals import PlaceProposal


def extract(doc: ParsedArticle, found: Found) -> tuple[PlaceProposal, ...]:
    """Every mention of a place that no actor's mention covers, in order; names of states among them."""
    lines = wordings(doc)
    known = gazetteer()
    taken = {span for actor in found.actors for span in actor.mentions}
    places: list[PlaceProposal] = []
    for cluster in Clustering(lines, names_of(lines), found.registry).build():
        for text, mentions in cluster.names.items():
            if cluster.sort == "place" or known.state_of(text):
                places.extend(
                    PlaceProposal(text, one.span, known.country_of(text)) for one in mentions if one.span not in taken
                )
    return tuple(sorted(set(places), key=lambda one: one.span))
