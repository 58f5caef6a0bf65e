"""One browser and two sites, each built and served once, for all the browser tests of a run.

The larger site is the archive of tests/bench/verrin_archive.py: a story told by hand above sixty older invented
briefs, so that there is a page of every kind. `kinds` finds them on the built site: a new kind is tested unasked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sites
from playwright.sync_api import Browser, Page
from serving import served, started
from verrin_archive import AFTER, DRAFT, FORMER, HOAX, TALKS, WARNING, verrin_archive

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The one browser; a test opens a context of its own in it."""
    with started(chromium) as browser:
        yield browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with every state of a brief, built once."""
    return sites.build_site(tmp_path_factory.mktemp("project"), sites.every_state())


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the small site."""
    with served(site) as server:
        yield server.address


@pytest.fixture(scope="session")
def newsroom_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the lock at Port Verrin, built once."""
    return sites.build_site(tmp_path_factory.mktemp("newsroom"), verrin_archive())


@pytest.fixture(scope="session")
def home(newsroom_site: Path) -> Iterator[str]:
    """The address of its front page."""
    with served(newsroom_site) as server:
        yield server.address


@pytest.fixture
def reader(browser: Browser, home: str) -> Iterator[Opener]:
    """Opens a page of the site as somebody new would; options are those of a browser context."""
    contexts = []

    def opened(path: str = "", **options: Any) -> Page:
        contexts.append(browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options)))
        page = contexts[-1].new_page()
        page.goto(home + path)
        return page

    yield opened
    for context in contexts:
        context.close()


_OF_ONE = r"(briefs|actors|stories|places|publishers|decisions)/(?!a-z/|by-kind/)[^/]+/"


def _kind(path: str) -> str:
    """What kind of page stands at a path: its shape, with the name of what it is about left out."""
    shape = re.sub(f"^{_OF_ONE}", r"\1/ONE/", path)
    return re.sub(r"(?<=/)[a-z](?=/)|\d+", "N", shape)


@pytest.fixture(scope="session")
def kinds(newsroom_site: Path) -> dict[str, str]:
    """The heaviest page of every kind, and every state of a brief, each by what it is called here."""
    pages = sorted(newsroom_site.rglob("index.html"), key=lambda page: (page.stat().st_size, page))
    paths = [page.relative_to(newsroom_site).as_posix().removesuffix("index.html") for page in pages]
    formers = {f"briefs/{FORMER}/"}
    found = {_kind(path): path for path in paths if path not in formers and not path.startswith("data/")}
    named = {"first of a story": WARNING, "second": TALKS, "corrected": AFTER, "draft": DRAFT, "withdrawn": HOAX}
    found |= {name: f"briefs/{identity}/" for name, identity in named.items()}
    return found | {"story told by hand": "stories/lock/", "actor": "actors/tide-front-group/", "missing": "404.html"}
