"""Rules for days, months, years, decades and centuries that are named, by name or by number."""

from __future__ import annotations

import re

from briefing_archive.extract.timex_meanings import (
    Calendar,
    Fixed,
    Meaning,
)
from briefing_archive.extract.timex_rules import (
    LONG_PART,
    VAGUE_PART,
    Match,
    Rules,
    month_in,
    turn_in,
    whole_in,
    words_in,
)
from briefing_archive.extract.timex_words import (
    ANY_WEEKDAY,
    DAY,
    DECADES,
    FULL_MONTH,
    MONTH,
    MONTHS,
    ORDINALS,
    WEEKDAY,
    YEAR,
    S,
    month_of,
)

_rules = Rules()

_OF_YEAR = rf"(?:{S}(?:of{S})?(?i:(?P<yearturn>this|last|next){S}year))"
_YEAR_SHIFT = {"": None, "this": 0, "last": -1, "next": 1}


@_rules.add(
    r"(?P<year>(?:1[0-9]|20)[0-9]{2})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?:T[0-9:.]{2,12}Z?)?", near="year"
)
def _iso_day(match: Match) -> Meaning | None:
    return Calendar(whole_in(match, "year"), whole_in(match, "number"), whole_in(match, "day"))


@_rules.add(
    r"(?P<first>[0-3]?[0-9])(?P<sign>[/.])(?P<second>[0-3]?[0-9])(?P=sign)(?P<year>(?:19|20)[0-9]{2})", near="year"
)
def _day_in_numbers(match: Match) -> Meaning | None:
    """“31/12/2020” or “12/31/2020”: only where one number can be no month; with dots the day comes first."""
    first, second = int(match["first"]), int(match["second"])
    if match["sign"] == "." or first > 12 >= second:
        return Calendar(int(match["year"]), second, first) if 1 <= second <= 12 else None
    return Calendar(int(match["year"]), first, second) if second > 12 >= first >= 1 else None


_WITH_YEAR = rf"(?:(?:,{S}?|{S}|,?{S}of{S}){YEAR}|,?{_OF_YEAR})"
_AND_DAY = r"(?:[^\S\n]?[-–—][^\S\n]?(?P<until>[0-3]?[0-9])(?![\w%:]))"


@_rules.add(
    rf"(?:(?:{WEEKDAY}|{ANY_WEEKDAY}),?{S}(?:the{S})?)?{MONTH}{S}{DAY}{_AND_DAY}?{_WITH_YEAR}?",
    rf"(?:(?:{WEEKDAY}|{ANY_WEEKDAY}),?{S}(?:the{S})?)?{DAY}{_AND_DAY}?{S}(?:day{S})?(?:of{S})?{MONTH}{_WITH_YEAR}?",
    near="month",
)
def _day_of_month(match: Match) -> Meaning | None:
    day, month, until = whole_in(match, "day"), month_in(match), whole_in(match, "until")
    if not day or day > 31 or (until and not day < until <= 31):
        return None
    return Calendar(
        whole_in(match, "year"), month, day, year_shift=_YEAR_SHIFT[words_in(match, "yearturn").casefold()], until=until
    )


@_rules.add(
    rf"(?:{LONG_PART}|{VAGUE_PART})?{MONTH}(?:,?{S}of{S}|,{S}|{S})(?:the{S}year{S})?{YEAR}",
    rf"(?:{LONG_PART}|{VAGUE_PART})?{FULL_MONTH},?{_OF_YEAR}",
    near="month",
)
def _month_of_year(match: Match) -> Meaning | None:
    return Calendar(
        whole_in(match, "year"), month_in(match), year_shift=_YEAR_SHIFT[words_in(match, "yearturn").casefold()]
    )


_FROM = re.compile(r"\b([Ff]rom|[Bb]etween)[^\S\n]$")
_NEXT_DAY = (
    r"[^\S\n](?P<joined>and|&|to|until|through)[^\S\n](?P<until>[0-3]?[0-9])(?:st|nd|rd|th)?(?![\w%:])(?![.,][0-9])"
)


