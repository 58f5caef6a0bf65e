"""Which quotation mark opens, which closes, and what is an apostrophe."""

import itertools

import pytest
from briefing_archive.marks import marked_spans, quotations, quoted_spans, runs
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We wait,” she said.", ["We wait,"]),  # curly
        ('"We wait," she said. "And wait."', ["We wait,", "And wait."]),  # straight
        ("He called it 'a farce' and left.", ["a farce"]),  # single straight
        ("He called it ‘a farce’ and left.", ["a farce"]),  # single curly
        ("« Nous attendons », dit-elle.", ["Nous attendons"]),  # guillemets with blanks
        ("„Wir warten“, sagte sie.", ["Wir warten"]),  # low opening, high closing
        ("»Wir warten«, sagte sie.", ["Wir warten"]),  # guillemets turned inward
        ("``We wait,'' she said.", ["We wait,"]),  # typewriter
        ("“We wait,“ she said.", ["We wait,"]),  # a closing mark turned round
        ("The harbour's cranes don't move; it's the crews' day off.", []),  # apostrophes
        ("In the '90s they fished 'em all, 'tis said.", []),  # elisions
        ("In the ’90s the crews’ boats went.", []),  # curly elision, plural possessive
        ('The plank is 6\' 2" long and 5" wide.', []),  # feet and inches
        ("'The crews' boats are gone,' she said.", ["The crews' boats are gone,"]),  # possessive inside
        ("“It’s the crews’ day,” she said.", ["It’s the crews’ day,"]),  # apostrophes inside
        ("'Abd Okafor of the 'Adl party spoke.", []),  # letters, not marks
        ("“He told us ‘never’,” she said.", ["He told us ‘never’,"]),  # nested: the outer one
        ("‘He told us “never”,’ she said.", ["He told us “never”,"]),  # nested, British
        ('She said:"We wait." Then left.', ["We wait."]),  # no blank before the mark
        ('" We wait " she said.', ["We wait"]),  # blanks inside
        ('"Hello, he said. "Goodbye," she said.', ["Hello,", "Goodbye,"]),  # one never closed
        ("“Hello, Okafor told reporters. She left.", ["Hello,"]),  # never closed, before the attribution
        ("She said: “Wait. A docker for the union said no.", ["Wait."]),  # never closed, before another's words
        ("She said the boat “is late. It sank.", ["is late."]),  # never closed, opened within a sentence
        ("“Hello,' said Okafor. She left.", ["Hello,"]),  # closed by a mark of another sort
        ('"Hello, "he said. "Goodbye."', ["Hello,", "Goodbye."]),  # closed on the wrong side
        ("We wait,” she said.", ["We wait,"]),  # never opened
        ("It is ` a farce ' and no more.", ["a farce"]),  # marks that stand free
        ("The ` crews ' day ' is over, she said.", ["crews ' day"]),  # free marks around a free apostrophe
        ("The crews ' day, a ` farce '. \"We wait,\" she said.", ["farce", "We wait,"]),  # a stop after a free mark
        ('She said," We wait". Then she left.', ["We wait"]),  # opened with the blank on the wrong side
        ('She said that"... we wait. No boat leaves." Then she left.', ["... we wait. No boat leaves."]),  # no blank
        ("", []),
        ("“”", []),  # nothing between
    ],
)
def test_quoted_spans(text, quoted):
    assert [span.of(text) for span in quoted_spans(text)] == quoted


def test_marked_spans_take_the_marks_in():
    text = "“We wait,” she said."
    assert [span.of(text) for span in marked_spans(text)] == ["“We wait,”"]


def test_a_quotation_opened_again_in_the_next_paragraph_is_one_run():
    text = "“We wait.\n\n“We wait again.\n\n“And again,” she said. “No.”"
    found = [[part.inner.of(text) for part in run] for run in runs(quotations(text))]
    assert found == [["We wait.", "We wait again.", "And again,"], ["No."]]
    assert all(part.closed for part in quotations(text))


def test_a_quotation_closed_in_the_next_paragraph_without_opening_again_is_one_run():
    text = "She said: “We wait.\n\nWe wait again,” and left.\n\nNobody spoke."
    found = [[part.inner.of(text) for part in run] for run in runs(quotations(text))]
    assert found == [["We wait.", "We wait again,"]]


def test_a_mark_that_nothing_closes_stays_in_its_paragraph():
    text = "She said: “We wait.\n\nThe boats left.\n\n“No,” he said."
    assert [span.of(text) for span in quoted_spans(text)] == ["We wait.", "No,"]
    assert [one.closed for one in quotations(text)] == [False, True]


def test_depth_counts_the_quotations_around():
    text = "“He told us ‘never’,” she said."
    assert [(one.depth, one.style) for one in quotations(text)] == [(0, "double"), (1, "single")]


@given(st.text(alphabet="ab .,s\n\"'“”‘’«»„`5", max_size=60))
def test_any_text_yields_spans_in_order_that_do_not_overlap(text):
    spans = marked_spans(text)
    assert list(spans) == sorted(spans)
    assert all(one.end <= after.start for one, after in itertools.pairwise(spans))
    assert all(0 <= one.outer.start <= one.inner.start < one.inner.end <= one.outer.end for one in quotations(text))


@given(st.lists(st.sampled_from(["we wait", "it’s late", "no"]), min_size=1, max_size=4))
def test_what_is_put_between_curly_marks_is_found_again(said):
    text = " Okafor said. ".join(f"“{words}.”" for words in said)
    assert [span.of(text) for span in quoted_spans(text)] == [f"{words}." for words in said]
