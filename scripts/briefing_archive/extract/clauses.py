"""The clause a date hangs on, as a statement that can stand by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.clause_pieces import LONGEST_NAME, SUBJECTS, end_of, end_of_name, joined, noun_phrase
from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.compression import Statement, shorten
from briefing_archive.extract.noun_clauses import before_main_clause, participle, relative, to_be_done
from briefing_archive.extract.opening_clauses import opening, without_opening
from briefing_archive.extract.shared_subjects import is_loose_participle, of_main_subject
from briefing_archive.extract.subordinate_clauses import between_semicolons, set_apart, subordinate, when_it_was
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "poss"})


def clause_of(
    line: Line, date: Tokens, span: Span, names: Mapping[int, str], others: Sequence[Span] = ()
) -> tuple[Statement, bool]:
    """The statement for a date, and whether it is only a part of its sentence; `others` are its other dates.

    A relative clause takes its noun for a subject (“the board, which met on Monday” gives “The board met on
    Monday”), and so does a participle (“a suit filed on Monday”: “A suit was filed on Monday”). A subordinate clause
    with a noun for a subject stands alone, and of two joined verbs each with a date of its own either does. The noun
    for a happening with its date (“the May 3 signing of …”) is a statement where nothing else is told of that date.
    All else keeps the whole sentence.
    """
    if (aside := set_apart(line, date, names)) is not None:
        return aside, True
    if (relative_part := before_main_clause(line, date)) is not None:
        return relative_part, True
    if (opened := opening(line, date, names)) is not None:
        return opened, True
    if (happened := when_it_was(line, date, names)) is not None:
        return happened, True
    verb = _verb_behind(date[-1]) or verb_above(date.root)
    verb = _joined_verb(verb) if verb is not None else None
    if verb is not None and verb.i != line.sentence.root.i:
        part = _part(line, verb, names)
        if part is not None and (_is_side(date[-1]) or any(piece.covers(span) for piece in part.evidence)):
            return part, True
    part = _first_of_two(line, verb, names, others) if verb is not None else None
    if part is not None and any(piece.covers(span) for piece in part.evidence):
        return part, True
    if (segment := between_semicolons(line, date, names)) is not None:
        part = shorten(line.block, segment, (span,), names)
        return replace(part, text=f"{part.text.rstrip('.')}."), True
    return shorten(line.block, without_opening(line, date) or line.sentence, (span,), names), False


def happening_of(line: Line, date: Tokens) -> Statement | None:
    """The noun phrase for a happening that the date belongs to, with what it was about; None where there is none.

    “Via the May 3 signing of the Harbour Act” gives “The May 3 signing of the Harbour Act”.
    """
    root = date.root
    noun = root.head if root.dep_ in _BEFORE_NOUN else root.head.head if root.dep_ == "pobj" else None
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or noun.lower_ not in word_set("happenings"):
        return None
    end = min(end_of(noun), line.sentence.end)
    cut = [child.left_edge.i for child in noun.children if child.dep_ in {"relcl", "acl", "cc", "conj", "appos"}]
    end = min((index for index in cut if index > max(noun.i, root.i)), default=end)
    while end > noun.i + 1 and noun.doc[end - 1].is_punct:
        end -= 1
    held = noun.doc[noun.left_edge.i : end]
    told = [token for token in held if token.i not in range(date.start, date.end) and token.i != noun.i]
    is_named = any(token.pos_ == "PROPN" for token in told) or any(token.dep_ == "pobj" for token in told)
    is_named = is_named or root.dep_ == "poss"
    if not is_named or not date.start >= held.start or date.end > held.end or len(held) > LONGEST_NAME:
        return None
    return joined(line, [held], {})


def _part(line: Line, verb: Token, names: Mapping[int, str]) -> Statement | None:
    if (shared := of_main_subject(line, verb, names)) is not None:
        return shared
    if verb.dep_ == "relcl":
        return relative(line, verb, names) or to_be_done(line, verb)
    if verb.dep_ == "acl":
        return to_be_done(line, verb) or participle(line, verb)
    if verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.children):
        return _second_of_two(line, verb, names)
    return subordinate(line, verb)


def _is_side(token: Token) -> bool:
    return token.lower_ in {"after", "before"}


def _verb_behind(token: Token) -> Token | None:
    """The verb of the clause that “a day after” opens."""
    if not _is_side(token):
        return None
    if token.dep_ == "mark":
        return token.head
    return next((child for child in token.children if child.dep_ == "pcomp"), None)


def verb_above(token: Token) -> Token | None:
    """The verb of the clause that holds the token; None in a sentence without one."""
    for _ in range(10):
        if token.pos_ in {"VERB", "AUX"} and (token.dep_ not in {"aux", "auxpass"}):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _joined_verb(verb: Token) -> Token:
    """The joined verb that an infinitive hangs on (“met and was due to leave in May”), else the verb itself."""
    token = verb
    for _ in range(3):
        if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
            return token
        if token.dep_ not in {"xcomp", "acomp"}:
            break
        token = token.head
    return verb


def _second_of_two(line: Line, verb: Token, names: Mapping[int, str]) -> Statement | None:
    """“The board met on May 3 and was dissolved on May 9” as “The board was dissolved on May 9”."""
    first, subject = verb, None
    while subject is None and first.dep_ == "conj":
        first = first.head
        subject = next((child for child in first.children if child.dep_ in SUBJECTS), None)
    if subject is None or first.i > verb.i or verb.tag_ == "VBG":
        return None
    if (reported := _reported_verb(first, verb)) is not None:
        first = reported
        subject = next(child for child in reported.children if child.dep_ in SUBJECTS)
    doc = verb.doc
    told = doc[subject.left_edge.i : end_of_name(subject)]
    if first.dep_ == "relcl" and subject.tag_ in {"WDT", "WP"} and first.head.pos_ in {"NOUN", "PROPN"}:
        subject = first.head  # “a plan that was dropped in May and is due in June”
        told = noun_phrase(subject, first.left_edge.i)
    if not _is_named(subject, names) or not len(told):
        return None
    if not _agrees(subject, verb):
        return None
    pieces = [told]
    has_own = any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    if not has_own and (verb.tag_ in {"VBN", "VB"} or _is_done_to(first, verb)):
        shared = [child for child in first.children if child.dep_ in {"aux", "auxpass"} and child.i < first.i]
        if not shared:
            return None
        pieces.append(doc[shared[0].i : shared[-1].i + 1])
    end = min((child.i for child in verb.children if child.dep_ == "cc" and child.i > verb.i), default=end_of(verb))
    pieces.append(doc[verb.left_edge.i : end])
    return joined(line, pieces, names)


def _is_done_to(first: Token, verb: Token) -> bool:
    """“Was extradited in 2022 and convicted in 2023”: a parser may take the second participle for a past."""
    objects = (child for child in verb.children if child.dep_ == "dobj" and child.ent_type_ not in {"DATE", "TIME"})
    return verb.tag_ == "VBD" and first.tag_ == "VBN" and verb.lemma_ in word_set("done_to") and not any(objects)


def _reported_verb(first: Token, verb: Token) -> Token | None:
    """The verb of a reported clause that `verb` goes on, where only its tense shows it.

    “Vrell points out that the towns promised crates in 2009 and sent some in 2020”.
    """
    inner = next((child for child in first.children if child.dep_ == "ccomp" and first.i < child.i < verb.i), None)
    if inner is None or verb.tag_ != inner.tag_ or verb.tag_ == first.tag_:
        return None
    return inner if any(child.dep_ in SUBJECTS for child in inner.children) else None


def _agrees(subject: Token, verb: Token) -> bool:
    """Whether the verb, or the word that carries its tense, can be the subject's by its number."""
    finite = next((child for child in verb.children if child.dep_ in {"aux", "auxpass"}), verb)
    if subject.tag_ == "NNS":
        return not (finite.tag_ == "VBZ" or finite.lower_ == "was")
    has_more = any(child.dep_ == "conj" for child in subject.children)
    return has_more or subject.pos_ != "NOUN" or not (finite.tag_ == "VBP" or finite.lower_ == "were")


