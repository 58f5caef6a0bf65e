"""Spans of an article and the selectors that pick them by their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from briefing_archive.text import Folded, Paragraph, fold, fold_words, paragraph_at, paragraphs, words

ELLIPSIS = "…"
_IN_NUMBERS = frozenset(".,:")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` code points of the article text; `0 <= start < end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no span: {self.start} to {self.end}")

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the spans share at least one sign."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of `text` that the span holds."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Selector:
    """Exact words that pick a span (a TextQuoteSelector, https://www.w3.org/TR/annotation-model/).

    `first words … last words` picks a stretch inside one paragraph. `before` are the words that stand
    right before, where the words alone occur more than once.
    """

    words: str
    before: str = ""

    @property
    def ends(self) -> tuple[str, str] | None:
        """The first and the last words of a range; None where the selector is no range."""
        first, sign, last = self.words.replace("...", ELLIPSIS).partition(ELLIPSIS)
        return (first.strip(), last.strip()) if sign and first.strip() and last.strip() else None


def _is_inside_word(text: str, index: int) -> bool:
    """Whether a cut at `index` would part a word, or a number such as 2,000, 1.5 or 10:30.

    >>> [_is_inside_word("some 2,000 of 20.", index) for index in (6, 7, 8, 10, 16)]
    [True, True, True, False, False]
    """
    if not 0 < index < len(text):
        return False
    before, after = text[index - 1], text[index]
    if before.isdigit() and after in _IN_NUMBERS:
        return text[index + 1 : index + 2].isdigit()
    if before in _IN_NUMBERS and after.isdigit():
        return text[max(index - 2, 0) : index - 1].isdigit()
    return before.isalnum() and after.isalnum()


def _occurrences(wanted: str, folded: Folded, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where `wanted` (folded) stands as whole words in `folded`, as indices into the folded text."""
    end = len(folded.text) if end is None else end
    at = folded.text.find(wanted, start, end)
    while at >= 0 and wanted:
        stop = at + len(wanted)
        if not _is_inside_word(folded.text, at) and not _is_inside_word(folded.text, stop):
            yield at, stop
        at = folded.text.find(wanted, at + 1, end)


def find_words(sought: str, text: str) -> Iterator[Span]:
    """Yield every span where the words stand in `text`, folded and whole, left to right.

    >>> list(find_words("do  not", "Do not. “We do not.”"))
    [Span(start=12, end=18)]
    """
    folded = fold(text)
    for start, end in _occurrences(fold_words(sought), folded):
        yield Span(*folded.original(start, end))


def _ranges(first: str, last: str, text: str) -> Iterator[Span]:
    """Stretches of one paragraph from `first` to the nearest `last` after it."""
    folded = fold(text)
    wanted_first, wanted_last = fold_words(first), fold_words(last)
    for start, stop in _occurrences(wanted_first, folded):
        block = paragraph_at(text, folded.starts[start])
        if block is None:
            continue
        limit = folded.at(block.end)
        for _, end in _occurrences(wanted_last, folded, stop, limit):
            yield Span(*folded.original(start, end))
            break


def find_spans(selector: Selector, text: str) -> Iterator[Span]:
    """Yield every span of `text` the selector picks, left to right.

    Spans count Unicode code points and may overlap. Nothing is yielded when the words do not occur.
    Words that stand in the text with an ellipsis of their own are taken as they stand.

    >>> list(find_spans(Selector("dredge"), "Do not dredge."))
    [Span(start=7, end=13)]
    >>> list(find_spans(Selector("no … cold"), "It was no day, cold or warm."))
    [Span(start=7, end=19)]
    """
    found = list(find_words(selector.words, text))
    if not found and (ends := selector.ends):
        found = list(_ranges(*ends, text))
    if selector.before:
        folded = fold(text)
        before = fold_words(selector.before)
        found = [
            span for span in found if folded.text[: folded.at(span.start)].rstrip(" '").endswith(before.rstrip(" '"))
        ]
    yield from found


@dataclass(frozen=True, slots=True)
class Nearest:
    """The words of the article closest to words that do not occur: `score` 0–100, and their paragraph."""

    words: str
    span: Span
    paragraph: Paragraph | None
    score: float


def nearest(sought: str, text: str, *, at_least: float = 55.0) -> Nearest | None:
    """The stretch of whole words of `text` most like `sought`; None when nothing is alike (under `at_least`).

    Likeness is rapidfuzz's partial ratio over folded text, per paragraph, so that a stretch never crosses one.
    """
    wanted = fold_words(sought)
    best: Nearest | None = None
    for block in paragraphs(text):
        here = text[block.start : block.end]
        folded = fold(here)
        match = fuzz.partial_ratio_alignment(wanted.casefold(), folded.text.casefold(), score_cutoff=at_least)
        if match is None or match.dest_end <= match.dest_start or (best and match.score <= best.score):
            continue
        if len(folded.text) != len(folded.text.casefold()):  # a sign that grows when folded: no safe offsets
            continue
        start, end = folded.original(match.dest_start, match.dest_end)
        span = _whole_words(here, start, end)
        best = Nearest(
            here[span.start : span.end],
            Span(block.start + span.start, block.start + span.end),
            block,
            match.score,
        )
    return best


def _whole_words(text: str, start: int, end: int) -> Span:
    """The stretch widened or narrowed to the words it holds for the most part."""
    spans = words(text)
    first = bisect_left(spans, 2 * start, key=lambda span: span[0] + span[1])
    last = bisect_left(spans, 2 * end, key=lambda span: span[0] + span[1])
    held = spans[first:last] or spans[max(first - 1, 0) : first] or spans[:1]
    return Span(held[0][0], held[-1][1]) if held else Span(start, end)
