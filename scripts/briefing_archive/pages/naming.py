"""Which names an actor goes by, and who uses them: publishers, articles, speakers in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.model import UNKNOWN, Actor
from briefing_archive.pages.evidence import paragraph_name, paragraphs_of
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.quotations import spoken_text
from briefing_archive.pages.wording import counted, day, listed
from briefing_archive.registry import name_key

_SHOWN = 3
_IN_SPEECH = ", in speech"


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


def pattern_of(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern that finds any of the names as whole words; None without names."""
    if not names:
        return None
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)))


def names_in_brief(actor: Actor, brief: Brief) -> tuple[str, ...]:
    """Names that mean the actor inside one brief: its own strong ones, and what this article calls it."""
    weak = {name_key(one.name) for one in actor.all_names() if one.weak}
    here = [
        name
        for one in brief.record.actors
        if one.actor == actor.id
        for name in one.named
        if name_key(name) not in weak and any(word[:1].isupper() for word in name.split())
    ]
    return tuple(dict.fromkeys((*strong_names(actor), *here)))


def quotes_about(archive: Archive, actor: Actor) -> Iterator[tuple[Brief, int]]:
    """Quotes of others that name the actor, newest brief first, with their index in the record."""
    for brief in archive.with_actor(actor.id):
        pattern = pattern_of(names_in_brief(actor, brief))
        if pattern is None or brief.record.status == "withdrawn":
            continue
        for index, quote in enumerate(brief.record.quotes):
            if all(getattr(one, "actor", "") != actor.id for one in quote.speaker) and pattern.search(quote.text):
                yield brief, index


def _article(brief: Brief) -> str:
    """Who an article's own words are: its publisher, or the article of a day where that is unknown."""
    source = brief.record.source
    return f"the article of {day(source.published.isoformat())}" if source.publisher == UNKNOWN else source.publisher


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name: by whom, in which brief and where, first paragraph; whether the outlet put it into speech."""

    name: str
    user: str
    brief: Brief
    anchor: str
    place: str
    is_inserted: bool = False


def _uses(archive: Archive, actor: Actor) -> Iterator[Use]:
    """Every use of a name, newest brief first: in the article's own words, in speech, and put into speech."""
    pattern = pattern_of(strong_names(actor))
    for brief in archive.with_actor(actor.id):
        if brief.record.status == "withdrawn":
            continue
        for at, one in enumerate(brief.record.actors):
            if one.actor == actor.id:
                grounding = brief.grounding(("actors", at), one)
                spans = grounding.spans if grounding else ()
                for index, name in enumerate(one.named):
                    place = paragraph_name(spans[index][2]) if index < len(spans) else ""
                    yield Use(name, _article(brief), brief, "Actors", place)
        if pattern is None:
            continue
        for index, quote in enumerate(brief.record.quotes):
            if quote.kind == "indirect":
                continue
            place = ", ".join(paragraph_name(one) for one in paragraphs_of(brief, ("quotes", index), quote))
            links = Links(archive, "index.md")
            speakers = ", ".join(
                links.actor(one.actor).text if hasattr(one, "actor") else one.words for one in quote.speaker
            )
            for name in dict.fromkeys(pattern.findall(spoken_text(quote))):
                yield Use(name, f"{speakers or 'an unknown speaker'}{_IN_SPEECH}", brief, quote.id, place)
            for inserted in quote.inserted:
                if pattern.search(inserted):
                    yield Use(inserted, "the outlet, inside a speaker’s words", brief, quote.id, place, True)


def name_rows(archive: Archive, actor: Actor, links: Links) -> tuple[NameRow, ...]:
    """One row a name: as articles use it, as speakers do, and as it was put into speech; most used first."""
    found: dict[tuple[bool, bool, str], list[Use]] = {}
    for use in _uses(archive, actor):
        found.setdefault((use.is_inserted, use.user.endswith(_IN_SPEECH), use.name), []).append(use)
    ordered = sorted(found.items(), key=lambda pair: (*pair[0][:2], -len(pair[1]), pair[0][2].casefold()))
    return tuple(_name_row(name, is_inserted, uses, links) for (is_inserted, _, name), uses in ordered)


def _name_row(name: str, is_inserted: bool, uses: list[Use], links: Links) -> NameRow:
    users = listed(list(dict.fromkeys(use.user for use in uses)), _SHOWN)
    places = list({(use.brief.id, use.anchor): use for use in uses}.values())
    where = tuple(links.brief(use.brief.id, _where(use), use.anchor) for use in places[:_SHOWN])
    more = f"and {counted(len(places) - _SHOWN, 'more place')}" if len(places) > _SHOWN else ""
    return NameRow(name, users, where, more, is_inserted)


def _where(use: Use) -> str:
    published = day(use.brief.record.source.published.isoformat())
    return f"{published}, {use.place}" if use.place else published
