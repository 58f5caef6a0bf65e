"""The registry kept in order: ids renamed, two entries made one. Old addresses stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_archive.fields import ID_PATTERN
from briefing_archive.model import Actor
from briefing_archive.problems import InputError, refuse
from briefing_archive.renaming import rename_in_actor, rename_in_record
from briefing_archive.store.changes import Changes, changing
from briefing_archive.store.records import ACTORS, RecordEntry, load_actors, load_records
from briefing_archive.store.yaml_file import read_yaml


@dataclass(frozen=True)
class Renamed:
    """What a change of ids touched: files relative to the archive, in order."""

    files: tuple[str, ...]


def rename(root: Path, old: str, new: str) -> Renamed:
    """Give an actor another id, everywhere; its old address redirects.

    Raises InputError where `old` is not there, `new` is taken, or a file cannot be read or written; then nothing
    changes.
    """
    if not re.fullmatch(ID_PATTERN, new) or len(new) > 80:
        raise InputError(f"`{new}` is no id", "write small letters, digits and single hyphens", place=new)
    with changing(root) as changes:
        actors = _actors(root)
        if new in actors or any(new in actor.formerly for actor in actors.values() if actor.id != old):
            mend = f"`briefs actors merge {old} {new}` makes the two one" if new != old else "it has this id already"
            raise InputError(f"`{new}` is taken", mend, place=new)
        _there(actors, old)
        source, target = f"{ACTORS}/{old}.yml", f"{ACTORS}/{new}.yml"

        def change(tree: Any) -> None:
            tree["id"] = new
            kept = [one for one in tree.get("formerly", []) if one != new]
            tree["formerly"] = [*kept, old]

        touched = _rename_everywhere(changes, actors, old, new)
        changes.edit(source, change)
        changes.write(target, changes.read(source) or b"")
        changes.remove(source)
    return Renamed((target, *(file for file in touched if file != source)))


def merge(root: Path, duplicate: str, into: str) -> Renamed:
    """Make two entries one: every name, role and pointer of `duplicate` goes to `into`; its address redirects.

    Raises InputError where one of them is not there, they are said to be two items of Wikidata, or a file cannot be
    read or written; then nothing changes.
    """
    with changing(root) as changes:
        actors = _actors(root)
        gone, kept = _there(actors, duplicate), _there(actors, into)
        _refuse_others(gone, kept)
        source = read_yaml(root / ACTORS / f"{duplicate}.yml").value
        known = {name.name for name in kept.all_names()}

        def change(tree: Any) -> None:
            names = tree.setdefault("names", [])
            if gone.name not in known:
                names.append(gone.name)
            names.extend(one for one in source.get("names", []) if _name_of(one) not in known)
            for key in ("roles", "designated_by", "distinct_from"):
                missing = [one for one in source.get(key, []) if one not in (*tree.get(key, []), into)]
                if missing:
                    tree.setdefault(key, []).extend(missing)
            for key in ("same_as", "part_of", "note"):
                if key in source and key not in tree:
                    tree[key] = source[key]
            tree["formerly"] = [*tree.get("formerly", []), duplicate, *gone.formerly]
            _no_part_of_itself(tree, into)

        touched = _rename_everywhere(changes, actors, duplicate, into)
        changes.edit(f"{ACTORS}/{into}.yml", change)
        changes.remove(f"{ACTORS}/{duplicate}.yml")
    return Renamed(tuple(dict.fromkeys((f"{ACTORS}/{into}.yml", f"{ACTORS}/{duplicate}.yml", *touched))))


def _refuse_others(gone: Actor, kept: Actor) -> None:
    if gone.id == kept.id:
        raise InputError("an actor cannot be merged with itself", "name two", place=kept.id)
    items = gone.same_as.wikidata, kept.same_as.wikidata
    if all(items) and items[0] != items[1]:
        fault = f"Wikidata tells {gone.id} ({items[0]}) and {kept.id} ({items[1]}) apart"
        raise InputError(fault, "if they are one, take the wrong item out first", place=f"{ACTORS}/{gone.id}.yml")


def _no_part_of_itself(tree: Any, id_: str) -> None:
    """Take out where two that are one now pointed to each other."""
    if tree.get("part_of") == id_:
        del tree["part_of"]
    if id_ in tree.get("distinct_from", []):
        tree["distinct_from"].remove(id_)
        if not tree["distinct_from"]:
            del tree["distinct_from"]


def _name_of(entry: Any) -> str:
    return str(entry["name"] if isinstance(entry, MutableMapping) else entry)


def _actors(root: Path) -> dict[str, Actor]:
    """All actors by id; InputError where a file of the archive cannot be read, because it might name one of them."""
    entries, problems = load_actors(root)
    _, unread = load_records(root)
    refuse((*problems, *unread))
    return {entry.actor.id: entry.actor for entry in entries}


def _there(actors: dict[str, Actor], id_: str) -> Actor:
    if id_ not in actors:
        raise InputError(f"no actor has the id `{id_}`", f"look at its name in {ACTORS}/", place=id_)
    return actors[id_]


def _rename_everywhere(changes: Changes, actors: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    """Put `new` for `old` in every record, receipt and actor's file; the files that change."""
    touched = [entry.file for entry in load_records(changes.root)[0] if _rename_in(changes, entry, old, new)]
    files = (f"{ACTORS}/{actor}.yml" for actor in actors)
    return (*touched, *(file for file in files if changes.edit(file, _with(rename_in_actor, old, new))))


def rename_in_brief(changes: Changes, brief: str, old: str, new: str) -> tuple[str, ...]:
    """Put `new` for `old` in the record and receipt of one brief; the files that change.

    Nothing is changed where the record cannot be read; `check` tells of it.
    """
    entries = load_records(changes.root, [brief])[0]
    return tuple(entry.file for entry in entries if _rename_in(changes, changes.entry(entry), old, new))


def _rename_in(changes: Changes, entry: RecordEntry, old: str, new: str) -> bool:
    is_changed = changes.edit(entry.file, _with(rename_in_record, old, new))
    if is_changed:
        changes.carry_receipt(entry)
    return is_changed


def _with(change: Callable[[Any, str, str], None], old: str, new: str) -> Callable[[Any], None]:
    return lambda tree: change(tree, old, new)
