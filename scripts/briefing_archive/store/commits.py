"""A commit's files read from git's objects: nothing of it is checked out, so nothing of it can act."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_archive.problems import InputError

_REVISION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*(?:[\^~][0-9]*)*")


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a commit: git's mode, the id of its content, and its size in bytes (0 where it is no file)."""

    mode: str
    blob: str
    size: int


def files_of(repository: Path, revision: str) -> Mapping[str, Kept]:
    """Every file of a commit by its path. InputError where there is no such commit."""
    words = ("ls-tree", "-r", "-z", "--long", "--full-tree", _checked(revision))
    listed = _git(repository, *words)
    found: dict[str, Kept] = {}
    for line in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
        meta, _, path = line.partition("\t")
        mode, _, blob, size = meta.split()
        found[path] = Kept(mode, blob, int(size) if size.isdigit() else 0)
    return found


def contents_of(repository: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of each content by its id."""
    wanted = list(dict.fromkeys(blobs))
    if not wanted:
        return {}
    given = _git(repository, "cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in wanted).encode())
    found: dict[str, bytes] = {}
    at = 0
    for blob in wanted:
        end = given.index(b"\n", at)
        size = int(given[at:end].split()[2])
        found[blob] = given[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _checked(revision: str) -> str:
    if not _REVISION.fullmatch(revision):
        raise InputError(f"“{revision}” names no commit", "name a branch, a tag or a commit")
    return revision


def _git(repository: Path, *words: str, stdin: bytes = b"") -> bytes:
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-replace-objects", *words]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, words of ours and a checked revision
            command, cwd=repository, input=stdin, capture_output=True, timeout=120, check=False
        )
    except (OSError, subprocess.SubprocessError) as wrong:
        why = getattr(wrong, "strerror", None) or wrong
        raise InputError(
            f"git did not answer: {why}", "look whether the folder and git are there", place=str(repository)
        ) from wrong
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        fault = f"git says: {said[-1] if said else 'nothing'}"
        raise InputError(fault, "name a repository and two of its commits", place=str(repository))
    return done.stdout
