"""What the words around a date make of it: vague, open at one end, or one stretch with the date after it.

“Around 1980” is 1980~, “since 2012” is 2012/.., “by 2030” is ../2030, “from 2008 to 2016” is one stretch, “the week
of 4 May” that week. A day that something began or ends on stays that day: it is what is known of the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefing_archive.dates import When, parse_when
from briefing_archive.extract.date_leads import LINKING, lead_of
from briefing_archive.proposals import Timex
from briefing_archive.spans import Span
from briefing_archive.timex_edtf import to_edtf

_POINT = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_FROM = re.compile(rf"\bfrom\s(?:(?:around|about|roughly|at\sleast)\s)?{LINKING}$", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween\s{LINKING}$", re.IGNORECASE)
_TO = re.compile(r",?\s(?:to|until|till|up to|through)\s(?:the\s)?", re.IGNORECASE)
_THROUGH = re.compile(r"\sthrough\s", re.IGNORECASE)
_CLOSER = re.compile(r",?\s(?:on|in)\s(?:the\s)?")
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|or)\s(?:in\s|on\s)?", re.IGNORECASE)
# “Met on Monday and on Tuesday Mayor Vrell resigned”.
_GOES_ON = re.compile(r"\s(?:the|a|an|its|his|her|their|[A-Z])")
_ABOUT = re.compile(
    rf"\b(?:(?:in|from|on)\s)?(?:around|about|circa|ca?\.|roughly|approximately)\s{LINKING}$", re.IGNORECASE
)
_PERHAPS = re.compile(
    r"\b(?:perhaps|possibly|probably|presumably|maybe)\s(?:[a-z]+(?:ed|n|t)\s)?(?:(?:in|on|from)\s)?$", re.IGNORECASE
)
_SINCE = re.compile(rf"\b(?:ever\s)?since\s(?:at\sleast\s)?{LINKING}$", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:until|till|up\sto|by|no\slater\sthan|not\slater\sthan)\s{LINKING}$", re.IGNORECASE)
_WEEK_OF = re.compile(r"\b(?:the\s)?week\s(?:of|beginning|starting|commencing)\s(?:on\s)?(?:the\s)?$", re.IGNORECASE)
_WHEN = re.compile(r",?\swhen\b")
_PUT_OFF = re.compile(
    r"\b(?:postpon|adjourn|delay|deferr|suspend|rescheduled|put\soff|push(?:ed|ing)\sback|put\sback)[^.;,\n]{0,40}\s$",
    re.IGNORECASE,
)
# “Must reply by Monday” sets an end; what had happened by a day, told at the head of its sentence, did so on it.
_BY_DAY = re.compile(r"\b(?:by|no\slater\sthan|before\sthe\s(?:close|end)\sof)\s(?:noon\s|midnight\s)?(?:on\s)?$")
_NOT_BEFORE = re.compile(r"\b(?:not|n['’]t)\s(?:[a-z]+\s){0,4}(?P<at>before)\s$")
_AS_EARLY = re.compile(r"\b(?:will|could|may|might|would)\s(?:[a-z]+\s){1,4}(?P<at>as)\s(?:early|soon)\sas\s$")
_NEVER = re.compile(
    r"\b(?:(?:has|have|had)\s(?:not|never)|(?:has|have|had)n['’]t|no\s[^.;:]{1,60}\s(?:has|have|had)\sbeen)\b[^.;:\n]{0,60}\s$",
    re.IGNORECASE,
)
_SUNDAY = 6
_NOT = re.compile(r"(?:\b(?:can)?not|n['’]t|\bonly)\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s(?:onwards?\b|on\b(?!\s[a-z]))", re.IGNORECASE)
_END = re.compile(r"(?:the\s)?(?:(?:very\s)?end|close)\sof\b|(?:the\s)?year(?:['’]s|-|\s)[- ]?end", re.IGNORECASE)


def stated(dates: Sequence[Timex], text: str) -> Iterator[tuple[Timex, Timex]]:
    """Each date with what the article makes of it: its value, and the words that say so.

    Where two dates are the ends of one stretch only the first comes, with the stretch.

    >>> text = "Mayor from 2008 to 2016."
    >>> [one.value for _, one in stated([Timex(Span(11, 15), "2008"), Timex(Span(19, 23), "2016")], text)]
    ['2008/2016']
    """
    is_end = False
    for index, timex in enumerate(dates):
        if is_end:
            is_end = False
            continue
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following and _is_told_closer(timex, following, text):
            continue
        stretch = _stretch(timex, following, text) if following else None
        is_end = stretch is not None
        yield timex, stretch or _alone(timex, text)


def _is_told_closer(timex: Timex, following: Timex, text: str) -> bool:
    """Whether the date behind this one tells the same time more exactly: “next month, on August 2”."""
    vague, exact = to_edtf(timex.value), to_edtf(following.value)
    if not vague or not exact or not _CLOSER.fullmatch(text[timex.span.end : following.span.start][:12]):
        return False
    outer, inner = parse_when(vague), parse_when(exact)
    if inner.earliest is None or inner.latest is None:
        return False
    return outer.covers(inner.earliest) and outer.covers(inner.latest)


def _stretch(first: Timex, second: Timex, text: str) -> Timex | None:
    """The stretch between two dates that are its ends; None where they are not."""
    start, end = to_edtf(first.value), to_edtf(second.value)
    if not (start and end and _POINT.fullmatch(start) and _POINT.fullmatch(end)):
        return None
    if second.span.start - first.span.end > 12:
        return None
    between = text[first.span.end : second.span.start]
    lead = lead_of(_FROM, text, first.span.start)
    is_stretch = bool(lead and _TO.fullmatch(between)) or bool(_THROUGH.fullmatch(between))
    if not is_stretch and (lead := lead_of(_BETWEEN, text, first.span.start)):
        is_stretch = bool(_AND.fullmatch(between))
    goes_on = _GOES_ON.match(text, second.span.end) is not None and between.strip() != "and"
    is_stretch = is_stretch or (bool(_JOINED.fullmatch(between)) and _follow_on(start, end) and not goes_on)
    if not is_stretch or start >= end:
        return None
    begin = lead.start() if lead else first.span.start
    return replace(first, span=Span(begin, second.span.end), value=f"{start}/{end}", type="DATE")


def _follow_on(start: str, end: str) -> bool:
    """Whether the second of two dates begins where the first ends: “Saturday and Sunday”, “in 1997 and 1998”."""
    first, second = parse_when(start), parse_when(end)
    if len(start) != len(end) or first.latest is None or second.earliest is None:
        return False
    return second.earliest - first.latest == timedelta(1)


def _alone(timex: Timex, text: str) -> Timex:
    value = to_edtf(timex.value)
    if value is None or "/" in value or timex.type == "TIME":
        return timex
    if lead := lead_of(_NOT_BEFORE, text, timex.span.start) or lead_of(_AS_EARLY, text, timex.span.start):
        return _with(timex, lead.start("at"), timex.span.end, f"{value}/..")
    if len(value) == len("2000-01-01"):
        if lead := lead_of(_BY_DAY, text, timex.span.start):
            return _with(timex, lead.start(), timex.span.end, f"../{value}")
        if lead := lead_of(_WEEK_OF, text, timex.span.start):
            return _with(timex, lead.start(), timex.span.end, _week_of(date.fromisoformat(value)))
        return _vague(timex, value, text)
    when, at = parse_when(value), timex.span.start
    if _WHEN.match(text, timex.span.end):
        return _vague(timex, value, text)  # “until 2019, when she resigned”
    if lead := lead_of(_SINCE, text, at):
        if _NEVER.search(text, max(lead.start() - 90, 0), lead.start()):
            return _with(timex, lead.start(), timex.span.end, value)  # what has not been since then was last then
        return _with(timex, lead.start(), timex.span.end, f"{_bound(value, when, is_end=False)}/..")
    if (lead := lead_of(_FROM, text, at)) and (onwards := _ONWARDS.match(text, timex.span.end)):
        return _with(timex, lead.start(), onwards.end(), f"{_bound(value, when, is_end=False)}/..")
    lead = lead_of(_UNTIL, text, at)
    if lead and _PUT_OFF.search(text, max(lead.start() - 60, 0), lead.start()):
        return _with(timex, lead.start(), timex.span.end, value)  # the day that it was put off to
    if lead and not _NOT.search(text, max(lead.start() - 24, 0), lead.start()):
        ends = _END.match(text, at, timex.span.end) is not None
        return _with(timex, lead.start(), timex.span.end, f"../{_bound('' if ends else value, when, is_end=True)}")
    return _vague(timex, value, text)


def _vague(timex: Timex, value: str, text: str) -> Timex:
    for pattern, mark in ((_ABOUT, "~"), (_PERHAPS, "?")):
        if _POINT.fullmatch(value) and (lead := lead_of(pattern, text, timex.span.start)):
            return _with(timex, lead.start(), timex.span.end, f"{value}{mark}")
    return timex


def _bound(value: str, when: When, *, is_end: bool) -> str:
    """The end of an open stretch: the date as exact as it is, a week or decade by its first or last day."""
    day = when.latest if is_end else when.earliest
    return value if _POINT.fullmatch(value) or day is None else day.isoformat()


def _week_of(day: date) -> str:
    """The week that a day stands for; one named by its Sunday begins on it.

    >>> _week_of(date(2024, 5, 15)), _week_of(date(2024, 5, 19))
    ('2024-W20', '2024-05-19/2024-05-25')
    """
    if day.weekday() == _SUNDAY:
        return f"{day.isoformat()}/{(day + timedelta(6)).isoformat()}"
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _with(timex: Timex, start: int, end: int, value: str) -> Timex:
    return replace(timex, span=Span(start, end), value=value, type="DATE")
