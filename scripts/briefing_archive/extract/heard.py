"""Who has been named and who has spoken so far: what weighs for whoever is meant by “he”, “it” or “they”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.noun_phrases import root_of, weight_of
from briefing_archive.extract.reporting import source_of
from briefing_archive.extract.several import plurals_before, weightiest
from briefing_archive.extract.unnamed import Resolved, Speaker, is_body_noun, only_unnamed, unnamed_before
from briefing_archive.phrases import bare
from briefing_archive.resolve import Cast, Weighted
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPOKE = 60.0
# By what a title before a name says somebody is, news takes the name up: “Justice Okafor … The judge said”.
_CALLED = {
    "rev": ("priest", "pastor", "reverend"),
    "reverend": ("priest", "pastor"),
    "fr": ("priest",),
    "father": ("priest",),
    "sister": ("nun",),
    "bishop": ("cleric",),
    "imam": ("cleric",),
    "sheikh": ("cleric",),
    "ayatollah": ("cleric",),
    "rabbi": ("cleric",),
    "justice": ("judge", "justice"),
    "judge": ("judge",),
    "magistrate": ("judge",),
    "sgt": ("sergeant", "officer"),
    "sergeant": ("officer",),
    "lt": ("lieutenant", "officer"),
    "capt": ("captain", "officer"),
    "col": ("colonel", "officer"),
    "maj": ("major", "officer"),
    "gen": ("general", "officer"),
    "prof": ("professor", "academic"),
    "dr": ("doctor",),
    "sen": ("senator", "lawmaker"),
    "senator": ("lawmaker",),
    "rep": ("representative", "lawmaker"),
    "gov": ("governor",),
    "insp": ("inspector", "officer"),
}
# A single body is less often “they” than several people are.
_AS_THEY = 0.7


@dataclass
class Heard:
    """The readings of an article with the sentences numbered, the mentions weighed, and who spoke where."""

    text: str
    cast: Cast
    readings: Sequence[Reading]
    sentence_of: list[list[int]] = field(default_factory=list)
    said: list[tuple[int, Resolved]] = field(default_factory=list)
    described: dict[str, str] = field(default_factory=dict)
    spoken_of: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        count = 0
        for reading in self.readings:
            numbers = []
            last = -1
            for start in reading.sentence_starts:
                if start != last:
                    count, last = count + 1, start
                numbers.append(count)
            self.sentence_of.append(numbers)
        self.cast.weigh(sorted(self._weights(), key=lambda one: one.start))

    def _weights(self) -> Iterator[Weighted]:
        for block, reading in enumerate(self.readings):
            whole = Span(reading.offset, reading.offset + max(len(reading.parsed.text), 1))
            for mention, actor in self.cast.mentions_in(whole):
                tokens = reading.within(mention)
                if not tokens or not reading.outside(tokens[0]):
                    continue
                self._learn(reading, tokens, actor)
                yield Weighted(mention.start, self.sentence_of[block][tokens[0].i], weight_of(tokens), actor)

    def _learn(self, reading: Reading, tokens: Sequence[Token], actor: int) -> None:
        """Learn what an actor is from the noun beside its name (“Ines Okafor, a pilot,”, “the airline Verrair”)."""
        root = root_of(tokens)
        beside = [one for one in root.children if one.dep_ == "appos" and one.i > root.i]
        beside += [root.head] if root.dep_ == "appos" else []
        for noun in beside:
            if noun.pos_ == "NOUN" and reading.outside(noun):
                source = source_of(reading, noun)
                self.cast.learn_role(actor, reading.span(source.start, source.end).of(self.text))
        before = reading.tokens[tokens[0].i - 1] if tokens[0].i else None
        if self.cast.actors[actor].kind == "person":
            for titled in (tokens[0], before):
                for called in _CALLED.get(titled.lower_.rstrip("."), ()) if titled is not None else ():
                    self.cast.learn_role(actor, called)
        is_class = before is not None and before.tag_ == "NN" and before.head == root and before.dep_ == "compound"
        if before is not None and is_class and self.cast.actors[actor].kind != "person" and reading.outside(before):
            self.cast.learn_role(actor, before.text)

    def note(self, reading: Reading, token: int, resolved: Resolved) -> None:
        """Remember who spoke in which sentence."""
        if resolved.speakers:
            self.said.append((self.sentence_of[reading.index][min(token, len(reading.tokens) - 1)], resolved))

    def _spoken_of(self, content: Span) -> frozenset[int]:
        """The persons whom what is said names: “he” who says it is none of them. A body is less strict in its words."""
        found = (index for mention, index in self.cast.mentions_in(content) if content.covers(mention))
        return frozenset(index for index in found if self.cast.actors[index].kind == "person")

    def _named_first(self, reading: Reading, source: Source) -> frozenset[int]:
        """“Okafor, he added, ran the yard”: the person whose name alone stands before a pronoun set in is not “he”."""
        first, comma = reading.sentence_starts[source.head], source.start - 1
        if source.head - source.start or comma <= first or comma - first > 4 or reading.tokens[comma].text != ",":
            return frozenset()
        words = reading.span(first, comma)
        return frozenset(index for one, index in self.cast.mentions_in(words) if one.end == words.end)

    def _is_marked(self, reading: Reading, content: Span) -> bool:
        """Whether what is said stands in marks as a whole."""
        return any(one.outer.covers(content) for one in reading.quotations)

    def _spoke(self, sentence: int) -> dict[int, float]:
        """What having spoken just before adds to an actor."""
        found: dict[int, float] = {}
        for said_in, resolved in self.said[-3:]:
            distance = sentence - said_in
            if distance < 0 or distance > 4:
                continue
            for speaker in resolved.speakers:
                if speaker.actor is not None:
                    index = self.cast.index_of(speaker.actor)
                    found[index] = found.get(index, 0.0) + _SPOKE * 0.5**distance
        return found

    def _pronoun(self, reading: Reading, head: Token) -> Speaker | None:
        at = reading.offset + head.idx
        sentence = self.sentence_of[reading.index][head.i]
        unnamed = unnamed_before(head, sentence, self.sentence_of[reading.index][0], self.said, self.text)
        if unnamed is not None:
            return unnamed
        if (body := self._nameless_subject(reading, head)) is not None:
            return body
        if (described := self._described_subject(reading, head)) is not None:
            return described
        spoke = self._spoke(sentence)
        actor, sureness = self.cast.pronoun(head.text, at, sentence, spoke, not_these=self.spoken_of)
        if actor is None and self.spoken_of:
            actor, sureness = self.cast.pronoun(head.text, at, sentence, spoke)
        if actor is None:
            return only_unnamed(head, sentence, self.said)
        doubt = "" if sureness >= 0.6 else f"does “{head.text}” mean {actor.name}?"
        return Speaker(actor.name, actor, 0.5 + sureness / 2, doubt)

    def _nameless_subject(self, reading: Reading, head: Token) -> Speaker | None:
        """The crews' union blamed the board. It says …: a body without a name, of which the sentence before tells."""
        first = reading.sentence_starts[head.i]
        if head.lower_ != "it" or head.i != first or not first:
            return None
        before = reading.tokens[reading.sentence_starts[first - 1] : first]
        told = next((one for one in before if one.dep_ in {"nsubj", "nsubjpass"} and one.head.dep_ == "ROOT"), None)
        if told is None or told.pos_ != "NOUN" or told.tag_ != "NN" or not reading.outside(told):
            return None
        source = source_of(reading, told)
        words = reading.span(source.start, source.end)
        if self.cast.at(words) is not None or not is_body_noun(told.text):
            return None
        name = bare(words.of(self.text))
        return Speaker(name, None, 0.65, f"does “it” mean {name}?")

    def _described_subject(self, reading: Reading, head: Token) -> Speaker | None:
        """The judge threw out the claim. She found …: whom a description in the sentence before means."""
        first = reading.sentence_starts[head.i]
        if head.lower_ not in {"he", "she"} or head.i != first or not first:
            return None
        start = reading.sentence_starts[first - 1]
        told = reading.tokens[start + 1]
        if (
            reading.tokens[start].lower_ != "the"
            or told.tag_ != "NN"
            or told.dep_ != "nsubj"
            or told.head.dep_ != "ROOT"
        ):
            return None
        actor = self.cast.with_role(reading.span(start, start + 2).of(self.text), reading.offset + head.idx)
        if actor is None or not self.cast.may_be(head.lower_, actor):
            return None
        return Speaker(actor.name, actor, 0.75, f"does “{head.text}” mean {actor.name}?")

    def _they(self, reading: Reading, head: Token) -> tuple[Speaker, ...]:
        """Who “they” are: several in a list, people without a name, or one body; the most salient, as for “he”."""
        sentence = self.sentence_of[reading.index][head.i]
        one = self._pronoun(reading, head)
        many = weightiest(plurals_before(self.readings, self.sentence_of, head, reading.index, self.cast))
        spoke = self.said[-1] if self.said and 0 <= sentence - self.said[-1][0] <= 2 else None
        together = spoke[1].speakers if spoke is not None and len(spoke[1].speakers) > 1 else ()
        if spoke is not None and together and (many is None or many.weight < _SPOKE * 0.5 ** (sentence - spoke[0])):
            return together
        if many is None or (one is not None and one.actor is None):
            return (one,) if one is not None else ()
        at = reading.offset + head.idx
        ranked = self.cast.ranked(self.cast.is_body, at, sentence, extra=self._spoke(sentence))
        single = ranked[0][1] * _AS_THEY if ranked and one is not None else 0.0
        if one is not None and single >= many.weight:
            return (one,)
        sureness = many.weight / (many.weight + single)
        names = " and ".join(found.name for found in many.speakers)
        doubt = "" if sureness > 0.75 and len(many.speakers) > 1 else f"does “{head.text}” mean {names}?"
        return tuple(Speaker(who.name, who.actor, 0.3 + sureness / 2, doubt) for who in many.speakers)
