"""What a cue reports in a phrase: an infinitive, a bare verb, words after a preposition, words in marks."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from briefing_archive.cues import Cue
from briefing_archive.extract.extent import POINTING, Extent
from briefing_archive.extract.noun_phrases import counted_head, is_happening
from briefing_archive.extract.reporting import is_passive, is_verb, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

# “asked not to be named” tells how the source is shown, nothing that it said.
_SHOWN_AS = frozenset({"name", "identify", "quote", "cite"})
# “warned about floods” says that there may be some.
_FORETELLING = frozenset({"warn", "caution"})
_BARE = frozenset({"accuse", "ask", "commit"})
_ASKED_FOR = frozenset(
    {"patience", "calm", "help", "aid", "support", "restraint", "time", "understanding", "forgiveness", "privacy"}
    | {
        "sentence",
        "term",
        "penalty",
        "peace",
        "unity",
        "mercy",
        "permission",
        "prayer",
        "respect",
        "justice",
        "protection",
    }
)
# “pleaded with him to wait”, “appealed to them to wait”: whom these address stands after a preposition.
_TOLD_BY = {"plead": "with", "appeal": "to"}
_HIDDEN = frozenset({"anonymous", "unnamed", "unidentified", "nameless"})


def _keeps_hidden(verb: Token) -> bool:
    """“not to be named”, “to remain anonymous”: how the source is shown, nothing that it said."""
    if verb.lemma_ in {"remain", "stay", "be"} and any(one.lower_ in _HIDDEN for one in verb.children):
        return True
    return is_passive(verb) and verb.lemma_ in _SHOWN_AS


def _is_told_of(verb: Token, thing: Token) -> bool:
    """“ordered a survey by Vale, who is to report”: a relative clause tells more of the object, and asks nothing."""
    between = takewhile(lambda one: one != thing, verb.ancestors)
    return any(one.dep_ == "relcl" and own_subject(one) is not None for one in between)


class Phrasal(Extent):
    """Phrases as the content of a cue."""

    def _infinitive(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """vowed to … · urged them to … · asking them to …"""
        if not cue.takes("to", "object-to") or (cue.lemma == "encourage" and verb.tag_ in {"VBZ", "VBP", "VB"}):
            return []  # “encourages firms to lend” is what it does
        if cue.lemma == "call" and not any(one.lower_ in {"on", "upon"} for one in verb.children):
            return []
        for child in verb.children:
            if child.i <= verb.i or child.dep_ not in {"xcomp", "ccomp", "advcl"}:
                continue
            to = next((one for one in child.children if one.dep_ == "aux" and one.lower_ == "to"), None)
            if to is None or to.i < verb.i or _keeps_hidden(child):
                continue
            subject = own_subject(child)
            has_object = (
                subject is not None
                or any(one.dep_ in {"dobj", "dative"} and one.i < to.i for one in verb.children if one.i > verb.i)
                or any(one.dep_ == "prep" and one.lower_ == _TOLD_BY.get(cue.lemma) for one in verb.children)
                or is_passive(child)
                or is_passive(verb)
                or cue.lemma == "call"
            )
            if (cue.takes("to") and not has_object) or (cue.takes("object-to") and has_object):
                start = to.i - (self.tokens[to.i - 1].dep_ == "neg")
                if cue.lemma == "call":  # “called on the two towns to talk”: who is to do it belongs to what is said
                    on = next(one for one in verb.children if one.lower_ in {"on", "upon"})
                    start = on.i + 1 if on.i < to.i else start
                return self._bounded(verb, start, self._infinitive_end(child))
        for child in verb.children:  # “urged the embassy to reconsider”, with the infinitive hung on the object
            if child.dep_ in {"dobj", "prep"} and child.i > verb.i and cue.takes("object-to"):
                for inner in child.subtree:
                    to = next((o for o in inner.children if o.dep_ == "aux" and o.lower_ == "to"), None)
                    is_its = inner.dep_ in {"acl", "relcl", "xcomp", "advcl"}
                    if to is None or not is_its or to.i < child.i:
                        continue
                    if self.tokens[to.i - 1].text == "," or not _is_told_of(inner, child):
                        return self._bounded(verb, to.i, inner.right_edge.i + 1)
        return []

    def _subjunctive(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """ordered the ship stay · asked the court intervene: a bare verb for what somebody is to do, without “that”."""
        if not cue.takes("object-to") or cue.takes("clause"):
            return []
        for child in verb.children:
            if child.dep_ != "ccomp" or child.i < verb.i or not self.reading.outside(child):
                continue
            things = [
                *(one for one in child.children if one.dep_ == "nsubj" and verb.i < one.i < child.i),
                *(one for one in verb.children if one.dep_ == "dobj" and verb.i < one.i < child.i),
            ]
            is_free = any(one.dep_ in {"aux", "auxpass", "mark"} and one.i > verb.i for one in child.children)
            if not things or is_free or not self.reading.outside(things[0]):
                continue
            if child.tag_ == "VB" or (child.tag_ == "VBP" and things[0].tag_ not in {"NNS", "NNPS", "PRP"}):
                return self._bounded(verb, things[0].left_edge.i, self._infinitive_end(child))
        return []

    def _prepositional(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """warned of … · called for …"""
        if not cue.prepositions:
            return []
        for child in verb.children:
            if cue.lemma == "accuse" and child.dep_ == "dobj":
                of = next((one for one in child.children if one.dep_ == "prep" and one.lower_ == "of"), None)
                if of is not None and self._tells(of, of.i + 1):
                    return self._bounded(verb, of.i + 1, self._reach(verb, of.right_edge.i + 1))
            if cue.lemma == "call" and any(one.dep_ == "dobj" and one.i < child.i for one in verb.children):
                continue  # “called the election for her”
            points_back = child.i + 1 < len(self.tokens) and self.tokens[child.i + 1].lower_ in POINTING
            if child.dep_ == "prep" and child.lower_ in cue.prepositions and child.i > verb.i and not points_back:
                end = self._reach(verb, child.right_edge.i + 1)
                if child.lower_ == "for" and end < len(self.tokens) and self.tokens[end].tag_ == "TO":
                    to_do = self.tokens[end].head  # “appealed for witnesses to come forward”
                    end = to_do.right_edge.i + 1 if to_do.head == verb else end
                if cue.lemma in _BARE and not self._tells(child, end) and not self._asks_for(cue, child):
                    continue  # “asked for a chair”, “accused her of fraud”
                if self._only_names(cue, child, end):
                    self.deeds.add(verb.i)
                is_apart = child.lower_ == "against" and child.i > verb.i + 1  # “advised crews against sailing”
                return self._bounded(verb, child.i + (not is_apart), end) if end > child.i + 1 else []
            against = next((one for one in child.children if one.lower_ == "against" and one.dep_ == "prep"), None)
            if child.dep_ == "dobj" and against is not None and "against" in cue.prepositions:
                return self._bounded(verb, against.i, self._reach(verb, against.right_edge.i + 1))
            mark = next((one for one in child.children if one.dep_ == "mark" and one.lower_ in cue.prepositions), None)
            if mark is not None and child.dep_ in {"xcomp", "ccomp", "advcl"} and mark.i == verb.i + 1:
                return self._bounded(verb, mark.i + 1, child.right_edge.i + 1)
        return []

    def _only_names(self, cue: Cue, preposition: Token, end: int) -> bool:
        """“spoke of the delay”, “complained about the delay”: the subject of what was said, not what was said of it."""
        is_subject = cue.lemma == "speak" or (preposition.lower_ == "about" and cue.lemma not in _FORETELLING)
        if cue.lemma == "speak" and any(is_verb(one) for one in self.tokens[preposition.i + 1 : end]):
            return False
        things = [one for one in preposition.children if one.dep_ == "pobj"]
        happens = any(child.tag_ == "VBG" for one in things for child in one.children)
        is_marked = any(self._free_marks(at) for at in range(preposition.i + 1, end))
        return is_subject and bool(things) and not happens and not is_marked

    def _asks_for(self, cue: Cue, preposition: Token) -> bool:
        """“asked for patience”, “asked for an inquiry”: somebody asks that others do something."""
        thing = next((one for one in preposition.children if one.dep_ == "pobj"), None)
        if cue.lemma != "ask" or thing is None or thing.pos_ == "PROPN":
            return False
        is_sum = any(one.ent_type_ == "MONEY" for one in thing.subtree) or (
            thing.lemma_ in {"year", "month"} and any(one.like_num for one in thing.children)
        )
        return is_sum or thing.lemma_.casefold() in _ASKED_FOR or is_happening(counted_head(thing))

    def _tells(self, preposition: Token, end: int) -> bool:
        """Whether words after a preposition tell what was said: a clause, or words in marks."""
        if any(one.dep_ == "pcomp" for one in preposition.children):
            return True
        after = self.tokens[preposition.i + 1]
        if after.dep_ == "compound" and after.lower_.endswith("ing"):
            return True  # “accuses the board of hiding losses”, where the parser sees a noun
        return any(self._free_marks(at) for at in range(preposition.i + 1, min(end + 1, len(self.tokens))))

    def _in_marks(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """gave its “…” · spoke of “…”: only the words in marks, where they stand close after the cue."""
        if not cue.takes("quoted", "clause"):
            return []
        end = min(verb.right_edge.i + 1, self.reading.sentence_ends[verb.i])
        for at in range(verb.i + 1, end):
            token = self.tokens[at]
            if self._free_marks(at):
                number = self.reading.quoted[at]
                names = self.tokens[at - 1].pos_ in {"NOUN", "PROPN"} and at - 1 > verb.i
                first, last = self.reading.bounds[number]
                is_word = sum(bool(one.whitespace_) for one in self.tokens[first : last - 1]) < 1
                if at - verb.i > 7 or self.taken[at] or names or is_word:
                    return []  # far from the cue, one word at a distance, or a name after its noun (“the ship “Hope””)
                self.doubts[verb.i] = (0.7, "do the marks hold what was said, or a name?")
                return [self.reading.bounds[number]]
            if is_verb(token) and token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}:
                return []
        return []