@_rules.add(
    rf"{MONTH}{S}{DAY}{_NEXT_DAY}(?!{S}(?:people|[a-z]{{3,}}s)\b){_WITH_YEAR}?",
    rf"{DAY}{_NEXT_DAY}{S}{MONTH}{_WITH_YEAR}?",
    near="month",
)
def _two_days(match: Match) -> Meaning | None:
    """Two days that follow each other are one stretch (“February 28 and 29”), and so are the ends of one (“from May 3
    to 5”).
    """
    day, until = whole_in(match, "day"), whole_in(match, "until")
    is_next = day is not None and until == day + 1
    lead = _FROM.search(match.string, max(match.start() - 10, 0), match.start())
    is_stretch = lead is not None and (lead[1].casefold() == "between") == (match["joined"] in {"and", "&"})
    return _day_of_month(match) if is_next or is_stretch else None


# “May”, “March” and “August” are other words and names too: a month needs a word before it that only a time can
# follow, or another month beside it.
_LEADS_TO_MONTH = re.compile(
    r"\b(?:in|since|until|till|during|throughout|last|next|this|every|each|late|early|mid|starting|ending|due|previous|"
    r"following|(?:early|late|soon)[^\S\n]as)[^\S\n]$",
    re.IGNORECASE,
)
_JOINS_MONTHS = re.compile(r"\b(?:by|from|of|through|between|to|and|or|before|after|for)[^\S\n]$", re.IGNORECASE)
_TITLED = "|".join(month.title() for month in MONTHS)
_MONTH_BEFORE = re.compile(rf"\b(?:{_TITLED}|[0-9]{{4}})\W{{1,3}}\w+[^\S\n]$")
_MONTH_AFTER = re.compile(rf"\W{{1,3}}(?:\w+\W{{1,3}})?(?:{_TITLED}|[0-9]{{4}})\b")


@_rules.add(
    rf"(?:{LONG_PART}|{VAGUE_PART}){FULL_MONTH}",
    rf"(?i:(?:(?:early|late|later){S})?(?P<turn>last|next|this|this{S}past|this{S}coming|the{S}following|the{S}previous|that(?:{S}same)?|the{S}same){S}){FULL_MONTH}",
    FULL_MONTH,
    near="month",
)
def _bare_month(match: Match) -> Meaning | None:
    month = words_in(match, "month")
    bare = match.group().casefold() == month.casefold()
    if bare and month.casefold() in {"may", "march", "august", "april", "june"}:
        before = match.string[max(match.start() - 30, 0) : match.start()]
        after = match.string[match.end() : match.end() + 30]
        is_name = month.casefold() in {"april", "june", "august"}  # names, but no other words
        has_company = is_name or _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after)
        if not _LEADS_TO_MONTH.search(before) and not (_JOINS_MONTHS.search(before) and has_company):
            return None
        if month.casefold() in {"april", "june", "august"} and re.match(
            r"[^\S\n][A-Z]", match.string[match.end() :][:2]
        ):
            return None
    of_story = bool(re.search(r"\b(?:that|same|following|previous)$", words_in(match, "turn").casefold()))
    return Calendar(month=month_of(month), turn=turn_in(match), of_story=of_story)


_NOT_YEAR = re.compile(
    r"(?:(?i:flight|route|no\.?|number|room|page|total of|than|least)[^\S\n]|[$€£#@+−][^\S\n]?|[/:.,]"
    r"|[0-9][-–]|\b[A-Z]\w*-)$"
)
_ROUGHLY = re.compile(
    r"\b(?:some|about|around|nearly|almost|over|most|roughly|approximately|another|up to)\s$", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:in|since|by|of|from|until|till|circa|ca?\.|year|to|and|early|late|before|after)[\s(]$", re.IGNORECASE
)
_NOUN = re.compile(
    r"[^\S\n](?!(?:and|or|to|in|on|at|by|when|until|but|as|for|with|that|after|before|while|through|levels?|elections?|it|he|she|they|we|there|was|were|is|had|has|the|an?|this|its|his|her|their|some|all|onwards?)\b)[a-z]"
)
# “1830 crates” counts, “the 2018 elections” does not: before a plural a year needs a word that leads to it.
_PLURAL = re.compile(r"[^\S\n][a-z]{3,20}s\b")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:the|a|an|its|his|her|their|our|this|these|those|in|of|since|by|from|for|until|till|to|and|or|during|before|"
    r"after|through|between|early|late|mid|both|on|all|any|with|under|as)|['’]s?|[(“\"])[^\S\n]?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[^\S\n](?:people|men|women|children|soldiers|troops|workers|members|fighters|refugees|migrants|feet|miles|"
    r"metres|meters|kilometres|kilometers|km|kg|m|tons|tonnes|dollars|euros|pounds|points|votes|acres|hectares|"
    r"homes|houses|cases|deaths|years|days|hours|minutes|UTC|GMT|hrs)\b"
)


