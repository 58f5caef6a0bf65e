"""A text opened in a person's own editor, as git opens a commit message."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from briefing_archive.problems import InputError


def edit(text: str, name: str, without: str) -> Path:
    """The file that holds `text` as a person left it, once the editor is closed; whoever calls takes it away.

    The editor is VISUAL or EDITOR. Raises InputError where none is set, there is no terminal to edit in (in
    continuous integration, say), or the editor fails; `without` says how to go on without one.
    """
    editor = (os.environ.get("VISUAL") or os.environ.get("EDITOR") or "").strip()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError("there is no terminal to edit in", without)
    if not editor:
        raise InputError("no editor is named", f"set EDITOR (export EDITOR=nano), or {without}")
    handle, path = tempfile.mkstemp(prefix=f"{name}-", suffix=".yml")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    try:
        done = subprocess.run([*shlex.split(editor), path], check=False)  # noqa: S603 - no shell, the person's own editor
    except (OSError, ValueError) as wrong:  # no such program; a quotation mark without its partner
        why = getattr(wrong, "strerror", None) or wrong
        raise InputError(f"`{editor}` cannot be started: {why}", "correct EDITOR", place=path) from None
    if done.returncode:
        raise InputError(f"`{editor}` ended with status {done.returncode}; nothing was done", without, place=path)
    return Path(path)
