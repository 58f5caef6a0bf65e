"""The record, the actor, the story and the receipt: what the archive's files hold, and nothing else.

One model for everything: reading checks against it, the JSON Schemas are made from it, pages print it.
All values are immutable. Shape is checked here; whether a statement is true to its article is checked
by `rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import (
    Field,
    model_validator,
)

from briefing_archive.actor_model import Actor, Designation, Name, Role, SameAs
from briefing_archive.dates import When, parse_when
from briefing_archive.fields import (
    UNKNOWN,
    BriefId,
    Country,
    Day,
    EventDate,
    Evidence,
    Id,
    ItemId,
    ItemRef,
    Language,
    Line,
    Number,
    Prose,
    Sha256,
    Speakers,
    Status,
    Url,
    Value,
)
from briefing_archive.problems import KeyPath
from briefing_archive.speech import Kind, kind_of

__all__ = [
    "Actor",
    "Claim",
    "Comparison",
    "Context",
    "Correction",
    "Designation",
    "Event",
    "Figure",
    "Name",
    "Participant",
    "Place",
    "Quote",
    "Record",
    "Review",
    "Role",
    "SameAs",
    "Seen",
    "Source",
    "Statement",
    "Story",
    "Withdrawal",
]


class Review(Value):
    """Who reviewed the record, and on which day."""

    by: Line
    on: Day


class Withdrawal(Value):
    """When and why a brief was withdrawn."""

    on: Day
    why: Prose


class Correction(Value):
    """What was corrected, when and why; shown on the page and on the corrections page."""

    on: Day
    what: Prose
    why: Prose


class Source(Value):
    """The article a brief is made from; what is not known is said to be `unknown`."""

    headline: Line
    publisher: Line = UNKNOWN
    url: Url = UNKNOWN
    author: Line = UNKNOWN
    published: Day
    """The day of publication."""
    published_basis: Literal["stated", "inferred"] = "stated"
    published_note: Line | None = None
    """How the day was inferred, with the article's words between quotation marks."""
    language: Language = "en"
    rights: Line = UNKNOWN
    """all-rights-reserved, or the SPDX or Creative Commons id of an open licence."""
    sha256: Sha256 = UNKNOWN
    """SHA-256 of article.txt, byte for byte."""

    @property
    def is_open(self) -> bool:
        """Whether the rights name an open licence."""
        return bool(re.match(r"(?:CC0|CC[- ]BY|PDDL|ODC|GFDL|OGL|public[- ]domain)", self.rights, re.IGNORECASE))


class Claim(Value):
    """One sentence of ours and the words of the article that ground it."""

    text: Prose
    evidence: tuple[Evidence, ...] = ()


class Statement(Claim):
    """Background that the article states in its own voice, or that somebody it names states."""

    according_to: Speakers = ()


class Event(Claim):
    """Something that happened, or is to happen, on a date as vague as the article states it."""

    id: ItemId
    date: EventDate
    as_stated: Line | None = None
    """The article's words for the date, where they are vaguer or other than its value."""
    actors: tuple[Id, ...] = ()
    same_as: ItemRef | None = None
    """The same event in another brief: <brief>#<id>."""

    @property
    def when(self) -> When:
        return parse_when(self.date)


class Figure(Claim):
    """A number the article states."""

    value: Number
    unit: Line
    approximate: bool = False
    according_to: Speakers = ()


class Place(Value):
    """A place, its country (ISO 3166-1 alpha-2) where it lies in one."""

    name: Line
    country: Country | None = None
    evidence: tuple[Evidence, ...] = ()


class Context(Value):
    """What surrounds the news: background, dated events, figures and places."""

    background: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()


class Participant(Value):
    """An actor as this article names it."""

    actor: Id
    named: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Every name or description the article uses for it."""
    role: Line | None = None
    """What the article says it is, in the article's words."""


class Quote(Value):
    """Words or statements of somebody, in one text.

    Words between double quotation marks are the speaker's, to the letter; words outside are ours.
    """

    id: ItemId
    text: Prose
    evidence: tuple[Evidence, ...] = ()
    """Where a reported statement stands; words between quotation marks are their own evidence."""
    speaker: Speakers = ()
    named: Line | None = None
    """The article's words for the speaker, near the quote; left out where the quote carries on."""
    cue: Line | None = None
    """The article's words that attribute it: said, told reporters, according to."""
    on: EventDate | None = None
    """The day it was said, where the article tells."""
    inserted: tuple[Line, ...] = ()
    """Words between the quotation marks that are the outlet's, not the speaker's."""
    same_as: ItemRef | None = None
    """The same quote in another brief: <brief>#<id>."""
    note: Line | None = None

    @property
    def kind(self) -> Kind:
        return kind_of(self.text)


class Record(Value):
    """One brief: what a person reviewed, and what is published."""

    title: Line
    """A headline of ours."""
    status: Status
    reviewed: Review | None = None
    story: Id | None = None
    formerly: tuple[BriefId, ...] = ()
    """Ids under which this brief was published before; they redirect here."""
    withdrawn: Withdrawal | None = None
    source: Source
    summary: tuple[Claim, ...] = ()
    actors: tuple[Participant, ...] = ()
    quotes: tuple[Quote, ...] = ()
    context: Context = Context()
    corrections: tuple[Correction, ...] = ()

    @model_validator(mode="after")
    def _status_is_backed(self) -> Record:
        if self.status == "reviewed" and self.reviewed is None:
            raise ValueError("a reviewed record says who reviewed it, and when; add reviewed: {by: …, on: …}")
        if self.status == "withdrawn" and self.withdrawn is None:
            raise ValueError("a withdrawn record says when, and why; add withdrawn: {on: …, why: …}")
        return self

    def items(self) -> Iterator[tuple[KeyPath, Value]]:
        """Every item that a receipt vouches for, with its key path, in the order of the record."""
        yield ("title",), Claim(text=self.title)
        yield ("source",), self.source
        for group in ("summary", "actors", "quotes", "corrections"):
            for index, item in enumerate(getattr(self, group)):
                yield (group, index), item
        for group in ("background", "events", "figures", "places"):
            for index, item in enumerate(getattr(self.context, group)):
                yield ("context", group, index), item


class Seen(Value):
    """What one brief says about a matter."""

    text: Prose
    evidence: tuple[Evidence, ...] = ()


class Comparison(Value):
    """A matter on which the briefs of a story differ or agree, and what each says."""

    matter: Line
    kind: Literal["name", "figure", "date", "place", "speaker", "detail"] = "detail"
    within: Annotated[Mapping[BriefId, Seen], Field(alias="in", min_length=1)]


class Story(Value):
    """What ties several briefs together, and what an editor saw across them."""

    title: Line
    intro: Prose
    formerly: tuple[Id, ...] = ()
    differs: tuple[Comparison, ...] = ()
    agrees: tuple[Comparison, ...] = ()
