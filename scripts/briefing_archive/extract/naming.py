"""What somebody calls a thing, or whom they hold it against: “described it as …”, “deemed it wise to …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import Cue
from briefing_archive.extract.extent import Extent
from briefing_archive.extract.reporting import is_participle, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

# What these say of a thing is a statement without marks too; “dismissed him as manager” is not.
_JUDGING = frozenset(
    {"describe", "characterise", "characterize", "portray", "depict", "hail", "praise", "denounce", "condemn", "decry"}
    | {"deride", "brand", "label", "ridicule"}
)


class Naming(Extent):
    """Names and judgements as the content of a cue."""

    def _naming(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """described it as … · credits them with … · called it a “…”"""
        if cue.takes("with"):
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in {"with", "as", "for"} and child.i > verb.i + 1:
                    return self._bounded(verb, verb.i + 1, self._reach(verb, child.right_edge.i + 1))
        if cue.takes("cause") and not is_passive(verb) and not is_participle(verb):
            thing = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i), None)
            for child in verb.subtree if thing is not None else ():
                whose = child.head == verb or child.head == thing
                if child.dep_ == "prep" and child.lower_ in {"to", "on"} and child.i > verb.i + 1 and whose:
                    return self._bounded(verb, verb.i + 1, self._reach(verb, child.right_edge.i + 1))
        if cue.takes("as"):
            for child in verb.subtree:
                if (
                    child.lower_ == "as"
                    and self.reading.outside(child)
                    and child.dep_ in {"prep", "mark"}
                    and child.i > verb.i
                    and child.head.i >= verb.i
                ):
                    content = range(verb.i + 1, child.right_edge.i + 1)
                    has_marks = any(not self.reading.outside(self.tokens[at]) for at in content)
                    if cue.lemma in _JUDGING or has_marks:
                        start = child.i + 1 if child.i == verb.i + 1 or is_passive(verb) else verb.i + 1
                        start += self.tokens[start].lower_ == "to"  # “referred to it as …”
                        return self._bounded(verb, start, self._before_time_clause(verb))
        if cue.takes("naming") and (judged := self._judged(verb)):
            return judged
        if cue.takes("naming"):
            end = min(verb.right_edge.i + 1, self.reading.sentence_ends[verb.i])
            if any(self._free_marks(at) for at in range(verb.i + 1, end)) and not (
                is_passive(verb) or is_participle(verb)
            ):
                return self._bounded(verb, verb.i + 1, self._last_marks(verb.i + 1, end))
        return []

    def _judged(self, verb: Token) -> list[tuple[int, int]]:
        """called it unlikely that … · deemed it wise to …"""
        it = next((one for one in verb.children if one.lower_ == "it" and one.i == verb.i + 1), None)
        judgement = next(
            (one for one in verb.children if one.dep_ in {"oprd", "acomp", "ccomp"} and one.i > verb.i), None
        )
        if judgement is None:
            return []
        it = it or next((one for one in judgement.children if one.lower_ == "it" and one.i == verb.i + 1), None)
        clause = next(
            (one for one in judgement.children if one.dep_ in {"ccomp", "xcomp"} and one.i > judgement.i), None
        )
        if it is None or clause is None or judgement.pos_ not in {"ADJ", "NOUN"}:
            return []
        return self._bounded(verb, it.i + 1, clause.right_edge.i + 1)

    def _before_time_clause(self, verb: Token) -> int:
        """The end of the verb's words without a clause that tells when."""
        for child in verb.children:
            if child.dep_ == "advcl" and any(
                one.lower_ in {"when", "after", "before", "while"} for one in child.children if one.i < child.i
            ):
                return child.left_edge.i if child.left_edge.i > verb.i + 1 else verb.right_edge.i + 1
        return verb.right_edge.i + 1
