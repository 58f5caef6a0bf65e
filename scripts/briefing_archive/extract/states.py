"""Which states take part: those that do something, to which something is done, or whose people speak for them.

A state that is only a place (“in Kabul”, “from Iraq”), that a list gives as an example of places, or of which the
article only says what it is, is no actor. A territory of another state is one only where its officials act.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.extract.ballots import Ballot
from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.governments import governed_state
from briefing_archive.extract.names import Name
from briefing_archive.extract.participation import acts, is_where
from briefing_archive.extract.parts import (
    ACTING,
    FULL,
    HALF,
    LITTLE,
    NONE,
    deed,
    is_agents,
    is_called_upon,
    is_cue,
    owns_deed,
    part_of,
)
from briefing_archive.extract.wording import Wording
from briefing_archive.registry import Registry

_REPRESENTATIVES = listed("representatives")
_FORCES = frozenset({"troops", "soldiers", "forces", "guards"})
_WATCHED = frozenset({"border", "frontier", "coast"})
_LAID_ON = frozenset({"blame", "blames", "blamed", "pressure", "pressed", "called", "calls", "call"})
_RULERS = listed("rulers")
_TALKS = listed("talks")
_ASSAULTS = listed("assaults")
_TERRITORIES = listed("territories")
# A state named so often is what the article is about, even where each mention alone is a place.
_OFTEN = 7


def state_cluster(code: str, registry: Registry) -> Cluster:
    """The cluster of a state before any of its names is added."""
    actor = registry.resolve(gazetteer().state_names[code])
    return Cluster("state", "place", Ballot(), actor=actor.id if actor and actor.kind == "state" else None, state=code)


class _States:
    """The states of an article while their mentions are weighed."""

    def __init__(self, lines: Sequence[Wording], registry: Registry) -> None:
        self.lines = lines
        self.registry = registry
        self.known = gazetteer()
        self.clusters: dict[str, Cluster] = {}
        self.weights: dict[str, float] = {}
        self.where: dict[str, list[Name]] = {}
        self.seats: list[tuple[str, Name]] = []
        self.lately: list[str] = []

    def add(self, code: str, text: str, name: Name, weight: float) -> None:
        cluster = self.clusters.get(code)
        if cluster is None:
            cluster = self.clusters[code] = state_cluster(code, self.registry)
        cluster.add(text, [name])
        self.weights[code] = self.weights.get(code, 0.0) + weight
        if cluster.actor is None and (actor := self.registry.resolve(text)) and actor.kind == "state":
            cluster.actor = actor.id

    def read(self, name: Name) -> None:
        """Weigh one name."""
        line, known, text = self.lines[name.block], self.known, name.text
        next_word = line.lower[name.last] if name.last < len(line) else ""
        if next_word in _WATCHED and name.last + 1 < len(line) and line.lower[name.last + 1] in _FORCES:
            next_word = line.lower[name.last + 1]  # “Norwegian border guards”
        code = known.state_of(text)
        if code is None and text in known.adjectives:
            if next_word in _REPRESENTATIVES:
                words = text if next_word in _FORCES else line.text(name.first, name.last + 1)
                self.add(known.adjectives[text], words, name, FULL)
            elif self._is_people(line, name) and (self._does(line, name) or self._precedes_verb(line, name)):
                self.add(known.adjectives[text], line.text(name.first - 1, name.last), name, FULL)
            return
        if code is None:
            actor = self.registry.resolve(text) or self.registry.weak_bearer(text)
            if actor and actor.kind == "state" and (code := governed_state(text, known)):
                # The registry knows the state by its government.
                self.add(code, text, name, 1.0)
                return
            if (code := known.seats.get(text)) is not None:
                if self._speaks_for_state(line, name):
                    self.add(code, text, name, FULL)
                else:
                    self.seats.append((code, name))
            return
        if self._lies_behind(line, name, code):
            self.where.setdefault(code, []).append(name)
            return
        self.lately = [*[one for one in self.lately if one != code][-1:], code]
        if next_word in _REPRESENTATIVES:
            self.add(code, text, name, FULL)
        elif code not in _TERRITORIES and (weight := self._does(line, name)):
            self.add(code, text, name, weight)
        elif is_where(line, name):
            self.where.setdefault(code, []).append(name)
        else:
            self.add(code, text, name, NONE if code in _TERRITORIES else self._owns(line, name))

    def _lies_behind(self, line: Wording, name: Name, code: str) -> bool:
        """Whether a state only says where the place before its comma lies: “Porto, Portugal”."""
        i = name.first - 2
        return (
            i >= 0
            and line.words[i + 1] == ","
            and self.known.country_of(line.words[i]) == code != self.known.state_of(line.words[i])
        )

    def _is_people(self, line: Wording, name: Name) -> bool:
        """Whether an adjective with “the” is a noun for the state: “The British left”, not “the British ship”."""
        if name.text.removesuffix("s") in self.known.adjectives and name.text.endswith("s"):
            return False
        ends = name.last >= len(line) or not line.tags[name.last].startswith(("NN", "JJ", "HYPH", "CD"))
        return ends and name.first > 0 and line.lower[name.first - 1] == "the"

    def _speaks_for_state(self, line: Wording, name: Name) -> bool:
        """Whether a capital acts as a government does: “Oslo refused”, not “Oslo burned”, “serves Oslo”."""
        part, head = part_of(line, name)
        last = name.last
        if line.words[last : last + 2] == (",", "which") and self._answers(line.lower[min(last + 2, len(line) - 1)]):
            return True  # “left it to Oslo, which refused”
        if part == "on" and line.lower[head] in _LAID_ON:
            return True
        if part == "nsubj":
            return acts(line, name) and is_agents(line.lower[head])
        if part in {"dobj", "nsubjpass"}:
            return is_called_upon(line.lower[head])
        return acts(line, name)

    @staticmethod
    def _answers(verb: str) -> bool:
        """Whether a verb tells what only a government says or declines, and no town."""
        return is_cue(verb) or verb in {"denied", "denies", "refused", "refuses", "rejected", "rejects", "declined"}

    @staticmethod
    def _precedes_verb(line: Wording, name: Name) -> bool:
        """“The British left”: the parser often takes the verb after an adjective for a participle."""
        return name.last < len(line) and line.tags[name.last] in {"VBD", "VBZ", "VBP", "MD"}

    @staticmethod
    def _does(line: Wording, name: Name) -> float:
        """What a mention is worth where the state itself acts or undergoes something."""
        return NONE if name.is_nested or line.block.block.kind != "paragraph" else deed(line, name)

    def _owns(self, line: Wording, name: Name) -> float:
        """What it is worth to own something: a deed the most, a province or a minister nothing."""
        part, head = part_of(line, name)
        if owns_deed(line, name) and line.block.block.kind == "paragraph":
            return FULL if part == "poss" or line.lower[head] in _ASSAULTS else HALF
        if part == "poss" and line.lower[head] in _RULERS and line.deps[head] in ACTING:
            return FULL  # “Norway's rulers shut the port”
        words = line.lower[name.last : head + 1]
        owns_thing = (
            part == "poss"
            and not any(word in self.known.person_words for word in words)
            and self.known.kind_words.get(line.lower[head]) not in {"place", "government-body"}
        )
        return LITTLE if owns_thing else NONE

    def both(self, line: Wording) -> None:
        """“Both countries” does something: the two states named last take part."""
        if len(self.lately) == 2:
            for code in self.lately:
                self.weights[code] = self.weights.get(code, 0.0) + 1.0

    def hosts(self) -> None:
        """A capital where talks are held stands for its state when its officials are there."""
        blocks = {code: {one.block for one in cluster.mentions} for code, cluster in self.clusters.items()}
        for code, name in self.seats:
            line = self.lines[name.block]
            if name.block not in blocks.get(code, ()):
                continue
            if any(word in _TALKS for word in line.lower[max(name.first - 3, 0) : name.first]):
                self.add(code, name.text, name, 0.0)

    def taking_part(self) -> list[Cluster]:
        self.hosts()
        found: list[Cluster] = []
        for code in dict.fromkeys([*self.clusters, *self.where]):
            where = self.where.get(code, [])
            owners = self._cluster(code).names.items()
            named = sum(not one.is_nested for text, held in owners if self.known.state_of(text) for one in held)
            often = code not in _TERRITORIES and named + len(where) >= _OFTEN
            if self.weights.get(code, NONE) >= FULL or often:
                cluster = self._cluster(code)
                if not cluster.mentions:
                    for name in where:
                        self.add(code, name.text, name, 0.0)
                elif where:
                    cluster.names.setdefault(where[0].text, [])
                found.append(self._cluster(code))
        return found

    def _cluster(self, code: str) -> Cluster:
        return self.clusters.get(code) or Cluster("state", "place", Ballot(), state=code)


def states_taking_part(
    lines: Sequence[Wording], names: Sequence[Name], people: Sequence[Cluster], registry: Registry
) -> list[Cluster]:
    """One cluster a state that takes part, its capital and representatives among its names.

    What is a name of one of the people is none of a capital: Jo Paris is Paris.
    """
    bearers = {name.span for one in people if one.sort == "person" for name in one.mentions}
    states = _States(lines, registry)
    pairs = {(line.number, i) for line in lines for i in _pairs(line)}
    marks = sorted(
        [(name.block, name.first, name) for name in names if name.span not in bearers]
        + [(b, i, None) for b, i in pairs],
        key=_place,
    )
    for block, _, name in marks:
        if name is None:
            states.both(lines[block])
        else:
            states.read(name)
    return states.taking_part()


def _place(mark: tuple[int, int, Name | None]) -> tuple[int, int]:
    return mark[0], mark[1]


def _pairs(line: Wording) -> list[int]:
    """Where “both countries” or “the two nations” is the subject of a sentence, or their leaders are."""
    return [
        i
        for i in range(1, len(line))
        if line.lower[i] in {"countries", "nations", "states"}
        and line.lower[i - 1] in {"both", "two"}
        and (line.deps[i] == "nsubj" or _are_led(line, i))
    ]


def _are_led(line: Wording, i: int) -> bool:
    """Whether those who act for states are the subject: “the leaders of the two countries spoke”."""
    of = line.heads[i]
    lead = line.heads[of]
    speaks = line.lower[lead] in _REPRESENTATIVES or line.lower[lead] in {"presidents", "ministers", "governments"}
    return line.deps[i] == "pobj" and line.lower[of] == "of" and speaks and line.deps[lead] == "nsubj"
