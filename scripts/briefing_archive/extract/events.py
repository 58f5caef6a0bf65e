"""Dated events: what happened, or is to happen, on each date that the paragraphs tell.

A date that only describes a noun (“the 2015 deal”) dates no event. One clause with one date is one event; its
statement is the clause that the date hangs on, made to stand by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Antecedents, Line, antecedents_of
from briefing_archive.extract.clauses import clause_of, happening_of
from briefing_archive.extract.closed_words import word_list, word_set
from briefing_archive.extract.compression import Statement
from briefing_archive.extract.measured_dates import tells_no_event
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.stated_when import stated
from briefing_archive.extract.told_twice import BESIDE, NOUN, Telling, events_once
from briefing_archive.proposals import EventProposal, QuoteProposal, Timex
from briefing_archive.spans import Span
from briefing_archive.timex_edtf import to_edtf

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_OPEN = re.compile(r"XXXX|^$")
# “A day after …” tells a distance from another event, not a date that is named.
_BESIDE = re.compile(r"\b(?:after|before|prior\sto|following|ahead\sof|in\sadvance\sof)$", re.IGNORECASE)
_APPOSED = re.compile(r"\s?[,—–-]\s?(?:just |only |and )?")
_CLAUSE_END = re.compile(r"[.;:,\n—–](?![a-z0-9])")
_FARTHEST = 90
_CLOCK = re.compile(
    r"(?:around |about )?[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:[ap]\.?\s?m\.?)?(?:\s?[A-Z]{2,4}|\slocal(?:\stime)?)?",
    re.IGNORECASE,
)
# Words for a day that never stand before a noun without “’s”: “Yesterday afternoon Ferry One sank”.
_MONTHS = frozenset(month[:3] for month in word_list("months"))
_PASSING = frozenset({"today", "yesterday", "tomorrow"})
# What holds more dates than these is a list without sentences.
_MOST_DATES = 12


@dataclass(frozen=True)
class _Dated:
    """A proposed event, how plainly it is told (see Telling), and whether the date hangs on a verb."""

    event: EventProposal
    rank: int
    hangs_on_verb: bool
    sayers: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether it is its whole sentence."""
        return self.rank == 0


def extract(doc: ParsedArticle, found: Found) -> tuple[EventProposal, ...]:
    """The dated events of the paragraphs, in order of the text."""
    antecedents = antecedents_of(doc, found)
    lines = antecedents.lines
    starts = [timex.span.start for timex in found.dates]
    spoken = sorted(quote.span for quote in found.quotes if quote.kind == "direct")
    speakers = sorted((quote for quote in found.quotes if quote.speaker_mention), key=_mention)
    tellings: list[Telling] = []
    for number, line in enumerate(lines):
        names, stands = antecedents.orphans(number)
        first, last = bisect_left(starts, line.span.start), bisect_left(starts, line.span.end)
        dates = found.dates[first : min(last, first + _MOST_DATES)]
        dated = [
            one
            for timex, told in stated(dates, doc.text)
            if not (_is_held(timex.span, spoken) or tells_no_event(timex, doc.text))
            and (one := _dated(line, timex, told, names, stands, antecedents, speakers, dates)) is not None
            and (not _BESIDE.search(timex.span.of(doc.text)) or _names_its_day(timex, dates, one, doc.text))
        ]
        tellings.extend(Telling(one.event, one.rank, one.sayers) for one in _told_apart(dated))
    return tuple(_with_its_day(event, found.dates, doc.text) for event in events_once(tellings))


def _with_its_day(event: EventProposal, dates: Sequence[Timex], text: str) -> EventProposal:
    """The event with the words for its day, where a time on the clock is all that its own sentence tells."""
    if not _CLOCK.fullmatch(event.as_stated.of(text)):
        return event
    last = bisect_left(dates, event.as_stated.start, key=lambda timex: timex.span.start)
    for timex in reversed(dates[:last]):
        if timex.value == _day(event) and timex.type == "DATE":
            return replace(event, as_stated=timex.span)
    return event


