"""Who speaks where all that a date tells is that something was said: its day stands with the quote."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.closed_words import word_set
from briefing_archive.proposals import QuoteProposal
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_NEAR = 80
_HIGHEST = 5
_LEDE = 2


def said_in(span: Span, speakers: Sequence[QuoteProposal]) -> Sequence[QuoteProposal]:
    """The quotes whose speaker the span names; `speakers` are in the order of their mentions."""
    first = bisect_left(speakers, span.start, key=lambda quote: mention_of(quote).start)
    last = bisect_left(speakers, span.end, key=lambda quote: mention_of(quote).start)
    return speakers[first:last]


def mention_of(quote: QuoteProposal) -> Span:
    """The words that name the speaker, else the quote itself."""
    return quote.speaker_mention or quote.span


def sayers_of(line: Line, verb: Token, date: Span, speakers: Sequence[QuoteProposal]) -> frozenset[str]:
    """Who speaks, where the verb is one of saying or the date stands between such a verb and what was said."""
    at = line.block.span(verb)
    said = [
        quote
        for quote in said_in(line.span, speakers)
        if quote.cue and not quote.names_deed and (quote.cue.overlaps(at) or _is_between(date, quote.cue, quote))
    ]
    return frozenset(name for quote in said for name in quote.speakers)


def _is_between(date: Span, cue: Span, quote: QuoteProposal) -> bool:
    """“Posting at 5 p.m.: ‘…’”."""
    near = quote.span.start - cue.end <= _NEAR
    return quote.kind == "direct" and near and cue.end <= date.start and date.end <= quote.span.start


def is_word_only(verb: Token, sayers: frozenset[str], names: frozenset[str], number: int) -> bool:
    """Whether the date is only that of a word.

    Of one by somebody unnamed (“officials said on Saturday that …”), or below the lede by anybody, but for what is
    said on an occasion (“at a press conference”); of what an outlet passes on that somebody said; or of none (“no
    injuries were reported on Saturday”).
    """
    if verb.lemma_ not in word_set("saying"):
        return False
    if number >= _LEDE and any(child.dep_ == "ccomp" and child.lemma_ in word_set("saying") for child in verb.children):
        return True
    if sayers:
        if verb.lemma_ == "report":
            return False  # what is reported on a day is that day's news
        return not sayers & names or (number >= _LEDE and not _has_occasion(verb))
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
    words = [child for one in (verb, *subjects) for child in one.children]
    return bool(subjects) and any(child.lower_ == "no" or child.dep_ == "neg" for child in words)


def is_plain_word(verb: Token) -> bool:
    """Whether the verb tells that something was said, and neither announced nor reported."""
    return verb.lemma_ != "report" and verb.lemma_ in word_set("saying")


def _has_occasion(verb: Token) -> bool:
    """Whether it was said at a meeting, in a speech, before a court, while addressing somebody."""
    for child in verb.children:
        if child.dep_ in {"prep", "dobj", "dative"}:
            nouns = [child, *(one for one in child.children if one.dep_ == "pobj")]
            if any(noun.lemma_.casefold() in word_set("occasions") for noun in nouns):
                return True
        if child.dep_ == "advcl" and child.tag_ == "VBG" and any(one.lower_ == "while" for one in child.children):
            return True
    return False


def attributes_direct_quote(date: Tokens, line: Line) -> bool:
    """Whether the date stands in the “according to …” of a sentence that is a direct quote."""
    if not line.sentence.text.lstrip().startswith(("“", '"')):
        return False
    token = date.root
    for _ in range(_HIGHEST):
        if token.lower_ == "according":
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False
