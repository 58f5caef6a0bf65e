"""What search knows of an archive: records, their words, and how they are dealt into shards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from briefing_archive.archive import Archive, Brief
from briefing_archive.model import Actor, Record
from briefing_archive.registry import registry_of
from briefing_archive.search.index import shard_key
from briefing_archive.search.records import actor_record, brief_record, folded, shards
from invented_archive import invented_archive

ACTORS = (
    Actor.model_validate(
        {
            "id": "tide-front",
            "kind": "armed-group",
            "name": "Tide Front group",
            "names": ["TFV", "Maʿrub", {"name": "معروب", "lang": "ar"}, {"name": "the Islanders", "weak": "true"}],
        }
    ),
    Actor.model_validate({"id": "ines-okafor", "kind": "person", "name": "Ines Okafor"}),
)
RECORD: dict[str, Any] = {
    "title": "Port Verrin braces for the spring tide",
    "status": "reviewed",
    "reviewed": {"by": "desk", "on": "2024-03-02"},
    "source": {"headline": "Verrin waits", "publisher": "The Verrin Post", "published": "2024-03-01"},
    "summary": [{"text": "The dredging stops in May.", "evidence": ["dredging will stop"]}],
    "actors": [
        {"actor": "ines-okafor", "named": ["Ines Okafor"], "role": "harbour minister"},
        {"actor": "tide-front", "named": ["TFV", "the islanders"]},
    ],
    "quotes": [
        {
            "id": "q1",
            "text": "“The TFV (the front) will not stop us.”",
            "inserted": ["(the front)"],
            "speaker": "ines-okafor",
        },
        {"id": "q2", "text": "Dockers fear for their wages.", "speaker": {"words": "a docker"}, "on": "2024-02-29"},
    ],
}


def _archive(**changes: Any) -> Archive:
    record = Record.model_validate(RECORD | changes)
    return Archive((Brief("2024-03-01-port-verrin", record),), registry_of(ACTORS))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from folded([value]).split()
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _words(one)


def test_actor_is_found_by_every_strong_name_and_more_weakly_by_the_weak() -> None:
    record = actor_record(_archive(), ACTORS[0])
    assert record.meta["title"] == "tide front group"
    assert record.meta["aliases"] == "tfv marub معروب"
    assert record.meta["weak"] == "the islanders"
    assert record.view["names"][-1] == ["معروب", "ar", "rtl"]


def test_brief_is_found_by_names_its_article_does_not_use() -> None:
    record = brief_record(_archive(), _archive().briefs[0])
    assert {"marub", "معروب", "dredging", "dockers", "minister", "docker", "verrin"} <= set(record.text.split())
    assert "islanders" in record.text  # as the article calls it, not as the registry's weak name
    assert record.filters["actor"] == ("Ines Okafor|ines-okafor", "Tide Front group|tide-front")


def test_quotes_know_who_says_them_and_whom_they_name() -> None:
    record = brief_record(_archive(), _archive().briefs[0])
    first, second = record.view["quotes"]
    assert first["who"] == [0, 1]
    assert first["text"] == [["said", "“The TFV "], ["inserted", "(the front)"], ["said", " will not stop us.”"]]
    assert "who" not in second
    assert second["by"] == [["a docker", ""]]
    assert second["when"] == "29 Feb 2024"


@pytest.mark.parametrize("seed", [1, 2])
def test_all_that_is_searched_is_shown_with_the_result(seed: int) -> None:
    """The browser marks and judges results by their view, so no searched word may be missing there."""
    for shard in shards(invented_archive(30, seed)):
        for record in shard.records:
            searched = {word for text in (record.text, *record.meta.values()) for word in text.split()}
            assert not searched - set(_words(record.view))


def test_withdrawn_briefs_are_not_found_and_drafts_say_what_they_are() -> None:
    gone = _archive(status="withdrawn", reviewed=None, withdrawn={"on": "2024-04-01", "why": "Retracted."})
    assert [shard.name for shard in shards(gone)] == ["actors"]
    draft = _archive(status="draft", reviewed=None)
    assert brief_record(draft, draft.briefs[0]).view["draft"] is True


def test_empty_archive_has_no_shards() -> None:
    assert list(shards(Archive((), registry_of(())))) == []


def test_shards_are_bounded_and_ordered_and_share_no_day() -> None:
    archive = invented_archive(90, 1)
    actors, *briefs = shards(archive, limit=20)
    assert actors.name == "actors"
    assert [shard.name for shard in briefs] == ["briefs-5", "briefs-4", "briefs-3", "briefs-2", "briefs-1"]
    assert all(len(shard.records) <= 20 for shard in briefs)
    assert all(newer.first > older.last for newer, older in pairwise(briefs))
    days = [record.key for shard in briefs for record in shard.records]
    assert days == sorted(days, reverse=True)


def test_briefs_of_one_day_stay_together() -> None:
    record = _archive().briefs[0].record
    briefs = tuple(Brief(f"2024-03-{day:02}-number-{n}", record) for day in (2, 1) for n in range(7))
    _, *found = shards(Archive(briefs, registry_of(ACTORS)), limit=3)
    assert [len(shard.records) for shard in found] == [7, 7]


def test_a_new_brief_changes_the_newest_shard_and_leaves_the_older_as_they_are() -> None:
    archive = invented_archive(90, 1)
    fewer = Archive(archive.briefs[1:], archive.registry, archive.stories)
    keys = {shard.name: shard_key(shard) for shard in shards(archive, limit=20)}
    before = {shard.name: shard_key(shard) for shard in shards(fewer, limit=20)}
    assert {name for name, key in keys.items() if before.get(name) != key} == {"actors", "briefs-5"}
