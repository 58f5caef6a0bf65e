"""What a figure counts, and the name of a place, against the words they rest on."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.model import Record
from briefing_archive.registry import registry_of
from briefing_archive.rules.case import Case
from briefing_archive.rules.placing import places_stated
from briefing_archive.rules.units import units_stated

ARTICLE = """Flood on the Marl

The flood killed twelve and injured 30 more, a nurse said. It took 410 sheep and 26 barns, worth $ 3 million, and left a
third of Port Verrin, 18% of the fields, without light. Ines Okafor, who is 64, rowed 12 km to the 200 households.

Tavrian soldiers flew in from Upper Sel. The U.S. gave tents. Of 14 nurses three died.
"""


def faults(context: dict[str, Any]) -> list[str]:
    head = {"title": "x", "status": "draft", "source": {"headline": "Flood on the Marl", "published": "2026-05-05"}}
    case = Case("x", Record.model_validate(head | {"context": context}), registry_of([]), ARTICLE)
    return [one.fault for rule in (units_stated, places_stated) for one in rule(case)]


def figure(value: str, unit: str, evidence: str) -> dict[str, Any]:
    return {"value": value, "unit": unit, "text": "x", "evidence": [evidence]}


@pytest.mark.parametrize(
    ("value", "unit", "evidence"),
    [
        ("410", "sheep", "410 sheep"),
        ("26", "barn", "26 barns"),
        ("12", "dead", "killed twelve"),
        ("12", "people", "killed twelve"),
        ("30", "wounded", "injured 30 more"),
        ("3000000", "US dollars", "worth $ 3 million"),
        ("18", "percent", "18% of the fields"),
        ("64", "years", "who is 64"),
        ("12", "kilometres", "12 km"),
        ("200", "households", "200 households"),
        ("3", "nurses", "three died"),
        ("30", "patients", "injured 30 more"),  # the number stands alone, and the article has no such word
    ],
)
def test_a_unit_that_the_evidence_has_or_puts_otherwise_passes(value: str, unit: str, evidence: str) -> None:
    assert faults({"figures": [figure(value, unit, evidence)]}) == []


@pytest.mark.parametrize(
    ("value", "unit", "evidence", "said"),
    [
        ("410", "barns", "410 sheep", "“barns” stands behind another number, and something else behind 410"),
        ("410", "soldiers", "410 sheep", "the sentence of its evidence has no word “soldiers”"),
        ("26", "houses", "26 barns", "the sentence of its evidence has no word “houses”"),
        ("3000000", "sheep", "worth $ 3 million", "the number is one of dollars, not of sheep"),
        ("18", "fields", "18% of the fields", "the number is one of percent, not of fields"),
    ],
)
def test_a_unit_that_the_article_gives_to_something_else_is_told(
    value: str, unit: str, evidence: str, said: str
) -> None:
    assert faults({"figures": [figure(value, unit, evidence)]}) == [said]


def test_two_figures_that_have_each_other_s_unit_are_told() -> None:
    mixed = [figure("410", "barns", "410 sheep"), figure("26", "sheep", "26 barns")]
    assert faults({"figures": mixed}) == [
        "the number is one of sheep, which another figure counts, not of barns",
        "the number is one of barns, which another figure counts, not of sheep",
    ]


@pytest.mark.parametrize(
    ("name", "evidence", "found"),
    [
        ("Port Verrin", "third of Port Verrin", 0),
        ("Upper Sel", "in from Upper", 0),  # evidence may break off
        ("Port Verrin, Tavria", "third of Port Verrin", 0),
        ("United States", "U.S", 0),
        ("Upper Sel", "third of Port Verrin", 1),
        ("Ostrel", "third of Port Verrin", 1),
        ("Canada", "U.S", 1),
    ],
)
def test_a_place_bears_the_name_of_its_evidence(name: str, evidence: str, found: int) -> None:
    assert len(faults({"places": [{"name": name, "evidence": [evidence]}]})) == found
