"""The cue that leads to a quotation: a verb, “according to”, or a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, writings
from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.beside import DASHES, NearCue, gap_before, in_relative
from briefing_archive.extract.mistagged import mistaken_cue
from briefing_archive.extract.really_said import is_real
from briefing_archive.extract.reporting import (
    added_to,
    cue_bounds,
    is_participle,
    is_passive,
    is_verb,
    own_subject,
    phrase_after,
    phrase_before,
    source_of,
    subject_of,
    verb_cue,
)
from briefing_archive.extract.view_phrases import view_before

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHEN = frozenset({"since", "when", "after", "before", "until", "because", "once"})
_COLON = "the cue is only a colon: who speaks?"


def cue_before(reading: Reading, number: int) -> NearCue | None:
    """The cue that leads to a quotation: she said: “…” · said, “…” · saying that “…” · Okafor: “…”."""
    tokens = reading.tokens
    start, end = gap_before(reading, number)
    last = end - 1
    while last >= start and (tokens[last].text in {",", ":", "-", "—", "–", "--"} or tokens[last].is_space):
        last -= 1
    if last < start:
        return None
    if (view := view_before(reading, start, end)) is not None:
        return NearCue(None, view[0], view[1], view[2], 0.8)
    signs = {tokens[at].text for at in range(last + 1, end)}
    if signs & DASHES and (aside := next((at for at in range(start, last) if tokens[at].text in DASHES), None)):
        last = aside - 1  # “said — as the radio put it — “…””
    if last < start:
        return None
    if not signs and tokens[last].tag_ in {"TO", "DT", "PRP$", "IN", "CC"} and tokens[last].lower_ != "that":
        return None  # the words in marks are part of somebody's clause
    if tokens[last].lower_ == "that" and last > start:
        last -= 1
    if (mistaken := mistaken_cue(reading, start, last, end)) is not None:
        at, source = mistaken
        return NearCue(at, at, at + 1, source, 0.9)
    says_that = _first_word(reading, number) == "that"
    for at in range(last, start - 1, -1):
        verb = tokens[at]
        cue = verb_cue(verb)
        if (
            cue is not None
            and (cue.takes("direct", "clause", "question") or ":" in signs or (says_that and cue.takes("weak")))
            and not _quotes_another(verb)
            and (":" in signs or not _tells_when(verb))
            and _leads(reading, at, last, signs)
        ):
            if not signs and cue.takes("naming", "as") and _told_by_another(verb):
                return None  # said the plan, which she called “…”, was dead: one statement around the marks
            nobody = (is_passive(verb) or is_participle(verb)) and own_subject(verb) is None
            if nobody or not is_real(verb) or (not signs and _is_subject_of_quoted(reading, at + 1, number)):
                return None
            subject = subject_of(added_to(verb))
            named: Source | None = None
            if subject is not None and reading.outside(subject):
                named = source_of(reading, subject)
            if named is None and verb.tag_ not in {"VBG"}:
                named = phrase_before(reading, at, start) or phrase_after(reading, at, last + 1)
            begin, stop = cue_bounds(reading, verb)
            return NearCue(at, begin, min(stop, end), named)
        stops = _is_act(verb) and ":" not in signs and verb.dep_ not in {"acl", "relcl"}
        if stops and not _in_aside(reading, at, last):
            break
    if ":" in signs:
        return _colon(reading, start, last + 1)
    return None


def _quotes_another(verb: Token) -> bool:
    """“as reported by …”: who passed the words on, not who spoke them."""
    return verb.tag_ == "VBN" and any(child.lower_ == "as" and child.i < verb.i for child in verb.children)


def _tells_when(verb: Token) -> bool:
    """“since the strike began, “…””: what only tells when something was is no word of speech."""
    marks = (one.lower_ for one in verb.children if one.dep_ in {"mark", "advmod"} and one.i < verb.i)
    return verb.dep_ == "advcl" and not _WHEN.isdisjoint(marks)


def _told_by_another(verb: Token) -> bool:
    """Whether a verb stands in a relative clause inside what another cue before it reports."""
    above = [*verb.ancestors]
    return verb.dep_ == "relcl" and any(
        cue is not None and cue.takes("clause") and one.i < verb.i and is_real(one)
        for one in above
        if (cue := verb_cue(one)) is not None
    )


def _is_act(token: Token) -> bool:
    """Whether a token is a verb in its own right, not part of “according to”."""
    return is_verb(token) and token.pos_ == "VERB" and token.lower_ not in SOURCE_PHRASES


def _first_word(reading: Reading, number: int) -> str:
    start, end = reading.bounds[number]
    return next((token.lower_ for token in reading.tokens[start:end] if token.is_alpha), "")


def _is_subject_of_quoted(reading: Reading, start: int, number: int) -> bool:
    """Whether words between a cue and the marks are the subject of what stands in the marks.

    “said her party “is ready””: the clause begins outside the marks and is not only what they hold.
    """
    first, last = reading.bounds[number]
    return any(
        token.dep_ in {"nsubj", "nsubjpass"}
        and first <= token.head.i < last
        and token.pos_ in {"NOUN", "PROPN", "PRON"}
        for token in reading.tokens[start:first]
    )


def _in_aside(reading: Reading, at: int, last: int) -> bool:
    """Whether a token stands in words set apart between dashes or commas (“said — as reported by — ”)."""
    tokens = reading.tokens
    return tokens[last + 1].text in DASHES | {","} and any(tokens[i].lower_ == "as" for i in range(max(at - 4, 0), at))


def _leads(reading: Reading, at: int, last: int, signs: set[str]) -> bool:
    """Whether what stands between a cue and the quotation belongs to the cue: whom, where, when, how."""
    tokens = reading.tokens
    verb = tokens[at]
    if ":" in signs:
        return not in_relative(verb, reading.sentence_starts[at])
    for token in tokens[at + 1 : last + 1]:
        if token.text in {";", "."}:
            return False
        if _is_act(token) and not _in_aside(reading, token.i, last) and token.dep_ not in {"acl", "relcl"}:
            return False
        if not signs and token.dep_ in {"attr", "acomp", "oprd"}:
            return False
    if not signs and last > at:
        between = tokens[at + 1 : last + 1]
        # “told her “no””, “said on Monday “no””: without a sign only whom and when may stand between.
        return all(
            token.ent_type_ in {"DATE", "TIME", "PERSON", "ORG", "GPE", "NORP"}
            or token.pos_ in {"PRON", "ADV", "ADP", "PUNCT", "PART"}
            or (token.head.i == at and token.dep_ in {"dobj", "dative"})
            for token in between
        )
    return True


def _colon(reading: Reading, start: int, end: int) -> NearCue | None:
    """Who speaks after a colon without a cue: the subject of the sentence, or the words alone."""
    tokens = reading.tokens
    for at in range(end - 1, start - 1, -1):
        token = tokens[at]
        if is_verb(token) and token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "conj", "ccomp", "advcl"}:
            subject = subject_of(token)
            if subject is not None and reading.outside(subject) and subject.pos_ in {"PROPN", "PRON", "NOUN"}:
                begin, stop = cue_bounds(reading, token)
                return NearCue(at, begin, min(stop, end), source_of(reading, subject), 0.6, _COLON)
    is_name = tokens[start].is_title and all(one.is_title or one.is_punct or one.is_upper for one in tokens[start:end])
    if is_name and end - start <= 5:
        return NearCue(None, end, end, Source(start, end, end - 1), 0.7, _COLON)
    if end - start <= 14 and tokens[start].pos_ in {"PROPN", "DET", "ADJ", "NOUN"}:
        source = phrase_after(reading, start - 1, end)
        if source is not None and (tokens[source.head].pos_ == "PROPN" or tokens[source.head].lemma_ in writings()):
            return NearCue(None, end, end, source, 0.7, _COLON)
    return None
