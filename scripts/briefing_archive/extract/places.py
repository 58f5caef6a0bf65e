"""The places of an article, each with the state it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing_archive.extract.actors import named_in
from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import Gazetteer, gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.participation import is_where
from briefing_archive.extract.surroundings import part_in_sentence
from briefing_archive.extract.wording import Wording, wordings
from briefing_archive.proposals import PlaceProposal

_VENUES = listed("venues")
_WHERE = frozenset({"at", "in", "outside", "inside", "near", "to", "from", "into"})
# Votes from which an unknown name is a place.
_TOLD = 1.0
_PARTS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern"}
    | {"southwestern", "north-eastern", "north-western", "south-eastern", "south-western", "upper", "lower"}
)


def _place(line: Wording, name: Name, country: str | None) -> PlaceProposal:
    """The place of a name; “northern X” is a place of its own."""
    first = name.first
    if first > 2 and line.words[first - 2] == "-" and line.lower[first - 3] in {"north", "south"}:
        first -= 3
    elif first > 0 and line.words[first - 1] in _PARTS and not line.tags[first - 1].startswith("VB"):
        first -= 1
    before = f"{line.text(first, name.first)} " if first < name.first else ""
    return PlaceProposal(before + name.text, line.span(first, name.last), country)


def _country(line: Wording, name: Name, known: Gazetteer) -> str | None:
    """The state of a place: the one printed behind its comma (“Port Verrin, Norway”), else the one the lists know."""
    if known.state_of(name.text) is None and name.last + 1 < len(line) and line.words[name.last] == ",":
        for size in (3, 2, 1):
            end = name.last + 1 + size
            words = line.text(name.last + 1, end) if end <= len(line) else ""
            if known.country_of(name.text) and not known.state_of(words) and not known.region_state(words):
                continue  # “talks in Kabul, Moscow and Oslo”
            if country := known.country_of(words):
                return country
    return known.country_of(name.text.title() if name.text.isupper() and len(name.text) > 3 else name.text)


def _shared(text: str, named: set[str], known: Gazetteer) -> str | None:
    """The state a region lies in that shares its name with another state, where the article names its neighbours.

    “Georgia” beside Ohio and Texas is American, unless the article speaks of Georgians or Tbilisi too.
    """
    state, country = known.state_of(text), known.region_state(text)
    if state is None or country is None or state == country:
        return None
    if any(known.adjectives.get(one) == state or known.seats.get(one) == state for one in named):
        return None
    return country if any(one != text and known.region_state(one) == country for one in named) else None


def _venues(text: str, mentions: Iterable[Name], lines: Sequence[Wording], known: Gazetteer) -> Iterator[PlaceProposal]:
    """The mentions of a house that say where somebody is: “at Harbour University Hospital in Oslo”."""
    words = text.lower().split()
    if words[0] not in _VENUES and words[-1] not in _VENUES:
        return
    for one in mentions:
        line = lines[one.block]
        part, head = part_in_sentence(line, one.first, one.last)
        if part in _WHERE and line.lower[head] != "according":
            yield PlaceProposal(text, one.span, _country(line, one, known) or _seat(line, one.last, known))


def _seat(line: Wording, last: int, known: Gazetteer) -> str | None:
    """The state of the place that “in” or “of” gives a house."""
    if last + 1 < len(line) and line.lower[last] in {"in", "of"}:
        for size in (3, 2, 1):
            if last + 1 + size <= len(line) and (found := known.country_of(line.text(last + 1, last + 1 + size))):
                return found
    return None


def _is_told(cluster: Cluster, known: Gazetteer) -> bool:
    """Whether more than one preposition speaks for a place: “the voice in Peace” is none."""
    return cluster.ballot.votes["place"] >= _TOLD or any(known.is_place(text) for text in cluster.names)


def extract(doc: ParsedArticle, found: Found) -> tuple[PlaceProposal, ...]:
    """Every mention of a place, in order; of a state that takes part only where it says where something is."""
    lines = wordings(doc)
    known = gazetteer()
    names, clusters = named_in(doc, found)
    taken = {span for actor in found.actors for span in actor.mentions}
    named = {name.text for name in names}
    places: set[PlaceProposal] = set()
    for cluster in clusters:
        if cluster.actor is not None and cluster.sort != "place":
            continue
        if cluster.sort == "place" and not _is_told(cluster, known):
            continue
        for text, mentions in cluster.names.items():
            if cluster.sort != "place" and known.state_of(text) is None:
                places.update(_venues(text, [one for one in mentions if one.span not in taken], lines, known))
                continue
            for one in mentions:
                country = _shared(text, named, known) or _country(lines[one.block], one, known)
                if one.span not in taken or is_where(lines[one.block], one):
                    places.add(_place(lines[one.block], one, country))
    told = {one.name: one.country for one in places if one.country}
    called = _state_names(places, known)
    return tuple(
        replace(one, name=called.get(one.name, one.name), country=one.country or told.get(one.name))
        for one in sorted(places, key=lambda one: (one.span, one.name))
    )


def _state_names(places: Iterable[PlaceProposal], known: Gazetteer) -> dict[str, str]:
    """The name each state goes by among the places of an article: its own where that is printed, else the fullest."""
    printed: dict[str, set[str]] = {}
    for one in places:
        code = known.state_of(one.name)
        if code is not None and code == one.country:
            printed.setdefault(code, set()).add(one.name)
    return {
        name: max(names, key=lambda one: (one == known.state_names[code], one != one.upper(), len(one), one))
        for code, names in printed.items()
        for name in names
    }
