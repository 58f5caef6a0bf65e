"""Quotation marks of an article: what stands between them, over all its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from briefing_archive.quote_pairing import MarkedParagraph, Open, Quotation
from briefing_archive.spans import Span
from briefing_archive.text import paragraphs
from briefing_archive.unclosed_marks import likely_end

__all__ = ["Quotation", "marked_spans", "quotations", "quoted_spans", "runs"]


@lru_cache(maxsize=16)
def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of an article, by where it begins, the outer before the inner.

    A quotation over several paragraphs is one value in each of them, tied by `continued` and `carries_on`.

    >>> [q.inner.of("“No, ‘never’,” she said.") for q in quotations("“No, ‘never’,” she said.")]
    ['No, ‘never’,', 'never']
    """
    found: list[Quotation] = []
    pending: Open | None = None
    for block in paragraphs(text):
        reader = MarkedParagraph(text, block.start, block.end)
        last = len(found) - 1
        pending = reader.read(pending)
        here = sorted(reader.found, key=lambda one: (one.outer.start, -one.outer.end))
        if here and here[0].continued:
            before = _unclosed(found, last)
            if before is None:
                here[0] = replace(here[0], continued=False)
            else:
                found[before] = replace(found[before], carries_on=True, closed=True)
        found.extend(here)
    return tuple(_shortened(found, text))


def _shortened(found: Sequence[Quotation], text: str) -> Iterator[Quotation]:
    """The quotations, those that nothing closes up to where their words are likely to end."""
    given_up: Span | None = None
    for one in found:
        if one.depth and given_up is not None and one.outer.overlaps(given_up):
            continue
        if one.depth or one.closed or one.inner.end != one.outer.end:
            yield one
            continue
        end, after = likely_end(text, one.inner)
        given_up = Span(after, one.outer.end) if after < one.outer.end else given_up
        yield replace(one, inner=Span(one.inner.start, end), outer=Span(one.outer.start, after))


def _unclosed(found: Sequence[Quotation], last: int) -> int | None:
    """The index of the outermost quotation that the paragraph before left open; None where it held no words."""
    for index in range(last, -1, -1):
        if found[index].depth == 0:
            return None if found[index].closed else index
    return None


def quoted_spans(text: str) -> tuple[Span, ...]:
    """What stands between the outermost quotation marks, paragraph by paragraph, without the marks.

    >>> text = "He won’t say “no” or 'yes'."
    >>> [span.of(text) for span in quoted_spans(text)]
    ['no', 'yes']
    """
    return tuple(one.inner for one in quotations(text) if one.depth == 0)


def marked_spans(text: str) -> tuple[Span, ...]:
    """Like `quoted_spans`, with the marks."""
    return tuple(one.outer for one in quotations(text) if one.depth == 0)


def runs(found: Sequence[Quotation]) -> Iterator[tuple[Quotation, ...]]:
    """The outermost quotations, those that go on over paragraphs put together."""
    run: list[Quotation] = []
    for one in found:
        if one.depth:
            continue
        if run and not one.continued:
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)
