"""The command line: exit statuses, and messages that say how to go on."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from briefing_archive.__main__ import main as start
from briefing_archive.cli import main

CASE = "floating-quote"


@pytest.fixture
def archive(tmp_path: Path, project_root: Path) -> Path:
    """An archive with one brief of the corpus, its article at hand."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\n")
    corpus = project_root / "tests/corpus"
    shutil.copytree(corpus / "_actors", tmp_path / "briefings/_actors")
    record = (corpus / CASE / "record.yml").read_text(encoding="utf-8")
    day = next(line.split()[-1] for line in record.splitlines() if line.strip().startswith("published:"))
    shutil.copytree(corpus / CASE, tmp_path / "briefings" / f"{day}-{CASE}", ignore=shutil.ignore_patterns("*.md"))
    return tmp_path


def briefs(*words: str) -> int:
    try:
        return main(words)
    except SystemExit as ended:
        return int(ended.code or 0)


def test_a_clean_archive_ends_with_0(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert briefs("--root", str(archive), "check") == 0
    assert "1 brief checked: 1 against the article" in capsys.readouterr().out


def test_options_for_every_command_stand_before_or_after_it(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert briefs("check", "--root", str(archive), "--quiet") == 0
    assert "1 brief checked" not in capsys.readouterr().out


def test_an_error_ends_with_1_and_names_line_column_and_mend(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = next((archive / "briefings").glob(f"*-{CASE}/record.yml"))
    lines = record.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.strip().startswith("speaker:"))
    lines[at] = lines[at].rpartition(" ")[0] + " nobody-known"
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert briefs("--root", str(archive), "check") == 1
    column = lines[at].index("nobody-known") + 1
    told = capsys.readouterr().out
    assert f"briefings/{record.parent.name}/record.yml:{at + 1}:{column}: actor-unknown: " in told
    assert "\n    mend: " in told

    assert briefs("--root", str(archive), "check", "--format", "json") == 1
    problems = json.loads(capsys.readouterr().out)
    assert {"actor-unknown"} <= {problem["code"] for problem in problems}

    assert briefs("--root", str(archive), "check", "--format", "github") == 1
    assert f",line={at + 1},col={column},title=actor-unknown::" in capsys.readouterr().out


def test_a_build_counts_the_warnings_of_drafts(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = next((archive / "briefings").glob(f"*-{CASE}/record.yml"))
    text = record.read_text(encoding="utf-8").replace("status: reviewed", "status: draft", 1)
    text = "\n".join(line for line in text.splitlines() if not line.startswith("reviewed:")) + "\n"
    record.write_text(text.replace("    speaker: ", "    speaker: no-", 1), encoding="utf-8")
    (archive / "templates").symlink_to(Path(__file__).parent.parent / "templates")
    assert briefs("--root", str(archive), "render") == 0
    told = capsys.readouterr()
    assert f"{record.parent.name} is a draft with" in told.out
    assert "actor-unknown" not in told.err


def test_a_check_of_all_counts_the_warnings_of_drafts(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = next((archive / "briefings").glob(f"*-{CASE}/record.yml"))
    draft = archive / "briefings" / "2026-03-15-draft"
    shutil.copytree(record.parent, draft)
    text = record.read_text(encoding="utf-8").replace("status: reviewed", "status: draft", 1)
    text = "\n".join(line for line in text.splitlines() if not line.startswith(("reviewed:", "story:"))) + "\n"
    (draft / "record.yml").write_text(text.replace("    speaker: ", "    speaker: no-", 1), encoding="utf-8")
    code, counted = "actor-unknown (warning)", "2026-03-15-draft is a draft with "

    def told(*words: str) -> str:
        assert briefs("--root", str(archive), "check", *words) == 0
        return capsys.readouterr().out

    assert code not in told()
    assert told().splitlines()[-2].startswith(counted)
    assert code in told("--drafts")
    assert code in told("2026-03-15-draft")
    assert counted not in told("2026-03-15-draft")
    assert " actor-unknown" in told("2026-03-15-draft").splitlines()[-1]  # how many of what kind
    assert "actor-unknown" in told("--format", "json")
    (draft / "record.yml").write_text(text.replace("status: draft", "status: drafty"), encoding="utf-8")
    assert briefs("--root", str(archive), "check") == 1  # a fault of form is told in full
    assert "value-invalid" in capsys.readouterr().out


def test_ci_writes_no_receipt(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    receipts = list((archive / "briefings").glob("*/receipt.json"))
    for receipt in receipts:
        receipt.unlink()
    monkeypatch.setenv("CI", "true")
    briefs("--root", str(archive), "check")
    assert not list((archive / "briefings").glob("*/receipt.json"))
    monkeypatch.delenv("CI")
    briefs("--root", str(archive), "check")
    assert len(list((archive / "briefings").glob("*/receipt.json"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        (),  # no command
        ("chekc",),  # a wrong one
        ("new",),  # no article
        ("new", "a.txt", "--published", "yesterday"),  # no day
        ("build", "--jobs", "0"),  # no number of processes
        ("check", "--format", "xml"),  # no format
    ],
)
def test_a_wrong_command_line_ends_with_2(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert briefs(*words) == 2
    told = capsys.readouterr().err
    assert "    mend: " in told
    assert "Traceback" not in told


def test_a_folder_that_is_no_archive_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert briefs("--root", str(tmp_path), "check") == 2
    assert "is no briefing archive" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error(archive: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "-m", "briefing_archive", "--root", str(archive), "check"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert b"Traceback" not in ended.stderr
    assert ended.returncode == 0


def test_a_terminal_of_few_signs_and_closed_streams_are_no_error(archive: Path) -> None:
    command = f"{sys.executable} -m briefing_archive --root {archive}"
    few = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    for words in ("--help", "check 0>&- 1>&-", "check 2>&-"):
        ended = subprocess.run(f"{command} {words}", shell=True, env=few, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stderr
        assert not ended.stderr


def test_stopping_is_understood_from_the_first_moment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stopped:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "briefing_archive.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "briefing_archive.cli")
    monkeypatch.setattr(sys, "meta_path", [Stopped(), *sys.meta_path])
    assert start() == 130
    assert capsys.readouterr().err == "stopped\n"


def test_a_draft_shows_an_editor_what_the_article_does_not_bear_out(archive: Path) -> None:
    record = next((archive / "briefings").glob(f"*-{CASE}/record.yml"))
    text = record.read_text(encoding="utf-8").replace("status: reviewed", "status: draft", 1)
    text = "\n".join(line for line in text.splitlines() if not line.startswith("reviewed:")) + "\n"
    at = text.index("“", text.index("quotes:")) + 1
    record.write_text(text[:at] + "Verily " + text[at:], encoding="utf-8")
    (archive / "templates").symlink_to(Path(__file__).parent.parent / "templates")
    assert briefs("--root", str(archive), "render") == 0
    page = (archive / "site_src" / "briefs" / f"{record.parent.name}.md").read_text(encoding="utf-8")
    assert "*words differ*{: .badge .gone }" in page
    assert "Verily" in page.partition("words differ")[2]


@pytest.mark.parametrize(
    "words", [("check",), ("review", "{brief}"), ("correct", "{brief}", "--what", "a", "--why", "b")]
)
def test_a_folder_in_the_place_of_a_file_is_told(
    archive: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    record = next(archive.glob("briefings/2*/record.yml"))
    record.unlink()
    record.mkdir()
    assert briefs(*(word.format(brief=record.parent.name) for word in words), "--root", str(archive)) in {1, 2}
    told = "".join(capsys.readouterr())
    assert "mend: " in told
    assert record.parent.name in told


def test_what_the_system_refuses_is_told_with_its_place(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "briefings/_actors/x.yml")

    monkeypatch.setattr("briefing_archive.review.review", full)
    assert briefs("review", "x", "--root", str(archive)) == 1
    told = capsys.readouterr().err
    assert told.startswith("briefings/_actors/x.yml: No space left on device\n    mend: ")


def test_suggesting_duplicates_tells_of_actors_that_cannot_be_read(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (archive / "briefings/_actors/tavria.yml").write_text("id: [\n", encoding="utf-8")
    assert briefs("actors", "suggest", "--root", str(archive)) == 1
    assert "briefings/_actors/tavria.yml:" in capsys.readouterr().err
