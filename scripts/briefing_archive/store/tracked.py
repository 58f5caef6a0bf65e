"""What git keeps of the archive's folder."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


def tracked_files(root: Path, under: str = "briefings") -> Mapping[str, str] | None:
    """Path (with /, relative to `root`) to mode of every file in git's index; None where git does not keep `root`."""
    try:
        listed = subprocess.run(  # noqa: S603 - no shell, fixed words
            ["git", "-c", "core.fsmonitor=false", "ls-files", "--stage", "-z", "--", under],  # noqa: S607
            cwd=root,
            capture_output=True,
            timeout=60,
            check=True,
        ).stdout.decode("utf-8", "surrogateescape")
    except (OSError, subprocess.SubprocessError):
        return None
    found: dict[str, str] = {}
    for line in filter(None, listed.split("\0")):
        meta, _, path = line.partition("\t")
        found[path] = meta.partition(" ")[0]
    return found
