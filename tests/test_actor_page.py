"""What an actor's page says in words: how often it is quoted, its roles, what it is part of, who it meets."""

from __future__ import annotations

from typing import Any

import pytest
import sites
from briefing_archive.archive import Archive
from briefing_archive.model import Actor
from briefing_archive.pages.actor import ActorView
from briefing_archive.pages.actor_roles import holder_rows
from briefing_archive.pages.links import Links
from briefing_archive.registry import registry_of


def _view(archive: Archive, actor: str = "ines-okafor") -> ActorView:
    view = sites.pages(archive)[f"actors/{actor}.md"].view
    assert isinstance(view, ActorView)
    return view


def _quotes(own: int, others: int) -> list[dict[str, Any]]:
    texts = ["“We will dredge.”"] * own + ["The works start in May."] * others
    return [
        {"id": f"q{n}", "text": text, "evidence": ["start in May"], "speaker": "ines-okafor"}
        if text[0] != "“"
        else {"id": f"q{n}", "text": text, "speaker": "ines-okafor"}
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("own", "others", "words"),
    [
        (1, 0, "Quoted once, in the speaker’s own words."),
        (0, 1, "Quoted once, in reported speech only."),
        (2, 0, "Quoted twice, in the speaker’s own words."),
        (0, 3, "Quoted three times, in reported speech only."),
        (1, 1, "Quoted twice, once in the speaker’s own words."),
        (9, 5, "Quoted 14 times, nine of them in the speaker’s own words."),
    ],
)
def test_how_often_an_actor_is_quoted(own: int, others: int, words: str) -> None:
    assert _view(sites.archive(sites.brief(quotes=_quotes(own, others)))).quoted == words


@pytest.mark.parametrize(
    ("count", "words"), [(1, "Named in one quote by others."), (2, "Named in two quotes by others.")]
)
def test_how_often_an_actor_that_is_not_quoted_is_named(count: int, words: str) -> None:
    quote = {"text": "“Ask Ines Okafor.”", "speaker": {"words": "A pilot"}}
    quotes = [{"id": f"q{n}", **quote} for n in range(count)]
    assert _view(sites.archive(sites.brief(quotes=quotes))).quoted == words


def test_roles_that_differ_in_capitals_are_one_row_as_most_spell_it() -> None:
    roles = ("Harbour Mayor", "harbour mayor", "harbour mayor", "mayor")
    briefs = [
        sites.brief(f"2026-03-1{n}-harbour", actors=[{"actor": "ines-okafor", "named": ["Ines Okafor"], "role": role}])
        for n, role in enumerate(roles)
    ]
    rows = [row for row in _view(sites.archive(*briefs)).roles if row.is_stated]
    assert {row.forms: len(row.where) for row in rows} == {("harbour mayor",): 3, ("mayor",): 1}


def test_only_a_table_of_roles_is_headed_roles() -> None:
    town = Actor.model_validate({"id": "port-verrin", "kind": "state", "name": "Port Verrin"})
    council = Actor.model_validate(
        {"id": "town-council", "kind": "government-body", "name": "Town Council", "part_of": "port-verrin"}
    )
    works = Actor.model_validate(
        {
            "id": "works-board",
            "kind": "government-body",
            "name": "Works Board",
            "part_of": "town-council",
            "same_as": {"wikidata": "Q1"},
        }
    )
    made = sites.markdown_of(Archive((), registry_of((town, council, works)), {}))
    heads = {
        one: [line.partition(" {")[0] for line in made[f"actors/{one}.md"].splitlines() if line.startswith("## ")]
        for one in ("port-verrin", "town-council", "works-board")
    }
    assert heads == {
        "port-verrin": ["## Bodies"],
        "town-council": ["## Part of", "## Bodies"],
        "works-board": ["## Part of"],
    }
    assert "Elsewhere: [Wikidata Q1]" in made["actors/works-board.md"]


def test_company_met_once_is_left_out_where_others_are_met_more_often() -> None:
    def of(*names: str) -> list[dict[str, Any]]:
        return [{"actor": one, "named": [one]} for one in ("ines-okafor", *names)]

    first = sites.brief(sites.FIRST, actors=of("port-verrin", "verrin-guard"), quotes=[], context={})
    second = sites.brief(sites.SECOND, actors=of("port-verrin"), quotes=[], context={})
    once = _view(sites.archive(first)).company
    assert [row.actor.text for row in once] == ["Port Verrin", "Verrin Guard"]
    assert [row.actor.text for row in _view(sites.archive(first, second)).company] == ["Port Verrin"]


def test_an_organisation_shows_who_has_a_role_of_it() -> None:
    told = sites.markdown_of(sites.archive(sites.brief()))["actors/port-verrin.md"]
    assert "| [Ines Okafor](ines-okafor.md) | mayor | since 2024 |" in told.partition("## People")[2]
    own = sites.markdown_of(sites.archive(sites.brief()))["actors/ines-okafor.md"]
    assert "| mayor, [Port Verrin](port-verrin.md) | since 2024 | our registry |" in own


def test_who_took_a_role_up_last_stands_first() -> None:
    harbour = {"id": "port", "kind": "company", "name": "The Port"}
    people = [
        {"id": name, "kind": "person", "name": name.capitalize(), "roles": [{"role": "pilot", "of": "port", **since}]}
        for name, since in (("abel", {"from": "2001"}), ("bea", {"from": "2011"}), ("cleo", {}))
    ]
    registry = registry_of(tuple(Actor.model_validate(one) for one in (harbour, *people)))
    of = Archive((), registry)
    rows = holder_rows(of, of.actors["port"], Links(of, "actors/port.md"))
    assert [(row.holder.text, row.when) for row in rows] == [
        ("Bea", "since 2011"),
        ("Abel", "since 2001"),
        ("Cleo", "day not recorded"),
    ]
