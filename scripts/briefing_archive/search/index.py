"""The search index of a site: shards indexed by Pagefind, kept while their records stay the same.

Below `pagefind/` the site has a folder a shard and `shards.json`, which names them:

    {"pagefind": "1.5.2", "program": "actors", "shards": [{"name", "tag", "records", "first", "last"} …]}

`pagefind.js` stands beside it; `program` is the shard whose folder also holds the worker and the WebAssembly.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from briefing_archive.archive import Archive
from briefing_archive.search.bundle import SCRIPT, canonical_files, program_files
from briefing_archive.search.records import SHARD_LIMIT, Shard, shards
from briefing_archive.search.service import VERSION, index_records

FOLDER = "pagefind"
_LAYOUT = 1
"""Raised whenever the files of a shard are made in another way, so that kept ones are made anew."""
_KEPT = 48
"""Shards kept in the cache: enough for several branches of an archive of ten thousand briefs."""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """How many records of each kind were written, and which shards had to be indexed for it."""

    briefs: int
    actors: int
    shards: int
    indexed: tuple[str, ...]


def shard_key(shard: Shard) -> str:
    """SHA-256 (first 24 hex digits) of everything that decides the bytes of a shard."""
    digest = hashlib.sha256(f"{_LAYOUT} {VERSION} {shard.name}\n".encode())
    for record in shard.records:
        parts = [record.key, record.url, record.text, record.meta, record.filters, record.view]
        digest.update(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return digest.hexdigest()[:24]


def _write(folder: Path, path: str, data: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _make(shard: Shard, kept: Path) -> None:
    """Index the shard and put its files at `kept`, all of them or none."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent, prefix=".making-") as folder:
        made = Path(folder, "made")
        bundle = index_records(shard.records)
        for path, data in canonical_files(bundle, shard.records):
            _write(made / "index", path, data)
        for path, data in program_files(bundle):
            _write(made / "program", path, data)
        try:
            made.rename(kept)
        except OSError:
            if not kept.is_dir():  # another build may have been quicker
                raise


def _forget_old(cache: Path) -> None:
    """Keep the shards used last, throw away the rest."""
    kept = sorted((one for one in cache.iterdir() if len(one.name) == 24), key=lambda one: one.stat().st_mtime_ns)
    for old in kept[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def write_index(archive: Archive, site_dir: Path, cache_dir: Path, *, limit: int = SHARD_LIMIT) -> IndexReport:
    """Write the search index of the archive to `site_dir`/pagefind, and say what was done.

    A shard holds about `limit` briefs. Shards whose records are as before are copied from `cache_dir`. What stood
    in the folder is replaced.
    Two calls with one archive write the same bytes, whatever the cache holds.
    """
    target = site_dir / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    listed: list[dict[str, object]] = []
    indexed: list[str] = []
    counts = {"briefs": 0, "actors": 0}
    for shard in shards(archive, limit=limit):
        key = shard_key(shard)
        kept = cache_dir / key
        if kept.is_dir():
            kept.touch()
        else:
            _make(shard, kept)
            indexed.append(shard.name)
        shutil.copytree(kept / "index", target / shard.name)
        if not listed:
            shutil.copytree(kept / "program", target / shard.name, dirs_exist_ok=True)
            (target / shard.name / SCRIPT).rename(target / SCRIPT)
        counts[shard.name.partition("-")[0]] += len(shard.records)
        listed.append(
            {"name": shard.name, "tag": key, "records": len(shard.records), "first": shard.first, "last": shard.last}
        )
    manifest = {"pagefind": VERSION, "program": listed[0]["name"] if listed else "", "shards": listed}
    _write(target, "shards.json", json.dumps(manifest, indent=1).encode() + b"\n")
    if cache_dir.is_dir():
        _forget_old(cache_dir)
    return IndexReport(counts["briefs"], counts["actors"], len(listed), tuple(indexed))
