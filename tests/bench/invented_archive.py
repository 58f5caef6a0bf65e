"""Archives of any size that nobody ever wrote, for benches and for tests of scale.

    from invented_archive import invented_archive, write_invented_archive

    archive = invented_archive(briefs=3000, seed=1)         # checked values, nothing on disk
    write_invented_archive(folder, briefs=50, seed=1)       # folder/briefings/… as `briefs build` reads it

pytest finds this module from anywhere in tests/ (`pythonpath` in pyproject.toml); a bench that is run as
`python tests/bench/bench_….py` finds it beside itself.

All values are invented: people, places, organisations, stories, quotes of all three kinds, events, figures.
The same arguments make the same archive on every Python. A third as many actors as briefs (at least twelve), a
few of them in very many briefs; names with marks and in Cyrillic, Greek and Arabic letters; about ten quotes a
brief; one brief in a hundred withdrawn, three corrected, one in twelve without a publisher; four briefs of nine
in stories. The days run from January 2015 to June 2026, evenly.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import yaml
from briefing_archive.archive import Archive, Brief
from briefing_archive.fields import plain
from briefing_archive.model import Actor, Comparison, Seen, Story
from briefing_archive.receipt import Grounding, Receipt, group_of, item_hash
from briefing_archive.registry import registry_of
from invented_brief import Invented, invented_brief
from invented_names import actors, places

FIRST, LAST = date(2015, 1, 1), date(2026, 6, 30)
STORY_OF_NINE = (0, 1, 3, 6)


def _cast(random: Random, everybody: tuple[Actor, ...]) -> list[Actor]:
    """Four to seven actors, the first ones of the registry far more often than the last, one a person at least."""
    found: dict[str, Actor] = {}
    wanted = min(random.randrange(4, 8), len(everybody))
    while len(found) < wanted or not any(one.kind == "person" for one in found.values()):
        one = everybody[int(len(everybody) * random.random() ** 2.5)]
        found[one.id] = one
    return list(found.values())


def _story_id(index: int) -> str | None:
    return f"story-{index // 9 + 1}" if index % 9 in STORY_OF_NINE else None


def invented_actors(briefs: int, seed: int) -> tuple[Actor, ...]:
    """The actors of the archive with so many briefs, in the order in which they are often met."""
    random = Random(f"actors-{seed}")
    return actors(random, max(12, briefs // 3), places(Random(f"towns-{seed}")))


def invented_briefs(briefs: int, seed: int) -> Iterator[Invented]:
    """Every brief with its article, oldest first, one at a time."""
    everybody = invented_actors(briefs, seed)
    towns = tuple(islice(places(Random(f"other-towns-{seed}")), 40 + briefs // 10))
    publishers = [
        f"The {town} {kind}" for town, kind in zip(towns[:24], ["Courier", "Ledger", "Post"] * 8, strict=True)
    ]
    seen: set[str] = set()
    for index in range(briefs):
        random = Random(f"{seed}-{index}")
        day = FIRST + timedelta(days=(LAST - FIRST).days * index // max(briefs, 1))
        attempt = 0
        while (
            made := invented_brief(
                f"{seed}-{index}-{attempt}", day, _cast(random, everybody), random.sample(towns, 3), publishers,
                _story_id(index),
            )
        ).id in seen:  # fmt: skip
            attempt += 1
        seen.add(made.id)
        yield made


def _story(number: int, members: list[Invented]) -> Story:
    """The story of some briefs; where there are two, they differ in a figure and agree on a place."""
    first = members[0]
    town = first.record.context.places[0].name
    compared: dict[str, Any] = {}
    if len(members) > 1:
        figures = {one.id: one.record.context.figures[0] for one in members[:2]}
        told = {id_: Seen(text=f"{one.value:,} affected", evidence=one.evidence) for id_, one in figures.items()}
        compared["differs"] = (Comparison(matter="how many are affected", kind="figure", within=told),)
        places = {one.id: one.record.context.places[0] for one in members[:2]}
        meant = {id_: Seen(text=f"Held near {one.name}.", evidence=one.evidence) for id_, one in places.items()}
        compared["agrees"] = (Comparison(matter="the venue of the talks", kind="place", within=meant),)
    return Story(title=f"The {town} talks, round {number}", intro=f"What became of the talks near {town}.", **compared)


def _stories(found: dict[str, list[Invented]]) -> dict[str, Story]:
    return {story: _story(int(story.rpartition("-")[2]), members) for story, members in found.items()}


def _vouched(made: Invented, stories: Mapping[str, Story]) -> Receipt:
    """The receipt of a brief, with what its story says of it."""
    items = dict(made.receipt.items)
    context = made.record.context
    groups = {"differs": context.figures[0], "agrees": context.places[0]}
    for group, item in groups.items():
        for index, comparison in enumerate(getattr(stories.get(made.record.story or ""), group, ())):
            if made.id in comparison.within:
                at = (made.record.story or "", group, index, "in", made.id)
                spans = items[item_hash("figures" if group == "differs" else "places", item)].spans
                items[item_hash(group_of(at), comparison.within[made.id])] = Grounding(at=group, spans=spans)
    return made.receipt.model_copy(update={"items": items})


def invented_archive(briefs: int, seed: int = 1) -> Archive:
    """The archive of so many briefs, newest first, with receipts; the articles are thrown away."""
    kept: list[Brief] = []
    members: dict[str, list[Invented]] = {}
    for made in invented_briefs(briefs, seed):
        kept.append(Brief(made.id, made.record, made.receipt))
        if made.record.story:
            members.setdefault(made.record.story, []).append(Invented(made.id, "", made.record, made.receipt))
    kept.sort(key=lambda brief: brief.id, reverse=True)
    return Archive(tuple(kept), registry_of(invented_actors(briefs, seed)), _stories(members))


def as_written(value: Any) -> Any:
    """The plain form of a value as a person writes it: a selector as its words, a speaker as an actor's id."""
    if isinstance(value, list):
        return [as_written(one) for one in value]
    if not isinstance(value, dict):
        return value
    written = {key: as_written(one) for key, one in value.items()}
    if "evidence" in written:
        written["evidence"] = [one if one.get("before") else one["words"] for one in value["evidence"]]
    for key in {"speaker", "according_to"} & written.keys():
        several = [one.get("actor", one) for one in value[key]]
        written[key] = several[0] if len(several) == 1 else several
    return written


