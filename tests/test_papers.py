"""The papers keep their word: README, locks, workflows, changelog and decisions."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from briefing_archive.cli import _parser
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PAPERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "site_src" / "decisions").glob("*.md"))]
DECISIONS = sorted((ROOT / "site_src" / "decisions").glob("[0-9]*.md"))


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.M))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_commands_exist(paper: Path) -> None:
    code = re.findall(r"```sh\n(.*?)```|`([^`\n]+)`", paper.read_text("utf-8"), re.S)
    named = {name for block in code for part in block for name in re.findall(r"^make ([a-z-]+)", part, re.M)}
    assert named <= _targets()


FOR_GITHUB = sorted((ROOT / ".github").glob("*.md"))
WRITTEN = sorted((ROOT / "site_src").glob("about*.md"))


@pytest.mark.parametrize("paper", [*PAPERS, *FOR_GITHUB, *WRITTEN], ids=lambda path: path.name)
def test_commands_of_briefs_exist(paper: Path) -> None:
    code = "\n".join(re.findall(r"```sh\n(.*?)```|`[^`\n]+`", paper.read_text("utf-8"), re.S) or [""])
    spans = re.findall(r"`([^`\n]+)`", paper.read_text("utf-8"))
    named = {name for part in (code, *spans) for name in re.findall(r"^briefs ([a-z-]+)", part, re.M)}
    (commands,) = [one for one in _parser()._actions if one.dest == "command"]
    assert named <= set(commands.choices or ())


def test_readme_names_what_matters() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {"make site", "make test", "make serve"} <= set(re.findall(r"make [a-z]+", readme))


@pytest.mark.parametrize("paper", [*PAPERS, ROOT / "CHANGELOG.md"], ids=lambda path: path.name)
def test_links_and_samples_lead_somewhere(paper: Path) -> None:
    text = paper.read_text("utf-8")
    targets = [t for t in re.findall(r"\]\(([^)#]+)", text) if "://" not in t]
    assert not [target for target in targets if not (paper.parent / target).exists()]
    samples = re.findall(r"ARTICLE=(tests/\S+)", text)
    assert not [sample for sample in samples if not (ROOT / sample).is_file()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_hold_hashes_and_no_place(lock: Path) -> None:
    text = lock.read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 0
    for entry in entries:
        assert re.match(
            r"[a-z0-9][a-z0-9._-]*==[^\s;]+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\\n|$))+$", entry
        )
    assert not re.search(r"://|file:|(^|\s)/|--(index|find|extra)", text)


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {
        "site": project["dependencies"],
        "draft": project["dependencies"] + extras["draft"],
        "test": project["dependencies"] + extras["draft"] + extras["test"],
    }
    for name, requirements in wanted.items():
        locked = _locked(name)
        for requirement in map(Requirement, requirements):
            version = locked.get(_plain(requirement.name))
            assert version, f"{name}.txt lacks {requirement.name}: make lock"
            assert version in requirement.specifier, f"{name}.txt has another {requirement.name}: make lock"


def test_smaller_locks_agree_with_the_largest() -> None:
    test = _locked("test").items()
    assert _locked("site").items() <= _locked("draft").items() <= test


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(name: str) -> dict[str, Version]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return {_plain(n): Version(v) for n, v in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.M)}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_pinned_and_hold_no_right_they_do_not_need(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses
    for action, comment in uses:
        if action.startswith("$/"):  # a workflow of this repository, at this commit
            assert (ROOT / action.removeprefix("$/")).is_file()
            continue
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)
    plan = yaml.safe_load(text)
    assert plan["permissions"] == {}
    assert not {"pull_request_target", "workflow_run"} & set(plan[True]), "on: reads as True"
    for job in plan["jobs"].values():
        steps = job.get("steps", [])
        rights = {right for right, level in job["permissions"].items() if level == "write"}
        runs = [step["run"] for step in steps if "run" in step]
        if rights:
            assert "pull_request" not in plan[True], "what a pull request starts may not write"
            ours = re.compile(r"bash \.github/scripts/[a-z-]+\.sh")
            assert all(ours.fullmatch(run) for run in runs), "a job that may write runs our tested scripts alone"
        assert not [run for run in runs if "${{" in run], "values reach scripts through the environment"
        checkouts = [step for step in steps if "checkout@" in step.get("uses", "")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_scripts_of_workflows_exist() -> None:
    named = {name for path in WORKFLOWS for name in re.findall(r"bash (\S+\.sh)", path.read_text("utf-8"))}
    assert named
    assert not [name for name in named if not (ROOT / name).is_file()]


def test_workflows_pass_zizmor() -> None:
    program = Path(sys.executable).with_name("zizmor")
    command = [program, "--offline", "--no-progress", "--persona=pedantic", "--strict-collection", ".github"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


GITHUB = ROOT / ".github"
SHAPES = [
    *((path, "github-workflows") for path in WORKFLOWS),
    *((path, "github-issue-forms") for path in sorted(GITHUB.glob("ISSUE_TEMPLATE/*.yml")) if path.stem != "config"),
    (GITHUB / "ISSUE_TEMPLATE" / "config.yml", "github-issue-config"),
    (GITHUB / "dependabot.yml", "dependabot"),
]


def _shape_of(path: Path, shape: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [program, "--builtin-schema", f"vendor.{shape}", path]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("path", "shape"), SHAPES, ids=lambda value: getattr(value, "name", value))
def test_files_for_github_have_the_shape_it_reads(path: Path, shape: str) -> None:
    done = _shape_of(path, shape)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_workflow_is_noticed(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text((WORKFLOWS[0].read_text("utf-8")).replace("runs-on:", "run-on:"), encoding="utf-8")
    assert _shape_of(wrong, "github-workflows").returncode == 1


def test_workflow_commands_exist() -> None:
    for workflow in WORKFLOWS:
        for command in re.findall(r"run: make ([a-z-]+)", workflow.read_text("utf-8")):
            assert command in _targets()


def test_changelog_is_newest_first() -> None:
    heads = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert heads
    released = [re.fullmatch(r"(\d+\.\d+\.\d+) · (\d{4}-\d\d-\d\d)", head) for head in heads if head != "Unreleased"]
    assert "Unreleased" not in heads[1:]
    assert all(released), "a release is headed like this: ## 1.2.0 · 2027-01-31"
    keys = [(head[2], Version(head[1])) for head in released if head]
    assert keys == sorted(keys, reverse=True)


def test_decisions_are_numbered_listed_and_whole() -> None:
    index = (ROOT / "site_src" / "decisions" / "index.md").read_text("utf-8")
    listed = re.findall(r"^(\d+)\. \[(.+)\]\((.+)\)$", index, re.M)
    assert [name for _, _, name in listed] == [path.name for path in DECISIONS]
    for number, (shown, title, name) in enumerate(listed, start=1):
        text = (ROOT / "site_src" / "decisions" / name).read_text("utf-8")
        assert int(shown) == int(name[:4]) == number
        assert text.startswith(f"# {number}. {title}\n")
        parts = re.findall(r"^\*\*(\w+)\.\*\*", text, re.M)
        assert parts == ["Context", "Decision", "Refused", "Consequences"]
