"""Wordings of a role that certainly say the same are one; whatever adds or leaves open anything stays apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sites
from briefing_archive.archive import Archive
from briefing_archive.model import Actor
from briefing_archive.pages.actor_roles import role_rows
from briefing_archive.pages.links import Links
from briefing_archive.pages.same_role import SameRole
from briefing_archive.registry import registry_of

STATE = {"id": "portugal", "kind": "state", "name": "Portugal", "names": ["the Republic"]}
MINISTRY = {
    "id": "fisheries-ministry", "kind": "government-body", "name": "Ministry of Fisheries", "part_of": "portugal",
}  # fmt: skip
PRESIDENT = {"role": "President", "of": "portugal", "from": "2020", "until": "2024"}
AGAIN = {"role": "President", "of": "portugal", "from": "2030"}
CLUB = {"role": "President", "of": "rowing-club", "from": "2010", "until": "2015"}
SECRETARY = {"role": "Secretary of Fisheries of Tidewater", "from": "2018"}
SPEAKS = {"role": "Spokeswoman", "of": "fisheries-ministry"}


def _archive(*roles: dict[str, Any]) -> tuple[Archive, Actor]:
    entries = [
        {"id": "ines-okafor", "kind": "person", "name": "Ines Okafor", "roles": list(roles)},
        STATE, MINISTRY, {"id": "rowing-club", "kind": "ngo", "name": "Verrin Rowing Club"},
    ]  # fmt: skip
    actors = [Actor.model_validate(one) for one in entries]
    return Archive((), registry_of(actors), {}), actors[0]


@pytest.mark.parametrize(
    ("roles", "one", "other", "is_same"),
    [
        # the same words, whatever their order, articles and prepositions
        ([], "Harbour Mayor", "the mayor of the harbour", True),
        ([], "Tidewater's governor", "governor of Tidewater", True),
        ([], "governor", "governor of Tidewater", False),  # of which place, nobody knows
        # both say no more than the registry
        ([PRESIDENT], "President", "President of Portugal", True),
        ([PRESIDENT], "Portuguese President", "the Republic's president", True),
        ([PRESIDENT], "incumbent President", "the current Portuguese president", True),
        ([PRESIDENT, AGAIN], "President", "Portuguese President", True),  # two terms of one office
        ([SPEAKS], "spokeswoman", "Fisheries Ministry spokeswoman", True),
        ([SPEAKS], "spokeswoman of the Portuguese Ministry of Fisheries", "spokeswoman", True),  # by what it is part of
        ([SECRETARY], "Secretary of Fisheries", "Tidewater’s fisheries secretary", True),
        ([SECRETARY, PRESIDENT], "Secretary", "President", False),
        # what adds anything else stays apart
        ([PRESIDENT], "President", "former President", False),
        ([PRESIDENT], "President", "then-President", False),
        ([PRESIDENT], "President", "Vice President", False),
        ([PRESIDENT], "President", "President-elect", False),
        ([PRESIDENT], "President", "acting President of Portugal", False),
        ([PRESIDENT], "President", "Spanish President", False),
        # two offices by one word: the one held on the day, or neither
        ([PRESIDENT, CLUB], "President", "President of Portugal", True),
        ([PRESIDENT, CLUB | {"until": "2026"}], "President", "President of Portugal", False),
    ],
)  # fmt: skip
def test_wordings_are_one_only_where_they_certainly_say_the_same(
    roles: list[dict[str, Any]], one: str, other: str, is_same: bool
) -> None:
    archive, actor = _archive(*roles)
    same, on = SameRole(archive, actor), date(2022, 5, 1)
    assert (same.key(one, on) == same.key(other, on)) is is_same


def test_a_role_that_had_not_begun_is_not_meant() -> None:
    archive, actor = _archive(PRESIDENT)
    same = SameRole(archive, actor)
    assert same.key("President", date(2019, 1, 1)) != same.key("President of Portugal", date(2022, 1, 1))


def test_a_row_keeps_wordings_days_and_briefs() -> None:
    words = ["President", "President of Portugal", "former mayor", "President", "president", "Portuguese President"]
    briefs = [
        sites.brief(
            f"2022-03-1{n}-harbour",
            source=sites.source(published=f"2022-03-1{n}"),
            actors=[{"actor": "ines-okafor", "named": ["Ines Okafor"], "role": role}],
        )
        for n, role in enumerate(words)
    ]
    made, actor = _archive(PRESIDENT)
    archive = Archive(tuple(reversed(briefs)), made.registry, {})
    president, mayor, ours = role_rows(archive, actor, Links(archive, "actors/ines-okafor.md"))
    assert president.forms == ("President", "Portuguese President", "President of Portugal")
    assert [link.text.replace("\u00a0", " ") for link in president.where] == [f"1{n} Mar 2022" for n in (5, 4, 3, 1, 0)]
    assert (president.more, mayor.forms) == ("", ("former mayor",))
    assert (ours.forms, ours.of and ours.of.text) == (("President",), "Portugal")
