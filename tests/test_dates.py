"""Dates as vague as they are: which days they cover, in which order they stand, and how they read."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_archive.dates import describe, parse_when
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("value", "first", "last", "words"),
    [
        ("2021-10-14", "2021-10-14", "2021-10-14", "14 October 2021"),
        ("2021-10", "2021-10-01", "2021-10-31", "October 2021"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),  # a leap year
        ("2021", "2021-01-01", "2021-12-31", "2021"),
        ("2021-W42", "2021-10-18", "2021-10-24", "18–24 October 2021"),
        ("2020-W53", "2020-12-28", "2021-01-03", "28 December 2020 – 3 January 2021"),
        ("198X", "1980-01-01", "1989-12-31", "1980s"),
        ("18XX", "1800-01-01", "1899-12-31", "19th century"),
        ("2021-08~", "2021-08-01", "2021-08-31", "about August 2021"),
        ("1411?", "1411-01-01", "1411-12-31", "perhaps 1411"),
        ("2021-22", "2021-06-01", "2021-08-31", "summer 2021"),
        ("2021-08/2021-10", "2021-08-01", "2021-10-31", "August 2021 – October 2021"),
        ("2021-10-11/2021-10-17", "2021-10-11", "2021-10-17", "11–17 October 2021"),
        ("1961/1964", "1961-01-01", "1964-12-31", "1961–1964"),
        ("2012/..", "2012-01-01", None, "since 2012"),
        ("../2012", None, "2012-12-31", "until 2012"),
    ],
)
def test_what_a_date_covers_and_how_it_reads(value: str, first: str | None, last: str | None, words: str) -> None:
    when = parse_when(value)
    assert when.earliest == (date.fromisoformat(first) if first else None)
    assert when.latest == (date.fromisoformat(last) if last else None)
    assert describe(value) == words


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2021-13",
        "2021-02-30",
        "2021-10-14T10:00",
        "14.10.2021",
        "2021-W54",
        "2021-W00",
        "2022/2021",
        "../..",
        "/2021",
        "2021/",
        "21",
        "２０２１",
        "2021-1-1",
        "0000",
        "2021-10-14\n",
    ],
)
def test_what_is_no_date_is_told_with_its_mend(value: str) -> None:
    with pytest.raises(ValueError, match=r"(?s)“.*; ") as caught:
        parse_when(value)
    assert value.strip() in str(caught.value)


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_a_day_covers_itself_alone(day: date) -> None:
    when = parse_when(day.isoformat())
    assert when.is_day
    assert when.covers(day)
    assert (when.earliest, when.latest) == (day, day)
    year, week, _ = day.isocalendar()
    assert parse_when(f"{year:04}-W{week:02}").covers(day)
    assert parse_when(day.isoformat()[:7]).covers(day)


def test_order_is_by_first_day_then_the_more_exact() -> None:
    values = ["2021", "2021-01", "2021-01-01", "../2020", "2020/..", "2021-02", "2020"]
    ordered = sorted(values, key=lambda value: parse_when(value).sort_key)
    assert ordered == ["../2020", "2020", "2020/..", "2021-01-01", "2021-01", "2021", "2021-02"]
