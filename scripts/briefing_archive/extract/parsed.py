"""The parsed article that every extractor reads, and what has been found in it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_archive.proposals import ActorProposal, Block, QuoteProposal, Timex
from briefing_archive.registry import Registry
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan


@dataclass(frozen=True)
class ParsedBlock:
    """One block of the layout parsed by itself; `offset` is where `doc` begins in the article.

    Blocks are parsed one by one, because a parser lets sentences run across paragraphs. A paragraph is parsed
    without its dateline, and a very long one in several pieces, each a ParsedBlock of the same `block`.
    """

    block: Block
    doc: Doc
    offset: int
    dateline: str = ""
    """The words of the dateline that stood before what was parsed."""

    @cached_property
    def text(self) -> str:
        """The text that was parsed; kept, because spaCy joins `doc.text` from its words whenever it is asked."""
        return self.doc.text

    def span(self, part: Token | TokenSpan) -> Span:
        """The article's span of a token or a span of tokens."""
        if hasattr(part, "idx"):
            return Span(self.offset + part.idx, self.offset + part.idx + len(part.text))
        return Span(self.offset + part.start_char, self.offset + part.end_char)

    def tokens(self, span: Span) -> TokenSpan | None:
        """The words, whole, that the article's span holds or touches; None where there are none in this block."""
        tokens = self.doc.char_span(span.start - self.offset, span.end - self.offset, alignment_mode="expand")
        return tokens if tokens is not None and len(tokens) else None


@dataclass(frozen=True, eq=False)
class ParsedArticle:
    """An article's text, its blocks in order, each with its parse."""

    text: str
    blocks: tuple[ParsedBlock, ...]

    def of_kind(self, *kinds: str) -> tuple[ParsedBlock, ...]:
        """The blocks of the given kinds, in order."""
        return tuple(block for block in self.blocks if block.block.kind in kinds)


@dataclass(frozen=True, eq=False)
class Found:
    """What is known before an extractor runs: the article's day, the registry, and earlier proposals."""

    published: date | None
    registry: Registry
    layout: tuple[Block, ...] = ()
    headline: Span | None = None
    dateline: Span | None = None
    dates: tuple[Timex, ...] = ()
    actors: tuple[ActorProposal, ...] = ()
    quotes: tuple[QuoteProposal, ...] = field(default=())
