"""A grammar of English time expressions: spans of text and what their words mean.

Where matches of its rules overlap the longest wins, then the rule that stands first. Patterns have bounded
length, so the time is linear in the text. What is annotated follows TIMEX3 (TimeML 1.2.1,
http://www.timeml.org); ages, results and counted things are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_archive.extract import timex_lengths, timex_named, timex_near, timex_sets
from briefing_archive.extract.timex_meanings import Expression, Meaning
from briefing_archive.extract.timex_rules import Rule, windows
from briefing_archive.spans import Span

_ALL = (*timex_near.RULES, *timex_named.RULES, *timex_lengths.RULES, *timex_sets.RULES)


def expressions(text: str) -> tuple[Expression, ...]:
    """Every time expression of `text` in order, none overlapping.

    >>> [e.span.of("He left in mid-April, a year ago.") for e in expressions("He left in mid-April, a year ago.")]
    ['mid-April', 'a year ago']
    """
    candidates: list[tuple[int, int, int, Meaning]] = []
    places = windows(text)
    for priority, rule in enumerate(_ALL):
        for window in places[rule.near]:
            candidates.extend(
                (start - end, priority, start, meaning) for start, end, meaning in _matches(rule, text, *window)
            )
    taken = bytearray(len(text))
    chosen: list[Expression] = []
    for length, _, start, meaning in sorted(candidates, key=lambda one: one[:3]):
        end = start - length
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            chosen.append(Expression(Span(start, end), meaning))
    return tuple(sorted(chosen, key=lambda expression: expression.span))


def _matches(rule: Rule, text: str, at: int, end: int) -> Iterator[tuple[int, int, Meaning]]:
    while match := rule.pattern.search(text, at, end):
        meaning = rule.read(match)
        if meaning is not None:
            yield match.start(), match.end(), meaning
        at = match.end() if meaning is not None else match.start() + 1
