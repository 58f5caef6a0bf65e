"""Which states act, and where a capital or a people stands for its state.

A state that is only a place (“in Kabul”, “from Iraq”) is no actor. Subjects, agents, partners and those that are
acted upon are.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.extract.clusters import Cluster
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.kinds import Ballot
from briefing_archive.extract.names import Name
from briefing_archive.extract.surroundings import part_in_sentence
from briefing_archive.extract.wording import Wording
from briefing_archive.registry import Registry

_ACTING = frozenset({"nsubj", "agent", "by", "nsubjpass"})
_PARTNER = frozenset({"with", "between", "against", "including", "among", "dobj", "dative"})
_REPRESENTATIVES = listed("representatives")


def _weight(line: Wording, name: Name) -> float:
    part, _ = part_in_sentence(line, name.first, name.last)
    if part in _ACTING:
        return 1.0
    if part in _PARTNER:
        return 1.0
    return 0.0


def states_taking_part(lines: Sequence[Wording], names: Sequence[Name], registry: Registry) -> list[Cluster]:
    """One cluster a state that takes part, its capital and representatives among its names."""
    known = gazetteer()
    states: dict[str, Cluster] = {}
    weights: dict[str, float] = {}
    for name in names:
        line = lines[name.block]
        code = known.state_of(name.text)
        text = name.text
        weight = 0.0
        if code is not None and name.form != "adjective":
            weight = _weight(line, name)
        elif name.form == "adjective" and name.last < len(line) and line.lower[name.last] in _REPRESENTATIVES:
            code = known.adjectives.get(name.text) or known.state_of(name.text)
            weight = 1.0
            text = line.text(name.first, name.last + 1)
        elif (code := known.seats.get(name.text)) is not None:
            weight = _weight(line, name)
            if not weight:
                continue
        if code is None:
            continue
        cluster = states.get(code)
        if cluster is None:
            cluster = states[code] = Cluster("state", "place", Ballot(), state=code)
        cluster.add(text, [name])
        weights[code] = weights.get(code, 0.0) + weight
        if cluster.actor is None and (actor := registry.resolve(text)):
            cluster.actor = actor.id
    return [cluster for code, cluster in states.items() if weights[code] >= 1.0 or cluster.count >= 5]
