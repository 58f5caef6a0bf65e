"""A pull request from a fork, simulated: a bare repository, a contributor's clone, and the commands that CI runs."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from briefing_archive.cli import main
from briefing_archive.contribute import Contribution, contribute
from briefing_archive.contribution_summary import NOT_HERE
from briefing_archive.issue_form import FIELDS
from briefing_archive.problems import InputError, Problem, Severity
from briefing_archive.suggest import Issue, answer, write_record

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
BRIEFS = ROOT / ".venv" / "bin" / "briefs"
HARBOUR = "briefings/2026-03-14-harbour-dredging"


def git(folder: Path, *words: str) -> str:
    names = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = os.environ | names | {"GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    """An archive of one reviewed brief with its receipt, pushed to a bare repository as `main`."""
    work = tmp_path / "upstream"
    brief = work / HARBOUR
    shutil.copytree(CORPUS / "harbour-dredging", brief, ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(CORPUS / "_actors", work / "briefings" / "_actors")
    shutil.copytree(CORPUS / "_stories", work / "briefings" / "_stories")
    for story in (work / "briefings" / "_stories").glob("*.yml"):
        story.unlink()
    for name in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / name, work)
    git(work, "init", "--quiet", "--initial-branch=main")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CI", "")
        assert main(["--root", str(work), "check", "--quiet"]) == 0
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message=Begin")
    git(tmp_path, "clone", "--quiet", "--bare", str(work), "origin.git")
    return work


@pytest.fixture
def fork(upstream: Path) -> Path:
    """A contributor's clone; it has no article."""
    clone = upstream.parent / "fork"
    git(upstream.parent, "clone", "--quiet", "origin.git", str(clone))
    assert not (clone / HARBOUR / "article.txt").exists()
    return clone


def edit(clone: Path, file: str, before: str, after: str) -> None:
    path = clone / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def check(clone: Path, **more: bool) -> Contribution:
    """Commit what the contributor changed, and check it as CI does."""
    git(clone, "add", "--all", "--force")
    git(clone, "commit", "--quiet", "--allow-empty", "--message=Contribute")
    into = clone.parent / f"laid-out-{git(clone, 'rev-parse', '--short', 'HEAD').strip()}"
    return contribute(clone.parent / "upstream", clone, "origin/main", "HEAD", into, **more)


def errors(found: Contribution) -> list[Problem]:
    return [one for one in found.problems if one.is_error]


def test_a_change_without_the_article_is_shown_and_waits_for_an_editor(fork: Path) -> None:
    edit(fork, f"{HARBOUR}/record.yml", "until we know what lives there", "until we know what grows there")
    edit(fork, f"{HARBOUR}/record.yml", "“Nobody expected this,”", "“Everybody expected this,”")
    found = check(fork)
    assert not errors(found)
    assert "2 items wait for an editor" in found.summary
    assert "quote q2 reworded" in found.summary
    assert "quote q4 reworded: “Nobody expected this,” → “Everybody expected this,”" in found.summary
    assert found.summary.count(f"*{NOT_HERE}*") == 2
    assert "*verified*" in found.summary
    assert "What happens next" in found.summary


def test_a_receipt_that_a_fork_changed_does_not_count(fork: Path, upstream: Path) -> None:
    """The contributor holds some text, checks against it, and sends a receipt that fits the changed quote."""
    shutil.copy(upstream / HARBOUR / "article.txt", fork / HARBOUR)
    for file in ("article.txt", "record.yml"):
        edit(fork, f"{HARBOUR}/{file}", "until we know what lives there", "until we know what grows there")
    record = fork / HARBOUR / "record.yml"
    sha = hashlib.sha256((fork / HARBOUR / "article.txt").read_bytes()).hexdigest()
    text = re.sub(r"sha256: \w+", f"sha256: {sha}", record.read_text("utf-8"))
    record.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CI", "")
        assert main(["--root", str(fork), "check", "--quiet"]) == 0
    (fork / HARBOUR / "article.txt").unlink()
    untrusted = check(fork)
    assert NOT_HERE in untrusted.summary
    assert "receipts that came along were not counted" in untrusted.summary
    assert "*verified*" not in untrusted.summary
    trusted = contribute(upstream, fork, "origin/main", "HEAD", fork.parent / "trusted", trusted=True)
    assert NOT_HERE not in trusted.summary
    assert "*verified*" in trusted.summary


