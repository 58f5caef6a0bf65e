"""What each block of an article is: headline, byline, caption, dateline, subheading, boilerplate or paragraph.

Only the shape of a line and where it stands count, never a parse, so that any text has a layout. The rules
are tried in order for each block, and what none of them claims is a paragraph: words of the report are lost
more dearly than a stray line is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import takewhile

from briefing_archive.extract.glosses import glosses, without_glosses
from briefing_archive.extract.layout_frame import (
    DATE_LINE,
    STOPS,
    Piece,
    is_boilerplate,
    is_byline,
    is_caption,
    opening_dateline,
)
from briefing_archive.extract.layout_lines import LOWER_START, TERMINAL, text_blocks
from briefing_archive.proposals import Block, BlockKind
from briefing_archive.spans import Span

_LIST_ITEM = re.compile(r"(?:[-–—•*·▪●◦‣]\s+\S|\(?\d{1,3}[.)]\s+\S|\(?[a-z][.)]\s+\S)")
_TABLE = re.compile(r"\t|\s\|\s.*\s\|\s")
_LEGEND = re.compile(r"[█▓▒░■□◼◻⬛⬜]")
_ATTRIBUTION = re.compile(r"[–—―]\s*[^\W\d_a-z]|--\s*[A-Z]|~\s*[A-Z]")
_ALL_MARKED = re.compile(r"(?:‘[^“”\"]*’|'[^“”\"]*'|“[^”\"]*”|\"[^”\"]*\")\Z")


class _Reader:
    """Goes through the pieces of one article in order and says of each what it is."""

    def __init__(self, text: str) -> None:
        self.text = without_glosses(text)
        self.pieces = [self._piece(span) for span in text_blocks(text)]
        self.captions = [is_caption(piece) for piece in self.pieces]
        self.reports = [self._is_report(i, piece) for i, piece in enumerate(self.pieces)]
        self.first_sentence = self.reports.index(True) if any(self.reports) else -1
        self.last_sentence = max((i for i, is_report in enumerate(self.reports) if is_report), default=-1)
        self.count: Counter[BlockKind] = Counter()
        self.glosses = list(glosses(text))

    def _piece(self, span: Span) -> Piece:
        words = span.of(self.text)
        return Piece(span, words, len(words[:2000].split()), TERMINAL.search(words[-8:]) is not None)

    def _is_report(self, index: int, piece: Piece) -> bool:
        """Whether a piece has the shape of a paragraph: it ends as a sentence does, or is too long for a heading."""
        if is_boilerplate(piece) or self.captions[index] or is_byline(piece) or DATE_LINE.fullmatch(piece.text):
            return False
        return (piece.terminated and piece.words >= 6) or piece.words > 30

    def read(self) -> Iterator[Block]:
        rules: tuple[Callable[[int, Piece], BlockKind | None], ...] = (
            self._date_line,
            self._boilerplate,
            self._caption,
            self._byline,
            self._headline,
            self._subheading,
            self._tail,
        )
        has_dateline = False
        for index, piece in enumerate(self.pieces):
            kind: BlockKind = next((found for rule in rules if (found := rule(index, piece))), "paragraph")
            self.count[kind] += 1
            yield Block(piece.span, kind)
            if kind == "paragraph" and not has_dateline and self.count["paragraph"] <= 2:
                opening = opening_dateline(self.text, piece)
                if opening is not None:
                    has_dateline = True
                    yield Block(opening, "dateline")
            if kind == "paragraph":
                first = bisect_left(self.glosses, piece.span.start, key=lambda span: span.start)
                inside = takewhile(piece.span.covers, self.glosses[first:])
                yield from (Block(span, "boilerplate") for span in inside if span != piece.span)

    def _date_line(self, _index: int, piece: Piece) -> BlockKind | None:
        return "dateline" if piece.words <= 16 and DATE_LINE.fullmatch(piece.text) else None

    def _boilerplate(self, _index: int, piece: Piece) -> BlockKind | None:
        return "boilerplate" if is_boilerplate(piece) or not piece.text.strip() else None

    def _caption(self, index: int, piece: Piece) -> BlockKind | None:
        if self.captions[index] or (_LEGEND.match(piece.text) and not piece.terminated):
            return "caption"
        # “— Ines Okafor, harbour master” under a quotation that stands by itself.
        return "caption" if index and _ATTRIBUTION.match(piece.text) and piece.words <= 25 else None

    def _byline(self, index: int, piece: Piece) -> BlockKind | None:
        near = index <= self.first_sentence or index <= 5 or index > self.last_sentence
        return "byline" if near and is_byline(piece) else None

    def _headline(self, index: int, piece: Piece) -> BlockKind | None:
        if self.first_sentence < 0 or self.count["headline"] or self.count["paragraph"]:
            return None
        if index >= self.first_sentence or piece.words > 30 or _LIST_ITEM.match(piece.text):
            return None
        ends_open = not piece.terminated or piece.text.rstrip(STOPS).endswith(("?", "!", "…"))
        return "headline" if ends_open else None

    def _subheading(self, index: int, piece: Piece) -> BlockKind | None:
        if _LIST_ITEM.match(piece.text) or _TABLE.search(piece.text) or piece.words > 30:
            return None
        if index < self.first_sentence and self.count["headline"]:
            return "subheading"
        if index > self.last_sentence or piece.words > 14:
            return None
        marked = _ALL_MARKED.match(piece.text)
        if piece.terminated and not (marked and not TERMINAL.search(piece.text.rstrip(STOPS)[-1:])):
            return None
        later = range(index + 1, min(index + 6, len(self.pieces)))
        following = next((i for i in later if not self.captions[i]), None)
        if following is None or LOWER_START.match(piece.text):
            return None
        is_alone = self.reports[following] and (index <= 2 or self.reports[index - 1])
        says = re.search(r"[“\"][^”\"]+[”\"]", piece.text) and not marked
        return "subheading" if (is_alone or marked) and not says else None

    def _tail(self, index: int, piece: Piece) -> BlockKind | None:
        is_tail = index > self.last_sentence >= 2 and not piece.terminated and piece.words <= 8
        return "boilerplate" if is_tail and not _LIST_ITEM.match(piece.text) else None


def lay_out(text: str) -> tuple[Block, ...]:
    """Every block of the article in order, and what it is.

    Blocks are parted by blank lines, or by line ends where there are none. A dateline that opens a paragraph
    follows it, inside its span, and so does, as boilerplate, a foreign original set behind its translation. A line
    that is only a date is a dateline, a picture's credit belongs to the caption, and lists and tables count as
    paragraphs.

    >>> text = "Harbour closes\\n\\nPORT VERRIN: The harbour closed on Monday."
    >>> [(block.kind, block.span.of(text)) for block in lay_out(text)][2]
    ('dateline', 'PORT VERRIN:')
    """
    return tuple(_Reader(text).read())
