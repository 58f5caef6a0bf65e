"""What one quote is in a record: one speaker, one cue, one sentence; a deed that is announced is none.

Extraction tells finer: it has the parts of a statement that its cue breaks apart, and deeds with their cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_archive.proposals import Extraction, QuoteProposal
from briefing_archive.spans import Span
from briefing_archive.speech import Kind

_RELATIVE = frozenset({"which", "who", "whom", "whose", "that"})
_OPENING = "“‘\"' "


def as_statements(extraction: Extraction) -> Extraction:
    """The extraction with each broken statement as one quote, with acts and without nouns that only name a deed."""
    told: list[QuoteProposal] = []
    text = extraction.text
    for quote in sorted((*extraction.quotes, *extraction.acts), key=lambda one: (one.span.start, -one.span.end)):
        if quote.names_deed and quote.kind == "indirect":
            continue
        before = next(
            (at for at in range(len(told) - 1, max(len(told) - 3, -1), -1) if _breaks(told[at], quote, text)), None
        )
        if told and _is_one_cry(told[-1], quote, text):
            told[-1] = replace(told[-1], span=Span(told[-1].span.start, quote.span.end), kind="mixed")
        elif before is None:
            told.append(quote)
        else:
            told[before] = _joined(told[before], quote)
    return replace(extraction, quotes=tuple(told), acts=())


def _breaks(first: QuoteProposal, second: QuoteProposal, text: str) -> bool:
    """Whether the cue of both stands between them and the second goes on with the sentence of the first."""
    cue = first.cue
    if cue is None or second.cue != cue or first.speakers != second.speakers or first.parts:
        return False
    if not first.span.end <= cue.start < cue.end <= second.span.start:
        return False
    if text[cue.end : second.span.start].rstrip().endswith((".", "!", "?")):
        return False
    goes_on = second.span.of(text).lstrip(_OPENING)
    is_open = first.span.of(text).split()[-1].strip(",").casefold() not in _RELATIVE
    return is_open and (not goes_on[:1].isupper() or goes_on.startswith(("I ", "I’", "I'")))


def _is_one_cry(first: QuoteProposal, second: QuoteProposal, text: str) -> bool:
    """chanted “Resign!” and “Shame!”: words in marks that “and” joins behind one cue."""
    if first.cue is None or second.cue != first.cue or first.speakers != second.speakers or first.parts:
        return False
    return first.cue.end <= first.span.start and text[first.span.end : second.span.start].strip() == "and"


def _joined(first: QuoteProposal, second: QuoteProposal) -> QuoteProposal:
    return replace(
        first,
        span=Span(first.span.start, second.span.end),
        kind=_kind((first.kind, second.kind)),
        inserted=first.inserted + second.inserted,
        confidence=min(first.confidence, second.confidence),
        doubt=first.doubt or second.doubt,
        parts=(first.span, second.span),
    )


def _kind(kinds: Sequence[Kind]) -> Kind:
    return kinds[0] if len(set(kinds)) == 1 else "mixed"
