"""The list of publishers, and the briefs of each one's articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.model import UNKNOWN
from briefing_archive.pages.by_date import BriefListView
from briefing_archive.pages.links import BRIEFS, PUBLISHERS, Link, Links, publisher_path
from briefing_archive.pages.listing import brief_row
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import counted


@dataclass(frozen=True, slots=True)
class PublisherRow:
    publisher: Link
    count: str


@dataclass(frozen=True, slots=True)
class PublishersView:
    publishers: tuple[PublisherRow, ...]
    unknown: str


def publisher_pages(archive: Archive) -> Iterator[Page]:
    """The list of publishers, and the briefs of each."""
    by_path: dict[str, list[Brief]] = {}
    unknown = 0
    for brief in archive.briefs:
        name = brief.record.source.publisher
        if name == UNKNOWN:
            unknown += 1
        else:
            by_path.setdefault(publisher_path(name), []).append(brief)
    links = Links(archive, PUBLISHERS)
    rows = tuple(
        PublisherRow(Link(of[0].record.source.publisher, links.to(path)), counted(len(of), "brief"))
        for path, of in sorted(by_path.items(), key=lambda pair: pair[1][0].record.source.publisher.casefold())
    )
    said = f"{counted(unknown, 'brief')} from a publisher that is not known." if unknown else ""
    yield Page(PUBLISHERS, "publishers.md.j2", "Publishers", PublishersView(rows, said), section=BRIEFS)
    for path, of in by_path.items():
        here = Links(archive, path)
        name = of[0].record.source.publisher
        view = BriefListView(
            name,
            f"{counted(len(of), 'brief')} of its articles, newest first.",
            tuple(brief_row(brief, here) for brief in of),
            "",
            (),
            Link("All publishers", here.to(PUBLISHERS)),
        )
        yield Page(path, "briefs.md.j2", name, view, section=BRIEFS)
