"""Whose act a reporting verb tells, and the words that name it: what the parse says, its usual slips mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_archive.cues import Cue, cue_of
from briefing_archive.extract.attribution import Reading, Source

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CLIMB = frozenset({"advcl", "xcomp", "conj", "ccomp", "pcomp", "dep", "parataxis"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_ADDRESSED = frozenset({"her", "him", "them", "me", "us"})
_IN_NAME = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART", "ADP", "CCONJ", "SYM", "X"})
_TIME = frozenset({"DATE", "TIME"})
_PASSING_ON = frozenset({"quote", "cite", "report"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "("})


def is_verb(token: Token) -> bool:
    """Whether a token is used as a verb."""
    return token.tag_.startswith("VB") and token.pos_ in {"VERB", "AUX"}


def verb_cue(token: Token) -> Cue | None:
    """The cue that a token is, where it is a verb that reports."""
    if not is_verb(token) or token.dep_ in {"amod", "compound", "aux", "auxpass"}:
        return None
    if (cue := cue_of(token.lemma_)) is None or not cue.takes("clear", "out", "on", "it"):
        return cue
    if cue.takes("it"):
        follows = token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "it"
        near = [*token.children, *(one for child in token.children if child.dep_ == "dobj" for one in child.children)]
        inner = [*near, *(one for child in near if child.dep_ == "acl" for one in child.children)]
        return (
            cue if follows or (cue.takes("at") and any(one.lower_ in {"at", "high", "low"} for one in inner)) else None
        )
    if cue.lemma == "point" and any(one.lower_ == "to" and one.dep_ == "prep" for one in token.children):
        return cue if any(one.lower_ == "as" and one.i > token.i for one in token.subtree) else None
    wanted = {"clear", "plain"} if cue.takes("clear") else {"out" if cue.takes("out") else "on"}
    return cue if any(one.lower_ in wanted for one in token.doc[token.i + 1 : token.i + 5]) else None


def is_finite(verb: Token) -> bool:
    """Whether a verb can carry a clause: tensed, or a participle with “has”, or taken for one (“Okafor alleged”)."""
    mistaken = "nsubj" if verb.tag_ == "VBN" and verb.dep_ == "ROOT" else "aux"
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(child.dep_ in {"aux", mistaken} for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def is_participle(verb: Token) -> bool:
    """Whether the verb is a past participle that hangs on a noun or a clause (“a process called”)."""
    has_aux = any(child.dep_ == "aux" for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "advcl"} and not has_aux


def leaves_clause(verb: Token) -> bool:
    """Whether a verb joined to a reported clause goes on with what the speaker did, by its tense.

    “warned that growth could slow and urged …”: a past tense cannot share “could”. After “had” it may be a participle,
    so that only “, but” and “, and” tell.
    """
    clause = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or clause.dep_ != "ccomp" or clause.head.i > clause.i:
        return False
    if any(child.dep_ in _SUBJECTS | {"expl", "aux", "auxpass"} for child in verb.children):
        return False
    aux = {child.lower_ for child in clause.children if child.dep_ in {"aux", "auxpass"}}
    joins = [child.i for child in clause.children if child.dep_ == "cc" and child.i < verb.i]
    has_comma = bool(joins) and verb.doc[joins[-1] - 1].text == ","
    return bool(aux & {"would", "could", "might", "should"}) or ("had" in aux and has_comma)


def own_subject(verb: Token) -> Token | None:
    """The subject that stands with the verb itself; of a passive the agent, or nobody."""
    if is_passive(verb) or is_participle(verb):
        for child in verb.children:
            if child.dep_ == "agent":
                return next((one for one in child.children if one.dep_ == "pobj"), None)
        return None
    subjects = [
        child
        for child in verb.children
        if child.dep_ in _SUBJECTS and not _is_source(child) and not _is_addressed(verb, child)
    ]
    if len(subjects) > 1 and subjects[-1].i == verb.i + 1 and verb.i and verb.doc[verb.i - 1].text == ",":
        return subjects[-1]  # “The crews, said Okafor, are tired.”
    # Of two the parser leaves side by side (“speaker of the house Ines Okafor said”) the name.
    found = next((one for one in subjects[1:] if one.pos_ == "PROPN" and one.i < verb.i), None)
    found = found or (subjects[0] if subjects else None)
    if found is None and verb.dep_ == "ccomp" and verb.tag_ in {"VBD", "VBZ", "VBP"} and is_verb(verb.head):
        # “reported its source said”: the parser takes the subject for the object of the verb before it.
        found = next((one for one in verb.head.children if one.dep_ == "dobj" and verb.head.i < one.i < verb.i), None)
    return found


def _is_addressed(verb: Token, noun: Token) -> bool:
    """“wrote to her demanding …”: whom a letter goes to is not who demands."""
    return verb.tag_ == "VBG" and noun.lower_ in _ADDRESSED and noun.i > 0 and noun.doc[noun.i - 1].lower_ == "to"


def _is_source(noun: Token) -> bool:
    """Whether the noun stands after “according to”, which the parser may overlook."""
    first = noun.left_edge.i
    return first > 1 and noun.doc[first - 1].lower_ == "to" and noun.doc[first - 2].lower_ == "according"


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says: its subject, or that of the verb it is joined to or depends on.

    A relative pronoun stands for the noun before its clause.
    """
    if (quoted := _quoted_as_saying(verb)) is not None:
        return quoted
    at = verb
    for _ in range(8):
        subject = own_subject(at)
        if subject is not None and at != verb and at.dep_ == "ccomp" and is_verb(at.head):
            governing = own_subject(at.head)
            if governing is not None and _agrees_only(verb, governing, subject):
                return governing  # “They said Okafor was late and claim …”
        if subject is not None:
            if subject.lower_ in _RELATIVE and at.dep_ in {"relcl", "acl"}:
                return at.head
            return None if subject.lower_ in _RELATIVE and at.dep_ == "ccomp" else subject
        if is_passive(at):
            return None if at == verb else next((c for c in at.children if c.dep_ == "nsubjpass"), None)
        if at.dep_ == "acl" and at.head.lower_ in _ADDRESSED:  # “wrote to her demanding …”
            at = next((one for one in at.head.ancestors if is_verb(one)), at.head)
            continue
        if at.dep_ in {"acl", "relcl"}:
            return at.head if at.head.pos_ in _NOMINAL else None
        if leaves_clause(at):
            at = at.head.head
            continue
        climbs = at.dep_ == "prep" or at.head.pos_ == "ADP" or at.dep_ in _CLIMB
        if not climbs or at.head == at:
            return None
        at = at.head
    return None


