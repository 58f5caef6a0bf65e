"""The least site that search needs: two pages in a plain shell, the assets, the index.

    with served(write_search_site(folder, archive), PREFIX) as server: …

It is to be served below a path, as project sites are on GitHub Pages, and under the content security policy of the
real one.
"""

from __future__ import annotations

import shutil
from pathlib import Path

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
    site = folder / "site"
    shutil.copytree(ASSETS, site / "assets", dirs_exist_ok=True)
    sheets = tuple(sheet for sheet in ("style.css", "search.css") if (site / "assets" / sheet).is_file())
    _page(site, "", "The Briefing Archive", "<h1>Home</h1><p><a href='./search/'>Search</a></p>", sheets)
    _page(site, "search/", "Search", "<h1>Search</h1><p>Search needs JavaScript.</p>", sheets)
    write_index(archive, site, cache or folder / "cache", limit=limit)
    return site
