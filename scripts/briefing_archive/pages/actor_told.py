"""What briefs tell of an actor besides quotes: the events it takes part in, and statements on its word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefing_archive.archive import Archive, Brief
from briefing_archive.model import Actor, Event, Figure, Statement
from briefing_archive.pages.figure_words import told
from briefing_archive.pages.links import ACTORS, Link, Links, actor_part_path
from briefing_archive.pages.page import Page
from briefing_archive.pages.paging import Part
from briefing_archive.pages.wording import Dated, counted, dated, day, in_order, of_latest, order_in_time, span_of_days


@dataclass(frozen=True, slots=True)
class ActorEvent:
    when: Dated
    text: str
    where: Link


@dataclass(frozen=True, slots=True)
class ToldView:
    """One page of older events with an actor, or of its older statements."""

    title: str
    heading: str
    lead: str
    events: tuple[ActorEvent, ...]
    up: Link


def events_with(actor: Actor, briefs: list[Brief]) -> list[tuple[Brief, Event]]:
    """Events the actor takes part in, by day of event, the latest first."""
    found = [(brief, event) for brief in briefs for event in brief.record.context.events if actor.id in event.actors]
    return sorted(found, key=_order, reverse=True)


def _order(told: tuple[Brief, Event]) -> tuple[tuple[str, str, str], str, str]:
    brief, event = told
    return order_in_time(event.when, brief.record.source.published), brief.id, event.id


def event_view(brief: Brief, event: Event, links: Links) -> ActorEvent:
    published = day(brief.record.source.published.isoformat())
    return ActorEvent(dated(event.date, event.as_stated), event.text, links.brief(brief.id, published, event.id))


def _event_days(events: Sequence[tuple[Brief, Event]]) -> str:
    """From the earliest to the latest event; events whose day nobody gives are not asked."""
    days = [one for _, event in events for one in (event.when.earliest, event.when.latest) if one]
    return span_of_days((min(days), max(days))) if days else "without a day"


def statements_of(actor: Actor, briefs: list[Brief]) -> Iterator[tuple[Brief, Statement | Figure]]:
    """What articles state or count on the actor's word, outside its quotes, newest brief first."""
    for brief in briefs:
        context = brief.record.context
        items: tuple[Statement | Figure, ...] = (*context.background, *context.figures)
        for item in items:
            if any(getattr(one, "actor", "") == actor.id for one in item.according_to):
                yield brief, item


def statement_view(brief: Brief, item: Statement | Figure, links: Links) -> ActorEvent:
    when = dated(brief.record.source.published.isoformat(), None)
    text = told(item) if isinstance(item, Figure) else item.text
    return ActorEvent(replace(when, precision="published"), text, links.brief(brief.id, anchor="Context"))


def statements_lead(count: int, shown: int) -> str:
    lead = "Background and figures that articles give on this actor’s word"
    return of_latest(f"{lead}: {in_order('newest first', count, 'statement')}.", shown, count)


def told_links(parts: tuple[Part[Any], ...], actor: str, group: str, links: Links) -> tuple[Link, ...]:
    return tuple(
        Link(_told_days(part.items), links.to(actor_part_path(actor, group, part.number))) for part in reversed(parts)
    )


def _told_days(items: Sequence[tuple[Brief, Any]]) -> str:
    """From the earliest to the latest of some events, or of the briefs that state something."""
    if items and not isinstance(items[0][1], Event):
        return span_of_days(brief.record.source.published for brief, _ in items)
    return _event_days(items)


def told_pages(
    archive: Archive,
    actor: Actor,
    group: str,
    heading: str,
    parts: tuple[Part[Any], ...],
    view: Callable[[Brief, Any, Links], ActorEvent],
) -> Iterator[Page]:
    for part in parts:
        here = Links(archive, actor_part_path(actor.id, group, part.number))
        events = tuple(view(brief, item, here) for brief, item in part.items)
        title = f"{heading}, {actor.name}, {_told_days(part.items)}"
        page = ToldView(title, heading, f"{counted(len(events), heading.lower()[:-1])}.", events, here.actor(actor.id))
        yield Page(here.path, "events.md.j2", title, page, section=ACTORS)
