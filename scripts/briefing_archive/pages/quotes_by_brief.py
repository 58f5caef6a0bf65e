"""Quotes away from their own page, those of one brief together under its title and day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from briefing_archive.archive import Brief
from briefing_archive.fields import UNKNOWN
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.quotations import QuoteView, quote_elsewhere
from briefing_archive.pages.wording import day


@dataclass(frozen=True, slots=True)
class BriefQuotes:
    """Some quotes of one brief: its title, the day of its article, who published it, and the quotes."""

    brief: Link
    published: str
    is_inferred: bool
    publisher: Link | None
    """None on the publisher's own pages."""
    is_publisher_known: bool
    is_draft: bool
    quotes: tuple[QuoteView, ...]


def quotes_by_brief(
    places: Iterable[tuple[Brief, int]], links: Links, *, names_publisher: bool = True
) -> tuple[BriefQuotes, ...]:
    """Quotes (a brief and an index in its record) in their order, those in a row that one brief holds together."""
    groups = (_of(list(of), links) for _, of in groupby(places, key=lambda place: place[0].id))
    return tuple(groups) if names_publisher else tuple(replace(one, publisher=None) for one in groups)


def _of(places: list[tuple[Brief, int]], links: Links) -> BriefQuotes:
    brief = places[0][0]
    source = brief.record.source
    return BriefQuotes(
        links.brief(brief.id, anchor="Quotes"),
        day(source.published.isoformat()),
        source.published_basis == "inferred",
        links.publisher(source.publisher),
        source.publisher != UNKNOWN,
        brief.record.status == "draft",
        tuple(quote_elsewhere(one, index, links) for one, index in places),
    )
