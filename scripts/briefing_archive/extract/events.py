"""Dated events: what happened, or is to happen, on each date that the paragraphs tell.

A date that only describes a noun (“the 2015 deal”) dates no event. One clause with one date is one event; its
statement is the clause that the date hangs on, made to stand by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Antecedents, Line, lines_of
from briefing_archive.extract.clauses import clause_of
from briefing_archive.extract.compression import Statement
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.proposals import EventProposal, Timex
from briefing_archive.timex_edtf import to_edtf

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN = re.compile(r"XXXX|^$")


def extract(doc: ParsedArticle, found: Found) -> tuple[EventProposal, ...]:
    """The dated events of the paragraphs, in order of the text."""
    lines = lines_of(doc)
    antecedents = Antecedents(lines, found)
    starts = [timex.span.start for timex in found.dates]
    events: dict[tuple[str, str], EventProposal] = {}
    for number, line in enumerate(lines):
        first, last = bisect_left(starts, line.span.start), bisect_left(starts, line.span.end)
        for timex in found.dates[first:last]:
            event = _event(number, line, timex, antecedents)
            if event is not None:
                events.setdefault((event.value, event.text), event)
    return tuple(events.values())


def _event(number: int, line: Line, timex: Timex, antecedents: Antecedents) -> EventProposal | None:
    is_open = bool(_OPEN.search(timex.value))
    if timex.type in {"DURATION", "SET"} or not (is_open or to_edtf(timex.value)):
        return None
    offset = line.block.offset
    tokens = line.block.doc.char_span(timex.span.start - offset, timex.span.end - offset, alignment_mode="expand")
    if tokens is None or not len(tokens) or _describes_a_noun(tokens.root, timex):
        return None
    names, stands = antecedents.orphans(number)
    statement, is_part = clause_of(line, tokens, timex.span, names)
    doubt = "the day is not known: give the article's day" if is_open else ""
    if not stands and not is_part:
        doubt = "; ".join(filter(None, (doubt, "say who or what is meant: the sentence leans on the one before")))
    statement = _closed(statement)
    actors = dict.fromkeys(actor.name for span in statement.evidence for actor in antecedents.named_in(span))
    actors |= dict.fromkeys(names.values() if not is_part else ())
    known = [actor for actor in actors if actor in antecedents.names]
    return EventProposal(timex.value, timex.span, statement.text, statement.evidence, tuple(known), doubt)


def _closed(statement: Statement) -> Statement:
    """The statement with the mark closed that a sentence end inside a quotation left open."""
    text = statement.text
    if text.count("“") > text.count("”"):
        return replace(statement, text=f"{text}”")
    return replace(statement, text=f'{text}"') if text.count('"') % 2 else statement


def _describes_a_noun(root: Token, timex: Timex) -> bool:
    """Whether the date is an attribute (“the 1973 building”, “Monday’s attack”) and no time of the clause."""
    head = root.head
    if root.dep_ in {"compound", "nummod", "amod", "poss", "nmod"} and head.i > root.i:
        return head.pos_ in {"NOUN", "PROPN"} and head.ent_type_ not in {"DATE", "TIME"}
    return False
