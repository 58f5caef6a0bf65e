"""What a story has spoken of so far: the dates that “that day” and “two weeks later” are counted from."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing_archive.extract.tense import Tense
from briefing_archive.extract.timex_meanings import Unit
from briefing_archive.extract.timex_values import Point, can_bear
from briefing_archive.spans import Span

_SENTENCE = 200


class StoryDates:
    """The dates of one article in order of mention, the newest of each unit kept."""

    def __init__(self, text: str, today: date | None) -> None:
        self._text = text
        self._today = today
        first = {} if today is None else {"day": Point(today, "day")}
        self._spoken: dict[str, Point] = dict(first)
        self._past: dict[str, Point] = dict(first)
        self.last: tuple[Span, Point] | None = None
        """The date mentioned last, and where."""
        self.news: Point | None = None
        """The day of the news: the first day of the last week that is told by its weekday or from today."""

    def remember(self, span: Span, point: Point, *, tells_day: bool = True) -> None:
        """Take note of a date that was resolved; one that only describes a thing does not take the story there."""
        self.last = (span, point)
        if not tells_day:
            return
        is_past = self._today is not None and point.day <= self._today
        for memory in (self._spoken, self._past) if is_past else (self._spoken,):
            memory.pop(point.unit, None)
            memory[point.unit] = point

    def remember_news(self, point: Point | None) -> None:
        """Take note of a day told by its weekday or from today, as news tells its own."""
        if self.news is None and point is not None and point.unit == "day" and self._today is not None:
            self.news = point if timedelta(0) <= self._today - point.day <= timedelta(6) else None

    @property
    def newest(self) -> Point | None:
        """The date spoken of last, of whatever unit."""
        return next(reversed(self._spoken.values()), None)

    def base(self, span: Span, unit: Unit, tense: Tense) -> Point | None:
        """The date that a distance at `span` is counted from: exact enough for the unit, of the same sentence
        where it has one, and past where a past tense speaks of another sentence's.
        """
        memory = self._past if tense == "past" and not self.is_in_sentence(span) else self._spoken
        return next((point for point in reversed(memory.values()) if can_bear(point, unit)), None)

    def between(self, span: Span) -> str | None:
        """The words from the last date to `span`; None where there is no date before it, or a paragraph ends."""
        if self.last is None or span.start - self.last[0].end > _SENTENCE:
            return None
        words = self._text[self.last[0].end : span.start]
        return None if "\n\n" in words else words

    def is_in_sentence(self, span: Span) -> bool:
        """Whether the last date, a day, stands in the same sentence as `span`."""
        words = self.between(span)
        if words is None or self.last is None or self.last[1].unit != "day":
            return False
        return re.search(r"[.!?]\s+[A-Z“\"]", words + self._text[span.start]) is None
