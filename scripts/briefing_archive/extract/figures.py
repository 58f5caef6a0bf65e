"""Figures: the numbers an article states, with what they count and who says so.

Dates, ages, ordinals, scores, numbers in names and the small numbers that only point back (“the two sides”)
are no figures. An amount in brackets behind another is the same figure in another unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import antecedents_of
from briefing_archive.extract.closed_words import word_list, word_set
from briefing_archive.extract.compression import Statement, shorten
from briefing_archive.extract.parsed import Found, ParsedArticle, ParsedBlock
from briefing_archive.extract.quantities import Quantity, quantities
from briefing_archive.extract.tallies import tallies
from briefing_archive.extract.units import casualty, leaves_unit_out, strikes, unit_of
from briefing_archive.proposals import FigureProposal, QuoteProposal
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_POINTING = word_set("pointing")
_AGE_BEFORE = re.compile(r"\b(?:aged?|age of|aged between|turned|turning|at the age of)\s$", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-](?:years?|months?)[\s-]olds?\b|-year", re.IGNORECASE)
_NAMED_NUMBER = re.compile(
    r"\b(?:No\.?|Number|Article|Section|Chapter|Resolution|Flight|Route|Highway|Room|Phase|Level|Group of|Class|Type|"
    r"Act|Bill|Rule|Page|Part|Volume|Channel|Studio|Unit|Line|Step|Day|Week|Season|Episode|Stage|Tier|Boeing|Airbus|"
    r"page|chapter|section|article|paragraph|verse|round|game|item|question|stage|phase|step|grade|version)\s$"
)
_ADDRESS = re.compile(
    r"[a-z]?[^\S\n](?:[A-Z][\w'’.-]*[^\S\n]){1,3}(?:Street|Road|Avenue|Lane|Square|Drive|Boulevard|Place|Row|Terrace|"
    r"Crescent|Gardens|St|Rd|Ave)\b"
)

# “One out of every 200 users”, “a thousandfold”, “one or more”: no number of anything.
_RATIO = re.compile(r"\b(?:(?:one|[0-9]{1,2})\s(?:in|out\sof)\s(?:every\s)?|every\s)$", re.IGNORECASE)
_TIMES = re.compile(r"[\s-]?fold\b", re.IGNORECASE)
_OR_MORE = re.compile(r"\sor\smore\b")
# The ends of a range (“40 to 50 questions”, “one or two points”) are neither the number; what rose from 40 to 50 is.
_NUMBER = rf"(?:[0-9][0-9,.]*|{'|'.join((*word_list('ones'), *word_list('tens'), 'dozen', 'hundred', 'thousand'))})"
_RANGE_BEFORE = re.compile(
    rf"(?<!from\s)(?<![0-9,.a-z-]){_NUMBER}(?:\s(?:to|or)\s|\s?[–-]\s?)$|\b(?:rang\w+\sfrom|between)\s{_NUMBER}\s(?:to|and)\s$",
    re.IGNORECASE,
)
_AND_NUMBER = re.compile(rf"\sand\s{_NUMBER}\b", re.IGNORECASE)
_RANGE_AFTER = re.compile(rf"(?:\s(?:to|or)\s|\s?[–-]\s?){_NUMBER}\b", re.IGNORECASE)


_MODEL = re.compile(
    rf"\b(?!(?:{'|'.join(day.title() for day in (*word_list('weekdays'), *word_list('months')))})\b)"
    r"(?<![.!?:;”\"\n]\s)(?<![“\"(])[A-Z][\w’'-]+ ([1-9][0-9]{2,3})(?![0-9,.%]*[0-9%])\b"
    r"(?!\s(?:million|billion|people|percent))"
    r"|\b([1-9][0-9]{2})s\b|\b(?:the|its|their|an?|new|first)\s([1-9][0-9]{2,3})\s[“\"]?[A-Z][\w-]*[^\Ws]\b"
)


def extract(doc: ParsedArticle, found: Found) -> tuple[FigureProposal, ...]:
    """Every figure of the paragraphs, in order."""
    figures: list[FigureProposal] = []
    taken = [timex.span for timex in found.dates]
    quotes = tuple(sorted(found.quotes, key=lambda quote: quote.span))
    lines = _Lines(doc, found)
    for block in doc.of_kind("paragraph"):
        figures.extend(_of_block(block, doc.text, taken, quotes, lines))
    return tuple(figures)


class _Lines:
    """The sentences of the article, each with the names of those its pronouns mean."""

    def __init__(self, doc: ParsedArticle, found: Found) -> None:
        antecedents = antecedents_of(doc, found)
        self._names = {line.span.start: antecedents.orphans(number)[0] for number, line in enumerate(antecedents.lines)}

    def statement(self, block: ParsedBlock, sentence: Sentence, figure: Span) -> Statement:
        """The sentence without asides and attributions, a pronoun without its noun named; the figure stays in."""
        return shorten(block, sentence, (figure,), self._names.get(block.span(sentence).start))


def _votes(block: ParsedBlock, quotes: tuple[QuoteProposal, ...], lines: _Lines) -> Iterator[FigureProposal]:
    """Two figures for each result of a vote."""
    for pair in tallies(block.text):
        whole = Span(block.offset + pair[0].start, block.offset + pair[1].end)
        tokens = block.doc.char_span(pair[0].start, pair[1].end, alignment_mode="expand")
        if tokens is None:
            continue
        statement = lines.statement(block, tokens.sent, whole)
        for part in pair:
            span, value = Span(block.offset + part.start, block.offset + part.end), part.of(block.text)
            said = _who_says(span, quotes)
            yield FigureProposal(span, value.replace(",", ""), "votes", False, said, statement.text, statement.evidence)


def _of_block(
    block: ParsedBlock, text: str, dates: list[Span], quotes: tuple[QuoteProposal, ...], lines: _Lines
) -> list[FigureProposal]:
    here = block.text
    votes = [one for one in _votes(block, quotes, lines) if not _is_date(one.span, dates)]
    figures: list[FigureProposal] = []
    models = _models(text)
    for quantity in quantities(here):
        span = Span(block.offset + quantity.span.start, block.offset + quantity.span.end)
        if _is_date(span, dates) or _is_no_figure(here, quantity) or any(one.span.overlaps(span) for one in votes):
            continue
        tokens = block.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
        if tokens is None or not len(tokens):
            continue
        if figures and _is_conversion(text, figures[-1], span):
            figures[-1] = _widened(figures[-1], span, text)
            continue
        sentence = block.span(tokens.sent)
        unit, end = unit_of(quantity, tokens[-1])
        if figures and not unit and leaves_unit_out(tokens[-1]) and sentence.covers(figures[-1].span):
            unit = figures[-1].unit
        if not quantity.unit and here[quantity.span.start : quantity.span.end] in models:
            continue
        if not unit or (not quantity.unit and _points_back(quantity, tokens[0])):
            continue
        whole = Span(block.offset + quantity.opening, block.offset + max(end, quantity.span.end))
        statement = lines.statement(block, tokens.sent, whole)
        figures.append(
            FigureProposal(
                whole,
                f"{quantity.value:f}",
                unit,
                quantity.approximate,
                _who_says(whole, quotes),
                statement.text,
                statement.evidence,
            )
        )
    return sorted((*figures, *votes), key=lambda figure: figure.span)


@lru_cache(maxsize=4)
def _models(text: str) -> frozenset[str]:
    """Numbers that stand as names somewhere in the article: “the Harbour 787”, “two 787s”."""
    return frozenset(match[1] or match[2] or match[3] for match in _MODEL.finditer(text))


def _is_date(span: Span, dates: list[Span]) -> bool:
    """Whether the number belongs to a date; `dates` are in order."""
    index = bisect_left(dates, span.end, key=lambda date: date.start)
    return any(date.overlaps(span) for date in dates[max(index - 2, 0) : index])


def _is_no_figure(text: str, quantity: Quantity) -> bool:
    start, end = quantity.span.start, quantity.span.end
    before, after = text[max(start - 20, 0) : start], text[end : end + 14]
    if _AGE_BEFORE.search(before) or _AGE_AFTER.match(after) or _NAMED_NUMBER.search(before):
        return True
    if _ADDRESS.match(text, end, end + 80) or _RATIO.search(before) or _TIMES.match(after):
        return True
    if quantity.unit:
        return False
    if (quantity.value == 1 and _OR_MORE.match(after)) or _is_end_of_range(text, start, end):
        return True
    # An age in commas behind a name; a joined word (“131-page”) describes and does not count.
    in_commas = re.search(r"[a-z], $", before) and re.match(r"(?:,|\.|$)", after) and quantity.value < 120
    return bool(in_commas) or after[:1] in {"-", "‐", "‑", "’", "'"}


def _is_end_of_range(text: str, start: int, end: int) -> bool:
    if _RANGE_BEFORE.search(text, max(start - 40, 0), start):
        return True
    if text[max(start - 8, 0) : start].casefold() == "between " and _AND_NUMBER.match(text, end, end + 20):
        return True
    is_change = text[max(start - 5, 0) : start].casefold() == "from " and text[max(start - 8, 0) : start - 5] != "ng "
    return not is_change and _RANGE_AFTER.match(text, end, end + 20) is not None


def _points_back(quantity: Quantity, first: Token) -> bool:
    """Whether a small number only takes up what was named, or “one” is an article with a stress."""
    if quantity.value > 10 or quantity.approximate:
        return False
    if first.i and first.nbor(-1).lower_ in _POINTING:
        return True
    counts_victims = casualty(first) or (first.head.dep_ in {"dobj", "nsubj", "nsubjpass"} and strikes(first.head.head))
    return quantity.value == 1 and not quantity.has_digits and not counts_victims


def _is_conversion(text: str, before: FigureProposal, span: Span) -> bool:
    between = text[before.span.end : span.start]
    return re.fullmatch(r"\s?\((?:about |around |roughly |approximately |some |c\. ?)?", between) is not None


def _widened(figure: FigureProposal, span: Span, text: str) -> FigureProposal:
    closing = text.find(")", span.end, span.end + 40)
    return FigureProposal(
        Span(figure.span.start, closing + 1 if closing >= 0 else span.end),
        figure.value,
        figure.unit,
        figure.approximate,
        figure.according_to,
        figure.text,
        figure.evidence,
    )


def _who_says(span: Span, quotes: tuple[QuoteProposal, ...]) -> tuple[str, ...]:
    """The speakers of the innermost quote that holds the figure; `quotes` are in order."""
    index = bisect_left(quotes, span.start + 1, key=lambda quote: quote.span.start)
    holding = [quote for quote in quotes[max(index - 6, 0) : index] if quote.span.covers(span) and quote.speakers]
    innermost = min(holding, key=lambda quote: quote.span.end - quote.span.start, default=None)
    return innermost.speakers if innermost else ()
