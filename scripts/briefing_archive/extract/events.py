"""Dated events: what happened, or is to happen, on each date that the paragraphs tell.

A date that only describes a noun (“the 2015 deal”) dates no event. One clause with one date is one event; its
statement is the clause that the date hangs on, made to stand by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Antecedents, Line, lines_of
from briefing_archive.extract.clauses import clause_of
from briefing_archive.extract.compression import Statement
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.proposals import EventProposal, QuoteProposal, Timex
from briefing_archive.spans import Span
from briefing_archive.timex_edtf import to_edtf

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN = re.compile(r"XXXX|^$")


@dataclass(frozen=True)
class _Dated:
    """A proposed event, whether it is its whole sentence, and whether the date hangs on a verb."""

    event: EventProposal
    is_whole: bool
    hangs_on_verb: bool


def extract(doc: ParsedArticle, found: Found) -> tuple[EventProposal, ...]:
    """The dated events of the paragraphs, in order of the text."""
    lines = lines_of(doc)
    antecedents = Antecedents(lines, found)
    starts = [timex.span.start for timex in found.dates]
    spoken = sorted(quote.span for quote in found.quotes if quote.kind == "direct")
    speakers = sorted((quote for quote in found.quotes if quote.speaker_mention), key=_mention)
    events: dict[tuple[str, str], EventProposal] = {}
    for number, line in enumerate(lines):
        names, stands = antecedents.orphans(number)
        first, last = bisect_left(starts, line.span.start), bisect_left(starts, line.span.end)
        dated = [
            one
            for timex in found.dates[first:last]
            if not _is_held(timex.span, spoken)
            and (one := _dated(line, timex, names, stands, antecedents, speakers)) is not None
        ]
        for event in _told_apart(dated):
            events.setdefault((event.value, event.text), event)
    return tuple(events.values())


def _mention(quote: QuoteProposal) -> Span:
    return quote.speaker_mention or quote.span


def _is_held(span: Span, spoken: list[Span]) -> bool:
    """Whether a direct quote holds the date: it is the speaker's, and the quote tells it."""
    index = bisect_left(spoken, span.end, key=lambda one: one.start)
    return any(one.covers(span) for one in spoken[max(index - 2, 0) : index])


def _told_apart(dated: list[_Dated]) -> list[EventProposal]:
    """Of several dates in one whole sentence those that hang on a verb, with a word of doubt from the second on."""
    whole = [one for one in dated if one.is_whole]
    kept = [one for one in whole if one.hangs_on_verb] or whole[:1]
    events: list[EventProposal] = []
    for one in dated:
        if not one.is_whole:
            events.append(one.event)
        elif one in kept and not any(other.value[:10] == one.event.value[:10] for other in events):
            hint = "" if one is kept[0] else "several dates in one sentence: say what happened on this one"
            events.append(replace(one.event, doubt="; ".join(filter(None, (one.event.doubt, hint)))))
    return events


def _dated(
    line: Line,
    timex: Timex,
    names: Mapping[int, str],
    stands: bool,
    antecedents: Antecedents,
    speakers: list[QuoteProposal],
) -> _Dated | None:
    """What is told of one date; None for a duration, and for a date that only describes a noun."""
    is_open = bool(_OPEN.search(timex.value))
    if timex.type in {"DURATION", "SET"} or not (is_open or to_edtf(timex.value)):
        return None
    offset = line.block.offset
    tokens = line.block.doc.char_span(timex.span.start - offset, timex.span.end - offset, alignment_mode="expand")
    if tokens is None or not len(tokens) or _describes_a_noun(tokens.root):
        return None
    statement, is_part = clause_of(line, tokens, timex.span, names)
    doubt = "the day is not known: give the article's day" if is_open else ""
    if not stands and not is_part:
        doubt = "; ".join(filter(None, (doubt, "say who or what is meant: the sentence leans on the one before")))
    statement = _closed(statement)
    actors = dict.fromkeys(actor.name for span in statement.evidence for actor in antecedents.named_in(span))
    for span in statement.evidence:
        first = bisect_left(speakers, span.start, key=lambda quote: _mention(quote).start)
        last = bisect_left(speakers, span.end, key=lambda quote: _mention(quote).start)
        actors |= dict.fromkeys(name for quote in speakers[first:last] for name in quote.speakers)
    actors |= dict.fromkeys(names.values() if not is_part else ())
    known = tuple(actor for actor in actors if actor in antecedents.names)
    event = EventProposal(timex.value, timex.span, statement.text, statement.evidence, known, doubt)
    head = tokens.root.head.head if tokens.root.dep_ == "pobj" else tokens.root.head
    return _Dated(event, not is_part, head.pos_ in {"VERB", "AUX"})


def _closed(statement: Statement) -> Statement:
    """The statement with the mark closed, or taken away, that a sentence end inside a quotation left alone."""
    text = statement.text
    for opening, closing in (("“", "”"), ('"', '"')):
        is_odd = text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing)
        if is_odd and text.endswith(closing):
            text = text.removesuffix(closing)
        elif is_odd and opening in text:
            text += closing
    return replace(statement, text=text)


def _describes_a_noun(root: Token) -> bool:
    """Whether the date is an attribute (“the 1931 hall”, “Monday’s attack”) and no time of the clause."""
    head = root.head
    if root.dep_ not in {"compound", "nummod", "amod", "poss", "nmod"} or head.pos_ not in {"NOUN", "PROPN"}:
        return False
    return head.ent_type_ not in {"DATE", "TIME"} if head.i > root.i else head.pos_ == "PROPN" and head.i == root.i - 1
