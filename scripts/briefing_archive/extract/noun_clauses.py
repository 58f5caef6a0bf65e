"""Clauses that say more of a noun, as statements that can stand alone: “the board, which met on Monday”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.clause_pieces import LONGEST_NAME, SUBJECTS, end_of, joined, noun_phrase
from briefing_archive.extract.compression import Statement
from briefing_archive.extract.event_dates import is_deed
from briefing_archive.extract.tense import is_torn_report

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_WH = frozenset({"which", "who", "that"})
_PLACING = frozenset({"when", "where"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_MULTIPLES = frozenset({"double", "twice", "triple", "thrice", "treble", "half", "times"})
_VERBS = frozenset({"VERB", "AUX"})
_BODIES = frozenset({"ORG", "PERSON"})
_OF_SEVERAL = frozenset({"one", "some", "many", "most", "several", "few", "two", "three", "none", "any", "each"})


def relative(line: Line, verb: Token, names: Mapping[int, str]) -> Statement | None:
    """“The board, which met on Monday” as “The board met on Monday”; “the quay, which the board shut on Monday” as
    “The board shut the quay on Monday”, “the town, where a mill burned on Monday” as “A mill burned on Monday”.
    """
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    noun = _who(verb.head) if subject is not None and subject.lower_ == "who" else verb.head
    if subject is None or noun.pos_ not in {"NOUN", "PROPN"} or _is_one_of(noun):
        return None
    parts = {child.dep_ for child in noun.children}
    is_full_name = noun.ent_type_ == "PERSON" and "compound" in parts and "det" not in parts
    if is_full_name and noun.dep_ == "pobj" and subject.lower_ == "which":
        return None  # “the plan of Mayor Vrell, which was made on Monday”
    told = noun_phrase(noun, verb.left_edge.i)
    if noun.i != verb.head.i and verb.head.i in range(told.start, told.end) and noun.pos_ == "PROPN":
        told = noun.doc[noun.left_edge.i : noun.i + 1]
    if subject.lower_ == "which" and _ends_in_other_name(noun, told):
        return None
    if verb.left_edge.lower_ in _PLACING and subject.pos_ in {"NOUN", "PROPN"}:
        return joined(line, [verb.doc[verb.left_edge.i + 1 : end_of(verb)]], {})
    is_of_which = verb.left_edge.dep_ == "prep" and verb.left_edge.nbor().lower_ == "which"
    if is_of_which and (subject.pos_ in {"NOUN", "PROPN"} or subject.i in names):
        return joined(line, [verb.doc[subject.left_edge.i : end_of(verb)]], names)  # “exile, from which he returned”
    if not len(told):
        return None
    if verb.left_edge.lower_ == "whose" and subject.left_edge.i == verb.left_edge.i:
        return _of_owner(line, verb, told)
    if subject.lower_ not in _WH:
        return _of_object(line, verb, subject, noun)
    if subject.i != verb.left_edge.i or end_of(verb) <= subject.i + 1:
        return None
    return joined(line, [told, verb.doc[subject.i + 1 : end_of(verb)]], {})


def _who(noun: Token) -> Token:
    """The person that “who” tells of, where a parser took the body that she belongs to.

    “Vrell, editor of the Harbour Gazette, who was jailed”, “the head of the Harbour Trust, who resigned”.
    """
    if noun.dep_ != "pobj" or noun.pos_ != "PROPN" or noun.ent_type_ == "PERSON":
        return noun
    owner = noun.head.head
    if owner.dep_ == "appos" and owner.head.pos_ in {"NOUN", "PROPN"}:
        return owner.head
    return owner if owner.pos_ == "NOUN" and noun.head.lower_ in {"of", "at", "for"} else noun


def _ends_in_other_name(noun: Token, told: Tokens) -> bool:
    """“A reply from the Harbour Guild (HG), which won four seats”: nobody can tell which of both won."""
    last = next((token for token in reversed(list(told)) if token.dep_ == "pobj"), None)
    return noun.pos_ == "NOUN" and last is not None and last.pos_ == "PROPN" and last.ent_type_ in _BODIES


def before_main_clause(line: Line, date: Tokens) -> Statement | None:
    """The relative clause that a date set in commas right behind it ends.

    “Verrin Air, which will fly there, in May 2031, has opened an office” as “Verrin Air will fly there, in May 2031”.
    """
    doc, start = date.doc, date.start
    if start and doc[start - 1].dep_ == "prep":
        start -= 1
    behind = doc[date.end] if date.end < line.sentence.end else None
    if start - 2 <= line.sentence.start or doc[start - 1].text != "," or behind is None or behind.text != ",":
        return None
    above = (doc[start - 2], *doc[start - 2].ancestors)
    verb = next((one for one in above if one.dep_ == "relcl" and one.left_edge.lower_ in _WH), None)
    if verb is None or verb.i > date.start:
        return None
    noun, told = verb.head, noun_phrase(verb.head, verb.left_edge.i)
    if noun.dep_ not in SUBJECTS or noun.head.i < date.end or not len(told) or doc[verb.left_edge.i - 1].text != ",":
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None or subject.i != verb.left_edge.i:
        return None
    return joined(line, [told, doc[subject.i + 1 : date.end]], {})


def _of_owner(line: Line, verb: Token, owner: Tokens) -> Statement | None:
    """“The mill, whose owner died in 2010” as “The mill’s owner died in 2010”."""
    statement = joined(line, [owner, verb.doc[verb.left_edge.i + 1 : end_of(verb)]], {}, "’s ")
    return statement if statement is not None and not owner.text.endswith("s") else None


def _is_one_of(noun: Token) -> bool:
    """“One of the ferries that sank on Monday”: who sank is told by the one, if by any."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    return noun.head.head.lower_ in _OF_SEVERAL or noun.head.head.pos_ == "NUM"


