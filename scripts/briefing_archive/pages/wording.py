"""Words for counts, kinds and dates, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefing_archive.dates import When, describe, parse_when
from briefing_archive.fields import ActorKind
from briefing_archive.speech import Kind

KIND_WORDS: dict[Kind, str] = {"direct": "Direct", "mixed": "Mixed", "indirect": "Reported"}

ACTOR_KINDS: dict[ActorKind, tuple[str, str]] = {
    "person": ("person", "People"),
    "state": ("state", "States"),
    "government-body": ("government body", "Government bodies"),
    "intergovernmental": ("intergovernmental organisation", "Intergovernmental organisations"),
    "armed-group": ("armed group", "Armed groups"),
    "party": ("party", "Parties"),
    "company": ("company", "Companies"),
    "ngo": ("non-governmental organisation", "Non-governmental organisations"),
    "media": ("news organisation", "News organisations"),
    "other": ("other", "Others"),
}


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "brief"), counted(1200, "quote"), counted(2, "story", "stories")
    ('1 brief', '1,200 quotes', '2 stories')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_order(order: str, number: int, one: str, many: str = "") -> str:
    """A number with its noun, and the order they stand in where there is more than one.

    >>> in_order("newest first", 2, "brief"), in_order("newest first", 1, "brief")
    ('2 briefs, newest first', '1 brief')
    """
    return f"{counted(number, one, many)}{f', {order}' if number > 1 else ''}"


def of_latest(lead: str, shown: int, number: int) -> str:
    """The sentence over a list, and how many of the `number` are shown where older ones have pages of their own.

    >>> of_latest("9 quotes.", 4, 9), of_latest("9 quotes.", 9, 9)
    ('9 quotes. The latest 4 are shown.', '9 quotes.')
    """
    return f"{lead} The latest {shown} are shown." if shown < number else lead


def listed(words: Sequence[str], limit: int = 0) -> str:
    """Words with commas; beyond `limit` (0: none) the rest is counted.

    >>> listed(["a", "b", "c", "d"], 3), listed(["a", "b"])
    ('a, b, c and 1 more', 'a, b')
    """
    if limit and len(words) > limit:
        return f"{', '.join(words[:limit])} and {len(words) - limit} more"
    return ", ".join(words)


def kinds_counted(kinds: Iterable[Kind]) -> str:
    """How many quotes of each kind.

    >>> kinds_counted(["direct", "indirect", "indirect"])
    '1 direct, 2 reported'
    """
    all_kinds = list(kinds)
    counts = [(all_kinds.count(kind), KIND_WORDS[kind].lower()) for kind in KIND_WORDS]
    return ", ".join(f"{count:,} {word}" for count, word in counts if count)


def quotes_counted(kinds: Iterable[Kind], order: str = "") -> str:
    """The sentence over some quotes: how many, in which order, and how many of each kind.

    >>> quotes_counted(["direct", "indirect", "indirect"], "newest brief first")
    '3 quotes, newest brief first: 1 direct, 2 reported.'
    >>> quotes_counted(["direct"] * 2, "newest brief first")
    '2 quotes, newest brief first, both direct.'
    >>> quotes_counted(["indirect"] * 3), quotes_counted(["mixed"])
    ('3 quotes, all reported.', 'One quote, mixed.')
    """
    all_kinds = list(kinds)
    words = kinds_counted(all_kinds)
    number, _, one = words.partition(" ")
    if len(all_kinds) == 1:
        return f"One quote, {one}."
    alike = f", {'both' if number == '2' else 'all'} {one}"
    words = alike if len(set(all_kinds)) == 1 else f": {words}"
    return f"{in_order(order, len(all_kinds), 'quote') if order else counted(len(all_kinds), 'quote')}{words}."


def capital(text: str) -> str:
    """`text` with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def day(value: str) -> str:
    """A date, short, that never breaks over two lines.

    >>> day("2021-10-14")
    '14\\xa0Oct\\xa02021'
    """
    return describe(value, short=True).replace(" ", "\u00a0")


def span_of_days(days: Iterable[date]) -> str:
    """The first to the last of some days, short.

    >>> span_of_days([date(2021, 10, 20), date(2021, 10, 14)])
    '14–20 Oct 2021'
    """
    ordered = sorted(days)
    if not ordered:
        return ""
    first, last = ordered[0].isoformat(), ordered[-1].isoformat()
    return describe(first if first == last else f"{first}/{last}", short=True)


