"""The index on disk: the same bytes every time, only changed shards made again, nothing that is not needed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from briefing_archive.archive import Archive, Brief
from briefing_archive.problems import InputError
from briefing_archive.registry import registry_of
from briefing_archive.search import service, write_index
from invented_archive import invented_archive


@pytest.fixture(scope="module")
def archive() -> Archive:
    return invented_archive(45, 1)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_builds_give_the_same_bytes(archive: Archive, tmp_path: Path) -> None:
    write_index(archive, tmp_path / "one", tmp_path / "cache-one", limit=20)
    write_index(archive, tmp_path / "two", tmp_path / "cache-two", limit=20)
    files = _bytes(tmp_path / "one")
    assert files == _bytes(tmp_path / "two")
    report = write_index(archive, tmp_path / "one", tmp_path / "cache-one", limit=20)
    assert report.indexed == ()
    assert files == _bytes(tmp_path / "one")


def test_only_changed_shards_are_indexed_again(archive: Archive, tmp_path: Path) -> None:
    first = write_index(archive, tmp_path / "site", tmp_path / "cache", limit=20)
    assert first.indexed == ("actors", "briefs-3", "briefs-2", "briefs-1")
    at = 25  # newest first, so in the middle shard
    changed = archive.briefs[at].record.model_copy(update={"title": "Another title altogether"})
    briefs = (*archive.briefs[:at], Brief(archive.briefs[at].id, changed), *archive.briefs[at + 1 :])
    again = write_index(Archive(briefs, archive.registry), tmp_path / "site", tmp_path / "cache", limit=20)
    assert len(again.indexed) == 1
    assert again.indexed[0].startswith("briefs-")


def test_manifest_names_every_shard_and_its_days(archive: Archive, tmp_path: Path) -> None:
    report = write_index(archive, tmp_path, tmp_path / "cache", limit=20)
    manifest = json.loads((tmp_path / "pagefind" / "shards.json").read_text())
    assert manifest["program"] == "actors"
    assert sum(shard["records"] for shard in manifest["shards"]) == report.briefs + report.actors
    for shard in manifest["shards"]:
        folder = tmp_path / "pagefind" / shard["name"]
        names = [path.name for path in (folder / "fragment").iterdir()]
        assert len(names) == shard["records"]
        if shard["first"]:
            assert {shard["first"] <= name[:8] <= shard["last"] for name in names} == {True}


def test_only_what_the_browser_needs_is_there(archive: Archive, tmp_path: Path) -> None:
    write_index(archive, tmp_path, tmp_path / "cache")
    loose = {Path(path).name for path in _bytes(tmp_path / "pagefind") if path.count("/") <= 1}
    assert {name for name in loose if not name.endswith(".pf_meta")} == {
        "shards.json", "pagefind-entry.json", "pagefind.js", "pagefind-worker.js", "wasm.en.pagefind",
    }  # fmt: skip
    programs = {path for path in _bytes(tmp_path / "pagefind") if path.endswith((".js", ".pagefind"))}
    assert programs == {"pagefind.js", "actors/pagefind-worker.js", "actors/wasm.en.pagefind"}


def test_empty_archive_says_so_and_forgets_what_was_there(archive: Archive, tmp_path: Path) -> None:
    write_index(archive, tmp_path, tmp_path / "cache")
    report = write_index(Archive((), registry_of(())), tmp_path, tmp_path / "cache")
    assert (report.briefs, report.actors, report.shards) == (0, 0, 0)
    assert list(_bytes(tmp_path / "pagefind")) == ["shards.json"]


@pytest.mark.parametrize(
    ("executable", "fault"),
    [
        (None, "not installed"),  # no indexer at all
        ("/bin/true", "ended"),  # one that ends at once
    ],
)
def test_an_indexer_that_fails_is_told_plainly_and_leaves_nothing_behind(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, executable: str | None, fault: str
) -> None:
    monkeypatch.setattr(service, "get_executable", lambda: executable)
    with pytest.raises(InputError, match=fault):
        write_index(archive, tmp_path / "site", tmp_path / "cache")
    assert not list((tmp_path / "cache").iterdir())
