"""The Makefile and scripts/setup.sh: values reach the command as they are, and what is missing is said."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("sh", "make", "cat", "grep", "awk", "sed", "cksum", "dirname", "rm", "tail", "cut", "git")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


def _program(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def _run(
    folder: Path, *command: str, env: Mapping[str, str] | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
    environment = inherited | {"PATH": os.environ["PATH"]} | dict(env or {})
    return subprocess.run(
        command, cwd=folder, env=environment, input=stdin, capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The Makefile over a set-up that is always done and a `briefs` that prints its arguments and its input."""
    folder = tmp_path / "a folder's name"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    _program(folder / "scripts" / "setup.sh", "exit 0")
    _program(folder / ".venv" / "bin" / "briefs", 'for word; do printf "[%s]" "$word"; done; echo; cat')
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "plain.txt",
        "two words.txt",
        'it\'s “quoted” "twice".txt',
        "$(touch gone) `touch gone` $HOME ${HOME}.txt",
        "$(shell touch gone).txt",
        "a#b;c&d|e>f*g?h%i\\j.txt",
        "-starts-like-an-option.txt",
    ],
)
def test_a_name_reaches_the_command_as_it_is(checkout: Path, name: str) -> None:
    by_argument = _run(checkout, "make", "brief", f"ARTICLE={name}")
    by_environment = _run(checkout, "make", "brief", env={"ARTICLE": name})
    assert by_argument.stdout.splitlines()[0] == f"[new][--][{name}]"
    assert by_environment.stdout.splitlines()[0] == f"[new][--][{name}]"
    assert not (checkout / "gone").exists()


def test_every_value_has_its_option(checkout: Path) -> None:
    values = {"PUBLISHED": "2026-03-14", "PUBLISHER": "The $1 Post", "URL": "https://news.example/?a=b&c=d#e"}
    values |= {"AUTHOR": "Ines O'Kafor", "RIGHTS": "CC-BY-4.0", "STORY": "harbour"}
    done = _run(checkout, "make", "brief", "ARTICLE=a.txt", *(f"{name}={value}" for name, value in values.items()))
    options = "".join(f"[--{name.lower()}={value}]" for name, value in values.items())
    assert done.stdout.splitlines()[0] == f"[new]{options}[--][a.txt]"


def test_standard_input_reaches_the_command(checkout: Path) -> None:
    done = _run(checkout, "make", "brief", "ARTICLE=-", stdin="Harbour reopens\n")
    assert done.stdout.splitlines()[:2] == ["[new][--][-]", "Harbour reopens"]


def test_brief_without_an_article_says_how(checkout: Path) -> None:
    done = _run(checkout, "make", "brief")
    assert done.returncode == 2
    assert "mend: make brief ARTICLE=" in done.stderr


def test_make_alone_lists_the_commands(checkout: Path) -> None:
    listed = _run(checkout, "make").stdout
    assert all(f"make {name} " in listed for name in ("site", "test", "serve", "brief", "bench", "clean"))


@pytest.mark.parametrize(
    ("python", "fault", "mend"),
    [
        ("", "found here: no Python", "apt install python3"),  # none at all
        ('case "$2" in *version_info*) exit 1;; *) echo 3.9.2;; esac', "found here: 3.9.2", "name one"),  # too old
        ('case "$1" in -m) echo No module named ensurepip; exit 1;; esac', "No module named ensurepip", "python3-venv"),
    ],
)
def test_a_missing_python_is_said_with_its_mend(tmp_path: Path, python: str, fault: str, mend: str) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in COMMANDS:
        if found := shutil.which(name):
            (programs / name).symlink_to(found)
    if python:
        _program(programs / "python3", python)
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "setup.sh", tmp_path / "scripts")
    done = _run(tmp_path, "make", "site", env={"PATH": str(programs)})
    assert done.returncode == 2
    assert fault in done.stderr
    assert mend in done.stderr
    assert not (tmp_path / ".venv").exists()
