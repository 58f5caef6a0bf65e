"""Who is who: actors in the registry, names that are theirs, and files that refer to actors that exist."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.model import Actor, Record
from briefing_archive.problems import Severity
from briefing_archive.registry import Registry, registry_of
from briefing_archive.rules import identity, paths
from briefing_archive.rules.case import Case

ACTORS: list[dict[str, Any]] = [
    {"id": "ines-okafor", "kind": "person", "name": "Ines Okafor"},
    {"id": "jonas-halloway", "kind": "person", "name": "Jonas Halloway", "names": ["Halloway"]},
    {"id": "miriam-halloway", "kind": "person", "name": "Miriam Halloway", "names": ["Halloway"]},
    {
        "id": "tavria",
        "kind": "state",
        "name": "Tavria",
        "names": [{"name": "Quell", "weak": "true"}, {"name": "the castle", "weak": "true"}],
    },
]


def registry(*more: dict[str, Any]) -> Registry:
    return registry_of(Actor.model_validate(one) for one in [*ACTORS, *more])


def faults(content: dict[str, Any]) -> list[tuple[str, str]]:
    head = {"title": "x", "status": "draft", "source": {"headline": "x", "published": "2026-05-05"}}
    case = Case("2026-05-05-x", Record.model_validate(head | content), registry())
    rules = (identity.actors_known, identity.actors_once, identity.names_known)
    return [(one.code, one.fault) for rule in rules for one in rule(case)]


def participants(*actors: tuple[str, str]) -> dict[str, Any]:
    return {"actors": [{"actor": actor, "named": [named]} for actor, named in actors]}


@pytest.mark.parametrize(
    ("actor", "named"),
    [
        ("ines-okafor", "Ines Okafor"),
        ("ines-okafor", "Okafor"),  # a surname needs no line
        ("ines-okafor", "engineer Ines Okafor"),
        ("ines-okafor", "the engineer"),  # a description
        ("ines-okafor", "she"),
        ("tavria", "Quell"),  # weak, but the id is written
        ("tavria", "officials from Quell"),
        ("ines-okafor", "the castle"),  # weak for another, and a description
        ("tavria", "the government in Quell"),
    ],
)
def test_names_that_are_theirs(actor: str, named: str) -> None:
    assert faults(participants((actor, named))) == []


@pytest.mark.parametrize(
    ("actor", "named", "code", "fault"),
    [
        ("ines-okafr", "Okafor", "actor-unknown", "no actor has the id `ines-okafr`"),
        ("ines-okafor", "Bo Lindt", "name-unknown", "ines-okafor has no name “Bo Lindt”"),
        ("ines-okafor", "Tavria", "name-unknown", "“Tavria” is a name of tavria, not of ines-okafor"),
        ("jonas-halloway", "Miriam Halloway", "name-unknown", "a name of miriam-halloway, not of jonas-halloway"),
        ("jonas-halloway", "Halloway", "name-shared", "a name of jonas-halloway and miriam-halloway"),
        ("tavria", "Tavrian Army", "name-unknown", "tavria has no name “Tavrian Army”"),
    ],
)
def test_names_that_are_not(actor: str, named: str, code: str, fault: str) -> None:
    ((found, words),) = faults(participants((actor, named)))
    assert found == code
    assert fault in words


def test_unknown_actors_are_told_wherever_they_stand() -> None:
    content = {
        "actors": [{"actor": "a1", "named": ["x y"]}],
        "quotes": [{"id": "q1", "text": "x", "speaker": ["a2", {"words": "a clerk"}]}],
        "context": {
            "background": [{"text": "x", "according_to": "a3"}],
            "figures": [{"value": "1", "unit": "x", "text": "x", "according_to": ["a4"]}],
            "events": [{"id": "e1", "date": "2021", "text": "x", "actors": ["a5"]}],
        },
    }
    assert [words[-3:-1] for code, words in faults(content) if code == "actor-unknown"] == [
        "a1",
        "a2",
        "a3",
        "a4",
        "a5",
    ]


def test_an_unknown_actor_is_told_once_with_the_number_of_its_places() -> None:
    content = participants(("bo-lind", "Bo Lind"))
    content["quotes"] = [{"id": f"q{number}", "text": "x", "speaker": "bo-lind"} for number in (1, 2)]
    (found,) = [words for code, words in faults(content) if code == "actor-unknown"]
    assert "`bo-lind`, here and in 2 more places" in found


def test_everybody_who_speaks_is_listed_once() -> None:
    content = participants(("tavria", "Tavria"), ("tavria", "Quell"))
    content["quotes"] = [{"id": f"q{number}", "text": "x", "speaker": "ines-okafor"} for number in (1, 2)]
    assert [code for code, _ in faults(content)] == ["id-duplicate", "actor-unlisted"]


@pytest.mark.parametrize(
    ("actor", "found"),
    [
        ({"names": ["Bo"]}, []),
        ({"roles": [{"role": "clerk", "of": "tavrai"}]}, ["actor-unknown"]),
        ({"designated_by": [{"by": "nobody", "as": "rogue"}]}, ["actor-unknown"]),
        ({"part_of": "nobody"}, ["actor-unknown"]),
        ({"part_of": "bo-lindt"}, ["actor-unknown"]),
        ({"names": ["Tavria"]}, ["name-shared"]),
        ({"names": [{"name": "Tavria", "weak": "true"}]}, []),  # a weak name takes nobody's
        ({"names": ["Quell"]}, []),  # weak there: here it is strong
    ],
)
def test_an_actors_file(actor: dict[str, Any], found: list[str]) -> None:
    made = {"id": "bo-lindt", "kind": "person", "name": "Bo Lindt"} | actor
    findings = list(identity.actor_sound(Actor.model_validate(made), registry(made)))
    assert [one.code for one in findings] == found
    assert all(one.severity is Severity.WARNING for one in findings if one.code == "name-shared")


@pytest.mark.parametrize(
    ("id_", "is_sound"),
    [("bo-lindt", True), ("Bo", False), ("bo_lindt", False), ("con", False), ("a" * 81, False), ("x\n", False)],
)
def test_file_names(id_: str, is_sound: bool) -> None:
    assert (not list(paths.file_id_sound(id_))) is is_sound


@pytest.mark.parametrize(
    ("formerly", "owners"),
    [
        ({"a": ["old"]}, []),
        ({"a": ["b"], "b": []}, ["a"]),  # taken by another
        ({"a": ["a"]}, ["a"]),  # its own
        ({"a": ["old"], "b": ["old"]}, ["a", "b"]),  # claimed twice
        ({"a": ["OLD"], "b": ["old"]}, ["a", "b"]),
    ],
)
def test_an_address_belongs_to_one_thing(formerly: dict[str, list[str]], owners: list[str]) -> None:
    assert [owner for owner, _ in paths.addresses_free("brief", formerly, formerly)] == owners


@pytest.mark.parametrize(
    ("path", "mode", "code"),
    [
        ("briefings/2026-05-05-x/record.yml", "100644", None),
        ("briefings/2026-05-05-x/receipt.json", "100644", None),
        ("briefings/2026-05-05-x/article.txt", "100644", "article-text-committed"),
        ("briefings/2026-05-05-x/deep/article.txt", "100644", "article-text-committed"),
        ("briefings/2026-05-05-d/record.yml", "100644", "draft-committed"),
        ("briefings/2026-05-05-x/record.draft.yml", "100644", "file-unexpected"),
        ("briefings/2026-05-05-x/page.html", "100644", "file-unexpected"),
        ("briefings/2026-05-05-x/actors/a.yml", "100644", "file-unexpected"),
        ("briefings/_actors/a.yml", "100644", None),
        ("briefings/_actors/a.yml", "120000", "path-refused"),
        ("briefings/_schema/record.schema.json", "100644", None),
        ("briefings/_actors/.gitkeep", "100644", None),
        ("briefings/README.md", "100644", None),
        ("briefings/article.html", "100644", "file-unexpected"),
    ],
)
def test_what_git_may_keep(path: str, mode: str, code: str | None) -> None:
    found = [one.code for one in paths.kept_by_git({path: mode}, ["2026-05-05-d"])]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        ("Ines Okafor, envoy of Tavria, left.", [], True),
        ("Ines Okafor, envoy of Tavria, left. Tavria was silent.", [], False),  # for itself, too
        ("Ines Okafor, envoy of Tavria, left.", ["tavria"], False),  # the record has it act
        ("Ines Okafor left Tavria.", [], False),  # the role stands nowhere; the check of evidence tells that
    ],
)
def test_who_stands_in_a_role_alone_is_told(text: str, event: list[str], told: bool) -> None:
    head = {"title": "x", "status": "draft", "source": {"headline": "x", "published": "2026-05-05"}}
    actors = [
        {"actor": "ines-okafor", "named": ["Ines Okafor"], "role": "envoy of Tavria"},
        {"actor": "tavria", "named": ["Tavria"]},
    ]
    events = [{"id": "e1", "date": "2026-05", "text": "x", "actors": event}]
    record = Record.model_validate({**head, "actors": actors, "context": {"events": events}})
    found = list(identity.actors_take_part(Case("2026-05-05-x", record, registry(), text)))
    assert [(one.at, one.code) for one in found] == ([(("actors", 1, "actor"), "actor-in-role")] if told else [])
