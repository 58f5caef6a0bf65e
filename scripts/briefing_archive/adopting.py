"""Proposed actors taken into the registry: as drafting proposed them, or as a person filled in the form."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefing_archive.actor_hints import hints_of, with_whole_roles
from briefing_archive.actors import rename_in_brief
from briefing_archive.adopted_entries import add_to, as_filled, links_missing, names_missing
from briefing_archive.check import refuse_unknown
from briefing_archive.editor import edit
from briefing_archive.fields import plain
from briefing_archive.model import Actor
from briefing_archive.printing import as_text
from briefing_archive.problems import InputError, Problem
from briefing_archive.renaming import places_of_actor, places_of_words
from briefing_archive.rules.locating import label_of
from briefing_archive.store.actor_form import Filled, dump_form, filled_of, links_unknown, read_form
from briefing_archive.store.changes import Changes, changing
from briefing_archive.store.drafts import dump_actor
from briefing_archive.store.looks import without_settled
from briefing_archive.store.records import (
    ACTORS,
    BRIEFINGS,
    PROPOSED,
    RecordEntry,
    load_actors,
    load_proposed,
    load_records,
)
from briefing_archive.store.shape import shape_findings
from briefing_archive.store.yaml_file import decode

_OPTIONS = {"id": "as", "roles": "role", "part_of": "part-of"}


def option_of(key: str) -> str:
    """The option of the command that says a key of the form: `--role` for `roles`."""
    return f"--{_OPTIONS.get(key, key)}"


class FormFaults(InputError):
    """A form that cannot be used, with every fault and its place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        super().__init__(first.fault, first.remedy, place=f"{first.file}:{first.line}:{first.column}", status=1)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(as_text(self.problems, color=False))


class KeptForm(InputError):
    """A fault in a form that a person wrote, with the command that takes the form in once it is mended."""

    def __init__(self, wrong: InputError, command: str) -> None:
        super().__init__(wrong.fault, wrong.remedy, place=wrong.place, status=wrong.status)
        self.told = f"{wrong}\nNothing was done, and the form is kept: mend it, then `{command}`."

    def __str__(self) -> str:
        return self.told


@dataclass(frozen=True)
class Adopted:
    """What was done: files that changed, relative to the archive, and for the entries that were there, what came."""

    files: tuple[str, ...]
    notes: tuple[str, ...] = ()


def proposed_actors(root: Path, brief: str, ids: Sequence[str] = ()) -> Mapping[str, Actor]:
    """The actors that drafting proposed for a brief (all, or those of `ids`), by id.

    Raises InputError where there is no such brief, none or not these are proposed, or a file cannot be read.
    """
    refuse_unknown([brief], root)
    entries, problems = load_proposed(root, brief)
    if problems:
        raise FormFaults(problems)
    there = {entry.id: entry.actor for entry in entries}
    if not there:
        raise InputError("no actors are proposed for this brief", "look at its name in briefings/", place=brief)
    for actor in ids:
        if actor not in there:
            place = f"{BRIEFINGS}/{brief}/{PROPOSED}"
            raise InputError(f"`{actor}` is not proposed", f"one of: {', '.join(there)}", place=place)
    return {id_: with_whole_roles(root, brief, there[id_]) for id_ in ids or there}


def form_of(root: Path, brief: str, ids: Sequence[str] = ()) -> str:
    """The form for the proposed actors of a brief, each under where the article names it first and what is doubtful."""
    actors = proposed_actors(root, brief, ids)
    return dump_form(brief, tuple(actors.values()), hints_of(root, brief))


def adopt(root: Path, brief: str, ids: Sequence[str] = ()) -> Adopted:
    """Move proposed actors (all, or those of `ids`) into the registry as they are.

    Raises InputError for an id that was not proposed or is in the registry already; then nothing is moved.
    """
    actors = proposed_actors(root, brief, ids)
    for actor in actors:
        if (root / ACTORS / f"{actor}.yml").exists():
            raise InputError(
                f"`{actor}` is in the registry already",
                f"`briefs actors adopt {brief} --edit` adds its names to the entry there",
                place=f"{ACTORS}/{actor}.yml",
            )
    return _take_in(root, brief, {id_: filled_of(actor) for id_, actor in actors.items()}, actors)


def adopt_one(root: Path, brief: str, actor: str, said: Mapping[str, Any]) -> Adopted:
    """Take one proposed actor in with what was `said` of it by keys of the form, the rest as proposed.

    Weak names are set or added. Raises InputError like `adopt_form`.
    """
    actors = proposed_actors(root, brief, (actor,))
    filled = filled_of(actors[actor])
    weak = tuple(dict.fromkeys((*filled.weak, *said.get("weak", ()))))
    names = [plain(one) for one in filled.names if one.name not in weak]
    given = {**plain(filled), **said, "names": names, "weak": weak}
    try:
        changed = Filled.model_validate(given)
    except ValidationError as wrong:
        first = next(shape_findings(wrong, Filled, given))
        raise InputError(first.fault, first.remedy, place=option_of(str(first.at[0]))) from None
    for wrong_link in links_unknown({actor: changed}, {*_registry(root), *proposed_actors(root, brief)}):
        raise InputError(wrong_link.fault, wrong_link.remedy, place=option_of(str(wrong_link.at[1])))
    return _take_in(root, brief, {actor: changed}, actors)


def adopt_form(root: Path, brief: str, text: str, file: str) -> Adopted:
    """Take in the actors of a form as it was filled in; those it leaves out stay proposed.

    Raises InputError with every fault of the form and its place in `file`; then nothing is changed.
    """
    actors = proposed_actors(root, brief)
    filled, problems = read_form(text, file, tuple(actors), _registry(root))
    if problems:
        raise FormFaults(problems)
    return _take_in(root, brief, filled, actors)