def _agrees_only(verb: Token, governing: Token, nearest: Token) -> bool:
    """Whether by its number a verb in the present can only be the governing subject's: “they … claim”."""
    many = [_is_many(one) for one in (governing, nearest)]
    is_bare = verb.tag_ == "VB" and is_finite(verb.head) and not any(one.dep_ == "aux" for one in verb.head.children)
    tag = "VBP" if is_bare and not any(one.dep_ == "aux" for one in verb.children) else verb.tag_
    return many[0] != many[1] and tag == ("VBP" if many[0] else "VBZ")


def _is_many(noun: Token) -> bool:
    is_joined = any(child.dep_ == "conj" for child in noun.children)
    return noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in {"they", "we", "i", "you", "who", "which"} or is_joined


def _quoted_as_saying(verb: Token) -> Token | None:
    """Whom somebody quotes or cites “as saying”."""
    passing_on = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    if passing_on.lemma_ not in _PASSING_ON:
        return _passed_on_before(verb)
    role = "nsubjpass" if is_passive(passing_on) else "dobj"
    return next((one for one in passing_on.children if one.dep_ == role), None)


def _passed_on_before(verb: Token) -> Token | None:
    """Whom a verb before “as saying” cites, where the parser hung “as” on a later clause."""
    if verb.lower_ not in {"saying", "telling", "stating", "writing"}:
        return None
    for at in range(verb.head.i - 1, max(verb.head.i - 25, verb.sent.start), -1):
        token = verb.doc[at]
        if is_verb(token) and token.dep_ not in {"acl", "relcl"}:
            is_active = token.lemma_ in _PASSING_ON and not is_passive(token)
            return (
                next((one for one in token.children if one.dep_ == "dobj" and one.i > at), None) if is_active else None
            )
    return None


def added_to(verb: Token) -> Token:
    """The cue that a participle carries on (“said …, adding that”); any other verb is its own."""
    if verb.dep_ == "acl" and verb.i and verb.doc[verb.i - 1].tag_.startswith("NN"):
        return verb  # “a recording telling callers to wait”
    if verb.tag_ == "VBG" and own_subject(verb) is None and verb.dep_ in _CLIMB | {"acl", "csubj"}:
        at = verb.head
        for _ in range(6):
            if at.dep_ == "ccomp" and at.head.i < verb.i and at.head.i < at.i and verb_cue(at.head) is not None:
                return at.head
            if at.head == at or at.dep_ == "relcl":
                break
            at = at.head
    return verb


