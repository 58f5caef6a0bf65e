"""Two entries that may be one actor are found; two that only look alike are left in peace."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.duplicates import duplicates
from briefing_archive.model import Actor
from briefing_archive.registry import registry_of

WEAK = {"name": "the board", "weak": True}


def found(*actors: dict[str, Any]) -> list[str]:
    entries = [Actor.model_validate({"kind": "person", "name": one["id"]} | one) for one in actors]
    return [one.reason for one in duplicates(registry_of(entries))]


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        # a name they share, in another spelling
        ({"name": "Ines Okafor"}, {"name": "I. Okafor", "names": ["Inés Okafor"]}, "both are called “ines okafor”"),
        # an initial that could be the given name
        ({"name": "Ines Okafor"}, {"name": "I. Okafor"}, "“ines okafor” may be “i okafor”"),
        # a letter more
        ({"name": "Tomas Reyle"}, {"name": "Thomas Reyle"}, "may be"),
        # a word more in the middle
        ({"name": "Petra Lindqvar"}, {"name": "Petra Anna Lindqvar"}, "may be"),
        # an acronym
        ({"name": "PVHB", "kind": "ngo"}, {"name": "Port Verrin Harbour Board", "kind": "ngo"}, "may stand for"),
        # the same item of Wikidata
        ({"name": "A", "same_as": {"wikidata": "Q5"}}, {"name": "B", "same_as": {"wikidata": "Q5"}}, "Q5"),
    ],
)
def test_a_likely_duplicate_is_told_with_its_reason(first: dict[str, Any], second: dict[str, Any], reason: str) -> None:
    told = found({"id": "a"} | first, {"id": "b"} | second)
    assert len(told) == 1
    assert reason in told[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"name": "Ines Okafor"}, {"name": "Maud Okafor"}),  # a family
        ({"name": "North Verrin Party", "kind": "party"}, {"name": "South Verrin Party", "kind": "party"}),
        ({"name": "Verrin", "kind": "state"}, {"name": "Verrin Line", "kind": "company"}),  # a country and its ferries
        ({"name": "Okafor", "names": [WEAK]}, {"name": "Kroll", "names": [WEAK]}),  # a weak name makes no link
        ({"name": "Ines Okafor"}, {"name": "I. Okafor", "distinct_from": ["a"]}),  # a person has looked
        ({"name": "Ines Okafor", "same_as": {"wikidata": "Q5"}}, {"name": "I. Okafor", "same_as": {"wikidata": "Q6"}}),
    ],
)  # fmt: skip
def test_others_are_left_in_peace(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert found({"id": "a"} | first, {"id": "b"} | second) == []
