"""A new archive from this one: emptied of our briefs, with a name of its own, and still whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from briefing_archive.build import build
from briefing_archive.cli import main
from briefing_archive.new_archive import new_archive
from briefing_archive.problems import InputError
from briefing_archive.site_check import check_site

ROOT = Path(__file__).resolve().parent.parent


def git(folder: Path, *words: str) -> str:
    names = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = os.environ | names | {"GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the archive as “Use this template” gives it: one commit, with a brief, actors and a story of ours."""
    folder = tmp_path / "copy"
    for name in ("templates", "site_src", "briefings/_schema"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "scripts").symlink_to(ROOT / "scripts")
    for name in ("mkdocs.yml", "CHANGELOG.md", "LICENSE-BRIEFS", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    corpus = ROOT / "tests" / "corpus"
    brief = folder / "briefings" / "2026-03-14-harbour-dredging"
    brief.mkdir()
    shutil.copy(corpus / "harbour-dredging" / "record.yml", brief)
    shutil.copytree(corpus / "_actors", folder / "briefings" / "_actors")
    shutil.copytree(corpus / "_stories", folder / "briefings" / "_stories")
    (folder / "tests").mkdir()
    (folder / "tests" / "test_first_briefs.py").touch()
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Begin")
    return folder


def test_our_content_goes_and_the_program_stays(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "Port Verrin: “Briefs” & more"
    assert main(["--root", str(copy), "new-archive", "--name", name, "--owner", "@verrin/editors"]) == 0
    assert "1 briefs" in capsys.readouterr().out
    left = {path.relative_to(copy).as_posix() for path in (copy / "briefings").rglob("*") if path.is_file()}
    assert left == {f"briefings/_schema/{one}.schema.json" for one in ("actor", "receipt", "record", "story")}
    settings = (copy / "mkdocs.yml").read_text("utf-8")
    assert yaml.safe_load(re.search(r"^site_name:.*$", settings, re.M).group()) == {"site_name": name}  # type: ignore[union-attr]
    assert settings.count("\n") == (ROOT / "mkdocs.yml").read_text("utf-8").count("\n")
    assert f'Name "{name}"' in (copy / "LICENSE-BRIEFS").read_text("utf-8")
    assert "* @verrin/editors" in (copy / ".github" / "CODEOWNERS").read_text("utf-8")
    assert not (copy / "tests" / "test_first_briefs.py").exists()


def test_the_new_archive_builds_and_every_link_leads_somewhere(copy: Path) -> None:
    new_archive(copy, "Verrin Briefs")
    done = build(copy, reviewed_only=True)
    assert done.is_done
    assert not done.problems
    assert "Verrin Briefs" in (copy / "site" / "index.html").read_text("utf-8")
    assert not check_site(copy, copy / "site").problems


@pytest.mark.parametrize(
    ("name", "owner"), [("", ""), ("x" * 61, ""), ("a\x1bb", ""), ("Ours", "me"), ("Ours", "@a b")]
)
def test_what_is_no_name_changes_nothing(copy: Path, name: str, owner: str) -> None:
    with pytest.raises(InputError):
        new_archive(copy, name, owner)
    assert git(copy, "status", "--porcelain") == ""


@pytest.mark.parametrize("file", ["briefings/2026-03-14-harbour-dredging/article.txt", "notes.md"])
def test_what_git_does_not_keep_is_not_lost(copy: Path, file: str) -> None:
    (copy / file).write_text("mine")
    with pytest.raises(InputError, match=file.rpartition("/")[2]):
        new_archive(copy, "Ours")
    assert (copy / "briefings" / "2026-03-14-harbour-dredging" / "record.yml").exists()


def test_a_folder_without_git_is_left_alone(copy: Path) -> None:
    shutil.rmtree(copy / ".git")
    with pytest.raises(InputError, match="git does not keep"):
        new_archive(copy, "Ours")
