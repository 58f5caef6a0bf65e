"""Who says something by a phrase set beside a clause: “according to …”, “in the words of …”, “in Okafor’s view”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, Cue, impersonal_sources, writings
from briefing_archive.extract.around import Around
from briefing_archive.extract.attribution import Attribution, Source
from briefing_archive.extract.clausal import Clausal
from briefing_archive.extract.edges import trimmed
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.naming import Naming
from briefing_archive.extract.nominal import Nominal
from briefing_archive.extract.phrasal import Phrasal
from briefing_archive.extract.really_said import is_real
from briefing_archive.extract.reporting import (
    is_finite,
    is_passive,
    is_verb,
    own_subject,
    phrase_after,
    source_of,
    verb_cue,
)
from briefing_archive.extract.view_phrases import VIEWS, WRITERS, view_before

if TYPE_CHECKING:
    from spacy.tokens import Token


def _describes(token: Token, source: Source) -> bool:
    """Whether a noun in apposition says who the speaker is."""
    return token.dep_ == "appos" and token.head.i == source.head and token.pos_ in {"NOUN", "PROPN"}


class SourcePhrases(Clausal, Around, Phrasal, Naming, Nominal):
    """The clauses beside phrases that name a speaker."""

    def _content(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """Token ranges of the content of a cue; two where the cue stands inside it."""
        for shape in (
            self._inverted,
            self._clause,
            self._around,
            self._trailing,
            self._as_saying,
            self._prepositional,
            self._infinitive,
            self._subjunctive,
            self._attitude,
            self._naming,
            self._noun,
            self._in_marks,
        ):
            found = shape(verb, cue)
            if found:
                return found
        return []

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
        in_relative = self._relative_before(token.i)
        parts = self._around_phrase(token, source) if in_relative is None else self._of_relative(token, source)
        if any(self._tells_who_spoke(token, start, end) for start, end in parts):
            return
        for start, end in parts:
            yield Attribution(self.reading.span(start, end), cue, source, self.reading.index, False, 0.9)
            yield from self._handed_on(source.end, start, end)

    def _of_relative(self, token: Token, source: Source) -> list[tuple[int, int]]:
        """…, which, according to the Gazette, is …: the rest of the relative clause."""
        start = source.end + (source.end < len(self.tokens) and self.tokens[source.end].text == ",")
        return self._whole(start, max(self._clause_end(token.i), start))

    def _handed_on(self, first: int, start: int, end: int) -> Iterator[Attribution]:
        """According to the radio, quoting the mayor, …: the words of whom the outlet quotes."""
        quoting = next((one for one in self.tokens[first:start] if one.lower_ == "quoting" and one.tag_ == "VBG"), None)
        if quoting is None:
            return
        whom = next((one for one in quoting.children if one.dep_ == "dobj" and one.i < start), None)
        if whom is not None and whom.lemma_.casefold() not in writings():
            cue = self.reading.span(quoting.i, quoting.i + 1)
            source = source_of(self.reading, whom)
            yield Attribution(self.reading.span(start, end), cue, source, self.reading.index, False, 0.8)

    def _view(self, token: Token) -> Iterator[Attribution]:
        """in the words of …, · in the view of …, · in Okafor's opinion, (set apart from the clause)"""
        if (marked := self._view_of_marks(token)) is not None:
            yield marked
            return
        noun = next((one for one in token.children if one.dep_ == "pobj"), None)
        if noun is None or noun.lower_ not in VIEWS or noun.i - token.i > 6 or self.taken[noun.i]:
            return
        before = token.i - 1
        before -= before > 0 and self.tokens[before].pos_ == "CCONJ"
        if token.i > self.reading.sentence_starts[token.i] and self.tokens[before].text not in {",", "—", "–"}:
            return
        of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
        whose = next((one for one in noun.children if one.dep_ == "poss"), None)
        holder = whose or next((one for one in (of.children if of is not None else ()) if one.dep_ == "pobj"), None)
        if holder is None or holder.lower_ in WRITERS:
            return
        if holder.pos_ not in {"PROPN", "PRON"} and holder.lemma_.casefold() not in gazetteer().person_words:
            return
        source = source_of(self.reading, holder)
        end = source.end if of is not None else noun.i + 1
        last = self.reading.sentence_ends[token.i]
        if end < last and self.tokens[end].text not in {",", ":", "—", "–"} and self.reading.outside(self.tokens[end]):
            return
        begin, stop = (token.i, of.i + 1) if of is not None else (noun.i, noun.i + 1)
        for start, finish in self._around_phrase(token, Source(source.start, end, source.head)):
            span = self.reading.span(start, finish)
            yield Attribution(span, self.reading.span(begin, stop), source, self.reading.index, False, 0.8)

    def _view_of_marks(self, token: Token) -> Attribution | None:
        """The words in marks that follow such a phrase, where the clause goes on behind them."""
        first = next((at for at in range(token.i, min(token.i + 28, len(self.tokens))) if self._free_marks(at)), None)
        if first is None or first >= self.reading.sentence_ends[token.i]:
            return None
        found = view_before(self.reading, token.i, first)
        if found is None:
            return None
        begin, stop, source = found
        content = self.reading.quotations[self.reading.quoted[first]].outer
        return Attribution(content, self.reading.span(begin, stop), source, self.reading.index, False, 0.8)

    def _tells_who_spoke(self, phrase: Token, start: int, end: int) -> bool:
        """Whether in the clause beside “according to” somebody speaks: the phrase then only names who passes it on."""
        main = phrase.head
        while main.dep_ in {"prep", "pobj", "amod", "advmod", "dobj", "attr", "oprd", "acl"} and main.head != main:
            main = main.head
        for verb in (main, *(one for one in main.children if one.dep_ in {"ccomp", "conj"})):
            cue = verb_cue(verb)
            if cue is None or not start <= verb.i < end or not self.reading.outside(verb) or not is_real(verb):
                continue
            subject = own_subject(verb)
            if subject is None:
                continue
            if verb.i + 1 == end or self._speaks_in_marks(verb, cue):
                return True
            if subject.i < phrase.i < start <= verb.i and any(one.dep_ == "ccomp" for one in verb.children):
                return True  # “Witnesses, according to the Gazette, said …”
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
            if start < last and self.tokens[start].lower_ in {"citing", "quoting"}:
                start = self._after_apposition(comma, last)  # “According to the Gazette, citing the board, …”
            if source.end < last and self.tokens[source.end].text == "," and self._is_apposition(source, last):
                start = self._after_apposition(source.end, last)
            while start + 1 < last and self.tokens[start].text.isupper() and self.tokens[start + 1].text == ",":
                start += 2  # “…, Ines Okafor, QC, …”
            start = self._marks_after_names(source.end, start, last)
            return self._whole(start, last)
        before = self.tokens[token.i - 2] if token.i - 2 >= first else None
        if before is not None and stop < last and self.tokens[stop].text == ",":
            clause = next((t for t in (before, *before.ancestors) if t.dep_ == "relcl" and t.head.i >= first), None)
            if clause is not None and clause.right_edge.i >= before.i and clause.head.i < clause.i:
                return self._whole(clause.head.left_edge.i, token.i)
        lead = token.i - 1 - (self.tokens[token.i - 1].text == ",")
        joins = self.tokens[lead].pos_ == "CCONJ" or self.tokens[lead].lower_ in {"while", "whereas"}
        if lead > first and joins:
            return self._whole(source.end, last)
        host = token.head
        if host.dep_ == "relcl" or any(t.dep_ == "relcl" for t in host.ancestors if t.i > first):
            clause = host if host.dep_ == "relcl" else next(t for t in host.ancestors if t.dep_ == "relcl")
            if clause.right_edge.i < stop:
                return self._whole(clause.head.left_edge.i, token.i)
        start = self._unjoined(first, token.i)
        parts = self._whole(start, token.i)
        opens = {one.tag_ for one in self.tokens[stop + 1 : stop + 5]}
        relates = not opens.isdisjoint({"WP", "WDT", "WP$", "WRB"})
        if parts and stop < last and self.tokens[stop].text == "," and self._lacks_object(token.i) and not relates:
            found = trimmed(self.reading, stop, last)
            return [*parts, *([found] if found is not None else [])]
        if stop < last and self.tokens[stop].text == "," and sum(t.is_alpha for t in self.tokens[stop:last]) > 2:
            after = self.tokens[stop + 1] if stop + 1 < last else None
            if (
                after is not None
                and after.pos_ not in {"CCONJ", "SCONJ"}
                and after.lower_ not in {"which", "who"}
                and after.tag_ != "VBG"
                and not any(one.tag_ in {"WP", "WDT", "WP$"} for one in self.tokens[stop + 1 : stop + 5])
                and not any(_describes(one, source) for one in self.tokens[stop:last])
            ):
                parts += self._whole(stop, last)
        elif parts and stop < last and is_verb(self.tokens[stop]) and self.tokens[stop].tag_ not in {"VBN", "VBG"}:
            parts += self._whole(stop, last)
        return parts

    def _lacks_object(self, phrase: int) -> bool:
        """“destroyed, according to the Gazette, 40 homes”: a verb right before the phrase whose object follows."""
        before = self.tokens[phrase - 2]
        has_object = is_passive(before) or any(one.dep_ in {"dobj", "ccomp"} for one in before.children)
        return self.tokens[phrase - 1].text == "," and is_finite(before) and is_verb(before) and not has_object

    def _marks_after_names(self, first: int, start: int, last: int) -> int:
        """The marks that follow a speaker's names and offices at once, else `start`."""
        for at in range(first, min(first + 16, last)):
            if self._free_marks(at):
                return at if self.tokens[at - 1].text == "," else start
            if self.tokens[at].tag_ in {"VBD", "VBZ", "VBP", "MD", "PRP"}:
                break
        return start

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
