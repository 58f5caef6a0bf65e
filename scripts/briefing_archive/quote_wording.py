"""The words of a proposed quote as a record has them, and whether they need a passage that grounds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_archive.proposals import QuoteProposal
from briefing_archive.record_wording import LONGEST_PROSE, one_line, single_marks, spoken_text, unmarked
from briefing_archive.spans import Span, find_words

_SINGLE = "'‘’`´"


def text_of(quote: QuoteProposal, text: str, spoken: Sequence[Span]) -> str:
    """The article's words with every spoken stretch between “ and ”, marks inside it single.

    `spoken` is what stands between the article's quotation marks.
    Spoken parts with a cue between them are parted by an ellipsis.
    """
    parts = quote.parts or (quote.span,)
    if quote.kind == "indirect":
        return single_marks(one_line(" ".join(part.of(text) for part in parts), LONGEST_PROSE))
    said = ""
    for words in (_marked(part, quote, text, spoken) for part in parts):
        joint = " … " if said.endswith("”") and words.startswith("“") else " " if said else ""
        said += joint + words
    return said


def needs_evidence(quote: QuoteProposal, text: str, spoken: Sequence[Span]) -> bool:
    """Whether its spoken words do not ground a quote: they are none, the smaller half, or stand elsewhere too."""
    if quote.kind != "mixed":
        return quote.kind == "indirect"
    said = [part for span in quote.parts or (quote.span,) for part in _spoken_in(span, spoken)]
    marked = sum(len(part.of(text).split()) for part in said)
    whole = sum(len(span.of(text).split()) for span in quote.parts or (quote.span,))
    return 2 * marked < whole or any(len(list(find_words(part.of(text), text))) != 1 for part in said)


def _spoken_in(span: Span, marks: Sequence[Span]) -> Iterator[Span]:
    for spoken in marks:
        if span.overlaps(spoken):
            yield Span(max(spoken.start, span.start), min(spoken.end, span.end))


def _marked(span: Span, quote: QuoteProposal, text: str, marks: Sequence[Span]) -> str:
    parts: list[str] = []
    at = span.start
    for spoken in _spoken_in(span, marks):
        opens = spoken.start - (spoken.start > at and text[spoken.start - 1] in _SINGLE)
        parts.append(unmarked(text[at:opens]))
        parts.append(f"“{spoken_text(spoken.of(text))}”")
        at = min(spoken.end + (text[spoken.end : spoken.end + 1] in tuple(_SINGLE)), max(span.end, spoken.end))
    parts.append(unmarked(text[at : span.end]))
    said = "".join(parts).strip()
    return said if "“" in said else f"“{said}”" if quote.kind == "direct" else said
