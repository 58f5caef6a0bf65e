"""What happened, by day of event: each event once, as exactly as the articles date it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefing_archive.archive import Archive, Brief
from briefing_archive.dates import describe
from briefing_archive.model import Event
from briefing_archive.pages.evidence import places_of
from briefing_archive.pages.links import TIMELINE, Link, Links
from briefing_archive.pages.page import Page
from briefing_archive.pages.paging import cut
from briefing_archive.pages.wording import Dated, counted, dated

EVENTS_A_PAGE = 80
MONTHS_FROM = 200
WHOLE_UP_TO = 200
LATEST = 30
FEW = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """A brief that tells of the event, the paragraph, and its date where that differs."""

    brief: Link
    place: str
    dated_there: str


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    when: Dated
    text: str
    told: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class TimelineYear:
    title: str
    anchor: str
    is_year: bool
    lead: str
    events: tuple[TimelineEvent, ...]


@dataclass(frozen=True, slots=True)
class TimelinePeriod:
    """Links to the timeline's other pages: the months of a year, or the years and decades that are whole."""

    title: str
    anchor: str
    pages: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    title: str
    count: str
    years: tuple[TimelineYear, ...]
    periods: tuple[TimelinePeriod, ...]
    up: Link | None

    @property
    def jumps(self) -> tuple[Link, ...]:
        """The sections of a page that has more than two, and the lists of other pages below them."""
        sections = [(year.title, year.anchor) for year in self.years]
        sections += [(period.title, period.anchor) for period in self.periods]
        return tuple(Link(title, f"#{anchor}") for title, anchor in sections) if len(sections) > 2 else ()


_Told = tuple[Brief, int, Event]


def _events(archive: Archive) -> list[list[_Told]]:
    """Events joined by `same_as`, each with its tellings from the most exact date on; in order of time."""
    root: dict[str, str] = {}
    groups: defaultdict[str, list[_Told]] = defaultdict(list)
    for brief in reversed(archive.briefs):
        if brief.record.status == "withdrawn":
            continue
        for index, event in enumerate(brief.record.context.events):
            own = f"{brief.id}#{event.id}"
            root[own] = root.get(event.same_as or "", event.same_as or own)
            groups[root[own]].append((brief, index, event))
    for group in groups.values():
        group.sort(key=lambda told: (_days(told[2]), told[0].id))
    return sorted(groups.values(), key=lambda group: (_order(group[0][2]), group[0][0].id, group[0][2].id))


def _order(event: Event) -> tuple[str, str, str]:
    """Events without a first day stand where they must have ended."""
    when = event.when
    first, last, value = when.sort_key
    return (first or last, last, value)


def _days(event: Event) -> int:
    when = event.when
    if when.earliest is None or when.latest is None:
        return 10**6
    return (when.latest - when.earliest).days


def _view(group: list[_Told], links: Links) -> TimelineEvent:
    _, _, first = group[0]
    when = dated(first.date, first.as_stated)
    told = tuple(
        Telling(
            links.brief(brief.id, describe(brief.record.source.published.isoformat(), short=True), event.id),
            ", ".join(places_of(brief, ("context", "events", index), event)),
            dated(event.date, event.as_stated).words if event.date != first.date else "",
        )
        for brief, index, event in group
    )
    return TimelineEvent(when, first.text, told)


def _year_of(group: list[_Told]) -> tuple[int, str]:
    """The year an event is filed under, and whether it is one; decades and open dates go by their own name."""
    when = group[0][2].when
    if when.earliest is None or when.latest is None:
        return 0, "open"
    return when.earliest.year, "" if (when.latest - when.earliest).days <= 366 else "long"


def _years(groups: Sequence[list[_Told]], links: Links) -> Iterator[TimelineYear]:
    """Sections of a page: what has no year by itself, then the years, those in a row with few events together."""
    longer = [group for group in groups if _year_of(group)[1]]
    filed: defaultdict[int, list[list[_Told]]] = defaultdict(list)
    for group in groups:
        year, form = _year_of(group)
        if not form:
            filed[year].append(group)
    if longer:
        yield _section("Longer or open periods", "Longer", longer, links)
    for is_sparse, run in groupby(sorted(filed), key=lambda year: len(filed[year]) < FEW):
        years = list(run)
        for of in [years] if is_sparse else [[year] for year in years]:
            title = f"{of[0]}" if len(of) == 1 else f"{of[0]}–{of[-1]}"
            yield _section(title, f"Y{of[0]}", [group for year in of for group in filed[year]], links)


