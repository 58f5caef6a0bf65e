"""An attribution before its speaker is known, and the reading of one block that finds them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_archive.extract.parsed import ParsedBlock
from briefing_archive.marks import Quotation
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

TERMINAL = frozenset(".!?…") | {"...", "?!", "!!", "!?"}


@dataclass(frozen=True)
class Source:
    """The words that name a speaker: tokens `[start, end)` of a block's parse, with the head at `head`.

    `owner` is the head of the words that made the statement, report or letter where the head is such a thing.
    """

    start: int
    end: int
    head: int


@dataclass(frozen=True)
class Attribution:
    """What was said, the cue, and the words for the speaker; `carries` where the last speaker goes on.

    `names_deed` where the content is a noun that only names what was announced to be done, `is_act` where it is one
    for what somebody claims of himself.
    """

    content: Span
    cue: Span | None
    source: Source | None
    block: int
    carries: bool = False
    confidence: float = 1.0
    doubt: str = ""
    names_deed: bool = False
    is_act: bool = False


class Reading:
    """One parsed block with its quotations: which tokens stand inside marks, and where sentences end."""

    def __init__(self, parsed: ParsedBlock, index: int, quotations: Sequence[Quotation]) -> None:
        self.parsed, self.index = parsed, index
        self.doc, self.offset = parsed.doc, parsed.offset
        self.quotations = tuple(quotations)
        self.tokens = [*self.doc]
        self.bounds = [self._bounds(one) for one in self.quotations]
        self.quoted = [-1] * len(self.tokens)
        for number, (start, end) in enumerate(self.bounds):
            for at in range(start, end):
                self.quoted[at] = number

    def _bounds(self, quotation: Quotation) -> tuple[int, int]:
        """The tokens that a quotation holds, marks included."""
        last = len(self.tokens)
        first = min(self._token_at(quotation.outer.start - self.offset), last - 1)
        return first, min(max(self._token_at(quotation.outer.end - self.offset), first + 1), last)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.tokens]

    def _token_at(self, at: int) -> int:
        """The first token that begins at or after an offset of the block."""
        return bisect_left(self._starts, at)

    def outside(self, token: Token) -> bool:
        """Whether the token stands outside all quotation marks."""
        return self.quoted[token.i] < 0

    @cached_property
    def sentence_starts(self) -> list[int]:
        """For each token the first token of its sentence; marks hold a sentence together."""
        starts, start = [], 0
        for at in range(len(self.tokens)):
            starts.append(start)
            if self.ends_sentence(at):
                start = at + 1
        return starts

    @cached_property
    def sentence_ends(self) -> list[int]:
        """For each token the first token after its sentence."""
        ends, end = [0] * len(self.tokens), len(self.tokens)
        for at in range(len(self.tokens) - 1, -1, -1):
            if self.ends_sentence(at):
                end = at + 1
            ends[at] = end
        return ends

    def ends_sentence(self, at: int) -> bool:
        """Whether a sentence ends with the token: a full stop outside marks, or marks around one before a capital."""
        token, number = self.tokens[at], self.quoted[at]
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if number < 0 and token.text in {"...", "…"} and after is not None and after.text in {"]", ")"}:
            return False  # “[...]” stands for words left out
        if number < 0:
            return token.text in TERMINAL and (after is None or not after.text[:1].islower())
        if at + 1 != self.bounds[number][1] or self.last_sign(number) not in ".!?…":
            return False
        return after is None or self.quoted[at + 1] >= 0 or after.text[:1].isupper()

    def last_sign(self, number: int) -> str:
        """The last sign inside a quotation."""
        start, end = self.bounds[number]
        for at in range(end - 1, start - 1, -1):
            text: str = self.tokens[at].text.rstrip("\"'”’»“‘` ")
            if text:
                return text[-1]
        return " "

    def span(self, start: int, end: int) -> Span:
        """The article's span of tokens `[start, end)`."""
        first, last = self.tokens[start], self.tokens[end - 1]
        return Span(self.offset + first.idx, self.offset + last.idx + len(last.text))

    def within(self, span: Span) -> list[Token]:
        """The tokens that begin inside a span of the article."""
        first = self._token_at(span.start - self.offset)
        return self.tokens[first : self._token_at(span.end - self.offset)]
