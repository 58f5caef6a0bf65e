"""A drafted record made to say by which words of the article its speakers are meant, as the check asks.

Where a quote is said by “the board” or “the statement” and its speaker is an actor, those words are listed with that
actor; a speaker in words is given in words that stand in `named`.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from briefing_archive.model import Actor, Name
from briefing_archive.phrases import bare
from briefing_archive.proposed_record import ProposedRecord
from briefing_archive.registry import Registry, name_key
from briefing_archive.rules.naming import author_of, is_description, is_pronoun, named_actors
from briefing_archive.spans import find_words


def with_words_listed(proposed: ProposedRecord, registry: Registry) -> ProposedRecord:
    """The proposed record with the words for each quote's speaker among those that name the actor."""
    tree: dict[str, Any] = deepcopy(dict(proposed.tree))
    listed = {one["actor"]: one["named"] for one in tree["actors"]}
    borne: dict[str, list[str]] = {}
    for quote in tree["quotes"]:
        named, speaker = quote.get("named"), quote["speaker"]
        if named is None or is_pronoun(named):
            continue
        if isinstance(speaker, Mapping):
            if not any(any(find_words(speaker["words"], one)) for one in (named, named[:1].casefold() + named[1:])):
                quote["speaker"] = {"words": bare(named) or named}
        elif isinstance(speaker, str) and speaker in listed:
            words = author_of(named)
            if not _is_named(named, speaker, listed, registry):
                listed[speaker].append(words)
            is_listed = speaker not in registry.actors and words in listed[speaker]
            if is_listed and (registry.bearers(words) or not is_description(words)):
                borne.setdefault(speaker, []).append(words)
    actors = tuple(_bearing(one, borne.get(one.id, [])) for one in proposed.actors)
    return replace(proposed, tree=tree, actors=actors)


def _is_named(named: str, actor: str, listed: Mapping[str, list[str]], registry: Registry) -> bool:
    """Whether the words name the actor already: one of its names in this record or in the registry stands in them."""
    if actor in named_actors(named, registry) or actor in named_actors(author_of(named), registry):
        return True
    keys = {name_key(one) for one in listed[actor]}
    if {name_key(named), name_key(author_of(named))} & keys:
        return True
    return any(any(find_words(name, named)) for name in listed[actor] if name[:1].isupper())


def _bearing(actor: Actor, words: list[str]) -> Actor:
    """The new entry with words that others in the registry bear too, so that they can mean it."""
    there = {name_key(one.name) for one in actor.all_names()}
    added = tuple(Name(name=one, weak=True) for one in words if name_key(one) not in there)
    return Actor(**{**dict(actor), "names": (*actor.names, *added)}) if added else actor
