"""All names of one bearer in one place: people by surname, organisations by their words, acronyms and owners.

Everything is looked up in tables, so the time grows with the number of names and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.kinds import Ballot, hold_ballots, organisation_key, organisation_kind
from briefing_archive.extract.names import Name
from briefing_archive.extract.wording import Wording
from briefing_archive.model import Actor, ActorKind
from briefing_archive.registry import Registry
from briefing_archive.spans import Span
from briefing_archive.text import search_key


@dataclass(eq=False)
class Cluster:
    """One bearer: its kind (None for what is no actor), the names it goes by in order, and every mention."""

    kind: ActorKind | None
    sort: str
    ballot: Ballot
    names: dict[str, list[Name]] = field(default_factory=dict)
    actor: str | None = None
    state: str | None = None
    also: list[Span] = field(default_factory=list)
    """Where bare descriptions mean the bearer (“the ministry”)."""

    def add(self, text: str, mentions: Iterable[Name]) -> None:
        self.names.setdefault(text, []).extend(mentions)

    def merge(self, other: Cluster) -> None:
        """Take over another cluster's names and votes."""
        for text, mentions in other.names.items():
            self.add(text, mentions)
        self.ballot.merge(other.ballot)
        self.actor = self.actor or other.actor
        self.state = self.state or other.state
        self.also.extend(other.also)

    @property
    def mentions(self) -> list[Name]:
        return sorted((one for listed in self.names.values() for one in listed), key=lambda one: one.span)

    @property
    def count(self) -> int:
        return sum(map(len, self.names.values()))


_REGNAL = listed("regnal")
_VOWELS = re.compile(r"[aeiouy]")


def _skeleton(word: str) -> str:
    """The consonants of a word, by which transliterations agree: Usama, Osama."""
    bare = _VOWELS.sub("", word)
    return re.sub(r"(.)\1+", r"\1", bare) + "/" + word[-1:] if len(bare) >= 2 else word


def _letters(word: str) -> str:
    """The first letter and the others in order: the same for a slip of the keyboard that swaps two letters."""
    return word[0] + "".join(sorted(word[1:]))


class _People:
    """Full names first, then the shorter names that belong to them."""

    def __init__(self) -> None:
        self.full: dict[tuple[str, ...], Cluster] = {}
        self.by_skeleton: dict[tuple[str, ...], Cluster] = {}
        self.by_ends: dict[tuple[str, str], list[tuple[tuple[str, ...], Cluster]]] = {}
        self.by_tail: dict[tuple[str, ...], list[Cluster]] = {}
        self.by_first: dict[str, list[Cluster]] = {}
        self.by_middle: dict[str, list[Cluster]] = {}
        self.by_letters: dict[str, list[Cluster]] = {}
        self.clusters: list[Cluster] = []

    def add_full(self, words: tuple[str, ...], cluster: Cluster) -> None:
        """A name of two words or more, the longest first."""
        skeleton = tuple(map(_skeleton, words))
        same = self.full.get(words) or self.by_skeleton.get(skeleton) or self._longer(words)
        if same is not None:
            same.merge(cluster)
            self.full.setdefault(words, same)
            return
        self.clusters.append(cluster)
        self.full[words] = cluster
        self.by_skeleton.setdefault(skeleton, cluster)
        self.by_ends.setdefault((words[0], words[-1]), []).append((words, cluster))
        if len(words[-1]) >= 5:
            self.by_letters.setdefault(_letters(words[-1]), []).append(cluster)
        for size in range(1, len(words)):
            self.by_tail.setdefault(words[-size:], []).append(cluster)
        self.by_first.setdefault(words[0], []).append(cluster)
        for size in range(2, len(words)):
            self.by_tail.setdefault(words[:size], []).append(cluster)
        for word in words[1:-1]:
            self.by_middle.setdefault(word, []).append(cluster)
            self.by_ends.setdefault((words[0], word), []).append((words, cluster))

    def _longer(self, words: tuple[str, ...]) -> Cluster | None:
        """The one longer name that this one shortens: same ends, or a tail or opening of two words."""
        held = {id(one): one for _, one in self.by_ends.get((words[0], words[-1]), [])}
        if len(held) == 1:
            return next(iter(held.values()))
        tails = self.by_tail.get(words, [])
        return tails[0] if len(tails) == 1 else None

    def bearers(self, words: tuple[str, ...]) -> list[Cluster]:
        """Who may be meant by a short name."""
        held = self.full.get(words)
        if held is not None:
            return [held]
        found = self.by_tail.get(words) or (self.by_first.get(words[0], []) if len(words) == 1 else [])
        if found or len(words) > 1:
            return found
        # Spanish and Arabic names go by a name in the middle: Wanda Vázquez Garced is Vázquez.
        return self.by_middle.get(words[0]) or self.by_letters.get(_letters(words[0]), [])


