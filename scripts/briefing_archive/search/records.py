"""What search knows: one record for each actor and each brief, its quotes inside, in shards of bounded size.

The words that are searched are folded by `text.search_key`, as the browser folds a query; the view that a result
is shown with keeps the words as they are. Withdrawn briefs are not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from briefing_archive.archive import Archive, Brief
from briefing_archive.dates import describe
from briefing_archive.fields import UNKNOWN, ActorRef, Speaker
from briefing_archive.model import Actor, Quote
from briefing_archive.pages.links import direction
from briefing_archive.pages.naming import Called, called_in, strong_names
from briefing_archive.pages.quotations import runs
from briefing_archive.pages.wording import ACTOR_KINDS
from briefing_archive.text import search_key

SHARD_LIMIT = 5000
"""Briefs of one shard, a few more where a day goes on.

The indexer's memory grows with the size of a shard, a visitor's requests with the number of shards.
"""

_UNSAFE = re.compile(r'["\\|%]')

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that can be found: what is searched, what it can be narrowed by, and what is shown of it.

    `key` begins the name of its fragment: the day of a brief (20211014), so that results sort by date and are
    counted by year before any of them is fetched; `a` for an actor. `meta` are searched with weights of their own.
    """

    key: str
    url: str
    text: str
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    view: View = field(hash=False)


@dataclass(frozen=True, slots=True)
class Shard:
    """Records that are indexed and loaded together; `first` and `last` are the days (20211014) of its briefs."""

    name: str
    first: str
    last: str
    records: tuple[SearchRecord, ...]


@lru_cache(maxsize=262144)
def _folded_word(word: str) -> str:
    return search_key(word)


def folded(texts: Iterable[str]) -> str:
    """All words of some texts, folded, in their order.

    >>> folded(["Daʿesh denied it.", "Łódź"])
    'daesh denied it lodz'
    """
    words = (_folded_word(word) for text in texts for word in text.split())
    return " ".join(word for word in words if word)


def actor_record(archive: Archive, actor: Actor) -> SearchRecord:
    """The record of an actor: its names above all, then what it is.

    Weak names lead to it as well, but never before an actor that bears the name as a strong one.
    """
    weak = [name.name for name in actor.names if name.weak]
    roles = [role.role for role in actor.roles]
    kind = ACTOR_KINDS[actor.kind][0]
    briefs = archive.with_actor(actor.id)
    spoken = sum(1 for _ in archive.quotes_by(actor.id))
    view: View = {
        "kind": "actor",
        "name": actor.name,
        "is": kind,
        "roles": roles,
        "names": [[name.name, name.lang or "", direction(name.lang)] for name in actor.names if not name.weak],
        "weak": weak,
        "note": actor.note or "",
        "briefs": len(briefs),
        "quotes": spoken,
    }
    if actor.lang:
        view |= {"lang": actor.lang, "dir": direction(actor.lang)}
    return SearchRecord(
        key="a",
        url=f"actors/{actor.id}/",
        text=folded([kind, *roles, actor.note or ""]),
        meta={
            "title": folded([actor.name]),
            "aliases": folded(name.name for name in actor.names if not name.weak),
            "weak": folded(weak),
        },
        filters={},
        view=view,
    )


def filter_value(*parts: str) -> str:
    """Some words as one value of a filter, parted by `|`.

    Pagefind compares values as they stand in JSON, so signs that JSON escapes are written as %XX.

    >>> filter_value('The "Verrin" Post', "id")
    'The %22Verrin%22 Post|id'
    """
    return "|".join(_UNSAFE.sub(lambda sign: f"%{ord(sign.group()):02X}", part) for part in parts)


def _speaker_view(archive: Archive, speaker: Speaker) -> list[str]:
    """Name and id of a speaker; the id is empty where the registry has no entry."""
    if not isinstance(speaker, ActorRef):
        return [speaker.words, ""]
    actor = archive.actors.get(speaker.actor)
    return [actor.name, actor.id] if actor else [speaker.actor, ""]


@dataclass(frozen=True, slots=True)
class _Cast:
    """The actors of one brief, in order, and what each is called in this brief."""

    actors: tuple[Actor, ...]
    called: tuple[Called, ...]

    def met_in(self, quote: Quote) -> list[int]:
        """Places of the actors that the quote names, or that say it."""
        ids = {speaker.actor for speaker in quote.speaker if isinstance(speaker, ActorRef)}
        pairs = enumerate(zip(self.actors, self.called, strict=True))
        return [at for at, (actor, called) in pairs if actor.id in ids or called.is_in(quote.text)]


