"""Cues right before quotation marks that the tagger took for something else."""

from __future__ import annotations

from functools import lru_cache

from briefing_archive.cues import cue_verbs
from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.noun_phrases import is_writing
from briefing_archive.extract.reporting import is_participle, is_verb, own_subject, phrase_before, source_of, verb_cue


def mistaken_cue(reading: Reading, start: int, last: int, end: int) -> tuple[int, Source] | None:
    """The token of the cue among the words from `start` up to `last`, and who speaks; the marks open at `end`.

    “The ruling read in part: “…””, where “read” passes for a participle; “…, writing, “…”” and “The board notes,
    “…””, where the cue passes for a noun.
    """
    tokens = reading.tokens
    token = tokens[last]
    # gathered outside chanting “Free speech!”, where the words in marks take the cue for an adjective
    is_torn = token.tag_ == "VBG" and token.dep_ == "amod" and token.head.i >= end and token.lower_ in _gerunds()
    if is_torn and last + 1 == end:
        above = next((one for one in token.ancestors if is_verb(one) and own_subject(one) is not None), None)
        who = own_subject(above) if above is not None else None
        if who is not None and reading.outside(who) and who.i < last:
            return last, source_of(reading, who)
    if token.tag_ == "NN" and token.lower_ in _gerunds() and last > start and tokens[last - 1].text == ",":
        root = next((one for one in token.ancestors if is_verb(one) and own_subject(one) is not None), None)
        subject = own_subject(root) if root is not None else None
        if subject is not None and reading.outside(subject) and subject.i < last:
            return last, source_of(reading, subject)
    if token.lower_ in {"read", "reads"} and (written := _what_is_read(reading, start, last)) is not None:
        return last, written
    if last + 1 == end:
        return None  # no sign before the marks
    is_main = token.tag_ == "NNS" and token.dep_ == "ROOT" and token.lower_ in _presents()
    if is_main and not any(is_verb(one) and one.dep_ not in {"relcl", "acl"} for one in tokens[start:last]):
        source = phrase_before(reading, last, start)
        if source is not None and source.start == start:
            return last, Source(source.start, source.end, _first_head(reading, start, last))
    return _read_as_participle(reading, start, last) if tokens[end - 1].text == ":" else None


def _what_is_read(reading: Reading, start: int, last: int) -> Source | None:
    """A banner read: · on the gate a sign reads, · a plate on the wall that read: the writing right before the word."""
    if verb_cue(reading.tokens[last]) is not None and own_subject(reading.tokens[last]) is not None:
        return None
    source = phrase_before(reading, last, start)
    if source is None:
        return None
    first = source.start
    if first != start and reading.tokens[first - 1].text != "," and reading.tokens[first - 1].pos_ != "CCONJ":
        return None
    head = _first_head(reading, first, last)
    while not is_writing(reading.tokens[head]) and head > first and reading.tokens[last].text == "reads":
        head -= 1
    return Source(first, source.end, head) if is_writing(reading.tokens[head]) else None


def _read_as_participle(reading: Reading, start: int, last: int) -> tuple[int, Source] | None:
    tokens = reading.tokens
    for at in range(last, max(last - 4, start), -1):
        verb = tokens[at]
        cue = verb_cue(verb)
        if cue is not None and cue.takes("direct") and is_participle(verb) and own_subject(verb) is None:
            source = phrase_before(reading, at, start)
            if source is not None and source.start == start:
                return at, Source(source.start, source.end, _first_head(reading, start, at))
        if is_verb(verb) and verb.pos_ == "VERB":
            return None
    return None


def _first_head(reading: Reading, start: int, end: int) -> int:
    """The head of the first noun phrase of some words (“the summary of the decision”)."""
    head = next((one for one in reading.tokens[start:end] if one.pos_ in {"NOUN", "PROPN"}), reading.tokens[end - 1])
    while head.dep_ == "compound" and start <= head.head.i < end:
        head = head.head
    found: int = head.i
    return found


@lru_cache(maxsize=1)
def _presents() -> frozenset[str]:
    """The forms of “she notes” of the cues that lead to words in marks."""
    return frozenset(f"{lemma}s" for lemma, cue in cue_verbs().items() if cue.takes("direct"))


@lru_cache(maxsize=1)
def _gerunds() -> frozenset[str]:
    """The forms in “-ing” of the cues that lead to words in marks."""
    verbs = [lemma for lemma, cue in cue_verbs().items() if cue.takes("direct")]
    return frozenset(form for one in verbs for form in (f"{one}ing", f"{one.removesuffix('e')}ing"))
