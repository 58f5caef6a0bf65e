"""The published site below a project's path and at a domain's root, in a real browser: nothing is missing."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest
import sites
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


class _Below(http.server.SimpleHTTPRequestHandler):
    """Serves the folder below `base` alone, as GitHub Pages does with a project's site."""

    base = "/"

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.base)
        return super().translate_path("/" + path.removeprefix(self.base) if inside else "/nothing-is-here")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module", params=["/repo/", "/"], ids=["project path", "own domain"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site stands that was built for just that address."""
    root = tmp_path_factory.mktemp("project")
    handler = type("Below", (_Below,), {"base": request.param})
    site = root / "site"
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site))) as server:
        url = f"http://127.0.0.1:{server.server_port}{request.param}"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", url)
            sites.build_site(root, sites.every_state())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield url
        server.shutdown()


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
