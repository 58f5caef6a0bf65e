"""Quotes ready to be set: what was spoken, who said it, and whether it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Brief
from briefing_archive.dates import describe
from briefing_archive.model import Quote
from briefing_archive.pages.attribution import Attribution, attribution
from briefing_archive.pages.evidence import Mark, places_of
from briefing_archive.pages.insertions import Insertion, insertions
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.wording import KIND_WORDS
from briefing_archive.speech import PARAGRAPH_BREAK, Kind, UnbalancedMarks, stretches


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a run; `is_inserted` marks the outlet's words inside the speaker's."""

    text: str
    is_inserted: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a quote's words that are all ours, or all the speaker's (quotation marks included)."""

    pieces: tuple[Piece, ...]
    is_spoken: bool = False


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One quote, ready to print. `paragraphs` hold its runs; `badge` is the word of its verification.

    `id` is "" where the page is not the quote's own.
    """

    id: str
    kind: Kind
    kind_word: str
    paragraphs: tuple[tuple[Run, ...], ...]
    attribution: Attribution
    badge: str
    badge_class: str
    inserted: tuple[Insertion, ...]
    notes: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    place: Link | None = None

    @property
    def is_mixed(self) -> bool:
        return self.kind == "mixed"


def runs(quote: Quote) -> tuple[tuple[Run, ...], ...]:
    """A quote's text cut into paragraphs of runs."""
    try:
        parts = stretches(quote.text)
    except UnbalancedMarks:
        return ((Run((Piece(quote.text),)),),)
    found: list[tuple[Run, ...]] = []
    start = 0
    for text in quote.text.split(PARAGRAPH_BREAK):
        end = start + len(text)
        spoken = [(max(p.start - 1, start), min(p.end + 1, end)) for p in parts if p.spoken]
        found.append(tuple(_cut(quote, start, end, [(a, b) for a, b in spoken if a < b])))
        start = end + len(PARAGRAPH_BREAK)
    return tuple(one for one in found if one)


def _cut(quote: Quote, start: int, end: int, spoken: list[tuple[int, int]]) -> Iterator[Run]:
    at = start
    for a, b in spoken:
        if at < a:
            yield Run((Piece(quote.text[at:a]),))
        yield Run(tuple(_pieces(quote.text[a:b], quote.inserted)), is_spoken=True)
        at = b
    if at < end:
        yield Run((Piece(quote.text[at:end]),))


def _pieces(text: str, inserted: tuple[str, ...]) -> Iterator[Piece]:
    if not inserted:
        yield Piece(text)
        return
    pattern = "|".join(re.escape(words) for words in sorted(inserted, key=len, reverse=True))
    for part in re.split(f"({pattern})", text):
        if part:
            yield Piece(part, is_inserted=part in inserted)


def spoken_text(quote: Quote) -> str:
    """The speaker's own words in a quote, the outlet's insertions left out."""
    spoken = (run for part in runs(quote) for run in part if run.is_spoken)
    return " ".join(piece.text for run in spoken for piece in run.pieces if not piece.is_inserted)


_FAILED = {
    "quote-altered": "words differ",
    "quote-stitched": "stitched together",
    "quote-unmarked": "not spoken in the article",
    "quote-wrong-speaker": "speaker does not match",
    "quote-ambiguous": "stands in several places",
    "quote-truncated": "cut short",
    "evidence-not-found": "passage not found",
}


def badge(brief: Brief, index: int) -> tuple[str, str]:
    """The word of a quote's verification and its class.

    Words and speaker of a direct or mixed quote are verified; of reported speech the passage is found. What the
    article does not bear out is shown to editors alone, in drafts.
    """
    quote = brief.record.quotes[index]
    if index in brief.failures:
        return _FAILED.get(brief.failures[index][0], "not in the article"), "gone"
    if brief.grounding(("quotes", index), quote) is None:
        return "not yet checked", "draft"
    return ("passage found", "ok") if quote.kind == "indirect" else ("verified", "ok")


def _carries_on(brief: Brief, index: int) -> str:
    """What to say where the article names no speaker at a quote: from which paragraph the speech carries on."""
    quote = brief.record.quotes[index]
    if quote.named or not quote.speaker:
        return ""
    here = places_of(brief, ("quotes", index), quote)
    for before in range(index - 1, -1, -1):
        other = brief.record.quotes[before]
        if other.speaker == quote.speaker:
            there = places_of(brief, ("quotes", before), other)
            if here and there and here[0] == there[-1]:
                return ""
            if here and there:
                return f"No speaker is named in {here[0]}; the speech carries on from {there[-1]}."
            return "No speaker is named here; the speech carries on from the quote before."
    return "No speaker is named here."


def quote_view(brief: Brief, index: int, links: Links, marks: tuple[Mark, ...]) -> QuoteView:
    """A quote as its own brief shows it."""
    quote = brief.record.quotes[index]
    word, badge_class = badge(brief, index)
    told = (_failure(brief, index), _carries_on(brief, index), quote.note or "", *_joined(quote, links))
    notes = tuple(note for note in told if note)
    return QuoteView(
        quote.id,
        quote.kind,
        KIND_WORDS[quote.kind],
        runs(quote),
        attribution(quote, links),
        word,
        badge_class,
        tuple(insertions(quote)),
        notes,
        marks,
    )


def _failure(brief: Brief, index: int) -> str:
    """What is wrong with a quote of a draft, as `check` says it; "" where nothing is."""
    fault = brief.failures.get(index, ("", ""))[1]
    return f"{fault[:1].upper()}{fault[1:]}." if fault else ""


def _joined(quote: Quote, links: Links) -> Iterator[str]:
    if quote.same_as:
        other = links.archive.by_id.get(quote.same_as.partition("#")[0])
        if other:
            yield f"The same words stand in the brief of {describe(other.record.source.published.isoformat())}."


def quote_elsewhere(brief: Brief, index: int, links: Links) -> QuoteView:
    """A quote as other pages show it: with a link to its place in its own brief."""
    quote = brief.record.quotes[index]
    word, badge_class = badge(brief, index)
    place = ", ".join(places_of(brief, ("quotes", index), quote)) or "the quote"
    return QuoteView(
        "",
        quote.kind,
        KIND_WORDS[quote.kind],
        runs(quote),
        attribution(quote, links),
        word,
        badge_class,
        tuple(insertions(quote)),
        tuple(note for note in (_carries_on(brief, index),) if note),
        place=links.brief(brief.id, place, quote.id),
    )
