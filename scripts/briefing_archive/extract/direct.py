"""Words in quotation marks that somebody is said to have spoken or written: before, after or around their cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Attribution, Reading
from briefing_archive.extract.beside import DASHES, NearCue, gap_after, gap_before
from briefing_archive.extract.cue_after import cue_after
from briefing_archive.extract.cue_before import cue_before
from briefing_archive.extract.leading_lines import sentence_after, sentence_before
from briefing_archive.extract.really_said import is_real
from briefing_archive.extract.reporting import (
    is_verb,
    own_subject,
    verb_cue,
)
from briefing_archive.spans import Span

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Direct:
    """An attribution of a quotation and the tokens that it uses, so that nothing reports them again."""

    attribution: Attribution
    number: int
    verb: int | None
    start: int
    end: int


def _is_whole(reading: Reading, number: int) -> bool:
    """Whether a quotation is a sentence of its own: nothing of its sentence stands outside the marks."""
    start, end = reading.bounds[number]
    before = gap_before(reading, number)
    after = gap_after(reading, number)
    after = (_after_brackets(reading, after[0]), after[1])
    words_before = [at for at in range(*before) if reading.tokens[at].is_alpha]
    if words_before:
        return False
    if number and before[0] == reading.bounds[number - 1][1] and _only_dash(reading, *before):
        return False  # was “likely” — “unless it rains”: one statement
    end = _after_brackets(reading, end)
    sign = reading.last_sign(number)
    following = reading.tokens[end] if end < len(reading.tokens) else None
    if sign in ".!?…":
        opening = next((t for t in reading.tokens[start:end] if t.is_alpha or t.like_num), None)
        return opening is not None and (following is None or not following.text[:1].islower())
    return after[0] >= after[1]


def _only_dash(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but a dash stands between two quotations of one sentence."""
    between = [one.text for one in reading.tokens[start:end] if not one.is_space]
    return bool(between) and set(between) <= DASHES and not reading.ends_sentence(start - 1)


def _after_brackets(reading: Reading, at: int) -> int:
    """The token after a short note in brackets that follows the marks, such as the language they are put from."""
    tokens = reading.tokens
    while at < len(tokens) and tokens[at].is_space:  # a mark of the outlet's that the layout has taken out
        at += 1
    if at >= len(tokens) or not tokens[at].text.startswith("("):
        return at
    depth = 0
    for end in range(at, min(at + 8, len(tokens))):
        depth += tokens[end].text.count("(") - tokens[end].text.count(")")
        if depth <= 0:
            return end + 1
    return at


def _clause_before(reading: Reading, number: int, verbs: set[int]) -> int | None:
    """Where the clause begins that ends in the quotation, when its own words lead into the marks; None without."""
    start, end = gap_before(reading, number)
    parted = next((at for at in range(end - 1, start, -1) if reading.tokens[at].text == ";"), None)
    if parted is not None and any(verb_cue(one) is not None for one in reading.tokens[start:parted]):
        start = parted + 1  # “The guide says …; “…”, it says”
    own = [at for at in range(start, end) if reading.tokens[at].is_alpha]
    if (
        not own
        or any(at in verbs for at in range(start, end))
        or any(reading.tokens[at].text == ":" for at in range(start, end))
    ):
        return None
    return own[0]


def _after_that(reading: Reading, cue: NearCue, start: int) -> int | None:
    """The first word of the clause before the marks, where it tells when or where: told the court that, in May, “…”."""
    if cue.verb is None or cue.verb >= start:
        return None
    that = next((at for at in range(cue.verb + 1, start) if reading.tokens[at].lower_ == "that"), None)
    between = reading.tokens[that + 1 : start] if that is not None else []
    if any(is_verb(one) or one.text == ":" for one in between):
        return None
    first = next((one for one in between if one.is_alpha), None)
    return first.i if first is not None and first.pos_ in {"ADP", "ADV", "SCONJ"} else None


def _taken_up(reading: Reading, before: NearCue | None, number: int) -> NearCue | None:
    """The cue before, where only “and”, “and later” or the like stand after it: “…,” she said; and, later, “…”."""
    if before is None:
        return None
    between = reading.tokens[before.end : reading.bounds[number][0]]
    words = [one for one in between if one.is_alpha]
    joins = all(one.pos_ in {"CCONJ", "ADV", "PUNCT"} for one in between)
    return before if joins and any(one.pos_ == "CCONJ" for one in words) else None


def _another_speaks(reading: Reading, number: int) -> bool:
    """Whether before the marks somebody speaks whose words they are: “according to” then only passes them on."""
    start, end = gap_before(reading, number)
    for verb in reading.tokens[start:end]:
        cue = verb_cue(verb)
        if cue is None or not cue.takes("naming", "as", "quoted", "clause") or not is_real(verb):
            continue
        subject = own_subject(verb)
        if subject is not None and start <= subject.i < verb.i and reading.bounds[number][0] <= verb.right_edge.i:
            return True
    return False


