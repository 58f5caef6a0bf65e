"""Names: which words of a sentence are one, and where title, owner and name part. All invented but the places."""

from __future__ import annotations

import pytest
from briefing_archive.extract import actors
from briefing_archive.extract.actors import names_of
from briefing_archive.extract.parsed import Found
from briefing_archive.extract.wording import wordings
from briefing_archive.nlp import parse_article
from briefing_archive.proposals import Block
from briefing_archive.registry import registry_of
from briefing_archive.spans import Span
from briefing_archive.text import paragraphs

pytestmark = pytest.mark.nlp


def names(text: str, nlp) -> list[str]:  # type: ignore[no-untyped-def]
    """The names of a text in order, adjectives of states among them."""
    blocks = tuple(Block(Span(one.start, one.end), "paragraph") for one in paragraphs(text))
    return [one.text for one in names_of(wordings(parse_article(text, blocks, nlp)), registry_of([]))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a hyphen before a title is no part of the name, “New” is
        (
            "Ines Okafor, then-New Jersey Governor Carl Reyle's deputy chief of staff, spoke.",
            ["Ines Okafor", "New Jersey", "Carl Reyle"],
        ),
        # a second given name in small letters
        ("Police Senior Superintendent Yolanda Yu Hoi-kwan spoke.", ["Yolanda Yu Hoi-kwan"]),
        # a court for an ordinal
        ("It was the Court of Appeals for the Third Circuit.", ["Court of Appeals for the Third Circuit"]),
        # one body of two places of several words
        (
            "The Port Authority of New York and New Jersey runs the bridge.",
            ["Port Authority of New York and New Jersey"],
        ),
        # people in the plural open a sentence
        ("Associates of Okafor said he was ill.", ["Okafor"]),
        # a title that no list has, behind a body
        ("House Harbour Committee Lampwardn Adam Reyle left.", ["House Harbour Committee", "Adam Reyle"]),
        # the party or chamber whose leader somebody is
        ("Mitch Reyle, the Republican Senate Majority Leader, spoke.", ["Mitch Reyle", "Republican Senate"]),
        # forms of address, vitamins, money and bracketed letters are none
        ("He told Her Majesty that vitamin D costs US$3, and said “[I]t is cold in Oct. 2018.”", []),
        # a state's short name before what is no name of its own
        ("Zorvex will raise UK iTunes prices.", ["Zorvex", "UK", "iTunes"]),
        # a mark that prints nothing is no part
        ("He lives in \u200dNorway.", ["Norway"]),
    ],
)
def test_names_of_a_sentence(text: str, expected: list[str], nlp) -> None:  # type: ignore[no-untyped-def]
    assert names(text, nlp) == expected


def test_a_hyphenated_time_belongs_to_the_role(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Ines Okafor, then-New Jersey Governor Carl Reyle's deputy chief of staff, spoke."
    doc = parse_article(text, (Block(Span(0, len(text)), "paragraph"),), nlp)
    roles = {one.name: one.roles for one in actors.extract(doc, Found(None, registry_of([])))}
    assert roles["Ines Okafor"] == ("then-New Jersey Governor Carl Reyle's deputy chief of staff",)
    assert roles["Carl Reyle"] == ("New Jersey Governor",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ruling Tidal Rally hailed the plan.", "Tidal Rally party"),  # a party, though rallies are events
        ("The opposition Harbour Rally won the vote.", "Harbour Rally party"),
        ("The Project of Tidal Interest was agreed.", None),  # a plan and no body
        ("Zorvex Norway said the ferry was late.", "Zorvex Norway company"),  # an arm of a company, no part of a state
        ("Alice and I built it.", "Alice person"),  # a given name before what the label says
    ],
)
def test_what_a_name_names(text: str, expected: str | None, nlp) -> None:  # type: ignore[no-untyped-def]
    doc = parse_article(text, (Block(Span(0, len(text)), "paragraph"),), nlp)
    found = [f"{one.name} {one.kind}" for one in actors.extract(doc, Found(None, registry_of([])))]
    assert found == ([expected] if expected else [])
