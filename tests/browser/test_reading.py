"""The site in a real browser: nothing from third parties, readable without JavaScript, accessible, and the journeys."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
import sites
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

BRIEF = f"briefs/{sites.FIRST}/"
KINDS = {
    "home": "", "briefs": "briefs/", "brief": BRIEF, "draft": "briefs/2026-03-22-harbour-draft/",
    "withdrawn": "briefs/2026-03-10-harbour-hoax/", "stories": "stories/", "story": "stories/harbour/",
    "actors": "actors/", "a-z": "actors/a-z/", "actor": "actors/ines-okafor/", "quotes": "quotes/",
    "timeline": "timeline/", "publishers": "publishers/", "publisher": "publishers/the-verrin-post/",
    "places": "places/", "place": "places/port-verrin/",
    "publisher quotes": "publishers/the-verrin-post/quotes/", "kind": "quotes/direct/",
    "search": "search/", "corrections": "corrections/", "about": "about/", "missing": "404.html",
}  # fmt: skip


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


FOCUS = """(() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
    return {tag: one.tagName, outline: marked, seen: box.width > 0 && box.height > 0};
})()"""


def test_every_stop_of_the_tab_key_is_seen_and_marks_where_it_is(page: Page, address: str) -> None:
    page.goto(address + BRIEF)
    met: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "BODY":
            break
        assert stop["outline"], stop
        assert stop["seen"], stop
        met.add(stop["tag"])
    assert {"A", "INPUT", "BUTTON"} <= met


def test_foreign_names_say_language_and_direction(page: Page, address: str) -> None:
    page.goto(f"{address}actors/ines-okafor/")
    name = page.locator("bdi[lang=ar]").first
    assert name.get_attribute("dir") == "rtl"
    assert name.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_a_draft_says_of_each_quote_that_nobody_has_checked_it(page: Page, address: str) -> None:
    page.goto(address + KINDS["draft"])
    words = page.locator(".q .badge").all_inner_texts()
    assert words
    assert set(words) == {"not yet checked"}
    assert "Do not cite" in page.locator(".band").inner_text()


def test_zoomed_to_four_hundred_per_cent_nothing_scrolls_sideways_nor_is_lost(browser: Browser, address: str) -> None:
    """1280 by 1024 pixels at 400 % are 320 by 256 (WCAG 1.4.10)."""
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page = context.new_page()
    page.goto(address + BRIEF)
    page.locator("button.ev").first.click()
    box = page.locator("#E1").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_data_of_a_brief_is_linked_and_there(page: Page, address: str) -> None:
    page.goto(address + BRIEF)
    href = page.get_by_role("link", name="record and receipt").evaluate("one => one.href")
    assert page.request.get(href).json()["id"] == sites.FIRST


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str, width: int) -> None:
    """WCAG 2.2 AA by axe on every page kind, evidence open on the brief, and no sideways scrolling at 320 px."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    found: dict[str, str] = {}
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    for kind, path in KINDS.items():
        page.goto(address + path)
        if kind == "brief":
            page.click("button.ev >> nth=0")
        results = Axe().run(page, options=options)
        assert len(results.response["passes"]) > 10, kind
        if results.violations_count:
            found[kind] = results.generate_report()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[f"{kind} scrolls"] = "sideways"
    context.close()
    assert found == {}


def test_no_request_leaves_the_site_and_nothing_is_refused(page: Page, address: str) -> None:
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    for path in KINDS.values():
        page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert [text for text in told if "Content Security Policy" in text or "Failed" in text] == []


def test_everything_is_there_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for kind, path in KINDS.items():
        page.goto(address + path)
        assert page.locator("h1").count() == 1, kind
        assert page.locator("main").inner_text().strip(), kind
    page.goto(address + BRIEF)
    page.locator("button.ev").first.click()
    assert page.locator("#E1").is_visible()
    context.close()


