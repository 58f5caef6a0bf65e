"""Files of the archive as they are read: in order, with places, and with what cannot be read told."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_archive.cli import main
from briefing_archive.problems import InputError
from briefing_archive.receipt import Grounding, Receipt
from briefing_archive.store.receipts import dump_receipt, read_article, read_receipt, write_receipt
from briefing_archive.store.records import load_actors, load_records, load_registry, load_stories
from hypothesis import given
from hypothesis import strategies as st

RECORD = "title: {title}\nstatus: draft\nsource:\n  headline: x\n  published: 2026-05-05\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("2026-05-06-b", "2026-05-05-a", "_actors", "_stories", ".new-x", "_schema"):
        (tmp_path / "briefings" / name).mkdir(parents=True)
    for brief in ("2026-05-06-b", "2026-05-05-a"):
        (tmp_path / "briefings" / brief / "record.yml").write_text(RECORD.format(title=brief), "utf-8")
    return tmp_path


def test_records_come_in_the_order_of_their_ids(root: Path) -> None:
    entries, problems = load_records(root)
    assert [entry.id for entry in entries] == ["2026-05-05-a", "2026-05-06-b"]
    assert entries[0].file == "briefings/2026-05-05-a/record.yml"
    assert entries[0].tree.position(("source", "published")) == (5, 14)
    assert problems == ()


def test_some_records_can_be_asked_for(root: Path) -> None:
    assert [entry.id for entry in load_records(root, ["2026-05-06-b"])[0]] == ["2026-05-06-b"]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(root: Path) -> None:
    briefings = root / "briefings"
    (briefings / "2026-05-06-b" / "record.yml").write_text(RECORD.format(title="x") + "quots: []\n", "utf-8")
    (briefings / "2026-05-07-c").mkdir()
    entries, problems = load_records(root)
    assert [entry.id for entry in entries] == ["2026-05-05-a"]
    assert [(one.file, one.line, one.column, one.code) for one in problems] == [
        ("briefings/2026-05-06-b/record.yml", 6, 1, "key-unknown"),
        ("briefings/2026-05-07-c/record.yml", 1, 1, "record-missing"),
    ]
    assert problems[0].remedy == "write `quotes`"


@pytest.mark.parametrize(
    "text", ["", "just words", "- a\n- b\n", "[]", "title", "\n\n", "title: x\nstatus: [draft]\n", "source: {}\n"]
)
def test_no_text_brings_up_anything_but_problems(root: Path, text: str) -> None:
    (root / "briefings" / "2026-05-05-a" / "record.yml").write_text(text)
    entries, problems = load_records(root)
    assert [entry.id for entry in entries] == ["2026-05-06-b"]
    assert problems
    assert all(one.remedy and one.is_error for one in problems)


def test_actors_stories_and_the_registry(root: Path) -> None:
    briefings = root / "briefings"
    (briefings / "_actors" / "bo-lindt.yml").write_text("id: bo-lindt\nkind: person\nname: Bo Lindt\n")
    (briefings / "_actors" / "broken.yml").write_text("id: broken\nkind: persn\nname: B\n")
    (briefings / "_actors" / "notes.txt").write_text("no actor")
    (briefings / "_stories" / "bridges.yml").write_text("title: Bridges\nintro: Some.\n")
    actors, problems = load_actors(root)
    assert [entry.actor.name for entry in actors] == ["Bo Lindt"]
    assert [(one.file, one.remedy) for one in problems] == [("briefings/_actors/broken.yml", "write `person`")]
    assert [entry.story.title for entry in load_stories(root)[0]] == ["Bridges"]
    assert list(load_registry(root).actors) == ["bo-lindt"]


@pytest.mark.parametrize("folder", ["_actors", "_stories"])
@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_in_the_place_of_a_shared_folder_is_told(
    root: Path, folder: str, is_link: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    there = root / "briefings" / folder
    there.rmdir()
    there.symlink_to(root / "nowhere") if is_link else there.write_text("no folder")
    (root / "mkdocs.yml").touch()
    told = f"briefings/{folder}:1:1: path-refused: is no folder"
    for words in ([], ["2026-05-05-a"]):
        assert main(["check", "--root", str(root), *words]) == 1
        assert told in capsys.readouterr().out
    assert main(["rename", "2026-05-05-a", "2026-05-05-c", "--root", str(root)]) == (1 if folder == "_stories" else 0)
    if folder == "_actors":
        with pytest.raises(InputError, match="is no folder"):
            load_registry(root)


def test_a_file_in_the_place_of_all_briefs_is_told(tmp_path: Path) -> None:
    (tmp_path / "briefings").write_text("no folder")
    with pytest.raises(InputError, match="briefings: is no folder\n    mend: "):
        load_records(tmp_path)


def test_a_shared_file_of_another_ending_is_told_and_a_hidden_one_is_none(root: Path) -> None:
    actors = root / "briefings/_actors"
    (actors / "bo-lindt.yaml").write_text("id: bo-lindt\nkind: person\nname: Bo Lindt\n")
    (actors / "Ed.YML").write_text("id: ed\nkind: person\nname: Ed\n")
    (actors / "._bo-lindt.yml").write_bytes(b"\x00")
    entries, problems = load_actors(root)
    assert entries == ()
    assert [(one.file, one.remedy) for one in problems] == [
        ("briefings/_actors/Ed.YML", "rename it to Ed.yml"),
        ("briefings/_actors/bo-lindt.yaml", "rename it to bo-lindt.yml"),
    ]


def test_an_archive_without_folders_is_empty(tmp_path: Path) -> None:
    assert load_records(tmp_path) == load_actors(tmp_path) == load_stories(tmp_path) == ((), ())


def test_an_article_is_counted_as_it_was_received(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n"
    (tmp_path / "article.txt").write_bytes(data)
    article, problems = read_article(tmp_path, "article.txt")
    assert problems == ()
    assert article is not None
    assert article.text.encode() == data


HEX = st.text("0123456789abcdef", min_size=32, max_size=32)
SPANS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 9)), max_size=3).map(tuple)
RECEIPTS = st.builds(
    Receipt,
    fold=st.integers(0, 9),
    sha256=st.just("0" * 64),
    words=st.integers(0, 999),
    quoted=st.integers(0, 99),
    grounding=st.integers(0, 99),
    items=st.dictionaries(HEX, st.builds(Grounding, at=st.text(max_size=9), spans=SPANS), max_size=4),
)


@given(RECEIPTS)
def test_a_receipt_is_read_as_it_was_written(receipt: Receipt) -> None:
    assert Receipt.model_validate_json(dump_receipt(receipt)) == receipt
    assert dump_receipt(Receipt.model_validate_json(dump_receipt(receipt))) == dump_receipt(receipt)


def test_receipts_on_disk(tmp_path: Path) -> None:
    receipt = Receipt(fold=1, sha256="0" * 64, words=1, quoted=0, grounding=0, items={"ab": Grounding(at="title")})
    assert read_receipt(tmp_path, "receipt.json") == (None, ())
    assert write_receipt(tmp_path, receipt)
    assert not write_receipt(tmp_path, receipt)
    assert read_receipt(tmp_path, "receipt.json") == (receipt, ())
