"""The craft: how much is quoted and shown, what is a copy, and what a record owes its reader."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.model import Record
from briefing_archive.registry import registry_of
from briefing_archive.rules import editorial
from briefing_archive.rules.case import Case
from briefing_archive.rules.editorial import copied_runs, grounding_words, quoted_words

WORDS = [f"word{number}" for number in range(400)]
ARTICLE = " ".join(WORDS) + "."


def case(content: dict[str, Any], source: dict[str, Any] | None = None, text: str = ARTICLE) -> Case:
    head = {"title": "x", "status": "draft", "source": {"headline": "x", "published": "2026-05-05"} | (source or {})}
    return Case("2026-05-05-x", Record.model_validate(head | content), registry_of([]), text)


def quoting(count: int, start: int = 0) -> str:
    return f"“{' '.join(WORDS[start : start + count])}”"


def quotes(*texts: str, **more: Any) -> dict[str, Any]:
    return {"quotes": [{"id": f"q{index}", "text": text, **more} for index, text in enumerate(texts)]}


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        ([quoting(40)], 0),
        ([quoting(41)], 1),  # a run over 40
        ([quoting(30), quoting(30, 50)], 0),  # 60 of 400: 15 %
        ([quoting(30), quoting(31, 50)], 1),
        ([quoting(41), quoting(30, 50)], 2),
        ([], 0),
    ],
)
def test_how_much_may_be_quoted(texts: list[str], faults: int) -> None:
    made = case(quotes(*texts))
    assert len(list(editorial.quoted_within_limits(made))) == faults
    opened = case(quotes(*texts), {"rights": "CC-BY-4.0"})
    assert list(editorial.quoted_within_limits(opened)) == []


def test_quotation_counts_wherever_it_stands_and_insertions_do_not() -> None:
    content = quotes("“word1 (word2) word3”", inserted=["(word2)"]) | {
        "title": "“word4”",
        "summary": [{"text": "Said “word5 word6” and more."}],
    }
    assert quoted_words(case(content)) == 5


@pytest.mark.parametrize(
    ("rights", "is_open"),
    [
        ("CC-BY-4.0", True),
        ("CC BY 2.5", True),
        ("CC0-1.0", True),
        ("public domain", True),
        ("OGL-UK-3.0", True),
        ("all-rights-reserved", False),
        ("unknown", False),
        ("© CCN", False),
    ],
)
def test_open_licences(rights: str, is_open: bool) -> None:
    assert case({}, {"rights": rights}).record.source.is_open is is_open


@pytest.mark.parametrize(
    ("ours", "runs"),
    [
        (" ".join(WORDS[:8]), []),  # eight are allowed
        (" ".join(WORDS[:9]), [" ".join(WORDS[:9])]),
        (" ".join(WORDS[:9]).upper(), [" ".join(WORDS[:9]).upper()]),  # capitals make no words of ours
        (", ".join(WORDS[:9]), [", ".join(WORDS[:9])]),  # nor do commas
        (quoting(9), []),  # quoted
        (" ".join(WORDS[:5]) + " “said” " + " ".join(WORDS[5:9]), []),
        (" ".join(WORDS[:5]) + " own " + " ".join(WORDS[5:9]), []),
        ("It is " + " ".join(WORDS[3:20]) + " here", [" ".join(WORDS[3:20])]),  # the whole run, once
        (" ".join([*WORDS[:9], "own", *WORDS[20:30]]), [" ".join(WORDS[:9]), " ".join(WORDS[20:30])]),
    ],
)
def test_copied_runs(ours: str, runs: list[str]) -> None:
    assert list(copied_runs(ours, ARTICLE)) == runs


@pytest.mark.parametrize(
    "content",
    [
        {"title": " ".join(WORDS[:9])},
        {"summary": [{"text": " ".join(WORDS[:9])}]},
        quotes(" ".join(WORDS[:9])),
        quotes("x", note=" ".join(WORDS[:9])),
        {"context": {"events": [{"id": "e", "date": "2021", "text": " ".join(WORDS[:9])}]}},
        {"context": {"figures": [{"value": "1", "unit": "x", "text": " ".join(WORDS[:9])}]}},
        {"corrections": [{"on": "2026-05-05", "what": " ".join(WORDS[:9]), "why": "x"}]},
    ],
)
def test_no_text_of_ours_is_a_copy_and_no_licence_exempts(content: dict[str, Any]) -> None:
    found = list(editorial.nothing_copied(case(content, {"rights": "CC-BY-4.0"})))
    assert [one.code for one in found] == ["copied-run"]
    assert "9 words in a row" in found[0].fault


@pytest.mark.parametrize(
    ("selector", "is_short"),
    [
        (" ".join(WORDS[:10]), True),
        (" ".join(WORDS[:11]), False),
        (" ".join(WORDS[:5]) + " … " + " ".join(WORDS[10:15]), True),
        (" ".join(WORDS[:6]) + " … word9", False),
        ("word1 … " + " ".join(WORDS[10:16]), False),
    ],
)
def test_selectors_are_short(selector: str, is_short: bool) -> None:
    found = list(editorial.selectors_short(case({"summary": [{"text": "x", "evidence": [selector]}]})))
    assert (not found) is is_short


def test_words_shown_are_counted_once() -> None:
    evidence = ["word1 word2 … word9", "word2 word3", "word200 … word300"]
    made = case({"summary": [{"text": "x", "evidence": evidence}]})
    assert grounding_words(made) == 6


def test_much_evidence_is_worth_a_look() -> None:
    text = " ".join(WORDS[:20]) + "."
    evidence = [" ".join(WORDS[:9])]
    (finding,) = editorial.grounding_within_limits(case({"summary": [{"text": "x", "evidence": evidence}]}, text=text))
    assert finding.code == "grounding-budget"
    assert "9 of the article’s 20 words: 45 %" in finding.fault
    assert finding.severity.value == "warning"


def test_an_inferred_day_says_how() -> None:
    basis = {"published_basis": "inferred"}
    assert [one.code for one in editorial.day_explained(case({}, basis))] == ["date-unexplained"]
    assert list(editorial.day_explained(case({}, basis | {"published_note": "“Thursday”"}))) == []
