"""Every correction and withdrawal."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_archive.archive import Archive
from briefing_archive.dates import describe
from briefing_archive.pages.links import CORRECTIONS, Link, Links
from briefing_archive.pages.page import Page


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    day: str
    brief: Link
    what: str
    why: str
    deed: str


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    rows: tuple[CorrectionRow, ...]


def corrections_page(archive: Archive) -> Page:
    """Every correction and withdrawal, newest first."""
    links = Links(archive, CORRECTIONS)
    found: list[tuple[str, CorrectionRow]] = []
    for brief in archive.briefs:
        link = links.brief(brief.id)
        for one in brief.record.corrections:
            day = one.on.isoformat()
            found.append((day, CorrectionRow(describe(day, short=True), link, one.what, one.why, "corrected")))
        if gone := brief.record.withdrawn:
            day = gone.on.isoformat()
            found.append((day, CorrectionRow(describe(day, short=True), link, "", gone.why, "withdrawn")))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return Page(CORRECTIONS, "corrections.md.j2", "Corrections", CorrectionsView(tuple(row for _, row in found)))
