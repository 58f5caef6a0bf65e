"""Participles that open a sentence and tell another deed of its subject: “Founded in 1998, the firm employs …”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.clause_pieces import LONGEST_NAME, SUBJECTS, end_of, end_of_name, joined
from briefing_archive.extract.compression import Statement

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_INSIDE = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "mark"})
_TIMES = frozenset({"DATE", "TIME"})


def opening(line: Line, date: Tokens, names: Mapping[int, str]) -> Statement | None:
    """The statement of an opening participle that holds the date, with the subject of the sentence for its own.

    “Born in Verrin in 1927, Vrell was mayor until 1995” as “Vrell was born in Verrin in 1927”.
    """
    verb = next((one for one in (date.root, *date.root.ancestors) if one.pos_ == "VERB"), None)
    if verb is None or not _opens(line, verb):
        return None
    subject = _subject(verb.head)
    if subject is None or not (subject.pos_ in {"NOUN", "PROPN"} or subject.i in names):
        return None
    told = line.sentence.doc[subject.left_edge.i : end_of_name(subject)]
    if not 0 < len(told) <= LONGEST_NAME:
        return None
    be = "were" if subject.tag_ == "NNS" or any(child.dep_ == "conj" for child in subject.children) else "was"
    deed = line.sentence.doc[verb.left_edge.i : end_of(verb)]
    return _lowered(joined(line, [told, deed], names, f" {be} "), deed.text[:1])


def without_opening(line: Line, date: Tokens) -> Tokens | None:
    """The sentence without the participle and its date that open it; None where nothing opens so, or `date` does."""
    root = line.sentence.root
    verb = next((child for child in root.children if child.dep_ == "advcl" and _opens(line, child)), None)
    subject = _subject(root)
    if verb is None or subject is None or date.start < subject.left_edge.i:
        return None
    has_date = any(token.ent_type_ in _TIMES for token in line.sentence.doc[verb.left_edge.i : verb.right_edge.i + 1])
    return line.sentence.doc[subject.left_edge.i : line.sentence.end] if has_date else None


def _opens(line: Line, verb: Token) -> bool:
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or verb.i > verb.head.i:
        return False
    if verb.left_edge.i != line.sentence.start or verb.head.i != line.sentence.root.i:
        return False
    if any(child.dep_ in _INSIDE for child in verb.children):
        return False
    subject = _subject(verb.head)
    return subject is not None and verb.doc[subject.left_edge.i - 1].text == ","


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _lowered(statement: Statement | None, first: str) -> Statement | None:
    """The statement with the participle’s first letter small, now that it no longer opens the sentence."""
    if statement is None:
        return None
    for be in (" was ", " were "):
        head, found, tail = statement.text.partition(f"{be}{first}")
        if found:
            return Statement(f"{head}{be}{first.lower()}{tail}", statement.evidence)
    return statement
