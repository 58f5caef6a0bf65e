"""Rules on who said it: the speaker's words and the cue stand where the quote does, and name the speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from briefing_archive.fields import ActorRef, Described
from briefing_archive.model import Participant, Quote
from briefing_archive.problems import Finding, KeyPath, error
from briefing_archive.registry import name_key
from briefing_archive.rules.case import Case
from briefing_archive.rules.frames import passes_on
from briefing_archive.rules.locating import context_of
from briefing_archive.rules.meant import means
from briefing_archive.rules.naming import author_of, is_description, is_pronoun, named_actors, owner_told
from briefing_archive.rules.nearness import (
    Attribution,
    attributions,
    distance,
    other_cue,
    places_of,
    rival_attributions,
    speaker_places,
)
from briefing_archive.spans import Span, find_words
from briefing_archive.text import Paragraph, paragraph_at, paragraphs

_INSIDE = (-1, 0)
"""Nearer than whatever stands beside the quote: attributed inside its own attribution."""


def speaker_named(case: Case) -> Iterator[Finding]:
    """`named` names the speaker: by a name of the registry, or by a description listed with the actor.

    Of a speaker in words, those words stand in `named`; for “his family” they may say whose.
    """
    for index, quote in enumerate(case.record.quotes):
        at: KeyPath = ("quotes", index, "named")
        if quote.named is None or is_pronoun(quote.named):
            continue
        if not quote.speaker:
            yield from _left_unknown(at, quote.named, case)
        for speaker in quote.speaker:
            if isinstance(speaker, Described):
                if not (_holds(quote.named, speaker.words) or _says_whose(index, quote.named, speaker.words, case)):
                    yield _wrong(
                        ("quotes", index, "speaker"),
                        f"“{quote.named}” does not hold the words “{speaker.words}”",
                        "give the speaker in words that stand in `named`",
                    )
            elif fault := _misnamed(speaker.actor, quote.named, quote.speaker, case):
                yield _wrong(at, *fault)


def _holds(named: str, words: str) -> bool:
    """Whether `named` holds the words; a capital that begins a sentence may begin it."""
    return any(any(find_words(words, one)) for one in (named, named[:1].casefold() + named[1:]))


def _says_whose(index: int, named: str, words: str, case: Case) -> bool:
    """Whether the words are `named` with a name for its pronoun, of whom that pronoun stands for beside the quote.

    Without the article it is enough that the record lists the name; a receipt vouches for the rest.
    """
    told = owner_told(named, words)
    owners = set(_listed_under(told[1], case)) if told else set()
    if not told or case.text is None:
        return bool(owners)
    return any(_means(stand, named, told[0], owners, case) for stand in _stands(case) if stand.index == index)


def _means(stand: _Stand, named: str, pronoun: str, sought: Set[str], case: Case) -> bool:
    places = places_of(named, stand.blocks, stand.text)
    return any(means(place, pronoun, sought, stand.blocks, case) for place in places)


def _left_unknown(at: KeyPath, named: str, case: Case) -> Iterator[Finding]:
    author = author_of(named)
    meant = named_actors(author, case.registry) or set(_listed_under(author, case))
    if len(meant) == 1:
        (actor,) = meant
        yield _wrong(at, f"the speaker is left unknown, but “{named}” names {actor}", f"write `speaker: {actor}`")


def _listed_under(named: str, case: Case) -> list[str]:
    """Ids of the actors that the record lists under these words."""
    key = name_key(named)
    return [who.actor for who in case.record.actors if key in {name_key(one) for one in who.named}]


def _misnamed(actor: str, named: str, speakers: Sequence[object], case: Case) -> tuple[str, str] | None:
    """Why `named` does not name the actor, and the mend; None where it does."""
    author = named if named_actors(named, case.registry) or _listed_under(named, case) else author_of(named)
    listed = _listed_under(author, case)
    meant = named_actors(author, case.registry)
    if actor in meant or (actor in listed and (not meant or actor not in case.registry.actors)):
        return None
    if len(speakers) > 1 and any(is_pronoun(word) for word in named.split()):
        return None  # “both he and Ines Okafor”
    if not meant and _holds_name(named, actor, case):
        return None
    if right := sorted(meant) or listed:
        return f"“{named}” names {' or '.join(right)}, not {actor}", f"write `speaker: {right[0]}`, or correct `named`"
    if is_description(named):
        return (
            f"“{named}” is not among the words that name {actor} here",
            f"add it to `named` of {actor} under `actors`, or correct the speaker",
        )
    return (
        f"“{named}” is no name of {actor}",
        f"correct the speaker, or add the name to briefings/_actors/{actor}.yml",
    )


def _holds_name(named: str, actor: str, case: Case) -> bool:
    """Whether the words hold a surname of the actor, or, of one the registry lacks, a name this record gives it."""
    if actor in case.registry.actors:
        if is_description(named):
            return False
        return any(case.registry.bears(actor, word.strip(",")) for word in named.split() if word[:1].isupper())
    names = [name for who in case.record.actors if who.actor == actor for name in who.named]
    return any(list(find_words(name, named)) for name in names)


@dataclass(frozen=True)
class _Stand:
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


def _stands(case: Case) -> Iterator[_Stand]:
    """The quotes of a record that were found in the article, in the order of the record."""
    if case.located is None:
        return
    for index, quote, item in case.located.quotes:
        spoken = tuple(passage.span for passage in item.spoken if passage.span)
        if spans := spoken or item.spans:
            own = {speaker.actor for speaker in quote.speaker if isinstance(speaker, ActorRef)}
            others = tuple(who for who in case.record.actors if who.actor not in own)
            text = case.located.text
            yield _Stand(index, quote, spans, context_of(spans[0], text), others, text)


def speaker_near(case: Case) -> Iterator[Finding]:
    """`named` and `cue` stand in one sentence, in the quote's paragraph or the one it carries on from."""
    for stand in _stands(case):
        missing = list(_missing(stand))
        yield from missing
        quote = stand.quote
        if quote.named and not missing and not stand.attributions():
            where = (
                f"“{quote.cue}” is not said of “{quote.named}” there"
                if quote.cue
                else f"“{quote.named}” speaks not there"
            )
            yield _wrong(
                ("quotes", stand.index, "cue" if quote.cue else "named"),
                where,
                "take speaker and cue from the one sentence that attributes the quote",
            )


