"""Passages set apart without marks: paragraphs of their own that a line ending in a colon introduces as said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_archive.extract.attribution import Reading
from briefing_archive.extract.parsed import ParsedArticle
from briefing_archive.extract.reporting import is_finite, own_subject, verb_cue
from briefing_archive.spans import Span

_MOST = 6
_SIGNED = re.compile(r"\s*[–—―~-]{1,2}\s*[^\W\d_a-z]")
_LISTED = re.compile(r"\s*(?:[-–—•*·▪●◦‣]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_ENDS = (".", "!", "?", "…", ".”", ".’")
_FEWEST = 5
_TOLD = frozenset({"he", "she", "they", "it"})
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "i'm", "i’m", "mine", "ours", "myself", "ourselves"})


def set_apart_after(doc: ParsedArticle, readings: Sequence[Reading], index: int) -> Sequence[Reading]:
    """The paragraphs after the one at `index` that are a passage set apart; the caller knows that it leads in.

    They are indented beside a line that is not, or end in a line with a dash and a name; a list is none, nor are
    paragraphs with marks of their own around them.
    """
    lead, found = readings[index], []
    for reading in readings[index + 1 : index + 1 + _MOST]:
        opens_marked = any(one.outer.start <= reading.offset + 1 for one in reading.quotations)
        ends = reading.parsed.text.rstrip().endswith(_ENDS)
        if opens_marked or not ends or _LISTED.match(reading.parsed.text):
            break
        found.append(reading)
        if _is_signed(doc, reading):
            return found
    indented = []
    for reading in found:
        if _indent(doc.text, reading) <= _indent(doc.text, lead):
            break
        indented.append(reading)
    return indented


def report_goes_on(reading: Reading) -> int:
    """The token at which the report goes on in a paragraph below a colon: its first sentence that attributes again.

    The rule of the checks for such a paragraph ends there too; where it begins so, nothing of it is set apart.
    """
    if reading.bounds or _LISTED.match(reading.parsed.text) or not reading.parsed.text.rstrip().endswith(_ENDS):
        return 0
    for token in reading.tokens:
        cue = verb_cue(token)
        if cue is None or not cue.takes("clause", "direct") or not is_finite(token):
            continue
        subject = own_subject(token)
        if subject is not None and (subject.pos_ == "PROPN" or subject.lower_ in _TOLD):
            first: int = reading.sentence_starts[token.i]
            return first
    return len(reading.tokens)


def _is_signed(doc: ParsedArticle, reading: Reading) -> bool:
    """Whether the next line of the article is a dash and a name, or a role."""
    rest = doc.text[reading.parsed.block.span.end :].lstrip("\n ")[:200]
    line = rest.partition("\n")[0]
    return _SIGNED.match(line) is not None and len(line.split()) <= 25 and not line.rstrip().endswith(".")


def _indent(text: str, reading: Reading) -> int:
    start = reading.parsed.block.span.start
    line = text[text.rfind("\n", 0, start) + 1 :]
    return len(line) - len(line.lstrip(" \t>\u00a0\u2003"))


def sentences_of(reading: Reading, last: int | None = None) -> Iterator[Span]:
    """The sentences of a paragraph that have a few words, up to the token `last`."""
    start, last = 0, len(reading.tokens) if last is None else last
    while start < last:
        end = max(reading.sentence_ends[start], start + 1)
        inner = [token for token in reading.tokens[start:end] if not token.is_space]
        if sum(token.is_alpha for token in inner) >= _FEWEST:
            yield reading.span(inner[0].i, inner[-1].i + 1)
        start = end


def letter_after(reading: Reading, colon: int) -> Sequence[Span]:
    """The sentences after a colon that are a letter without marks: in the first person, and none stands in marks."""
    if any(start > colon for start, _ in reading.bounds) or colon + 1 >= len(reading.tokens):
        return ()
    found, start = [], colon + 1
    while start < len(reading.tokens):
        end = max(reading.sentence_ends[start], start + 1)
        inner = [token for token in reading.tokens[start:end] if not token.is_space]
        if not any(token.lower_ in _FIRST_PERSON for token in inner):
            break
        if sum(token.is_alpha for token in inner) >= _FEWEST:
            found.append(reading.span(inner[0].i, inner[-1].i + 1))
        start = end
    return found if len(found) > 1 else ()


def leading_words(reading: Reading, colon: int | None = None) -> Span:
    """The last sentence of a paragraph, to the colon that it ends in, or the words before a colon inside it."""
    last = len(reading.tokens) if colon is None else colon + 1
    while last and reading.tokens[last - 1].is_space:
        last -= 1
    start = reading.sentence_starts[max(last - 1, 0)]
    while start < last - 1 and reading.tokens[start].is_space:
        start += 1
    return reading.span(start, max(last, start + 1))
