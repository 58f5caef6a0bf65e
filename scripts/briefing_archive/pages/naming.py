"""Which names an actor goes by, and who uses them: publishers, articles, speakers in their own words."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing_archive.archive import Archive, Brief
from briefing_archive.fields import UNKNOWN
from briefing_archive.model import Actor
from briefing_archive.pages.evidence import place_name, places_of
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.quotations import spoken_text
from briefing_archive.pages.wording import counted, day, listed
from briefing_archive.registry import name_key
from briefing_archive.text import search_key

_SHOWN = 3
_IN_SPEECH = ", in speech"
_ACRONYM = 4
_BEFORE = re.compile(r"(\S*\w)\s+\Z")
_AFTER = re.compile(r"\s+(\w\S*)")
_CALENDAR = frozenset(name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name)


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name, who uses it, in which briefs (and how many more)."""

    name: str
    used_by: str
    where: tuple[Link, ...]
    more: str
    is_inserted: bool = False


def strong_names(actor: Actor) -> tuple[str, ...]:
    """The names that pick the actor by themselves, longest first."""
    return tuple(sorted((one.name for one in actor.all_names() if not one.weak), key=len, reverse=True))


@lru_cache(maxsize=16384)
def _pattern_of(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds any of the names as whole words, the longest at each place."""
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Called:
    """The names that mean an actor, and longer names of others that hold one of them.

    >>> fen = Called(("IS", "Fen"), ("Oda Fen",))
    >>> list(fen.found_in("IS fled from Fen")), list(fen.found_in("THE TIDE IS HIGH, says Oda Fen."))
    (['IS', 'Fen'], [])
    """

    names: tuple[str, ...]
    longer: tuple[str, ...] = ()

    def found_in(self, text: str) -> Iterator[str]:
        """Each use of a name in a text, from left to right.

        An acronym among words that are all in capitals cannot be told from a word, and is passed over.
        """
        if self.names:
            for found in _pattern_of(frozenset((*self.names, *self.longer))).finditer(text):
                if found[0] in self.names and not _is_among_capitals(text, *found.span()):
                    yield found[0]

    def is_in(self, text: str) -> bool:
        """Whether a text names the actor."""
        return any(self.found_in(text))


def _is_among_capitals(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if len(name) > _ACRONYM or not name.isupper():
        return False
    beside = (_BEFORE.search(text[:start]), _AFTER.match(text[end:]))
    return any(one and one[1].isupper() and sum(map(str.isalpha, one[1])) > 1 for one in beside)


def names_in_brief(actor: Actor, brief: Brief) -> tuple[str, ...]:
    """Names that mean the actor inside one brief: its own strong ones, and what this article calls it.

    A weak name counts for a person alone, where it is a part of the person's name and means nobody else here.
    """
    weak = {name_key(one.name) for one in actor.all_names() if one.weak}
    bearers = Counter(key for one in brief.record.actors for key in {name_key(name) for name in one.named})
    here = [
        name
        for one in brief.record.actors
        if one.actor == actor.id
        for name in one.named
        if any(word[:1].isupper() for word in name.split())
        and (name_key(name) not in weak or (bearers[name_key(name)] == 1 and _is_part_of_name(name, actor)))
    ]
    return tuple(dict.fromkeys((*strong_names(actor), *here)))


def _is_part_of_name(name: str, actor: Actor) -> bool:
    """Whether a person's weak name holds a word of a strong one: a surname, which is no month (May)."""
    whole = {word for strong in strong_names(actor) for word in search_key(strong).split()}
    return actor.kind == "person" and name_key(name) not in _CALENDAR and not whole.isdisjoint(search_key(name).split())


def called_in(archive: Archive, actor: Actor, brief: Brief) -> Called:
    """What means the actor inside one brief, and not another one: a daughter bears her father's surname."""
    return _apart(archive, actor, brief, names_in_brief(actor, brief))


def _apart(archive: Archive, actor: Actor, brief: Brief, names: tuple[str, ...]) -> Called:
    """Names of an actor, told from the names of the brief's other actors that hold one of them."""
    others = [one for one in brief.record.actors if one.actor != actor.id]
    theirs = [name for one in others for name in one.named]
    theirs += [
        name.name for one in others if one.actor in archive.actors for name in archive.actors[one.actor].all_names()
    ]
    return Called(names, tuple(name for name in theirs if name not in names and any(own in name for own in names)))


def quotes_about(archive: Archive, actor: Actor) -> Iterator[tuple[Brief, int]]:
    """Quotes of others that name the actor, newest brief first, with their index in the record."""
    for brief in archive.with_actor(actor.id):
        called = called_in(archive, actor, brief)
        for index, quote in enumerate(brief.record.quotes):
            if any(getattr(one, "actor", "") == actor.id for one in quote.speaker):
                continue
            if called.is_in(quote.text):
                yield brief, index


def _article(brief: Brief) -> str:
    """Who an article's own words are: its publisher, or the article of a day where that is unknown."""
    source = brief.record.source
    return f"the article of {day(source.published.isoformat())}" if source.publisher == UNKNOWN else source.publisher


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name: by whom, in which brief and where, first paragraph; spoken, put into speech, or neither."""

    name: str
    user: str
    brief: Brief
    anchor: str
    place: str
    is_spoken: bool = False
    is_inserted: bool = False


def _uses(archive: Archive, actor: Actor) -> Iterator[Use]:
    """Every use of a name, newest brief first: in the article's own words, in speech, and put into speech."""
    names = strong_names(actor)
    for brief in archive.with_actor(actor.id):
        for at, one in enumerate(brief.record.actors):
            if one.actor == actor.id:
                grounding = brief.grounding(("actors", at), one)
                spans = grounding.spans if grounding else ()
                for index, name in enumerate(one.named):
                    place = place_name(brief, spans[index]) if index < len(spans) else ""
                    yield Use(name, _article(brief), brief, "Actors", place)
        called = _apart(archive, actor, brief, names)
        for index, quote in enumerate(brief.record.quotes):
            if quote.kind == "indirect":
                continue
            place = ", ".join(places_of(brief, ("quotes", index), quote))
            links = Links(archive, "index.md")
            speakers = ", ".join(
                links.actor(one.actor).text if hasattr(one, "actor") else one.words for one in quote.speaker
            )
            for name in dict.fromkeys(called.found_in(spoken_text(quote))):
                yield Use(name, speakers or "an unknown speaker", brief, quote.id, place, is_spoken=True)
            for inserted in quote.inserted:
                if called.is_in(inserted):
                    words = "the outlet, inside a speaker’s words"
                    yield Use(inserted, words, brief, quote.id, place, is_inserted=True)


def name_rows(archive: Archive, actor: Actor, links: Links) -> tuple[NameRow, ...]:
    """One row a name: as articles use it, as speakers do, and as it was put into speech; most used first."""
    found: dict[tuple[bool, bool, str], list[Use]] = {}
    for use in _uses(archive, actor):
        found.setdefault((use.is_inserted, use.is_spoken, use.name), []).append(use)
    ordered = sorted(found.items(), key=lambda pair: (*pair[0][:2], -len(pair[1]), pair[0][2].casefold()))
    return tuple(_name_row(name, uses, links) for (_, _, name), uses in ordered)


def _name_row(name: str, uses: list[Use], links: Links) -> NameRow:
    """The row of uses that are all in speech, all put into speech, or all the articles' own."""
    users = listed(list(dict.fromkeys(use.user for use in uses)), _SHOWN) + (_IN_SPEECH if uses[0].is_spoken else "")
    places = list({(use.brief.id, use.anchor): use for use in uses}.values())
    where = tuple(links.brief(use.brief.id, _where(use), use.anchor) for use in places[:_SHOWN])
    more = f"and {counted(len(places) - _SHOWN, 'more place')}" if len(places) > _SHOWN else ""
    return NameRow(name, users, where, more, uses[0].is_inserted)


def _where(use: Use) -> str:
    published = day(use.brief.record.source.published.isoformat())
    apart = " " if " " in use.place else "\u00a0"
    return f"{published},{apart}{use.place}" if use.place else published
