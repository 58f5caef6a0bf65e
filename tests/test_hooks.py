"""The commit hook, and what editors are given: settings, tasks and snippets that fit the records."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from briefing_archive.model import Actor, Record
from briefing_archive.printing import as_text
from briefing_archive.problems import Problem, Severity
from briefing_archive.store.yaml_file import parse_yaml

ROOT = Path(__file__).resolve().parent.parent
CASE = "floating-quote"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A git repository with one reviewed brief of the corpus and the hook put in place."""
    corpus = ROOT / "tests" / "corpus"
    text = (corpus / CASE / "record.yml").read_text("utf-8")
    (day,) = re.findall(r"^  published: (\S+)$", text, re.MULTILINE)
    brief = tmp_path / "briefings" / f"{day}-{CASE}"
    shutil.copytree(corpus / CASE, brief, ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(corpus / "_actors", tmp_path / "briefings" / "_actors")
    shutil.copy(ROOT / ".gitignore", tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\n")
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "pre-commit.sh", tmp_path / "scripts")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "briefs").symlink_to(ROOT / ".venv" / "bin" / "briefs")
    git(tmp_path, "init", "-q")
    done = subprocess.run(["scripts/pre-commit.sh", "--install"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return tmp_path


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    names |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in names.items()}
    environment: Mapping[str, str] = os.environ | names | {"GIT_CONFIG_GLOBAL": os.devnull, "CI": ""}
    return subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def commit(folder: Path, *paths: str) -> subprocess.CompletedProcess[str]:
    git(folder, "add", "--force", *paths)
    return git(folder, "commit", "-q", "-m", "Try")


def brief_of(folder: Path) -> Path:
    return next(folder.glob(f"briefings/*-{CASE}"))


def needs_installation() -> None:
    if not (ROOT / ".venv" / "bin" / "briefs").exists():
        pytest.skip("the project is not installed in .venv")


def test_a_sound_brief_is_committed_with_its_receipt(checkout: Path) -> None:
    needs_installation()
    name = brief_of(checkout).name
    refused = commit(checkout, f"briefings/{name}/record.yml", "briefings/_actors")
    assert refused.returncode == 0, refused.stderr
    (brief_of(checkout) / "record.yml").write_text(
        (brief_of(checkout) / "record.yml").read_text("utf-8").replace("by: maintainers", "by: two of us"), "utf-8"
    )
    done = commit(checkout, f"briefings/{name}/record.yml")
    assert "receipt-missing" in done.stderr
    assert f"git add -- 'briefings/{name}/receipt.json'" in done.stderr
    assert commit(checkout, f"briefings/{name}/receipt.json").returncode == 0


def test_an_error_stops_the_commit_and_is_printed_as_the_check_prints_it(checkout: Path) -> None:
    needs_installation()
    record = brief_of(checkout) / "record.yml"
    record.write_text(record.read_text("utf-8").replace("speaker: ", "speaker: x", 1), encoding="utf-8")
    done = commit(checkout, f"briefings/{record.parent.name}/record.yml")
    assert done.returncode != 0
    told = subprocess.run(
        [".venv/bin/briefs", "check", "--quiet", record.parent.name], cwd=checkout, capture_output=True, text=True
    ).stdout
    assert told
    assert told in done.stderr
    assert git(checkout, "log").returncode != 0


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("article.txt", "article-text-committed"),  # the publisher's text
        ("record.draft.yml", "file-unexpected"),  # a second draft beside the record
        ("actors/new-one.yml", "file-unexpected"),  # actors that drafting proposed
    ],
)
def test_what_stays_on_the_editors_machine_is_refused(checkout: Path, name: str, code: str) -> None:
    path = brief_of(checkout) / name
    path.parent.mkdir(exist_ok=True)
    path.touch()
    done = commit(checkout, str(path.relative_to(checkout)))
    assert done.returncode != 0
    assert code in done.stderr


def test_a_draft_is_refused(checkout: Path) -> None:
    record = brief_of(checkout) / "record.yml"
    text = re.sub(r"status: reviewed\nreviewed: .*", "status: draft", record.read_text("utf-8"))
    record.write_text(text, encoding="utf-8")
    done = commit(checkout, str(record.relative_to(checkout)))
    assert done.returncode != 0
    assert "draft-committed" in done.stderr


def test_a_commit_without_briefs_is_left_alone(checkout: Path) -> None:
    (checkout / ".venv" / "bin" / "briefs").unlink()
    assert commit(checkout, "mkdocs.yml").returncode == 0


def test_another_hook_is_not_overwritten(checkout: Path) -> None:
    hook = checkout / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\nexit 0\n")
    done = subprocess.run(["scripts/pre-commit.sh", "--install"], cwd=checkout, capture_output=True, text=True)
    assert done.returncode == 1
    assert "mend:" in done.stderr
    assert hook.read_text().endswith("exit 0\n")


def _snippet(body: list[str]) -> str:
    """The snippet as it is typed with every default taken."""
    text = "\n".join(body).replace("${TM_FILENAME_BASE}", "ines-okafor").replace("\\$", "$")
    text = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)


def test_snippets_are_what_the_model_reads() -> None:
    snippets = json.loads((ROOT / ".vscode" / "briefs.code-snippets").read_text("utf-8"))
    typed = {one["prefix"]: _snippet(one["body"]) for one in snippets.values()}
    head = parse_yaml(typed["record"].replace("quotes: []\n", "")).value
    Record.model_validate(head)
    Actor.model_validate(parse_yaml(typed["actor"]).value)
    for prefix, at in {
        "quote": ("quotes",),
        "reported": ("quotes",),
        "claim": ("summary",),
        "participant": ("actors",),
        "event": ("context", "events"),
        "figure": ("context", "figures"),
        "correction": ("corrections",),
    }.items():
        tree = dict(head)
        items = parse_yaml(typed[prefix]).value
        tree[at[0]] = items if len(at) == 1 else {at[1]: items}
        Record.model_validate(tree)


def test_the_task_finds_the_place_of_a_problem() -> None:
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"][0]
    file = "briefings/2026-03-14-harbour/record.yml"
    for severity in Severity:
        problem = Problem(file, 6, 12, "quote-not-found", severity, "“a” is not there", "copy it")
        (line,) = as_text([problem], color=False)
        found = re.match(pattern["regexp"], line.partition("\n")[0])
        assert found
        assert found.group(pattern["file"]) == file
        assert (found.group(pattern["line"]), found.group(pattern["column"])) == ("6", "12")
        assert found.group(pattern["code"]) == "quote-not-found"
        assert (found.group(pattern["severity"]) is None) is (severity is Severity.ERROR)


def test_the_settings_name_schemas_that_exist() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert all((ROOT / path).is_file() for path in settings["yaml.schemas"])
    assert all((ROOT / one["url"]).is_file() for one in settings["json.schemas"])