def test_of_a_trusted_branch_what_nobody_checked_is_an_error(fork: Path) -> None:
    edit(fork, f"{HARBOUR}/record.yml", "until we know what lives there", "until we know what grows there")
    assert [one.code for one in errors(check(fork, trusted=True))] == ["receipt-missing"]


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        (f"{HARBOUR}/article.txt", "An article.", "article-text-committed"),  # the publisher's text
        (f"{HARBOUR}/index.html", "<script>alert(1)</script>", "file-unexpected"),  # a page of its own
        ("briefings/assets/javascripts/bundle.js", "alert(1)", "file-unexpected"),  # the theme's script replaced
        ("briefings/_actors/x y.yml", "id: x", "path-refused"),  # a name with a blank
        ("briefings/_actors/e\u0301.yml", "id: x", "path-refused"),  # a name that normalises to another
        (f"{HARBOUR}/record.draft.yml", "a: b", "file-unexpected"),  # the machine's proposal
    ],
)
def test_what_an_archive_does_not_hold_is_refused_and_never_laid_out(
    fork: Path, path: str, content: str, code: str
) -> None:
    (fork / path).parent.mkdir(parents=True, exist_ok=True)
    (fork / path).write_text(content, encoding="utf-8")
    found = check(fork)
    assert code in {one.code for one in errors(found)}
    (laid_out,) = fork.parent.glob("laid-out-*")
    assert not (laid_out / path).exists()


def test_links_and_programs_are_refused(fork: Path) -> None:
    record = fork / HARBOUR / "record.yml"
    record.unlink()
    record.symlink_to("/etc/hostname")
    (fork / "briefings/_actors/linked.yml").symlink_to("ines-okafor.yml")
    (fork / "briefings/_actors/ines-okafor.yml").chmod(0o755)
    codes = {(one.file, one.code) for one in errors(check(fork))}
    assert (f"{HARBOUR}/record.yml", "path-refused") in codes
    assert ("briefings/_actors/linked.yml", "path-refused") in codes
    assert ("briefings/_actors/ines-okafor.yml", "path-refused") in codes


def test_tools_of_the_contribution_are_never_used(fork: Path) -> None:
    """A fork may change templates, hooks and settings; the check takes those of the base."""
    (fork / "mkdocs.yml").write_text("hooks: [evil.py]\n")
    (fork / "templates").mkdir()
    (fork / "templates" / "brief.md.j2").write_text("evil")
    found = check(fork)
    (laid_out,) = fork.parent.glob("laid-out-*")
    assert (laid_out / "mkdocs.yml").resolve() == (fork.parent / "upstream" / "mkdocs.yml").resolve()
    assert not (laid_out / "templates").exists()
    assert "2 changed files are no records" in found.summary


def test_hostile_words_have_no_power_in_the_summary(fork: Path) -> None:
    edit(
        fork,
        f"{HARBOUR}/record.yml",
        "title: Eelgrass stops the dredging at Port Verrin",
        "title: '@everyone fixes #7 <img src=x> [a](https://b.example) `x`'",
    )
    summary = check(fork).summary
    assert "@everyone" not in summary
    assert "#7" not in summary
    assert "<img" not in summary
    assert "https://b" not in summary


def test_the_first_time_is_told_what_happens_next(fork: Path) -> None:
    edit(fork, f"{HARBOUR}/record.yml", "until we know what lives there", "until we know what grows there")
    assert "your first contribution" in check(fork, first_time=True).summary


def test_merged_actors_and_corrected_figures_are_named(fork: Path) -> None:
    assert main(["--root", str(fork), "actors", "merge", "--quiet", "tomas-reyle", "lowmere-marine-institute"]) == 0
    summary = check(fork).summary
    assert "merged into lowmere-marine-institute" in summary
    assert "took in: tomas-reyle" in summary


