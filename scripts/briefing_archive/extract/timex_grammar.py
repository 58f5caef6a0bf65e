"""A grammar of English time expressions: spans of text and what their words mean.

Each rule is a pattern and a reading of its match. Where matches overlap the longest wins, then the rule that
stands first. Patterns have bounded length, so the time is linear in the text. What is annotated follows
TIMEX3 (TimeML 1.2.1, http://www.timeml.org); ages, clock results and counted things are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing_archive.extract.timex_meanings import (
    Beside,
    Calendar,
    Clock,
    Every,
    Expression,
    Feast,
    Fixed,
    Length,
    Meaning,
    Part,
    Reference,
    Shift,
    Unit,
)
from briefing_archive.extract.timex_words import (
    AMOUNT,
    ANY_WEEKDAY,
    CLOCK_ZONE,
    DAY,
    DAY_PARTS,
    DECADES,
    FULL_MONTH,
    MONTH,
    ORDINALS,
    PART_OF_DAY,
    SEASON,
    SEASONS,
    UNIT,
    UNIT_CODES,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    S,
    amount_code,
    holiday_key,
    holidays,
    month_of,
    number,
)
from briefing_archive.spans import Span

Match = re.Match[str]
Reading = Callable[[Match], Meaning | None]

TURNS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1}
TURNS |= {"this": 0, "current": 0, "same": 0, "that": 0}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the reading of its match, which returns None where the words mean something else."""

    pattern: re.Pattern[str]
    read: Reading


_RULES: list[Rule] = []


def _rule(*patterns: str) -> Callable[[Reading], Reading]:
    def add(read: Reading) -> Reading:
        _RULES.extend(Rule(re.compile(rf"(?<![\w$€£#])(?:{pattern})(?!\w)"), read) for pattern in patterns)
        return read

    return add


def _group(match: Match, name: str) -> str:
    return (match.groupdict().get(name) or "").strip()


def _int(match: Match, name: str) -> int | None:
    words = _group(match, name)
    return int(words) if words else None


def _month(match: Match) -> int | None:
    words = _group(match, "month")
    return month_of(words) if words else None


def _part(match: Match) -> str:
    return DAY_PARTS.get(_group(match, "part").casefold(), "")


def _unit(match: Match) -> Unit:
    words = _group(match, "unit").casefold()
    unit = {"centur": "century", "fortnight": "week", "night": "day"}.get(words, words)
    return unit  # type: ignore[return-value]


def _turn(match: Match) -> int | None:
    words = _group(match, "turn").casefold()
    return TURNS.get(words.split()[-1]) if words else None


_OF_YEAR = rf"(?:{S}(?:of{S})?(?i:(?P<yearturn>this|last|next){S}year))"
_YEAR_SHIFT = {"": None, "this": 0, "last": -1, "next": 1}
_VAGUE_PART = rf"(?i:(?:(?:very{S})?(?:early|late|mid)(?:[-‐‑–]|{S})(?:in{S}|to{S})?))"
_EDGE = (
    rf"(?i:the{S})?(?i:very{S})?(?i:start|beginning|middle|end|close|rest|remainder|turn|eve)(?:{S}of)(?:{S}the)?{S}"
)
_LONG_PART = (
    rf"(?:{_EDGE}|(?:(?i:the{S})?(?i:first|second|latter|early|late){S}(?:half|part|weeks|days|months){S}of{S}))"
)


# --- days, months and years by name ------------------------------------------------------------------------


@_rule(r"(?P<year>(?:1[0-9]|20)[0-9]{2})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?:T[0-9:.]{2,12}Z?)?")
def _iso_day(match: Match) -> Meaning | None:
    return Calendar(_int(match, "year"), _int(match, "number"), _int(match, "day"))


_WITH_YEAR = rf"(?:(?:,{S}?|{S}|,?{S}of{S}){YEAR}|,?{_OF_YEAR})"
_AND_DAY = r"(?:[^\S\n]?[-–—][^\S\n]?(?P<until>[0-3]?[0-9])(?![\w%:]))"


