"""Noun phrases that name a speaker: their heads, who is counted, what is joined, and how much a mention weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_archive.cues import shell_nouns, writings
from briefing_archive.extract.attribution import Reading
from briefing_archive.extract.reporting import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "DATE", "TIME"})


def is_plural(description: str) -> bool:
    """Whether a description ends, before “of” and the like, in a plural."""
    head = re.split(r"\s(?:of|in|from|at|for|who|with|to|on)\s|,", description)[0]
    return head.endswith("s") or head.casefold() in {"police", "people"}


def is_writing(head: Token) -> bool:
    """Whether the head is a word for what was said or written, or for a statement of some kind."""
    lemma = head.lemma_.casefold().removeprefix("counter-")
    return head.lower_ in writings() or lemma in writings() or lemma in shell_nouns()


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
    """The other heads of a subject of several: “A and B”, “officials, including C”."""
    found = []
    at = head
    for _ in range(6):
        following = next((one for one in at.children if one.dep_ == "conj" and one.i > at.i), None)
        if following is None or is_verb(following):
            break
        found.append(following)
        at = following
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "including" and child.i > head.i:
            for one in child.children:
                if one.dep_ == "pobj":
                    found.extend([one, *joined_heads(one, reading)])
    return [one for one in found if reading.outside(one) and one.ent_type_ not in _AMOUNTS]


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
