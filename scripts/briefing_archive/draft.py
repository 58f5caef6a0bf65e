"""From an article's text to everything that can be proposed for its record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing_archive.extract import actors, background, events, figures, layout, places, quotes, summary, timexes
from briefing_archive.extract.parsed import Found
from briefing_archive.nlp import parse_article
from briefing_archive.proposals import Extraction
from briefing_archive.registry import Registry

if TYPE_CHECKING:
    from spacy.language import Language


def extract_article(text: str, published: date | None, registry: Registry, nlp: Language) -> Extraction:
    """Everything drafting proposes for the article.

    The extractors run in this order, each with what those before it found: layout, dates, actors, quotes, then
    context and summary. Without a day of publication the dates that hang on it stay open.
    """
    blocks = layout.lay_out(text)
    doc = parse_article(text, blocks, nlp)
    headline = next((block.span for block in blocks if block.kind == "headline"), None)
    dateline = next((block.span for block in blocks if block.kind == "dateline"), None)
    found = Found(published, registry, blocks, headline, dateline)
    found = replace(found, dates=timexes.extract(doc, found))
    found = replace(found, actors=actors.extract(doc, found))
    found = replace(found, quotes=quotes.extract(doc, found))
    return Extraction(
        text=text,
        headline=headline,
        dateline=dateline,
        layout=blocks,
        summary=summary.extract(doc, found),
        actors=found.actors,
        quotes=found.quotes,
        dates=found.dates,
        background=background.extract(doc, found),
        events=events.extract(doc, found),
        figures=figures.extract(doc, found),
        places=places.extract(doc, found),
    )
