"""Attribution inside attribution: which of two only passes on what the other attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_archive.rules.naming import written_words
from briefing_archive.rules.nearness import SENTENCE_END, Attribution, outside
from briefing_archive.spans import Span
from briefing_archive.text import QUOTE_MARKS, visible

_MARKS = re.escape("".join(sorted(QUOTE_MARKS)))
# “said that …”, “told them on Monday that …”, “said: “…””: nothing but its introduction parts speaker and statement.
_INTRODUCED = re.compile(rf"(?:[^,;:.–—()]*\bthat)?[\s,:]*[{_MARKS}]?\s*")
# “warned of …”, “Okafor’s allegations of …” with the noun as cue or without a cue, or with the noun in the statement.
_NAMED_OF = re.compile(rf"(?:['’]s?)?\s+(?:\w+\s+)?(?:of|about|over|against)\s+[{_MARKS}]?|['’]s?\s+")
_ENDED = re.compile(rf"[{_MARKS}.…)]*\s*[,–—-]\s*[{_MARKS}]*\s*(?:the\s)?|,?\s*[{_MARKS}]+\s*(?:the\s)?")
# “translated the quote as”, “cited the letter as saying”: verbs for passing on what somebody else put into words.
_HANDS_ON = re.compile(
    r"\b(?:translat|render|quot|cit|paraphras|transcrib|reprint|relay)\w*\s+"
    r"(?:the|this|that|his|her|its|their)\s+(?:same\s+)?"
    rf"(?:{'|'.join(map(re.escape, sorted(written_words())))}|quotes?|quotations?|words|phrase|sentence)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\s+(?:the\s+)?")
_NEAR = 60


def passes_on(outer: Attribution, inner: Attribution, content: Sequence[Span], text: str) -> bool:
    """Whether `outer` attributes only that `inner` attributes the statement, however near to it `outer` stands.

    So does the Gazette in “Okafor said that it would rain, the Gazette reported”, and in “it would rain, the
    Gazette quoted Okafor as saying”; also where “Gazette … as saying” is given as one attribution, and where it
    translated or cited “the quote”, “her letter”.
    """
    takes_in = outer.span.covers(inner.span) and inner.slack < outer.slack
    return takes_in or _hands_on(outer, text) or _quotes(outer, inner, text) or _closes(outer, inner, content, text)


def _hands_on(outer: Attribution, text: str) -> bool:
    """Whether `outer` passes on what another put into words: “the Gazette translated the quote as”."""
    said = visible(outer.span.of(text))
    found = _HANDS_ON.search(said + visible(text[outer.span.end : outer.span.end + _NEAR]))
    return found is not None and found.start() < len(said)


def _quotes(outer: Attribution, inner: Attribution, text: str) -> bool:
    """Whether the speaker of `inner` is whom `outer` quotes: “quoted Okafor as saying”."""
    return (
        outer.span.end <= inner.span.start
        and visible(inner.span.of(text)).endswith("ing")
        and _OBJECT.fullmatch(visible(text[outer.span.end : inner.span.start])) is not None
    )


def _closes(outer: Attribution, inner: Attribution, content: Sequence[Span], text: str) -> bool:
    """Whether `outer` stands in a clause after the one that `inner` began with the statement it introduces.

    It passes that on, or says something of its own: “despite Okafor’s allegations of fraud, Lindt ended the talks”.
    The statement may take in the noun that introduces it. Speech that ends right before `inner` is what that
    attributes: “No,” said Okafor, “yes,” said Lindt.
    """
    first, last = min(content), max(content, key=lambda span: span.end)
    if not (inner.span.start < first.start and last.end <= outer.span.start):
        return False
    if text[: inner.span.start].rstrip(" ,–—-").endswith(tuple(QUOTE_MARKS)):
        return False
    return (
        _introduces(inner.span, first, text)
        and _ENDED.fullmatch(visible(text[last.end : outer.span.start])) is not None
        and not SENTENCE_END.search(outside(text, inner.span.end, outer.span.start))
    )


def _introduces(attribution: Span, content: Span, text: str) -> bool:
    """Whether nothing but an introduction parts an attribution from what follows, or it reaches into that."""
    if attribution.end > content.start:
        return True
    between = visible(text[attribution.end : content.start])
    return any(way.fullmatch(between) for way in (_INTRODUCED, _NAMED_OF))
