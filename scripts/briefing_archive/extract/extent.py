"""How far reported words reach: whole quotations, whole phrases, and nothing of other speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, writings
from briefing_archive.extract.beside import DASHES
from briefing_archive.extract.cuts import Cuts
from briefing_archive.extract.edges import trimmed, without_comment, without_effect, without_objection
from briefing_archive.extract.reporting import is_time, is_verb, verb_cue

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACHED = frozenset({"prep", "npadvmod", "acl", "xcomp", "advcl", "oprd", "acomp", "advmod"})

_NOMINAL = frozenset({"DET", "PRON", "PROPN", "NOUN"})

POINTING = frozenset({"this", "that", "these", "those", "it", "such", "them", "him", "her"})
"""Words that take up what was said before, and say nothing themselves."""


class Extent(Cuts):
    """The tokens of one block that reported speech may take; what direct speech uses is left to it."""

    def _bounded(self, verb: Token, start: int, end: int) -> list[tuple[int, int]]:
        """The range cut where other speech, the writer's comment or the sentence's end begins."""
        end = min(end, self.reading.sentence_ends[verb.i])
        first, last = bisect_left(self._breaks, start), bisect_left(self._breaks, end)
        for at in self._breaks[first:last]:
            cut = self._cut(verb, self.tokens[at], start)
            if cut is not None:
                end = cut
                break
        end = self._before_others_words(start, end)
        end = self._before_aside(verb, start, without_comment(self.reading, start, end))
        end = without_effect(self.reading, start, without_objection(self.reading, start, end))
        end = self._with_marks(start, end)
        start = self._from_marks(start)
        while start + 1 < end and self.tokens[start].lower_ == "that" and self._only_joins(verb, start):
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

    def _only_joins(self, verb: Token, that: int) -> bool:
        """Whether “that” opens a clause, also before a condition that is turned round (“that should it rain, …”).

        Right behind a cue it hardly points: “said that money was short”.
        """
        before = self.tokens[that - 1]
        follows = before == verb or (before.head == verb and before.dep_ == "prt")
        if follows and self.tokens[that].dep_ == "det" and self.tokens[that + 1].tag_ == "NN":
            return any(is_verb(one) for one in self.tokens[that + 2 : that + 9]) and verb_cue(verb) is not None
        opening = self.tokens[that + 1]
        is_turned = opening.lower_ in {"should", "had", "were"} and self.tokens[that + 2].pos_ in _NOMINAL
        acts = (is_verb(opening) or opening.tag_ == "MD") and not is_turned
        if acts and self.tokens[that].dep_ in {"nsubj", "nsubjpass"}:
            return False  # “said in a statement that would not happen before July”
        return self.tokens[that].tag_ in {"IN", "WDT"} or opening.tag_ == "MD"

    def _from_marks(self, start: int) -> int:
        """Take in the mark that opens right before the content."""
        number = self.reading.quoted[start] if start < len(self.tokens) else -1
        if number < 0 or number in self.numbers:
            return start
        first = self.reading.bounds[number][0]
        between = self.tokens[first:start]
        return first if all(not token.is_alpha or token.lower_ == "that" for token in between) else start

    def _with_marks(self, start: int, end: int) -> int:
        """Never end inside a quotation: take it to its end, and the rest of a sentence that it does not end."""
        if end - 1 >= start and end - 1 < len(self.tokens):
            number = self.reading.quoted[end - 1]
            if number >= 0 and number not in self.numbers:
                end = max(end, self.reading.bounds[number][1])
        if end < len(self.tokens):
            number = self.reading.quoted[end]
            goes_on = self.tokens[end - 1].is_alpha and end < self.reading.sentence_ends[start]
            if number >= 0 and number not in self.numbers and (goes_on or self.reading.bounds[number][0] < end):
                end = self.reading.bounds[number][1]
        joins = end + 1 < self.reading.sentence_ends[start] and self.tokens[end].pos_ == "CCONJ"
        if joins and self.reading.outside(self.tokens[end]) and self._free_marks(end + 1):
            end = self.reading.bounds[self.reading.quoted[end + 1]][1]  # “would go but “with regret””
        return self._past_dash(start, end)

    def _past_dash(self, start: int, end: int) -> int:
        """The end with words in marks that only a dash parts from those before: was “likely” — “unless it rains”."""
        last = self.reading.sentence_ends[start]
        has_dash = end + 1 < last and self.tokens[end].text in DASHES and not self.reading.outside(self.tokens[end - 1])
        if has_dash and self._free_marks(end + 1):
            return self.reading.bounds[self.reading.quoted[end + 1]][1]
        return end

    def _unjoined(self, first: int, left: int) -> int:
        """The start of a sentence without the clause that another cue or a semicolon parts from it."""
        for at in range(left - 1, first, -1):
            if self.tokens[at].text == ";" and self.reading.outside(self.tokens[at]):
                return at + 1
        return first

    def _before_others_words(self, start: int, end: int) -> int:
        """The end without a last clause that somebody else tells: “…, which, according to the Gazette, …”."""
        first, last = bisect_left(self._breaks, start), bisect_left(self._breaks, end)
        for at in self._breaks[first:last]:
            comma = self._relative_before(at)
            if comma is not None and comma > start + 1 and self._clause_end(at) >= end - 1:
                return comma
        return end

    def _relative_before(self, at: int) -> int | None:
        """The comma of “, which, according to …”; None where a phrase for the speaker does not open such a clause."""
        which = at - 1 - (self.tokens[at - 1].text == ",")
        if self.tokens[at].lower_ not in SOURCE_PHRASES or which < 1 or self.tokens[which].tag_ not in {"WDT", "WP"}:
            return None
        return which - 1 if self.tokens[which - 1].text == "," else None

    def _clause_end(self, at: int) -> int:
        """Where the relative clause ends that holds a token."""
        clause = next((one for one in self.tokens[at].ancestors if one.dep_ == "relcl"), None)
        end: int = clause.right_edge.i + 1 if clause is not None else self.reading.sentence_ends[at]
        return end

    def _whole(self, start: int, end: int, least: int = 2) -> list[tuple[int, int]]:
        """The words beside a cue as they stand; none where direct speech uses some, or where they are too few."""
        end = self._before_others_words(start, end)
        if any(self.taken[at] for at in range(start, end)):
            return []
        found = trimmed(self.reading, start, end)
        if found is None or sum(token.is_alpha for token in self.tokens[found[0] : found[1]]) < least:
            return []
        return [found]

    def _reach(self, verb: Token, end: int) -> int:
        """The end with what follows at once without a comma and belongs to what is said, not to when or where.

        The parser hangs such words on the cue (“warned of groups with ties to rebels entering the port”).
        """
        last = self.reading.sentence_ends[verb.i]
        if end < last and self._free_marks(end) and self.tokens[end].is_quote:
            end = self.reading.bounds[self.reading.quoted[end]][1]
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
            tells_when = tells_when and not any(one.dep_ == "pobj" and not is_time(one) for one in child.children)
            if (tells_when and not self._lasts(verb, words)) or any(
                one.lemma_.casefold() in writings() for one in words[:5]
            ):
                break
            end = child.right_edge.i + 1
        return end

    def _infinitive_end(self, verb: Token) -> int:
        """Where an infinitive ends: before a tensed verb that the parser joined to it."""
        for child in verb.children:
            if child.dep_ == "conj" and child.tag_ in {"VBD", "VBZ"}:
                end = child.left_edge.i
                while end > verb.i + 1 and self.tokens[end - 1].pos_ in {"CCONJ", "ADV", "PUNCT"}:
                    end -= 1
                return end
        return verb.right_edge.i + 1

    def _lasts(self, verb: Token, words: Sequence[Token]) -> bool:
        """Whether a time is a stretch, which saying something once does not fill (“reported two deaths since 2015”)."""
        if any(one.dep_ == "aux" and one.lemma_ in {"have", "be"} for one in verb.children) or verb.tag_ == "VBG":
            return False
        following = {one.lower_ for one in words}
        pairs = {"from": {"to", "until", "through"}, "between": {"and"}}
        return words[0].lower_ == "since" or bool(pairs.get(words[0].lower_, set()) & following)

    def _free_marks(self, at: int) -> bool:
        number = self.reading.quoted[at]
        return number >= 0 and number not in self.numbers

    def _last_marks(self, start: int, end: int) -> int:
        marks = [self.reading.bounds[self.reading.quoted[at]][1] for at in range(start, end) if self._free_marks(at)]
        return max([end, *marks])
