"""Dates that only name what a thing is for or of: a budget's year, the period of a debt, the worst day of a year.

“The budget for 2025”, “arrears for the period from 2014 to 2019”, “the school year 2023/24” and “her third defeat
this year” tell no event of that year; “is planned for 2025” does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_archive.extract.closed_words import word_list, word_set
from briefing_archive.extract.date_leads import lead_of
from briefing_archive.proposals import Timex

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_YEARS = re.compile(r"[0-9]{4}(?:-[QH][1-4])?")
_MONTHS = re.compile(r"[0-9]{4}-[0-9]{2}")
_COARSE = re.compile(r"[0-9]{4}(?:-(?:[0-9]{2}|Q[1-4]|H[12]|W[0-9]{2}))?")
_KIND_OF_YEAR = r"(?:(?:tax|fiscal|financial|school|academic|calendar|model|budget|marketing|whole|full|entire)\s)?"
_SET = (
    r"scheduled|planned|set|slated|due|expected|timetabled|pencilled|penciled|booked|foreseen|envisaged|called|timed|"
    r"targeted|aimed|targeting|aiming|planning|except|intended|earmarked|postponed|rescheduled|fixed|date"
)
_FOR = re.compile(
    rf"(?P<of>[\w’'%)-]+)\sfor\s(?:the\s)?{_KIND_OF_YEAR}(?:(?:years?|period|seasons?|quarter)\s)?"
    r"(?:(?:from|between|of)\s)?(?:[0-9]{4}\s(?:to|and|or|-|–)\s)?$",
    re.IGNORECASE,
)
_IS_SET = re.compile(rf"(?:{_SET})\Z", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:data|figures?|numbers|results?|sales|reports?|forecasts?|budgets?|bills?|rents?|profits?|loss(?:es)?|output|"
    r"estimates?|statistics|orders|accounts|earnings|wages|salary|salaries|tax(?:es)?|index|survey|rate)\Z",
    re.IGNORECASE,
)
_COVERING = re.compile(
    r"\b(?:covers?|covered|covering|spans?|spanning|spanned|relat\w+\sto|concern\w*|comprising)\s(?:the\s)?"
    r"(?:years?\s|period\s)?(?:(?:from|between)\s)?(?:[0-9]{4}\s?(?:to|and|-|–)\s?)?$",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(
    r"\b(?:school|tax|model|fiscal|financial|academic|budget|marketing)\s(?:year\s)?$", re.IGNORECASE
)
_NAMED_IN = re.compile(r"(?:fiscal|financial|tax|school)\b", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|during|over|of|since|until|by|between|from|to|and|through)\s(?:the\s)?$", re.IGNORECASE)
_RANKED = re.compile(
    r"(?:(?:^|[.!?]\s|\b(?:is|was|are|were|be|been|being|become|became|becomes|marks|marked|as)\s)(?:the|its|his|her|their|"
    rf"an?|[\w’'-]+['’]s)\s|,\s(?:the|its|his|her|their)\s)(?:[\w’'-]+\s)?"
    rf"(?:{'|'.join(word_list('ordinals'))}|latest|most|best|worst|only|"
    r"(?!forest|interest|protest|request|arrest|harvest|contest)[a-z]{3,12}est)\s(?:(?!(?:began|broke|came|fell|hit|left|rose|struck|took|was|were|is|are|has|have|had|\w{2,}ed)\b)"
    r"[\w’'-]+\s){0,8}$",
    re.IGNORECASE,
)
_MADE_IN = re.compile(r"[-‐‑][a-z]")
_TURN = re.compile(r"(?:so\sfar\s)?(?:this|last)\s(?:year|month|season|week|quarter)", re.IGNORECASE)
_REACH = 90
_HIGHEST = 5


def names_a_thing(timex: Timex, text: str) -> bool:
    """Whether the words before the date make it the year or month that a thing is for or one of.

    >>> text = "The council passed the budget for 2025."
    >>> from briefing_archive.spans import Span
    >>> names_a_thing(Timex(Span(text.index("2025"), len(text) - 1), "2025"), text)
    True
    """
    at, words = timex.span.start, timex.span.of(text)
    if not _COARSE.fullmatch(timex.value):
        return False
    if _MADE_IN.match(text, timex.span.end):
        return True  # “the 2008-built ferry”
    if _YEARS.fullmatch(timex.value):
        purpose = lead_of(_FOR, text, at, _REACH)
        if purpose and not _IS_SET.match(purpose["of"]):
            return True
        if lead_of(_COVERING, text, at, _REACH):
            return True
        named = lead_of(_NAMED_YEAR, text, at)
        if named is not None:
            return lead_of(_IN, text, named.start()) is None
        if _NAMED_IN.match(words):
            return lead_of(_IN, text, at) is None
    elif _MONTHS.fullmatch(timex.value):
        purpose = lead_of(_FOR, text, at, _REACH)
        if purpose and _COUNTED.match(purpose["of"]):
            return True
    return _TURN.fullmatch(words) is not None and lead_of(_RANKED, text, at, _REACH) is not None


def is_of_dues(date: Tokens, value: str) -> bool:
    """Whether the date says for what time something is owed: “the taxes requested from 2006 to 2009”."""
    if not _YEARS.fullmatch(value):
        return False
    token = date.root
    for _ in range(_HIGHEST):
        if token.pos_ == "NOUN" and token.lower_ in word_set("dues"):
            return True
        if token.lemma_ in word_set("owing") and token.tag_ in {"VBN", "VBD"}:
            # A parser may take the participle for the verb: “the taxes requested from 2006 to 2009 are …”.
            nouns = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
            if any(noun.lower_ in word_set("dues") for noun in nouns):
                return True
        may_climb = token.dep_ in {"pobj", "prep", "npadvmod"} or (
            token.dep_ == "acl" and token.lemma_ in word_set("owing")
        )
        if not may_climb or token.head.i == token.i:
            return False
        token = token.head
    return False
