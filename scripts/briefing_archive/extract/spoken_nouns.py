"""Nouns that tell what was said: “repeated her call for …”, “issued a warning that …”, “the union's claim that …”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Attribution, Source
from briefing_archive.extract.extent import Extent
from briefing_archive.extract.really_said import is_real
from briefing_archive.extract.reporting import is_verb, source_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is asserted or foretold, in a clause with “that”.
_ASSERTING = frozenset(
    {"claim", "allegation", "accusation", "assertion", "warning", "contention", "insistence", "prediction"}
    | {"assurance", "suggestion", "admission", "complaint", "demand", "promise", "pledge", "vow", "threat"}
)
# What is promised or asked, in an infinitive.
_PROMISING = frozenset({"promise", "pledge", "vow", "threat", "offer", "request", "appeal", "plea", "call", "demand"})
# What is asked for, after “for”.
_ASKING = frozenset({"call", "plea", "appeal", "demand", "request"})
# What a party in court or in a quarrel maintains: “it is the crews' contention that …”.
_HELD = frozenset({"case", "contention", "argument", "submission", "claim", "position", "assertion", "allegation"})
_SPOKEN = _ASSERTING | _PROMISING
# Verbs that with such a noun say no more than the noun: to make a claim is to claim.
_LIGHT = frozenset(
    {"make", "issue", "give", "repeat", "reiterate", "renew", "deliver", "voice", "reaffirm", "restate", "utter"}
    | {"level", "echo", "send", "offer"}
)
_SURE = 0.75


class SpokenNouns(Extent):
    """What a noun for speech reports, where somebody makes it or it is said whose it is."""

    def _spoken_noun(self, noun: Token) -> Iterator[Attribution]:
        if (held := self._held(noun)) is not None:
            by, at = held
            for begin, stop in self._bounded(noun, at, self.reading.sentence_ends[noun.i]):
                cue, doubt = self.reading.span(noun.i, noun.i + 1), f"does “{noun.text}” report what was said here?"
                content = self.reading.span(begin, stop)
                yield Attribution(content, cue, by, self.reading.index, False, _SURE, doubt)
            return
        if noun.lemma_ not in _SPOKEN or noun.tag_ not in {"NN", "NNS"} or not self.reading.outside(noun):
            return
        made = self._making(noun)
        source = self._who_makes(noun, made)
        start = self._told_from(noun) if source is not None else None
        if source is None or start is None or (made is not None and not is_real(made)):
            return
        last = self.reading.sentence_ends[noun.i]
        told = next(
            (one for one in self.tokens[start:last] if is_verb(one) and one.dep_ not in {"aux", "auxpass"}), None
        )
        end = max(noun.right_edge.i + 1, self.tokens[start].right_edge.i + 1, told.right_edge.i + 1 if told else 0)
        first = made.i if made is not None and noun.i - made.i < 6 else noun.i
        for begin, stop in self._bounded(noun, start, min(end, last)):
            cue = self.reading.span(first, noun.i + 1)
            doubt = f"does “{noun.text}” report what was said here?"
            yield Attribution(self.reading.span(begin, stop), cue, source, self.reading.index, False, _SURE, doubt)

    def _held(self, noun: Token) -> tuple[Source, int] | None:
        """It is the crews' contention that … · It was the case of the crews, led by Vale, that …: whose, and where."""
        verb = noun.head
        if noun.lemma_ not in _HELD or noun.dep_ != "attr" or verb.lemma_ != "be":
            return None
        it = self.tokens[self.reading.sentence_starts[noun.i]]
        of = next((one for one in noun.children if one.lower_ == "of"), None)
        whose = next((one for one in noun.children if one.dep_ == "poss"), None)
        whose = whose or next((one for one in (of.children if of is not None else ()) if one.dep_ == "pobj"), None)
        last = self.reading.sentence_ends[noun.i]
        that = next((one.i for one in self.tokens[noun.i : last] if one.lower_ == "that" and one.tag_ == "IN"), None)
        if it.lower_ != "it" or whose is None or that is None or not self.reading.outside(whose):
            return None
        source = source_of(self.reading, whose)
        return Source(source.start, source.end - (self.tokens[source.end - 1].tag_ == "POS"), source.head), that + 1

    def _making(self, noun: Token) -> Token | None:
        verb = noun.head
        is_made = noun.dep_ == "dobj" and is_verb(verb) and verb.lemma_ in _LIGHT and verb.i < noun.i
        return verb if is_made and self.reading.outside(verb) else None

    def _who_makes(self, noun: Token, made: Token | None) -> Source | None:
        if made is not None:
            subject = subject_of(made)
            return source_of(self.reading, subject) if subject is not None and self.reading.outside(subject) else None
        whose = next((one for one in noun.children if one.dep_ == "poss" and one.tag_ != "WP$"), None)
        by = next((one for one in noun.children if one.lower_ == "by" and one.i == noun.i + 1), None)
        whose = next((one for one in by.children if one.dep_ == "pobj"), None) if by is not None else whose
        is_said = whose is not None and noun.lemma_ in _ASSERTING and self.reading.outside(whose)
        if whose is None or not is_said:
            return None
        source = source_of(self.reading, whose)
        return Source(source.start, source.end - (self.tokens[source.end - 1].tag_ == "POS"), source.head)

    def _told_from(self, noun: Token) -> int | None:
        """Where what is said begins behind the noun: after “that” or “for”, or at “to”."""
        at = noun.i + 1
        last = self.reading.sentence_ends[noun.i]
        if at + 1 < last and self.tokens[at].lower_ in {"to", "in", "on", "by"} and self.tokens[at].tag_ == "IN":
            to = next((one for one in self.tokens[at + 1 : min(at + 6, last)] if one.tag_ == "TO"), None)
            that = next((one for one in self.tokens[at + 1 : min(at + 6, last)] if one.lower_ == "that"), None)
            following = to or that
            at = following.i if following is not None else at
        if at + 1 >= last:
            return None
        opening, after = self.tokens[at], self.tokens[at + 1]
        if opening.lower_ == "that" and noun.lemma_ in _ASSERTING and not is_verb(after) and after.tag_ != "MD":
            has_verb = any(is_verb(one) or one.tag_ == "MD" for one in self.tokens[at + 1 : last])
            return at + 1 if has_verb or noun.lemma_ == "demand" else None
        if opening.tag_ == "TO" and noun.lemma_ in _PROMISING and after.tag_ == "VB":
            return at
        return at + 1 if opening.lower_ == "for" and noun.lemma_ in _ASKING else None