@_rule(
    rf"(?:(?:{WEEKDAY}|{ANY_WEEKDAY}),?{S}(?:the{S})?)?{MONTH}{S}{DAY}{_AND_DAY}?{_WITH_YEAR}?",
    rf"(?:(?:{WEEKDAY}|{ANY_WEEKDAY}),?{S}(?:the{S})?)?{DAY}{_AND_DAY}?{S}(?:day{S})?(?:of{S})?{MONTH}{_WITH_YEAR}?",
)
def _day_of_month(match: Match) -> Meaning | None:
    day, month, until = _int(match, "day"), _month(match), _int(match, "until")
    if not day or day > 31 or (until and not day < until <= 31):
        return None
    return Calendar(
        _int(match, "year"), month, day, year_shift=_YEAR_SHIFT[_group(match, "yearturn").casefold()], until=until
    )


@_rule(
    rf"(?:{_LONG_PART}|{_VAGUE_PART})?{MONTH}(?:,?{S}of{S}|,{S}|{S})(?:the{S}year{S})?{YEAR}",
    rf"(?:{_LONG_PART}|{_VAGUE_PART})?{FULL_MONTH},?{_OF_YEAR}",
)
def _month_of_year(match: Match) -> Meaning | None:
    return Calendar(_int(match, "year"), _month(match), year_shift=_YEAR_SHIFT[_group(match, "yearturn").casefold()])


# “May”, “March” and “August” are other words too: a month needs a word before it that only a time can follow.
_BEFORE_MONTH = (
    "in|since|until|till|by|from|of|during|through|throughout|between|last|next|this|every|each|late|early|mid|"
    "before|after|to|and|or|for|around|about|on|per|starting|ending|due|previous|following"
)


@_rule(
    rf"(?:{_LONG_PART}|{_VAGUE_PART}){FULL_MONTH}",
    rf"(?i:(?:(?:early|late|later){S})?(?P<turn>last|next|this|this{S}past|this{S}coming|the{S}following|the{S}previous|that(?:{S}same)?|the{S}same){S}){FULL_MONTH}",
    FULL_MONTH,
)
def _bare_month(match: Match) -> Meaning | None:
    month = _group(match, "month")
    bare = match.group().casefold() == month.casefold()
    if bare and month.casefold() in {"may", "march", "august", "april", "june"}:
        before = re.search(r"([A-Za-z]+)[^\S\n]$", match.string[max(match.start() - 12, 0) : match.start()])
        if not before or before[1].casefold() not in _BEFORE_MONTH.split("|"):
            return None
        if month.casefold() in {"april", "june", "august"} and re.match(
            r"[^\S\n][A-Z]", match.string[match.end() :][:2]
        ):
            return None
    of_story = bool(re.search(r"\b(?:that|same|following|previous)$", _group(match, "turn").casefold()))
    return Calendar(month=month_of(month), turn=_turn(match), of_story=of_story)


_NOT_YEAR = re.compile(
    r"(?:(?i:flight|route|no\.?|number|room|page|total of|than|least)[^\S\n]|[$€£#@+−][^\S\n]?|[/:.,]|[0-9][-–])$"
)
_ROUGHLY = re.compile(
    r"\b(?:some|about|around|nearly|almost|over|most|roughly|approximately|another|up to)\s$", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:in|since|by|of|from|until|till|circa|ca?\.|year|to|and|early|late|before|after)[\s(]$", re.IGNORECASE
)
_NOUN = re.compile(
    r"[^\S\n](?!(?:and|or|to|in|on|at|by|when|until|but|as|for|with|that|after|before|while|through|levels?|elections?)\b)[a-z]"
)
_COUNTED = re.compile(
    r"[^\S\n](?:people|men|women|children|soldiers|troops|workers|members|fighters|refugees|migrants|feet|miles|"
    r"metres|meters|kilometres|kilometers|km|kg|m|tons|tonnes|dollars|euros|pounds|points|votes|acres|hectares|"
    r"homes|houses|cases|deaths|years|days|hours|minutes|UTC|GMT|hrs)\b"
)


@_rule(
    rf"(?:{_LONG_PART}|{_VAGUE_PART})?(?i:(?:the{S})?(?:(?:fiscal|financial|calendar){S})?year{S}){YEAR}",
    rf"(?:{_LONG_PART}|{_VAGUE_PART})?(?i:fiscal{S}){YEAR}",
    rf"(?:{_LONG_PART}|{_VAGUE_PART}){YEAR}",
    r"(?i:FY)[^\S\n]?(?P<year>20[0-9]{2})",
)
def _marked_year(match: Match) -> Meaning | None:
    return Calendar(year=_int(match, "year"))


