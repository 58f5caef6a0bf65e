"""Who the words for a speaker mean: one actor or several, or a description where the article names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.hypernyms import body_meant
from briefing_archive.extract.makers import Makers, made_before
from briefing_archive.extract.noun_phrases import counted_head, is_writing, root_of, weight_of
from briefing_archive.extract.reporting import source_of
from briefing_archive.extract.several import all_heads, counted, one_holder, part_of, plurals_before, weightiest
from briefing_archive.extract.subjects import (
    leading_subject,
    main_subject,
    named_by_class,
    person_beside,
    speaking_subject,
)
from briefing_archive.extract.unnamed import Resolved, Speaker, carried_on, only_unnamed, said_again, unnamed_before
from briefing_archive.proposals import ActorProposal
from briefing_archive.registry import name_key
from briefing_archive.resolve import PRONOUNS, Cast, Weighted, bare, role_head
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_UNNAMED = frozenset(
    {"i", "we", "you", "one", "who", "which", "that", "this", "what", "those", "these", "there", "us", "me"}
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_SPOKE = 60.0
_DEEPEST = 5
# A single body is less often “they” than several people are.
_AS_THEY = 0.7


@dataclass
class Speakers:
    """Resolves the speakers of an article in the order in which they speak."""

    text: str
    cast: Cast
    readings: Sequence[Reading]
    sentence_of: list[list[int]] = field(default_factory=list)
    said: list[tuple[int, Resolved]] = field(default_factory=list)
    described: dict[str, str] = field(default_factory=dict)

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
        self.makers = Makers(self.cast, self._phrase)
        self.depth = 0

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
        is_class = before is not None and before.tag_ == "NN" and before.head == root and before.dep_ == "compound"
        if before is not None and is_class and self.cast.actors[actor].kind != "person" and reading.outside(before):
            self.cast.learn_role(actor, before.text)

    # Resolution

    def resolve(self, reading: Reading, source: Source) -> Resolved:
        """The speakers that the words of a source mean."""
        source = speaking_subject(reading, source) or source
        head = counted_head(reading.tokens[source.head])
        heads = all_heads(reading, head)
        named = self._apposed(reading, reading.tokens[source.head]) if head.i != source.head else None
        if named is not None:  # “one of the groups, the Harbour Front, said”
            return Resolved((Speaker(named.name, named),), reading.span(source.start, source.end))
        holder = one_holder(reading, heads, self.cast)
        if holder is not None:
            end = max(source.end, heads[-1].i + 1)
            return Resolved((Speaker(holder.name, holder, 0.9),), reading.span(source.start, end))
        found = self._phrase(reading, head, source if head.i == source.head else part_of(reading, head))
        end = max([source.end, *(one.i + 1 for one in heads)])
        mention = reading.span(source.start, end)
        if not found:
            return Resolved((), mention, 0.3, f"who is “{mention.of(self.text)}”?")
        doubt = next((one.doubt for one in found if one.doubt), "")
        return Resolved(found, mention, min(one.confidence for one in found), doubt)

    def _phrase(self, reading: Reading, head: Token, source: Source) -> tuple[Speaker, ...]:
        """Everybody whom a noun phrase names, those joined to its head included."""
        heads = all_heads(reading, head)
        found: dict[str, Speaker] = {}
        for one in heads:
            is_whole = one.i == head.i and len(heads) == 1
            for speaker in self._all(reading, one, source if is_whole else part_of(reading, one), len(heads) == 1):
                found.setdefault(speaker.name, speaker)
        return tuple(found.values())

    def of_cue(self, reading: Reading, cue: Span) -> Resolved:
        """The speaker of a cue that no words for a speaker stand by: the subject of its sentence."""
        token = next(iter(reading.within(cue)), None)
        subject = main_subject(reading, token) if token is not None else None
        if subject is None:
            return Resolved((), None, 0.3, "no words name the speaker")
        found = self.resolve(reading, source_of(reading, subject))
        names = " and ".join(one.name for one in found.speakers)
        return Resolved(found.speakers, found.mention, min(found.confidence, 0.65), found.doubt or f"is it {names}?")

    def _apposed(self, reading: Reading, head: Token) -> ActorProposal | None:
        """The actor in apposition to a head."""
        for child in head.children:
            if child.dep_ == "appos" and reading.outside(child):
                return self.cast.at(reading.span(child.i, child.i + 1))
        return None

    def _all(self, reading: Reading, head: Token, source: Source, alone: bool) -> tuple[Speaker, ...]:
        """Whom one head means: a plural pronoun, “both nations” and a statement of two may mean several."""
        if head.lower_ == "they" and head.pos_ == "PRON":
            return self._they(reading, head)
        if head.pos_ in {"NOUN", "PROPN"} and is_writing(head) and self.depth < _DEEPEST:
            makers = self._makers(reading, head)
            if makers:
                return makers
        at, sentence = reading.offset + head.idx, self.sentence_of[reading.index][head.i]
        lists = plurals_before(self.readings, self.sentence_of, head, reading.index, self.cast)
        several = counted(head, self.cast, at, sentence, lists) if alone else ()
        speaker = None if several else self._one(reading, head, source, alone=alone)
        return several or ((speaker,) if speaker is not None else ())

    def _makers(self, reading: Reading, head: Token) -> tuple[Speaker, ...]:
        self.depth += 1
        makers = self.makers.makers(reading, head)
        filed = made_before(self.readings, self.sentence_of, reading.index, head) if not makers else None
        if filed is not None:
            found = self._phrase(filed[0], filed[1], source_of(*filed))
            names = " and ".join(one.name for one in found)
            makers = tuple(Speaker(one.name, one.actor, 0.7, f"is “{head.text}” of {names}?") for one in found)
        self.depth -= 1
        if not makers and self.said:
            said_in, resolved = self.said[-1]
            last = self.makers.last(reading, head, self.sentence_of[reading.index][head.i] - said_in, resolved)
            makers = (last,) if last is not None else ()
        return makers

    def _one(self, reading: Reading, head: Token, source: Source, *, alone: bool) -> Speaker | None:
        if head.lower_ in PRONOUNS and head.pos_ in {"PRON", "DET"}:
            return self._pronoun(reading, head)
        if head.lower_ in _UNNAMED and head.pos_ != "PROPN":
            return None
        actor = self._mentioned(reading, head, source)
        words = _POSSESSIVE.sub("", reading.span(source.start, source.end).of(self.text))
        if actor is not None:
            return Speaker(actor.name, actor)
        if (name := named_by_class(reading, head)) is not None:
            return Speaker(name, self.cast.named(name), 0.85)
        return self._described(reading, head, words, alone=alone)

    def _mentioned(self, reading: Reading, head: Token, source: Source) -> ActorProposal | None:
        """The actor named by the head, by a name beside it, or by one in apposition."""
        direct = self.cast.at(reading.span(head.i, head.i + 1))
        if direct is not None and direct.kind != "person" and head.tag_ == "NNS":
            if name_key(head.text) == name_key(direct.name):
                return direct  # “Police said”, where the article calls an actor no more than that
            return None  # “port officials” speak for nobody but themselves
        if direct is not None and (direct.kind == "person" or head.pos_ == "PROPN"):
            return direct
        return person_beside(reading, self.cast, head, source) or direct

    def _pronoun(self, reading: Reading, head: Token) -> Speaker | None:
        at = reading.offset + head.idx
        sentence = self.sentence_of[reading.index][head.i]
        unnamed = unnamed_before(head, sentence, self.said, self.text)
        if unnamed is not None:
            return unnamed
        actor, sureness = self.cast.pronoun(head.text, at, sentence, self._spoke(sentence))
        if actor is None:
            return only_unnamed(head, sentence, self.said)
        doubt = "" if sureness >= 0.6 else f"does “{head.text}” mean {actor.name}?"
        return Speaker(actor.name, actor, 0.5 + sureness / 2, doubt)

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

    def _described(self, reading: Reading, head: Token, words: str, *, alone: bool) -> Speaker | None:
        """Somebody whom the words only describe: by a role, by a name that holds the head, or by the words."""
        at, sentence = reading.offset + head.idx, self.sentence_of[reading.index][head.i]
        description = bare(words)
        if not description or not any(sign.isalpha() for sign in description):
            return None
        opening = words.split()[0].casefold() if words.split() else ""
        owned = any(child.dep_ == "poss" for child in head.children)
        is_definite = opening in {"the", "this", "that"} or opening in _POSSESSIVES or owned
        is_plural = head.tag_ in {"NNS", "NNPS"}
        is_new = opening in {"a", "an"} and not any(one.dep_ == "compound" for one in head.children)
        is_role = role_head(words).endswith(head.lower_)
        if is_definite and not is_plural and is_role:
            actor = self.cast.with_role(words, at)
            if actor is not None:
                return Speaker(actor.name, actor, 0.8, "")
        if (is_definite or is_new) and not is_plural:
            actor = self.cast.introduced_after(
                words, at, self._paragraph_after(reading) if is_new else len(self.text), is_new=is_new
            )
            if actor is not None:
                return Speaker(actor.name, actor, 0.6, f"is “{words}” {actor.name}?")
        if opening in {"the", "this"} and not is_plural:
            body = body_meant(self.cast, head, at, sentence, self._spoke(sentence))
            if body is not None:
                actor, sureness = body
                return Speaker(actor.name, actor, 0.45 + sureness * 0.4, f"does “{words}” mean {actor.name}?")
        if head.lower_ == description.casefold() and (called := self._body_called(head)) is not None:
            return Speaker(called.name, called, 0.7, f"does “{words}” mean {called.name}?")
        key = head.lemma_.casefold()
        if opening in {"the", *_POSSESSIVES} and key in self.described:
            return Speaker(self.described[key], None, 0.7)
        whose_doubt = ""
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        if owner is not None and owner.lower_ in _POSSESSIVES - {"their"}:
            # A record takes a speaker without an actor in the article's own words: “his family”.
            whose = self._pronoun(reading, owner)
            description = f"{owner.lower_} {description}"
            whose_doubt = f"is “{words}” that of {whose.name}?" if whose is not None else ""
        self.described[key] = description
        if is_plural or not is_definite or head.pos_ == "PROPN":
            return Speaker(description, None, 0.9)
        again = said_again(reading, head, words, self.sentence_of[reading.index], self.said)
        if again is not None:
            return again
        return Speaker(description, None, 0.7, whose_doubt or f"who is “{words}”?")

    def _body_called(self, head: Token) -> ActorProposal | None:
        """The one body whose name ends in the word: “Police said” beside “the Port Verrin Police”."""
        if head.tag_ in {"NNS", "NNPS"} and head.lower_ != "police":
            return None
        bodies = [
            one
            for one in self.cast.actors
            if one.kind != "person" and one.name.casefold().split()[-1:] == [head.lower_]
        ]
        return bodies[0] if len(bodies) == 1 else None

    def _paragraph_after(self, reading: Reading) -> int:
        """The end of the next paragraph: how far a description may run ahead of the name."""
        last = self.readings[min(reading.index + 1, len(self.readings) - 1)]
        return last.offset + len(last.parsed.text)

    def carried(self, reading: Reading, at: int) -> Resolved:
        """The speaker who goes on: who the line before leads to, else the last one, here or in the paragraph before."""
        earlier = reading if at or not reading.index else self.readings[reading.index - 1]
        subject = leading_subject(earlier, at or len(earlier.tokens))
        if subject is not None:
            found = self.resolve(earlier, source_of(earlier, subject))
            if found.speakers:
                return Resolved(found.speakers, None, min(found.confidence, 0.8), found.doubt)
        return carried_on(reading, at, self.sentence_of[reading.index][at], self.said)

    def note(self, reading: Reading, token: int, resolved: Resolved) -> None:
        """Remember who spoke in which sentence."""
        if resolved.speakers:
            self.said.append((self.sentence_of[reading.index][min(token, len(reading.tokens) - 1)], resolved))
