"""A local site that follows changes."""

from __future__ import annotations

import logging
import os
from pathlib import Path


def serve(root: Path, address: str = "127.0.0.1:8000") -> None:
    """Build and show the site at a local address until stopped, again after every change.

    Briefs with errors are left out.
    """
    os.environ["BRIEFS_KEEP_GOING"] = "1"
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    _tell_what_happens()
    from mkdocs.commands.serve import serve as mkdocs_serve

    mkdocs_serve(config_file=str(root / "mkdocs.yml"), livereload=True, dev_addr=address)


def _tell_what_happens() -> None:
    """MkDocs' own messages, and ours about briefs that were left out, on the terminal."""
    told = logging.StreamHandler()
    told.setFormatter(logging.Formatter("%(message)s"))
    log = logging.getLogger("mkdocs")
    log.addHandler(told)
    log.setLevel(logging.INFO)
