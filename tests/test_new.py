"""A new brief from an article: made whole or not at all, never over what a person wrote."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest
from briefing_archive.check import check
from briefing_archive.cli import main
from briefing_archive.store.yaml_file import read_yaml

SAMPLE = "tests/corpus/harbour-dredging/article.txt"
DAY = "2026-03-14"
ID = "2026-03-14-port-verrin-halts-dredging-after-divers-find-eelgrass"

pytestmark = pytest.mark.nlp


@pytest.fixture
def archive(tmp_path: Path, project_root: Path) -> Path:
    """An archive without briefs, with the registry of the corpus."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\n")
    shutil.copytree(project_root / "tests/corpus/_actors", tmp_path / "briefings/_actors")
    return tmp_path


@pytest.fixture
def sample(project_root: Path) -> Path:
    return project_root / SAMPLE


def briefs(archive: Path, *words: str) -> int:
    """Exit status of one command in the archive."""
    try:
        return main(["--root", str(archive), *words])
    except SystemExit as ended:
        return int(ended.code or 0)


def made(archive: Path) -> list[str]:
    return sorted(path.name for path in (archive / "briefings").iterdir() if not path.name.startswith("_"))


def test_a_draft_has_everything_and_passes_as_a_draft(archive: Path, sample: Path) -> None:
    assert briefs(archive, "new", str(sample), "--published", DAY, "--publisher", "The Verrin Post") == 0
    assert made(archive) == [ID]
    folder = archive / "briefings" / ID
    assert (folder / "article.txt").read_bytes() == sample.read_bytes()
    tree = read_yaml(folder / "record.yml").value
    assert tree["status"] == "draft"
    assert tree["source"]["publisher"] == "The Verrin Post"
    assert tree["source"]["url"] == "unknown"
    speakers = [quote["speaker"] for quote in tree["quotes"]]
    assert "ines-okafor" in speakers
    for group in ("summary", "actors", "quotes"):
        assert tree[group], group
    assert tree["context"]["events"]
    assert all(claim["evidence"] for claim in tree["summary"])
    checked = check(archive)
    assert not checked.has_errors, [problem for problem in checked.problems if problem.is_error]


def test_the_comments_say_where_to_look(archive: Path, sample: Path) -> None:
    briefs(archive, "new", str(sample), "--published", DAY)
    text = (archive / "briefings" / ID / "record.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../_schema/record.schema.json\n")
    assert "LOOK: the article's headline: write one of our own\ntitle:" in text
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_actors_the_registry_lacks_are_proposed_beside_and_never_added(archive: Path, sample: Path) -> None:
    shutil.rmtree(archive / "briefings/_actors")
    briefs(archive, "new", str(sample), "--published", DAY)
    proposed = {path.stem for path in (archive / "briefings" / ID / "actors").iterdir()}
    assert "ines-okafor" in proposed
    assert not (archive / "briefings/_actors").exists()