def source_of(reading: Reading, head: Token) -> Source:
    """The words for a speaker: the noun phrase around its head, without what hangs on it after a comma."""
    tokens = reading.tokens
    start, end, limit = head.left_edge.i, head.i + 1, head.right_edge.i + 1
    while end < limit:
        token = tokens[end]
        if token.text in _BREAKS or token.lower_ in {"who", "which", "as", "such"}:
            break
        if is_verb(token) and (token.dep_ in {"relcl", "acl", "advcl"} or token == head.head):
            break
        end += 1
    for at in range(head.i - 1, start, -1):
        # A name that the parser drew in from before a comma (“reaching out to the rebels, port officials …”).
        if tokens[at].text == "," and tokens[at - 1].pos_ in _NOMINAL and reading.outside(tokens[at]):
            start = at + 1
            break
    while start < head.i and (tokens[start].is_punct or tokens[start].lower_ in {"but", "and", "while", "as"}):
        start += 1
    return Source(start, max(end, head.i + 1), head.i)


def phrase_before(reading: Reading, verb: int, start: int) -> Source | None:
    """The noun phrase that ends before a verb, from the words alone, where the parse has no subject."""
    tokens = reading.tokens
    at = verb - 1
    while at >= start and (tokens[at].pos_ in {"ADV", "AUX"} or tokens[at].is_punct) and reading.outside(tokens[at]):
        at -= 1
    if at < start or not reading.outside(tokens[at]):
        return None
    if not _ends_phrase(tokens, at, start):
        return None
    first = at
    while first > start and _in_phrase(tokens[first - 1]) and reading.outside(tokens[first - 1]):
        first -= 1
    while first < at and tokens[first].pos_ in {"ADP", "CCONJ", "PART"}:
        first += 1
    if first > start + 1 and tokens[first - 1].lower_ == "including":
        whole = phrase_before(reading, first - 1, start)
        if whole is not None:
            return Source(whole.start, at + 1, whole.head)
    return Source(first, at + 1, at)


def _in_phrase(token: Token) -> bool:
    return token.pos_ in _IN_NAME or token.tag_ == "HYPH"


def _ends_phrase(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a token can be the last of words for somebody: “the docker”, “a father of two”, “the 52-year-old”."""
    if tokens[at].pos_ == "NUM":
        return at > start and tokens[at - 1].lower_ == "of"
    is_aged = tokens[at].lower_ == "old" and at > start and tokens[at - 1].text == "-"
    return is_aged or (tokens[at].pos_ in _NOMINAL and not is_time(tokens[at]))


def phrase_after(reading: Reading, verb: int, end: int) -> Source | None:
    """The noun phrase that follows a verb at once, from the words alone."""
    tokens = reading.tokens
    first = last = verb + 1
    while last < end and tokens[last].pos_ in _IN_NAME and reading.outside(tokens[last]):
        last += 1
    while last > first and tokens[last - 1].pos_ not in _NOMINAL:
        last -= 1
    if last == first:
        return None
    for at in range(first, last):
        if tokens[at].pos_ in _NOMINAL and (at + 1 == last or tokens[at + 1].pos_ not in {"NOUN", "PROPN"}):
            return Source(first, last, at)
    return Source(first, last, last - 1)


def cue_bounds(reading: Reading, verb: Token) -> tuple[int, int]:
    """The tokens of a cue: the verb, its auxiliaries where it has any, its particle and whom it tells."""
    tokens = reading.tokens
    start = at = verb.i
    while at > 0 and tokens[at - 1].head == verb and tokens[at - 1].dep_ in {"aux", "advmod", "auxpass"}:
        at -= 1
        if tokens[at].dep_ in {"aux", "auxpass"} and not (tokens[at].lower_ == "to" and verb.tag_ == "VBD"):
            start = at
    end = verb.i + 1
    for child in verb.children:
        follows = child.dep_ == "prt" or child.lower_ in {"clear", "plain", "out"}
        is_short = child.left_edge.i == end and child.right_edge.i - end < 5
        is_plain = not any(one.dep_ in {"relcl", "acl"} for one in child.children)
        if child.i == end and follows:
            end += 1
        elif child.dep_ in {"dobj", "dative"} and is_short and is_plain:
            end = child.right_edge.i + 1
    if any(not reading.outside(token) for token in tokens[verb.i + 1 : end]):
        end = verb.i + 1
    return start, end


def is_time(token: Token) -> bool:
    """Whether a token is part of a time expression."""
    return token.ent_type_ in _TIME
