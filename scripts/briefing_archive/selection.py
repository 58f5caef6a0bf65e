"""From a span of an article to the shortest selector that picks it and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from briefing_archive.spans import ELLIPSIS, Selector, Span, find_spans
from briefing_archive.text import paragraphs, words

LITERAL_WORDS = 6
END_WORDS = 5


def _candidates(text: str, inside: list[tuple[int, int]], preceding: list[tuple[int, int]]) -> Iterator[Selector]:
    """Selectors for a stretch of words, from the plainest to the most explicit."""
    first, last = inside[0][0], inside[-1][1]
    if len(inside) <= LITERAL_WORDS:
        plain = [text[first:last]]
    else:
        plain = [
            f"{text[first : inside[count - 1][1]]} {ELLIPSIS} {text[inside[-count][0] : last]}"
            for count in range(2, END_WORDS + 1)
            if 2 * count < len(inside)
        ]
    for said in plain:
        yield Selector(said)
    for count in range(1, min(END_WORDS, len(preceding)) + 1):
        before = " ".join(text[preceding[-count][0] : first].split()).rstrip("“”\"'‘’ ")
        for said in plain:
            yield Selector(said, before)


def selector_for(span: Span, text: str) -> Selector | None:
    """The shortest selector that picks the words of `span` alone; None where no selector can.

    Up to six words are given whole, longer stretches by two to five words at each end, and words that
    occur again by what stands before them. A span must lie inside one paragraph.

    >>> selector_for(Span(0, 3), "One and one."), selector_for(Span(8, 11), "One and one, one.")
    (Selector(words='One', before=''), Selector(words='one', before='and'))
    """
    spans = words(text)
    inside = spans[bisect_left(spans, (span.start,)) : bisect_left(spans, (span.end,))]
    if not inside:
        return None
    block = next((b for b in paragraphs(text) if b.start <= inside[0][0] < b.end), None)
    if block is None or inside[-1][1] > block.end:
        return None
    preceding = spans[: bisect_left(spans, inside[0])][-END_WORDS:]
    trimmed = Span(inside[0][0], inside[-1][1])
    for candidate in _candidates(text, inside, preceding):
        if list(find_spans(candidate, text)) == [trimmed]:
            return candidate
    return None


def selectors_for(span: Span, text: str) -> tuple[Selector, ...]:
    """Selectors that together pick the words of `span`, one for each paragraph it touches."""
    found = []
    for block in paragraphs(text):
        start, end = max(block.start, span.start), min(block.end, span.end)
        if start < end and (selector := selector_for(Span(start, end), text)):
            found.append(selector)
    return tuple(found)
