"""The record, the actor, the story and the receipt: what the archive's files hold, and nothing else.

One model for everything: reading checks against it, the JSON Schemas are made from it, pages print it.
All values are immutable. Shape is checked here; whether a statement is true to its article is checked
by `rules`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

from briefing_archive.dates import DATE_PATTERN, When, parse_when
from briefing_archive.problems import KeyPath
from briefing_archive.spans import Selector
from briefing_archive.speech import Kind, kind_of

UNKNOWN = "unknown"
ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
BRIEF_ID_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*$"

# Signs that can make a text look other than it is: controls, zero-width and bidirectional formatting.
# A zero-width joiner or non-joiner between letters is spelling in Arabic, Persian and Indic scripts.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2028\u2029"
    "\u2060-\u206f\ufeff\ufff9-\ufffb]|[\U000e0000-\U000e007f]|(?<!\\w)[\u200c\u200d]|[\u200c\u200d](?!\\w)"
)

_SURROGATE = re.compile("[\ud800-\udfff]")


def _without_hidden(text: str) -> str:
    if found := _HIDDEN.search(text):
        raise ValueError(
            f"holds the invisible sign U+{ord(found.group()):04X} at character {found.start() + 1}; take it out"
        )
    if not text.isascii() and _SURROGATE.search(text):
        raise ValueError("holds half of a surrogate pair; type the sign again")
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("must be one line; write it without line ends and tabs")
    return text


def _checked_url(text: str) -> str:
    if text == UNKNOWN:
        return text
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as wrong:
        raise ValueError("is no web address; write it as the browser shows it, or the word unknown") from wrong
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
        raise ValueError("is no web address; begin with https:// or http://, or write the word unknown")
    if not re.fullmatch(r"[!#-;=?-\[\]_a-z~%]+", text, re.IGNORECASE):
        raise ValueError("holds signs a web address cannot hold; copy it from the browser, which writes them as %XX")
    return text


def _checked_date(text: str) -> str:
    return parse_when(text).value


def _plain_number(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?", value):
        raise ValueError("must be a number; write digits, a point before decimals and no thousands sign: 2000, 1.2")
    return value


def _iso_day(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("must be a day; write the year first: 2021-10-14")
    return value


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_without_hidden)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
BriefId = Annotated[str, StringConstraints(pattern=BRIEF_ID_PATTERN, max_length=80)]
ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
ItemRef = Annotated[str, StringConstraints(pattern=BRIEF_ID_PATTERN[:-1] + r"#[a-z][a-z0-9-]*$", max_length=124)]
Line = Annotated[_Text, StringConstraints(max_length=300), AfterValidator(_one_line)]
Prose = Annotated[_Text, StringConstraints(max_length=2000)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{64}|unknown)$")]
Url = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_checked_url)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$", max_length=35)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Wikidata = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]{0,11}$")]
Day = Annotated[date, BeforeValidator(_iso_day)]
EventDate = Annotated[
    str,
    AfterValidator(_checked_date),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string", "pattern": DATE_PATTERN}, {"type": "integer"}],
            "description": "EDTF (2021, 2021-08, 2021-08-14, 198X, 2021-08~, 2021-08/2021-10) or a week (2021-W42)",
        }
    ),
]

ActorKind = Literal[
    "person",
    "state",
    "government-body",
    "intergovernmental",
    "armed-group",
    "party",
    "company",
    "ngo",
    "media",
    "other",
]
Status = Literal["draft", "reviewed", "withdrawn"]


class Value(BaseModel):
    """An immutable value without keys of its own invention."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True, allow_inf_nan=False
    )


class _SelectorShape(Value):
    words: Line
    before: Line = ""


def _selector(value: Any) -> Any:
    if isinstance(value, str):
        return Selector(_SelectorShape(words=value).words)
    if isinstance(value, dict):
        shape = _SelectorShape.model_validate(value)
        return Selector(shape.words, shape.before)
    return value


_TEXT_SCHEMA = {"type": "string", "minLength": 1}
Evidence = Annotated[
    Selector,
    BeforeValidator(_selector),
    WithJsonSchema(
        {
            "description": "words of the article that pick one passage; “first words … last words” picks a stretch",
            "anyOf": [
                _TEXT_SCHEMA,
                {
                    "type": "object",
                    "properties": {"words": _TEXT_SCHEMA, "before": _TEXT_SCHEMA},
                    "required": ["words"],
                    "additionalProperties": False,
                },
            ],
        }
    ),
]


class ActorRef(Value):
    """A speaker by the id of an actor."""

    actor: Id


class Described(Value):
    """Somebody without an entry, in the article's words: `{words: Russian officials}`."""

    words: Line