def _write_yaml(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    path.write_text(yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")


def _write_receipt(home: Path, brief: str, receipt: Receipt) -> None:
    (home / brief / "receipt.json").write_text(
        json.dumps(plain(receipt), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def write_invented_archive(folder: Path, briefs: int, seed: int = 1, *, articles: bool = False) -> None:
    """Write the archive below `folder`/briefings as the builders read it; with the articles where asked for."""
    home = folder / "briefings"
    members: dict[str, list[Invented]] = {}
    for made in invented_briefs(briefs, seed):
        _write_yaml(home / made.id / "record.yml", as_written(plain(made.record)))
        if not made.record.story:
            _write_receipt(home, made.id, made.receipt)
        if articles:
            (home / made.id / "article.txt").write_text(made.article, encoding="utf-8")
        if made.record.story:
            members.setdefault(made.record.story, []).append(Invented(made.id, "", made.record, made.receipt))
    for actor in invented_actors(briefs, seed):
        shape = {key: value for key, value in plain(actor).items() if value}
        _write_yaml(home / "_actors" / f"{actor.id}.yml", shape)
    stories = _stories(members)
    for made in (one for several in members.values() for one in several):
        _write_receipt(home, made.id, _vouched(made, stories))
    for story, value in stories.items():
        _write_yaml(home / "_stories" / f"{story}.yml", as_written(plain(value)))
