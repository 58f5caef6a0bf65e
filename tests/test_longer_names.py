"""A drafted name of one word that may be cut too short."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.longer_names import with_longer_names_told
from briefing_archive.model import Actor
from briefing_archive.proposed_record import ProposedRecord
from briefing_archive.registry import registry_of

REGISTRY = registry_of([Actor(id="tavria", kind="state", name="Tavria")])


def _doubts(text: str, *, actor: str = "", speaker: str = "", doubt: str = "") -> dict[Any, str]:
    actors = [{"actor": actor.casefold(), "named": [actor]}] if actor else []
    quotes = [{"id": "q1", "text": "x", "speaker": {"words": speaker}}] if speaker else []
    at = ("actors", 0) if actor else ("quotes", 0)
    doubts = {at: doubt} if doubt else {}
    return dict(
        with_longer_names_told(ProposedRecord({"actors": actors, "quotes": quotes}, doubts, ()), text, REGISTRY).doubts
    )


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("In May El Faro said no. The El Faro left.", True),
        ("In May El Faro said no. Faro left.", False),  # it stands alone too
        ("In May the Faro said no.", False),
        ("El Faro said no.", False),  # a capital may begin the sentence
        ("It rained.\n\nEl Faro said no.", False),
        ("In May Captain Faro said no.", False),
        ("In May Mr Faro said no.", False),
        ("In May Tavria Faro said no.", False),  # a state's
        ("In May El\nFaro said no.", True),  # over the end of a line
    ],
)
def test_a_name_that_never_stands_alone_is_told(text: str, is_told: bool) -> None:
    assert bool(_doubts(text, actor="Faro")) is is_told
    assert bool(_doubts(text, speaker="Faro")) is is_told


def test_the_doubt_says_what_the_name_may_be_beside_what_else_is_doubtful() -> None:
    told = _doubts("In May El Faro said no.", actor="Faro", doubt="not in the registry")
    assert told == {("actors", 0): "not in the registry; “Faro” may be part of a longer name: “El Faro”"}


def test_actors_of_the_registry_and_longer_names_are_left_alone() -> None:
    assert _doubts("In May El Tavria said no.", actor="Tavria") == {}
    assert _doubts("In May El Faro Grande said no.", actor="Faro Grande") == {}
