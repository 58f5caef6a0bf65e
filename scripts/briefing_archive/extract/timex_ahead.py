"""Times that are counted from a day named later in their clause: “at 5 p.m. on Friday”, “a day after Monday’s vote”."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from briefing_archive.extract.closed_words import word_list
from briefing_archive.extract.date_leads import lead_of
from briefing_archive.extract.timex_meanings import Beside, Clock
from briefing_archive.extract.timex_values import Point, shifted
from briefing_archive.proposals import Timex

_MONTH_ONLY = re.compile(rf"(?:{'|'.join(word_list('months'))})", re.IGNORECASE)
_NOON = re.compile(r"\b[ap]\.m\.(?=\s[a-z])")
_NEXT_SENTENCE = re.compile(r"\s+[A-Z“\"]")
_TO = re.compile(r"\s(?:and|to|until|through)\s")
_FROM = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)


def counted_ahead(timexes: Sequence[Timex], waiting: Mapping[int, Beside | Clock], text: str) -> list[Timex]:
    """`timexes` with each “a day after …” and time of day counted from a day named later in its clause."""
    result = list(timexes)
    for index, timex in enumerate(timexes):
        meaning = waiting.get(timex.span.start)
        if meaning is None:
            continue
        named = _date_ahead(timexes[index + 1 : index + 4], timex.span.end, meaning, text)
        if named is None:
            continue
        if isinstance(meaning, Beside):
            point = shifted(named, meaning.amount, meaning.unit)
            result[index] = replace(timex, value=point.value if point else "")
        else:
            result[index] = replace(timex, value=f"{named.value}T{timex.value.partition('T')[2]}")
    return result


def in_order(timexes: Sequence[Timex], text: str) -> list[Timex]:
    """`timexes` with the first month of a stretch without a year no later than its last.

    “Was shut between November and March”, and “between March and August” told in May of last year's.
    """
    result = list(timexes)
    for index, (first, last) in enumerate(pairwise(timexes)):
        if (year := _year_of_both(first, last, text)) is not None:
            result[index] = replace(first, value=f"{year}{first.value[4:]}")
            continue
        is_pair = _MONTH_ONLY.fullmatch(first.span.of(text)) and _MONTH_ONLY.fullmatch(last.span.of(text))
        if not is_pair or not _TO.fullmatch(text[first.span.end : last.span.start][:12]) or first.value <= last.value:
            continue
        if lead_of(_FROM, text, first.span.start) and re.fullmatch(r"\d{4}-\d\d", first.value):
            result[index] = replace(first, value=f"{int(first.value[:4]) - 1}{first.value[4:]}")
    return result


def _year_of_both(first: Timex, last: Timex, text: str) -> str | None:
    """The year of the second month where it is the first one’s too: “in May and June of 2019”."""
    joined = _TO.fullmatch(text[first.span.end : last.span.start][:12])
    if not joined or not _MONTH_ONLY.fullmatch(first.span.of(text)) or not re.fullmatch(r"\d{4}-\d\d", last.value):
        return None
    is_told = re.search(r"[0-9]{4}$", last.span.of(text)) is not None and first.value[5:] < last.value[5:]
    return last.value[:4] if is_told and re.fullmatch(r"\d{4}-\d\d", first.value) else None


def _date_ahead(following: Sequence[Timex], start: int, meaning: Beside | Clock, text: str) -> Point | None:
    """The date named next in the clause: a day, or for a distance in months or years a month."""
    for timex in following:
        between = _NOON.sub("", text[start : timex.span.start])
        if text[start - 1] == "." and _NEXT_SENTENCE.match(between):
            return None  # “close at 6 p.m. Results are due by Tuesday”
        if len(between) > 90 or re.search(r"[.;:\n](?![a-z])\s?|, ", between):
            return None
        if re.fullmatch(r"\d{4}-\d\d-\d\d", timex.value):
            return Point(date.fromisoformat(timex.value), "day")
        counts_months = isinstance(meaning, Beside) and meaning.unit in {"month", "year"}
        if counts_months and re.fullmatch(r"\d{4}-\d\d", timex.value):
            return Point(date.fromisoformat(f"{timex.value}-01"), "month")
    return None
