"""From TIMEX3 values, which drafting writes, to the EDTF values and ISO weeks of records."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing_archive.dates import parse_when

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "AU": 23, "WI": 24}
_WEEKEND = re.compile(r"([0-9]{4})-W([0-9]{2})-WE")
_PART = re.compile(r"([0-9]{4})-(SP|SU|FA|AU|WI|Q[1-4]|H[12])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def to_edtf(value: str) -> str | None:
    """The EDTF value or ISO week that means the same days; None for durations, sets, references and open values.

    A time of day becomes its day, a quarter or half the months it spans, a weekend its two days.

    >>> [to_edtf(v) for v in ("2021-10-14T09:30", "198", "19", "2021-SU", "2021-Q3", "2021-W41")]
    ['2021-10-14', '198X', '19XX', '2021-22', '2021-07/2021-09', '2021-W41']
    >>> to_edtf("P20Y"), to_edtf("PAST_REF"), to_edtf("XXXX-WXX-4")
    (None, None, None)
    """
    candidate = _candidate(value)
    if candidate is None:
        return None
    try:
        return parse_when(candidate).value
    except ValueError:
        return None


def _candidate(value: str) -> str | None:
    if value.startswith("P") or not value:
        return None
    if re.fullmatch(r"[0-9]{2}", value):
        return f"{value}XX"
    if re.fullmatch(r"[0-9]{3}", value):
        return f"{value}X"
    if match := _WEEKEND.fullmatch(value):
        return _weekend(int(match[1]), int(match[2]))
    if match := _PART.fullmatch(value):
        year, part = match.groups()
        if part in _SEASONS:
            return f"{year}-{_SEASONS[part]}"
        months = 3 if part[0] == "Q" else 6
        last = int(part[1]) * months
        return f"{year}-{last - months + 1:02d}/{year}-{last:02d}"
    if match := _DAY.match(value):
        return match.group() if value[10:11] == "T" else value
    return value


def _weekend(year: int, week: int) -> str | None:
    try:
        saturday = date.fromisocalendar(year, week, 6)
    except ValueError:
        return None
    return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"
