"""Words in quotation marks that somebody is said to have spoken or written: before, after or around their cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, writings
from briefing_archive.extract.attribution import TERMINAL, Attribution, Reading, Source
from briefing_archive.extract.reporting import (
    added_to,
    cue_bounds,
    is_finite,
    is_real,
    is_verb,
    own_subject,
    phrase_after,
    phrase_before,
    source_of,
    subject_of,
    verb_cue,
)
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHES = frozenset({"—", "–", "--", "-", "―"})
_SKIPPED = frozenset({",", ":", ";", "—", "–", "--", "-", "(", "[", "...", "…"})
_LONGEST_SUBJECT = 30


@dataclass(frozen=True)
class Direct:
    """An attribution of a quotation and the tokens that it uses, so that nothing reports them again."""

    attribution: Attribution
    number: int
    verb: int | None
    start: int
    end: int


@dataclass(frozen=True)
class _Cue:
    verb: int | None
    start: int
    end: int
    source: Source | None
    confidence: float = 1.0
    doubt: str = ""


def _gap_after(reading: Reading, number: int) -> tuple[int, int]:
    """The tokens after a quotation up to the next one or the end of the sentence that they belong to."""
    start = reading.bounds[number][1]
    end = reading.bounds[number + 1][0] if number + 1 < len(reading.bounds) else len(reading.tokens)
    for at in range(start, end):
        if reading.tokens[at].text in TERMINAL and (at + 1 >= end or not reading.tokens[at + 1].text[:1].islower()):
            return start, at
    return start, end


def _gap_before(reading: Reading, number: int) -> tuple[int, int]:
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


def _after(reading: Reading, number: int) -> _Cue | None:
    """The cue that follows a quotation: “…,” she said · “…,” said Okafor · “…,” according to · “…” — Okafor."""
    tokens = reading.tokens
    start, end = _gap_after(reading, number)
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
    has_dash = any(tokens[at].text in _DASHES for at in range(start, first))
    if has_dash and opening.pos_ == "PROPN" and not any(is_verb(tokens[at]) for at in range(first, end)):
        source = phrase_after(reading, first - 1, end)
        return _Cue(None, start, end, source, 0.8) if source else None
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
        if not is_finite(verb):
            if at == first:
                return None
            continue
        if _in_relative(verb, first):
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
        return _Cue(at, max(begin, start), min(stop, end), source)
    return None


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


def _phrase(reading: Reading, at: int, end: int) -> _Cue | None:
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
    return _Cue(None, at, first, source) if source else None


def _before(reading: Reading, number: int) -> _Cue | None:
    """The cue that leads to a quotation: she said: “…” · said, “…” · saying that “…” · Okafor: “…”."""
    tokens = reading.tokens
    start, end = _gap_before(reading, number)
    last = end - 1
    while last >= start and (tokens[last].text in {",", ":", "-", "—", "–", "--"} or tokens[last].is_space):
        last -= 1
    if last < start:
        return None
    signs = {tokens[at].text for at in range(last + 1, end)}
    if signs & _DASHES and (aside := next((at for at in range(start, last) if tokens[at].text in _DASHES), None)):
        last = aside - 1  # “said — as the radio put it — “…””
    if last < start:
        return None
    if not signs and tokens[last].tag_ in {"TO", "DT", "PRP$", "IN", "CC"} and tokens[last].lower_ != "that":
        return None  # the words in marks are part of somebody's clause
    if tokens[last].lower_ == "that" and last > start:
        last -= 1
    for at in range(last, start - 1, -1):
        verb = tokens[at]
        cue = verb_cue(verb)
        if (
            cue is not None
            and (cue.takes("direct", "clause", "question") or ":" in signs)
            and not _quotes_another(verb)
            and _leads(reading, at, last, signs)
        ):
            if not is_real(verb):
                return None
            found = subject_of(added_to(verb))
            source: Source | None = None
            if found is not None and reading.outside(found):
                source = source_of(reading, found)
            if source is None and verb.tag_ not in {"VBG"}:
                source = phrase_before(reading, at, start) or phrase_after(reading, at, last + 1)
            begin, stop = cue_bounds(reading, verb)
            return _Cue(at, begin, min(stop, end), source)
        stops = is_verb(verb) and verb.pos_ == "VERB" and ":" not in signs and verb.dep_ not in {"acl", "relcl"}
        if stops and not _in_aside(reading, at, last):
            break
    if ":" in signs:
        return _colon(reading, start, last + 1)
    return None


def _in_aside(reading: Reading, at: int, last: int) -> bool:
    """Whether a token stands in words set apart between dashes or commas (“said — as reported by — ”)."""
    tokens = reading.tokens
    return tokens[last + 1].text in _DASHES | {","} and any(tokens[i].lower_ == "as" for i in range(max(at - 4, 0), at))


def _leads(reading: Reading, at: int, last: int, signs: set[str]) -> bool:
    """Whether what stands between a cue and the quotation belongs to the cue: whom, where, when, how."""
    tokens = reading.tokens
    verb = tokens[at]
    if ":" in signs:
        return not _in_relative(verb, reading.sentence_starts[at])
    for token in tokens[at + 1 : last + 1]:
        if token.text in {";", "."}:
            return False
        if (
            is_verb(token)
            and token.pos_ == "VERB"
            and not _in_aside(reading, token.i, last)
            and token.dep_ not in {"acl", "relcl"}
        ):
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


def _colon(reading: Reading, start: int, end: int) -> _Cue | None:
    """Who speaks after a colon without a cue: the subject of the sentence, or the words alone."""
    tokens = reading.tokens
    for at in range(end - 1, start - 1, -1):
        token = tokens[at]
        if is_verb(token) and token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "conj", "ccomp", "advcl"}:
            subject = subject_of(token)
            if subject is not None and reading.outside(subject) and subject.pos_ in {"PROPN", "PRON", "NOUN"}:
                begin, stop = cue_bounds(reading, token)
                return _Cue(
                    at, begin, min(stop, end), source_of(reading, subject), 0.6, "the cue is only a colon: who speaks?"
                )
    if end - start <= 14 and tokens[start].pos_ in {"PROPN", "DET", "ADJ", "NOUN"}:
        source = phrase_after(reading, start - 1, end)
        if source is not None and (tokens[source.head].pos_ == "PROPN" or tokens[source.head].lemma_ in writings()):
            return _Cue(None, end, end, source, 0.7, "the cue is only a colon: who speaks?")
    return None


def _is_whole(reading: Reading, number: int) -> bool:
    """Whether a quotation is a sentence of its own: nothing of its sentence stands outside the marks."""
    start, end = reading.bounds[number]
    before = _gap_before(reading, number)
    after = _gap_after(reading, number)
    words_before = [at for at in range(*before) if reading.tokens[at].is_alpha]
    if words_before:
        return False
    sign = reading.last_sign(number)
    following = reading.tokens[end] if end < len(reading.tokens) else None
    if sign in ".!?…":
        opening = next((t for t in reading.tokens[start:end] if t.is_alpha or t.like_num), None)
        return opening is not None and (following is None or not following.text[:1].islower())
    return after[0] >= after[1]


@dataclass(frozen=True)
class _Lead:
    cue: Span | None = None
    source: Source | None = None
    confidence: float = 1.0


def _sentence_before(reading: Reading, start: int) -> _Lead:
    """Who speaks in the sentence before a quotation that stands alone, when that sentence says that somebody spoke."""
    if start == 0:
        return _Lead()
    first = reading.sentence_starts[start - 1]
    if not reading.outside(reading.tokens[start - 1]):
        return _Lead()
    for at in range(first, start):
        verb = reading.tokens[at]
        if (
            verb.dep_ not in {"ROOT", "conj"}
            or verb_cue(verb) is None
            or not reading.outside(verb)
            or not is_real(verb)
        ):
            continue
        subject = own_subject(verb)
        if subject is not None and reading.outside(subject):
            return _Lead(reading.span(at, at + 1), source_of(reading, subject), 0.8)
    return _Lead()


def _clause_before(reading: Reading, number: int, verbs: set[int]) -> int | None:
    """Where the clause begins that ends in the quotation, when its own words lead into the marks; None without."""
    start, end = _gap_before(reading, number)
    own = [at for at in range(start, end) if reading.tokens[at].is_alpha]
    if (
        not own
        or any(at in verbs for at in range(start, end))
        or any(reading.tokens[at].text == ":" for at in range(start, end))
    ):
        return None
    return own[0]


def direct(reading: Reading) -> Iterator[Direct]:
    """Every quotation of a block that a cue stands by, or that is a sentence of its own, in order.

    One that is neither is part of somebody's sentence: a reported clause, or marks that distance or name.
    """
    verbs: set[int] = set()
    joined: _Cue | None = None
    for number in range(len(reading.quotations)):
        start, end = reading.bounds[number]
        span = reading.quotations[number].outer
        before = _gap_before(reading, number)
        has_colon = any(reading.tokens[at].text == ":" for at in range(max(before[1] - 2, before[0]), before[1]))
        tries = (_before, _after) if has_colon else (_after, _before)
        cue = joined if _only_joins(reading, *before) else None
        attempt = _before
        for attempt in tries if cue is None else ():
            cue = attempt(reading, number)
            if cue is not None and attempt is _before and not _closes(reading, number):
                cue = None
            if cue is not None:
                break
        joined = cue if attempt is _before else None
        if cue is not None:
            cue_span = reading.span(cue.start, cue.end) if cue.start < cue.end else None
            if attempt is _after and (first := _clause_before(reading, number, verbs)) is not None:
                start = first
                span = Span(reading.span(first, first + 1).start, span.end)
            if cue.verb is not None:
                verbs.add(cue.verb)
            attribution = Attribution(
                span, cue_span, cue.source, reading.index, confidence=cue.confidence, doubt=cue.doubt
            )
            yield Direct(attribution, number, cue.verb, min(start, cue.start), max(end, cue.end))
        elif _is_whole(reading, number):
            lead = _sentence_before(reading, start)
            attribution = Attribution(
                span, lead.cue, lead.source, reading.index, carries=lead.source is None, confidence=lead.confidence
            )
            yield Direct(attribution, number, None, start, end)


def _only_joins(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but “and” stands between two quotations."""
    between = reading.tokens[start:end]
    return any(one.pos_ == "CCONJ" for one in between) and all(
        one.pos_ == "CCONJ" or one.text == "," for one in between
    )


def _closes(reading: Reading, number: int) -> bool:
    """Whether the quotation led to by a cue is the whole content: its clause does not go on outside the marks."""
    start, end = _gap_after(reading, number)
    if start >= end:
        return True
    if number + 1 < len(reading.bounds) and _only_joins(reading, start, reading.bounds[number + 1][0]):
        return _closes(reading, number + 1)
    opening = reading.tokens[start]
    if opening.text[0] in ",;—–([:" or opening.text == "--":
        return True
    if reading.last_sign(number) in ".!?" and (opening.text[:1].isupper() or number + 1 < len(reading.bounds)):
        return True
    return opening.lower_ in {"and", "but", "while", "when", "as", "after", "before", "during", "in", "on", "at"} and (
        reading.last_sign(number) in ".,!?"
    )
