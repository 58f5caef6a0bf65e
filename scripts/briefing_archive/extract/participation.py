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
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "on", "via", "around", "through"})
_SPEAKING = frozenset({"according", "told", "spoke", "speaking", "said"})
_GOING = listed("going_verbs")
_REPRESENTATIVES = listed("representatives")
_STAFF = listed("staff")
# A state named so often is what the article is about, even where each mention alone is a place.
_OFTEN = 6
_LIKELY_NAME = 1.5
_BUILDINGS = ("embassy", "consulate", "court", "palace", "college", "university")


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
    return _speaks(line, part, head)


def _speaks(line: Wording, part: str, head: int) -> bool:
    """Whether words come from somebody: “according to X”, “an X statement”, “X officials”."""
    if part == "to":
        return line.lower[head] in _SPEAKING
    return part in {"compound", "poss", "nmod"} and line.lower[head] in _STAFF


def _does(line: Wording, name: Name) -> bool:
    """Whether a mention is the one who does or says something: enough for a name that little else speaks for."""
    part, head = part_in_sentence(line, name.first, name.last)
    return (
        part in {"nsubj", "by", "agent", "with"}
        or _speaks(line, part, head)
        or (part == "dobj" and line.lower[head] in _SPEAKING)
    )


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
    if _may_be_place(cluster) and all(
        part_in_sentence(lines[name.block], name.first, name.last)[0] in _WHERE for name in own
    ):
        return False
    return bool(cluster.ballot.kinds) or any(_does(lines[name.block], name) for name in own)


def _may_be_place(cluster: Cluster) -> bool:
    """Whether somebody may be in or at it, or something be seen on it: a hospital, an embassy, a social network."""
    return cluster.kind in {"company", "other"} or any(
        word in text.lower() for text in cluster.names for word in _BUILDINGS
    )


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
