"""States: which take part and which are only places. All invented but for the names of states."""

from __future__ import annotations

import pytest
from briefing_archive.extract import actors
from briefing_archive.extract.governments import governments_as_states
from briefing_archive.extract.parsed import Found
from briefing_archive.nlp import parse_article
from briefing_archive.proposals import Block, Extraction
from briefing_archive.registry import registry_of
from briefing_archive.spans import Span
from briefing_archive.text import paragraphs

pytestmark = pytest.mark.nlp


def states(text: str, nlp) -> set[str]:  # type: ignore[no-untyped-def]
    """The states among the actors of a text."""
    blocks = tuple(Block(Span(one.start, one.end), "paragraph") for one in paragraphs(text))
    found = actors.extract(parse_article(text, blocks, nlp), Found(None, registry_of([])))
    return {one.name for one in found if one.kind == "state"}


@pytest.mark.parametrize(
    ("text", "taking_part"),
    [
        ("Norway closed its ports on Monday.", {"Norway"}),
        ("The council imposed sanctions on Norway.", {"Norway"}),  # undergoes it
        ("The ports were closed by Norway.", {"Norway"}),
        ("Mara Voss signed an agreement with Norway.", {"Norway"}),
        ("Norway’s invasion of Sweden shocked the mayor.", {"Norway", "Sweden"}),  # whose deed, to whom
        ("The mayor sent a letter to Norway.", {"Norway"}),  # addressed
        ("Allies such as Norway and Chile refused to pay.", {"Norway", "Chile"}),  # a list of those who act
        ("The talks drew officials from several countries, including Norway.", {"Norway"}),  # whose people come
        ("Norwegian officials said the port was safe.", {"Norway"}),
        # a list of places
        ("The ferry sails to destinations including Norway and Chile.", set()),
        ("Plots were uncovered in nations including Norway and Chile.", set()),
        # where something lies
        ("Mara Voss inspected the wall along the border with Norway.", set()),
        ("The pipe crosses the sea between Norway and Iceland.", set()),
        # what it is or has, not what it does
        ("Norway and Chile are the other countries where the net is banned.", set()),
        ("Norway is a kingdom. The oil of Norway’s coast is old.", set()),
        ("Norway has many harbours.", set()),
        # a capital is its state where it does what governments do
        ("Norway waited. Oslo refused to pay.", {"Norway"}),
        ("The airport serves Oslo. Oslo burned for a day.", set()),
        # a territory is no state
        ("Greenland has changed. Greenland voted for the dock, Mara Voss said.", set()),
    ],
)
def test_a_state_takes_part_where_it_acts_or_undergoes_something(text: str, taking_part: set[str], nlp) -> None:  # type: ignore[no-untyped-def]
    assert states(text, nlp) == taking_part


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the one state an article is about
        ("Norway’s parliament met. Norwegians protested after the government raised fees.", {"the government"}),
        # the people for the state
        ("The Swiss left the harbour to its owners.", {"The Swiss"}),
        # the regime of a state
        ("The Norwegian regime closed the port.", {"Norwegian regime"}),
    ],
)
def test_a_government_or_a_people_stands_for_its_state(text: str, names: set[str], nlp) -> None:  # type: ignore[no-untyped-def]
    blocks = tuple(Block(Span(one.start, one.end), "paragraph") for one in paragraphs(text))
    nobody = registry_of([])
    found = actors.extract(parse_article(text, blocks, nlp), Found(None, nobody))
    joined = governments_as_states(Extraction(text, actors=found), nobody).actors
    assert [set(one.names) for one in joined if one.kind == "state"] == [names]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Sweden quarrelled at the dock, and the government raised its fees.",  # of two states: whose?
        "The Swiss harbour left nobody cold.",  # a thing of the people
        "Mara Voss said the government shutdown hurt Norway.",  # no act of a government
    ],
)
def test_a_government_of_nobody_knows_which_state_joins_none(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    blocks = tuple(Block(Span(one.start, one.end), "paragraph") for one in paragraphs(text))
    found = actors.extract(parse_article(text, blocks, nlp), Found(None, registry_of([])))
    assert not {"the government", "The Swiss", "government"} & {name for one in found for name in one.names}


def test_a_territorys_government_is_a_body_of_its_own(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Greenland was calm. Greenland’s harbour was closed after the government raised its fees."
    blocks = tuple(Block(Span(one.start, one.end), "paragraph") for one in paragraphs(text))
    found = actors.extract(parse_article(text, blocks, nlp), Found(None, registry_of([])))
    assert [(one.name, one.kind) for one in found] == [("government", "government-body")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bill was dismissed by the senate.", "senate"),
        ("An Al Jazeera reporter said the dock was shut.", "Al Jazeera"),  # nobody is named but the outlet
    ],
)
def test_a_house_that_acts_and_an_outlet_of_a_nameless_reporter_take_part(text: str, name: str, nlp) -> None:  # type: ignore[no-untyped-def]
    blocks = tuple(Block(Span(one.start, one.end), "paragraph") for one in paragraphs(text))
    found = actors.extract(parse_article(text, blocks, nlp), Found(None, registry_of([])))
    assert name in {one.name for one in found}


def test_a_house_that_is_stormed_is_a_building(nlp) -> None:  # type: ignore[no-untyped-def]
    blocks = (Block(Span(0, 34), "paragraph"),)
    found = actors.extract(
        parse_article("A crowd tried to storm parliament.", blocks, nlp), Found(None, registry_of([]))
    )
    assert not found
