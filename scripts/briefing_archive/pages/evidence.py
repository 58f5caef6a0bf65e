"""Evidence marks: the words of the article that ground an item, with their paragraph."""

from __future__ import annotations

from collections import defaultdict
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
    """The two ends of a passage, and its place in the article ("322–434", "" while unchecked)."""

    words: str
    characters: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One evidence mark of a page, numbered from 1: what the reader sees (¶5), and the passages it opens.

    `href` leads to the passages in the article, all of them; "" where its address is not known.
    """

    number: int
    place: str
    passages: tuple[Passage, ...]
    href: str = ""


def two_ends(text: str) -> str:
    """A passage by its first and last words; short ones whole.

    >>> two_ends("one two three four five six seven eight nine ten")
    'one two three four … seven eight nine ten'
    """
    spans = words(text)
    if len(spans) <= _SHOWN_WHOLE or ELLIPSIS in text:
        return text
    return f"{text[: spans[_SHOWN_ENDS - 1][1]]} {ELLIPSIS} {text[spans[-_SHOWN_ENDS][0] :]}"


def place_name(brief: Brief, span: tuple[int, int, int]) -> str:
    """What readers see as the place of a passage: ¶4, the headline, or where a line without a number stands.

    Lines that are no paragraphs (captions, subheadings, tables) are told by the paragraphs around them, as far as the
    receipt shows any.
    """
    start, _, number = span
    if number or brief.receipt is None:
        return f"¶{number}"
    items = brief.receipt.items.values()
    if any(first <= start < end for one in items if one.at == "source" for first, end, _ in one.spans):
        return "headline"
    numbered = [(at, known) for one in items for at, _, known in one.spans if known]
    before = max((known for at, known in numbered if at < start), default=0)
    after = min((known for at, known in numbered if at > start), default=0)
    if after == before + 1:
        return f"line above ¶{after}"
    if before and after:
        return f"line between ¶{before} and ¶{after}"
    return f"line below ¶{before}" if before else f"line before ¶{after}" if after else "line of its own"


def _fragment(text: str) -> str:
    return percent(text, safe="").replace("-", "%2D")


def _directive(selector: Selector) -> str:
    directive = ",".join(_fragment(end) for end in selector.ends or (selector.words,))
    return f"text={_fragment(selector.before)}-,{directive}" if selector.before else f"text={directive}"


def passage_href(url: str, *passages: Selector) -> str:
    """The address of passages inside an article (https://wicg.github.io/scroll-to-text-fragment/), "" without one.

    >>> passage_href("https://example.org/a", Selector("the tide … at noon"), Selector("a wall"))
    'https://example.org/a#:~:text=the%20tide,at%20noon&text=a%20wall'
    """
    if url == UNKNOWN:
        return ""
    directives = dict.fromkeys(_directive(one) for one in passages)
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(directives)}"


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
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    sought: defaultdict[str, list[Selector]] = defaultdict(list)
    for index, selector in enumerate(_selectors(item)):
        known = index < len(spans)
        place = place_name(brief, spans[index]) if known else "source"
        characters = f"{spans[index][0]}–{spans[index][1]}" if known else ""
        found[place].append(Passage(two_ends(selector.words), characters))
        sought[place].append(selector)
    for offset, (place, passages) in enumerate(found.items()):
        yield Mark(first + offset, place, tuple(passages), passage_href(brief.record.source.url, *sought[place]))


def places_of(brief: Brief, at: KeyPath, item: Value) -> tuple[str, ...]:
    """Places an item rests on, as readers see them, in order, each once; empty while it is unchecked."""
    grounding = brief.grounding(at, item)
    return tuple(dict.fromkeys(place_name(brief, span) for span in grounding.spans)) if grounding else ()


def paragraphs_of(brief: Brief, at: KeyPath, item: Value) -> tuple[int, ...]:
    """Numbers of the paragraphs an item rests on, in order, each once; empty while it is unchecked."""
    grounding = brief.grounding(at, item)
    return tuple(dict.fromkeys(span[2] for span in grounding.spans)) if grounding else ()
