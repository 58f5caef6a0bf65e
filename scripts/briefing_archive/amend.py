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
from briefing_archive.problems import InputError, refuse
from briefing_archive.renaming import rename_brief_in_record, rename_brief_in_story
from briefing_archive.store.changes import Changes, changing
from briefing_archive.store.receipts import RECEIPT
from briefing_archive.store.records import BRIEFINGS, RecordEntry, load_records, load_stories
from briefing_archive.store.shape import shape_findings
from briefing_archive.store.yaml_edit import edit_text
from briefing_archive.store.yaml_file import decode, parse_yaml

_CONTENT = ("summary", "actors", "quotes", "context", "story")


def rename_brief(root: Path, old: str, new: str) -> tuple[str, ...]:
    """Give a brief another id, everywhere; its old address redirects. Returns the files that changed.

    Raises InputError where `old` is not there or `new` is taken or no id; then nothing changes.
    """
    with changing(root) as changes:
        entry = _entry(root, old)
        _refuse_id(root, entry, new)

        def change(tree: Any) -> None:
            kept = [one for one in tree.get("formerly", []) if one != new]
            _put_after(tree, "status", "formerly", [*kept, old])

        touched = _point_elsewhere(changes, old, new)
        changes.edit(entry.file, change)
        changes.move_folder(f"{BRIEFINGS}/{old}", f"{BRIEFINGS}/{new}")
    return (f"{BRIEFINGS}/{new}/record.yml", *(file for file in touched if file != entry.file))


def _refuse_id(root: Path, entry: RecordEntry, new: str) -> None:
    if not re.fullmatch(BRIEF_ID_PATTERN, new) or len(new) > 80:
        raise InputError(f"`{new}` is no id of a brief", "write the day of publication and a few words", place=new)
    if new[:10] != entry.record.source.published.isoformat():
        raise InputError(
            f"`{new}` begins with another day than the article's",
            f"begin with {entry.record.source.published.isoformat()}-",
            place=new,
        )
    if new == entry.id:
        raise InputError(f"the brief is called `{new}` already", "write another id", place=new)
    others = (one for one in load_records(root)[0] if one.id != entry.id)
    if (root / BRIEFINGS / new).exists() or any(new in one.record.formerly for one in others):
        raise InputError(f"`{new}` is taken", "choose other words", place=new)


def correct(root: Path, brief: str, what: str, why: str, on: date) -> tuple[str, ...]:
    """Add a dated correction to a brief; it is shown above the summary and on the corrections page.

    Raises InputError for words that a record cannot hold; then nothing changes.
    """

    def change(tree: Any) -> None:
        tree["corrections"] = [*(tree.get("corrections") or []), {"on": on.isoformat(), "what": what, "why": why}]

    with changing(root) as changes:
        entry = _entry(root, brief)
        _refuse_faults(root, entry, change)
        _edit_whole(changes, entry, change)
    return (entry.file,)


def withdraw(root: Path, brief: str, why: str, on: date) -> tuple[str, ...]:
    """Take a brief's content away and say why; the address stays, and nothing points to its quotes any more.

    Returns the files that changed. The content is still in the history of the repository. Raises InputError like
    `correct`.
    """

    def change(tree: Any) -> None:
        tree["status"] = "withdrawn"
        _put_after(tree, "status", "withdrawn", {"on": on.isoformat(), "why": why})
        for key in _CONTENT:
            tree.pop(key, None)

    with changing(root) as changes:
        entry = _entry(root, brief)
        _refuse_faults(root, entry, change)
        touched = _point_elsewhere(changes, brief, None)
        _edit_whole(changes, entry, change)
        receipt = f"{BRIEFINGS}/{brief}/{RECEIPT}"
        gone = (receipt,) if changes.remove(receipt) else ()
    return (entry.file, *gone, *(file for file in touched if file != entry.file))


def _entry(root: Path, brief: str) -> RecordEntry:
    """The record of a brief; InputError where there is none, or any record cannot be read."""
    entries, problems = load_records(root)
    refuse(problems)
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


def _edit_whole(changes: Changes, entry: RecordEntry, change: Callable[[Any], None]) -> None:
    """Edit a record, its receipt following where it vouches for items that stay as they are."""
    if changes.edit(entry.file, change):
        changes.carry_receipt(entry)


def _point_elsewhere(changes: Changes, old: str, new: str | None) -> tuple[str, ...]:
    """Make every record and story that points to a brief point to its new id, or nowhere; the files that change."""
    touched = []
    for entry in load_records(changes.root)[0]:
        if changes.edit(entry.file, lambda tree: rename_brief_in_record(tree, old, new)):
            touched.append(entry.file)
            changes.carry_receipt(entry)
    stories, problems = load_stories(changes.root)
    refuse(problems)
    for story in stories:
        if changes.edit(story.file, lambda tree: rename_brief_in_story(tree, old, new)):
            touched.append(story.file)
    return tuple(touched)


def _put_after(tree: Any, before: str, key: str, value: Any) -> None:
    """Set a key right after another one, where a reader looks for it."""
    if key in tree:
        tree[key] = value
    else:
        tree.insert(list(tree).index(before) + 1, key, value)
