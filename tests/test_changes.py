"""A command that changes several files changes all of them or none, wherever it is stopped."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from briefing_archive.actors import merge, rename
from briefing_archive.adding import add_actor
from briefing_archive.adopting import adopt, adopt_form
from briefing_archive.amend import correct, rename_brief, withdraw
from briefing_archive.cli import main
from briefing_archive.problems import InputError
from briefing_archive.store.change_plan import FOLDER, complete_stopped, put
from briefing_archive.store.changes import changing

ONE, TWO, WAITING = "2026-03-14-ferry-one", "2026-03-14-ferry-two", "2026-03-14-ferry-new"
RECORD = """\
title: Delay of a ferry
status: draft  # by two of us
story: ferries
source: {headline: A ferry is late, published: 2026-03-14}
actors:
  - {actor: ines-okafor, named: [Ines Okafor]}
  - {actor: edda-kroll, named: [Edda Kroll]}
quotes:
  - {id: q1, text: “The ferry is late again”, speaker: ines-okafor, named: Ines Okafor, cue: said%s}
"""
RECEIPT = '{"version": 1, "fold": 1, "sha256": "%s", "words": 9, "quoted": 5, "grounding": 0, "items": {}}' % ("a" * 64)
FILES = {
    "mkdocs.yml": "site_name: Trial\n",
    f"briefings/{ONE}/record.yml": RECORD % "",
    f"briefings/{ONE}/receipt.json": RECEIPT,
    f"briefings/{TWO}/record.yml": RECORD % f", same_as: {ONE}#q1",
    f"briefings/{TWO}/receipt.json": RECEIPT,
    f"briefings/{WAITING}/record.yml": RECORD % "",
    f"briefings/{WAITING}/actors/edda-kroll.yml": "id: edda-kroll\nkind: person\nname: Edda Kroll\n",
    f"briefings/{WAITING}/actors/jo-ferris.yml": "id: jo-ferris\nkind: person\nname: Jo Ferris\n",
    "briefings/_actors/ines-okafor.yml": "id: ines-okafor\nkind: person\nname: Ines Okafor\n",
    "briefings/_actors/i-okafor.yml": "id: i-okafor\nkind: person\nname: I. Okafor\ndistinct_from: [verrin-board]\n",
    "briefings/_actors/verrin-board.yml": "id: verrin-board\nkind: ngo\nname: Verrin Board\npart_of: ines-okafor\n",
    "briefings/_stories/ferries.yml": (
        "title: Late ferries\nintro: Two delays.\ndiffers:\n  - matter: Which ferry\n    in:\n"
        f"      {ONE}: {{text: The first., evidence: [Ferry one]}}\n"
        f"      {TWO}: {{text: The second., evidence: [Ferry two]}}\n"
    ),
}
FORM = "edda-kroll: {id: e-kroll, kind: person, name: Edda Kroll, note: Engineer.}\njo-ferris: {refuse: yes}\n"
DAY = date(2026, 3, 20)
DEEDS: dict[str, Callable[[Path], object]] = {
    "rename": lambda root: rename_brief(root, ONE, "2026-03-14-first-ferry"),
    "correct": lambda root: correct(root, ONE, "The ferry was named wrongly.", "A reader wrote.", DAY),
    "withdraw": lambda root: withdraw(root, ONE, "The article was retracted.", DAY),
    "actors rename": lambda root: rename(root, "ines-okafor", "dame-ines-okafor"),
    "actors merge": lambda root: merge(root, "i-okafor", "ines-okafor"),
    "actors add": lambda root: add_actor(root, WAITING, "Reef Society", "ngo"),
    "actors adopt": lambda root: adopt(root, WAITING),
    "actors adopt --form": lambda root: adopt_form(root, WAITING, FORM, "form.yml"),
}
# What a change asks of the disk, whichever way it is spelt.
CALLS = ("open", "fsync", "chmod", "replace", "rename", "unlink", "mkdir", "rmdir")


class Killed(BaseException):
    """The process ends here, and nothing after it is done."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / ".cache").mkdir()
    (root / ".cache/change.lock").touch()
    return root


