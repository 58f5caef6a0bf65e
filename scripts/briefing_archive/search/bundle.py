"""Pagefind's bundle made ours: the same bytes for the same records, and fragments that hold our view.

A bundle is a set of gzipped CBOR or JSON files, each behind the mark `pagefind_dcd`:

    pagefind-entry.json       the name of the meta file
    pagefind.en_….pf_meta     [version, [[fragment, words] …], [[from, to, index chunk] …], [[filter, file] …], …]
    fragment/….pf_fragment    what one result is shown with
    filter/….pf_filter        [filter, [[value, [record …]] …]]
    index/….pf_index          the words; already the same bytes every time

Pagefind writes filters in random order, and names files by their content. Here filters are sorted and files named
anew; a fragment's name begins with its record's key, so that a date is known before a fragment is fetched.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import cbor2

from briefing_archive.search.records import SearchRecord

Bundle = Mapping[str, bytes]
_MARK = b"pagefind_dcd"
SCRIPT = "pagefind.js"
PROGRAM = (SCRIPT, "pagefind-worker.js", "wasm.en.pagefind")
"""What the browser needs once: the script, and beside the shard that is opened first what the script asks for."""


def _unpacked(data: bytes) -> bytes:
    data = gzip.decompress(data)
    if not data.startswith(_MARK):
        raise ValueError("this is no file of Pagefind's")
    return data[len(_MARK) :]


def _packed(data: bytes) -> bytes:
    return gzip.compress(_MARK + data, compresslevel=9, mtime=0)


def _name(data: bytes, length: int = 7) -> str:
    return hashlib.sha256(data).hexdigest()[:length]


def _fragment(url: str, words: int, record: SearchRecord) -> bytes:
    shape = {"url": url, "content": "", "word_count": words, "filters": {}, "meta": {}, "anchors": []}
    return json.dumps(shape | {"view": record.view}, ensure_ascii=False, separators=(",", ":")).encode()


def _fragments(
    bundle: Bundle, pages: Iterable[list[Any]], records: Iterable[SearchRecord]
) -> Iterator[tuple[str, bytes]]:
    """New name and packed bytes of each page's fragment, in the order of the pages."""
    by_url = {record.url: record for record in records}
    taken: set[str] = set()
    for name, words in pages:
        url = json.loads(_unpacked(bundle[f"fragment/{name}.pf_fragment"]))["url"]
        data = _fragment(url, words, by_url[url])
        key = by_url[url].key
        length = 4
        while (named := f"{key}{_name(data, length)}") in taken:
            length += 1
        taken.add(named)
        yield named, _packed(data)


def canonical_files(bundle: Bundle, records: Iterable[SearchRecord]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file of the bundle as we publish it; the same records give the same bytes.

    Left out are Pagefind's own interface and its program, see `program_files`.
    """
    entry = json.loads(bundle["pagefind-entry.json"])
    language = entry["languages"]["en"]
    meta = cbor2.loads(_unpacked(bundle[f"pagefind.{language['hash']}.pf_meta"]))
    _, pages, chunks, filters, *_ = meta
    names = []
    for name, data in _fragments(bundle, pages, records):
        names.append(name)
        yield f"fragment/{name}.pf_fragment", data
    meta[1] = [[name, words] for name, (_, words) in zip(names, pages, strict=True)]
    for *_, chunk in chunks:
        yield f"index/{chunk}.pf_index", _packed(_unpacked(bundle[f"index/{chunk}.pf_index"]))
    meta[3] = []
    for _, name in sorted(filters):
        shape = cbor2.loads(_unpacked(bundle[f"filter/{name}.pf_filter"]))
        data = cbor2.dumps([shape[0], sorted(shape[1])])
        meta[3].append([shape[0], _name(data)])
        yield f"filter/{_name(data)}.pf_filter", _packed(data)
    data = cbor2.dumps(meta)
    language["hash"] = f"en_{_name(data, 10)}"
    yield f"pagefind.{language['hash']}.pf_meta", _packed(data)
    yield "pagefind-entry.json", json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()


def program_files(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the program that searches in the browser; the word lists of its interface are not needed."""
    for name in PROGRAM:
        yield name, bundle[name]
