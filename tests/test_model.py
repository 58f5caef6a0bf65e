"""The model: what a file may hold, what is derived from it, and schemas that are current."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from briefing_archive.fields import ActorRef, Described, Value, plain
from briefing_archive.model import Actor, Quote, Record, Story
from briefing_archive.receipt import item_hash
from briefing_archive.spans import Selector
from briefing_archive.store.schemas import FOLDER, schema_files, write_schemas
from briefing_archive.store.shape import shape_findings
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

ROOT = Path(__file__).parent.parent
SOURCE = {"headline": "A bridge", "published": "2026-05-05"}
RECORD: dict[str, Any] = {"title": "A bridge is shut", "status": "draft", "source": SOURCE}


def faults(value: Any, model: type[Value] = Record) -> list[tuple[str, str, str]]:
    """Key path, code and fault of every finding."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(value)
    return [("/".join(map(str, one.at)), one.code, one.fault) for one in shape_findings(caught.value, model, value)]


def test_a_record_is_made_of_strings() -> None:
    record = Record.model_validate(
        RECORD
        | {
            "summary": [{"text": "It is shut.", "evidence": ["will close", {"words": "in May", "before": "close"}]}],
            "quotes": [
                {"id": "q1", "text": "“No.”", "speaker": "lena-marsk"},
                {"id": "q2", "text": "No.", "speaker": ["lena-marsk", {"words": "an official"}]},
                {"id": "q3", "text": "No.", "speaker": "unknown"},
            ],
            "context": {"figures": [{"value": "-1200.50", "unit": "crowns", "approximate": "true", "text": "Cost."}]},
        }
    )
    assert record.summary[0].evidence == (Selector("will close"), Selector("in May", "close"))
    assert record.quotes[0].speaker == (ActorRef(actor="lena-marsk"),)
    assert record.quotes[1].speaker == (ActorRef(actor="lena-marsk"), Described(words="an official"))
    assert record.quotes[2].speaker == ()
    assert record.context.figures[0].value == Decimal("-1200.50")
    assert record.context.figures[0].approximate is True


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"title": ""}, ("title", "value-invalid", "`title` is empty")),
        ({"title": "a\nb"}, ("title", "value-invalid", "`title` must be one line")),
        ({"title": "a\u202eb"}, ("title", "value-invalid", "`title` holds the invisible sign U+202E at character 2")),
        ({"title": "x" * 301}, ("title", "value-invalid", "`title` has 301 signs; the limit is 300")),
        ({"status": "final"}, ("status", "value-invalid", "`status` cannot be `final`")),
        ({"status": "reviewed"}, ("", "value-invalid", "a reviewed record says who reviewed it, and when")),
        ({"status": "withdrawn"}, ("", "value-invalid", "a withdrawn record says when, and why")),
        ({"story": "Bad Id"}, ("story", "value-invalid", "`Bad Id` is no id")),
        ({"source": []}, ("source", "value-invalid", "`source` must be a mapping, not `a list`")),
        (
            {"source": SOURCE | {"url": "http://x@y.example"}},
            ("source/url", "value-invalid", "`url` is no web address"),
        ),
        ({"source": SOURCE | {"url": "https://[::1"}}, ("source/url", "value-invalid", "`url` is no web address")),
        (
            {"source": SOURCE | {"published": "14 May"}},
            ("source/published", "value-invalid", "`published` must be a day"),
        ),
        ({"quotes": {"id": "q1"}}, ("quotes", "value-invalid", "`quotes` must be a list, not `a mapping`")),
        ({"quotes": [{"text": "No."}]}, ("quotes/0", "key-missing", "`id` is missing")),
        (
            {"quotes": [{"id": "q1", "text": "No.", "speaker": {"words": ""}}]},
            ("quotes/0/speaker/words", "value-invalid", "`words` is empty"),
        ),
        (
            {"quotes": [{"id": "q1", "text": "No.", "speaker": ["lena-marsk", {"wrods": "x"}]}]},
            ("quotes/0/speaker/1", "key-missing", "`actor` is missing"),
        ),
        (
            {"quotes": [{"id": "q1", "text": "No.", "same_as": "q2"}]},
            ("quotes/0/same_as", "value-invalid", "`q2` is no reference to an item of a brief"),
        ),
        (
            {"context": {"figures": [{"value": "1e9", "unit": "x", "text": "y"}]}},
            ("context/figures/0/value", "value-invalid", "`value` must be a number"),
        ),
        ({"note": "x"}, ("note", "key-unknown", "`note` is no key here")),
    ],
)
def test_faults_of_form_are_told_once_at_their_place(change: dict[str, Any], found: tuple[str, str, str]) -> None:
    assert found in faults(RECORD | change)