def state(root: Path) -> dict[str, bytes]:
    """Every file of the archive, those included that nobody should find."""
    found = (path for path in (root / "briefings").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def stop_at(number: int, wrong: BaseException, patch: pytest.MonkeyPatch) -> list[str]:
    """Let the disk refuse its `number`th call, and where the process is killed every later one; the calls made."""
    made: list[str] = []

    def stopping(name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def call(path: object, *words: object, **options: object) -> object:
            if threading.current_thread() is threading.main_thread() and not str(path).endswith(".lock"):
                made.append(name)
                if len(made) == number or (len(made) > number and isinstance(wrong, Killed)):
                    raise wrong
            return real(path, *words, **options)

        return call

    for name in CALLS:
        patch.setattr(os, name, stopping(name))
    return made


def stopped_everywhere(root: Path, deed: Callable[[Path], object], wrong: BaseException) -> tuple[list[Path], int]:
    """The archive as a stop at each call in turn left it, and at how many the deed was told to have failed."""
    left: list[Path] = []
    for number in range(1, 200):
        copy = root.with_name(f"stopped-{number}")
        shutil.copytree(root, copy)
        with pytest.MonkeyPatch.context() as patch:
            made = stop_at(number, wrong, patch)
            try:
                deed(copy)
            except (InputError, OSError, Killed):
                left.append(copy)
        if len(made) < number:
            return left, number - 1
    raise AssertionError("the deed never ends")


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize("wrong", [OSError(errno.ENOSPC, "No space left on device"), Killed()], ids=["full", "killed"])
def test_whatever_stops_it_all_files_change_or_none(archive: Path, name: str, wrong: BaseException) -> None:
    before = state(archive)
    done = archive.with_name("done")
    shutil.copytree(archive, done)
    DEEDS[name](done)
    after = state(done)
    assert before != after

    left, calls = stopped_everywhere(archive, DEEDS[name], wrong)
    assert calls >= 8
    ends = []
    for copy in left:
        complete_stopped(copy)
        with changing(copy):
            pass
        ends.append(state(copy))
    assert all(end in (before, after) for end in ends)
    assert before in ends
    assert after in ends


@pytest.mark.parametrize("name", DEEDS)
def test_what_completes_it_may_be_stopped_too(archive: Path, name: str) -> None:
    done = archive.with_name("done")
    shutil.copytree(archive, done)
    DEEDS[name](done)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing_archive.store.change_plan._complete", lambda root: None)
        DEEDS[name](archive)
    assert (archive / FOLDER / "plan.json").exists()
    left, calls = stopped_everywhere(archive, complete_stopped, Killed())
    assert calls >= 4
    for copy in left:
        complete_stopped(copy)
        with changing(copy):
            pass
        assert state(copy) == state(done)


def test_a_change_that_was_stopped_is_completed_by_the_next_command(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing_archive.store.change_plan._complete", lambda root: None)
        rename(archive, "ines-okafor", "dame-ines-okafor")
    assert not (archive / "briefings/_actors/dame-ines-okafor.yml").exists()
    main(["actors", "suggest", "--root", str(archive)])
    told = capsys.readouterr().err
    assert told.startswith("A change that was stopped half way is completed now: ")
    assert "briefings/_actors/dame-ines-okafor.yml" in told
    assert (archive / "briefings/_actors/dame-ines-okafor.yml").exists()
    assert not (archive / FOLDER).exists()


@pytest.mark.parametrize(
    "plan",
    [
        "{",
        "7",
        '[{"remove": "../elsewhere.txt"}]',
        '[{"remove": "mkdocs.yml"}]',
        '[{"put": "../x", "at": "briefings/x"}]',
        '[{"move": "briefings/x", "to": "/x"}]',
    ],
)
def test_a_plan_that_is_none_of_ours_is_not_carried_out(
    archive: Path, plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (archive / FOLDER).mkdir()
    (archive / FOLDER / "plan.json").write_text(plan)
    before = state(archive)
    assert main(["check", "--root", str(archive)]) == 1
    assert capsys.readouterr().err.startswith(f"{FOLDER}/plan.json: is no plan of a change\n    mend: ")
    assert state(archive) == before
    assert (archive / "mkdocs.yml").exists()


def test_a_folder_that_takes_no_files_is_told_before_anything_changes(archive: Path) -> None:
    before = state(archive)
    with pytest.raises(InputError, match="a file stands where a folder should, and nothing was changed"):
        put(archive, {"briefings/_actors/x.yml": b"x", f"briefings/{ONE}/record.yml/y": b"y"})
    assert state(archive) == before


def test_two_at_once_lose_nothing(archive: Path) -> None:
    """Each of several processes corrects the brief; every correction is there in the end."""
    command = [sys.executable, "-m", "briefing_archive", "--root", str(archive), "correct", ONE, "--why", "Seen."]
    started = [
        subprocess.Popen([*command, "--what", f"Number {number}."], stdout=subprocess.DEVNULL) for number in range(4)
    ]
    assert [one.wait() for one in started] == [0] * 4
    text = (archive / f"briefings/{ONE}/record.yml").read_text(encoding="utf-8")
    assert all(f"Number {number}." in text for number in range(4))
