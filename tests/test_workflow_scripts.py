"""The scripts behind the workflows, run as GitHub runs them: with a `gh` of ours and a bare repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / ".github" / "scripts"
BRIEFS = ROOT / ".venv" / "bin" / "briefs"
# Answers as GitHub's command does, over comments in a file; what is asked for with --jq goes through jq itself.
GH = """\
#!/usr/bin/env python3
import json, os, pathlib, subprocess, sys
words, store = sys.argv[1:], pathlib.Path(os.environ["GH_STORE"])
with store.with_name("calls").open("a") as calls:
    calls.write(json.dumps(words) + "\\n")
if words[:1] == ["api"]:
    comments = json.loads(store.read_text())
    if "--jq" in words:
        jq = ["jq", "-r", words[words.index("--jq") + 1]]
        sys.exit(subprocess.run(jq, input=json.dumps(comments), text=True).returncode)
    body = words[words.index("-F") + 1].removeprefix("body=@")
    text = pathlib.Path(body).read_text()
    if "PATCH" in words:
        wanted = int(next(word for word in words if "/comments/" in word).rpartition("/")[2])
        next(one for one in comments if one["id"] == wanted)["body"] = text
    else:
        comments.append({"id": len(comments) + 1, "user": {"login": "github-actions[bot]"}, "body": text})
    store.write_text(json.dumps(comments))
elif words[:2] == ["pr", "create"]:
    store.with_name("request.md").write_text(pathlib.Path(words[words.index("--body-file") + 1]).read_text())
