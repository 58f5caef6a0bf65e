"""What was only foreseen for a date, or planned for it and did not come about.

A forecast tells how much or in what state something is to be over a year; what somebody is to do in a year is a
plan, and an event to come. A plan that its own sentence takes back happened on no day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_archive.extract.clauses import verb_above
from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.tense import tense_at

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_LONG = re.compile(r"[0-9]{4}(?:-[QH][1-4])?")
_COARSE = re.compile(r"[0-9]{4}(?:-(?:[0-9]{2}|[QH][1-4]|SP|SU|FA|WI))?")
_HIGHEST = 6
_FIRST = frozenset({"originally", "initially", "first"})
_TAKING_BACK = frozenset({"now", "still", "never", "yet", "instead", "until", "later"})
_MAYBE = frozenset({"could", "might"})
_HOPED = frozenset({"hoped", "planned", "wanted", "intended", "aimed", "meant"})
_OFF = frozenset({"put off", "call off", "push back", "put back", "move back"})
_WOULD = frozenset({"would", "could", "might", "may"})


def is_foreseen(date: Tokens, value: str) -> bool:
    """Whether the clause foretells how something will stand over the year or quarter of the date."""
    verb = verb_above(date.root)
    if verb is not None and verb.lemma_ == "forecast" and verb.tag_ == "VBN":
        return True  # “rain is forecast until Saturday”
    if verb is None or not _COARSE.fullmatch(value):
        return False
    helping = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if helping & _MAYBE and (_LONG.fullmatch(value) or "have" not in helping):
        return True  # what could be in a year or month is guessed
    if not _LONG.fullmatch(value):
        return False
    if verb.lemma_ in word_set("outlook") and tense_at(date.root) != "past":
        return _has_measure(verb)
    would = any(child.lower_ in _WOULD and child.dep_ == "aux" for one in _up(verb) for child in one.children)
    if not would and tense_at(date.root) != "future":
        return False
    chain = _up(verb)
    if any(one.lemma_ in word_set("foreseen") for one in chain):
        return True
    if verb.lemma_ in word_set("foreseen_amounts"):
        return _has_measure(verb)
    if verb.lemma_ == "be" and any(child.dep_ == "acomp" for child in verb.children):
        dated = word_set("states_reached") | word_set("ahead_adjectives")
        return not any(child.lower_ in dated for child in verb.children)
    if verb.lemma_ not in {"be", "have"} or any(one.lower_ in word_set("states_reached") for one in verb.children):
        return False
    return any(
        one.dep_ in {"ccomp", "acl", "xcomp"} and (would or one.head.lemma_ in word_set("foretelling")) for one in chain
    )


def _has_measure(verb: Token) -> bool:
    """“Sees losses of 20 million”, “expects growth”."""
    measured = [child for child in verb.children if child.dep_ == "dobj"]
    told = [token for one in measured for token in one.subtree if token.lower_ not in word_set("ordinals")]
    return any(token.like_num or token.lower_ in word_set("changes") for token in told)


def is_unkept(date: Tokens) -> bool:
    """Whether what was planned for the date did not come about: “was to open in May, but …”, “should have opened”."""
    verb = verb_above(date.root)
    if verb is None:
        return False
    words = [child for one in _up(verb) for child in one.children if child.dep_ in {"aux", "auxpass", "advmod"}]
    auxiliaries = {child.lower_ for child in words if child.dep_ != "advmod"}
    if verb.tag_ == "VBN" and "have" in auxiliaries and ("should" in auxiliaries or _was_to(verb)):
        return True
    if verb.tag_ == "VBN" and {"would", "have"} <= auxiliaries:
        return True  # “would have turned 90 on Monday”
    if any(one.lower_ in _HOPED and any(child.lower_ == "had" for child in one.children) for one in _up(verb)):
        return any(child.dep_ == "xcomp" for one in _up(verb) for child in one.children)  # “had hoped to open in May”
    sentence = verb.sent
    before, after = verb.doc[sentence.start : date.start], verb.doc[date.end : sentence.end]
    if _is_of_what_was_put_off(date.root):
        return True
    if _was_set(verb, date):
        return any(_is_put_off(token) for token in after)
    if not _was_to(verb):
        return False
    if any(token.lower_ in _FIRST and token.dep_ == "advmod" for token in before):
        return True
    if any(one.lemma_ == "suppose" for one in _up(verb)):
        return True
    return any(token.lower_ in _TAKING_BACK or _is_put_off(token) for token in after)


def _is_put_off(token: Token) -> bool:
    if token.lower_ in word_set("put_off"):
        return True
    return any(child.dep_ == "prt" and f"{token.lemma_} {child.lower_}" in _OFF for child in token.children)


def _is_of_what_was_put_off(token: Token) -> bool:
    """“The strike, due to begin on June 3, was called off”: the day was in the plan alone."""
    for _ in range(_HIGHEST):
        is_plan = token.lower_ in word_set("planned_as") or token.lemma_ in word_set("planned_as")
        if is_plan and token.dep_ in {"acl", "amod"}:
            noun = token.head
            return noun.dep_ in {"nsubjpass", "dobj"} and _is_put_off(noun.head) and noun.i < token.i
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _was_set(verb: Token, date: Tokens) -> bool:
    """“The vote, scheduled for Monday, was …”, “had been set for Monday but was …”."""
    is_for = date.root.dep_ == "pobj" and date.root.head.lower_ in {"for", "on", "in"}
    return is_for and verb.tag_ in {"VBN", "VBD"} and verb.lemma_ in word_set("planned_as")


def _was_to(verb: Token) -> bool:
    """“Was to open”, “were due to open”, “had been scheduled to open”."""
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children) or verb.dep_ != "xcomp":
        return False
    head = verb.head
    if head.lemma_ == "be":
        return head.tag_ == "VBD"
    if head.lower_ not in word_set("planned_as") and head.lemma_ not in word_set("planned_as"):
        return False
    be = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    be += [head.head] if head.dep_ == "acomp" else []
    be += [child for one in be for child in one.children if child.dep_ == "aux"]
    return any(one.lower_ in {"was", "were", "had"} for one in be)


def _up(verb: Token) -> list[Token]:
    """The verb and those it is an infinitive of: “expects to carry”."""
    chain = [verb]
    while chain[-1].dep_ in {"xcomp", "acomp"} and chain[-1].head.i != chain[-1].i and len(chain) < _HIGHEST:
        chain.append(chain[-1].head)
    return chain
