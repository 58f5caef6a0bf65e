"""What a person had to touch: a drafted record held against the reviewed record of the same article.

A drafted item needs no touch where a reviewed one says the same of the same passage. Putting a reported statement
or a summary into words of ours, and giving an actor another id, is what review is for and counts as no touch.
Everything else that was drafted is wrong, be it mended or taken out; what a person added is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_archive.fields import ActorRef, Described, Speaker
from briefing_archive.model import Event, Participant, Quote, Record
from briefing_archive.registry import name_key
from briefing_archive.rules.locating import Located, LocatedItem, locate
from briefing_archive.scoring.counting import one_to_one, share
from briefing_archive.scoring.quotes import CUT_WELL, FOUND, same_name
from briefing_archive.spans import Span
from briefing_archive.text import QUOTE_MARKS, fold_words

AREAS = ("quotes", "actors", "dates")


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing a person did: `fault` is a word for it (`deleted`, `missing`, or what was mended), `words` on what."""

    area: str
    fault: str
    words: str


@dataclass(frozen=True, slots=True)
class Tally:
    """One area of one record or of several: items that needed no touch, and every touch there was."""

    area: str
    untouched: int
    touches: tuple[Touch, ...]

    @property
    def missing(self) -> int:
        return sum(touch.fault == "missing" for touch in self.touches)

    @property
    def wrong(self) -> int:
        return len(self.touches) - self.missing

    @property
    def drafted(self) -> int:
        return self.untouched + self.wrong

    @property
    def share(self) -> float:
        """The share of the drafted items that needed no touch."""
        return share(self.untouched, self.drafted)


@dataclass(frozen=True)
class Version:
    """A record with the kinds of its actors by id; a kind nobody tells is not judged."""

    record: Record
    kinds: Mapping[str, str]


def compare(drafted: Version, reviewed: Version, text: str) -> tuple[Tally, ...]:
    """The tallies of quotes, actors and dates, in this order. `text` is the article both were made from."""
    before, after = locate(drafted.record, (), text), locate(reviewed.record, (), text)
    return (
        _tally("quotes", _quotes(before, after, drafted.record, reviewed.record)),
        _tally("actors", _actors(drafted, reviewed)),
        _tally("dates", _dates(before, after)),
    )


