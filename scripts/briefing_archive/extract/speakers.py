"""Who the words for a speaker mean: one actor or several, or a description where the article names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.noun_phrases import (
    counted_head,
    is_writing,
    joined_heads,
    path_up,
    root_of,
    weight_of,
)
from briefing_archive.extract.reporting import is_verb, source_of, subject_of
from briefing_archive.extract.unnamed import Resolved, Speaker, carried_on, only_unnamed, said_again, unnamed_before
from briefing_archive.proposals import ActorProposal
from briefing_archive.resolve import PRONOUNS, Cast, Weighted, bare
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_UNNAMED = frozenset(
    {"i", "we", "you", "one", "who", "which", "that", "this", "what", "those", "these", "there", "us", "me"}
)
_ASIDE = frozenset({"relcl", "acl", "poss"})
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_THINGS = frozenset(
    {"sign", "placard", "banner", "slogan", "study", "survey", "poll", "website", "list", "warrant", "agreement"}
)
_SPOKE = 60.0


def _is_example(reading: Reading, head: Token, name: Token) -> bool:
    """Whether a name after the head only says who is among those meant (“officials, including …”)."""
    return any(one.lower_ in {"including", "such", "like"} for one in reading.tokens[head.i + 1 : name.i])


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

    def _weights(self) -> Iterator[Weighted]:
        for block, reading in enumerate(self.readings):
            whole = Span(reading.offset, reading.offset + max(len(reading.doc.text), 1))
            for mention, actor in self.cast.mentions_in(whole):
                tokens = reading.within(mention)
                if not tokens or not reading.outside(tokens[0]):
                    continue
                self._learn(reading, tokens, actor)
                yield Weighted(mention.start, self.sentence_of[block][tokens[0].i], weight_of(tokens), actor)

    def _learn(self, reading: Reading, tokens: Sequence[Token], actor: int) -> None:
        """Learn what a person is from the noun in apposition (“Ines Okafor, the harbour master,”)."""
        if self.cast.actors[actor].kind != "person":
            return
        root = root_of(tokens)
        beside = [one for one in root.children if one.dep_ == "appos" and one.i > root.i]
        beside += [root.head] if root.dep_ == "appos" else []
        for noun in beside:
            if noun.pos_ == "NOUN" and reading.outside(noun):
                source = source_of(reading, noun)
                self.cast.learn_role(actor, reading.span(source.start, source.end).of(self.text))

    # Resolution

    def resolve(self, reading: Reading, source: Source) -> Resolved:
        """The speakers that the words of a source mean."""
        head = counted_head(reading.tokens[source.head])
        heads = [head, *joined_heads(head, reading)]
        found: list[Speaker] = []
        named = self._apposed(reading, reading.tokens[source.head]) if head.i != source.head else None
        if named is not None:  # “one of the groups, the Harbour Front, said”
            return Resolved((Speaker(named.name, named),), reading.span(source.start, source.end))
        holder = self._holder(reading, heads)
        if holder is not None:
            return Resolved((holder,), reading.span(source.start, max(source.end, heads[-1].i + 1)))
        for one in heads:
            is_whole = one.i == source.head and len(heads) == 1
            part = source if is_whole else source_of(reading, one)
            speaker = self._one(reading, one, part, alone=len(heads) == 1)
            if speaker is not None and speaker.name not in {known.name for known in found}:
                found.append(speaker)
        end = max([source.end, *(one.i + 1 for one in heads)])
        mention = reading.span(source.start, end)
        if not found:
            return Resolved((), mention, 0.3, f"who is “{mention.of(self.text)}”?")
        doubt = next((one.doubt for one in found if one.doubt), "")
        return Resolved(tuple(found), mention, min(one.confidence for one in found), doubt)

    def _apposed(self, reading: Reading, head: Token) -> ActorProposal | None:
        """The actor in apposition to a head."""
        for child in head.children:
            if child.dep_ == "appos" and reading.outside(child):
                return self.cast.at(reading.span(child.i, child.i + 1))
        return None

    def _holder(self, reading: Reading, heads: Sequence[Token]) -> Speaker | None:
        """The one person who holds several offices (“the founder and chairwoman of the yard Ines Okafor”)."""
        if len(heads) < 2 or any(one.pos_ != "NOUN" or one.tag_ == "NNS" for one in heads):
            return None
        last = heads[-1].right_edge.i
        actor = self.cast.at(reading.span(last, last + 1)) if reading.outside(reading.tokens[last]) else None
        return Speaker(actor.name, actor, 0.9) if actor is not None and actor.kind == "person" else None

    def _one(self, reading: Reading, head: Token, source: Source, *, alone: bool, depth: int = 0) -> Speaker | None:
        if head.lower_ in PRONOUNS and head.pos_ in {"PRON", "DET"}:
            return self._pronoun(reading, head)
        if (head.lower_ in _UNNAMED and head.pos_ != "PROPN") or depth > 4:
            return None
        if head.pos_ in {"NOUN", "PROPN"} and is_writing(head):
            maker = self._maker(reading, head, source, depth)
            if (
                maker is None
                and reading.tokens[source.start].lower_ in {"the", "this", "that"}
                and head.lower_ not in _THINGS
            ):
                maker = self._last_maker(reading, head)
            if maker is not None:
                return maker
        actor = self._mentioned(reading, head, source)
        words = _POSSESSIVE.sub("", reading.span(source.start, source.end).of(self.text))
        if actor is not None:
            return Speaker(actor.name, actor)
        return self._described(reading, head, words, alone=alone)

    def _mentioned(self, reading: Reading, head: Token, source: Source) -> ActorProposal | None:
        """The actor named by the head, by a name beside it, or by one in apposition."""
        direct = self.cast.at(reading.span(head.i, head.i + 1))
        if direct is not None and direct.kind != "person" and head.tag_ == "NNS":
            return None  # “port officials” speak for nobody but themselves
        if direct is not None and (direct.kind == "person" or head.pos_ == "PROPN"):
            return direct
        person = self._person_beside(reading, head, source)
        return person or direct

    def _person_beside(self, reading: Reading, head: Token, source: Source) -> ActorProposal | None:
        right = min(head.right_edge.i + 1, reading.sentence_ends[head.i])
        whole = reading.span(source.start, max(right, source.end))
        for mention, index in self.cast.mentions_in(whole):
            actor = self.cast.actors[index]
            tokens = reading.within(mention)
            if not tokens or not reading.outside(tokens[0]) or _is_example(reading, head, tokens[0]):
                continue
            root = root_of(tokens)
            before = reading.tokens[tokens[0].i - 1] if tokens[0].i else None
            beside = root.dep_ == "appos" or (before is not None and before.text == "," and tokens[0].i > head.i)
            beside = beside or (root.head == head and root.dep_ in {"compound", "nmod", "appos"})
            beside = beside or (tokens[0].i == head.i + 1)
            if actor.kind != "person" and root.dep_ != "appos":
                continue
            if beside and not any(
                one.dep_ in _ASIDE and one != head and one.i > source.start and one.head.i < root.i
                for one in path_up(root, head)
            ):
                return actor
        return None

    def _maker(self, reading: Reading, head: Token, source: Source, depth: int) -> Speaker | None:
        """Who made the statement, report or letter that the head means."""
        for child in head.children:
            if child.dep_ == "poss":
                return self._one(reading, child, source_of(reading, child), alone=True, depth=depth + 1)
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in {"from", "by", "of"}:
                inner = next((one for one in child.children if one.dep_ == "pobj"), None)
                if inner is not None and (child.lower_ != "of" or inner.ent_type_ or inner.pos_ == "PROPN"):
                    return self._one(reading, inner, source_of(reading, inner), alone=True, depth=depth + 1)
            if child.dep_ == "acl":
                agent = next(
                    (one for one in child.children if one.dep_ in {"agent", "prep"} and one.lower_ in {"by", "from"}),
                    None,
                )
                inner = next((one for one in agent.children if one.dep_ == "pobj"), None) if agent is not None else None
                if inner is not None:
                    return self._one(reading, inner, source_of(reading, inner), alone=True, depth=depth + 1)
        for child in head.children:
            if child.dep_ in {"compound", "amod", "nmod"}:
                actor = self.cast.at(reading.span(child.i, child.i + 1))
                if actor is not None:
                    return Speaker(actor.name, actor)
                known = gazetteer()
                code = known.adjectives.get(child.text)
                if code is not None and child.dep_ == "amod":  # “the Norwegian statement” is Norway’s
                    name = known.state_names[code]
                    return Speaker(name, self.cast.named(name), 0.8)
        if head.dep_ == "dobj" or (head.dep_ == "pobj" and head.head.lower_ in {"in", "via", "through", "with"}):
            verb = head.head if head.dep_ == "dobj" else head.head.head
            subject = subject_of(verb) if is_verb(verb) else None
            if subject is not None and subject.i < head.i and subject != head:
                return self._one(reading, subject, source_of(reading, subject), alone=True, depth=depth + 1)
        return None

    def _last_maker(self, reading: Reading, head: Token) -> Speaker | None:
        """“The statement” with no maker beside it: the last speaker's, if that is near."""
        if not self.said:
            return None
        sentence, resolved = self.said[-1]
        is_bare = head.i - 1 <= head.left_edge.i
        if self.sentence_of[reading.index][head.i] - sentence > 3 or len(resolved.speakers) != 1 or not is_bare:
            return None
        speaker = resolved.speakers[0]
        return Speaker(speaker.name, speaker.actor, 0.65, f"is “{head.text}” a word for what {speaker.name} said?")

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
        at = reading.offset + head.idx
        description = bare(words)
        if not description or not any(sign.isalpha() for sign in description):
            return None
        opening = words.split()[0].casefold() if words.split() else ""
        owned = any(child.dep_ == "poss" for child in head.children)
        is_definite = opening in {"the", "this", "that"} or opening in _POSSESSIVES or owned
        is_plural = head.tag_ in {"NNS", "NNPS"}
        if is_definite and not is_plural:
            actor = self.cast.with_role(words, at)
            if actor is not None:
                return Speaker(actor.name, actor, 0.8, "")
        is_new = opening in {"a", "an"} and not any(one.dep_ == "compound" for one in head.children)
        if (is_definite or is_new) and not is_plural:
            actor = self.cast.introduced_after(words, at)
            if actor is not None:
                return Speaker(actor.name, actor, 0.6, f"is “{words}” {actor.name}?")
        if opening == "the" and not is_plural:
            actor = self.cast.with_head(head.text, at)
            if actor is not None:
                return Speaker(actor.name, actor, 0.75, f"does “{words}” mean {actor.name}?")
        key = head.lemma_.casefold()
        if opening in {"the", *_POSSESSIVES} and key in self.described:
            return Speaker(self.described[key], None, 0.7)
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        if owner is not None and owner.lower_ in _POSSESSIVES - {"their"}:
            whose = self._pronoun(reading, owner)
            if whose is not None:
                description = f"{whose.name}’s {description}"
        self.described[key] = description
        if is_plural or not is_definite:
            return Speaker(description, None, 0.9)
        again = said_again(reading, head, words, self.sentence_of[reading.index], self.said)
        if again is not None:
            return again
        return Speaker(description, None, 0.7, f"who is “{words}”?")

    def carried(self, reading: Reading, at: int) -> Resolved:
        """The speaker who goes on: the last one, in this paragraph or the one before."""
        return carried_on(reading, at, self.sentence_of[reading.index][at], self.said)

    def note(self, reading: Reading, token: int, resolved: Resolved) -> None:
        """Remember who spoke in which sentence."""
        if resolved.speakers:
            self.said.append((self.sentence_of[reading.index][min(token, len(reading.tokens) - 1)], resolved))
