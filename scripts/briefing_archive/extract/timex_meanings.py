"""What the words of a time expression mean, before it is known which day they are counted from.

A meaning is read off the words alone; `timex_values` turns it into a TIMEX3 value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing_archive.spans import Span

Unit = Literal["minute", "hour", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century"]
Base = Literal["article", "story"]
"""What a distance is counted from: the article's day, or the date the story spoke of last."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year as far as it is named. `turn` is -1 for “last”, 1 for “next”, 0 for “this”.

    `year_shift` counts from the article's year (“March of this year”); `day_part` is a TIMEX3 code: MO, AF …
    `until` is the last day of a stretch (“13–15 July”); `of_story` counts from the story's year (“that May”).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: int | None = None
    year_shift: int | None = None
    day_part: str = ""
    week_shift: int | None = None
    until: int | None = None
    of_story: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from a base, as exact as its unit: “last week”, “three years ago”, “the previous day”."""

    amount: int
    unit: Unit
    base: Base = "article"
    day_part: str = ""
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A distance from an event told right after: “a day after …”, “two weeks before …”."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `amount` is a number as written in digits, or X where it is vague."""

    amount: str
    unit: str


@dataclass(frozen=True, slots=True)
class Every:
    """A set of times: “every Monday” (XXXX-WXX-1), “each year” (P1Y)."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `is_universal` where the zone is UTC or GMT. `hour` None is a bare part of the day."""

    hour: int | None
    minute: int = 0
    is_universal: bool = False
    day_part: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A season, quarter or half of a year: code SP, SU, FA, WI, Q1–Q4, H1, H2."""

    code: str
    year: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday by its rule in the table of holidays, with its year where that is named."""

    rule: str
    year: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that hangs on nothing: a decade, a century, a stretch with both ends."""

    value: str


Meaning = Calendar | Shift | Beside | Length | Every | Reference | Clock | Part | Feast | Fixed


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its span and what its words mean."""

    span: Span
    meaning: Meaning
