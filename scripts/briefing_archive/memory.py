"""What the archive remembers of a new article: its story, quotes and events it has already, and what differs.

Everything here is a proposal for a person. Two articles are likened by the words and the actors they share, each
weighed by how much it tells (tf-idf and cosine, Salton and Buckley 1988): a person more than a state, somebody
rarely met more than somebody in every brief. `tests/bench/bench_memory.py` measures it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from rapidfuzz import fuzz
from snowballstemmer import stemmer

from briefing_archive.fields import ActorRef
from briefing_archive.model import Claim, Event, Figure, Quote, Record
from briefing_archive.problems import KeyPath
from briefing_archive.registry import Registry
from briefing_archive.speech import UnbalancedMarks, stretches
from briefing_archive.text import count_words, search_key
from briefing_archive.wordlists import closed_words

# How much an actor of a kind tells about a story when nothing else is known of it.
_TELLING = {"state": 0.35, "intergovernmental": 0.5, "media": 0.2}
_NAMES, _WORDS = 1, 2
# Half of a likeness is gone after so many days: stories end, their actors go on to others.
_HALF_LIFE_DAYS = 240
_SAME_STORY = 0.135
_MOST = 3
_SAME_WORDS = 92
_SAME_EVENT = 70
_SAME_MATTER = 75
_JOINED_WORDS = 4

_stem = lru_cache(maxsize=32768)(stemmer("english").stemWord)


@dataclass(frozen=True)
class Profile:
    """What one article is recognised by: weights of its actors (0 to 1) and of its stemmed words."""

    id: str
    record: Record
    names: Mapping[str, float]
    words: Mapping[str, float]

    @property
    def day(self) -> date:
        return self.record.source.published


@dataclass(frozen=True, slots=True)
class Likeness:
    """An earlier brief of perhaps the same story: how alike (0 to 1) and the actors they share, most telling first."""

    brief: str
    story: str | None
    score: float
    shared: tuple[str, ...]
    days_apart: int


@dataclass(frozen=True, slots=True)
class Recollection:
    """One item of the new record that an earlier brief has too: `at` its key path, `ref` `<brief>#<id>` or "".

    `hint` says in words what is the same, or what differs.
    """

    at: KeyPath
    ref: str
    hint: str


def profile(brief: str, record: Record, kinds: Mapping[str, str]) -> Profile:
    """The profile of a record; `kinds` gives the kind of each actor id that is known."""
    names = {
        participant.actor: _TELLING.get(kinds.get(participant.actor, ""), 1.0) * max(1 - 0.05 * rank, 0.3)
        for rank, participant in enumerate(record.actors)
    }
    counts = Counter(
        _stem(word)
        for text in _texts(record)
        for word in search_key(text).split()
        if len(word) > 2 and not word.isdigit() and word not in closed_words()
    )
    return Profile(brief, record, names, {word: 1 + math.log(count) for word, count in counts.items()})


def _texts(record: Record) -> Iterator[str]:
    """The texts that say what a record is about; the title counts double."""
    yield record.title
    yield record.source.headline
    claims: tuple[Claim, ...] = (*record.summary, *record.context.background, *record.context.events)
    yield from (claim.text for claim in claims)
    yield from (quote.text for quote in record.quotes)


@dataclass(frozen=True)
class Memory:
    """The briefs of the archive by what they are recognised by."""

    profiles: tuple[Profile, ...]

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(feature for one in self.profiles for feature in (*one.names, *one.words))

    def _rare(self, weights: Mapping[str, float]) -> Mapping[str, float]:
        """Each weight times how rare its feature is in the archive."""
        total = len(self.profiles) + 1
        return {one: weight * math.log(1 + total / max(self._frequency[one], 1)) for one, weight in weights.items()}

    def likenesses(self, new: Profile) -> tuple[Likeness, ...]:
        """Up to three other briefs that may tell the same story, the likeliest first."""
        names, words = self._rare(new.names), self._rare(new.words)
        found = [
            likeness
            for old in self.profiles
            if old.id != new.id and (likeness := self._likeness(new, names, words, old)).score >= _SAME_STORY
        ]
        return tuple(sorted(found, key=lambda one: (-one.score, one.brief))[:_MOST])

    def _likeness(self, new: Profile, names: Mapping[str, float], words: Mapping[str, float], old: Profile) -> Likeness:
        theirs = self._rare(old.names)
        alike = _NAMES * _cosine(names, theirs) + _WORDS * _cosine(words, self._rare(old.words))
        days = abs((new.day - old.day).days)
        score = alike / (_NAMES + _WORDS) * 0.5 ** (days / _HALF_LIFE_DAYS)
        shared = sorted(names.keys() & theirs.keys(), key=lambda one: (-names[one] * theirs[one], one))
        return Likeness(old.id, old.record.story, score, tuple(shared), days)

    def recollections(self, new: Profile, within: Iterable[str]) -> Iterator[Recollection]:
        """Quotes and events of the new record that the named briefs have already, and figures that differ."""
        wanted = set(within)
        for old in self.profiles:
            if old.id in wanted:
                yield from _same_quotes(new.record.quotes, old)
                yield from _same_events(new.record.context.events, old)
                yield from _other_figures(new.record.context.figures, old)


def _cosine(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    length = math.sqrt(sum(w * w for w in ours.values()) * sum(w * w for w in theirs.values()))
    return sum(ours[one] * theirs[one] for one in ours.keys() & theirs.keys()) / length if length else 0.0


def memory_of(records: Mapping[str, Record], registry: Registry) -> Memory:
    """The memory of the given briefs."""
    kinds = {actor.id: actor.kind for actor in registry.actors.values()}
    return Memory(tuple(profile(brief, record, kinds) for brief, record in records.items()))


def _spoken(quote: Quote) -> str:
    """The spoken words of a quote as search compares them; "" where there are none."""
    try:
        parts = stretches(quote.text)
    except UnbalancedMarks:
        return ""
    return search_key(" ".join(quote.text[part.start : part.end] for part in parts if part.spoken))


def _speakers(quote: Quote) -> frozenset[str]:
    return frozenset(one.actor if isinstance(one, ActorRef) else search_key(one.words) for one in quote.speaker)


def _same_quotes(quotes: Sequence[Quote], old: Profile) -> Iterator[Recollection]:
    """The same speaker with the same spoken words, or with one of them inside the other."""
    for index, quote in enumerate(quotes):
        said = _spoken(quote)
        if count_words(said) < _JOINED_WORDS:
            continue
        for other in old.record.quotes:
            theirs = _spoken(other)
            if count_words(theirs) < _JOINED_WORDS or fuzz.partial_ratio(said, theirs) < _SAME_WORDS:
                continue
            ref = f"{old.id}#{other.id}"
            if _speakers(quote) & _speakers(other):
                differs = "" if said == theirs else "; the words differ in length or detail, compare them"
                yield Recollection(("quotes", index), ref, f"the same words stand in {ref}{differs}")
            else:
                yield Recollection(("quotes", index), "", f"{ref} gives these words to somebody else")


def _same_events(events: Sequence[Event], old: Profile) -> Iterator[Recollection]:
    """Events of one actor in like words: joined where the dates agree, pointed at where they do not."""
    for index, event in enumerate(events):
        for other in old.record.context.events:
            alike = fuzz.token_set_ratio(search_key(event.text), search_key(other.text))
            if alike < _SAME_EVENT or not set(event.actors) & set(other.actors):
                continue
            ref = f"{old.id}#{other.id}"
            at: KeyPath = ("context", "events", index)
            if event.date == other.date:
                yield Recollection(at, ref, f"seems to be the same event as {ref}")
            elif alike >= _SAME_MATTER:
                yield Recollection(at, "", f"{ref} gives {other.date} for what seems to be the same event")


def _other_figures(figures: Sequence[Figure], old: Profile) -> Iterator[Recollection]:
    """Another number for what seems to be the same matter."""
    for index, figure in enumerate(figures):
        for other in old.record.context.figures:
            if search_key(figure.unit) != search_key(other.unit) or figure.value == other.value:
                continue
            if fuzz.token_set_ratio(search_key(figure.text), search_key(other.text)) >= _SAME_MATTER:
                yield Recollection(
                    ("context", "figures", index), "", f"{old.id} has {other.value} {other.unit} for a like matter"
                )
