"""The page of one actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.model import Actor
from briefing_archive.pages.actor_roles import HolderRow, RoleRow, holder_rows, parts_word, role_rows
from briefing_archive.pages.actor_told import (
    ActorEvent,
    event_view,
    events_with,
    statement_view,
    statements_lead,
    statements_of,
    told_links,
    told_pages,
)
from briefing_archive.pages.brief_lists import brief_list_pages
from briefing_archive.pages.links import ACTORS, Link, Links, actor_part_path, actor_path, direction, part_path
from briefing_archive.pages.naming import NameRow, name_rows, quotes_about
from briefing_archive.pages.page import Page, moved
from briefing_archive.pages.paging import Part, cut
from briefing_archive.pages.pictures import DOTS_UP_TO, Counted, Dots, Picture, columns_over_time
from briefing_archive.pages.quotes_by_brief import BriefQuotes, quotes_by_brief
from briefing_archive.pages.wording import (
    ACTOR_KINDS,
    capital,
    counted,
    day,
    in_order,
    of_latest,
    quotes_counted,
    span_of_days,
)
from briefing_archive.speech import Kind

QUOTES_A_PAGE = 40
NAMES_SHOWN = 20
EVENTS_SHOWN = 40
COMPANY_SHOWN = 8
HOLDERS_SHOWN = 40
BRIEFS_SHOWN = 12

_Place = tuple[Brief, int]


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """Another actor, the paragraphs in which both appear ("" where none is known), and the briefs."""

    actor: Link
    paragraphs: str
    briefs: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """Everything an actor's page shows."""

    name: Link
    kind: str
    span: str
    also: tuple[Link, ...]
    quoted: str
    note: str
    names: tuple[NameRow, ...]
    roles: tuple[RoleRow, ...]
    part_of: Link | None
    branches: tuple[Link, ...]
    branches_word: str
    holders: tuple[HolderRow, ...]
    wikidata: str
    quotes: tuple[BriefQuotes, ...]
    quotes_lead: str
    about: tuple[BriefQuotes, ...]
    about_lead: str
    events: tuple[ActorEvent, ...]
    events_lead: str
    older_events: tuple[Link, ...]
    statements: tuple[ActorEvent, ...]
    statements_lead: str
    older_statements: tuple[Link, ...]
    company: tuple[CompanyRow, ...]
    company_lead: str
    activity: str
    activity_rows: tuple[Counted, ...]
    briefs: tuple[tuple[Link, str], ...]
    briefs_more: Link | None
    older: tuple[Link, ...]
    older_about: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class QuotePartView:
    """One page of older quotes of, or about, an actor."""

    title: str
    lead: str
    quotes: tuple[BriefQuotes, ...]
    up: Link


def _quotes_by(archive: Archive, actor: Actor) -> list[_Place]:
    return [
        (brief, index)
        for brief in archive.with_actor(actor.id)
        for index, quote in enumerate(brief.record.quotes)
        if any(getattr(one, "actor", "") == actor.id for one in quote.speaker)
    ]


def _kinds(places: list[_Place]) -> list[Kind]:
    return [brief.record.quotes[index].kind for brief, index in places]


def _also(actor: Actor) -> tuple[Link, ...]:
    names = [one for one in actor.names if not one.weak]
    return tuple(Link(one.name, "", one.lang or "", direction(one.lang)) for one in names[:NAMES_SHOWN])


@dataclass(frozen=True, slots=True)
class _Met:
    """How often another actor appears beside this one."""

    actor: str
    paragraphs: int
    briefs: int


def _company(archive: Archive, actor: Actor, briefs: list[Brief]) -> list[_Met]:
    """The actors met most: by paragraphs where receipts tell of any, by briefs where none does.

    Those met once, in one brief, are left out where others are met more often.
    """
    shared: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for brief in briefs:
        others = [one for one in brief.actor_ids if one != actor.id and one in archive.actors]
        together.update(others)
        own = brief.actor_paragraphs.get(actor.id, frozenset())
        shared.update({one: len(own & brief.actor_paragraphs.get(one, frozenset())) for one in others})
    is_told = any(shared.values())
    met = [_Met(one, shared[one], count) for one, count in together.items() if shared[one] or not is_told]
    often = [one for one in met if one.paragraphs > 1 or one.briefs > 1]
    return sorted(often or met, key=lambda one: (-one.paragraphs, -one.briefs, one.actor))[:COMPANY_SHOWN]


def _lead(places: list[_Place], shown: int) -> str:
    return of_latest(quotes_counted(_kinds(places), "newest brief first"), shown, len(places))


def _times_quoted(places: list[_Place], about: list[_Place]) -> str:
    """How often the actor is quoted, and how often in its own words; of one that is not, how often it is named."""
    spoken = sum(kind != "indirect" for kind in _kinds(places))
    if not places:
        return f"Named in {_number(len(about))} quote{'s' * (len(about) > 1)} by others." if about else ""
    if 0 < spoken < len(places):
        own = "once" if spoken == 1 else f"{_number(spoken)} of them"
        return f"Quoted {_times(len(places))}, {own} in the speaker’s own words."
    how = "in the speaker’s own words" if spoken else "in reported speech only"
    return f"Quoted {_times(len(places))}, {how}."


def _shared(company: list[_Met]) -> str:
    return "Paragraphs" if company and company[0].paragraphs else "Briefs"


def _briefs_path(actor: str) -> str:
    return f"actors/{actor}/briefs.md"


def _number(number: int) -> str:
    """A number as prose has it: in words up to ten."""
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else f"{number:,}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number) or f"{_number(number)} times"


def _part_links(actor: str, group: str, parts: tuple[Part[_Place], ...], links: Links) -> tuple[Link, ...]:
    return tuple(Link(_days(part), links.to(actor_part_path(actor, group, part.number))) for part in reversed(parts))


