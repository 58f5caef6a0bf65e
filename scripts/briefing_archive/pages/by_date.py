"""Briefs by date: one page while they are few, then a page a year, then a page a month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from briefing_archive.archive import Archive, Brief
from briefing_archive.dates import describe
from briefing_archive.pages.brief_lists import BriefListView
from briefing_archive.pages.links import ADDED, BRIEFS, Link, Links, month_path, year_path
from briefing_archive.pages.listing import brief_row, briefs_counted
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import counted, of_latest

LATEST = 10
BRIEFS_A_PAGE = 30
MONTHS_FROM = 60


def _by_year(briefs: Sequence[Brief]) -> dict[int, list[Brief]]:
    found: defaultdict[int, list[Brief]] = defaultdict(list)
    for brief in briefs:
        found[brief.record.source.published.year].append(brief)
    return dict(found)


def _months(briefs: Sequence[Brief], links: Links, year: int) -> tuple[tuple[Link, str], ...]:
    counts = Counter(brief.record.source.published.month for brief in briefs)
    return tuple(
        (Link(describe(f"{year}-{month:02}"), links.to(month_path(year, month))), counted(count, "brief"))
        for month, count in sorted(counts.items(), reverse=True)
    )


def date_pages(archive: Archive) -> Iterator[Page]:
    """Briefs by date: all on one page while they are few, then a page a year, then a page a month."""
    briefs = list(archive.briefs)
    links = Links(archive, BRIEFS)
    years = _by_year(briefs)
    is_cut = len(briefs) > BRIEFS_A_PAGE
    periods = (
        tuple(
            (Link(str(year), links.to(year_path(year))), counted(len(of), "brief"))
            for year, of in sorted(years.items(), reverse=True)
        )
        if is_cut
        else ()
    )
    shown = briefs[:LATEST] if is_cut else briefs
    lead = of_latest(f"{briefs_counted(briefs, 'newest first')}.", len(shown), len(briefs))
    rows = tuple(brief_row(brief, links) for brief in shown)
    ways = (Link("Recently added", links.to(ADDED)),) if briefs else ()
    view = BriefListView("Briefs", lead, rows, "Years", periods, None, ways, "By day added")
    yield Page(BRIEFS, "briefs.md.j2", "Briefs", view, section=BRIEFS)
    if not is_cut:
        return
    for year, of_year in years.items():
        yield from _year_pages(archive, year, of_year)


def _year_pages(archive: Archive, year: int, briefs: list[Brief]) -> Iterator[Page]:
    path = year_path(year)
    links = Links(archive, path)
    up = Link("All briefs", links.to(BRIEFS))
    by_month = len(briefs) > MONTHS_FROM
    view = BriefListView(
        f"Briefs from {year}",
        f"{briefs_counted(briefs, 'by month' if by_month else 'newest first')}.",
        () if by_month else tuple(brief_row(brief, links) for brief in briefs),
        "Months",
        _months(briefs, links, year) if by_month else (),
        up,
    )
    yield Page(path, "briefs.md.j2", view.title, view, section=BRIEFS)
    if not by_month:
        return
    for month in sorted({brief.record.source.published.month for brief in briefs}, reverse=True):
        month_links = Links(archive, month_path(year, month))
        of_month = [brief for brief in briefs if brief.record.source.published.month == month]
        name = describe(f"{year}-{month:02}")
        month_view = BriefListView(
            f"Briefs from {name}",
            f"{briefs_counted(of_month, 'newest first')}.",
            tuple(brief_row(brief, month_links) for brief in of_month),
            "",
            (),
            Link(f"All of {year}", month_links.to(path)),
        )
        yield Page(month_links.path, "briefs.md.j2", month_view.title, month_view, section=BRIEFS)
