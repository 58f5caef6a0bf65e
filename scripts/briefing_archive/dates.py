"""Dates as vague as they are: EDTF values and ISO weeks, the days they cover, and their words.

A record says `2021-08` where the article says “mid-August”: nothing is made more exact than it was.
EDTF levels 0 and 1 without years before 1 (https://www.loc.gov/standards/datetime/), and `2021-W42`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from edtf import parse_edtf

_DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
DATE_PATTERN = (
    rf"^(?:{_DAY}[?~%]?(?:/(?:{_DAY}[?~%]?|\.\.))?|\.\./{_DAY}[?~%]?|[0-9]{{2}}(?:[0-9]X|XX)|[0-9]{{4}}-W[0-9]{{2}})$"
)
_MONTHS = list(calendar.month_name)
_SHORT = [name if len(name) <= 4 else name[:3] for name in _MONTHS]
_SHORT[9] = "Sept"
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUALIFIED = {"?": "perhaps ", "~": "about ", "%": "perhaps about ", "": ""}


@dataclass(frozen=True, slots=True)
class When:
    """One date: its EDTF or week `value`, and the first and last day it may mean (inclusive).

    `earliest` or `latest` is None where an interval is open.
    """

    value: str
    earliest: date | None
    latest: date | None

    @property
    def is_day(self) -> bool:
        """Whether the value is one calendar day and no doubt about it."""
        return len(self.value) == 10 and self.earliest is not None and self.earliest == self.latest

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Orders dates by first day, then the more exact first; open ends sort outermost."""
        first = self.earliest.isoformat() if self.earliest else ""
        last = self.latest.isoformat() if self.latest else "9999"
        return first, last, self.value

    def covers(self, day: date) -> bool:
        """Whether `day` may be meant."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def overlaps(self, other: When) -> bool:
        """Whether both may mean one day.

        >>> parse_when("2020-W01").overlaps(parse_when("2020-01")), parse_when("2019").overlaps(parse_when("2020-01"))
        (True, False)
        """
        return all(
            first.earliest is None or last.latest is None or first.earliest <= last.latest
            for first, last in ((self, other), (other, self))
        )


def _point(value: str) -> tuple[date, date]:
    """First and last day of a plain `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; ValueError when there is no such day."""
    if len(value) == 10:
        day = date.fromisoformat(value)
        return day, day
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:])
        if month in _SEASONS:
            season = parse_edtf(value)
            return date(*season.lower_strict()[:3]), date(*season.upper_strict()[:3])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(int(value), 1, 1), date(int(value), 12, 31)


@lru_cache(maxsize=65536)
def parse_when(value: str) -> When:
    """The days that an EDTF value or ISO week covers.

    Raises ValueError that says what is wrong, in words for the person who wrote it.

    >>> parse_when("2021-W42").earliest, parse_when("198X").latest
    (datetime.date(2021, 10, 18), datetime.date(1989, 12, 31))
    """
    if not re.fullmatch(DATE_PATTERN, value):
        raise ValueError(f"“{value}” is no EDTF date or ISO week; write 2021-08-14, 2021-08, 2021, 198X or 2021-W42")
    try:
        if "W" in value:
            year, week = int(value[:4]), int(value[6:])
            return When(value, date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))
        if "X" in value:
            decade = parse_edtf(value)
            return When(value, date(*decade.lower_strict()[:3]), date(*decade.upper_strict()[:3]))
        first, _, last = value.partition("/")
        earliest = None if first == ".." else _point(first.rstrip("?~%"))[0]
        latest = None if last == ".." else _point((last or first).rstrip("?~%"))[1]
    except (ValueError, calendar.IllegalMonthError) as wrong:
        raise ValueError(f"“{value}” is no day of the calendar; look at month and day") from wrong
    if earliest and latest and earliest > latest:
        raise ValueError(f"“{value}” ends before it begins; put the earlier day first")
    return When(value, earliest, latest)


def describe(value: str, *, short: bool = False) -> str:
    """The words for a date, day first, months in full or (`short`) cut to three or four letters.

    >>> describe("2021-10-14"), describe("2021-W42"), describe("198X"), describe("2021-08~", short=True)
    ('14 October 2021', '18–24 October 2021', '1980s', 'about Aug 2021')
    """
    months = _SHORT if short else _MONTHS
    if "W" in value:
        week = parse_when(value)
        if week.earliest is None or week.latest is None:  # pragma: no cover - a week has both ends
            return value
        return _range(week.earliest.isoformat(), week.latest.isoformat(), months)
    if value.endswith("XX"):
        return f"{int(value[:2]) + 1}th century" if value[:2] not in {"20", "00", "01"} else f"{value[:2]}00s"
    if "X" in value:
        return f"{value[:3]}0s"
    first, slash, last = value.partition("/")
    if not slash:
        return _words(first, months)
    if first == "..":
        return f"until {_words(last, months)}"
    if last == "..":
        return f"since {_words(first, months)}"
    return _range(first, last, months)


def _words(value: str, months: list[str]) -> str:
    plain = value.rstrip("?~%")
    prefix = _QUALIFIED[value[len(plain) :]]
    parts = plain.split("-")
    if len(parts) == 1:
        return prefix + plain
    number = int(parts[1])
    month = _SEASONS[number] if number in _SEASONS else months[number]
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{prefix}{day}{month} {parts[0]}"


def _range(first: str, last: str, months: list[str]) -> str:
    """Both ends, sharing the month or year they have in common."""
    if len(first) == len(last) == 10:
        if first[:7] == last[:7]:
            return f"{int(first[8:])}–{_words(last, months)}"
        if first[:4] == last[:4]:
            return f"{_words(first, months)[:-5]} – {_words(last, months)}"
    if len(first) == len(last) == 4:
        return f"{first}–{last}"
    return f"{_words(first, months)} – {_words(last, months)}"
