"""Rules for days of the week, and for days, weeks, seasons and years beside this one."""

from __future__ import annotations

import re

from briefing_archive.extract.closed_words import word_list
from briefing_archive.extract.timex_meanings import (
    Calendar,
    Meaning,
    Part,
    Shift,
)
from briefing_archive.extract.timex_rules import (
    LONG_PART,
    PERIOD,
    Match,
    Rules,
    day_part_in,
    turn_in,
    unit_in,
    whole_in,
    words_in,
)
from briefing_archive.extract.timex_words import (
    ORDINALS,
    PART_OF_DAY,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    S,
)

_rules = Rules()


_WEEK_TURN = {"last": -1, "next": 1, "this": 0}
# “Black Monday”, “Bloody Sunday” and “Cyber Monday” name a day of their own.
_NAMED_DAY = re.compile(rf"\b(?:{'|'.join(word_list('day_names'))})[^\S\n]$")


@_rules.add(
    rf"(?:(?i:(?:the{S})?(?P<turn>last|next|this|that|past|coming|previous|following|this{S}past|this{S}coming|same)){S})?{WEEKDAY}"
    rf"(?:{S}{PART_OF_DAY})?(?:,?{S}(?:of{S})?(?i:(?P<week>last|next|this){S}week))?",
    rf"(?i:(?:the{S})?(?P<part>morning|afternoon|evening|night){S}of{S}){WEEKDAY}"
    rf"(?:{S}to{S}(?:{'|'.join(day.title() for day in WEEKDAYS)}))?",
    near="unit",
)
def _weekday(match: Match) -> Meaning | None:
    if _NAMED_DAY.search(match.string, max(match.start() - 20, 0), match.start()):
        return None
    week = words_in(match, "week").casefold()
    return Calendar(
        weekday=WEEKDAYS.index(match["weekday"].casefold()),
        turn=turn_in(match),
        day_part=day_part_in(match),
        week_shift=_WEEK_TURN[week] if week else None,
        of_story=words_in(match, "turn").casefold() in {"previous", "following", "that", "same"},
    )


_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "tonite": 0}


@_rules.add(
    rf"(?i:(?:(?:early|late|earlier|later){S})?(?P<near>today|yesterday|tomorrow)(?:{S}{PART_OF_DAY})?)",
    r"(?i:(?P<near>tonight))",
    near="part",
)
def _near_day(match: Match) -> Meaning | None:
    near = words_in(match, "near")
    if near[0].isupper() and re.search(r"[\w,]\s$", match.string[max(match.start() - 2, 0) : match.start()]):
        return None  # a newspaper's name
    near = near.casefold()
    return Shift(_NEAR[near], "day", day_part="NI" if near == "tonight" else day_part_in(match))


@_rules.add(rf"(?i:(?:the{S})?day{S}(?P<side>before{S}yesterday|after{S}tomorrow))", near="unit")
def _two_days_off(match: Match) -> Meaning | None:
    return Shift(-2 if "yesterday" in match.group().casefold() else 2, "day")


@_rules.add(
    rf"(?i:(?P<turn>this|last|that|the{S}same|the{S}previous|the{S}following|the{S}next){S}{PART_OF_DAY})", near="part"
)
def _part_of_near_day(match: Match) -> Meaning | None:
    turn = words_in(match, "turn").casefold().split()[-1]
    if turn == "last":
        return Shift(-1, "day", day_part=day_part_in(match)) if day_part_in(match) == "NI" else None
    if turn == "this":
        return Shift(0, "day", day_part=day_part_in(match))
    return Shift({"previous": -1, "following": 1, "next": 1}.get(turn, 0), "day", "story", day_part=day_part_in(match))


@_rules.add(rf"(?<=came on )the{S}day(?!{S}(?:of|after|before|he|she))", near="unit")
def _day_of_another(match: Match) -> Meaning | None:
    """“The ruling came on the day a ferry sank”."""
    return Shift(0, "day", "story")


@_rules.add(rf"(?i:(?:earlier|later){S}in{S}the{S}{PART_OF_DAY})", near="part")
def _part_of_that_day(match: Match) -> Meaning | None:
    return Shift(0, "day", "story", day_part=day_part_in(match))