def _of_object(line: Line, verb: Token, subject: Token, noun: Token) -> Statement | None:
    """The clause of a subject of its own whose object is the noun."""
    pronoun = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if pronoun is None or pronoun.lower_ not in {"which", "that"} or pronoun.i != verb.left_edge.i:
        return None
    if subject.pos_ not in {"NOUN", "PROPN"} or subject.i > verb.i or verb.tag_ not in {"VBD", "VBN"}:
        return None
    between = verb.doc[subject.right_edge.i + 1 : verb.i]
    if any(token.dep_ not in _AUXILIARIES | {"advmod"} and not token.ent_type_ for token in between):
        return None
    end = end_of(verb)
    deed = verb.doc[subject.left_edge.i : verb.i + 1]
    rest = [verb.doc[verb.i + 1 : end]] if end > verb.i + 1 else []
    return joined(line, [deed, noun_phrase(noun, pronoun.i), *rest], {})


def participle(line: Line, verb: Token) -> Statement | None:
    """“A suit filed by the board on Monday” as “A suit was filed by the board on Monday”.

    A name has none but its birth (“Vrell, born in 1955, …”): it may belong to another (“a plan by Vrell made on
    Monday”). What somebody has done is hers (“has a date set at June 1”).
    """
    noun = _nearest(verb)
    is_birth = verb.lower_ == "born" and (noun.pos_ == "PROPN" or noun.ent_type_ == "PERSON")
    if (
        not is_participle(verb)
        or not (noun.pos_ == "NOUN" or is_birth)
        or (noun.ent_type_ == "PERSON" and not is_birth)
    ):
        return None
    if noun.dep_ == "ROOT" or is_torn_report(verb):
        return None  # “A satellite burned up on Thursday”: a parser sees no verb
    if (noun.dep_ == "dobj" and noun.head.lemma_ == "have") or _shares_its_verb(noun):
        return None
    if verb.left_edge.i <= noun.i or any(child.dep_ in _AUXILIARIES for child in verb.children):
        return None
    return _with_link(line, noun, verb, "were" if noun.tag_ == "NNS" and not is_birth else "was")


def is_participle(verb: Token) -> bool:
    """“The truce, agreed on Saturday, held”: a parser may take the participle for a past."""
    if verb.tag_ == "VBN":
        return True
    before = verb.nbor(-1) if verb.i else verb
    has_subject = any(child.dep_ in SUBJECTS or child.dep_ == "dobj" for child in verb.children)
    root = verb.sent.root
    return verb.tag_ == "VBD" and before.text == "," and not has_subject and root.pos_ in _VERBS and root.i > verb.i


def _nearest(verb: Token) -> Token:
    """The noun of the participle: of a deed, what it was done to (“the return of 44 dockers dismissed in May”)."""
    noun = verb.head
    before = noun.doc[verb.left_edge.i - 1]
    if not is_deed(noun) or before.pos_ != "NOUN" or before.dep_ != "pobj" or before.head.lower_ != "of":
        return noun
    return before if before.head.head.i == noun.i and before.tag_ == "NNS" else noun


def _shares_its_verb(noun: Token) -> bool:
    """“Two were killed and dozens injured on Monday”: no dozens that had been injured."""
    start = noun.left_edge.i
    if start < 2 or noun.doc[start - 1].lower_ not in {"and", "or", "but"}:
        return False
    return any(one.dep_ == "auxpass" for one in noun.doc[max(start - 8, 0) : start - 1])


def to_be_done(line: Line, verb: Token) -> Statement | None:
    """“A regatta to be held in June” as “A regatta is to be held in June”."""
    words = [child.lower_ for child in verb.children if child.dep_ in _AUXILIARIES]
    noun = verb.head
    if words != ["to", "be"] or noun.pos_ != "NOUN" or verb.left_edge.lower_ != "to":
        return None
    return _with_link(line, noun, verb, "are" if noun.tag_ == "NNS" else "is")


def _with_link(line: Line, noun: Token, verb: Token, be: str) -> Statement | None:
    told = noun_phrase(noun, verb.left_edge.i)
    times = next((token.i for token in told if token.lower_ in _MULTIPLES), None)
    if times is not None and times < noun.i:
        told = noun.doc[times + 1 : told.end]  # “double the 32 million disclosed in May”
    end = end_of(verb)
    if not 0 < len(told) <= LONGEST_NAME or end <= verb.left_edge.i:
        return None
    return joined(line, [told, verb.doc[verb.left_edge.i : end]], {}, f" {be} ")
