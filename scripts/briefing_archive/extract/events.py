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
from briefing_archive.extract.clauses import clause_of, happening_of, verb_above
from briefing_archive.extract.compression import Statement
from briefing_archive.extract.dates_of_things import is_of_dues, names_a_thing
from briefing_archive.extract.event_dates import (
    dates_its_clause,
    describes_a_noun,
    is_elsewhere,
    is_of_attack,
    is_of_occasion,
    is_of_other_event,
    names_a_month,
    tells_of_subject,
)
from briefing_archive.extract.event_deeds import deed_of, takes_up
from briefing_archive.extract.event_parties import parties_of
from briefing_archive.extract.event_sayers import (
    attributes_direct_quote,
    dates_deed,
    is_of_ruling,
    is_plain_word,
    is_word_only,
    mention_of,
    reported_deed,
    sayers_of,
    saying_at,
)
from briefing_archive.extract.event_words import is_habit, is_term, is_word_in_writing
from briefing_archive.extract.foreseen import is_foreseen, is_unkept
from briefing_archive.extract.left_open import is_left_open
from briefing_archive.extract.measured_dates import tells_no_event
from briefing_archive.extract.nowadays import is_nowadays
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.run_together import one_sentence
from briefing_archive.extract.stated_when import stated
from briefing_archive.extract.told_twice import BESIDE, NOUN, Telling, alike_marked, events_once
from briefing_archive.proposals import EventProposal, QuoteProposal, Timex
from briefing_archive.spans import Span
from briefing_archive.timex_edtf import to_edtf

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_OPEN = re.compile(r"XXXX|^$")
# “A day after …” tells a distance from another event, not a date that is named.
_BESIDE = re.compile(r"\b(?:after|before|prior\sto|following|ahead\sof|in\sadvance\sof)$", re.IGNORECASE)
_APPOSED = re.compile(r"\s?[,—–-]\s?(?:just |only |and )?")
_CLAUSE_END = re.compile(r"[.;:,\n—–](?![a-z0-9])")
_FARTHEST = 90
_CLOCK = re.compile(
    r"(?:around |about )?(?:[0-9]{1,2}(?:[:.][0-9]{2})?|[0-2][0-9][0-5][0-9])\s?"
    r"(?:[ap]\.?\s?m\.?)?(?:\s?[A-Z]{2,4}|\slocal(?:\stime)?)?",
    re.IGNORECASE,
)
# “The ruling came on the day a ferry sank.”
_OF_ANOTHER = re.compile(r"the\sday", re.IGNORECASE)
# What holds more dates than these is a list without sentences.
_MOST_DATES = 12


@dataclass(frozen=True)
class _Dated:
    """A telling of an event, and whether its date hangs on a verb."""

    telling: Telling
    hangs_on_verb: bool

    @property
    def event(self) -> EventProposal:
        """The event it tells."""
        return self.telling.event

    @property
    def is_whole(self) -> bool:
        """Whether it is its whole sentence."""
        return self.telling.rank == 0


@dataclass(frozen=True)
class _Article:
    """What the sentences of one article are read with: whom they mean, and its quotes in order of their speakers."""

    text: str
    antecedents: Antecedents
    speakers: Sequence[QuoteProposal]


@dataclass(frozen=True)
class _Sentence:
    """One sentence with its dates, names for its pronouns, and whether it can stand alone."""

    number: int
    line: Line
    dates: Sequence[Timex]
    names: Mapping[int, str]
    stands: bool


