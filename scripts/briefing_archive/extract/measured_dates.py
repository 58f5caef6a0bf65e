"""Dates that tell of no event: what something is measured against, the state of a count, the year in a law's name.

“Sales fell 3 % from May”, “more than in 2009”, “the lowest since 2009” and “the worst storm of 2007” tell how much
or how rare a thing is; “the Harbour Act of 1934” tells which law it is.
"""

from __future__ import annotations

import re

from briefing_archive.extract.closed_words import word_list
from briefing_archive.extract.date_leads import lead_of
from briefing_archive.proposals import Timex

# “The first member to resign from the board since 2003”, “the first time it has met since”, “the worst they had seen
# since”: but “the first bridge has been shut since 2003” compares nothing, and no more do an arrest and a protest.
_MOST = (
    r"(?:most|worst|best|least|"
    r"(?!arrest|conquest|contest|forest|harvest|interest|inquest|protest|quest|request|suggest|unrest)[a-z]{3,12}est)"
)
_RAREST = re.compile(
    rf"(?:\b{_MOST}\s(?:[\w’'-]+\s){{0,5}}"
    rf"|\b(?:{_MOST}|first|second|third|any(?:one)?)"
    r"\s(?:(?:time|day|week|month|year|night)\s(?:[\w’'-]+\s){0,12}"
    r"|(?:(?!(?:has|have|had|is|are|was|were|did|does)\b)[\w’'-]+\s){0,12})"
    r"|(?:\b(?:not|never|un)\s?|n['’]t\s)(?:been\s)?(?:seen|reached|recorded|observed|experienced|occurred|happened|"
    r"known|matched|heard\sof|witnessed|touched)\s)since\s(?:at\sleast\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_REACH = 100
# “The worst storm of 2007”, “its first loss of the year”.
_ONE_OF = re.compile(rf"\b(?:{_MOST}|first|only|last)\s(?:[\w’'-]+\s){{1,4}}of\s(?:the\s)?$", re.IGNORECASE)
_COARSE = re.compile(r"[0-9]{4}(?:-(?:[0-9]{2}|Q[1-4]|H[12]|W[0-9]{2}))?")
_THAN = re.compile(
    r"\b(?<!rather )(?<!other )than\s"
    r"(?:(?:in|on|at|during|over|for|it|they|he|she|that|those|the|an?|its|their|his|her)"
    r"\s(?!(?:dozen|hundred|thousand|million|billion|few|third|quarter|half)\b)(?:[\w’'-]+\s){0,5})?(?:the\s|an?\s)?$"
)
# “Three times as many as in the same month last year”, “in the same period of 2019”.
_AS_MUCH = re.compile(
    r"\bas\s(?:many|much|high|low|large|big|great|small|strong|weak|bad|good|fast|costly|expensive)\s(?:[\w’'-]+\s){0,4}as\s"
    r"(?:(?:in|on|at|during|over|for|it|they)\s(?:[\w’'-]+\s){0,4})?(?:the\s)?$",
    re.IGNORECASE,
)
_SAME_TIME = re.compile(
    r"\bthe\s(?:same|corresponding|year-earlier)\s(?:month|period|quarter|weeks?|time|day|season|months|point)\s"
    r"(?:(?:of|in)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
# “For the year ended March 31”, “in the three months to June”.
_CLOSING = re.compile(
    r"\b(?:year|quarter|half|months?|weeks?|period|season)\s(?:that\s)?(?:end(?:ed|ing|s)|to|through|up\sto)\s"
    r"(?:on\s|in\s)?(?:the\send\sof\s)?$",
    re.IGNORECASE,
)
_BEYOND = re.compile(r"\b(?:beyond|past)\s(?:the\s)?$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:(?:compared|contrasted|relative|comparison)\s(?:to|with)|versus|vs\.?)\s(?:[\w’',.%$£€-]+\s){0,8}$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    rf"(?<!will )(?<!would )(?<!to )(?<!should )(?<!could )(?<!may )\b(?:{'|'.join(word_list('changes'))})\b"
    r"(?P<much>[^;:\n]{0,60}?)\sfrom\s(?:the\s|an?\s|its\s)?$",
    re.IGNORECASE,
)
_CHANGED_SINCE = re.compile(
    rf"\b(?:{'|'.join(word_list('changes'))}|doubled|tripled|trebled|quadrupled|halved)\b(?P<much>[^;:\n]{{0,60}}?)"
    r"\s(?:ever\s)?since\s(?:the\s|its\s)?$",
    re.IGNORECASE,
)
_QUANTITY = re.compile(r"[0-9]|\bper\s?cent\b|%|\bpoints?\b", re.IGNORECASE)
_MULTIPLE = re.compile(r"doubled|tripled|trebled|quadrupled|halved", re.IGNORECASE)
_BASE = re.compile(r"\b(?:previous|earlier|before|ago|same|last)\b", re.IGNORECASE)
# “From its close on Friday”, “from the close of trading Wednesday”, “from 1.08 late on Wednesday”.
_FROM_LEVEL = re.compile(
    r"\b(?:from|below|above|beneath|over|under|beyond)\s(?:(?:the|its|their|an?|his|her)\s)?"
    r"(?:(?:previous|record|closing|opening|all-time|last|same)\s)?"
    r"(?:close|closing|opening|price|level|high|low|peak|average|total|record|rate|value|figure|estimate|number)s?"
    r"(?:\sof\s(?!a\s)(?:[\w’'.,%$£€-]+\s){1,3}|\s)(?:(?:late|early|reached|set|seen|recorded|reported|posted)\s)?"
    r"(?:(?:on|in|at|of|for|during)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_FROM_NUMBER = re.compile(
    r"\bfrom\s(?:about\s|around\s|nearly\s|some\s|just\s)?(?:[A-Z]{0,3}[$£€¥])?[0-9][0-9.,]*\s?"
    r"(?:%|percent|per\scent|million|billion|points?|dollars|euros|pounds|cents|units|people)?\s?(?:(?:million|billion|dollars|euros|pounds|points)\s)?"
    r"(?P<late>(?:late|early|recorded|reported|seen)\s)?(?:(?:on|in|at|for|during)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s(?:to|until|till|through)\s")
_ON = re.compile(r"\b(?:on|over|upon)\s(?:the\s)?$", re.IGNORECASE)
_WHEN = re.compile(r",?\swhen\s(?!(?:it|he|she|they|we|I)\b)")
_EDGE = re.compile(r"the\s(?:start|beginning|end|close)\b", re.IGNORECASE)
_VALUE_OF_DAY = re.compile(
    r"(?:['’]s?)?\s(?:(?:all-time|closing|opening|record|previous)\s)?"
    r"(?:lows?|highs?|peaks?|levels?|closes?|averages?|figures?|prices?|totals?)\b"
)
_LAW = re.compile(rf"\b(?:{'|'.join(word_list('laws'))}),?\s(?:\([A-Z]+\)\s)?(?:of\s)?$")
_YEAR = re.compile(r"[0-9]{4}")
_STATE = re.compile(r"\bas\sof\s(?:the\s)?$", re.IGNORECASE)
_HOURS_FROM = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_HOURS_TO = re.compile(r"\s(?:and|to|until|till|through)\s(?:[0-9]|noon|midnight|midday|dusk|dawn)", re.IGNORECASE)
_HOURS_BEFORE = re.compile(
    r"\b(?:between|from)\s[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:[ap]\.?m\.?)?\s(?:and|to|until|till|through)\s$",
    re.IGNORECASE,
)


def tells_no_event(timex: Timex, text: str) -> bool:
    """Whether the date only measures, tells the state of a count (“as of May”), or belongs to the name of a law.

    What a sentence that opens “As of Friday, …” tells is news of that day.

    >>> text = "Sales fell 3 percent from May 2019."
    >>> from briefing_archive.spans import Span
    >>> tells_no_event(Timex(Span(text.index("May"), len(text) - 1), "2019-05"), text)
    True
    """
    at = timex.span.start
    is_told = _WHEN.match(text, timex.span.end) is not None  # “the worst since 2017, when 30 died”
    if (lead_of(_RAREST, text, at, _REACH) and not is_told) or (timex.type == "TIME" and _is_in_hours(timex, text)):
        return True
    if _is_compared(timex, text) or (_YEAR.fullmatch(timex.value) and lead_of(_LAW, text, at)):
        return True
    state = lead_of(_STATE, text, at)
    is_day = len(timex.value.partition("T")[0]) == len("2000-01-01")
    return state is not None and not (is_day and state[0].startswith("As"))


def _is_compared(timex: Timex, text: str) -> bool:
    """Whether something is compared with what it was then: “higher than in May”, “up 3 % on last year”."""
    at, words = timex.span.start, timex.span.of(text)
    is_coarse = _COARSE.fullmatch(timex.value) is not None
    if any(lead_of(pattern, text, at, _REACH) for pattern in (_THAN, _AGAINST, _AS_MUCH, _SAME_TIME, _CLOSING)):
        return True
    if lead_of(_BEYOND, text, at):
        return True
    since = lead_of(_CHANGED_SINCE, text, at, _REACH)
    if since is not None and (_QUANTITY.search(since["much"]) or _MULTIPLE.match(since[0])):
        return True
    if lead_of(_ON, text, at) and (is_coarse or _EDGE.match(words)):
        return True  # nothing happens on a year
    if timex.type == "DATE" and lead_of(_FROM_LEVEL, text, at, _REACH):
        return True
    number = lead_of(_FROM_NUMBER, text, at, _REACH) if timex.type == "DATE" else None
    if number is not None and (is_coarse or number["late"]):
        return True
    if is_coarse and lead_of(_ONE_OF, text, at, _REACH):
        return True
    if _VALUE_OF_DAY.match(text, timex.span.end, timex.span.end + 30):
        return True
    changed = lead_of(_CHANGED, text, at, _REACH)
    if changed is None or _GOES_ON.match(text, timex.span.end):
        return False
    return bool(_QUANTITY.search(changed["much"]) or _BASE.search(words))


def _is_in_hours(timex: Timex, text: str) -> bool:
    """Whether the time of day is an end of opening hours and the like: “between 3 p.m. and 6 a.m.”."""
    after = text[timex.span.end : timex.span.end + 30]
    if lead_of(_HOURS_FROM, text, timex.span.start):
        return _HOURS_TO.match(after) is not None
    return lead_of(_HOURS_BEFORE, text, timex.span.start) is not None
