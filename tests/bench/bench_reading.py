"""How building grows with the archive, and how fast its pages are for a reader.

    .venv/bin/python tests/bench/bench_reading.py [--briefs 60] [--keep FOLDER]

Builds an invented archive and one of ten times as many briefs, each from nothing, then again with nothing changed and
with one brief changed: processor time, memory, pages. Ends with 1 where ten times the briefs cost more than fourteen
times the processor time. Then the larger site in headless Chromium, served without compression: Largest Contentful
Paint, layout shift, time the main thread was blocked, and what a first visit fetches.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from invented_archive import write_invented_archive
from playwright.sync_api import Browser
from serving import browser_path, served, started

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = Path(sys.executable).parent / "briefs"
TIMES = 10
AT_MOST = 14
_WATCH = """
window.seen = {lcp: 0, shift: 0, blocked: 0};
const watch = (type, told) => new PerformanceObserver((list) => list.getEntries().forEach(told))
    .observe({type, buffered: true});
watch("largest-contentful-paint", (one) => { window.seen.lcp = one.startTime; });
watch("layout-shift", (one) => { if (!one.hadRecentInput) window.seen.shift += one.value; });
watch("longtask", (one) => { window.seen.blocked += Math.max(0, one.duration - 50); });
"""


@dataclass(frozen=True)
class Run:
    """What one build took: seconds of processor time, workers included, and the most memory of one process in MB."""

    processor: float
    memory: float


def project(folder: Path, briefs: int) -> Path:
    """A project with an invented archive and our own templates, program and pages by hand."""
    folder.mkdir(parents=True)
    for name in ("mkdocs.yml", "templates", "scripts"):
        (folder / name).symlink_to(ROOT / name)
    source = folder / "site_src"
    source.mkdir()
    shutil.copytree(ROOT / "site_src" / "assets", source / "assets")
    for page in (ROOT / "site_src").glob("about*.md"):
        shutil.copy(page, source / page.name)
    shutil.copytree(ROOT / "site_src" / "decisions", source / "decisions")
    write_invented_archive(folder, briefs)
    return folder


def build(folder: Path) -> Run:
    """Build the site with the command, in a process of its own."""
    child = os.fork()
    if not child:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(BRIEFS, [str(BRIEFS), "build"])
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"the build in {folder} failed")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def change_one(folder: Path) -> None:
    """Change who reviewed the newest brief, which needs no receipt."""
    newest = max((folder / "briefings").glob("2*/record.yml"))
    newest.write_text(newest.read_text().replace("by: ", "by: another ", 1))


def measure(folder: Path, briefs: int) -> tuple[Run, Path]:
    """The figures of one size, printed; the cold run and the folder."""
    made = project(folder / f"of-{briefs}", briefs)
    cold, again = build(made), build(made)
    change_one(made)
    one = build(made)
    pages = list((made / "site").rglob("index.html"))
    weight = sum(page.stat().st_size for page in pages) / 1e6
    heaviest = max(page.stat().st_size for page in pages) / 1e3
    print(
        f"{briefs:>6} briefs, {len(pages):>6} pages, {weight:6.1f} MB, heaviest {heaviest:.0f} KB: "
        f"processor {cold.processor:.1f} s, nothing changed {again.processor:.1f} s, one brief {one.processor:.1f} s; "
        f"memory {cold.memory:.0f} MB"
    )
    return cold, made


def _largest(site: Path, folder: str) -> str:
    page = max((site / folder).rglob("index.html"), key=lambda one: one.stat().st_size)
    return f"{page.parent.relative_to(site)}/"


def read(browser: Browser, home: str, site: Path) -> None:
    """Open a page of each kind as a first visit, the heaviest ones, and print what a reader would feel."""
    for kind, path in (
        ("front page", ""), ("heaviest brief", _largest(site, "briefs")), ("heaviest actor", _largest(site, "actors")),
        ("heaviest list", _largest(site, "quotes")), ("timeline", "timeline/"),
    ):  # fmt: skip
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        fetched: list[bytes] = []
        page.on("response", lambda response, to=fetched: to.append(response.body()))  # type: ignore[misc]
        page.add_init_script(_WATCH)
        page.goto(home + path)
        page.wait_for_load_state("networkidle")
        seen = page.evaluate("window.seen")
        small = sum(min(len(gzip.compress(body)), len(body)) for body in fetched) / 1e3
        print(
            f"{kind:>15}: contentful paint {seen['lcp']:.0f} ms, shift {seen['shift']:.3f}, "
            f"blocked {seen['blocked']:.0f} ms, {len(fetched)} requests, {small:.0f} KB gzipped"
        )
        context.close()


def main() -> int:
    """Measure and print; 1 where building grows faster than it may."""
    parser = argparse.ArgumentParser(description="measure building and reading")
    parser.add_argument("--briefs", type=int, default=60)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        small, _ = measure(folder, given.briefs)
        large, made = measure(folder, TIMES * given.briefs)
        ratio = large.processor / small.processor
        print(f"{TIMES} times the briefs: {ratio:.1f} times the processor time (at most {AT_MOST})")
        if browser_path():
            with served(made / "site") as server, started() as browser:
                read(browser, server.address, made / "site")
        else:
            print("No Chromium was found, so nothing was read.")
    return int(ratio > AT_MOST)


if __name__ == "__main__":
    raise SystemExit(main())
