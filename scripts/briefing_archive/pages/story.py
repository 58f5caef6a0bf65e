"""The page of one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefing_archive.archive import Archive, Brief
from briefing_archive.fields import ActorRef
from briefing_archive.model import Quote, Story
from briefing_archive.pages.comparing import Compared, Side, compare
from briefing_archive.pages.evidence import Mark, marks_of
from briefing_archive.pages.links import STORIES, TIMELINE, Link, Links, story_path
from briefing_archive.pages.listing import BriefRow, brief_row, briefs_counted, is_open
from briefing_archive.pages.page import Page, moved
from briefing_archive.pages.quotations import Run, runs
from briefing_archive.pages.story_list import story_list_pages
from briefing_archive.pages.wording import KIND_WORDS, counted, day, span_of_days

COLUMNS = 3
ONCE = 8


@dataclass(frozen=True, slots=True)
class Said:
    """One quote in the table of who said what, and the other briefs that have the same words."""

    runs: tuple[Run, ...]
    href: str
    kind: str
    day: str
    """The day it was said, where that is not the day of its brief."""
    day_alone: str
    """The day it was said, or else that of publication: for a table that has no column a brief."""
    with_others: str
    also: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """What one speaker says in each brief, cell by cell; an empty cell says that the speaker is not quoted there."""

    speaker: Link
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """What one brief says of a matter, or several of which all say the same; `is_stated`: in the article's words."""

    briefs: tuple[Link, ...]
    text: str
    marks: tuple[Mark, ...]
    is_stated: bool


@dataclass(frozen=True, slots=True)
class ComparedView:
    """A matter, its kind, and what each brief says; `cells` follow the columns of the table."""

    matter: str
    kind: str
    cells: tuple[tuple[SideView, ...], ...]
    found_by: str


@dataclass(frozen=True, slots=True)
class StoryView:
    title: str
    intro: str
    span: str
    count: str
    briefs: tuple[BriefRow, ...]
    columns: tuple[Link, ...]
    speakers: tuple[SpeakerRow, ...]
    differs: tuple[ComparedView, ...]
    agrees: tuple[ComparedView, ...]
    marks: tuple[Mark, ...]
    shared_actors: tuple[Link, ...]
    quoted_once: tuple[tuple[Link, str], ...]
    once_more: str
    events: Link | None


def _oldest_first(archive: Archive, story: str) -> list[Brief]:
    return sorted(archive.in_story(story), key=lambda brief: (brief.record.source.published, brief.id))


def _short_day(brief: Brief) -> str:
    return day(brief.record.source.published.isoformat())


def _said(quote: Quote, brief: Brief, speaker: str, links: Links) -> Said:
    rest = (one for one in quote.speaker if not (isinstance(one, ActorRef) and one.actor == speaker))
    others = [one.text for one in links.speakers(rest)]
    published = brief.record.source.published.isoformat()
    return Said(
        tuple(run for part in runs(quote) for run in part),
        links.brief(brief.id, anchor=quote.id).href,
        KIND_WORDS[quote.kind].lower(),
        day(quote.on) if quote.on and quote.on != published else "",
        day(quote.on) if quote.on else f"published {day(published)}",
        f"with {', '.join(others)}" if others else "",
    )


