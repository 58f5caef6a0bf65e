"""Measures search: indexing (time, memory, bytes) and the browser (time and bytes to the first result).

    .venv/bin/python tests/bench/bench_search.py [--briefs 10000] [--queries 12]

Aims at 10,000 briefs: indexer ≤ 1 GB, first result ≤ 0.5 s and ≤ 450 KB, the same bytes in two builds.
Figures are of this machine, over the loopback address, without throttling.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_archive.archive import Archive
from briefing_archive.search import write_index
from invented_archive import invented_archive
from playwright.sync_api import Page
from search_site import PREFIX, write_search_site
from serving import served, started

FOUND = ".found a[data-hit]"


def _say(what: str, value: str) -> None:
    print(f"{what:<52} {value}", flush=True)


@contextmanager
def _peak_memory() -> Iterator[list[int]]:
    """The largest resident set, in MB, of any child process that runs meanwhile."""
    peak, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            listed = subprocess.run(
                ["ps", "-o", "rss=,comm=", "--ppid", str(os.getpid())], capture_output=True, text=True
            )
            sizes = [int(line.split()[0]) for line in listed.stdout.splitlines() if "pagefind" in line]
            peak[0] = max([peak[0], *(size // 1024 for size in sizes)])

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


@contextmanager
def _spent() -> Iterator[list[str]]:
    """Wall and processor seconds of what runs meanwhile, the indexer included."""
    words: list[str] = []
    start, before = time.perf_counter(), sum(os.times()[:4])
    yield words
    words.append(f"{time.perf_counter() - start:.1f} s, {sum(os.times()[:4]) - before:.1f} s of processor")


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def bench_indexing(archive: Archive, folder: Path) -> None:
    """Index from nothing, again with nothing changed, and again with one brief less."""
    with _spent() as spent, _peak_memory() as peak:
        report = write_index(archive, folder / "one", folder / "cache")
    _say("index from nothing", f"{spent[0]}, indexer {peak[0]} MB")
    files = [path.stat().st_size for path in (folder / "one").rglob("*") if path.is_file()]
    _say("shards, records", f"{report.shards}, {report.actors} actors + {report.briefs} briefs")
    _say("files", f"{len(files):,}, {sum(files) / 1e6:.1f} MB")
    with _spent() as spent:
        write_index(archive, folder / "one", folder / "cache")
    _say("again, nothing changed", spent[0])
    fewer = Archive(archive.briefs[1:], archive.registry, archive.stories)
    with _spent() as spent:
        report = write_index(fewer, folder / "fewer", folder / "cache")
    _say("again, the newest brief taken away", f"{spent[0]}, indexed {', '.join(report.indexed)}")
    write_index(archive, folder / "two", folder / "other-cache")
    same = _digest(folder / "one") == _digest(folder / "two")
    _say("two builds from nothing, the same bytes", "yes" if same else "NO")


def _queries(archive: Archive, count: int) -> list[str]:
    actors = list(archive.actors.values())[:: max(1, len(archive.actors) // count)]
    words = ["harbour", "ceasefire levy", "census of the northern railway", "“promises and borrowed diesel”"]
    return [*words, *(actor.names[-1].name if actor.names else actor.name for actor in actors)][:count]


def _first_result(page: Page, query: str) -> float:
    """Milliseconds from the first key to the first result."""
    return float(
        page.evaluate(
            """([query, found]) => new Promise((done) => {
                const start = performance.now();
                const box = document.querySelector("dialog input");
                const watch = new MutationObserver(() => {
                    if (!document.querySelector("dialog " + found)) return;
                    watch.disconnect();
                    done(performance.now() - start);
                });
                document.querySelector("dialog .found")?.replaceChildren();
                watch.observe(document.querySelector("dialog"), { childList: true, subtree: true });
                box.value = query;
                box.dispatchEvent(new Event("input"));
            })""",
            [query, FOUND],
        )
    )


def _as_sent(site: Path, path: str, size: int) -> int:
    """Bytes of a file as hosts such as GitHub Pages send it: scripts gzipped, the index as it is."""
    if not path.partition("?")[0].endswith((".js", ".json")):
        return size
    return len(gzip.compress((site / path.partition("?")[0]).read_bytes()))


def bench_browser(archive: Archive, folder: Path, count: int) -> None:
    """Open the dialog in a fresh browser, three times a query, and time the first and later results."""
    site = write_search_site(folder, archive, folder / "cache")
    with served(site, PREFIX) as server, started() as browser:
        for query in _queries(archive, 5):
            first = []
            for _ in range(3):
                page = browser.new_context().new_page()
                page.goto(server.address)
                server.fetched.clear()
                page.keyboard.press("/")
                page.wait_for_selector("dialog[open] input")
                first.append(_first_result(page, query))
                page.context.close()
            plain = sum(size for _, size in server.fetched)
            sent = sum(_as_sent(site, path, size) for path, size in server.fetched)
            figures = f"{min(first):.0f}–{max(first):.0f} ms, {sent / 1000:.0f} KB ({plain / 1000:.0f} KB unpacked)"
            _say(f"first: {query}", f"{figures}, {len(server.fetched)} requests")
        page = browser.new_page()
        page.goto(server.address)
        page.keyboard.press("/")
        page.wait_for_selector("dialog[open] input")
        times = [_first_result(page, query) for query in _queries(archive, count)]
        _say(
            "later queries, median and worst (120 ms are pause)",
            f"{statistics.median(times[1:]):.0f} ms, {max(times[1:]):.0f} ms",
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefs", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=12)
    asked = parser.parse_args()
    archive = invented_archive(asked.briefs)
    with tempfile.TemporaryDirectory() as folder:
        bench_indexing(archive, Path(folder))
        bench_browser(archive, Path(folder), asked.queries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
