"""The golden corpus: invented articles with their reviewed records, each showing one thing.

Laid out as an archive of its own, every case must pass the check.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from briefing_archive.check import check
from briefing_archive.checked import Checked
from briefing_archive.fields import Value, plain
from briefing_archive.model import Record
from briefing_archive.selection import selector_for
from briefing_archive.sources.plain import decode
from briefing_archive.spans import find_spans
from briefing_archive.store.records import RecordEntry, load_records, load_registry
from briefing_archive.store.yaml_file import parse_yaml

CORPUS = Path(__file__).parent / "corpus"
# The dreadful record and those with one fault each are other tests' matter.
CASES = sorted(
    record.parent.name
    for record in CORPUS.glob("*/record.yml")
    if not record.parent.name.startswith(("dreadful", "mutations"))
)

# What each case is there to show, as something that must hold in its record.
SHOWS: dict[str, Callable[[Record], object]] = {
    "corrected": lambda record: record.corrections,
    "floating-quote": lambda record: any(q.named is None and q.speaker for q in record.quotes),
    "foreign-names": lambda record: any(not name.isascii() for p in record.actors for name in p.named),
    "harbour-dredging": lambda record: {q.kind for q in record.quotes} == {"direct", "mixed", "indirect"},
    "insertion": lambda record: any(q.inserted for q in record.quotes),
    "passed-on": lambda record: (
        {"Lindqvar", "The Harbour Board’s letter", "Islanders"} <= {q.named for q in record.quotes}
        and not any(p.actor == "aldo-line" for p in record.actors)
    ),
    "quote-over-paragraphs": lambda record: any("\n\n" in q.text for q in record.quotes),
    "several-speakers": lambda record: any(len(q.speaker) > 1 for q in record.quotes),
    "set-apart": lambda record: {None, "answered", "read out"} <= {q.cue for q in record.quotes if "“" in q.text},
    "shared-names": lambda record: len({p.actor for p in record.actors if "Halloway" in p.named[0]}) == 2,
    "single-marks": lambda record: any("‘" in q.text for q in record.quotes),
    "unreviewed-draft": lambda record: record.status == "draft",
    "vague-dates": lambda record: (
        {"1411?", "192X", "1961/1964", "1980~", "2001-21", "2012/..", "2026-W20"}
        <= {e.date for e in record.context.events}
    ),
    "weak-names": lambda record: {"Quell", "Varn"} <= {name for p in record.actors for name in p.named},
    "wire-style": lambda record: (
        record.source.author == "Lise Warrender" and not any(e.date.startswith("2019") for e in record.context.events)
    ),
    "withdrawn": lambda record: record.status == "withdrawn" and not record.quotes,
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as an archive: each case under the id its day of publication gives it."""
    root = tmp_path_factory.mktemp("archive")
    briefings = root / "briefings"
    for case in CASES:
        folder = CORPUS / case
        published = parse_yaml((folder / "record.yml").read_text("utf-8")).value["source"]["published"]
        target = briefings / f"{published}-{case}"
        target.mkdir(parents=True)
        for name in ("article.txt", "record.yml"):
            shutil.copy(folder / name, target / name)
    for name in ("_actors", "_stories"):
        shutil.copytree(CORPUS / name, briefings / name)
    return root


@pytest.fixture(scope="module")
def entries(archive: Path) -> dict[str, RecordEntry]:
    found, problems = load_records(archive)
    assert not problems
    return {entry.id[len("2026-01-01-") :]: entry for entry in found}


def text_of(entry: RecordEntry) -> str:
    return decode((entry.folder / "article.txt").read_bytes(), entry.id)


def test_every_case_says_what_it_shows() -> None:
    assert set(SHOWS) == set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_case_shows_what_its_name_says(case: str, entries: dict[str, RecordEntry]) -> None:
    assert SHOWS[case](entries[case].record)


# Two actors bear one surname, and are meant to; a draft is told what a person must still do.
SHARED_NAME = {
    ("briefings/_actors/jonas-halloway.yml", "name-shared"),
    ("briefings/_actors/miriam-halloway.yml", "name-shared"),
}
DRAFT = "briefings/2026-10-07-unreviewed-draft/record.yml"


def told(checked: Checked) -> dict[tuple[str, str], str]:
    """The fault by file and code, so that a failing test says what was found."""
    return {(problem.file, problem.code): problem.fault for problem in checked.problems}


def test_every_case_passes_the_check(archive: Path) -> None:
    checked = check(archive, (), write_receipts=True)
    drafting = {(DRAFT, code) for code in ("actor-unknown", "copied-run", "quote-budget")}
    assert told(checked).keys() == SHARED_NAME | drafting
    assert not checked.has_errors
    assert len(checked.at_hand) == len(CASES)


def test_receipts_vouch_for_every_reviewed_case_when_the_articles_are_gone(archive: Path, tmp_path: Path) -> None:
    check(archive, (), write_receipts=True)
    copy = tmp_path / "archive"
    shutil.copytree(archive, copy, ignore=shutil.ignore_patterns("article.txt"))
    checked = check(copy, (), write_receipts=False)
    assert told(checked).keys() == SHARED_NAME | {(DRAFT, "actor-unknown"), (DRAFT, "receipt-missing")}
    assert not checked.has_errors
    assert len(checked.by_receipt) == len(CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_record_written_out_and_read_again_is_the_same(case: str, entries: dict[str, RecordEntry]) -> None:
    record = entries[case].record
    # JSON is YAML; numbers become strings on reading, as everything does.
    again = Record.model_validate(parse_yaml(json.dumps(plain(record), ensure_ascii=False)).value)
    assert again == record
    assert plain(again) == plain(record)


@pytest.mark.parametrize("case", CASES)
def test_a_passage_is_found_again_by_the_selector_made_from_it(case: str, entries: dict[str, RecordEntry]) -> None:
    entry = entries[case]
    text = text_of(entry)
    for at, item in entry.record.items():
        for selector in evidence_of(item):
            (span,) = set(find_spans(selector, text)) if at[-2] != "places" else list(find_spans(selector, text))[:1]
            made = selector_for(span, text)
            assert made is not None, selector
            (again,) = find_spans(made, text)
            assert again.of(text) == span.of(text).strip("“”‘’.,")


def evidence_of(item: Value) -> Any:
    return getattr(item, "evidence", ())


def test_a_name_that_two_actors_bear_is_nobodys(archive: Path) -> None:
    registry = load_registry(archive)
    assert registry.resolve("Halloway") is None
    assert registry.bearers("Halloway") == ("jonas-halloway", "miriam-halloway")
    assert registry.resolve("Miriam Halloway") is not None


@pytest.mark.parametrize("name", ["Quell", "the Palace", "the coastguard", "Varn"])
def test_a_weak_name_links_to_nobody_by_itself(name: str, archive: Path) -> None:
    registry = load_registry(archive)
    assert registry.resolve(name) is None
    assert registry.weak_bearer(name) is not None


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("سلمى الحداد", "salma-al-haddad"),  # another script
        ("Γιάννης Πετράκος", "yiannis-petrakos"),  # another script
        ("Lucja Zeromska", "lucja-zeromska"),  # without its marks
        ("Grey Herons", "heron-front"),  # what others call it
    ],
)
def test_every_spelling_of_a_name_finds_its_actor(name: str, actor: str, archive: Path) -> None:
    found = load_registry(archive).resolve(name)
    assert found is not None
    assert found.id == actor
