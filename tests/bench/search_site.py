"""The least site that search needs: two pages in a plain shell, the assets, the index; and a server for it.

    with served(write_search_site(folder, archive)) as address: …

The site stands below /archive/, as project sites do on GitHub Pages, under the content security policy of the
real one. Requests are written down, with the bytes they fetched.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from briefing_archive.archive import Archive
from briefing_archive.search import write_index
from briefing_archive.search.records import SHARD_LIMIT

ASSETS = Path(__file__).resolve().parents[2] / "site_src" / "assets"
PREFIX = "/archive/"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
SHELL = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>
{sheets}
<script type="module" src="{root}assets/search.js"></script></head>
<body class="ba"><header class="mast"><div class="wrap"><p class="mark"><a href="{root}">The Briefing Archive</a></p>
<form class="find" role="search" action="{root}search/" method="get"><label class="vh" for="q">Search</label>
<input id="q" name="q" type="search" placeholder="Search"><kbd aria-hidden="true">/</kbd></form></div></header>
<main id="main" class="wrap">{content}</main></body></html>
"""


def _page(site: Path, path: str, title: str, content: str, sheets: tuple[str, ...]) -> None:
    folder = site / path
    folder.mkdir(parents=True, exist_ok=True)
    root = "../" * path.count("/") or "./"
    links = "\n".join(f'<link rel="stylesheet" href="{root}assets/{sheet}">' for sheet in sheets)
    html = SHELL.format(policy=POLICY, title=title, root=root, content=content, sheets=links)
    (folder / "index.html").write_text(html, encoding="utf-8")


def write_search_site(folder: Path, archive: Archive, cache: Path | None = None, *, limit: int = SHARD_LIMIT) -> Path:
    """Write the site below `folder`, with shards of `limit` briefs, and give the folder to serve."""
    site = folder / PREFIX.strip("/")
    shutil.copytree(ASSETS, site / "assets", dirs_exist_ok=True)
    sheets = tuple(sheet for sheet in ("style.css", "search.css") if (site / "assets" / sheet).is_file())
    _page(site, "", "The Briefing Archive", "<h1>Home</h1><p><a href='./search/'>Search</a></p>", sheets)
    _page(site, "search/", "Search", "<h1>Search</h1><p>Search needs JavaScript.</p>", sheets)
    write_index(archive, site, cache or folder / "cache", limit=limit)
    return folder


class _Handler(SimpleHTTPRequestHandler):
    fetched: list[tuple[str, int]]

    def send_head(self) -> Any:
        answer = super().send_head()
        if hasattr(answer, "seek"):
            self.fetched.append((self.path, answer.seek(0, 2)))
            answer.seek(0)
        return answer

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # the browser went on to another page
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A server on the loopback address; `fetched` holds path and size of every file it gave."""

    fetched: list[tuple[str, int]]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{PREFIX}"


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Serve a folder on a free port of the loopback address."""
    fetched: list[tuple[str, int]] = []
    handler = type("Handler", (_Handler,), {"fetched": fetched})
    server = Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.fetched = fetched
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
