"""A state's government put under the state: the archive keeps one actor for both, as newspapers mean one by both.

Extraction keeps “the Ombran government” a body of its own; only a drafted record joins it. A ministry, a court or a
parliament stays itself, and so does a government that the registry has as an actor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz.distance import DamerauLevenshtein

from briefing_archive.extract.gazetteer import Gazetteer, gazetteer
from briefing_archive.proposals import ActorProposal, Extraction, QuoteProposal
from briefing_archive.registry import Registry

_SURE = 1.0
# Shorter words are too near to each other: Iraqi, Irani.
_LONG = 6
_RULE = frozenset({"government", "regime"})


def governments_as_states(extraction: Extraction, registry: Registry) -> Extraction:
    """The extraction with every national government as its state, under the names the article uses."""
    known = gazetteer()
    states = {code: one for one in extraction.actors if one.kind == "state" and (code := _state(one, known))}
    joined: dict[str, ActorProposal] = {}
    renamed: dict[str, ActorProposal] = {}
    for one in extraction.actors:
        code = _governed(one, known)
        if code is None:
            continue
        entry = registry.resolve(known.state_names[code])
        state = joined.get(code) or states.get(code)
        if state is None:
            name = entry.name if entry else known.state_names[code]
            state = replace(one, name=name, kind="state", actor=entry.id if entry else None, confidence=_SURE)
        else:
            state = replace(
                state,
                names=tuple(dict.fromkeys((*state.names, *one.names))),
                mentions=tuple(sorted({*state.mentions, *one.mentions})),
                salience=max(state.salience, one.salience),
            )
        joined[code] = state
        renamed[one.name] = state
    if not joined:
        return extraction
    by_name = {one.name: joined[code] for code, one in states.items() if code in joined} | renamed
    actors = {state.name: state for one in extraction.actors for state in [_last(by_name.get(one.name, one), joined)]}
    called = {name: state.name for name, state in by_name.items()}
    return replace(
        extraction,
        actors=tuple(sorted(actors.values(), key=lambda one: (-one.salience, one.mentions[0]))),
        quotes=tuple(_renamed(quote, by_name) for quote in extraction.quotes),
        acts=tuple(_renamed(quote, by_name) for quote in extraction.acts),
        events=tuple(
            replace(event, actors=tuple(dict.fromkeys(called.get(name, name) for name in event.actors)))
            for event in extraction.events
        ),
    )


def _renamed(quote: QuoteProposal, states: Mapping[str, ActorProposal]) -> QuoteProposal:
    ids = zip(quote.speakers, quote.actors, strict=True)
    return replace(
        quote,
        speakers=tuple(states[name].name if name in states else name for name in quote.speakers),
        actors=tuple(states[name].actor if name in states else actor for name, actor in ids),
    )


def _last(state: ActorProposal, joined: dict[str, ActorProposal]) -> ActorProposal:
    """The state with all of its governments' names."""
    return next((one for one in joined.values() if one.name == state.name), state)


def _state(one: ActorProposal, known: Gazetteer) -> str | None:
    return next((code for name in (one.name, *one.names) if (code := known.state_of(name))), None)


def _governed(one: ActorProposal, known: Gazetteer) -> str | None:
    if one.kind != "government-body" or one.actor is not None:
        return None
    return governed_state(one.name, known)


def governed_state(name: str, known: Gazetteer) -> str | None:
    """The code of the state whose government bears the name: “Ombran government”, “government of Ombra”."""
    words = name.removeprefix("the ").split()
    if words[-1].lower() in _RULE:
        owner = " ".join(words[:-1])
        owner = owner.removesuffix("’s").removesuffix("'s")
        return known.adjectives.get(owner) or known.state_of(owner) or _misspelt(owner, known)
    if words[0].lower() in _RULE and words[1:2] == ["of"]:
        return known.state_of(" ".join(words[2:]).removeprefix("the "))
    return None


def _misspelt(owner: str, known: Gazetteer) -> str | None:
    """The code of the one state of whose people a word is the adjective but for one letter: “Ombrann”."""
    if len(owner) < _LONG or not owner.isalpha() or not owner[0].isupper():
        return None
    near = {
        code
        for adjective, code in known.adjectives.items()
        if adjective[0] == owner[0] and DamerauLevenshtein.distance(adjective, owner, score_cutoff=1) == 1
    }
    return near.pop() if len(near) == 1 else None