def _missing(stand: _Stand) -> Iterator[Finding]:
    text = stand.text
    for key, sought in (("named", stand.quote.named), ("cue", stand.quote.cue)):
        if sought and not places_of(sought, stand.blocks, text):
            elsewhere = ", ".join(dict.fromkeys(_number(one, text) for one in find_words(sought, text)))
            yield _wrong(
                ("quotes", stand.index, key),
                f"“{sought}” does not stand where the quote does ({_number(stand.spans[0], text)})"
                + (f" but in {elsewhere}" if elsewhere else ""),
                "copy the article’s words for speaker and cue from the quote’s own paragraph",
            )


def _number(span: Span, text: str) -> str:
    block = paragraph_at(text, span.start)
    return f"¶{block.number}" if block and block.number else "a headline or caption"


def nobody_nearer(case: Case) -> Iterator[Finding]:
    """No cue nearer to the quote names another actor, and no cue inside the quote's own attribution does.

    Whoever only passes on what the quote's own attribution introduces is not nearer, wherever it stands.
    """
    cues = {quote.cue for quote in case.record.quotes if quote.cue}
    for stand in _stands(case):
        named, text = stand.quote.named, stand.text
        mine = sorted(stand.attributions(), key=lambda one: distance(stand.spans, one, text))
        if named is None or not mine:
            continue
        others = [
            (rival, who.actor)
            for who in stand.others
            if not any(list(find_words(name, named)) for name in who.named)
            for rival in rival_attributions(who, cues, stand.blocks, stand.spans, text)
        ]
        if not others and stand.quote.kind == "indirect":
            yield from _reported_otherwise(stand)
        own = distance(stand.spans, mine[0], text)
        rivals = [
            (_INSIDE if is_inside else distance(stand.spans, rival, text), rival.span.of(text), actor)
            for rival, actor in others
            for is_inside in [passes_on(mine[0], rival, stand.spans, text)]
            if not any(passes_on(rival, one, stand.spans, text) for one in mine)
        ]
        far, words, actor = min(rivals, default=(own, "", ""))
        if far < own:
            yield _wrong(
                ("quotes", stand.index, "speaker"),
                f"nearer to the quote stands “{words}”, which names {actor}",
                f"write `speaker: {actor}` with its own `named` and `cue`, or quote another passage",
            )


def _reported_otherwise(stand: _Stand) -> Iterator[Finding]:
    nearest = min(stand.attributions(), key=lambda one: distance(stand.spans, one, stand.text))
    if cue := other_cue(stand.spans[0], nearest, stand.blocks, stand.text):
        yield _wrong(
            ("quotes", stand.index, "cue"),
            f"“{stand.quote.cue or stand.quote.named}” stands in another sentence than the statement, "
            f"which has “{cue.of(stand.text)}”",
            "take speaker and cue from the sentence of the statement itself",
        )


def carried_on(case: Case) -> Iterator[Finding]:
    """A quote without `named`, or with a pronoun, has the speaker of the quote before it or of the name before it."""
    placed = sorted(_stands(case), key=lambda stand: (stand.spans[0].start, stand.index))
    for number, stand in enumerate(placed):
        named = stand.quote.named
        if not stand.quote.speaker or (named and not is_pronoun(named)):
            continue
        before = _before(stand, placed[:number])
        if before is not None and before.quote.speaker == stand.quote.speaker:
            continue
        if named and _is_named_before(stand, named, case):
            continue
        at: KeyPath = ("quotes", stand.index, "speaker")
        if before is None:
            yield _wrong(at, "nothing near the quote names this speaker", "add `named` and `cue` from its paragraph")
        else:
            yield _wrong(
                at,
                f"the quote carries on from {before.quote.id}, which has another speaker",
                f"give it the speaker of {before.quote.id}, or add `named` and `cue` from its own paragraph",
            )


def _before(stand: _Stand, earlier: Sequence[_Stand]) -> _Stand | None:
    """The nearest quote before with words for its speaker, in the paragraphs this one stands in or carries on from."""
    reach = stand.blocks[0].start
    if stand.quote.named:  # a pronoun reaches back one paragraph further
        blocks = paragraphs(stand.text)
        reach = blocks[max(0, blocks.index(stand.blocks[0]) - 1)].start
    near = [one for one in earlier if one.spans[0].start >= reach or any(span.end > reach for span in one.spans)]
    return near[-1] if near else None


def _is_named_before(stand: _Stand, pronoun: str, case: Case) -> bool:
    """Whether a pronoun stands for the speaker: nobody else it could mean is named between the speaker and it."""
    speakers = {one.actor for one in stand.quote.speaker if isinstance(one, ActorRef)}
    return _means(stand, pronoun, pronoun, speakers, case)


def _wrong(at: KeyPath, fault: str, remedy: str) -> Finding:
    return error(at, "quote-wrong-speaker", fault, remedy)
