"""A site served on the loopback address, and the headless browser that reads it: for tests, benches and pictures.

with served(site) as server, started() as browser:
    browser.new_page().goto(server.address)
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


class _Handler(SimpleHTTPRequestHandler):
    """Gives the files of a folder below `base` alone, as GitHub Pages does with a project's site, and says nothing."""

    server: Server

    def translate_path(self, path: str) -> str:
        base = self.server.base
        return super().translate_path("/" + path.removeprefix(base) if path.startswith(base) else "/nothing-is-here")

    def send_head(self) -> Any:
        answer = super().send_head()
        if hasattr(answer, "seek"):
            self.server.fetched.append((self.path.removeprefix(self.server.base), answer.seek(0, 2)))
            answer.seek(0)
        return answer

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # the browser went on to another page
            super().copyfile(source, outputfile)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A folder served; `fetched` holds path (below the base) and size of every file it gave."""

    def __init__(self, folder: Path, base: str) -> None:
        self.base = base
        self.fetched: list[tuple[str, int]] = []
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{self.base}"


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[Server]:
    """A folder, which may still be empty, served on a free port below the path `base`."""
    with Server(folder, base) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


@cache
def browser_path() -> str | None:
    """The browser named in CHROMIUM, else the first that is installed; None without any."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def started(path: str = "") -> Iterator[Browser]:
    """The headless browser at `path`, or the one that is installed."""
    from playwright.sync_api import sync_playwright

    if not (path or browser_path()):
        raise SystemExit("No browser was found: install Debian's chromium, or name one in CHROMIUM.")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path or browser_path(), args=list(ARGUMENTS))
        yield browser
        browser.close()
