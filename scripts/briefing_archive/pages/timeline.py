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

EVENTS_A_PAGE = 150


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


def timeline_pages(archive: Archive) -> Iterator[Page]:
    """The timeline on one page, or a page a decade where events are many."""
    groups = _events(archive)
    links = Links(archive, TIMELINE)
    title = "What happened, as exactly as the sources say"
    count = counted(len(groups), "event")
    if len(groups) <= EVENTS_A_PAGE:
        view = TimelineView(title, count, tuple(_years(groups, links)), (), None)
        yield Page(TIMELINE, "timeline.md.j2", "Timeline", view, section=TIMELINE)
        return
    by_year: defaultdict[str, list[list[_Told]]] = defaultdict(list)
    for group in groups:
        year, form = _year_of(group)
        by_year[str(year) if not form else "longer"].append(group)
    names = sorted(by_year, key=lambda one: (one.isdigit(), one), reverse=True)
    pages = tuple(
        (
            Link(name.capitalize() if not name.isdigit() else name, links.to(f"timeline/{name}.md")),
            f"{len(by_year[name]):,}",
        )
        for name in names
    )
    yield Page(TIMELINE, "timeline.md.j2", "Timeline", TimelineView(title, count, (), pages, None), section=TIMELINE)
    for name in names:
        here = Links(archive, f"timeline/{name}.md")
        of = by_year[name]
        year_title = f"What happened in {name}" if name.isdigit() else "What happened over longer times"
        up = Link("The whole timeline", here.to(TIMELINE))
        yield Page(
            here.path,
            "timeline.md.j2",
            year_title,
            TimelineView(year_title, counted(len(of), "event"), tuple(_years(of, here)), (), up),
            section=TIMELINE,
        )
