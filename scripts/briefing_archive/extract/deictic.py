"""Words for dates that mean something else once the day has passed: “yesterday”, “last week”, “Monday”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_archive.dates import describe
from briefing_archive.extract.closed_words import word_list
from briefing_archive.proposals import Timex
from briefing_archive.spans import Span
from briefing_archive.timex_edtf import to_edtf

_DEICTIC = re.compile(
    rf"\b(?:today|yesterday|tomorrow|tonight|this|last|next|ago|{'|'.join(word_list('weekdays'))})\b", re.IGNORECASE
)
_DATED = re.compile(r"[0-9]")


def dates_to_name(dates: Iterable[Timex], evidence: tuple[Span, ...], text: str) -> str:
    """A hint that says which date each passing word in the evidence means; "" where there is none.

    >>> dates_to_name([Timex(Span(3, 12), "2024-05-15")], (Span(0, 20),), "It yesterday rained.")
    '“yesterday” is 15 May 2024: name the date'
    """
    said: dict[str, str] = {}
    for timex in dates:
        words = timex.span.of(text)
        value = to_edtf(timex.value)
        is_passing = _DEICTIC.search(words) and not _DATED.search(words)
        if value and is_passing and any(span.covers(timex.span) for span in evidence):
            said[" ".join(words.split())] = describe(value)
    return f"{', '.join(f'“{words}” is {day}' for words, day in said.items())}: name the date" if said else ""