@given(
    st.recursive(
        st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(Record.model_fields)), inner)
        ),
        max_leaves=12,
    )
)
def test_any_tree_is_a_record_or_told_wrong(tree: Any) -> None:
    try:
        Record.model_validate(tree)
    except ValidationError as wrong:
        found = list(shape_findings(wrong, Record, tree))
        assert found
        assert all(one.fault and one.remedy and one.is_shape for one in found)


def test_values_are_immutable() -> None:
    quote = Quote(id="q1", text="No.")
    with pytest.raises(ValidationError):
        quote.text = "Yes."  # type: ignore[misc]


QUOTE = Quote(id="q1", text="“No.”", speaker=(ActorRef(actor="lena-marsk"),), named="Marsk", cue="said")


@pytest.mark.parametrize(
    "change",
    [
        {"id": "q2"},
        {"text": "“No”"},
        {"named": "Lena Marsk"},
        {"cue": "says"},
        {"on": "2026-05-05"},
        {"note": "x"},
        {"inserted": ("(a)",)},
        {"speaker": ()},
        {"evidence": (Selector("a"),)},
        {"same_as": "2026-05-05-a#q1"},
    ],
)
def test_any_change_to_an_item_changes_its_hash(change: dict[str, Any]) -> None:
    assert item_hash("quotes", QUOTE.model_copy(update=change)) != item_hash("quotes", QUOTE)


def test_hashes_do_not_hang_on_order_or_defaults() -> None:
    again = Quote.model_validate(dict(reversed(list(plain(QUOTE).items()))))
    assert item_hash("quotes", again) == item_hash("quotes", QUOTE)
    assert item_hash("events", QUOTE) != item_hash("quotes", QUOTE)


def test_plain_values_are_read_as_the_same_value() -> None:
    for model, value in (
        (Record, RECORD | {"quotes": [{"id": "q1", "text": "“No.”", "speaker": "a", "evidence": ["x"]}]}),
        (
            Actor,
            {"id": "a", "kind": "person", "name": "A", "names": ["B", {"name": "C", "from": "2021", "weak": "true"}]},
        ),
        (Story, {"title": "T", "intro": "I", "differs": [{"matter": "m", "in": {"2026-05-05-a": {"text": "x"}}}]}),
    ):
        made = model.model_validate(value)
        assert model.model_validate(json.loads(json.dumps(plain(made)))) == made


def test_schemas_on_disk_are_current() -> None:
    on_disk = {path.name: path.read_bytes() for path in (ROOT / FOLDER).glob("*.json")}
    assert on_disk == dict(schema_files()), "run `briefs schema`"


def test_schemas_are_written_where_they_differ(tmp_path: Path) -> None:
    assert len(write_schemas(tmp_path)) == 4
    assert write_schemas(tmp_path) == ()


def test_schemas_know_the_keys_as_they_are_written() -> None:
    record = json.loads(schema_files()["record.schema.json"])
    assert set(record["required"]) == {"title", "status", "source"}
    assert record["additionalProperties"] is False
    actor = json.loads(schema_files()["actor.schema.json"])
    assert "from" in actor["$defs"]["Name"]["properties"]