@_rules.add(
    rf"(?i:(?:(?:(?:earlier|later|late|early|sometime){S}|{LONG_PART})?(?P<turn>last|next|this|this{S}past|this{S}coming)){S}){PERIOD}",
    rf"(?i:(?:(?:earlier|later|late|early){S}(?:in{S})?)?(?:the|its|his|her|their){S}(?P<turn>current|coming|upcoming){S}){PERIOD}",
    near="unit",
)
def _near_period(match: Match) -> Meaning | None:
    turn = turn_in(match)
    return None if turn is None or (unit_in(match) == "day" and turn) else Shift(turn, unit_in(match))


@_rules.add(
    rf"(?i:(?:(?:earlier|later|late|early)(?:{S}(?:in|on))?{S}|{LONG_PART})?(?:(?P<turn>that{S}same|that|the{S}same|(?:the{S})previous|(?:the{S})following|(?:the{S})next)){S}(?:very{S})?){PERIOD}",
    near="unit",
)
def _story_period(match: Match) -> Meaning | None:
    turn = turn_in(match)
    return None if turn is None else Shift(turn, unit_in(match), "story")


@_rules.add(
    rf"(?i:(?:the{S})?(?:end|start|beginning|middle|close|rest|remainder){S}of{S}(?:the|this){S}){PERIOD}",
    rf"(?i:(?:earlier|later){S}(?:in{S}|on{S})the{S}){PERIOD}",
    rf"(?i:the)(?={S}weekend){S}(?P<unit>weekend)",
    near="unit",
)
def _edge_of_period(match: Match) -> Meaning | None:
    if re.fullmatch(r"(?:the\s)?end\sof\sthe\sday", match.group().casefold()):
        return None  # more often an idiom than a time
    return Shift(0, unit_in(match), "article" if unit_in(match) != "day" else "story")


@_rules.add(rf"(?i:(?:the{S})?year(?:['’]s|-|{S})[- ]?end)", near="unit")
def _year_end(match: Match) -> Meaning | None:
    before, after = match.string[max(match.start() - 12, 0) : match.start()], match.string[match.end() :][:20]
    if re.match(r"[^\S\n][a-z]{4,}", after) and not re.search(r"\b(?:by|at|before|until|since)[^\S\n]$", before):
        return None  # “the year-end dividend”
    return Shift(0, "year")


@_rules.add(
    rf"(?i:(?:the{S})?(?:(?P<turn>last|next|this|that|previous|following|same|coming){S})?){SEASON}(?:(?:,?{S}of{S}|,?{S}){YEAR})?",
    near="part",
)
def _season(match: Match) -> Meaning | None:
    turn, year = turn_in(match), whole_in(match, "year")
    words = words_in(match, "season")
    if turn is None and year is None:
        before = match.string[max(match.start() - 12, 0) : match.start()].casefold()
        after = match.string[match.end() : match.end() + 12]
        preceded = re.search(r"\b(?:in|during|by|until|since|early|late|mid)[ -]$", before)
        article = match.group().casefold().startswith("the")
        if not preceded or (words.casefold() in {"spring", "fall"} and not article) or re.match(rf"{S}of\b", after):
            return None
    return Part(SEASONS[words.casefold()], year, turn)


@_rules.add(r"(?P<share>[QH])(?P<which>[1-4])(?:[^\S\n](?:of[^\S\n])?(?P<year>20[0-9]{2}))?", near="digit")
@_rules.add(
    rf"(?i:(?:the{S})?(?P<which>first|second|third|fourth|1st|2nd|3rd|4th|last){S}(?P<share>quarter|half){S}of{S}(?:the{S}year{S}|fiscal{S})?){YEAR}",
    rf"(?i:(?:the{S})?(?P<which>first|second|third|fourth|1st|2nd|3rd|4th){S}(?P<share>quarter|half){S}of{S}(?P<turn>this|last|next|the){S}year)",
    rf"(?i:(?:the{S})?(?P<which>first|second|third|fourth){S}(?P<share>quarter))",
    near="part",
)
def _share_of_year(match: Match) -> Meaning | None:
    words = match["which"].casefold()
    share = match["share"].upper()[0]
    count = ORDINALS.get(words) or (int(words[0]) if words[0].isdigit() else (4 if share == "Q" else 2))
    if share == "H" and count > 2:
        return None
    return Part(f"{share}{count}", whole_in(match, "year"), turn_in(match))


RULES = tuple(_rules)
