"""Whom a pronoun of the article stands for, as far as the names of a record tell."""

from __future__ import annotations

from collections.abc import Sequence, Set

from briefing_archive.rules.case import Case
from briefing_archive.rules.naming import is_personal
from briefing_archive.rules.nearness import places_of
from briefing_archive.spans import Span
from briefing_archive.text import Paragraph, paragraph_at, paragraphs


def means(place: Span, pronoun: str, sought: Set[str], blocks: Sequence[Paragraph], case: Case) -> bool:
    """Whether the pronoun at a place in `blocks` stands for one of the actors `sought`: nobody else is named nearer.

    Names before it count, in these paragraphs and in the one before them.
    """
    text = case.text or ""
    there = paragraphs(text)
    reach = there[max(0, there.index(blocks[0]) - 1) : there.index(blocks[-1]) + 1]
    mentions = [
        (span.start, who.actor)
        for who in case.record.actors
        if who.actor in sought or not is_personal(pronoun) or _is_person(who.actor, case)
        for name in who.named
        for span in places_of(name, reach, text)
        if span.end <= place.start
    ]
    block = paragraph_at(text, place.start)
    near = [one for one in mentions if block and one[0] >= block.start]
    # The last who was named, or the one that the paragraph is about: the first in it.
    meant = {max(mentions)[1], min(near or mentions)[1]} if mentions else set()
    return bool(sought & (meant if is_personal(pronoun) else {actor for _, actor in mentions}))


def _is_person(actor: str, case: Case) -> bool:
    found = case.registry.actors.get(actor)
    return found is None or found.kind == "person"