def extract(doc: ParsedArticle, found: Found) -> tuple[EventProposal, ...]:
    """The dated events of the paragraphs, in order of the text."""
    speakers = sorted((quote for quote in found.quotes if quote.speaker_mention), key=mention_of)
    article = _Article(doc.text, antecedents_of(doc, found), speakers)
    starts = [timex.span.start for timex in found.dates]
    spoken = sorted(quote.span for quote in found.quotes if quote.kind == "direct")
    tellings: list[Telling] = []
    for number, line in enumerate(article.antecedents.lines):
        first, last = bisect_left(starts, line.span.start), bisect_left(starts, line.span.end)
        dates = found.dates[first : min(last, first + _MOST_DATES)]
        sentence = _Sentence(number, line, dates, *article.antecedents.orphans(number))
        dated = [
            one
            for timex, told in stated(dates, doc.text)
            if not (_is_held(timex.span, spoken) or tells_no_event(timex, doc.text) or names_a_thing(timex, doc.text))
            and (one := _dated(article, sentence, timex, told)) is not None
            and (not _BESIDE.search(timex.span.of(doc.text)) or _names_its_day(timex, dates, one, doc.text))
        ]
        tellings.extend(_told_apart(dated))
    return alike_marked(_with_its_day(event, found.dates, doc.text) for event in events_once(tellings))


def _with_its_day(event: EventProposal, dates: Sequence[Timex], text: str) -> EventProposal:
    """The event with the words for its day, where a time on the clock is all that its own sentence tells."""
    if not _CLOCK.fullmatch(event.as_stated.of(text)):
        return event
    last = bisect_left(dates, event.as_stated.start, key=lambda timex: timex.span.start)
    told_here = [timex for timex in dates[last:][:3] if any(span.covers(timex.span) for span in event.evidence)]
    for timex in (*told_here, *reversed(dates[:last])):
        is_counted = _BESIDE.search(timex.span.of(text)) is not None
        if timex.value == _day(event) and timex.type == "DATE" and not is_counted:
            return replace(event, as_stated=timex.span)
    return event


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


def _is_held(span: Span, spoken: list[Span]) -> bool:
    """Whether a direct quote holds the date: it is the speaker's, and the quote tells it."""
    index = bisect_left(spoken, span.end, key=lambda one: one.start)
    return any(one.covers(span) for one in spoken[max(index - 2, 0) : index])


def _told_apart(dated: list[_Dated]) -> list[Telling]:
    """Of several dates in one whole sentence those that hang on a verb, with a word of doubt from the second on."""
    whole = [one for one in dated if one.is_whole]
    kept = [one for one in whole if one.hangs_on_verb] or whole[:1]
    parts = [one.event.evidence[0].start for one in dated if not one.is_whole]
    told: list[Telling] = []
    for one in dated:
        if not one.is_whole:
            told.append(one.telling)
        elif one in kept and not any(_day(other.event) == _day(one.event) for other in told):
            hint = "" if one is kept[0] else "several dates in one sentence: say what happened on this one"
            event = replace(one.event, doubt="; ".join(filter(None, (one.event.doubt, hint))))
            # What begins with another date's clause tells its own beside that.
            is_beside = hint or one.event.evidence[0].start in parts
            told.append(replace(one.telling, event=event, rank=BESIDE if is_beside else one.telling.rank))
    return told


def _day(event: EventProposal) -> str:
    return event.value.partition("T")[0]


