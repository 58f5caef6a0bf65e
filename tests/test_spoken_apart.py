"""Which words may be quoted as spoken though the article puts no marks around them."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.model import Actor, Record
from briefing_archive.registry import registry_of
from briefing_archive.rules import attribution, grounding, misnamed
from briefing_archive.rules.case import Case
from briefing_archive.rules.set_apart import passages_set_apart

REGISTRY = registry_of(
    Actor(id=id_, kind="person", name=name) for id_, name in [("ines-okafor", "Ines Okafor"), ("bo-lindt", "Bo Lindt")]
)
ACTORS = [{"actor": "ines-okafor", "named": ["Ines Okafor"]}, {"actor": "bo-lindt", "named": ["Bo Lindt"]}]
RULES = (
    grounding.quotes_found,
    misnamed.speaker_named,
    attribution.speaker_near,
    attribution.nobody_nearer,
    attribution.carried_on,
)


def codes(text: str, said: str, **quote: Any) -> set[str]:
    """The codes of what is found for one quote of Ines Okafor."""
    record = Record.model_validate(
        {
            "title": "x",
            "status": "draft",
            "source": {"headline": "x", "published": "2026-05-05"},
            "actors": ACTORS,
            "quotes": [{"id": "q1", "text": said, "speaker": "ines-okafor", **quote}],
        }
    )
    return {one.code for rule in RULES for one in rule(Case("x", record, REGISTRY, text))}


LED = "The port shut. Ines Okafor wrote to Bo Lindt:\n\n{}\n\nIt rained that day."


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (LED.format("No ship came. Nobody went."), ["No ship came. Nobody went."]),
        (LED.format("No ship came. They also argued about it."), ["No ship came."]),  # the report goes on
        (LED.format("They also argued about it."), []),
        (LED.format("“No ship came.” Nobody went."), []),  # it has marks
        (LED.format("- No ship came."), []),  # a list
        (LED.format("1. No ship came."), []),
        (LED.replace(":", ".").format("No ship came."), []),  # nothing leads into it
        (LED.format("    No ship came.\n\n    Nobody went."), ["No ship came.\n\n    Nobody went."]),
        (LED.format("No ship came.\n\nNobody went."), ["No ship came."]),  # where it ends cannot be told
        (
            LED.format("No ship came.\n\nNobody went.\n\n– Ines Okafor, harbour master"),
            ["No ship came.\n\nNobody went.", "Nobody went."],
        ),
        ("It rained.\n\nNobody went.\n\n— Ines Okafor\n\nIt rained.", ["Nobody went."]),
        ("It rained.\n\nI went.\n\nInes Okafor\n\nIt rained.", ["I went."]),
        ("It rained.\n\nNobody went.\n\nInes Okafor\n\nIt rained.", []),  # a heading
        ("It rained.\n\nMy ship came. Ines Okafor\n\nIt rained.", ["My ship came."]),
        ("It rained.\n\nA ship came. Ines Okafor\n\nIt rained.", []),
        ("It rained.\n\n“I went,” she said. Ines Okafor\n\nIt rained.", []),
        ("Ines Okafor wrote:", []),
    ],
)
def test_where_words_are_set_apart(text: str, apart: list[str]) -> None:
    assert [one.span.of(text) for one in passages_set_apart(text)] == apart


def test_words_after_a_colon_are_quoted_as_those_of_the_line_before() -> None:
    text = LED.format("No ship came. Nobody went.")
    assert codes(text, "“Nobody went.”", named="Ines Okafor", cue="wrote to") == set()
    assert codes(text, "There was no ship.", evidence=["No ship came"], named="Ines Okafor", cue="wrote to") == set()
    assert codes(text, "“It rained that day.”", named="Ines Okafor", cue="wrote to") == {
        "quote-unmarked",
        "quote-wrong-speaker",
    }
    assert "quote-wrong-speaker" in codes(text, "“Nobody went.”", speaker="bo-lindt", named="Ines Okafor", cue="wrote")


def test_words_of_a_passage_are_nobody_elses() -> None:
    text = "Bo Lindt closed the port. Ines Okafor wrote:\n\nNo ship came.\n\nBo Lindt said so too."
    assert codes(text, "“No ship came.”", named="Ines Okafor", cue="wrote") == set()
    other = {"speaker": "bo-lindt", "named": "Bo Lindt"}
    assert "quote-unmarked" in codes(text, "“No ship came.”", cue="closed", **other)
    assert "quote-unmarked" in codes(text, "“No ship came.”", cue="said", **other)


def test_a_signature_names_the_speaker() -> None:
    text = "It rained.\n\nI went, and I told them to go. Ines Okafor\n\nBo Lindt stayed."
    assert codes(text, "“I went, and I told them to go.”", named="Ines Okafor") == set()
    assert "quote-unmarked" in codes(text, "“I went, and I told them to go.”", speaker="bo-lindt", named="Bo Lindt")
    assert codes(text, "They were to go.", evidence=["I told them to go"], named="Ines Okafor") == set()


def test_a_list_is_told_by_the_line_before_it_but_not_between_marks() -> None:
    text = LED.format("- No ship came.\n\n- Nobody went.")
    assert codes(text, "Nobody left.", evidence=["Nobody went"], named="Ines Okafor", cue="wrote to") == set()
    assert codes(text, "“Nobody went.”", named="Ines Okafor", cue="wrote to") == {"quote-unmarked"}
