"""From what the words of a time expression mean to its TIMEX3 value, by calendar arithmetic.

Weeks begin on Monday (ISO 8601). A value is as exact as the words: “last week” is 2021-W41, never a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from briefing_archive.extract.tense import Tense
from briefing_archive.extract.timex_meanings import Calendar, Feast, Part, Unit
from briefing_archive.extract.timex_words import UNIT_CODES

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_IN = {"quarter": 3, "year": 12, "decade": 120, "century": 1200, "month": 1, "season": 3}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7}


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar as exact as `unit` says; `day` is the first day it holds."""

    day: date
    unit: Unit

    @property
    def value(self) -> str:
        """The TIMEX3 value; a weekend as the two days it is, which ISO 8601 can say exactly.

        >>> Point(date(2021, 10, 14), "week").value, Point(date(2021, 10, 14), "weekend").value
        ('2021-W41', '2021-10-16/2021-10-17')
        """
        day = self.day
        match self.unit:
            case "week":
                year, week, _ = day.isocalendar()
                return f"{year}-W{week:02d}"
            case "weekend":
                saturday = day + timedelta(5 - day.weekday())
                return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"
            case "month":
                return f"{day.year:04d}-{day.month:02d}"
            case "quarter":
                return f"{day.year:04d}-Q{(day.month + 2) // 3}"
            case "year":
                return f"{day.year:04d}"
            case "decade":
                return f"{day.year // 10:03d}"
            case "century":
                return f"{day.year // 100:02d}"
            case _:
                return day.isoformat()


def shifted(base: Point, amount: int, unit: Unit) -> Point | None:
    """`base` moved by `amount` units and made as vague as the unit; None where it leaves the calendar.

    >>> shifted(Point(date(2019, 3, 31), "day"), -1, "month")
    Point(day=datetime.date(2019, 2, 28), unit='month')
    """
    try:
        if unit in _DAYS_IN:
            return Point(base.day + timedelta(_DAYS_IN[unit] * amount), unit)
        if unit in {"hour", "minute"}:
            hours = amount if unit == "hour" else 0
            return Point(base.day + timedelta(hours=hours - hours % 24 if hours > 0 else hours + -hours % 24), "day")
        return Point(_add_months(base.day, _MONTHS_IN[unit] * amount), unit)
    except (OverflowError, ValueError):
        return None


def _add_months(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(1)).day
    return date(year, month + 1, min(day.day, last))


def calendar_point(named: Calendar, today: date | None, tense: Tense) -> Point | None:
    """The day, month or year that is named; what is not named is what the tense leads to from `today`.

    None where the calendar has no such day, or where `today` would be needed and is not known.
    """
    try:
        if named.weekday is not None and named.month is None:
            return None if today is None else _weekday(named, named.weekday, today, tense)
        year = named.year
        if year is None and named.year_shift is not None and today is not None:
            year = today.year + named.year_shift
        if year is not None:
            return Point(date(year, named.month or 1, named.day or 1), _unit_of(named))
        if today is None or named.month is None:
            return None
        return _nearest(named, named.month, today, tense)
    except ValueError:
        return None


def _unit_of(named: Calendar) -> Unit:
    return "day" if named.day else "month" if named.month else "year"


def _weekday(named: Calendar, weekday: int, today: date, tense: Tense) -> Point:
    if named.week_shift is not None:
        monday = today - timedelta(today.weekday()) + timedelta(7 * named.week_shift)
        return Point(monday + timedelta(weekday), "day")
    back, ahead = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    if named.turn == -1:
        # “Last Thursday” is no word for yesterday.
        return Point(today - timedelta(back if back > 1 else back + 7), "day")
    if named.turn == 1:
        return Point(today + timedelta(ahead or 7), "day")
    is_ahead = tense in {"present", "future"}
    return Point(today + timedelta(ahead) if is_ahead else today - timedelta(back), "day")


def _nearest(named: Calendar, month: int, today: date, tense: Tense) -> Point:
    unit = _unit_of(named)
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            days.append(date(year, month, named.day or 1))
        except ValueError:
            if year == today.year + 1 and not days:
                raise
    reach = today if unit == "day" else today.replace(day=1)
    before = max((day for day in days if day <= reach), default=days[0])
    after = min((day for day in days if day >= reach), default=days[-1])
    if named.turn == -1:
        strict = [day for day in days if day < reach]
        return Point(max(strict), unit) if strict else Point(before, unit)
    if named.turn == 1:
        return Point(after if after > reach else _add_months(after, 12), unit)
    is_far = timedelta(300)
    if unit == "day" and named.turn is None and max(after - today, today - before) > is_far:
        return Point(min(before, after, key=lambda day: abs(day - today)), unit)
    is_ahead = unit == "month" and tense == "present"  # “the truce expires in December”
    if tense == "future" or (
        tense in {"present", "planned"} and named.turn is None and (is_ahead or after - today <= today - before)
    ):
        return Point(after, unit)
    if named.turn == 0:
        return Point(date(today.year, month, named.day or 1), unit)
    return Point(before, unit)


