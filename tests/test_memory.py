"""The archive remembers: which story, which quote and event it has already, and where it differs."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.memory import Memory, Profile, memory_of, profile
from briefing_archive.model import Actor, Record
from briefing_archive.registry import registry_of

REGISTRY = registry_of(
    [
        Actor(id="ines-okafor", kind="person", name="Ines Okafor"),
        Actor(id="port-verrin-harbour-board", kind="government-body", name="Port Verrin Harbour Board"),
        Actor(id="aldo-line", kind="company", name="Aldo Line"),
        Actor(id="norland", kind="state", name="Norland"),
        Actor(id="maud-ferris", kind="person", name="Maud Ferris"),
        Actor(id="quenby-opera", kind="other", name="Quenby Opera"),
    ]
)
KINDS = {actor.id: actor.kind for actor in REGISTRY.actors.values()}


def record(day: str, title: str, actors: list[str], **more: Any) -> Record:
    said = {"title": title, "status": "draft", "source": {"headline": title, "published": day}}
    return Record.model_validate(
        said | {"actors": [{"actor": one, "named": [REGISTRY.actors[one].name]} for one in actors]} | more
    )


def quote(text: str, speaker: str = "ines-okafor") -> dict[str, Any]:
    return {"id": "q1", "text": text, "speaker": speaker}


def event(day: str, text: str) -> dict[str, Any]:
    return {"context": {"events": [{"id": "e1", "date": day, "text": text, "actors": ["ines-okafor"]}]}}


HALT = "2026-03-14-board-halts-dredging"
OPERA = "2026-03-15-opera-reopens"
OLD = {
    HALT: record(
        "2026-03-14",
        "Board halts dredging",
        ["ines-okafor", "port-verrin-harbour-board", "norland"],
        story="verrin-channel",
        quotes=[quote("“Eelgrass cannot be put back once it is gone.”")],
        context={
            "events": [
                {"id": "e1", "date": "2026-03-13", "text": "The board stops dredging.", "actors": ["ines-okafor"]}
            ],
            "figures": [{"value": "14", "unit": "hectares", "text": "The meadow covers about 14 hectares."}],
        },
    ),
    OPERA: record("2026-03-15", "Opera reopens", ["maud-ferris", "quenby-opera", "norland"]),
}


@pytest.fixture(scope="module")
def memory() -> Memory:
    return memory_of(OLD, REGISTRY)


def new(day: str, title: str, actors: list[str], **more: Any) -> Profile:
    return profile("new", record(day, title, actors, **more), KINDS)


def test_a_story_is_known_by_the_actors_that_tell_most(memory: Memory) -> None:
    found = memory.likenesses(new("2026-04-02", "Channel survey", ["ines-okafor", "aldo-line", "norland"]))
    assert [(one.brief, one.story) for one in found] == [(HALT, "verrin-channel")]
    assert found[0].shared[0] == "ines-okafor"
    assert found[0].days_apart == 19


def test_a_state_alone_makes_no_story(memory: Memory) -> None:
    assert memory.likenesses(new("2026-03-15", "Ferry fares rise", ["norland", "aldo-line"])) == ()


def test_a_likeness_fades_with_time(memory: Memory) -> None:
    near, far = (
        memory.likenesses(new(day, "Survey", ["ines-okafor", "port-verrin-harbour-board"]))
        for day in ("2026-03-20", "2031-03-20")
    )
    assert near
    assert not far


@pytest.mark.parametrize(
    ("more", "ref", "hint"),
    [
        # the same words, whole
        ({"quotes": [quote("“Eelgrass cannot be put back once it is gone.”")]}, f"{HALT}#q1", "the same words"),
        # a part of them
        ({"quotes": [quote("Eelgrass “cannot be put back”, she repeated")]}, f"{HALT}#q1", "differ in length"),
        # the same words from another mouth: pointed at, not joined
        ({"quotes": [quote("“Eelgrass cannot be put back once it is gone.”", "aldo-line")]}, "", "somebody else"),
        # the same event
        (event("2026-03-13", "Dredging stops."), f"{HALT}#e1", "same event"),
        # on another day
        (event("2026-03-12", "Board stops dredging."), "", "2026-03-13"),
        # another number for the same matter
        (
            {"context": {"figures": [{"value": "17", "unit": "hectares", "text": "The meadow covers 17 hectares."}]}},
            "",
            "14 hectares",
        ),
    ],
)  # fmt: skip
def test_what_the_archive_has_is_joined_and_what_differs_pointed_at(
    memory: Memory, more: dict[str, Any], ref: str, hint: str
) -> None:
    found = list(memory.recollections(new("2026-04-02", "Survey", ["ines-okafor"], **more), [HALT]))
    assert [one.ref for one in found] == [ref]
    assert hint in found[0].hint


def test_words_of_others_are_left_alone(memory: Memory) -> None:
    unlike = new("2026-04-02", "Survey", ["ines-okafor"], quotes=[quote("“We shall see what the survey says.”")])
    assert list(memory.recollections(unlike, [HALT])) == []
