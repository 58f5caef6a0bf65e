"""Sentences that run together because the article lost a full stop: “… since the 1998 storm Several ferries sank …”."""

from __future__ import annotations

import re

from briefing_archive.extract.compression import Statement
from briefing_archive.spans import Span

# A capital on a word that has one only at the head of a sentence; “The Hague” and “A Harbour Tale” go on with another.
_EDGE = re.compile(
    r"(?<=[a-z0-9%)])(?<!\bthe)(?<!\bof)(?<!\bin)(?<!\band)(?<!\bfor)(?<!\bcalled)(?<!\btitled)(?<!\bwatch)\s+"
    r"(?=(?:The|This|These|Those|It|He|She|They|We|However|Several|Many|Some|Most|Other|Others|Although|While|"
    r"Meanwhile|There|After|During|Since|Its|Their|His|Her)\s[a-z])"
)


def one_sentence(statement: Statement, date: Span, text: str) -> Statement:
    """The statement, or where it holds two sentences run together the one with the date."""
    if len(statement.evidence) != 1:
        return statement
    span = statement.evidence[0]
    words = span.of(text)
    if " ".join(words.split()).rstrip(".") != statement.text.rstrip("."):
        return statement
    start, end = 0, len(words)
    for edge in _EDGE.finditer(words):
        if span.start + edge.start() >= date.end:
            end = edge.start()
            break
        if span.start + edge.end() <= date.start:
            start = edge.end()
    if (start, end) == (0, len(words)):
        return statement
    kept = Span(span.start + start, span.start + end)
    return Statement(f"{' '.join(kept.of(text).split()).rstrip('.')}.", (kept,), statement.attribution)
