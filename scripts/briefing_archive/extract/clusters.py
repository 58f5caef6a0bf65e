"""All names of one bearer in one place: people by surname, organisations by their words, acronyms and owners.

Everything is looked up in tables, so the time grows with the number of names and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_archive.extract.ballots import hold_ballots
from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.kinds import bare_key, organisation_key, organisation_kind
from briefing_archive.extract.names import Name
from briefing_archive.extract.other_names import OtherNames, agree, peers_joined
from briefing_archive.extract.people import Introduced, People, ends_in, person_words_of, words_of
from briefing_archive.extract.wording import Wording, datelines
from briefing_archive.fields import ActorKind
from briefing_archive.model import Actor
from briefing_archive.phrases import role_head
from briefing_archive.registry import Registry

_PEOPLES = listed("peoples")
_TEAMS = listed("teams")
# Votes that a title or a form of address gives.
_TITLED = 3.0


class Clustering:
    """The clusters of an article while they are built."""

    def __init__(self, lines: Sequence[Wording], names: Sequence[Name], registry: Registry) -> None:
        self.lines = lines
        self.registry = registry
        self.known = gazetteer()
        self.datelines = datelines(lines)
        self.texts: dict[str, list[Name]] = {}
        for name in names:
            if name.form != "adjective":
                self.texts.setdefault(name.text, []).append(name)
        self.ballots = hold_ballots(lines, names)
        self.resolved = self._resolve()
        self.firms = self._firms()
        self.people = People()
        self.others: list[Cluster] = []

    def _resolve(self) -> dict[str, Actor]:
        """Names the registry knows; a weak name where a strong one tells that its bearer is in the article."""
        strong = {text: actor for text in self.texts if (actor := self.registry.resolve(text)) is not None}
        present = {actor.id for actor in strong.values()}
        for text in self.texts:
            if text in strong or (actor := self.registry.weak_bearer(text)) is None:
                continue
            if actor.id in present or (actor.kind == "person" and self._is_titled(text, actor)):
                strong[text] = actor
        return strong

    def _firms(self) -> dict[str, int]:
        """The first words of the names of bodies, and where the first of them stands."""
        found: dict[str, int] = {}
        for text, mentions in self.texts.items():
            first, blank, _ = text.partition(" ")
            if blank and self.ballots[text].sort == "org":
                found[first] = min(found.get(first, mentions[0].span.start), mentions[0].span.start)
        return found

    def _is_titled(self, text: str, actor: Actor) -> bool:
        """Whether a weak name stands with an office of its one bearer, and nobody else here has it as a surname."""
        offices = {role_head(one.role) for one in actor.roles} - {""}
        if not offices & {role_head(role) for role in self.ballots[text].roles}:
            return False
        return not any(other.endswith(f" {text}") for other in self.texts)

    def build(self) -> list[Cluster]:
        """Clusters in no particular order; states are left to `participation`."""
        rest: list[tuple[str, Cluster]] = []
        full: list[tuple[tuple[str, ...], Cluster]] = []
        short: list[tuple[tuple[str, ...], Cluster]] = []
        for text, mentions in self.texts.items():
            cluster = self._cluster(text, mentions)
            words = person_words_of(text) if cluster.sort == "person" else words_of(text)
            if cluster.sort == "person" and (len(words) > 1 or " " in text):
                full.append((words, cluster))
            elif len(words) <= 2 and words and (cluster.actor is None or cluster.sort == "person"):
                short.append((words, cluster))
            else:
                rest.append((text, cluster))
        for words, cluster in sorted(full, key=lambda one: (-len(one[0]), -one[1].count)):
            self.people.add_full(words, cluster)
        for words, cluster in short:
            if self._is_family(words, cluster):
                cluster.sort, cluster.kind = "people", None
            if not self._give_to_person(words, cluster):
                rest.append((next(iter(cluster.names)), cluster))
        self._organisations(rest)
        people = peers_joined(self.lines, self.people.clusters)
        return _by_actor(people + self.others)

    def _cluster(self, text: str, mentions: list[Name]) -> Cluster:
        ballot = self.ballots[text]
        actor = self.resolved.get(text)
        sort: str = ballot.sort
        kind: ActorKind | None = None
        if actor is not None:
            sort, kind = ("person" if actor.kind == "person" else "org"), actor.kind
            if actor.kind == "state":
                sort = "place"
        elif sort == "person":
            kind = "person"
        elif sort == "org":
            kind = organisation_kind(text, ballot, self.known)
        cluster = Cluster(kind, sort, ballot, actor=actor.id if actor else None)
        front = text.rpartition(" ")[0]
        if front and text[len(front) + 1].islower() and self.known.organisation(front):
            cluster.add(front, [])
        cluster.add(text, mentions)
        return cluster

    def _is_family(self, words: tuple[str, ...], cluster: Cluster) -> bool:
        """Whether a surname in the plural means several of those who have names of their own: “the Okafors”."""
        if len(words) != 1 or not words[0].endswith("s") or not cluster.ballot.takes_article:
            return False
        return any(self.people.bearers((stem,)) for stem in (words[0][:-1], words[0].removesuffix("es")) if stem)

    def _give_to_person(self, words: tuple[str, ...], cluster: Cluster) -> bool:
        """Hand the mentions of a surname or given name to those who bear it; False where nobody does."""
        bearers = self.people.bearers(words)
        text = next(iter(cluster.names))
        bearers = [one for one in bearers if agree(one, cluster)]
        if len(words) == 1 and len(bearers) > 1:
            exact = [one for one in bearers if any(ends_in(name, words[0]) for name in one.names)]
            bearers = exact or bearers
        mine = cluster.names[text]
        bearers = [one for one in bearers if not all(_is_told_in_role(name, one) for name in mine)]
        if len(words) == 1 and bearers and self._is_firm_first(text, bearers):
            return False
        is_place = self.known.is_place(text) and 2 * cluster.ballot.located >= cluster.ballot.mentions
        is_place = is_place and cluster.sort == "place"
        if not bearers or self.known.organisation(text) or is_place:
            return False
        if self.known.state_of(text) and cluster.ballot.votes["person"] < 1:
            return False
        if len({id(one) for one in bearers}) == 1:
            bearers[0].merge(cluster)
            return True
        choice = Introduced(bearers)
        for name in cluster.names[text]:
            choice.before(name.span.start).add(text, [name])
        return True

    def _is_firm_first(self, word: str, bearers: Sequence[Cluster]) -> bool:
        """Whether a family's firm is told of before any of the family: “Okafor Steel … Okafor said … Omar Okafor”."""
        firm = self.firms.get(word)
        bare = (one.span.start for one in self.texts[word] if self.lines[one.block].block.block.kind == "paragraph")
        first = min(bare, default=-1)
        if firm is None or self.ballots[word].votes["person"] >= _TITLED:
            return False
        return firm < first < min(one.mentions[0].span.start for one in bearers)

    # -- organisations ----------------------------------------------------------------------------------------------

    def _organisations(self, rest: list[tuple[str, Cluster]]) -> None:
        by_key: dict[tuple[str | None, tuple[str, ...]], Cluster] = {}
        by_words: dict[tuple[str, ...], list[Cluster]] = {}
        by_actor: dict[str, Cluster] = {}
        for text, cluster in sorted(rest, key=lambda one: (not self.known.organisation(one[0]), -len(one[0].split()))):
            if cluster.actor is not None:
                same = by_actor.setdefault(cluster.actor, cluster)
                if same is not cluster:
                    same.merge(cluster)
                    continue
            code, words = organisation_key(text, self.known)
            if not words:
                words = words_of(text)
            same_key = by_key.get((code, words)) or (self._compatible(code, by_words.get(words, [])))
            if same_key is not None and same_key is not cluster and agree(same_key, cluster):
                same_key.merge(cluster)
                continue
            cluster.state = code
            by_key[code, words] = cluster
            by_words.setdefault(words, []).append(cluster)
            if organisation := self.known.organisation(text):
                # “the Air Force” is the “United States Air Force” that the lists know.
                cluster.state, trunk = bare_key(organisation.name, self.known)
                by_words.setdefault(trunk, []).append(cluster)
            self.others.append(cluster)
        self._shorten()
        self.others = OtherNames(self.lines, self.others).joined()

    @staticmethod
    def _compatible(code: str | None, held: list[Cluster]) -> Cluster | None:
        """The one cluster of the same words whose state does not contradict."""
        fitting = {id(one): one for one in held if code is None or one.state in {None, code}}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _shorten(self) -> None:
        """Join “Okafor” to “Okafor Shipping”, “Harbour Council” to “Harbour Safety Council”, “Council” to either."""
        openings: dict[tuple[str, ...], list[Cluster]] = {}
        heads: dict[str, list[Cluster]] = {}
        for cluster in self.others:
            if cluster.sort != "org":
                continue
            for text in cluster.names:
                words = self._own_words(text)
                if words != words_of(text):
                    openings.setdefault(words, []).append(cluster)
                for head in self._heads(text):
                    heads.setdefault(head, []).append(cluster)
                for size in range(1, len(words)):
                    openings.setdefault(words[:size], []).append(cluster)
                if len(words) > 2:
                    openings.setdefault((words[0], words[-1]), []).append(cluster)
        kept: list[Cluster] = []
        standing = {id(one) for one in self.others}
        for cluster in self.others:
            text = next(iter(cluster.names))
            own = self._own_words(text)
            longer = [one for one in openings.get(own, []) if one is not cluster]
            if self._is_head(own) and cluster.state is not None:
                longer = [one for one in longer if one.state == cluster.state]
            bodies = heads.get(own[0], []) if len(own) == 1 and cluster.mentions else []
            if named := [one for one in bodies if one is not cluster and self._opens(one, cluster)]:
                longer = named
                if len({id(one) for one in longer}) > 1 and cluster.actor is None:
                    cluster.kind = None  # nobody can tell which of the courts “the Court” is
            fits = (
                len({id(one) for one in longer}) == 1
                and not self._is_town(cluster, longer[0])
                and cluster.actor is None
                and not self.known.is_place(text)
                and text not in self.known.adjectives
                and not self.known.organisation(text)
                and (cluster.state is None or longer[0].state in {None, cluster.state})
            )
            if fits and id(longer[0]) in standing:
                standing.discard(id(cluster))
                longer[0].merge(cluster)
            else:
                kept.append(cluster)
        self.others = kept

    def _is_town(self, short: Cluster, long: Cluster) -> bool:
        """Whether the words that open a body's name are those of its town, which is no short name of a public body.

        “Verrin” may be the firm Verrin Motors, never the Verrin Harbour Board.
        """
        if next(iter(short.names)).lower() in self.datelines or (short.sort == "place" and short.ballot.located):
            return True
        is_public = long.kind in {"government-body", "other"} and not _is_team(long)
        return is_public and short.ballot.votes["place"] > short.ballot.votes["org"]

    def _is_head(self, words: tuple[str, ...]) -> bool:
        """Whether what is left of a name is a noun of office or kind alone, which opens the names of many: “court”."""
        return len(words) == 1 and self.known.kind_words.get(words[0]) not in {None, "place", "event"}

    def _heads(self, text: str) -> Iterator[str]:
        """The nouns of office or kind that may stand for a name: “Court” for “High Court of Verrin”."""
        words = [word.lower() for word in text.split()]
        link = next((i for i, word in enumerate(words) if word in {"of", "for"} and i), 0)
        for word in {words[-1], words[link - 1]} if len(words) > 1 else ():
            if self.known.kind_words.get(word) not in {None, "place", "event"}:
                yield word

    @staticmethod
    def _opens(long: Cluster, short: Cluster) -> bool:
        """Whether a full name stands before its short form, and the states of the two do not contradict."""
        return long.mentions[0].span < short.mentions[0].span and short.state in {None, long.state}

    def _own_words(self, text: str) -> tuple[str, ...]:
        """The words of an organisation's name without the state before it."""
        words = text.split()
        for size in (2, 1):
            lead = " ".join(words[:size])
            if len(words) > size and (lead in self.known.adjectives or self.known.state_of(lead)):
                return words_of(" ".join(words[size:]))
        if len(words) > 2 and words[0].lower() in _PEOPLES:
            return words_of(" ".join(words[1:]))
        return words_of(text)


def _is_told_in_role(name: Name, person: Cluster) -> bool:
    """Whether a mention stands in somebody's role, whom it cannot mean: “Okafor's daughter, Marta Okafor”."""
    return any(one.covers(name.span) for one in person.ballot.role_spans)


def _is_team(cluster: Cluster) -> bool:
    """Whether a body is a club that goes by its town: “Verrin United”."""
    return any(text.lower().split()[-1] in _TEAMS for text in cluster.names)


def _by_actor(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Clusters of one actor of the registry joined."""
    first: dict[str, Cluster] = {}
    kept: list[Cluster] = []
    for cluster in clusters:
        if cluster.actor is not None and (same := first.setdefault(cluster.actor, cluster)) is not cluster:
            same.merge(cluster)
        else:
            kept.append(cluster)
    return kept