@_rule(YEAR)
def _bare_year(match: Match) -> Meaning | None:
    text, start, end = match.string, match.start(), match.end()
    year = int(match["year"])
    before, after = text[max(start - 16, 0) : start], text[end : end + 16]
    if not 1300 <= year <= 2150 or _NOT_YEAR.search(before) or _COUNTED.match(after):
        return None
    if _ROUGHLY.search(before) and _NOUN.match(after):
        return None
    if not 1700 <= year <= 2060 and not _SINCE.search(before):
        return None
    if text[end : end + 1] in {"/", "-", "–"} and text[end + 1 : end + 2].isdigit():
        return None
    return Calendar(year=year)


@_rule(
    r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})[-–/](?:(?P<until>1[5-9][0-9]{2}|20[0-9]{2})|(?P<short>[0-9]{2}))(?![-–/.,]?[0-9])"
)
def _years(match: Match) -> Meaning | None:
    """A stretch of years (“1980–1987”), or a season, school or fiscal year (“2019–20”)."""
    first = int(match["year"])
    last = int(match["until"]) if match["until"] else first // 100 * 100 + int(match["short"])
    return Fixed(f"{first}/{last}") if first < last else None


@_rule(
    rf"(?i:(?:the{S})?)(?:{_VAGUE_PART})?(?:(?i:the{S}))?(?P<decade>(?:1[5-9]|20)[0-9]0)['’]?s",
    rf"(?i:the{S})(?:{_VAGUE_PART})?['’‘]?(?P<short>[2-9]0)s",
    r"['’‘](?P<short>[2-9]0)s",
    rf"(?i:the{S})(?:{_VAGUE_PART})?(?:(?P<hundred>nineteen)[- ])?(?P<word>{'|'.join(DECADES)})",
)
def _decade(match: Match) -> Meaning | None:
    if whole := _group(match, "decade"):
        return Fixed(whole[:2] if whole.endswith("00") and whole != "2000" else whole[:3])
    tens = _group(match, "short")[:1] or str(DECADES[_group(match, "word")])
    return Fixed(f"{20 if tens in '01' else 19}{tens}")


@_rule(
    rf"(?i:(?:the{S})?)(?:{_VAGUE_PART})?(?i:(?P<ordinal>[0-9]{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})[- ]centur(?:y|ies))"
)
def _century(match: Match) -> Meaning | None:
    words = _group(match, "ordinal").casefold()
    count = ORDINALS.get(words) or int(re.match(r"[0-9]*", words)[0] or 0)  # type: ignore[index]
    return Fixed(f"{count - 1:02d}") if 1 <= count <= 22 else None


# --- days of the week, days beside today -------------------------------------------------------------------

_WEEK_TURN = {"last": -1, "next": 1, "this": 0}


@_rule(
    rf"(?:(?i:(?:the{S})?(?P<turn>last|next|this|past|coming|previous|following|this{S}past|this{S}coming)){S})?{WEEKDAY}"
    rf"(?:{S}{PART_OF_DAY})?(?:,?{S}(?:of{S})?(?i:(?P<week>last|next|this){S}week))?",
    rf"(?i:(?:the{S})?(?P<part>morning|afternoon|evening|night){S}of{S}){WEEKDAY}(?:{S}to{S}(?:{'|'.join(w.title() for w in WEEKDAYS)}))?",
)
def _weekday(match: Match) -> Meaning | None:
    week = _group(match, "week").casefold()
    return Calendar(
        weekday=WEEKDAYS.index(match["weekday"].casefold()),
        turn=_turn(match),
        day_part=_part(match),
        week_shift=_WEEK_TURN[week] if week else None,
    )


_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "tonite": 0}


@_rule(
    rf"(?i:(?:(?:early|late|earlier|later){S})?(?P<near>today|yesterday|tomorrow)(?:{S}{PART_OF_DAY})?)",
    r"(?i:(?P<near>tonight))",
)
def _near_day(match: Match) -> Meaning | None:
    near = _group(match, "near")
    if near[0].isupper() and re.search(r"[\w,]\s$", match.string[max(match.start() - 2, 0) : match.start()]):
        return None  # a newspaper's name
    near = near.casefold()
    return Shift(_NEAR[near], "day", day_part="NI" if near == "tonight" else _part(match))


