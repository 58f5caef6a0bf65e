"""Results of votes: “230 to 197”, “by 52–48”, “a 5-to-4 ruling”. Scores of games are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_archive.extract.closed_words import word_list
from briefing_archive.spans import Span

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3}){0,3}|[0-9]{1,4}"
_TALLY = re.compile(
    rf"(?<![\w.,:/$€£–-])(?P<one>{_NUMBER})(?:[-‐‑]to[-‐‑]|[^\S\n]to[^\S\n]|[^\S\n]?[–-][^\S\n]?)(?P<other>{_NUMBER})(?![\w%:/])(?![.,–-][0-9])"
)
_VOTING = re.compile(rf"\b(?:{'|'.join(word_list('voting'))})\b", re.IGNORECASE)
_NEAR = 90


def tallies(text: str) -> Iterator[tuple[Span, Span]]:
    """The two numbers of each result of a vote, in order.

    >>> [[span.of(part) for span in pair] for part in ["The house passed it 230 to 197."] for pair in tallies(part)]
    [['230', '197']]
    """
    for match in _TALLY.finditer(text):
        before, after = text[max(match.start() - _NEAR, 0) : match.start()], text[match.end() : match.end() + 30]
        sentence = re.split(r"[.!?]\s", before)[-1] + "|" + re.split(r"[.!?](?:\s|$)", after)[0]
        if _VOTING.search(sentence) and not re.match(r"[^\S\n](?:percent|per cent|degrees|people|years)\b", after):
            yield Span(*match.span("one")), Span(*match.span("other"))
