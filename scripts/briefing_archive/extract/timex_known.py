"""Weekdays before the news of a follow-up story: “the fire broke out on Friday”, told after Wednesday's news of it.

A bare weekday is the last one before the article's day. But what a sentence about Wednesday speaks of as known
(“the survivors of the fire”) was there on Wednesday, and so lies before it; and the weekdays told after that lie in
the stretch between the two where they can.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing_archive.extract.closed_words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_WEEK = timedelta(7)
_MOST = 20
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "'s", "’s"})


class KnownDays:
    """The days that sentences tell, and what each of them speaks of as known."""

    def __init__(self) -> None:
        self._told: list[tuple[Sentence, date]] = []
        self._stretch: tuple[date, date] | None = None

    def note(self, token: Token, day: date) -> None:
        """Take note of the day that a sentence tells."""
        if len(self._told) < _MOST:
            self._told.append((token.sent, day))

    def weekday(self, token: Token, day: date) -> date:
        """The day that a bare weekday of the past means, which without the story would be `day`."""
        if self._stretch is None and (noun := _what_happened(token)) is not None:
            since = [told for sentence, told in self._told if _knows(sentence, noun)]
            if since and day - _WEEK <= max(since) < day:
                self._stretch = (day - _WEEK, max(since))
        if self._stretch is None:
            return day
        first, last = self._stretch
        return day - _WEEK if last < day and first <= day - _WEEK <= last else day


def _what_happened(token: Token) -> Token | None:
    """The noun of which the sentence says that it happened on this day: “the earthquake struck on Friday”."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if verb.lemma_ not in word_set("happening_verbs") or verb.tag_ not in {"VBD", "VBN"}:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject if subject is not None and subject.pos_ == "NOUN" and _is_known(subject) else None


def _knows(sentence: Sentence, noun: Token) -> bool:
    """Whether an earlier sentence speaks of the noun as known."""
    if sentence.doc is noun.doc and sentence.end > noun.i:
        return False
    return any(token.lemma_ == noun.lemma_ and token.pos_ == "NOUN" and _is_known(token) for token in sentence)


def _is_known(noun: Token) -> bool:
    """Whether the noun is spoken of as one that the reader knows."""
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.children)
