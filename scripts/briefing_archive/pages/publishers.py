"""The list of publishers, and the briefs of each one's articles."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_archive.archive import Archive, Brief
from briefing_archive.fields import UNKNOWN
from briefing_archive.pages.brief_lists import brief_list_pages
from briefing_archive.pages.index_pages import Index, IndexRow, index_pages
from briefing_archive.pages.links import (
    BRIEFS,
    PUBLISHERS,
    Link,
    Links,
    part_path,
    publisher_path,
    publisher_quotes_path,
)
from briefing_archive.pages.listing import briefs_counted, is_open
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import counted


def _lead(known: int, unknown: int) -> str:
    said = f" The publisher of {counted(unknown, 'brief')} is unknown." if unknown else ""
    return f"Where the articles were published.{said}" if known else f"No publisher is known yet.{said}"


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
    named = {path: of[0].record.source.publisher for path, of in by_path.items()}

    def row(path: str, links: Links) -> IndexRow:
        return IndexRow(Link(named[path], links.to(path)), "", (briefs_counted(by_path[path]),))

    yield from index_pages(
        archive,
        Index(
            PUBLISHERS, "publishers/a-z", "Publishers", _lead(len(named), unknown), "publisher",
            ("Publisher", "Briefs"), tuple(named), named.__getitem__, row, BRIEFS,
        ),
    )  # fmt: skip
    for path, of in by_path.items():
        links = Links(archive, path)
        quotes = sum(len(brief.record.quotes) for brief in of if is_open(brief))
        ways = [Link(counted(quotes, "quote"), links.to(publisher_quotes_path(named[path])))] if quotes else []
        yield from brief_list_pages(
            archive, path, part_path(path), named[path], " of its articles", of, ("All publishers", PUBLISHERS),
            ways=ways, names_publisher=False,
        )  # fmt: skip
