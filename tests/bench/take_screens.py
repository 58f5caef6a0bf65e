"""The pictures of the site in the documentation, taken of a built site: `make site`, then

    .venv/bin/python tests/bench/take_screens.py            # writes site_src/assets/screens/*.webp
    .venv/bin/python tests/bench/take_screens.py --all OUT  # every page kind, light, dark and narrow, to be looked at

The pages are the newest brief of a story, that story, and the actor heard most; so the pictures can be made again
from any archive.
"""

from __future__ import annotations

import argparse
import base64
import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page
from serving import served, started

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "site_src" / "assets" / "screens"
LIMIT = 120_000
_AS_WEBP = """async (data) => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.82).split(",")[1];
}"""


def addresses(page: Page, home: str) -> dict[str, str]:
    """One address of each page kind, found as a reader finds them."""
    found = {kind: f"{kind}/" for kind in ("briefs", "stories", "actors", "quotes", "timeline", "publishers", "places")}
    found |= {"home": "", "a-z": "actors/a-z/", "corrections": "corrections/", "about": "about/", "search": "search/"}
    ways = {
        "brief": ("briefs/", ".rows h3 a"), "story": ("stories/", ".sec h3 a"), "publisher": ("publishers/", "th a"),
        "actor": ("", "#Quoted li a"), "place": ("places/", "th a"), "year": ("briefs/", "#Periods a"),
        "letters": ("actors/a-z/", "#Letters a"), "kind": ("actors/", ".beside a"),
        "quotes-year": ("quotes/", "#Years a"),
        "timeline-part": ("timeline/", ".plain a"), "stories-year": ("stories/", "#Years a"),
    }  # fmt: skip
    for kind, (start, link) in ways.items():
        page.goto(home + start)
        if page.locator(link).count():
            href = page.locator(link).first.evaluate("one => one.href")
            found[kind] = re.sub(r"#.*", "", str(href).removeprefix(home))
    return found


def _as_webp(browser: Browser, picture: bytes) -> bytes:
    page = browser.new_page()
    data: str = page.evaluate(_AS_WEBP, base64.b64encode(picture).decode())
    page.close()
    return base64.b64decode(data)


def take(browser: Browser, home: str) -> Iterator[tuple[str, bytes]]:
    """The pictures for the documentation by name."""
    first = browser.new_page()
    kinds = addresses(first, home)
    first.close()
    for name, kind, width, height, scheme in (
        ("home", "home", 1280, 860, "light"), ("brief", "brief", 1280, 1000, "light"),
        ("brief-dark", "brief", 1280, 1000, "dark"), ("actor", "actor", 1280, 1000, "light"),
        ("story", "story", 1280, 1000, "light"), ("phone", "brief", 390, 844, "light"),
    ):  # fmt: skip
        if kind not in kinds:
            continue
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            device_scale_factor=2 if width < 800 else 1,
            has_touch=width < 800,
        )
        page = context.new_page()
        page.goto(home + kinds[kind])
        page.evaluate("document.fonts.ready")
        yield name, _as_webp(browser, page.screenshot())
        context.close()


def take_all(browser: Browser, home: str, out: Path) -> None:
    """Whole pages of every kind, light, dark and 390 px wide, as PNG below `out`."""
    for form, width, scheme in (("light", 1280, "light"), ("dark", 1280, "dark"), ("390", 390, "light")):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            has_touch=width < 800,
        )
        page = context.new_page()
        for kind, path in addresses(page, home).items():
            page.goto(home + path)
            page.evaluate("document.fonts.ready")
            height = min(page.evaluate("document.documentElement.scrollHeight"), 2600)
            page.set_viewport_size({"width": width, "height": max(height, 500)})
            page.screenshot(path=out / f"{kind}-{form}.png")
            page.set_viewport_size({"width": width, "height": 900})
        context.close()


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description="take pictures of a built site")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--all", type=Path, metavar="OUT", help="pictures of every page kind, below this folder")
    given = parser.parse_args()
    with served(given.site) as server, started() as browser:
        if given.all:
            given.all.mkdir(parents=True, exist_ok=True)
            take_all(browser, server.address, given.all)
            return
        SCREENS.mkdir(parents=True, exist_ok=True)
        for name, picture in take(browser, server.address):
            if len(picture) > LIMIT:
                raise SystemExit(f"{name}.webp is {len(picture):,} bytes, over {LIMIT:,}")
            (SCREENS / f"{name}.webp").write_bytes(picture)
            print(f"{name}.webp {len(picture):,} bytes")


if __name__ == "__main__":
    main()
