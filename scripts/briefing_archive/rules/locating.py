"""Where the words of a record stand in its article: the one place that turns selectors and quotes into spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing_archive.fields import Value
from briefing_archive.marks import Quotation, quotations
from briefing_archive.model import Claim, Event, Participant, Place, Quote, Record, Seen, Source
from briefing_archive.problems import KeyPath
from briefing_archive.receipt import Grounding
from briefing_archive.rules.set_apart import lead_of, set_apart_at, stands_apart
from briefing_archive.spans import Selector, Span, find_spans, find_words
from briefing_archive.speech import PARAGRAPH_BREAK, UnbalancedMarks, stretches
from briefing_archive.text import Paragraph, paragraph_at, paragraphs


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that should stand in the article: `spans` is every place they do, `span` the one that is meant.

    `span` is None where the words stand nowhere, or in several places that nothing tells apart.
    `is_quoted` is False for spoken words that stand in the article neither between quotation marks nor in a passage
    that it sets apart as the speaker's.
    """

    at: KeyPath
    words: str
    spans: tuple[Span, ...]
    span: Span | None
    spoken: bool = False
    is_quoted: bool = True


@dataclass(frozen=True)
class LocatedItem:
    """One item of a record, its place, and its passages in the order they are shown: spoken words, then evidence."""

    at: KeyPath
    item: Value
    passages: tuple[Passage, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(passage.span for passage in self.passages if passage.span)

    @property
    def spoken(self) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.spoken)

    @property
    def label(self) -> str:
        return label_of(self.at, self.item)


def label_of(at: KeyPath, item: Value) -> str:
    """An item's place as people read it: quotes/q3, summary/1."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in at]
    if name := getattr(item, "id", None):
        parts[-1] = name
    return "/".join(parts)


@dataclass(frozen=True)
class Located:
    """A record held against its article."""

    text: str
    items: tuple[LocatedItem, ...]

    @cached_property
    def quotes(self) -> tuple[tuple[int, Quote, LocatedItem], ...]:
        """The quotes with their index in the record."""
        return tuple((int(item.at[1]), item.item, item) for item in self.items if isinstance(item.item, Quote))

    def grounding(self, item: LocatedItem) -> Grounding:
        """What a receipt keeps of an item."""
        return Grounding(at=item.label, spans=tuple(_numbered(span, self.text) for span in item.spans))


def _numbered(span: Span, text: str) -> tuple[int, int, int]:
    block = paragraph_at(text, span.start)
    return span.start, span.end, (block.number or 0) if block else 0


def locate(record: Record, seen: Iterable[tuple[KeyPath, Seen]], text: str) -> Located:
    """Find every item of a record, and of the stories about it, in the article."""
    items = [*record.items(), *seen]
    return Located(text, tuple(LocatedItem(at, item, tuple(_passages(at, item, text))) for at, item in items))


def _passages(at: KeyPath, item: Value, text: str) -> Iterator[Passage]:
    if isinstance(item, Quote):
        yield from _quote_passages(at, item, text)
        return
    if isinstance(item, Participant):
        for index, name in enumerate(item.named):
            yield _first((*at, "named", index), name, text)
        if item.role:
            yield _first((*at, "role"), item.role, text)
        return
    if isinstance(item, Source):
        yield _first((*at, "headline"), item.headline, text)
        return
    if isinstance(item, Claim | Seen):
        yield from _spoken_anywhere((*at, "text") if at != ("title",) else at, item.text, text)
    evidence: Sequence[Selector] = getattr(item, "evidence", ())
    for index, selector in enumerate(evidence):
        place = (*at, "evidence", index)
        if isinstance(item, Place):
            yield _first(place, selector.words, text)
        else:
            yield _one(place, selector, text)
    if isinstance(item, Event) and item.as_stated:
        yield _first((*at, "as_stated"), item.as_stated, text)


def _first(at: KeyPath, sought: str, text: str) -> Passage:
    """A name or the like: its first place stands for all."""
    spans = tuple(find_words(sought, text))
    return Passage(at, sought, spans, spans[0] if spans else None)


def _one(at: KeyPath, selector: Selector, text: str) -> Passage:
    spans = tuple(find_spans(selector, text))
    return Passage(at, selector.words, spans, spans[0] if len(spans) == 1 else None)


def spoken_words(text: str) -> tuple[str, ...]:
    """The words between the double quotation marks of a text of ours, none where the marks are not in order."""
    try:
        return tuple(text[part.start : part.end].strip() for part in stretches(text) if part.spoken)
    except UnbalancedMarks:
        return ()


def _spoken_anywhere(at: KeyPath, ours: str, text: str) -> Iterator[Passage]:
    """Words in quotation marks in a title or claim: they must stand in the article, between marks or not."""
    for said in spoken_words(ours):
        spans = tuple(find_speech(said, text))
        yield Passage(at, said, spans, spans[0] if spans else None, spoken=True)


def find_speech(said: str, text: str) -> Iterator[Span]:
    """Yield every span where spoken words stand; a blank line in them is a paragraph, its mark opened again or not."""
    if PARAGRAPH_BREAK not in said:
        yield from find_words(said, text)
        return
    parts = [part.strip().lstrip("“\"„«'‘") for part in said.split(PARAGRAPH_BREAK)]
    for sign in ("“", ""):
        yield from find_words(f"\n\n{sign}".join(parts), text)


def _quote_passages(at: KeyPath, quote: Quote, text: str) -> Iterator[Passage]:
    evidence = [_one((*at, "evidence", index), one, text) for index, one in enumerate(quote.evidence)]
    hints = [passage.span for passage in evidence if passage.span]
    found = [(said, tuple(find_speech(said, text))) for said in spoken_words(quote.text)]
    for (said, spans), span in zip(found, _choose([spans for _, spans in found], quote, hints, text), strict=True):
        attribution = [words for words in (quote.named, quote.cue) if words]
        is_quoted = any(
            is_between_marks(one, text) or stands_apart(one, attribution, text) for one in ([span] if span else spans)
        )
        yield Passage((*at, "text"), said, spans, span, spoken=True, is_quoted=is_quoted)
    yield from evidence


def _choose(
    candidates: Sequence[tuple[Span, ...]], quote: Quote, hints: Sequence[Span], text: str
) -> list[Span | None]:
    """For each stretch of spoken words the one span that is meant, or None.

    Repeated words are told apart by the evidence, then by quotation marks, then by speaker and cue in the
    same paragraph, then by the other stretches of the same quote.
    """
    narrowed = [_narrow(spans, quote, hints, text) for spans in candidates]
    anchors = [spans[0] for spans in narrowed if len(spans) == 1]
    chosen: list[Span | None] = []
    for spans in narrowed:
        if len(spans) > 1 and anchors:
            homes = {paragraph_at(text, anchor.start) for anchor in anchors}
            spans = [span for span in spans if paragraph_at(text, span.start) in homes]
        chosen.append(spans[0] if len(spans) == 1 else None)
    return chosen


def _narrow(spans: Sequence[Span], quote: Quote, hints: Sequence[Span], text: str) -> Sequence[Span]:
    tests: tuple[Callable[[Span], bool], ...] = (
        lambda span: any(hint.covers(span) for hint in hints),
        lambda span: is_between_marks(span, text),
        lambda span: stands_with(quote, span, text),
    )
    for test in tests:
        if len(spans) > 1:
            spans = [span for span in spans if test(span)] or spans
    return spans


def is_between_marks(span: Span, text: str) -> bool:
    """Whether a span stands between quotation marks of the article, over paragraphs or inside one."""
    ends = _ends_between_marks(text)
    return any(outer.start <= span.start and span.end <= outer.end for outer in ends)


@lru_cache(maxsize=32)
def _ends_between_marks(text: str) -> tuple[Span, ...]:
    """The quotations of a text, those over several paragraphs as one stretch."""
    spans: list[Span] = []
    for one in quotations(text):
        if one.continued and spans and one.depth == 0:
            spans[-1] = Span(spans[-1].start, one.inner.end)
        elif one.depth == 0:
            spans.append(one.inner)
    return tuple(spans)


def stands_with(quote: Quote, span: Span, text: str) -> bool:
    """Whether the speaker's words and the cue stand where a span of the quote does."""
    blocks = context_of(span, text)
    return all(
        any(block.start <= place.start < block.end for block in blocks for place in find_words(sought, text))
        for sought in (quote.named, quote.cue)
        if sought
    )