"""

pytestmark = [
    pytest.mark.skipif(shutil.which("jq") is None, reason="there is no jq here"),
    pytest.mark.skipif(not BRIEFS.exists(), reason="the project is not installed in .venv"),
]


@pytest.fixture
def github(tmp_path: Path) -> Path:
    """A folder with our `gh`, an empty store of comments, and a checkout whose remote is a bare repository."""
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(GH, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "store.json").write_text("[]")
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT / "tests" / "corpus" / "_actors", checkout / "briefings" / "_actors")
    (checkout / "mkdocs.yml").write_text("site_name: Trial\n")
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "briefs").symlink_to(BRIEFS)
    git(tmp_path, "init", "--quiet", "--bare", "origin.git")
    git(checkout, "init", "--quiet", "--initial-branch=main")
    git(checkout, "add", "mkdocs.yml", "briefings")
    git(checkout, "commit", "--quiet", "--message=Begin")
    git(checkout, "push", "--quiet", str(tmp_path / "origin.git"), "main")
    return tmp_path


def git(folder: Path, *words: str) -> str:
    names = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = os.environ | names | {"GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        ["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout


def run(github: Path, script: str, **values: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{github / 'bin'}:{os.environ['PATH']}",
        "HOME": str(github),
        "LANG": "C.UTF-8",
        "GH_STORE": str(github / "store.json"),
        "GH_TOKEN": "a-token",
        "GITHUB_REPOSITORY": "owner/archive",
        "GITHUB_OUTPUT": str(github / "output"),
        "REMOTE": str(github / "origin.git"),
    }
    command = ["bash", str(SCRIPTS / script)]
    return subprocess.run(
        command, cwd=github / "checkout", env=environment | values, capture_output=True, text=True, check=False
    )


def outputs(github: Path) -> dict[str, str]:
    """What a step handed on, as GitHub reads it."""
    found, lines = {}, (github / "output").read_text("utf-8").splitlines()
    while lines:
        line = lines.pop(0)
        if "<<" in line:
            name, _, end = line.partition("<<")
            at = lines.index(end)
            found[name], lines = "\n".join(lines[:at]), lines[at + 1 :]
        else:
            name, _, value = line.partition("=")
            found[name] = value
    return found


def event(github: Path, action: str, label: str = "", words: str = "We have no boat.") -> str:
    fields = (
        ("Address of the article", "https://courier.example/ferry"),
        ("Its headline", "Ferry stops $(touch gone)"),
        ("Publisher", "`touch gone`"),
        ("Day of publication", "2026-05-02"),
        ("What it says, in your own words", f"The ferry stops. {words}"),
        ("Quoted sentences, each with its speaker", f"Ines Okafor: “{words.splitlines()[0]}”"),
    )
    labels = [{"name": "suggestion"}, *([{"name": label}] if label else [])]
    text = "\n\n".join(f"### {name}\n\n{value}" for name, value in fields)
    payload = {
        "action": action,
        "issue": {"number": 12, "title": "Brief: $(touch gone)", "body": text, "labels": labels},
    }
    path = github / "event.json"
    path.write_text(json.dumps(payload | ({"label": {"name": label}} if label else {})), encoding="utf-8")
    return str(path)


def test_from_the_label_to_branch_and_pull_request(github: Path) -> None:
    payload = event(github, "labeled", "accepted", "a::b\nid<<x\nid=../../evil\n${{ github.token }}")
    done = run(github, "answer-suggestion.sh", GITHUB_EVENT_PATH=payload)
    assert done.returncode == 0, done.stderr
    handed = outputs(github)
    assert set(handed) == {"comment", "record", "pull_request", "id"}
    assert handed["id"] == "2026-05-02-ferry-stops-touch-gone"
    shutil.rmtree(github / "checkout" / "briefings" / handed["id"])

    values = {name.upper(): value for name, value in handed.items()} | {"NUMBER": "12"}
    done = run(github, "open-pull-request.sh", **values)
    assert done.returncode == 0, done.stderr
    files = git(github / "origin.git", "diff", "--name-only", "main", "suggestion/12").split()
    assert files == [f"briefings/{handed['id']}/record.yml"]
    assert git(github / "origin.git", "show", f"suggestion/12:{files[0]}").strip() == handed["record"].strip()
    assert outputs(github)["commit"] == git(github / "origin.git", "rev-parse", "suggestion/12").strip()
    assert "Closes #12" in (github / "request.md").read_text("utf-8")
    assert not list(github.rglob("gone"))
    assert "a-token" not in (github / "calls").read_text()
    assert "a-token" not in (github / "checkout" / ".git" / "config").read_text()


def test_a_branch_that_is_there_stays_as_it_is(github: Path) -> None:
    git(github / "checkout", "push", "--quiet", str(github / "origin.git"), "main:suggestion/12")
    before = git(github / "origin.git", "rev-parse", "suggestion/12")
    done = run(github, "open-pull-request.sh", RECORD="a: b", ID="2026-05-02-a", NUMBER="12", PULL_REQUEST="x")
    assert done.returncode == 0
    assert "stays as it is" in done.stderr
    assert git(github / "origin.git", "rev-parse", "suggestion/12") == before
    assert not (github / "output").exists()


@pytest.mark.parametrize(
    ("id_", "number"), [("../../evil", "12"), ("2026-05-02-a/b", "12"), ("2026-05-02-a", "12; touch gone"), ("-x", "1")]
)
def test_what_is_no_id_or_number_goes_nowhere(github: Path, id_: str, number: str) -> None:
    done = run(github, "open-pull-request.sh", RECORD="a: b", ID=id_, NUMBER=number, PULL_REQUEST="x")
    assert done.returncode == 2
    assert git(github / "origin.git", "branch", "--list", "suggestion/*") == ""


def test_one_comment_is_kept_and_nobody_elses_is_taken_for_it(github: Path) -> None:
    mark = "<!-- the mark -->"
    others = [
        {"id": 1, "user": {"login": "somebody"}, "body": f"{mark}\nnot ours"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"another workflow quotes {mark}"},
    ]
    (github / "store.json").write_text(json.dumps(others))
    for text in ("first", "second", "@file"):
        done = run(github, "keep-comment.sh", COMMENT=f"{mark}\n{text}", NUMBER="12")
        assert done.returncode == 0, done.stderr
    kept = json.loads((github / "store.json").read_text())
    assert [one["body"] for one in kept] == [others[0]["body"], others[1]["body"], f"{mark}\n@file"]


def test_no_script_prints_what_the_issue_says_as_a_command(github: Path) -> None:
    payload = event(github, "opened", words="x\n::error::y\n::add-mask::z")
    done = run(github, "answer-suggestion.sh", GITHUB_EVENT_PATH=payload)
    assert done.returncode == 0, done.stderr
    assert "::" not in done.stdout
    assert not re.search(r"^id=", (github / "output").read_text(), re.M)
    assert "record" not in outputs(github)


def test_scripts_are_programs_that_stop_at_the_first_fault() -> None:
    for script in SCRIPTS.glob("*.sh"):
        assert os.access(script, os.X_OK)
        assert script.read_text("utf-8").startswith("#!/usr/bin/env bash\n#")
        assert "set -euo pipefail" in script.read_text("utf-8")
        done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