def _speaker_ids(briefs: Sequence[Brief]) -> list[str]:
    counts: Counter[str] = Counter()
    for brief in briefs:
        for quote in brief.record.quotes:
            counts.update(one.actor for one in quote.speaker if isinstance(one, ActorRef))
    return [one for one, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _quotes_of(speaker: str, brief: Brief) -> Iterator[Quote]:
    for quote in brief.record.quotes:
        if any(isinstance(one, ActorRef) and one.actor == speaker for one in quote.speaker):
            yield quote


def _speaker_rows(briefs: Sequence[Brief], links: Links) -> Iterator[SpeakerRow]:
    for speaker in _speaker_ids(briefs):
        cells = tuple(
            tuple(_said(quote, brief, speaker, links) for quote in _quotes_of(speaker, brief)) for brief in briefs
        )
        yield SpeakerRow(links.actor(speaker), cells)


class _StoryMarks:
    """Numbers the marks of a story's page, whichever brief they lead to."""

    def __init__(self) -> None:
        self.made: list[Mark] = []

    def of(self, side: Side, archive: Archive) -> tuple[Mark, ...]:
        brief = archive.by_id.get(side.brief)
        if brief is None or side.seen is None:
            return ()
        marks = tuple(marks_of(brief, side.at, side.seen, len(self.made) + 1))
        self.made.extend(marks)
        return marks


def _compared(one: Compared, columns: Sequence[Brief], links: Links, marks: _StoryMarks) -> ComparedView:
    by_brief: dict[str, list[SideView]] = {}
    for side in one.sides:
        link = (
            links.brief(side.brief, _short_day(links.archive.by_id[side.brief]), side.anchor)
            if side.brief in links.archive.by_id
            else Link(side.brief)
        )
        view = SideView((link,), side.text, marks.of(side, links.archive), side.is_stated)
        by_brief.setdefault(side.brief, []).append(view)
    if columns:
        cells = tuple(tuple(by_brief.get(brief.id, ())) for brief in columns)
    else:
        cells = (tuple(_alike(side for sides in by_brief.values() for side in sides)),)
    return ComparedView(one.matter, one.kind, cells, "" if one.is_ours else "found by software")


def _alike(sides: Iterable[SideView]) -> Iterator[SideView]:
    """Sides in a row that say the same and show no passages of their own as one; marks are never the same."""
    for (text, marks, is_stated), group in groupby(sides, key=lambda side: (side.text, side.marks, side.is_stated)):
        yield SideView(tuple(link for side in group for link in side.briefs), text, marks, is_stated)


def story_page(archive: Archive, story_id: str, story: Story) -> Page:
    """The page of one story, its briefs from the oldest on."""
    links = Links(archive, story_path(story_id))
    every = _oldest_first(archive, story_id)
    briefs = [brief for brief in every if is_open(brief)]
    columns = briefs if len(briefs) <= COLUMNS else []
    differs, agrees = compare(archive, story_id, story, every)
    marks = _StoryMarks()
    differ_views = tuple(_compared(one, columns, links, marks) for one in differs)
    agree_views = tuple(_compared(one, (), links, marks) for one in agrees)
    quoted = {one: [b for b in briefs if _is_quoted(b, one)] for one in _speaker_ids(briefs)}
    shared = [
        one for one in dict.fromkeys(a for b in briefs for a in b.actor_ids) if all(one in b.actor_ids for b in briefs)
    ]
    once = [(links.actor(one), _short_day(of[0])) for one, of in quoted.items() if len(of) == 1 < len(briefs)]
    events = sum(len(brief.record.context.events) for brief in briefs)
    view = StoryView(
        story.title,
        story.intro,
        span_of_days(brief.record.source.published for brief in every),
        briefs_counted(every),
        tuple(replace(brief_row(brief, links), story=None) for brief in every),
        tuple(links.brief(brief.id, _short_day(brief)) for brief in columns),
        tuple(_speaker_rows(columns or briefs, links)) if columns else tuple(_merged_rows(briefs, links)),
        differ_views,
        agree_views,
        tuple(marks.made),
        tuple(links.actor(one) for one in shared if one in archive.actors) if len(briefs) > 1 else (),
        tuple(once[:ONCE]),
        f"and {counted(len(once) - ONCE, 'more speaker')} in the table" if len(once) > ONCE else "",
        Link(f"{counted(events, 'event')} on the timeline", links.to(TIMELINE)) if events else None,
    )
    return Page(links.path, "story.md.j2", story.title, view, story.intro, STORIES)


def _is_quoted(brief: Brief, speaker: str) -> bool:
    return any(isinstance(one, ActorRef) and one.actor == speaker for q in brief.record.quotes for one in q.speaker)


def _merged_rows(briefs: Sequence[Brief], links: Links) -> Iterator[SpeakerRow]:
    """Rows of one cell, for stories with more briefs than a table has room for; a quote of two briefs stands once."""
    for speaker in _speaker_ids(briefs):
        root: dict[str, str] = {}
        told: defaultdict[str, list[tuple[Brief, Quote]]] = defaultdict(list)
        for brief in briefs:
            for quote in _quotes_of(speaker, brief):
                own = f"{brief.id}#{quote.id}"
                root[own] = root.get(quote.same_as or "", quote.same_as or own)
                told[root[own]].append((brief, quote))
        cell = tuple(
            replace(
                _said(first, brief, speaker, links),
                also=tuple(links.brief(other.id, _short_day(other), quote.id) for other, quote in others),
            )
            for (brief, first), *others in told.values()
        )
        yield SpeakerRow(links.actor(speaker), (cell,))


def story_pages(archive: Archive) -> Iterator[Page]:
    """The list of stories, a page a story, and redirects from former ids."""
    yield from story_list_pages(archive)
    for story_id, story in archive.stories.items():
        yield story_page(archive, story_id, story)
        for former in story.formerly:
            yield moved(story_path(former), story_path(story_id), story.title, STORIES)
