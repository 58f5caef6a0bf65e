"""What the small pictures show; they are drawn from these values when the page is set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from briefing_archive.dates import describe
from briefing_archive.speech import Kind

DOTS_UP_TO = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """Something counted, with the words for it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows of dots, one dot a thing counted; bars where the greatest count is large."""

    label: str
    rows: tuple[Counted, ...]

    @property
    def are_bars(self) -> bool:
        return max((row.count for row in self.rows), default=0) > DOTS_UP_TO


@dataclass(frozen=True, slots=True)
class Columns:
    """Counts along a time axis, in order, without gaps."""

    label: str
    columns: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Strokes:
    """One stroke a quote: solid for direct, dashed for mixed, dotted for reported. The number stands beside it."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """How much of a limit is used, in per cent; the words beside it say the same."""

    share: float


Picture = Dots | Columns | Strokes | Meter


_DAYS_SHOWN = 12


def _by_day(days: list[date], noun: str) -> Columns:
    """Two weeks around some days, day by day."""
    start = days[0] - timedelta(days=(_DAYS_SHOWN + 2 - (days[-1] - days[0]).days) // 2)
    shown = [start + timedelta(days=step) for step in range(_DAYS_SHOWN + 2)]
    columns = tuple(Counted(describe(one.isoformat(), short=True), days.count(one)) for one in shown)
    said = ", ".join(f"{column.count} on {column.name}" for column in columns if column.count)
    return Columns(f"{noun} by day of publication: {said}", columns)


def columns_over_time(days: Iterable[date], noun: str) -> Columns | None:
    """How many things fall on each day, month or year, whichever keeps the picture within two dozen columns.

    None where nothing is dated.
    """
    all_days = sorted(days)
    if not all_days:
        return None
    first, last = all_days[0], all_days[-1]
    if (last - first).days < _DAYS_SHOWN:
        return _by_day(all_days, noun)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= 24:
        keys = [divmod(first.year * 12 + first.month - 1 + step, 12) for step in range(months)]
        names = {(year, month): f"{year}-{month + 1:02}" for year, month in keys}
        counts = dict.fromkeys(keys, 0)
        for day in all_days:
            counts[day.year, day.month - 1] += 1
        columns = tuple(Counted(describe(names[key], short=True), count) for key, count in counts.items())
        unit = "month"
    else:
        years = dict.fromkeys(range(first.year, last.year + 1), 0)
        for day in all_days:
            years[day.year] += 1
        columns = tuple(Counted(str(year), count) for year, count in years.items())
        unit = "year"
    said = ", ".join(f"{column.count} in {column.name}" for column in columns if column.count)
    return Columns(f"{noun} by {unit} of publication: {said}", columns)
