"""A new folder of files, made whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from briefing_archive.problems import InputError


def make_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` with the given files (relative path to bytes); it appears with all of them or never.

    Raises InputError where the folder exists or cannot be written.
    """
    building = folder.with_name(f".new-{secrets.token_hex(6)}")
    try:
        building.mkdir(parents=True)
        for name, data in files.items():
            path = building / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        if folder.exists():
            raise InputError("the folder is there already", "choose another day or title", place=str(folder))
        building.rename(folder)
    except OSError as wrong:
        raise InputError(
            f"cannot be written: {wrong.strerror or wrong}", "make room or check the rights", place=str(folder)
        ) from wrong
    finally:
        if building.exists():
            shutil.rmtree(building, ignore_errors=True)