def _sayers(line: Line, verb: Token, speakers: list[QuoteProposal]) -> frozenset[str]:
    """Who speaks, where the verb is one of saying."""
    at = line.block.span(verb)
    first = bisect_left(speakers, line.span.start, key=lambda quote: _mention(quote).start)
    last = bisect_left(speakers, line.span.end, key=lambda quote: _mention(quote).start)
    said = [quote for quote in speakers[first:last] if quote.cue and quote.cue.overlaps(at) and not quote.names_deed]
    return frozenset(name for quote in said for name in quote.speakers)


def _names_its_day(timex: Timex, dates: Sequence[Timex], one: _Dated, text: str) -> bool:
    """Whether “a day after …” dates an event: right behind a date it dates the clause that it opens, and before
    the date of the other event its own; elsewhere the other event has no date here.
    """
    index = bisect_left(dates, timex.span.start, key=lambda other: other.span.start)
    if index and _APPOSED.fullmatch(text[dates[index - 1].span.end : timex.span.start][:20]):
        return one.event.evidence[0].start >= timex.span.end
    following = dates[index + 1] if index + 1 < len(dates) else None
    if following is None or following.span.start - timex.span.end > _FARTHEST:
        return False
    return one.is_whole and not _CLAUSE_END.search(text, timex.span.end, following.span.start)


def _mention(quote: QuoteProposal) -> Span:
    return quote.speaker_mention or quote.span


def _is_held(span: Span, spoken: list[Span]) -> bool:
    """Whether a direct quote holds the date: it is the speaker's, and the quote tells it."""
    index = bisect_left(spoken, span.end, key=lambda one: one.start)
    return any(one.covers(span) for one in spoken[max(index - 2, 0) : index])


def _told_apart(dated: list[_Dated]) -> list[_Dated]:
    """Of several dates in one whole sentence those that hang on a verb, with a word of doubt from the second on."""
    whole = [one for one in dated if one.is_whole]
    kept = [one for one in whole if one.hangs_on_verb] or whole[:1]
    told: list[_Dated] = []
    for one in dated:
        if not one.is_whole:
            told.append(one)
        elif one in kept and not any(_day(other.event) == _day(one.event) for other in told):
            hint = "" if one is kept[0] else "several dates in one sentence: say what happened on this one"
            event = replace(one.event, doubt="; ".join(filter(None, (one.event.doubt, hint))))
            told.append(replace(one, event=event, rank=BESIDE if hint else one.rank))
    return told


def _day(event: EventProposal) -> str:
    return event.value.partition("T")[0]