def _first_of_two(line: Line, verb: Token, names: Mapping[int, str], others: Sequence[Span]) -> Statement | None:
    """What comes before a joined verb that has a date of its own."""
    if verb.i != line.sentence.root.i:
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is not None and subject.i + 2 == verb.i and verb.nbor(-1).text == ",":
        return None  # “The truce, agreed on Saturday, …”
    joined_to = (one for one in verb.children if one.i > verb.i and one.pos_ in {"VERB", "AUX"})
    second = next((one for one in joined_to if one.dep_ == "conj" or is_loose_participle(one)), None)
    if subject is None or second is None or not _is_named(subject, names):
        return None
    if not any(line.block.span(verb.doc[second.left_edge.i : end_of(second)]).covers(other) for other in others):
        return None
    end = next((child.i for child in verb.children if child.dep_ == "cc"), second.left_edge.i)
    end = min(end, second.left_edge.i)
    while end > verb.i + 1 and (verb.doc[end - 1].is_punct or verb.doc[end - 1].dep_ == "cc"):
        end -= 1
    return joined(line, [verb.doc[line.sentence.start : end]], names) if end > verb.i else None


def _is_named(subject: Token, names: Mapping[int, str]) -> bool:
    return subject.pos_ in {"NOUN", "PROPN"} or subject.i in names
