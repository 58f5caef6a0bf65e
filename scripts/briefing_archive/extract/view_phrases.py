"""“In the words of …”, “in Okafor's view”: who speaks, by a phrase set before words in marks, whatever the parse says.

The parser hangs such a phrase on a verb inside the marks, or takes the words in marks for an apposition to the speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.reporting import phrase_after

if TYPE_CHECKING:
    from spacy.tokens import Token

VIEWS = frozenset(
    {"words", "phrase", "view", "opinion", "analysis", "judgment", "judgement", "assessment", "estimation", "telling"}
)
"""Nouns for somebody's words or view that such a phrase is built with."""

WRITERS = frozenset({"my", "our", "your", "me", "us", "you", "whose", "whom", "other", "this", "that", "these"})
"""Those in whose “view” nobody is quoted: who writes speaks for himself, “in other words” nobody speaks."""

_FARTHEST = 28
_SIGNS = frozenset({",", ":", "—", "–", "--", "-"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"who", "which", "whose", "whom"})
_MIDDLE = frozenset({"DET", "ADJ", "ADV", "NOUN", "PROPN", "PRON", "PART", "NUM", "ADP", "CCONJ", "PUNCT", "SYM", "X"})


def view_before(reading: Reading, start: int, end: int) -> tuple[int, int, Source] | None:
    """The tokens of the cue and the speaker of such a phrase, where it ends the words `[start, end)` before marks."""
    tokens = reading.tokens
    stop = end
    while stop > start and tokens[stop - 1].text in _SIGNS:
        stop -= 1
    for at in range(stop - 1, max(stop - _FARTHEST, start) - 1, -1):
        token = tokens[at]
        if token.lower_ in {"in", "to"} and (found := _phrase(reading, at, stop)) is not None:
            return found
        if token.tag_ in _FINITE and not _in_relative(tokens[start : at + 1]):
            return None
    return None


def _in_relative(words: Sequence[Token]) -> bool:
    """Whether the last of some words follows a relative pronoun: “Tom Vale, who surveyed the reef”."""
    return any(one.lower_ in _RELATIVE for one in words[-5:-1])


def _phrase(reading: Reading, at: int, stop: int) -> tuple[int, int, Source] | None:
    tokens = reading.tokens
    opens = at + 1 + (tokens[at].lower_ == "to" and tokens[at + 1].lower_ in {"use", "borrow", "adopt"})
    if opens >= stop or (tokens[at].lower_ == "to" and opens == at + 1):
        return None
    noun = next((one for one in range(opens, min(at + 9, stop)) if tokens[one].lower_ in VIEWS), None)
    if noun is None or any(tokens[one].pos_ not in _MIDDLE or tokens[one].text == "," for one in range(opens, noun)):
        return None
    if noun + 1 < stop and tokens[noun + 1].lower_ == "of":
        if tokens[noun + 2].lower_ in WRITERS:
            return None
        whom = next((one for one in tokens[noun + 1].children if one.dep_ == "pobj" and one.i < stop), None)
        named = phrase_after(reading, noun + 1, stop)
        head = whom.i if whom is not None else named.head if named is not None else None
        if head is None or (tokens[noun].lower_ == "view" and not _can_hold_views(tokens[head])):
            return None
        return at, noun + 2, Source(noun + 2, stop, head)
    if noun + 1 != stop or tokens[opens].lower_ in WRITERS:
        return None
    case = noun - 1
    while case > opens and tokens[case].tag_ not in {"POS", "PRP$"}:
        case -= 1
    if tokens[case].tag_ == "PRP$":
        return noun, noun + 1, Source(case, case + 1, case)
    if tokens[case].tag_ != "POS" or case == opens:
        return None
    return noun, noun + 1, Source(opens, case, case - 1)


def _can_hold_views(head: Token) -> bool:
    """Whether a noun is for somebody: “in the view of the cameras” nobody thinks."""
    known = gazetteer()
    lemma = head.lemma_.casefold()
    return head.pos_ in {"PROPN", "PRON"} or lemma in known.person_words or head.lower_ in known.kind_words
