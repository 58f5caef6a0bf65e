"""The date of an event against the article's words for it."""

from __future__ import annotations

import pytest
from briefing_archive.model import Record
from briefing_archive.registry import registry_of
from briefing_archive.rules.case import Case
from briefing_archive.rules.dating import dates_as_stated


def faults(date: str, stated: str) -> list[str]:
    record = {
        "title": "Work ends",
        "status": "draft",
        "source": {"headline": "Dredging stops", "published": "2026-03-14"},
        "context": {"events": [{"id": "e1", "date": date, "as_stated": stated, "text": "Work ends."}]},
    }
    case = Case("2026-03-14-work-ends", Record.model_validate(record), registry_of([]))
    return [finding.fault for finding in dates_as_stated(case)]


@pytest.mark.parametrize(
    ("date", "stated", "said"),
    [
        ("2026-03-12", "Friday", "a Thursday"),
        ("2026-03-12", "on Friday evening", "a Thursday"),
        ("2026-03-12", "13 March", "another day"),
        ("2026-03-12", "March 13th", "another day"),
        ("2026-04-13", "13 March", "another month"),
        ("2026-04", "last March", "another month"),
        ("1987", "in 1988", "another year"),
        ("2025-03-13", "13 March 2026", "another year"),
    ],
)
def test_a_date_that_the_words_contradict_is_told(date: str, stated: str, said: str) -> None:
    (fault,) = faults(date, stated)
    assert fault == f"{date} is not “{stated}” but {said}"


@pytest.mark.parametrize(
    ("date", "stated"),
    [
        ("2026-03-13", "Friday"),
        ("2026-03-13", "Friday, 13 March 2026"),
        ("2026-03-13", "Mar. 13"),
        ("2026-03", "13 March"),  # vaguer than the words
        ("2026-W11", "Friday"),
        ("2026-03-11", "two days before Friday"),
        ("2026-03-12/2026-03-13", "12 to 13 March"),
        ("2026-03-13", "yesterday"),
        ("2026-03-13", "this month"),
        ("2026-05-02", "it may be"),
    ],
)
def test_a_date_that_the_words_bear_out_or_leave_open_passes(date: str, stated: str) -> None:
    assert faults(date, stated) == []
