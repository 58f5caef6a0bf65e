"""What a sentence leaves open: whether something was or is to be, what happens if it is, what somebody asks for.

“Would not say whether the terminal due in 2027 …”, “threatened to sue should the strike last beyond this week” and
“asked for 90 million a year by 2030” tell of no event of that date. A clause that tells a fact of a noun inside
such words does: “asked whether the mill, which shut in 2009, …”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.extract.closed_words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_HIGHEST = 10
_WHETHER = frozenset({"whether", "if"})
_CONDITIONS = frozenset({"if", "unless", "lest"})
_DAY = 10
_VERBS = frozenset({"VERB", "AUX"})
_RULED_OUT = frozenset({"rule", "exclude", "preclude"})


def is_left_open(date: Tokens, value: str) -> bool:
    """Whether nothing in the sentence says that what it tells of the date was or is to be."""
    token = date.root
    for _ in range(_HIGHEST):
        if _tells_a_fact(token):
            return False
        if token.dep_ in {"ccomp", "pcomp", "csubj"} and _opens_with(token, _WHETHER):
            return not _is_looked_into(token)
        if token.dep_ == "advcl" and (_opens_with(token, _CONDITIONS) or _is_inverted(token)):
            return True
        if _is_demand(token, date, value) or _is_not_ruled_out(token):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _tells_a_fact(token: Token) -> bool:
    """Whether it is the verb of a relative clause that tells what was."""
    if token.dep_ != "relcl":
        return False
    return token.tag_ == "VBD" or any(one.tag_ == "VBD" and one.dep_ in {"aux", "auxpass"} for one in token.children)


def _opens_with(verb: Token, words: frozenset[str]) -> bool:
    return any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in words for child in verb.children if child.i < verb.i
    )


def _is_looked_into(verb: Token) -> bool:
    """“Police are investigating whether crates were sold in May”: what is alleged of May, told as such."""
    is_past = verb.tag_ == "VBD" or any(one.tag_ == "VBD" and one.dep_ in {"aux", "auxpass"} for one in verb.children)
    chain = (verb.head, verb.head.head)
    return is_past and any(one.lemma_ in word_set("probing") for one in chain)


def _is_inverted(verb: Token) -> bool:
    """“Should the strike last beyond Friday”."""
    auxiliary = next((child for child in verb.children if child.dep_ == "aux"), None)
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if auxiliary is None or subject is None:
        return False
    return auxiliary.lower_ in {"should", "had", "were"} and auxiliary.i < subject.i


def _is_demand(verb: Token, date: Tokens, value: str) -> bool:
    """Whether somebody asks for something by a year or month: no day is set for it."""
    lead = date.root.head
    if verb.pos_ not in _VERBS or lead.lower_ != "by" or len(value.partition("T")[0]) >= _DAY:
        return False
    return verb.lemma_ in word_set("demanding")


def _is_not_ruled_out(verb: Token) -> bool:
    """“Would not rule out a vote in June”."""
    if verb.lemma_ not in _RULED_OUT or verb.pos_ != "VERB":
        return False
    return any(child.dep_ == "neg" for child in verb.children)
