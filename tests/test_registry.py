"""The registry: one name, one actor, or nobody."""

from __future__ import annotations

import pytest
from briefing_archive.model import Actor
from briefing_archive.registry import Registry, name_key, registry_of
from briefing_archive.text import search_key

ACTORS = [
    {"id": "tavria", "kind": "state", "name": "Tavria", "names": [{"name": "Quell", "weak": "true"}]},
    {"id": "quell-fc", "kind": "other", "name": "FC Quell", "names": ["Quell"]},
    {"id": "heron-front", "kind": "armed-group", "name": "Heron Front", "names": ["HF", "Grey Herons", "جبهة"]},
    {"id": "jonas-halloway", "kind": "person", "name": "Jonas Halloway", "names": ["Halloway"]},
    {"id": "miriam-halloway", "kind": "person", "name": "Miriam Halloway", "names": ["Halloway"]},
    {"id": "ines-okafor", "kind": "person", "name": "Ines Okafor"},
    {
        "id": "ministry",
        "kind": "government-body",
        "name": "Ministry",
        "names": [{"name": "the ministry", "weak": "true"}],
    },
]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return registry_of(Actor.model_validate(one) for one in ACTORS)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Heron Front", "heron-front"),
        ("the Heron Front", "heron-front"),
        ("Heron Front’s", "heron-front"),
        ("HERON FRONT", "heron-front"),
        ("HF", "heron-front"),
        ("hf", None),  # short capitals are a name, small letters a word
        ("جبهة", "heron-front"),
        ("Halloway", None),  # two bear it
        ("Jonas Halloway", "jonas-halloway"),
        ("Tavria", "tavria"),
        ("Quell", "quell-fc"),  # weak for the state, strong for the club
        ("Okafor", None),  # a surname that is not listed
        ("nobody", None),
        ("", None),
    ],
)
def test_a_name_leads_to_one_actor_or_to_nobody(registry: Registry, name: str, actor: str | None) -> None:
    found = registry.resolve(name)
    assert (found.id if found else None) == actor


def test_weak_names_never_lead_anywhere_by_themselves() -> None:
    registry = registry_of([Actor.model_validate(ACTORS[0])])
    assert registry.resolve("Quell") is None
    assert registry.is_weak("Quell", "tavria")
    found = registry.weak_bearer("Quell")
    assert found is not None
    assert found.id == "tavria"


def test_everybody_who_bears_a_name(registry: Registry) -> None:
    assert registry.bearers("Halloway") == ("jonas-halloway", "miriam-halloway")
    assert registry.bearers("Quell") == ("quell-fc", "tavria")


@pytest.mark.parametrize(
    ("actor", "name", "bears"),
    [
        ("ines-okafor", "Okafor", True),  # the end of a person's name
        ("ines-okafor", "Ines", False),
        ("ines-okafor", "kafor", False),
        ("heron-front", "Front", False),  # no person
        ("miriam-halloway", "Jonas Halloway", False),
        ("nobody", "Okafor", False),
    ],
)
def test_surnames_need_no_line(registry: Registry, actor: str, name: str, bears: bool) -> None:
    assert registry.bears(actor, name) is bears


def test_names_inside_words(registry: Registry) -> None:
    said = "a spokesman of the Grey Herons, Jonas Halloway of Tavria"
    assert [ids for _, ids in registry.names_in(said)] == [("heron-front",), ("jonas-halloway",), ("tavria",)]


@pytest.mark.parametrize(
    ("wrong", "first"),
    [("ines-okafr", "ines-okafor"), ("okafor", "ines-okafor"), ("grey-herons", "heron-front"), ("zzz", None)],
)
def test_the_alike_ids(registry: Registry, wrong: str, first: str | None) -> None:
    assert next(iter(registry.alike_ids(wrong)), None) == first


def test_names_that_are_alike() -> None:
    names = ["Union of Tavria", "Union of Ombra", "Union of Verrin Bay", "Union Dock", "Ines Okafor", "Mara Reyle-Voss"]
    held = registry_of([Actor(id=search_key(one).replace(" ", "-"), kind="person", name=one) for one in names])
    assert held.alike_ids("Ines Okafur") == ("ines-okafor",)  # nearly the same letters
    assert held.alike_ids("Okafor") == ("ines-okafor",)  # one inside the other
    assert held.alike_ids("Union") == ()  # what many names share
    assert held.alike_ids("Union of Lumen") == ()
    assert held.alike_ids("Kafo") == ()  # letters inside a word
    assert held.alike_ids("Mayor Okafor") == ("ines-okafor",)  # an office
    assert held.alike_ids("Ines Amara Okafor") == ("ines-okafor",)  # a name between
    assert held.alike_ids("Bay Verrin, Union of") == ("union-of-verrin-bay",)  # the same words
    assert held.alike_ids("Union Dock Gazette") == ()  # a name inside a longer one
    assert held.alike_ids("the Union Dock cooks") == ("union-dock",)
    assert held.alike_ids("Onion of Ombra") == ("union-of-ombra",)
    assert held.alike_ids("Inga Okafor") == ()  # another person


@pytest.mark.parametrize(
    ("one", "other"),
    [("the Kremlin’s", "Kremlin"), ("boys’", "boys"), ("Côte  d’Or", "Côte d'Or"), ("The Bank", "bank")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_name_that_ends_in_a_full_stop_is_found_in_words() -> None:
    entries = (
        {"id": "renn", "kind": "company", "name": "Renn & Co."},
        {"id": "lindt", "kind": "company", "name": "Lindt"},
    )
    found = registry_of(Actor.model_validate(one) for one in entries).names_in("Renn & Co. and Lindt")
    assert list(found) == [("Renn & Co.", ("renn",)), ("Lindt", ("lindt",))]
