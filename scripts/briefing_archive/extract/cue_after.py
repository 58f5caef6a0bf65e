"""The cue that follows a quotation: a verb, “according to”, or only a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, Cue, cue_of
from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.beside import DASHES, NearCue, gap_after, gap_before, in_relative
from briefing_archive.extract.really_said import is_real
from briefing_archive.extract.reporting import (
    cue_bounds,
    is_finite,
    is_passive,
    is_verb,
    own_subject,
    phrase_after,
    phrase_before,
    source_of,
    subject_of,
    verb_cue,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SKIPPED = frozenset({",", ":", ";", "—", "–", "--", "-", "(", "[", "...", "…"})
_PASSING_ON = frozenset({"quote", "cite"})
_LONGEST_SUBJECT = 30


def cue_after(reading: Reading, number: int) -> NearCue | None:
    """The cue that follows a quotation: “…,” she said · “…,” said Okafor · “…,” according to · “…” — Okafor."""
    tokens = reading.tokens
    start, end = gap_after(reading, number)
    first = start
    while first < end and tokens[first].text in _SKIPPED:
        first += 1
    if first >= end:
        return None
    if any(tokens[at].text == ";" for at in range(start, first)) and _has_words(reading, number):
        return None  # “Okafor said “no”; she added that …”
    sign = reading.last_sign(number)
    opening = tokens[first]
    has_comma = first > start or sign in ",!?…-—–"
    if opening.lower_ in SOURCE_PHRASES and has_comma:
        return _phrase(reading, first, end)
    has_dash = any(tokens[at].text in DASHES for at in range(start, first))
    if has_dash and opening.pos_ == "PROPN" and not any(is_verb(tokens[at]) for at in range(first, end)):
        source = phrase_after(reading, first - 1, end)
        return NearCue(None, start, end, source, 0.8) if source else None
    is_name = opening.pos_ == "PROPN" and first + 1 < end and tokens[first + 1].pos_ == "PROPN"
    ends_with_name = sign == "," and is_name and reading.sentence_ends[first] - end <= 1
    is_clause = any(is_verb(token) for token in tokens[slice(*reading.bounds[number])])
    if ends_with_name and is_clause and not any(is_verb(tokens[at]) for at in range(first, end)):
        source = phrase_after(reading, first - 1, end)
        return NearCue(None, end, end, source, 0.7) if source else None
    if sign == "." and opening.text[:1].isupper() and opening.pos_ != "VERB" and first == start:
        return None  # the next sentence
    if opening.pos_ in {"CCONJ", "SCONJ", "ADP"} and opening.lower_ not in {"as"}:
        return None
    if has_comma and (source := _mistaken(reading, first, end)) is not None:
        return NearCue(first, first, first + 1, source)
    for at in range(first, min(end, first + _LONGEST_SUBJECT)):
        verb = tokens[at]
        if (passed_on := _quoted_as_saying(reading, verb, first, end)) is not None:
            return passed_on
        if verb.lower_ in {"said", "says"} and not is_verb(verb) and at > first and has_comma:
            return _said(reading, at, first)
        cue = verb_cue(verb)
        if cue is None or not cue.takes("direct", "clause", "question"):
            if (
                is_verb(verb)
                and verb.dep_ not in {"relcl", "acl", "aux", "auxpass"}
                and verb.pos_ == "VERB"
                and not in_relative(verb, first)
            ):
                return None
            continue
        # Right after the marks a past tense is often taken for a participle (“…,” read the letter).
        if not is_finite(verb) and not (at == first and verb.tag_ in {"VBN", "VB"} and at + 1 < end):
            if at == first:
                return None
            continue
        if in_relative(verb, first) or _gives_name(verb, cue):
            continue
        if all(tokens[i].pos_ in {"ADV", "AUX"} for i in range(first, at)):
            source = _subject(reading, verb, at, end) or phrase_after(reading, at, end)
            if source is None or source.start - at > 4:
                return None
        else:
            source = _subject(reading, verb, first, end)
            if source is None or source.start - first > 3:
                source = phrase_before(reading, at, first)
            if source is None or not is_real(verb):
                return None
        if not (has_comma or sign in ".,!?…"):
            return None
        begin, stop = cue_bounds(reading, verb)
        if source.start > at:
            stop = at + 1
        for saying in tokens[at + 1 : end]:
            quoted = subject_of(saying) if saying.dep_ == "pcomp" and saying.head.head == verb else None
            if quoted is not None and quoted.i > at and verb_cue(saying) is not None:
                return NearCue(at, saying.i, saying.i + 1, source_of(reading, quoted))  # “quoted Okafor as saying”
        return NearCue(at, max(begin, start), min(stop, end), source)
    return None


def _said(reading: Reading, at: int, first: int) -> NearCue | None:
    """“…,” the 26-year-old said, where the tagger took the cue for a noun."""
    named = reading.tokens[first:at]
    if any((one.is_punct and one.tag_ not in {"HYPH", "POS"}) or is_verb(one) for one in named):
        return None
    return NearCue(at, at, at + 1, Source(first, at, at - 1), 0.9)


def _quoted_as_saying(reading: Reading, verb: Token, first: int, end: int) -> NearCue | None:
    """“…,” Okafor was quoted [by the Gazette] as saying."""
    if verb.lemma_ not in _PASSING_ON or not is_passive(verb):
        return None
    for saying in reading.tokens[verb.i + 1 : end]:
        if saying.tag_ == "VBG" and reading.tokens[saying.i - 1].lower_ == "as" and verb_cue(saying) is not None:
            subject = next((one for one in verb.children if one.dep_ == "nsubjpass" and first <= one.i), None)
            source = source_of(reading, subject) if subject is not None else phrase_before(reading, verb.i, first)
            return NearCue(saying.i, saying.i, saying.i + 1, source) if source is not None else None
    return None


def _has_words(reading: Reading, number: int) -> bool:
    """Whether words of its sentence stand before a quotation."""
    return any(reading.tokens[at].is_alpha for at in range(*gap_before(reading, number)))


def _mistaken(reading: Reading, at: int, end: int) -> Source | None:
    """“…”, added Okafor; “…”, claims biologist Tom Vale: where the parser took the cue for a part of the name."""
    verb = reading.tokens[at]
    cue = cue_of(verb.lemma_) or cue_of(verb.lower_.removesuffix("s"))
    if (
        cue is None
        or not cue.takes("direct")
        or verb.dep_ not in {"amod", "compound", "nmod", "nsubj", "ROOT", "appos"}
    ):
        return None
    is_past = verb.dep_ == "amod" and verb.tag_ in {"VBN", "VBD"}
    is_present = verb.text.islower() and verb.lower_.endswith("s") and verb.tag_ in {"VBZ", "NNS"}
    if not (is_past or is_present) or own_subject(verb) is not None:
        return None
    source = phrase_after(reading, at, end)
    if source is None or source.start != at + 1:
        return None
    if reading.tokens[source.head].pos_ == "PROPN":
        return source
    named = reading.tokens[source.start : source.end]
    return source if is_present and verb.dep_ != "ROOT" and named[-1].pos_ == "PROPN" else None


def _subject(reading: Reading, verb: Token, start: int, end: int) -> Source | None:
    """The subject of a verb where it stands in the given tokens outside the marks; else the words around it."""
    subject = own_subject(verb)
    if subject is not None and start <= subject.i < end and reading.outside(subject) and subject.i != verb.i:
        if subject.lower_ in {"who", "which", "that"}:
            found = subject_of(verb)
            return source_of(reading, found) if found is not None and reading.outside(found) else None
        return source_of(reading, subject)
    return None


def _gives_name(verb: Token, cue: Cue) -> bool:
    """Whether the words in marks are a name that is given: “the “Iron Wall”, as locals call it”."""
    pronouns = {"it", "him", "her", "them"}
    return cue.takes("naming") and any(one.dep_ == "dobj" and one.lower_ in pronouns for one in verb.children)


def _phrase(reading: Reading, at: int, end: int) -> NearCue | None:
    """“according to” and its like, and the words for the speaker after it."""
    tokens = reading.tokens
    following = SOURCE_PHRASES[tokens[at].lower_]
    first = at + 1
    if following:
        if first >= end or tokens[first].lower_ != following:
            return None
        first += 1
    preposition = tokens[first - 1]
    head = next((one for one in preposition.children if one.dep_ == "pobj" and one.i >= first), None)
    source = source_of(reading, head) if head is not None else phrase_after(reading, first - 1, end)
    return NearCue(None, at, first, source) if source else None
