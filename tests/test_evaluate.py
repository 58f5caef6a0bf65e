"""The report on drafting's quality: every area that is annotated, the worst cases, gains and losses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from briefing_archive import evaluate as evaluation
from briefing_archive.problems import InputError

TEXT = "“The tide is late,” Ines Okafor said on Friday. “No,” Tomas Reyle replied."


def _at(words: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


TIDE = _at("“The tide is late,”", type="direct", speaker="Ines Okafor", speaker_mention="Ines Okafor", cue="said")
NO = _at("“No,”", type="direct", speaker="Tomas Reyle", speaker_mention="Tomas Reyle", cue="replied")
GOLD = {
    "id": "harbour",
    "text": TEXT,
    "date": "2026-03-14",
    "quotes": [TIDE, NO],
    "dates": [_at("Friday", value="2026-03-13")],
    "actors": [{"name": "Ines Okafor", "kind": "person", "aliases": []}],
    "references": [{"text": "Ines Okafor says that the tide is late."}],
}
DRAFT = {
    "id": "harbour",
    "summary": [{"text": "The tide is late."}],
    "actors": [{"name": "Ines Okafor", "kind": "person", "names": ["Ines Okafor"], "mentions": [], "salience": 1}],
    "quotes": [TIDE],
    "dates": [_at("Friday", value="2026-03-20")],
    "places": [],
}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with one annotated article, and drafting that always gives the same draft of it."""
    monkeypatch.setattr(evaluation, "drafter", lambda registry, model=None: lambda article: DRAFT)
    return _file(tmp_path / "gold.jsonl", GOLD)


def _file(path: Path, *values: Any) -> Path:
    path.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")
    return path


def test_every_annotated_area_has_its_table(gold: Path) -> None:
    report = "\n".join(evaluation.evaluate(gold))
    assert [area for area in ("quotes", "actors", "dates", "mentions", "summary") if f"\n{area} " in report] == [
        "quotes",
        "actors",
        "dates",
        "summary",
    ]
    row = next(line for line in report.splitlines() if line.startswith("all "))
    assert row.split()[1:5] == ["2", "1.000", "0.500", "0.667"]
    assert "first three" in report


def test_the_worst_cases_are_named(gold: Path) -> None:
    report = list(evaluation.evaluate(gold, worst=1))
    assert "the worst 1 of 1 cases: quotes" in report
    assert any(line.startswith("  harbour: quotes, missed: ““No,””") for line in report)
    assert any("dates, value: “Friday” (2026-03-13; drafted 2026-03-20)" in line for line in report)


def test_a_change_shows_what_it_gained_and_lost(gold: Path, tmp_path: Path) -> None:
    before = {**DRAFT, "quotes": [NO], "dates": [_at("Friday", value="2026-03-13")]}
    report = list(evaluation.evaluate(gold, against=_file(tmp_path / "before.jsonl", before)))
    gained = report.index("gained: these were wrong before (1)")
    lost = report.index("lost: these are wrong now (2)")
    assert "missed: ““The tide is late,””" in report[gained + 1]
    assert "missed: ““No,””" in report[lost + 1]
    assert "value: “Friday”" in report[lost + 2]
    assert any(line.startswith("  change") and "-1.000" in line for line in report)


def test_saved_drafts_compare_as_unchanged(gold: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.jsonl"
    list(evaluation.evaluate(gold, save=saved))
    report = list(evaluation.evaluate(gold, against=saved))
    assert "gained: these were wrong before (0)" in report
    assert "lost: these are wrong now (0)" in report


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ([], "this file is empty"),
        ([{"text": "Tide."}], "`id` is missing"),
        ([{"id": "a", "text": "Tide."}], "nothing is annotated"),
        ([{"id": "a", "quotes": []}], "`text` is missing"),
        ([{"id": "a", "text": "Tide.", "quotes": [{"start": 0}]}], "an annotation lacks 'end'"),
    ],
)
@pytest.mark.usefixtures("gold")
def test_gold_that_cannot_be_used_is_said(tmp_path: Path, values: list[Any], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        list(evaluation.evaluate(_file(tmp_path / "bad.jsonl", *values)))


def test_saved_drafts_of_other_articles_are_refused(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="1 articles are not in the saved drafts, first “harbour”"):
        list(evaluation.evaluate(gold, against=_file(tmp_path / "other.jsonl", {"id": "elsewhere"})))
