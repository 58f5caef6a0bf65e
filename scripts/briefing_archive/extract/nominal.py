"""Nouns as what was said: “denied the delay”, “expressed hope that …”, “pledged funds”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import Cue, attitudes, claimed, granted, writings
from briefing_archive.extract.extent import POINTING, Extent
from briefing_archive.extract.noun_phrases import counted_head, is_happening
from briefing_archive.extract.reporting import cue_bounds, is_passive, verb_cue

if TYPE_CHECKING:
    from spacy.tokens import Token

# With these a noun says something only where it is for a deed or happening; “promised” and “denied” take any.
_DEEDS = frozenset(
    {
        "announce",
        "confirm",
        "disclose",
        "forecast",
        "predict",
        "project",
        "propose",
        "recommend",
        "report",
        "reveal",
        "threaten",
    }
)
# Of these, those whose noun names what is or will be done: an event told, not words.
_DONE = frozenset({"announce", "confirm", "disclose", "propose", "reveal"})
# An assembly that confirms a nomination gives its consent; a firm that reports its sales shows its books.
_CONFIRMED = frozenset({"nomination", "nominee", "appointment", "appointee", "candidate", "judge", "choice"})
_RESULTS = frozenset(
    {"profit", "loss", "earning", "earnings", "revenue", "income", "sale", "sales", "result", "turnover", "increase"}
    | {"decrease", "decline", "growth", "rise", "fall", "gain", "surplus", "deficit", "drop"}
)
# “claimed victory over the visitors” is a match won.
_BEATEN = frozenset({"over", "against", "at", "with"})
# What these ask for or foretell may be a sum.
_WANTED = frozenset({"demand", "request", "propose", "forecast", "predict", "project"})
_FIGURES = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
# “reported hearing gunfire”: gerunds of witnesses that pass for the first word of a noun phrase.
_PERCEIVING = frozenset({"hearing", "seeing", "finding", "feeling", "having", "smelling", "receiving", "losing"})
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
            beside = (one for one in verb.children if one.dep_ in {"xcomp", "advcl"} and one.i > thing.i)
            for clause in (*thing.children, *beside):
                opens = next(
                    (one for one in clause.children if one.lower_ in {"to", "that"} and one.i < clause.i), None
                )
                is_its = clause.head == thing and clause.dep_ in {"acl", "ccomp", "relcl"}
                if opens is None or opens.dep_ not in {"aux", "mark"} or not (is_its or opens.i == thing.i + 1):
                    continue
                start = opens.i + 1 if opens.lower_ == "that" else thing.i
                return self._bounded(verb, start, self._infinitive_end(clause))
        return []

    def _noun(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """announced a … · denied the … · denied having …"""
        for child in verb.children:
            if child.i <= verb.i:
                continue
            if cue.takes("gerund") and child.dep_ in {"xcomp", "ccomp", "pcomp"} and self._is_gerund(child):
                return self._bounded(verb, child.left_edge.i, self._until_then(verb, child.right_edge.i + 1))
            opening = self.tokens[child.left_edge.i]
            is_torn = child.dep_ == "dobj" and opening.lower_ in _PERCEIVING and opening.dep_ in {"compound", "amod"}
            if cue.takes("gerund") and is_torn and opening.i == verb.i + 1:  # “reported hearing gunfire”
                return self._bounded(verb, opening.i, child.right_edge.i + 1)
            if cue.takes("own") and self._is_claimed(verb, child):
                self.acts.add(verb.i)
                self.doubts[verb.i] = (0.75, "")
                is_bare = child.left_edge.i == child.right_edge.i
                start = cue_bounds(self.reading, verb)[0] if is_bare else child.left_edge.i
                return self._bounded(verb, start, self._before_relative(child))
            if cue.takes("noun") and self._is_stated(verb, cue, child):
                self.doubts[verb.i] = (0.75, f"does “{cue.lemma}” report what was said here?")
                if cue.lemma in _DONE:
                    self.deeds.add(verb.i)
                end = self._without_writing(child, self._reach(verb, child.right_edge.i + 1))
                return self._bounded(verb, child.left_edge.i, end)
        return []

    def _until_then(self, verb: Token, end: int) -> int:
        """The end with a clause that follows at once: “denied having known of it before the crews spoke up”."""
        for one in verb.children:
            follows = one.dep_ == "advcl" and one.left_edge.i == end
            if follows and self.tokens[end].lower_ in {"before", "until"}:
                return one.right_edge.i + 1
        return end

    @staticmethod
    def _is_gerund(verb: Token) -> bool:
        """“denied knowing”, “denied having known”, “denied being told”."""
        return verb.tag_ == "VBG" or (
            verb.tag_ == "VBN" and any(one.dep_ in {"aux", "auxpass"} and one.tag_ == "VBG" for one in verb.children)
        )

    def _is_claimed(self, verb: Token, thing: Token) -> bool:
        """Whether somebody claims or declares something of himself: responsibility, victory, a right."""
        if thing.dep_ != "dobj" or is_passive(verb) or thing.lemma_.casefold() not in claimed():
            return False
        return not any(one.lower_ in _BEATEN for one in (*thing.children, *verb.children))

    def _before_relative(self, thing: Token) -> int:
        """The end of a noun phrase, without what the writer adds to it after a comma."""
        end: int = thing.right_edge.i + 1
        added = [one.left_edge.i for one in thing.subtree if one.dep_ == "relcl" and one.left_edge.i > thing.i]
        return next((at for at in added if self.tokens[at - 1].text == ","), end)

    def _is_stated(self, verb: Token, cue: Cue, thing: Token) -> bool:
        """Whether the object of a cue stands for what was said: a deed or happening, not a thing, a sum or a right."""
        if thing.dep_ != "dobj" or thing.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} or is_passive(verb):
            return False
        words = self.tokens[thing.left_edge.i : thing.i + 1]
        if cue.lemma in {"report", "forecast", "predict", "project"} and self._counts(thing):
            return True
        if words[0].lower_ in POINTING:
            return False
        if cue.lemma == "cite":  # “the Gazette cites a fall in sales”; “closed the yard, citing …” tells why it did so
            return thing.lemma_.casefold() in _RESULTS and verb.tag_ != "VBG"
        if cue.lemma not in _WANTED and any(one.ent_type_ in {"MONEY", "PERCENT", "QUANTITY"} for one in words):
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

    def _counts(self, thing: Token) -> bool:
        """“reported a loss of 3 million”, “reported nine deaths”: a figure is told, and not “its loss of 3 million”."""
        words = self.tokens[thing.left_edge.i : thing.right_edge.i + 1]
        if any(one.dep_ == "poss" or one.lower_ in {"the", "this", "these"} for one in thing.children):
            return False
        near = [one for one in words if one.i < thing.i or one.dep_ == "pobj" or one.head.dep_ == "pobj"]
        return any(one.ent_type_ in _FIGURES or one.like_num for one in near)

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
