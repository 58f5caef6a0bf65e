"""Lengths of time that measure no stretch of it: ages, results, rates, terms of law and contract, distances.

“A two-year sentence”, “a marathon in under two hours”, “two hours north of the coast” and “a ten-year guarantee”
say how much, not when or how long something went on; “spent two years in prison” does.
"""

from __future__ import annotations

import re

from briefing_archive.extract.closed_words import word_list

_AGE = re.compile(r"[-\s](?:old|olds|of\s{1,2}age|younger|older|his\s{1,2}(?:senior|junior))\b", re.IGNORECASE)
_RESULT = re.compile(r"\s{1,2}(?:ahead|behind|faster|slower|quicker|clear)\b", re.IGNORECASE)
_PER = re.compile(r"(?:\b(?:per|times|once|twice|aged?|age of|at)|[$€£%\d])\s{1,2}$", re.IGNORECASE)


def _any(name: str) -> str:
    return "|".join(word_list(name))


# “a two-year suspended sentence”: the length stands before the noun, in the singular.
_TERM_AFTER = re.compile(rf"(?<!s)(?:\s[a-z-]{{2,14}}){{0,2}}\s(?:{_any('measured_terms')})s?\b")
_TERM_BEFORE = re.compile(
    rf"\b(?:(?:{_any('measured_terms')})s?\sof|sentenced?\s(?:\w+\s){{0,4}}to|jailed\sfor|punishable\sby|"
    rf"lengths?\sof\s(?:\w+,?\s){{1,5}}(?:to|at|from))\s(?:(?:a|an|the|up\sto|at\sleast|between|maximum|minimum|total|of)\s){{0,3}}$"
)
_PENAL = re.compile(r"\b(?:fac(?:es|ed|e|ing)|risk(?:s|ed|ing)?|carr(?:y|ies|ied)|get|got|given)\s[^.;:\n]{0,50}$")
_IN_PRISON = re.compile(r"\s(?:in|behind|of)\s(?:prison|jail|custody|bars|imprisonment|hard\slabour|hard\slabor)\b")
_OFF = re.compile(r"\s(?:off|from)\s(?:the\slength|(?:the|his|her|its|their)\s(?:\w+\s)?(?:term|sentence))\b")
_RACE = re.compile(
    rf"\b(?:{_any('races')})s?\b[^.;:!?\n]{{0,40}}\bin\s(?:(?:just|under|over|less|more|than|about|around|nearly|almost)\s){{0,3}}$",
    re.IGNORECASE,
)
_WAY = re.compile(
    rf"(?:['’]s?)?[\s-](?:{_any('journeys')})\b|\s(?:(?:away\s)?from|outside|(?:north|south|east|west)[a-z]{{0,6}}\s(?:of|from))\s"
    r"(?:the\s(?:\w+\s)?(?:capital|city|coast|border|town|village|airport)|[A-Z])"
)


def measures(text: str, start: int, end: int) -> bool:
    """Whether the length at `[start, end)` is an age, a result, a rate, a term, a racing time or a distance.

    >>> words = "He got a two-year suspended sentence and spent two years abroad."
    >>> [measures(words, words.index(part), words.index(part) + 8) for part in ("two-year", "two years")]
    [True, False]
    """
    after = text[end : end + 60]
    before = text[max(start - 70, 0) : start]
    if _AGE.match(after) or _RESULT.match(after) or _PER.search(before):
        return True
    is_singular = not text[start:end].endswith(("s", "’", "'"))
    if (is_singular and _TERM_AFTER.match(after)) or _TERM_BEFORE.search(before) or _OFF.match(after):
        return True
    if _IN_PRISON.match(after) and _PENAL.search(before):
        return True
    if re.search(r"hour", text[start:end], re.IGNORECASE):
        return bool(_RACE.search(before) or _WAY.match(after))
    return False
