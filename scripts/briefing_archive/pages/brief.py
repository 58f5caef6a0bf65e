"""The page of one brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.dates import describe
from briefing_archive.fields import UNKNOWN, ActorRef
from briefing_archive.model import Participant
from briefing_archive.pages.citing import Citations, citations
from briefing_archive.pages.evidence import Mark, Marks
from briefing_archive.pages.links import BRIEFS, Link, Links, brief_path, place_path
from briefing_archive.pages.page import Page, moved
from briefing_archive.pages.quotations import QuoteView, badge, quote_view
from briefing_archive.pages.related import RelatedBrief, neighbours, related
from briefing_archive.pages.source_box import METER, SourceBox, quoted_meter, source_box
from briefing_archive.pages.tombstone import tombstone
from briefing_archive.pages.wording import (
    ACTOR_KINDS,
    Dated,
    counted,
    dated,
    number_words,
    order_in_time,
    quotes_counted,
)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A sentence of ours, who is said to say so (empty: the article in its own voice), and its marks."""

    text: str
    speakers: tuple[Link, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """An actor as this article shows it: role as stated, other names, how many quotes it has."""

    actor: Link
    kind: str
    role: str
    also_named: tuple[str, ...]
    quoted: str


@dataclass(frozen=True, slots=True)
class EventView:
    id: str
    when: Dated
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    number: str
    unit: str
    text: str
    speakers: tuple[Link, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class BadgeView:
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    day: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class BriefView:
    """Everything a brief's page shows, in the order in which it shows it."""

    title: str
    published: str
    is_inferred: bool
    publisher: Link
    is_publisher_known: bool
    story: Link | None
    badges: tuple[BadgeView, ...]
    draft: str
    corrections: tuple[CorrectionView, ...]
    summary: tuple[ClaimView, ...]
    actors: tuple[ParticipantView, ...]
    mentioned: tuple[Link, ...]
    quotes: tuple[QuoteView, ...]
    quotes_lead: str
    background: tuple[ClaimView, ...]
    events: tuple[EventView, ...]
    figures: tuple[FigureView, ...]
    places: tuple[Link, ...]
    marks: tuple[Mark, ...]
    citations: Citations | None
    source: SourceBox
    related: tuple[RelatedBrief, ...]
    before: Link | None
    after: Link | None

    @property
    def has_context(self) -> bool:
        return bool(self.background or self.events or self.figures or self.places)


def _quoted(brief: Brief) -> Counter[str]:
    counts: Counter[str] = Counter()
    for quote in brief.record.quotes:
        counts.update({one.actor for one in quote.speaker if isinstance(one, ActorRef)})
    return counts


def _participants(brief: Brief, links: Links) -> Iterator[tuple[Participant, ParticipantView]]:
    quoted = _quoted(brief)
    for one in brief.record.actors:
        entry = links.archive.actors.get(one.actor)
        link = links.actor(one.actor)
        if entry is None:
            link = Link(one.named[0])
        kind = ACTOR_KINDS[entry.kind][0] if entry else "not in the registry"
        also = tuple(name for name in one.named if name.casefold() != link.text.casefold())
        count = quoted[one.actor]
        yield one, ParticipantView(link, kind, one.role or "", also, str(count) if count else "")


def _is_only_mentioned(view: ParticipantView) -> bool:
    return not (view.role or view.also_named or view.quoted)


def verification(brief: Brief) -> tuple[BadgeView, ...]:
    """How many quotes are verified and how many reported passages found, counted apart."""
    found: list[BadgeView] = []
    for is_reported, noun, done in ((False, "quote", "verified"), (True, "reported passage", "found")):
        states = [
            badge(brief, index)[1]
            for index, quote in enumerate(brief.record.quotes)
            if (quote.kind == "indirect") is is_reported
        ]
        if states:
            good = states.count("ok")
            text = f"{good} of {counted(len(states), noun)} {done}"
            found.append(BadgeView(text, "ok" if good == len(states) else "draft"))
    return tuple(found)


def review(brief: Brief) -> BadgeView:
    """The brief's status in words: who reviewed it and when, or that nobody has."""
    reviewed = brief.record.reviewed
    if brief.record.status == "draft" or reviewed is None:
        return BadgeView("Draft, not reviewed", "draft")
    return BadgeView(f"Reviewed by {reviewed.by}, {describe(reviewed.on.isoformat(), short=True)}", "ok")


def brief_pages(archive: Archive) -> Iterator[Page]:
    """A page a brief; a tombstone for a withdrawn one; a redirect for each former id."""
    beside = neighbours(archive)
    for brief in archive.briefs:
        before, after = beside.get(brief.id, ("", ""))
        yield brief_page(archive, brief, before, after)
        for former in brief.record.formerly:
            yield moved(brief_path(former), brief_path(brief.id), brief.record.title, BRIEFS)


def brief_page(archive: Archive, brief: Brief, before: str = "", after: str = "") -> Page:
    """The page of one brief, with the ids of the briefs before and after it; a tombstone where it is withdrawn."""
    links = Links(archive, brief_path(brief.id))
    if brief.record.status == "withdrawn":
        return tombstone(brief, links)
    record, marks = brief.record, Marks(brief)
    participants = list(_participants(brief, links))
    summary = tuple(
        ClaimView(claim.text, (), marks.of(("summary", index), claim)) for index, claim in enumerate(record.summary)
    )
    quotes = tuple(
        quote_view(brief, index, links, marks.of(("quotes", index), quote)) for index, quote in enumerate(record.quotes)
    )
    context = record.context
    background = tuple(
        ClaimView(claim.text, links.speakers(claim.according_to), marks.of(("context", "background", index), claim))
        for index, claim in enumerate(context.background)
    )
    events = tuple(
        EventView(
            event.id,
            dated(event.date, event.as_stated),
            event.text,
            marks.of(("context", "events", i), event),
        )
        for i, event in sorted(
            enumerate(context.events), key=lambda pair: order_in_time(pair[1].when, record.source.published)
        )
    )
    figures = tuple(
        FigureView(
            number_words(one.value, approximate=one.approximate),
            one.unit,
            one.text,
            links.speakers(one.according_to),
            marks.of(("context", "figures", index), one),
        )
        for index, one in enumerate(context.figures)
    )
    source = record.source
    view = BriefView(
        title=record.title,
        published=describe(source.published.isoformat()),
        is_inferred=source.published_basis == "inferred",
        publisher=links.publisher(source.publisher),
        is_publisher_known=source.publisher != UNKNOWN,
        story=links.story(record.story) if record.story in archive.stories and record.story else None,
        badges=(review(brief), *verification(brief)),
        draft=_draft_band(brief),
        corrections=tuple(
            CorrectionView(describe(one.on.isoformat(), short=True), one.what, one.why) for one in record.corrections
        ),
        summary=summary,
        actors=tuple(view for _, view in participants if not _is_only_mentioned(view)),
        mentioned=tuple(view.actor for _, view in participants if _is_only_mentioned(view)),
        quotes=quotes,
        quotes_lead=_quotes_lead(brief),
        background=background,
        events=events,
        figures=figures,
        places=tuple(dict.fromkeys(Link(one.name, links.to(place_path(one.name))) for one in context.places)),
        marks=marks.all,
        citations=citations(brief, links),
        source=source_box(brief, links),
        related=tuple(related(archive, brief, links)),
        before=links.brief(before) if before else None,
        after=links.brief(after) if after else None,
    )
    return Page(
        links.path,
        "brief.md.j2",
        record.title,
        view,
        description=record.summary[0].text if record.summary else "",
        section=BRIEFS,
        pictures={METER: meter} if (meter := quoted_meter(brief)) else {},
        is_draft=record.status == "draft",
    )


def _draft_band(brief: Brief) -> str:
    if brief.record.status != "draft":
        return ""
    return "Drafted by software and not yet reviewed by an editor. Do not cite."


def _quotes_lead(brief: Brief) -> str:
    quotes = brief.record.quotes
    lead = quotes_counted(quote.kind for quote in quotes)
    if any(quote.kind != "indirect" for quote in quotes):
        is_plain = all(quote.kind == "direct" for quote in quotes)
        lead += "" if is_plain else " Words in full ink were spoken; paler words are ours."
        lead += " Verified: words and speaker match the article." if brief.record.status != "draft" else ""
    return lead
