"""Roles, doers and sources against the article: each is named where the record says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from briefing_archive.model import Actor, Record
from briefing_archive.registry import registry_of
from briefing_archive.rules.case import Case
from briefing_archive.rules.relying import doers_named, relied_on_named
from briefing_archive.rules.roles import roles_of_their_own

ARTICLE = """Ombra buys a ferry

Ombra bought the ferry Gull on Monday. The harbour master, Ines Okafor, welcomed it, and so did mayor Bo Lindt’s deputy,
Karl Dunmore. He told guests that it carries 300 people.

A week later it was painted. Fifty guests came, said Okafor. The town says the paint cost 900 crowns. “It shines like 40
suns,” a painter called Nell Harker said.

The two sides will meet in June about the fare; a third of the seats is free.
"""
PEOPLE = {"ines-okafor": "Ines Okafor", "bo-lindt": "Bo Lindt", "karl-dunmore": "Karl Dunmore"}
REGISTRY = registry_of(
    [
        *(Actor(id=id_, kind="person", name=name) for id_, name in PEOPLE.items()),
        Actor(id="ombra", kind="state", name="Ombra"),
        Actor(id="ferry-line", kind="company", name="Ferry Line"),
    ]
)


def case(content: dict[str, Any]) -> Case:
    named = {**{id_: [name, name.split()[-1]] for id_, name in PEOPLE.items()}, "ombra": ["Ombra"]}
    roles = content.pop("roles", {})
    actors = [
        {"actor": id_, "named": names} | ({"role": roles[id_]} if id_ in roles else {}) for id_, names in named.items()
    ]
    head = {"title": "x", "status": "draft", "source": {"headline": "Ombra buys a ferry", "published": "2026-05-05"}}
    return Case("x", Record.model_validate(head | {"actors": actors} | content), REGISTRY, ARTICLE)


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        ({"ines-okafor": "harbour master", "bo-lindt": "mayor", "karl-dunmore": "deputy"}, []),
        (
            {"ines-okafor": "mayor", "bo-lindt": "harbour master"},
            ["“mayor” … bo-lindt", "“harbour master” … ines-okafor"],
        ),
        ({"bo-lindt": "deputy"}, ["“deputy” … karl-dunmore"]),
        ({"karl-dunmore": "harbour master"}, ["“harbour master” … ines-okafor"]),
        ({"ombra": "painter"}, []),  # beside nobody who takes part
        ({}, []),
    ],
)
def test_a_role_of_another_is_told(roles: dict[str, str], told: list[str]) -> None:
    found = [one.fault for one in roles_of_their_own(case({"roles": roles}))]
    assert [one.partition(",")[0].replace(" stands beside ", " … ") for one in found] == told


@pytest.mark.parametrize(
    "text",
    [
        "Ines Okafor succeeded Bo Lindt as mayor.",
        "Bo Lindt was glad. He left when Karl Dunmore made her mayor, Ines Okafor said.",
        "Ines Okafor and Bo Lindt, mayor and harbour master respectively, came.",
        "Ines Okafor (64), mayor, and Bo Lindt came.",
        "Bo Lindt, Ines Okafor, the mayor, and Karl Dunmore came.",
        "The mayor’s aide, Bo Lindt, came. Ines Okafor did not.",
        "Baker, mayor and Lindt supporter Ines Okafor came.",
        "Karl Dunmore came; mayor of the port is Ines Okafor.",
    ],
)
def test_a_role_that_may_be_its_actor_s_passes(text: str) -> None:
    content = {"roles": {"ines-okafor": "mayor"}}
    assert list(roles_of_their_own(replace(case(content), text=f"Head\n\n{text}\n"))) == []


@pytest.mark.parametrize(
    ("actor", "evidence", "found"),
    [
        ("ombra", "bought the ferry", 0),
        ("karl-dunmore", "it carries 300 people", 0),  # named in the sentence before, and “he”
        ("ombra", "it was painted", 0),  # “it”, named in the paragraph before
        ("ines-okafor", "Fifty guests came", 0),
        ("ombra", "will meet in June", 0),  # “the two sides”
        ("bo-lindt", "Fifty guests came", 1),
        ("karl-dunmore", "bought the ferry", 1),
        ("nobody-known", "bought the ferry", 0),  # another rule’s
    ],
)
def test_who_takes_part_in_an_event_is_named_where_it_is_told(actor: str, evidence: str, found: int) -> None:
    event = {"id": "e1", "date": "2026-05-04", "text": "x", "actors": [actor], "evidence": [evidence]}
    assert len(list(doers_named(case({"context": {"events": [event]}})))) == found


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ines Okafor sings. Rain fell. The award-winning singer left.", "ines-okafor"),
        ("Ines Okafor sings. Rain fell. The Okafors left.", "ines-okafor"),
        ("Rain fell. OKAFOR LEFT.", "ines-okafor"),
        ("Ferry Line grew. Rain fell. The company left.", "ferry-line"),
        ("Rain fell. Guests came. It left.\n\nBo Lindt and Ferry Line came. The two companies left.", "ferry-line"),
    ],
)
def test_descriptions_and_plurals_name_an_actor(text: str, actor: str) -> None:
    sentence = text.split(". ")[-1]
    event = {"id": "e1", "date": "2026-05-04", "text": "x", "actors": [actor], "evidence": [sentence]}
    one = replace(case({"context": {"events": [event]}}), text=f"Head\n\n{text}\n")
    assert list(doers_named(one)) == []


@pytest.mark.parametrize(
    ("source", "evidence", "found"),
    [
        ("karl-dunmore", "300 people", 0),
        ("ines-okafor", "Fifty guests came", 0),
        ({"words": "The town"}, "900 crowns", 0),
        ({"words": "a painter"}, "shines like 40", 0),
        ("ines-okafor", "900 crowns", 1),  # the sentence has a source of its own
        ("bo-lindt", "Fifty guests came", 1),
        ({"words": "the guests"}, "a third of the seats", 1),
    ],
)
def test_on_whose_word_a_figure_is_is_named_where_it_stands(source: Any, evidence: str, found: int) -> None:
    figure = {"value": "1", "unit": "x", "text": "x", "according_to": source, "evidence": [evidence]}
    statement = {"text": "x", "according_to": source, "evidence": [evidence]}
    one = case({"context": {"figures": [figure], "background": [statement]}})
    assert len(list(relied_on_named(one))) == found * 2
