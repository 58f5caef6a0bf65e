"""Reported speech: the clause, infinitive or phrase that a cue reports, with or without words in marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, Cue, impersonal_sources, shell_nouns, writings
from briefing_archive.extract.attribution import Attribution, Reading, Source
from briefing_archive.extract.reporting import (
    added_to,
    cue_bounds,
    is_finite,
    is_participle,
    is_passive,
    is_real,
    is_time,
    is_verb,
    own_subject,
    phrase_after,
    phrase_before,
    source_of,
    subject_of,
    trimmed,
    verb_cue,
    without_comment,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACKSHIFTED = frozenset({"had", "would", "could", "might", "'d", "’d"})
_OWN_CUE_MARKS = frozenset({"while", "although", "though", "whereas", "as", "whilst"})
_REPORTED = 0.9
_ADDRESSING = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "advise", "notify", "reassure", "promise", "caution"}
)
_WHEN = frozenset({"earlier", "later", "also", "again", "previously", "then", "recently"})
_REACHED = frozenset({"prep", "npadvmod", "acl", "xcomp", "advcl", "oprd", "acomp", "advmod"})
_ADVERBIAL = frozenset({"so", "because", "since", "although", "though", "while", "until", "after", "before", "unless"})
_NOBODY = frozenset({"no", "not", "nobody", "none", "neither", "nothing"})
_EVIDENT = frozenset({"suggest", "indicate", "reveal", "find", "confirm", "show", "signal", "imply", "determine"})
_POINTING = frozenset({"this", "that", "these", "those", "it", "such", "them", "him", "her"})
_WH = frozenset({"what", "who", "whom", "which", "when", "where", "why", "how"})


class Reported:
    """The reported speech of one block; what direct speech already uses is left to it."""

    def __init__(self, reading: Reading, used: list[tuple[int, int]], verbs: set[int], numbers: set[int]) -> None:
        self.reading, self.verbs, self.numbers = reading, verbs, numbers
        self.tokens = reading.tokens
        self.gaps: set[int] = set()
        self.taken = [False] * (len(self.tokens) + 1)
        for start, end in used:
            for at in range(start, end):
                self.taken[at] = True

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
        if cue.lemma in _EVIDENT and self.tokens[source.head].lemma_.casefold() in impersonal_sources():
            return
        parts = self._content(verb, cue)
        begin, stop = cue_bounds(self.reading, verb)
        for start, end in parts:
            if start > verb.i:
                between = self.tokens[verb.i + 1 : start]
                stop = min(stop, start)
                if len(between) == 1 and between[0].lower_ in cue.prepositions:
                    stop = start
            elif end > begin:
                stop = verb.i + 1
        cue_span = self.reading.span(begin, max(stop, verb.i + 1))
        for start, end in parts:
            confidence, doubt = _REPORTED, ""
            if cue.takes("weak") or not cue.takes("clause", "direct", "clear"):
                confidence, doubt = 0.7, f"does “{cue.lemma}” report what was said here?"
            if verb.i in self.gaps:
                confidence, doubt = 0.6, "the clause lacks its subject: is it a statement of its own?"
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

    # What is reported

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

    def _clause(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """[that] …: the clause after the cue."""
        if not cue.takes("clause", "weak", "question", "small-clause", "clear"):
            return []
        clauses = [
            child
            for child in verb.children
            if child.i > verb.i
            and (child.dep_ == "ccomp" or (child.dep_ in {"advcl", "relcl"} and self._has_that(child)))
            and not any(one.dep_ == "mark" and one.lower_ in _ADVERBIAL for one in child.children)
        ]
        if not clauses:
            clauses = [
                inner
                for child in verb.children
                if child.dep_ in {"dobj", "dative", "npadvmod"} and child.i > verb.i
                for inner in child.children
                if inner.dep_ in {"relcl", "acl", "ccomp"} and self._has_that(inner) and cue.lemma in _ADDRESSING
            ]
        if not clauses:
            return self._without_that(verb, cue) or self._small_clause(verb, cue)
        clause = clauses[0]
        if self._has_gap(verb, clause):
            if any(one.lower_ == "it" for one in verb.children):
                return []
            self.gaps.add(verb.i)
        is_infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
        if is_infinitive and not (cue.takes("small-clause") and own_subject(clause) is not None):
            return []
        has_that = self._has_that(clause)
        if not cue.takes("clause", "small-clause", "clear"):
            asks = cue.takes("question") and any(
                child.lower_ in {"whether", "if"} | _WH for child in clause.subtree if child.i <= clause.i
            )
            has_marks = any(not self.reading.outside(token) for token in clause.subtree)
            if not (has_that or asks or has_marks):
                return []
            if cue.takes("weak") and not cue.takes("clause") and verb.tag_ not in {"VBD", "VBZ", "VBN", "VBG", "VBP"}:
                return []
        start = self._clause_start(verb, clause)
        end = max(clause.right_edge.i + 1, *(one.right_edge.i + 1 for one in clauses))
        end = self._extended(verb, end)
        found = self._bounded(verb, start, end)
        return [one for one in found if any(is_verb(t) or t.tag_ == "MD" for t in self.tokens[one[0] : one[1]])]

    def _without_that(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """A clause without “that” whose subject the parser took for the object of the cue, or for whom it tells."""
        if not cue.takes("clause"):
            return []
        last = self.reading.sentence_ends[verb.i]
        for thing in verb.children:
            if thing.dep_ not in {"dobj", "dative"} or thing.i < verb.i or not self.reading.outside(thing):
                continue
            for at in range(thing.i + 1, last):
                token = self.tokens[at]
                if token.tag_ not in {"VBD", "VBZ", "VBP", "MD"} or not self.reading.outside(token):
                    continue
                finite = token.head if token.tag_ == "MD" or token.dep_ in {"aux", "auxpass"} else token
                subject = own_subject(finite)
                if finite.dep_ in {"relcl", "acl"} and any(
                    one.tag_ in {"WDT", "WP", "WRB"} or one.lower_ == "that"
                    for one in finite.subtree
                    if one.i <= finite.i
                ):
                    continue
                if finite.dep_ in {"relcl", "acl"} and subject is not None and subject.i > thing.i:
                    if cue.takes("object-to") or cue.lemma in _ADDRESSING:
                        end = self._extended(verb, finite.right_edge.i + 1)
                        return self._bounded(verb, subject.left_edge.i, end)
                    continue
                if subject is not None or any(one.dep_ == "mark" for one in finite.children):
                    break
                if finite.dep_ in {"relcl", "acl", "conj", "advcl", "dep", "ccomp"} and finite.head in {verb, thing}:
                    has_conjunction = any(one.dep_ == "cc" for one in verb.children if thing.i < one.i < finite.i)
                    if has_conjunction:
                        break
                    return self._bounded(verb, thing.left_edge.i, max(finite.right_edge.i, thing.right_edge.i) + 1)
                break
        return []

    def _small_clause(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """reported them to be …"""
        if not cue.takes("small-clause"):
            return []
        for child in verb.children:
            if child.dep_ != "xcomp" or not any(one.dep_ == "aux" and one.lower_ == "to" for one in child.children):
                continue
            thing = next((one for one in verb.children if one.dep_ == "dobj" and verb.i < one.i < child.i), None)
            if thing is not None:
                return self._bounded(verb, thing.left_edge.i, child.right_edge.i + 1)
        return []

    def _inverted(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """…, argued the lawyer, Ines Okafor: the words before a cue that its speaker follows, whatever the parse."""
        first, last = self.reading.sentence_starts[verb.i], self.reading.sentence_ends[verb.i]
        if not self._is_inverted(verb, cue, first):
            return []
        source = phrase_after(self.reading, verb.i, last)
        if source is None:
            return []
        return self._bounded_part(self._unjoined(first, verb.i), verb.i)

    def _is_inverted(self, verb: Token, cue: Cue, first: int) -> bool:
        if not cue.takes("clause") or verb.tag_ not in {"VBD", "VBZ"} or verb.i - first < 4:
            return False
        if self.tokens[verb.i - 1].text != "," or own_subject(verb) is not None:
            return False
        source = phrase_after(self.reading, verb.i, self.reading.sentence_ends[verb.i])
        if source is None or source.end >= len(self.tokens):
            return False
        stop = self.tokens[source.end]
        named = [*self.tokens[source.start : source.end], *self.tokens[source.end + 1 : source.end + 3]]
        return stop.text in {",", "."} and any(one.ent_type_ == "PERSON" for one in named)

    def _has_that(self, clause: Token) -> bool:
        return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)

    def _has_gap(self, verb: Token, clause: Token) -> bool:
        """Whether the cue is set into a relative clause (“fighters who it says have left”)."""
        subject = next((one for one in clause.children if one.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            return subject.i < verb.i
        return clause.tag_ in {"VBZ", "VBP", "VBD"} and verb.dep_ == "relcl" and own_subject(verb) is not None

    def _makes_clear(self, verb: Token) -> bool:
        if verb.lemma_ != "make":
            return False
        return any(
            child.lower_ in {"clear", "plain", "known"} for child in verb.subtree if verb.i < child.i <= verb.i + 4
        )

    def _clause_start(self, verb: Token, clause: Token) -> int:
        for child in clause.children:
            if child.dep_ == "mark" and child.lower_ == "that" and child.i > verb.i:
                return child.i + 1
        subject = own_subject(clause)
        if subject is not None and subject.dep_ == "dobj":
            return subject.left_edge.i
        subject = next((one for one in clause.children if one.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}), None)
        addresses = verb.lemma_ in _ADDRESSING
        at = verb.i + 1
        while at < clause.i:
            token = self.tokens[at]
            child = next((one for one in (token, *token.ancestors) if one.head == verb and one != verb), None)
            skips = token.is_punct and self.reading.outside(token)
            if not skips and child is not None and child != clause and child.i < clause.i:
                skips = child.dep_ in {"prep", "advmod", "prt", "agent", "neg", "acomp", "oprd"} or is_time(token)
                skips = skips or (child.dep_ in {"dobj", "dative", "npadvmod"} and addresses)
            if not skips:
                break
            at = (
                max(at, child.right_edge.i if child is not None and not token.is_punct and child.i >= verb.i else at)
                + 1
            )
        start = at if at <= clause.i else max(clause.left_edge.i, verb.i + 1)
        # “said on Tuesday the port was closed”: the day is when it was said.
        if subject is not None and start < subject.left_edge.i <= clause.i:
            between = self.tokens[start : subject.left_edge.i]
            tells_when = any(is_time(t) for t in between) or all(t.lower_ in _WHEN for t in between)
            if tells_when and all(is_time(t) or t.pos_ in {"ADP", "DET", "ADV"} for t in between):
                start = subject.left_edge.i
        if subject is not None and not is_time(subject):
            while start < subject.i and is_time(self.tokens[start]) and not is_time(subject):
                start += 1
        # An addressee that the parser took for part of the first name of the clause (“told NPR Ines Okafor was”).
        if addresses and start == verb.i + 1 and subject is not None and self.tokens[start].ent_iob_ == "B":
            stop = start + 1
            while stop < len(self.tokens) and self.tokens[stop].ent_iob_ == "I":
                stop += 1
            if stop <= subject.i and subject.i - start < 12:
                start = stop
        return start

    def _extended(self, verb: Token, end: int) -> int:
        """Take in a clause that the parser joined to the cue though its tense says that it is reported too."""
        if verb.tag_ not in {"VBD", "VBN"}:
            return end
        for child in verb.children:
            if child.dep_ != "conj" or child.i < end or verb_cue(child) is not None:
                continue
            has_subject = own_subject(child) is not None
            is_backshifted = any(
                one.dep_ in {"aux", "auxpass"} and one.lower_ in _BACKSHIFTED for one in child.children
            )
            if is_backshifted or (has_subject and self._has_that(child)):
                end = max(end, child.right_edge.i + 1)
        return end

    def _bounded(self, verb: Token, start: int, end: int) -> list[tuple[int, int]]:
        """The range cut where other speech, the writer's comment or the sentence's end begins."""
        end = min(end, self.reading.sentence_ends[verb.i])
        for at in range(start, end):
            token = self.tokens[at]
            if self.taken[at]:
                end = at
                break
            if not self.reading.outside(token) or at <= start:
                continue
            if token.lower_ in SOURCE_PHRASES and self.tokens[at - 1].text == ",":
                end = at
                break
            if token.dep_ == "conj" and token.head == verb and is_finite(token) and verb_cue(token) is not None:
                end = token.left_edge.i if token.left_edge.i > start else at
                break
            if token.lower_ == "citing" and token.dep_ == "advcl":
                end = at
                break
            if token.lower_ in {"while", "whereas"} and self.tokens[at - 1].text == ",":
                end = at
                break
            if self._opens_own_speech(verb, token, start):
                end = self._clause_edge(token, start)
                break
        end = self._before_aside(verb, start, without_comment(self.reading, start, end))
        end = self._with_marks(start, end)
        start = self._from_marks(start)
        while start < end and self.tokens[start].lower_ == "that" and self.tokens[start].tag_ in {"IN", "WDT"}:
            start += 1
        found = trimmed(self.reading, start, end)
        if found is None:
            return []
        start, end = found
        while (
            end > start
            and self.tokens[end - 1].lower_ in {"and", "but", "while"}
            and self.reading.outside(self.tokens[end - 1])
        ):
            end -= 1
        found = trimmed(self.reading, start, end) if end > start else None
        return (
            [found]
            if found and any(token.is_alpha or token.like_num for token in self.tokens[found[0] : found[1]])
            else []
        )

    def _before_aside(self, verb: Token, start: int, end: int) -> int:
        """The end without a last relative clause that the writer adds: after the marks, or in a tense of its own."""
        if verb.tag_ not in {"VBD", "VBN", "VBG"}:
            return end
        for at in range(end - 2, start + 2, -1):
            token = self.tokens[at]
            if token.tag_ not in {"WDT", "WP", "WP$"} or not self.reading.outside(token):
                continue
            comma = next((i for i in range(at - 1, max(at - 4, start), -1) if self.tokens[i].text == ","), None)
            clause = next((one for one in (token, *token.ancestors) if one.dep_ == "relcl"), None)
            if comma is None or clause is None or clause.right_edge.i + 1 < end - 1 or clause.i < at:
                continue
            follows_marks = not self.reading.outside(self.tokens[comma - 1])
            finite = next((one for one in clause.children if one.dep_ in {"aux", "auxpass"}), clause)
            main = next((one for one in verb.children if one.dep_ == "ccomp"), None)
            main_finite = (
                next((c for c in main.children if c.dep_ in {"aux", "auxpass"}), main) if main is not None else None
            )
            is_present = finite.tag_ in {"VBZ", "VBP"} and (
                main_finite is None or main_finite.tag_ not in {"VBZ", "VBP"}
            )
            if follows_marks or is_present:
                return comma
        return end

    def _opens_own_speech(self, verb: Token, token: Token, start: int) -> bool:
        """Whether inside the content a clause begins in which the same speaker, or another, speaks anew."""
        if verb_cue(token) is None or token == verb or token.i <= start:
            return False
        if token.tag_ == "VBG" and token.dep_ in {"advcl", "xcomp", "conj", "acl", "dep"}:
            before = token.i - 1
            while before > start and self.tokens[before].pos_ in {"ADV", "CCONJ", "SCONJ"}:
                before -= 1
            return self.tokens[before].text == "," or self.tokens[token.i - 1].lower_ == "while"
        if token.dep_ == "pcomp" and own_subject(token) is not None:
            return token.head.lower_ in {"despite", "with", "without"} and token.head.i > start
        if token.dep_ == "advcl" and own_subject(token) is not None:
            return any(child.dep_ == "mark" and child.lower_ in _OWN_CUE_MARKS for child in token.children)
        return False

    def _clause_edge(self, token: Token, start: int) -> int:
        if token.dep_ == "pcomp":
            return token.head.i
        at = token.i if token.tag_ == "VBG" else max(token.left_edge.i, start + 1)
        while at - 1 > start and self.tokens[at - 1].pos_ in {"ADV", "CCONJ", "SCONJ"}:
            at -= 1
        return at

    def _from_marks(self, start: int) -> int:
        """Take in the mark that opens right before the content."""
        number = self.reading.quoted[start] if start < len(self.tokens) else -1
        if number < 0 or number in self.numbers:
            return start
        first = self.reading.bounds[number][0]
        return first if all(not token.is_alpha for token in self.tokens[first:start]) else start

    def _with_marks(self, start: int, end: int) -> int:
        """Never end inside a quotation: take it to its end, and the rest of a sentence that it does not end."""
        if end - 1 >= start and end - 1 < len(self.tokens):
            number = self.reading.quoted[end - 1]
            if number >= 0 and number not in self.numbers:
                end = max(end, self.reading.bounds[number][1])
        if end < len(self.tokens):
            number = self.reading.quoted[end]
            if number >= 0 and number not in self.numbers and self.reading.bounds[number][0] < end:
                end = self.reading.bounds[number][1]
        return end

    def _around(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """…, officials said[, …]: the sentence around a cue clause set apart."""
        if not cue.takes("clause", "direct") or not (verb.tag_ in {"VBD", "VBZ", "VBP"} or verb.dep_ == "parataxis"):
            return []
        before = [child for child in verb.children if child.dep_ in {"ccomp", "parataxis"} and child.i < verb.i]
        is_inside = verb.dep_ in {"parataxis", "ccomp", "advcl"} and verb.head != verb and not before
        as_clause = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
        if not before and not is_inside:
            return []
        if is_inside and verb.dep_ in {"ccomp", "advcl"} and not as_clause and verb_cue(verb.head) is not None:
            return []
        subject = own_subject(verb)
        if subject is None or not self.reading.outside(subject):
            return []
        first, last = self.reading.sentence_starts[verb.i], self.reading.sentence_ends[verb.i]
        left = min(subject.left_edge.i, verb.i)
        while left > first and self.tokens[left - 1].pos_ in {"ADV", "AUX"} and self.tokens[left - 1].head == verb:
            left -= 1
        if as_clause:
            left = min(left, next(c.i for c in verb.children if c.dep_ == "mark"))
        right = max(verb.i, subject.right_edge.i if subject.i > verb.i else verb.i) + 1
        content = {one.i for child in before for one in child.subtree}
        if as_clause or (is_inside and not before):
            content = {one.i for one in verb.head.subtree} - {one.i for one in verb.subtree}
        if left > first and self.tokens[left - 1].text not in {",", "—", "–", "--"} and not self._follows_marks(left):
            return []
        # What stands with the cue: when, where and to whom it was said.
        while right < last and self.tokens[right].text not in {",", ";", "—", "–", "--"} and right not in content:
            right += 1
        parts = []
        if left > first:
            parts += self._bounded_part(self._unjoined(first, left), left)
        if (
            right < last
            and self.tokens[right].text in {",", "—", "–", "--"}
            and any(at in content for at in range(right + 1, last))
        ):
            last_of = max(at for at in range(right + 1, last) if at in content) + 1
            parts += self._bounded_part(right + 1, last_of)
        if as_clause and left == first and not parts:
            parts += self._bounded_part(right, last)
        return parts

    def _follows_marks(self, at: int) -> bool:
        return at > 0 and not self.reading.outside(self.tokens[at - 1])

    def _unjoined(self, first: int, left: int) -> int:
        """The start of a sentence without the clause that another cue or a semicolon parts from it."""
        for at in range(left - 1, first, -1):
            if self.tokens[at].text == ";" and self.reading.outside(self.tokens[at]):
                return at + 1
        return first

    def _bounded_part(self, start: int, end: int) -> list[tuple[int, int]]:
        if any(self.taken[at] for at in range(start, end)):
            return []
        found = trimmed(self.reading, start, end)
        if found is None or sum(token.is_alpha for token in self.tokens[found[0] : found[1]]) < 2:
            return []
        return [found]

    def _infinitive(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """vowed to … · urged them to … · asking them to …"""
        if not cue.takes("to", "object-to"):
            return []
        for child in verb.children:
            if child.i <= verb.i or child.dep_ not in {"xcomp", "ccomp", "advcl"}:
                continue
            to = next((one for one in child.children if one.dep_ == "aux" and one.lower_ == "to"), None)
            if to is None or to.i < verb.i:
                continue
            subject = own_subject(child)
            has_object = (
                subject is not None
                or any(one.dep_ in {"dobj", "dative"} and one.i < to.i for one in verb.children if one.i > verb.i)
                or is_passive(child)
            )
            if (cue.takes("to") and not has_object) or (cue.takes("object-to") and has_object):
                return self._bounded(verb, to.i, self._infinitive_end(child))
        for child in verb.children:  # “urged the embassy to reconsider”, with the infinitive hung on the object
            if child.dep_ in {"dobj", "prep"} and child.i > verb.i and cue.takes("object-to"):
                for inner in child.subtree:
                    to = next((o for o in inner.children if o.dep_ == "aux" and o.lower_ == "to"), None)
                    if to is not None and inner.dep_ in {"acl", "relcl", "xcomp", "advcl"} and to.i > child.i:
                        return self._bounded(verb, to.i, inner.right_edge.i + 1)
        return []

    def _infinitive_end(self, verb: Token) -> int:
        """Where an infinitive ends: before a tensed verb that the parser joined to it."""
        for child in verb.children:
            if child.dep_ == "conj" and child.tag_ in {"VBD", "VBZ"}:
                end = child.left_edge.i
                while end > verb.i + 1 and self.tokens[end - 1].pos_ in {"CCONJ", "ADV", "PUNCT"}:
                    end -= 1
                return end
        return verb.right_edge.i + 1

    def _prepositional(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """warned of … · called for …"""
        if not cue.prepositions:
            return []
        for child in verb.children:
            points_back = child.i + 1 < len(self.tokens) and self.tokens[child.i + 1].lower_ in _POINTING
            if child.dep_ == "prep" and child.lower_ in cue.prepositions and child.i > verb.i and not points_back:
                end = self._reach(verb, child.right_edge.i + 1)
                return self._bounded(verb, child.i + 1, end) if end > child.i + 1 else []
            mark = next((one for one in child.children if one.dep_ == "mark" and one.lower_ in cue.prepositions), None)
            if mark is not None and child.dep_ in {"xcomp", "ccomp", "advcl"} and mark.i == verb.i + 1:
                return self._bounded(verb, mark.i + 1, child.right_edge.i + 1)
        return []

    def _reach(self, verb: Token, end: int) -> int:
        """The end with what follows at once without a comma and belongs to what is said, not to when or where.

        The parser hangs such words on the cue (“warned of groups with ties to rebels entering the port”).
        """
        last = self.reading.sentence_ends[verb.i]
        while end < last and self.reading.outside(self.tokens[end]):
            token = self.tokens[end]
            child = next((one for one in (token, *token.ancestors) if one.head == verb and one != verb), None)
            if child is None or child.left_edge.i != end or child.dep_ not in _REACHED:
                if token.tag_ == "VBG" and token.dep_ in {"acl", "advcl"} and token.left_edge.i == end:
                    end = token.right_edge.i + 1
                    continue
                break
            if (
                child.dep_ == "advcl"
                and child.tag_ != "VBG"
                and not any(one.lower_ in {"until", "unless", "if", "because", "since"} for one in child.children)
            ):
                break
            words = self.tokens[end : child.right_edge.i + 1]
            tells_when = any(is_time(one) for one in words[:3]) and words[0].lower_ not in {"every", "each"}
            if tells_when or any(one.lemma_.casefold() in writings() for one in words[:5]):
                break
            end = child.right_edge.i + 1
        return end

    def _naming(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """described it as … · credits them with … · called it a “…”"""
        if cue.takes("with"):
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in {"with", "as", "for"} and child.i > verb.i + 1:
                    return self._bounded(verb, verb.i + 1, self._reach(verb, child.right_edge.i + 1))
        if cue.takes("as"):
            for child in verb.subtree:
                if (
                    child.lower_ == "as"
                    and child.dep_ in {"prep", "mark"}
                    and child.i > verb.i
                    and child.head.i >= verb.i
                ):
                    content = range(verb.i + 1, verb.right_edge.i + 1)
                    has_marks = any(not self.reading.outside(self.tokens[at]) for at in content)
                    if cue.lemma in {"describe", "characterise", "characterize", "portray", "depict"} or has_marks:
                        start = verb.i + 1 if child.i > verb.i + 1 else child.i + 1
                        return self._bounded(verb, start, self._before_time_clause(verb))
        if cue.takes("naming"):
            end = min(verb.right_edge.i + 1, self.reading.sentence_ends[verb.i])
            if any(self._free_marks(at) for at in range(verb.i + 1, end)) and not is_passive(verb):
                return self._bounded(verb, verb.i + 1, self._last_marks(verb.i + 1, end))
        return []

    def _before_time_clause(self, verb: Token) -> int:
        """The end of the verb's words without a clause that tells when."""
        for child in verb.children:
            if child.dep_ == "advcl" and any(
                one.lower_ in {"when", "after", "before", "while"} for one in child.children if one.i < child.i
            ):
                return child.left_edge.i if child.left_edge.i > verb.i + 1 else verb.right_edge.i + 1
        return verb.right_edge.i + 1

    def _free_marks(self, at: int) -> bool:
        number = self.reading.quoted[at]
        return number >= 0 and number not in self.numbers

    def _last_marks(self, start: int, end: int) -> int:
        return max(
            end, *(self.reading.bounds[self.reading.quoted[at]][1] for at in range(start, end) if self._free_marks(at))
        )

    def _noun(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """announced a … · denied the … · denied having …"""
        for child in verb.children:
            if child.i <= verb.i:
                continue
            if cue.takes("gerund") and child.dep_ in {"xcomp", "ccomp", "pcomp"} and child.tag_ == "VBG":
                return self._bounded(verb, child.left_edge.i, child.right_edge.i + 1)
            points_back = self.tokens[child.left_edge.i].lower_ in _POINTING
            is_sum = any(
                one.ent_type_ in {"MONEY", "PERCENT", "QUANTITY"}
                for one in self.tokens[child.left_edge.i : child.i + 1]
            )
            is_thing = (
                child.dep_ == "dobj"
                and child.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}
                and not points_back
                and not is_sum
            )
            if cue.takes("noun") and is_thing and not is_passive(verb):
                return self._bounded(verb, child.left_edge.i, self._reach(verb, child.right_edge.i + 1))
        return []

    def _in_marks(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """gave its “…” · spoke of “…”: only the words in marks, where they stand close after the cue."""
        if not cue.takes("quoted", "clause"):
            return []
        end = min(verb.right_edge.i + 1, self.reading.sentence_ends[verb.i])
        for at in range(verb.i + 1, end):
            token = self.tokens[at]
            if self._free_marks(at):
                number = self.reading.quoted[at]
                names = self.tokens[at - 1].pos_ in {"NOUN", "PROPN"} and at - 1 > verb.i
                if at - verb.i > 7 or self.taken[at] or names:
                    return []  # far from the cue, or a name in marks after its noun (“the ship “Hope””)
                return [self.reading.bounds[number]]
            if is_verb(token) and token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}:
                return []
        return []

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

    # according to

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
        cue = self.reading.span(token.i, preposition.i + 1)
        for start, end in self._around_phrase(token, source):
            yield Attribution(self.reading.span(start, end), cue, source, self.reading.index, False, 0.9)

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
        elif stop < last and is_verb(self.tokens[stop]):
            parts += self._whole(stop, last)
        return parts

    def _is_apposition(self, source: Source, last: int) -> bool:
        second = next((at for at in range(source.end + 1, last) if self.tokens[at].text == ","), None)
        if second is None:
            return False
        between = self.tokens[source.end + 1 : second]
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

    def _whole(self, start: int, end: int) -> list[tuple[int, int]]:
        for at in range(start, end):
            if self.taken[at]:
                return []
        found = trimmed(self.reading, start, end) if start < end else None
        if found is None or sum(token.is_alpha for token in self.tokens[found[0] : found[1]]) < 2:
            return []
        return [found]
