"""Rules for distances (“two years ago”), durations and vague references.

Ages, winning margins, results and rates are no durations.
"""

from __future__ import annotations

import re

from briefing_archive.extract.timex_meanings import (
    Beside,
    Length,
    Meaning,
    Reference,
    Shift,
)
from briefing_archive.extract.timex_measures import measures
from briefing_archive.extract.timex_rules import (
    TURNS,
    Match,
    Rules,
    unit_in,
    words_in,
)
from briefing_archive.extract.timex_words import (
    AMOUNT,
    UNIT,
    S,
    amount_code,
    number,
)

_rules = Rules()


_MODIFIER = (
    rf"(?i:(?:(?:just|only|still){S})?(?:nearly|almost|about|around|over|roughly|approximately|some|more{S}than|"
    rf"less{S}than|fewer{S}than|at{S}least|at{S}most|up{S}to|well{S}over|just{S}over|just{S}under|under|only|another|exactly){S})"
)
_UNITS = rf"{UNIT}(?:(?<=centur)(?:y|ies)|s)?"
_PAST_WORDS = {"ago", "back", "earlier", "before", "previously", "prior", "beforehand"}


@_rules.add(
    rf"{_MODIFIER}?{AMOUNT}\]?(?:{S}(?i:and{S}a{S}half))?{S}(?i:more{S}|full{S})?{_UNITS}{S}(?i:(?P<side>ago|earlier|later|previously|beforehand|afterwards?|hence|back(?!{S}(?:in|to|at|on|with|from|home))|from{S}now|on(?={S}?[,.])))",
    rf"(?i:(?P<vague>decades|years|months|weeks|days|hours|centuries|moments|minutes)){S}(?i:(?P<side>ago|earlier|later|hence|afterwards?))",
    near="unit",
)
def _distance(match: Match) -> Meaning | None:
    side = words_in(match, "side").casefold().split()[0]
    past = side in _PAST_WORDS
    count = None if words_in(match, "vague") else number(match["amount"])
    base_is_article = side in {"ago", "back", "hence", "from"}
    if count is None or count > 5000:
        return Reference("PAST_REF" if past else "FUTURE_REF") if base_is_article or past else None
    unit = unit_in(match)
    if match["unit"].casefold() == "fortnight":
        count *= 2
    if match["unit"].casefold() == "second":
        return None
    if unit == "decade":  # “a decade ago” is ten years before, not somewhere in the decade before
        unit, count = "year", count * 10
    return Shift(-count if past else count, unit, "article" if base_is_article else "story")


@_rules.add(rf"(?i:in{S}){_MODIFIER}?{AMOUNT}{S}{_UNITS}['’]s?{S}(?i:time)", near="unit")
def _in_time(match: Match) -> Meaning | None:
    count = number(match["amount"])
    return None if count is None or count > 5000 else Shift(count, unit_in(match))


@_rules.add(
    rf"{_MODIFIER}?{AMOUNT}{S}{_UNITS}{S}(?i:(?P<side>after|before|since|prior{S}to|following|ahead{S}of|in{S}advance{S}of))(?=\W)",
    rf"(?i:the{S}(?P<unit>day|morning|night|week|month|year){S}(?P<side>before|after))(?=\W)",
    near="unit",
)
def _beside(match: Match) -> Meaning | None:
    side = match["side"].casefold()
    words = match.groupdict().get("amount")
    count = 1 if words is None else number(words)
    if side == "since" or count is None or count > 5000 or match["unit"].casefold() in {"second", "minute"}:
        if match["unit"].casefold() in {"second", "minute"}:
            return None
        return Length(amount_code(words or ""), _length_unit(match)) if words else None
    if match["unit"].casefold() == "morning":
        return None
    return Beside(count if side in {"after", "following"} else -count, unit_in(match))


def _length_unit(match: Match) -> str:
    words = match["unit"].casefold()
    return "century" if words == "centur" else words


# “3 hours 5 minutes 12 seconds” is a result, and nothing under an hour is news by its length.
_CONTINUED = re.compile(r"\s{1,2}(?:and\s)?[0-9.]{1,6}\s(?:minute|second)")


