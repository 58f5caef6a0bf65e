"""The sentence or line before words set apart that says who speaks there: “She said:”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_archive.cues import writings
from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.gazetteer import listed
from briefing_archive.extract.noun_phrases import is_writing
from briefing_archive.extract.really_said import is_real
from briefing_archive.extract.reporting import (
    is_passive,
    own_subject,
    phrase_after,
    source_of,
    subject_of,
    verb_cue,
)
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


TOLD_OF = 0.6
"""How sure it is that somebody speaks because the sentence before tells of him."""


@dataclass(frozen=True)
class Lead:
    """Who a sentence or a line says is speaking, and by which word."""

    cue: Span | None = None
    source: Source | None = None
    confidence: float = 1.0


def sentence_before(reading: Reading, start: int) -> Lead:
    """Who speaks in the sentence before a quotation that stands alone, when that sentence says that somebody spoke."""
    if start == 0:
        return Lead()
    first = reading.sentence_starts[start - 1]
    if not reading.outside(reading.tokens[start - 1]):
        return Lead()
    for at in range(first, start):
        verb = reading.tokens[at]
        if verb.dep_ in {"ROOT", "conj"} and (issued := _issued(reading, verb)) is not None:
            return issued
        if (
            verb.dep_ not in {"ROOT", "conj"}
            or verb_cue(verb) is None
            or not reading.outside(verb)
            or not is_real(verb)
        ):
            continue
        subject = own_subject(verb)
        if subject is not None and reading.outside(subject):
            return Lead(reading.span(at, at + 1), source_of(reading, subject), 0.8)
    return _tells_of_somebody(reading, first, start)


def _tells_of_somebody(reading: Reading, first: int, start: int) -> Lead:
    """Okafor was blunt. “…” · For Okafor the lesson is plain. “…”: of whom the sentence before tells.

    Only where nobody has spoken in the paragraph before.
    """
    if any(not reading.outside(one) or verb_cue(one) is not None for one in reading.tokens[:start]):
        return Lead()
    opening = reading.tokens[first]
    if opening.lower_ == "for":
        person = next((one for one in opening.children if one.dep_ == "pobj"), None)
        is_named = person is not None and person.pos_ == "PROPN"
        return Lead(None, source_of(reading, person), TOLD_OF) if person is not None and is_named else Lead()
    for verb in reading.tokens[first:start]:
        subject = own_subject(verb) if verb.dep_ == "ROOT" else None
        if subject is not None and subject.i < verb.i and not is_passive(verb):
            may_speak = subject.pos_ == "PROPN" or subject.lower_ in {"he", "she"}
            return Lead(None, source_of(reading, subject), TOLD_OF) if may_speak else Lead()
    return Lead()


def sentence_after(reading: Reading, end: int) -> Lead:
    """Who speaks in a quotation that stands alone, when the sentence behind it says so: “So said Okafor.”"""
    tokens = reading.tokens
    last = reading.sentence_ends[end] if end < len(tokens) else end
    words = [one.lower_ for one in tokens[end:last]]
    if words[:2] in (["so", "said"], ["so", "says"]):
        source = phrase_after(reading, end + 1, last)
        return Lead(reading.span(end + 1, end + 2), source, 0.9) if source is not None else Lead()
    if words[:1] in (["those"], ["these"]) and "words" in words[:5] and "of" in words[:6]:
        of = end + words.index("of")
        source = phrase_after(reading, of, last)
        return Lead(reading.span(end, of + 1), source, 0.8) if source is not None else Lead()
    return Lead()


def _issued(reading: Reading, verb: Token) -> Lead | None:
    """Okafor issued a statement: who puts out the writing whose words follow."""
    if verb.lemma_ not in listed("making_verbs") or verb_cue(verb) is not None or is_passive(verb):
        return None
    paper = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i and is_writing(one)), None)
    subject = own_subject(verb)
    if paper is None or subject is None or not all(map(reading.outside, (verb, paper, subject))) or not is_real(verb):
        return None
    return Lead(reading.span(verb.i, paper.i + 1), source_of(reading, subject), 0.8)


def lead_into_next(reading: Reading) -> tuple[Span, Source] | None:
    """The cue and the speaker of a block that ends in a colon, for the quotation that the next block opens with."""
    last = len(reading.tokens)
    while last and reading.tokens[last - 1].is_space:
        last -= 1
    return lead_into(reading, last) if last else None


def lead_into(reading: Reading, last: int) -> tuple[Span, Source] | None:
    """The cue and the speaker of the words up to a colon, the token before `last`."""
    if not reading.tokens[last - 1].text.endswith(":") or not reading.outside(reading.tokens[last - 1]):
        return None
    for at in range(last - 1, reading.sentence_starts[last - 1] - 1, -1):
        verb = reading.tokens[at]
        cue = verb_cue(verb)
        if cue is None or not cue.takes("direct", "clause") or not reading.outside(verb):
            continue
        if verb.dep_ == "relcl" and verb.head.lemma_.casefold() not in writings():
            continue  # not “the crews, who said: …”, but “a letter, which reads: …”
        subject = subject_of(verb)
        if subject is not None and is_real(verb) and reading.outside(subject):
            return reading.span(at, at + 1), source_of(reading, subject)
    return None
