"""Which dates tell when the clause around them was, and which only say which thing is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_archive.cues import happenings
from briefing_archive.extract.closed_words import word_list, word_set
from briefing_archive.extract.tense import tense_at

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_MONTHS = frozenset(month[:3] for month in word_list("months"))
# Words for a day that never stand before a noun without “’s”: “Yesterday afternoon Ferry One sank”.
_PASSING = frozenset({"today", "yesterday", "tomorrow"})
_COMING = frozenset({"next", "coming", "upcoming", "tomorrow", "this"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MARKS = frozenset({"”", '"', "’", "'", "''"})
# Years, decades and centuries.
_LONG = re.compile(r"[0-9]{2,4}")
_DEED = re.compile(
    r"(?:(?:tion|sion|ment|ance|ence|ing|ure|war)"
    r"|(?:approv|arriv|withdraw|remov|refus|deni|dismiss|surviv|propos|tri|buri|renew|apprais|acquitt)al)s?$"
)
_HIGHEST = 5
_FARTHEST = 8
_AHEAD_OF = frozenset({"ahead of", "prior to", "eve of", "advance of", "run-up to"})
_LONGER = re.compile(r"[0-9]{4}$|\b(?:last|previous)\s(?!night)", re.IGNORECASE)


def names_a_month(date: Tokens) -> bool:
    """Whether the date has a month's name, so that it is no name itself (“the 9/11 attacks”)."""
    return any(token.lower_.rstrip(".")[:3] in _MONTHS for token in date)


def is_of_attack(date: Tokens) -> bool:
    """Whether it is the day of an attack or accident: “survivors of Saturday night’s attack”."""
    noun = date.root.head
    return date.root.dep_ == "poss" and noun.pos_ == "NOUN" and noun.lower_ in word_set("upheavals")


def is_elsewhere(date: Tokens, value: str) -> bool:
    """Whether what the clause tells was not on this date, whatever else was.

    It was before or after it (“applied before last summer”); the date is a work's or a thing's (“the print
    ‘Harbour’ from 1987”, “the fashion of the 1960s”); or the deed was only wished for or guessed at.
    """
    return (
        _is_bound(date)
        or _is_of_thing(date, value)
        or _is_wished(date.root)
        or _is_guessed(date.root)
        or is_of_news(date)
    )


def is_of_news(date: Tokens) -> bool:
    """Whether the date belongs to the news that now has an effect: “news of the wreck last week has moved many”.

    The English perfect tells no time; a date between its subject and “has” is the subject's.
    """
    subject = next((one for one in (date.root, *date.root.ancestors) if one.dep_ in _SUBJECTS), None)
    verb = subject.head if subject is not None else next(date.root.ancestors, None)
    if verb is None or verb.tag_ != "VBN" or verb.i < date.end:
        return False
    if subject is None:
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    has = next((child for child in verb.children if child.lower_ in {"has", "have"}), None)
    if subject is None or has is None or not subject.i < date.start < has.i:
        return False
    return subject.lower_ in word_set("news_of") and any(child.dep_ == "prep" for child in subject.children)


def _is_bound(date: Tokens) -> bool:
    head = date.root.head
    if date.root.dep_ != "pobj" or head.lower_ not in {"before", "after"} or tense_at(date.root) != "past":
        return False
    return not any(token.lower_ == "end" for token in date)


def _is_of_thing(date: Tokens, value: str) -> bool:
    lead = date.doc[date.start - 1] if date.start else None
    if lead is not None and lead.lower_ == "from" and lead.i and lead.nbor(-1).text in _MARKS:
        return True
    head = date.root.head
    if not _LONG.fullmatch(value) or date.root.dep_ != "pobj" or head.lower_ != "of":
        return False
    noun = head.head
    return noun.pos_ == "NOUN" and noun.ent_type_ not in {"DATE", "TIME"} and not is_deed(noun)


def is_deed(noun: Token) -> bool:
    """Whether the noun tells something done or happening, by the lists or by its ending."""
    lemma = noun.lemma_
    if lemma in word_set("no_deeds"):
        return False
    return lemma in happenings() or noun.lower_ in word_set("happenings") or _DEED.search(noun.lower_) is not None


def _is_wished(token: Token) -> bool:
    """Whether the date hangs on what somebody was willing or reluctant to do."""
    for _ in range(_HIGHEST):
        if token.dep_ == "xcomp" and token.head.lower_ in word_set("willing"):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _is_guessed(token: Token) -> bool:
    """Whether the date hangs on what somebody thinks might be, or says should be done."""
    at = token.i
    for _ in range(_HIGHEST):
        if token.dep_ == "ccomp" and token.head.i != token.i:
            if at < token.i:
                return False  # “said on Monday the law should be changed”
            modals = {child.lower_ for child in token.children if child.dep_ == "aux"}
            if modals & {"could", "might"} and token.head.lemma_ in word_set("guessing"):
                return True
            return "should" in modals and token.head.lemma_ in word_set("saying") | word_set("guessing")
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def is_of_occasion(date: Tokens) -> bool:
    """Whether the date says when an occasion was at which the clause happened: “during a ceremony on May 3”."""
    root = date.root
    noun = root.head.head if root.dep_ == "pobj" else root.head
    return noun.dep_ == "pobj" and noun.head.lower_ in {"during", "at"} and noun.head.head.pos_ == "VERB"


