"""The places a record lists: each once, and none that stands in the article only as a part of a longer name.

An extraction has every mention of a place, also that in “the Verrin court” and “Norwegian President Ines Okafor”;
a record asks where things happen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.proposals import ActorProposal, PlaceProposal
from briefing_archive.spans import Span

# A longer name that covers a place begins at most so many mentions before it.
_NEAR = 6


def places_once(
    places: Iterable[PlaceProposal], named: Iterable[ActorProposal], text: str
) -> tuple[PlaceProposal, ...]:
    """The first free mention of each place, in order; `named` are all actors and bystanders of the article.

    Left out are states, and places that the lists do not know, that only name somebody's office or a body; a town or
    region tells where that office is. So are the middle of a compound (“anti-Verrin”) and acronyms.
    """
    covers = sorted({span for one in named for span in one.mentions})
    found: dict[str, PlaceProposal] = {}
    for place in places:
        if place.name not in found and _is_free(place, covers, text):
            found[place.name] = place
    return tuple(found.values())


def _is_free(place: PlaceProposal, covers: Sequence[Span], text: str) -> bool:
    span = place.span
    if place.country is None and place.name.replace("-", "").isupper():
        return False
    before = text[max(span.start - 2, 0) : span.start]
    if len(before) == 2 and before[1] in "-‑" and before[0].islower():
        return False
    if place.country is not None and gazetteer().state_of(place.name) is None:
        return True
    end = bisect_right(covers, span.start, key=lambda one: one.start)
    return not any(one.covers(span) and one != span for one in covers[max(end - _NEAR, 0) : end])
