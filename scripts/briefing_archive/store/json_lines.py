"""JSON Lines: one object a line, each line good or bad by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing_archive.problems import InputError


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not blank, with their numbers from 1, one at a time.

    Raises InputError where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line
    except OSError as wrong:
        raise InputError(
            f"cannot read this file: {wrong.strerror}", "name a file of JSON Lines", place=str(path)
        ) from wrong


def read_object(line: bytes, place: str) -> Mapping[str, Any]:
    """The object that a line holds. Raises InputError with the place and what is wrong about the line."""
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        raise InputError(
            f"byte {wrong.start + 1} of the line is no UTF-8", "save the file as UTF-8", place=place, status=1
        ) from wrong
    except json.JSONDecodeError as wrong:
        raise InputError(
            f"no JSON: {wrong.msg} at column {wrong.colno}",
            "write one whole object on each line",
            place=place,
            status=1,
        ) from wrong
    except (RecursionError, ValueError) as wrong:  # nested too deep, or a number of thousands of digits
        raise InputError("this JSON cannot be read", "write id, text and date only", place=place, status=1) from wrong
    if not isinstance(value, dict):
        raise InputError("the line holds no object", 'write {"id": …, "text": …}', place=place, status=1)
    return value


def write_object(value: Mapping[str, Any]) -> bytes:
    """One object as one line, the same bytes for the same values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
