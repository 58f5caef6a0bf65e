"""The published site below a project's path and at a domain's root, in a real browser: nothing is missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sites
from playwright.sync_api import Browser, expect
from serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=["/repo/", "/"], ids=["project path", "own domain"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site stands that was built for just that address."""
    root = tmp_path_factory.mktemp("project")
    with served(root / "site", request.param) as server:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", server.address)
            sites.build_site(root, sites.every_state())
        yield server.address


def test_pages_search_and_redirects_work_where_the_site_stands(browser: Browser, address: str) -> None:
    page = browser.new_page()
    lost: list[str] = []
    page.on("response", lambda response: lost.append(response.url) if response.status >= 400 else None)
    page.goto(address)
    page.locator("header a").filter(has_text="Actors").first.click()
    expect(page).to_have_url(f"{address}actors/")
    page.goto(f"{address}briefs/2026-03-13-old-name/")
    expect(page).to_have_url(f"{address}briefs/{sites.FIRST}/")
    page.goto(f"{address}search/?q=dredge")
    expect(page.locator(f"a[href*='{sites.FIRST}']").first).to_be_visible()
    assert not lost
    page.goto(f"{address}404.html")
    page.locator("header a").first.click()
    expect(page).to_have_url(address)
    assert not lost
    page.close()
