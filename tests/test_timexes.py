"""Dates, times and durations: what is found, and what it means from the article's day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from briefing_archive.dates import parse_when
from briefing_archive.extract import timexes
from briefing_archive.extract.measured_dates import tells_no_event
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.stated_when import stated
from briefing_archive.extract.timex_grammar import expressions
from briefing_archive.proposals import Block
from briefing_archive.registry import registry_of
from briefing_archive.spans import Span
from briefing_archive.timex_edtf import to_edtf
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2024, 5, 16)  # a Thursday


def read(text: str, today: date | None = TODAY, layout: tuple[Block, ...] = ()) -> list[tuple[str, str]]:
    """Words and values, without a parser: every verb counts as past."""
    found = timexes.extract(ParsedArticle(text, ()), Found(today, registry_of([]), layout))
    return [(timex.span.of(text), timex.value) for timex in found]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The dam failed on Tuesday, March 5, 2024.", "Tuesday, March 5, 2024", "2024-03-05"),  # month first
        ("The dam failed on Tuesday 5 March 2024.", "Tuesday 5 March 2024", "2024-03-05"),  # day first
        ("It closed on the 1st of June, 2023.", "1st of June, 2023", "2023-06-01"),  # an ordinal
        ("Filed 2023-11-30 at the port.", "2023-11-30", "2023-11-30"),  # ISO 8601
        ("Filed 31/12/2023.", "31/12/2023", "2023-12-31"),  # day first, for no month is the 31st
        ("Filed 12/31/2023.", "12/31/2023", "2023-12-31"),  # month first, likewise
        ("It met on Feb. 3.", "Feb. 3", "2024-02-03"),  # a month cut short, the year from the article's day
        ("It met on December 3.", "December 3", "2023-12-03"),  # past tense: the last one
        (
            "It met on October 9 of last year.",
            "October 9 of last year",
            "2023-10-09",
        ),  # last year
        ("Talks ran 13–15 March 2024.", "13–15 March 2024", "2024-03-13/2024-03-15"),  # a stretch of days
        ("It opened in March 2019.", "March 2019", "2019-03"),  # a month
        ("It opened in mid-March.", "mid-March", "2024-03"),  # vague within a month
        ("It opened at the end of March.", "the end of March", "2024-03"),  # likewise
        ("It opened in the last week of March.", "the last week of March", "2024-03"),  # likewise
        ("It opened last October.", "last October", "2023-10"),  # strictly before
        ("It opened in 1987.", "1987", "1987"),  # a year
        ("Mayor, 1961–1967.", "1961–1967", "1961/1967"),  # a stretch of years
        ("In the 2019–20 season it lost.", "2019–20", "2019/2020"),  # a season of two years
        ("In the 1980s it grew.", "the 1980s", "198"),  # a decade
        ("In the nineties it grew.", "the nineties", "199"),  # a decade in words
        ("A 19th-century quay.", "19th-century", "18"),  # a century
        ("It met on Monday.", "Monday", "2024-05-13"),  # past tense: the last one
        ("It met on Thursday.", "Thursday", "2024-05-16"),  # the article's own weekday is today
        ("It met last Wednesday.", "last Wednesday", "2024-05-08"),  # no word for yesterday
        ("It meets next Monday.", "next Monday", "2024-05-20"),  # strictly after
        ("It met on Monday night.", "Monday night", "2024-05-13TNI"),  # with a part of the day
        ("It meets Tuesday of next week.", "Tuesday of next week", "2024-05-21"),  # with its week
        ("It sank yesterday.", "yesterday", "2024-05-15"),  # beside today
        ("It sank the day before yesterday.", "the day before yesterday", "2024-05-14"),  # longest match wins
        ("It sank last night.", "last night", "2024-05-15TNI"),  # the night before
        ("It sank last week.", "last week", "2024-W19"),  # ISO week
        ("It rose earlier this year.", "earlier this year", "2024"),  # a year
        ("It rose this month.", "this month", "2024-05"),  # a month
        ("It rose last quarter.", "last quarter", "2024-Q1"),  # a quarter
        ("It rose in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3"),  # a named quarter
        ("It shut last summer.", "last summer", "2023-SU"),  # a season
        ("It sank three years ago.", "three years ago", "2021"),  # as exact as its unit
        ("It sank two weeks ago.", "two weeks ago", "2024-W18"),  # weeks
        ("It sank ten days ago.", "ten days ago", "2024-05-06"),  # days
        ("It sank years ago.", "years ago", "PAST_REF"),  # no number
        ("It has grown in recent years.", "recent years", "PAST_REF"),  # vague past
        ("It may sink in the coming weeks.", "the coming weeks", "FUTURE_REF"),  # vague future
        ("It is now shut.", "now", "PRESENT_REF"),  # present
        ("It ends in two years’ time.", "in two years’ time", "2026"),  # ahead
        ("It fell in the second half of 2020.", "the second half of 2020", "2020-H2"),  # a half
        ("It lasted nearly 20 years.", "nearly 20 years", "P20Y"),  # a duration with its modifier
        ("A week-long strike.", "week-long", "P1W"),  # one unit
        ("A two-day strike.", "two-day", "P2D"),  # a compound
        ("It took a few months.", "a few months", "PXM"),  # vague amount
        ("It lasted three decades.", "three decades", "P30Y"),  # decades in years
        ("It runs every Monday.", "every Monday", "XXXX-WXX-1"),  # a set
        ("It runs each year.", "each year", "P1Y"),  # a set by its unit
        ("Doors shut at Christmas 2020.", "Christmas 2020", "2020-12-25"),  # a fixed holiday
        ("It shut on Good Friday.", "Good Friday", "2024-03-29"),  # a moving one
        ("Before Thanksgiving Day it shut.", "Thanksgiving Day", "2023-11-23"),  # an n-th weekday
    ],
)
def test_words_mean(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # another event's day, counted back from the date it stands beside
        ("The vote came Tuesday, a day after the mayor resigned.", ["2024-05-14", "2024-05-13"]),
        # an event named by its day behind the words
        ("It fell a day before Monday’s vote.", ["2024-05-12", "2024-05-13"]),
        # the day the story spoke of last
        ("The quay burned on Monday. The previous day, a boat sank.", ["2024-05-13", "2024-05-12"]),
        ("The quay burned on Monday. It reopened the same day.", ["2024-05-13", "2024-05-13"]),
        # a vaguer date in between does not hide the day
        ("It burned on Monday. Built in 1990, it was sold two days later.", ["2024-05-13", "1990", "2024-05-15"]),
        # past dates are counted from past ones
        (
            "It burned on Monday. Trials open on June 3, 2024. The same day it rained.",
            ["2024-05-13", "2024-06-03", "2024-05-13"],
        ),
        # a weekday of the story
        ("It sank on Monday. The following Sunday it was raised.", ["2024-05-13", "2024-05-19"]),
        # a month that another event is told by
        ("It came two months after a flood in July 2023.", ["2023-09", "2023-07"]),
        # a birthday begins no story
        ("She was born on 3 May 1980 and died in March.", ["1980-05-03", "2024-03"]),
        # a stretch of weekdays
        ("It was shut Monday through Thursday.", ["2024-05-13", "2024-05-16"]),
        # a year that was told goes on
        ("In 1951, a flood took the pier. On May 9, it was rebuilt.", ["1951", "1951-05-09"]),
        # … but a month is the last one where only a year was told a sentence before
        ("In 1951, a flood took the pier. The council met in February.", ["1951", "2024-02"]),
        ("The pier was built in 1951 and burned in March.", ["1951", "1951-03"]),
        # two days that follow each other
        ("A stoppage on May 28 and 29 is likely.", ["2024-05-28/2024-05-29"]),
        ("The union will strike on 28 and 29 May.", ["2024-05-28/2024-05-29"]),
        ("On May 3 and 30 people were held.", ["2024-05-03"]),
        # … or the day of the news, where the sentence names none
        (
            "The mayor resigned on Monday. The budget fell on Tuesday. “Today is a sad day,” she said.",
            ["2024-05-13", "2024-05-14", "2024-05-13"],
        ),
        # as exact as the unit, not as the base
        ("It opened on 7 April 1953. Twelve years later it shut.", ["1953-04-07", "1965"]),
        ("It opened in 1965. It shut later that year.", ["1965", "1965"]),
        ("It opened in June 2016. That October it shut.", ["2016-06", "2016-10"]),
        # a time of day takes the day of its sentence, before or behind it
        ("On Monday at 6am it burned.", ["2024-05-13", "2024-05-13T06:00"]),
        ("It burned at 9:15 p.m. (2015 UTC) on Monday.", ["2024-05-13T21:15", "2024-05-13T20:15Z", "2024-05-13"]),
        # today between quotation marks is the day of speaking
        ("The mayor spoke on Monday. “We open today,” she said.", ["2024-05-13", "2024-05-13"]),
    ],
)
def test_dates_lean_on_each_other(text: str, values: list[str]) -> None:
    assert [value for _, value in read(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Ines Okafor, 42, is 71 years old.",  # ages
        "A 12-year-old won.",  # an age
        "She won by 3 hours 5 minutes 12 seconds.",  # a result
        "She finished nine minutes ahead.",  # a margin
        "The crash of Black Monday hit them.",  # a name
        "He may march.",  # words that are months too
        "Mayor May said so.",  # a name
        "The ship had 1830 crates.",  # a count
        "For all of May’s pride, he went with May.",  # a name that is a month
        "About a quarter of it sank.",  # a share
        "Filed 05/06/2020.",  # a day or a month: open
        "Some 2000 people came.",  # a count
        "Flight 1984 left.",  # a number in a name
        "The drill “Safe Quay-2017” ended.",  # a year in a name
        "It cost $1990.",  # an amount
        "At the end of the day it failed.",  # an idiom
        "The Port Verrin Today said so.",  # a newspaper
        "Their every day lives changed.",  # an adjective
    ],
)
def test_is_no_time(text: str) -> None:
    assert read(text) == []


def test_without_a_day_dates_stay_open() -> None:
    text = "It sank on Thursday. It shut last week, on October 14, in June 2020 and yesterday."
    assert [value for _, value in read(text, None)] == ["XXXX-WXX-4", "", "XXXX-10-14", "2020-06", ""]


def test_a_date_line_gives_the_day() -> None:
    text = "Port Verrin opens its quay\n\nMonday, May 13, 2024\n\nThe quay opened yesterday."
    assert read(text, None)[-1] == ("yesterday", "2024-05-12")


def test_a_date_in_a_sentence_gives_no_day() -> None:
    assert read("The quay opened on May 13, 2024 and shut yesterday.", None)[-1] == ("yesterday", "")


def test_the_day_given_goes_before_the_date_line() -> None:
    text = "Monday, May 13, 2024\n\nThe quay opened yesterday."
    assert read(text)[-1] == ("yesterday", "2024-05-15")


def test_dates_of_captions_are_dates_too() -> None:
    text = "The quay on July 2, 2016. Photo: R. Vance\n\nIt shut yesterday."
    layout = (Block(Span(0, text.index("\n\n")), "caption"),)
    assert read(text, layout=layout) == [("July 2, 2016", "2016-07-02"), ("yesterday", "2024-05-15")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It began on 2 March. It ended.", "2 March"),  # the full stop ends the sentence
        ("It began on 2 Mar. at noon.", "2 Mar."),  # here it belongs to the short name
        ("It began at 11:25am. It ended.", "11:25am"),
        ("Around 1980 it was raised.", "1980"),  # a year before its clause, and no count of “it”
        ("Earlier in the morning it rained.", "Earlier in the morning"),
    ],
)
def test_words_of_a_date(text: str, words: str) -> None:
    assert read(text)[0][0] == words


def dated(text: str) -> list[tuple[str, str]]:
    """What the article makes of each date, without a parser."""
    found = timexes.extract(ParsedArticle(text, ()), Found(TODAY, registry_of([]), ()))
    return [(one.value, one.span.of(text)) for timex, one in stated(found, text) if not tells_no_event(timex, text)]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("It was built around 1980.", "1980~", "around 1980"),
        ("It was built in about June 1980.", "1980-06~", "in about June 1980"),
        ("The abbey was perhaps founded in 1411.", "1411?", "perhaps founded in 1411"),
        ("The mill has stood empty since 2012.", "2012/..", "since 2012"),
        ("The town wants a quay by 2030.", "../2030", "by 2030"),
        ("It goes by the end of June 2024.", "../2024-06-30", "by the end of June 2024"),  # to its last day
        ("She stays until next week.", "../2024-05-26", "until next week"),  # a week by its last day
        ("Mayor from 2008 to 2016.", "2008/2016", "from 2008 to 2016"),
        ("Mayor from 2008 until 2016.", "2008/2016", "from 2008 until 2016"),
        ("Between 1961 and 1964 it grew.", "1961/1964", "Between 1961 and 1964"),
        ("It ran from May 2 through May 9.", "2024-05-02/2024-05-09", "from May 2 through May 9"),
        ("It will close next month on June 2.", "2024-06-02", "June 2"),  # the closer one of two
        # what stays as it is
        ("It has until May 20 to answer.", "2024-05-20", "May 20"),  # a day is the event's own
        ("It was not sold until 2012.", "2012", "2012"),  # it was sold then
        ("It called the vote around 11:25am.", "2024-05-16T11:25", "11:25am"),  # a day is no vaguer for its hour
        ("It met in 2008 and 2016.", "2008", "2008"),
        ("It will open in August or September.", "2023-08/2023-09", "August or September"),  # one of two
    ],
)
def test_the_words_around_a_date_blur_it(text: str, value: str, words: str) -> None:
    assert dated(text)[0] == (value, words)


@pytest.mark.parametrize("text", ["The rate is the lowest since 2009.", "It had, as of May 2, no plan."])
def test_a_date_that_measures_is_no_event(text: str) -> None:
    assert dated(text) == []


@pytest.mark.nlp
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The board met on Monday.", "2024-05-13"),  # past
        ("The board was to meet on Monday.", "2024-05-13"),  # planned, and past by now
        ("The board might have met on Monday.", "2024-05-13"),  # a modal of the past
        ("A trial is anticipated to begin in January.", "2025-01"),  # a participle that looks ahead
        ("The board will meet on Monday.", "2024-05-20"),  # will
        ("The board is to meet on Monday.", "2024-05-20"),  # is to
        ("The board plans to meet on Monday.", "2024-05-20"),  # a verb that looks ahead
        ("The bridge is due in March.", "2025-03"),  # an adjective that looks ahead
        ("The bridge opened in March.", "2024-03"),  # past
        ("The board lost its bid for June elections.", "2024-06"),  # a month that describes: the nearest
        ("The ferry leaves on July 7.", "2024-07-07"),  # present for what is arranged
        ("The mayor will resign, the Verrin Post reported on Monday.", "2024-05-13"),  # the report is past
        ("She was willing to skip the vote on Monday.", "2024-05-13"),  # an infinitive told as past
        ("It was to deepen the channel by July.", "2024-07"),  # to come, seen from the past
        ("The study says the ferry sank in June.", "2023-06"),  # a present that reports
        ("Officials said the ferry would sail on Monday.", "2024-05-20"),  # would, in reported speech
        ("The mill would be paid when the banks opened on Friday.", "2024-05-17"),  # when it comes, after would
        ("The mill was paid when the banks opened on Friday.", "2024-05-10"),  # when it came
        ("The board has kept the quay closed until Friday.", "2024-05-17"),  # the end of what goes on
        ("The board kept the quay closed until Friday.", "2024-05-10"),  # the end of what went on
        ("The ferry may sail as early as March.", "2025-03"),
        ("The ferry is thought to have sunk in June.", "2023-06"),  # an infinitive of what was
    ],
)
def test_the_tense_gives_the_direction(text: str, value: str, nlp) -> None:  # type: ignore[no-untyped-def]
    from briefing_archive.nlp import parse_article

    layout = (Block(Span(0, len(text)), "paragraph"),)
    doc = parse_article(text, layout, nlp)
    found = timexes.extract(doc, Found(TODAY, registry_of([]), layout))
    assert [timex.value for timex in found] == [value]


DAYS = st.dates(date(1900, 1, 1), date(2060, 12, 31))


@given(DAYS, st.sampled_from(["%A, %B {d}, %Y", "%B {d}, %Y", "{d} %B %Y", "%a {d} %b %Y", "%Y-%m-%d"]))
def test_a_whole_date_means_itself(day: date, style: str) -> None:
    words = day.strftime(style.format(d=day.day))
    assert [value for _, value in read(f"It opened on {words}.", None)] == [day.isoformat()]


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_within_the_week_before(today: date, weekday: int) -> None:
    name = (date(2024, 5, 13) + timedelta(weekday)).strftime("%A")
    [(_, value)] = read(f"It opened on {name}.", today)
    assert timedelta(0) <= today - date.fromisoformat(value) < timedelta(7)
    assert date.fromisoformat(value).weekday() == weekday


WORDS = """a the two 2019 14 Monday May March week weeks year ago last next later before after of in early mid- 1980s ,
. day night 9:15 pm UTC every quarter summer Christmas 20 nearly – “ ” today now"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])


