"""Passages set apart without marks, after a line that ends in a colon. All invented."""

from __future__ import annotations

import pytest
from briefing_archive.draft import extract_article
from briefing_archive.registry import registry_of
from briefing_archive.rules.set_apart import set_apart_at

pytestmark = pytest.mark.nlp

LEAD = "Ines Okafor, the mayor, closed the port. Judge Tom Vale rejected this argument:"
AFTER = "The port opened on Monday. Crews came back."
FIRST = "The port is the town's [...] and not the mayor's to close."
SECOND = "It has always been so, and the law of the harbour says it."
LAST = "For these reasons the order falls."


def _said(text: str, nlp) -> list[tuple[tuple[str, ...], str]]:  # type: ignore[no-untyped-def]
    return [(one.speakers, one.span.of(text)) for one in extract_article(text, None, registry_of([]), nlp).quotes]


@pytest.mark.parametrize(
    "text",
    [
        # signed by the speaker, over two paragraphs
        f"{LEAD}\n\n{FIRST} {SECOND}\n\n{LAST}\n\n– Judge Tom Vale, “Order”\n\n{AFTER}",
        # indented
        f"{LEAD}\n\n    {FIRST} {SECOND}\n\n    {LAST}\n\n{AFTER}",
    ],
)
def test_each_sentence_of_a_passage_set_apart_is_a_quote(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    found = extract_article(text, None, registry_of([]), nlp).quotes
    assert [one.speakers for one in found] == [("Tom Vale",)] * 3
    assert all(one.kind == "direct" and one.doubt for one in found)
    assert [one.span.of(text) for one in found] == [FIRST, SECOND, LAST]
    assert found[0].inserted == ("[...]",)
    assert found[0].cue is not None
    assert found[0].cue.of(text) == "rejected"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{LEAD}\n\n{AFTER}\n\nA crane fell.", ["The port opened on Monday."]),
        (f"{LEAD}\n\n{FIRST} She also said the port was late.\n\nA crane fell.", [FIRST]),
    ],
)
def test_the_paragraph_below_a_colon_is_spoken_up_to_where_the_report_attributes_again(
    text: str,
    said: list[str],
    nlp,  # type: ignore[no-untyped-def]
) -> None:
    found = [one for one in extract_article(text, None, registry_of([]), nlp).quotes if one.kind == "direct"]
    assert [one.span.of(text) for one in found] == said
    assert {one.speakers for one in found} == {("Tom Vale",)}
    assert all(set_apart_at(one.span, text) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        # the report goes on
        f"Ines Okafor closed the port. She said:\n\nOkafor said the crews were tired and that {AFTER}",
        # words in marks there are the report's way to quote
        f"Ines Okafor closed the port. She said:\n\nThe port was “a wreck”. {AFTER}",
        # a list
        f"Ines Okafor announced these steps:\n\n  - The port is closed at night.\n\n  - The cranes move.\n\n{AFTER}",
        # no line leads into it
        f"Ines Okafor closed the port.\n\n    {FIRST} {SECOND}\n\n{AFTER}",
        # nobody speaks in the line before it
        f"Ines Okafor built these docks:\n\n    {FIRST}\n\n{AFTER}",
    ],
)
def test_what_is_no_passage_of_somebodys_words(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert all(
        one.kind == "indirect" and not one.parts for one in extract_article(text, None, registry_of([]), nlp).quotes
    )


def test_an_indented_paragraph_in_marks_is_direct_speech(nlp) -> None:  # type: ignore[no-untyped-def]
    text = f"{LEAD}\n\n    “{FIRST}”\n\n{AFTER}"
    assert _said(text, nlp) == [(("Tom Vale",), f"“{FIRST}”")]


def test_a_letter_in_the_same_paragraph_is_what_its_writer_says(nlp) -> None:  # type: ignore[no-untyped-def]
    told = "Ines Okafor, the mayor, closed the port. On Monday Okafor wrote: "
    letter = ("Friends, I have asked the board to lead the port.", "I will be back with you in May.")
    text = told + " ".join(letter) + " The port opened on Monday."
    found = extract_article(text, None, registry_of([]), nlp).quotes
    assert [((one.parts or (one.span,))[-1].of(text), one.speakers) for one in found] == [
        (sentence, ("Ines Okafor",)) for sentence in letter
    ]


@pytest.mark.parametrize(
    "text",
    [
        # nobody says “I”
        "Ines Okafor closed the port. Okafor wrote: the port is closed at night. It opens on Monday for crews.",
        # nobody is said to speak
        "Ines Okafor closed the port. There was one more thing: I had asked the crews to wait. I will ask again now.",
    ],
)
def test_what_is_no_letter(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert not any(one.parts for one in extract_article(text, None, registry_of([]), nlp).quotes)
