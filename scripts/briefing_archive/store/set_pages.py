"""Pages that were set before, kept below `.cache/pages/`, one file a page, so that only changed ones are set again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_archive.store.writing import write_generated


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page's final HTML, the title its Markdown gives it, its anchors, and the anchors it links to by page.

    `links` holds, by the path of the page that is linked to, each anchor with the link as it is written.
    """

    html: str
    title: str
    anchors: tuple[str, ...]
    links: dict[str, dict[str, str]]


def digest_of(parts: Iterable[str | bytes]) -> str:
    """SHA-256 of some parts, each told apart from the next."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class SetPages:
    """The kept pages in a folder. A page is found by its path and a key that stands for all that decides its bytes."""

    folder: Path

    def _file(self, path: str) -> Path:
        return self.folder / f"{path}.json"

    def find(self, path: str, key: str) -> SetPage | None:
        """The page as it was set last, None where it was set from something else or is not kept."""
        try:
            kept: dict[str, Any] = json.loads(self._file(path).read_bytes())
            if kept.pop("key") != key:
                return None
            return SetPage(kept["html"], kept["title"], tuple(kept["anchors"]), kept["links"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, path: str, key: str, page: SetPage) -> None:
        """Keep the page in place of what was kept for its path."""
        value = {"key": key, "html": page.html, "title": page.title, "anchors": page.anchors, "links": page.links}
        write_generated(self._file(path), json.dumps(value, ensure_ascii=False).encode())

    def forget_others(self, paths: Collection[str]) -> None:
        """Throw away what is kept for any other path."""
        wanted = {self._file(path) for path in paths}
        for file in self.folder.rglob("*.json"):
            if file not in wanted:
                file.unlink()
