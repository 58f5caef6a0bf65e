"""The list of stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive
from briefing_archive.pages.links import STORIES, Link, Links
from briefing_archive.pages.listing import briefs_counted, is_open
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import counted, in_order, of_latest, span_of_days

STORIES_A_PAGE = 40
_ORDER = "the latest first"


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story in a list."""

    story: Link
    intro: str
    meta: str


@dataclass(frozen=True, slots=True)
class StoriesView:
    """Some stories, and links to the others by the year of their first brief."""

    title: str
    stories: tuple[StoryRow, ...]
    lead: str
    years: tuple[tuple[Link, str], ...] = ()
    up: Link | None = None


def story_rows(archive: Archive, links: Links, among: Collection[str] = ()) -> Iterator[StoryRow]:
    """Every story that has a brief (`among` some, where given), the one with the newest brief first."""
    with_briefs = [(archive.in_story(story), story) for story in archive.stories if not among or story in among]
    ordered = sorted(
        ((briefs, story) for briefs, story in with_briefs if briefs),
        key=lambda pair: (max(one.record.source.published for one in pair[0]), pair[1]),
        reverse=True,
    )
    for briefs, story in ordered:
        quotes = sum(len(one.record.quotes) for one in briefs if is_open(one))
        days = span_of_days(one.record.source.published for one in briefs)
        meta = " · ".join((briefs_counted(briefs), counted(quotes, "quote"), days))
        yield StoryRow(links.story(story), archive.stories[story].intro, meta)


def _year_page_path(year: int) -> str:
    return f"stories/from/{year:04}.md"


def story_list_pages(archive: Archive) -> Iterator[Page]:
    """The list of stories; where they are many the latest ones, and all by the year of their first brief."""
    links = Links(archive, STORIES)
    rows = tuple(story_rows(archive, links))
    is_cut = len(rows) > STORIES_A_PAGE
    by_year: defaultdict[int, set[str]] = defaultdict(set)
    for story in archive.stories if is_cut else ():
        if briefs := archive.in_story(story):
            by_year[min(one.record.source.published for one in briefs).year].add(story)
    lead = f"{in_order(_ORDER, len(rows), 'story', 'stories')}."
    view = StoriesView(
        "Stories",
        rows[:STORIES_A_PAGE],
        of_latest(lead, STORIES_A_PAGE, len(rows)),
        tuple(
            (Link(f"{year}", links.to(_year_page_path(year))), counted(len(by_year[year]), "story", "stories"))
            for year in sorted(by_year, reverse=True)
        ),
    )
    yield Page(STORIES, "stories.md.j2", "Stories", view, section=STORIES)
    for year, of in by_year.items():
        here = Links(archive, _year_page_path(year))
        title = f"Stories beginning in {year}"
        year_lead = f"{in_order(_ORDER, len(of), 'story', 'stories')}."
        listed = tuple(story_rows(archive, here, of))
        yield Page(
            here.path,
            "stories.md.j2",
            title,
            StoriesView(title, listed, year_lead, (), Link("All stories", here.to(STORIES))),
            section=STORIES,
        )
