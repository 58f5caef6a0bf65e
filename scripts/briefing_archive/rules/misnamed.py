"""The rule that `named` names the speaker: by a name of the registry, or by words that the record lists with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_archive.fields import ActorRef, Described
from briefing_archive.model import Quote
from briefing_archive.problems import Finding, KeyPath
from briefing_archive.registry import name_key
from briefing_archive.rules.case import Case
from briefing_archive.rules.naming import (
    author_of,
    goes_on,
    is_description,
    is_personal,
    is_pronoun,
    named_actors,
    owner_told,
    written_words,
)
from briefing_archive.rules.stands import means_one, stands, wrong_speaker
from briefing_archive.spans import find_words


def speaker_named(case: Case) -> Iterator[Finding]:
    """`named` names the speaker: by a name of the registry, or by a description listed with the actor.

    Of a speaker in words, those words stand in `named`; for “his family” they may say whose.
    """
    for index, quote in enumerate(case.record.quotes):
        at: KeyPath = ("quotes", index, "named")
        if quote.named is None:
            continue
        if is_pronoun(quote.named):
            yield from _no_person(at, quote, case)
            continue
        if not quote.speaker:
            yield from _left_unknown(at, quote.named, case)
        for speaker in quote.speaker:
            if isinstance(speaker, Described):
                if not (
                    _holds(quote.named, speaker.words)
                    or _says_whose(index, quote.named, speaker.words, case)
                    or _wrote(speaker.words, quote.named, case)
                ):
                    yield wrong_speaker(
                        ("quotes", index, "speaker"),
                        f"“{quote.named}” does not hold the words “{speaker.words}”",
                        "give the speaker in words that stand in `named`",
                    )
            elif fault := _misnamed(speaker.actor, quote.named, quote.speaker, case):
                yield wrong_speaker(at, *fault)


def _no_person(at: KeyPath, quote: Quote, case: Case) -> Iterator[Finding]:
    """“He” stands for none of the bodies and states of the registry."""
    found = [case.registry.actors.get(one.actor) for one in quote.speaker if isinstance(one, ActorRef)]
    if quote.named and is_personal(quote.named) and len(quote.speaker) == 1:
        for actor in found:
            if actor and actor.kind not in {"person", "other"}:
                yield wrong_speaker(
                    at,
                    f"“{quote.named}” stands for a person, and {actor.id} is none",
                    "write who speaks, or correct `named`",
                )


def _holds(named: str, words: str) -> bool:
    """Whether `named` holds the words; a capital that begins a sentence may begin it."""
    return any(any(find_words(words, one)) for one in (named, named[:1].casefold() + named[1:]))


def _wrote(words: str, named: str, case: Case) -> bool:
    """Whether `named` is a piece of writing, and the words, which the article has, may be whose it is."""
    is_writing = any(word.casefold() in written_words() for word in named.split()[-1:])
    return is_writing and (case.text is None or any(find_words(words, case.text)))


def _says_whose(index: int, named: str, words: str, case: Case) -> bool:
    """Whether the words are `named` with a name for its pronoun, of whom that pronoun stands for beside the quote.

    Without the article it is enough that the record lists the name; a receipt vouches for the rest.
    """
    told = owner_told(named, words)
    owners = dict.fromkeys(_listed_under(told[1], case), "") if told else {}
    if not told or case.text is None:
        return bool(owners)
    return any(means_one(stand, named, told[0], owners, case) for stand in stands(case) if stand.index == index)


def _left_unknown(at: KeyPath, named: str, case: Case) -> Iterator[Finding]:
    author = author_of(named)
    meant = named_actors(author, case.registry) or set(_listed_under(author, case))
    if len(meant) == 1:
        (actor,) = meant
        yield wrong_speaker(
            at, f"the speaker is left unknown, but “{named}” names {actor}", f"write `speaker: {actor}`"
        )


def _listed_under(named: str, case: Case) -> list[str]:
    """Ids of the actors that the record lists under these words."""
    key = name_key(named)
    return [who.actor for who in case.record.actors if key in {name_key(one) for one in who.named}]


def _misnamed(actor: str, named: str, speakers: Sequence[object], case: Case) -> tuple[str, str] | None:
    """Why `named` does not name the actor, and the mend; None where it does."""
    author = named if named_actors(named, case.known) or _listed_under(named, case) else author_of(named)
    listed = _listed_under(author, case)
    meant = named_actors(author, case.known)
    if is_description(author) and actor not in meant and case.registry.is_only_weak(author):
        meant = frozenset(listed)  # “the government” is of whom this article means by it
    if actor in meant or (actor in listed and (not meant or actor not in case.registry.actors)):
        return None
    if len(speakers) > 1 and any(is_pronoun(word) for word in named.split()):
        return None  # “both he and Ines Okafor”
    # Whom the registry lacks may be the one it has, under a misspelt id.
    own = case.registry.actors.get(actor)
    may_hold = not meant or (own is not None and own.kind == "person" and not meant & case.registry.actors.keys())
    if may_hold and _holds_name(named, actor, case):
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
    if found := case.registry.actors.get(actor):
        if is_description(named):
            return False
        return any(
            case.registry.bears(actor, word.group())
            for word in re.finditer(r"[^\s,]+", named)
            if word.group()[:1].isupper() and not (found.kind == "person" and goes_on(named, word.end()))
        )
    names = [name for who in case.record.actors if who.actor == actor for name in who.named]
    return any(list(find_words(name, named)) for name in names)
