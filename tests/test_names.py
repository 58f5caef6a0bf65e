"""Names: which words of a sentence are one, and where title, owner and name part. All invented but the places."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_archive.draft import extract_article
from briefing_archive.extract import actors
from briefing_archive.extract.actors import names_of
from briefing_archive.extract.parsed import Found
from briefing_archive.extract.wording import wordings
from briefing_archive.model import Source
from briefing_archive.nlp import parse_article
from briefing_archive.proposals import Block, Extraction
from briefing_archive.proposed_record import propose_record
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
        # two surnames that the label takes for one name
        (
            "The case revolved around Okafor and Reyle's convictions. Bridget Okafor and William Reyle left.",
            ["Okafor", "Reyle", "Bridget Okafor", "William Reyle"],
        ),
        # a deed done to a body, and a body
        ("Proroguing Parliament is the legal way.", ["Parliament"]),
        ("Boeing said so.", ["Boeing"]),
        # what is no body by its name makes none of “movement”
        ("He stressed his support for the Brexit movement.", ["Brexit"]),
        # a society for a cause
        ("Cinema for Peace Foundation flew him out.", ["Cinema for Peace Foundation"]),
        ("Okafor asked for Verrin Foundation money.", ["Okafor", "Verrin Foundation"]),
        # a plural that only opens a sentence; a title of comrades; no god
        ("Photographs showed the aircraft.", []),
        ("Only God removed Cde Okafor.", ["Okafor"]),
        # “of” behind “for”, with people at the end; honours behind a name; a language
        ("The Joint Council for the Welfare of Sailors said so.", ["Joint Council for the Welfare of Sailors"]),
        ("Mark Okafor QC said so in English.", ["Mark Okafor", "English"]),
        # people in the plural open a sentence
        ("Associates of Okafor said he was ill.", ["Okafor"]),
        # a title that no list has, behind a body
        ("House Harbour Committee Lampwardn Adam Reyle left.", ["House Harbour Committee", "Adam Reyle"]),
        # the party or chamber whose leader somebody is
        ("Mitch Reyle, the Republican Senate Majority Leader, spoke.", ["Mitch Reyle", "Senate"]),
        # an honour before a name
        ("The oath of the Honorable Pedro R. Okafor Reyle was void.", ["Pedro R. Okafor Reyle"]),
        # forms of address, vitamins, money and bracketed letters are none
        ("He told Her Majesty that vitamin D costs US$3, and said “[I]t is cold in Oct. 2018.”", []),
        # a state's short name before what is no name of its own
        ("Zorvex will raise UK iTunes prices.", ["Zorvex", "UK", "iTunes"]),
        # a court of justice, which is a title as well
        ("The trial is in the Royal Courts of Justice.", ["Royal Courts of Justice"]),
        # the airline of a flight, an Irish name printed apart, a surname that is a noun behind “LLC”
        ("The loss of Verrin Air Flight 574 was told.", ["Verrin Air"]),
        ("The chief, Carl O' Reyle, resigned.", ["Carl O' Reyle"]),
        ("The chairman of Zorvex LLC Jim Press resigned.", ["Zorvex LLC", "Jim Press"]),
        # a mark that prints nothing is no part
        ("He lives in \u200dNorway.", ["Norway"]),
    ],
)
def test_names_of_a_sentence(text: str, expected: list[str], nlp) -> None:  # type: ignore[no-untyped-def]
    assert names(text, nlp) == expected


def test_a_hyphenated_time_belongs_to_the_role(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Ines Okafor, then-New Jersey Governor Carl Reyle's deputy chief of staff, spoke. Reyle resigned."
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
        ("A VDI teacher met the chief of VDI, and VDI said it was proud.", "VDI other"),  # nobody is called in capitals
        ("The Ines Okafor story is old, Okafor said.", "Ines Okafor person"),  # the article is the story's
        ("Space Shuttle Zorvex lifted off.", None),  # a craft
        ("Alice and I built it.", "Alice person"),  # a given name before what the label says
    ],
)
def test_what_a_name_names(text: str, expected: str | None, nlp) -> None:  # type: ignore[no-untyped-def]
    doc = parse_article(text, (Block(Span(0, len(text)), "paragraph"),), nlp)
    found = [f"{one.name} {one.kind}" for one in actors.extract(doc, Found(None, registry_of([])))]
    assert found == ([expected] if expected else [])


def read(text: str, nlp) -> Extraction:  # type: ignore[no-untyped-def]
    """What drafting proposes for a text without a headline."""
    return extract_article(f"The port is shut.\n\n{text}", date(2026, 3, 14), registry_of([]), nlp)


def test_in_a_place_there_is_a_place(nlp) -> None:  # type: ignore[no-untyped-def]
    """One label that says person weighs less than “in”, and than a place beside it."""
    found = read("They met in Maidan Verrin. Then they marched to Causeway Bay and Tin Verrin.", nlp)
    assert [one.name for one in found.places] == ["Maidan Verrin", "Causeway Bay", "Tin Verrin"]
    assert not found.actors


def test_what_a_state_is_called_is_no_place(nlp) -> None:  # type: ignore[no-untyped-def]
    assert not read("The institutions of the Norwegian State are old, at 10 a.m. Central European Time.", nlp).places


def test_a_project_stays_one_under_its_acronym(nlp) -> None:  # type: ignore[no-untyped-def]
    found = read("Norway calls it a Project of Tidal Interest (PTI). The PTI is late.", nlp)
    assert not {"PTI", "Project of Tidal Interest"} & {one.name for one in (*found.actors, *found.bystanders)}


def test_whole_phrases_are_mentions(nlp) -> None:  # type: ignore[no-untyped-def]
    """A title, the name behind it, and both together."""
    found = read("On Monday Zorvex chief executive Ines Okafor resigned. Okafor is ill.", nlp)
    (okafor,) = (one for one in found.actors if one.name == "Ines Okafor")
    assert [one.of(found.text) for one in okafor.mentions] == [
        "Zorvex chief executive",
        "Zorvex chief executive Ines Okafor",
        "Ines Okafor",
        "Okafor",
    ]


def test_a_form_of_address_is_no_role(nlp) -> None:  # type: ignore[no-untyped-def]
    found = read("Guests met the Prime Minister of Norway, Mr. Lars Okafor, on Monday. Mr. Okafor left.", nlp)
    (okafor,) = (one for one in found.actors if one.name == "Lars Okafor")
    assert okafor.roles == ("Prime Minister of Norway",)


def test_a_role_before_its_comma_opens_a_sentence(nlp) -> None:  # type: ignore[no-untyped-def]
    found = read("Zorvex CEO, Carl O' Reyle, justified his choice.", nlp)
    assert [(one.name, one.roles) for one in found.actors] == [("Carl O' Reyle", ("Zorvex CEO",))]


def test_a_role_begins_with_its_state(nlp) -> None:  # type: ignore[no-untyped-def]
    text = (
        "It was the state of emergency United States President Ines Okafor declared. Former Norwegian king Olav left."
    )
    roles = {one.name: one.roles for one in read(text, nlp).actors}
    assert roles["Ines Okafor"] == ("United States President",)


def test_who_takes_no_part_is_a_bystander(nlp) -> None:  # type: ignore[no-untyped-def]
    """Nobody is an actor and a bystander, and a record has no bystanders."""
    text = "Ines Okafor left after the loss of Verrin Air Flight 574. She is a graduate of Okafor University."
    found = read(text, nlp)
    assert [one.name for one in found.actors] == ["Ines Okafor"]
    assert [(one.name, one.kind) for one in found.bystanders] == [
        ("Verrin Air", "company"),
        ("Okafor University", "other"),
    ]
    given = found.to_json("a")["bystanders"]
    assert [[found.text[start:end] for start, end in one["mentions"]] for one in given] == [
        ["Verrin Air"],
        ["Okafor University"],
    ]
    source = Source.model_validate({"headline": "The port is shut.", "publisher": "unknown", "published": "2026-03-14"})
    assert "Okafor University" not in str(propose_record(found, source, registry_of([]), None).tree["actors"])
