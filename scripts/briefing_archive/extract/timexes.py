"""Dates, times and durations of an article, with TIMEX3 values.

Weekdays and months without a year are resolved from the article's day in the direction of the tense;
“the previous day” and its like from the date the story spoke of last. Without an article's day what hangs on
it stays open: its value is empty, or XXXX-WXX-4 for a Thursday.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from briefing_archive.extract.article_day import stated_day
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.tense import Tense
from briefing_archive.extract.timex_ahead import counted_ahead, in_order
from briefing_archive.extract.timex_grammar import expressions
from briefing_archive.extract.timex_known import KnownDays
from briefing_archive.extract.timex_meanings import (
    Beside,
    Calendar,
    Clock,
    Every,
    Expression,
    Feast,
    Fixed,
    Length,
    Part,
    Reference,
    Shift,
)
from briefing_archive.extract.timex_memory import StoryDates
from briefing_archive.extract.timex_places import Places, is_between_marks
from briefing_archive.extract.timex_values import (
    Point,
    calendar_point,
    can_bear,
    feast_day,
    length_value,
    month_after,
    open_value,
    part_value,
    shifted,
    weekday_after,
)
from briefing_archive.proposals import Timex
from briefing_archive.spans import Span

_SAME_STORY = 400
_SAME_SENTENCE = 80
_WEEK = timedelta(7)
_FAR = timedelta(92)
_THROUGH = re.compile(r"\s(?:through|to|until|till)\s|\s?[–-]\s?")
_APPOSED = re.compile(r"\s?[,—–-]\s?(?:just |only |and )?")
_SENTENCE_END = re.compile(r"[.!?][”’\"']?\s")


def extract(doc: ParsedArticle, found: Found) -> tuple[Timex, ...]:
    """Every time expression in order, none overlapping, captions included; what an event is, `events` decides."""
    all_expressions = expressions(doc.text)
    today = found.published or stated_day(doc.text, all_expressions, found)
    reader = _Reader(doc, today)
    timexes: list[Timex] = []
    for expression in all_expressions:
        if (timex := reader.read(expression)) is not None:
            timexes.append(timex)
    return tuple(counted_ahead(in_order(timexes, doc.text), reader.waiting, doc.text))


class _Reader:
    """Resolves the expressions of one article in order, remembering the date the story spoke of last."""

    def __init__(self, doc: ParsedArticle, today: date | None) -> None:
        self._doc = doc
        self._today = today
        self._places = Places(doc)
        self._story = StoryDates(doc.text, today)
        self._known = KnownDays()
        self.waiting: dict[int, Beside | Clock] = {}
        """By where they start, what a day named later in the clause may give another day."""
        self._told: tuple[int, Point] | None = None
        self._clocked: tuple[int, Point] | None = None

    def read(self, expression: Expression) -> Timex | None:
        """The expression with its value; None where its words turn out to be no time."""
        span, meaning = expression.span, expression.meaning
        match meaning:
            case Calendar():
                return self._calendar(span, meaning)
            case Shift():
                return self._shift(span, meaning)
            case Beside():
                return self._beside(span, meaning)
            case Feast():
                return self._point(span, feast_day(meaning, self._today, self._places.tense(span)))
            case Part():
                return Timex(span, part_value(meaning, self._today, self._places.tense(span)))
            case Clock():
                return self._clock(span, meaning)
            case Length():
                return Timex(span, length_value(meaning.amount, meaning.unit), "DURATION")
            case Every():
                return Timex(span, meaning.value, "SET")
            case Reference() | Fixed():
                return Timex(span, meaning.value)

    def _point(self, span: Span, point: Point | None, day_part: str = "", open_value: str = "") -> Timex:
        if point is None:
            return Timex(span, open_value)
        self._story.remember(span, point, tells_day=not self._is_aside(span, point))
        if day_part and point.unit == "day":
            return Timex(span, f"{point.value}T{day_part}", "TIME")
        return Timex(span, point.value)

    def _is_aside(self, span: Span, point: Point) -> bool:
        """Whether the story does not go on from this date: a day, month or year that only tells of a thing."""
        if point.unit in {"month", "year"}:
            return self._places.is_in_participle(span)
        return point.unit == "day" and self._places.is_aside(span)

    def _calendar(self, span: Span, meaning: Calendar) -> Timex:
        needs_tense = meaning.year is None and meaning.year_shift is None
        tense = self._places.tense(span) if needs_tense else "past"
        newest = self._story.newest
        if meaning.of_story and meaning.month and newest:
            point: Point | None = month_after(newest.day, meaning.month, meaning.turn or 0)
            self._told = (span.end, point) if point and self._told else self._told
        elif meaning.of_story and meaning.weekday is not None and newest:
            point = weekday_after(newest.day, meaning.weekday, meaning.turn or 0)
        elif (until := self._end_of_weekdays(span, meaning)) is not None:
            point = until
        else:
            point = self._in_year_told(span, meaning, tense) or calendar_point(meaning, self._today, tense)
            if meaning.turn is not None or meaning.year_shift is not None:
                self._told = None  # “this past December” leads the story back to now
            elif point and meaning.year is not None and self._begins_a_story(span, meaning):
                self._told = (span.end, point)
        if meaning.weekday is not None and not meaning.month:
            point = self._before_the_news(span, meaning, point, tense)
            self._story.remember_news(point)
        timex = self._point(span, point, meaning.day_part, open_value(meaning))
        if meaning.until and point:
            try:
                return replace(timex, value=f"{point.value}/{point.day.replace(day=meaning.until).isoformat()}")
            except ValueError:
                return timex
        return timex

    def _shift(self, span: Span, meaning: Shift) -> Timex:
        if meaning.base == "article":
            base = self._day_of_speech(span) if meaning.unit == "day" else None
            base = base or (None if self._today is None else Point(self._today, "day"))
            if meaning.unit == "weekend" and meaning.amount == 0 and base and base.day.weekday() < 5:
                return self._point(span, shifted(base, -1 if self._places.tense(span) == "past" else 0, "weekend"))
            point = shifted(base, meaning.amount, meaning.unit) if base else None
            self._story.remember_news(point)
            return self._point(span, point, meaning.day_part)
        base = self._story.base(span, meaning.unit, self._places.tense(span))
        return self._point(span, shifted(base, meaning.amount, meaning.unit) if base else None, meaning.day_part)

    def _before_the_news(self, span: Span, meaning: Calendar, point: Point | None, tense: Tense) -> Point | None:
        """The day of a weekday of the past; of a bare one that the story puts before its news, the one before."""
        tokens = self._places.tokens(span)
        if (
            tokens is None
            or point is None
            or self._today is None
            or not timedelta(0) <= self._today - point.day < _WEEK
        ):
            return point
        if tense == "past" and meaning.turn is None and meaning.week_shift is None and not meaning.until:
            point = replace(point, day=self._known.weekday(tokens.root, point.day))
        self._known.note(tokens.root, point.day)
        return point

    def _end_of_weekdays(self, span: Span, meaning: Calendar) -> Point | None:
        """The second day of “Monday through Thursday”: the next one after the first."""
        last, between = self._story.last, self._story.between(span)
        if meaning.weekday is None or meaning.month or last is None or last[1].unit != "day" or between is None:
            return None
        if not _THROUGH.fullmatch(between):
            return None
        return Point(last[1].day + timedelta((meaning.weekday - last[1].day.weekday()) % 7 or 7), "day")

    def _begins_a_story(self, span: Span, meaning: Calendar) -> bool:
        """Whether dates after this one may go on in its year: a birthday tells no story."""
        before = self._doc.text[max(span.start - 16, 0) : span.start]
        is_birth = re.search(r"\bborn (?:on |in )?$", before)
        if meaning.day is None and self._places.is_aside(span):
            return False  # “the dam, built in 1971, was cleaned in March”
        return not is_birth and (meaning.month is not None or re.search(r"\b[Ii]n $", before) is not None)

    def _in_year_told(self, span: Span, meaning: Calendar, tense: Tense) -> Point | None:
        """A day or month without a year, told in the past right after a date of an earlier year: of that year.

        Where it would go before that date it is the next year's. What lies in the article's own year is left to
        the tense.
        """
        if self._told is None or self._today is None or not meaning.month or tense != "past":
            return None
        if meaning.year is not None or meaning.year_shift is not None or meaning.turn is not None:
            return None
        if self._places.leads_to_now(span):
            return None  # “ties have been cool since May” tells of the last May
        end, base = self._told
        between = self._doc.text[end : span.start] if span.start - end <= _SAME_STORY else "\n\n"
        if "\n\n" in between or base.day.year >= self._today.year:
            return None
        goes_on = _SENTENCE_END.search(between) is not None
        if goes_on and base.unit == "year" and not (meaning.day and self._opens_its_sentence(span, end)):
            return None  # “In 1998 the mill burnt down. The council met in May”: the last May is meant
        for year in (base.day.year, base.day.year + 1):
            point = calendar_point(replace(meaning, year=year), self._today, tense)
            if point and base.day <= point.day <= self._today:
                is_far = goes_on and base.unit != "year" and point.day - base.day > _FAR
                return None if is_far else point
        return None

    def _opens_its_sentence(self, span: Span, end: int) -> bool:
        """Whether both dates open their sentences: “In 1951, a flood took the pier. On May 9, it was rebuilt”."""
        text = self._doc.text
        before = text[max(end - 12, 0) : end - 4], text[max(span.start - 8, 0) : span.start]
        return all(re.search(r"(?:^|[.!?]\s|\n)(?:In|On)\s$", words) for words in before)

    def _day_of_speech(self, span: Span) -> Point | None:
        """The day that words between quotation marks were spoken on: that of their sentence, else of the news."""
        if self._today is None or not is_between_marks(self._doc.text, span.start):
            return None
        last = self._story.last
        if last and self._story.is_in_sentence(span) and timedelta(0) <= self._today - last[1].day <= timedelta(6):
            return last[1]
        return self._story.news

    def _beside(self, span: Span, meaning: Beside) -> Timex:
        """A day after …: right behind a date it tells when the other event was, else when this one was."""
        last, between = self._story.last, self._story.between(span)
        if last and can_bear(last[1], meaning.unit) and between and _APPOSED.fullmatch(between):
            other = shifted(last[1], -meaning.amount, meaning.unit)
            return Timex(span, other.value if other else "")
        if last and last[1].unit != "day" and between and _APPOSED.fullmatch(between):
            return Timex(span, last[1].value)  # “in 2017, two days before the vote” tells no day
        if re.search(r"\bwithin $", self._doc.text[max(span.start - 7, 0) : span.start]):
            return Timex(span, length_value(str(abs(meaning.amount)), meaning.unit), "DURATION")
        self.waiting[span.start] = meaning
        base = self._story.base(span, "day", self._places.tense(span))
        point = shifted(base, meaning.amount, meaning.unit) if base else None
        return Timex(span, point.value if point else "")

    def _day_of_clock(self, span: Span) -> Point | None:
        """The day of the time told before this one in its sentence: “open at 7 a.m. and close at 6 p.m.”."""
        if self._clocked is None or not 0 <= span.start - self._clocked[0] <= _SAME_SENTENCE:
            return None
        between = self._doc.text[self._clocked[0] - 1 : span.start]
        return None if re.search(r"[.!?]\s+[A-Z“\"]|\n\n", between) else self._clocked[1]

    def _clock(self, span: Span, meaning: Clock) -> Timex:
        base = self._story.base(span, "day", self._places.tense(span))
        if not self._story.is_in_sentence(span):
            self.waiting[span.start] = meaning
            base = self._day_of_clock(span) or base
            self._clocked = None if base is None else (span.end, base)
        day = base.value if base else "XXXX-XX-XX"
        if meaning.hour is None:
            return Timex(span, f"{day}T{meaning.day_part}", "TIME")
        zone = "Z" if meaning.is_universal else ""
        return Timex(span, f"{day}T{meaning.hour:02d}:{meaning.minute:02d}{zone}", "TIME")
