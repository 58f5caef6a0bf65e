"""Article text: a fold that keeps offsets, and the paragraphs of a text.

The fold makes typography irrelevant and nothing else: letters, digits, case and word order stay.
It is versioned, because receipts rest on it: a change to what it does must raise `FOLD_VERSION`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

FOLD_VERSION = 2

# One sign a class. Single and double quote marks fold together, because a quotation inside a quotation
# changes its marks when it is set on its own; an apostrophe is the same sign as a single closing mark.
_QUOTES = "'\"`´‘’‚‛“”„‟‹›«»′″ʼ＂＇"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")

_TABLE: dict[str, str] = dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-") | {"…": "..."}

QUOTE_MARKS = frozenset(_QUOTES)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its typography, and where each of its signs comes from.

    `text` is what is searched. `starts[i]:ends[i]` is the stretch of the original (code points) that became
    `text[i]`; both never decrease. Runs of white space, or of dashes, are one.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Half-open stretch of the original text behind `text[start:end]`; `start < end` is required."""
        return self.starts[start], self.ends[end - 1]

    def at(self, offset: int) -> int:
        """Index into `text` of the sign that stands at, or next after, an offset of the original."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        return index if self.ends and self.ends[index] > offset else index + 1


def _clusters(text: str) -> list[tuple[int, int, str]]:
    """Stretches of `text` that normalise on their own, with their NFC form, in order.

    Invisible signs are no part of a form: a soft hyphen does not keep a letter from its accent.
    """
    seen = [(i, sign) for i, sign in enumerate(text) if sign not in _DROPPED]
    if text.isascii() or unicodedata.is_normalized("NFC", "".join(sign for _, sign in seen)):
        return [(i, i + 1, sign) for i, sign in seen]
    clusters: list[tuple[int, int, str]] = []
    for i, sign in seen:
        if clusters:
            start, _, form = clusters[-1]
            joined = unicodedata.normalize("NFC", form + sign)
            # Capped, so that ten thousand stacked accents cannot make the fold quadratic.
            if i - start < 32 and (unicodedata.combining(sign) or joined != form + sign):
                clusters[-1] = (start, i + 1, joined)
                continue
        clusters.append((i, i + 1, unicodedata.normalize("NFC", sign)))
    return clusters


def _fold(text: str) -> Folded:
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, form in _clusters(text):
        for sign in form:
            folded = " " if sign.isspace() else _TABLE.get(sign, sign)
            if folded in {" ", "-"} and signs and signs[-1] == folded:
                ends[-1] = end
                continue
            for one in folded:
                signs.append(one)
                starts.append(start)
                ends.append(end)
    return Folded("".join(signs), tuple(starts), tuple(ends))


@lru_cache(maxsize=64)
def _fold_kept(text: str) -> Folded:
    return _fold(text)


def fold(text: str) -> Folded:
    """`text` folded: quote marks, dashes, ellipsis and blanks each one sign, invisible signs gone, NFC.

    Nothing else changes, so two texts fold alike exactly when a reader would call them the same words.

    >>> fold("“Don’t” – no…").text
    "'Don't' - no..."
    >>> fold("a\\u00adb").original(0, 2)
    (0, 3)
    """
    return _fold_kept(text)


@lru_cache(maxsize=16384)
def fold_words(words: str) -> str:
    """A few words folded and trimmed, as they are searched for.

    >>> fold_words("  “expects\\n  the ”")
    "'expects the '"
    """
    return _fold(words.strip()).text


_INVISIBLE = dict.fromkeys(map(ord, _DROPPED))


def visible(text: str) -> str:
    """`text` without its invisible signs.

    >>> visible("quo\u00adted")
    'quoted'
    """
    return text.translate(_INVISIBLE)


_WORD = re.compile(r"[^\W_]+(?:['’ʼ\-‐‑.,][^\W_]+)*")


def words(text: str) -> list[tuple[int, int]]:
    """Half-open stretches of the words of `text`: letters and digits, joined by inner ' - . and ,

    >>> [text[a:b] for text in ["Don’t, 1,200 ex-Soviet."] for a, b in words(text)]
    ['Don’t', '1,200', 'ex-Soviet']
    """
    return [match.span() for match in _WORD.finditer(text)]


def count_words(text: str) -> int:
    """Number of words of `text`.

    >>> count_words("some 2,000 fighters")
    3
    """
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article: half-open `[start, end)` code points without outer blanks.

    `number` counts the blocks that hold sentences, from 1; headlines, captions, bylines and subheadings
    have None. It is what readers see as ¶4.
    """

    start: int
    end: int
    number: int | None


_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
_LINE = re.compile(r"\S[^\n]*")
_LONGEST_HEADING = 40
_SENTENCE_END = re.compile(r"[.!?…:;,।。！？؟][\"'’”»›)\]\s]*\Z")


@lru_cache(maxsize=64)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The blocks of `text`, in order; blocks are parted by blank lines, or by line ends where there are none.

    A block is numbered when it ends as a sentence does, or is longer than any headline, caption or subheading
    (40 words). The rule needs no parser, so that a paragraph has the same number in every draft, check and page.

    >>> [(p.start, p.end, p.number) for p in paragraphs("Head\\n\\nOne.\\n\\nTwo\\nmore.")]
    [(0, 4, None), (6, 10, 1), (12, 21, 2)]
    """
    pattern = _BLOCK if re.search(r"\n[^\S\n]*\n", text.strip()) else _LINE
    found: list[Paragraph] = []
    number = 0
    for match in pattern.finditer(text):
        start = match.start()
        end = start + len(match.group().rstrip())
        is_sentence = _SENTENCE_END.search(text, max(start, end - 8), end) is not None or _is_long(text, start, end)
        number += is_sentence
        found.append(Paragraph(start, end, number if is_sentence else None))
    return tuple(found)


def _is_long(text: str, start: int, end: int) -> bool:
    """Whether a block has more words than a headline or caption ever has."""
    return len(text[start : min(end, start + 20 * _LONGEST_HEADING)].split()) > _LONGEST_HEADING


def paragraph_at(text: str, offset: int) -> Paragraph | None:
    """The block of `text` that holds `offset`; None between blocks."""
    blocks = paragraphs(text)
    index = bisect_right([block.start for block in blocks], offset) - 1
    return blocks[index] if index >= 0 and offset < blocks[index].end else None


_APART = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}


def search_key(text: str) -> str:
    """`text` as search compares it: lower case, without marks, apostrophes and half rings.

    The browser folds queries by the same table (`site_src/assets/search.js`); a test holds the two together.

    >>> search_key("Daʿesh"), search_key("Conseil d’État"), search_key("Łódź")
    ('daesh', 'conseil detat', 'lodz')
    """
    lowered = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(_APART.get(c, c) for c in lowered if not unicodedata.combining(c))
    kept = re.sub(r"['’‘ʼʿʾʻ`´]", "", kept)
    return " ".join(re.sub(r"[^\w]+", " ", kept).split())
