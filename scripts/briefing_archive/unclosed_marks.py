"""Where the words end that a quotation mark opens and no mark closes, as far as the words tell."""

from __future__ import annotations

import re

from briefing_archive.spans import Span

_SAYS = r"(?:said|says|told|added|adds|explained|tweeted|wrote|stated|asked|noted|argued|insisted|replied|warned)"
_NAMED = r"(?:[^\W\d_][\w.'’-]*\s){1,7}?"
# A mark of another sort, right after the sign that ends what is said.
_OTHER_MARK = re.compile(r"(?<=[,.!?])['’`´]{1,2}(?=\s|$)")
# “…, Mayor Ines Okafor told reporters”, “…, said Okafor”
_ATTRIBUTION = re.compile(rf"(?<=[,!?])\s(?=(?:{_NAMED}{_SAYS}|{_SAYS}\s(?:the\s|a\s|an\s)?[^\W\d_a-z])\b)")
# “…. A spokeswoman for the union said”: a sentence of the report's own
_SENTENCE = re.compile(rf"(?<=[.!?])\s(?=(?!(?:He|She|They|It|I|We|You)\s)[^\W\d_a-z]\w*\s(?:{_NAMED})?{_SAYS}\s)")
_FIRST_SENTENCE = re.compile(r"(?<=[.!?])\s(?=[^\W\d_a-z])")


def likely_end(text: str, inner: Span) -> tuple[int, int]:
    """The end of the words and of the mark behind them, for words that run to the end of their paragraph unclosed.

    They end at a mark of another sort, before the report's own words about who says so, or, where they begin in the
    midst of a sentence, with that sentence; else they fill the paragraph.

    >>> likely_end("We wait, Ines Okafor said. She left.", Span(0, 36)), likely_end("We wait,' she said.", Span(0, 19))
    ((8, 8), (8, 9))
    """
    if other := _OTHER_MARK.search(text, inner.start, inner.end):
        return other.start(), other.end()
    found = [_ATTRIBUTION.search(text, inner.start, inner.end), _SENTENCE.search(text, inner.start, inner.end)]
    if text[inner.start : inner.start + 1].islower():
        found.append(_FIRST_SENTENCE.search(text, inner.start, inner.end))
    end = min((one.start() for one in found if one is not None), default=inner.end)
    return end, end
