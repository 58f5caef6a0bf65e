"""Places: which names say where something is, and the state each lies in. All invented but the places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefing_archive.extract import actors, bystanders, places
from briefing_archive.extract.parsed import Found
from briefing_archive.extract.places_once import places_once
from briefing_archive.nlp import parse_article
from briefing_archive.proposals import Block
from briefing_archive.registry import registry_of
from briefing_archive.spans import Span
from briefing_archive.text import paragraphs

pytestmark = pytest.mark.nlp


def read(text: str, nlp) -> list[tuple[str, str | None]]:  # type: ignore[no-untyped-def]
    doc = parse_article(text, tuple(Block(Span(one.start, one.end), "paragraph") for one in paragraphs(text)), nlp)
    found = Found(None, registry_of([]))
    return [(one.name, one.country) for one in places.extract(doc, replace(found, actors=actors.extract(doc, found)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She lives in Norway.", [("Norway", "NO")]),  # a state
        ("She lives in Bergen.", [("Bergen", "NO")]),  # a city
        ("They met in Oslo.", [("Oslo", "NO")]),  # a capital
        ("They met in Queensland.", [("Queensland", "AU")]),  # a part of a state
        ("They met in Central Asia.", [("Central Asia", None)]),  # of no one state
        ("Snow fell in northern Norway.", [("northern Norway", "NO")]),  # a part by its quarter
        ("Snow fell in Port Verrin, a town in Norway.", [("Port Verrin", None), ("Norway", "NO")]),  # unknown
        ("Snow fell in Port Verrin, Norway.", [("Port Verrin", "NO"), ("Norway", "NO")]),  # told by what follows
        (
            "The pipeline crosses into Vessoria, Norway, and Bergen.",
            [("Vessoria", "NO"), ("Norway", "NO"), ("Bergen", "NO")],
        ),
        ("Zorvex will lower UK iTunes prices.", [("UK", "GB")]),  # a verb is no quarter
        ("The IE6 browser is old.", []),  # a model
        ("He died at Harbour University Hospital in Oslo.", [("Harbour University Hospital", "NO"), ("Oslo", "NO")]),
        ("The Verrin Museum closed.", []),  # a house that nobody is in
        ("It fell near Vessor Airport. Later one fell at Vessor.", [("Vessor Airport", None), ("Vessor", None)]),
        ("They met in Kabul, Moscow, and Oslo.", [("Kabul", "AF"), ("Moscow", "RU"), ("Oslo", "NO")]),  # a list
        ("They met outside Washington, D.C., on Monday.", [("Washington", "US"), ("D.C.", "US")]),
        ("It lies in North and South Carolina.", [("North Carolina", "US"), ("South Carolina", "US")]),  # in one breath
        ("She spoke in English at the Verrin Art Gallery.", [("Verrin Art Gallery", None)]),  # a language is none
        ("Norway said it would pay.", []),  # an actor and no place
        ("Norway, where it snowed, said it would pay.", [("Norway", "NO")]),  # both
    ],
)
def test_a_place_says_where_something_is(text: str, expected: list[tuple[str, str | None]], nlp) -> None:  # type: ignore[no-untyped-def]
    assert read(text, nlp) == expected


def test_spans_are_the_names(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "They met in Oslo.\n\nThen they left for northern Norway."
    doc = parse_article(text, tuple(Block(Span(one.start, one.end), "paragraph") for one in paragraphs(text)), nlp)
    found = places.extract(doc, Found(None, registry_of([])))
    assert [one.span.of(text) for one in found] == [one.name for one in found] == ["Oslo", "northern Norway"]


def test_a_region_that_shares_its_name_with_a_state_lies_among_its_neighbours(nlp):  # type: ignore[no-untyped-def]
    assert ("Georgia", "US") in read("She lives in Georgia. He lives in Ohio.", nlp)
    assert ("Georgia", "GE") in read("She lives in Georgia. He lives in Norway.", nlp)
    assert ("Georgia", "GE") in read("She lives in Georgia, near Tbilisi. He lives in Ohio.", nlp)


def test_a_state_goes_by_one_name_among_the_places(nlp):  # type: ignore[no-untyped-def]
    text = "She lives in the US. He went to the United States, and later to the U.K., where it snowed."
    assert read(text, nlp) == [("United States", "US"), ("United States", "US"), ("U.K.", "GB")]
    assert read("She lives in the US.", nlp) == [("US", "US")]


def _once(text: str, nlp) -> list[str]:  # type: ignore[no-untyped-def]
    blocks = tuple(Block(Span(one.start, one.end), "paragraph") for one in paragraphs(text))
    doc = parse_article(text, blocks, nlp)
    found = Found(None, registry_of([]))
    found = replace(found, actors=actors.extract(doc, found))
    located = places.extract(doc, found)
    named = (*found.actors, *bystanders.extract(doc, found, located))
    return [one.name for one in places_once(located, named, text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a state that is only part of an office is no place, a town tells where the office is
        ("US President Ines Okafor met the mayor of Porto, Omar Reyle.", ["Porto"]),
        # nor one inside the name of a body
        ("Ines Okafor was heard by the UK High Court.", []),
        # nor in a compound
        ("Ines Okafor heard anti-Moscow songs in Oslo.", ["Oslo"]),
        # where something happens counts, whatever else bears the name
        ("The US Coast Guard searched. Ines Okafor was found in the US.", ["US"]),
    ],
)
def test_a_record_lists_places_where_things_happen(text: str, names: list[str], nlp) -> None:  # type: ignore[no-untyped-def]
    assert _once(text, nlp) == names
