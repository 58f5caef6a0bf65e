"""The view of a brief beside its article: what is doubtful, what may be missing, and where each item stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from briefing_archive.cli import main
from briefing_archive.model import Record
from briefing_archive.side_by_side import side_by_side

TEXT = """Ferry line to end

A ferry at the quay of Port Verrin. Picture: Joren Alstad

The ferry between Port Verrin and Ombra will stop in May, mayor Ines Okafor said on Monday.

“We cannot pay for it any longer,” Okafor told reporters. She spoke of “an honest farewell”.

The line is a loss, argued the treasurer, Tamas Vell. The so-called “ferry” is a raft.
"""

RECORD = """\
title: A ferry
status: draft
source: {headline: Ferry line to end, published: 2026-03-10}
actors:
  # LOOK: not in the registry
  - {actor: ines-okafor, named: [Ines Okafor, Okafor], role: mayor}
quotes:
  - id: q1
    text: The ferry will stop in May.
    evidence: [The ferry between … in May]
    speaker: ines-okafor
    named: mayor Ines Okafor
    cue: said
    on: 2026-03-09
  # LOOK: is this what was said?
  # LOOK: who speaks?
  - id: q2
    text: “We cannot pay for it any longer,”
    speaker: ines-okafor
    named: Okafor
    cue: told reporters
context:
  events:
    - {id: e1, date: 2026-05, text: The ferry stops., evidence: [words that are not there]}
corrections: []
"""


def record(**parts: object) -> Record:
    source = {"headline": "Ferry line to end", "published": "2026-03-10"}
    return Record.model_validate({"title": "A ferry", "status": "draft", "source": source, **parts})


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\n")
    folder = tmp_path / "briefings/2026-03-10-ferry"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    (folder / "record.yml").write_text(RECORD, encoding="utf-8")
    return tmp_path


def seen(archive: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["--root", str(archive), "review", "2026-03-10-ferry"]) == 0
    return capsys.readouterr().out.splitlines()


def part(lines: list[str], title: str) -> list[str]:
    start = lines.index(title) + 1
    end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    return lines[start:end]


def test_doubtful_items_come_first_with_what_is_doubtful(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert part(seen(archive, capsys), "Look at these first") == [
        "  ¶1  actors/1: ines-okafor: Ines Okafor, Okafor (mayor)",
        "      not in the registry",
        "  ¶2  quotes/q2: [direct] “We cannot pay for it any longer,” — ines-okafor · Okafor · told reporters",
        "      is this what was said?",
        "      who speaks?",
    ]


def test_an_actor_adopted_since_is_no_longer_doubtful(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registry = archive / "briefings/_actors"
    registry.mkdir()
    (registry / "ines-okafor.yml").write_text("id: ines-okafor\nkind: person\nname: Ines Okafor\n", encoding="utf-8")
    assert [line.split()[1] for line in part(seen(archive, capsys), "Look at these first")[:1]] == ["quotes/q2:"]


def test_what_may_be_missing(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = seen(archive, capsys)
    # One word between marks names a thing; speech that a quote takes up is not missing.
    assert part(lines, "Between quotation marks, but in no quote") == ["  ¶2  “an honest farewell”"]
    reporting = "Words that report something, with no quote"
    assert part(lines, reporting) == ["  ¶3  argued: The line is a loss, argued the treasurer, Tamas Vell."]


def test_a_second_statement_beside_a_quote_is_not_hidden(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = archive / "briefings/2026-03-10-ferry/article.txt"
    article.write_text(TEXT.replace("on Monday.", "on Monday, and Tamas Vell warned of debts."), encoding="utf-8")
    first, *_ = part(seen(archive, capsys), "Words that report something, with no quote")
    assert first.startswith("  ¶1  warned: ")


def test_each_item_stands_under_its_paragraph(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = seen(archive, capsys)
    below = part(
        lines, "¶1  The ferry between Port Verrin and Ombra will stop in May, mayor Ines Okafor said on Monday."
    )
    assert [line.split()[0] for line in below[:2]] == ["actors/1:", "quotes/q1:"]
    assert below[2:] == ["          “The ferry between … in May” (11 words)"]
    nowhere = "Words that stand nowhere in the article, or in several places"
    assert part(lines, nowhere) == ["  events/e1: 2026-05 The ferry stops."]


def test_nothing_is_listed_where_nothing_is_amiss() -> None:
    lines = list(side_by_side(record(), "Ferry late\n\nThe ferry was late on Monday again.\n", {}))
    assert lines[0] == "The article"
    assert "¶1  The ferry was late on Monday again." in lines


def test_signs_that_command_a_terminal_are_shown(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = archive / "briefings/2026-03-10-ferry/article.txt"
    article.write_text(TEXT + "\nA bell\x1b[31m rang.\n", encoding="utf-8")
    out = "\n".join(seen(archive, capsys))
    assert "\x1b" not in out
    assert "A bell\\x1b[31m rang." in out


@pytest.mark.parametrize(
    ("gone", "brief", "said"),
    [
        (None, "2026-03-10-fery", "write 2026-03-10-ferry"),  # another id
        ("article.txt", "2026-03-10-ferry", "the article is not at hand"),
        ("record.yml", "2026-03-10-ferry", "the folder has no record"),
    ],
)
def test_what_cannot_be_shown_is_told(
    archive: Path, capsys: pytest.CaptureFixture[str], gone: str | None, brief: str, said: str
) -> None:
    if gone:
        (archive / "briefings/2026-03-10-ferry" / gone).unlink()
    assert main(["--root", str(archive), "review", brief]) == 2
    assert said in capsys.readouterr().err


def test_the_archives_own_briefs_can_be_shown(
    tmp_path: Path, project_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = project_root / "tests/corpus/harbour-dredging"
    folder = tmp_path / "briefings/2026-03-14-harbour-dredging"
    shutil.copytree(case, folder)
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\n")
    assert main(["--root", str(tmp_path), "review", folder.name]) == 0
    assert "Words that stand nowhere" not in capsys.readouterr().out
