"""On which day a quote was said: the date beside its cue that is of the saying, and of nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from briefing_archive.proposals import QuoteProposal, Timex
from briefing_archive.spans import Span
from briefing_archive.text import paragraph_at
from briefing_archive.timex_edtf import to_edtf

# “Two days after the vote” tells a distance from another event, not the day of speaking.
_BESIDE = re.compile(r"\b(?:after|before|prior\sto|following|ahead\sof|in\sadvance\sof)$", re.IGNORECASE)
# “In the queue since Saturday”: the day bounds a stretch.
_BOUNDS = re.compile(r"\b(?:since|until|till|from|to)\s$", re.IGNORECASE)
# “Saturday's fair”, and not “Saturday's statement”; “…, who opened the fair on Monday, said”.
_OF_DEED = re.compile(
    r"['’]s\s(?!(?:\w+\s){0,2}(?:statement|speech|interview|briefing|conference|address|letter|session|hearing|debate|post))"
)
_ASIDE = re.compile(r",\s(?:who|which|whose|published|seen|obtained|elected|appointed|arrested|released)\b[^.;]*$")
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def day_said(quote: QuoteProposal, text: str, dates: Sequence[Timex], published: date) -> str | None:
    """The date that stands in the sentence of the cue, outside the quote; None where there is none."""
    if quote.cue is None or (block := paragraph_at(text, quote.cue.start)) is None:
        return None
    ends = [m.end() for m in _SENTENCE_END.finditer(text, block.start, block.end)]
    start = max((end for end in ends if end <= quote.cue.start), default=block.start)
    end = min((end for end in ends if end >= quote.cue.end), default=block.end)
    near = [
        timex
        for timex in dates
        if timex.type in {"DATE", "TIME"}
        and start <= timex.span.start < end
        and not timex.span.overlaps(quote.span)
        and (abs(timex.span.start - quote.cue.end) < 60 or timex.span.start - start < 4)
        and not _BESIDE.search(timex.span.of(text))
        and not _BOUNDS.search(text[max(timex.span.start - 8, 0) : timex.span.start])
        and not _OF_DEED.match(text, timex.span.end)
        and not _tells_aside(quote, timex.span, text)
    ]
    found = next((date.fromisoformat(day) for timex in near if (day := _day(timex))), None)
    if found is not None and found > published:  # “said on Monday it would”
        found -= timedelta(days=7)
    return found.isoformat() if found is not None and found <= published else None


def _tells_aside(quote: QuoteProposal, day: Span, text: str) -> bool:
    """“Okafor, who opened the fair on Monday, said”: between the speaker and the cue, of what somebody did."""
    who, cue = quote.speaker_mention, quote.cue
    if who is None or cue is None or not who.end <= day.start < day.end <= cue.start:
        return False
    return _ASIDE.match(text, who.end, day.start) is not None and "," in text[day.end : cue.start]


def _day(timex: Timex) -> str | None:
    value = to_edtf(timex.value)
    return value if value and _DAY.fullmatch(value) else None
