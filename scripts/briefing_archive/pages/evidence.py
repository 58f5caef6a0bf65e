"""Evidence marks: the words of the article that ground an item, with their paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent

from briefing_archive.archive import Brief
from briefing_archive.fields import UNKNOWN, Value
from briefing_archive.model import Quote
from briefing_archive.problems import KeyPath
from briefing_archive.spans import ELLIPSIS, Selector
from briefing_archive.speech import UnbalancedMarks, stretches
from briefing_archive.text import words

_SHOWN_WHOLE = 8
_SHOWN_ENDS = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """The two ends of a passage, its place in the article ("322–434", "" while unchecked), and a link to it.

    `href` is "" where the article's address is not known.
    """

    words: str
    characters: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One evidence mark of a page, numbered from 1: what the reader sees (¶5), and the passages it opens."""

    number: int
    place: str
    passages: tuple[Passage, ...]


def two_ends(text: str) -> str:
    """A passage by its first and last words; short ones whole.

    >>> two_ends("one two three four five six seven eight nine ten")
    'one two three four … seven eight nine ten'
    """
    spans = words(text)
    if len(spans) <= _SHOWN_WHOLE or ELLIPSIS in text:
        return text
    return f"{text[: spans[_SHOWN_ENDS - 1][1]]} {ELLIPSIS} {text[spans[-_SHOWN_ENDS][0] :]}"


def paragraph_name(number: int) -> str:
    """What readers see as the place of a passage: ¶4, or the part of the article that has no number."""
    return f"¶{number}" if number else "heading"


def _fragment(text: str) -> str:
    return percent(text, safe="").replace("-", "%2D")


def passage_href(url: str, selector: Selector) -> str:
    """The address of a passage inside an article (https://wicg.github.io/scroll-to-text-fragment/), "" without one.

    >>> passage_href("https://example.org/a", Selector("the tide … at noon"))
    'https://example.org/a#:~:text=the%20tide,at%20noon'
    """
    if url == UNKNOWN:
        return ""
    directive = ",".join(_fragment(end) for end in selector.ends or (selector.words,))
    if selector.before:
        directive = f"{_fragment(selector.before)}-,{directive}"
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def spoken_words(quote: Quote) -> Iterator[Selector]:
    """The stretches of a quote that were spoken, each as a selector of its two ends."""
    try:
        parts = stretches(quote.text)
    except UnbalancedMarks:
        return
    for part in parts:
        if part.spoken:
            yield Selector(two_ends(quote.text[part.start : part.end].strip()))


def _selectors(item: Value) -> Sequence[Selector]:
    evidence: tuple[Selector, ...] = getattr(item, "evidence", ())
    return (*spoken_words(item), *evidence) if isinstance(item, Quote) else evidence


class Marks:
    """Numbers the marks of one brief's page in the order in which they are asked for."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._made: list[Mark] = []

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark made so far."""
        return tuple(self._made)

    def of(self, at: KeyPath, item: Value) -> tuple[Mark, ...]:
        """The marks of the item at a key path, one a paragraph."""
        marks = tuple(marks_of(self._brief, at, item, len(self._made) + 1))
        self._made.extend(marks)
        return marks


def marks_of(brief: Brief, at: KeyPath, item: Value, first: int) -> Iterator[Mark]:
    """The marks of an item, one a paragraph, numbered from `first`."""
    grounding = brief.grounding(at, item)
    spans = grounding.spans if grounding else ()
    found: dict[str, list[Passage]] = {}
    for index, selector in enumerate(_selectors(item)):
        known = index < len(spans)
        passage = Passage(
            two_ends(selector.words),
            f"{spans[index][0]}–{spans[index][1]}" if known else "",
            passage_href(brief.record.source.url, selector),
        )
        found.setdefault(paragraph_name(spans[index][2]) if known else "source", []).append(passage)
    for offset, (place, passages) in enumerate(found.items()):
        yield Mark(first + offset, place, tuple(passages))


def paragraphs_of(brief: Brief, at: KeyPath, item: Value) -> tuple[int, ...]:
    """Numbers of the paragraphs an item rests on, in order, each once; empty while it is unchecked."""
    grounding = brief.grounding(at, item)
    return tuple(dict.fromkeys(span[2] for span in grounding.spans)) if grounding else ()
