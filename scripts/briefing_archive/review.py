"""The review of one brief: its record beside its article, what drafting was unsure of first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefing_archive.check import refuse_unknown
from briefing_archive.model import Record
from briefing_archive.problems import InputError, KeyPath
from briefing_archive.registry import Registry
from briefing_archive.side_by_side import side_by_side
from briefing_archive.store.receipts import ARTICLE, read_article
from briefing_archive.store.records import BRIEFINGS, RECORD, RecordEntry, load_records, load_registry
from briefing_archive.store.yaml_file import Tree

_LOOK = "# LOOK:"
_LACKING = "not in the registry"


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
        at: said for at, said in hints_in(entry.tree, record).items() if not _is_settled(at, said, entry, registry)
    }
    yield f"{BRIEFINGS}/{entry.id}/{RECORD} ({record.status})"
    yield f"{record.title}"
    yield ""
    yield from side_by_side(record, text, hints)


def _is_settled(at: KeyPath, said: Sequence[str], entry: RecordEntry, registry: Registry) -> bool:
    """Whether a comment says no more than that the registry lacks an actor which it has by now."""
    if at[0] != "actors" or not all(one.startswith(_LACKING) for one in said):
        return False
    return entry.record.actors[int(at[1])].actor in registry.actors


def hints_in(tree: Tree, record: Record) -> Mapping[KeyPath, Sequence[str]]:
    """What the comments marked LOOK say, by the key path of what stands right below each."""
    below: dict[int, KeyPath] = {}
    for at in (("title",), ("story",), *(at for at, _ in record.items())):
        place = tree.key_position(at) if len(at) == 1 else tree.position(at)
        below.setdefault(place[0], at)
    hints: defaultdict[KeyPath, list[str]] = defaultdict(list)
    waiting: list[str] = []
    for number, line in enumerate(tree.text.splitlines(), 1):
        words = line.strip()
        if words.startswith(_LOOK):
            waiting.append(words.removeprefix(_LOOK).strip())
        elif not words.startswith("#"):
            if waiting and number in below:
                hints[below[number]] += waiting
            waiting = []
    return hints