@_rule(rf"(?i:(?:the{S})?day{S}(?P<side>before{S}yesterday|after{S}tomorrow))")
def _two_days_off(match: Match) -> Meaning | None:
    return Shift(-2 if "yesterday" in match.group().casefold() else 2, "day")


@_rule(rf"(?i:(?P<turn>this|last|that|the{S}same|the{S}previous|the{S}following|the{S}next){S}{PART_OF_DAY})")
def _part_of_near_day(match: Match) -> Meaning | None:
    turn = _group(match, "turn").casefold().split()[-1]
    if turn == "last":
        return Shift(-1, "day", day_part=_part(match)) if _part(match) == "NI" else None
    if turn == "this":
        return Shift(0, "day", day_part=_part(match))
    return Shift({"previous": -1, "following": 1, "next": 1}.get(turn, 0), "day", "story", day_part=_part(match))


# --- weeks, months, years beside this one ------------------------------------------------------------------

_PERIOD = r"(?i:(?P<unit>day|weekend|week|fortnight|month|quarter|year|decade|centur(?=y|ies)))(?:(?<=centur)y)?"


@_rule(
    rf"(?i:(?:(?:(?:earlier|later|late|early|sometime){S}|{_LONG_PART})?(?P<turn>last|next|this|this{S}past|this{S}coming)){S}){_PERIOD}",
    rf"(?i:(?:(?:earlier|later|late|early){S}(?:in{S})?)?(?:the|its|his|her|their){S}(?P<turn>current|coming|upcoming){S}){_PERIOD}",
)
def _near_period(match: Match) -> Meaning | None:
    turn = _turn(match)
    return None if turn is None or (_unit(match) == "day" and turn) else Shift(turn, _unit(match))


@_rule(
    rf"(?i:(?:(?:earlier|later|late|early)(?:{S}(?:in|on))?{S}|{_LONG_PART})?(?:(?P<turn>that{S}same|that|the{S}same|(?:the{S})previous|(?:the{S})following|(?:the{S})next)){S}(?:very{S})?){_PERIOD}",
)
def _story_period(match: Match) -> Meaning | None:
    turn = _turn(match)
    return None if turn is None else Shift(turn, _unit(match), "story")


@_rule(
    rf"(?i:(?:the{S})?(?:end|start|beginning|middle|close|rest|remainder){S}of{S}(?:the|this){S}){_PERIOD}",
    rf"(?i:(?:earlier|later){S}(?:in{S}|on{S})the{S}){_PERIOD}",
    rf"(?i:the)(?={S}weekend){S}(?P<unit>weekend)",
)
def _edge_of_period(match: Match) -> Meaning | None:
    if re.fullmatch(r"(?:the\s)?end\sof\sthe\sday", match.group().casefold()):
        return None  # more often an idiom than a time
    return Shift(0, _unit(match), "article" if _unit(match) != "day" else "story")


@_rule(rf"(?i:(?:the{S})?year(?:['’]s|-|{S})[- ]?end)")
def _year_end(match: Match) -> Meaning | None:
    return Shift(0, "year")


@_rule(
    rf"(?i:(?:the{S})?(?:(?P<turn>last|next|this|that|previous|following|same|coming){S})?){SEASON}(?:(?:,?{S}of{S}|,?{S}){YEAR})?"
)
def _season(match: Match) -> Meaning | None:
    turn, year = _turn(match), _int(match, "year")
    words = _group(match, "season")
    if turn is None and year is None:
        before = match.string[max(match.start() - 12, 0) : match.start()].casefold()
        after = match.string[match.end() : match.end() + 12]
        preceded = re.search(r"\b(?:in|during|by|until|since|early|late|mid)[ -]$", before)
        article = match.group().casefold().startswith("the")
        if not preceded or (words.casefold() in {"spring", "fall"} and not article) or re.match(rf"{S}of\b", after):
            return None
    return Part(SEASONS[words.casefold()], year, turn)


