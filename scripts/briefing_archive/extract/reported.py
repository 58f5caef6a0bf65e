"""Reported speech: the clause, infinitive or phrase that a cue reports, with or without words in marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, Cue, impersonal_sources, shell_nouns, writings
from briefing_archive.extract.attribution import Attribution, Source
from briefing_archive.extract.gazetteer import listed
from briefing_archive.extract.noun_phrases import is_writing
from briefing_archive.extract.really_said import is_real
from briefing_archive.extract.reporting import (
    added_to,
    cue_bounds,
    is_finite,
    is_participle,
    is_passive,
    own_subject,
    phrase_after,
    phrase_before,
    source_of,
    subject_of,
    verb_cue,
)
from briefing_archive.extract.source_phrases import SourcePhrases
from briefing_archive.extract.spoken_nouns import SpokenNouns
from briefing_archive.extract.torn_clauses import is_past_mistaken

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTED = 0.9
_POINTING = frozenset({"that", "this", "these", "those", "what"})
_NOBODY = frozenset({"i", "we", "you", "no", "not", "nobody", "none", "neither", "nothing"})
_ISSUING = frozenset({"issue", "deliver", "release", "publish", "hand", "file", "write", "give", "sign"})
_RULINGS = frozenset({"ruling", "judgment", "judgement", "decision", "opinion", "order", "report", "verdict"})
# Verbs after which the demands themselves stand, and the preposition they take.
_LISTING = {"include": "", "expand": "to", "grow": "to", "widen": "to", "comprise": ""}
_ASKED = frozenset({"demand", "request", "condition", "proposal", "recommendation", "complaint", "grievance", "pledge"})
_ASKS = "do the “{}” tell what was said?"
_FOUND = "does “finding” report what was said here?"
_EVIDENT = frozenset({"suggest", "indicate", "reveal", "find", "confirm", "show", "signal", "imply", "determine"})


def _has_maker(noun: Token) -> bool:
    """Whether it stands beside a noun whose analysis or evidence it is: “the Port Institute's analysis”."""
    return any(
        one.dep_ == "poss" or one.lower_ == "by" or (one.dep_ in {"compound", "nmod"} and one.pos_ == "PROPN")
        for one in noun.children
    )


