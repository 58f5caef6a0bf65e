"""The rule that the day of a quote is one that the article's words can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from briefing_archive.problems import Finding, warning
from briefing_archive.rules.case import Case
from briefing_archive.rules.dating import days_named, leading_day, months_named, weekday_of, weekdays_named
from briefing_archive.rules.nearness import outside
from briefing_archive.rules.sentences import sentences_of
from briefing_archive.rules.stands import Stand, stands
from briefing_archive.text import fold_words

_DAY = timedelta(days=1)
_REACH = 6
_FAR_REACH = 13
"""How many days back a weekday may mean: “Monday”, “last Monday”."""
_DAY_BESIDE = re.compile(
    r"\b(?:day|morning|night|evening|hours) (?:after|before|earlier|later)\b"
    r"|\b(?:next|following|previous) (?:day|morning|night|evening)\b"
    r"|\b(?:yesterday|tomorrow|overnight|later|last night)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:ago|earlier|recent(?:ly)?|previous(?:ly)?|last (?:week|month|year)|this (?:week|month|year)|since)\b",
    re.IGNORECASE,
)
# Words for a day that are not worked out here.
_OTHERWISE = re.compile(
    r"\bago\b|\bweekend|\b(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b|\b[0-9]{1,2}[/.][0-9]{1,2}\b"
    r"|\b(?:Day|Eve|Christmas|Easter|Eid|Thanksgiving|Halloween|New Year)\b|\b[0-9]{1,2}(?:st|nd|rd|th)\b(?! [a-z])"
)
_WEEKS = re.compile(r"\b(?:last|previous|past|weeks?|ago)\b", re.IGNORECASE)
_VALUE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def quotes_dated(case: Case) -> Iterator[Finding]:
    """The day of a quote is the one beside its cue, or else one that the article's words can mean."""
    published = case.record.source.published
    for stand in stands(case):
        on = stand.quote.on or ""
        if not _VALUE.fullmatch(on):
            continue
        day = date.fromisoformat(on)
        fault = _beside_cue(stand, day) or _unheard_of(stand, day, published)
        if fault:
            yield warning(
                ("quotes", stand.index, "on"),
                "date-altered",
                fault,
                "write the day on which it was said, or leave `on` out",
                on,
            )


def _beside_cue(stand: Stand, day: date) -> str:
    """What is wrong where the words beside the cue, or those its sentence begins with, name another day."""
    text = stand.text
    for one in stand.attributions():
        sentence = sentences_of(one.span, text)
        said = fold_words(outside(text, sentence.start, sentence.end))
        if _DAY_BESIDE.search(said) or day.day in days_named(said) or weekday_of(day) in weekdays_named(said):
            continue
        for words in (text[one.span.end : sentence.end], text[sentence.start : one.span.start]):
            if named := leading_day(fold_words(words)):
                return f"{day} is a {weekday_of(day)}, and the article says “{named}”"
    return ""


def _unheard_of(stand: Stand, day: date, published: date) -> str:
    """Says that no word of the article up to the quote can mean the day; "" where one can."""
    if day == published:
        return ""
    heard = outside(stand.text, 0, max(stand.blocks[-1].end, stand.spans[0].end))
    if _OTHERWISE.search(heard) or (_AGO.search(heard) and day < published - _FAR_REACH * _DAY):
        return ""
    around = [day, day - _DAY, day + _DAY] if _DAY_BESIDE.search(heard) else [day]
    if any(_is_heard(one, heard, published) for one in around):
        return ""
    return f"no word of the article up to the quote can mean {day}, a {weekday_of(day)}"


def _is_heard(day: date, heard: str, published: date) -> bool:
    if day == published:
        return True
    reach = _FAR_REACH if _WEEKS.search(heard) else _REACH
    if weekday_of(day) in weekdays_named(heard) and 0 <= (published - day).days <= reach:
        return True
    return day.day in days_named(heard) and day.month in months_named(heard)