@given(st.lists(PIECES, max_size=30).map(" ".join), st.none() | DAYS)
def test_no_two_overlap_and_values_are_dates(text: str, today: date | None) -> None:
    ends = [0]
    for expression in expressions(text):
        assert ends[-1] <= expression.span.start
        ends.append(expression.span.end)
    for _, value in read(text, today):
        if (edtf := to_edtf(value)) is not None:
            assert parse_when(edtf).value == edtf


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2024-05-16", "2024-05-16"),  # a day
        ("2024-05-16TNI", "2024-05-16"),  # a part of it
        ("2024-05-16T19:30Z", "2024-05-16"),  # a time
        ("2024-05", "2024-05"),  # a month
        ("2024-W20", "2024-W20"),  # a week
        ("2024-W20-WE", "2024-05-18/2024-05-19"),  # a weekend
        ("2024-SU", "2024-22"),  # a season
        ("2024-H1", "2024-01/2024-06"),  # a half
        ("198", "198X"),  # a decade
        ("18", "18XX"),  # a century
        ("2024-02-30", None),  # no day of the calendar
        ("PRESENT_REF", None),  # a reference
        ("", None),  # open
    ],
)
def test_records_take_edtf(value: str, edtf: str | None) -> None:
    assert to_edtf(value) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "He got a two-year suspended sentence.",  # a term of law
        "She was sentenced to up to ten years in prison.",
        "Vrell faces five years in jail.",
        "The union signed a three-year deal.",  # a contract
        "The board cut a year off the length of terms, down to four years.",  # how long a term is
        "Okafor ran the marathon in under three hours.",  # a racing time
        "No rower broke the two hour barrier.",
        "The village is two hours from the capital, a three-hour drive.",  # a distance
        "The pump has a ten-year guarantee.",
    ],
)
def test_lengths_that_measure_no_stretch_of_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He spent two years in prison.", "two years", "P2Y"),  # it went on
        ("The pumping took 24 hours.", "24 hours", "PT24H"),
        ("They fought a two-year war.", "two-year", "P2Y"),
        ("He left a decade ago.", "a decade ago", "2014"),  # ten years before
        ("The regatta is held every four years.", "every four years", "P4Y"),  # a set
        ("It sank last weekend.", "last weekend", "2024-05-11/2024-05-12"),  # two days
        ("It sank last week.", "last week", "2024-W19"),
    ],
)
def test_stretches_and_sets(text: str, words: str, value: str) -> None:
    assert (words, value) in read(text)
