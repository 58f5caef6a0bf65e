"""A new archive from this one: the program stays; our briefs, actors, stories, name and news go."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from briefing_archive.problems import InputError
from briefing_archive.store.receipts import ARTICLE
from briefing_archive.store.records import ACTORS, BRIEFINGS, STORIES, brief_folders
from briefing_archive.store.writing import write_if_changed

_CHANGELOG = "# Changelog\n\nWhat readers and editors notice, newest first.\n\n## Unreleased\n\n- The archive opens.\n"
_OWNERS = "# Who is asked to look at a pull request: https://docs.github.com/articles/about-code-owners\n* {owner}\n"
# The test of our own first briefs goes with them.
_TESTS_OF_OURS = ("tests/test_first_briefs.py",)
_OWNER = re.compile(r"@[A-Za-z0-9][A-Za-z0-9-]*(?:/[A-Za-z0-9._-]+)?")


@dataclass(frozen=True)
class Emptied:
    """What was taken away, in numbers, and the files that were written anew."""

    briefs: int
    actors: int
    stories: int
    files: tuple[str, ...]


def new_archive(root: Path, name: str, owner: str = "") -> Emptied:
    """Take our content away and give the archive its own name; nothing is committed.

    Raises InputError, and changes nothing, where the folder has changes that are not committed or holds articles:
    what git does not keep could not be had back.
    """
    name = " ".join(name.split())
    if not name or len(name) > 60 or not name.isprintable():
        fault = "the name is too long, or has signs that nobody sees" if name else "the new archive has no name"
        raise InputError(fault, "give one of at most 60 signs: make new-archive NAME='Our Briefs'")
    if owner and not _OWNER.fullmatch(owner):
        raise InputError(f"“{owner}” is no account or team", "write it as @name or @organisation/team")
    articles = sorted(path.relative_to(root).as_posix() for path in (root / BRIEFINGS).glob(f"*/{ARTICLE}"))
    if articles:
        raise InputError("an article lies here that git does not keep", "move it away first", place=articles[0])
    _refuse_changes(root)
    briefs = brief_folders(root)
    for folder in briefs:
        shutil.rmtree(folder)
    actors, stories = _clear(root / ACTORS), _clear(root / STORIES)
    for test in _TESTS_OF_OURS:
        (root / test).unlink(missing_ok=True)
    files = {"mkdocs.yml": _named(root, "mkdocs.yml", name), "CHANGELOG.md": _CHANGELOG}
    if (root / "LICENSE-BRIEFS").exists():
        licence = (root / "LICENSE-BRIEFS").read_text("utf-8")
        files["LICENSE-BRIEFS"] = re.sub(r'Name "[^"]*"', lambda _: f'Name "{name}"', licence, count=1)
    if owner:
        files[".github/CODEOWNERS"] = _OWNERS.format(owner=owner)
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(root / file, text.encode())
    return Emptied(len(briefs), actors, stories, tuple(files))


def _refuse_changes(root: Path) -> None:
    try:
        done = subprocess.run(
            ["git", "-c", "core.fsmonitor=false", "status", "--porcelain", "--", "."],  # noqa: S607
            cwd=root,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as wrong:
        raise InputError(
            "git does not keep this folder, so nothing could be had back", "clone the archive with git", place=str(root)
        ) from wrong
    if done.stdout:
        first = done.stdout.splitlines()[0][3:]
        raise InputError("there are changes that are not committed", "commit them, or take them away", place=first)


def _clear(folder: Path) -> int:
    found = sorted(folder.glob("*.yml")) if folder.is_dir() else []
    for path in found:
        path.unlink()
    return len(found)


def _named(root: Path, file: str, name: str) -> str:
    """MkDocs' settings with another name; everything else as it was."""
    text = (root / file).read_text("utf-8")
    line = f"site_name: {json.dumps(name, ensure_ascii=False)}"
    return re.sub(r"^site_name:.*$", lambda _: line, text, count=1, flags=re.MULTILINE)
