"""Noun phrases that name a speaker: their heads, who is counted, what is joined, and how much a mention weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_archive.cues import happenings, shell_nouns, writings
from briefing_archive.extract.attribution import Reading
from briefing_archive.extract.reporting import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

# Endings of nouns made from verbs (Quirk et al., A Comprehensive Grammar of the English Language, app. I.30-I.40).
_DEVERBAL = ("tion", "sion", "ment", "ance", "ence", "ture", "sure", "ing", "owal", "awal", "oval", "ival", "usal")
# They end so and are things, bodies or writings, or take up what was said before.
_NO_DEED = frozenset(
    "resolution legislation petition motion constitution station institution section corporation organization "
    "organisation document instrument government department parliament apartment building painting drawing thing "
    "audience comment conference sentence evidence science building king ring structure picture furniture version "
    "edition generation population condition position question information location statement announcement".split()
)
_TOGETHER = frozenset({"along", "alongside", "together"})
_MOST_JOINED = 8
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "DATE", "TIME"})


def is_plural(description: str) -> bool:
    """Whether a description ends, before “of” and the like, in a plural."""
    head = re.split(r"\s(?:of|in|from|at|for|who|with|to|on)\s|,", description)[0]
    return head.endswith("s") or head.casefold() in {"police", "people"}


def is_writing(head: Token) -> bool:
    """Whether the head is a word for what was said or written, or for a statement of some kind."""
    lemma = head.lemma_.casefold().removeprefix("counter-")
    return head.lower_ in writings() or lemma in writings() or lemma in shell_nouns()


def is_title(head: Token) -> bool:
    """Whether a word for a writing is the name of an outlet: “the Post”, “the Bulletin”, in the midst of a sentence."""
    return head.tag_ == "NNP" and head.text.istitle() and not head.is_sent_start and head.left_edge != head


def is_happening(head: Token) -> bool:
    """Whether a noun is for what happens or is done, so that “announced the …” says that it will be so.

    A noun with an infinitive (“plans to leave”) counts, whatever it is.
    """
    lemma = head.lemma_.casefold()
    if any(child.dep_ in {"acl", "relcl"} and _is_infinitive(child) for child in head.children):
        return True
    return lemma in happenings() or (lemma.endswith(_DEVERBAL) and len(lemma) > 5 and lemma not in _NO_DEED)


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def counted_head(head: Token) -> Token:
    """Who is counted: of “part of the statement”, “some of the crews” the noun after “of”."""
    if head.lower_ not in {
        "part",
        "parts",
        "some",
        "many",
        "most",
        "all",
        "one",
        "rest",
        "majority",
        "both",
        "several",
        "none",
    }:
        return head
    of = next((one for one in head.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    return next((one for one in of.children if one.dep_ == "pobj"), head) if of is not None else head


def joined_heads(head: Token, reading: Reading) -> list[Token]:
    """The other heads of a subject of several: “A and B”, “officials, including C”, “A, along with B”."""
    found: list[Token] = []
    waiting = [head]
    while waiting and len(found) < _MOST_JOINED:
        joined = [one for one in waiting.pop(0).children if one.dep_ == "conj" and one.i > head.i and not _in_firm(one)]
        following = [one for at, one in enumerate(joined) if not any(map(is_verb, joined[: at + 1]))]
        if not found and not joined:
            following = _joined_to_apposition(head)
        found += following
        waiting += following
    found.sort(key=lambda one: one.i)
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "including" and child.i > head.i:
            for one in child.children:
                if one.dep_ == "pobj":
                    found.extend([one, *joined_heads(one, reading)])
    found += _together_with(head if not found else found[-1])
    return [one for one in found if reading.outside(one) and one.ent_type_ not in _AMOUNTS]


def _together_with(head: Token) -> list[Token]:
    """Who stands beside a subject: “Okafor, along with her deputy, said”, “Okafor, together with Lars Renn, said”."""
    doc, at = head.doc, head.i + 1
    at += at < len(doc) and doc[at].text == ","
    if at + 1 >= len(doc) or doc[at].lower_ not in _TOGETHER:
        return []
    joins = doc[at] if doc[at].lower_ == "alongside" else doc[at + 1]
    return [one for one in joins.children if one.dep_ == "pobj"]


def _joined_to_apposition(head: Token) -> list[Token]:
    """Others whom the parser joins to what stands beside the head: “Lars Renn, a docker, and Ines Okafor, a pilot”.

    After a comma, and with a name of their own; “a docker, and the chairman” are one.
    """
    beside = [one for one in head.children if one.dep_ == "appos" and one.i > head.i]
    joined = [one for apposed in beside for one in apposed.children if one.dep_ == "conj" and one.i > apposed.i]
    doc = head.doc
    return [
        one
        for one in joined
        if doc[one.left_edge.i - 1].pos_ == "CCONJ"
        and doc[one.left_edge.i - 2].text == ","
        and (one.pos_ == "PROPN" or any(inner.dep_ == "appos" and inner.pos_ == "PROPN" for inner in one.subtree))
    ]


def _in_firm(joined: Token) -> bool:
    """Whether a word is the end of a firm's name: “Lindt & Co.”."""
    return joined.i > 0 and joined.doc[joined.i - 1].text == "&"


def root_of(tokens: Sequence[Token]) -> Token:
    """The token of a name on which the others hang."""
    inside = {token.i for token in tokens}
    return next((token for token in reversed(tokens) if token.head.i not in inside or token.head == token), tokens[-1])


def path_up(token: Token, head: Token) -> Iterator[Token]:
    """The token and those it hangs on, up to the head."""
    at = token
    for _ in range(8):
        yield at
        if at == head or at.head == at:
            return
        at = at.head


def weight_of(tokens: Sequence[Token]) -> float:
    """What a mention weighs by its place in the sentence."""
    root = root_of(tokens)
    at = root
    for _ in range(4):
        if at.dep_ in {"compound", "nmod"} and at.head.pos_ == "NOUN":
            return 25.0  # “the Verrin crews said” speaks of crews
        if at.dep_ in {"compound", "appos", "nmod", "flat"} and at.head != at and at.head.pos_ in {"PROPN", "NOUN"}:
            at = at.head
        else:
            break
    if at.dep_ in {"nsubj", "nsubjpass"}:
        return 80.0 if at.head.dep_ in {"ROOT", "conj", "ccomp"} else 60.0
    if at.dep_ == "poss":
        return 35.0
    if at.dep_ in {"dobj", "dative"}:
        return 45.0
    return 30.0
