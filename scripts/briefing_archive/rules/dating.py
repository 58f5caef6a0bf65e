"""The rule that holds the date of an event against the words that state it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefing_archive.problems import Finding, warning
from briefing_archive.rules.case import Case

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONG = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_MONTH = re.compile(rf"\b{_LONG}", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_LONG}|{_LONG}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_ONE_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})\b(?!['’]|[ -]night|\s(?:was|is|will|had|would))"
_LEADING = re.compile(
    rf"\W*(?:(?:late|early|also|on|last|this)\s+)*(?:{_ONE_WEEKDAY}"
    rf"(?:,?\s+{_LONG}\s+\d{{1,2}}|,?\s+\d{{1,2}}\s+{_LONG})?|{_LONG}\s+\d{{1,2}}\b|\d{{1,2}}(?:th)?\s+{_LONG})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[0-9]|20)[0-9]{2}\b")
# Words that name one day by another, or several.
_RELATIVE = re.compile(
    r"\b(?:before|after|since|until|till|from|between|to|and|or|eve|following|night)\b|[–-]", re.IGNORECASE
)
_VALUE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def dates_as_stated(case: Case) -> Iterator[Finding]:
    """An event's date has the weekday, the day, the month and the year that the article's words for it name."""
    for index, event in enumerate(case.record.context.events):
        value = _VALUE.fullmatch(event.date)
        words = event.as_stated or ""
        if value is None or not words or _RELATIVE.search(words):
            continue
        year, month, day = (int(one) if one else None for one in value.groups())
        if told := _other(words, year or 0, month, day):
            yield warning(
                ("context", "events", index, "date"),
                "date-altered",
                f"{event.date} is not “{words}” but {told}",
                "correct the date, or give the words that state this one",
                event.date,
            )


def _other(words: str, year: int, month: int | None, day: int | None) -> str:
    """What the date is that the words do not say; "" where the two agree, or the words leave it open."""
    years = {int(one) for one in _YEAR.findall(words)}
    if years and year not in years:
        return "another year"
    months = months_named(words)
    if month and months and month not in months:
        return "another month"
    days = days_named(words)
    if day and days and day not in days:
        return "another day"
    weekdays = weekdays_named(words)
    if month and day and weekdays and (weekday := weekday_of(date(year, month, day))) not in weekdays:
        return f"a {weekday}"
    return ""


def days_named(words: str) -> frozenset[int]:
    """The days of a month that words name: 13 in “on 13 March”."""
    return frozenset(int(one) for found in _DAY.findall(words) for one in found if one)


def months_named(words: str) -> frozenset[int]:
    """The months that words name."""
    return frozenset(_MONTHS.index(one.group()[:3].lower()) + 1 for one in _MONTH.finditer(words))


def weekdays_named(words: str) -> frozenset[str]:
    """The weekdays that words name, with capitals."""
    return frozenset(one.capitalize() for one in _WEEKDAY.findall(words))


def weekday_of(day: date) -> str:
    """The weekday of a day, with a capital."""
    return _WEEKDAYS[day.weekday()]


def leading_day(words: str) -> str:
    """The words for one day with which words begin; "" where they begin with none.

    >>> leading_day("on Monday that it rained"), leading_day("Monday’s rain"), leading_day("early on March 3, the rain")
    ('on Monday', '', 'early on March 3')
    """
    found = _LEADING.match(words)
    return found[0].strip(" ,;:—–-") if found else ""
