"""From proposals to a drafted record: what a person finds in it. Everything here is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from briefing_archive.model import Actor, Source
from briefing_archive.proposals import (
    ActorProposal,
    EventProposal,
    Extraction,
    FigureProposal,
    PlaceProposal,
    QuoteProposal,
    Timex,
)
from briefing_archive.proposed_record import ProposedRecord, propose_record
from briefing_archive.record_wording import brief_slug, spoken_text
from briefing_archive.registry import registry_of
from briefing_archive.spans import Span
from briefing_archive.store.drafts import dump_actor

TEXT = """Harbour closes

The harbour of Port Verrin closed on 3 June 2026, engineer Ines Okafor said.

“The "old pier" stays,” Okafor said. It is 1.5 km long and cost 2,000 crowns in June.
"""
REGISTRY = registry_of(
    Actor.model_validate(one)
    for one in (
        {"id": "harbour-board", "kind": "government-body", "name": "Port Verrin Harbour Board", "names": ["the Board"]},
        {"id": "ines-okafor-poet", "kind": "person", "name": "Ines Okafor-Lund"},
    )
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def actor(name: str, *names: str, kind: Any = "person") -> ActorProposal:
    return ActorProposal(name, kind, None, (name, *names), (), (), 0.5)


def proposed(**parts: Any) -> ProposedRecord:
    source = Source(headline="Harbour closes", published=date(2026, 6, 4))
    return propose_record(Extraction(TEXT, **parts), source, REGISTRY, None)


def test_an_actor_that_may_be_in_the_registry_is_told() -> None:
    board, person, ferry = (
        actor("Board", kind="other"),  # a name of one that is there
        actor("Ines Okafor"),  # nearly the name of one
        actor("Ferry Company", kind="company"),  # nobody's
    )
    doubts = proposed(actors=(board, person, ferry)).doubts
    assert "`harbour-board` may be called so" in doubts["actors", 0]
    assert "near are `ines-okafor-poet`" in doubts["actors", 1]
    assert doubts["actors", 2] == "not in the registry"


def test_a_place_that_the_headline_opens_with_is_grounded_by_what_follows() -> None:
    text = "Quenby floods\n\nQuenby is under water. Quenby waits.\n"
    source = Source(headline="Quenby floods", published=date(2026, 6, 4))
    made = propose_record(Extraction(text, places=(PlaceProposal("Quenby", Span(0, 6), None),)), source, REGISTRY, None)
    assert made.tree["context"]["places"] == [{"name": "Quenby", "evidence": ["Quenby floods"]}]


def test_the_publisher_of_the_article_is_no_actor_of_it() -> None:
    gazette, herald = actor("Port Gazette", kind="media"), actor("Port Herald", kind="media")
    source = Source(headline="Harbour closes", publisher="The Port Gazette", published=date(2026, 6, 4))
    record = propose_record(Extraction(TEXT, actors=(gazette, herald)), source, REGISTRY, None)
    assert [one["named"] for one in record.tree["actors"]] == [["Port Herald"]]


def test_somebody_known_only_by_a_weak_name_is_to_be_looked_at() -> None:
    registry = registry_of(
        [
            Actor.model_validate(
                {"id": "io", "kind": "person", "name": "Ines Okafor", "names": [{"name": "Okafor", "weak": True}]}
            )
        ]
    )
    source = Source(headline="Harbour closes", published=date(2026, 6, 4))
    found = Extraction(TEXT, actors=(ActorProposal("Ines Okafor", "person", "io", ("Okafor",), (), (), 0.5),))
    assert "is it the one in the registry?" in propose_record(found, source, registry, None).doubts["actors", 0]


def test_a_proposed_entry_has_its_surname_weak() -> None:
    (entry,) = proposed(actors=(actor("Ines Okafor", "Okafor", "Inês Okafor"),)).actors
    assert [(name.name, name.weak) for name in entry.names] == [("Okafor", True), ("Inês Okafor", False)]
    assert "  - {name: Okafor, weak: true}\n  - Inês Okafor\n" in dump_actor(entry)


@pytest.mark.parametrize(
    ("value", "words", "stated"),
    [
        ("2026-06-03", "3 June 2026", None),  # the words are as exact as the date
        ("2026-06", "in June", "in June"),  # they leave the year out
        ("2026-06", "3 June 2026", "3 June 2026"),  # they are more exact
    ],
)
def test_words_for_a_date_stand_where_they_differ_from_it(value: str, words: str, stated: str | None) -> None:
    event = EventProposal(value, span(words), "The harbour closes.", (span("The harbour"),), ())
    (drafted,) = proposed(events=(event,)).tree["context"]["events"]
    assert drafted.get("as_stated") == stated


def test_figures_are_numbers() -> None:
    figures = tuple(
        FigureProposal(span(words), value, unit, approximate=False, according_to=())
        for words, value, unit in (("1.5", "1.5", "km"), ("2,000", "2000", "crowns"))
    )
    assert [one["value"] for one in proposed(figures=figures).tree["context"]["figures"]] == [1.5, 2000]


def test_marks_inside_spoken_words_are_single() -> None:
    said = QuoteProposal(span('“The "old pier" stays,”'), "direct", (), (), None, None, (), 1.0)
    assert proposed(quotes=(said,)).tree["quotes"][0]["text"] == "“The ‘old pier’ stays,”"


@pytest.mark.parametrize(
    ("article", "ours"),
    [
        ('the "old pier"', "the ‘old pier’"),
        ('"Old pier", they say', "‘Old pier’, they say"),  # at the beginning
        ('a pier ("old") and a quay', "a pier (‘old’) and a quay"),  # after a bracket
        ("the “old pier”", "the ‘old pier’"),
        ("first.\n\n“Second", "first.\n\nSecond"),  # a paragraph's re-opened mark
    ],
)
def test_spoken_text(article: str, ours: str) -> None:
    assert spoken_text(article) == ours


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("U.S. envoy meets Ombra's mayor", "us-envoy-meets-ombras-mayor"),
        ("Verrin’s pier", "verrins-pier"),
        ("!!!", "article"),
        ("Pier", "pier"),
        # too long: up to where a clause ends
        (
            "Mayor of Port Verrin elected, slated to take over the harbour and its debts soon",
            "mayor-of-port-verrin-elected",
        ),
        # too long and one clause: no torn phrase at the end
        (
            "Harbour Board of Port Verrin announces great plans to dredge the northern basin",
            "harbour-board-of-port-verrin-announces-great-plans",
        ),
    ],
)
def test_slugs(headline: str, slug: str) -> None:
    assert brief_slug(headline) == slug
    assert len(brief_slug(headline)) <= 60


def test_the_day_of_speaking_is_no_day_counted_from_another() -> None:
    text = "Harbour closes\n\nOn 3 June — two days after the storm — Ines Okafor said the quay was shut.\n"

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    quote = QuoteProposal(
        at("the quay was shut"), "indirect", ("Ines Okafor",), (None,), at("Ines Okafor"), at("said"), (), 0.9
    )
    dates = (Timex(at("3 June"), "2026-06-03"), Timex(at("two days after"), "2026-06-01"))
    source = Source(headline="Harbour closes", published=date(2026, 6, 4))
    tree = propose_record(Extraction(text, quotes=(quote,), dates=dates), source, REGISTRY, None).tree
    assert tree["quotes"][0]["on"] == "2026-06-03"


@pytest.mark.parametrize(
    ("told", "value", "on"),
    [
        ("Okafor said on {} it would open.", "2026-06-10", "2026-06-03"),  # the Wednesday to come is the one before
        ("Okafor said on {} it had opened.", "2026-06-03", "2026-06-03"),
        ("Okafor, at sea since {}, said it had opened.", "2026-06-03", None),
        ("Okafor said on {} it would open.", "2026-07-10", None),
    ],
)
def test_the_day_of_saying_is_none_to_come_and_bounds_no_stretch(told: str, value: str, on: str | None) -> None:
    text = f"Harbour\n\n{told.format('Wednesday')}\n"
    said, cue, day = (Span(text.index(words), text.index(words) + len(words)) for words in ("it ", "said", "Wednesday"))
    quote = QuoteProposal(Span(said.start, len(text) - 2), "indirect", (), (), None, cue, (), 0.9)
    found = Extraction(text, quotes=(quote,), dates=(Timex(day, value),))
    source = Source(headline="Harbour", published=date(2026, 6, 4))
    assert propose_record(found, source, REGISTRY, None).tree["quotes"][0].get("on") == on
