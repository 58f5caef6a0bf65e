"""The reader's journeys, each walked as somebody with a question would walk it, over an invented newsroom."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect
from verrin_archive import AFTER, DRAFT, FORMER, HOAX, QUOTE, SPELLINGS, TALKS, WARNING

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
BRIEF = f"briefs/{WARNING}/"


# Looking for words


def test_a_quote_is_found_by_any_name_of_whom_it_is_about(reader: Opener, home: str) -> None:
    page = reader()
    for spelling in SPELLINGS:
        page.goto(home)
        page.get_by_role("search").last.get_by_role("searchbox").fill(spelling)
        page.keyboard.press("Enter")
        actor = page.locator("main section", has_text="Actors").get_by_role("link").first
        expect(actor, spelling).to_have_text("Tide Front group")
        page.locator("main section", has_text="Quotes").get_by_role("link", name="Tide Front warns").first.click()
        expect(page).to_have_url(re.compile(rf"/{BRIEF}#q2$"))
        found = page.locator("#q2")
        expect(found).to_contain_text("“a mistake of sailors”")
        expect(found).to_be_in_viewport()
        expect(page.locator("#q2:target")).to_be_visible()


def test_from_an_actor_to_what_was_said_and_to_the_passage_of_its_source(reader: Opener) -> None:
    page = reader()
    page.get_by_role("link", name="Actors", exact=True).click()
    page.locator("main").get_by_role("link", name="Maro Lind").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Maro Lind")
    said = page.locator("main").get_by_role("listitem").filter(has_text=QUOTE)
    said.get_by_role("link", name=re.compile("^¶")).click()
    expect(page).to_have_url(re.compile(rf"/{BRIEF}#q1$"))
    quote = page.locator("#q1")
    quote.get_by_role("button", name=re.compile("Evidence")).click()
    passage = page.locator(":popover-open").get_by_role("link")
    address = str(passage.get_attribute("href"))
    assert address.startswith("https://news.example/2026-07-02#:~:text=")
    assert unquote(address).endswith("text=The lock stays shut,the (island) council sits.")


def test_a_story_in_order_with_who_said_what_and_where_the_sources_differ(reader: Opener) -> None:
    page = reader()
    page.get_by_role("link", name="Stories", exact=True).click()
    page.get_by_role("link", name="The lock at Port Verrin").first.click()
    titles = page.get_by_role("region", name="Briefs").get_by_role("heading", level=3).all_inner_texts()
    assert [re.split(" ", title)[0] for title in titles] == ["Tide", "Mayor", "Lock"]
    said = page.get_by_role("region", name="Who said what").get_by_role("row").filter(has_text="Maro Lind")
    expect(said).to_contain_text(QUOTE)
    expect(said).to_contain_text("Sixty boats are held back.")
    differ = page.get_by_role("region", name="Where the sources differ").get_by_role("row")
    boats = differ.filter(has_text="Boats held back")
    told = boats.get_by_role("cell").all_inner_texts()
    assert [re.split(r"\s*¶", words)[0] for words in told[:2]] == ["about forty", "sixty, Lind says"]
    expect(page.get_by_role("region", name="Where they agree")).to_contain_text("The lock is shut from 1 July on.")
    boats.get_by_role("button", name=re.compile("Evidence")).first.click()
    expect(page.locator(":popover-open mark").first).to_have_text("some forty boats")
    page.keyboard.press("Escape")
    said.get_by_role("listitem").or_(said.get_by_role("cell")).filter(has_text="Nobody has won").get_by_role(
        "link"
    ).first.click()
    expect(page).to_have_url(re.compile(rf"/briefs/{AFTER}/#q1$"))


@pytest.mark.parametrize(
    ("event", "words", "precision", "anchor"),
    [
        ("The lock is shut.", "1 July 2026", "", "e1"),  # a day is as exact as it looks
        ("A storm breaks the north pier.", "mid-August 2025", "about this time", "e2"),
        ("The lock is painted.", "2019", "in this year", "e4"),
        ("The lock is dug.", "1970s", "in this decade", "e3"),
    ],
)
def test_the_timeline_says_how_exactly_it_knows_a_day(
    reader: Opener, event: str, words: str, precision: str, anchor: str
) -> None:
    page = reader()
    page.get_by_role("link", name="Timeline", exact=True).click()
    row = page.locator("main").get_by_role("listitem").filter(has_text=event)
    expect(row).to_contain_text(words)
    expect(row).to_contain_text(precision)
    row.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(rf"/{BRIEF}#{anchor}$"))
    told = page.locator(f"#{anchor}")
    expect(told).to_contain_text(event)
    expect(told).to_be_in_viewport()


def test_the_vaguer_a_date_the_longer_its_bar(reader: Opener) -> None:
    page = reader("timeline/")
    events = ("The lock is shut.", "Mayor and group meet", "A storm breaks", "The lock is painted.", "The lock is dug.")
    rows = [page.locator("main").get_by_role("listitem").filter(has_text=event) for event in events]
    widths = [row.locator(".span").evaluate("one => one.getBoundingClientRect().width") for row in rows]
    assert widths == sorted(set(widths))


def test_what_was_corrected_withdrawn_or_only_drafted_says_so(reader: Opener) -> None:
    page = reader("corrections/")
    page.get_by_role("link", name="Lock at Port Verrin to open").click()
    assert "The day of the spring tide was wrong." in page.locator("main").inner_text().split("Summary")[0]
    page.go_back()
    page.get_by_role("link", name="A whale in the lock").click()
    expect(page).to_have_url(re.compile(HOAX))
    expect(page.locator("main")).to_contain_text("The article was a hoax.")
    page = reader(f"briefs/{DRAFT}/")
    expect(page.locator("main")).to_contain_text("Do not cite")
    page = reader(f"briefs/{FORMER}/")
    expect(page).to_have_url(re.compile(rf"/{BRIEF}$"))


# By keyboard alone


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_by_keyboard_from_the_search_to_a_quote(reader: Opener, key: str) -> None:
    page = reader()
    start = page.get_by_role("link", name="Timeline", exact=True)
    start.focus()
    page.keyboard.press(key)
    page.keyboard.type("mistake of sailors")
    box = page.get_by_role("dialog").get_by_role("searchbox")
    expect(box).to_have_value("mistake of sailors")
    hit = page.get_by_role("dialog").get_by_role("link", name="Tide Front warns").first
    expect(hit).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(start).to_be_focused()
    page.keyboard.press(key)
    expect(hit).to_be_visible()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        if str(page.evaluate("document.activeElement.href")).endswith("#q2"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/{BRIEF}#q2$"))


def test_by_keyboard_evidence_opens_is_read_and_closes(reader: Opener) -> None:
    page = reader(BRIEF)
    mark = page.get_by_role("region", name="Summary").get_by_role("button", name=re.compile("Evidence")).first
    for _ in range(40):
        page.keyboard.press("Tab")
        if mark.evaluate("one => one === document.activeElement"):
            break
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    note = page.locator(":popover-open")
    expect(note).to_contain_text("keeps the … since Wednesday")
    expect(note).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(note.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(mark).to_be_focused()


# On a phone, and zoomed

_BEYOND = """() => {
    const width = document.documentElement.clientWidth, found = [];
    const title = document.querySelector("main h1"), edge = title.getBoundingClientRect().left;
    const scrolls = (one) => one && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const holder = walker.currentNode.parentElement, range = document.createRange();
        if (!walker.currentNode.data.trim() || !holder.checkVisibility() || holder.closest(".vh, svg, script, .skip"))
            continue;
        range.selectNodeContents(walker.currentNode);
        const box = range.getBoundingClientRect();
        if (box.width && (box.right > width + 1 || box.left < -1) && !scrolls(holder))
            found.push(walker.currentNode.data.trim().slice(0, 60));
        if (holder.closest("header") === title.closest("header") && !title.matches(".vh") && box.left < edge - 1)
            found.push(`left of its title: ${walker.currentNode.data.trim()}`);
    }
    if (document.documentElement.scrollWidth > width) found.push(`scrolls to ${document.documentElement.scrollWidth}`);
    return found;
}"""


@pytest.mark.parametrize(
    "view",
    [
        {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
        {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
        {"viewport": {"width": 673, "height": 955}, "color_scheme": "dark"},
    ],
    ids=["phone", "zoom of 400 %", "paper"],
)
def test_no_page_of_any_kind_is_wider_than_what_it_is_read_on(
    reader: Opener, home: str, kinds: dict[str, str], view: dict[str, object]
) -> None:
    """A phone; 1280 pixels at 400 % (WCAG 1.4.10); what A4 leaves between its margins, in print."""
    page = reader(**view)
    if "color_scheme" in view:
        page.emulate_media(media="print")
    beyond = {}
    for kind, path in kinds.items():
        page.goto(home + path)
        if found := page.evaluate(_BEYOND):
            beyond[kind] = found
    assert beyond == {}


def test_on_a_phone_menu_evidence_and_search_are_within_a_thumbs_reach(reader: Opener) -> None:
    page = reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    entries = page.get_by_role("navigation", name="Site").get_by_role("link")
    for entry in entries.all():
        box = entry.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["x"] + box["width"] <= 390
    page.get_by_role("link", name="Tide Front warns Port Verrin over its lock").first.tap()
    page.get_by_role("region", name="Summary").get_by_role("button", name=re.compile("Evidence")).first.tap()
    note = page.locator(":popover-open")
    expect(note).to_contain_text("keeps the … since Wednesday")
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844
    page.get_by_role("heading", level=1).tap()
    expect(note).to_have_count(0)
    page.get_by_role("searchbox").first.tap()
    page.get_by_role("searchbox").first.fill("معروب")
    page.keyboard.press("Enter")
    expect(page.locator("main section", has_text="Actors").get_by_role("link").first).to_have_text("Tide Front group")
    page.locator("main section", has_text="Quotes").get_by_role("link", name="Tide Front warns").first.tap()
    expect(page).to_have_url(re.compile("#q2$"))


# On paper


def test_printed_a_brief_carries_its_evidence_and_its_citation_and_no_controls(reader: Opener) -> None:
    page = reader(BRIEF)
    page.emulate_media(media="print")
    for words in ("keeps the … since Wednesday", "round by the north", "built in 1971", "some forty boats"):
        note = page.locator("[popover]").filter(has_text=words).first
        expect(note).to_be_visible()
        assert note.evaluate("one => getComputedStyle(one).position") == "static"
    shown = page.locator("main").inner_text()
    assert f"briefs/{WARNING}" in shown.replace("\n", "") or "news.example/2026-07-02" in shown
    for control in (page.get_by_role("search"), page.get_by_role("navigation", name="Site")):
        expect(control).to_be_hidden()
    assert page.locator("main button:visible").count() == 0
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 4


# Without JavaScript, and without anybody else


def test_without_javascript_every_page_says_the_same(reader: Opener, home: str, kinds: dict[str, str]) -> None:
    with_script, without = reader(), reader(java_script_enabled=False)
    differ = []
    for kind, path in kinds.items():
        if path == "search/":
            continue
        with_script.goto(home + path)
        without.goto(home + path)
        if without.locator("main").inner_text() != with_script.locator("main").inner_text():
            differ.append(kind)
    assert differ == []
    without.goto(home + BRIEF)
    without.get_by_role("button", name=re.compile("Evidence")).first.click()
    expect(without.locator(":popover-open")).to_contain_text("keeps the … since Wednesday")


def test_without_javascript_search_says_so_and_leads_to_the_indexes(reader: Opener, home: str) -> None:
    page = reader(java_script_enabled=False)
    page.get_by_role("searchbox").first.fill("Tide Front")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=Tide\+Front$"))
    expect(page.locator("main")).to_contain_text("needs JavaScript")
    ways = page.locator("main").get_by_role("link").evaluate_all("links => links.map((one) => one.href)")
    assert {"briefs/", "stories/", "actors/", "quotes/", "timeline/"} <= {way.removeprefix(home) for way in ways}
    assert all(page.request.get(way).ok for way in ways)


def test_nobody_else_is_asked_for_anything_and_nothing_fails(reader: Opener, home: str, kinds: dict[str, str]) -> None:
    page = reader()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for path in kinds.values():
        page.goto(home + path)
    page.goto(f"{home}search/?q=lock")
    expect(page.locator("main section", has_text="Quotes").get_by_role("link").first).to_be_visible()
    assert [url for url in asked if not url.startswith((home, "data:"))] == []
    assert wrong == []


# Three clicks


class _Links(HTMLParser):
    """Where the links of a page lead; its own address left out of them."""

    def __init__(self, page: Path, site: Path) -> None:
        super().__init__()
        self._base = "/" + page.relative_to(site).as_posix().removesuffix("index.html")
        self.to: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (href := dict(attrs).get("href")):
            self.to.add(unquote(urlsplit(urljoin(self._base, href)).path).lstrip("/"))


def test_three_clicks_lead_from_the_front_page_to_every_verified_quote(newsroom_site: Path) -> None:
    """By links alone, search left aside; a quote is verified where its brief shows it."""
    seen, reached = {""}, {""}
    for _ in range(3):
        pages = (newsroom_site / path / "index.html" for path in reached)
        reached = {to for page in pages if page.is_file() for to in _Links(page, newsroom_site).to} - seen
        seen |= reached
    briefs = {page.parent.name for page in (newsroom_site / "briefs").glob("2*/index.html")} - {FORMER}
    assert len(briefs) > 60
    assert briefs - {path.split("/")[1] for path in seen if path.startswith("briefs/2")} == set()


def test_two_clicks_lead_to_the_newest_verified_quote_and_a_third_to_its_source(reader: Opener) -> None:
    page = reader()
    page.get_by_role("link", name="Mayor and Tide Front talk at the lock").first.click()
    expect(page).to_have_url(re.compile(TALKS))
    quote = page.locator("#q1")
    expect(quote).to_contain_text("“We shall talk as long as the tide allows,”")
    expect(quote).to_contain_text("verified")
    quote.get_by_role("button", name=re.compile("Evidence")).click()
    expect(page.locator(":popover-open").get_by_role("link")).to_have_attribute("href", re.compile("#:~:text="))
