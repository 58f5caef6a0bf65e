"""Clauses that the parser tore from their cue: hung on its object, on whom it tells, or on the words before “that”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import Cue, finders
from briefing_archive.extract.clause_edges import ADDRESSING, ClauseEdges
from briefing_archive.extract.reporting import is_finite, is_time, is_verb, own_subject, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# “reported, citing two officials, that …”
_PASSING_ON = frozenset({"quoting", "citing"})


def is_past_mistaken(verb: Token) -> bool:
    """“The mayor, Ines Okafor, alleged in a note that …”: a past tense taken for a participle, in no other sentence."""
    root = verb.head.head
    is_main = verb.tag_ == "VBN" and verb.dep_ == "acl" and root.dep_ == "ROOT" and root.pos_ in {"NOUN", "PROPN"}
    return is_main and root.i < verb.i and verb.nbor(-1).text == "," and verb.head.pos_ == "PROPN"


class TornClauses(ClauseEdges):
    """Reported clauses that are no complement of their cue in the parse."""

    def _without_that(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """A clause without “that” whose subject the parser took for the object of the cue, or for whom it tells."""
        subject = subject_of(verb)
        is_finder = cue.lemma == "find" and subject is not None and subject.lemma_.casefold() in finders()
        if not cue.takes("clause") and not is_finder:
            return []
        last = self.reading.sentence_ends[verb.i]
        over = {verb.head, verb.head.head} if verb.tag_ == "VBG" else set()
        for thing in verb.children:
            if thing.dep_ not in {"dobj", "dative"} or thing.i < verb.i or self.taken[thing.i]:
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
                    if cue.takes("object-to") or cue.lemma in ADDRESSING:
                        end = self._extended(verb, finite.right_edge.i + 1)
                        return self._bounded(verb, subject.left_edge.i, end)
                    continue
                if subject is not None or any(one.dep_ == "mark" for one in finite.children):
                    break
                if (
                    finite.dep_ in {"relcl", "acl", "conj", "advcl", "dep", "ccomp"}
                    and finite.head in {verb, thing} | over
                ):
                    has_conjunction = any(one.pos_ == "CCONJ" for one in self.tokens[thing.right_edge.i + 1 : finite.i])
                    if has_conjunction:
                        break
                    if cue.lemma in ADDRESSING and (around := self._set_into(verb, finite)):
                        return around
                    return self._bounded(verb, thing.left_edge.i, max(finite.right_edge.i, thing.right_edge.i) + 1)
                break
        return []

    def _set_into(self, verb: Token, finite: Token) -> list[tuple[int, int]]:
        """The rise, she told a crowd of dockers, was a scandal: the cue with its hearers stands between two commas."""
        speaker, first = own_subject(verb), self.reading.sentence_starts[verb.i]
        at = speaker.left_edge.i if speaker is not None and speaker.i < verb.i else first
        if at - first < 2 or self.tokens[at - 1].text != "," or self.tokens[finite.i - 1].text != ",":
            return []
        before = self._whole(first, at, 1)
        return [*before, *self._whole(finite.i, self.reading.sentence_ends[verb.i], 1)] if before else []

    def _held_so(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """ruled the law void · found unlawful a decree that …: what a court holds, without a verb."""
        subject = subject_of(verb)
        if not cue.takes("clause", "weak") or subject is None or subject.lemma_.casefold() not in finders():
            return []
        things = {"dobj", "nsubj"}
        for so in verb.children:
            if so.i < verb.i or so.tag_ not in {"JJ", "VBN"} or so.dep_ not in {"oprd", "acomp", "advmod", "ccomp"}:
                continue
            if any(is_verb(one) for one in so.children) or so.head != verb:
                continue
            if any(one.dep_ == "dobj" and one.i > so.i for one in so.children):
                continue  # “found 120 spent shells”
            held = (*verb.children, *so.children)
            thing = next((one for one in held if one.dep_ in things and verb.i < one.i), None)
            if thing is not None and thing != so:
                start, end = min(so.left_edge.i, thing.left_edge.i), max(so.right_edge.i, thing.right_edge.i)
                return self._bounded(verb, start, end + 1)
        return []

    def _beside(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """with the radio reporting nobody was hurt · which critics say is a prison: the clause that follows at once.

        The parser hung it on a verb before the cue, or took the cue for its subject.
        """
        is_torn = verb.dep_ == "csubj" and verb.tag_ == "VBG"
        if not cue.takes("clause") or any(
            one.dep_ in {"dobj", "ccomp", "xcomp"} and not (is_torn and one.dep_ == "dobj") for one in verb.children
        ):
            return []
        first, last = verb.i + 1, self.reading.sentence_ends[verb.i]
        if is_torn and self.tokens[verb.i - 1].text == ",":
            return self._bounded(verb, first, verb.head.right_edge.i + 1)  # “he adds, noting flights … are late”
        if first >= last or not self.reading.outside(self.tokens[first]):
            return []
        if verb.dep_ in {"nsubj", "csubj"} and own_subject(verb) is not None and verb.head.i > verb.i:
            group = [one.i for one in verb.head.children if one.dep_ in {"aux", "auxpass"} and one.i > verb.i]
            follows = min([verb.head.i, *group]) == first and is_verb(verb.head)
            return self._bounded(verb, first, verb.head.right_edge.i + 1) if follows else []
        for finite in self.tokens[first:last]:
            if not is_verb(finite) or finite.dep_ in {"aux", "auxpass"}:
                continue
            subject = own_subject(finite)
            if subject is None or subject.left_edge.i != first or not is_finite(finite) or verb in subject.subtree:
                return []
            return self._bounded(verb, first, finite.right_edge.i + 1) if finite.i > subject.i else []
        return []

    def _that_by_words(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """announced on Monday in a note that …: a clause that the parser hung on the words before “that”."""
        if not cue.takes("clause") or not (is_finite(verb) or is_past_mistaken(verb)):
            return []
        for at in range(verb.i + 1, min(verb.i + 22, self.reading.sentence_ends[verb.i] - 3)):
            token = self.tokens[at]
            is_deed = is_verb(token) and token.dep_ not in {"amod", "compound"} and token.lower_ not in _PASSING_ON
            if not self.reading.outside(token) or is_deed:
                return []
            if token.lower_ == "that" and self.tokens[at - 1].pos_ == "CCONJ":
                return []
            if token.lower_ == "that" and self._joins_clause(token):
                between = self.tokens[verb.i + 1 : at]
                hung = {one.dep_ for one in between if one.head == verb and one.lower_ not in _PASSING_ON}
                end = self.reading.sentence_ends[at]
                has_verb = any(one.tag_ in {"VBD", "VBZ", "VBP", "MD"} for one in self.tokens[at + 1 : end])
                tells_when = hung <= {"prep", "npadvmod", "advmod", "punct", "tmod"} | (
                    {"dobj", "dative"} if cue.lemma in ADDRESSING else set()
                )
                return self._bounded(verb, at + 1, end) if has_verb and tells_when else []
        return []

    def _joins_clause(self, that: Token) -> bool:
        """Whether “that” opens a clause, also where the parser hung it on a time (“told them at noon that he …”)."""
        if that.tag_ == "IN" and that.dep_ == "mark":
            return True
        after_time = is_time(self.tokens[that.i - 1]) or self.tokens[that.i - 1].lower_ in {"time", "gmt", "today"}
        return after_time and that.dep_ not in {"nsubj", "nsubjpass", "dobj", "det"}

    def _small_clause(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """reported them to be …"""
        if not cue.takes("small-clause"):
            return []
        for child in verb.children:
            is_be = child.dep_ == "advcl" and child.lemma_ == "be"
            if not (child.dep_ == "xcomp" or is_be) or not any(
                one.dep_ == "aux" and one.lower_ == "to" for one in child.children
            ):
                continue
            thing = next((one for one in verb.children if one.dep_ == "dobj" and verb.i < one.i < child.i), None)
            if thing is not None:
                return self._bounded(verb, thing.left_edge.i, child.right_edge.i + 1)
        return []
