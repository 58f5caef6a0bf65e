"""Who takes part: who acts, is acted on or speaks, and where a capital or a people stands for its state.

A state that is only a place (“in Kabul”, “from Iraq”) is no actor, nor is a hospital where somebody lies, nor a
name that nothing but one label speaks for.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.extract.ballots import Ballot
from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import Gazetteer, gazetteer, listed
from briefing_archive.extract.governments import governed_state
from briefing_archive.extract.mentioned import only_mentioned
from briefing_archive.extract.names import Name
from briefing_archive.extract.surroundings import part_in_sentence
from briefing_archive.extract.wording import Wording
from briefing_archive.registry import Registry
from briefing_archive.spans import Span

_ACTING = frozenset({"nsubj", "agent", "by", "nsubjpass", "csubj"})
_PARTNER = frozenset({"with", "between", "against", "including", "among", "dative", "alongside", "versus", "vs"})
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "on", "via", "around", "through"})
_SPEAKING = frozenset({"according", "told", "spoke", "speaking", "said"})
_GOING = listed("going_verbs")
_REPRESENTATIVES = listed("representatives")
_STAFF = listed("staff")
_FORCES = frozenset({"troops", "soldiers", "forces"})
_PLATFORMS = listed("platforms")
_TALKS = listed("talks")
_PLACING = frozenset(
    {"in", "from", "to", "into", "across", "near", "toward", "towards", "through", "throughout", "within", "outside"}
    | {"inside", "around", "at", "over", "of"}
)
# A state named so often is what the article is about, even where each mention alone is a place.
_OFTEN = 7
_LIKELY_NAME = 1.5
_BUILDINGS = ("embassy", "consulate", "court", "palace", "college", "university")


def _is_read(line: Wording) -> bool:
    return line.block.block.kind == "paragraph"


def acts(line: Wording, name: Name) -> bool:
    """Whether a mention is one of somebody who does something, or with whom, or to whom something is done."""
    if not _is_read(line):
        return False
    part, head = part_in_sentence(line, name.first, name.last)
    if part in _ACTING or part in _PARTNER:
        return True
    if part == "dobj":
        return line.lower[head] not in _GOING
    return _speaks(line, part, head)


def _is_owner(line: Wording, name: Name) -> bool:
    """Whether a state only says whose something is: “the US envoy”."""
    return part_in_sentence(line, name.first, name.last)[0] in {"compound", "nmod"}


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


def takes_part(cluster: Cluster, lines: Sequence[Wording], quoted: Sequence[Span], known: Gazetteer) -> bool:
    """Whether a person or organisation is an actor of the article; `quoted` is what stands between marks."""
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
    if _may_be_place(cluster) and all(_is_at(lines[name.block], name) for name in own):
        return False
    if only_mentioned(cluster, own, lines, quoted, known):
        return False
    is_told = bool(cluster.ballot.kinds) and not all(_tells_little(text, known) for text in cluster.names)
    return is_told or any(_does(lines[name.block], name) for name in own)


def _is_at(line: Wording, name: Name) -> bool:
    """Whether somebody is in a building, or goes there: “in the embassy”, “fled to the embassy”."""
    part, head = part_in_sentence(line, name.first, name.last)
    return part in _WHERE or (part in {"to", "into"} and line.lower[head] in _GOING)


def _tells_little(text: str, known: Gazetteer) -> bool:
    """Whether a name alone makes no actor: a social network, or a bare noun of office (“the Presidency”)."""
    lower = text.lower()
    return lower in _PLATFORMS or (lower in known.kind_words and known.organisation(text) is None)


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


def seats_of_organisations(lines: Sequence[Wording], names: Sequence[Name], clusters: Sequence[Cluster]) -> None:
    """Give “Brussels” to the European Union where the article names it and Brussels does something."""
    known = gazetteer()
    bearers = {known.organisation(text).name: one for one in clusters for text in one.names if known.organisation(text)}  # type: ignore[union-attr]
    for name in names:
        bearer = bearers.get(known.organisation_seats.get(name.text, ""))
        if bearer is not None and acts(lines[name.block], name):
            bearer.add(name.text, [name])


def is_where(line: Wording, name: Name) -> bool:
    """Whether a mention says where something is: “in X”, “from X”, “X, where”."""
    part, _ = part_in_sentence(line, name.first, name.last)
    return part in _PLACING or "where" in line.lower[name.last : name.last + 2]


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
            cluster = self.clusters[code] = Cluster("state", "place", Ballot(), state=code)
            actor = self.registry.resolve(self.known.state_names[code])
            cluster.actor = actor.id if actor and actor.kind == "state" else None
        cluster.add(text, [name])
        self.weights[code] = self.weights.get(code, 0.0) + weight
        if cluster.actor is None and (actor := self.registry.resolve(text)) and actor.kind == "state":
            cluster.actor = actor.id

    def read(self, name: Name) -> None:
        """Weigh one name."""
        line, known, text = self.lines[name.block], self.known, name.text
        next_word = line.lower[name.last] if name.last < len(line) else ""
        code = known.state_of(text)
        if code is None and text in known.adjectives:
            if next_word in _REPRESENTATIVES:
                words = text if next_word in _FORCES else line.text(name.first, name.last + 1)
                self.add(known.adjectives[text], words, name, 1.0)
            return
        if code is None:
            actor = self.registry.resolve(text) or self.registry.weak_bearer(text)
            if actor and actor.kind == "state" and (code := governed_state(text, known)):
                # The registry knows the state by its government.
                self.add(code, text, name, 1.0)
                return
            if (code := known.seats.get(text)) is not None:
                if acts(line, name):
                    self.add(code, text, name, 1.0)
                else:
                    self.seats.append((code, name))
            return
        self.lately = [*[one for one in self.lately if one != code][-1:], code]
        if next_word in _REPRESENTATIVES or (not name.is_nested and acts(line, name) and not _is_owner(line, name)):
            self.add(code, text, name, 1.0)
        elif is_where(line, name):
            self.where.setdefault(code, []).append(name)
        else:
            self.add(code, text, name, self._owning(line, name))

    def _owning(self, line: Wording, name: Name) -> float:
        """What a possessive is worth: “Iran’s request” a half, “Iran’s province” nothing."""
        part, head = part_in_sentence(line, name.first, name.last)
        lower = line.lower[head]
        owns_deed = (
            part == "poss"
            and not any(word in self.known.person_words for word in line.lower[name.last : head + 1])
            and self.known.kind_words.get(lower) not in {"place", "government-body"}
        )
        return 0.5 if owns_deed else 0.0

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
            named = sum(len(held) for text, held in self._cluster(code).names.items() if self.known.state_of(text))
            if self.weights.get(code, 0.0) >= 1.0 or named + len(where) >= _OFTEN:
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


def states_taking_part(lines: Sequence[Wording], names: Sequence[Name], registry: Registry) -> list[Cluster]:
    """One cluster a state that takes part, its capital and representatives among its names."""
    states = _States(lines, registry)
    pairs = {(line.number, i) for line in lines for i in _pairs(line)}
    marks = sorted([(name.block, name.first, name) for name in names] + [(b, i, None) for b, i in pairs], key=_place)
    for block, _, name in marks:
        if name is None:
            states.both(lines[block])
        else:
            states.read(name)
    return states.taking_part()


def _place(mark: tuple[int, int, Name | None]) -> tuple[int, int]:
    return mark[0], mark[1]


def _pairs(line: Wording) -> list[int]:
    """Where “both countries” or “the two nations” is the subject of a sentence."""
    return [
        i
        for i in range(1, len(line))
        if line.lower[i] in {"countries", "nations", "states"}
        and line.lower[i - 1] in {"both", "two"}
        and line.deps[i] == "nsubj"
    ]
