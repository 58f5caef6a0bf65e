"""The sentence around a cue that is set into it or follows it: “…, the crews say, …”, “…, argued Okafor”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import Cue, writings
from briefing_archive.extract.attribution import Source
from briefing_archive.extract.beside import DASHES
from briefing_archive.extract.clause_edges import ADDRESSING, is_present
from briefing_archive.extract.extent import Extent
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.reporting import (
    is_finite,
    is_passive,
    is_time,
    is_verb,
    own_subject,
    phrase_after,
    phrase_before,
    source_of,
    verb_cue,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


class Around(Extent):
    """Words before and after a cue as its content."""

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
        return [*self._whole(self._unjoined(first, verb.i), verb.i), *goes_on]

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

    def _around(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """…, officials said[, …]: the sentence around a cue clause set apart."""
        if not (cue.takes("clause") or self._reads(verb)):
            return []
        if verb.tag_ not in {"VBD", "VBZ", "VBP"} and verb.dep_ != "parataxis":
            return []
        if (
            cue.lemma not in ADDRESSING
            and not self._reads(verb)
            and any(one.dep_ == "dobj" and one.i > verb.i for one in verb.children)
        ):
            return []  # “…, as firms reported their sales”
        before = [child for child in verb.children if child.dep_ in {"ccomp", "parataxis"} and child.i < verb.i]
        is_inside = verb.dep_ in {"parataxis", "ccomp", "advcl"} and verb.head != verb and not before
        as_clause = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
        if not before and not is_inside:
            return []
        if is_inside and verb.dep_ in {"ccomp", "advcl"} and not as_clause and verb_cue(verb.head) is not None:
            return []
        subject = self._set_in(verb) or own_subject(verb) or self._what_reads(verb)
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
            begins = self._unjoined(first, left)
            is_subject = any(one.dep_ in _SUBJECTS and one.head == verb.head for one in self.tokens[begins:left])
            parts += self._whole(begins, left, 1 if is_inside and is_subject else 2)
        if (
            right < last
            and self.tokens[right].text in {",", "—", "–", "--"}
            and any(at in content for at in range(right + 1, last))
        ):
            last_of = max(at for at in range(right + 1, last) if at in content) + 1
            if parts and self._is_adverbial(*parts[0]):
                parts = []  # “Since then, she said, …”
            if self.tokens[right + 1].lower_ not in {"citing", "quoting"}:  # whom the speaker has it from
                parts += self._whole(right + 1, last_of, 1 if parts else 2)
        elif parts and right + 1 < last and self._free_marks(right + 1) and self.tokens[right + 1].is_quote:
            parts += self._whole(right + 1, self.reading.bounds[self.reading.quoted[right + 1]][1])
        elif parts and not as_clause:
            parts += self._resumed(before[0] if before else verb.head, right, last)
        if as_clause and left == first and not parts:
            parts += self._whole(right, last)
        return parts

    def _trailing(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """…, witnesses and hospital staff said: the sentence before, where the parser hung the speakers on its end."""
        source = self._set_behind(verb, cue)
        if source is None:
            return []
        first = self._unjoined(self.reading.sentence_starts[verb.i], source.start)
        return self._whole(first, source.start)

    def _as_saying(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """…, Okafor was quoted as saying · …, the Gazette quoted Okafor as saying."""
        passing_on = verb.head.head
        if verb.tag_ != "VBG" or verb.head.lower_ != "as" or passing_on.lemma_ not in {"quote", "cite"}:
            return []
        subject = next((one for one in passing_on.children if one.dep_ in _SUBJECTS), None)
        goes_on = any(one.dep_ in {"ccomp", "dobj", "xcomp"} and one.i > verb.i for one in verb.children)
        if subject is None or goes_on or self.tokens[subject.left_edge.i - 1].text != ",":
            return []
        first = self.reading.sentence_starts[verb.i]
        return self._whole(first, subject.left_edge.i) if subject.left_edge.i - first > 3 else []

    def _set_behind(self, verb: Token, cue: Cue) -> Source | None:
        """Who speaks behind a whole clause and a comma, where the parser gave the cue no subject."""
        if not cue.takes("clause") or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
            return None
        if (second := self._second_subject(verb)) is not None:
            return source_of(self.reading, second)
        first, last = self.reading.sentence_starts[verb.i], self.reading.sentence_ends[verb.i]
        subject, ended = own_subject(verb), phrase_before(self.reading, verb.i, first)
        if subject is not None and ended is not None and subject.i < ended.start and verb.i + 2 >= last:
            source: Source | None = ended  # “…, hospital sources and crews said.”, whatever the parse
        elif subject is not None:
            if verb.dep_ != "conj" or verb.head.i > verb.i or any(one.dep_ == "cc" for one in verb.head.children):
                return None
            source = source_of(self.reading, subject)
        else:
            source = self._with_office(ended, first)
        if source is None or source.start - first < 3 or not self.reading.outside(self.tokens[source.start - 1]):
            return None
        after = self.tokens[verb.i + 1] if verb.i + 1 < last else None
        if self.tokens[source.start - 1].text not in {",", "—", "–", "--"} or after is None:
            return None
        addresses = cue.lemma in ADDRESSING
        told_when = addresses or after.is_punct or after.pos_ in {"ADP", "ADV"} or is_time(after)
        told = {"ccomp", "xcomp"} if addresses else {"ccomp", "xcomp", "dobj"}
        if not told_when or any(one.dep_ in told and one.i > verb.i for one in verb.children):
            return None
        before = self.tokens[self._unjoined(first, source.start) : source.start - 1]
        is_whole = any(
            (is_finite(one) or is_passive(one))
            and one.dep_ not in {"relcl", "acl", "advcl"}
            and any(child.dep_ in _SUBJECTS for child in one.children)
            for one in before
        )
        return source if is_whole else None

    def _set_in(self, verb: Token) -> Token | None:
        """The ferry, crews said, was late: who speaks between commas, whom the parser joined to the noun before."""
        subject = own_subject(verb) if verb.dep_ == "parataxis" and verb.head.i > verb.i else None
        if subject is None or any(one.dep_ == "cc" for one in subject.children):
            return None
        joined = [one for one in subject.children if one.dep_ == "conj" and subject.i < one.i < verb.i]
        is_apart = len(joined) == 1 and self.tokens[joined[0].left_edge.i - 1].text == ","
        return joined[0] if is_apart and self.tokens[verb.i + 1].text == "," else None

    def _past_aside(self, verb: Token) -> Source | None:
        """A guard – he gave no name – said: who stands before a clause between dashes, on which the parser hung it."""
        first, close = self.reading.sentence_starts[verb.i], verb.i - 1
        if close - first < 4 or self.tokens[close].text not in DASHES or not is_finite(verb):
            return None
        opens = next((at for at in range(close - 2, first, -1) if self.tokens[at].text in DASHES), None)
        if opens is None or not any(is_finite(one) and is_verb(one) for one in self.tokens[opens + 1 : close]):
            return None
        source = phrase_before(self.reading, opens, first)
        if source is None:
            return None
        words = self.tokens[source.start : source.end]
        head = next((one for one in words if one.pos_ in {"NOUN", "PROPN", "PRON"} and one.head not in words), None)
        return Source(source.start, source.end, head.i if head is not None else source.head)

    def _with_office(self, source: Source | None, first: int) -> Source | None:
        """…, the harbour master, Ines Okafor, said · …, Ines Okafor, the harbour master, said."""
        if source is None or self.tokens[source.start - 1].text != "," or self.tokens[source.end].text != ",":
            return source
        start = source.start - 1
        while start > first and source.start - start < 12 and self.tokens[start - 1].text != ",":
            start -= 1
        office = self.tokens[start : source.start - 1]
        if len(office) > 1 and all(one.pos_ == "PROPN" for one in office):
            return Source(start, source.end, office[-1].i)
        is_office = any(one.lower_ in gazetteer().person_words for one in office) and not any(map(is_verb, office))
        opens = start > first and office and office[0].pos_ in {"DET", "PRON", "NOUN", "PROPN", "ADJ"}
        return Source(start, source.end, source.head) if is_office and opens else source

    def _second_subject(self, verb: Token) -> Token | None:
        """Two crews drowned, witnesses said: of two subjects the one behind the comma."""
        subjects = [one for one in verb.children if one.dep_ == "nsubj" and one.i < verb.i]
        if len(subjects) < 2 or self.tokens[subjects[-1].left_edge.i - 1].text != ",":
            return None
        acts = any(one.dep_ == "acl" and one.tag_ in {"VBN", "VBD"} for one in subjects[0].children)
        return subjects[-1] if acts and self.reading.outside(subjects[-1]) else None

    def _reads(self, verb: Token) -> bool:
        """“…, reads the motion, …”: what is written is the clause around."""
        return verb.lemma_ == "read" and self._what_reads(verb) is not None

    def _what_reads(self, verb: Token) -> Token | None:
        """The writing that follows “reads”, which the parser takes for its object."""
        after = next((one for one in verb.children if one.dep_ in {"dobj", "nsubj"} and one.i > verb.i), None)
        return after if after is not None and after.lemma_.casefold() in writings() else None

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
        is_parallel = is_parallel or self._goes_on_in_present(main, at, last)
        return self._whole(comma + 1, last) if is_parallel and self.reading.outside(opening) else []

    def _goes_on_in_present(self, main: Token, at: int, last: int) -> bool:
        """…, officials said, and fees will fall: a second clause in the present or future like the first."""
        for verb in self.tokens[at:last]:
            subject = next((one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
            if is_verb(verb) and subject is not None:
                return subject.left_edge.i == at and verb_cue(verb) is None and is_present(verb) and is_present(main)
        return False

    def _is_adverbial(self, start: int, end: int) -> bool:
        """Whether words before a cue only tell when, where or how."""
        opens = self.tokens[start].pos_ in {"ADP", "ADV", "SCONJ"}
        return opens and not any(is_verb(token) for token in self.tokens[start:end])

    def _follows_marks(self, at: int) -> bool:
        return at > 0 and not self.reading.outside(self.tokens[at - 1])
