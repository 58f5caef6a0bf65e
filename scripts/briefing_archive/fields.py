"""The fields that records are made of: ids, lines, prose, addresses, dates, evidence, speakers."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from briefing_archive.dates import DATE_PATTERN, parse_when
from briefing_archive.spans import Selector

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
Number = Annotated[Decimal, BeforeValidator(_plain_number)]
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


def plain(value: Value) -> dict[str, Any]:
    """The JSON form of a value: keys as in the YAML, what is at its default left out."""
    return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
