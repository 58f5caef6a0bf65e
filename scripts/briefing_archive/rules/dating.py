"""The rule that holds the date of an event against the words that state it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefing_archive.problems import Finding, warning
from briefing_archive.rules.case import Case

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONG = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_MONTH = re.compile(rf"\b{_LONG}", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_LONG}|{_LONG}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
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
    months = {_MONTHS.index(one.group()[:3].lower()) + 1 for one in _MONTH.finditer(words)}
    if month and months and month not in months:
        return "another month"
    days = {int(one) for found in _DAY.findall(words) for one in found if one}
    if day and days and day not in days:
        return "another day"
    weekdays = {one.lower() for one in _WEEKDAY.findall(words)}
    if month and day and weekdays and (weekday := _WEEKDAYS[date(year, month, day).weekday()]) not in weekdays:
        return f"a {weekday.capitalize()}"
    return ""