@_rule(
    rf"(?i:(?:the{S})?(?P<which>first|second|third|fourth|1st|2nd|3rd|4th|last){S}(?P<share>quarter|half){S}of{S}(?:the{S}year{S}|fiscal{S})?){YEAR}",
    rf"(?i:(?:the{S})?(?P<which>first|second|third|fourth|1st|2nd|3rd|4th){S}(?P<share>quarter|half){S}of{S}(?P<turn>this|last|next|the){S}year)",
    r"(?P<share>[QH])(?P<which>[1-4])(?:[^\S\n](?:of[^\S\n])?(?P<year>20[0-9]{2}))?",
    rf"(?i:(?:the{S})?(?P<which>first|second|third|fourth){S}(?P<share>quarter))",
)
def _share_of_year(match: Match) -> Meaning | None:
    words = match["which"].casefold()
    share = match["share"].upper()[0]
    count = ORDINALS.get(words) or (int(words[0]) if words[0].isdigit() else (4 if share == "Q" else 2))
    if share == "H" and count > 2:
        return None
    return Part(f"{share}{count}", _int(match, "year"), _turn(match))


# --- distances and durations -------------------------------------------------------------------------------

_MODIFIER = (
    rf"(?i:(?:(?:just|only|still){S})?(?:nearly|almost|about|around|over|roughly|approximately|some|more{S}than|"
    rf"less{S}than|fewer{S}than|at{S}least|at{S}most|up{S}to|well{S}over|just{S}over|just{S}under|under|only|another|exactly){S})"
)
_UNITS = rf"{UNIT}(?:(?<=centur)(?:y|ies)|s)?"
_PAST_WORDS = {"ago", "back", "earlier", "before", "previously", "prior", "beforehand"}


@_rule(
    rf"{_MODIFIER}?{AMOUNT}\]?(?:{S}(?i:and{S}a{S}half))?{S}(?i:more{S}|full{S})?{_UNITS}{S}(?i:(?P<side>ago|earlier|later|previously|beforehand|afterwards?|hence|back(?!{S}(?:in|to|at|on|with|from|home))|from{S}now|on(?={S}?[,.])))",
    rf"(?i:(?P<vague>decades|years|months|weeks|days|hours|centuries|moments|minutes)){S}(?i:(?P<side>ago|earlier|later|hence|afterwards?))",
)
def _distance(match: Match) -> Meaning | None:
    side = _group(match, "side").casefold().split()[0]
    past = side in _PAST_WORDS
    count = None if _group(match, "vague") else number(match["amount"])
    base_is_article = side in {"ago", "back", "hence", "from"}
    if count is None or count > 5000:
        return Reference("PAST_REF" if past else "FUTURE_REF") if base_is_article or past else None
    unit = _unit(match)
    if match["unit"].casefold() == "fortnight":
        count *= 2
    if match["unit"].casefold() == "second":
        return None
    return Shift(-count if past else count, unit, "article" if base_is_article else "story")