def test_evidence_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + BRIEF)
    mark = page.locator("button.ev").first
    mark.focus()
    page.keyboard.press("Enter")
    note = page.locator("#E1")
    assert note.is_visible()
    assert note.locator("mark").inner_text() == "weighs a … basin"
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_from_the_front_page_to_a_verified_quote_in_two_clicks(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Port Verrin argues about its harbour").first.click()
    page.locator("#q1 a", has_text="Link").click()
    assert page.url.endswith("#q1")
    assert page.locator("#q1 .badge").inner_text() == "verified"
    assert "“We will dredge" in page.locator("#q1 blockquote").inner_text()


def test_from_an_actor_to_a_quote_in_its_brief_and_to_its_source(page: Page, address: str) -> None:
    page.goto(f"{address}actors/ines-okafor/")
    page.locator("h3:has-text('The council votes') ~ ol .q .acts a").first.click()
    assert f"/briefs/{sites.SECOND}/#q1" in page.url
    source = page.locator("aside section.src")
    assert source.get_by_role("link", name="example.org").get_attribute("href") == "https://example.org/vote?a=1&b=2"


def test_the_notes_are_printed_open(page: Page, address: str) -> None:
    page.goto(address + BRIEF)
    page.emulate_media(media="print")
    assert page.locator("#E1").is_visible()
    assert not page.locator("form.find").is_visible()


def test_targets_are_large_enough_to_touch(browser: Browser, address: str) -> None:
    """24 px at least for marks and actions (WCAG 2.2, 2.5.8)."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(address + BRIEF)
    for selector in ("button.ev", ".acts button", ".acts a"):
        for box in page.locator(selector).all():
            size = box.bounding_box()
            assert size is not None
            assert min(size["width"], size["height"]) >= 24, selector
    context.close()


def test_a_former_address_leads_on(page: Page, address: str) -> None:
    page.goto(f"{address}briefs/2026-03-13-old-name/")
    page.wait_for_url(f"**/{sites.FIRST}/")


def test_a_page_is_light(site: Path) -> None:
    """A brief is at most 35 KB of HTML, 9 KB gzipped; everything a first visit loads at most 150 KB gzipped."""
    brief = (site / BRIEF / "index.html").read_bytes()
    assert len(brief) <= 35_000
    assert len(gzip.compress(brief)) <= 9_000
    assets = [site / "assets" / name for name in ("style.css", "search.css", "search.js")]
    fonts = sum(path.stat().st_size for path in (site / "assets" / "fonts").glob("*.woff2"))
    assert fonts + sum(len(gzip.compress(path.read_bytes())) for path in assets) + 9_000 <= 150_000


def test_nothing_moves_while_a_page_loads(page: Page, address: str) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
        "window.moved += one.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(address + BRIEF)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < 0.05


def test_many_words_put_in_by_the_outlet_wrap_on_a_phone(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(address + BRIEF)
    page.locator("blockquote .insert").first.evaluate(
        "one => one.textContent = `[${'Harbour Committee of '.repeat(6)}]`"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


@pytest.mark.parametrize("kind", ["home", "brief", "actor", "actors", "story", "quotes", "withdrawn"])
def test_a_word_of_seventy_letters_breaks_on_a_phone(browser: Browser, address: str, kind: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(address + KINDS[kind])
    for link in page.locator("h1, main a:not(.ev)").all():
        link.evaluate("one => one.textContent = 'Tidewatch'.repeat(8)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_in_colours_that_the_reader_forces_the_section_and_the_bars_of_dates_are_still_seen(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(address + KINDS["timeline"])
    line = "one => getComputedStyle(one).borderBottomColor"
    here, other = (
        page.locator(f".nav {one}").first.evaluate(line) for one in ("[aria-current]", "a:not([aria-current])")
    )
    assert here != other
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    bars = page.locator(".span:not(.none)").evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    assert bars
    assert paper not in bars
    page.close()


def test_letters_of_eastern_names_are_of_the_same_type_and_fetched_only_where_they_stand(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(address + KINDS["about"])
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.reload(wait_until="networkidle")
    assert not [name for name in fetched if name.endswith("-ext.woff2")]
    for name in ("Yağmur Łącka", "Ștefan Žižić"):
        page.locator("h1").evaluate("(one, name) => one.textContent = name", name)
        page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    assert "newsreader-400-ext.woff2" in fetched
    assert page.evaluate("document.fonts.check('16px Newsreader', 'Łğșž')")
    page.close()
