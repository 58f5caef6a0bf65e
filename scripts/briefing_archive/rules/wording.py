"""Rules that hold our own words against the passage they rest on: its numbers and its negations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from decimal import Decimal

from briefing_archive.extract.quantities import quantities
from briefing_archive.model import Claim, Event, Figure, Quote
from briefing_archive.problems import Finding, error, warning
from briefing_archive.rules.case import Case
from briefing_archive.rules.grounding import place_in, shorten
from briefing_archive.rules.locating import LocatedItem
from briefing_archive.rules.truncation import TURNING_OURS
from briefing_archive.speech import UnbalancedMarks, stretches
from briefing_archive.text import fold_words

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"[0-9]{1,2}(?:[–-][0-9]{1,2})?\b"
# Days of one month have a word of time before them: “from 26 to 28 February”, “on March 1, 3 and 5”. “26 and 28 May”
# alone may begin with a number of something else.
_WHEN = r"\b(?i:from|between|until|till|by|on|of|since|before|after|for)\s+(?:the\s+)?(?:nights?\s+of\s+)?"
_MORE = rf"(?:(?:,|,?\s+(?:to|and|or|until|till|through))\s+(?:the\s+)?{_DAY})+"
_NOT_COUNTING = r"(?!\s+(?!(?:the|an?|in|at|when|while)\b)[a-z])"
_DATES = re.compile(
    rf"{_WHEN}{_DAY}{_MORE}\s+{_MONTH}|{_WHEN}{_MONTH}\s+{_DAY}{_MORE}{_NOT_COUNTING}|"
    rf"\b{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY}|\b(?:1[0-9]|20)[0-9]{{2}}s?\b"
)
_DAY_OF_VALUE = re.compile(r"[0-9]{4}-[0-9]{2}-([0-9]{2})")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+\Z")
_BARE = re.compile(r"\s*(?:[.,;:)–-]|\Z|(?:to|and|or|until|till)\b)")
_YEAR = re.compile(
    r"\b(?:in|since|from|until|by|after|before)\s+(?:1[0-9]|20)[0-9]{2}\b(?!\s*[,.]?[0-9])", re.IGNORECASE
)
# Parts are put in many ways (“two and a half”); a number beside one proves nothing.
_PARTLY = re.compile(r"\b(?:half|thirds?|quarters?|[0-9]+/[0-9]+)\b", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9](?:[0-9,]*[0-9])?")
_PARTS = {"½": ".5", "¼": ".25", "¾": ".75"}
_FRACTION = re.compile(r"(?<=[0-9])[ \u2009\u202f]?[½¼¾]")
_NEGATION = re.compile(r"\b(?:not|never|cannot|\w+n't)\b", re.IGNORECASE)


def figures_stated(case: Case) -> Iterator[Finding]:
    """The value of a figure is a number of its evidence."""
    if case.located is None:
        return
    for item in case.located.items:
        figure = item.item
        if not isinstance(figure, Figure) or not item.spans:
            continue
        passages = [fold_words(_YEAR.sub(" – ", span.of(case.located.text))) for span in item.spans]
        stated = [value for passage in passages for value in _values(passage)]
        is_one = figure.value == 1 and any(re.search(r"\ban?\b", passage) for passage in passages)
        if figure.value in stated or is_one or any(_PARTLY.search(passage) for passage in passages):
            continue
        at = (*item.at, "value")
        if stated:
            numbers = ", ".join(f"{value:,}" for value in stated)
            yield error(at, "figure-altered", f"the evidence says {numbers}, not {figure.value:,}", "correct the value")
        else:
            yield warning(
                at, "figure-unstated", f"no number {figure.value:,} stands in its evidence", "take the number into it"
            )


def numbers_stated(case: Case) -> Iterator[Finding]:
    """A number in words of ours is a number of the article, days and years aside.

    The day of a dated event may stand in its sentence without the month: “On Thursday 26, …”.
    """
    if case.located is None:
        return
    text = case.located.text
    known = {*_values(text), *(Decimal(digits.replace(",", "")) for digits in _DIGITS.findall(text))}
    for item in case.located.items:
        if isinstance(item.item, Claim | Quote):
            days = _DAY_OF_VALUE.findall(item.item.date) if isinstance(item.item, Event) else ()
            for words, value in _numbers(item.item.text, frozenset(map(Decimal, days))):
                if value not in known:
                    yield warning(
                        (*item.at, "text") if item.at != ("title",) else item.at,
                        "number-unstated",
                        f"the article has no number “{words}”",
                        "look at the number; one you worked out yourself needs its parts beside it",
                        words,
                    )


def _values(text: str) -> list[Decimal]:
    """The numbers of a text, whatever its typography."""
    return [one.value for one in quantities(_FRACTION.sub(lambda match: _PARTS[match.group()[-1]], fold_words(text)))]


def _numbers(text: str, days: Set[Decimal]) -> Iterator[tuple[str, Decimal]]:
    """Numbers in digits in words of ours that are no part of a date, nor one of the `days` with no noun behind."""
    try:
        ours = "".join(text[part.start : part.end] if not part.spoken else " “” " for part in stretches(text))
    except UnbalancedMarks:
        return
    undated = _DATES.sub(" – ", ours)
    for one in quantities(undated):
        is_day = one.value in days and (
            _BARE.match(undated, one.span.end) or _WEEKDAY.search(undated, 0, one.span.start)
        )
        if one.has_digits and not is_day:
            yield one.span.of(undated), one.value


def negations_kept(case: Case) -> Iterator[Finding]:
    """What the article denies, words of ours do not affirm."""
    if case.located is None:
        return
    for item in case.located.items:
        ours = item.item
        is_reported = isinstance(ours, Quote) and ours.kind == "indirect"
        is_claim = isinstance(ours, Claim) and not isinstance(ours, Event | Figure)
        if not (is_reported or is_claim) or item.at == ("title",):
            continue
        if (words := _denied(item, case.located.text)) and not TURNING_OURS.search(fold_words(_text(ours))):
            yield warning(
                (*item.at, "text"),
                "negation-lost",
                f"the evidence ({place_in(item.spans[0].start, case.located.text)}) says “{shorten(words)}”, "
                "and nothing in our words does",
                "look whether our words say the contrary",
            )


def _text(item: object) -> str:
    return item.text if isinstance(item, Claim | Quote) else ""


def _denied(item: LocatedItem, text: str) -> str:
    """The negation in the one passage an item rests on, with the words around it; "" without one."""
    if len(item.spans) != 1:
        return ""
    passage = item.spans[0].of(text)
    found = _NEGATION.search(fold_words(passage))
    if found is None:
        return ""
    folded = fold_words(passage)
    return " ".join([*folded[: found.start()].split()[-2:], found.group(), *folded[found.end() :].split()[:2]])
