"""The cue that stands by a quotation: after it, before it, or in a colon or a dash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, Cue, writings
from briefing_archive.extract.attribution import TERMINAL, Reading, Source
from briefing_archive.extract.mistagged import mistaken_cue
from briefing_archive.extract.reporting import (
    added_to,
    cue_bounds,
    is_finite,
    is_participle,
    is_passive,
    is_real,
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

DASHES = frozenset({"—", "–", "--", "-", "―"})
_COLON = "the cue is only a colon: who speaks?"
_SKIPPED = frozenset({",", ":", ";", "—", "–", "--", "-", "(", "[", "...", "…"})
_LONGEST_SUBJECT = 30


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


def _subject(reading: Reading, verb: Token, start: int, end: int) -> Source | None:
    """The subject of a verb where it stands in the given tokens outside the marks; else the words around it."""
    subject = own_subject(verb)
    if subject is not None and start <= subject.i < end and reading.outside(subject) and subject.i != verb.i:
        if subject.lower_ in {"who", "which", "that"}:
            found = subject_of(verb)
            return source_of(reading, found) if found is not None and reading.outside(found) else None
        return source_of(reading, subject)
    return None


def cue_after(reading: Reading, number: int) -> NearCue | None:
    """The cue that follows a quotation: “…,” she said · “…,” said Okafor · “…,” according to · “…” — Okafor."""
    tokens = reading.tokens
    start, end = gap_after(reading, number)
    first = start
    while first < end and tokens[first].text in _SKIPPED:
        first += 1
    if first >= end:
        return None
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
    for at in range(first, min(end, first + _LONGEST_SUBJECT)):
        verb = tokens[at]
        cue = verb_cue(verb)
        if cue is None or not cue.takes("direct", "clause", "question"):
            if (
                is_verb(verb)
                and verb.dep_ not in {"relcl", "acl", "aux", "auxpass"}
                and verb.pos_ == "VERB"
                and not _in_relative(verb, first)
            ):
                return None
            continue
        # Right after the marks a past tense is often taken for a participle (“…,” read the letter).
        if not is_finite(verb) and not (at == first and verb.tag_ in {"VBN", "VB"} and at + 1 < end):
            if at == first:
                return None
            continue
        if _in_relative(verb, first) or _gives_name(verb, cue):
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


def _gives_name(verb: Token, cue: Cue) -> bool:
    """Whether the words in marks are a name that is given: “the “Iron Wall”, as locals call it”."""
    pronouns = {"it", "him", "her", "them"}
    return cue.takes("naming") and any(one.dep_ == "dobj" and one.lower_ in pronouns for one in verb.children)


def _quotes_another(verb: Token) -> bool:
    """“as reported by …”: who passed the words on, not who spoke them."""
    return verb.tag_ == "VBN" and any(child.lower_ == "as" and child.i < verb.i for child in verb.children)


def _in_relative(verb: Token, first: int) -> bool:
    """Whether a verb stands in a relative clause inside the words from `first` on."""
    at = verb
    for _ in range(6):
        if at.dep_ == "relcl" and at.head.i >= first:
            return True
        if at.dep_ in {"ROOT", "relcl"} or at.head == at:
            return False
        at = at.head
    return False


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


def cue_before(reading: Reading, number: int) -> NearCue | None:
    """The cue that leads to a quotation: she said: “…” · said, “…” · saying that “…” · Okafor: “…”."""
    tokens = reading.tokens
    start, end = gap_before(reading, number)
    last = end - 1
    while last >= start and (tokens[last].text in {",", ":", "-", "—", "–", "--"} or tokens[last].is_space):
        last -= 1
    if last < start:
        return None
    signs = {tokens[at].text for at in range(last + 1, end)}
    if signs & DASHES and (aside := next((at for at in range(start, last) if tokens[at].text in DASHES), None)):
        last = aside - 1  # “said — as the radio put it — “…””
    if last < start:
        return None
    if not signs and tokens[last].tag_ in {"TO", "DT", "PRP$", "IN", "CC"} and tokens[last].lower_ != "that":
        return None  # the words in marks are part of somebody's clause
    if tokens[last].lower_ == "that" and last > start:
        last -= 1
    if signs and (mistaken := mistaken_cue(reading, start, last, end)) is not None:
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
        return not _in_relative(verb, reading.sentence_starts[at])
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
