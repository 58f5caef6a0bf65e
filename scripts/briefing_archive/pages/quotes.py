"""All quotes, newest first, a page a year where they are many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.pages.links import QUOTES, Link, Links
from briefing_archive.pages.page import Page
from briefing_archive.pages.paging import cut
from briefing_archive.pages.quotations import QuoteView, quote_elsewhere
from briefing_archive.pages.wording import KIND_WORDS, counted, kinds_counted, span_of_days
from briefing_archive.speech import Kind

QUOTES_A_PAGE = 50

_Place = tuple[Brief, int]


@dataclass(frozen=True, slots=True)
class QuotesView:
    """Some quotes, and links to the other pages of them."""

    title: str
    lead: str
    quotes: tuple[QuoteView, ...]
    kinds: tuple[tuple[Link, str], ...]
    older: tuple[Link, ...]
    up: Link | None


def _kind(place: _Place) -> Kind:
    return place[0].record.quotes[place[1]].kind


def _path(kind: Kind | None, part: int = 0) -> str:
    name = KIND_WORDS[kind].lower() if kind else ""
    if not part:
        return f"quotes/{name}.md" if name else QUOTES
    return f"quotes/{name + '-' if name else ''}{part}.md"


def _lead(places: Sequence[_Place], shown: int) -> str:
    if not places:
        return ""
    lead = f"{counted(len(places), 'quote')}, newest brief first: {kinds_counted(map(_kind, places))}."
    return f"{lead} The latest {shown} stand here." if shown < len(places) else lead


def _pages(archive: Archive, title: str, kind: Kind | None, places: list[_Place], kinds: list[Kind]) -> Iterator[Page]:
    path = _path(kind)
    links = Links(archive, path)
    front, parts = cut(places, QUOTES_A_PAGE)
    view = QuotesView(
        title,
        _lead(places, len(front)),
        tuple(quote_elsewhere(brief, index, links) for brief, index in front),
        tuple(
            (Link(KIND_WORDS[one], links.to(_path(one))), f"{sum(_kind(p) == one for p in places):,}") for one in kinds
        )
        if kind is None
        else (),
        tuple(
            Link(span_of_days(b.record.source.published for b, _ in part.items), links.to(_path(kind, part.number)))
            for part in reversed(parts)
        ),
        Link("All quotes", links.to(QUOTES)) if kind else None,
    )
    yield Page(path, "quotes.md.j2", title, view, section=QUOTES)
    for part in parts:
        here = Links(archive, _path(kind, part.number))
        days = span_of_days(brief.record.source.published for brief, _ in part.items)
        part_view = QuotesView(
            f"{title}, {days}",
            f"{counted(len(part.items), 'quote')}, newest brief first.",
            tuple(quote_elsewhere(brief, index, here) for brief, index in part.items),
            (),
            (),
            Link(title, here.to(path)),
        )
        yield Page(here.path, "quotes.md.j2", part_view.title, part_view, section=QUOTES)


def quote_pages(archive: Archive) -> Iterator[Page]:
    """All quotes, and those of each kind by themselves."""
    places = [
        (brief, index)
        for brief in archive.briefs
        if brief.record.status != "withdrawn"
        for index in range(len(brief.record.quotes))
    ]
    by_kind: defaultdict[Kind, list[_Place]] = defaultdict(list)
    for place in places:
        by_kind[_kind(place)].append(place)
    kinds = [kind for kind in KIND_WORDS if kind in by_kind] if len(by_kind) > 1 else []
    yield from _pages(archive, "Quotes", None, places, kinds)
    for kind in kinds:
        yield from _pages(archive, f"{KIND_WORDS[kind]} quotes", kind, by_kind[kind], [])
