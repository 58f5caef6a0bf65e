"""Our own words against the passage they rest on: numbers and negations."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.model import Record
from briefing_archive.registry import registry_of
from briefing_archive.rules import wording
from briefing_archive.rules.case import Case

ARTICLE = """Bridge

The bridge, 410 metres long, was opened in 1987 and cost 3½ million crowns. Some two thousand lorries cross it.

The vote was 230–197. The mayor will not resign on 14 May, and he did not say why. A dozen people came.

It is a mile away, or two and a half for lorries.
"""


def codes(content: dict[str, Any]) -> list[str]:
    head = {"title": "x", "status": "draft", "source": {"headline": "Bridge", "published": "2026-05-05"}}
    case = Case("x", Record.model_validate(head | content), registry_of([]), ARTICLE)
    rules = (wording.figures_stated, wording.numbers_stated, wording.negations_kept)
    return [one.code for rule in rules for one in rule(case)]


@pytest.mark.parametrize(
    ("value", "evidence", "found"),
    [
        ("410", "410 metres long", []),
        ("3500000", "3½ million crowns", []),
        ("2000", "two thousand lorries", []),
        ("12", "A dozen people", []),
        ("411", "410 metres long", ["figure-altered"]),
        ("2000000", "two thousand lorries", ["figure-altered"]),
        ("410", "The bridge", ["figure-unstated"]),
        ("1", "A dozen people", ["figure-altered"]),
        ("1", "a mile", []),  # a word of ours for one
        ("2.5", "two and a half", []),  # parts are left to the reviewer
    ],
)
def test_the_value_of_a_figure_is_in_its_evidence(value: str, evidence: str, found: list[str]) -> None:
    figure = {"value": value, "unit": "x", "text": "x", "evidence": [evidence]}
    assert codes({"context": {"figures": [figure]}}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is 410 metres long.", []),
        ("It is 420 metres long.", ["number-unstated"]),
        ("It cost 3,500,000 crowns.", []),
        ("By 230 votes to 197.", []),
        ("On 6 May 2026, the week of 3–9 May.", []),  # days and years may be worked out
        ("Since the 1980s.", []),
        ("It was shut from 26 to 28 February.", []),  # a range of days
        ("It was shut from 26 February to 28 February.", []),
        ("Between 26 and 28 Feb 2026.", []),
        ("On 5, 7 and 9 May, on March 26, 27 and 28.", []),
        ("The nights of 26 to 28 February.", []),
        ("In the nights of the 26 and 28 February.", []),
        ("From May 26 to 28 the bridge was shut.", []),
        ("From May 26 to 28 lorries crossed it.", ["number-unstated"]),
        ("It rose from 26 to 28 after May.", ["number-unstated", "number-unstated"]),
        ("It rose from 26 to 28 Marines.", ["number-unstated", "number-unstated"]),
        ("Some 26 and 28 February are named.", ["number-unstated"]),
        ("Five and twenty lorries.", []),  # words may be a manner of speaking
        ("He “paid 9 crowns”.", []),  # quoted words are held to the letter elsewhere
    ],
)
def test_numbers_of_ours_are_the_articles(text: str, found: list[str]) -> None:
    assert codes({"summary": [{"text": text, "evidence": ["The bridge"]}]}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Thursday 26, the bridge was shut.", []),
        ("From Thursday 26 to Saturday 28 the bridge was shut.", []),
        ("It was shut to 28 lorries.", ["number-unstated"]),
        ("On Friday 25, the bridge was shut.", ["number-unstated"]),
        ("On Thursday, 26 lorries stood there.", ["number-unstated"]),
    ],
)
def test_the_day_of_an_event_is_stated_by_its_date(text: str, found: list[str]) -> None:
    event = {"id": "e1", "date": "2026-02-26/2026-02-28", "text": text, "evidence": ["The bridge"]}
    assert codes({"context": {"events": [event]}}) == found


@pytest.mark.parametrize(
    ("text", "evidence", "found"),
    [
        ("The mayor stays.", "The bridge", []),
        ("The mayor will not go.", "will not resign on", []),
        ("The mayor refuses to go.", "will not resign on", []),
        ("The mayor will go.", "will not resign on", ["negation-lost"]),
    ],
)
def test_what_is_denied_is_not_affirmed(text: str, evidence: str, found: list[str]) -> None:
    assert codes({"summary": [{"text": text, "evidence": [evidence]}]}) == found
    quote = {"id": "q1", "text": text, "evidence": [evidence], "speaker": "unknown"}
    assert codes({"quotes": [quote]}) == found