def _words(text: str) -> tuple[str, ...]:
    return tuple(search_key(text).split())


def _person_words(text: str) -> tuple[str, ...]:
    """The words of a person's name without the title that goes with a single name (“Pope Francis”)."""
    words = _words(text)
    return words[1:] if len(words) > 1 and words[0] in _REGNAL else words


def _initials(text: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s\-]+", text) if word[:1].isupper())


class Clustering:
    """The clusters of an article while they are built."""

    def __init__(self, lines: Sequence[Wording], names: Sequence[Name], registry: Registry) -> None:
        self.lines = lines
        self.registry = registry
        self.known = gazetteer()
        self.texts: dict[str, list[Name]] = {}
        for name in names:
            if name.form != "adjective":
                self.texts.setdefault(name.text, []).append(name)
        self.ballots = hold_ballots(lines, names)
        self.resolved = self._resolve()
        self.people = _People()
        self.others: list[Cluster] = []

    def _resolve(self) -> dict[str, Actor]:
        """Names the registry knows; a weak name where a strong one tells that its bearer is in the article."""
        strong = {text: actor for text in self.texts if (actor := self.registry.resolve(text)) is not None}
        present = {actor.id for actor in strong.values()}
        for text in self.texts:
            if text not in strong and (actor := self.registry.weak_bearer(text)) and actor.id in present:
                strong[text] = actor
        return strong

    def build(self) -> list[Cluster]:
        """Clusters in no particular order; states are left to `participation`."""
        rest: list[tuple[str, Cluster]] = []
        full: list[tuple[tuple[str, ...], Cluster]] = []
        short: list[tuple[tuple[str, ...], Cluster]] = []
        for text, mentions in self.texts.items():
            cluster = self._cluster(text, mentions)
            words = _person_words(text) if cluster.sort == "person" else _words(text)
            if cluster.sort == "person" and (len(words) > 1 or " " in text):
                full.append((words, cluster))
            elif len(words) <= 2 and words and (cluster.actor is None or cluster.sort == "person"):
                short.append((words, cluster))
            else:
                rest.append((text, cluster))
        for words, cluster in sorted(full, key=lambda one: (-len(one[0]), -one[1].count)):
            self.people.add_full(words, cluster)
        for words, cluster in short:
            if not self._give_to_person(words, cluster):
                rest.append((next(iter(cluster.names)), cluster))
        self._organisations(rest)
        return _by_actor(self.people.clusters + self.others)

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

    def _give_to_person(self, words: tuple[str, ...], cluster: Cluster) -> bool:
        """Hand the mentions of a surname or given name to those who bear it; False where nobody does."""
        bearers = self.people.bearers(words)
        text = next(iter(cluster.names))
        votes = cluster.ballot.votes
        bearers = [one for one in bearers if self._agree(one, cluster)]
        if not bearers or self.known.organisation(text) or (cluster.sort == "place" and votes["place"] > 4):
            return False
        if len({id(one) for one in bearers}) == 1:
            bearers[0].merge(cluster)
            return True
        for name in cluster.names[text]:
            before = [one for one in bearers if one.mentions[0].span < name.span] or bearers
            best = max(before, key=lambda one: sum(map(len, one.names.values())))
            best.add(text, [name])
        return True

    # -- organisations ----------------------------------------------------------------------------------------------

    def _organisations(self, rest: list[tuple[str, Cluster]]) -> None:
        by_key: dict[tuple[str | None, tuple[str, ...]], Cluster] = {}
        by_words: dict[tuple[str, ...], list[Cluster]] = {}
        by_actor: dict[str, Cluster] = {}
        for text, cluster in sorted(rest, key=lambda one: -len(one[0].split())):
            if cluster.actor is not None:
                same = by_actor.setdefault(cluster.actor, cluster)
                if same is not cluster:
                    same.merge(cluster)
                    continue
            code, words = organisation_key(text, self.known)
            if not words:
                words = _words(text)
            same_key = by_key.get((code, words)) or (self._compatible(code, by_words.get(words, [])))
            if same_key is not None and same_key is not cluster and self._agree(same_key, cluster):
                same_key.merge(cluster)
                continue
            cluster.state = code
            by_key[code, words] = cluster
            by_words.setdefault(words, []).append(cluster)
            self.others.append(cluster)
        self._shorten()
        self._acronyms()

    @staticmethod
    def _agree(one: Cluster, other: Cluster) -> bool:
        return one.actor is None or other.actor is None or one.actor == other.actor

    @staticmethod
    def _compatible(code: str | None, held: list[Cluster]) -> Cluster | None:
        """The one cluster of the same words whose state does not contradict."""
        fitting = [one for one in held if code is None or one.state in {None, code}]
        return fitting[0] if len(fitting) == 1 else None

    def _shorten(self) -> None:
        """Join “Northrop” to “Northrop Grumman”, “Expediency Council” to “Expediency Discernment Council”."""
        openings: dict[tuple[str, ...], list[Cluster]] = {}
        for cluster in self.others:
            if cluster.sort != "org":
                continue
            for text in cluster.names:
                words = self._own_words(text)
                for size in range(1, len(words)):
                    openings.setdefault(words[:size], []).append(cluster)
                if len(words) > 2:
                    openings.setdefault((words[0], words[-1]), []).append(cluster)
        kept: list[Cluster] = []
        for cluster in self.others:
            text = next(iter(cluster.names))
            longer = [one for one in openings.get(self._own_words(text), []) if one is not cluster]
            fits = (
                len({id(one) for one in longer}) == 1
                and cluster.sort in {"org", "person", "event"}
                and cluster.actor is None
                and not self.known.is_place(text)
                and text not in self.known.adjectives
                and not self.known.organisation(text)
            )
            if fits and longer[0] in self.others:
                longer[0].merge(cluster)
            else:
                kept.append(cluster)
        self.others = kept

    def _own_words(self, text: str) -> tuple[str, ...]:
        """The words of an organisation's name without the state before it."""
        words = text.split()
        for size in (2, 1):
            lead = " ".join(words[:size])
            if len(words) > size + 1 and (lead in self.known.adjectives or self.known.state_of(lead)):
                return _words(" ".join(words[size:]))
        return _words(text)

    def _acronyms(self) -> None:
        """Join an acronym to the name it stands behind in brackets, or whose initials it is."""
        by_text = {text: cluster for cluster in self.others for text in cluster.names}
        by_initials: dict[str, list[Cluster]] = {}
        for cluster in self.others:
            for text in cluster.names:
                if len(text.split()) > 1 and cluster.sort == "org":
                    by_initials.setdefault(_initials(text), []).append(cluster)
        gone: set[int] = set()
        for cluster in list(self.others):
            text = next(iter(cluster.names))
            bare = text.replace(".", "")
            if not (bare.isupper() and 2 <= len(bare) <= 8 and bare.isalpha()):
                continue
            long = self._defined(cluster.names[text], by_text)
            if long is None and len(bare) >= 3:
                listed = {id(one): one for one in by_initials.get(bare, [])}
                long = next(iter(listed.values())) if len(listed) == 1 else None
            if long is not None and long is not cluster and id(long) not in gone and self._agree(long, cluster):
                long.merge(cluster)
                if long.kind is None or long.sort != "org":
                    long.sort, long.kind = "org", organisation_kind(next(iter(long.names)), long.ballot, self.known)
                gone.add(id(cluster))
        self.others = [one for one in self.others if id(one) not in gone]

    def _defined(self, mentions: Sequence[Name], by_text: Mapping[str, Cluster]) -> Cluster | None:
        """The cluster named right before “(ABC)”."""
        for name in mentions:
            line = self.lines[name.block]
            if name.first < 2 or line.words[name.first - 1] not in {"(", "["}:
                continue
            for text, cluster in by_text.items():
                if text and any(
                    one.block == name.block and 0 <= name.first - 1 - one.last <= 1 for one in cluster.names[text]
                ):
                    return cluster
        return None


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
