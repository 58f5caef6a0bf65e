"""Search as its readers meet it: in a browser, below a project's path, under the site's security policy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from briefing_archive.archive import Archive, Brief
from briefing_archive.model import Actor, Record
from briefing_archive.registry import registry_of
from briefing_archive.search.records import SearchRecord, shards
from briefing_archive.text import search_key
from invented_archive import invented_archive
from playwright.sync_api import Browser, Page, expect
from search_site import ASSETS, PREFIX, write_search_site
from serving import Server, served

pytestmark = pytest.mark.browser

SPELLINGS = ["Tide Front", "Tide Front group", "TFV", "Maʿrub", "Ma’rub", "marub", "MARUB", "Łódź Front", "lodz front",
             "معروب", "Прилив", "Müllersturm", "mullersturm", "Conseil d’Écluse", "conseil d'ecluse"]  # fmt: skip
HOSTILE = '<img src=x onerror="document.title=1"> <b>Weir</b>'


def _actor(**fields: Any) -> Actor:
    return Actor.model_validate(fields)


TIDE_FRONT = _actor(
    id="tide-front-group", kind="armed-group", name="Tide Front group",
    names=["Tide Front", "TFV", "ON", "Maʿrub", "Łódź Front", "Müllersturm", "Conseil d’Écluse",
           {"name": "معروب", "lang": "ar"}, {"name": "Прилив", "lang": "ru"}],
)  # fmt: skip
BRANCH = _actor(id="tide-front-north", kind="armed-group", name="Tide Front North", names=["Maʿrub North", "TFV-N"])
SPEAKER = _actor(id="ines-okafor", kind="person", name="Ines Okafor")
WEIR = _actor(id="weir", kind="other", name=HOSTILE)


def _record(day: str, **fields: Any) -> Brief:
    shape: dict[str, Any] = {
        "title": "Port Verrin braces for the spring tide",
        "status": "reviewed",
        "reviewed": {"by": "desk", "on": day},
        "source": {"headline": "Verrin waits", "publisher": 'The "Verrin" | Lamp\\100%', "published": day},
        "actors": [{"actor": "tide-front-group", "named": ["TFV"]}, {"actor": "ines-okafor", "named": ["Ines Okafor"]}],
    }
    return Brief(f"{day}-own", Record.model_validate(shape | fields))


OWN = (
    _record(
        "2024-03-01",
        summary=[{"text": "Zinnober boats are to guard the sluice until May.", "evidence": []}],
        quotes=[
            {"id": "q1", "text": "“The TFV (the islanders) never asked us.”", "inserted": ["(the islanders)"],
             "speaker": "ines-okafor"},
            {"id": "q2", "text": "Ines Okafor sees “no quarrelsome neighbour” in the port.", "speaker": "ines-okafor"},
            {"id": "q3", "text": "The sluice stays shut.", "speaker": "tide-front-group"},
        ],
    ),
    _record("2016-05-04", title=f"{HOSTILE} <script>document.title='2'</script>", actors=[
        {"actor": "weir", "named": ["Weir"]}]),
)  # fmt: skip


@pytest.fixture(scope="module")
def archive() -> Archive:
    invented = invented_archive(70, 1)
    briefs = sorted((*invented.briefs, *OWN), key=lambda brief: brief.id, reverse=True)
    actors = (*invented.actors.values(), TIDE_FRONT, BRANCH, SPEAKER, WEIR)
    return Archive(tuple(briefs), registry_of(actors))


@pytest.fixture(scope="module")
def server(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(write_search_site(tmp_path_factory.mktemp("search"), archive, limit=20), PREFIX) as server:
        yield server


@pytest.fixture(scope="module")
def kept(browser: Browser, server: Server) -> Page:
    """One search page that many tests ask in turn."""
    page = browser.new_page()
    page.goto(server.address + "search/")
    expect(page.get_by_role("link", name="Timeline")).to_be_visible()
    return page


@pytest.fixture
def opened(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Opens a page at a path, in a context of its own."""
    contexts = []

    def visit(path: str, **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(server.address + path)
        return page

    yield visit
    for context in contexts:
        context.close()


def _ask(page: Page, query: str) -> None:
    """Ask, and wait until the answer to exactly this query is drawn."""
    page.evaluate("document.querySelector('[role=status]').textContent = ''")
    page.locator("#search-box").fill("")
    page.locator("#search-box").fill(query)
    _settled(page)


def _settled(page: Page) -> None:
    expect(page.locator("[role=status]")).to_contain_text(re.compile("Names are matched|Nothing|could not"))


def _status(page: Page) -> str:
    return page.locator("[role=status]").inner_text()


def _briefs(archive: Archive, word: str) -> list[SearchRecord]:
    """Records of the briefs in which a word begins with `word`, newest first: the truth to hold results against."""
    records = [record for shard in shards(archive) for record in shard.records if record.key != "a"]
    texts = ((record, f"{record.text} {record.meta['title']}".split()) for record in records)
    return [record for record, words in texts if any(one.startswith(word) for one in words)]


def _all_shown(page: Page) -> None:
    """Press “more briefs” until there are no more."""
    while (button := page.locator('[data-of="briefs"] button')).count():
        before = page.locator('[data-of="briefs"] .item').count()
        button.click()
        expect(page.locator('[data-of="briefs"] .item')).not_to_have_count(before)


def _shown_briefs(page: Page) -> list[str]:
    return [link.split("/archive/")[1] for link in page.eval_on_selector_all(
        '[data-of="briefs"] a[data-hit]', "links => links.map((one) => one.href)")]  # fmt: skip


# What is found


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_any_spelling_finds_the_actor_first(kept: Page, spelling: str) -> None:
    _ask(kept, spelling)
    first = kept.locator('[data-of="actors"] a[data-hit]').first
    expect(first).to_have_text("Tide Front group")
    expect(first).to_have_attribute("href", re.compile(r"/archive/actors/tide-front-group/$"))


def test_every_name_of_the_registry_finds_its_actor_first(archive: Archive, kept: Page) -> None:
    bearers: dict[str, set[str]] = {}
    for actor in archive.actors.values():
        for name in actor.all_names():
            if not name.weak:
                bearers.setdefault(search_key(name.name), set()).add(actor.id)
    missed = []
    for name, ids in bearers.items():
        _ask(kept, name)
        links = kept.eval_on_selector_all('[data-of="actors"] .hit a', "all => all.map((one) => one.href)")
        if not any(link.split("/")[-2] in ids for link in links):
            missed.append((name, ids, links))
    assert not missed


def test_a_brief_is_found_by_a_name_that_it_does_not_use_and_says_which_it_does(kept: Page) -> None:
    _ask(kept, "marub")
    item = kept.locator('[data-of="briefs"] .item').first
    expect(item.locator("h3")).to_have_text("Port Verrin braces for the spring tide")
    expect(item.locator("mark")).to_have_text("Maʿrub")


def test_quotes_are_matched_by_their_words_and_by_who_says_them(kept: Page) -> None:
    _ask(kept, "marub")
    quotes = kept.locator('[data-of="quotes"] li')
    expect(quotes).to_have_count(2)  # one names the TFV, one is by it
    expect(kept.locator("#found-quotes + .lead")).to_have_text("2 by or about Tide Front group, also named Maʿrub.")
    _ask(kept, "quarrelsome neighbour")
    expect(quotes).to_have_count(1)
    expect(quotes.locator(".label b")).to_have_text("Mixed")
    expect(quotes.locator(".said mark")).to_have_text(["quarrelsome", "neighbour"])
    expect(quotes.locator("a[data-hit]")).to_have_attribute("href", re.compile(r"/briefs/2024-03-01-own/#q2$"))
    expect(quotes.locator(".by > a")).to_have_attribute("href", re.compile(r"/actors/ines-okafor/$"))


def test_capitals_are_a_name_and_no_small_word(kept: Page) -> None:
    """“ON” is a name of the Tide Front, and a word of many other briefs."""
    _ask(kept, "ON")
    expect(kept.locator('[data-of="actors"] .hit a')).to_have_text("Tide Front group")
    assert _shown_briefs(kept) == ["briefs/2024-03-01-own/"]
    expect(kept.locator("#found-quotes + .lead")).to_have_text("2 by or about Tide Front group, also named ON.")


@pytest.mark.parametrize("query", ["the zinnober of the boats", "ZINNOBER BOATS", "zinnober, boats!"])
def test_small_words_and_capitals_make_no_difference(kept: Page, query: str) -> None:
    _ask(kept, query)
    expect(kept.locator('[data-of="briefs"] .item .lead mark')).to_have_text(["Zinnober", "boats"])


def test_insertions_stand_apart(kept: Page) -> None:
    _ask(kept, "never asked islanders")
    expect(kept.locator('[data-of="quotes"] .said .insert')).to_contain_text("(the islanders)")


def test_the_sentence_that_answers_is_shown_and_marked(kept: Page) -> None:
    _ask(kept, "zinnober sluice")
    line = kept.locator('[data-of="briefs"] .item .lead').first
    expect(line).to_have_text("Zinnober boats are to guard the sluice until May.")
    expect(line.locator("mark")).to_have_text(["Zinnober", "sluice"])


def test_words_between_quotation_marks_are_found_in_this_order(kept: Page) -> None:
    _ask(kept, "“guard the sluice”")
    assert _status(kept).endswith("1 brief. Names are matched in any spelling.")
    _ask(kept, "“sluice the guard”")
    assert _status(kept).startswith("Nothing")


@pytest.mark.parametrize("word", ["amnesty", "ferry", "budget", "zinnober"])
def test_counts_and_date_order_hold_across_shards(archive: Archive, kept: Page, word: str) -> None:
    truth = _briefs(archive, word)
    kept.goto(kept.url.split("?")[0] + f"?q={word}&sort=date")
    _settled(kept)
    _all_shown(kept)
    assert f"{len(truth)} brief" in _status(kept)
    shown = _shown_briefs(kept)
    assert sorted(shown) == sorted(record.url for record in truth)
    assert [url[7:17] for url in shown] == [f"{r.key[:4]}-{r.key[4:6]}-{r.key[6:]}" for r in truth]
    years = {
        option.locator("input").get_attribute("value"): int(option.locator(".num").inner_text())
        for option in kept.locator('.opt:has([name="year"])').all()
    }
    assert years == dict(Counter(record.key[:4] for record in truth))


# Narrowing, addresses


def test_filters_narrow_and_the_address_holds_them(archive: Archive, opened: Callable[..., Page]) -> None:
    page = opened("search/?q=ferry")
    _settled(page)
    truth = _briefs(archive, "ferry")
    year = truth[0].key[:4]
    page.locator(f'[name="year"][value="{year}"]').check()
    expect(page).to_have_url(re.compile(rf"\?q=ferry&year={year}$"))
    in_year = [record for record in truth if record.key.startswith(year)]
    expect(page.locator("[role=status]")).to_contain_text(f"{len(in_year)} brief")
    page.get_by_role("button", name="By publisher or actor").click()
    publishers = Counter(record.filters["publisher"][0] for record in in_year)
    publisher, number = publishers.most_common(1)[0]
    option = page.locator(f'.opt:has([name="publisher"][value="{publisher}"])')
    expect(option.locator(".num")).to_have_text(str(number))
    option.locator("input").check()
    expect(page.locator("[role=status]")).to_contain_text(re.compile(rf"\b{number} brief"))
    address = page.url
    again = opened(address.split("/archive/")[1])
    _settled(again)
    expect(again.locator("[role=status]")).to_have_text(_status(page))
    expect(again.locator("input:checked")).to_have_count(2)


def test_actor_filter_works_from_an_address_alone(archive: Archive, opened: Callable[..., Page]) -> None:
    actor = next(one for one in archive.actors if len(archive.with_actor(one)) > 5)
    truth = [r for r in _briefs(archive, "the") if any(v.endswith(f"|{actor}") for v in r.filters["actor"])]
    page = opened(f"search/?q=the&actor={actor}")
    _settled(page)
    expect(page.locator("[role=status]")).to_contain_text(re.compile(rf"\b{len(truth)} brief"))
    expect(page.locator(f'[name="actor"][value="{actor}"]')).to_be_checked()


def test_publishers_of_any_name_can_be_chosen(opened: Callable[..., Page]) -> None:
    page = opened("search/?q=zinnober&publisher=" + quote('The "Verrin" | Lamp\\100%'))
    _settled(page)
    assert "1 brief" in _status(page)
    expect(page.locator('.opt:has([name="publisher"]:checked) span').first).to_have_text('The "Verrin" | Lamp\\100%')


@pytest.mark.parametrize("filter", ["actor=nobody", "publisher=None", "year=1901"])
def test_a_filter_that_nothing_passes_finds_nothing(opened: Callable[..., Page], filter: str) -> None:
    page = opened(f"search/?q=zinnober&{filter}")
    _settled(page)
    assert _status(page) == "Nothing found for “zinnober”."
    expect(page.locator("input:checked")).to_have_count(1)  # so that it can be taken away


def test_an_address_that_means_nothing_is_taken_as_far_as_it_does(opened: Callable[..., Page]) -> None:
    page = opened("search/?q=zinnober&kind=poem&speech=&sort=up&page=9")
    _settled(page)
    assert "1 brief" in _status(page)


def test_kind_and_speech_narrow_what_is_shown(opened: Callable[..., Page]) -> None:
    page = opened("search/?q=harbour&kind=quote&speech=indirect")
    _settled(page)
    expect(page.locator(".found h2")).to_have_text(["Quotes"])
    assert set(page.locator(".found .label b").all_inner_texts()) == {"Reported"}


def test_narrowing_keeps_the_focus(opened: Callable[..., Page]) -> None:
    page = opened("search/?q=ferry")
    _settled(page)
    page.locator('[name="kind"][value="brief"]').focus()
    page.keyboard.press("Space")
    expect(page.locator(".found h2")).to_have_text(["Briefs"])
    expect(page.locator('[name="kind"][value="brief"]')).to_be_focused()


# The dialog and the keyboard


def test_nothing_is_fetched_before_search_is_asked_for(opened: Callable[..., Page], server: Server) -> None:
    server.fetched.clear()
    page = opened("")
    page.wait_for_load_state("networkidle")
    scripts = [path for path, _ in server.fetched if path.endswith(".js") or "pagefind" in path]
    assert scripts == ["assets/search.js"]
    page.keyboard.press("/")
    expect(page.locator("dialog[open] #search-box")).to_be_focused()


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_open_walk_and_leave(opened: Callable[..., Page], key: str) -> None:
    page = opened("")
    page.get_by_role("link", name="Search").focus()
    page.keyboard.press(key)
    box = page.locator("dialog[open] #search-box")
    expect(box).to_be_focused()
    page.keyboard.type("zinnober")
    hits = page.locator("dialog a[data-hit]")
    expect(hits.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.get_by_role("link", name="Search")).to_be_focused()


def test_enter_opens_the_hit_in_focus(opened: Callable[..., Page]) -> None:
    page = opened("")
    page.keyboard.press("/")
    page.keyboard.type("quarrelsome")
    expect(page.locator("dialog a[data-hit]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/archive/briefs/2024-03-01-own/#q2$"))


def test_enter_in_the_box_makes_a_page_of_the_search(opened: Callable[..., Page]) -> None:
    page = opened("")
    page.locator(".mast input").click()
    page.keyboard.type("zinnober")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/archive/search/\?q=zinnober$"))
    _settled(page)


def test_slash_is_a_sign_where_one_types(opened: Callable[..., Page]) -> None:
    page = opened("")
    page.locator(".mast input").focus()
    page.keyboard.type("a/b")
    expect(page.locator(".mast input")).to_have_value("a/b")
    expect(page.locator("dialog")).to_have_count(0)


# When it goes wrong


def test_empty_result_gives_advice_and_other_ways_in(kept: Page) -> None:
    _ask(kept, "xylophagous quetzal")
    expect(kept.locator("[role=status]")).to_have_text("Nothing found for “xylophagous quetzal”.")
    expect(kept.get_by_role("link", name="Timeline")).to_have_attribute("href", re.compile("/archive/timeline/$"))


@pytest.mark.parametrize("query", ["", "   ", "’", "…"])
def test_a_query_without_words_asks_nothing(kept: Page, query: str) -> None:
    _ask(kept, "ferry")
    kept.locator("#search-box").fill(query)
    expect(kept.locator("[role=status]")).to_have_text("")
    expect(kept.get_by_role("link", name="Timeline")).to_be_visible()


def test_a_missing_index_is_said_plainly(opened: Callable[..., Page], browser: Browser, server: Server) -> None:
    context = browser.new_context()
    context.route("**/shards.json", lambda route: route.fulfill(status=404))
    page = context.new_page()
    page.goto(server.address + "search/?q=ferry")
    _settled(page)
    assert "could not be loaded" in _status(page)
    expect(page.get_by_role("link", name="Timeline")).to_be_visible()
    context.close()


def test_text_of_records_is_never_markup(opened: Callable[..., Page]) -> None:
    page = opened("search/?q=weir")
    _settled(page)
    assert page.title() == "Search"
    assert page.locator(".found").get_by_text("<img src=x", exact=False).count() >= 2
    assert page.locator(".found img, .found b, .found script").count() == 0


def test_no_script_is_refused_and_nothing_comes_from_elsewhere(opened: Callable[..., Page]) -> None:
    page = opened("")
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("/")
    page.keyboard.type("harbour")
    expect(page.locator("dialog a[data-hit]").first).to_be_visible()
    assert not [text for text in said if "favicon" not in text]
    assert {url.split("/")[2].split(":")[0] for url in asked} == {"127.0.0.1"}


# For everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("where", ["page", "dialog"])
def test_no_barriers(opened: Callable[..., Page], scheme: str, width: int, where: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    view = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "bypass_csp": True}
    page = opened("search/?q=maʿrub" if where == "page" else "", **view)
    if where == "dialog":
        page.keyboard.press("/")
        page.keyboard.type("harbour")
    expect(page.locator(".found a[data-hit]").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    results = Axe().run(page, context={"include": [".search"]})
    assert not results.response["violations"], results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_folding_is_the_same_here_and_there(opened: Callable[..., Page]) -> None:
    page = opened("")
    signs = [chr(code) for code in range(0x20, 0x3000) if chr(code).isprintable() and not 0x13A0 <= code < 0x1400]
    words = ["Ὀδυσσεύς", "İstanbul", "STRASSE straße", "हिन्दी", "a_b", "x²", "re-run"]
    rows = [*SPELLINGS, *words, *(f"a{sign}b" for sign in signs)]
    script = "async ([module, rows]) => { const { searchKey } = await import(module); return rows.map(searchKey); }"
    folded = page.evaluate(script, [page.url + "assets/search/fold.js", rows])
    # Cherokee and the lunate sigma are left out: the two languages fold their case to different signs.
    differ = [
        (row, search_key(row), there) for row, there in zip(rows, folded, strict=True) if search_key(row) != there
    ]
    assert [row for row in differ if "ϲ" not in row[0] and "Ϲ" not in row[0]] == []


def test_assets_hold_nothing_from_elsewhere() -> None:
    for path in [*ASSETS.glob("search*"), *ASSETS.glob("search/*")]:
        if path.is_file():
            assert not re.search(r"https?://", path.read_text(encoding="utf-8")), path
