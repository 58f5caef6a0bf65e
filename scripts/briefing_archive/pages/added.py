"""What has been added: briefs by the day on which they were reviewed, whatever the day of their articles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefing_archive.archive import Archive, Brief
from briefing_archive.pages.feed import FEED, added_on, by_day_added
from briefing_archive.pages.links import ADDED, BRIEFS, Link, Links, part_path
from briefing_archive.pages.listing import BriefRow, brief_row
from briefing_archive.pages.page import Page
from briefing_archive.pages.paging import cut
from briefing_archive.pages.wording import counted, day, of_latest, span_of_days

BRIEFS_A_PAGE = 50
SHOWN = 5


@dataclass(frozen=True, slots=True)
class DayAdded:
    """The briefs that were added on one day."""

    title: str
    anchor: str
    lead: str
    briefs: tuple[BriefRow, ...]


@dataclass(frozen=True, slots=True)
class AddedView:
    """Briefs by the day on which they were added, and the pages of those added before."""

    title: str
    lead: str
    days: tuple[DayAdded, ...]
    older: tuple[Link, ...] = ()
    feed: Link | None = None
    up: Link | None = None


def lately_added(archive: Archive, links: Links, latest: Collection[Brief]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The few briefs added last, by their day; nothing where `latest`, which stand beside it, hold them all."""
    last = by_day_added(archive)[:SHOWN]
    shown = last if {one.id for one in last} - {one.id for one in latest} else []
    return tuple(
        (f"Added {day(when.isoformat())}", tuple(links.brief(brief.id) for brief in of))
        for when, of in groupby(shown, key=added_on)
    )


def _days(briefs: Sequence[Brief], links: Links) -> Iterator[DayAdded]:
    for when, group in groupby(briefs, key=added_on):
        rows = tuple(brief_row(brief, links) for brief in group)
        title = f"Added {day(when.isoformat())}"
        yield DayAdded(title, f"Added-{when.isoformat()}", f"{counted(len(rows), 'brief')}.", rows)


def _span(briefs: Sequence[Brief]) -> str:
    return span_of_days(map(added_on, briefs))


def added_pages(archive: Archive) -> Iterator[Page]:
    """Briefs by the day on which they were added, the older ones on full pages of their own."""
    briefs = by_day_added(archive)
    links, part = Links(archive, ADDED), part_path(ADDED)
    front, parts = cut(briefs, BRIEFS_A_PAGE)
    lead = f"{counted(len(briefs), 'reviewed brief')}, by the day of review. Beside each stands the day of its article."
    view = AddedView(
        "Recently added",
        of_latest(lead, len(front), len(briefs)),
        tuple(_days(front, links)),
        tuple(Link(_span(one.items), links.to(part(one.number))) for one in reversed(parts)),
        Link("Follow what is added (Atom)", links.to(FEED)) if briefs else None,
        Link("All briefs", links.to(BRIEFS)),
    )
    yield Page(ADDED, "added.md.j2", view.title, view, section=BRIEFS)
    for one in parts:
        here = Links(archive, part(one.number))
        title = f"Added {_span(one.items)}, page {one.number}"
        up = Link("Recently added", here.to(ADDED))
        older = AddedView(title, f"{counted(len(one.items), 'reviewed brief')}.", tuple(_days(one.items, here)), up=up)
        yield Page(here.path, "added.md.j2", title, older, section=BRIEFS)
