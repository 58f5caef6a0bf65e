"""What a cue reports without a clause: an infinitive, a phrase after a preposition, a name, a noun, words in marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import Cue, attitudes, granted, writings
from briefing_archive.extract.extent import Extent
from briefing_archive.extract.noun_phrases import counted_head, is_happening
from briefing_archive.extract.reporting import (
    is_participle,
    is_passive,
    is_verb,
    own_subject,
    verb_cue,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTING = frozenset({"this", "that", "these", "those", "it", "such", "them", "him", "her"})
# “asked not to be named” tells how the source is shown, nothing that it said.
_SHOWN_AS = frozenset({"name", "identify", "quote", "cite"})
# What these say of a thing is a statement without marks too; “dismissed him as manager” is not.
_JUDGING = frozenset(
    {"describe", "characterise", "characterize", "portray", "depict", "hail", "praise", "denounce", "condemn", "decry"}
    | {"deride", "brand", "label", "ridicule"}
)
_BARE = frozenset({"accuse", "ask", "commit"})
_ASKED_FOR = frozenset(
    {"patience", "calm", "help", "aid", "support", "restraint", "time", "understanding", "forgiveness", "privacy"}
    | {"peace", "unity", "mercy", "permission", "prayer", "respect", "justice", "protection"}
)
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
_HIDDEN = frozenset({"anonymous", "unnamed", "unidentified", "nameless"})


def _keeps_hidden(verb: Token) -> bool:
    """“not to be named”, “to remain anonymous”: how the source is shown, nothing that it said."""
    if verb.lemma_ in {"remain", "stay", "be"} and any(one.lower_ in _HIDDEN for one in verb.children):
        return True
    return is_passive(verb) and verb.lemma_ in _SHOWN_AS


class Phrasal(Extent):
    """Phrases as the content of a cue."""

    def _infinitive(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """vowed to … · urged them to … · asking them to …"""
        if not cue.takes("to", "object-to") or (cue.lemma == "encourage" and verb.tag_ != "VBD"):
            return []  # “is encouraging banks to lend” is what it does, not what it said
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
                or is_passive(child)
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
                    if to is not None and inner.dep_ in {"acl", "relcl", "xcomp", "advcl"} and to.i > child.i:
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

    def _infinitive_end(self, verb: Token) -> int:
        """Where an infinitive ends: before a tensed verb that the parser joined to it."""
        for child in verb.children:
            if child.dep_ == "conj" and child.tag_ in {"VBD", "VBZ"}:
                end = child.left_edge.i
                while end > verb.i + 1 and self.tokens[end - 1].pos_ in {"CCONJ", "ADV", "PUNCT"}:
                    end -= 1
                return end
        return verb.right_edge.i + 1

    def _prepositional(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """warned of … · called for …"""
        if not cue.prepositions:
            return []
        for child in verb.children:
            if cue.lemma == "accuse" and child.dep_ == "dobj":
                of = next((one for one in child.children if one.dep_ == "prep" and one.lower_ == "of"), None)
                if of is not None and any(one.dep_ == "pcomp" for one in of.children):
                    return self._bounded(verb, of.i + 1, self._reach(verb, of.right_edge.i + 1))
            if cue.lemma == "call" and any(one.dep_ == "dobj" and one.i < child.i for one in verb.children):
                continue  # “called the election for her”
            points_back = child.i + 1 < len(self.tokens) and self.tokens[child.i + 1].lower_ in _POINTING
            if child.dep_ == "prep" and child.lower_ in cue.prepositions and child.i > verb.i and not points_back:
                end = self._reach(verb, child.right_edge.i + 1)
                if cue.lemma in _BARE and not self._tells(child, end) and not self._asks_for(cue, child):
                    continue  # “asked for a chair”, “accused her of fraud”
                if cue.lemma == "speak" and not any(is_verb(one) for one in self.tokens[child.i + 1 : end]):
                    self.deeds.add(verb.i)
                return self._bounded(verb, child.i + 1, end) if end > child.i + 1 else []
            mark = next((one for one in child.children if one.dep_ == "mark" and one.lower_ in cue.prepositions), None)
            if mark is not None and child.dep_ in {"xcomp", "ccomp", "advcl"} and mark.i == verb.i + 1:
                return self._bounded(verb, mark.i + 1, child.right_edge.i + 1)
        return []

    def _asks_for(self, cue: Cue, preposition: Token) -> bool:
        """“asked for patience”, “asked for an inquiry”: somebody asks that others do something."""
        thing = next((one for one in preposition.children if one.dep_ == "pobj"), None)
        if cue.lemma != "ask" or thing is None or thing.pos_ == "PROPN":
            return False
        return thing.lemma_.casefold() in _ASKED_FOR or is_happening(counted_head(thing))

    def _tells(self, preposition: Token, end: int) -> bool:
        """Whether words after a preposition tell what was said: a clause, or words in marks."""
        if any(one.dep_ == "pcomp" for one in preposition.children):
            return True
        return any(self._free_marks(at) for at in range(preposition.i + 1, min(end + 1, len(self.tokens))))

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
        if words[0].lower_ in _POINTING or any(one.ent_type_ in {"MONEY", "PERCENT", "QUANTITY"} for one in words):
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
