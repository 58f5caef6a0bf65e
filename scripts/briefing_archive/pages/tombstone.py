"""What is left of a withdrawn brief."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_archive.archive import Brief
from briefing_archive.dates import describe
from briefing_archive.pages.links import BRIEFS, CORRECTIONS, Link, Links
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import capital


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """What is left of a withdrawn brief: its address, the day and the reason."""

    title: str
    published: str
    day: str
    why: str
    story: Link | None
    corrections: Link


def tombstone(brief: Brief, links: Links) -> Page:
    """The page of a withdrawn brief."""
    record = brief.record
    withdrawn = record.withdrawn
    view = TombstoneView(
        record.title,
        describe(record.source.published.isoformat()),
        describe(withdrawn.on.isoformat(), short=True) if withdrawn else "",
        capital(withdrawn.why) if withdrawn else "",
        links.story(record.story) if record.story else None,
        Link("All corrections and withdrawals", links.to(CORRECTIONS)),
    )
    return Page(links.path, "withdrawn.md.j2", f"Withdrawn: {record.title}", view, section=BRIEFS)
