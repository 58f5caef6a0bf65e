"""The archive as data: whole, the same whenever made, safe to open in a spreadsheet, silent on what is withdrawn."""

from __future__ import annotations

import csv
import io
import json

import pytest
import sites
from briefing_archive.model import Record
from briefing_archive.pages.data import COLUMNS, cell, data_files
from hypothesis import given
from hypothesis import strategies as st


def _files() -> dict[str, str]:
    return dict(data_files(sites.every_state()))


def test_a_brief_is_given_as_its_record_and_receipt() -> None:
    given_brief = json.loads(_files()[f"data/briefs/{sites.FIRST}.json"])
    assert given_brief["address"] == f"/briefs/{sites.FIRST}/"
    assert Record.model_validate(given_brief["record"]) == sites.every_state().by_id[sites.FIRST].record
    assert given_brief["receipt"]["sha256"] == "ab" * 32


def test_of_a_withdrawn_brief_only_that_is_told() -> None:
    files = _files()
    gone = json.loads(files["data/briefs/2026-03-10-harbour-hoax.json"])
    assert set(gone) == {"id", "address", "title", "status", "withdrawn"}
    assert "2026-03-10-harbour-hoax" not in files["data/quotes/2026.jsonl"]


def test_lines_and_table_hold_the_same_quotes() -> None:
    files = _files()
    lines = [json.loads(line) for line in files["data/quotes/2026.jsonl"].splitlines()]
    rows = list(csv.DictReader(io.StringIO(files["data/quotes/2026.csv"])))
    assert [tuple(line) for line in lines] == [COLUMNS] * len(lines)
    assert [(row["brief"], row["id"], row["kind"]) for row in rows] == [(x["brief"], x["id"], x["kind"]) for x in lines]
    assert len(lines) == sum(
        len(one.record.quotes) for one in sites.every_state().briefs if one.record.status != "withdrawn"
    )
    assert {row["is_verified"] for row in rows} == {"yes", "no"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


@given(st.text())
def test_a_cell_never_begins_like_a_formula(text: str) -> None:
    assert not cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_stories_hold_their_briefs_from_the_oldest_on() -> None:
    told = json.loads(_files()["data/stories.json"])
    assert told["harbour"]["briefs"][-1] == "2026-03-22-harbour-draft"
