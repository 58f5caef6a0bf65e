"""By which words a drafted record names its speakers: such as the check takes. Everything here is invented."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_archive.draft import draft_record
from briefing_archive.fields import Described
from briefing_archive.intake import take_in
from briefing_archive.known import Known
from briefing_archive.model import Actor, Record
from briefing_archive.problems import Severity
from briefing_archive.registry import registry_of
from briefing_archive.rules import attribution, editorial, identity, misnamed
from briefing_archive.rules.case import Case
from briefing_archive.rules.naming import author_of, is_description

pytestmark = pytest.mark.nlp

BOARD = Actor.model_validate({"id": "harbour-board", "kind": "government-body", "name": "Verrin Harbour Board"})
REGISTRY = registry_of([BOARD])
LONG = "The Verrin Harbour Board met in Tamsel on Monday after a week of storms had closed the port to all ships."


@pytest.fixture
def drafted(tmp_path):
    """The record of an article as drafted, and what the rules on speakers say of it."""

    def make(text, registry=REGISTRY):
        path = tmp_path / "article.txt"
        path.write_text(f"Harbour news\n\n{text}\n", encoding="utf-8")
        intake = take_in(str(path))
        proposed = draft_record(intake, Known(date(2026, 6, 4)), registry).proposed
        record = Record.model_validate(proposed.tree)
        known = registry_of([*registry.actors.values(), *proposed.actors])
        case = Case("brief", record, known, intake.text)
        rules = (
            misnamed.speaker_named,
            attribution.speaker_near,
            attribution.nobody_nearer,
            attribution.carried_on,
            editorial.selectors_short,
            identity.names_known,
        )
        return record, [one.fault for rule in rules for one in rule(case) if one.severity is Severity.ERROR]

    return make


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # the name in apposition, after the words and before them
        ("The harbour master of Tamsel, Lars Renn, said the pier was old.", "The harbour master of Tamsel, Lars Renn"),
        ("Lars Renn, an engineer from Tamsel, said the pier was old.", "Lars Renn"),
        # of too many words the name with its title
        (
            "“The pier is old,” according to a post on Monday on the site of the port by Tamsel Mayor Lars Renn.",
            "Tamsel Mayor Lars Renn",
        ),
        # whoever made the writing, in the same sentence
        ("Lars Renn issued a statement saying the pier was old.", "Lars Renn"),
        (
            "According to a letter posted online by Senator Lars Renn, the pier is old.",
            "a letter posted online by Senator Lars Renn",
        ),
        # of two the names of both
        (
            "The minister of ports, Lars Renn, and the mayor of Tamsel, Ines Okafor, said the pier was old.",
            "Lars Renn, and the mayor of Tamsel, Ines Okafor",
        ),
        # what stands elsewhere stays as the article has it
        ("Lars Renn, mayor of Tamsel, left. The mayor said the pier was old.", "The mayor"),
        ("Lars Renn left. He said the pier was old.", "He"),
    ],
)
def test_the_words_name_the_speaker(text, named, drafted):
    record, faults = drafted(text)
    assert [one.named for one in record.quotes] == [named]
    assert not faults


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (f"{LONG} The harbour board said the pier was old.", "The harbour board"),
        ("Verrair cut 40 jobs in Tamsel. The firm said the pier was old.", "The firm"),
        ("Verrair cut 40 jobs. It said trade was slow. The statement added that the pier was old.", "The statement"),
    ],
)
def test_a_description_of_an_actor_is_listed_with_it(text, listed, drafted):
    record, faults = drafted(text)
    assert any(listed in who.named for who in record.actors)
    assert not faults


def test_who_has_no_name_is_given_in_words_that_stand_there(drafted):
    record, faults = drafted("Protesters met. Some of the protesters the Herald spoke to said the pier was old.")
    (speaker,) = record.quotes[-1].speaker
    assert isinstance(speaker, Described)
    assert speaker.words.casefold() in (record.quotes[-1].named or "").casefold()
    assert not faults


def test_words_that_others_bear_too_are_given_to_a_new_entry_as_weak(drafted):
    police = Actor.model_validate(
        {"id": "verrin-police", "kind": "government-body", "name": "Verrin Police",
         "names": [{"name": "Police", "weak": True}]}
    )  # fmt: skip
    record, faults = drafted("The Tamsel Police came. Police said the pier was old.", registry_of([police]))
    assert any("Police" in who.named for who in record.actors)
    assert not faults


def test_whose_writing_it_is_and_what_only_describes():
    assert author_of("a statement released late by the board") == "the board"
    assert author_of("a statement on the website of Tamsel") == "a statement on the website of Tamsel"
    assert is_description("the Harbour Minister")
    assert not is_description("Harbour Minister")
    assert not is_description("the Kremlin")
