"""One invented brief: an article put together sentence by sentence, and the record and receipt that fit it.

Because the article is built around what the record says of it, every selector picks its passage and every span
of the receipt is known without a search.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

import invented_prose as prose
from briefing_archive.dates import describe
from briefing_archive.fields import ActorRef, Value
from briefing_archive.model import (
    Actor,
    Claim,
    Context,
    Correction,
    Event,
    Figure,
    Participant,
    Place,
    Quote,
    Record,
    Review,
    Source,
    Statement,
    Withdrawal,
)
from briefing_archive.receipt import Grounding, Receipt, item_hash
from briefing_archive.spans import Selector
from briefing_archive.speech import stretches
from briefing_archive.text import FOLD_VERSION, count_words
from invented_names import slug

Span = tuple[int, int, int]


@dataclass
class Draft:
    """An article that grows: paragraphs parted by a blank line, and where each sentence went."""

    headline: str
    blocks: list[str] = field(default_factory=list)
    _length: int = 0

    def __post_init__(self) -> None:
        self._length = len(self.headline) + 2

    def add(self, *sentences: str) -> list[Span]:
        """Add one paragraph; half-open stretch and paragraph number of each sentence."""
        spans: list[Span] = []
        at = self._length
        for sentence in sentences:
            spans.append((at, at + len(sentence), len(self.blocks) + 1))
            at += len(sentence) + 1
        self.blocks.append(" ".join(sentences))
        self._length = at + 1
        return spans

    @property
    def text(self) -> str:
        return "\n\n".join((self.headline, *self.blocks)) + "\n"


def range_of(words: str) -> Selector:
    """The selector of a sentence: its first four and last four words."""
    parts = words.rstrip(".").split()
    return Selector(f"{' '.join(parts[:4])} … {' '.join(parts[-4:])}")


@dataclass(frozen=True)
class Invented:
    """A brief's id, its article and what was drawn from it."""

    id: str
    article: str
    record: Record
    receipt: Receipt


