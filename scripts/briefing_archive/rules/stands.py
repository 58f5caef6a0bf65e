"""A quote where it stands in the article, with the paragraphs in which its speaker and cue may stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing_archive.fields import ActorRef
from briefing_archive.model import Participant, Quote
from briefing_archive.problems import Finding, KeyPath, error
from briefing_archive.rules.case import Case
from briefing_archive.rules.locating import context_of
from briefing_archive.rules.meant import means
from briefing_archive.rules.nearness import Attribution, attributions, places_of, speaker_places
from briefing_archive.spans import Span
from briefing_archive.text import Paragraph


@dataclass(frozen=True)
class Stand:
    """One quote where it stands: its spoken words or else its evidence, and where speaker and cue may stand."""

    index: int
    quote: Quote
    spans: tuple[Span, ...]
    blocks: tuple[Paragraph, ...]
    others: tuple[Participant, ...]
    text: str

    def attributions(self) -> list[Attribution]:
        """The pairs of its `named` and `cue`; where it has no cue, the places of `named` alone."""
        speakers = speaker_places(self.quote.named or "", self.blocks, self.others, self.text)
        if not self.quote.cue:
            return [Attribution(place, 0) for place in speakers]
        return attributions(speakers, places_of(self.quote.cue, self.blocks, self.text), self.spans, self.text)


def stands(case: Case) -> Iterator[Stand]:
    """The quotes of a record that were found in the article, in the order of the record."""
    if case.located is None:
        return
    for index, quote, item in case.located.quotes:
        spoken = tuple(passage.span for passage in item.spoken if passage.span)
        if spans := spoken or item.spans:
            own = {speaker.actor for speaker in quote.speaker if isinstance(speaker, ActorRef)}
            others = tuple(who for who in case.record.actors if who.actor not in own)
            text = case.located.text
            yield Stand(index, quote, spans, context_of(spans[0], text), others, text)


def means_one(stand: Stand, named: str, pronoun: str, sought: Mapping[str, str], case: Case) -> bool:
    """Whether a pronoun in the words beside a quote stands for one of those `sought` (see `means`)."""
    places = places_of(named, stand.blocks, stand.text)
    return any(means(place, pronoun, sought, stand.blocks, case) for place in places)


def wrong_speaker(at: KeyPath, fault: str, remedy: str) -> Finding:
    """The one finding of these rules."""
    return error(at, "quote-wrong-speaker", fault, remedy)