def number_words(value: Decimal, *, approximate: bool) -> str:
    """A number as print sets it: thousands parted, round millions in words.

    >>> number_words(Decimal(2000), approximate=True), number_words(Decimal("1.2E+9"), approximate=False)
    ('≈\u00a02,000', '1.2\u00a0billion')
    """
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        share = value / size
        if abs(share) >= 1 and share == share.quantize(Decimal("0.01")):
            text = f"{share.normalize():f}\u00a0{word}"
            break
    else:
        text = f"{value:,f}"
    return f"≈\u00a0{text}" if approximate else text


_OPENING = frozenset(
    "about after around at before by during early for from in last late next on over since this until".split()
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as exact as it is stated: its words, how exact it is, and the class of its bar on the timeline."""

    words: str
    precision: str
    bar: str
    sort_key: tuple[str, str, str]
    year: int | None


def _precision(when: When) -> tuple[str, str]:
    """How exact a date is, in words ("" for a day) and as the class of its bar."""
    if when.earliest is None:
        return f"by {describe(when.value.removeprefix('../'), short=True)}", "none"
    if when.latest is None:
        return f"from {describe(when.value.removesuffix('/..'), short=True)} on", "none"
    days = (when.latest - when.earliest).days + 1
    if days == 1:
        return ("", "day") if when.is_day else ("about this day", "day")
    if days <= 7:
        return "in this week" if "W" in when.value else "in these days", "week"
    if days <= 62:
        return "in this month" if len(when.value) == 7 else "about this time", "month"
    if days <= 366:
        return "in this year" if len(when.value) == 4 else "about this time", "year"
    return ("in this decade" if when.value.endswith("X") else "over these years"), "decade"


def order_in_time(when: When, told_on: date) -> tuple[str, str, str]:
    """Orders what an article of some day tells: by first day; what has none first, or by its limit if that is ahead.

    >>> told_on = date(2020, 1, 10)
    >>> days = ["2019", "../2023-12", "2020-01-02", "../2020-01-10"]
    >>> sorted(days, key=lambda day: order_in_time(parse_when(day), told_on))
    ['../2020-01-10', '2019', '2020-01-02', '../2023-12']
    """
    first, last, value = when.sort_key
    is_ahead = when.latest is not None and when.latest > told_on
    return (first or (last if is_ahead else ""), last, value)


def dated(value: str, as_stated: str | None) -> Dated:
    """A date in words. Where the article is vaguer than a day, its own words come first.

    Of an interval with one end open the limit is told, once.

    >>> dated("2021-08", "mid-August").words, dated("2021-10-13", "a day after").words
    ('mid-August 2021', '13 Oct 2021')
    >>> dated("../2021-10", "until October").words, dated("../2021-10-14", "In recent years").words
    ('until October 2021', 'in recent years')
    >>> dated("../2021-10-14", "in recent years").precision
    'by 14 Oct 2021'
    """
    when = parse_when(value)
    as_stated = _amid(as_stated or "")
    precision, bar = _precision(when)
    year = when.earliest.year if when.earliest else None
    words = describe(value, short=True)
    if as_stated and bar == "none":
        limit = value.removeprefix("../").removesuffix("/..")
        words = _with_year(as_stated, limit, as_stated)
        precision = "no exact day" if limit[:4] in as_stated else precision
    elif bar == "none":
        words, precision = capital(precision), "no exact day"
    elif as_stated and bar in {"month", "year"}:
        words = _with_year(as_stated, value, words) if len(value) == 7 else words
        precision = "about this time"
    return Dated(words, precision, bar, when.sort_key, year)


def _amid(as_stated: str) -> str:
    """The article's words as they stand within a sentence: “On Monday” opens one only in the article."""
    first, *rest = as_stated.split(" ", 1)
    return " ".join([first.lower(), *rest]) if rest and first.lower() in _OPENING else as_stated


def _with_year(as_stated: str, value: str, words: str) -> str:
    """The article's words with the year of `value` after the month they end in; else `words`."""
    plain = value.rstrip("?~%")
    month = describe(plain).split()[-2:-1]
    if not month or month[0].casefold() not in as_stated.casefold() or len(as_stated) > 40:
        return words
    if plain[:4] in as_stated:
        return as_stated
    return f"{as_stated} {plain[:4]}" if as_stated.casefold().endswith(month[0].casefold()) else words
