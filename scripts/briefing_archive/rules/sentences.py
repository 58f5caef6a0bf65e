"""The sentences of an article that a passage stands in, and those before it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.rules.nearness import SENTENCE_END
from briefing_archive.spans import Span
from briefing_archive.text import Paragraph, paragraph_at, paragraphs


def sentences_of(span: Span, text: str) -> Span:
    """The sentence or sentences of one paragraph that a passage stands in; the passage itself outside of any."""
    block = paragraph_at(text, span.start)
    if block is None:
        return span
    ends = [block.start, *sentence_ends(block, text), block.end]
    start = max(end for end in ends if end <= span.start)
    return Span(start, max(span.end, min((end for end in ends if end >= span.end), default=span.end)))


def sentence_ends(block: Paragraph, text: str) -> Sequence[int]:
    """Where the sentences of a paragraph end, the last one aside."""
    return [found.end() for found in SENTENCE_END.finditer(text, block.start, block.end)]


def with_sentence_before(span: Span, text: str) -> Span:
    """A passage's sentences with the one before them, which may end the paragraph before."""
    here = sentences_of(span, text)
    start = here.start
    if (block := before(start, text)) is None:
        return here
    ends = [block.start, *(end for end in sentence_ends(block, text) if end < start)]
    return Span(ends[-1], here.end)


def before(start: int, text: str) -> Paragraph | None:
    """The paragraph that a sentence before `start` stands in: the same one, or the one before.

    Before the first sentence that is the headline, whatever line of day and place stands between.
    """
    blocks = [block for block in paragraphs(text) if block.start < start]
    if blocks and not blocks[-1].number:
        return blocks[0]
    return blocks[-1] if blocks else None