def _section(title: str, anchor: str, groups: Sequence[list[_Told]], links: Links) -> TimelineYear:
    events = tuple(_view(group, links) for group in groups)
    return TimelineYear(title, anchor, anchor != "Longer", counted(len(events), "event"), events)


def _filed(groups: Sequence[list[_Told]]) -> Iterator[tuple[str, list[list[_Told]]]]:
    """Pages of the timeline by their name, newest first.

    A decade; its years where it has many events, their months where a year has many; what has no year by itself, cut
    into numbered pages from the earliest on.
    """
    decades: defaultdict[str, list[list[_Told]]] = defaultdict(list)
    for group in groups:
        year, form = _year_of(group)
        decades["longer" if form else f"{year // 10}0s"].append(group)
    longer = decades.pop("longer", [])
    for decade in sorted(decades, reverse=True):
        if len(decades[decade]) <= EVENTS_A_PAGE:
            yield decade, decades[decade]
            continue
        years: defaultdict[str, list[list[_Told]]] = defaultdict(list)
        for group in decades[decade]:
            years[f"{_year_of(group)[0]:04}"].append(group)
        for name in sorted(years, reverse=True):
            yield from _of_year(name, years[name])
    front, parts = cut(longer[::-1], EVENTS_A_PAGE)
    if front:
        yield "longer", list(front[::-1])
    for part in reversed(parts):
        yield f"longer-{part.number}", list(part.items[::-1])


def _of_year(year: str, groups: list[list[_Told]]) -> Iterator[tuple[str, list[list[_Told]]]]:
    """The year whole, or where it has many events by month; events that no month holds stay with the year."""
    if len(groups) <= MONTHS_FROM:
        yield year, groups
        return
    months: defaultdict[str, list[list[_Told]]] = defaultdict(list)
    for group in groups:
        when = group[0][2].when
        first, last = when.earliest, when.latest
        is_in_month = first and last and (last - first).days < 31
        months[f"{year}-{first.month:02}" if first and is_in_month else year].append(group)
    for name in sorted(months, reverse=True):
        yield name, months[name]


def _page_words(name: str, is_cut: bool) -> tuple[str, str]:
    """What a page of the timeline is called in a list, and in its title."""
    if name.startswith("longer"):
        part, open_too = name.partition("-")[2], "over longer or open periods"
        return (f"Part {part}", f"{open_too}, part {part}") if part else ("The latest", open_too)
    if name.endswith("s"):
        return name, f"in the {name}"
    if len(name) == 7:
        return describe(name), f"in {describe(name)}"
    return (f"{name}, no month given", f"in {name}, with no month given") if is_cut else (name, f"in {name}")


def timeline_pages(archive: Archive) -> Iterator[Page]:
    """The timeline on one page, or a page a decade, year or month where events are many."""
    groups = _events(archive)
    links = Links(archive, TIMELINE)
    title = "What happened, as exactly as the sources say"
    count = counted(len(groups), "event") if groups else ""
    if len(groups) <= WHOLE_UP_TO:
        view = TimelineView(title, count, tuple(_years(groups, links)), (), None)
        yield Page(TIMELINE, "timeline.md.j2", "Timeline", view, section=TIMELINE)
        return
    filed = dict(_filed(groups))
    cut_years = {name[:4] for name in filed if len(name) == 7}
    periods: dict[str, list[tuple[Link, str]]] = {}
    for name, of in filed.items():
        words = _page_words(name, name in cut_years)[0]
        group = name[:4] if name[:4] in cut_years else "Longer" if name.startswith("longer") else "Years"
        periods.setdefault(group, []).append((Link(words, links.to(f"timeline/{name}.md")), counted(len(of), "event")))
    listed = tuple(
        TimelinePeriod(
            "Longer or open periods" if name == "Longer" else f"All of {name}" if name.isdigit() else "All years",
            f"All-{name}",
            tuple(pages),
        )
        for name, pages in periods.items()
    )
    latest = [group for group in groups if not _year_of(group)[1]][-LATEST:]
    said = f"{count}, the latest {len(latest)} shown"
    view = TimelineView(title, said, tuple(_years(latest, links)), listed, None)
    yield Page(TIMELINE, "timeline.md.j2", "Timeline", view, section=TIMELINE)
    for name, of in filed.items():
        here = Links(archive, f"timeline/{name}.md")
        up = Link("The whole timeline", here.to(TIMELINE))
        when = _page_words(name, name in cut_years)[1]
        view = TimelineView(f"What happened {when}", counted(len(of), "event"), tuple(_years(of, here)), (), up)
        yield Page(here.path, "timeline.md.j2", view.title, view, section=TIMELINE)
