"""Background: what the article tells of the time before its news, and what holds at all times.

News is what happened in the days around the article's own. A sentence is background where its main verb tells
of an earlier date, of something that has gone on or been done before, or of a state that holds; what stands
between quotation marks, or is said by somebody, is no background of the article's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing_archive.dates import parse_when
from briefing_archive.extract.antecedents import Line, antecedents_of
from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.compression import shorten, source_named
from briefing_archive.extract.deictic import dates_to_name
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.proposals import ClaimProposal, EventProposal, Timex
from briefing_archive.spans import Span
from briefing_archive.timex_edtf import to_edtf

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEWS_DAYS = timedelta(10)
_MOST = 8
_SHORTEST = 6
# An event that holds so much of a sentence tells the same.
_SAME = 0.7
_BEFORE = re.compile(r"\s*(?:After|Following|Since|Before|Prior to|Until|During|In the wake of|In the aftermath of)\b")
_ADVERBS = word_set("background_adverbs")
_NO_BACKGROUND = frozenset({"will", "would", "could", "might", "should", "still", "currently", "now"})
_STATIVE = word_set("stative")


def extract(
    doc: ParsedArticle, found: Found, told: Iterable[ClaimProposal] = (), dated: Iterable[EventProposal] = ()
) -> tuple[ClaimProposal, ...]:
    """Background sentences in order of the text, at most eight, those that tell most plainly kept first.

    What the claims in `told` say, the summary's, is not told again, nor what an event of `dated` tells.
    """
    events = [event.evidence for event in dated]
    summarised = [span for claim in told for span in claim.evidence]
    antecedents = antecedents_of(doc, found)
    lines = antecedents.lines
    quoted = sorted((quote.span for quote in found.quotes), key=lambda span: span.start)
    quote_starts = [span.start for span in quoted]
    starts = [timex.span.start for timex in found.dates]
    ranked: list[tuple[float, int, ClaimProposal]] = []
    for number, line in enumerate(lines):
        first, last = bisect_left(starts, line.span.start), bisect_left(starts, line.span.end)
        index = bisect_left(quote_starts, line.span.end)
        names, stands = antecedents.orphans(number)
        if number == 0 or any(span.overlaps(line.span) for span in quoted[max(index - 4, 0) : index]):
            continue
        if any(span.overlaps(line.span) for span in summarised):
            continue
        dates = found.dates[first:last]
        score = background_score(line, dates, found.published)
        if score < 1 or not stands:
            continue
        statement = shorten(line.block, line.sentence, (timex.span for timex in dates), names)
        if statement.words < _SHORTEST or statement.text[:1] in '“"' or not re.search(r"[.!?]$", statement.text):
            continue
        if any(_share(statement.evidence, event) >= _SAME for event in events):
            continue
        source = source_named(statement.attribution, doc.text, antecedents.named_in)
        doubt = dates_to_name(dates, statement.evidence, doc.text)
        ranked.append((-score, number, ClaimProposal(statement.text, statement.evidence, source, doubt)))
    best = sorted(sorted(ranked, key=lambda one: one[:2])[:_MOST], key=lambda one: one[1])
    return tuple(claim for _, _, claim in best)


def _share(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """How much of the evidence the other holds too."""
    both = sum(max(min(a.end, b.end) - max(a.start, b.start), 0) for a in one for b in other)
    return both / max(sum(span.end - span.start for span in one), 1)


def background_score(line: Line, dates: tuple[Timex, ...], published: date | None) -> float:
    """How plainly the sentence, with the dates in it, tells background; 1 and more counts."""
    root = line.sentence.root
    if not _is_statement(root):
        return 0.0
    kinds = {_age(timex, published) for timex in dates}
    if "news" in kinds:
        return 0.0
    score = 0.0
    if "old" in kinds:
        score += 1.5
    auxiliaries = {child.lower_ for child in root.children if child.dep_ in {"aux", "auxpass"}}
    past_perfect = "had" in auxiliaries
    perfect = bool(auxiliaries & {"has", "have", "'ve", "’ve"})
    has_adverb = any(child.lower_ in _ADVERBS for child in root.children)
    if past_perfect or has_adverb:
        score += 1.0
    if perfect:
        score += 0.6 + 0.4 * bool(dates)
    if root.tag_ in {"VBZ", "VBP"} and root.lemma_ in _STATIVE and not dates:
        score += 1.0 if line.paragraph > 1 else 0.5
    if _BEFORE.match(line.sentence.text) and root.tag_ in {"VBD", "VBN"} and line.paragraph > 1:
        score += 1.0
    if line.paragraph < 2 and line.place == 0:
        score -= 0.5
    return score


def _is_statement(root: Token) -> bool:
    """Whether the sentence has a main verb of its own and asks or orders nothing."""
    has_subject = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in root.children)
    future = any(child.lower_ in _NO_BACKGROUND for child in root.children)
    return has_subject and not future and root.pos_ in {"VERB", "AUX"}


def _age(timex: Timex, published: date | None) -> str:
    """“old” for a date well before the article's day, “news” for one near it or ahead, “” for what tells neither."""
    if timex.value == "PAST_REF":
        return "old"
    value = to_edtf(timex.value)
    if value is None:
        return ""
    when = parse_when(value)
    if published is None:
        return "old" if len(value) <= 4 else ""
    if when.latest is not None and when.latest < published - _NEWS_DAYS:
        return "old"
    return "news" if when.earliest is None or when.earliest >= published - _NEWS_DAYS else ""
