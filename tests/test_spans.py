"""Selectors pick the words they hold, whole, however they are set; and what is nearest to words that do not occur."""

from __future__ import annotations

import pytest
from briefing_archive.spans import Selector, Span, find_spans, find_words, nearest
from hypothesis import assume, given
from hypothesis import strategies as st

ARTICLE = """Harbour to close

The harbour of Port Verrin will close in May, Ines Okafor said. “We will not dredge,” she told reporters.

“Dredging is over,” Okafor said. The board of the harbour “will close” its books as well.
"""


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        (Selector("will close in May"), ["will close in May"]),
        (Selector("dredge"), ["dredge"]),  # whole words: not Dredging
        (Selector("We will not dredge"), ["We will not dredge"]),
        (Selector("we will not dredge"), []),  # case counts
        (Selector("'We will not dredge,'"), ["“We will not dredge,”"]),
        (Selector("The harbour … in May"), ["The harbour of Port Verrin will close in May"]),
        (Selector("The harbour ... in May"), ["The harbour of Port Verrin will close in May"]),
        (Selector("Harbour … May"), []),  # a range stays in one paragraph
        (Selector("May … The harbour"), []),
        (Selector("Okafor said"), ["Okafor said", "Okafor said"]),
        (Selector("Okafor said", before="over,”"), ["Okafor said"]),
        (Selector("Okafor said", before="nobody"), []),
        (Selector("will close", before="harbour “"), ["will close"]),
        (Selector("…"), []),
        (Selector("the"), ["the"]),
    ],
)
def test_what_a_selector_picks(selector: Selector, found: list[str]) -> None:
    assert [span.of(ARTICLE) for span in find_spans(selector, ARTICLE)] == found


def test_an_ellipsis_that_stands_in_the_article_is_taken_as_it_stands() -> None:
    text = "“Well … maybe,” he said. Well, it was maybe so."
    assert [span.of(text) for span in find_spans(Selector("Well … maybe"), text)] == ["Well … maybe"]


WORDS = st.lists(st.sampled_from(["harbour", "the", "a", "ship", "1,000", "don’t", "ex-crew"]), min_size=1, max_size=20)


@given(WORDS, st.data())
def test_a_text_cut_at_a_span_is_found_again_there(tokens: list[str], data: st.DataObject) -> None:
    text = " ".join(tokens)
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    start = len(" ".join(tokens[:first])) + (first > 0)
    span = Span(start, start + len(" ".join(tokens[first : last + 1])))
    assert span in list(find_words(span.of(text), text))


@given(st.text(max_size=80), st.text(min_size=1, max_size=10))
def test_what_is_found_lies_in_the_text_in_order(text: str, sought: str) -> None:
    spans = list(find_words(sought, text))
    assert spans == sorted(spans)
    assert all(span.end <= len(text) for span in spans)


@given(st.integers(-3, 9), st.integers(-3, 9))
def test_no_span_is_empty_or_turned_round(start: int, end: int) -> None:
    assume(not 0 <= start < end)
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_spans_cover_and_overlap() -> None:
    assert Span(0, 5).covers(Span(0, 5))
    assert not Span(0, 5).covers(Span(4, 6))
    assert Span(0, 5).overlaps(Span(4, 6))
    assert not Span(0, 5).overlaps(Span(5, 6))


@pytest.mark.parametrize(
    ("sought", "words", "paragraph"),
    [
        ("We will never dredge", "We will not dredge", 1),
        ("WE WILL NOT DREDGE", "We will not dredge", 1),
        ("Dredging is all over", "Dredging is over", 2),
        ("Harbour will close", "harbour “will close", 2),
    ],
)
def test_the_nearest_words_and_their_paragraph(sought: str, words: str, paragraph: int) -> None:
    close = nearest(sought, ARTICLE)
    assert close is not None
    assert close.words == words
    assert close.span.of(ARTICLE) == words
    assert close.paragraph is not None
    assert close.paragraph.number == paragraph


def test_nothing_is_near_to_words_of_another_matter() -> None:
    assert nearest("zoological quixotry", ARTICLE) is None
    assert nearest("anything", "") is None
