"""The search page: without JavaScript it leads to the pages that hold everything."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_archive.archive import Archive
from briefing_archive.pages.links import (
    ACTORS,
    ADDED,
    BRIEFS,
    PLACES,
    PUBLISHERS,
    QUOTES,
    SEARCH,
    STORIES,
    TIMELINE,
    Link,
    Links,
)
from briefing_archive.pages.page import Page

_WAYS = (
    ("Briefs by date", BRIEFS),
    ("Recently added", ADDED),
    ("Stories", STORIES),
    ("Actors by kind", ACTORS),
    ("All quotes", QUOTES),
    ("Timeline of events", TIMELINE),
    ("Places", PLACES),
    ("Publishers", PUBLISHERS),
)


@dataclass(frozen=True, slots=True)
class SearchView:
    ways: tuple[Link, ...]


def search_page(archive: Archive) -> Page:
    """The page that the masthead's form leads to."""
    links = Links(archive, SEARCH)
    return Page(SEARCH, "search.md.j2", "Search", SearchView(tuple(Link(name, links.to(to)) for name, to in _WAYS)))
