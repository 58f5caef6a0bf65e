"""The words that time expressions are made of, as numbers and as pieces of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from briefing_archive.extract.closed_words import word_list
from briefing_archive.wordlists import rows_of

MONTHS = word_list("months")
WEEKDAYS = word_list("weekdays")
_ONES = word_list("ones")
_TENS = word_list("tens")

NUMBERS: dict[str, int] = {word: value for value, word in enumerate(_ONES)}
for _index, _ten in enumerate(_TENS):
    NUMBERS[_ten] = 10 * (_index + 2)
    NUMBERS |= {f"{_ten}-{_ONES[one]}": 10 * (_index + 2) + one for one in range(1, 10)}
NUMBERS |= {"a": 1, "an": 1, "one": 1, "hundred": 100, "a hundred": 100, "dozen": 12, "a dozen": 12}
ORDINALS = {word: value for value, word in enumerate(word_list("ordinals"), 1)}
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8}
DECADES |= {"nineties": 9}
VAGUE = frozenset({"several", "some", "a few", "few", "many", "a couple of", "a couple", "couple of", "a number of"})
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "lunchtime": "MI"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNIT_CODES = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "weekend": "{}WE",
    "week": "{}W", "fortnight": "{}W", "month": "{}M", "quarter": "{}Q", "year": "{}Y", "decade": "{}DE",
    "century": "{}CE",
}  # fmt: skip


def any_of(words: Iterable[str]) -> str:
    """A pattern for the words, the longest first; put together by first letters, so that few are tried at each place.

    >>> any_of(["one", "two", "three"])
    't(?:hree|wo)|o(?:ne)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{letter}(?:{'|'.join(listed)})" for letter, listed in rests.items())


# One blank or line end, never a blank line: no expression crosses paragraphs.
S = r"(?:[^\S\n]{1,3}|[^\S\n]?\n(?!\s?\n))"
MONTH = rf"(?=[A-Z])(?i:(?P<month>(?:{any_of(MONTHS)})\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?))"
FULL_MONTH = rf"(?=[A-Z])(?i:(?P<month>{any_of(MONTHS)})\b)"
WEEKDAY = rf"(?=[A-Z])(?i:(?P<weekday>{any_of(WEEKDAYS)}))\b"
ANY_WEEKDAY = rf"(?=[A-Z])(?i:{any_of(WEEKDAYS)}|mon|tues?|wed|thurs?|thu|fri|sat|sun)\b\.?"
YEAR = r"(?P<year>(?:1[0-9]|20|21)[0-9]{2})(?![\w%])(?![.,][0-9])"
DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?![\w%:])(?![.,][0-9])"
DIGITS = r"[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9}(?:\.[0-9]{1,3})?"
_NUMBER_WORDS = any_of(word for word in NUMBERS if word not in {"a", "an"}).replace(r"\-", "[- ]")
NUMBER = rf"(?:{DIGITS}|(?i:{_NUMBER_WORDS}))"
AMOUNT = rf"(?P<amount>{NUMBER}|(?i:{any_of(VAGUE)}|an?))"
UNIT = r"(?i:(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centur(?=y|ies)))"
PART_OF_DAY = rf"(?i:(?P<part>{any_of(DAY_PARTS)}))\b"
SEASON = rf"(?i:(?P<season>{any_of(SEASONS)}))\b"
CLOCK_ZONE = r"(?:[^\S\n]?\(?(?P<zone>UTC|GMT|[A-Z]{1,2}[SD]?T|(?i:local time))\b\)?)?"


def number(words: str) -> int | None:
    """The whole number that `words` name; None where they are vague or no whole number.

    >>> number("Fourteen"), number("1,200"), number("a few")
    (14, 1200, None)
    """
    key = " ".join(words.casefold().split())
    if key in NUMBERS:
        return NUMBERS[key]
    key = key.replace(" ", "-")
    if key in NUMBERS:
        return NUMBERS[key]
    plain = key.replace(",", "")
    return int(plain) if plain.isdecimal() and plain.isascii() else None


def amount_code(words: str) -> str:
    """The digits of a TIMEX3 duration: a whole or decimal number, X where the words are vague."""
    value = number(words)
    if value is not None:
        return str(value)
    return words if re.fullmatch(r"[0-9]+\.[0-9]+", words) else "X"


def month_of(words: str) -> int:
    """1 to 12 for a month's name, whole or cut short."""
    return next(index for index, name in enumerate(MONTHS, 1) if name.startswith(words.casefold()[:3]))


@lru_cache(maxsize=1)
def holidays() -> dict[str, str]:
    """Folded name of every holiday in the table and its rule."""
    return {holiday_key(name): rule for name, rule in rows_of("holidays.tsv")}


def holiday_key(name: str) -> str:
    """A holiday's name without case, blanks folded and apostrophes of one kind."""
    return " ".join(name.replace("'", "’").casefold().split())
