"""How the quotes of a brief are cited: speaker and day of each, and once for all of them the source and the address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Brief
from briefing_archive.dates import describe
from briefing_archive.fields import UNKNOWN
from briefing_archive.model import Quote
from briefing_archive.pages.links import Links

SPEAKER = "Speaker, day"


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A speaker and the day of the words, and the ids of the quotes that are cited so."""

    who: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """The citation of each quote: a pattern for all of them, and the words and ids to put into it."""

    pattern: str
    rows: tuple[CitedRow, ...]


def _who(quote: Quote, links: Links) -> str:
    who = ", ".join(one.text for one in links.speakers(quote.speaker))
    return f"{who or 'Speaker unknown'}, {describe(quote.on) if quote.on else 'day not stated'}"


def _rows(brief: Brief, links: Links) -> Iterator[CitedRow]:
    by_words: defaultdict[str, list[str]] = defaultdict(list)
    for quote in brief.record.quotes:
        by_words[_who(quote, links)].append(quote.id)
    for who, ids in by_words.items():
        yield CitedRow(who, tuple(ids))


def citations(brief: Brief, links: Links) -> Citations | None:
    """How to cite each quote of a brief, an only quote in full; None where it has none, or is a draft."""
    source = brief.record.source
    publisher = "publisher unknown" if source.publisher == UNKNOWN else source.publisher
    published = describe(source.published.isoformat())
    rows = tuple(_rows(brief, links))
    if not rows or brief.record.status == "draft":
        return None
    is_one = len(brief.record.quotes) == 1
    who, sign = (rows[0].who, rows[0].ids[0]) if is_one else (SPEAKER, "…")
    where = f"in “{source.headline}”, {publisher}, {published}. The Briefing Archive, /briefs/{brief.id}/#{sign}"
    return Citations(f"{who}, {where}", () if is_one else rows)
