"""The review of one brief: its record beside its article, what drafting was unsure of first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing_archive.check import refuse_unknown
from briefing_archive.problems import InputError
from briefing_archive.registry import Registry
from briefing_archive.side_by_side import side_by_side
from briefing_archive.store.looks import hints_in, is_settled
from briefing_archive.store.receipts import ARTICLE, read_article
from briefing_archive.store.records import BRIEFINGS, RECORD, RecordEntry, load_records, load_registry


def review(root: Path, brief: str) -> Iterator[str]:
    """The lines of the view, one after the other.

    Raises InputError where there is no such brief, its record cannot be read, or its article is not at hand.
    """
    refuse_unknown([brief], root)
    entries, problems = load_records(root, [brief])
    if not entries:
        first = problems[0]
        raise InputError(first.fault, first.remedy, place=f"{first.file}:{first.line}:{first.column}")
    (entry,) = entries
    place = f"{BRIEFINGS}/{brief}/{ARTICLE}"
    article, wrong = read_article(entry.folder, place)
    if article is None:
        fault = wrong[0].fault if wrong else "the article is not at hand, and a record is reviewed beside it"
        raise InputError(fault, wrong[0].remedy if wrong else "put its text there, byte for byte", place=place)
    return _view(entry, article.text, load_registry(root))


def _view(entry: RecordEntry, text: str, registry: Registry) -> Iterator[str]:
    record = entry.record
    hints = {
        at: left
        for at, said in hints_in(entry.tree, record).items()
        if (left := [one for one in said if not is_settled(at, one, record, registry.actors)])
    }
    yield f"{BRIEFINGS}/{entry.id}/{RECORD} ({record.status})"
    yield f"{record.title}"
    yield ""
    yield from side_by_side(record, text, hints)