def _days(part: Part[_Place]) -> str:
    return span_of_days(brief.record.source.published for brief, _ in part.items)


def actor_pages(archive: Archive, actor: Actor) -> Iterator[Page]:
    """An actor's page, pages of older quotes where there are many, and redirects from former ids."""
    path = actor_path(actor.id)
    links = Links(archive, path)
    briefs = list(archive.with_actor(actor.id))
    by, about = _quotes_by(archive, actor), list(quotes_about(archive, actor))
    by_front, by_parts = cut(by, QUOTES_A_PAGE)
    about_front, about_parts = cut(about, QUOTES_A_PAGE)
    company = _company(archive, actor, briefs)
    pictures: dict[str, Picture] = {}
    if company:
        rows = tuple(Counted(links.actor(one.actor).text, one.paragraphs or one.briefs) for one in company)
        said = ", ".join(f"{row.name} {row.count}" for row in rows)
        pictures["Company"] = Dots(f"{_shared(company)} in which both appear: {said}", rows)
    activity = columns_over_time((brief.record.source.published for brief in briefs), "Briefs")
    if activity and len(briefs) > 1:
        pictures["Activity"] = activity
    statements = list(statements_of(actor, briefs))
    statements_front, statement_parts = cut(statements, EVENTS_SHOWN)
    events_front, event_parts = cut(events_with(actor, briefs), EVENTS_SHOWN)
    events = tuple(event_view(brief, event, links) for brief, event in reversed(events_front))
    all_days = [brief.record.source.published for brief in briefs]
    view = ActorView(
        name=Link(actor.name, "", actor.lang or "", direction(actor.lang)),
        kind=capital(ACTOR_KINDS[actor.kind][0]),
        span=f"{counted(len(briefs), 'brief')}, {span_of_days(all_days)}" if briefs else "in no brief yet",
        also=_also(actor),
        quoted=_times_quoted(by, about),
        note=actor.note or "",
        names=name_rows(archive, actor, links)[:NAMES_SHOWN],
        roles=tuple(dict.fromkeys(role_rows(archive, actor, links)))[:NAMES_SHOWN],
        part_of=links.actor(actor.part_of) if actor.part_of else None,
        branches=tuple(links.actor(one) for one in archive.branches_of(actor.id)),
        branches_word=parts_word(actor),
        holders=tuple(holder_rows(archive, actor, links))[:HOLDERS_SHOWN],
        wikidata=actor.same_as.wikidata or "",
        quotes=quotes_by_brief(by_front, links),
        quotes_lead=_lead(by, len(by_front)) if by else "",
        about=quotes_by_brief(about_front, links),
        about_lead=_lead(about, len(about_front)) if about else "",
        events=events,
        events_lead=f"{in_order('by day of event', len(events), 'event')}."
        if not event_parts
        else f"The latest {len(events)}, by day of event.",
        older_events=told_links(event_parts, actor.id, "events", links),
        statements=tuple(statement_view(brief, one, links) for brief, one in statements_front),
        statements_lead=statements_lead(len(statements), len(statements_front)) if statements else "",
        older_statements=told_links(statement_parts, actor.id, "statements", links),
        company=tuple(
            CompanyRow(links.actor(one.actor), f"{one.paragraphs:,}" if one.paragraphs else "", f"{one.briefs:,}")
            for one in company
        ),
        company_lead=f"One dot for each {_shared(company).lower()[:-1]} in which both appear."
        if company and (company[0].paragraphs or company[0].briefs) <= DOTS_UP_TO
        else f"{_shared(company)} in which both appear.",
        activity=activity.label.partition(":")[0] + "." if "Activity" in pictures and activity else "",
        activity_rows=tuple(one for one in activity.columns if one.count) if activity else (),
        briefs=tuple(
            (links.brief(brief.id), day(brief.record.source.published.isoformat())) for brief in briefs[:BRIEFS_SHOWN]
        ),
        briefs_more=Link(f"All {len(briefs):,} briefs", links.to(_briefs_path(actor.id)))
        if len(briefs) > BRIEFS_SHOWN
        else None,
        older=_part_links(actor.id, "quotes", by_parts, links),
        older_about=_part_links(actor.id, "about", about_parts, links),
    )
    yield Page(path, "actor.md.j2", actor.name, view, actor.note or "", ACTORS, pictures)
    yield from _part_pages(archive, actor, "quotes", f"Quotes by {actor.name}", by_parts)
    yield from _part_pages(archive, actor, "about", f"Quotes about {actor.name}", about_parts)
    yield from told_pages(archive, actor, "events", "Events", event_parts, event_view)
    yield from told_pages(archive, actor, "statements", "Statements", statement_parts, statement_view)
    if len(briefs) > BRIEFS_SHOWN:
        whole = _briefs_path(actor.id)
        title = f"Briefs with {actor.name}"
        yield from brief_list_pages(
            archive, whole, part_path(whole), title, "", briefs, (actor.name, path), section=ACTORS
        )
    for former in actor.formerly:
        yield moved(actor_path(former), path, actor.name, ACTORS)


def _part_pages(
    archive: Archive, actor: Actor, group: str, title: str, parts: tuple[Part[_Place], ...]
) -> Iterator[Page]:
    for part in parts:
        links = Links(archive, actor_part_path(actor.id, group, part.number))
        view = QuotePartView(
            f"{title}, {_days(part)}",
            quotes_counted(_kinds(list(part.items)), "newest brief first"),
            quotes_by_brief(part.items, links),
            links.actor(actor.id),
        )
        yield Page(links.path, "quote_part.md.j2", view.title, view, section=ACTORS)