def adopt_file(root: Path, brief: str, file: str) -> Adopted:
    """Take in the actors of a form in a file, or of standard input for `-`, like `adopt_form`."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as wrong:
        raise InputError(
            f"cannot be read: {wrong.strerror}", "print one with --print-form, fill it in", place=file
        ) from None
    return adopt_form(root, brief, decode(data, file), file)


def adopt_edited(root: Path, brief: str, ids: Sequence[str] = ()) -> Adopted:
    """Take in the actors of the form that a person has filled in in an editor; a form with a fault is kept.

    Raises InputError like `adopt_form`, and where nobody can edit.
    """
    command = f"briefs actors adopt {brief}"
    without = f"`{command} --print-form > FILE`, fill it in, `{command} --form FILE`"
    path = edit(form_of(root, brief, ids), brief, without)
    try:
        done = adopt_file(root, brief, str(path))
    except InputError as wrong:
        raise KeptForm(wrong, f"{command} --form {path}") from None
    path.unlink()
    return done


def refuse(root: Path, brief: str, ids: Sequence[str]) -> Adopted:
    """Take proposals away that are no actors of ours; the record stays, and what in it still names them is told.

    Raises InputError for an id that was not proposed; then nothing is taken away.
    """
    actors = proposed_actors(root, brief, ids)
    refused = {id_: filled_of(actor).model_copy(update={"refuse": True}) for id_, actor in actors.items()}
    return _take_in(root, brief, refused, actors)


def _take_in(root: Path, brief: str, filled: Mapping[str, Filled], proposed: Mapping[str, Actor]) -> Adopted:
    refused = [id_ for id_, one in filled.items() if one.refuse]
    filled = {id_: one for id_, one in filled.items() if not one.refuse}
    files: list[str] = []
    notes: list[str] = []
    with changing(root) as changes:
        registry = _registry(root)
        for one in filled.values():
            if heir := next((id_ for id_, actor in registry.items() if one.id in actor.formerly), None):
                raise InputError(f"`{one.id}` was an id of {heir}", f"write id: {heir}, or another id", place=one.id)
        for id_, one in filled.items():
            file = f"{ACTORS}/{one.id}.yml"
            if known := registry.get(one.id):
                came = names_missing(one, known)
                more = links_missing(one, known)
                if (came or more) and changes.edit(file, partial(add_to, names=came, links=more)):
                    files.append(file)
                told = [f"“{name.name}”" for name in came] + sorted(more)
                added = f" gets {', '.join(told)}" if told else " has every name"
                notes.append(f"{id_} is {one.id}, which is in the registry and{added}.")
            else:
                changes.write(file, dump_actor(as_filled(proposed[id_], one)).encode())
                files.append(file)
            if one.id != id_:
                files += rename_in_brief(changes, brief, id_, one.id)
        files += _settle(changes, brief, {one.id for one in filled.values()})
        entries = [changes.entry(entry) for entry in load_records(root, [brief])[0]]
        for id_, one in filled.items():
            names = {name.name for name in (*proposed[id_].all_names(), *one.names)} | {one.name, *one.weak}
            notes += _left_in_words(entries, one.id, names)
        notes += (line for id_ in refused for line in _left_of(entries, id_))
        for id_ in (*filled, *refused):
            changes.remove(f"{BRIEFINGS}/{brief}/{PROPOSED}/{id_}.yml")
    with contextlib.suppress(OSError):  # while some wait, the folder stays
        (root / BRIEFINGS / brief / PROPOSED).rmdir()
    return Adopted(tuple(dict.fromkeys(files)), tuple(notes))


def _registry(root: Path) -> Mapping[str, Actor]:
    """Every actor of the registry by its id; raises InputError where one of its files cannot be read."""
    entries, problems = load_actors(root)
    if problems:
        raise FormFaults(problems)
    return {entry.id: entry.actor for entry in entries}


def _settle(changes: Changes, brief: str, adopted: Collection[str]) -> Iterator[str]:
    """Take the comments out of the record that say the registry lacks what was adopted; the file, if any was there."""
    for before in load_records(changes.root, [brief])[0]:
        entry = changes.entry(before)
        left = without_settled(entry.tree, entry.record, adopted)
        if left != entry.tree.text and changes.write(entry.file, left.encode()):
            yield entry.file


def _left_of(entries: Sequence[RecordEntry], refused: str) -> Iterator[str]:
    """What to know of a refused proposal: each item of the record that still names it, at its place."""
    places = [
        (f"{entry.file}:{line}:{column}", label_of(at, items[at]))
        for entry in entries
        for items in [dict(entry.record.items())]
        for at in places_of_actor(entry.tree.value, refused)
        for line, column in [entry.tree.position(at)]
    ]
    yield f"{refused} is refused" + (", and the record still names it:" if places else "; the record does not name it.")
    yield from (f"    {place}: {label}" for place, label in places)
    if places:
        yield "    mend: take it out there, or name another actor; a speaker may be {words: …}"


def _left_in_words(entries: Sequence[RecordEntry], adopted: str, names: Collection[str]) -> Iterator[str]:
    """What to know of an adopted actor: where the record has one of its names as words for a speaker, not its id."""
    for entry in entries:
        items = dict(entry.record.items())
        left = places_of_words(entry.record, names)
        if left:
            yield f"{adopted} is adopted, and the record still has its name as a speaker’s words:"
        for at, words in left.items():
            line, column = entry.tree.position(at)
            yield f"    {entry.file}:{line}:{column}: {label_of(at[:-1], items[at[:-1]])}: “{words}”"
        if left:
            yield f"    mend: write {adopted} there, if it is meant"
