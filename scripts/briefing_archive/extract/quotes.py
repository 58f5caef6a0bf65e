"""Quotes: who says what, in direct, mixed and indirect speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_archive.extract.attribution import Attribution, Reading, Source
from briefing_archive.extract.direct import direct
from briefing_archive.extract.gazetteer import states_in
from briefing_archive.extract.leading_lines import TOLD_OF, lead_into, lead_into_next
from briefing_archive.extract.marked_names import is_name_in_marks, only_names
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.passed_on import without_tails
from briefing_archive.extract.reported import Reported
from briefing_archive.extract.set_apart import (
    leading_words,
    letter_after,
    report_goes_on,
    sentences_of,
    set_apart_after,
)
from briefing_archive.extract.speakers import Speakers
from briefing_archive.extract.unnamed import Resolved, Speaker
from briefing_archive.marks import Quotation, quotations
from briefing_archive.proposals import QuoteProposal
from briefing_archive.resolve import Cast
from briefing_archive.spans import Span
from briefing_archive.speech import Kind

# Brackets inside spoken words are the outlet's, “[...]” too; round ones only where they hold a few words.
_INSERTED = re.compile(
    r"\[[^\[\]]{1,80}\]|\((?!(?i:i|we|you|he|she|it|they|and|but|or)\b)(?:[^\s()\[\]!?.]+\s?){1,4}\)"
)
_SURE = 0.75
_APART = "a passage set apart without marks: does it go on in the speaker’s words?"
_UNCLOSED = "a quotation mark has no partner: where do the words begin and end?"


def _readings(doc: ParsedArticle) -> list[Reading]:
    """The paragraphs of the article, each with the outermost quotations that begin in it."""
    outer = [one for one in quotations(doc.text) if one.depth == 0 and not is_name_in_marks(one.outer, doc.text)]
    starts = [one.outer.start for one in outer]
    found = []
    for index, block in enumerate(doc.of_kind("paragraph")):
        end = block.offset + len(block.text)
        first, last = bisect_right(starts, block.offset - 1), bisect_right(starts, end - 1)
        inside = [one for one in outer[first:last] if one.outer.start < end]
        found.append(Reading(block, index, inside))
    return found


def _attributions(reading: Reading) -> list[tuple[Attribution, Quotation | None]]:
    spoken = list(direct(reading))
    verbs = {one.verb for one in spoken if one.verb is not None}
    reported = Reported(reading, [(one.start, one.end) for one in spoken], verbs, {one.number for one in spoken})
    found: list[tuple[Attribution, Quotation | None]] = [
        (one.attribution, reading.quotations[one.number]) for one in spoken
    ]
    seen: set[Span] = set()
    for one in reported.read():
        if one.content not in seen or one.cue is not None:
            seen.add(one.content)
            found.append((one, None))
    found.sort(key=lambda one: (one[0].content.start, -one[0].content.end))
    return found


def _spoken(content: Span, text: str, marked: Sequence[Span]) -> list[Span]:
    """The marked stretches, without those that only gloss or name something in reported words."""
    if any(one.covers(content) for one in marked):
        return list(marked)
    return [one for one in marked if one.start < content.start or not only_names(one, text)]


def _kind(content: Span, text: str, marked: Sequence[Span]) -> Kind:
    """Direct where all letters stand inside marks, mixed where some do, indirect where none does."""
    marked = _spoken(content, text, marked)
    inside = sum(
        sum(map(str.isalnum, text[max(one.start, content.start) : min(one.end, content.end)]))
        for one in marked
        if one.overlaps(content)
    )
    if not inside:
        return "indirect"
    return "direct" if inside >= sum(map(str.isalnum, content.of(text))) else "mixed"


def _inserted(content: Span, text: str, marked: Sequence[Span]) -> tuple[str, ...]:
    found = []
    for one in marked:
        if one.overlaps(content):
            found += [match.group() for match in _INSERTED.finditer(text, one.start, min(one.end, content.end))]
    return tuple(found)


def _proposal(
    attribution: Attribution, resolved: Resolved, text: str, marked: Sequence[Span], span: Span
) -> QuoteProposal:
    confidence = attribution.confidence * resolved.confidence
    doubt = "; ".join(one for one in (attribution.doubt, resolved.doubt) if one)
    if not doubt and confidence < _SURE:
        doubt = "are these the speaker and the words?"
    return QuoteProposal(
        span,
        _kind(span, text, marked),
        tuple(one.name for one in resolved.speakers),
        tuple(_id_of(one) for one in resolved.speakers),
        resolved.mention,
        attribution.cue,
        _inserted(span, text, marked),
        round(confidence, 2),
        doubt,
        names_deed=attribution.names_deed,
        is_act=attribution.is_act,
    )


def _id_of(speaker: Speaker) -> str | None:
    return speaker.actor.actor if speaker.actor else None


def _proposals(doc: ParsedArticle, found: Found) -> Iterator[QuoteProposal]:
    readings = _readings(doc)
    speakers = Speakers(doc.text, Cast(found.actors, states_in), readings)
    marked = [one.outer for reading in readings for one in reading.quotations]
    starts = [one.start for one in marked]
    last: QuoteProposal | None = None
    lead: tuple[Reading, Span, Source] | None = None
    apart_till = 0
    for reading in readings:
        if reading.parsed.block.span.end <= apart_till:
            continue
        letter = _letter(reading)
        for attribution, quotation in _attributions(reading):
            content = attribution.content
            if content.start < apart_till:
                continue
            if letter is not None and content.start >= letter[2][0].start:
                continue
            inside = reading.within(content)
            token = inside[0].i if inside else 0
            if attribution.carries and lead is not None and content.start == reading.offset:
                attribution = replace(attribution, cue=lead[1], confidence=0.85)
                resolved = speakers.resolve(lead[0], lead[2])
            elif attribution.carries:
                resolved = speakers.carried(reading, token)
            elif attribution.source is None and attribution.cue is not None:
                resolved = speakers.of_cue(reading, attribution.cue)
            elif attribution.source is None:
                resolved = Resolved((), None, 0.3, "no words name the speaker")
            elif attribution.cue is None and attribution.confidence == TOLD_OF:
                resolved = speakers.told_of(reading, attribution.source, token)
            else:
                resolved = speakers.resolve(reading, attribution.source, content)
            speakers.note(reading, token, resolved)
            near = marked[max(bisect_right(starts, content.start) - 1, 0) : bisect_right(starts, content.end)]
            if quotation is not None and not quotation.closed:
                attribution = replace(attribution, confidence=attribution.confidence * 0.6, doubt=_UNCLOSED)
            made = _proposal(attribution, resolved, doc.text, near, content)
            if quotation is not None and quotation.continued and last is not None:
                last = _joined(last, made)
                continue
            if last is not None:
                yield last
            last = made
        if letter is not None:
            colon, (cue, source), spans = letter
            if last is not None:
                yield last
            last = None
            resolved = speakers.resolve(reading, source)
            speakers.note(reading, len(reading.tokens) - 1, resolved)
            yield from _set_apart(leading_words(reading, colon), spans, cue, resolved)
        into = lead_into_next(reading)
        lead = (reading, *into) if into is not None else None
        apart, spans = _below(doc, readings, reading.index) if into is not None else ((), ())
        if into is not None and spans:
            if last is not None:
                yield last
            last = None
            resolved = speakers.resolve(reading, into[1])
            speakers.note(apart[-1], len(apart[-1].tokens) - 1, resolved)
            apart_till = spans[-1].end
            kind: Kind = "indirect" if any(one.quotations for one in apart) else "direct"
            for one in _set_apart(leading_words(reading), spans, into[0], resolved, kind):
                yield replace(one, inserted=_inserted(one.span, doc.text, [one.span]) if kind == "direct" else ())
    if last is not None:
        yield last


def _below(doc: ParsedArticle, readings: Sequence[Reading], index: int) -> tuple[Sequence[Reading], Sequence[Span]]:
    """The paragraphs that are set apart below a line with a colon, and their sentences.

    Where nothing tells how far such a passage goes it is the paragraph below, up to where the report attributes again.
    """
    if apart := set_apart_after(doc, readings, index):
        return apart, [span for one in apart for span in sentences_of(one)]
    following = readings[index + 1] if index + 1 < len(readings) else None
    if following is None or not (last := report_goes_on(following)):
        return (), ()
    spans = [*sentences_of(following, last)]
    return ([following], spans) if spans else ((), ())


def _letter(reading: Reading) -> tuple[int, tuple[Span, Source], Sequence[Span]] | None:
    """The colon after which a letter without marks begins in a paragraph, what leads into it, and its sentences."""
    for token in reading.tokens:
        if token.text == ":" and (spans := letter_after(reading, token.i)):
            lead = lead_into(reading, token.i + 1)
            return (token.i, lead, spans) if lead is not None else None
    return None


def _set_apart(
    before: Span, spans: Sequence[Span], cue: Span, resolved: Resolved, kind: Kind = "indirect"
) -> Iterator[QuoteProposal]:
    """The sentences of a passage set apart; the first has the words that lead into it, the others go on.

    What a letter in the same paragraph says is reported, what stands in paragraphs of its own is spoken.
    """
    names, ids = tuple(one.name for one in resolved.speakers), tuple(_id_of(one) for one in resolved.speakers)
    for number, span in enumerate(spans):
        one = QuoteProposal(span, kind, names, ids, None, None, (), 0.6, _APART)
        if number:
            yield one
            continue
        if kind == "direct":
            yield replace(one, speaker_mention=resolved.mention, cue=cue)
            continue
        whole = Span(before.start, span.end)
        yield replace(one, span=whole, speaker_mention=resolved.mention, cue=cue, parts=(before, span))


def _joined(first: QuoteProposal, second: QuoteProposal) -> QuoteProposal:
    """One quote that goes on in the next paragraph; the part that names its speaker decides."""
    leading = first if first.cue or not second.cue else second
    return replace(
        leading,
        span=Span(first.span.start, second.span.end),
        kind="direct" if first.kind == second.kind == "direct" else "mixed",
        inserted=first.inserted + second.inserted,
    )


def extract(doc: ParsedArticle, found: Found) -> tuple[QuoteProposal, ...]:
    """Every attribution of speech or writing in the paragraphs, in order of the text.

    Headlines, captions and subheadings speak for nobody. A quote broken by its cue is two; speech reported
    inside reported speech is a quote of its own within the other. Doubtful ones say what to look at.
    """
    return tuple(without_tails(tuple(_proposals(doc, found)), found.actors, doc.text))
