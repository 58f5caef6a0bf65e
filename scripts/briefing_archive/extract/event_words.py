"""Dates that only tell when somebody's words were made known, or how long an office is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.extract.clauses import verb_above
from briefing_archive.extract.closed_words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_PRESENT = frozenset({"VBZ", "VBP"})


def is_word_in_writing(date: Tokens) -> bool:
    """Whether the date is that of a writing which the sentence only names: “in a statement issued on Monday”,
    “a 2012 memoir”.
    """
    root = date.root
    if root.dep_ in {"compound", "nummod", "amod", "nmod", "poss"} and root.head.pos_ == "NOUN":
        return _is_writing(root.head)
    verb = verb_above(root)
    if verb is not None and verb.lemma_ == "date" and verb.tag_ in {"VBN", "VBD"}:
        return True  # “a letter dated Wednesday”
    if verb is not None and verb.i + 2 >= date.start > verb.i and verb.lemma_ in word_set("showing"):
        told_by = (child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i)
        return any(_is_writing(one) or one.lemma_ in word_set("counts") for one in told_by)
    if verb is None or verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"}:
        return False
    if verb.lemma_ in word_set("seeing") and any(child.dep_ == "agent" for child in verb.children):
        return verb.head.lemma_.casefold() in word_set("words_sent") | word_set("papers_seen")
    return verb.lemma_ in word_set("making_known") and verb.head.lemma_.casefold() in word_set("words_sent")


def _is_writing(noun: Token) -> bool:
    return noun.lemma_.casefold() in word_set("works") | word_set("words_sent") | word_set("papers_seen")


def is_habit(date: Tokens) -> bool:
    """Whether the clause tells what is so every year: “the rains normally start in March”."""
    verb = verb_above(date.root)
    if verb is None or verb.tag_ not in _PRESENT:
        return False
    return any(child.dep_ == "advmod" and child.lower_ in word_set("habitually") for child in verb.children)


def is_term(date: Tokens) -> bool:
    """Whether the date only ends the time that somebody has in office: “her term ends in 2027”."""
    verb = verb_above(date.root)
    if verb is None or verb.tag_ not in _PRESENT | {"VB"} or verb.lemma_ not in word_set("ending"):
        return False
    return any(child.dep_ == "nsubj" and child.lemma_.casefold() in word_set("terms") for child in verb.children)
