"""Actors taken in, renamed and merged: everything that points to them follows, and receipts stay good."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_archive.actors import merge, rename
from briefing_archive.check import check
from briefing_archive.problems import InputError
from briefing_archive.store.yaml_file import read_yaml

RECORD = """\
# a comment of somebody's
title: Board stops work
status: reviewed
reviewed: {by: maud-ferris, on: 2026-03-15}
source:
  headline: Dredging stops
  published: 2026-03-14
  rights: CC-BY-4.0
  sha256: SHA
summary:
  - text: The channel is left alone for now.
    evidence: [dredging would stop]
actors:
  - {actor: ines-okafor, named: [Ines Okafor], role: chief engineer}  # the engineer
  - {actor: i-okafor, named: [Okafor]}
quotes:
  - id: q1
    text: Work in the channel is to end.
    evidence: [dredging would stop]
    speaker: ines-okafor
    named: chief engineer Ines Okafor
    cue: said
  - id: q2
    text: “It can wait.”
    speaker: i-okafor
    named: Okafor
    cue: added
context:
  events:
    - id: e1
      date: 2026-03-13
      text: Work ends.
      actors: [i-okafor, ines-okafor]
      evidence: [dredging would stop]
"""
ARTICLE = "Dredging stops\n\nChief engineer Ines Okafor said dredging would stop.\n\n“It can wait,” Okafor added.\n"
ACTORS = {
    "ines-okafor": "id: ines-okafor\nkind: person\nname: Ines Okafor # as she signs\nnames: [Okafor]\n",
    "i-okafor": (
        "id: i-okafor\nkind: person\nname: I. Okafor\nnames: [{name: Okafor, weak: true}, Eng. Okafor]\n"
        "note: Engineer.\n"
    ),
    "verrin-board": "id: verrin-board\nkind: government-body\nname: Verrin Board\npart_of: i-okafor\n",
}
ID = "2026-03-14-dredging-stops"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    import hashlib

    folder = tmp_path / "briefings" / ID
    folder.mkdir(parents=True)
    data = ARTICLE.replace("wait,”", "wait.”").replace("Chief", "The chief").encode()
    (folder / "article.txt").write_bytes(data)
    (folder / "record.yml").write_text(RECORD.replace("SHA", hashlib.sha256(data).hexdigest()), encoding="utf-8")
    actors = tmp_path / "briefings/_actors"
    actors.mkdir()
    for name, text in ACTORS.items():
        (actors / f"{name}.yml").write_text(text, encoding="utf-8")
    return tmp_path


def errors(archive: Path) -> list[str]:
    return [f"{one.file}:{one.line} {one.code}: {one.fault}" for one in check(archive).problems if one.is_error]


def by_receipt(archive: Path) -> Path:
    """The archive with a receipt, and without the article."""
    assert check(archive, write_receipts=True).receipts_written == (ID,), errors(archive)
    (archive / "briefings" / ID / "article.txt").unlink()
    assert errors(archive) == []
    return archive


def test_a_rename_reaches_everything_and_keeps_comments_and_receipts(archive: Path) -> None:
    by_receipt(archive)
    done = rename(archive, "i-okafor", "okafor-engineer")
    assert len(done.files) == 3
    text = (archive / "briefings" / ID / "record.yml").read_text(encoding="utf-8")
    assert "i-okafor" not in text
    assert text.startswith("# a comment of somebody's\n")
    assert "# the engineer" in text
    assert "by: maud-ferris" in text
    assert read_yaml(archive / "briefings/_actors/verrin-board.yml").value["part_of"] == "okafor-engineer"
    entry = read_yaml(archive / "briefings/_actors/okafor-engineer.yml").value
    assert entry["formerly"] == ["i-okafor"]
    assert errors(archive) == []


def test_a_merge_makes_one_of_two_and_keeps_every_name(archive: Path) -> None:
    by_receipt(archive)
    merge(archive, "i-okafor", "ines-okafor")
    entry = read_yaml(archive / "briefings/_actors/ines-okafor.yml").value
    assert entry["names"] == ["Okafor", "I. Okafor", "Eng. Okafor"]
    assert entry["note"] == "Engineer."
    assert entry["formerly"] == ["i-okafor"]
    assert not (archive / "briefings/_actors/i-okafor.yml").exists()
    record = read_yaml(archive / "briefings" / ID / "record.yml").value
    assert record["actors"] == [{"actor": "ines-okafor", "named": ["Ines Okafor", "Okafor"], "role": "chief engineer"}]
    assert record["context"]["events"][0]["actors"] == ["ines-okafor"]
    assert {quote["speaker"] for quote in record["quotes"]} == {"ines-okafor"}
    assert errors(archive) == []


def test_who_was_told_apart_stays_so_under_another_id(archive: Path) -> None:
    actors = archive / "briefings/_actors"
    with (actors / "verrin-board.yml").open("a") as file:
        file.write("distinct_from: [i-okafor]\n")
    rename(archive, "i-okafor", "okafor-engineer")
    assert read_yaml(actors / "verrin-board.yml").value["distinct_from"] == ["okafor-engineer"]
    merge(archive, "okafor-engineer", "ines-okafor")
    assert read_yaml(actors / "verrin-board.yml").value["distinct_from"] == ["ines-okafor"]
    merge(archive, "verrin-board", "ines-okafor")
    assert not {"distinct_from", "part_of"} & read_yaml(actors / "ines-okafor.yml").value.keys()


def test_two_items_of_wikidata_are_not_merged(archive: Path) -> None:
    for number, actor in enumerate(("i-okafor", "ines-okafor"), start=1):
        with (archive / f"briefings/_actors/{actor}.yml").open("a") as file:
            file.write(f"same_as: {{wikidata: Q{number}}}\n")
    with pytest.raises(InputError, match=r"Wikidata tells i-okafor \(Q1\) and ines-okafor \(Q2\) apart"):
        merge(archive, "i-okafor", "ines-okafor")


def test_a_rename_vouches_for_nothing_new(archive: Path) -> None:
    by_receipt(archive)
    record = archive / "briefings" / ID / "record.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("It can wait", "It can not wait"), encoding="utf-8")
    rename(archive, "i-okafor", "okafor-engineer")
    assert any("receipt-missing" in line for line in errors(archive))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nobody", "somebody", "no actor has the id"),  # not there
        ("i-okafor", "ines-okafor", "is taken"),  # another's
        ("i-okafor", "I. Okafor", "is no id"),  # a name
        ("i-okafor", "../x", "is no id"),  # a path
    ],
)
def test_a_rename_that_cannot_be_changes_nothing(archive: Path, old: str, new: str, said: str) -> None:
    before = {path: path.read_bytes() for path in archive.rglob("*.yml")}
    with pytest.raises(InputError, match=said):
        rename(archive, old, new)
    assert {path: path.read_bytes() for path in archive.rglob("*.yml")} == before


def test_nothing_is_renamed_while_a_record_cannot_be_read(archive: Path) -> None:
    record = archive / "briefings" / ID / "record.yml"
    record.write_text("title: [", encoding="utf-8")
    with pytest.raises(InputError, match=r"record\.yml"):
        rename(archive, "i-okafor", "okafor-engineer")
    assert (archive / "briefings/_actors/i-okafor.yml").exists()
