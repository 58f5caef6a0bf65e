"""Who speaks where all that a date tells is that something was said: its day stands with the quote."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.clauses import verb_above
from briefing_archive.extract.closed_words import word_set
from briefing_archive.proposals import QuoteProposal
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_NEAR = 80
_HIGHEST = 5
_LEADS = 3
_ASIDE = 8
_BEFORE_DAY = frozenset({"on", "in", "late", "early", "reporters", "journalists", "earlier", "last"})
_BY_DEED = frozenset({"in", "with", "by"})
_OF_THE_PRESS = frozenset({"press", "news", "media"})


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


def is_word_only(verb: Token, sayers: frozenset[str], names: frozenset[str]) -> bool:
    """Whether the date is only that of a word, by whomever and wherever in the article: it stands with the quote.

    What somebody unnamed promises or warns of is a word as well; `names` are those of the article's actors.
    What is said on an occasion of another kind than speaking (“at a summit”) tells of that day; what an outlet
    reports on a day is that day's news, but not what it passes on that somebody said. Of a day on which nothing was
    reported (“no injuries were reported on Saturday”) there is nothing to tell.
    """
    if verb.lemma_ == "identify" and any(child.lower_ == "as" for child in verb.children):
        return bool(sayers)
    if verb.lemma_ in word_set("speech"):
        return bool(sayers) and not _has_occasion(verb)
    if verb.lemma_ in word_set("committing"):
        return bool(sayers) and not sayers & names and not _has_occasion(verb)
    if verb.lemma_ not in word_set("saying"):
        return False
    if any(child.dep_ == "ccomp" and child.lemma_ in word_set("saying") for child in verb.children):
        return True
    if sayers:
        return verb.lemma_ != "report" and not _has_occasion(verb)
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
    words = [child for one in (verb, *subjects) for child in one.children]
    return bool(subjects) and any(child.lower_ == "no" or child.dep_ == "neg" for child in words)


def is_of_ruling(date: Tokens) -> bool:
    """Whether the day is that of a deed by which something was said: “in its ruling on Monday, the court said”."""
    lead = date.root.head
    noun = lead.head
    if date.root.dep_ != "pobj" or lead.dep_ != "prep" or noun.dep_ != "pobj" or noun.head.lower_ not in _BY_DEED:
        return False
    return noun.lemma_.casefold() in word_set("rulings")


def saying_at(date: Tokens) -> Token | None:
    """The verb of saying that the date is told with, whatever the parser hangs it on.

    “Said on Monday it would leave”, “on Monday said”; and the one that a participle of speaking opens: “addressing
    the union on Monday, Vrell said”.
    """
    doc, start = date.doc, date.start
    while start and start > date.start - _LEADS and doc[start - 1].lower_ in _BEFORE_DAY:
        start -= 1
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ == "as":
        near = doc[date.end : min(date.end + _ASIDE, date.root.sent.end)]
        said = (one for one in near if one.tag_ == "VBD" and one.lemma_ in word_set("saying"))
        return next(said, None)  # “As of Sunday, Okafor said, nobody had been held”
    for index in (start - 1, date.end):
        beside = doc[index] if 0 <= index < len(doc) else None
        if beside is not None and beside.tag_ in {"VBD", "VBN"} and beside.lemma_ in word_set("saying"):
            is_there = beside.i < date.start or beside.sent.start == date.root.sent.start
            if beside.i > date.start and _hangs_before(date):
                continue  # “the man who saw it in March told the board”
            if is_there and not any(child.dep_ == "nsubjpass" for child in beside.children):
                return beside
    for one in date.root.ancestors:
        if one.pos_ == "VERB":
            is_speaking = one.tag_ == "VBG" and one.dep_ == "advcl" and one.lemma_ in word_set("speaking")
            return one.head if is_speaking and not _has_occasion(one) else None
    return None


def reported_deed(verb: Token, date: Tokens) -> Token | None:
    """The verb of the deed that somebody reported on the date: it had happened by then, on what day is not told."""
    if verb.lemma_ != "report" or any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return None
    deed = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if deed is None or date.start > deed.i or deed.tag_ not in {"VBD", "VBN"}:
        return None
    is_own = any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in deed.children)
    return None if is_own else deed  # “reported that she had been taken ill”


def dates_deed(line: Line, verb: Token, span: Span) -> bool:
    """Whether a date tells when the deed of the verb was, and not what one of its nouns was."""
    tokens = line.block.tokens(span)
    return tokens is not None and (above := verb_above(tokens.root)) is not None and above.i == verb.i


def _hangs_before(date: Tokens) -> bool:
    """Whether the date is that of a verb before it."""
    verb = next((one for one in date.root.ancestors if one.pos_ == "VERB"), None)
    return verb is not None and verb.i < date.start


def is_plain_word(verb: Token) -> bool:
    """Whether the verb tells that something was said, and neither announced nor reported."""
    return verb.lemma_ != "report" and verb.lemma_ in word_set("saying")


def _has_occasion(verb: Token) -> bool:
    """Whether it was said at a meeting, before a court, at a funeral, while opening something.

    Not where the occasion was only for speaking: a press conference, an address to the nation.
    """
    for child in verb.children:
        if child.dep_ in {"prep", "dobj", "dative"}:
            nouns = [child, *(one for one in child.children if one.dep_ == "pobj")]
            if any(_is_occasion(noun) for noun in nouns):
                return True
        if child.dep_ == "advcl" and child.tag_ == "VBG" and any(one.lower_ == "while" for one in child.children):
            return child.lemma_ not in word_set("speaking")
    return False


def _is_occasion(noun: Token) -> bool:
    if noun.lemma_.casefold() not in word_set("occasions"):
        return False
    return not any(child.lower_ in _OF_THE_PRESS for child in noun.children if child.dep_ in {"compound", "amod"})


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