def _dated(article: _Article, sentence: _Sentence, timex: Timex, told: Timex) -> _Dated | None:
    """What is told of one date, as vague as `told`; None for a duration, and for a date that only describes a noun."""
    is_open = bool(_OPEN.search(timex.value))
    if timex.type in {"DURATION", "SET"} or not (is_open or to_edtf(timex.value)):
        return None
    line, tokens = sentence.line, sentence.line.block.tokens(timex.span)
    if tokens is None or attributes_direct_quote(tokens, line) or _has_no_event(sentence, timex, tokens):
        return None
    head = tokens.root.head.head if tokens.root.dep_ == "pobj" else tokens.root.head
    hangs_on_verb = head.pos_ in {"VERB", "AUX"}
    happening = _happening(sentence, timex, tokens, hangs_on_verb=hangs_on_verb)
    if describes_a_noun(tokens) and happening is None:
        return None
    is_noun = happening is not None and not (dates_its_clause(tokens.root, tokens.root.head) or is_of_occasion(tokens))
    if is_noun and happening is not None:
        statement, rank = happening, NOUN
    else:
        others = tuple(other.span for other in sentence.dates if other is not timex)
        statement, is_part = clause_of(line, tokens, told.span, sentence.names, others)
        rank = int(is_part)
    verb = verb_above(tokens.root)
    statement = _closed(one_sentence(statement, told.span, article.text))
    names = article.antecedents.names
    # A date that hangs on a noun of the main clause may be that of its verb: “on Monday on television, Vrell said …”.
    is_day = len(timex.value.partition("T")[0]) == len("2000-01-01")
    is_of_main = is_day and not rank and verb is not None and verb.i == line.sentence.root.i
    told_with = head if hangs_on_verb else verb if is_of_main else None
    saying = None if is_of_ruling(tokens) else saying_at(tokens) or told_with
    sayers = sayers_of(line, saying, timex.span, article.speakers) if saying is not None else frozenset[str]()
    leads = tokens.root.head.lower_ if tokens.root.dep_ == "pobj" else ""
    is_said = sayers and leads == "by"
    if saying is not None and (is_said or is_word_only(saying, sayers, names)):
        return None
    if saying is not None and is_day and (reported := reported_deed(saying, tokens)) is not None:
        if any(dates_deed(line, reported, other.span) for other in sentence.dates if other is not timex):
            return None  # the day of the report; what it tells of has its own
        told = replace(told, value=f"../{timex.value.partition('T')[0]}")
    if verb is not None and takes_up(verb) and not _OF_ANOTHER.fullmatch(told.span.of(article.text)):
        rank = NOUN
    if leads == "since":
        rank = max(rank, BESIDE)  # what has lasted since a day is told best by what happened on it
    parties = parties_of(line, statement, sentence.names, article.antecedents, article.speakers)
    named = frozenset(actor.name for span in statement.evidence for actor in article.antecedents.named_in(span))
    deed = deed_of(line, None if is_noun else verb, statement.evidence, names)
    leans = _CLOCK.fullmatch(told.span.of(article.text)) is not None
    doubt = _doubt(is_open=is_open, leans=not sentence.stands and not rank)
    event = EventProposal(told.value, told.span, statement.text, statement.evidence, parties, doubt)
    is_word = saying is not None and bool(sayers) and is_plain_word(saying)
    telling = Telling(event, rank, named.union(parties), sayers, deed, is_word, leans)
    return _Dated(telling, hangs_on_verb or tells_of_subject(tokens))


def _has_no_event(sentence: _Sentence, timex: Timex, tokens: Tokens) -> bool:
    """Whether nothing that the clause tells was, or is to be, on its date."""
    if is_elsewhere(tokens, timex.value) or is_of_dues(tokens, timex.value):
        return True
    if is_foreseen(tokens, timex.value) or is_unkept(tokens) or is_left_open(tokens, timex.value):
        return True
    if is_word_in_writing(tokens) or is_term(tokens) or is_habit(tokens):
        return True
    if sentence.dates[0].span < timex.span and is_of_other_event(tokens):
        return True
    return is_nowadays(tokens, timex.value, (other.value for other in sentence.dates))


def _doubt(*, is_open: bool, leans: bool) -> str:
    return "; ".join(
        hint
        for hint, is_due in (
            ("the day is not known: give the article's day", is_open),
            ("say who or what is meant: the sentence leans on the one before", leans),
        )
        if is_due
    )


def _happening(sentence: _Sentence, timex: Timex, tokens: Tokens, *, hangs_on_verb: bool) -> Statement | None:
    """The noun for a happening that the date says more closely, where no verb of the clause has the date."""
    if not timex.value[5:7].isdigit() or not (names_a_month(tokens) or is_of_attack(tokens)):
        return None
    if hangs_on_verb and tokens.root.dep_ not in {"compound", "nmod"}:
        return None
    return happening_of(sentence.line, tokens)


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