class Reported(SourcePhrases, SpokenNouns):
    """The reported speech of one block."""

    def read(self) -> Iterator[Attribution]:
        """Every reported clause of the block, by its cue."""
        found: list[Attribution] = []
        for token in self.tokens:
            if not self.reading.outside(token):
                continue
            if token.lower_ in SOURCE_PHRASES:
                if not self.taken[token.i]:
                    yield from self._phrase(token)
                continue
            if token.lower_ == "in" and not self.taken[token.i]:
                yield from self._view(token)
                continue
            if token.lemma_ in {"be", "remain"}:
                yield from self._copular(token)
                yield from self._listed(token, found)
                continue
            if token.lemma_ in _LISTING:
                yield from self._listed(token, found)
                continue
            if token.lower_ == "finding" and (token.pos_ == "NOUN" or token.dep_ == "pcomp"):
                yield from self._ruling(token)
                continue
            if token.pos_ == "NOUN" and not self.taken[token.i]:
                yield from self._spoken_noun(token)
                continue
            cue = verb_cue(token)
            if cue is None or token.i in self.verbs or not is_real(token):
                continue
            if (
                (is_passive(token) or is_participle(token))
                and own_subject(token) is None
                and not is_past_mistaken(token)
            ):
                continue
            for one in self._verb(token, cue):
                if any(known.content.covers(one.content) and known.cue != one.cue for known in found) and (
                    one.confidence < _REPORTED
                ):
                    continue  # words in marks that a reported clause already holds
                found.append(one)
                yield one

    def _verb(self, verb: Token, cue: Cue) -> Iterator[Attribution]:
        source = self._source(verb, cue)
        if source is not None and source.end - source.start == 1 and self.tokens[source.head].lower_ in _POINTING:
            return  # “That said, …”, “this suggests that …”
        if source is None or any(self.tokens[at].lower_ in _NOBODY for at in {source.start, max(source.start - 1, 0)}):
            return
        if verb.lower_ == "asked" and own_subject(verb) is None and self.reading.sentence_starts[verb.i] == verb.i:
            return  # “Asked why, she replied”
        head = self.tokens[source.head]
        if cue.lemma in _EVIDENT and head.lemma_.casefold() in impersonal_sources() and not _has_maker(head):
            return
        parts = self._content(verb, cue)
        if head.lower_ in listed("speechless") and all(
            self.reading.outside(t) for a, b in parts for t in self.tokens[a:b]
        ):
            return  # “The plane promises a smooth flight”
        begin, stop = cue_bounds(self.reading, verb)
        if verb.i < source.start < stop:
            stop = verb.i + 1  # “stated Harbour Master Ines Okafor”
        for start, end in parts:
            if start > verb.i:
                between = self.tokens[verb.i + 1 : start]
                stop = min(stop, start)
                particles = cue.prepositions | ({"on", "upon"} if cue.lemma == "call" else set())
                if len(between) == 1 and between[0].lower_ in particles:
                    stop = start
            elif end > begin:
                stop = verb.i + 1
        cue_span = self.reading.span(begin, max(stop, verb.i + 1))
        for start, end in parts:
            confidence, doubt = _REPORTED, ""
            if cue.takes("weak") or not cue.takes("clause", "direct", "clear"):
                confidence, doubt = 0.7, f"does “{cue.lemma}” report what was said here?"
            confidence, doubt = self.doubts.get(verb.i, (confidence, doubt))
            content = self.reading.span(start, end)
            yield Attribution(
                content,
                cue_span,
                source,
                self.reading.index,
                False,
                confidence,
                doubt,
                names_deed=verb.i in self.deeds,
                is_act=verb.i in self.acts,
            )
        yield from self._whom_it_quotes(verb, parts)

    def _whom_it_quotes(self, verb: Token, parts: list[tuple[int, int]]) -> Iterator[Attribution]:
        """state radio reported, quoting the army, that …: the words of whom the outlet quotes."""
        for quoting in verb.children:
            whom = next((one for one in quoting.children if one.dep_ == "dobj"), None)
            if quoting.lower_ != "quoting" or whom is None or len(parts) != 1 or not self.reading.outside(whom):
                continue
            start, end = parts[0]
            if whom.lemma_.casefold() not in writings() and not start <= quoting.i < end:
                content, cue = self.reading.span(start, end), self.reading.span(quoting.i, quoting.i + 1)
                yield Attribution(content, cue, source_of(self.reading, whom), self.reading.index, False, _REPORTED)

    def _source(self, verb: Token, cue: Cue) -> Source | None:
        if self._is_inverted(verb, cue, self.reading.sentence_starts[verb.i]):
            return phrase_after(self.reading, verb.i, self.reading.sentence_ends[verb.i])
        if self._reads(verb) and (written := self._what_reads(verb)) is not None:
            return source_of(self.reading, written)
        if (paper := self._writing_before(verb) or self._past_aside(verb)) is not None:
            return paper
        if (behind := self._set_behind(verb, cue)) is not None:
            return behind
        if (set_in := self._set_in(verb)) is not None:
            return source_of(self.reading, set_in)
        verb = added_to(verb)
        found = subject_of(verb)
        if found is not None and self.reading.outside(found) and found.i != verb.i:
            return source_of(self.reading, found)
        if not is_finite(verb):
            return None
        start, last = self.reading.sentence_starts[verb.i], self.reading.sentence_ends[verb.i]
        source = phrase_before(self.reading, verb.i, start)
        if source is None and verb.i > start and self.tokens[verb.i - 1].text in {",", "”", '"'}:
            source = phrase_after(self.reading, verb.i, last)
        return source

    def _writing_before(self, verb: Token) -> Source | None:
        """the request of the dockers asking …: the writing, wherever the parser hung the participle."""
        if verb.tag_ != "VBG" or own_subject(verb) is not None or self.tokens[verb.i - 1].pos_ not in {"NOUN", "PROPN"}:
            return None
        source = phrase_before(self.reading, verb.i, self.reading.sentence_starts[verb.i])
        words = self.tokens[source.start : source.end] if source is not None else []
        written = next((one for one in words if is_writing(one) and one.pos_ == "NOUN"), None)
        return source_of(self.reading, written) if written is not None and written.tag_ != "NNS" else None

    def _ruling(self, finding: Token) -> Iterator[Attribution]:
        """issued a ruling against the yard finding that …, where the parser takes “finding” for a noun."""
        at, end = finding.i + 1, self.reading.sentence_ends[finding.i]
        if at >= end or self.tokens[at].lower_ != "that" or self.tokens[at].dep_ != "mark":
            return
        if self.tokens[finding.i - 1].pos_ in {"DET", "ADJ"}:
            return  # “an order after the finding that …”
        for verb in reversed(self.tokens[self.reading.sentence_starts[finding.i] : finding.i]):
            if not is_finite(verb) or verb.pos_ != "VERB":
                continue
            named = self.tokens[verb.i + 1 : min(finding.i, verb.i + 6)]
            subject = subject_of(verb)
            if verb.lemma_ in _ISSUING and subject is not None and any(one.lower_ in _RULINGS for one in named):
                source = source_of(self.reading, subject)
                for start, stop in self._bounded(finding, at + 1, end):
                    span, cue = self.reading.span(start, stop), self.reading.span(finding.i, at)
                    yield Attribution(span, cue, source, self.reading.index, False, 0.75, _FOUND)
            return

    def _listed(self, verb: Token, found: list[Attribution]) -> Iterator[Attribution]:
        """the dockers' demands include … · her conditions are …: what is asked for or held against, as a list."""
        noun = next((one for one in verb.children if one.dep_ == "nsubj" and one.i < verb.i), None)
        if noun is None or noun.lemma_.casefold() not in _ASKED or not is_real(verb) or not self.reading.outside(noun):
            return
        of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
        whose = next((one for one in noun.children if one.dep_ == "poss"), None)
        whose = whose or next((one for one in (of.children if of is not None else ()) if one.dep_ == "pobj"), None)
        wanted = _LISTING.get(verb.lemma_, "")
        lists = any(one.dep_ in {"dobj", "attr", "ccomp"} and one.i > verb.i for one in verb.children)
        follows = self.tokens[verb.i + 1].lower_ == wanted if wanted and verb.i + 1 < len(self.tokens) else lists
        if whose is None or not follows:
            return
        start = verb.i + 1 + bool(wanted)
        for first, end in self._bounded(verb, start, self.reading.sentence_ends[verb.i]):
            cue, content = self.reading.span(noun.i, start), self.reading.span(first, end)
            source = source_of(self.reading, whose)
            one = Attribution(content, cue, source, self.reading.index, False, 0.75, _ASKS.format(noun.text))
            found.append(one)
            yield one

    def _copular(self, verb: Token) -> Iterator[Attribution]:
        """the ministry's argument was that …"""
        subject = next((one for one in verb.children if one.dep_ == "nsubj" and one.i < verb.i), None)
        if subject is None or not self.reading.outside(subject) or not is_real(verb):
            return
        noun = subject.lemma_.casefold().removeprefix("counter-").removeprefix("counter")
        told = noun in writings() or (
            noun in shell_nouns()
            and any(one.dep_ in {"poss", "amod"} or one.lower_ == "of" for one in subject.children)
        )
        clause = next((one for one in verb.children if one.dep_ == "ccomp" and one.i > verb.i), None)
        if not told or clause is None or not self._has_that(clause):
            return
        for start, end in self._bounded(verb, self._clause_start(verb, clause), clause.right_edge.i + 1):
            source = source_of(self.reading, subject)
            yield Attribution(
                self.reading.span(start, end),
                self.reading.span(subject.i, verb.i + 1),
                source,
                self.reading.index,
                False,
                0.75,
                f"does “{subject.text}” report what was said here?",
            )
