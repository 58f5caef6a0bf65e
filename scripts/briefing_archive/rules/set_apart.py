"""Passages that an article sets apart as somebody's words without marks: after a colon, or above a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_archive.marks import marked_spans
from briefing_archive.rules.nearness import SENTENCE_END, stating_words
from briefing_archive.spans import Span, find_words
from briefing_archive.text import QUOTE_MARKS, Paragraph, count_words, fold_words, paragraphs, visible

_MOST = 6
_LONGEST_SIGNATURE = 25
_OPENING = 60
_LISTED = re.compile(r"(?:[-–—•*·▪●◦‣]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_DASH = r"[–—―‑‐~-]{1,2}\s*"
_NAME_WORD = r"[^\W\d_a-z][^\s,.:;!?…]*\.?"
_NAME = rf"{_NAME_WORD}(?:\s+(?:(?:al|bin|de|der|la|van|von)\s+)*{_NAME_WORD}){{1,4}}"
_SIGNED_LINE = re.compile(rf"{_DASH}(?P<who>[^\W\d_a-z][^\n]*[^\n.])")
_NAME_ALONE = re.compile(rf"(?P<who>{_NAME})")
_SIGNED_INSIDE = re.compile(rf"[.!?…]\s+(?P<dash>{_DASH})?(?P<who>{_NAME})\Z")
_OWN_WORDS = re.compile(r"\b(?:I|me|[Mm]y|[Ww]e|[Oo]ur|us)\b")
_TOLD_AGAIN = re.compile(r"(?:he|she|they|it)\s+(?:(?:also|then|further)\s+)?(?P<verb>[a-z]+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SetApart:
    """A passage of somebody's words without marks, and `by`: the line that leads into it, or the one that signs it."""

    span: Span
    by: Span


def set_apart_at(span: Span, text: str) -> tuple[SetApart, ...]:
    """The passages set apart in which a span stands, by what leads into them and by what signs them."""
    return tuple(one for one in passages_set_apart(text) if one.span.covers(span))


def stands_apart(span: Span, attribution: Sequence[str], text: str) -> bool:
    """Whether a span is of a passage set apart, and the words for its speaker and its cue are of the line beside it.

    Without words for them it carries on from another quote, which has them.
    """
    return any(
        all(any(one.by.covers(place) for place in find_words(sought, text)) for sought in attribution)
        for one in set_apart_at(span, text)
    )


def lead_of(index: int, blocks: Sequence[Paragraph], text: str) -> int:
    """The index of the paragraph that leads into a list by the colon it ends in; a paragraph's own where none does."""
    first = index
    while first and _LISTED.match(text, blocks[first].start):
        first -= 1
    return first if _ends_in_colon(blocks[first], text) else index


def _ends_in_colon(block: Paragraph, text: str) -> bool:
    return fold_words(text[max(block.start, block.end - 4) : block.end]).endswith(":")


@lru_cache(maxsize=32)
def passages_set_apart(text: str) -> tuple[SetApart, ...]:
    """Every passage that a text sets apart as somebody's words without quotation marks.

    Such are the paragraph after one that ends in a colon, to where the report goes on (“She also said …”), with
    those after it that are indented likewise or end in a signature; the paragraph above a signature, a line with a
    dash and a name; and one in the first person that has a bare name behind it. A list is none, nor are paragraphs
    that have marks of their own.

    >>> text = "Okafor replied:\\n\\nI saw no ferry. I was ill. She also said no more.\\n\\nIt rained."
    >>> [one.span.of(text) for one in passages_set_apart(text)]
    ['I saw no ferry. I was ill.']
    """
    blocks = paragraphs(text)
    return (*_led_into(blocks, text), *_signed(blocks, text))


def _led_into(blocks: Sequence[Paragraph], text: str) -> Iterator[SetApart]:
    for index, lead in enumerate(blocks[:-1]):
        if not _ends_in_colon(lead, text):
            continue
        plain = _plain(blocks[index + 1 : index + 1 + _MOST], text)
        if not plain:
            continue
        indented = _while_indented(plain, lead, text)
        to_signature = next((plain[: at + 1] for at in range(len(plain)) if _signature(plain[at], blocks, text)), [])
        whole = max(indented, to_signature, key=len)
        end = whole[-1].end if whole else _report_goes_on(plain[0], text)
        if end > plain[0].start:
            yield SetApart(Span(plain[0].start, end), _last_sentence(lead, text))


def _plain(blocks: Sequence[Paragraph], text: str) -> list[Paragraph]:
    """The first of some paragraphs that are no list and have no marks around them."""
    found: list[Paragraph] = []
    for block in blocks:
        if block.number is None or text[block.start] in QUOTE_MARKS or _LISTED.match(text, block.start):
            break
        found.append(block)
    return found


def _while_indented(plain: Sequence[Paragraph], lead: Paragraph, text: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in plain:
        if _indent(block, text) <= _indent(lead, text):
            break
        found.append(block)
    return found


def _indent(block: Paragraph, text: str) -> int:
    line = text[text.rfind("\n", 0, block.start) + 1 : block.start]
    return len(line) if not line.replace(">", "").strip() else 0


def _report_goes_on(block: Paragraph, text: str) -> int:
    """Where the first sentence of a paragraph begins in which the outlet attributes again; else the paragraph's end."""
    starts = [block.start, *(end.end() for end in SENTENCE_END.finditer(text, block.start, block.end))]
    for start in starts:
        told = _TOLD_AGAIN.match(fold_words(text[start : min(start + _OPENING, block.end)]))
        if told and told["verb"].casefold() in stating_words() | {"claimed", "claim", "claims"}:
            return len(text[:start].rstrip())
    return block.end


def _last_sentence(block: Paragraph, text: str) -> Span:
    ends = [end.end() for end in SENTENCE_END.finditer(text, block.start, block.end)]
    return Span(max(ends, default=block.start), block.end)


def _signed(blocks: Sequence[Paragraph], text: str) -> Iterator[SetApart]:
    for block in blocks:
        said = block
        signature = _signature(block, blocks, text)
        inside = _SIGNED_INSIDE.search(text, block.start, block.end)
        if signature is None and inside and (inside["dash"] or _is_own(text[block.start : inside.start()])):
            signature = Span(*inside.span("who"))
            said = Paragraph(block.start, inside.start() + 1, block.number)
        if signature and not any(one.overlaps(Span(said.start, said.end)) for one in marked_spans(text)):
            yield SetApart(Span(said.start, said.end), signature)


def _signature(block: Paragraph, blocks: Sequence[Paragraph], text: str) -> Span | None:
    """The line after a paragraph that signs it: a dash and a name, or a bare name below words in the first person."""
    after = next((one for one in blocks if one.start >= block.end), None)
    if after is None or block.number is None:
        return None
    line = text[after.start : after.end]
    if count_words(visible(line)) > _LONGEST_SIGNATURE:
        return None
    own = _is_own(text[block.start : block.end])
    found = _SIGNED_LINE.fullmatch(line) or (_NAME_ALONE.fullmatch(line) if own else None)
    return Span(after.start + found.start("who"), after.start + found.end("who")) if found else None


def _is_own(words: str) -> bool:
    """Whether words are in the first person."""
    return _OWN_WORDS.search(fold_words(words)) is not None
