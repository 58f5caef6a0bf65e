"""All quotes, newest first: the latest ones, and a page or several a year, of all kinds and of each by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.fields import UNKNOWN, ActorRef
from briefing_archive.pages.data import quotes_data_path
from briefing_archive.pages.links import (
    ACTORS,
    PUBLISHERS,
    QUOTES,
    Link,
    Links,
    actor_path,
    part_path,
    publisher_path,
    publisher_quotes_path,
)
from briefing_archive.pages.page import Page
from briefing_archive.pages.paging import cut
from briefing_archive.pages.quotes_by_brief import BriefQuotes, quotes_by_brief
from briefing_archive.pages.wording import KIND_WORDS, counted, of_latest, quotes_counted, span_of_days
from briefing_archive.speech import Kind

QUOTES_A_PAGE = 50
SHOWN = 8

_Place = tuple[Brief, int]
_Counted = tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class QuotesView:
    """Some quotes, and links to the other pages of them."""

    title: str
    lead: str
    quotes: tuple[BriefQuotes, ...]
    kinds: _Counted = ()
    years: _Counted = ()
    actors: _Counted = ()
    publishers: _Counted = ()
    older: tuple[Link, ...] = ()
    data: tuple[Link, ...] = ()
    up: Link | None = None


def _kind(place: _Place) -> Kind:
    return place[0].record.quotes[place[1]].kind


def _year(place: _Place) -> int:
    return place[0].record.source.published.year


def _path(kind: Kind | None, year: int = 0) -> str:
    parts = [*([KIND_WORDS[kind].lower()] if kind else []), *([f"{year:04}"] if year else [])]
    return f"quotes/{'-'.join(parts)}.md" if parts else QUOTES


def _lead(places: Sequence[_Place], shown: int) -> str:
    if not places:
        return ""
    return of_latest(quotes_counted(map(_kind, places), "newest brief first"), shown, len(places))


def _days(places: Sequence[_Place]) -> str:
    return span_of_days(brief.record.source.published for brief, _ in places)


def _by_actor(places: Sequence[_Place], links: Links) -> _Counted:
    """The actors most quoted, with their quotes, and all actors."""
    counts: Counter[str] = Counter()
    for brief, index in places:
        counts.update({one.actor for one in brief.record.quotes[index].speaker if isinstance(one, ActorRef)})
    known = [(one, count) for one, count in counts.items() if one in links.archive.actors]
    most = sorted(known, key=lambda pair: (-pair[1], pair[0]))
    shown = [
        (Link(links.actor(one).text, links.to(actor_path(one), "Quotes")), counted(count, "quote"))
        for one, count in most[:SHOWN]
    ]
    return (*shown, (Link("All actors", links.to(ACTORS)), "")) if len(most) > 1 else ()


def _by_publisher(places: Sequence[_Place], links: Links) -> _Counted:
    """The publishers with most quotes, each with a page of them, and all publishers."""
    counts = Counter(brief.record.source.publisher for brief, _ in places)
    counts.pop(UNKNOWN, None)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [(Link(name, links.to(publisher_quotes_path(name))), counted(n, "quote")) for name, n in most]
    return (*shown[:SHOWN], (Link("All publishers", links.to(PUBLISHERS)), "")) if len(most) > 1 else ()


def _data(years: Sequence[int], links: Links) -> Iterator[Link]:
    for year in years:
        for ending, words in (("csv", "a table"), ("jsonl", "JSON lines")):
            yield Link(f"{year} as {words}", links.to(quotes_data_path(year, ending)))


def _pages(archive: Archive, title: str, kind: Kind | None, places: list[_Place], kinds: list[Kind]) -> Iterator[Page]:
    """The latest quotes at the address of the list; where there are many more, all of each year by themselves."""
    path = _path(kind)
    links = Links(archive, path)
    is_cut = len(places) >= 2 * QUOTES_A_PAGE
    front = places[:QUOTES_A_PAGE] if is_cut else places
    by_year: defaultdict[int, list[_Place]] = defaultdict(list)
    for place in places if is_cut else ():
        by_year[_year(place)].append(place)
    view = QuotesView(
        title,
        _lead(places, len(front)),
        quotes_by_brief(front, links),
        tuple(
            (Link(KIND_WORDS[one], links.to(_path(one))), counted(sum(_kind(p) == one for p in places), "quote"))
            for one in kinds
        ),
        tuple(
            (Link(f"{year}", links.to(_path(kind, year))), counted(len(of), "quote")) for year, of in by_year.items()
        ),
        () if kind else _by_actor(places, links),
        () if kind else _by_publisher(places, links),
        data=() if kind or is_cut else tuple(_data(sorted({_year(one) for one in places}, reverse=True), links)),
        up=Link("All quotes", links.to(QUOTES)) if kind else None,
    )
    yield Page(path, "quotes.md.j2", title, view, section=QUOTES)
    for year, of in by_year.items():
        up = (title, path)
        yield from _cut_pages(archive, _path(kind, year), f"{title} from {year}", of, up, 0 if kind else year)


def _cut_pages(
    archive: Archive,
    path: str,
    title: str,
    places: Sequence[_Place],
    up: tuple[str, str],
    year: int = 0,
    *,
    names_publisher: bool = True,
) -> Iterator[Page]:
    """Some quotes on one page; where they are many the older ones on pages of their own. `year` has files of data."""
    links = Links(archive, path)
    part = part_path(path)
    front, parts = cut(places, QUOTES_A_PAGE)
    view = QuotesView(
        title,
        _lead(places, len(front)),
        quotes_by_brief(front, links, names_publisher=names_publisher),
        older=tuple(Link(_days(one.items), links.to(part(one.number))) for one in reversed(parts)),
        data=tuple(_data([year], links)) if year else (),
        up=Link(up[0], links.to(up[1])),
    )
    yield Page(path, "quotes.md.j2", title, view, section=QUOTES)
    for one in parts:
        here = Links(archive, part(one.number))
        older = QuotesView(
            f"{title}, {_days(one.items)}",
            _lead(one.items, len(one.items)),
            quotes_by_brief(one.items, here, names_publisher=names_publisher),
            up=Link(title, here.to(path)),
        )
        yield Page(here.path, "quotes.md.j2", older.title, older, section=QUOTES)


def _publisher_pages(archive: Archive, places: Sequence[_Place]) -> Iterator[Page]:
    """The quotes of each publisher's articles."""
    by_path: defaultdict[str, list[_Place]] = defaultdict(list)
    for place in places:
        if (name := place[0].record.source.publisher) != UNKNOWN:
            by_path[publisher_quotes_path(name)].append(place)
    for path, of in by_path.items():
        name = of[0][0].record.source.publisher
        up = (name, publisher_path(name))
        yield from _cut_pages(archive, path, f"Quotes from {name}", of, up, names_publisher=False)


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
    yield from _publisher_pages(archive, places)
