"""What stands right before or after a quotation, and the cue that may be found there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import TERMINAL, Reading, Source

if TYPE_CHECKING:
    from spacy.tokens import Token

DASHES = frozenset({"—", "–", "--", "-", "―"})


@dataclass(frozen=True)
class NearCue:
    """A cue by a quotation: its verb where it has one, its tokens, and the words for the speaker."""

    verb: int | None
    start: int
    end: int
    source: Source | None
    confidence: float = 1.0
    doubt: str = ""


def gap_after(reading: Reading, number: int) -> tuple[int, int]:
    """The tokens after a quotation up to the next one or the end of the sentence that they belong to."""
    start = reading.bounds[number][1]
    end = reading.bounds[number + 1][0] if number + 1 < len(reading.bounds) else len(reading.tokens)
    for at in range(start, end):
        if reading.tokens[at].text in TERMINAL and (at + 1 >= end or not reading.tokens[at + 1].text[:1].islower()):
            return start, at
    return start, end


def gap_before(reading: Reading, number: int) -> tuple[int, int]:
    """The tokens before a quotation from the one before it or the start of the sentence."""
    end = reading.bounds[number][0]
    start = reading.bounds[number - 1][1] if number else 0
    for at in range(end - 1, start - 1, -1):
        if reading.tokens[at].text in TERMINAL and at + 1 < end:
            return at + 1, end
        if reading.tokens[at].text in TERMINAL:
            return end, end
    return start, end


def in_relative(verb: Token, first: int) -> bool:
    """Whether a verb stands in a relative clause inside the words from `first` on."""
    at = verb
    for _ in range(6):
        if at.dep_ == "relcl" and at.head.i >= first:
            return True
        if at.dep_ in {"ROOT", "relcl"} or at.head == at:
            return False
        at = at.head
    return False