def test_the_check_at_home_prints_what_ci_prints(fork: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(fork, f"{HARBOUR}/record.yml", "speaker: ines-okafor", "speaker: ines-okafr")
    edit(fork, f"{HARBOUR}/record.yml", "date: ", "date: on ")
    git(fork, "commit", "--quiet", "--all", "--message=Break")
    for form in ("text", "github", "json"):
        capsys.readouterr()
        assert main(["--root", str(fork), "check", "--quiet", "--format", form]) == 1
        at_home = capsys.readouterr().out
        words = ["contribution", str(fork), "--base", "origin/main", "--into", str(fork.parent / form)]
        assert main(["--root", str(fork.parent / "upstream"), *words, "--format", form]) == 1
        assert capsys.readouterr().out == at_home
        assert "actor-unknown" in at_home or "value-invalid" in at_home


def test_a_folder_that_is_there_is_left_alone(fork: Path) -> None:
    with pytest.raises(InputError, match="there already"):
        contribute(fork, fork, "HEAD", "HEAD", fork)


@pytest.mark.parametrize("revision", ["--output=x", "no-such-branch", "HEAD;x"])
def test_what_names_no_commit_is_told(fork: Path, revision: str) -> None:
    with pytest.raises(InputError):
        contribute(fork, fork, "HEAD", revision, fork.parent / "new")


# What a newcomer does with each printed mend, and nothing else: the words between the backticks are written, or
# what the mend names is done.
BROKEN = (
    ("title: Eelgrass", "titel: Eelgrass"),  # a key misspelt
    ("status: reviewed", "status: reviewd"),  # a value misspelt
    ("speaker: ines-okafor", "speaker: ines-okafr"),  # an actor misspelt
    ("published: 2026-03-14", "published: 14.3.2026"),  # a day as people write it
    ("  - id: q5", "  - id: q4"),  # an id twice
)


def _mend(clone: Path, problem: Problem) -> None:
    """Follow one mend: put what it writes between backticks, or what follows its colon, where the problem is."""
    path = clone / problem.file
    lines = path.read_text("utf-8").split("\n")
    line = lines[problem.line - 1]
    (written,) = re.findall(r"`([^`]+)`", problem.remedy)[:1] or [problem.remedy.rpartition(": ")[2]]
    if problem.code in {"key-unknown", "key-missing"}:
        new = line.replace(line.strip().split(":")[0], written, 1)
    elif problem.code == "id-duplicate":
        new = line[: problem.column - 1] + "q99" + line[problem.column + 1 :]
    elif problem.remedy.startswith("write a day") or "day" in problem.fault:
        new = line[: problem.column - 1] + clone.joinpath(problem.file).parent.name[:10]
    else:
        wrong = re.match(r"[\w.-]+", line[problem.column - 1 :])
        assert wrong, line
        new = line[: problem.column - 1] + written + line[problem.column - 1 + wrong.end() :]
    lines[problem.line - 1] = new
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.skipif(not BRIEFS.exists(), reason="the project is not installed in .venv")
def test_from_broken_to_green_by_the_printed_mends_alone(fork: Path, upstream: Path) -> None:
    """Fork, branch, push, merge as GitHub does, and the very script CI runs, until it ends with 0."""
    for right, wrong in BROKEN:
        edit(fork, f"{HARBOUR}/record.yml", right, wrong)
    (fork / HARBOUR / "article.txt").write_text("The article, by mistake.\n")
    git(fork, "switch", "--quiet", "--create", "my-brief")
    for name in ("templates", "scripts", "site_src", ".github"):
        if not (upstream / name).exists():
            (upstream / name).symlink_to(ROOT / name)
    (upstream / ".venv" / "bin").mkdir(parents=True)
    (upstream / ".venv" / "bin" / "briefs").symlink_to(BRIEFS)
    told: list[str] = []
    for number in range(12):
        git(fork, "add", "--all", "--force")
        git(fork, "commit", "--quiet", "--allow-empty", f"--message=Try {number}")
        git(fork, "push", "--quiet", "--force", "origin", "my-brief")
        done = _ci(upstream, number)
        printed = re.findall(r"^::error file=(.+?),line=(\d+),col=(\d+),title=(.+?)::(.*?)%0Amend: (.*)$", done, re.M)
        if not printed:
            break
        told += [code for _, _, _, code, _, _ in printed]
        # Faults of form all at once, from the last line up; else the first, because others may follow from it.
        form = {one[:2]: one for one in printed if one[3] in {"value-invalid", "key-unknown", "file-unexpected"}}
        for file, line, column, code, fault, remedy in [form[at] for at in sorted(form)[::-1]] or printed[:1]:
            problem = Problem(file, int(line), int(column), code, Severity.ERROR, fault, remedy)
            if found := re.search(r"git rm --cached (\S+)", remedy):
                git(fork, "rm", "--quiet", "--cached", found.group(1))
                (fork / found.group(1)).unlink()
            else:
                _mend(fork, problem)
    assert not printed, printed
    assert {"key-unknown", "value-invalid", "actor-unknown", "id-duplicate", "article-text-committed"} <= set(told)
    assert "key-missing" not in told, "a misspelt key is told once"
    assert "[exit 0]" in done
    page = (upstream / "site" / HARBOUR.replace("briefings", "briefs") / "index.html").read_text("utf-8")
    assert "not yet checked" in page
    assert NOT_HERE in (upstream.parent / "summary.md").read_text("utf-8")


def _ci(upstream: Path, number: int) -> str:
    """What the workflow does: the merge of the contribution checked out beside the base, then its script."""
    merged = upstream.parent / f"contribution-{number}"
    git(upstream.parent, "clone", "--quiet", "origin.git", str(merged))
    git(merged, "merge", "--quiet", "--no-ff", "--message=Merge", "origin/my-brief")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(upstream.parent),
        "LANG": "C.UTF-8",
        "CI": "true",
        "CONTRIBUTION": str(merged),
        "ASSOCIATION": "FIRST_TIME_CONTRIBUTOR",
        "GITHUB_STEP_SUMMARY": str(upstream.parent / "summary.md"),
        "NO_MKDOCS_2_WARNING": "1",
    }
    script = ROOT / ".github" / "scripts" / "check-contribution.sh"
    done = subprocess.run(
        ["bash", str(script)], cwd=upstream, env=environment, capture_output=True, text=True, check=False
    )
    assert (upstream.parent / "summary.md").exists(), done.stderr
    return f"{done.stdout}\n{done.stderr}\n[exit {done.returncode}]"


