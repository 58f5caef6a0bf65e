"""Which names an actor goes by, and who uses them: publishers, articles, speakers in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.model import UNKNOWN, Actor
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.quotations import spoken_text
from briefing_archive.pages.wording import counted
from briefing_archive.registry import name_key

_SHOWN = 5


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
    publisher = brief.record.source.publisher
    return "publisher unknown" if publisher == UNKNOWN else publisher


def _uses(archive: Archive, actor: Actor) -> Iterator[tuple[str, str, bool, Brief, str]]:
    """Every use of a name: the name, who uses it, whether the outlet put it into speech, the brief, an anchor."""
    pattern = pattern_of(strong_names(actor))
    for brief in archive.with_actor(actor.id):
        if brief.record.status == "withdrawn":
            continue
        for one in brief.record.actors:
            if one.actor == actor.id:
                for name in one.named:
                    yield name, _article(brief), False, brief, "Actors"
        if pattern is None:
            continue
        for quote in brief.record.quotes:
            if quote.kind == "indirect":
                continue
            links = Links(archive, "index.md")
            speakers = ", ".join(
                links.actor(one.actor).text if hasattr(one, "actor") else one.words for one in quote.speaker
            )
            for name in dict.fromkeys(pattern.findall(spoken_text(quote))):
                yield name, f"{speakers or 'an unknown speaker'}, in speech", False, brief, quote.id
            for inserted in quote.inserted:
                if pattern.search(inserted):
                    yield inserted, "the outlet, inside a speaker’s words", True, brief, quote.id


def name_rows(archive: Archive, actor: Actor, links: Links) -> tuple[NameRow, ...]:
    """One row a name and user: publishers and articles first as they come, most used names first."""
    found: dict[tuple[str, str, bool], dict[tuple[str, str], Brief]] = {}
    for name, user, is_inserted, brief, anchor in _uses(archive, actor):
        found.setdefault((name, user, is_inserted), {})[brief.id, anchor] = brief
    ordered = sorted(
        found.items(), key=lambda pair: (pair[0][2], " in speech" in pair[0][1], -len(pair[1]), pair[0][0].casefold())
    )
    rows: list[NameRow] = []
    for (name, user, is_inserted), places in ordered:
        where = tuple(links.brief(brief_id, brief_id[:10], anchor) for brief_id, anchor in list(places)[:_SHOWN])
        more = f"and {counted(len(places) - _SHOWN, 'more brief')}" if len(places) > _SHOWN else ""
        rows.append(NameRow(name, user, where, more, is_inserted))
    return tuple(rows)
