"""What every command tells alike: a line, the files that changed, a text where the command line says."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from briefing_archive.problems import InputError


def say(args: argparse.Namespace, line: str) -> None:
    """Print a line that `--quiet` leaves out."""
    if not args.quiet:
        print(line)


def tell_files(args: argparse.Namespace, files: Sequence[str]) -> int:
    """Name the files that changed, and what comes next."""
    for file in files:
        say(args, file)
    changed = f"{len(files)} {'file' if len(files) == 1 else 'files'} changed"
    say(args, f"{changed}. Next: look at `git diff`, then `briefs check`.")
    return 0


def write_out(path: Path, text: str) -> None:
    """Write where the command line says; it may be a device or a pipe."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as wrong:
        raise InputError(
            f"cannot be written: {wrong.strerror}", "name a file in a folder that is there", place=str(path)
        ) from None
