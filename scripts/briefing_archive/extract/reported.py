"""Reported speech: the clause, infinitive or phrase that a cue reports, with or without words in marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, Cue, impersonal_sources, shell_nouns, writings
from briefing_archive.extract.attribution import Attribution, Source
from briefing_archive.extract.clausal import Clausal
from briefing_archive.extract.phrasal import Phrasal
from briefing_archive.extract.reporting import (
    added_to,
    cue_bounds,
    is_finite,
    is_participle,
    is_passive,
    is_real,
    is_verb,
    own_subject,
    phrase_after,
    phrase_before,
    source_of,
    subject_of,
    verb_cue,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTED = 0.9
_NOBODY = frozenset({"i", "we", "you", "no", "not", "nobody", "none", "neither", "nothing"})
_EVIDENT = frozenset({"suggest", "indicate", "reveal", "find", "confirm", "show", "signal", "imply", "determine"})


class Reported(Clausal, Phrasal):
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
            if token.lemma_ in {"be", "remain"}:
                yield from self._copular(token)
                continue
            cue = verb_cue(token)
            if cue is None or token.i in self.verbs or not is_real(token):
                continue
            if (is_passive(token) or is_participle(token)) and own_subject(token) is None:
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
        if source is None or any(self.tokens[at].lower_ in _NOBODY for at in {source.start, max(source.start - 1, 0)}):
            return
        if verb.lower_ == "asked" and own_subject(verb) is None and self.reading.sentence_starts[verb.i] == verb.i:
            return  # “Asked why, she replied”
        if cue.lemma in _EVIDENT and self.tokens[source.head].lemma_.casefold() in impersonal_sources():
            return
        parts = self._content(verb, cue)
        begin, stop = cue_bounds(self.reading, verb)
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
            yield Attribution(
                self.reading.span(start, end), cue_span, source, self.reading.index, False, confidence, doubt
            )

    def _source(self, verb: Token, cue: Cue) -> Source | None:
        if self._is_inverted(verb, cue, self.reading.sentence_starts[verb.i]):
            return phrase_after(self.reading, verb.i, self.reading.sentence_ends[verb.i])
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

    def _content(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """Token ranges of the content of a cue; two where the cue stands inside it."""
        for shape in (
            self._inverted,
            self._clause,
            self._around,
            self._prepositional,
            self._infinitive,
            self._naming,
            self._noun,
            self._in_marks,
        ):
            found = shape(verb, cue)
            if found:
                return found
        return []

    def _makes_clear(self, verb: Token) -> bool:
        if verb.lemma_ != "make":
            return False
        return any(
            child.lower_ in {"clear", "plain", "known"} for child in verb.subtree if verb.i < child.i <= verb.i + 4
        )

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

    def _phrase(self, token: Token) -> Iterator[Attribution]:
        following = SOURCE_PHRASES[token.lower_]
        preposition = token
        if following:
            if token.i + 1 >= len(self.tokens) or self.tokens[token.i + 1].lower_ != following:
                return
            preposition = self.tokens[token.i + 1]
        elif token.i and self.tokens[token.i - 1].text not in {",", ".", ";"} and token.text != "Per":
            return  # “ten per cent”, “as per”
        head = next((one for one in preposition.children if one.dep_ == "pobj"), None)
        last = self.reading.sentence_ends[token.i]
        source = source_of(self.reading, head) if head is not None else phrase_after(self.reading, preposition.i, last)
        if source is None or self.tokens[source.head].lemma_.casefold() in impersonal_sources():
            return
        if self.tokens[source.head].tag_ in {"WDT", "WP"}:
            return
        cue = self.reading.span(token.i, preposition.i + 1)
        parts = self._around_phrase(token, source)
        if any(self._tells_who_spoke(token, start, end) for start, end in parts):
            return
        for start, end in parts:
            yield Attribution(self.reading.span(start, end), cue, source, self.reading.index, False, 0.9)

    def _tells_who_spoke(self, phrase: Token, start: int, end: int) -> bool:
        """Whether in the clause beside “according to” somebody speaks: the phrase then only names who passes it on."""
        main = phrase.head
        while main.dep_ in {"prep", "pobj", "amod", "advmod", "dobj", "attr", "oprd", "acl"} and main.head != main:
            main = main.head
        for verb in (main, *(one for one in main.children if one.dep_ in {"ccomp", "conj"})):
            cue = verb_cue(verb)
            if cue is None or not start <= verb.i < end or not self.reading.outside(verb) or not is_real(verb):
                continue
            if own_subject(verb) is not None and (verb.i + 1 == end or self._speaks_in_marks(verb, cue)):
                return True
        return False

    def _speaks_in_marks(self, verb: Token, cue: Cue) -> bool:
        return any(not self.reading.outside(t) for a, b in self._content(verb, cue) for t in self.tokens[a:b])

    def _around_phrase(self, token: Token, source: Source) -> list[tuple[int, int]]:
        first, last = self.reading.sentence_starts[token.i], self.reading.sentence_ends[token.i]
        stop = source.end
        while stop < last and self.tokens[stop].text != "," and stop < source.end + 25:
            if is_verb(self.tokens[stop]) and self.tokens[stop].dep_ not in {"relcl", "acl"}:
                stop = source.end
                break
            stop += 1
        lead = all(
            t.is_punct or t.pos_ in {"CCONJ", "ADV", "SCONJ"} or t.is_space for t in self.tokens[first : token.i]
        )
        if lead:
            comma = source.end
            while comma < last and self.tokens[comma].text != ",":
                comma += 1
            start = comma + 1 if comma < last else source.end
            if source.end < last and self.tokens[source.end].text == "," and self._is_apposition(source, last):
                start = self._after_apposition(source.end, last)
            return self._whole(start, last)
        before = self.tokens[token.i - 2] if token.i - 2 >= first else None
        if before is not None and stop < last and self.tokens[stop].text == ",":
            clause = next((t for t in (before, *before.ancestors) if t.dep_ == "relcl" and t.head.i >= first), None)
            if clause is not None and clause.right_edge.i >= before.i and clause.head.i < clause.i:
                return self._whole(clause.head.left_edge.i, token.i)
        lead = token.i - 1 - (self.tokens[token.i - 1].text == ",")
        if lead > first and self.tokens[lead].pos_ == "CCONJ":
            return self._whole(source.end, last)
        host = token.head
        if host.dep_ == "relcl" or any(t.dep_ == "relcl" for t in host.ancestors if t.i > first):
            clause = host if host.dep_ == "relcl" else next(t for t in host.ancestors if t.dep_ == "relcl")
            if clause.right_edge.i < stop:
                return self._whole(clause.head.left_edge.i, token.i)
        start = self._unjoined(first, token.i)
        parts = self._whole(start, token.i)
        if stop < last and self.tokens[stop].text == "," and sum(t.is_alpha for t in self.tokens[stop:last]) > 2:
            after = self.tokens[stop + 1] if stop + 1 < last else None
            if (
                after is not None
                and after.pos_ not in {"CCONJ", "SCONJ"}
                and after.lower_ not in {"which", "who"}
                and after.tag_ != "VBG"
                and not any(one.tag_ in {"WP", "WDT", "WP$"} for one in self.tokens[stop + 1 : stop + 5])
            ):
                parts += self._whole(stop, last)
        elif parts and stop < last and is_verb(self.tokens[stop]):
            parts += self._whole(stop, last)
        return parts

    def _is_apposition(self, source: Source, last: int) -> bool:
        second = next((at for at in range(source.end + 1, last) if self.tokens[at].text == ","), None)
        if second is None:
            return False
        between = self.tokens[source.end + 1 : second]
        if between and between[0].tag_ in {"WP", "WDT", "WP$", "WRB"}:
            return True
        return (
            bool(between)
            and not any(is_verb(t) and t.dep_ not in {"relcl", "acl"} for t in between)
            and (
                between[0].dep_ in {"det", "appos", "compound", "relcl", "amod", "poss"}
                and any(t.dep_ in {"appos"} or t.lower_ in {"who", "which"} for t in between)
            )
        )

    def _after_apposition(self, comma: int, last: int) -> int:
        return next((at + 1 for at in range(comma + 1, last) if self.tokens[at].text == ","), last)
