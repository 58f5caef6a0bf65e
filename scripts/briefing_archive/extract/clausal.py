"""The clause that a cue reports: after it, around it, or before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import Cue, finders
from briefing_archive.extract.extent import Extent
from briefing_archive.extract.reporting import (
    is_finite,
    is_time,
    is_verb,
    own_subject,
    phrase_after,
    subject_of,
    verb_cue,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACKSHIFTED = frozenset({"had", "would", "could", "might", "'d", "’d"})
_ADDRESSING = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "advise", "notify", "reassure", "promise", "caution", "ask"}
)
_CIRCUMSTANCES = frozenset({"prep", "advmod", "prt", "agent", "neg", "acomp", "oprd"})
_WHEN = frozenset({"earlier", "later", "also", "again", "previously", "then", "recently"})
_ADVERBIAL = frozenset({"so", "because", "since", "although", "though", "while", "until", "after", "before", "unless"})
_WH = frozenset({"what", "who", "whom", "which", "when", "where", "why", "how"})


def _is_present(verb: Token) -> bool:
    """Whether a clause is in the present or the future."""
    first = next((one for one in verb.children if one.dep_ in {"aux", "auxpass"}), verb)
    return first.tag_ in {"VBZ", "VBP"} or (first.tag_ == "MD" and first.lower_ in {"will", "can", "shall", "must"})


class Clausal(Extent):
    """Clauses as the content of a cue."""

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
            return self._without_that(verb, cue) or self._small_clause(verb, cue) or self._that_by_words(verb, cue)
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
        start = self._clause_start(verb, clause)
        end = max(clause.right_edge.i + 1, *(one.right_edge.i + 1 for one in clauses))
        end = self._with_second_clause(verb, clause, self._extended(verb, end))
        found = self._bounded(verb, start, end)
        return [one for one in found if any(is_verb(t) or t.tag_ == "MD" for t in self.tokens[one[0] : one[1]])]

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

    def _without_that(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """A clause without “that” whose subject the parser took for the object of the cue, or for whom it tells."""
        subject = subject_of(verb)
        is_finder = cue.lemma == "find" and subject is not None and subject.lemma_.casefold() in finders()
        if not cue.takes("clause") and not is_finder:
            return []
        last = self.reading.sentence_ends[verb.i]
        over = {verb.head, verb.head.head} if verb.tag_ == "VBG" else set()
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
                if (
                    finite.dep_ in {"relcl", "acl", "conj", "advcl", "dep", "ccomp"}
                    and finite.head in {verb, thing} | over
                ):
                    has_conjunction = any(one.pos_ == "CCONJ" for one in self.tokens[thing.right_edge.i + 1 : finite.i])
                    if has_conjunction:
                        break
                    return self._bounded(verb, thing.left_edge.i, max(finite.right_edge.i, thing.right_edge.i) + 1)
                break
        return []

    def _that_by_words(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """announced on Monday in a note that …: a clause that the parser hung on the words before “that”."""
        if not cue.takes("clause") or not is_finite(verb):
            return []
        for at in range(verb.i + 1, min(verb.i + 14, self.reading.sentence_ends[verb.i] - 3)):
            token = self.tokens[at]
            if not self.reading.outside(token) or is_verb(token):
                return []
            if token.lower_ == "that" and token.tag_ == "IN" and token.dep_ == "mark":
                between = self.tokens[verb.i + 1 : at]
                hung = {one.dep_ for one in between if one.head == verb}
                end = self.reading.sentence_ends[at]
                has_verb = any(one.tag_ in {"VBD", "VBZ", "VBP", "MD"} for one in self.tokens[at + 1 : end])
                tells_when = hung <= {"prep", "npadvmod", "advmod", "punct", "tmod"} | (
                    {"dobj", "dative"} if cue.lemma in _ADDRESSING else set()
                )
                return self._bounded(verb, at + 1, end) if has_verb and tells_when else []
        return []

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

    def _inverted(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """…, argued the lawyer, Ines Okafor: the words before a cue that its speaker follows, whatever the parse."""
        first, last = self.reading.sentence_starts[verb.i], self.reading.sentence_ends[verb.i]
        if not self._is_inverted(verb, cue, first):
            return []
        source = phrase_after(self.reading, verb.i, last)
        if source is None:
            return []
        main = next((one for one in verb.children if one.dep_ == "ccomp" and one.i < verb.i), None)
        main = verb.head if main is None and verb.dep_ in {"conj", "parataxis"} and verb.head.i < verb.i else main
        goes_on = self._resumed(main, source.end, last) if main is not None else []
        return [*self._bounded_part(self._unjoined(first, verb.i), verb.i), *goes_on]

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
        if verb.lemma_ in _ADDRESSING and start == verb.i + 1 and subject is not None and is_name:
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
            addressed = child.dep_ in {"dobj", "dative", "npadvmod"} and verb.lemma_ in _ADDRESSING
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

    def _with_second_clause(self, verb: Token, clause: Token, end: int) -> int:
        """Take in a second clause joined by “and” or “but” that the parser hung on the cue.

        Without a comma it belongs to the nearer clause. After one it is reported where both clauses are in the
        present or future beside a cue in the past: a writer's own sentence would go on in the past.
        """
        for child in verb.children:
            subject = next((one for one in child.children if one.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
            if child.dep_ != "conj" or child.i < end or verb_cue(child) is not None or subject is None:
                continue
            between = self.tokens[end : subject.left_edge.i]
            joins = [one for one in between if one.pos_ == "CCONJ"]
            if len(joins) != 1 or any(one.pos_ not in {"CCONJ", "PUNCT", "ADV"} for one in between):
                continue
            has_comma = any(one.text == "," for one in between[: between.index(joins[0])])
            in_present = verb.tag_ == "VBD" and _is_present(clause) and _is_present(child)
            is_passive_clause = any(one.dep_ == "auxpass" and one.tag_ != "VB" for one in child.children)
            if (is_finite(child) or is_passive_clause) and (in_present or not has_comma):
                end = child.right_edge.i + 1
        return end

    def _around(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """…, officials said[, …]: the sentence around a cue clause set apart."""
        if not cue.takes("clause") or not (verb.tag_ in {"VBD", "VBZ", "VBP"} or verb.dep_ == "parataxis"):
            return []
        if cue.lemma not in _ADDRESSING and any(one.dep_ == "dobj" and one.i > verb.i for one in verb.children):
            return []  # “…, as firms reported their sales”
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
            if parts and self._is_adverbial(*parts[0]):
                parts = []  # “Since then, she said, …”
            parts += self._bounded_part(right + 1, last_of)
        elif parts and not as_clause:
            parts += self._resumed(before[0] if before else verb.head, right, last)
        if as_clause and left == first and not parts:
            parts += self._bounded_part(right, last)
        return parts

    def _resumed(self, main: Token, comma: int, last: int) -> list[tuple[int, int]]:
        """…, officials said, and would …: the second half, which the parser hung on the cue.

        It is joined without a subject and takes up the auxiliary of the first half.
        """
        if comma + 2 >= last or self.tokens[comma].text != "," or self.tokens[comma + 1].pos_ != "CCONJ":
            return []
        at = comma + 2
        while at < last - 1 and self.tokens[at].pos_ == "ADV":
            at += 1
        opening = self.tokens[at]
        finite = [main, *(one for one in main.children if one.dep_ in {"aux", "auxpass"})]
        is_parallel = any(one.pos_ == "AUX" and one.lower_ == opening.lower_ for one in finite)
        return self._bounded_part(comma + 1, last) if is_parallel and self.reading.outside(opening) else []

    def _is_adverbial(self, start: int, end: int) -> bool:
        """Whether words before a cue only tell when, where or how."""
        opens = self.tokens[start].pos_ in {"ADP", "ADV", "SCONJ"}
        return opens and not any(is_verb(token) for token in self.tokens[start:end])

    def _follows_marks(self, at: int) -> bool:
        return at > 0 and not self.reading.outside(self.tokens[at - 1])