def total(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """One tally an area over many records."""
    every = list(tallies)
    return tuple(
        Tally(
            area,
            sum(one.untouched for one in every if one.area == area),
            tuple(touch for one in every if one.area == area for touch in one.touches),
        )
        for area in AREAS
    )


def _tally(area: str, judged: Iterable[tuple[str, str]]) -> Tally:
    """From pairs of fault (empty: no touch) and words."""
    found = list(judged)
    touches = tuple(Touch(area, fault, words) for fault, words in found if fault)
    return Tally(area, len(found) - len(touches), touches)


def _signs(spans: Iterable[Span], text: str) -> frozenset[int]:
    """What a passage is made of: its signs without blanks and quotation marks."""
    return frozenset(
        i for span in spans for i in range(span.start, span.end) if not text[i].isspace() and text[i] not in QUOTE_MARKS
    )


def _likeness(one: LocatedItem, other: LocatedItem, text: str) -> float:
    """Overlap over union of two items' passages, or of their spoken words alone where that is more."""
    pairs = [(_shown(one), _shown(other))]
    if one.spoken and other.spoken:
        pairs.append((_spoken(one), _spoken(other)))
    signs = [(_signs(a, text), _signs(b, text)) for a, b in pairs]
    return max((len(a & b) / len(a | b) for a, b in signs if a and b), default=0.0)


def _same_words(one: LocatedItem, other: LocatedItem) -> float:
    """1.0 for two quotes of the same text that nothing finds in the article, as where their words stand twice."""
    texts = {item.item.text for item in (one, other) if isinstance(item.item, Quote)}
    return float(len(texts) == 1 and not one.spans and not other.spans)


def _shown(item: LocatedItem) -> list[Span]:
    """Spoken words and evidence; not the words for a date, which may stand in many places."""
    return [one.span for one in item.passages if one.span and (one.spoken or "evidence" in one.at)]


def _spoken(item: LocatedItem) -> list[Span]:
    return [one.span for one in item.spoken if one.span]


def _quotes(before: Located, after: Located, drafted: Record, reviewed: Record) -> Iterator[tuple[str, str]]:
    mates = _mates(drafted.actors, reviewed.actors)
    pairs = one_to_one(
        (likeness, b, a)
        for a, _, mine in before.quotes
        for b, _, other in after.quotes
        if (likeness := _likeness(mine, other, before.text) or _same_words(mine, other)) >= FOUND
    )
    kept = {a: (reviewed.quotes[b], likeness) for b, (a, likeness) in pairs.items()}
    for index, quote in enumerate(drafted.quotes):
        if index not in kept:
            yield "deleted", quote.text
            continue
        mate, likeness = kept[index]
        faults = [
            fault
            for fault, is_wrong in (
                ("cut", likeness < CUT_WELL),
                ("kind", quote.kind != mate.kind),
                ("speaker", not _same_speakers(quote, mate, mates, drafted, reviewed)),
                ("cue", not _same_cue(quote, mate)),
            )
            if is_wrong
        ]
        yield ", ".join(faults), quote.text
    yield from (("missing", quote.text) for index, quote in enumerate(reviewed.quotes) if index not in pairs)


def _same_speakers(quote: Quote, mate: Quote, mates: Mapping[str, str], drafted: Record, reviewed: Record) -> bool:
    """Whether each speaker has its own on the other side."""
    rest = list(mate.speaker)
    for speaker in quote.speaker:
        same = next((one for one in rest if _same_speaker(speaker, one, mates, drafted, reviewed)), None)
        if same is None:
            return False
        rest.remove(same)
    return not rest


def _same_speaker(speaker: Speaker, mate: Speaker, mates: Mapping[str, str], drafted: Record, reviewed: Record) -> bool:
    """Whether both are one actor or the same words; an actor that was kept is words only under a name it still has."""
    if isinstance(speaker, ActorRef) and isinstance(mate, ActorRef):
        return mate.actor in {speaker.actor, mates.get(speaker.actor)}
    if isinstance(speaker, Described):
        return isinstance(mate, Described) and same_name(speaker.words, mate.words)
    if not isinstance(mate, Described):
        return False
    kept = mates.get(speaker.actor)
    holders = [who for who in (reviewed if kept else drafted).actors if who.actor == (kept or speaker.actor)]
    return any(same_name(name, mate.words) for who in holders for name in who.named)


def _same_cue(quote: Quote, mate: Quote) -> bool:
    """Whether one cue holds the other; a quote that carries on needs none."""
    if mate.cue is None or quote.cue is None:
        return mate.cue is None
    mine, other = (f" {fold_words(cue).casefold()} " for cue in (quote.cue, mate.cue))
    return mine in other or other in mine


def _keys(who: Participant) -> frozenset[str]:
    return frozenset(name_key(name).casefold() for name in who.named)


def _pairs(drafted: Sequence[Participant], reviewed: Sequence[Participant]) -> dict[int, tuple[int, float]]:
    """Drafted actors by the reviewed ones: those of one id, then those that share names, most names first."""
    return one_to_one(
        (likeness, b, a)
        for a, who in enumerate(drafted)
        for b, mate in enumerate(reviewed)
        if (likeness := len(_keys(who) & _keys(mate)) + 100 * (who.actor == mate.actor))
    )


def _mates(drafted: Sequence[Participant], reviewed: Sequence[Participant]) -> Mapping[str, str]:
    return {drafted[a].actor: reviewed[b].actor for b, (a, _) in _pairs(drafted, reviewed).items()}


def _actors(drafted: Version, reviewed: Version) -> Iterator[tuple[str, str]]:
    mine, others = drafted.record.actors, reviewed.record.actors
    pairs = _pairs(mine, others)
    kept = {a: b for b, (a, _) in pairs.items()}
    for a, who in enumerate(mine):
        if a not in kept:
            yield "deleted", who.named[0]
            continue
        mate = others[kept[a]]
        kinds = drafted.kinds.get(who.actor), reviewed.kinds.get(mate.actor)
        faults = [
            fault
            for fault, is_wrong in (
                ("kind", None not in kinds and kinds[0] != kinds[1]),
                ("apart", any(_keys(one) & _keys(mate) for b, one in enumerate(mine) if b != a)),
                ("mixed up", _holds_another(who, mate, others)),
            )
            if is_wrong
        ]
        yield ", ".join(faults), who.named[0]
    yield from (("missing", who.named[0]) for b, who in enumerate(others) if b not in pairs)


def _holds_another(who: Participant, mate: Participant, reviewed: Sequence[Participant]) -> bool:
    """Whether a name that is not the mate's own is somebody else's."""
    foreign = _keys(who) - _keys(mate)
    return any(foreign & _keys(one) for one in reviewed if one is not mate)


def _dates(before: Located, after: Located) -> Iterator[tuple[str, str]]:
    """Events paired by passage, those of the same date first."""
    mine, others = ([(one, one.item) for one in side.items if isinstance(one.item, Event)] for side in (before, after))
    pairs = one_to_one(
        ((event.date == other.date) + likeness, b, a)
        for a, (here, event) in enumerate(mine)
        for b, (there, other) in enumerate(others)
        if (likeness := _likeness(here, there, before.text)) > 0
    )
    kept = {a: b for b, (a, _) in pairs.items()}
    for a, (_, event) in enumerate(mine):
        words = f"{event.date} ({event.as_stated}): {event.text}"
        if a not in kept:
            yield "deleted", words
        elif (right := others[kept[a]][1].date) != event.date:
            yield f"date, it is {right}", words
        else:
            yield "", words
    yield from (("missing", f"{event.date}: {event.text}") for b, (_, event) in enumerate(others) if b not in pairs)
