"""The archive as data: a JSON file a brief, all actors, the quotes of each year as JSON lines and as a table, a feed.

Everything is made from records and receipts alone and is the same whenever it is made. Nothing of a withdrawn brief
is given but that it was withdrawn.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from briefing_archive.archive import Archive, Brief
from briefing_archive.fields import ActorRef, plain
from briefing_archive.model import Quote
from briefing_archive.pages.evidence import paragraphs_of
from briefing_archive.pages.feed import FEED, by_day_added, feed
from briefing_archive.pages.links import HOME, Links

COLUMNS = (
    *("brief", "id", "address", "kind", "text", "speakers", "speaker_ids", "named", "cue", "on", "inserted"),
    *("is_verified", "paragraphs", "headline", "publisher", "published", "url", "status"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def brief_data_path(brief: str) -> str:
    return f"data/briefs/{brief}.json"


def quotes_data_path(year: int, ending: str) -> str:
    return f"data/quotes/{year:04}.{ending}"


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet takes for a formula.

    >>> cell('=HYPERLINK("x")'), cell(None), cell(("a", "b")), cell(True)
    ('\\'=HYPERLINK("x")', '', 'a; b', 'yes')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "; ".join(map(str, value)) if isinstance(value, (tuple, list)) else "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, default=str)


def _brief(brief: Brief) -> dict[str, Any]:
    record = brief.record
    found: dict[str, Any] = {"id": brief.id, "address": f"/briefs/{brief.id}/"}
    if record.status == "withdrawn":
        gone = record.withdrawn
        why = {"on": gone.on.isoformat(), "why": gone.why} if gone else None
        return found | {"title": record.title, "status": record.status, "withdrawn": why}
    return found | {"record": plain(record), "receipt": plain(brief.receipt) if brief.receipt else None}


def _quote(brief: Brief, index: int, quote: Quote, links: Links) -> dict[str, Any]:
    source = brief.record.source
    values: tuple[Any, ...] = (
        brief.id, quote.id, f"/briefs/{brief.id}/#{quote.id}", quote.kind, quote.text,
        [one.text for one in links.speakers(quote.speaker)],
        [one.actor for one in quote.speaker if isinstance(one, ActorRef)],
        quote.named, quote.cue, quote.on, list(quote.inserted),
        brief.grounding(("quotes", index), quote) is not None,
        list(paragraphs_of(brief, ("quotes", index), quote)),
        source.headline, source.publisher, source.published.isoformat(), source.url, brief.record.status,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _table(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(row[column]) for column in COLUMNS] for row in rows)
    return text.getvalue()


def data_files(archive: Archive) -> Iterator[tuple[str, str]]:
    """Every file of data: its path below the site and its text."""
    links = Links(archive, HOME)
    by_year: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for brief in archive.briefs:
        yield brief_data_path(brief.id), _json(_brief(brief), 1) + "\n"
        if brief.record.status != "withdrawn":
            by_year[brief.record.source.published.year] += [
                _quote(brief, index, quote, links) for index, quote in enumerate(brief.record.quotes)
            ]
    for year, rows in by_year.items():
        if rows:
            yield quotes_data_path(year, "jsonl"), "".join(f"{_json(row)}\n" for row in rows)
            yield quotes_data_path(year, "csv"), _table(rows)
    actors = [plain(archive.actors[one]) for one in sorted(archive.actors)]
    yield "data/actors.json", _json(actors, 1) + "\n"
    stories = {one: {"title": archive.stories[one].title, "briefs": _ids(archive, one)} for one in archive.stories}
    yield "data/stories.json", _json(dict(sorted(stories.items())), 1) + "\n"
    if added := by_day_added(archive):
        yield FEED, feed(added)


def _ids(archive: Archive, story: str) -> list[str]:
    return [brief.id for brief in reversed(archive.in_story(story))]