def _dated(
    line: Line,
    timex: Timex,
    told: Timex,
    names: Mapping[int, str],
    stands: bool,
    antecedents: Antecedents,
    speakers: list[QuoteProposal],
    dates: Sequence[Timex],
) -> _Dated | None:
    """What is told of one date, as vague as `told`; None for a duration, and for a date that only describes a noun."""
    is_open = bool(_OPEN.search(timex.value))
    if timex.type in {"DURATION", "SET"} or not (is_open or to_edtf(timex.value)):
        return None
    offset = line.block.offset
    tokens = line.block.doc.char_span(timex.span.start - offset, timex.span.end - offset, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    head = tokens.root.head.head if tokens.root.dep_ == "pobj" else tokens.root.head
    hangs_on_verb = head.pos_ in {"VERB", "AUX"}
    happening = None
    if (
        timex.value[5:7].isdigit()
        and _names_a_month(tokens)
        and (not hangs_on_verb or tokens.root.dep_ in {"compound", "nmod"})
    ):
        happening = happening_of(line, tokens)
    if _describes_a_noun(tokens) and happening is None:
        return None
    if happening is not None and not _dates_its_clause(tokens.root, tokens.root.head):
        statement, rank = happening, NOUN
    else:
        others = tuple(other.span for other in dates if other is not timex)
        statement, is_part = clause_of(line, tokens, told.span, names, others)
        rank = int(is_part)
    doubt = "the day is not known: give the article's day" if is_open else ""
    if not stands and not rank:
        doubt = "; ".join(filter(None, (doubt, "say who or what is meant: the sentence leans on the one before")))
    statement = _closed(statement)
    actors = dict.fromkeys(actor.name for span in statement.evidence for actor in antecedents.named_in(span))
    for span in statement.evidence:
        first = bisect_left(speakers, span.start, key=lambda quote: _mention(quote).start)
        last = bisect_left(speakers, span.end, key=lambda quote: _mention(quote).start)
        actors |= dict.fromkeys(name for quote in speakers[first:last] for name in quote.speakers)
    actors |= dict.fromkeys(names.values() if not rank else ())
    called = _called(line, antecedents)
    known = tuple(actor for actor in actors if actor in antecedents.names and actor not in called)
    event = EventProposal(told.value, told.span, statement.text, statement.evidence, known, doubt)
    sayers = _sayers(line, head, speakers) if hangs_on_verb else frozenset[str]()
    leads = tokens.root.head.lower_ if tokens.root.dep_ == "pobj" else ""
    if hangs_on_verb and (_is_word_only(head, sayers, antecedents.names) or (sayers and leads == "by")):
        return None
    if leads == "since":
        rank = max(rank, BESIDE)  # what has lasted since a day is told best by what happened on it
    return _Dated(event, rank, hangs_on_verb, sayers)


def _is_word_only(verb: Token, sayers: frozenset[str], names: frozenset[str]) -> bool:
    """Whether the date is only that of a word: a statement by somebody unnamed, which stands with its quote
    (“officials said on Saturday that …”), or of none (“no injuries were reported on Saturday”).
    """
    if verb.lemma_ not in word_set("saying"):
        return False
    if sayers:
        return verb.lemma_ != "report" and not sayers & names  # what is reported on a day is that day's news
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
    words = [child for one in (verb, *subjects) for child in one.children]
    return bool(subjects) and any(child.lower_ == "no" or child.dep_ == "neg" for child in words)


def _called(line: Line, antecedents: Antecedents) -> frozenset[str]:
    """People whom the sentence seems to name where it says what another was: “Vrell was the mayor of the town”."""
    root = line.sentence.root
    subject = next((child for child in root.children if child.dep_ == "nsubj"), None)
    if root.lemma_ != "be" or subject is None:
        return frozenset()
    first = {actor.name for actor in antecedents.named_in(_stretch(line, subject))}
    told = [child for child in root.children if child.dep_ == "attr"]
    last = {actor.name for one in told for actor in antecedents.named_in(_stretch(line, one)) if actor.kind == "person"}
    return frozenset(last - first) if first else frozenset()


def _stretch(line: Line, noun: Token) -> Span:
    """The noun with all that belongs to it."""
    return line.block.span(noun.doc[noun.left_edge.i : noun.right_edge.i + 1])


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


def _names_a_month(date: Tokens) -> bool:
    """Whether the date has a month's name, so that it is no name itself (“the 9/11 attacks”)."""
    return any(token.lower_.rstrip(".")[:3] in _MONTHS for token in date)


def _describes_a_noun(date: Tokens) -> bool:
    """Whether the date is an attribute (“the 1931 hall”, “Monday’s attack”) and no time of the clause."""
    root, head = date.root, date.root.head
    if root.dep_ not in {"compound", "nummod", "amod", "poss", "nmod"} or head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if _dates_its_clause(root, head) or (date[0].lower_ in _PASSING and root.dep_ != "poss"):
        return False
    return head.ent_type_ not in {"DATE", "TIME"} if head.i > root.i else head.pos_ == "PROPN" and head.i == root.i - 1


def _dates_its_clause(root: Token, noun: Token) -> bool:
    """Whether a date before a noun tells when the clause was: “Monday’s bid failed”, “in a 2016 referendum”, and at
    the head of its sentence “in the May 3 deal”.
    """
    if root.dep_ == "poss":
        return noun.dep_ == "nsubj" and noun.head.tag_ == "VBD" and noun.head.pos_ == "VERB" and root.i < noun.i
    is_in = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "at", "during"} and noun.head.head.pos_ == "VERB"
    is_day = root.ent_type_ == "DATE" and any(child.like_num for child in root.children) and noun.head.is_sent_start
    return is_in and (bool(is_day) or any(child.lower_ in {"a", "an"} for child in noun.children))
