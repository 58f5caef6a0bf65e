"""The article's own day, where its frame states it, and the dates that are not its story's."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from briefing_archive.extract.parsed import Found
from briefing_archive.extract.timex_meanings import Calendar, Expression
from briefing_archive.extract.timex_values import calendar_point
from briefing_archive.proposals import Timex
from briefing_archive.spans import Span

# A picture taken this long before the story comes from an archive: its date is none of the story's.
_ARCHIVE_PICTURE_DAYS = 183
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


def is_of_archive_picture(timex: Timex, captions: list[Span], today: date | None) -> bool:
    """Whether a caption (`captions` are in order) dates an old picture, or one of a day that cannot be compared."""
    index = bisect_right(captions, timex.span.start, key=lambda caption: caption.start) - 1
    if index < 0 or not captions[index].covers(timex.span):
        return False
    match = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?", timex.value)
    if not match or today is None:
        return True
    first = date.fromisoformat((match.group() + "-01-01")[:10])
    return abs((today - first).days) > _ARCHIVE_PICTURE_DAYS
