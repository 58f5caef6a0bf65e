"""How well dates are found and resolved.

Spans match when they overlap (relaxed), one to one, largest overlap first; strict wants the same ends. A value is
right when it is the same string after light normalisation: times cut to the minute, a range that is exactly an
ISO week or a month taken for it. Value F1 is relaxed F1 times the share of right values (TempEval-3).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from briefing_archive.scoring.counting import Case, Json, Row, Score, one_to_one, prf, share

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


def _gold_dates(gold: Json) -> Sequence[Json]:
    return gold.get("dates") or gold.get("timexes") or []


def has_dates(gold: Json) -> bool:
    """Whether dates were annotated in the article."""
    return "dates" in gold or "timexes" in gold


def score_dates(articles: Sequence[tuple[Json, Json]]) -> Score:
    """One row, and every date that was missed, made up or resolved to another value."""
    cases: list[Case] = []
    wanted = predicted = matched = strict = right = 0
    for gold, drafted in articles:
        text, name = gold["text"], gold["id"]
        golds, given = _gold_dates(gold), drafted.get("dates", [])
        pairs = one_to_one(
            (overlap, a, b)
            for a, x in enumerate(golds)
            for b, y in enumerate(given)
            if (overlap := min(x["end"], y["end"]) - max(x["start"], y["start"])) > 0
        )
        wanted, predicted, matched = wanted + len(golds), predicted + len(given), matched + len(pairs)
        taken = {j for j, _ in pairs.values()}
        for i, x in enumerate(golds):
            words = text[x["start"] : x["end"]]
            if i not in pairs:
                cases.append(Case("dates", name, "missed", words, str(x.get("value")), 0.9))
                continue
            y = given[pairs[i][0]]
            strict += (x["start"], x["end"]) == (y["start"], y["end"])
            if normal_value(x.get("value")) == normal_value(y.get("value")):
                right += 1
            else:
                cases.append(Case("dates", name, "value", words, f"{x.get('value')}; drafted {y.get('value')}"))
        for j, y in enumerate(given):
            if j not in taken:
                words = text[y["start"] : y["end"]]
                cases.append(Case("dates", name, "false", words, str(y.get("value")), 0.8))
    relaxed = prf(matched, predicted, wanted)
    accuracy = share(right, matched)
    figures = (
        ("gold", wanted),
        *relaxed,
        ("strict", prf(strict, predicted, wanted)[2][1]),
        ("value", accuracy),
        ("value F1", relaxed[2][1] * accuracy),
    )
    return Score((Row("dates", "all", figures),), tuple(cases))