def test_a_suggested_draft_stays_red_until_an_editor_reviewed_it(fork: Path, upstream: Path) -> None:
    """From the issue to the branch's check, and on to what an editor with the article makes of it."""
    answers = ("https://courier.example/ferry", "Ferry stops", "The Verrin Courier", "2026-05-02")
    answers += ("The winter ferry is given up.", "Ines Okafor: “We have no boat for the ice.”")
    body = "\n\n".join(f"### {label}\n\n{text}" for label, text in zip(FIELDS, answers, strict=True))
    found = answer(upstream, Issue(12, "Brief: No winter ferry", body, True, True), date(2026, 11, 22))
    record = write_record(fork, found)
    drafted = check(fork, trusted=True)
    assert [(one.code, one.file) for one in errors(drafted)] == [("draft-committed", found.file)]
    assert "brief `2026-05-02-ferry-stops`" in drafted.summary
    assert NOT_HERE in drafted.summary

    article = (
        "Ferry stops\n\nThe island's boat is laid up from May.\n\n“We have no boat for the ice,” Ines Okafor said.\n"
    )
    (record.parent / "article.txt").write_text(article, encoding="utf-8")
    text = record.read_text("utf-8").replace("status: draft", "status: reviewed\nreviewed: {by: maud, on: 2026-05-04}")
    sha = hashlib.sha256(article.encode()).hexdigest()
    text = text.replace("  published: ", f"  sha256: {sha}\n  rights: CC-BY-4.0\n  published: ")
    text = text.replace("given up.", "given up.\n    evidence: [laid up from May]")
    text = text.replace("for the ice.”", "for the ice,”\n    named: Ines Okafor\n    cue: said")
    record.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CI", "")
        assert main(["--root", str(fork), "check", record.parent.name]) == 0
    (record.parent / "article.txt").unlink()
    reviewed = check(fork, trusted=True)
    assert not errors(reviewed)
    assert "Every item is verified" in reviewed.summary
