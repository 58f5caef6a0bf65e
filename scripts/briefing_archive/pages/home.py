"""The front page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent

from briefing_archive.archive import Archive, Brief
from briefing_archive.fields import ActorRef
from briefing_archive.model import Name
from briefing_archive.pages.added import lately_added
from briefing_archive.pages.evidence import Mark, marks_of
from briefing_archive.pages.links import (
    ACTORS,
    ADDED,
    BRIEFS,
    CORRECTIONS,
    HOME,
    PLACES,
    PUBLISHERS,
    QUOTES,
    SEARCH,
    STORIES,
    TIMELINE,
    Link,
    Links,
    direction,
)
from briefing_archive.pages.listing import BriefRow, brief_row, is_open
from briefing_archive.pages.page import Page
from briefing_archive.pages.pictures import Picture, Strokes
from briefing_archive.pages.story_list import StoryRow, story_rows
from briefing_archive.pages.wording import counted, in_order
from briefing_archive.speech import Kind

LATEST = 10
STROKES = 12
SIGNS_TO_TRY = 4
DEMO_SIGNS = 130


@dataclass(frozen=True, slots=True)
class QuotedRow:
    actor: Link
    count: str
    picture: str


@dataclass(frozen=True, slots=True)
class Demo:
    """A statement of ours and the words it rests on, to show what this archive does."""

    text: str
    place: str
    words: str
    brief: Link


@dataclass(frozen=True, slots=True)
class HomeView:
    briefs: tuple[BriefRow, ...]
    briefs_lead: str
    more: Link | None
    added: tuple[tuple[str, tuple[Link, ...]], ...]
    all_added: Link
    stories: tuple[StoryRow, ...]
    more_stories: Link | None
    quoted: tuple[QuotedRow, ...]
    strokes: str
    all_actors: Link
    ways: tuple[Link, ...]
    holds: tuple[str, ...]
    names_to_try: tuple[Link, ...]
    demo: Demo | None


def _quoted(archive: Archive) -> dict[str, list[Kind]]:
    found: defaultdict[str, list[Kind]] = defaultdict(list)
    for brief in archive.briefs:
        if not is_open(brief):
            continue
        for quote in brief.record.quotes:
            for one in quote.speaker:
                if isinstance(one, ActorRef) and one.actor in archive.actors:
                    found[one.actor].append(quote.kind)
    return found


def _strokes(kinds: Sequence[Kind]) -> Strokes:
    """One stroke a quote; where they are many, a dozen strokes in proportion."""
    order: tuple[Kind, ...] = ("direct", "mixed", "indirect")
    in_order = sorted(kinds, key=order.index)
    if len(in_order) > STROKES:
        in_order = [in_order[(2 * at + 1) * len(in_order) // (2 * STROKES)] for at in range(STROKES)]
    return Strokes(tuple(in_order))


def _demo(briefs: Sequence[Brief], links: Links) -> Demo | None:
    """A short statement of the newest reviewed brief that has one which a single passage bears out; None without."""
    for brief in briefs:
        claims: list[tuple[str, Mark]] = []
        for index, claim in enumerate(brief.record.summary):
            match list(marks_of(brief, ("summary", index), claim, 1)):
                case [Mark(passages=(passage,)) as mark] if passage.characters and len(claim.text) <= DEMO_SIGNS:
                    claims.append((claim.text, mark))
        if claims and brief.record.status == "reviewed":
            text, mark = min(claims, key=lambda one: (len(one[0]), one[0]))
            return Demo(
                text, mark.place, mark.passages[0].words, links.brief(brief.id, "see it in its brief", "Summary")
            )
    return None


def _unlike(main: str, names: Sequence[Name]) -> list[Name]:
    """Names that nobody would take for a form of the main one, nor of one another, first; then the others in order."""
    taken = {word.casefold() for word in main.split()}
    starts: set[str] = set()
    first: list[Name] = []
    for one in names:
        words = {word.casefold() for word in one.name.split()}
        if len(one.name) >= SIGNS_TO_TRY and not words & taken and one.name[:1] not in starts:
            starts.add(one.name[:1])
            first.append(one)
    return [*first, *(one for one in names if one not in first)]


def _names_to_try(archive: Archive, links: Links) -> tuple[Link, ...]:
    """Three names of one actor that search finds it by, one of them in another language; of the actor met most."""
    known = [one for one in archive.actors.values() if archive.with_actor(one.id)]
    for actor in sorted(known, key=lambda one: (-len(archive.with_actor(one.id)), -len(one.names), one.id)):
        strong = [one for one in actor.names if not one.weak]
        here = _unlike(actor.name, [one for one in strong if not one.lang])[:2]
        foreign = [one for one in strong if one.lang][:1]
        if len(here) == 2 and foreign:
            return tuple(
                Link(one.name, f"{links.to(SEARCH)}?q={percent(one.name)}", one.lang or "", direction(one.lang))
                for one in (*here, *foreign)
            )
    return ()


def _holds(archive: Archive, briefs: Sequence[Brief]) -> Iterator[str]:
    quotes = [quote for brief in briefs for quote in brief.record.quotes]
    if not quotes:
        return
    held = (counted(len(briefs), "brief"), counted(len(quotes), "quote"), counted(len(archive.actors), "actor"))
    yield f"It holds {held[0]}, {held[1]} and {held[2]}."
    totals: Counter[tuple[bool, bool]] = Counter()
    for brief in briefs:
        for index, quote in enumerate(brief.record.quotes):
            is_found = brief.grounding(("quotes", index), quote) is not None
            totals[quote.kind == "indirect", is_found] += 1
    verified = "verified, words and speaker"
    for is_reported, one, done, many, all_done in (
        (False, "quote of spoken words", verified, "quotes of spoken words", verified),
        (
            True,
            "passage of reported speech",
            "found in its article",
            "passages of reported speech",
            "found in their articles",
        ),
    ):
        all_of = totals[is_reported, True] + totals[is_reported, False]
        good = totals[is_reported, True]
        if all_of == 1:
            yield f"The one {one} is {'' if good else 'not yet '}{done}."
        elif all_of:
            which = f"All {all_of:,} {many}" if good == all_of else f"Of {all_of:,} {many}, {good:,}"
            yield f"{which} are {all_done}."


def home_page(archive: Archive) -> Page:
    """The front page: the search, the latest briefs, stories, the actors most quoted, the ways in."""
    links = Links(archive, HOME)
    briefs = [brief for brief in archive.briefs if is_open(brief)]
    quoted = sorted(_quoted(archive).items(), key=lambda pair: (-len(pair[1]), pair[0]))[:6]
    pictures: dict[str, Picture] = {f"Quoted-{actor}": _strokes(kinds) for actor, kinds in quoted}
    stories = list(story_rows(archive, links))
    latest = briefs[:LATEST]
    added = lately_added(archive, links, latest)
    inferred = sum(brief.record.source.published_basis == "inferred" for brief in latest)
    lead = f"{in_order('newest article first', len(latest), 'brief')}." + (
        f" {counted(inferred, 'date')} inferred." if inferred else ""
    )
    view = HomeView(
        tuple(brief_row(brief, links) for brief in latest),
        lead,
        Link(f"All {len(briefs):,} briefs", links.to(BRIEFS)) if len(briefs) > LATEST else None,
        added,
        Link("All by the day they were added", links.to(ADDED)),
        tuple(stories[:5]),
        Link(f"All {len(stories):,} stories", links.to(STORIES)) if len(stories) > 5 else None,
        tuple(
            QuotedRow(links.actor(actor), counted(len(kinds), "quote"), f"Quoted-{actor}") for actor, kinds in quoted
        ),
        "One stroke for each quote" if all(len(kinds) <= STROKES for _, kinds in quoted) else "Shares of all quotes",
        Link(f"All {counted(len(archive.actors), 'actor')}", links.to(ACTORS)),
        (
            *((Link("Recently added", links.to(ADDED)),) if briefs and not added else ()),
            Link("Timeline of events", links.to(TIMELINE)),
            Link("All quotes", links.to(QUOTES)),
            Link("Actors by kind", links.to(ACTORS)),
            Link("Places", links.to(PLACES)),
            Link("Publishers", links.to(PUBLISHERS)),
            Link("Corrections", links.to(CORRECTIONS)),
        ),
        tuple(_holds(archive, briefs)),
        _names_to_try(archive, links),
        _demo(briefs, links),
    )
    return Page(HOME, "home.md.j2", "", view, description="Who said what, where and when.", pictures=pictures)
