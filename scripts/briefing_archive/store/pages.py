"""Generated Markdown on disk: only files whose bytes change are written, stale ones are removed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GENERATED = ("briefs", "actors", "stories", "quotes", "timeline", "publishers", "places", "dates")
GENERATED_DATA = ("data",)
GENERATED_FILES = ("index.md", "corrections.md", "search.md")


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write the bytes, in one step, unless the file holds them already; whether anything was written."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except OSError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _generated(site_src: Path, folders: Sequence[str]) -> Iterable[Path]:
    for folder in folders:
        if (site_src / folder).is_dir():
            yield from (path for path in (site_src / folder).rglob("*") if path.is_file() or path.is_symlink())
    if folders is GENERATED:
        yield from (site_src / name for name in GENERATED_FILES if (site_src / name).is_file())


def write_pages(site_src: Path, pages: Mapping[str, str], folders: Sequence[str] = GENERATED) -> Written:
    """Bring generated `folders` of `site_src` to exactly these files (path below it to text)."""
    wanted = {site_src / path for path in pages}
    removed = 0
    for path in sorted(_generated(site_src, folders)):
        if path not in wanted:
            path.unlink()
            removed += 1
    _remove_empty_folders(site_src, folders)
    written = sum(write_if_changed(site_src / path, text.encode()) for path, text in pages.items())
    return Written(written, len(pages) - written, removed)


def _remove_empty_folders(site_src: Path, folders: Sequence[str]) -> None:
    for name in folders:
        if not (site_src / name).is_dir():
            continue
        for folder in sorted((p for p in (site_src / name).rglob("*") if p.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
