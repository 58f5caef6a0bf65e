"""A rule against words that mean something else without the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_archive.problems import Finding, error
from briefing_archive.rules.case import Case
from briefing_archive.rules.locating import Passage, is_between_marks
from briefing_archive.spans import Span
from briefing_archive.text import fold_words, words

_NEAR = 3
_TURNING = re.compile(
    r"(?:not|never|no|nor|neither|hardly|scarcely|barely|without|unless|if|cannot|nobody|nothing|"
    r"\w+n't|denied|denies|deny|denying|whether)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:unless|if|only if|provided|until|except|but only)\b", re.IGNORECASE)
# What our own words may say instead of the negation or condition beside the quoted ones.
TURNING_OURS = re.compile(
    r"\b(?:not|never|no|nor|neither|hardly|without|unless|if|cannot|nobody|nothing|none|\w+n't|den(?:y|ie[sd]|ying)|"
    r"refus\w+|reject\w+|rul\w+ out|dismiss\w+|exclud\w+|lack\w*|fail\w*|whether|provided|until|except|only|"
    r"stop\w*|avoid\w*|prevent\w*|doubt\w*)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…;:][\"'’”»)]*\s")


def nothing_turned(case: Case) -> Iterator[Finding]:
    """No negation or condition stands just outside of what is quoted, unless our own words say it."""
    if case.located is None:
        return
    for index, quote, item in case.located.quotes:
        ours = fold_words(_without(quote.text, [passage.words for passage in item.spoken]))
        for passage in item.spoken:
            if passage.span and (word := _turning_word(passage, case.located.text)) and not TURNING_OURS.search(ours):
                yield error(
                    ("quotes", index, "text"),
                    "quote-truncated",
                    f"“{word.of(case.located.text)}” stands just outside of “{passage.words}” and is left out",
                    "quote it too, or say it in words of ours",
                    passage.words,
                )


def _without(text: str, spoken: list[str]) -> str:
    for said in spoken:
        text = text.replace(said, " ")
    return text


def _turning_word(passage: Passage, text: str) -> Span | None:
    """The negation or condition within three words before, or right after, in the same sentence; None without one."""
    assert passage.span is not None
    start, end = passage.span.start, passage.span.end
    before = text[max(0, start - 80) : start]
    if ends := [match.end() for match in _SENTENCE_END.finditer(before)]:
        before = before[ends[-1] :]
    offset = start - len(before)
    for a, b in words(before)[-_NEAR:]:
        if _TURNING.fullmatch(fold_words(before[a:b])):
            return Span(offset + a, offset + b)
    after = re.compile(r",?\s*").match(text, end)
    at = after.end() if after else end
    if (turn := _AFTER.match(text, at)) and is_between_marks(Span(at, turn.end()), text):
        return Span(at, turn.end())
    return None