@_rules.add(
    rf"(?:{LONG_PART}|{VAGUE_PART})?(?i:(?:the{S})?(?:(?:fiscal|financial|calendar){S})?year{S}){YEAR}",
    rf"(?:{LONG_PART}|{VAGUE_PART})?(?i:fiscal{S}){YEAR}",
    rf"(?:{LONG_PART}|{VAGUE_PART}){YEAR}",
    r"(?i:FY)[^\S\n]?(?P<year>20[0-9]{2})",
    near="year",
)
def _marked_year(match: Match) -> Meaning | None:
    return Calendar(year=whole_in(match, "year"))


@_rules.add(YEAR, near="year")
def _bare_year(match: Match) -> Meaning | None:
    text, start, end = match.string, match.start(), match.end()
    year = int(match["year"])
    before, after = text[max(start - 16, 0) : start], text[end : end + 16]
    if not 1300 <= year <= 2150 or _NOT_YEAR.search(before) or _COUNTED.match(after):
        return None
    if _PLURAL.match(after) and not _BEFORE_YEAR.search(before):
        return None
    if _ROUGHLY.search(before) and _NOUN.match(after):
        return None
    if not 1700 <= year <= 2060 and not _SINCE.search(before):
        return None
    if text[end : end + 1] in {"/", "-", "–"} and text[end + 1 : end + 2].isdigit():
        return None
    return Calendar(year=year)


@_rules.add(
    r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})[-–/](?:(?P<until>1[5-9][0-9]{2}|20[0-9]{2})|(?P<short>[0-9]{2}))(?![-–/.,]?[0-9])",
    near="year",
)
def _years(match: Match) -> Meaning | None:
    """A stretch of years (“1961–1967”), or a season, school or fiscal year (“2019–20”)."""
    first = int(match["year"])
    last = int(match["until"]) if match["until"] else first // 100 * 100 + int(match["short"])
    return Fixed(f"{first}/{last}") if first < last else None


@_rules.add(rf"(?i:the{S})(?:{VAGUE_PART})?(?:(?P<hundred>nineteen)[- ])?(?P<word>{'|'.join(DECADES)})")
@_rules.add(
    rf"(?i:the{S})(?:{VAGUE_PART})?['’‘]?(?P<short>[2-9]0)s",
    r"['’‘](?P<short>[2-9]0)s",
    near="digit",
)
@_rules.add(rf"(?i:(?:the{S})?)(?:{VAGUE_PART})?(?:(?i:the{S}))?(?P<decade>(?:1[5-9]|20)[0-9]0)['’]?s", near="year")
def _decade(match: Match) -> Meaning | None:
    if whole := words_in(match, "decade"):
        return Fixed(whole[:2] if whole.endswith("00") and whole != "2000" else whole[:3])
    tens = words_in(match, "short")[:1] or str(DECADES[words_in(match, "word")])
    return Fixed(f"{20 if tens in '01' else 19}{tens}")


@_rules.add(
    rf"(?i:(?:the{S})?)(?:{VAGUE_PART})?(?i:(?P<ordinal>[0-9]{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}))"
    r"(?i:[- ]centur(?:y|ies))",
    near="unit",
)
def _century(match: Match) -> Meaning | None:
    words = words_in(match, "ordinal").casefold()
    count = ORDINALS.get(words) or int(re.match(r"[0-9]*", words)[0] or 0)  # type: ignore[index]
    return Fixed(f"{count - 1:02d}") if 1 <= count <= 22 else None


RULES = tuple(_rules)