def test_standard_input(archive: Path, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(sample.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert briefs(archive, "new", "-", "--published", DAY) == 0
    assert made(archive) == [ID]


def test_an_article_that_is_there_is_refused(archive: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefs(archive, "new", str(sample), "--published", DAY)
    capsys.readouterr()
    assert briefs(archive, "new", str(sample), "--published", DAY) == 2
    assert f"in the archive already, as {ID}" in capsys.readouterr().err
    assert made(archive) == [ID]


def test_a_text_that_was_missing_is_put_beside_its_record(
    archive: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefs(archive, "new", str(sample), "--published", DAY)
    article = archive / "briefings" / ID / "article.txt"
    article.unlink()
    assert briefs(archive, "new", str(sample), "--published", DAY) == 2
    assert "now stands in" in capsys.readouterr().err
    assert article.read_bytes() == sample.read_bytes()


def test_an_address_that_is_there_is_refused(
    archive: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefs(archive, "new", str(sample), "--published", DAY, "--url", "https://example.org/verrin")
    other = tmp_path / "other.txt"
    other.write_text("Ferry late\n\nThe ferry was late, the board said.\n")
    capsys.readouterr()
    again = ("new", str(other), "--published", DAY, "--url", "http://www.example.org/verrin/#top")
    assert briefs(archive, *again) == 2
    assert "of this address" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),  # nothing in it
        ("Café".encode("utf-16"), "UTF-16"),  # another encoding
        ("Ferry late\n\n“Late,” he said.\n".encode("cp1252"), "0x93"),  # and one of Windows
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),  # a picture
        (b"A headline and no more\n", "no paragraph"),  # no sentence
        (b"Ferry late\n\nThe ferry was late, the board said.\n", "day of publication"),  # no day
    ],
)
def test_bad_input_says_what_is_wrong_and_leaves_nothing(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, said: str
) -> None:
    article = tmp_path / "article.txt"
    article.write_bytes(data)
    before = sorted((archive / "briefings").iterdir())
    assert briefs(archive, "new", str(article)) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "    mend: " in told
    assert "Traceback" not in told
    assert sorted((archive / "briefings").iterdir()) == before


@pytest.mark.parametrize(
    ("option", "words", "said"),
    [
        ("--story", "No Such", "`No Such` is no id"),
        ("--author", "a\nb", "must be one line"),
        ("--publisher", "x\u202ey", "invisible sign U+202E"),
        ("--publisher", "x" * 301, "300"),
        ("--url", "javascript:alert(1)", "is no web address"),
    ],
)
def test_what_a_record_cannot_hold_is_refused_before_drafting(
    archive: Path, sample: Path, capsys: pytest.CaptureFixture[str], option: str, words: str, said: str
) -> None:
    assert briefs(archive, "new", str(sample), "--published", DAY, f"{option}={words}") == 2
    told = capsys.readouterr().err
    assert told.startswith(f"{option}: ")
    assert said in told
    assert "    mend: " in told
    assert made(archive) == []


def test_signs_that_nobody_sees_are_left_out_of_the_headline(archive: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "Bridge \u202eshut\u202c 🙂\n\nThe bridge was shut, Mayor Edda Kroll\u200b said.\n", encoding="utf-8"
    )
    assert briefs(archive, "new", str(article), "--published", DAY) == 0
    (brief,) = made(archive)
    record = read_yaml(archive / "briefings" / brief / "record.yml").value
    assert record["source"]["headline"] == "Bridge shut 🙂"
    assert briefs(archive, "check", brief) == 0


def test_a_day_to_come_is_told(archive: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert briefs(archive, "new", str(sample), "--published", "9026-03-14") == 0
    assert "9026-03-14 is still to come: look at the day of publication." in capsys.readouterr().out


@pytest.mark.parametrize("day", ["2026-02-30", "14 March 2026", "2026-3-4", ""])
def test_a_day_that_is_none_is_refused(archive: Path, sample: Path, day: str) -> None:
    assert briefs(archive, "new", str(sample), "--published", day) == 2
    assert made(archive) == []


def test_the_articles_own_day_serves(archive: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Ferry late\n\nSaturday, March 14, 2026\n\nThe ferry was late, Ines Okafor said yesterday.\n")
    assert briefs(archive, "new", str(article)) == 0
    assert made(archive) == ["2026-03-14-ferry-late"]


def test_a_day_that_the_article_contradicts_is_told(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Ferry late\n\nSaturday, March 14, 2026\n\nThe ferry was late, Ines Okafor said yesterday.\n")
    assert briefs(archive, "new", str(article), "--published", "2026-03-12") == 0
    assert "The article states another day than 2026-03-12: 2026-03-14." in capsys.readouterr().out
    record = (archive / "briefings/2026-03-12-ferry-late/record.yml").read_text("utf-8")
    assert "# LOOK: the article states another day: 2026-03-14\n  published: 2026-03-12\n" in record


def test_another_language_gets_the_frame_and_a_message(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "Die Fähre kommt zu spät\n\nDie Fähre aus Sankt Aldo kam am Dienstag wieder zu spät im Hafen an, weil der Wind "
        "gegen Abend stark auffrischte und die Besatzung lange auf einen Lotsen wartete, sagte der Hafenmeister.\n",
        encoding="utf-8",
    )
    assert briefs(archive, "new", str(article), "--published", DAY) == 0
    assert "“de”" in capsys.readouterr().out
    record = read_yaml(archive / "briefings" / made(archive)[0] / "record.yml").value
    assert record["source"]["language"] == "de"
    assert record["quotes"] == []
    assert not check(archive).has_errors


def test_drafting_again_leaves_the_record_alone(
    archive: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefs(archive, "new", str(sample), "--published", DAY)
    record = archive / "briefings" / ID / "record.yml"
    edited = record.read_text(encoding="utf-8").replace("title: ", "title: Edited by hand, ", 1)
    record.write_text(edited, encoding="utf-8")
    capsys.readouterr()
    assert briefs(archive, "draft", ID) == 0
    told = capsys.readouterr().out
    assert "-title: Edited by hand" in told
    assert record.read_text(encoding="utf-8") == edited
    assert (record.parent / "record.draft.yml").is_file()


def test_drafting_again_needs_the_article(archive: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefs(archive, "new", str(sample), "--published", DAY)
    (archive / "briefings" / ID / "article.txt").unlink()
    assert briefs(archive, "draft", ID) == 2
    assert "not at hand" in capsys.readouterr().err
    assert briefs(archive, "draft", "no-such-brief") == 2


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "day"),
    [("russia-hopes-taliban-cope-with-daesh", "2021-10-14"), ("russia-welcomes-taliban-for-talks", "2021-10-20")],
)
def test_the_first_two_articles_are_drafted(archive: Path, shared: Path, name: str, day: str) -> None:
    assert briefs(archive, "new", str(shared / "articles" / f"{name}.txt"), "--published", day) == 0
    record = read_yaml(archive / "briefings" / made(archive)[0] / "record.yml").value
    speakers = {str(quote["speaker"]) for quote in record["quotes"]}
    assert "vladimir-putin" in speakers
    assert not check(archive).has_errors
