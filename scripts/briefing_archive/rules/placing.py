"""The rule that a place bears the name by which its evidence names it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing_archive.model import Place
from briefing_archive.problems import Finding, warning
from briefing_archive.rules.case import Case
from briefing_archive.rules.grounding import shorten
from briefing_archive.rules.locating import LocatedItem
from briefing_archive.spans import find_words
from briefing_archive.text import search_key
from briefing_archive.wordlists import rows_of


def places_stated(case: Case) -> Iterator[Finding]:
    """A place bears the name by which its evidence names it; “Tavria” is named by “Tavrian” too."""
    if case.located is None:
        return
    text = case.located.text
    for item in case.located.items:
        if isinstance(item.item, Place) and item.spans and not _is_named(item, item.item.name, text):
            yield warning(
                (*item.at, "name"),
                "place-unstated",
                f"its evidence, “{shorten(item.spans[0].of(text))}”, does not name {item.item.name}",
                "write the name that the evidence has, or take words that name the place",
                item.item.name,
            )


def _is_named(item: LocatedItem, name: str, text: str) -> bool:
    """Whether evidence names a place: its name overlaps the evidence, which may break off in it or be an adjective."""
    short = name.partition(",")[0]  # “Washington, D.C.”
    if any(span.overlaps(one) for span in item.spans for one in (*find_words(name, text), *find_words(short, text))):
        return True
    there = f" {_plain(' – '.join(span.of(text) for span in item.spans))} "
    return set(_plain(short).split()) <= set(there.split()) or any(f" {one} " in there for one in _also(name))


def _also(name: str) -> frozenset[str]:
    """Other names and adjectives of a state, its own among them; none where the name is no state's."""
    return next((names for names in _names_of_states() if _plain(name) in names), frozenset())


@cache
def _names_of_states() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(_plain(one) for one in (name, *(one for cell in more[:2] for one in cell.split(";"))) if one.strip())
        for _, name, *more in rows_of("countries.tsv")
    )


def _plain(words: str) -> str:
    """Words folded for comparison, initials without their points: “U.S.” is “us”."""
    return search_key(words.replace(".", ""))
