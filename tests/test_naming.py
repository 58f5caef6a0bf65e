"""Which names mean an actor: in speech, in capitals, beside others of the same name."""

from __future__ import annotations

from typing import Any

import pytest
import sites
from briefing_archive.archive import Archive, Brief
from briefing_archive.model import Actor
from briefing_archive.pages.links import Links
from briefing_archive.pages.naming import Called, name_rows, quotes_about
from briefing_archive.registry import registry_of


def _actor(identity: str, name: str, *names: Any, kind: str = "person") -> Actor:
    return Actor.model_validate({"id": identity, "kind": kind, "name": name, "names": list(names)})


def _weak(name: str) -> dict[str, Any]:
    return {"name": name, "weak": True}


def _brief(actors: list[Any], *texts: str) -> Brief:
    quotes = [{"id": f"q{n}", "text": text, "speaker": {"words": "A pilot"}} for n, text in enumerate(texts)]
    return sites.brief(actors=actors, quotes=quotes, context={})


def _archive(actors: list[Actor], *briefs: Brief) -> Archive:
    return Archive(briefs, registry_of(actors), {})


def _about(archive: Archive, actor: Actor) -> list[str]:
    return [brief.record.quotes[index].text for brief, index in quotes_about(archive, actor)]


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("The IS fighters fled.", True),  # among small letters
        ("IS, VG and FIS were there.", True),  # acronyms in a list are parted by commas
        ("The VG–IS talks failed.", True),  # a dash is no space
        ("THE HARBOUR IS OURS!", False),  # a verb in a run of capitals
        ("the tide IS HIGH", False),  # a word in capitals on one side is enough
        ("HIGH IS the tide", False),
        ("I saw IS there.", True),  # one letter is no run of capitals
        ("VERRIN GUARD IS", False),
        ("THE VERRIN LEAGUE MUST GO", True),  # a long name is told by its words
    ],
)
def test_an_acronym_in_a_run_of_capitals_is_passed_over(text: str, is_named: bool) -> None:
    assert Called(("IS", "VERRIN LEAGUE")).is_in(text) is is_named


def test_an_acronym_in_capitals_is_neither_a_name_in_speech_nor_a_quote_about() -> None:
    league = _actor("isle-league", "Isle League", "IS", kind="party")
    archive = _archive([league], _brief([{"actor": "isle-league", "named": ["IS"]}], "“THE PIER IS OURS!”"))
    assert _about(archive, league) == []
    rows = name_rows(archive, league, Links(archive, "actors/isle-league.md"))
    assert [row.used_by for row in rows] == ["the article of 14\u00a0Mar\u00a02026"]


OKAFOR = _actor("ines-okafor", "Ines Okafor", _weak("Okafor"), _weak("Mayor Okafor"), _weak("the Mayor"))
DAUGHTER = _actor("ada-okafor", "Ada Okafor", _weak("Okafor"))


def test_a_surname_counts_where_the_record_gives_it_to_one_actor() -> None:
    brief = _brief(
        [{"actor": "ines-okafor", "named": ["Ines Okafor", "Okafor", "the Mayor"]}],
        "“Okafor is right.”",
        "“Ask the Mayor.”",  # a common word, though the record lists it
        "“Ask the council.”",
    )
    assert _about(_archive([OKAFOR], brief), OKAFOR) == ["“Okafor is right.”"]


def test_a_surname_that_the_record_does_not_list_or_gives_to_two_counts_for_nobody() -> None:
    alone = _brief([{"actor": "ines-okafor", "named": ["Ines Okafor"]}], "“Okafor is right.”")
    assert _about(_archive([OKAFOR], alone), OKAFOR) == []
    two = _brief(
        [
            {"actor": "ines-okafor", "named": ["Ines Okafor", "Okafor"]},
            {"actor": "ada-okafor", "named": ["Ada Okafor", "Okafor"]},
        ],
        "“Okafor is right.”",
        "“Ines Okafor is right.”",
    )
    archive = _archive([OKAFOR, DAUGHTER], two)
    assert _about(archive, OKAFOR) == ["“Ines Okafor is right.”"]
    assert _about(archive, DAUGHTER) == []


def test_a_surname_inside_anothers_name_is_the_other() -> None:
    brief = _brief(
        [
            {"actor": "ines-okafor", "named": ["Ines Okafor", "Okafor"]},
            {"actor": "ada-okafor", "named": ["Ada Okafor"]},
        ],
        "“Ada Okafor is right.”",
        "“Mayor Okafor is right.”",
    )
    archive = _archive([OKAFOR, DAUGHTER], brief)
    assert _about(archive, OKAFOR) == ["“Mayor Okafor is right.”"]
    assert _about(archive, DAUGHTER) == ["“Ada Okafor is right.”"]


def test_a_surname_that_is_a_month_and_a_weak_name_of_no_person_do_not_count() -> None:
    may = _actor("lena-may", "Lena May", _weak("May"))
    port = _actor("port-verrin", "Port Verrin", _weak("Verrin"), kind="state")
    brief = _brief(
        [{"actor": "lena-may", "named": ["Lena May", "May"]}, {"actor": "port-verrin", "named": ["Verrin"]}],
        "“The works in Verrin start in May.”",
    )
    archive = _archive([may, port], brief)
    assert (_about(archive, may), _about(archive, port)) == ([], [])


def test_speakers_that_use_a_name_are_one_list() -> None:
    guard = _actor("verrin-guard", "Verrin Guard", "VG", kind="armed-group")
    quotes = [
        {"id": f"q{n}", "text": "“The VG went home.”", "speaker": {"words": who}}
        for n, who in enumerate(("A pilot", "A cook", "A clerk", "A smith", "A guest"))
    ]
    brief = sites.brief(actors=[{"actor": "verrin-guard", "named": ["Verrin Guard"]}], quotes=quotes, context={})
    archive = _archive([guard], brief)
    [_, spoken] = name_rows(archive, guard, Links(archive, "actors/verrin-guard.md"))
    assert (spoken.name, spoken.used_by) == ("VG", "A pilot, A cook, A clerk and 2 more, in speech")
