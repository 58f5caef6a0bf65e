"""The clause that a cue reports after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import Cue, finders
from briefing_archive.extract.clause_edges import ADDRESSING
from briefing_archive.extract.reporting import is_finite, is_verb, own_subject, subject_of
from briefing_archive.extract.torn_clauses import TornClauses

if TYPE_CHECKING:
    from spacy.tokens import Token

_ADVERBIAL = frozenset({"so", "because", "since", "although", "though", "while", "until", "after", "before", "unless"})
_MAKING_KNOWN = frozenset({"announce", "reveal", "disclose", "confirm", "specify", "clarify", "explain"})
_WH = frozenset({"what", "who", "whom", "which", "when", "where", "why", "how"})


class Clausal(TornClauses):
    """Clauses as the content of a cue."""

    def _clause(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """[that] …: the clause after the cue."""
        if not cue.takes("clause", "weak", "question", "small-clause", "clear"):
            return []
        if held := self._held_so(verb, cue):
            return held
        clauses = [
            child
            for child in verb.children
            if child.i > verb.i
            and (child.dep_ == "ccomp" or (child.dep_ in {"advcl", "relcl"} and self._has_that(child)))
            and not any(one.dep_ == "mark" and one.lower_ in _ADVERBIAL for one in child.children)
            and not self._is_spliced(verb, cue, child)
        ]
        if not clauses:
            clauses = [
                inner
                for child in verb.children
                if child.dep_ in {"dobj", "dative", "npadvmod"} and child.i > verb.i
                for inner in child.children
                if inner.dep_ in {"relcl", "acl", "ccomp"} and self._has_that(inner) and cue.lemma in ADDRESSING
            ]
        if not clauses:
            for torn in (self._without_that, self._small_clause, self._that_by_words, self._beside):
                if found := torn(verb, cue):
                    return found
            return []
        clause = clauses[0]
        if cue.takes("clear") and clause.lower_ in {"clear", "plain"}:
            clause = next((one for one in clause.children if one.i > clause.i and self._has_that(one)), clause)
        if self._has_gap(verb, clause):
            if any(one.lower_ == "it" for one in verb.children):
                return []
            self.doubts[verb.i] = (0.6, "the clause lacks its subject: is it a statement of its own?")
        is_infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
        is_found = is_infinitive and verb.tag_ != "VBG" and self._finds(verb, clause)
        if is_infinitive and not is_found and not (cue.takes("small-clause") and own_subject(clause) is not None):
            return []
        has_that = self._has_that(clause)
        if not cue.takes("clause", "small-clause", "clear"):
            asks = cue.takes("question") and any(
                child.lower_ in {"whether", "if"} | _WH for child in clause.subtree if child.i <= clause.i
            )
            has_marks = any(not self.reading.outside(token) for token in clause.subtree)
            if not (has_that or asks or has_marks or is_found or self._finds(verb, clause)):
                return []
            if cue.takes("weak") and not cue.takes("clause") and verb.tag_ not in {"VBD", "VBZ", "VBN", "VBG", "VBP"}:
                return []
        if cue.takes("object-to", "question") and self._hides_name(clause):
            return []
        if not has_that and self._counts_things(verb, clause):
            return []
        start = self._clause_start(verb, clause)
        if not cue.takes("question", "direct") or cue.lemma in _MAKING_KNOWN:
            self._note_subject(verb, start)
        end = max(clause.right_edge.i + 1, *(one.right_edge.i + 1 for one in clauses))
        end = self._past_condition(start, self._with_second_clause(verb, clause, self._extended(verb, end, clause)))
        end = self._with_proviso(end, self.reading.sentence_ends[verb.i])
        found = self._bounded(verb, start, end)
        if not (cue.takes("object-to") and has_that and clause.dep_ == "ccomp"):  # “that the mayor resign”
            found = [one for one in found if any(is_verb(t) or t.tag_ == "MD" for t in self.tokens[one[0] : one[1]])]
        return [(first, self._past_semicolon(verb, first, last)) for first, last in found]

    def _counts_things(self, verb: Token, clause: Token) -> bool:
        """“found 120 spent shells”: a participle before its noun that the parser took for a verb."""
        number = own_subject(clause)
        after = self.tokens[clause.i + 1] if clause.i + 1 < len(self.tokens) else None
        is_number = number is not None and number.like_num and number.i == clause.i - 1
        return verb.lemma_ == "find" and is_number and after is not None and after.pos_ in {"NOUN", "ADJ"}

    def _hides_name(self, clause: Token) -> bool:
        """“asked that her name not be used”: how the source is shown, nothing that it said."""
        subject = next((one for one in clause.children if one.dep_ in {"nsubj", "nsubjpass"}), None)
        is_name = subject is not None and subject.lemma_ in {"name", "surname", "identity"}
        return is_name and any(one.dep_ == "neg" for one in clause.children)

    def _note_subject(self, verb: Token, start: int) -> None:
        """“announced where the ships will go”: the clause only names what was told of, and does not tell it."""
        if self.tokens[start].tag_ in {"WRB", "WP"} or self.tokens[start].lower_ in {"whether", "which"}:
            self.deeds.add(verb.i)

    def _is_spliced(self, verb: Token, cue: Cue, clause: Token) -> bool:
        """“announced a phone, the Zip, which is new, rivals are late”: a clause of its own after its object."""
        thing = next((one for one in verb.children if one.dep_ == "dobj" and verb.i < one.i < clause.i), None)
        subject = own_subject(clause)
        if thing is None or subject is None or not cue.takes("noun") or self._has_that(clause):
            return False
        return subject.left_edge.i > thing.right_edge.i and self.tokens[subject.left_edge.i - 1].text == ","

    def _finds(self, verb: Token, clause: Token) -> bool:
        """Whether a court, an inquiry or a study finds, which is to say so."""
        subject = subject_of(verb)
        if subject is None or subject.lemma_.casefold() not in finders():
            return False
        return any(one.dep_ in {"nsubj", "nsubjpass", "expl"} and one.i > verb.i for one in clause.children) and (
            is_finite(clause) or clause.lemma_ == "be"
        )

    def _has_gap(self, verb: Token, clause: Token) -> bool:
        """Whether the cue is set into a relative clause (“fighters who it says have left”)."""
        subject = next((one for one in clause.children if one.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            return subject.i < verb.i
        return clause.tag_ in {"VBZ", "VBP", "VBD"} and verb.dep_ == "relcl" and own_subject(verb) is not None