@_rule(
    rf"{_MODIFIER}?{AMOUNT}{S}{_UNITS}{S}(?i:(?P<side>after|before|since|prior{S}to|following|ahead{S}of|in{S}advance{S}of))(?=\W)",
    rf"(?i:the{S}(?P<unit>day|morning|night|week|month|year){S}(?P<side>before|after))(?=\W)",
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
    return Beside(count if side in {"after", "following"} else -count, _unit(match))


def _length_unit(match: Match) -> str:
    words = match["unit"].casefold()
    return "century" if words == "centur" else words


_AGE = re.compile(r"[-\s](?:old|olds|of\s{1,2}age|younger|older|his\s{1,2}(?:senior|junior))\b", re.IGNORECASE)
_RESULT = re.compile(r"\s{1,2}(?:ahead|behind|faster|slower|quicker|clear)\b", re.IGNORECASE)
# “2 hours 1 minute 39 seconds” is a result, and nothing under an hour is news by its length.
_CONTINUED = re.compile(r"\s{1,2}(?:and\s)?[0-9.]{1,6}\s(?:minute|second)")
_PER = re.compile(r"(?:\b(?:per|times|once|twice|aged?|age of|at)|[$€£%\d])\s{1,2}$", re.IGNORECASE)


def _plain_length(match: Match) -> bool:
    """Whether the words tell how long, and are no age, no winning margin and no rate."""
    text, start, end = match.string, match.start(), match.end()
    after = text[end : end + 16]
    return not (_AGE.match(after) or _RESULT.match(after) or _PER.search(text[max(start - 9, 0) : start]))


@_rule(
    rf"(?i:the{S}(?:first{S}|final{S}))?{_MODIFIER}?{AMOUNT}(?:{S}(?i:and{S}a{S}half))?(?:{S}(?i:more{S}|full{S}|whole{S}|consecutive{S}|straight{S}|long{S}|additional{S}|extra{S}))?{S}?{_UNITS}['’]?",
    rf"{AMOUNT}[-‐‑–{' '}]{UNIT}(?:(?<=centur)y)?(?:[-‐‑–](?i:long))?",
)
def _length(match: Match) -> Meaning | None:
    words, unit = match["amount"].casefold(), _length_unit(match)
    article = words in {"a", "an"}
    if not _plain_length(match) or unit in {"second", "minute"} or _CONTINUED.match(match.string, match.end()):
        return None
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


@_rule(
    r"(?i:(?P<unit>hour|day|night|week|weekend|month|year|decade|centur(?=y))(?:(?<=centur)y)?s?[-‐‑–]long)",
    rf"(?i:half{S}(?:an?{S})?(?P<half>hour|day|century|decade|year))",
)
def _worded_length(match: Match) -> Meaning | None:
    if half := match.groupdict().get("half"):
        return {"hour": Length("30", "minute"), "day": Length("12", "hour"), "year": Length("6", "month")}.get(
            half.casefold(), Length("5" if half.casefold() == "decade" else "50", "year")
        )
    vague = re.search(r"s[-‐‑–]", match.group())
    return Length("X" if vague else "1", _length_unit(match))


@_rule(
    rf"(?i:(?P<lead>for|over|in|after|within|took|spent|lasted|during|throughout|many|several|lasting|spanning){S}(?:the{S})?(?P<plural>decades|years|months|weeks|days|hours|centuries))(?!{S}(?:ago|earlier|later|old|of{S}age))"
)
def _vague_length(match: Match) -> Meaning | None:
    words = match["plural"].casefold()
    return Length("X", "century" if words == "centuries" else words[:-1])


@_rule(
    rf"(?i:(?:the{S})?(?P<turn>last|past|previous|next|coming|following)){S}{AMOUNT}{S}{_UNITS}",
    rf"(?<=[A-Za-z]{' '})(?i:the{S}past){S}(?i:(?P<unit>week|month|year|decade|centur(?=y)))(?:(?<=centur)y)?",
)
def _last_some(match: Match) -> Meaning | None:
    if "amount" not in match.groupdict():
        return Length("1", _length_unit(match))
    if number(match["amount"]) is None:
        return Reference("FUTURE_REF" if TURNS[match["turn"].casefold()] > 0 else "PAST_REF")
    return None if match["unit"].casefold() == "second" else Length(amount_code(match["amount"]), _length_unit(match))


@_rule(
    rf"(?i:(?:the{S})?(?:most{S}|more{S})?(?P<turn>recent){S}(?:years|months|weeks|days|decades|times|history|hours|past))",
    rf"(?i:(?:the{S})?(?P<turn>coming){S}(?:years|months|weeks|days|decades|hours))",
)
def _reference_period(match: Match) -> Meaning | None:
    turn = match["turn"].casefold()
    return Reference("FUTURE_REF" if turn == "coming" else "PAST_REF")


@_rule(
    r"(?i:now)(?!\s{1,2}(?:that|known|defunct)\b)",
    rf"(?i:currently|presently|nowadays|at{S}present|at{S}the{S}moment|at{S}this{S}(?:time|moment)|to{S}date|these{S}days|right{S}now|at{S}the{S}present{S}time|so{S}far{S}this{S}time)",
)
def _present(match: Match) -> Meaning | None:
    before = match.string[max(match.start() - 6, 0) : match.start()].casefold()
    if match.group().casefold() == "now" and re.search(r"(?:\bby |until |till |from |-)$", before) is not None:
        return Reference("PRESENT_REF") if not before.endswith("-") else None
    return Reference("PRESENT_REF")


# --- sets, times of day, holidays --------------------------------------------------------------------------


@_rule(
    rf"(?i:(?:every|each){S})(?:(?i:(?P<other>other|second){S}))?(?:{WEEKDAY}|{_PERIOD}|(?i:(?P<unit2>hour|night|morning|evening|afternoon)))",
    rf"(?i:(?:once|twice|three{S}times|four{S}times|several{S}times)(?:,?{S}(?:a|per|every|each)){S}(?P<unit2>day|week|month|year))",
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


@_rule(
    rf"(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?[^\S\n]?(?P<half>[aApP])\.?[^\S\n]?[mM](?:\b\.?|\.)(?:(?<=\.)(?![a-z]))?{CLOCK_ZONE}",
    r"(?P<hour>[0-2][0-9]):?(?P<minute>[0-5][0-9])[^\S\n]?(?P<zone>UTC|GMT|[A-Z]{1,3}[SD]?T|(?i:local time|hrs|hours))\b",
    r"(?<=at )(?P<hour>[0-2]?[0-9])[:.](?P<minute>[0-5][0-9])(?![:.]?[0-9])",
    rf"(?P<hour>1?[0-9]){S}o['’]clock(?:{S}in{S}the{S}(?:{PART_OF_DAY}))?",
)
def _clock(match: Match) -> Meaning | None:
    groups = match.groupdict()
    hour, minute = int(match["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").casefold()
    if half == "p" or _part(match) in {"AF", "EV"}:
        hour = hour % 12 + 12
    elif half == "a":
        hour %= 12
    return Clock(hour, minute, (groups.get("zone") or "") in {"UTC", "GMT"}) if hour < 24 else None


@_rule(r"(?i:(?<=at )(?P<word>noon|midnight|midday|dawn|dusk|sunrise|sunset)|(?P<word2>overnight))")
def _worded_clock(match: Match) -> Meaning | None:
    word = (match["word"] or match["word2"]).casefold()
    hours = {"noon": 12, "midday": 12, "midnight": 0}
    if word in hours:
        return Clock(hours[word])
    return Clock(None, day_part={"dawn": "MO", "sunrise": "MO", "overnight": "NI"}.get(word, "EV"))


@lru_cache(maxsize=1)
def _feast_rule() -> Rule:
    names = "|".join(
        re.escape(name).replace("’", "['’]").replace(r"\ ", S) for name in sorted(holidays(), key=len, reverse=True)
    )
    pattern = rf"(?<![\w$€£#/])(?:(?P<turn>last|next|this|Last|Next|This){S})?(?=[A-Z0-9])(?P<feast>(?i:{names}))(?!\w)(?:,?{S}{YEAR})?"
    return Rule(re.compile(pattern), _feast)


def _feast(match: Match) -> Meaning | None:
    turn = TURNS.get((match["turn"] or "").casefold())
    if re.search(r"[A-Z]\w+\s$", match.string[max(match.start() - 24, 0) : match.start()]) and turn is None:
        return None  # part of a name
    rule = holidays()[holiday_key(match["feast"])]
    return Feast(rule, _int(match, "year"), turn)


def expressions(text: str) -> tuple[Expression, ...]:
    """Every time expression of `text` in order, none overlapping.

    >>> [e.span.of("He left in mid-August, a year ago.") for e in expressions("He left in mid-August, a year ago.")]
    ['mid-August', 'a year ago']
    """
    candidates: list[tuple[int, int, int, Meaning]] = []
    for priority, rule in enumerate((*_RULES, _feast_rule())):
        candidates.extend((start - end, priority, start, meaning) for start, end, meaning in _matches(rule, text))
    taken = bytearray(len(text))
    chosen: list[Expression] = []
    for length, _, start, meaning in sorted(candidates, key=lambda one: one[:3]):
        end = start - length
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            chosen.append(Expression(Span(start, end), meaning))
    return tuple(sorted(chosen, key=lambda expression: expression.span))


def _matches(rule: Rule, text: str) -> Iterator[tuple[int, int, Meaning]]:
    at = 0
    while match := rule.pattern.search(text, at):
        meaning = rule.read(match)
        if meaning is not None:
            yield match.start(), match.end(), meaning
        at = match.end() if meaning is not None else match.start() + 1
