"""Actors that drafting missed, listed in a brief by a command."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_archive.check import check
from briefing_archive.cli import main
from briefing_archive.store.yaml_file import read_yaml

ID = "2026-03-14-dredging-stops"
ARTICLE = "Dredging stops\n\nEdda Kroll sued the Verrin Council. The council and the Reef Society said nothing.\n"
RECORD = """\
title: Work ends
status: draft
source: {headline: Dredging stops, published: 2026-03-14}
actors:
  # who sued
  - {actor: edda-kroll, named: [Edda Kroll]}
quotes: []
"""
REGISTRY = {
    "edda-kroll": "id: edda-kroll\nkind: person\nname: Edda Kroll\n",
    "council-of-verrin": (
        "id: council-of-verrin\nkind: government-body\nname: Council of Verrin\n"
        "names: [Verrin Council, {name: the council, weak: true}]\n"
    ),
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "briefings" / ID
    folder.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").touch()
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "record.yml").write_text(RECORD, encoding="utf-8")
    registry = tmp_path / "briefings/_actors"
    registry.mkdir()
    for name, text in REGISTRY.items():
        (registry / f"{name}.yml").write_text(text, encoding="utf-8")
    return tmp_path


def run(archive: Path, *words: str) -> int:
    return main(["actors", "add", ID, *words, "--root", str(archive)])


def listed(archive: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = read_yaml(archive / "briefings" / ID / "record.yml").value["actors"]
    return found


def test_an_actor_of_the_registry_is_listed_under_the_words_of_the_article(archive: Path) -> None:
    assert run(archive, "the  Verrin Council") == 0
    assert listed(archive)[1:] == [{"actor": "council-of-verrin", "named": ["the Verrin Council"]}]
    assert run(archive, "The council", "--as", "council-of-verrin") == 0
    assert listed(archive)[1]["named"] == ["the Verrin Council", "The council"]
    assert "  # who sued\n" in (archive / "briefings" / ID / "record.yml").read_text("utf-8")
    assert not [one for one in check(archive, [ID]).problems if one.is_error]


def test_a_name_that_is_listed_changes_nothing(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, "Edda Kroll") == 0
    assert (archive / "briefings" / ID / "record.yml").read_text("utf-8") == RECORD
    assert "edda-kroll is listed already" in capsys.readouterr().out


def test_a_new_actor_is_proposed_and_can_be_adopted(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, "Reef Society", "--kind", "ngo") == 0
    assert f"briefs actors adopt {ID} reef-society --edit" in capsys.readouterr().out
    assert listed(archive)[1] == {"actor": "reef-society", "named": ["Reef Society"]}
    assert not (archive / "briefings/_actors/reef-society.yml").exists()
    assert run(archive, "the Reef Society") == 0, "one that is proposed is known"
    assert main(["actors", "adopt", ID, "--root", str(archive)]) == 0
    assert read_yaml(archive / "briefings/_actors/reef-society.yml").value["kind"] == "ngo"
    assert not [one for one in check(archive, [ID]).problems if one.is_error]


def test_a_brief_whose_article_is_elsewhere_can_be_added_to(archive: Path) -> None:
    (archive / "briefings" / ID / "article.txt").unlink()
    assert run(archive, "Harbour Guild", "--kind", "ngo") == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Reef Guild", "--kind", "ngo"), "“Reef Guild” does not stand in the article"),
        (("Reef Society",), "nobody in the registry is called “Reef Society”"),
        (("The council",), "“The council” can be council-of-verrin"),
        (("Edda Kroll", "--kind", "company"), "“Edda Kroll” can be edda-kroll"),
        (("Reef Society", "--as", "edda-kroll", "--kind", "ngo"), "--kind: edda-kroll is of the kind person, not ngo"),
        (("Reef Society", "--as", "edda-krol"), "--as: no actor has the id `edda-krol`\n    mend: one of: edda-kroll"),
        (("Reef Society", "--kind", "fish"), "invalid choice: 'fish'"),
        ((" ",), "the name is empty"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    archive: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    try:
        status = run(archive, *words)
    except SystemExit as left:
        status = int(left.code or 0)
    assert status == 2
    assert said in capsys.readouterr().err
    assert (archive / "briefings" / ID / "record.yml").read_text("utf-8") == RECORD
    assert not (archive / "briefings" / ID / "actors").exists()


def test_a_record_that_cannot_be_read_is_left_alone(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = archive / "briefings" / ID / "record.yml"
    record.write_text(RECORD + "quotes: []\n", encoding="utf-8")
    assert run(archive, "Verrin Council") == 1
    assert f"briefings/{ID}/record.yml:8:1" in capsys.readouterr().err
    assert main(["actors", "add", "2026-03-15-nothing", "X", "--root", str(archive)]) == 2
