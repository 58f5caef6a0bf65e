"""Whether a clause tells what was, what is or what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from briefing_archive.extract.closed_words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present", "future", "planned"]
"""“planned” is what was to come, seen from the past (“was to meet”): it may have been since."""

_FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "shall", "wo"})
# A present form of these with an infinitive, or a participle of these, looks ahead.
_AHEAD = word_set("ahead")
# Adjectives that look ahead by themselves: “is due in May”.
_AHEAD_ADJECTIVES = word_set("ahead_adjectives")
# Verbs whose present tense reports what was (“the report says”), or tells a state.
_REPORTING = word_set("reporting")
_APPOINTMENTS = word_set("appointments")
_TELLING = frozenset({"announce", "confirm", "declare", "warn"})
_VERBS = frozenset({"VERB", "AUX"})
# Not “after”: “said he would stay after the board dismissed him on Friday”.
_TIMES = frozenset({"when", "once", "until", "till", "before"})


def tense_at(token: Token) -> Tense:
    """The tense of the clause that holds the token, read off its nearest verb and that verb's governors.

    The present of a verb that reports (“the study says”) or tells a state counts as past. An infinitive looks
    ahead, unless what governs it is past and does not look ahead by its sense.

    >>> tense_at.__annotations__["return"]
    'Tense'
    """
    verb = _verb_above(token)
    if verb is None or is_torn_report(verb):
        return "past"
    tense = _tense_of(verb, 4)
    if tense != "present" or _has_ahead(verb, token):
        return tense
    # “voters go to the polls”: a parser may take the plural for an infinitive
    is_finite = verb.tag_ in {"VBZ", "VBP"} or (verb.tag_ == "VB" and verb.dep_ == "ROOT" and _is_told_of(verb))
    if verb.lemma_ in _REPORTING or not is_finite:
        return "past"
    return tense


def is_torn_report(verb: Token) -> bool:
    """Whether it is the verb of a report at the end that a parser hung on its subject as a participle.

    “The town will buy a ferry, the two councils announced in Verrin on Friday”.
    """
    if verb.dep_ not in {"acl", "relcl"} or verb.lemma_ not in word_set("saying") | _TELLING:
        return False
    noun, doc = verb.head, verb.doc
    first, last = noun.left_edge.i, verb.right_edge.i
    if (
        verb.i != noun.i + 1
        or not first
        or doc[first - 1].text != ","
        or any(one.dep_ == "agent" for one in verb.children)
    ):
        return False
    return all(token.is_punct or token.is_space for token in doc[last + 1 : verb.sent.end])


def _has_ahead(verb: Token, token: Token) -> bool:
    """Whether it is what somebody has before them: “has a flight on Saturday”."""
    if verb.tag_ not in {"VBZ", "VBP"}:
        return False
    if verb.lemma_ == "be" and token.head.i == verb.i and token.i == verb.i - 1:
        return token.dep_ in {"nsubj", "npadvmod"}  # “Friday is a holiday”
    if verb.lemma_ != "have":
        return False
    thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    return thing is not None and thing.i < token.i and thing.lemma_.casefold() in _APPOINTMENTS


def _is_told_of(verb: Token) -> bool:
    children = list(verb.children)
    return any(one.dep_ == "nsubj" and one.i < verb.i for one in children) and not any(
        one.dep_ in {"aux", "auxpass"} for one in children
    )


def _verb_above(token: Token) -> Token | None:
    for _ in range(12):
        if token.pos_ in _VERBS:
            return token
        if token.head is token or token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense_of(verb: Token, depth: int) -> Tense:
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in auxiliaries}
    if words & _FUTURE_AUXILIARIES:
        return "future"
    tags = {child.tag_ for child in auxiliaries}
    # “the Post reported on Wednesday”, told as an aside, is often tagged as a participle.
    is_bare_past = verb.tag_ == "VBN" and not auxiliaries and any(child.dep_ == "nsubj" for child in verb.children)
    if _is_when_it_comes(verb) and depth and _tense_of(verb.head, depth - 1) == "future":
        return "future"
    if verb.tag_ == "VBD" or "VBD" in tags or is_bare_past:
        # “was to meet”, but not “was willing to meet”
        is_bare = verb.lemma_ == "be" and not any(child.dep_ in {"acomp", "attr"} for child in verb.children)
        was_to = is_bare and any(child.tag_ == "VB" and child.dep_ == "xcomp" for child in verb.children)
        return "planned" if was_to else "past"
    if verb.tag_ == "VBN" and {"to", "have"} <= words:
        return "past"  # “is thought to have sunk in May”
    if (verb.tag_ == "VB" and "to" in words) or (verb.tag_ == "VBN" and {"to", "be"} <= words):
        return _infinitive(verb, depth)
    if "MD" in tags:
        return "past" if "have" in words and verb.tag_ == "VBN" else "future"
    if tags & {"VBZ", "VBP"} or verb.tag_ in {"VBZ", "VBP"}:
        if verb.lemma_ == "be" and any(child.tag_ == "VB" and child.dep_ == "xcomp" for child in verb.children):
            return "future"
        if any(child.lower_ in _AHEAD_ADJECTIVES and child.dep_ == "acomp" for child in verb.children):
            return "future"
        if verb.tag_ == "VBN":
            return "future" if verb.lemma_ in _AHEAD else "past"
        return "present"
    above = _verb_above(verb.head) if verb.head.i != verb.i and depth else None
    if above is not None and verb.tag_ in {"VBG", "VBN", "VB"}:
        return _tense_of(above, depth - 1)
    return "past" if verb.tag_ == "VBN" else "present"


def _infinitive(verb: Token, depth: int) -> Tense:
    head = verb.head
    if head.i == verb.i or not depth:
        return "future"
    if head.lemma_ == "be" and head.tag_ == "VBD":
        return "planned"
    if head.lemma_ in _AHEAD or (head.lemma_ == "be" and head.tag_ in {"VBZ", "VBP"}):
        return "future"
    above = _verb_above(head)
    if above is None:
        return "future"
    tense = _tense_of(above, depth - 1)
    return tense if tense in {"past", "planned"} else "future"


def _is_when_it_comes(verb: Token) -> bool:
    """Whether the verb tells in a clause of time when something else is to be: “will be paid when the banks open”.

    English has no future in such clauses, and after “would” a past.
    """
    if verb.dep_ != "advcl" or verb.head.i == verb.i:
        return False
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in _TIMES for child in verb.children)
