"""From what drafting proposes to the record a person edits: every item with selectors that ground it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from slugify import slugify

from briefing_archive.day_said import day_said
from briefing_archive.extract.places_once import places_once
from briefing_archive.extract.told_twice import figures_once
from briefing_archive.fields import plain
from briefing_archive.marks import quoted_spans
from briefing_archive.model import Actor, Name, Role, Source
from briefing_archive.problems import KeyPath
from briefing_archive.proposals import (
    ActorProposal,
    ClaimProposal,
    EventProposal,
    Extraction,
    FigureProposal,
    QuoteProposal,
)
from briefing_archive.quote_wording import needs_evidence, text_of
from briefing_archive.record_wording import (
    LONGEST_PROSE,
    one_line,
    plain_number,
    says_all,
)
from briefing_archive.registry import Registry, name_key
from briefing_archive.selection import selectors_for
from briefing_archive.spans import Selector, Span
from briefing_archive.text import words
from briefing_archive.timex_edtf import to_edtf

DOUBTFUL = 0.6


@dataclass(frozen=True)
class ProposedRecord:
    """A record as plain YAML values, what a person should look at, and the actors the registry lacks.

    `doubts` maps a key path of `tree` to a short hint, shown as a comment beside the item.
    """

    tree: Mapping[str, Any]
    doubts: Mapping[KeyPath, str] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()


def propose_record(extraction: Extraction, source: Source, registry: Registry, story: str | None) -> ProposedRecord:
    """The drafted record of an article, in the order a person reads it.

    Text is the article's own where ours is still to be written; check warns of each such run of words.
    """
    return _Proposal(extraction, source, registry).record(story)


class _Proposal:
    """One record in the making: the ids given so far and the doubts met on the way."""

    def __init__(self, extraction: Extraction, source: Source, registry: Registry) -> None:
        speaking = {name for quote in extraction.quotes for name in quote.speakers}
        taking_part = tuple(
            one
            for one in extraction.actors
            if one.name in speaking or (one.salience > 0 and not _publishes(one, source.publisher))
        )
        self.named = extraction.actors
        self.extraction = replace(extraction, actors=taking_part)
        self.text = extraction.text
        self.source = source
        self.registry = registry
        self.doubts: dict[KeyPath, str] = {}
        self.spoken = quoted_spans(self.text)
        self.ids = dict(self._actor_ids())

    def _actor_ids(self) -> Iterable[tuple[str, str]]:
        """Each proposed actor's name with its id: the registry's, else a new one from the name."""
        taken = set(self.registry.actors)
        for actor in self.extraction.actors:
            wanted = slugify(actor.name, max_length=70, word_boundary=True) or "actor"
            fresh = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
            given = actor.actor or next(one for one in fresh if one not in taken)
            taken.add(given)
            yield actor.name, given

    def record(self, story: str | None) -> ProposedRecord:
        self.doubts[("title",)] = "the article's headline: write one of our own"
        tree: dict[str, Any] = {"title": self.source.headline, "status": "draft"}
        if story:
            tree["story"] = story
        tree["source"] = {"headline": self.source.headline, **_source_fields(self.source)}
        extraction = self.extraction
        tree["summary"] = [self._claim(("summary", i), claim) for i, claim in enumerate(extraction.summary)]
        tree["actors"] = [self._actor(("actors", i), actor) for i, actor in enumerate(extraction.actors)]
        tree["quotes"] = [self._quote(("quotes", i), quote) for i, quote in enumerate(extraction.quotes)]
        dated = [(event, day) for event in extraction.events if (day := to_edtf(event.value))]
        tree["context"] = {
            "background": [
                self._claim(("context", "background", i), claim) for i, claim in enumerate(extraction.background)
            ],
            "events": [self._event(("context", "events", i), *event) for i, event in enumerate(dated)],
            "figures": [self._figure(figure) for figure in figures_once(extraction.figures)],
            "places": self._places(),
        }
        return ProposedRecord(tree, self.doubts, tuple(self._new_actors()))

    def _evidence(self, spans: Iterable[Span]) -> list[Any]:
        found = dict.fromkeys(one for span in spans for one in selectors_for(span, self.text))
        return [_selector(one) for one in found]

    def _name_evidence(self, span: Span) -> list[Any]:
        """Selectors for a name; where only what follows tells it from another mention, with up to three words of it."""
        line = self.text[span.end :].partition("\n")[0]
        ends = [span.end, *(span.end + end for _, end in words(line)[:3])]
        return next((found for end in ends if (found := self._evidence([Span(span.start, end)]))), [])

    def _doubt(self, at: KeyPath, *hints: str) -> None:
        if said := "; ".join(filter(None, hints)):
            self.doubts[at] = said

    def _claim(self, at: KeyPath, claim: ClaimProposal) -> dict[str, Any]:
        evidence = self._evidence(claim.evidence)
        self._doubt(at, claim.doubt, "" if evidence else "no passage picks it: add evidence")
        item: dict[str, Any] = {"text": one_line(claim.text, LONGEST_PROSE), "evidence": evidence}
        if claim.according_to and at[0] == "context":
            item["according_to"] = self._who(claim.according_to)
        return item

    def _actor(self, at: KeyPath, actor: ActorProposal) -> dict[str, Any]:
        hints = [] if actor.actor else [self._not_there(actor)]
        if actor.actor and actor.kind == "person" and not any(map(self.registry.resolve, actor.names)):
            hints.append("named only by a name that others may bear: is it the one in the registry?")
        if actor.confidence < DOUBTFUL:
            hints.append(f"kind and names are uncertain ({actor.kind})")
        if len(self.registry.bearers(actor.name)) > 1:
            hints.append("several actors bear this name")
        self._doubt(at, *hints)
        item: dict[str, Any] = {"actor": self.ids[actor.name], "named": list(dict.fromkeys(map(one_line, actor.names)))}
        if actor.roles:
            item["role"] = one_line(actor.roles[0])
        return item

    def _not_there(self, actor: ActorProposal) -> str:
        """That the registry lacks the actor, and who there is called so or nearly so: it may be one of them."""
        called = dict.fromkeys(one for name in actor.names for one in self.registry.bearers(name))
        if called:
            return f"not in the registry by this name alone; {_listed(called)} may be called so"
        near = self.registry.alike_ids(actor.name, 2)
        return f"not in the registry; near are {_listed(near)}" if near else "not in the registry"

    def _who(self, name: str) -> Any:
        return self.ids.get(name) or {"words": one_line(name)}

    def _quote(self, at: KeyPath, quote: QuoteProposal) -> dict[str, Any]:
        number = int(at[-1]) + 1
        item: dict[str, Any] = {"id": f"q{number}", "text": text_of(quote, self.text, self.spoken)}
        hints = [quote.doubt] if quote.confidence < DOUBTFUL or quote.doubt else []
        if needs_evidence(quote, self.text, self.spoken):
            item["evidence"] = self._evidence(quote.parts or [quote.span])
        if quote.inserted:
            item["inserted"] = [one_line(words) for words in quote.inserted]
        speakers = [self._who(name) for name in quote.speakers]
        mention = quote.speaker_mention
        if not speakers:
            hints.append("speaker not resolved")
            speakers = [{"words": one_line(mention.of(self.text))}] if mention else []
        item["speaker"] = speakers[0] if len(speakers) == 1 else speakers or "unknown"
        if mention:
            item["named"] = one_line(mention.of(self.text))
        if quote.cue:
            item["cue"] = one_line(quote.cue.of(self.text))
        if day := day_said(quote, self.text, self.extraction.dates, self.source.published):
            item["on"] = day
        self._doubt(at, *hints)
        return item

    def _event(self, at: KeyPath, event: EventProposal, day: str) -> dict[str, Any]:
        self._doubt(at, event.doubt)
        stated = one_line(event.as_stated.of(self.text))
        return {
            "id": f"e{int(at[-1]) + 1}",
            "date": day,
            **({} if says_all(stated, day) else {"as_stated": stated}),
            "text": one_line(event.text, LONGEST_PROSE),
            "actors": [self.ids[name] for name in event.actors if name in self.ids],
            "evidence": self._evidence(event.evidence),
        }

    def _figure(self, figure: FigureProposal) -> dict[str, Any]:
        item: dict[str, Any] = {"value": plain_number(figure.value), "unit": one_line(figure.unit)}
        if figure.approximate:
            item["approximate"] = True
        item["text"] = one_line(figure.text or figure.span.of(self.text), LONGEST_PROSE)
        if figure.according_to:
            said = [self._who(name) for name in figure.according_to]
            item["according_to"] = said if len(said) > 1 else said[0]
        item["evidence"] = self._evidence(figure.evidence or [figure.span])
        return item

    def _places(self) -> list[dict[str, Any]]:
        """Each place once, by the first mention that is no part of a longer name."""
        named = (*self.named, *self.extraction.bystanders)
        return [
            {
                "name": one_line(place.name),
                **({"country": place.country} if place.country else {}),
                "evidence": self._name_evidence(place.span),
            }
            for place in places_once(self.extraction.places, named, self.text)
        ]

    def _new_actors(self) -> Iterable[Actor]:
        """Files for the actors that the registry lacks, ready for a person to look through."""
        for actor in self.extraction.actors:
            if actor.actor is None:
                said = dict.fromkeys(one_line(name) for name in actor.names)
                names = tuple(
                    Name(name=name, weak=_is_weak(name, actor))
                    for name in said
                    if name != one_line(actor.name) and _is_name(name)
                )
                yield Actor(
                    id=self.ids[actor.name],
                    kind=actor.kind,
                    name=one_line(actor.name),
                    names=names,
                    roles=tuple(Role(role=one_line(role)) for role in actor.roles),
                )


def _source_fields(source: Source) -> dict[str, Any]:
    """The fields of the source box in the order of the contract, unknown ones said openly."""
    said = plain(source)
    fields: dict[str, Any] = {key: getattr(source, key) for key in ("publisher", "url", "author")}
    fields |= {"published": source.published, "published_basis": source.published_basis}
    fields |= {key: said[key] for key in ("published_note", "language") if key in said}
    return fields | {"rights": source.rights, "sha256": source.sha256}


def _selector(selector: Selector) -> Any:
    words = one_line(selector.words)
    return {"words": words, "before": one_line(selector.before)} if selector.before else words


def _is_name(words: str) -> bool:
    """Whether a surface form is a name and no description: it begins with a capital letter."""
    return words[:1].isupper() and not words.startswith(("The ", "A ", "An "))


def _listed(ids: Iterable[str]) -> str:
    return " or ".join(f"`{one}`" for one in list(ids)[:3])


def _publishes(actor: ActorProposal, publisher: str) -> bool:
    """Whether an outlet is the one that publishes the article: it speaks of itself and has no part in the story."""
    return actor.kind == "media" and name_key(publisher) in {name_key(name) for name in (actor.name, *actor.names)}


def _is_weak(words: str, actor: ActorProposal) -> bool:
    """Whether a name can mean others: the surname or first name alone of a person who has both."""
    return actor.kind == "person" and " " not in words and words in actor.name.split()
