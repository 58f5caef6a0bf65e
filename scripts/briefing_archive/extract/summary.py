"""The summary: the lede, and the later sentences that bring new actors, figures or quotes.

Sentences are the article's own, shortened; one that leans on the sentence before it is named or left out. The
lede is best in news by far (lead-3 beats graph and embedding methods), so that later sentences must earn their
place by what they add for their length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from briefing_archive.extract.antecedents import Antecedents, Line, antecedents_of
from briefing_archive.extract.background import background_score
from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.compression import Statement, shorten, source_named
from briefing_archive.extract.deictic import dates_to_name
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.quantities import quantities
from briefing_archive.proposals import ClaimProposal, Timex
from briefing_archive.spans import Span
from briefing_archive.text import words

_BUDGET = 70
"""Words of a whole summary, the lede included."""
_MOST = 4
_FIRST_SENTENCES = 16
_SHORTEST = 6
_LATEST_LEDE = 3
_LEAST_GAIN = 0.125
_HEADLINE = 0.25
_DECAY = 1.0
_BACKGROUND = 0.3
_NAME = 0.3
"""What naming somebody or something that is no actor of the article adds."""
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT"})
_PLAIN = word_set("plain")


@dataclass(frozen=True)
class _Candidate:
    """A sentence that can stand in a summary, with what it would bring."""

    number: int
    statement: Statement
    actors: frozenset[str]
    names: frozenset[str]
    """Whoever and whatever else it names."""
    figures: frozenset[str]
    quotes: int
    content: frozenset[str]
    weight: float
    """Less than 1 where the sentence tells background."""


def extract(doc: ParsedArticle, found: Found) -> tuple[ClaimProposal, ...]:
    """One to four sentences in the order of the article; none where it holds no whole sentence."""
    antecedents = antecedents_of(doc, found)
    lines = antecedents.lines
    quoted = sorted(quote.span for quote in found.quotes)
    candidates: list[_Candidate] = []
    for number, line in enumerate(lines[:_FIRST_SENTENCES]):
        names, stands = antecedents.orphans(number)
        statement = shorten(line.block, line.sentence, (), names)
        if stands and _is_whole(statement, line):
            is_news = number < 2 or background_score(line, _dates_in(line, found.dates), found.published) < 1
            candidates.append(_candidate(number, line, statement, antecedents, quoted, 1.0 if is_news else _BACKGROUND))
    if found.headline and (not candidates or candidates[0].number > _LATEST_LEDE):
        return (_headline(doc.text, found.headline, found.dates),)
    salience = {actor.name: actor.salience for actor in found.actors}
    headline = _content(found.headline.of(doc.text)) if found.headline else frozenset()
    chosen = sorted(_choose(candidates, salience, headline), key=lambda one: one.number)
    return tuple(
        ClaimProposal(
            one.statement.text,
            one.statement.evidence,
            source_named(one.statement.attribution, doc.text, antecedents.named_in),
            dates_to_name(_dates_in(lines[one.number], found.dates), one.statement.evidence, doc.text),
        )
        for one in chosen
    )


def _dates_in(line: Line, dates: tuple[Timex, ...]) -> tuple[Timex, ...]:
    first = bisect_left(dates, line.span.start, key=lambda timex: timex.span.start)
    last = bisect_left(dates, line.span.end, key=lambda timex: timex.span.start)
    return dates[first:last]


def _headline(text: str, headline: Span, dates: tuple[Timex, ...]) -> ClaimProposal:
    """The headline, without a date line that runs on from it, in place of a lede that no sentence can be."""
    last = next((one.span for one in reversed(dates) if one.span.end == headline.end), None)
    span = Span(headline.start, last.start) if last and last.start > headline.start else headline
    words_of_it = " ".join(span.of(text).split())
    return ClaimProposal(words_of_it, (span,), doubt="no opening sentence stands by itself: this is the headline")


def _candidate(
    number: int, line: Line, statement: Statement, antecedents: Antecedents, quoted: list[Span], weight: float
) -> _Candidate:
    actors = frozenset(actor.name for span in statement.evidence for actor in antecedents.named_in(span))
    figures = frozenset(str(quantity.value) for quantity in quantities(statement.text))
    first = bisect_left(quoted, line.span.start, key=lambda span: span.start)
    held = sum(line.span.overlaps(span) for span in quoted[max(first - 1, 0) : first + 4])
    names = frozenset(name.text for name in line.sentence.ents if name.label_ in _NAMED and name.text in statement.text)
    unknown = frozenset(name for name in names if not any(name in actor or actor in name for actor in actors))
    return _Candidate(number, statement, actors, unknown, figures, held, _content(statement.text), weight)


def _choose(candidates: list[_Candidate], salience: Mapping[str, float], headline: frozenset[str]) -> list[_Candidate]:
    """The lede, then as long as there is room the sentence that adds most."""
    if not candidates:
        return []
    chosen = [candidates[0]]
    rest = candidates[1:]
    room = _BUDGET - candidates[0].statement.words
    while rest and len(chosen) < _MOST:
        fitting = [one for one in rest if one.statement.words <= room]
        best = max(fitting, key=lambda one: _gain(one, chosen, salience, headline), default=None)
        if best is None or _gain(best, chosen, salience, headline) < _LEAST_GAIN:
            break
        chosen.append(best)
        rest = [one for one in rest if one is not best]
        room -= best.statement.words
    return chosen


def _gain(one: _Candidate, chosen: list[_Candidate], salience: Mapping[str, float], headline: frozenset[str]) -> float:
    """What a sentence adds to those chosen: new actors by salience, figures, quotes; early ones count for more."""
    actors = one.actors.difference(*(other.actors for other in chosen))
    names = one.names.difference(*(other.names for other in chosen))
    figures = one.figures.difference(*(other.figures for other in chosen))
    known = frozenset[str]().union(*(other.content for other in chosen))
    fresh = len(one.content - known) / max(len(one.content), 1)
    gain = (
        sum(0.3 + salience.get(actor, 0.0) for actor in actors) + 0.3 * min(len(figures), 3) + 0.2 * min(one.quotes, 1)
    )
    gain += _NAME * len(names) + _HEADLINE * len(one.content & (headline - known)) + 0.1
    return float(one.weight * gain * fresh / (1 + _DECAY * one.number))


def _content(text: str) -> frozenset[str]:
    """The words that carry the matter, in small letters."""
    found = (text[a:b].casefold() for a, b in words(text))
    return frozenset(word for word in found if len(word) > 2 and word not in _PLAIN)


def _is_whole(statement: Statement, line: Line) -> bool:
    """Whether the sentence has a verb and a subject, ends as one does, and parts no quotation."""
    text = statement.text
    if statement.words < _SHORTEST or not re.search(r"[.!][”\"’']?$", text):
        return False
    if text.count("“") != text.count("”") or text.count('"') % 2 or text.count("(") != text.count(")"):
        return False
    root = line.sentence.root
    return root.pos_ in {"VERB", "AUX"} and any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in root.children)