@dataclass
class Workshop:
    """Everything one brief is made with; the random numbers are its own, whatever else the archive holds."""

    random: Random
    cast: Sequence[Actor]
    places: Sequence[str]
    draft: Draft
    grounds: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def slots(self) -> dict[str, str]:
        orgs = [actor.name for actor in self.cast if actor.kind != "person"] or [self.cast[0].name]
        return prose.slots_for(self.random, self.random.choice(self.places), self.random.choice(orgs))

    def sentence(self, template: str, slots: Mapping[str, str]) -> tuple[str, Span]:
        """Add a paragraph that begins with the sentence and goes on in filler; the sentence and its place."""
        said = prose.filled(template, dict(slots)) + "."
        filler = self.random.sample(prose.FILLERS, self.random.choice((0, 1, 1, 2)))
        return said, self.draft.add(said, *filler)[0]

    def pick(self, pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
        """A pair that this brief has not used yet, while there is one."""
        left = [pair for pair in pairs if pair[0] not in self.used] or list(pairs)
        chosen = self.random.choice(left)
        self.used.add(chosen[0])
        return chosen

    def ground(self, item: Value, *spans: Span) -> None:
        self.grounds[id(item)] = spans

    def claims(self, count: int, make: type[Claim]) -> Iterator[Claim]:
        for _ in range(count):
            theirs, ours = self.pick(prose.FACTS)
            slots = self.slots()
            said, span = self.sentence(theirs, slots)
            claim = make(text=prose.filled(ours, slots), evidence=(range_of(said),))
            self.ground(claim, span)
            yield claim

    def events(self, count: int) -> Iterator[Event]:
        for number in range(1, count + 1):
            theirs, ours = self.pick(prose.EVENTS)
            value, words, vaguer = prose.moment(self.random)
            slots = self.slots() | {"when": words}
            said, span = self.sentence(theirs, slots)
            actors = tuple(actor.id for actor in self.cast if actor.name == slots["org"] and "{org}" in theirs)
            event = Event(
                id=f"e{number}",
                date=value,
                as_stated=vaguer or None,
                text=prose.filled(ours, slots),
                actors=actors,
                evidence=(range_of(said),),
            )
            self.ground(event, span)
            yield event

    def figures(self, count: int) -> Iterator[Figure]:
        for template in self.random.sample(prose.FIGURES, count):
            slots = self.slots()
            said, span = self.sentence(template, slots)
            figure = Figure(
                value=Decimal(slots["n"].replace(",", "")),
                unit=slots["unit"],
                approximate=self.random.random() < 0.3,
                text=prose.filled(prose.OUR_FIGURE, slots),
                evidence=(range_of(said),),
            )
            self.ground(figure, span)
            yield figure

    def quotes(self, speakers: Sequence[Actor], count: int, day: date) -> Iterator[Quote]:
        for number in range(1, count + 1):
            speaker = speakers[number % len(speakers)]
            make = (self._direct, self._mixed, self._direct, self._reported)[number % 4]
            cue = self.random.choice(prose.CUES)
            stated = self.random.random() < 0.5
            tail = f" on {describe(day.isoformat())}" if stated else ""
            fields: dict[str, object] = {"id": f"q{number}", "speaker": (ActorRef(actor=speaker.id),)}
            fields |= {"named": speaker.name, "cue": cue, "on": day.isoformat() if stated else None}
            yield make(fields, tail)

    def _direct(self, fields: dict[str, object], tail: str) -> Quote:
        words = prose.filled(self.random.choice(prose.SPOKEN), self.slots())
        inserted = {}
        if self.random.random() < 0.15:
            first, _, rest = words.partition(" ")
            words, inserted = f"{first} (the council) {rest}", {"inserted": ("(the council)",)}
        named, cue = fields["named"], fields["cue"]
        is_led = self.random.random() < 0.5  # the speaker first, and so a full stop inside the marks
        words += "." if is_led else ""
        before = f"{named} {cue}{tail}: “" if is_led else "“"
        after = "”" if is_led else f",” {named} {cue}{tail}."
        ((start, _, paragraph),) = self.draft.add(f"{before}{words}{after}")
        quote = Quote.model_validate({"text": f"“{words}”"} | fields | inserted)
        at = start + len(before)
        self.ground(quote, (at, at + len(words), paragraph))
        return quote

    def _mixed(self, fields: dict[str, object], tail: str) -> Quote:
        slots = self.slots()
        words = self.random.choice(prose.HALF_SPOKEN).format_map(slots)
        before = f"{fields['named']} {fields['cue']}{tail} that the office was “"
        ((start, _, paragraph),) = self.draft.add(f"{before}{words}”, and left it there.")
        quote = Quote.model_validate({"text": f"In this matter the office is “{words}”."} | fields)
        self.ground(quote, (start + len(before), start + len(before) + len(words), paragraph))
        return quote

    def _reported(self, fields: dict[str, object], tail: str) -> Quote:
        theirs, ours = self.pick(prose.REPORTED)
        slots = self.slots()
        before = f"{fields['named']} {fields['cue']}{tail} that "
        said = theirs.format_map(slots)
        ((start, _, paragraph),) = self.draft.add(f"{before}{said}.")
        quote = Quote.model_validate({"text": prose.filled(ours, slots), "evidence": (range_of(said),)} | fields)
        self.ground(quote, (start + len(before), start + len(before) + len(said), paragraph))
        return quote

    def participants(self) -> Iterator[Participant]:
        for actor in self.cast:
            role = actor.roles[0].role if actor.roles else None
            words = f"{actor.name}, {role}, was in the room" if role else f"{actor.name} had sent an observer"
            (span,) = self.draft.add(f"{words}.")
            one = Participant(actor=actor.id, named=(actor.name,), role=role)
            self.ground(one, (span[0], span[0] + len(actor.name), span[2]))
            yield one

    def named_places(self) -> Iterator[Place]:
        for name in self.places:
            (span,) = self.draft.add(f"{name} lies a day’s journey from the capital.")
            place = Place(name=name, evidence=(Selector(f"{name} lies"),))
            self.ground(place, (span[0], span[0] + len(name) + 5, span[2]))
            yield place


def _receipt(record: Record, article: str, grounds: Mapping[int, tuple[Span, ...]]) -> Receipt:
    items = {}
    for at, item in record.items():
        group = next(str(key) for key in reversed(at) if isinstance(key, str))
        where = f"{group}/{getattr(item, 'id', at[-1])}"
        items[item_hash(group, item)] = Grounding(at=where, spans=grounds.get(id(item), ()))
    spoken = (quote.text[s.start : s.end] for quote in record.quotes for s in stretches(quote.text) if s.spoken)
    shown = [one.words for _, item in record.items() for one in getattr(item, "evidence", ())]
    return Receipt(
        fold=FOLD_VERSION,
        sha256=record.source.sha256,
        words=count_words(article),
        quoted=sum(map(count_words, spoken)),
        grounding=sum(map(count_words, shown)),
        items=items,
    )


def _life(random: Random, day: date) -> dict[str, object]:
    """Status, review and corrections: nearly all reviewed, some corrected, few withdrawn."""
    chance = random.random()
    reviewed = Review(by=random.choice(("desk", "maintainers", "archive team")), on=day)
    if chance < 0.01:
        return {"status": "withdrawn", "withdrawn": Withdrawal(on=day, why="The article was retracted.")}
    if chance < 0.04:
        mended = Correction(on=day, what="The unit of a figure.", why="It was misread.")
        return {"status": "reviewed", "reviewed": reviewed, "corrections": (mended,)}
    return {"status": "reviewed", "reviewed": reviewed}


def _rights(random: Random, text: str, quotes: Sequence[Quote]) -> str:
    """Mostly reserved; open where more is quoted than may be of an article that is not."""
    spoken = sum(count_words(quote.text) for quote in quotes)
    is_open = random.random() < 0.1 or spoken > 0.14 * count_words(text)
    return "CC-BY-4.0" if is_open else "all-rights-reserved"


def _source(random: Random, headline: str, publishers: Sequence[str], day: date, text: str, rights: str) -> Source:
    known = random.random() > 0.08
    inferred = random.random() < 0.2
    publisher = random.choice(publishers)
    return Source(
        headline=headline,
        publisher=publisher if known else "unknown",
        url=f"https://news.example/{hashlib.sha256(text.encode()).hexdigest()[:12]}" if known else "unknown",
        published=day,
        published_basis="inferred" if inferred else "stated",
        published_note="from the days the article names" if inferred else None,
        rights=rights,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def invented_brief(
    seed: str, day: date, cast: Sequence[Actor], places: Sequence[str], publishers: Sequence[str], story: str | None
) -> Invented:
    """The brief that belongs to `seed`: about 650 words of article, ten quotes, dated `day`; its id ends in a slug."""
    random = Random(seed)
    slots = prose.slots_for(random, places[0], next((one.name for one in cast if one.kind != "person"), cast[0].name))
    headline = prose.filled(random.choice(prose.HEADLINES), slots)
    title = prose.filled(random.choice(prose.TITLES), slots)
    shop = Workshop(random, cast, places, Draft(headline))
    summary = tuple(shop.claims(random.randrange(2, 5), Claim))
    speakers = [one for one in cast if one.kind == "person"] or list(cast)
    quotes = tuple(shop.quotes(speakers, random.randrange(7, 14), day))
    actors = tuple(shop.participants())
    context = Context(
        background=tuple(claim for claim in shop.claims(2, Statement) if isinstance(claim, Statement)),
        events=tuple(shop.events(random.randrange(1, 4))),
        figures=tuple(shop.figures(random.randrange(1, 3))),
        places=tuple(shop.named_places()),
    )
    for filler in random.sample(prose.FILLERS, 8):
        shop.draft.add(filler)
    text = shop.draft.text
    record = Record(
        title=title,
        story=story,
        source=_source(random, headline, publishers, day, text, _rights(random, text, quotes)),
        summary=summary,
        actors=actors,
        quotes=quotes,
        context=context,
        **_life(random, day),  # type: ignore[arg-type]
    )
    return Invented(_brief_id(day, title), text, record, _receipt(record, text, shop.grounds))


def _brief_id(day: date, title: str) -> str:
    kept = ""
    for word in slug(title).split("-"):
        if len(kept) + len(word) > 55:
            break
        kept = f"{kept}-{word}"
    return f"{day.isoformat()}{kept}"