def _cast(archive: Archive, brief: Brief) -> _Cast:
    actors = tuple(archive.actors[one] for one in brief.actor_ids if one in archive.actors)
    return _Cast(actors, tuple(called_in(archive, one, brief) for one in actors))


def _text_view(quote: Quote) -> list[list[str]]:
    """The quote's text in pieces: said by the speaker, inserted by the outlet, or ours."""
    found: list[list[str]] = []
    for paragraph in runs(quote):
        if found:
            found.append(["ours", " "])
        for run in paragraph:
            kinds = {True: "inserted", False: "said" if run.is_spoken else "ours"}
            found.extend([kinds[piece.is_inserted], piece.text] for piece in run.pieces)
    return found


def _quote_view(archive: Archive, brief: Brief, cast: _Cast, quote: Quote) -> View:
    grounding = brief.grounding(("quotes",), quote)
    view: View = {
        "id": quote.id,
        "kind": quote.kind,
        "text": _text_view(quote),
        "by": [_speaker_view(archive, speaker) for speaker in quote.speaker],
        "when": describe(quote.on, short=True) if quote.on else "",
        "who": cast.met_in(quote),
        "paragraph": grounding.spans[0][2] if grounding and grounding.spans else 0,
    }
    return {key: value for key, value in view.items() if value}


def brief_record(archive: Archive, brief: Brief) -> SearchRecord:
    """The record of a brief: all that it says, and every strong name of the actors that take part in it.

    So a brief is found by “Daesh” where its article writes “IS”.
    """
    record, source = brief.record, brief.record.source
    cast = _cast(archive, brief)
    context = record.context
    says = [
        *(claim.text for claim in record.summary),
        *(claim.text for claim in (*context.background, *context.events, *context.figures)),
        *(f"{figure.value:,f} {figure.unit}" for figure in context.figures),
    ]
    places = [place.name for place in context.places]
    called = {one.actor: [*one.named, *([one.role] if one.role else [])] for one in record.actors}
    named = [[actor.name, actor.id, list(strong_names(actor)), called.pop(actor.id, [])] for actor in cast.actors]
    named += [[words[0], "", [], words] for words in called.values()]
    quotes = [_quote_view(archive, brief, cast, quote) for quote in record.quotes]
    view: View = {
        "kind": "brief",
        "title": record.title,
        "when": describe(source.published.isoformat()),
        "day": describe(source.published.isoformat(), short=True),
        "publisher": source.publisher,
        "headline": source.headline,
        "says": says,
        "places": places,
        "actors": named,
        "quotes": quotes,
    }
    if source.published_basis == "inferred":
        view["inferred"] = True
    if record.status == "draft":
        view["draft"] = True
    names = (words for _, _, strong, stated in named for words in (*strong, *stated))
    spoken = (quote.text for quote in record.quotes)
    speakers = (name for quote in quotes for name, actor in quote.get("by", ()) if not actor)
    publisher = () if source.publisher == UNKNOWN else (source.publisher,)
    return SearchRecord(
        key=brief.id[:10].replace("-", ""),
        url=f"briefs/{brief.id}/",
        text=folded((source.headline, *says, *spoken, *speakers, *places, *names, *publisher)),
        meta={"title": folded([record.title])},
        filters={
            "year": (brief.id[:4],),
            "publisher": (filter_value(source.publisher),),
            "actor": tuple(filter_value(actor.name, actor.id) for actor in cast.actors),
        },
        view=view,
    )


def _runs(briefs: Iterable[Brief], limit: int) -> Iterator[list[Brief]]:
    """Briefs, oldest first, in runs of about `limit`; the briefs of one day stay together."""
    run: list[Brief] = []
    for brief in briefs:
        if len(run) >= limit and run[-1].id[:10] != brief.id[:10]:
            yield run
            run = []
        run.append(brief)
    if run:
        yield run


def shards(archive: Archive, *, limit: int = SHARD_LIMIT) -> Iterator[Shard]:
    """Yield the archive's records shard by shard: the actors, then the briefs from the newest shard to the oldest.

    Shards are filled from the oldest brief on, so that a new one touches the newest shard alone. No two shards
    share a day. Nothing is yielded for an empty archive.
    """
    actors = tuple(actor_record(archive, actor) for actor in sorted(archive.actors.values(), key=lambda one: one.id))
    if actors:
        yield Shard("actors", "", "", actors)
    found = sorted((brief for brief in archive.briefs if brief.record.status != "withdrawn"), key=lambda one: one.id)
    for number, run in reversed(list(enumerate(_runs(found, limit), start=1))):
        records = tuple(brief_record(archive, brief) for brief in reversed(run))
        yield Shard(f"briefs-{number}", records[-1].key, records[0].key, records)
