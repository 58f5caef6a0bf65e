"""“Today” where it means the present age: “the mill today houses a museum”, “this has dropped to 56 percent today”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_archive.extract.clauses import verb_above
from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.event_dates import is_deed

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_YEAR = re.compile(r"[0-9]{4}")


def is_nowadays(date: Tokens, value: str, others: Iterable[str]) -> bool:
    """Whether the clause tells a state that holds, or what has become of a state in years.

    `others` are the values of the other dates of the sentence: what is set against a year is no news of a day.
    """
    root = date.root
    if date.text.casefold() != "today" or root.dep_ in {"nsubj", "nsubjpass", "poss", "pobj"}:
        return False
    verb = verb_above(root)
    if verb is None:
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    is_present = verb.tag_ in {"VBZ", "VBP"} and not auxiliaries
    is_perfect = verb.tag_ in {"VBN", "VBD"} and bool(auxiliaries & {"has", "have", "'ve", "’ve"})
    is_passive = verb.tag_ == "VBN" and auxiliaries <= {"is", "are"} and bool(auxiliaries)
    if (is_present or is_perfect or is_passive) and any(_is_years_ago(other, value) for other in others):
        return True
    if is_passive:
        return verb.lemma_ in word_set("used_as")
    return is_present and verb.lemma_ in word_set("lasting") and _tells_a_state(verb)


def _tells_a_state(verb: Token) -> bool:
    """Not “she is in Verrin today”, which is so on one day only, nor “the court has a hearing today”."""
    if verb.lemma_ not in {"be", "remain"}:
        return not any(child.dep_ == "dobj" and is_deed(child) for child in verb.children)
    return any(child.dep_ == "expl" or (child.dep_ == "attr" and child.pos_ == "NOUN") for child in verb.children)


def _is_years_ago(other: str, today: str) -> bool:
    year, now = _YEAR.match(other), _YEAR.match(today)
    return year is not None and now is not None and int(year[0]) < int(now[0]) - 1