@_rules.add(
    rf"(?i:the{S}(?:first{S}|final{S}))?{_MODIFIER}?{AMOUNT}(?:{S}(?i:and{S}a{S}half))?(?:{S}(?i:more{S}|full{S}|whole{S}|consecutive{S}|straight{S}|long{S}|additional{S}|extra{S}))?{S}?{_UNITS}['’]?",
    rf"{AMOUNT}[-‐‑–{' '}]{UNIT}(?:(?<=centur)y)?(?:[-‐‑–](?i:long))?",
    near="unit",
)
def _length(match: Match) -> Meaning | None:
    words, unit = match["amount"].casefold(), _length_unit(match)
    article = words in {"a", "an"}
    if (
        measures(match.string, match.start(), match.end())
        or unit in {"second", "minute", "quarter"}
        or _CONTINUED.match(match.string, match.end())
    ):
        return None
    if article and match.group().casefold().endswith("long"):
        return None  # “week-long” alone says it
    if article and not re.search(r"[-‐‑–]", match.group()):
        return _article_length(match, unit)
    amount = amount_code(words)
    if re.search(r"(?i:and\s{1,3}a\s{1,3}half)", match.group()) and amount.isdecimal():
        amount += ".5"
    return Length(amount, unit)


def _article_length(match: Match, unit: str) -> Meaning | None:
    """“A year” is a duration where something lasts; otherwise it counts something else (“twice a year”)."""
    before = match.string[max(match.start() - 14, 0) : match.start()].casefold()
    if re.search(
        r"\b(?:for|in|within|over|after|during|spent|lasted|last|took|take|takes|half|nearly|than|about)\s$", before
    ):
        return Length("1", unit)
    return None


@_rules.add(
    r"(?i:(?P<unit>hour|day|night|week|weekend|month|year|decade|centur(?=y))(?:(?<=centur)y)?s?[-‐‑–]long)",
    rf"(?i:half{S}(?:an?{S})?(?P<half>hour|day|century|decade|year))",
    near="unit",
)
def _worded_length(match: Match) -> Meaning | None:
    if half := match.groupdict().get("half"):
        return {"hour": Length("30", "minute"), "day": Length("12", "hour"), "year": Length("6", "month")}.get(
            half.casefold(), Length("5" if half.casefold() == "decade" else "50", "year")
        )
    vague = re.search(r"s[-‐‑–]", match.group())
    return Length("X" if vague else "1", _length_unit(match))


@_rules.add(
    rf"(?i:(?P<lead>for|over|in|after|within|took|spent|lasted|during|throughout|many|several|lasting|spanning){S}(?:the{S})?(?P<plural>decades|years|months|weeks|days|hours|centuries))(?!{S}(?:ago|earlier|later|old|of{S}age))",
    near="unit",
)
def _vague_length(match: Match) -> Meaning | None:
    words = match["plural"].casefold()
    return Length("X", "century" if words == "centuries" else words[:-1])


@_rules.add(
    rf"(?i:(?:the{S})?(?P<turn>last|past|previous|next|coming|following)){S}{AMOUNT}{S}{_UNITS}",
    rf"(?<=[A-Za-z]{' '})(?i:the{S}past){S}(?i:(?P<unit>week|month|year|decade|centur(?=y)))(?:(?<=centur)y)?",
    near="unit",
)
def _last_some(match: Match) -> Meaning | None:
    if "amount" not in match.groupdict():
        return Length("1", _length_unit(match))
    if number(match["amount"]) is None:
        return Reference("FUTURE_REF" if TURNS[match["turn"].casefold()] > 0 else "PAST_REF")
    return None if match["unit"].casefold() == "second" else Length(amount_code(match["amount"]), _length_unit(match))


@_rules.add(rf"(?i:(?:the{S})?(?P<turn>coming){S}(?:years|months|weeks|days|decades|hours))", near="unit")
@_rules.add(
    rf"(?i:(?:the{S})?(?:most{S}|more{S})?(?P<turn>recent){S}(?:years|months|weeks|days|decades|times|history|hours|past))",
)
def _reference_period(match: Match) -> Meaning | None:
    turn = match["turn"].casefold()
    return Reference("FUTURE_REF" if turn == "coming" else "PAST_REF")


@_rules.add(
    r"(?i:now)(?![-‐‑]|\s{1,2}(?:that|known|defunct)\b)",
    rf"(?i:currently|presently|nowadays|at{S}present|at{S}the{S}moment|at{S}this{S}(?:time|moment)|to{S}date|these{S}days|right{S}now|at{S}the{S}present{S}time|so{S}far{S}this{S}time)",
)
def _present(match: Match) -> Meaning | None:
    before = match.string[max(match.start() - 6, 0) : match.start()].casefold()
    if match.group().casefold() == "now" and re.search(r"(?:\bby |until |till |from |-)$", before) is not None:
        return Reference("PRESENT_REF") if not before.endswith("-") else None
    return Reference("PRESENT_REF")


RULES = tuple(_rules)
