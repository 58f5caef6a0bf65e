"""What of a quote's text is spoken, and of which kind the quote is."""

from __future__ import annotations

import pytest
from briefing_archive.speech import Kind, UnbalancedMarks, kind_of, stretches


@pytest.mark.parametrize(
    ("text", "spoken", "kind"),
    [
        ("“No.”", ["No."], "direct"),
        ("“No,” “never.”", ["No,", "never."], "direct"),
        ("He will “not wait” long.", ["not wait"], "mixed"),
        ("He will wait.", [], "indirect"),
        ("“My mother said ‘ink outlives oak’.”", ["My mother said ‘ink outlives oak’."], "direct"),
        ('"No."', ["No."], "direct"),
        ("„No.“", ["No."], "direct"),
        ("„No.”", ["No."], "direct"),
        ("«No.»", ["No."], "direct"),
        ("»No.«", ["No."], "direct"),
        ("“One.\n\n“Two.”", ["One.\n\n“Two."], "direct"),  # paragraphs: the mark is opened again
        ("“One.\n\nTwo.”", ["One.\n\nTwo."], "direct"),
        ("don’t", [], "indirect"),
        ("“”", [], "indirect"),
    ],
)
def test_stretches_and_kind(text: str, spoken: list[str], kind: Kind) -> None:
    assert [text[part.start : part.end] for part in stretches(text) if part.spoken] == spoken
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "at"),
    [("“No", 0), ("No”", 2), ("“One “two” three”", 5), ("He “said", 3), ('"a" "b', 4)],
)
def test_marks_without_a_partner(text: str, at: int) -> None:
    with pytest.raises(UnbalancedMarks) as caught:
        stretches(text)
    assert caught.value.at == at
    assert kind_of(text) == "indirect"
