"""Rules on who said it: the speaker's words and the cue stand where the quote does, and nobody's stand nearer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_archive.fields import ActorRef, Described
from briefing_archive.problems import Finding, KeyPath
from briefing_archive.rules.case import Case
from briefing_archive.rules.frames import passes_on
from briefing_archive.rules.naming import is_pronoun
from briefing_archive.rules.nearness import distance, other_cue, places_of, rival_attributions
from briefing_archive.rules.set_apart import set_apart_at
from briefing_archive.rules.stands import Stand, means_one, stands, wrong_speaker
from briefing_archive.spans import Span, find_words
from briefing_archive.text import paragraph_at, paragraphs

_INSIDE = (-1, 0)
"""Nearer than whatever stands beside the quote: attributed inside its own attribution."""


def speaker_near(case: Case) -> Iterator[Finding]:
    """`named` and `cue` stand in one sentence, in the quote's paragraph or the one it carries on from."""
    for stand in stands(case):
        missing = list(_missing(stand))
        yield from missing
        quote = stand.quote
        if quote.named and not missing and not stand.attributions():
            where = (
                f"“{quote.cue}” is not said of “{quote.named}” there"
                if quote.cue
                else f"“{quote.named}” speaks not there"
            )
            yield wrong_speaker(
                ("quotes", stand.index, "cue" if quote.cue else "named"),
                where,
                "take speaker and cue from the one sentence that attributes the quote",
            )


def _missing(stand: Stand) -> Iterator[Finding]:
    text = stand.text
    for key, sought in (("named", stand.quote.named), ("cue", stand.quote.cue)):
        if sought and not places_of(sought, stand.blocks, text):
            elsewhere = ", ".join(dict.fromkeys(_number(one, text) for one in find_words(sought, text)))
            yield wrong_speaker(
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
    for stand in stands(case):
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
            yield wrong_speaker(
                ("quotes", stand.index, "speaker"),
                f"nearer to the quote stands “{words}”, which names {actor}",
                f"write `speaker: {actor}` with its own `named` and `cue`, or quote another passage",
            )


def _reported_otherwise(stand: Stand) -> Iterator[Finding]:
    if set_apart_at(stand.spans[0], stand.text):
        return  # its attribution stands in a line of its own
    nearest = min(stand.attributions(), key=lambda one: distance(stand.spans, one, stand.text))
    if cue := other_cue(stand.spans[0], nearest, stand.blocks, stand.text):
        yield wrong_speaker(
            ("quotes", stand.index, "cue"),
            f"“{stand.quote.cue or stand.quote.named}” stands in another sentence than the statement, "
            f"which has “{cue.of(stand.text)}”",
            "take speaker and cue from the sentence of the statement itself",
        )


def carried_on(case: Case) -> Iterator[Finding]:
    """A quote without `named`, or with a pronoun, has the speaker of the quote before it or of the name before it."""
    placed = sorted(stands(case), key=lambda stand: (stand.spans[0].start, stand.index))
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
            yield wrong_speaker(
                at, "nothing near the quote names this speaker", "add `named` and `cue` from its paragraph"
            )
        else:
            yield wrong_speaker(
                at,
                f"the quote carries on from {before.quote.id}, which has another speaker",
                f"give it the speaker of {before.quote.id}, or add `named` and `cue` from its own paragraph",
            )


def _before(stand: Stand, earlier: Sequence[Stand]) -> Stand | None:
    """The nearest quote before with words for its speaker, in the paragraphs this one stands in or carries on from."""
    reach = stand.blocks[0].start
    if stand.quote.named:  # a pronoun reaches back one paragraph further
        blocks = paragraphs(stand.text)
        reach = blocks[max(0, blocks.index(stand.blocks[0]) - 1)].start
    near = [one for one in earlier if one.spans[0].start >= reach or any(span.end > reach for span in one.spans)]
    return near[-1] if near else None


def _is_named_before(stand: Stand, pronoun: str, case: Case) -> bool:
    """Whether a pronoun stands for the speaker: nobody else it could mean is named between the speaker and it."""
    speakers = {one.actor: "" for one in stand.quote.speaker if isinstance(one, ActorRef)}
    speakers |= {one.words: one.words for one in stand.quote.speaker if isinstance(one, Described)}
    return means_one(stand, pronoun, pronoun, speakers, case)
