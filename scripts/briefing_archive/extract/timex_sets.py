"""Rules for sets of times, times of day and holidays."""

from __future__ import annotations

import re

from briefing_archive.extract.timex_meanings import (
    Clock,
    Every,
    Feast,
    Meaning,
)
from briefing_archive.extract.timex_rules import (
    PERIOD,
    TURNS,
    Match,
    Rules,
    day_part_in,
    whole_in,
)
from briefing_archive.extract.timex_values import length_value
from briefing_archive.extract.timex_words import (
    AMOUNT,
    CLOCK_ZONE,
    DAY_PARTS,
    PART_OF_DAY,
    UNIT,
    UNIT_CODES,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    S,
    holiday_key,
    holidays,
    number,
)

_rules = Rules()


@_rules.add(
    rf"(?i:(?:once|twice|three{S}times|four{S}times|several{S}times)(?:,?{S}(?:a|per|every|each)){S}(?P<unit2>day|week|month|year))",
    near="unit",
)
@_rules.add(
    rf"(?i:(?:every|each){S})(?:(?i:(?P<other>other|second){S}))?(?:{WEEKDAY}|{PERIOD}|(?i:(?P<unit2>hour|night|morning|evening|afternoon)))",
)
def _every(match: Match) -> Meaning | None:
    groups = match.groupdict()
    if re.match(r"\s(?:life|lives|basis|people)\b", match.string[match.end() : match.end() + 8]):
        return None
    if groups.get("weekday"):
        return Every(f"XXXX-WXX-{WEEKDAYS.index(groups['weekday'].casefold()) + 1}")
    unit = (groups.get("unit") or groups.get("unit2") or "").casefold()
    if unit in DAY_PARTS:
        return Every(f"XXXX-XX-XXT{DAY_PARTS[unit]}")
    if unit == "weekend":
        return Every("XXXX-WXX-WE")
    code = UNIT_CODES["century" if unit == "centur" else unit]
    return Every("P" + code.format("2" if groups.get("other") else "1"))


@_rules.add(rf"(?i:every|each){S}{AMOUNT}{S}(?:{UNIT})(?:(?<=centur)(?:y|ies)|s)?", near="unit")
def _every_some(match: Match) -> Meaning | None:
    """“Every four years”: a set of times, no length."""
    count, unit = number(match["amount"]), match["unit"].casefold()
    if count is None or unit == "second":
        return None
    return Every(length_value(str(count), "century" if unit == "centur" else unit))


@_rules.add(
    rf"(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?[^\S\n]?(?P<half>[aApP])(?:\.[^\S\n]?[mM](?:\b\.?|\.)|[^\S\n]?[mM]\b){CLOCK_ZONE}",
    r"(?P<hour>[0-2][0-9]):?(?P<minute>[0-5][0-9])[^\S\n]?"
    r"(?P<zone>UTC|GMT|[A-Z]{1,3}[SD]?T|(?i:local time|hrs|hours))\b",
    r"(?<=at )(?P<hour>[0-2]?[0-9])[:.](?P<minute>[0-5][0-9])(?![:.]?[0-9])",
    rf"(?P<hour>1?[0-9]){S}o['’]clock(?:{S}in{S}the{S}(?:{PART_OF_DAY}))?",
    near="digit",
)
def _clock(match: Match) -> Meaning | None:
    groups = match.groupdict()
    hour, minute = int(match["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").casefold()
    if half == "p" or day_part_in(match) in {"AF", "EV"}:
        hour = hour % 12 + 12
    elif half == "a":
        hour %= 12
    return Clock(hour, minute, (groups.get("zone") or "") in {"UTC", "GMT"}) if hour < 24 else None


@_rules.add(r"(?i:(?<=at )(?P<word>noon|midnight|midday|dawn|dusk|sunrise|sunset)|(?P<word2>overnight))")
def _worded_clock(match: Match) -> Meaning | None:
    word = (match["word"] or match["word2"]).casefold()
    hours = {"noon": 12, "midday": 12, "midnight": 0}
    if word in hours:
        return Clock(hours[word])
    return Clock(None, day_part={"dawn": "MO", "sunrise": "MO", "overnight": "NI"}.get(word, "EV"))


_FEASTS = "|".join(
    re.escape(name).replace("’", "['’]").replace(r"\ ", S) for name in sorted(holidays(), key=len, reverse=True)
)


@_rules.add(
    rf"(?<!/)(?:(?P<turn>last|next|this|Last|Next|This){S})?(?=[A-Z0-9])(?P<feast>(?i:{_FEASTS}))(?!\w)"
    rf"(?:,?{S}{YEAR})?"
)
def _feast(match: Match) -> Meaning | None:
    turn = TURNS.get((match["turn"] or "").casefold())
    if re.search(r"\w[,;]?\s[A-Z]\w+\s$", match.string[max(match.start() - 30, 0) : match.start()]) and turn is None:
        return None  # part of a name
    rule = holidays()[holiday_key(match["feast"])]
    return Feast(rule, whole_in(match, "year"), turn)


RULES = tuple(_rules)