def _speakers(value: Any) -> Any:
    if value is None or value == UNKNOWN:
        return ()
    many = value if isinstance(value, list | tuple) else [value]
    return [{"actor": one} if isinstance(one, str) else one for one in many]


_SPEAKER_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": ID_PATTERN},
        {
            "type": "object",
            "properties": {"words": _TEXT_SCHEMA},
            "required": ["words"],
            "additionalProperties": False,
        },
    ]
}


def _speaker_form(value: Any) -> str:
    """Which of the two a speaker is meant to be, so that a fault in it is told once."""
    return "words" if isinstance(value, Described) or (isinstance(value, dict) and "words" in value) else "actor"


Speaker = Annotated[
    Annotated[ActorRef, Tag("actor")] | Annotated[Described, Tag("words")], Discriminator(_speaker_form)
]
Speakers = Annotated[
    tuple[Speaker, ...],
    BeforeValidator(_speakers),
    WithJsonSchema(
        {
            "description": "an actor's id, {words: …} for somebody without an entry, a list of these, or unknown",
            "anyOf": [*_SPEAKER_SCHEMA["anyOf"], {"type": "array", "items": _SPEAKER_SCHEMA}],
        }
    ),
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

    value: Annotated[Decimal, BeforeValidator(_plain_number)]
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


def plain(value: Value) -> dict[str, Any]:
    """The JSON form of a value: keys as in the YAML, what is at its default left out."""
    return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def group_of(at: KeyPath) -> str:
    """The word of a key path that tells what kind of item stands there: ("context", "events", 0) → events.

    What a story says of a brief is of the kind `in`, whatever the brief is called.
    """
    return "in" if "in" in at else next(str(key) for key in reversed(at) if isinstance(key, str))


def item_hash(group: str, item: Value) -> str:
    """SHA-256 (first 32 hex digits) of everything an item says; any change to the item changes it.

    `group` is the last word of its key path ("quotes", "events"), so that equal texts in two places differ.
    """
    canonical = json.dumps([group, plain(item)], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:32]


class Name(Value):
    """One name of an actor: its language, whether it is weak, and when it was used."""

    name: Line
    lang: Language | None = None
    weak: bool = False
    """A weak name (`the group`, `Moscow`) never makes a link by itself."""
    since: Annotated[EventDate | None, Field(alias="from")] = None
    until: EventDate | None = None


def _name(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Role(Value):
    """A role an actor has, of whom, and when."""

    role: Line
    of: Id | None = None
    since: Annotated[EventDate | None, Field(alias="from")] = None
    until: EventDate | None = None


class SameAs(Value):
    """The actor in other collections."""

    wikidata: Wikidata | None = None


class Designation(Value):
    """What somebody calls the actor, kept apart from what it is."""

    by: Id
    called: Annotated[Line, Field(alias="as")]


class Actor(Value):
    """One actor of the registry; its `id` is its file's name."""

    id: Id
    kind: ActorKind
    name: Line
    """The name we print."""
    lang: Language | None = None
    names: tuple[Annotated[Name, BeforeValidator(_name)], ...] = ()
    roles: tuple[Role, ...] = ()
    same_as: SameAs = SameAs()
    designated_by: tuple[Designation, ...] = ()
    part_of: Id | None = None
    note: Line | None = None
    """One neutral line: who or what this is."""
    distinct_from: tuple[Id, ...] = ()
    """Actors of a like name that somebody has looked at and found to be others."""
    formerly: tuple[Id, ...] = ()

    def all_names(self) -> tuple[Name, ...]:
        """The name we print, then the other names."""
        return self._all_names

    @cached_property
    def _all_names(self) -> tuple[Name, ...]:
        return (Name(name=self.name, lang=self.lang), *self.names)


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


class Grounding(Value):
    """Where one item stands in the article: `[start, end)` code points and paragraph number of each passage.

    The paragraph is 0 where the passage stands in a headline, caption or subheading.
    """

    at: str
    """The item's place when it was checked, to be read by people: quotes/q3, summary/1."""
    spans: tuple[tuple[int, int, int], ...] = ()


class Receipt(Value):
    """Proof that somebody who held the article checked exactly these items."""

    version: Literal[1] = 1
    fold: int
    """Version of the fold the words were compared under."""
    sha256: str
    """SHA-256 of the article."""
    words: int
    """Number of words of the article."""
    quoted: int
    """Words between quotation marks that are the speakers'."""
    grounding: int
    """Words of the article shown as evidence."""
    items: Mapping[str, Grounding]
    """Item hash to where it stands."""

    @cached_property
    def hashes(self) -> frozenset[str]:
        return frozenset(self.items)
