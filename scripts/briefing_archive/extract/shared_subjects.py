"""Deeds that share subject and auxiliary with the first of their sentence: “was seized in May, towed away and sold”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.clause_pieces import LONGEST_NAME, end_of, joined
from briefing_archive.extract.compression import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "mark", "dobj"})
_LOOSE = frozenset({"advcl", "acl"})
_HIGHEST = 4


def of_main_subject(line: Line, verb: Token, names: Mapping[int, str]) -> Statement | None:
    """“The ship was seized in March, towed to Verrin and sold in May” as “The ship was sold in May”.

    The participle stands behind a comma, or is joined to one that does, wherever a parser hung it.
    """
    first, root = verb, line.sentence.root
    for _ in range(_HIGHEST):
        if first.dep_ != "conj" or any(child.dep_ in _INSIDE for child in first.children):
            break
        first = first.head
    if root.tag_ != "VBN" or not root.i < first.i or not is_loose_participle(first):
        return None
    helping = [child for child in root.children if child.dep_ in {"aux", "auxpass"} and child.i < root.i]
    subject = next((child for child in root.children if child.dep_ == "nsubjpass"), None)
    if not helping or subject is None or verb.tag_ not in {"VBN", "VBD"}:
        return None
    if not (subject.pos_ in {"NOUN", "PROPN"} or subject.i in names):
        return None
    told = verb.doc[subject.left_edge.i : helping[-1].i + 1]
    end = next((child.i for child in verb.children if child.dep_ == "cc" and child.i > verb.i), end_of(verb))
    start = verb.i if verb.left_edge.i < first.i else verb.left_edge.i
    return joined(line, [told, verb.doc[start:end]], names) if len(told) <= LONGEST_NAME else None


def is_loose_participle(verb: Token) -> bool:
    """Whether it is a participle behind a comma with no subject of its own, hung on the main verb or on its object."""
    if verb.dep_ not in _LOOSE or verb.tag_ not in {"VBN", "VBD"} or not verb.left_edge.i:
        return False
    if verb.left_edge.nbor(-1).text != "," or any(child.dep_ in _INSIDE for child in verb.children):
        return False
    has_more = any(child.dep_ == "conj" for child in verb.children)
    return verb.dep_ == "advcl" or (verb.head.dep_ == "pobj" and has_more)