def month_after(base: date, month: int, turn: int) -> Point:
    """“that May”, “the following May”: counted from the date spoken of last."""
    year = base.year
    if turn:
        year += (turn == 1 and month <= base.month) - (turn == -1 and month >= base.month)
    return Point(date(year, month, 1), "month")


def weekday_after(base: date, weekday: int, turn: int) -> Point:
    """“the following Monday”, “that Monday”: counted from the date spoken of last."""
    ahead = (weekday - base.weekday()) % 7
    days = (ahead or 7) if turn == 1 else ahead - 7 if turn == -1 else weekday - base.weekday()
    return Point(base + timedelta(days), "day")


def open_value(meaning: Calendar) -> str:
    """What is known of a date whose year or week is not: XXXX-10-14, XXXX-WXX-4."""
    if meaning.month:
        return f"XXXX-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day else "")
    return f"XXXX-WXX-{meaning.weekday + 1}" if meaning.weekday is not None else ""


def part_value(part: Part, today: date | None, tense: Tense) -> str:
    """Value of a season, quarter or half: 2021-SU, 2021-Q3; "" where the year is not known.

    A winter bears the year it begins in, as in TIMEX3.
    """
    if part.year is not None:
        return f"{part.year:04d}-{part.code}"
    if today is None:
        return ""
    year = today.year
    if part.code in _SEASON_START:
        start = _SEASON_START[part.code]
        has_begun = today.month >= start
        is_over = today.month > start + 2
        if part.code == "WI" and today.month <= 2:
            year, has_begun = year - 1, True
        if part.turn == -1:
            year -= 0 if is_over else 1
        elif part.turn == 1:
            year += 1 if has_begun else 0
        elif part.turn is None and not has_begun and tense == "past":
            year -= 1
        return f"{year:04d}-{part.code}"
    if part.turn is not None:
        return f"{year + part.turn:04d}-{part.code}"
    number, months = int(part.code[1]), 3 if part.code[0] == "Q" else 6
    if tense == "past" and (number - 1) * months + 1 > today.month:
        year -= 1
    return f"{year:04d}-{part.code}"


def feast_day(feast: Feast, today: date | None, tense: Tense) -> Point | None:
    """The day a holiday falls on, in the year named or the one the tense leads to."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", feast.rule):
        return Point(date.fromisoformat(feast.rule), "day")
    if feast.year is not None:
        return Point(_feast_in(feast.rule, feast.year), "day")
    if today is None:
        return None
    days = [_feast_in(feast.rule, year) for year in (today.year - 1, today.year, today.year + 1)]
    if feast.turn == 1 or (tense == "future" and feast.turn != -1):
        return Point(min((day for day in days if day >= today), default=days[-1]), "day")
    return Point(max(day for day in days if day <= today), "day")


def _feast_in(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        return _easter(year) + timedelta(int(rule[6:]))
    month, _, rest = rule.partition("-")
    if rest.isdecimal():
        return date(year, int(month), int(rest))
    weekday, _, count = rest.partition("-")
    wanted = _WEEKDAYS.index(weekday)
    if int(count) < 0:
        last = date(year, int(month) + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - wanted) % 7)
    first = date(year, int(month), 1)
    return first + timedelta((wanted - first.weekday()) % 7 + 7 * (int(count) - 1))


def _easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Nature, 20 April 1876).

    >>> _easter(2021)
    datetime.date(2021, 4, 4)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def length_value(amount: str, unit: str) -> str:
    """TIMEX3 value of a duration.

    >>> length_value("20", "year"), length_value("X", "month"), length_value("3", "decade")
    ('P20Y', 'PXM', 'P30Y')
    """
    times = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week")}.get(unit)
    if times:
        factor, unit = times
        amount = str(int(amount) * factor) if amount.isdecimal() else f"{amount}0" if amount == "X" else amount
        if amount.startswith("X"):
            return f"PX{'DE' if factor == 10 else 'CE'}" if factor != 2 else "PXW"
    return "P" + UNIT_CODES[unit].format(amount)


_COARSENESS: tuple[Unit, ...] = (
    "minute", "hour", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century",
)  # fmt: skip


def can_bear(base: Point, unit: Unit) -> bool:
    """Whether `base` is exact enough to count units from: “that day” needs a day, “ten years later” a year.

    >>> can_bear(Point(date(2019, 1, 1), "year"), "day")
    False
    """
    needed = "day" if unit in {"minute", "hour"} else unit
    return _COARSENESS.index(base.unit) <= _COARSENESS.index(needed)
