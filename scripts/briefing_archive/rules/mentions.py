"""Whether an article names an actor in a stretch: by a name, a description, or a pronoun that can mean it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_archive.model import Participant
from briefing_archive.phrases import bare, role_head
from briefing_archive.role_wordings import words_of_states
from briefing_archive.rules.case import Case
from briefing_archive.rules.naming import is_pronoun
from briefing_archive.sexes import sex_told
from briefing_archive.spans import Span, find_words
from briefing_archive.text import fold_words, paragraph_at, paragraphs, search_key
from briefing_archive.wordlists import person_words

_PRONOUN = re.compile(
    r"\b(?P<m>he|him|his|himself)\b|\b(?P<f>she|her|hers|herself)\b|\b(?P<it>it|its|itself)\b"
    r"|\b(?P<any>they|them|their|themselves|who|which|i|we|my|our|us|me)\b"
    r"|\b(?P<several>the (?:two|three|four|five|pair|trio)|(?:both|two|three|four|five|several) (?:sides|countries"
    r"|nations|states|neighbours|neighbors|leaders|men|women|companies|parties|governments|groups|bodies))\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:the|this|that)((?: [\w-]+){1,3})")
_LEAST_NAME = 3
# What an article calls an actor of a kind once it is named.
_GENERAL = {
    "state": ("the state", "the country", "the nation", "the kingdom", "the republic"),
    "company": ("the company", "the firm", "the carrier", "the maker"),
    "armed-group": ("the group", "the militants", "the rebels"),
    "party": ("the party",),
    "ngo": ("the group", "the charity", "the organisation", "the organization"),
    "media": ("the outlet", "the newspaper", "the agency", "the network", "the broadcaster"),
    "intergovernmental": ("the bloc", "the alliance", "the organisation", "the organization"),
}


def is_mentioned(actor: str, stretch: Span, case: Case) -> bool:
    """Whether a stretch names an actor, or has a pronoun that can mean it, the actor being named shortly before.

    Shortly before is in its paragraph or the one before, or else in the last that names anybody who takes part; “the
    two sides” may stand far from where the sides are named, or before it.
    """
    text = case.text or ""
    if _is_named(actor, stretch, case):
        return True
    block = paragraph_at(text, stretch.start)
    found = _pronouns_for(actor, stretch.of(text), case)
    if block is None or not found:
        return False
    if "several" in found:
        return _is_named(actor, Span(0, len(text)), case)
    blocks = paragraphs(text)
    at = max(0, blocks.index(block) - 1)
    people = [who.actor for who in case.record.actors]
    while at > 0 and not any(_is_named(one, Span(blocks[at].start, stretch.end), case) for one in people):
        at -= 1
    return _is_named(actor, Span(blocks[at].start, stretch.end), case)


def is_described(words: str, stretch: Span, case: Case) -> bool:
    """Whether a stretch has the words for somebody without an entry; of “Lindt’s doctor” a “doctor” is enough."""
    there = f" {search_key(stretch.of(case.text or ''))} "
    owned = re.split(r"['’]s?\s", words)[-1]
    return any(f" {search_key(bare(one))} " in there for one in (words, owned))


def _is_named(actor: str, stretch: Span, case: Case) -> bool:
    words = stretch.of(case.text or "")
    names = [*names_of(actor, case)]
    if any(next(find_words(one, words), None) for name in names for one in (name, f"{name}s", name.upper())):
        return True
    folded = f" {search_key(words)} "
    return any(f" {one} " in folded for one in _words_for(actor, case))


def participant(actor: str, case: Case) -> Participant | None:
    """The entry of an actor among those who take part."""
    return next((who for who in case.record.actors if who.actor == actor), None)


def names_of(actor: str, case: Case) -> Iterator[str]:
    """Names and descriptions of an actor: this record's, the registry's, a person's last name, and the role."""
    who = participant(actor, case)
    found = case.registry.actors.get(actor)
    own = [one for one in who.named if not is_pronoun(one)] if who else []
    names = [*own, *(name.name for name in found.all_names())] if found else own
    yield from names
    if found is None or found.kind == "person":
        yield from (last for name in names if (last := name.split()[-1])[:1].isupper() and len(last) >= _LEAST_NAME)
    if who and who.role:
        yield bare(who.role)


def _words_for(actor: str, case: Case) -> Iterator[str]:
    """Single words that may stand for an actor: what it is, and the adjectives and other names of a state."""
    who = participant(actor, case)
    found = case.registry.actors.get(actor)
    if who and who.role:
        yield search_key(role_head(who.role))
    if found is None and who:
        yield from (f"the {search_key(role_head(name))}" for name in who.named)
    if found and found.kind != "person":
        yield from _GENERAL.get(found.kind, ())
        yield from (search_key(role_head(name.name)) for name in found.all_names())
        if found.kind == "state":
            yield from (word for name in found.all_names() for word in words_of_states().get(search_key(name.name), ()))


def _pronouns_for(actor: str, words: str, case: Case) -> frozenset[str]:
    """The kinds of pronoun in the words that can mean the actor."""
    found = case.registry.actors.get(actor)
    who = participant(actor, case)
    names = [name for name in names_of(actor, case) if " " in name] or [actor]
    sex = sex_told(max(names, key=len), (*who.named, *([who.role] if who.role else [])) if who else ())
    kind = found.kind if found else "other"
    wrong = {"other": set[str](), "person": {"it"}}.get(kind, {"m", "f"}) | ({"m": {"f"}, "f": {"m"}}.get(sex, set()))
    there = {str(one.lastgroup) for one in _PRONOUN.finditer(fold_words(words))}
    if kind in {"person", "other"} and any(
        not person_words().isdisjoint(one[1].split()) for one in _SOMEBODY.finditer(words.casefold())
    ):
        there.add("somebody")  # “the singer”
    return frozenset(there) - wrong
