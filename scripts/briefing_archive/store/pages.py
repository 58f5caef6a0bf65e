"""Generated Markdown on disk: only files whose bytes change are written, stale ones are removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_archive.store.writing import write_generated

GENERATED = ("briefs", "actors", "stories", "quotes", "timeline", "publishers", "places", "dates")
GENERATED_DATA = ("data",)
GENERATED_FILES = ("index.md", "corrections.md", "search.md")


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


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
    written = sum(write_generated(site_src / path, text.encode()) for path, text in pages.items())
    return Written(written, len(pages) - written, removed)


def _remove_empty_folders(site_src: Path, folders: Sequence[str]) -> None:
    for name in folders:
        if not (site_src / name).is_dir():
            continue
        for folder in sorted((p for p in (site_src / name).rglob("*") if p.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
