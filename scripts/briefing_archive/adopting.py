"""Proposed actors taken into the registry: as drafting proposed them, or as a person filled in the form."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefing_archive.actors import rename_in_brief
from briefing_archive.check import refuse_unknown
from briefing_archive.editor import edit
from briefing_archive.model import Actor, Name
from briefing_archive.printing import as_text
from briefing_archive.problems import InputError, Problem
from briefing_archive.registry import name_key
from briefing_archive.review import hints_in
from briefing_archive.rules.grounding import place_in
from briefing_archive.rules.locating import locate
from briefing_archive.spans import Span
from briefing_archive.store.actor_form import Filled, dump_form, filled_of, read_form
from briefing_archive.store.drafts import dump_actor
from briefing_archive.store.receipts import ARTICLE, read_article
from briefing_archive.store.records import ACTORS, BRIEFINGS, load_actors, load_proposed, load_records
from briefing_archive.store.shape import shape_findings
from briefing_archive.store.writing import write_if_changed
from briefing_archive.store.yaml_edit import edit_yaml
from briefing_archive.store.yaml_file import decode
from briefing_archive.text import paragraph_at

_AROUND = 40


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
            place = f"{BRIEFINGS}/{brief}/actors"
            raise InputError(f"`{actor}` is not proposed", f"one of: {', '.join(there)}", place=place)
    return {id_: there[id_] for id_ in ids or there}


def form_of(root: Path, brief: str, ids: Sequence[str] = ()) -> str:
    """The form for the proposed actors of a brief, each under where the article names it first and what is doubtful."""
    actors = proposed_actors(root, brief, ids)
    return dump_form(brief, tuple(actors.values()), _hints(root, brief))


def _hints(root: Path, brief: str) -> Mapping[str, Sequence[str]]:
    """By actor: the article's words around its first mention, its role, and the LOOK comments of the record."""
    entries, _ = load_records(root, [brief])
    if not entries:
        return {}
    (entry,) = entries
    text = article.text if (article := read_article(entry.folder, f"{BRIEFINGS}/{brief}/{ARTICLE}")[0]) else ""
    looks = hints_in(entry.tree, entry.record)
    located = {item.at: item for item in locate(entry.record, (), text).items}
    found: dict[str, list[str]] = {}
    for index, who in enumerate(entry.record.actors):
        said = found.setdefault(who.actor, [])
        if spans := located["actors", index].spans:
            at = spans[0]
            said.append(f"{place_in(at.start, text)}  {_around(at, text)}")
        if who.role:
            said.append(f"role: {who.role}")
        said += (f"LOOK: {one}" for one in looks.get(("actors", index), ()))
    return found


def _around(span: Span, text: str) -> str:
    """The words around a span of its paragraph, on one line and none of them cut."""
    block = paragraph_at(text, span.start)
    start, end = (block.start, block.end) if block else (0, len(text))
    before = text[max(start, span.start - _AROUND) : span.start]
    after = text[span.end : min(end, span.end + _AROUND)]
    if span.start - _AROUND > start:
        before = "… " + before.partition(" ")[2]
    if span.end + _AROUND < end:
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}{span.of(text)}{after}".split())


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
    """Take one proposed actor in with what was `said` of it (id, kind, name, weak, note), the rest as proposed.

    Weak names are set or added. Raises InputError like `adopt_form`.
    """
    actors = proposed_actors(root, brief, (actor,))
    filled = filled_of(actors[actor])
    weak = tuple(dict.fromkeys((*filled.weak, *said.get("weak", ()))))
    names = tuple(one for one in filled.names if one not in weak)
    given = {**filled.model_dump(), **said, "names": names, "weak": weak}
    try:
        changed = Filled.model_validate(given)
    except ValidationError as wrong:
        first = next(shape_findings(wrong, Filled, given))
        raise InputError(first.fault, first.remedy, place=f"--{first.at[0]}") from None
    return _take_in(root, brief, {actor: changed}, actors)


def adopt_form(root: Path, brief: str, text: str, file: str) -> Adopted:
    """Take in the actors of a form as it was filled in; those it leaves out stay proposed.

    Raises InputError with every fault of the form and its place in `file`; then nothing is changed.
    """
    actors = proposed_actors(root, brief)
    filled, problems = read_form(text, file, tuple(actors))
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


def _take_in(root: Path, brief: str, filled: Mapping[str, Filled], proposed: Mapping[str, Actor]) -> Adopted:
    entries, problems = load_actors(root)
    if problems:
        raise FormFaults(problems)
    registry = {entry.id: entry.actor for entry in entries}
    for one in filled.values():
        if heir := next((id_ for id_, actor in registry.items() if one.id in actor.formerly), None):
            raise InputError(f"`{one.id}` was an id of {heir}", f"write id: {heir}, or another id", place=one.id)
    files: list[str] = []
    notes: list[str] = []
    for id_, one in filled.items():
        file = f"{ACTORS}/{one.id}.yml"
        target = root / file
        if known := registry.get(one.id):
            came = _names_missing(one, known)
            if came and edit_yaml(target, partial(_add_names, names=came), file):
                files.append(file)
            added = f" gets {', '.join(f'“{name.name}”' for name in came)}" if came else " has every name"
            notes.append(f"{id_} is {one.id}, which is in the registry and{added}.")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_if_changed(target, dump_actor(_as_filled(proposed[id_], one)).encode())
            files.append(file)
        if one.id != id_:
            files += rename_in_brief(root, brief, id_, one.id)
        (root / BRIEFINGS / brief / "actors" / f"{id_}.yml").unlink()
    return Adopted(tuple(dict.fromkeys(files)), tuple(notes))


def _as_filled(actor: Actor, filled: Filled) -> Actor:
    """The proposed actor with what the form says; a name that stays keeps its language and time."""
    before = {name.name: name for name in actor.names}
    names = [
        before.get(name, Name(name=name)).model_copy(update={"weak": is_weak})
        for group, is_weak in ((filled.names, False), (filled.weak, True))
        for name in group
    ]
    said = {"id": filled.id, "kind": filled.kind, "name": filled.name, "names": tuple(names), "note": filled.note}
    return actor.model_copy(update=said)


def _names_missing(filled: Filled, known: Actor) -> tuple[Name, ...]:
    there = {name_key(name.name) for name in known.all_names()}
    groups = (((filled.name, *filled.names), False), (filled.weak, True))
    names = {name: is_weak for group, is_weak in groups for name in group if name_key(name) not in there}
    return tuple(Name(name=name, weak=is_weak) for name, is_weak in names.items())


def _add_names(tree: Any, *, names: Sequence[Name]) -> None:
    tree.setdefault("names", []).extend({"name": one.name, "weak": "true"} if one.weak else one.name for one in names)
