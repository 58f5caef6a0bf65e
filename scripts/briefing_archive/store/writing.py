"""Files written whole or not at all, and only where their bytes change."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from briefing_archive.problems import InputError


def write_if_changed(path: Path, data: bytes) -> bool:
    """Make the file hold `data`, whole or not at all; False where it does already.

    The bytes go to a file beside it that then takes its name, so that nobody ever reads half of it. They are on
    the disk before that: this is for what a person would miss. Raises InputError where it cannot be written.
    """
    return _write(path, data, is_lasting=True)


def write_generated(path: Path, data: bytes) -> bool:
    """As `write_if_changed`, for what can be made again: folders are made too, and nobody waits for the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return _write(path, data, is_lasting=False)


def _write(path: Path, data: bytes, *, is_lasting: bool) -> bool:
    with contextlib.suppress(OSError):
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    temporary = beside(path)
    try:
        with temporary.open("xb") as file:  # with the rights that the user gives to what is new
            file.write(data)
            if is_lasting:
                file.flush()
                os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except OSError as wrong:
        raise InputError(
            f"cannot be written: {wrong.strerror or wrong}", "make room, or check the rights", place=str(path)
        ) from wrong
    finally:
        temporary.unlink(missing_ok=True)
    return True


def beside(path: Path) -> Path:
    """A hidden name in the same folder that nobody else has."""
    return path.with_name(f".{path.name[:100]}-{secrets.token_hex(6)}")
