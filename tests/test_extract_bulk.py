"""Bulk drafting: order, failed lines by name, the same bytes whatever the number of processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from briefing_archive import extract_bulk as bulk
from briefing_archive.problems import InputError

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "tests" / "corpus").glob("*/article.txt"))


def _write(path: Path, *lines: Any) -> Path:
    path.write_bytes(
        b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines) + b"\n"
    )
    return path


def _echo(article: bulk.ArticleLine) -> dict[str, Any]:
    if "crash" in article.text:
        raise KeyError("lost")
    return {"id": article.id, "day": str(article.published), "size": len(article.text)}


@pytest.fixture
def drafts_by_echo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafting that only repeats the article's id, day and length."""
    monkeypatch.setattr(bulk, "drafter", lambda registry, model=None: _echo)


def _run(source: Path, output: Path) -> list[str]:
    return list(bulk.extract_bulk(source, output, source.parent, quiet=True))


@pytest.mark.usefixtures("drafts_by_echo")
def test_lines_come_out_in_order(tmp_path: Path) -> None:
    source = _write(tmp_path / "in.jsonl", *({"id": f"a{i}", "text": "Tide."} for i in range(30)), b"", b"  ")
    assert _run(source, tmp_path / "out.jsonl") == []
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [f"a{i}" for i in range(30)]


@pytest.mark.usefixtures("drafts_by_echo")
def test_days_are_read_and_other_keys_left_alone(tmp_path: Path) -> None:
    source = _write(
        tmp_path / "in.jsonl",
        {"id": "a", "text": "Tide.", "date": "2026-03-14", "title": "x"},
        {"id": "b", "text": "Tide.", "date": None},
        {"id": "c", "text": "Tide.", "date": ""},
    )
    assert _run(source, tmp_path / "out.jsonl") == []
    days = [json.loads(line)["day"] for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert days == ["2026-03-14", "None", "None"]


@pytest.mark.usefixtures("drafts_by_echo")
@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"{", "no JSON"),
        (b"[1]", "the line holds no object"),
        (b'{"id": "a", "text": "caf\xe9"}', "byte 25 of the line is no UTF-8"),
        (b"[" * 200_000, "this JSON cannot be read"),
        ({"text": "Tide."}, "`id` is missing or no string"),
        ({"id": 7, "text": "Tide."}, "`id` is missing or no string"),
        ({"id": "a"}, "`text` is missing or no string"),
        ({"id": "a", "text": " \n"}, "`text` is empty"),
        (b'{"id": "a", "text": "\\ud83d"}', "`text` holds half of a surrogate pair"),
        ({"id": "a", "text": "Tide.", "date": "14 March"}, "`date` is no day: '14 March'"),
        ({"id": "a", "text": "Tide.", "date": 2026}, "`date` is no day: 2026"),
        ({"id": "a", "text": "crash"}, "drafting failed: KeyError: 'lost'"),
    ],
)
def test_a_failed_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: Any, fault: str) -> None:
    source = _write(tmp_path / "in.jsonl", {"id": "first", "text": "Tide."}, line, {"id": "last", "text": "Tide."})
    (failure,) = _run(source, tmp_path / "out.jsonl")
    place, _, rest = failure.partition("in.jsonl:2: ")
    assert place == f"{tmp_path}/"
    assert rest.startswith(fault)
    assert "\n    mend: " in rest
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["first", "last"]


@pytest.mark.usefixtures("drafts_by_echo")
def test_another_language_is_said(tmp_path: Path) -> None:
    german = "Der Hafenmeister sagte am Freitag, dass die Arbeiten wegen der Gezeiten ruhen müssten. " * 10
    source = _write(tmp_path / "in.jsonl", {"id": "hafen", "text": german})
    (failure,) = _run(source, tmp_path / "out.jsonl")
    assert "in the language “de”" in failure


@pytest.mark.usefixtures("drafts_by_echo")
def test_nothing_half_written_stands_under_the_name(tmp_path: Path) -> None:
    source = _write(tmp_path / "in.jsonl", {"id": "a", "text": "crash"}, {"id": "b", "text": "Tide."})
    run = bulk.extract_bulk(source, tmp_path / "out.jsonl", tmp_path, quiet=True)
    next(run)
    assert not (tmp_path / "out.jsonl").exists()
    assert list(run) == []
    assert (tmp_path / "out.jsonl").exists()
    assert not (tmp_path / "out.jsonl.part").exists()


@pytest.mark.usefixtures("drafts_by_echo")
def test_files_that_cannot_be_used_are_said(tmp_path: Path) -> None:
    source = _write(tmp_path / "in.jsonl", {"id": "a", "text": "Tide."})
    with pytest.raises(InputError, match="cannot read this file"):
        _run(tmp_path / "absent.jsonl", tmp_path / "out.jsonl")
    with pytest.raises(InputError, match="cannot write"):
        _run(source, tmp_path / "absent" / "out.jsonl")
    before = source.read_bytes()
    with pytest.raises(InputError, match="take the input's place"):
        _run(source, source)
    assert source.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.nlp
def test_the_bytes_are_the_same_whatever_the_processes_and_the_run(tmp_path: Path) -> None:
    articles = [{"id": path.parent.name, "text": path.read_text("utf-8"), "date": "2026-03-14"} for path in ARTICLES]
    source = _write(tmp_path / "in.jsonl", *articles, b"{", {"id": "again", "text": articles[0]["text"]})
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    (failure,) = _run(source, here)
    command = [sys.executable, "-m", "briefing_archive", "--root", str(tmp_path), "extract", "--jobs", "2"]
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    done = subprocess.run([*command, source, there], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (1, failure)
    assert failure.startswith(f"{source}:{len(articles) + 1}: no JSON")
    assert here.read_bytes() == there.read_bytes()
    assert len(here.read_bytes().splitlines()) == len(articles) + 1


@pytest.mark.nlp
@pytest.mark.shared
def test_strange_strings_give_valid_output_or_a_clear_error(tmp_path: Path, shared: Path) -> None:
    strings = [json.loads(line) for line in (shared / "hostile" / "blns.jsonl").read_text("utf-8").splitlines()]
    texts = [value for entry in strings for value in ([entry] if isinstance(entry, str) else entry.values())]
    source = _write(tmp_path / "in.jsonl", *({"id": f"s{i}", "text": str(text)} for i, text in enumerate(texts)))
    failures = list(bulk.extract_bulk(source, tmp_path / "out.jsonl", tmp_path, quiet=True))
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert len(lines) + len(failures) == len(texts)
    assert not [failure for failure in failures if "drafting failed" in failure]
    for line in lines:
        assert json.loads(line).keys() >= {"id", "quotes", "actors", "dates", "summary"}
