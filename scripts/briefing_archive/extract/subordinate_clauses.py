"""Clauses with a subject of their own, as statements without the word that subordinates or joins them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.clause_pieces import SUBJECTS, end_of, joined
from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.compression import Statement

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_CLAUSES = frozenset({"advcl", "ccomp", "pcomp", "conj", "parataxis"})
_PAIRS = (("—", "—"), ("–", "–"), ("--", "--"), ("(", ")"))
_JOINED = frozenset({"conj", "parataxis"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB"})
_LOOSE = frozenset({"npadvmod", "appos", "conj"})
_MARKS = frozenset('“”"()')
_TIMES = frozenset({"DATE", "TIME"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp"})


def subordinate(line: Line, verb: Token) -> Statement | None:
    """“After the board met on Monday” as “The board met on Monday”; a joined clause keeps a date at its head."""
    if verb.dep_ not in _CLAUSES:
        return None
    if any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in verb.children):
        return None
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    subject = subjects[0] if len(subjects) == 1 else None
    if subject is None or not _can_be_subject(subject) or not _is_finite(verb):
        return None
    start = _start_of(subject)
    ahead = verb.doc[start - 1] if start > line.sentence.start else None
    if ahead is not None and ahead.pos_ in {"NOUN", "PROPN"} and ahead.ent_type_ not in _TIMES:
        return None  # “the state of emergency the president declared”: a relative clause without its pronoun
    before = [token for token in verb.doc[verb.left_edge.i : start] if not _links(token)]
    if not all(token.dep_ == "npadvmod" or token.ent_type_ or _leads_to_date(token) for token in before):
        return None
    # “She said on Monday the quay was shut”: a date before a reported clause is that of the report.
    end = _before_sources(verb)
    keeps = before and verb.dep_ in _JOINED and (before[0].ent_type_ in _TIMES or _leads_to_date(before[0]))
    return joined(line, [verb.doc[before[0].i if keeps else start : end]], {})


def _before_sources(verb: Token) -> int:
    """The end of a reported clause, before the speakers where a parser joined them to its last noun.

    “Gunmen shot a priest and two women, the bishop and a witness said”.
    """
    head, end = verb.head, end_of(verb)
    if verb.dep_ != "ccomp" or head.i < end or head.lemma_ not in word_set("saying"):
        return end
    if any(child.dep_ in SUBJECTS for child in head.children):
        return end
    comma = next((token.i for token in reversed(list(verb.doc[verb.i : head.i])) if token.text == ","), None)
    if comma is None or any(token.pos_ in {"VERB", "AUX"} for token in verb.doc[comma : head.i]):
        return end
    return comma


def _start_of(subject: Token) -> int:
    """Where the clause of the subject begins: with “on Tuesday”, where the parser put that into the name."""
    first = subject.left_edge
    lead = first.nbor(-1) if first.i else first
    is_dated = first.i < subject.i and first.ent_type_ in _TIMES and lead.dep_ == "prep" and lead.lower_ in {"on", "in"}
    return lead.i if is_dated else first.i


def when_it_was(line: Line, date: Tokens, names: Mapping[int, str]) -> Statement | None:
    """What a clause with “when” tells of the date that a state began or ended on.

    “Has been shut since April, when a flood took the pier” as “A flood took the pier”.
    """
    root = date.root
    if root.dep_ != "pobj" or root.head.lower_ not in {"since", "until", "till"}:
        return None
    doc, start = date.doc, date.end
    start += doc[start].text == "," if start < line.sentence.end else 0
    if start >= line.sentence.end or doc[start].lower_ != "when":
        return None
    verb = next((one for one in doc[start].ancestors if one.pos_ in {"VERB", "AUX"}), None)
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None) if verb is not None else None
    if verb is None or subject is None or subject.left_edge.i != start + 1 or verb.left_edge.i > start:
        return None
    if not (_can_be_subject(subject) or subject.i in names) or not _is_finite(verb):
        return None
    if any(token.dep_ == "poss" and token.pos_ == "PRON" and token.i not in names for token in subject.subtree):
        return None
    return joined(line, [doc[start + 1 : end_of(verb)]], names)


def set_apart(line: Line, date: Tokens, names: Mapping[int, str]) -> Statement | None:
    """The clause between dashes or brackets that holds the date: “the town — Vrell became mayor in 2015 — …”."""
    doc, sentence = date.doc, line.sentence
    for opening, closing in _PAIRS:
        before = [token.i for token in doc[sentence.start : date.start] if token.text in {opening, closing}]
        is_open = len(before) % 2 == 1 if opening == closing else bool(before) and doc[before[-1]].text == opening
        end = next((token.i for token in doc[date.end : sentence.end] if token.text == closing), None)
        if not is_open or end is None:
            continue
        piece = doc[before[-1] + 1 : end]
        subject = next((token for token in piece if token.dep_ in SUBJECTS), None)
        if subject is None or subject.left_edge.i != piece.start or subject.head.i not in range(piece.start, end):
            return None
        is_named = subject.i in names or _can_be_subject(subject)
        return joined(line, [piece], names) if is_named and _is_finite(subject.head) else None
    return None


def between_semicolons(line: Line, date: Tokens, names: Mapping[int, str]) -> Tokens | None:
    """The part of the sentence with the date, where semicolons part clauses that can stand alone."""
    doc, sentence = date.doc, line.sentence
    edges = [token.i for token in sentence if token.text == ";"]
    if not edges or any(mark in sentence.text for mark in _MARKS):
        return None
    starts = [sentence.start, *(edge + 1 for edge in edges)]
    parts = [doc[start:end] for start, end in zip(starts, [*edges, sentence.end], strict=True)]
    subjects = [_subject_within(part) for part in parts]
    if not all(subject is not None and _is_finite(subject.head) for subject in subjects):
        return None
    at = next(index for index, part in enumerate(parts) if date.start < part.end)
    subject = subjects[at]
    if subject is None or not (_can_be_subject(subject) or subject.i in names):
        return None
    if any(token.dep_ == "poss" and token.pos_ == "PRON" and token.i not in names for token in subject.subtree):
        return None
    return parts[at]


def _subject_within(part: Tokens) -> Token | None:
    """The first subject whose verb stands in the part as well."""
    told = (token for token in part if token.dep_ in SUBJECTS and part.start <= token.head.i < part.end)
    return next(told, None)


def _can_be_subject(subject: Token) -> bool:
    """Whether it is a noun that is no time and holds no other clause that the parser broke off."""
    if subject.pos_ not in {"NOUN", "PROPN"} or subject.ent_type_ in _TIMES:
        return False
    return not any(
        token.tag_ in {"WP$", "WDT", "WP"} or (token.dep_ in _LOOSE and token.ent_type_ in _TIMES)
        for token in subject.subtree
    )


def _is_finite(verb: Token) -> bool:
    if verb.tag_ not in _FINITE:
        return False
    auxiliaries = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if verb.tag_ in {"VBN", "VB"}:
        return bool(auxiliaries & {"VBD", "VBZ", "VBP", "MD"})
    # “with a law expected next month”: a participle that looks like a past
    is_bare = not auxiliaries and not any(child.dep_ in _OBJECTS for child in verb.children)
    return not (is_bare and verb.tag_ == "VBD" and verb.lower_ in word_set("awaited"))


def _links(token: Token) -> bool:
    return token.is_punct or (token.dep_ in {"mark", "cc", "advmod"} and token.ent_type_ not in _TIMES)


def _leads_to_date(token: Token) -> bool:
    return token.dep_ == "prep" and any(child.dep_ == "pobj" and child.ent_type_ in _TIMES for child in token.children)
