"""Words around a cue that is set into them, and objects and second verbs that end what was said. All invented."""

from __future__ import annotations

import pytest
from test_quote_shapes import draft, said

pytestmark = pytest.mark.nlp


def told(text: str, nlp) -> list[tuple[str, ...]]:  # type: ignore[no-untyped-def]
    """The speakers of each quote."""
    return [one.speakers for one in draft(text, nlp)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # denied having done, been told
        ("The firm denied being told of the leak.", ["being told of the leak"]),
        ("Ines Okafor denied having known that the boat leaked.", ["having known that the boat leaked"]),
        # a figure put at a number behind a participle
        ("The airline put the number stranded at 400.", ["the number stranded at 400"]),
        # “that” as what will happen
        ("The company said in a statement that would not happen before July.", ["that would not happen before July"]),
        ("The agency told reporters that was not true.", ["that was not true"]),
        ("She said that should the guild agree, she would pay.", ["should the guild agree, she would pay"]),
        # a relative clause asks nothing of anybody
        ("The minister has ordered a survey by Ines Okafor, who is to report in May.", []),
        ("The board asked the crew, who were late, to wait.", ["to wait"]),
        ("The dockers prayed the court to quash the order.", ["to quash the order"]),
        # a second verb of saying ends the first statement
        (
            "Ines Okafor said she had seen the ship and called it a wreck.",
            ["she had seen the ship", "it a wreck"],
        ),
        # what a party in court maintains
        ("It was the case of the guild, led by Lars Renn, that the boat was sold.", ["the boat was sold"]),
        ("It was the case that the boat was sold.", []),
    ],
)
def test_where_they_end(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert said(text, nlp) == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A spokesman for the guild – it has kept the name – said that the pier was shut.", "spokesman for the guild"),
        ("The ferry had left ten minutes early, its master, Ines Okafor, told reporters.", "Ines Okafor"),
        ("The fair was over by noon. The pier, dockers said, was unsafe.", "dockers"),
    ],
)
def test_who_speaks_behind_a_clause_or_within_it(text, speakers, nlp):  # type: ignore[no-untyped-def]
    assert told(text, nlp) == [(speakers,)]


def test_marks_that_end_the_clause_before_their_cue_are_of_one_statement(nlp):  # type: ignore[no-untyped-def]
    (one,) = draft("Fees will rise by 3%, the board said in a notice, “with regret”.", nlp)
    assert one.span.of("Fees will rise by 3%, the board said in a notice, “with regret”.").endswith("“with regret”")
    assert len(one.parts) == 2


def test_a_single_word_before_a_cue_set_in_is_kept(nlp):  # type: ignore[no-untyped-def]
    text = "“The pressure came from the clock,” said Lars Renn. Okafor, he added, ran the yard for much of that time."
    assert [len(one.parts) for one in draft(text, nlp)] == [0, 2]
