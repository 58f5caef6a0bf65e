"""The rule that a role is the actor's own: where the article has the words, no other actor stands nearer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing_archive.model import Participant
from briefing_archive.problems import Finding, warning
from briefing_archive.rules.case import Case
from briefing_archive.rules.naming import is_pronoun
from briefing_archive.rules.nearness import SENTENCE_END
from briefing_archive.rules.sentences import sentences_of
from briefing_archive.spans import Span, find_words
from briefing_archive.text import count_words, paragraph_at
from briefing_archive.wordlists import person_words

_FAR = 20
"""Words that the end of a clause counts for."""
_BESIDE = 4
"""Words between a role and a name beside it, at the most."""
_JOINED = 5
"""Words that “and” counts for: it joins one person to another more often than to a role."""
_CLAUSE_END = re.compile(r"[;:]\s")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_JOINING = re.compile(r"\b(?:and|or)\b")
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])\s+\Z")
_OWNED = re.compile(r"['’]s?\s+\w")
# “Lindt succeeded Okafor as mayor”: whoever is named in the sentence may be the mayor.
_AS = re.compile(r"\bas\s+(?:(?:the|an?|his|her|its|their|new|first|next)\s+)*\Z", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:he|him|she|her|they|them)\b", re.IGNORECASE)
"""Pronouns for somebody nearer to the role than the name is: “Lindt appointed her mayor”."""


def roles_of_their_own(case: Case) -> Iterator[Finding]:
    """A role that the article gives to others who take part, right beside their names, is none of another's."""
    if case.text is None:
        return
    places = {who.actor: list(_places(who, case.text)) for who in case.record.actors}
    for index, who in enumerate(case.record.actors):
        found = [_nearest(role, places, case.text) for role in (find_words(who.role, case.text) if who.role else ())]
        others = {actor for near in found for actor, far in near.items() if far <= _BESIDE}
        if others and not any(who.actor in near for near in found):
            yield warning(
                ("actors", index, "role"),
                "role-of-another",
                f"“{who.role}” stands beside {' and '.join(sorted(others))}, nowhere beside {who.actor}",
                "copy the role from where the article gives it to this actor, or leave it out",
                who.role or "",
            )


def _places(who: Participant, text: str) -> Iterator[Span]:
    for name in who.named:
        if not is_pronoun(name):
            yield from find_words(name, text)


def _nearest(role: Span, places: Mapping[str, Sequence[Span]], text: str) -> Mapping[str, int]:
    """Who is named nearest to a role in its paragraph, and how near; a name inside the role is nobody else's."""
    block = paragraph_at(text, role.start)
    if block is None or _OWNED.match(text, role.end):
        return {}  # “the mayor’s aide, Bo Lindt”
    inside = Span(block.start, block.end)
    near = {actor: [one for one in spans if inside.covers(one)] for actor, spans in places.items()}
    sentence = sentences_of(role, text)
    if _AS.search(text, sentence.start, role.start) or _RESPECTIVELY.search(text, sentence.start, sentence.end):
        return {actor: 0 for actor, spans in near.items() if any(sentence.covers(one) for one in spans)}
    whole = _with_owner(role, [one for spans in near.values() for one in spans], text)
    far = {
        actor: min(_distance(whole, one, text) for one in kept)
        for actor, spans in near.items()
        if (kept := [one for one in spans if one == role or not (whole.covers(one) or _runs_into(one, role))])
    }
    return {actor: one for actor, one in far.items() if one == min(far.values())}


def _runs_into(name: Span, role: Span) -> bool:
    """Whether a name ends inside a role: “Karl Dunmore-Lindt” before “Lindt’s deputy”."""
    return name.start < role.start < name.end < role.end


def _with_owner(role: Span, names: Sequence[Span], text: str) -> Span:
    """A role with the name of whose it is before it: “Bo Lindt’s chief of staff”."""
    owners = [one for one in names if one.end <= role.start and _OWNER.fullmatch(text, one.end, role.start)]
    return Span(min((one.start for one in owners), default=role.start), role.end)


def _distance(role: Span, name: Span, text: str) -> int:
    """How far a name is from a role, in words; signs and joining words between count for several."""
    if role.overlaps(name):
        return 0
    between = _ASIDE.sub(" ", text[min(role.end, name.end) : max(role.start, name.start)])
    if role.end <= name.start:
        title = re.search(r"(\w+)\s+\Z", between)
        if title and title[1].casefold() in person_words() and not re.search(r"[.,;:–—]", between):
            return 0  # “baker and Lindt supporter Ines Okafor”
    ends = len(SENTENCE_END.findall(between)) + len(_CLAUSE_END.findall(between))
    if between.strip() and (_OWNED.match(text, name.end) or _SOMEBODY.search(between)):
        ends += 1
    return count_words(between) + between.count(",") + _JOINED * len(_JOINING.findall(between)) + _FAR * ends
