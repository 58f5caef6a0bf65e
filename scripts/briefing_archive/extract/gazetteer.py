"""What is known of names before an article is read: states, places, organisations, given names, words that tell a kind.

The lists are data files beside this package, each headed by its source and rule. They are read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from briefing_archive.fields import ActorKind
from briefing_archive.text import fold_words
from briefing_archive.wordlists import person_words, rows_of

_KINDS = frozenset(get_args(ActorKind))


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation the press names without saying what it is; `name` is its full name."""

    kind: ActorKind
    name: str


@dataclass(frozen=True)
class Gazetteer:
    """Lookups by folded words; case matters, because “IS”, “Time” and “Turkey” are common words as well."""

    states: Mapping[str, str]
    """Name of a state → its code."""
    state_names: Mapping[str, str]
    """Code → the name of the state."""
    adjectives: Mapping[str, str]
    """“Russian”, “Finns” → code of the state."""
    main_adjective: Mapping[str, str]
    """Code → the adjective of the state."""
    seats: Mapping[str, str]
    """Capital or seat of government → code of the state it may stand for."""
    organisation_seats: Mapping[str, str]
    """Seat → full name of the organisation it may stand for."""
    places: Mapping[str, str]
    """Name of a city or region → code of its state, or “-”."""
    regions: frozenset[str]
    organisations: Mapping[str, Organisation]
    linked_names: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word → names of organisations with small words or commas in them, longest first, word by word."""
    kind_words: Mapping[str, str]
    """Lower-case word → kind of the things it names; `place` and `event` are no kinds of actors."""
    person_words: frozenset[str]
    given_names: Mapping[str, str]
    """Given name → f, m or “-”."""

    def state_of(self, name: str) -> str | None:
        """Code of the state that bears the name."""
        return self.states.get(_key(name))

    def country_of(self, name: str) -> str | None:
        """ISO 3166-1 code of the state a place lies in; None where unknown, shared or withdrawn."""
        key = _key(name)
        code = self.states.get(key) or self.seats.get(key) or self.places.get(key)
        return code if code and len(code) == 2 and code not in _WITHDRAWN else None

    def region_state(self, name: str) -> str | None:
        """ISO 3166-1 code of the state that a region of the name lies in; None where it is no region."""
        key = _key(name)
        return self.places[key] if key in self.regions else None

    def kind_of(self, word: str, before: str = "") -> str | None:
        """Kind of what a noun in small letters names, with the noun before it where the two tell more (news agency)."""
        return self.kind_words.get(f"{before} {word}") or self.kind_words.get(word)

    def is_place(self, name: str) -> bool:
        """Whether the name is that of a state, city or region."""
        key = _key(name)
        return key in self.states or key in self.seats or key in self.places

    def organisation(self, name: str) -> Organisation | None:
        """The organisation that bears the name."""
        return self.organisations.get(_key(name))


_TOKEN = re.compile(r"'s|-|,|[^\s,'’-]+")
_WITHDRAWN = frozenset({"-", "SU", "YU", "DD"})


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    key = fold_words(name)
    return key[4:] if key[:4] in {"the ", "The "} else key


# What the law puts behind a company's name: “Zorvex Corporation” is Zorvex.
_LEGAL = re.compile(r",? (?:Corporation|Corp|Company|Co|Incorporated|Inc|Limited|Ltd|LLC|PLC|plc|N\.V|S\.A|AG|SE)\.?$")


def without_form(text: str) -> str:
    """The name without the words that the law puts behind it.

    >>> without_form("Zorvex Motor Company"), without_form("Zorvex Inc.")
    ('Zorvex', 'Zorvex')
    """
    trunk = _LEGAL.sub("", text)
    return trunk.removesuffix(" Motor") if trunk != text else text


def states_in(words: str) -> frozenset[str]:
    """Codes of the states that words name, by name or adjective: “the US ambassador to Norway” → US, NO."""
    known = gazetteer()
    found = (known.adjectives.get(word) or known.state_of(word) for word in re.split(r"[\s,’']+", words) if word)
    return frozenset(code for code in found if code)


def _organisations() -> Iterable[tuple[str, Organisation]]:
    for kind, name, *others in rows_of("organisations.tsv"):
        if kind not in _KINDS:
            raise ValueError(f"organisations.tsv: no such kind: {kind}")
        known = Organisation(cast(ActorKind, kind), name)
        for one in (name, *(others[0].split(";") if others else ())):
            if one:
                yield _key(one), known


def _kind_words() -> Iterable[tuple[str, str]]:
    for kind, listed in rows_of("kind_words.tsv"):
        for word in listed.split(";"):
            yield word, kind


def _linked(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    linked: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(_TOKEN.findall(name))
        if any(word[0].islower() or word[0] == "," or word in {"Today", "Without"} for word in words[1:]):
            linked.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(listed, key=lambda one: (-len(one), one))) for first, listed in linked.items()}


@lru_cache(maxsize=1)
def _word_sets() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows_of("word_sets.tsv")}


def listed(name: str) -> frozenset[str]:
    """One of the small closed sets of words in `word_sets.tsv`."""
    return _word_sets()[name]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """All lists, read from the package's data."""
    states: dict[str, str] = {}
    state_names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    main_adjective: dict[str, str] = {}
    seats: dict[str, str] = {}
    for row in rows_of("countries.tsv"):
        code, name, others, people, capitals = (*row, "", "", "")[:5]
        state_names[code] = name
        for one in (name, *others.split(";")):
            states.setdefault(_key(one), code)
        for one in filter(None, people.split(";")):
            main_adjective.setdefault(code, one)
            adjectives.setdefault(one, code)
            if one[-1] not in "sh":
                adjectives.setdefault(one + "s", code)
        for one in filter(None, capitals.split(";")):
            seats.setdefault(_key(one), code)
    states.pop("", None)
    regions = {_key(name): code for name, code in rows_of("regions.tsv")}
    places = {_key(name): code for name, code in rows_of("cities.tsv")} | regions
    kind_words: dict[str, str] = {}
    for word, kind in _kind_words():
        kind_words.setdefault(word, kind)
    organisations = dict(_organisations())
    return Gazetteer(
        states=states,
        state_names=state_names,
        adjectives=adjectives,
        main_adjective=main_adjective,
        seats=seats,
        organisation_seats={
            seat: row[1] for row in rows_of("organisations.tsv") for seat in (row[3].split(";") if len(row) > 3 else ())
        },
        places=places,
        regions=frozenset(regions),
        organisations=organisations,
        linked_names=_linked(organisations),
        kind_words=kind_words,
        person_words=person_words(),
        given_names={row[0]: row[1] for row in rows_of("given_names.tsv")},
    )
