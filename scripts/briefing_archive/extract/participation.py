"""Who takes part: who acts, is acted on or speaks, and where a capital or a people stands for its state.

A state that is only a place (“in Kabul”, “from Iraq”) is no actor, nor is a hospital where somebody lies, nor a
name that nothing but one label speaks for.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.extract.clusters import Cluster
from briefing_archive.extract.gazetteer import Gazetteer, gazetteer, listed
from briefing_archive.extract.kinds import Ballot
from briefing_archive.extract.names import Name
from briefing_archive.extract.surroundings import part_in_sentence
from briefing_archive.extract.wording import Wording
from briefing_archive.registry import Registry

_ACTING = frozenset({"nsubj", "agent", "by", "nsubjpass", "csubj"})
_PARTNER = frozenset({"with", "between", "against", "including", "among", "dative", "alongside", "versus", "vs"})
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "on", "via", "into", "to", "from", "around", "through"})
_GOING = frozenset(
    ["leave", "leaving", "left", "enter", "entering", "entered", "visit", "visiting", "visited", "reach", "reached"]
    + ["cross", "crossed", "flee", "fleeing", "fled", "tour", "toured", "leaves", "visits", "enters", "hit", "struck"]
)
_REPRESENTATIVES = listed("representatives")
# A state named so often is what the article is about, even where each mention alone is a place.
_OFTEN = 6
_LIKELY_NAME = 1.5


def _is_read(line: Wording) -> bool:
    return line.block.block.kind == "paragraph"


def _acts(line: Wording, name: Name) -> bool:
    """Whether a mention is one of somebody who does something, or with whom, or to whom something is done."""
    if not _is_read(line):
        return False
    part, head = part_in_sentence(line, name.first, name.last)
    if part in _ACTING or part in _PARTNER:
        return True
    if part == "dobj":
        return line.lower[head] not in _GOING
    return part == "to" and line.lower[head] in {"according", "told", "spoke", "speaking", "said"}


def takes_part(cluster: Cluster, lines: Sequence[Wording], known: Gazetteer) -> bool:
    """Whether a person or organisation is an actor of the article."""
    read = [name for name in cluster.mentions if _is_read(lines[name.block])]
    if not read or cluster.kind is None:
        return False
    if cluster.sort == "person":
        full = any(" " in text for text in cluster.names)
        return full or cluster.actor is not None or cluster.ballot.votes["person"] >= _LIKELY_NAME
    if cluster.actor is not None:
        return True
    own = [name for name in read if not _is_in_title(lines[name.block], name, known)]
    if not own:
        return False
    parts = [part_in_sentence(lines[name.block], name.first, name.last)[0] for name in own]
    is_told = bool(cluster.ballot.kinds)
    if cluster.kind in {"company", "other"} or not is_told or _is_building(cluster):
        if all(part in _WHERE for part in parts) and not any(_acts(lines[n.block], n) for n in own):
            return False
    return is_told or any(_acts(lines[name.block], name) for name in own)


def _is_building(cluster: Cluster) -> bool:
    return any(word in text.lower() for text in cluster.names for word in ("embassy", "consulate", "court", "palace"))


def _is_in_title(line: Wording, name: Name, known: Gazetteer) -> bool:
    """Whether a name only says whose officer somebody is; a spokesman speaks for it and does not count."""
    if name.last < len(line) and any(word.startswith("spokes") for word in line.lower[name.last : name.last + 3]):
        return False
    if name.is_nested:
        return True
    part, head = part_in_sentence(line, name.first, name.last)
    return part in {"compound", "nmod"} and head >= name.last and line.lower[head] in known.person_words


def states_taking_part(lines: Sequence[Wording], names: Sequence[Name], registry: Registry) -> list[Cluster]:
    """One cluster a state that takes part, its capital and representatives among its names."""
    known = gazetteer()
    states: dict[str, Cluster] = {}
    weights: dict[str, float] = {}
    for name in names:
        code, text, weight = _state_mention(lines[name.block], name, known)
        if code is None:
            continue
        cluster = states.get(code)
        if cluster is None:
            cluster = states[code] = Cluster("state", "place", Ballot(), state=code)
        cluster.add(text, [name])
        weights[code] = weights.get(code, 0.0) + weight
        if cluster.actor is None and (actor := registry.resolve(text)):
            cluster.actor = actor.id
    return [
        cluster
        for code, cluster in states.items()
        if weights[code] >= 1.0
        or sum(len(listed) for text, listed in cluster.names.items() if known.state_of(text)) >= _OFTEN
    ]


def _state_mention(line: Wording, name: Name, known: Gazetteer) -> tuple[str | None, str, float]:
    """The state a name stands for, the words that do, and how much the mention speaks for its taking part."""
    text = name.text
    code = known.state_of(text)
    if code is None and (name.form == "adjective" or text in known.adjectives):
        if name.last < len(line) and line.lower[name.last] in _REPRESENTATIVES:
            return known.adjectives.get(text), line.text(name.first, name.last + 1), 1.0
        return None, text, 0.0
    if code is None:
        code = known.seats.get(text)
        if code is None or not _acts(line, name):
            return None, text, 0.0
        return code, text, 1.0
    if name.last < len(line) and line.lower[name.last] in _REPRESENTATIVES:
        return code, text, 1.0
    if _acts(line, name):
        return code, text, 1.0
    part, head = part_in_sentence(line, name.first, name.last)
    lower = line.lower[head]
    if (
        part == "poss"
        and lower not in known.person_words
        and known.kind_words.get(lower) not in {"place", "government-body"}
    ):
        return code, text, 0.5
    return code, text, 0.0
