"""Speakers who are given by a name and are none of the actors: whoever is quoted by name takes part in the brief.

Extraction gives as actors whom the article tells something of; an outlet named once, for what it reports, may be
missing there. A drafted record lists it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing_archive.cues import impersonal_sources, writings
from briefing_archive.extract.crowds import means_people
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.governments import governed_state
from briefing_archive.fields import ActorKind
from briefing_archive.proposals import ActorProposal, Extraction, QuoteProposal
from briefing_archive.registry import Registry, name_key
from briefing_archive.spans import Span, find_words

_UNSURE = 0.5
_SALIENCE = 0.3
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "du", "la", "al", "von", "&", "to", "at"})
_APPOSED = re.compile(r",\s(?:an?|the|which|whose)\s")
_REPORTS = re.compile(r"\breport(?:s|ed|ing)?$", re.IGNORECASE)
_OPENING = re.compile(r"(?:[.!?:…”\"’)]\s|\n|[“\"‘(])\Z")
_LETTERS = 5
_KINDS: Mapping[str, ActorKind] = {
    "company": "company",
    "ngo": "ngo",
    "media": "media",
    "party": "party",
    "government-body": "government-body",
    "armed-group": "armed-group",
    "intergovernmental": "intergovernmental",
    "other": "other",
}


def speakers_as_actors(extraction: Extraction, registry: Registry) -> Extraction:
    """The extraction with an actor for every speaker whose words are a name."""
    actors = {one.name: one for one in extraction.actors}
    aside = {name_key(form): one for one in extraction.bystanders for form in (one.name, *one.names)}
    added: dict[str, ActorProposal] = {}
    for quote in (*extraction.quotes, *extraction.acts):
        for name in quote.speakers:
            if name not in actors and name not in added and (actor := _actor(name, quote, extraction, aside, registry)):
                added[name] = replace(actor, name=name)
    if not added:
        return extraction
    return replace(
        extraction,
        actors=(*extraction.actors, *added.values()),
        bystanders=tuple(one for one in extraction.bystanders if name_key(one.name) not in map(name_key, added)),
        quotes=tuple(_with_ids(quote, added) for quote in extraction.quotes),
        acts=tuple(_with_ids(quote, added) for quote in extraction.acts),
    )


def _with_ids(quote: QuoteProposal, added: dict[str, ActorProposal]) -> QuoteProposal:
    ids = zip(quote.speakers, quote.actors, strict=True)
    return replace(quote, actors=tuple(added[name].actor if name in added else id_ for name, id_ in ids))


def _actor(
    name: str, quote: QuoteProposal, extraction: Extraction, aside: dict[str, ActorProposal], registry: Registry
) -> ActorProposal | None:
    if (known := aside.get(name_key(name))) is not None:
        return replace(known, salience=_SALIENCE)
    spans = tuple(find_words(name, extraction.text))
    if any(one.kind == "person" and one.name in name for one in extraction.actors):
        return None  # “Bench of Justice Ines Okafor”
    if not spans or not (_is_name(name, quote, spans, extraction.text) or governed_state(name, gazetteer())):
        return None
    entry = registry.resolve(name)
    kind = entry.kind if entry else _kind(name, quote, extraction.text)
    return ActorProposal(name, kind, entry.id if entry else None, (name,), (), spans, _SALIENCE, _UNSURE)


def _is_name(name: str, quote: QuoteProposal, spans: Sequence[Span], text: str) -> bool:
    """Whether the words are a name: each with a capital, the last no noun for people, papers or a kind of body.

    The capital of a sentence's head tells nothing: “Residents of Port Verrin” are nobody, and one word that stands
    there alone is a name where it reports, or what it is follows it (“Shipfleets, a database, lists”). One word
    elsewhere stands for one: it is no plural.
    """
    words = name.split()
    if not words or words[-1] in _SMALL or not all(word[:1].isupper() or word in _SMALL for word in words):
        return False
    last, known = words[-1].casefold(), gazetteer()
    common = writings() | impersonal_sources() | listed("data_nouns") | known.person_words | known.adjectives.keys()
    if last in common or last.removesuffix("s") in common or words[-1] in common or means_people(last):
        return False
    opens = all(_opens_sentence(one, text) for one in spans)
    if len(words) > 1:
        joint = next((at for at, word in enumerate(words) if word in _SMALL), 0)
        return not all(word.isupper() for word in words) and not (opens and joint and means_people(words[joint - 1]))
    if opens and not (known.organisation(name) or _is_told(quote, text)):
        return False
    mention = quote.speaker_mention
    is_class = last in known.kind_words or last in listed("closed") or (words[0].isupper() and len(last) < _LETTERS)
    if is_class or mention is None or mention.of(text) != name:
        return False
    return not last.endswith("s") or _APPOSED.match(text, mention.end) is not None


def _opens_sentence(span: Span, text: str) -> bool:
    """Whether a name is the first word of a sentence, a line or a quotation, whose capital tells nothing."""
    return _OPENING.search(text, max(span.start - 3, 0), span.start) is not None or span.start == 0


def _is_told(quote: QuoteProposal, text: str) -> bool:
    """Whether it is told that a word is a name: it reports, or what it is follows it."""
    mention = quote.speaker_mention
    reports = quote.cue is not None and _REPORTS.search(quote.cue.of(text)) is not None
    return reports or (mention is not None and _APPOSED.match(text, mention.end) is not None)


def _kind(name: str, quote: QuoteProposal, text: str) -> ActorKind:
    """What the last word of the name tells, or an apposition; of one who reports, that it is an outlet."""
    words = [name.split()[-1], *_apposition(quote.speaker_mention, text)]
    if governed_state(name, gazetteer()):
        return "government-body"
    if len(name.split()) == 2 and name.split()[0] in gazetteer().given_names and quote.speaker_mention is not None:
        offices = quote.speaker_mention.of(text)[: -len(name)].casefold().split()
        if not gazetteer().person_words.isdisjoint(offices):
            return "person"
    told = (_KINDS.get(gazetteer().kind_of(word.casefold()) or "") for word in words)
    reports = quote.cue is not None and _REPORTS.search(quote.cue.of(text))
    otherwise: ActorKind = "media" if reports else "other"
    return next((kind for kind in told if kind is not None), otherwise)


def _apposition(mention: Span | None, text: str) -> Iterator[str]:
    opening = _APPOSED.match(text, mention.end) if mention is not None else None
    if opening is not None:
        yield from re.findall(r"[\w-]+", text[opening.end() : opening.end() + 60].partition(",")[0])[:6]