def direct(reading: Reading) -> Iterator[Direct]:
    """Every quotation of a block that a cue stands by, or that is a sentence of its own, in order.

    One that is neither is part of somebody's sentence: a reported clause, or marks that distance or name.
    """
    verbs: set[int] = set()
    joined: NearCue | None = None
    shared: NearCue | None = None
    followed: NearCue | None = None
    last: Direct | None = None
    for number in range(len(reading.quotations)):
        start, end = reading.bounds[number]
        span = reading.quotations[number].outer
        before = gap_before(reading, number)
        has_colon = any(reading.tokens[at].text == ":" for at in range(max(before[1] - 2, before[0]), before[1]))
        tries = (cue_before, cue_after) if has_colon else (cue_after, cue_before)
        cue = joined if _only_joins(reading, *before) else None
        attempt = cue_before
        for attempt in tries if cue is None else ():
            cue = attempt(reading, number)
            if cue is not None and cue.verb is None and attempt is cue_after and _another_speaks(reading, number):
                cue = None
            if (
                cue is not None
                and attempt is cue_before
                and cue.verb not in verbs
                and _ends_clause(reading, number, cue)
            ):
                cue = None
            if cue is not None and attempt is cue_before and not _closes(reading, number):
                cue = None
            if cue is not None:
                break
        joined = cue if attempt is cue_before else None
        if cue is None and (cue := _taken_up(reading, followed, number)) is not None:
            attempt = cue_before
        followed = cue if cue is not None and attempt is cue_after else None
        if cue is not None:
            cue_span = reading.span(cue.start, cue.end) if cue.start < cue.end else None
            opens = _clause_before(reading, number, verbs) if attempt is cue_after else _after_that(reading, cue, start)
            if opens is not None:
                start = opens
                span = Span(reading.span(opens, opens + 1).start, span.end)
            if cue.verb is not None:
                verbs.add(cue.verb)
            attribution = Attribution(
                span, cue_span, cue.source, reading.index, confidence=cue.confidence, doubt=cue.doubt
            )
            spoken = Direct(attribution, number, cue.verb, min(start, cue.start), max(end, cue.end))
            if last is not None and cue is shared and _names(reading, cue):
                last = _with_next(last, spoken)
                continue
            shared = cue
            if last is not None:
                yield last
            last = spoken
        elif _is_whole(reading, number):
            lead = sentence_after(reading, end)
            lead = lead if lead.source is not None else sentence_before(reading, start)
            attribution = Attribution(
                span, lead.cue, lead.source, reading.index, carries=lead.source is None, confidence=lead.confidence
            )
            shared = None
            if last is not None:
                yield last
            last = Direct(attribution, number, None, start, end)
    if last is not None:
        yield last


def _ends_clause(reading: Reading, number: int, cue: NearCue) -> bool:
    """The march goes ahead, she said, “but with cake”: the marks end the clause before their cue, one statement."""
    if cue.verb is None:
        return False
    verb, (start, end) = reading.tokens[cue.verb], reading.bounds[number]
    before = any(
        one.dep_ in {"ccomp", "parataxis"} and one.i < verb.i and reading.outside(one) for one in verb.children
    )
    opening = next((one for one in reading.tokens[start:end] if one.is_alpha), None)
    return before and opening is not None and opening.text.islower() and opening.pos_ in {"CCONJ", "ADP", "SCONJ"}


def _names(reading: Reading, cue: NearCue) -> bool:
    """Whether a cue gives a name to something: “called it “late” and “dear”” is one statement."""
    verb = verb_cue(reading.tokens[cue.verb]) if cue.verb is not None else None
    return (
        verb is not None
        and verb.takes("naming")
        and any(
            one.dep_ in {"dobj", "nsubj"} and reading.outside(one) and one.i > (cue.verb or 0)
            for one in reading.tokens[cue.verb or 0 : cue.end]
        )
    )


def _with_next(first: Direct, second: Direct) -> Direct:
    """Two quotations joined by “and” under one cue."""
    content = Span(first.attribution.content.start, second.attribution.content.end)
    return replace(first, attribution=replace(first.attribution, content=content), end=second.end)


def _joins_that(reading: Reading, start: int, end: int) -> bool:
    """Whether “, and that” or “but that” follows."""
    words = [one.lower_ for one in reading.tokens[start : min(start + 3, end)]]
    words = words[1:] if words[:1] == [","] else words
    return words[:2] in (["and", "that"], ["but", "that"])


def _only_joins(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but “and” stands between two quotations."""
    between = reading.tokens[start:end]
    return any(one.pos_ == "CCONJ" for one in between) and all(
        one.pos_ == "CCONJ" or one.text == "," for one in between
    )


def _closes(reading: Reading, number: int) -> bool:
    """Whether the quotation led to by a cue is the whole content: its clause does not go on outside the marks."""
    start, end = gap_after(reading, number)
    while start < end and reading.tokens[start].is_space:
        start += 1
    if start >= end:
        return True
    if number + 1 < len(reading.bounds) and _only_joins(reading, start, reading.bounds[number + 1][0]):
        return _closes(reading, number + 1)
    opening = reading.tokens[start]
    if _joins_that(reading, start, end):
        return False  # said that “…”, but that …: one statement
    if opening.text[0] in ",;—–([:" or opening.text == "--":
        return True
    if opening.tag_ == "VBG" and verb_cue(opening) is not None and reading.last_sign(number) in ".,!?":
        return True  # said: “…,” adding that …
    if reading.last_sign(number) in ".!?" and (opening.text[:1].isupper() or number + 1 < len(reading.bounds)):
        return True
    goes_on = opening.lower_ in {"and", "but", "when"} or opening.pos_ in {"ADP", "SCONJ"}
    return goes_on and reading.last_sign(number) in ".,!?"
