"""A published brief amended in the open: renamed, corrected or withdrawn; its old address always leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefing_archive.fields import BRIEF_ID_PATTERN
from briefing_archive.model import Record
from briefing_archive.problems import InputError
from briefing_archive.renaming import carry_over, rename_brief_in_record, rename_brief_in_story
from briefing_archive.store.receipts import RECEIPT, read_receipt, write_receipt
from briefing_archive.store.records import BRIEFINGS, STORIES, RecordEntry, load_records
from briefing_archive.store.shape import shape_findings
from briefing_archive.store.yaml_edit import edit_text, edit_yaml
from briefing_archive.store.yaml_file import decode, parse_yaml, read_yaml

_CONTENT = ("summary", "actors", "quotes", "context", "story")


def rename_brief(root: Path, old: str, new: str) -> tuple[str, ...]:
    """Give a brief another id, everywhere; its old address redirects. Returns the files that changed.

    Raises InputError where `old` is not there or `new` is taken or no id; then nothing changes.
    """
    entry = _entry(root, old)
    if not re.fullmatch(BRIEF_ID_PATTERN, new) or len(new) > 80:
        raise InputError(f"`{new}` is no id of a brief", "write the day of publication and a few words", place=new)
    if new[:10] != entry.record.source.published.isoformat():
        raise InputError(
            f"`{new}` begins with another day than the article's",
            f"begin with {entry.record.source.published.isoformat()}-",
            place=new,
        )
    if (root / BRIEFINGS / new).exists():
        raise InputError(f"`{new}` is taken", "choose other words", place=new)

    def change(tree: Any) -> None:
        kept = [one for one in tree.get("formerly", []) if one != new]
        _put_after(tree, "status", "formerly", [*kept, old])

    touched = _point_elsewhere(root, old, new)
    edit_yaml(root / entry.file, change, entry.file)
    entry.folder.rename(entry.folder.with_name(new))
    return (f"{BRIEFINGS}/{new}/record.yml", *(file for file in touched if file != entry.file))


def correct(root: Path, brief: str, what: str, why: str, on: date) -> tuple[str, ...]:
    """Add a dated correction to a brief; it is shown above the summary and on the corrections page.

    Raises InputError for words that a record cannot hold; then nothing changes.
    """
    entry = _entry(root, brief)

    def change(tree: Any) -> None:
        tree["corrections"] = [*(tree.get("corrections") or []), {"on": on.isoformat(), "what": what, "why": why}]

    _refuse_faults(root, entry, change)
    _edit_whole(root, entry, change)
    return (entry.file,)


def withdraw(root: Path, brief: str, why: str, on: date) -> tuple[str, ...]:
    """Take a brief's content away and say why; the address stays, and nothing points to its quotes any more.

    Returns the files that changed. The content is still in the history of the repository. Raises InputError like
    `correct`.
    """
    entry = _entry(root, brief)

    def change(tree: Any) -> None:
        tree["status"] = "withdrawn"
        _put_after(tree, "status", "withdrawn", {"on": on.isoformat(), "why": why})
        for key in _CONTENT:
            tree.pop(key, None)

    _refuse_faults(root, entry, change)
    touched = _point_elsewhere(root, brief, None)
    _edit_whole(root, entry, change)
    receipt = entry.folder / RECEIPT
    gone = (f"{BRIEFINGS}/{brief}/{RECEIPT}",) if receipt.exists() else ()
    receipt.unlink(missing_ok=True)
    return (entry.file, *gone, *(file for file in touched if file != entry.file))


def _entry(root: Path, brief: str) -> RecordEntry:
    """The record of a brief; InputError where there is none, or any record cannot be read."""
    entries, problems = load_records(root)
    for problem in problems:
        place = f"{problem.file}:{problem.line}:{problem.column}"
        raise InputError(problem.fault, problem.remedy, place=place, status=1)
    for entry in entries:
        if entry.id == brief:
            return entry
    raise InputError(f"there is no brief `{brief}`", f"look at its name in {BRIEFINGS}/", place=brief)


def _refuse_faults(root: Path, entry: RecordEntry, change: Callable[[Any], None]) -> None:
    """Raise InputError where the record would not be sound with a change; nothing is written."""
    text = decode((root / entry.file).read_bytes(), entry.file)
    value = parse_yaml(edit_text(text, change), entry.file).value
    try:
        Record.model_validate(value)
    except ValidationError as wrong:
        first = next(shape_findings(wrong, Record, value))
        raise InputError(first.fault, first.remedy, place=f"--{first.at[-1]}" if first.at else entry.file) from None


def _edit_whole(root: Path, entry: RecordEntry, change: Callable[[Any], None]) -> None:
    """Edit a record, its receipt following where it vouches for items that stay as they are."""
    if edit_yaml(root / entry.file, change, entry.file):
        _carry(root, entry)


def _carry(root: Path, entry: RecordEntry) -> None:
    receipt, _ = read_receipt(entry.folder, entry.file)
    if receipt is not None:
        after = Record.model_validate(read_yaml(root / entry.file, entry.file).value)
        write_receipt(entry.folder, carry_over(receipt, entry.record, after))


def _point_elsewhere(root: Path, old: str, new: str | None) -> tuple[str, ...]:
    """Make every record and story that points to a brief point to its new id, or nowhere; the files that changed."""
    touched = []
    for entry in load_records(root)[0]:
        if edit_yaml(root / entry.file, lambda tree: rename_brief_in_record(tree, old, new), entry.file):
            touched.append(entry.file)
            _carry(root, entry)
    for path in sorted((root / STORIES).glob("*.yml")):
        file = f"{STORIES}/{path.name}"
        if edit_yaml(path, lambda tree: rename_brief_in_story(tree, old, new), file):
            touched.append(file)
    return tuple(touched)


def _put_after(tree: Any, before: str, key: str, value: Any) -> None:
    """Set a key right after another one, where a reader looks for it."""
    if key in tree:
        tree[key] = value
    else:
        tree.insert(list(tree).index(before) + 1, key, value)
