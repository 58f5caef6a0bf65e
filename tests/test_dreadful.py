"""One dreadful archive breaks every rule; the whole list of its problems is asserted, as printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from briefing_archive.check import check
from briefing_archive.checked import Checked
from briefing_archive.printing import as_text
from briefing_archive.rules import (
    attribution,
    dating,
    editorial,
    grounding,
    identity,
    paths,
    placing,
    relying,
    roles,
    said_on,
    truncation,
    units,
    vouching,
    wording,
)
from briefing_archive.rules.in_order import RULES

DREADFUL = Path(__file__).parent / "corpus" / "dreadful"
SCRIPTS = Path(__file__).parent.parent / "scripts" / "briefing_archive"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, with what cannot lie in a repository: a link, an empty folder, names that differ in capitals."""
    root = tmp_path_factory.mktemp("dreadful")
    shutil.copytree(DREADFUL / "briefings", root / "briefings")
    actors = root / "briefings" / "_actors"
    (actors / "link.yml").symlink_to("lena-marsk.yml")
    shutil.copy(DREADFUL / "con.txt", actors / "con.yml")  # a name that Windows cannot check out
    (actors / "Oda-Fenn.yml").write_bytes((actors / "oda-fenn.yml").read_bytes())
    (root / "briefings" / "2026-05-13-empty").mkdir()
    (root / "briefings" / "2026-05-05-mill-bridge" / "notes.txt").write_text("x")
    for command in (["init", "-q"], ["add", "--force", "."]):
        subprocess.run(["git", *command], cwd=root, check=True, capture_output=True)
    return root


@pytest.fixture(scope="module")
def checked(root: Path) -> Checked:
    return check(root, write_receipts=True)


def test_the_whole_list_of_problems(checked: Checked) -> None:
    expected = (DREADFUL / "problems.txt").read_text("utf-8")
    assert "\n".join(as_text(checked.problems, color=False)) + "\n" == expected


def test_nothing_dreadful_is_fit_to_publish(checked: Checked, root: Path) -> None:
    assert [brief.id for brief in checked.archive.briefs] == []
    assert checked.receipts_written == ()
    assert len(checked.left_out) == len([one for one in (root / "briefings").iterdir() if one.name[0] != "_"])


def test_every_rule_finds_something(checked: Checked) -> None:
    """Each code a rule gives is in the list; a new rule needs its line in the dreadful archive."""
    modules = (attribution, dating, editorial, grounding, identity, paths, truncation, vouching, wording)
    modules += (placing, relying, roles, said_on, units)
    sources = [Path(str(module.__file__)).read_text("utf-8") for module in modules]
    sources += [(SCRIPTS / "check.py").read_text("utf-8"), (SCRIPTS / "store" / "records.py").read_text("utf-8")]
    sources += [(SCRIPTS / "store" / name).read_text("utf-8") for name in ("shape.py", "receipts.py")]
    codes = {code for source in sources for code in re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', source)}
    elsewhere = {"utf-8", "file-too-large", "file-unreadable", "article-empty"}  # no code; test_check.py
    assert codes - elsewhere - {problem.code for problem in checked.problems} == set()


def test_a_rule_s_docstring_is_the_rule() -> None:
    for rule in RULES:
        assert rule.__doc__
        assert rule.__doc__.splitlines()[0].endswith(".")


def test_every_problem_has_a_mend_and_a_place_that_is_there(checked: Checked, root: Path) -> None:
    for problem in checked.problems:
        assert problem.remedy
        path = root / problem.file
        lines = path.read_text("utf-8").splitlines() if path.exists() else [""]
        assert 1 <= problem.line <= len(lines) + 1
        assert 1 <= problem.column <= len([*lines, ""][problem.line - 1]) + 1
