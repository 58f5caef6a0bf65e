"""What drafting proposes for one article, before a person has looked at it.

Every proposal is tied to spans of the article. `to_json` gives the object that `briefs extract` writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from briefing_archive.fields import ActorKind
from briefing_archive.spans import Span
from briefing_archive.speech import Kind

BlockKind = Literal["headline", "byline", "caption", "dateline", "subheading", "paragraph", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the article and what it is. A dateline lies inside the paragraph it opens."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class ActorProposal:
    """All mentions of one actor. `actor` is its id in the registry, None where it has none.

    `name` is the fullest name, `names` every surface form in order of appearance, `roles` as stated,
    `salience` 0 to 1, 0 for an outlet that is only whom somebody spoke to; `confidence` 0 to 1.
    `is_named` is False for a description without a proper name.
    """

    name: str
    kind: ActorKind
    actor: str | None
    names: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]
    salience: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class QuoteProposal:
    """One attribution. The span holds the content, marks included; of a mixed or indirect quote the whole
    reported clause.

    `speakers` are names of actors in the proposals (several where several speak; none where unresolved),
    `actors` their registry ids or None, index by index.
    """

    span: Span
    kind: Kind
    speakers: tuple[str, ...]
    actors: tuple[str | None, ...]
    speaker_mention: Span | None
    cue: Span | None
    inserted: tuple[str, ...]
    confidence: float
    doubt: str = ""
    """What to look at, for a person, where confidence is low."""
    parts: tuple[Span, ...] = ()
    """Where its cue breaks a statement, its parts; `span` then runs from the first to the last. Else empty."""
    names_deed: bool = False
    """Whether the content is a noun for what was announced to be done: an event rather than a statement."""
    is_act: bool = False
    """Whether the content is a noun for what somebody claims of himself (“claimed responsibility”)."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression and its TIMEX3 value (http://www.timeml.org/timeMLdocs/TIMEX3.html); "" where open."""

    span: Span
    value: str
    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"


@dataclass(frozen=True, slots=True)
class ClaimProposal:
    """A sentence for the summary or the background, in the article's words, and where it stands."""

    text: str
    evidence: tuple[Span, ...]
    according_to: str | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class EventProposal:
    """What happened on a date: TIMEX3 value, the words of the date, a short statement, names of the actors."""

    value: str
    as_stated: Span
    text: str
    evidence: tuple[Span, ...]
    actors: tuple[str, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class FigureProposal:
    """A number with its unit; `value` is decimal digits, `according_to` the names of who says so."""

    span: Span
    value: str
    unit: str
    approximate: bool
    according_to: tuple[str, ...]
    text: str = ""
    """The clause that states it."""
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceProposal:
    """A place and its country (ISO 3166-1 alpha-2) where it is known."""

    name: str
    span: Span
    country: str | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything drafting proposes for one article."""

    text: str
    headline: Span | None = None
    dateline: Span | None = None
    layout: tuple[Block, ...] = ()
    summary: tuple[ClaimProposal, ...] = ()
    actors: tuple[ActorProposal, ...] = ()
    quotes: tuple[QuoteProposal, ...] = ()
    acts: tuple[QuoteProposal, ...] = ()
    """Claims that are told without a clause: quotes of a record, but not where only reported clauses count."""
    dates: tuple[Timex, ...] = ()
    background: tuple[ClaimProposal, ...] = ()
    events: tuple[EventProposal, ...] = ()
    figures: tuple[FigureProposal, ...] = ()
    places: tuple[PlaceProposal, ...] = ()
    bystanders: tuple[ActorProposal, ...] = ()
    """Who is named and takes no part; nothing of them goes into a record."""

    def to_json(self, article_id: str) -> Mapping[str, Any]:
        """The extraction as one JSON object; offsets are code points, ends exclusive."""
        text = self.text
        return {
            "id": article_id,
            "headline": self.headline.of(text) if self.headline else None,
            "dateline": self.dateline.of(text) if self.dateline else None,
            "layout": [{"start": b.span.start, "end": b.span.end, "kind": b.kind} for b in self.layout],
            "summary": [{"text": c.text, "evidence": _pairs(c.evidence)} for c in self.summary],
            "actors": [
                {
                    "name": a.name,
                    "kind": a.kind,
                    "actor": a.actor,
                    "names": list(a.names),
                    "roles": list(a.roles),
                    "mentions": _pairs(a.mentions),
                    "salience": round(a.salience, 3),
                }
                for a in self.actors
            ],
            "quotes": [_quote(q, text) for q in self.quotes],
            "dates": [
                {
                    "start": t.span.start,
                    "end": t.span.end,
                    "text": t.span.of(text),
                    "value": t.value,
                    "type": t.type,
                }
                for t in self.dates
            ],
            "background": [{"text": c.text, "evidence": _pairs(c.evidence)} for c in self.background],
            "events": [
                {"date": e.value, "text": e.text, "evidence": _pairs(e.evidence), "actors": list(e.actors)}
                for e in self.events
            ],
            "figures": [
                {
                    "start": f.span.start,
                    "end": f.span.end,
                    "text": f.span.of(text),
                    "value": f.value,
                    "unit": f.unit,
                    "approximate": f.approximate,
                    "according_to": " | ".join(f.according_to) or None,
                }
                for f in self.figures
            ],
            "places": [
                {"name": p.name, "start": p.span.start, "end": p.span.end, "country": p.country} for p in self.places
            ],
            "bystanders": [
                {
                    "name": a.name,
                    "kind": a.kind,
                    "actor": a.actor,
                    "names": list(a.names),
                    "mentions": _pairs(a.mentions),
                }
                for a in self.bystanders
            ],
        }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _quote(quote: QuoteProposal, text: str) -> Mapping[str, Any]:
    mention, cue = quote.speaker_mention, quote.cue
    return {
        "start": quote.span.start,
        "end": quote.span.end,
        "text": quote.span.of(text),
        "type": quote.kind,
        "speaker": " | ".join(quote.speakers) or None,
        "actor": quote.actors[0] if len(quote.actors) == 1 else None,
        "speaker_mention": mention.of(text) if mention else None,
        "speaker_start": mention.start if mention else None,
        "speaker_end": mention.end if mention else None,
        "cue": cue.of(text) if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "inserted": list(quote.inserted),
        "confidence": round(quote.confidence, 2),
    }