def is_of_other_event(date: Tokens) -> bool:
    """Whether it is the day of what the clause was before or after: “will meet on Monday, ahead of a vote on Friday”.

    Of a clause without another date nobody can tell.
    """
    doc, at = date.doc, date.start - 1
    at -= doc[at].lower_ in {"on", "in", "at"}
    has_noun = False
    for token in reversed(list(doc[max(at - _FARTHEST, date.root.sent.start) : at + 1])):
        if token.pos_ in {"VERB", "AUX"} or token.is_punct:
            return False
        pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i else token.lower_
        if token.lower_ in {"before", "after", "following"} or pair in _AHEAD_OF:
            return has_noun
        has_noun = has_noun or token.pos_ in {"NOUN", "PROPN"}
    return False


def describes_a_noun(date: Tokens) -> bool:
    """Whether the date is an attribute (“the 1931 hall”, “Monday’s attack”) and no time of the clause."""
    root, head = date.root, date.root.head
    if _leads_a_name(date):
        return False
    if root.dep_ not in {"compound", "nummod", "amod", "poss", "nmod"} or head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if dates_its_clause(root, head) or (date[0].lower_ in _PASSING and root.dep_ != "poss"):
        return False
    return head.ent_type_ not in {"DATE", "TIME"} if head.i > root.i else head.pos_ == "PROPN" and head.i == root.i - 1


def tells_of_subject(date: Tokens) -> bool:
    """Whether the date is that of the happening that the clause goes on from: “the coup of May 1989 sent him away”."""
    lead = date.root.head
    noun = lead.head
    if date.root.dep_ != "pobj" or lead.lower_ not in {"of", "in", "on"} or noun.dep_ != "nsubj":
        return False
    return (noun.lower_ in word_set("upheavals") or is_deed(noun)) and noun.head.tag_ == "VBD"


def _leads_a_name(date: Tokens) -> bool:
    """Whether a parser took the date for a part of the name behind it: “on Tuesday Vrell resigned”."""
    root, name = date.root, date.root.head
    if root.dep_ not in {"compound", "nmod"} or name.pos_ != "PROPN" or name.i < date.end or not date.start:
        return False
    lead = date.doc[date.start - 1]
    if lead.lower_ not in {"on", "in"}:
        return False
    is_object = name.dep_ == "pobj" and name.head.i == lead.i
    verb = name.head if name.dep_ in _SUBJECTS else lead.head if is_object else None
    return verb is not None and verb.pos_ in {"VERB", "AUX"} and verb.i > name.i


def dates_its_clause(root: Token, noun: Token) -> bool:
    """Whether a date before a noun tells when the clause was or is to be.

    “Monday’s bid failed”, “next year’s regatta is to be held here”, “in a 2016 referendum”, and at the head of its
    sentence “in the May 3 deal”.
    """
    if _names_what_happened(root, noun):
        return True
    if root.dep_ == "poss":
        if noun.dep_ not in _SUBJECTS or root.i > noun.i or noun.head.pos_ not in {"VERB", "AUX"}:
            return False
        is_past = noun.dep_ == "nsubj" and noun.head.tag_ == "VBD" and noun.head.pos_ == "VERB"
        is_coming = root.doc[root.left_edge.i].lower_ in _COMING
        return is_past or (is_coming and tense_at(noun) == "future")
    is_in = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "at", "during"} and noun.head.head.pos_ == "VERB"
    is_day = root.ent_type_ == "DATE" and any(child.like_num for child in root.children) and noun.head.is_sent_start
    return is_in and (bool(is_day) or any(child.lower_ in {"a", "an"} for child in noun.children))


def _names_what_happened(root: Token, noun: Token) -> bool:
    """Whether the date belongs to a happening that the clause tells: “won the 2019 election”, “in last May’s vote”,
    “the 2011 uprising toppled the king”, “fled during the 2014 war”.
    """
    verb, told = noun.head, root.doc[root.left_edge.i : root.i + 1].text
    is_weekday = root.dep_ == "poss" and noun.lower_ in word_set("contests")  # “in Saturday’s election”
    is_stated = is_weekday or _LONGER.search(told) is not None or told[:3].casefold() in _MONTHS
    if root.i > noun.i or noun.pos_ not in {"NOUN", "PROPN"} or not is_stated:
        return False
    word = noun.lower_
    if noun.dep_ == "dobj":
        return word in word_set("contests") and verb.lemma_ in word_set("contesting") and verb.tag_ in {"VBD", "VBN"}
    if noun.dep_ == "nsubj":
        is_cause = is_deed(noun) and verb.lemma_ in word_set("causing")
        return verb.tag_ == "VBD" and verb.pos_ == "VERB" and (is_cause or word in word_set("upheavals"))
    if noun.dep_ != "pobj" or verb.lower_ not in {"in", "at", "during"}:
        return False
    if word not in word_set("contests") | word_set("upheavals"):
        return False
    over = verb.head
    for _ in range(_HIGHEST):
        if over.lower_ not in word_set("results") or over.dep_ not in {"dobj", "pobj"}:
            break
        over = over.head.head if over.dep_ == "pobj" else over.head
    return over.pos_ == "VERB" and over.tag_ in {"VBD", "VBN"}
