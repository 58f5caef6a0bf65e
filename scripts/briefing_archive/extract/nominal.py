"""Nouns as what was said: “denied the delay”, “expressed hope that …”, “pledged funds”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import Cue, attitudes, granted, writings
from briefing_archive.extract.extent import POINTING, Extent
from briefing_archive.extract.noun_phrases import counted_head, is_happening
from briefing_archive.extract.reporting import is_passive, verb_cue

if TYPE_CHECKING:
    from spacy.tokens import Token

# With these a noun says something only where it is for a deed or happening; “promised” and “denied” take any.
_DEEDS = frozenset(
    {"announce", "confirm", "disclose", "forecast", "predict", "propose", "recommend", "report", "reveal"}
)
# Of these, those whose noun names what is or will be done: an event told, not words.
_DONE = frozenset({"announce", "confirm", "disclose", "propose", "reveal"})
# An assembly that confirms a nomination gives its consent; a firm that reports a loss shows its books.
_CONFIRMED = frozenset({"nomination", "nominee", "appointment", "appointee", "candidate", "judge", "choice"})
_RESULTS = frozenset(
    {"profit", "loss", "earning", "earnings", "revenue", "income", "sale", "sales", "result", "turnover", "increase"}
    | {"decrease", "decline", "growth", "rise", "fall", "gain", "surplus", "deficit", "drop"}
)
_AMOUNTS = frozenset({"most", "some", "many", "all", "none", "few", "day", "week", "half"})


class Nominal(Extent):
    """Nouns as the content of a cue."""

    def _attitude(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """expressed hope that … · voiced readiness to …: a noun for what somebody thinks or wants, with its clause."""
        if not cue.takes("attitude") or is_passive(verb):
            return []
        for thing in verb.children:
            if thing.dep_ != "dobj" or thing.i < verb.i or thing.lemma_.casefold() not in attitudes():
                continue
            for clause in thing.children:
                opens = next(
                    (one for one in clause.children if one.lower_ in {"to", "that"} and one.i < clause.i), None
                )
                if clause.dep_ not in {"acl", "ccomp", "relcl"} or opens is None or opens.dep_ not in {"aux", "mark"}:
                    continue
                start = opens.i + 1 if opens.lower_ == "that" else thing.i
                return self._bounded(verb, start, self._infinitive_end(clause))
        return []

    def _noun(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """announced a … · denied the … · denied having …"""
        for child in verb.children:
            if child.i <= verb.i:
                continue
            if cue.takes("gerund") and child.dep_ in {"xcomp", "ccomp", "pcomp"} and child.tag_ == "VBG":
                return self._bounded(verb, child.left_edge.i, child.right_edge.i + 1)
            if cue.takes("noun") and self._is_stated(verb, cue, child):
                self.doubts[verb.i] = (0.75, f"does “{cue.lemma}” report what was said here?")
                if cue.lemma in _DONE:
                    self.deeds.add(verb.i)
                end = self._without_writing(child, self._reach(verb, child.right_edge.i + 1))
                return self._bounded(verb, child.left_edge.i, end)
        return []

    def _is_stated(self, verb: Token, cue: Cue, thing: Token) -> bool:
        """Whether the object of a cue stands for what was said: a deed or happening, not a thing, a sum or a right."""
        if thing.dep_ != "dobj" or thing.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} or is_passive(verb):
            return False
        words = self.tokens[thing.left_edge.i : thing.i + 1]
        if words[0].lower_ in POINTING or any(one.ent_type_ in {"MONEY", "PERCENT", "QUANTITY"} for one in words):
            return False
        if any(child.dep_ == "dative" for child in verb.children) or self._says_by(verb):
            return False  # “denied her entry”, “underlined the call by saying”
        lemma = thing.lemma_.casefold()
        if cue.lemma == "deny":
            return lemma not in granted()
        if cue.lemma == "confirm" and lemma in _CONFIRMED:
            return False
        if cue.lemma == "report" and lemma in _RESULTS:
            return False
        if cue.lemma not in _DEEDS or lemma in _AMOUNTS or any(one.lower_ == "as" for one in verb.children):
            return True
        return is_happening(counted_head(thing))

    def _says_by(self, verb: Token) -> bool:
        """“underlined the call by saying …”: what was said follows."""
        return any(
            verb_cue(inner) is not None
            for child in verb.children
            if child.dep_ == "prep" and child.lower_ == "by"
            for inner in child.children
            if inner.dep_ == "pcomp"
        )

    def _without_writing(self, thing: Token, end: int) -> int:
        """The end of an object without where it was said (“announced the vote in a letter”)."""
        for child in thing.subtree:
            if child.dep_ == "prep" and child.lower_ in {"in", "on", "via", "through"} and child.i > thing.i:
                noun = next((one for one in child.children if one.dep_ == "pobj"), None)
                if noun is not None and noun.lemma_.casefold() in writings():
                    return min(end, child.i)
        return end
