"""Pieces of a sentence put together into a statement, and where a clause ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.compression import Statement, with_names

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LONGEST_NAME = 24
_CLOSING = frozenset({"”", '"', ")"})


def end_of(verb: Token) -> int:
    """The index behind the last word of a clause or phrase, without signs and a preposition left hanging."""
    end = _before_lost_conjunct(verb)
    while end > verb.i + 1:
        last = verb.doc[end - 1]
        is_hanging = last.tag_ == "IN" and last.dep_ == "prep" and last.right_edge.i == last.i
        if not is_hanging and (not last.is_punct or last.text in _CLOSING):
            break
        end -= 1
    return end


def _before_lost_conjunct(verb: Token) -> int:
    """The end of the clause, before an “and” whose second part the parser hung elsewhere."""
    joining = next((child for child in verb.children if child.dep_ == "cc" and child.i > verb.i), None)
    if joining is None or verb.pos_ != "VERB" or any(one.dep_ == "conj" and one.i > joining.i for one in verb.children):
        return verb.right_edge.i + 1
    return joining.i


def end_of_name(subject: Token) -> int:
    """The index behind the subject, without what is set apart behind it."""
    apart = [child.left_edge.i for child in subject.children if child.dep_ in {"appos", "relcl", "acl"}]
    apart = [index for index in apart if index > subject.i and subject.doc[index - 1].text in {",", "–", "—", "("}]
    end = min(apart, default=subject.right_edge.i + 1)
    while end > subject.i + 1 and subject.doc[end - 1].is_punct:
        end -= 1
    return end


def noun_phrase(noun: Token, before: int) -> Tokens:
    """The noun with what leads up to it and follows, up to the index `before`, without signs and an age at its end."""
    end = before
    while end > noun.left_edge.i and noun.doc[end - 1].is_punct and noun.doc[end - 1].text not in _CLOSING:
        end -= 1
    is_aged = end - 2 > noun.i and noun.doc[end - 1].like_num and noun.doc[end - 2].text == ","
    end -= 2 * is_aged  # “Vrell, 43, who became mayor in 2019”
    return noun.doc[noun.left_edge.i : end]


def joined(line: Line, parts: Sequence[Tokens], names: Mapping[int, str], link: str = " ") -> Statement | None:
    """The parts as one sentence; None where they tear quotation marks or brackets apart."""
    text = link.join(" ".join(with_names(part, names).split()) for part in parts)
    marks = sum(text.count(mark) for mark in '“”"')
    if marks % 2 or text.count("(") != text.count(")"):
        return None
    return Statement(f"{text[:1].upper()}{text[1:]}.", tuple(line.block.span(part) for part in parts))
