"""From words that name somebody to the actor they mean: names, roles, pronouns.

Quotes and actors share these rules. Each gives an actor only where one candidate is clearly left.
Pronouns are resolved by salience (Lappin and Leass 1994): every mention before the pronoun counts, a subject
more than an object, the one who last spoke most, and half as much with each sentence between.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from briefing_archive.phrases import bare, role_head, telling_words
from briefing_archive.proposals import ActorProposal
from briefing_archive.registry import name_key
from briefing_archive.sexes import Sex, sex_of
from briefing_archive.spans import Span

_PERSON_PRONOUNS: Mapping[str, Sex] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_GROUP_PRONOUNS = frozenset({"they", "them", "their", "theirs"})
_THING_PRONOUNS = frozenset({"it", "its"})
PRONOUNS = frozenset(_PERSON_PRONOUNS) | _GROUP_PRONOUNS | _THING_PRONOUNS
_PEOPLE_LIKE = frozenset({"person"})
_TOPICAL = 12
_RANKS = frozenset({"deputy", "vice", "assistant", "associate"})
NOTHING: Mapping[int, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Weighted:
    """A mention and how much it weighs for a pronoun after it; `sentence` counts from the article's start."""

    start: int
    sentence: int
    weight: float
    actor: int


class Cast:
    """The actors of one article, found by where they are mentioned, by name, by role, and by pronoun."""

    def __init__(
        self, actors: Sequence[ActorProposal], states_in: Callable[[str], frozenset[str]] = lambda words: frozenset()
    ) -> None:
        self.actors = tuple(actors)
        self._states_in = states_in
        mentions = sorted((span, index) for index, actor in enumerate(actors) for span in actor.mentions)
        self._mentions = mentions
        self._starts = [span.start for span, _ in mentions]
        self._names: dict[str, set[int]] = {}
        self._parts: dict[str, set[int]] = {}
        for index, actor in enumerate(actors):
            for name in (actor.name, *actor.names):
                self._names.setdefault(name_key(name), set()).add(index)
            if actor.kind == "person":
                for part in actor.name.split():
                    self._parts.setdefault(name_key(part), set()).add(index)
        self._roles = [[self._role(role) for role in actor.roles] for actor in actors]
        self._sexes = [sex_of(actor) if actor.kind == "person" else "" for actor in actors]
        self.name_words = [
            frozenset[str]()
            if actor.kind == "person"
            else frozenset(word for name in (actor.name, *actor.names) for word in name.casefold().split())
            for actor in actors
        ]
        self.bearing: dict[str, set[int]] = {}
        for index, words in enumerate(self.name_words):
            for word in words:
                self.bearing.setdefault(word, set()).add(index)
        self.topical = sorted(range(len(self.actors)), key=lambda index: -self.actors[index].salience)[:_TOPICAL]
        self._places = {id(actor): index for index, actor in enumerate(self.actors)}
        self._holding: dict[str, set[int]] = {}
        for index, roles in enumerate(self._roles):
            for _, noun, _ in roles:
                self._holding.setdefault(noun, set()).add(index)
        self._weighted: list[Weighted] = []
        self._weighted_starts: list[int] = []

    def _role(self, role: str) -> tuple[frozenset[str], str, frozenset[str]]:
        """The words of a role, its noun, and the states whose it is."""
        return telling_words(role), role_head(role), self._states_in(role)

    def learn_role(self, index: int, role: str) -> None:
        """Take a role that the article states of an actor, as its roles are taken."""
        learnt = self._role(bare(role))
        if learnt[0] and learnt not in self._roles[index]:
            self._roles[index].append(learnt)
            self._holding.setdefault(learnt[1], set()).add(index)

    def index_of(self, actor: ActorProposal) -> int:
        """Where the actor stands among the actors."""
        return self._places[id(actor)]

    def mentions_in(self, span: Span) -> Iterator[tuple[Span, int]]:
        """The mentions that overlap a span, in order, with the index of their actor."""
        at = max(bisect_left(self._starts, span.start) - 12, 0)
        end = bisect_left(self._starts, span.end)
        for mention, index in self._mentions[at:end]:
            if mention.overlaps(span):
                yield mention, index

    def at(self, span: Span) -> ActorProposal | None:
        """The actor of the longest mention that overlaps the span."""
        found = max(self.mentions_in(span), key=lambda one: (one[0].end - one[0].start, -one[0].start), default=None)
        return self.actors[found[1]] if found else None

    def named(self, words: str) -> ActorProposal | None:
        """The one actor that bears the name, or the one person of whose name it is a part."""
        key = name_key(words)
        found = self._names.get(key) or self._parts.get(key) or set()
        return self.actors[next(iter(found))] if len(found) == 1 else None

    def with_role(self, words: str, before: int) -> ActorProposal | None:
        """The one actor whose stated role holds the description's words, or all whose words it holds.

        Of several, the one mentioned last before `before`, if the description's head word decides nothing else.
        """
        wanted = telling_words(bare(words))
        if not wanted:
            return None
        head, states = role_head(words), self._states_in(words)
        scored: list[tuple[float, int]] = []
        for index in sorted(self._holding.get(head, ())):
            best = 0.0
            for role, noun, of in self._roles[index]:
                shared = wanted & role
                is_other = (states and of and not states & of) or role & _RANKS - wanted
                if head == noun and shared and not is_other:
                    best = max(best, len(shared) / len(wanted))
            if best:
                scored.append((best, index))
        if not scored:
            return None
        top = max(score for score, _ in scored)
        if top < 0.5:
            return None
        tied = [index for score, index in scored if score == top]
        if len(tied) == 1:
            return self.actors[tied[0]] if self._first(tied[0]) < before else None
        nearest = max(tied, key=lambda index: self._last_before(index, before))
        return self.actors[nearest] if self._last_before(nearest, before) >= 0 else None

    def introduced_after(self, words: str, at: int, until: int, *, is_new: bool) -> ActorProposal | None:
        """The one person named only after `at`, and before `until`, whose stated role has the description's head word.

        “A judge” runs ahead of a name where the role says no more than that, or shares more with it than the noun.
        """
        head, wanted, states = role_head(words), telling_words(bare(words)), self._states_in(words)
        bearers = [
            (index, role)
            for index in sorted(self._holding.get(head, ()))
            if self.actors[index].kind == "person"
            for role, noun, of in self._roles[index]
            if head == noun and not (states and of and not states & of) and not role & _RANKS - wanted
        ]
        if len({index for index, _ in bearers}) != 1 or not at < self._first(bearers[0][0]) < until:
            return None
        if is_new and not any(role == {head} or len(role & wanted) > 1 for _, role in bearers):
            return None
        return self.actors[bearers[0][0]]

    def is_body(self, index: int) -> bool:
        """Whether an actor is no person."""
        return self.actors[index].kind != "person"

    def is_named_before(self, index: int, at: int) -> bool:
        """Whether the article has mentioned an actor before an offset."""
        return 0 <= self._first(index) < at

    def _first(self, index: int) -> int:
        mentions = self.actors[index].mentions
        return mentions[0].start if mentions else -1

    def _last_before(self, index: int, at: int) -> int:
        starts = [span.start for span in self.actors[index].mentions]
        place = bisect_left(starts, at)
        return starts[place - 1] if place else -1

    def weigh(self, weighted: Iterable[Weighted]) -> None:
        """Set what the mentions weigh, in order of the text."""
        self._weighted = list(weighted)
        self._weighted_starts = [one.start for one in self._weighted]

    def pronoun(
        self, word: str, at: int, sentence: int, spoke: Mapping[int, float], *, not_these: frozenset[int] = frozenset()
    ) -> tuple[ActorProposal | None, float]:
        """Whom a pronoun means, and how sure that is (0 to 1).

        `spoke` gives what having spoken last adds to an actor. Only mentions of the last sentences count.
        """
        word = word.casefold()
        ranked = self.ranked(
            lambda index: index not in not_these and self._can_mean(word, index), at, sentence, extra=spoke
        )
        if not ranked:
            return None, 0.0
        (best, first), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
        return self.actors[best], first / (first + second) if first else 0.0

    def ranked(
        self,
        fits: Callable[[int], bool],
        at: int,
        sentence: int,
        *,
        extra: Mapping[int, float] = NOTHING,
        fade: float = 0.5,
        reach: int = 8,
    ) -> list[tuple[int, float]]:
        """The actors that fit and are mentioned before `at`, each with its salience there, the most salient first.

        A mention weighs `fade` as much with each sentence between, and nothing beyond `reach` sentences.
        """
        weights: dict[int, list[float]] = {}
        end = bisect_right(self._weighted_starts, at - 1)
        for one in reversed(self._weighted[max(0, end - 10 * reach) : end]):
            distance = sentence - one.sentence
            if distance > reach:
                break
            if fits(one.actor):
                weights.setdefault(one.actor, []).append(one.weight * fade**distance)
        for actor, weight in extra.items():
            if fits(actor):
                weights.setdefault(actor, []).append(weight)
        # The best mention decides; the others count a little, so that frequency does not beat recency.
        scores = {actor: max(found) + 0.15 * (sum(found) - max(found)) for actor, found in weights.items()}
        return sorted(scores.items(), key=lambda one: -one[1])

    def may_be(self, word: str, actor: ActorProposal) -> bool:
        """Whether a pronoun can stand for the actor, by kind and sex."""
        return self._can_mean(word, self.index_of(actor))

    def _can_mean(self, word: str, index: int) -> bool:
        actor = self.actors[index]
        if word in _PERSON_PRONOUNS:
            sex = self._sexes[index]
            return actor.kind == "person" and sex in {"", _PERSON_PRONOUNS[word]}
        return actor.kind not in _PEOPLE_LIKE
