"""What happened, by day of event: each event once, as exactly as the articles date it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.dates import describe
from briefing_archive.model import Event
from briefing_archive.pages.evidence import paragraph_name, paragraphs_of
from briefing_archive.pages.links import TIMELINE, Link, Links
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import Dated, counted, dated

EVENTS_A_PAGE = 80


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
class TimelineView:
    title: str
    count: str
    years: tuple[TimelineYear, ...]
    pages: tuple[tuple[Link, str], ...]
    up: Link | None


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
            ", ".join(paragraph_name(n) for n in paragraphs_of(brief, ("context", "events", index), event)),
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
    filed: dict[str, list[list[_Told]]] = {}
    for group in groups:
        year, form = _year_of(group)
        filed.setdefault(str(year) if not form else "Over longer times", []).append(group)
    for title in sorted(filed, key=lambda one: (one.isdigit(), one)):
        of = filed[title]
        anchor = f"Y{title}" if title.isdigit() else "Longer"
        yield TimelineYear(
            title, anchor, title.isdigit(), counted(len(of), "event"), tuple(_view(group, links) for group in of)
        )


def _periods(groups: Sequence[list[_Told]]) -> dict[str, list[list[_Told]]]:
    """Events by decade, by year where a decade has many, those without a year by themselves; newest first."""
    decades: defaultdict[str, list[list[_Told]]] = defaultdict(list)
    for group in groups:
        year, form = _year_of(group)
        decades["longer" if form else f"{year // 10}0s"].append(group)
    found: dict[str, list[list[_Told]]] = {}
    for decade in sorted(decades, key=lambda one: (one != "longer", one), reverse=True):
        if len(decades[decade]) <= EVENTS_A_PAGE or decade == "longer":
            found[decade] = decades[decade]
            continue
        for group in reversed(decades[decade]):
            found.setdefault(str(_year_of(group)[0]), []).insert(0, group)
    return found


def timeline_pages(archive: Archive) -> Iterator[Page]:
    """The timeline on one page, or a page a decade or year where events are many."""
    groups = _events(archive)
    links = Links(archive, TIMELINE)
    title = "What happened, as exactly as the sources say"
    count = counted(len(groups), "event")
    if len(groups) <= EVENTS_A_PAGE:
        view = TimelineView(title, count, tuple(_years(groups, links)), (), None)
        yield Page(TIMELINE, "timeline.md.j2", "Timeline", view, section=TIMELINE)
        return
    periods = _periods(groups)
    listed = tuple(
        (Link("Over longer times" if name == "longer" else name, links.to(f"timeline/{name}.md")), f"{len(of):,}")
        for name, of in periods.items()
    )
    yield Page(TIMELINE, "timeline.md.j2", "Timeline", TimelineView(title, count, (), listed, None), section=TIMELINE)
    for name, of in periods.items():
        here = Links(archive, f"timeline/{name}.md")
        when = "over longer times" if name == "longer" else f"in the {name}" if name.endswith("s") else f"in {name}"
        up = Link("The whole timeline", here.to(TIMELINE))
        view = TimelineView(f"What happened {when}", counted(len(of), "event"), tuple(_years(of, here)), (), up)
        yield Page(here.path, "timeline.md.j2", view.title, view, section=TIMELINE)
