"""A published brief renamed, corrected and withdrawn: addresses lead on, receipts hold, nothing dangles."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from briefing_archive.amend import correct, rename_brief, withdraw
from briefing_archive.check import check
from briefing_archive.problems import InputError
from briefing_archive.store.yaml_file import read_yaml

ARTICLE = "Ferry {number} is late\n\n“The ferry is late again,” Ines Okafor said on Friday.\n"
RECORD = """\
title: Delay of the ferry {number}
status: reviewed  # by two of us
reviewed: {{by: maud, on: 2026-03-15}}
story: ferries
source: {{headline: Ferry {number} is late, published: 2026-03-14, rights: CC-BY-4.0, sha256: {sha256}}}
summary:
  - text: A delay is told of.
    evidence: [The ferry … late again]
actors:
  - {{actor: ines-okafor, named: [Ines Okafor]}}
quotes:
  - id: q1
    text: “The ferry is late again”
    speaker: ines-okafor
    named: Ines Okafor
    cue: said
{same_as}"""
ONE, TWO = "2026-03-14-ferry-one", "2026-03-14-ferry-two"
STORY = """\
title: Late ferries
intro: Two delays.
differs:
  - matter: Which ferry
    in:
      2026-03-14-ferry-one: {text: The first., evidence: [Ferry one]}
      2026-03-14-ferry-two: {text: The second., evidence: [Ferry two]}
"""
DAY = date(2026, 3, 20)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two briefs of one story, the second joined to the first, with receipts and without their articles."""
    for number, brief, same_as in (("one", ONE, ""), ("two", TWO, f"    same_as: {ONE}#q1\n")):
        folder = tmp_path / "briefings" / brief
        folder.mkdir(parents=True)
        data = ARTICLE.format(number=number).encode()
        (folder / "article.txt").write_bytes(data)
        record = RECORD.format(number=number, sha256=hashlib.sha256(data).hexdigest(), same_as=same_as)
        (folder / "record.yml").write_text(record, encoding="utf-8")
    for name, text in (
        ("_actors/ines-okafor.yml", "id: ines-okafor\nkind: person\nname: Ines Okafor\n"),
        ("_stories/ferries.yml", STORY),
    ):
        path = tmp_path / "briefings" / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    checked = check(tmp_path, write_receipts=True)
    assert checked.receipts_written == (ONE, TWO), [problem for problem in checked.problems if problem.is_error]
    for article in tmp_path.rglob("article.txt"):
        article.unlink()
    assert errors(tmp_path) == []
    return tmp_path


def errors(archive: Path) -> list[str]:
    return [f"{one.file}:{one.line} {one.code}: {one.fault}" for one in check(archive).problems if one.is_error]


def files(archive: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (archive / "briefings").rglob("*") if path.is_file()}


def record(archive: Path, brief: str) -> dict[str, object]:
    value = read_yaml(archive / "briefings" / brief / "record.yml").value
    assert isinstance(value, dict)
    return value


def test_a_renamed_brief_keeps_its_old_address_and_what_points_to_it(archive: Path) -> None:
    new = "2026-03-14-first-ferry"
    assert sorted(rename_brief(archive, ONE, new)) == [
        "briefings/2026-03-14-ferry-two/record.yml",
        "briefings/2026-03-14-first-ferry/record.yml",
        "briefings/_stories/ferries.yml",
    ]
    assert record(archive, new)["formerly"] == [ONE]
    assert record(archive, TWO)["quotes"][0]["same_as"] == f"{new}#q1"  # type: ignore[index]
    assert "# by two of us" in (archive / "briefings" / new / "record.yml").read_text(encoding="utf-8")
    assert errors(archive) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2026-03-14-no-ferry", "2026-03-14-x", "there is no brief"),  # not there
        (ONE, TWO, "is taken"),  # another's
        (ONE, ONE, "is called `2026-03-14-ferry-one` already"),  # its own
        (ONE, "2026-03-15-ferry-one", "another day"),  # another day
        (ONE, "../x", "is no id"),  # a path
    ],
)
def test_a_rename_that_cannot_be_changes_nothing(archive: Path, old: str, new: str, said: str) -> None:
    before = files(archive)
    with pytest.raises(InputError, match=said):
        rename_brief(archive, old, new)
    assert files(archive) == before


def test_a_correction_is_dated_and_added(archive: Path) -> None:
    correct(archive, ONE, "The ferry was named wrongly.", "A reader wrote.", DAY)
    correct(archive, ONE, "And its day.", "We saw it ourselves.", DAY)
    assert [one["what"] for one in record(archive, ONE)["corrections"]] == [  # type: ignore[attr-defined]
        "The ferry was named wrongly.",
        "And its day.",
    ]
    # Our new words may have been copied from the article, which nobody here can compare them with.
    assert len(errors(archive)) == 2
    assert all("receipt-missing: corrections/" in line for line in errors(archive))


def test_a_withdrawn_brief_leaves_a_tombstone_and_nothing_dangling(archive: Path) -> None:
    withdraw(archive, ONE, "The article was retracted.", DAY)
    left = record(archive, ONE)
    assert left["status"] == "withdrawn"
    assert left["withdrawn"] == {"on": "2026-03-20", "why": "The article was retracted."}
    assert not {"summary", "actors", "quotes", "context", "story"} & left.keys()
    assert not (archive / "briefings" / ONE / "receipt.json").exists()
    assert "same_as" not in record(archive, TWO)["quotes"][0]  # type: ignore[index]
    assert "differs" not in read_yaml(archive / "briefings/_stories/ferries.yml").value
    assert errors(archive) == []


@pytest.mark.parametrize(
    ("words", "fault"), [("", "is empty"), ("x" * 3000, "3,000 signs"), ("a\x01b", "invisible sign U\\+0001")]
)
def test_words_that_a_record_cannot_hold_change_nothing(archive: Path, words: str, fault: str) -> None:
    before = files(archive)
    with pytest.raises(InputError, match=f"--what: `what` .*{fault}"):
        correct(archive, ONE, words, "why", DAY)
    with pytest.raises(InputError, match=f"--why: `why` .*{fault}"):
        withdraw(archive, ONE, words, DAY)
    assert files(archive) == before
