"""Whom a pronoun of the article stands for, as far as the names of a record tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing_archive.model import Participant
from briefing_archive.rules.case import Case
from briefing_archive.rules.naming import is_personal
from briefing_archive.rules.nearness import places_of
from briefing_archive.sexes import Sex, sex_told
from briefing_archive.spans import Span
from briefing_archive.text import Paragraph, paragraph_at, paragraphs

_SEXES: Mapping[str, Sex] = {"he": "m", "him": "m", "she": "f", "her": "f"}


def means(place: Span, pronoun: str, sought: Mapping[str, str], blocks: Sequence[Paragraph], case: Case) -> bool:
    """Whether the pronoun at a place in `blocks` stands for one of the `sought`: nobody else is named nearer.

    `sought` are ids of actors, and words for those who have no id with these words.

    Names before it count, in these paragraphs and in the one before them; where those name nobody whom “he” or
    “she” can mean, in the last paragraph that does.
    """
    text = case.text or ""
    there = paragraphs(text)
    last = there.index(blocks[-1]) + 1
    reach = there[max(0, there.index(blocks[0]) - 1) : last]
    mentions = list(_mentions(there[:last], place, pronoun, sought, case))
    near = [one for one in mentions if one[0] >= reach[0].start]
    if not near and mentions and is_personal(pronoun):
        latest = paragraph_at(text, max(mentions)[0])
        near = [one for one in mentions if latest and one[0] >= latest.start]
    if not near:
        return False
    if not is_personal(pronoun):
        return any(actor in sought for _, actor in near)
    block = paragraph_at(text, place.start)
    same = [one for one in near if block and one[0] >= block.start]
    # The last who was named, or the one that the paragraph is about: the first in it.
    return bool(sought.keys() & {max(near)[1], min(same or near)[1]})


def _mentions(
    blocks: Sequence[Paragraph], place: Span, pronoun: str, sought: Mapping[str, str], case: Case
) -> Iterator[tuple[int, str]]:
    """Where before a place somebody is named whom the pronoun can mean, and who."""
    named = [
        (who.actor, who.named)
        for who in case.record.actors
        if who.actor in sought or not is_personal(pronoun) or _can_be(pronoun.strip().casefold(), who, case)
    ]
    named += [(one, (words,)) for one, words in sought.items() if words]
    for actor, names in named:
        for name in names:
            found = places_of(name, blocks, case.text or "")
            yield from ((span.start, actor) for span in found if span.end <= place.start)


def _can_be(pronoun: str, who: Participant, case: Case) -> bool:
    """Whether somebody is a person whom the pronoun can mean, as far as name, titles and role tell."""
    found = case.registry.actors.get(who.actor)
    if found is not None and found.kind != "person":
        return False
    name = found.name if found else max(who.named, key=len)
    told = sex_told(name, (*who.named, *([who.role] if who.role else [])))
    return not told or told == _SEXES.get(pronoun, told)
