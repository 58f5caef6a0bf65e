"""What the rules of the grammar of time expressions share: patterns, readings of a match, and where to look.

A rule is a pattern and a reading of its match. Its pattern is tried only near words of the kind it needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from briefing_archive.extract.timex_meanings import Meaning, Unit
from briefing_archive.extract.timex_words import DAY_PARTS, MONTHS, S, month_of

Match = re.Match[str]
Reading = Callable[[Match], Meaning | None]
Trigger = Literal["unit", "part", "month", "year", "digit", "anything"]

# What must stand near for a rule to match, and how many signs before and after it the match may reach.
_TRIGGERS: Mapping[Trigger, tuple[re.Pattern[str], int, int]] = {
    "unit": (
        re.compile(r"hour|day|night|week|month|quarter|year|decade|centur|minute|second", re.IGNORECASE),
        80,
        40,
    ),
    "part": (
        re.compile(
            r"morning|afternoon|evening|night|midday|lunchtime|today|yesterday|tomorrow"
            r"|spring|summer|autumn|fall|winter|quarter|half",
            re.IGNORECASE,
        ),
        60,
        60,
    ),
    "month": (re.compile(rf"\b(?:{'|'.join(month[:3] for month in MONTHS)})", re.IGNORECASE), 60, 60),
    "year": (re.compile(r"[12][0-9]{3}"), 60, 12),
    "digit": (re.compile(r"[0-9]"), 60, 60),
}

TURNS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1}
TURNS |= {"this": 0, "current": 0, "same": 0, "that": 0}

VAGUE_PART = rf"(?i:(?:(?:very{S})?(?:early|late|mid)(?:[-‐‑–]|{S})(?:in{S}|to{S})?))"
_EDGE = (
    rf"(?i:the{S})?(?i:very{S})?(?i:start|beginning|middle|end|close|rest|remainder|turn|eve)(?:{S}of)(?:{S}the)?{S}"
)
_SHARE = rf"(?i:first|second|third|latter|early|late|last|final){S}(?:half|part|week|weekend|weeks|days|months)"
LONG_PART = rf"(?:{_EDGE}|(?:(?i:the{S})?{_SHARE}{S}of{S}))"
PERIOD = r"(?i:(?P<unit>day|weekend|week|fortnight|month|quarter|year|decade|centur(?=y|ies)))(?:(?<=centur)y)?"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it must stand near, and the reading of its match: None where the words mean something else."""

    pattern: re.Pattern[str]
    near: Trigger
    read: Reading


class Rules:
    """Rules in the order they are added."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def add(self, *patterns: str, near: Trigger = "anything") -> Callable[[Reading], Reading]:
        """Decorate a reading: one rule for each pattern, matched at the borders of words."""

        def added(read: Reading) -> Reading:
            self._rules.extend(
                Rule(re.compile(rf"(?<![\w$€£#])(?:{pattern})(?!\w)"), near, read) for pattern in patterns
            )
            return read

        return added


def windows(text: str) -> Mapping[Trigger, tuple[tuple[int, int], ...]]:
    """For each trigger the stretches of `text` in which its rules can match, in order, none overlapping."""
    found: dict[Trigger, tuple[tuple[int, int], ...]] = {"anything": ((0, len(text)),)}
    for trigger, (pattern, before, after) in _TRIGGERS.items():
        merged: list[tuple[int, int]] = []
        for match in pattern.finditer(text):
            start, end = _word_start(text, match.start() - before), _word_end(text, match.end() + after)
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
            else:
                merged.append((start, end))
        found[trigger] = tuple(merged)
    return found


_LONGEST_WORD = 60


def _word_start(text: str, at: int) -> int:
    """Where the word that holds `at` begins; inside a run of signs without a blank, a little before."""
    at = max(at, 0)
    blank = max(text.rfind(" ", max(at - _LONGEST_WORD, 0), at), text.rfind("\n", max(at - _LONGEST_WORD, 0), at))
    return blank + 1 if blank >= 0 else max(at - _LONGEST_WORD, 0)


def _word_end(text: str, at: int) -> int:
    ends = [
        end for end in (text.find(" ", at, at + _LONGEST_WORD), text.find("\n", at, at + _LONGEST_WORD)) if end >= 0
    ]
    return min(ends, default=min(at + _LONGEST_WORD, len(text)))


def words_in(match: Match, group: str) -> str:
    """The words of a named group; "" where the pattern has none of that name, or it did not match."""
    return (match.groupdict().get(group) or "").strip()


def whole_in(match: Match, group: str) -> int | None:
    """The whole number of a named group."""
    words = words_in(match, group)
    return int(words) if words else None


def month_in(match: Match) -> int | None:
    """1 to 12 for the month that is named."""
    words = words_in(match, "month")
    return month_of(words) if words else None


def day_part_in(match: Match) -> str:
    """TIMEX3 code of the part of the day that is named."""
    return DAY_PARTS.get(words_in(match, "part").casefold(), "")


_UNITS: Mapping[str, Unit] = {"centur": "century", "fortnight": "week", "night": "day"}


def unit_in(match: Match) -> Unit:
    """The unit that is named; a fortnight is counted in weeks, a night as a day."""
    words = words_in(match, "unit").casefold()
    return _UNITS.get(words) or cast(Unit, words)


def turn_in(match: Match) -> int | None:
    """-1 for “last”, 0 for “this”, 1 for “next” and their like; None without such a word."""
    words = words_in(match, "turn").casefold()
    return TURNS.get(words.split()[-1]) if words else None