def context_of(span: Span, text: str) -> tuple[Paragraph, ...]:
    """The paragraphs in which a quote's speaker and cue may stand: its own, and those it carries on from.

    A paragraph carries on from the one before when nothing but quotations stands in it, an item of a
    list from the line that leads into the list. A quotation over several paragraphs has the context of them all, and
    so has a passage set apart, with the lines beside it that say whose it is.
    """
    blocks = paragraphs(text)
    here = next((i for i, block in enumerate(blocks) if block.start <= span.start < block.end), None)
    if here is None:
        return ()
    first, last = here, here
    found = quotations(text)
    while last + 1 < len(blocks) and (blocks[last + 1].start < span.end or _is_continued(blocks[last + 1], found)):
        last += 1
    while first > 0 and (_is_continued(blocks[first], found) or is_all_quoted(blocks[first], text)):
        first -= 1
    beside = [_index(one.by.start, blocks) for one in set_apart_at(span, text)]
    return blocks[min([lead_of(first, blocks, text), *beside]) : max([last, *beside]) + 1]


def _index(offset: int, blocks: Sequence[Paragraph]) -> int:
    return bisect_right(blocks, offset, key=lambda block: block.start) - 1


def _is_continued(block: Paragraph, found: Sequence[Quotation]) -> bool:
    return any(one.continued and block.start <= one.outer.start < block.end for one in found)


def is_all_quoted(block: Paragraph, text: str) -> bool:
    """Whether nothing but quotations stands in a paragraph."""
    spoken = [one.outer for one in quotations(text) if one.depth == 0 and block.start <= one.outer.start < block.end]
    at, rest = block.start, ""
    for span in spoken:
        rest += text[at : span.start]
        at = max(at, span.end)
    rest += text[at : block.end]
    return bool(spoken) and not any(sign.isalnum() for sign in rest)
