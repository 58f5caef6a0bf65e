"""A brief as lists show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_archive.archive import Brief
from briefing_archive.dates import describe
from briefing_archive.fields import UNKNOWN
from briefing_archive.pages.brief import verification
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.wording import counted


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One brief in a list."""

    day: str
    is_inferred: bool
    brief: Link
    summary: str
    publisher: Link | None
    """None on the publisher's own pages."""
    is_publisher_known: bool
    checked: str
    story: Link | None
    state: str
    state_class: str


def is_open(brief: Brief) -> bool:
    """Whether a brief still has content: it is not withdrawn."""
    return brief.record.status != "withdrawn"


def briefs_counted(briefs: Sequence[Brief], order: str = "") -> str:
    """How many briefs a list holds, how many of them are withdrawn, and in which order several stand."""
    gone = sum(not is_open(brief) for brief in briefs)
    withdrawn = "" if not gone else "withdrawn" if len(briefs) == 1 else f"{gone:,} withdrawn"
    return ", ".join(filter(None, (counted(len(briefs), "brief"), withdrawn, order if len(briefs) > 1 else "")))


def brief_row(brief: Brief, links: Links, *, names_publisher: bool = True) -> BriefRow:
    """A brief as lists show it, with its publisher where that is not what the list is of."""
    record = brief.record
    source = record.source
    is_withdrawn = not is_open(brief)
    checked = "" if is_withdrawn else ", ".join(one.text for one in verification(brief))
    return BriefRow(
        describe(source.published.isoformat(), short=True),
        source.published_basis == "inferred",
        links.brief(brief.id),
        record.summary[0].text if record.summary and not is_withdrawn else "",
        links.publisher(source.publisher) if names_publisher else None,
        source.publisher != UNKNOWN,
        checked,
        links.story(record.story) if record.story in links.archive.stories and record.story else None,
        {"draft": "Draft, not reviewed", "withdrawn": "Withdrawn"}.get(record.status, ""),
        {"draft": "draft", "withdrawn": "gone"}.get(record.status, ""),
    )
