"""Where a reported clause begins after its cue, and the second clause that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, cue_of
from briefing_archive.extract.cuts import BACKSHIFTED, goes_on_as_told
from briefing_archive.extract.edges import trimmed
from briefing_archive.extract.extent import Extent
from briefing_archive.extract.reporting import is_finite, is_time, is_verb, own_subject, verb_cue

if TYPE_CHECKING:
    from spacy.tokens import Token

ADDRESSING = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "advise", "notify", "reassure", "promise", "caution", "ask"}
)
_CIRCUMSTANCES = frozenset({"prep", "advmod", "prt", "agent", "neg", "acomp", "oprd"})
_CONDITIONS = frozenset({"if", "unless", "once", "when", "although", "though", "because", "since"})
# “should the strike go on, …”, “had it rained, …”
_TURNED = frozenset({"should", "had", "were"})
_WHEN = frozenset({"earlier", "later", "also", "again", "previously", "then", "recently"})


def is_present(verb: Token) -> bool:
    """Whether a clause is in the present or the future."""
    first = next((one for one in verb.children if one.dep_ in {"aux", "auxpass"}), verb)
    return first.tag_ in {"VBZ", "VBP"} or (first.tag_ == "MD" and first.lower_ in {"will", "can", "shall", "must"})


class ClauseEdges(Extent):
    """The first and the last word of a clause that a cue reports."""

    def _clause_start(self, verb: Token, clause: Token) -> int:
        for child in clause.children:
            if child.dep_ == "mark" and child.lower_ == "that" and child.i > verb.i:
                return child.i + 1
        subject = own_subject(clause)
        if subject is not None and subject.dep_ == "dobj":
            edge: int = subject.left_edge.i
            return edge
        subject = next((one for one in clause.children if one.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}), None)
        start = self._without_time(self._after_circumstances(verb, clause), subject)
        # An addressee that the parser took for part of the first name of the clause (“told NPR Ines Okafor was”).
        is_name = self.tokens[start].ent_iob_ == "B"
        if verb.lemma_ in ADDRESSING and start == verb.i + 1 and subject is not None and is_name:
            stop = start + 1
            while stop < len(self.tokens) and self.tokens[stop].ent_iob_ == "I":
                stop += 1
            if stop <= subject.i and subject.i - start < 12:
                return stop
        return start

    def _after_circumstances(self, verb: Token, clause: Token) -> int:
        """The first token after a cue that tells neither where, when nor to whom it was said."""
        at = verb.i + 1
        while at < clause.i:
            token = self.tokens[at]
            if token.is_punct and self.reading.outside(token):
                at += 1
                continue
            if token.lower_ in {"citing", "quoting"}:
                at = self._after_comma(at, clause.i)
                continue
            child = next((one for one in (token, *token.ancestors) if one.head == verb and one != verb), None)
            if child is None or child == clause or child.i > clause.i:
                break
            addressed = child.dep_ in {"dobj", "dative", "npadvmod"} and verb.lemma_ in ADDRESSING
            if child.dep_ not in _CIRCUMSTANCES and not addressed and not is_time(token):
                break
            at = max(at, child.right_edge.i if child.i >= verb.i else at) + 1
        return at if at <= clause.i else max(clause.left_edge.i, verb.i + 1)

    def _after_comma(self, at: int, limit: int) -> int:
        return next((one + 1 for one in range(at, limit) if self.tokens[one].text == ","), limit)

    def _without_time(self, start: int, subject: Token | None) -> int:
        """The start without the day or “earlier” that stands before the subject and tells when it was said."""
        if subject is None:
            return start
        first: int = subject.left_edge.i
        between = self.tokens[start:first]
        tells_when = any(is_time(one) for one in between) or all(one.lower_ in _WHEN for one in between)
        if between and tells_when and all(is_time(one) or one.pos_ in {"ADP", "DET", "ADV"} for one in between):
            start = first
        while start < subject.i and is_time(self.tokens[start]) and not is_time(subject):
            start += 1
        return start

    def _extended(self, verb: Token, end: int, clause: Token | None = None) -> int:
        """Take in a clause that the parser joined to the cue though its tense says that it is reported too."""
        for child in verb.children:
            if child.dep_ != "conj" or child.i < end:
                continue
            follows = clause is not None and (self._shares_tense(verb, child, clause) or self._has_that(child))
            if follows and (verb_cue(child) is None or goes_on_as_told(child)):
                end = max(end, child.right_edge.i + 1)
            has_subject = own_subject(child) is not None
            if verb.tag_ not in {"VBD", "VBN"} or (verb_cue(child) is not None and not goes_on_as_told(child)):
                continue
            is_backshifted = any(one.dep_ in {"aux", "auxpass"} and one.lower_ in BACKSHIFTED for one in child.children)
            if is_backshifted or (has_subject and self._has_that(child)):
                end = max(end, child.right_edge.i + 1)
        return end

    def _shares_tense(self, verb: Token, joined: Token, clause: Token) -> bool:
        """“said it was late and was waiting”, “notes they came and left”: the second half is told too."""
        if own_subject(joined) is not None or verb_cue(joined) is not None:
            return False
        told = {one.lower_ for one in (clause, *clause.children) if one.pos_ == "AUX"}
        helping = {one.lower_ for one in joined.children if one.dep_ in {"aux", "auxpass"}}
        is_past = clause.tag_ == "VBD" and joined.tag_ == "VBD" and verb.tag_ in {"VBZ", "VBP"}
        return bool(told & helping & {"was", "were", "is", "are", "had", "has"}) or is_past

    def _with_proviso(self, end: int, last: int) -> int:
        """Take in “, provided that …”: a condition without which the statement says something else."""
        opening = self.tokens[end + 1] if end + 1 < last and self.tokens[end].text == "," else None
        if opening is None or opening.lower_ not in {"provided", "providing"}:
            return end
        return max(end, int(opening.right_edge.i) + 1)

    def _past_condition(self, start: int, end: int) -> int:
        """Where a clause is only the condition that its sentence begins with, the end of what follows the comma."""
        if start < end and self.tokens[start].lower_ == "that":
            start += 1
        last = self.reading.sentence_ends[start]
        opens = self.tokens[start]
        is_condition = opens.lower_ in _CONDITIONS or (opens.tag_ in {"MD", "VBD"} and opens.lower_ in _TURNED)
        if not is_condition or end + 2 >= last or self.tokens[end].text != ",":
            return end
        for verb in self.tokens[end + 1 : last]:
            subject = own_subject(verb) if is_finite(verb) and is_verb(verb) else None
            if subject is not None:
                follows = subject.left_edge.i == end + 1 and subject.i < verb.i
                return max(end, verb.right_edge.i + 1) if follows else end
        return end

    def _cannot_act(self, joined: Token) -> bool:
        """Whether what the parser joined to a cue is a noun phrase: it goes on with a list inside the clause."""
        opening = self.tokens[joined.left_edge.i - 1]
        has_verb = any(
            one.dep_ in {"nsubj", "cop", "aux", "ccomp"} or (one.dep_ == "acl" and one.tag_ == "VBN")
            for one in joined.children
        )
        is_cue = cue_of(joined.lemma_) is not None
        return joined.pos_ in {"NOUN", "PROPN"} and not has_verb and not is_cue and opening.lower_ in {"and", "or"}

    def _with_second_clause(self, verb: Token, clause: Token, end: int) -> int:
        """Take in a second clause joined by “and” or “but” that the parser hung on the cue.

        Without a comma it belongs to the nearer clause. After one it is reported where both clauses are in the
        present or future beside a cue in the past: a writer's own sentence would go on in the past.
        """
        for child in verb.children:
            if child.dep_ == "conj" and child.i > end and self._cannot_act(child):
                end = max(end, child.right_edge.i + 1)
                continue
            subject = next((one for one in child.children if one.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
            if child.dep_ != "conj" or child.i < end or verb_cue(child) is not None or subject is None:
                continue
            between = self.tokens[end : subject.left_edge.i]
            joins = [one for one in between if one.pos_ == "CCONJ"]
            if len(joins) != 1 or any(one.pos_ not in {"CCONJ", "PUNCT", "ADV"} for one in between):
                continue
            has_comma = any(one.text == "," for one in between[: between.index(joins[0])])
            in_present = verb.tag_ == "VBD" and is_present(clause) and is_present(child)
            is_passive_clause = any(one.dep_ == "auxpass" and one.tag_ != "VB" for one in child.children)
            if (is_finite(child) or is_passive_clause) and (in_present or not has_comma):
                end = child.right_edge.i + 1
        return end

    def _past_semicolon(self, verb: Token, start: int, end: int) -> int:
        """The end with a second clause after a semicolon that is told in the same breath: “has 40 flaws; 12 are grave”.

        It has no cue of its own and shares the tense of the first, or holds words in marks; a bare past may be what
        the article itself goes on to tell.
        """
        last = self.reading.sentence_ends[verb.i]
        if (
            start < verb.i
            or end + 2 >= last
            or self.tokens[end].text != ";"
            or not self.reading.outside(self.tokens[end])
        ):
            return end
        second = self.tokens[end + 1 : last]
        if any(self.taken[one.i] or one.lower_ in SOURCE_PHRASES or one.text == ";" for one in second):
            return end
        if any(verb_cue(one) is not None and own_subject(one) is not None for one in second):
            return end
        tenses = [_tense(words) for words in (self.tokens[start:end], second)]
        if not tenses[1] or not (any(self._free_marks(one.i) for one in second) or tenses[0] == tenses[1] != "past"):
            return end
        found = trimmed(self.reading, start, last)
        return found[1] if found is not None else end


def _tense(words: Sequence[Token]) -> str:
    """The tense of the first finite verb: of “would” and “could” that of what is said to have been meant."""
    finite = next((one for one in words if one.tag_ in {"VBD", "VBZ", "VBP", "MD"} and one.dep_ != "relcl"), None)
    if finite is None:
        return ""
    if finite.tag_ == "MD":
        return "meant" if finite.lower_ in {"would", "could", "might", "should"} else "present"
    return "past" if finite.tag_ == "VBD" else "present"
