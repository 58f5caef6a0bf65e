"""From an article to a drafted record: what can be proposed, and the file a person edits."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from briefing_archive.extract import (
    actors,
    background,
    bystanders,
    events,
    figures,
    layout,
    places,
    quotes,
    summary,
    timexes,
)
from briefing_archive.extract.governments import governments_as_states
from briefing_archive.extract.parsed import Found
from briefing_archive.extract.passed_on import without_carriers
from briefing_archive.extract.speaker_words import with_naming_words
from briefing_archive.extract.speaking_names import speakers_as_actors
from briefing_archive.extract.spokespeople import bodies_for_spokespeople
from briefing_archive.extract.statements import as_statements
from briefing_archive.intake import Intake
from briefing_archive.known import Known, source_of
from briefing_archive.longer_names import with_longer_names_told
from briefing_archive.memory import Likeness, Memory, profile
from briefing_archive.model import Record
from briefing_archive.naming_speakers import with_words_listed
from briefing_archive.nlp import load, parse_article
from briefing_archive.problems import InputError
from briefing_archive.proposals import Extraction
from briefing_archive.proposed_record import ProposedRecord, propose_record
from briefing_archive.record_wording import brief_slug, one_line
from briefing_archive.registry import Registry
from briefing_archive.text import count_words, paragraphs

if TYPE_CHECKING:
    from spacy.language import Language

# Too few words for a language model of words to judge by; such a text is taken for English.
_JUDGED_WORDS = 30


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
    said = quotes.extract(doc, found)
    found = replace(found, quotes=tuple(one for one in said if not one.is_act))
    claims = summary.extract(doc, found)
    located = places.extract(doc, found)
    dated = events.extract(doc, found)
    return Extraction(
        text=text,
        headline=headline,
        dateline=dateline,
        layout=blocks,
        summary=claims,
        actors=found.actors,
        quotes=found.quotes,
        acts=tuple(one for one in said if one.is_act),
        dates=found.dates,
        background=background.extract(doc, found, claims, dated),
        events=dated,
        figures=figures.extract(doc, found),
        places=located,
        bystanders=bystanders.extract(doc, found, located),
    )


@dataclass(frozen=True)
class Draft:
    """A drafted brief: the id it would have, its record, and notes for the person who asked for it."""

    id: str
    proposed: ProposedRecord
    notes: tuple[str, ...] = ()


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of a text, by py3langid; `en` for a text too short to tell.

    >>> language_of("Too short.")
    'en'
    """
    if count_words(text) < _JUDGED_WORDS:
        return "en"
    import py3langid

    code: str = py3langid.classify(text[:4000])[0]
    return code


def draft_record(intake: Intake, known: Known, registry: Registry, model: str | None = None) -> Draft:
    """The drafted record of an article, with the id its brief would have.

    In a language other than English only the frame is drafted, and a note says so.
    Raises InputError where the day of publication is neither given nor stated.
    """
    language, stated = language_of(intake.text), None
    published = known.published or intake.published
    if language != "en":
        extraction = Extraction(intake.text, layout=layout.lay_out(intake.text))
        notes: tuple[str, ...] = (
            f"The article seems to be in the language “{language}”; drafting reads English only. "
            "The record has its frame: write it by hand, `briefs check` holds it against the article all the same.",
        )
    else:
        nlp = load(model)
        extraction = extract_article(intake.text, published, registry, nlp)
        notes = ()
        stated = stated_day(extraction)
        if published and stated and stated != published:
            notes = (f"The article states another day than {published}: {stated}.",)
        if published is None and (published := stated):
            extraction = extract_article(intake.text, published, registry, nlp)
            notes = (f"The article states its day: {published.isoformat()}.",)
    if published is None:
        raise InputError(
            "the day of publication is not given, and the article does not state it",
            "say it: --published 2021-10-14 (with make: PUBLISHED=2021-10-14)",
            place=intake.name,
        )
    source = source_of(intake, known, _headline(intake, extraction), published, language)
    extraction = speakers_as_actors(extraction, registry)
    extraction = as_statements(without_carriers(governments_as_states(extraction, registry)))
    extraction = with_naming_words(bodies_for_spokespeople(extraction))
    proposed = with_words_listed(propose_record(extraction, source, registry, known.story), registry)
    proposed = with_longer_names_told(proposed, intake.text, registry)
    if stated and stated != published:
        said = f"the article states another day: {stated}"
        proposed = replace(proposed, doubts={**proposed.doubts, ("source", "published"): said})
    return Draft(f"{published.isoformat()}-{brief_slug(source.headline)}", proposed, notes)


def with_memories(draft: Draft, memory: Memory, registry: Registry) -> Draft:
    """The draft with what the archive remembers: its story, quotes and events it has already, what differs.

    A story or a join is written into the record with a comment that asks a person to look; a difference is a
    comment alone. Notes name the briefs it may belong with and what they share.
    """
    proposed = draft.proposed
    tree = deepcopy(dict(proposed.tree))
    doubts = dict(proposed.doubts)
    kinds = {actor.id: actor.kind for actor in (*registry.actors.values(), *proposed.actors)}
    new = profile(draft.id, Record.model_validate(tree), kinds)
    likenesses = memory.likenesses(new)
    notes = [_likeness_note(one) for one in likenesses]
    story = next((one.story for one in likenesses if one.story), None)
    if story and "story" not in tree:
        tree = {"title": tree.pop("title"), "status": tree.pop("status"), "story": story} | tree
        doubts[("story",)] = f"the archive proposes it: {notes[0]}"
    for found in memory.recollections(new, (one.brief for one in likenesses)):
        item: Any = tree
        for key in found.at:
            item = item[key]
        if found.ref and "same_as" not in item:
            item["same_as"] = found.ref
        doubts[found.at] = "; ".join(filter(None, (doubts.get(found.at), found.hint)))
    return Draft(draft.id, replace(proposed, tree=tree, doubts=doubts), (*draft.notes, *notes))


def _likeness_note(one: Likeness) -> str:
    shared = f"shares {', '.join(one.shared[:4])}" if one.shared else "much the same words"
    apart = "the same day" if one.days_apart == 0 else f"{one.days_apart} days apart"
    return f"May belong with {one.brief}: {shared}; {apart}."


def stated_day(extraction: Extraction) -> date | None:
    """The one full date that stands in a byline or dateline of the article; None where there is none or several."""
    frame = [block.span for block in extraction.layout if block.kind in {"byline", "dateline"}]
    days = {
        timex.value for timex in extraction.dates if len(timex.value) == 10 and any(f.covers(timex.span) for f in frame)
    }
    try:
        return date.fromisoformat(days.pop()) if len(days) == 1 else None
    except ValueError:
        return None


def _headline(intake: Intake, extraction: Extraction) -> str:
    """The headline the page or the layout gives; else the beginning of the first block."""
    if intake.headline and one_line(intake.headline):
        return intake.headline
    span = extraction.headline
    words = span.of(intake.text) if span else intake.text[slice(*_first_block(intake.text))]
    line = " ".join(words.split())
    return line if len(line) <= 120 else line[:120].rsplit(" ", 1)[0] + " …"


def _first_block(text: str) -> tuple[int, int]:
    first = paragraphs(text)[0]
    return first.start, first.end
