"""What somebody calls a thing, or whom they hold it against: “described it as …”, “deemed it wise to …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import Cue
from briefing_archive.extract.extent import Extent
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.noun_phrases import is_happening
from briefing_archive.extract.reporting import is_participle, is_passive, is_time, is_verb, own_subject, verb_cue

if TYPE_CHECKING:
    from spacy.tokens import Token

# What these say of a thing is a statement without marks too; “dismissed him as manager” is not.
_JUDGING = frozenset(
    {"describe", "characterise", "characterize", "portray", "depict", "hail", "praise", "denounce", "condemn", "decry"}
    | {"deride", "brand", "label", "ridicule"}
)

_CALLING = frozenset({"call", "brand", "label", "deem", "term"})


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
                    if not has_marks and self._names_in_passing(verb):
                        return []
                    if cue.lemma in _JUDGING or has_marks:
                        start = child.i + 1 if child.i == verb.i + 1 or is_passive(verb) else verb.i + 1
                        start += self.tokens[start].lower_ == "to"  # “referred to it as …”
                        return self._bounded(verb, start, self._before_time_clause(verb))
        if cue.lemma == "point":  # “points to the storm as the cause”
            to = next((one for one in verb.children if one.dep_ == "prep" and one.lower_ == "to"), None)
            as_what = next((one for one in verb.subtree if one.lower_ == "as" and one.dep_ == "prep"), None)
            if to is None or as_what is None or as_what.i < to.i or all(one.dep_ != "pobj" for one in as_what.children):
                return []
            return self._bounded(verb, to.i + 1, self._reach(verb, as_what.right_edge.i + 1))
        if cue.takes("held-as") and (held := self._held_as(verb, cue)):
            return held
        if cue.takes("at") and (rated := self._put_at(verb)):
            return rated
        if cue.takes("naming") and (judged := self._judged(verb) or self._called(verb)):
            return judged
        if cue.takes("naming") and is_passive(verb) and (agent := own_subject(verb)) is not None:
            marked = [at for at in range(verb.i + 1, agent.i) if self._free_marks(at)]
            return self._bounded(verb, verb.i + 1, marked[-1] + 1) if marked else []
        if cue.takes("naming"):
            end = min(verb.right_edge.i + 1, self.reading.sentence_ends[verb.i])
            if any(self._free_marks(at) for at in range(verb.i + 1, end)) and not (
                is_passive(verb) or is_participle(verb)
            ):
                end = min(end, self._infinitive_end(verb))
                marks = [at for at in range(verb.i + 1, end) if self._free_marks(at)]
                stop = self.reading.bounds[self.reading.quoted[marks[-1]]][1] if marks else end
                if any(is_time(one) for one in self.tokens[stop : stop + 3]):
                    end = stop  # “called it “late” on Monday”
                return self._bounded(verb, verb.i + 1, self._last_marks(verb.i + 1, end))
        return []

    def _names_in_passing(self, verb: Token) -> bool:
        """“what she described as a delay”: the writer takes up somebody's word for a thing, and states it himself."""
        return any(one.dep_ in {"dobj", "pobj"} and one.lower_ == "what" and one.i < verb.i for one in verb.children)

    def _held_as(self, verb: Token, cue: Cue) -> list[tuple[int, int]]:
        """lists the boat as lost · citing fog as his reason · reported by the radio as belonging to …"""
        thing = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i), None)
        undergoes = is_passive(verb) or is_participle(verb)
        if thing is None and not undergoes:
            return []
        for token in (*verb.children, *(thing.subtree if thing is not None else ())):
            if token.lower_ != "as" or token.dep_ not in {"prep", "mark"} or token.i < verb.i + 1:
                continue
            if not self.reading.outside(token) or not any(
                one.dep_ in {"pobj", "pcomp", "amod", "acomp", "prep"} for one in token.children
            ):
                continue  # “reported it as they left”
            if thing is not None and any(is_verb(one) for one in token.ancestors if verb.i < one.i):
                continue  # “announced a boat that was sold as new”
            if cue.lemma == "name" and self._is_post(token):
                return []  # “named Vale as its captain”
            if cue.lemma == "announce" and (thing is None or thing.ent_type_ == "PERSON" or is_happening(thing)):
                return []  # “announced Vale as its captain” is a deed
            if any(one.dep_ == "pcomp" and verb_cue(one) is not None for one in token.children):
                return []  # “cited the mayor as saying”: the mayor's words
            if self._free_marks(min(token.i + 1, len(self.tokens) - 1)):
                return []  # “listed the boat as “Hope””: a name
            start = token.i if thing is None else verb.i + 1
            return self._bounded(verb, start, self._reach(verb, token.right_edge.i + 1))
        return []

    def _is_post(self, preposition: Token) -> bool:
        """Whether one person stands after “as” by what he does: whoever is named so is appointed."""
        what = next((one for one in preposition.children if one.dep_ == "pobj"), None)
        return what is not None and what.tag_ == "NN" and what.lemma_.casefold() in gazetteer().person_words

    def _put_at(self, verb: Token) -> list[tuple[int, int]]:
        """put the death toll at 40 · estimated the cost at three million"""
        thing = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i), None)
        if thing is None or is_passive(verb) or is_participle(verb):
            return []
        for at in verb.children:  # “put the toll as high as 20”
            rates = at.lower_ in {"high", "low", "many", "much"} and at.i > thing.i
            if rates and any(one.like_num for one in at.subtree):
                return self._bounded(verb, thing.left_edge.i, self._reach(verb, at.right_edge.i + 1))
        added = (inner for one in thing.children if one.dep_ == "acl" for inner in one.children)  # “the number rescued”
        for at in (*verb.children, *thing.children, *added):
            number = next((one for one in at.children if one.dep_ == "pobj"), None) if at.lower_ == "at" else None
            if number is not None and at.i > thing.i and any(one.like_num for one in number.subtree):
                return self._bounded(verb, thing.left_edge.i, self._reach(verb, at.right_edge.i + 1))
        return []

    def _called(self, verb: Token) -> list[tuple[int, int]]:
        """called the vote a sham · called the plan reckless: a judgement, and no name (“called the boat Hope”)."""
        if is_passive(verb) or is_participle(verb) or verb.lemma_ not in _CALLING:
            return []
        for what in verb.children:
            if what.i < verb.i or what.dep_ not in {"oprd", "ccomp", "attr"} or not self.reading.outside(what):
                continue
            things = (*verb.children, *what.children)
            thing = next((one for one in things if one.dep_ in {"dobj", "nsubj"} and verb.i < one.i < what.i), None)
            has_article = any(one.lower_ in {"a", "an", "the"} and one.i > verb.i for one in what.children)
            is_judgement = what.tag_ == "JJ" or (what.tag_ in {"NN", "NNS"} and has_article)
            if thing is not None and is_judgement and not any(is_verb(one) for one in what.children):
                return self._bounded(verb, verb.i + 1, what.right_edge.i + 1)
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
