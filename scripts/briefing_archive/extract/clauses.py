"""The clause a date hangs on, as a statement that can stand by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.compression import Statement, shorten
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_WH = frozenset({"which", "who", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def clause_of(line: Line, date: Tokens, span: Span, names: Mapping[int, str]) -> tuple[Statement, bool]:
    """The statement for a date, and whether it is only a part of its sentence.

    A relative clause takes its noun for a subject (“the board, which met on Monday” gives “The board met on
    Monday”); a subordinate clause with a noun for a subject stands alone; all else keeps the whole sentence.
    """
    verb = _verb_behind(date[-1]) or _verb(date.root)
    if verb is not None and verb.i != line.sentence.root.i:
        part = _relative(line, verb) if verb.dep_ == "relcl" else _subordinate(line, verb)
        if part is not None and (_is_side(date[-1]) or any(piece.covers(span) for piece in part.evidence)):
            return part, True
    return shorten(line.block, line.sentence, (span,), names), False


def _is_side(token: Token) -> bool:
    return token.lower_ in {"after", "before"}


def _verb_behind(token: Token) -> Token | None:
    """The verb of the clause that “a day after” opens."""
    if not _is_side(token):
        return None
    if token.dep_ == "mark":
        return token.head
    return next((child for child in token.children if child.dep_ == "pcomp"), None)


def _verb(token: Token) -> Token | None:
    for _ in range(10):
        if token.pos_ in {"VERB", "AUX"} and (token.dep_ not in {"aux", "auxpass"}):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _relative(line: Line, verb: Token) -> Statement | None:
    doc = verb.doc
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    noun = verb.head
    if subject is None or subject.lower_ not in _WH or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    start = noun.left_edge.i
    relative_start = verb.left_edge.i
    end = relative_start
    while end > start and doc[end - 1].is_punct:
        end -= 1
    rest_start, rest_end = subject.i + 1, _end(verb)
    if end <= start or rest_end <= rest_start or subject.i != relative_start:
        return None
    return _joined(line, [doc[start:end], doc[rest_start:rest_end]])


def _subordinate(line: Line, verb: Token) -> Statement | None:
    """A clause of its own subject, without the word that subordinates it."""
    if verb.dep_ not in {"advcl", "ccomp", "pcomp", "conj", "parataxis"}:
        return None
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VB"}:
        return None
    auxiliaries = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if verb.tag_ in {"VBN", "VB"} and not auxiliaries & {"VBD", "VBZ", "VBP", "MD"}:
        return None
    start = subject.left_edge.i
    before = verb.doc[verb.left_edge.i : start]
    if any(
        not (token.is_punct or token.dep_ in {"mark", "cc", "advmod", "npadvmod"} or token.ent_type_)
        for token in before
    ):
        return None
    return _joined(line, [verb.doc[start : _end(verb)]])


def _end(verb: Token) -> int:
    end = verb.right_edge.i + 1
    while end > verb.i + 1 and verb.doc[end - 1].is_punct and verb.doc[end - 1].text not in {"”", '"', ")"}:
        end -= 1
    return end


def _joined(line: Line, parts: list[Tokens]) -> Statement | None:
    text = " ".join(" ".join(part.text.split()) for part in parts)
    marks = sum(text.count(mark) for mark in '“”"')
    if marks % 2 or text.count("(") != text.count(")"):
        return None
    return Statement(f"{text[:1].upper()}{text[1:]}.", tuple(line.block.span(part) for part in parts))
