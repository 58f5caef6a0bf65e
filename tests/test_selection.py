"""Selectors are short, pick their span alone, and are found again."""

from __future__ import annotations

import pytest
from briefing_archive.selection import END_WORDS, selector_for, selectors_for
from briefing_archive.spans import Selector, Span, find_spans
from briefing_archive.text import words
from hypothesis import given
from hypothesis import strategies as st

TEXT = (
    "Port Verrin pauses dredging\n\n"
    "The harbour board said on Tuesday that dredging would stop, and the harbour master agreed.\n\n"
    "“The harbour board was wrong,” said Ines Okafor, who leads the fishing cooperative of Port Verrin."
)


def span(said: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(said, at + 1)
    return Span(at, at + len(said))


@pytest.mark.parametrize(
    ("said", "nth", "selector"),
    [
        ("dredging would stop", 0, Selector("dredging would stop")),  # short words stand as they are
        ("Port Verrin", 0, None),  # nothing stands before the first of two equal names
        ("Port Verrin", 1, Selector("Port Verrin", "of")),  # told from the other by the word before
        ("harbour master", 0, Selector("harbour master")),  # a part may repeat, the whole does not
        (
            "The harbour board said on Tuesday that dredging would stop,",
            0,
            Selector("The harbour … would stop"),
        ),  # long: two words at each end, punctuation left out
    ],
)
def test_the_plainest_selector_that_is_unique(said: str, nth: int, selector: Selector | None) -> None:
    assert selector_for(span(said, nth), TEXT) == selector


def test_a_span_without_a_word_has_no_selector() -> None:
    assert selector_for(span(",”"), TEXT) is None


def test_a_span_over_two_paragraphs_takes_two_selectors() -> None:
    start, end = TEXT.index("harbour master"), TEXT.index("was wrong")
    found = selectors_for(Span(start, end), TEXT)
    assert [one.words for one in found] == ["harbour master agreed", "The harbour board"]
    assert found[1].before == "agreed."


_WORDS = st.lists(st.sampled_from(["sea", "wall", "tide", "“not", "now”", "the", "No", "1,200", "c’est"]), min_size=1)
_TEXTS = st.lists(_WORDS.map(" ".join), min_size=1, max_size=4).map("\n\n".join)


@given(text=_TEXTS, data=st.data())
def test_a_selector_picks_its_span_and_no_other(text: str, data: st.DataObject) -> None:
    spans = words(text)
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, len(spans) - 1))
    wanted = Span(spans[first][0], spans[last][1])
    selector = selector_for(wanted, text)
    if selector is not None:
        assert list(find_spans(selector, text)) == [wanted]
        if ends := selector.ends:
            assert all(len(words(end)) <= END_WORDS for end in ends)
