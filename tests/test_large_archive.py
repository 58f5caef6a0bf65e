"""Archives of many briefs: nothing is left out, no page is a wall, lists are cut."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
import sites
from briefing_archive.archive import Archive
from briefing_archive.pages.index_pages import Index, IndexRow, index_pages
from briefing_archive.pages.links import Link
from briefing_archive.pages.listing import is_open
from briefing_archive.pages.page import Page
from briefing_archive.pages.paging import cut
from briefing_archive.pages.wording import counted
from briefing_archive.search.records import actor_record
from hypothesis import given
from hypothesis import strategies as st
from invented_archive import invented_archive


def _shown(page: Page) -> Any:
    """What a page shows, whatever its kind."""
    return page.view


@cache
def _large() -> tuple[Archive, dict[str, Page]]:
    of = invented_archive(briefs=400, seed=5)
    return of, sites.pages(of)


def test_a_large_archive_says_everything_and_builds_no_wall() -> None:
    """Every quote, event and brief is on a list, and no page has more than some hundred links of one kind."""
    of, made = _large()
    quotes = sum(len(brief.record.quotes) for brief in of.briefs if brief.record.status != "withdrawn")
    years = [_shown(page) for path, page in made.items() if re.match(r"quotes/\d", path)]
    assert sum(len(one.quotes) for view in years for one in view.quotes) == quotes
    timeline = [_shown(page) for path, page in made.items() if path.startswith("timeline/") and "index" not in path]
    events = [event for view in timeline for year in view.years for event in year.events]
    assert sum(len(event.told) for event in events) == sum(
        len(brief.record.context.events) for brief in of.briefs if brief.record.status != "withdrawn"
    )
    for path, page in made.items():
        for name in ("quotes", "older", "years", "periods", "letters", "groups", "events", "briefs", "stories"):
            listed = getattr(_shown(page), name, None)
            assert listed is None or isinstance(listed, (str, Link)) or len(listed) <= 120, (path, name, len(listed))


def test_a_timeline_of_many_pages_leads_to_their_lists_from_its_head() -> None:
    view = _shown(_large()[1]["timeline/index.md"])
    listed = [(period.title, f"#{period.anchor}") for period in view.periods]
    assert len(listed) > 1
    assert [(jump.text, jump.href) for jump in view.jumps][-len(listed) :] == listed


def test_a_place_is_told_apart_from_the_state_of_its_name_and_leads_to_it() -> None:
    context = {"places": [{"name": "Port Verrin"}, {"name": "Sallow Quay"}]}
    made = sites.pages(sites.archive(sites.brief(context=context)))
    state, place, other = (
        made[f"{path}.md"] for path in ("actors/port-verrin", "places/port-verrin", "places/sallow-quay")
    )
    assert (state.title, place.title, other.title) == ("Port Verrin", "Port Verrin, place", "Sallow Quay, place")
    assert place.description == "Port Verrin: 1 brief set here."
    assert [(way.text, way.href) for way in _shown(place).ways] == [
        ("Port Verrin, the state", "../actors/port-verrin.md")
    ]
    assert _shown(other).ways == ()


def test_one_number_is_the_same_on_every_page() -> None:
    """Quotes of an actor on its page, in the lists and in search, and briefs with those withdrawn counted apart."""
    of, made = _large()
    gone = [brief for brief in of.briefs if not is_open(brief)]
    assert gone
    rows = [row for page in made.values() for group in getattr(_shown(page), "groups", ()) for row in group.rows]
    met = {one for brief in gone for one in brief.actor_ids}
    for actor in met:
        briefs, quotes = len(of.with_actor(actor)), sum(1 for _ in of.quotes_by(actor))
        view = actor_record(of, of.actors[actor]).view
        assert (view["briefs"], view["quotes"]) == (briefs, quotes)
        held = counted(briefs, "brief") if briefs else "no brief yet"
        said = {row.cells[1] for row in rows if row.thing.text == of.actors[actor].name and len(row.cells) == 2}
        assert said == {f"{held}, {counted(quotes, 'quote')}" if quotes else held}
        assert held in _shown(made[f"actors/{actor}.md"]).span.replace("in no brief", "no brief")
        if quotes:
            assert _shown(made[f"actors/{actor}.md"]).quotes_lead.startswith(("One quote", f"{quotes:,} quotes"))
    withdrawn = f"400 briefs, {len(gone)} withdrawn, newest first"
    assert _shown(made["briefs/index.md"]).lead == f"{withdrawn}. The latest 10 are shown."
    assert _shown(made["index.md"]).more.text == f"All {400 - len(gone)} briefs"


def test_an_actor_of_many_briefs_has_all_of_them_listed() -> None:
    of, made = _large()
    actor = max(of.actors, key=lambda one: len(of.with_actor(one)))
    whole = [page for path, page in made.items() if re.fullmatch(rf"actors/{actor}/briefs(?:/\d+)?\.md", path)]
    assert sum(len(_shown(page).briefs) for page in whole) == sum(is_open(one) for one in of.with_actor(actor))
    by = [page for path, page in made.items() if re.fullmatch(rf"actors/{actor}(?:/quotes-\d+)?\.md", path)]
    assert sum(len(one.quotes) for page in by for one in _shown(page).quotes) == sum(
        is_open(brief) for brief, _ in of.quotes_by(actor)
    )


@pytest.mark.parametrize(("count", "paths"), [(40, 1), (200, 1), (201, 26)])
def test_a_long_list_has_a_page_a_letter(count: int, paths: int) -> None:
    keys = [f"{chr(65 + number % 25)}bel {number}" for number in range(count)]
    found = list(
        index_pages(
            sites.archive(),
            Index(
                "places/index.md", "places/a-z", "Places", "", "place", ("Place",), keys, str,
                lambda key, links: IndexRow(Link(key), "", ()), "",
            ),
        )
    )  # fmt: skip
    assert len(found) == paths
    rows = [row.thing.text for page in found for group in _shown(page).groups for row in group.rows]
    assert sorted(rows) == sorted(keys)


@given(st.integers(0, 60), st.integers(1, 10))
def test_cut_pages_are_full_and_never_change(count: int, size: int) -> None:
    """Adding an item leaves every full part as it was; nothing is lost or repeated."""
    front, parts = cut(list(range(count, 0, -1)), size)
    assert [*front, *(one for part in reversed(parts) for one in part.items)] == list(range(count, 0, -1))
    assert all(len(part.items) == size for part in parts)
    _, more = cut(list(range(count + 1, 0, -1)), size)
    assert more[: len(parts)] == parts
