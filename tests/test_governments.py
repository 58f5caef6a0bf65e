"""A national government is drafted under its state; every other body stays itself. All invented."""

from __future__ import annotations

from briefing_archive.extract.governments import governments_as_states
from briefing_archive.model import Actor
from briefing_archive.proposals import ActorProposal, Extraction, QuoteProposal
from briefing_archive.registry import registry_of
from briefing_archive.spans import Span


def _actor(name: str, kind: str, at: int, actor: str | None = None) -> ActorProposal:
    return ActorProposal(name, kind, actor, (name,), (), (Span(at, at + len(name)),), 0.5)  # type: ignore[arg-type]


def _quote(speaker: str) -> QuoteProposal:
    return QuoteProposal(Span(0, 5), "indirect", (speaker,), (None,), None, None, (), 1.0)


def test_a_government_joins_the_state_that_takes_part() -> None:
    found = Extraction(
        "",
        actors=(_actor("Norway", "state", 0), _actor("Norwegian government", "government-body", 20)),
        quotes=(_quote("Norwegian government"),),
    )
    joined = governments_as_states(found, registry_of([]))
    assert [one.names for one in joined.actors] == [("Norway", "Norwegian government")]
    assert joined.quotes[0].speakers == ("Norway",)


def test_a_government_alone_is_the_state_of_the_registry() -> None:
    registry = registry_of([Actor(id="norway", kind="state", name="Norway")])
    found = Extraction("", actors=(_actor("government of Norway", "government-body", 0),))
    (state,) = governments_as_states(found, registry).actors
    assert (state.actor, state.kind, state.names) == ("norway", "state", ("government of Norway",))


def test_ministries_regions_and_known_governments_stay() -> None:
    actors = (
        _actor("Norwegian Fisheries Ministry", "government-body", 0),
        _actor("Northmoor government", "government-body", 40),
        _actor("Swedish government", "government-body", 80, "swedish-government"),
    )
    assert governments_as_states(Extraction("", actors=actors), registry_of([])).actors == actors


def test_a_slip_in_the_adjective_is_the_same_government() -> None:
    found = Extraction("", actors=(_actor("Norway", "state", 0), _actor("Norwegain government", "government-body", 20)))
    joined = governments_as_states(found, registry_of([]))
    assert [one.names for one in joined.actors] == [("Norway", "Norwegain government")]


def test_a_short_word_is_no_slip() -> None:
    actors = (_actor("Irani government", "government-body", 0),)
    assert governments_as_states(Extraction("", actors=actors), registry_of([])).actors == actors
