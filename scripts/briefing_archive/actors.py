"""The registry kept in order: ids renamed, two entries made one. Old addresses stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_archive.fields import ID_PATTERN
from briefing_archive.model import Actor, Record
from briefing_archive.problems import InputError
from briefing_archive.renaming import carry_over, rename_in_actor, rename_in_record
from briefing_archive.store.receipts import read_receipt, write_receipt
from briefing_archive.store.records import ACTORS, RecordEntry, load_actors, load_records
from briefing_archive.store.yaml_edit import edit_yaml
from briefing_archive.store.yaml_file import read_yaml


@dataclass(frozen=True)
class Renamed:
    """What a change of ids touched: files relative to the archive, in order."""

    files: tuple[str, ...]


def rename(root: Path, old: str, new: str) -> Renamed:
    """Give an actor another id, everywhere; its old address redirects.

    Raises InputError where `old` is not there, `new` is taken, or a record cannot be read; then nothing changes.
    """
    if not re.fullmatch(ID_PATTERN, new) or len(new) > 80:
        raise InputError(f"`{new}` is no id", "write small letters, digits and single hyphens", place=new)
    actors = _actors(root)
    if new in actors or any(new in actor.formerly for actor in actors.values() if actor.id != old):
        mend = f"`briefs actors merge {old} {new}` makes the two one" if new != old else "it has this id already"
        raise InputError(f"`{new}` is taken", mend, place=new)
    _there(actors, old)
    source, target = root / ACTORS / f"{old}.yml", root / ACTORS / f"{new}.yml"

    def change(tree: Any) -> None:
        tree["id"] = new
        kept = [one for one in tree.get("formerly", []) if one != new]
        tree["formerly"] = [*kept, old]

    touched = _rename_everywhere(root, old, new)
    edit_yaml(source, change)
    source.rename(target)
    return Renamed((f"{ACTORS}/{new}.yml", *touched))


def merge(root: Path, duplicate: str, into: str) -> Renamed:
    """Make two entries one: every name, role and pointer of `duplicate` goes to `into`; its address redirects.

    Raises InputError where one of them is not there, or a record cannot be read; then nothing changes.
    """
    actors = _actors(root)
    gone, kept = _there(actors, duplicate), _there(actors, into)
    if duplicate == into:
        raise InputError("an actor cannot be merged with itself", "name two", place=into)
    source = read_yaml(root / ACTORS / f"{duplicate}.yml").value
    known = {name.name for name in kept.all_names()}

    def change(tree: Any) -> None:
        names = tree.setdefault("names", [])
        if gone.name not in known:
            names.append(gone.name)
        names.extend(one for one in source.get("names", []) if _name_of(one) not in known)
        for key in ("roles", "designated_by"):
            missing = [one for one in source.get(key, []) if one not in tree.get(key, [])]
            if missing:
                tree.setdefault(key, []).extend(missing)
        for key in ("same_as", "part_of", "note"):
            if key in source and key not in tree:
                tree[key] = source[key]
        tree["formerly"] = [*tree.get("formerly", []), duplicate, *gone.formerly]
        if duplicate in tree.get("distinct_from", []):
            tree["distinct_from"].remove(duplicate)

    touched = _rename_everywhere(root, duplicate, into)
    edit_yaml(root / ACTORS / f"{into}.yml", change)
    (root / ACTORS / f"{duplicate}.yml").unlink()
    return Renamed((f"{ACTORS}/{into}.yml", f"{ACTORS}/{duplicate}.yml", *touched))


def _name_of(entry: Any) -> str:
    return str(entry["name"] if isinstance(entry, MutableMapping) else entry)


def _actors(root: Path) -> dict[str, Actor]:
    """All actors by id; InputError where a file of the archive cannot be read, because it might name one of them."""
    entries, problems = load_actors(root)
    _, unread = load_records(root)
    for problem in (*problems, *unread):
        raise InputError(
            problem.fault, problem.remedy, place=f"{problem.file}:{problem.line}:{problem.column}", status=1
        )
    return {entry.actor.id: entry.actor for entry in entries}


def _there(actors: dict[str, Actor], id_: str) -> Actor:
    if id_ not in actors:
        raise InputError(f"no actor has the id `{id_}`", f"look at its name in {ACTORS}/", place=id_)
    return actors[id_]


def _rename_everywhere(root: Path, old: str, new: str) -> tuple[str, ...]:
    """Put `new` for `old` in every record, receipt and actor's file; the files whose bytes changed."""
    touched = [file for entry in load_records(root)[0] for file in _rename_in(root, entry, old, new)]
    for path in sorted((root / ACTORS).glob("*.yml")):
        if edit_yaml(path, _with(rename_in_actor, old, new), f"{ACTORS}/{path.name}"):
            touched.append(f"{ACTORS}/{path.name}")
    return tuple(touched)


def rename_in_brief(root: Path, brief: str, old: str, new: str) -> tuple[str, ...]:
    """Put `new` for `old` in the record and receipt of one brief; the files whose bytes changed.

    Nothing is changed where the record cannot be read; `check` tells of it.
    """
    return tuple(file for entry in load_records(root, [brief])[0] for file in _rename_in(root, entry, old, new))


def _rename_in(root: Path, entry: RecordEntry, old: str, new: str) -> Iterator[str]:
    if edit_yaml(root / entry.file, _with(rename_in_record, old, new), entry.file):
        after = Record.model_validate(read_yaml(root / entry.file, entry.file).value)
        receipt, _ = read_receipt(entry.folder, entry.file)
        if receipt is not None:
            write_receipt(entry.folder, carry_over(receipt, entry.record, after))
        yield entry.file


def _with(change: Callable[[Any, str, str], None], old: str, new: str) -> Callable[[Any], None]:
    return lambda tree: change(tree, old, new)
