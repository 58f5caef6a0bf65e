"""The article's own day, where its frame states it."""

from __future__ import annotations

from datetime import date

from briefing_archive.extract.parsed import Found
from briefing_archive.extract.timex_meanings import Calendar, Expression
from briefing_archive.extract.timex_values import calendar_point

_FIRST_LINES = 600


def stated_day(text: str, dates: tuple[Expression, ...], found: Found) -> date | None:
    """The day that the article's dateline states: a whole date in it, or on a line of its own at the top."""
    frame = [block.span for block in found.layout if block.kind in {"dateline", "byline"}][:8]
    for expression in dates:
        span, meaning = expression.span, expression.meaning
        if not isinstance(meaning, Calendar) or not meaning.day or meaning.year is None:
            continue
        in_dateline = any(part.covers(span) for part in frame)
        if not in_dateline and span.start >= _FIRST_LINES:
            continue
        line_start = text.rfind("\n", 0, span.start) + 1
        line_end = text.find("\n", span.end)
        line = text[line_start : line_end if line_end >= 0 else len(text)].strip()
        if in_dateline or (span.start < _FIRST_LINES and line == span.of(text)):
            point = calendar_point(meaning, None, "past")
            return point.day if point else None
    return None
