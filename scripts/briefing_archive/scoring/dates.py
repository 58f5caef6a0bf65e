"""How well dates are found and resolved.

Spans match when they overlap (relaxed), one to one, largest overlap first; strict wants the same ends. A value is
right when it is the same string after light normalisation: times cut to the minute, a range that is exactly an
ISO week or a month taken for it. Value F1 is relaxed F1 times the share of right values (TempEval-3).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing_archive.dates import parse_when
from briefing_archive.scoring.counting import Case, Json, Row, Score, one_to_one, prf, share
from briefing_archive.timex_edtf import to_edtf

_MINUTE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)")
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")


def normal_value(value: str | None) -> str:
    """A TIMEX3 value as it is compared.

    >>> normal_value("2015-09-14/2015-09-20"), normal_value("2020-02-01/2020-02-29")
    ('2015-W38', '2020-02')
    >>> normal_value("2026-03-14T09:30:00Z")
    '2026-03-14T09:30'
    """
    value = (value or "").strip().upper()
    if minute := _MINUTE.match(value):
        return minute[1]
    if ends := _RANGE.fullmatch(value):
        try:
            first, last = date.fromisoformat(ends[1]), date.fromisoformat(ends[2])
        except ValueError:
            return value
        if (last - first).days == 6 and first.weekday() == 0:
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02d}"
        if first.day == 1 and last == first.replace(day=calendar.monthrange(first.year, first.month)[1]):
            return value[:7]
    return value


_BOUNDS = re.compile(r"NOTBEFORE:(\d{4}(?:-\d\d(?:-\d\d)?)?)/NOTAFTER:(\d{4}(?:-\d\d(?:-\d\d)?)?)")
_LENGTH = re.compile(r"P(\d+)([YMWD])")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7, "D": 1}


def _kind(value: str | None) -> str:
    """What sort of expression a value tells: a length, a set, a reference, a time of day, or a date."""
    value = normal_value(value)
    if value.startswith("P") and not value.endswith("_REF"):
        return "length"
    if value.endswith("_REF"):
        return "reference"
    return "set" if value.startswith("XXXX-") else "time" if re.match(r"[\dX-]{10}T", value) else "date"


def means_the_same(gold: str | None, drafted: str | None) -> bool:
    """Whether a range of days in the gold spans what the drafted value spans, or is as long as the drafted length.

    A part of the day counts as its day, for such gold leaves those words out of the expression.

    >>> means_the_same("1980-01-01/1989-12-31", "198"), means_the_same("2020-05-30/2020-05-31", "2020-W22")
    (True, False)
    >>> means_the_same("notBefore:1996/notAfter:2008", "P12Y"), means_the_same("2020-03-05", "2020-03-05TNI")
    (True, True)
    """
    given = normal_value(drafted)
    bounds = _BOUNDS.fullmatch(normal_value(gold))
    if bounds and (length := _LENGTH.fullmatch(given)):
        first, last = _span(bounds[1]), _span(bounds[2])
        if first is None or last is None:
            return False
        return round((last[0] - first[0]).days / _DAYS[length[2]]) == int(length[1])
    wanted = bounds[1] if bounds and bounds[1] == bounds[2] else normal_value(gold)
    days = _span(wanted)
    return days is not None and days == _span(given)


def _span(value: str) -> tuple[date, date] | None:
    """First and last day of a value; None where it has none."""
    named = to_edtf(value)
    when = parse_when(named) if named else None
    return (when.earliest, when.latest) if when and when.earliest and when.latest else None


def _gold_dates(gold: Json) -> Sequence[Json]:
    return gold.get("dates") or gold.get("timexes") or []


def has_dates(gold: Json) -> bool:
    """Whether dates were annotated in the article."""
    return "dates" in gold or "timexes" in gold


def score_dates(articles: Sequence[tuple[Json, Json]]) -> Score:
    """One row, and every date that was missed, made up or resolved to another value.

    Where the gold as a whole marks no durations, repeated times or references, a second row, in the gold's own
    notation, counts none of those as made up, and takes ranges for what spans the same days.
    """
    cases: list[Case] = []
    marked = {_kind(x.get("value")) for gold, _ in articles for x in _gold_dates(gold)}
    plain, own = _Count(), _Count()
    for gold, drafted in articles:
        text, name = gold["text"], gold["id"]
        golds, given = _gold_dates(gold), drafted.get("dates", [])
        pairs = one_to_one(
            (overlap, a, b)
            for a, x in enumerate(golds)
            for b, y in enumerate(given)
            if (overlap := min(x["end"], y["end"]) - max(x["start"], y["start"])) > 0
        )
        taken = {j for j, _ in pairs.values()}
        made_up = [y for j, y in enumerate(given) if j not in taken]
        plain.add(len(golds), len(made_up), len(pairs))
        own.add(len(golds), sum(_kind(y.get("value")) in marked for y in made_up), len(pairs))
        for i, x in enumerate(golds):
            words = text[x["start"] : x["end"]]
            if i not in pairs:
                cases.append(Case("dates", name, "missed", words, str(x.get("value")), 0.9))
                continue
            y = given[pairs[i][0]]
            is_strict = (x["start"], x["end"]) == (y["start"], y["end"])
            is_right = normal_value(x.get("value")) == normal_value(y.get("value"))
            plain.judge(is_strict, is_right)
            own.judge(is_strict, is_right or means_the_same(x.get("value"), y.get("value")))
            if not is_right:
                cases.append(Case("dates", name, "value", words, f"{x.get('value')}; drafted {y.get('value')}"))
        for y in made_up:
            words = text[y["start"] : y["end"]]
            cases.append(Case("dates", name, "false", words, str(y.get("value")), 0.8))
    rows = [Row("dates", "all", plain.figures())]
    if marked and not marked & {"length", "set", "reference"}:
        rows.append(Row("dates", "in the gold's notation", own.figures()))
    return Score(tuple(rows), tuple(cases))


@dataclass
class _Count:
    """Running counts of one row."""

    wanted: int = 0
    made_up: int = 0
    matched: int = 0
    strict: int = 0
    right: int = 0

    def add(self, wanted: int, made_up: int, matched: int) -> None:
        self.wanted, self.made_up, self.matched = self.wanted + wanted, self.made_up + made_up, self.matched + matched

    def judge(self, is_strict: bool, is_right: bool) -> None:
        self.strict, self.right = self.strict + is_strict, self.right + is_right

    def figures(self) -> tuple[tuple[str, float | int], ...]:
        predicted = self.matched + self.made_up
        relaxed = prf(self.matched, predicted, self.wanted)
        accuracy = share(self.right, self.matched)
        strict = prf(self.strict, predicted, self.wanted)[2][1]
        head: tuple[tuple[str, float | int], ...] = (("gold", self.wanted), *relaxed)
        return (*head, ("strict", strict), ("value", accuracy), ("value F1", relaxed[2][1] * accuracy))
