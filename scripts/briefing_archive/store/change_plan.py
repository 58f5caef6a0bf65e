"""Several files changed as one: all of it is on the disk, with a plan, before the first file changes.

What stops a change before its plan is written leaves everything as it was. What stops it later leaves the plan, and
whoever comes next completes it: each step does nothing where it has been done.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from briefing_archive.problems import InputError
from briefing_archive.store.writing import write_if_changed

FOLDER = "briefings/.change"
_PLAN = f"{FOLDER}/plan.json"
_PATIENCE = 20  # seconds; a change takes less than one


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the archive for a change, after completing one that was stopped; a second process waits.

    Raises InputError where the other does not come to an end.
    """
    (root / ".cache").mkdir(exist_ok=True)
    try:
        with FileLock(root / ".cache/change.lock", timeout=_PATIENCE):
            _complete(root)
            yield
    except Timeout as wrong:
        raise InputError("another command is changing the archive", "wait until it has finished", status=1) from wrong


def complete_stopped(root: Path) -> tuple[str, ...]:
    """Complete a change that was stopped half way; the files it was about, none where there was no such change."""
    if not (root / _PLAN).exists():
        return ()
    files = _files_of(root)
    with alone(root):
        return files


def put(root: Path, files: Mapping[str, bytes | None], move: tuple[str, str] | None = None) -> None:
    """Give files new bytes, or take them away (None), then move a folder: everything, or nothing.

    Paths are relative to the archive. Only for who holds it (`alone`). Raises InputError where that cannot be done.
    """
    try:
        _prepare(root, files, move)
    except BaseException as wrong:
        shutil.rmtree(root / FOLDER, ignore_errors=True)
        if isinstance(wrong, OSError):
            fault = f"cannot be written: {wrong.strerror or wrong}, and nothing was changed"
            place = str(wrong.filename or root / FOLDER)
            raise InputError(fault, "make room, or check the rights", place=place, status=1) from wrong
        raise
    try:
        _complete(root)
    except KeyboardInterrupt:
        _complete(root)
        raise


def _prepare(root: Path, files: Mapping[str, bytes | None], move: tuple[str, str] | None) -> None:
    """Put the bytes beside where they go, and then the plan. OSError where a folder takes no files."""
    for file in (*files, *(move or ())):
        _refuse_closed(root / file)
    (root / FOLDER).mkdir()
    steps: list[dict[str, str]] = []
    for number, (file, data) in enumerate(files.items()):
        if data is None:
            steps.append({"remove": file})
            continue
        staged = root / FOLDER / str(number)
        with staged.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if (root / file).exists():
            staged.chmod((root / file).stat().st_mode & 0o777)
        steps.append({"put": str(number), "at": file})
    if move:
        steps.append({"move": move[0], "to": move[1]})
    write_if_changed(root / _PLAN, json.dumps(steps).encode())


def _refuse_closed(path: Path) -> None:
    """Raise OSError where the folder of a path takes no files, or is none."""
    folder = next(one for one in path.parents if one.exists())
    if not folder.is_dir():
        raise NotADirectoryError(20, "a file stands where a folder should", str(folder))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(13, "nothing can be written here", str(folder))


def _complete(root: Path) -> None:
    """Do what is left of a plan, and take it away; without one, what a stopped preparation left."""
    if (root / _PLAN).exists():
        steps = _steps(root)
        for number, step in enumerate(steps):
            try:
                _do(root, step)
            except OSError as wrong:
                fault = f"{wrong.strerror or wrong}: {number} of {len(steps)} steps of a change are done"
                mend = "look at its rights and for room; any command of `briefs` then completes the change"
                raise InputError(fault, mend, place=str(wrong.filename or root / FOLDER), status=1) from wrong
        (root / _PLAN).unlink()
    if (root / FOLDER).exists():
        shutil.rmtree(root / FOLDER)


def _do(root: Path, step: Mapping[str, str]) -> None:
    """Do one step; nothing where it has been done."""
    if "put" in step and (staged := root / FOLDER / step["put"]).exists():
        (root / step["at"]).parent.mkdir(parents=True, exist_ok=True)
        staged.replace(root / step["at"])
    elif "remove" in step:
        (root / step["remove"]).unlink(missing_ok=True)
    elif "move" in step and (root / step["move"]).exists():
        (root / step["move"]).rename(root / step["to"])


def _steps(root: Path) -> Sequence[Mapping[str, str]]:
    """The plan as it was written; InputError for what is none of ours, because it says what is taken away."""
    try:
        steps = json.loads((root / _PLAN).read_bytes())
        for step in steps:
            paths = [PurePosixPath(step[key]) for key in ("at", "remove", "move", "to") if key in step]
            if any(path.parts[:1] != ("briefings",) or ".." in path.parts for path in paths):
                raise ValueError
            if "put" in step and not step["put"].isdecimal():
                raise ValueError
    except (ValueError, TypeError, AttributeError, KeyError) as wrong:
        mend = f"look with `git status` what it left half done, then take {FOLDER} away"
        raise InputError("is no plan of a change", mend, place=_PLAN, status=1) from wrong
    return tuple(steps)


def _files_of(root: Path) -> tuple[str, ...]:
    said = (step.get("at") or step.get("remove") or step.get("to") or "" for step in _steps(root))
    return tuple(filter(None, said))
