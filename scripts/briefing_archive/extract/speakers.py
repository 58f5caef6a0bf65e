"""Who the words for a speaker mean: one actor or several, or a description where the article names nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.described import Descriptions
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.makers import Makers, made_before
from briefing_archive.extract.misspelt import person_misspelt
from briefing_archive.extract.noun_phrases import counted_head, is_title, is_writing
from briefing_archive.extract.reporting import is_verb, source_of
from briefing_archive.extract.several import all_heads, counted, on_bench, one_holder, part_of, plurals_before, sharing
from briefing_archive.extract.subjects import (
    leading_subject,
    main_subject,
    named_by_class,
    person_at_end,
    person_beside,
    person_of_rank,
    speaking_subject,
)
from briefing_archive.extract.unnamed import Resolved, Speaker, carried_on
from briefing_archive.phrases import bare
from briefing_archive.proposals import ActorProposal
from briefing_archive.registry import name_key
from briefing_archive.resolve import PRONOUNS
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNNAMED = frozenset(
    {"i", "we", "you", "one", "who", "which", "that", "this", "what", "those", "these", "there", "us", "me"}
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_DEEPEST = 5
_MOST = 20


class Speakers(Descriptions):
    """Resolves the speakers of an article in the order in which they speak."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.makers = Makers(self.cast, self._phrase, self._taken_up)
        self.depth = 0

    def resolve(self, reading: Reading, source: Source, content: Span | None = None) -> Resolved:
        """The speakers that the words of a source mean; `content` is what they say.

        “He” is no person named in what is quoted of him, nor in what he is said to say after it.
        """
        begins = reading.span(source.head, source.head + 1).start
        is_bound = content is not None and (begins < content.start or self._is_marked(reading, content))
        self.spoken_of = self._spoken_of(content) if content is not None and is_bound else frozenset()
        self.spoken_of |= self._named_first(reading, source)
        found = self._resolve(reading, source)
        self.spoken_of = frozenset()
        return found

    def _resolve(self, reading: Reading, source: Source) -> Resolved:
        source = speaking_subject(reading, source) or source
        head = counted_head(reading.tokens[source.head])
        heads = all_heads(reading, head)
        named = self._apposed(reading, reading.tokens[source.head]) if head.i != source.head else None
        if named is not None:  # “one of the groups, the Harbour Front, said”
            return Resolved((Speaker(named.name, named),), reading.span(source.start, source.end))
        if head.i != source.head and head.pos_ == "PRON" and reading.tokens[source.head].lower_ == "one":
            mention = reading.span(source.start, source.end)  # “one of them said”: none of those the article names
            called = self._name_behind(reading, source)
            if called is not None:
                return Resolved((Speaker(called.of(self.text), None, 0.75),), Span(mention.start, called.end))
            return Resolved((Speaker(mention.of(self.text), None, 0.7),), mention)
        if judges := on_bench(reading, head, source, self.cast):
            return Resolved(judges, reading.span(source.start, source.end), 0.85)
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
        """The actor in apposition to a head: “one of them, the mayor's aide, Ines Okafor, said”."""
        beside = [child for child in head.children if child.dep_ == "appos" and reading.outside(child)]
        beside += [inner for child in beside for inner in child.children if inner.dep_ == "appos"]
        beside += [at for at in self._named_between(reading, head) if at not in beside]
        return next((actor for one in beside if (actor := self.cast.at(reading.span(one.i, one.i + 1)))), None)

    def _name_behind(self, reading: Reading, source: Source) -> Span | None:
        """The full name in commas behind a description: “one of them, Ines Okafor,”."""
        at = first = source.end + 1
        if first >= len(reading.tokens) or reading.tokens[source.end].text != ",":
            return None
        while at < len(reading.tokens) and reading.tokens[at].pos_ == "PROPN" and reading.outside(reading.tokens[at]):
            at += 1
        ends = at == len(reading.tokens) or reading.tokens[at].text in {",", "."} or is_verb(reading.tokens[at])
        return reading.span(first, at) if at - first > 1 and ends else None

    def _person_behind(self, reading: Reading, source: Source) -> ActorProposal | None:
        """The person whose name ends the words in commas between a description and the cue, whatever the parse."""
        tokens, first = reading.tokens, source.end + 1
        if first >= len(tokens) or tokens[source.end].text != ",":
            return None
        for at in range(first, min(first + 14, len(tokens) - 1)):
            if is_verb(tokens[at]) or not reading.outside(tokens[at]):
                return None
            if tokens[at].text == "," and is_verb(tokens[at + 1]):
                actor = self.cast.at(reading.span(at - 1, at))
                return actor if actor is not None and actor.kind == "person" else None
        return None

    def _named_between(self, reading: Reading, head: Token) -> list[Token]:
        """The words after a comma between a head and the verb it hangs on."""
        end = head.head.i if head.head.i > head.i else head.right_edge.i + 1
        found = reading.tokens[head.i + 1 : min(end, reading.sentence_ends[head.i])]
        after = [at for at, one in enumerate(found) if at and found[at - 1].text == "," and one.pos_ == "PROPN"]
        return [found[at] for at in after if found[at].dep_ != "poss" and reading.outside(found[at])]

    def _all(self, reading: Reading, head: Token, source: Source, alone: bool) -> tuple[Speaker, ...]:
        """Whom one head means: a plural pronoun, “both nations” and a statement of two may mean several."""
        if head.lower_ == "they" and head.pos_ == "PRON":
            return self._they(reading, head)
        is_data = head.lower_ in listed("data_nouns")
        is_paper = is_data or (is_writing(head) and not is_title(head))
        if head.pos_ in {"NOUN", "PROPN"} and is_paper and self.depth < _DEEPEST:
            makers = self._makers(reading, head, is_data=is_data)
            if makers:
                return makers
        at, sentence = reading.offset + head.idx, self.sentence_of[reading.index][head.i]
        lists = plurals_before(self.readings, self.sentence_of, head, reading.index, self.cast)
        several = counted(head, self.cast, at, sentence, lists) if alone else ()
        several = several or sharing(reading, head, self.cast)
        speaker = None if several else self._one(reading, head, source, alone=alone)
        return several or ((speaker,) if speaker is not None else ())

    def _makers(self, reading: Reading, head: Token, *, is_data: bool) -> tuple[Speaker, ...]:
        self.depth += 1
        makers = self.makers.makers(reading, head)
        filed = made_before(self.readings, self.sentence_of, reading.index, head) if not makers else None
        if filed is not None:
            found = self._phrase(filed[0], filed[1], source_of(*filed))
            names = " and ".join(one.name for one in found)
            makers = tuple(Speaker(one.name, one.actor, 0.7, f"is “{head.text}” of {names}?") for one in found)
        if not makers and head.left_edge.lower_ in {"a", "an", "the"} and head.lemma_ in listed("papers"):
            makers = self._made_elsewhere(head)
        self.depth -= 1
        if not makers and self.said and not is_data:
            said_in, resolved = self.said[-1]
            last = self.makers.last(reading, head, self.sentence_of[reading.index][head.i] - said_in, resolved)
            makers = (last,) if last is not None else ()
        return makers

    @cached_property
    def _papers(self) -> Mapping[str, Sequence[tuple[Reading, Token]]]:
        """Where the article speaks of letters, memos and reports."""
        found: dict[str, list[tuple[Reading, Token]]] = {}
        for reading in self.readings:
            for token in reading.tokens:
                if token.lower_ in listed("papers") and token.pos_ == "NOUN" and reading.outside(token):
                    found.setdefault(token.lower_, []).append((reading, token))
        return found

    def _made_elsewhere(self, paper: Token) -> tuple[Speaker, ...]:
        """Who made “a leaked letter”, where the article tells elsewhere whose letter it is, and of one maker only."""
        others = (self.makers.makers(*one) for one in self._papers.get(paper.lower_, ())[:_MOST] if one[1] != paper)
        found = {one.name: one for several in others for one in several if one.actor is not None}
        doubt = f"is “{paper.text}” of {' or '.join(found)}?"
        return tuple(Speaker(one.name, one.actor, 0.7, doubt) for one in found.values()) if len(found) == 1 else ()

    def _one(self, reading: Reading, head: Token, source: Source, *, alone: bool) -> Speaker | None:
        if head.lower_ in PRONOUNS and head.pos_ in {"PRON", "DET"}:
            return self._pronoun(reading, head)
        if head.lower_ in _UNNAMED and head.pos_ != "PROPN":
            return None
        actor = self._mentioned(reading, head, source)
        words = _POSSESSIVE.sub("", reading.span(source.start, source.end).of(self.text))
        if actor is not None:
            return Speaker(actor.name, actor)
        if (slip := person_misspelt(reading, self.cast, head)) is not None:
            return Speaker(slip.name, slip, 0.75, f"is “{words}” {slip.name}?")
        if (name := named_by_class(reading, head) or person_at_end(reading, source)) is not None:
            return Speaker(name, self.cast.named(name), 0.85)
        return self._described(reading, head, words, alone=alone)

    def _mentioned(self, reading: Reading, head: Token, source: Source) -> ActorProposal | None:
        """The actor named by the head, by a name beside it, or by one in apposition."""
        direct = self.cast.at(reading.span(head.i, head.i + 1))
        if direct is not None and direct.kind != "person" and head.tag_ == "NNS":
            words = bare(reading.span(source.start, source.end).of(self.text))
            called = (direct.name, *(one.of(self.text) for one in direct.mentions))
            if {name_key(head.text), name_key(words)} & set(map(name_key, called)):
                return direct  # “Police said”, “state media”, where the article calls an actor no more than that
            return None  # “port officials” speak for nobody but themselves
        if direct is not None and (direct.kind == "person" or head.pos_ == "PROPN"):
            return direct
        if direct is None and head.dep_ == "appos" and head.head.pos_ == "PROPN" and head.head.i < head.i:
            described = self.cast.at(reading.span(head.head.i, head.head.i + 1))
            if described is not None and described.kind != "person":
                return described  # “the Harbour Front (HF), a group of dockers, which says”
        found = person_beside(reading, self.cast, head, source) or person_of_rank(reading, self.cast, head) or direct
        is_person = head.tag_ == "NN" and head.lower_ in gazetteer().person_words
        return found or (self._person_behind(reading, source) if is_person else None)

    def told_of(self, reading: Reading, source: Source, at: int) -> Resolved:
        """The person of whom the sentence before words in marks tells; where it is none, whoever spoke last."""
        found = self.resolve(reading, source)
        if len(found.speakers) != 1 or found.speakers[0].actor is None or found.speakers[0].actor.kind != "person":
            return self.carried(reading, at)
        return Resolved(found.speakers, None, 0.6, f"does {found.speakers[0].name} say this?")

    def carried(self, reading: Reading, at: int) -> Resolved:
        """The speaker who goes on: who the line before leads to, else the last one, here or in the paragraph before."""
        earlier = reading if at or not reading.index else self.readings[reading.index - 1]
        subject = leading_subject(earlier, at or len(earlier.tokens))
        if subject is not None:
            found = self.resolve(earlier, source_of(earlier, subject))
            if found.speakers:
                return Resolved(found.speakers, None, min(found.confidence, 0.8), found.doubt)
        return carried_on(reading, at, self.sentence_of[reading.index][at], self.said)
