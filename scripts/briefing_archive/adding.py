"""An actor that drafting missed, put into a brief: the one of the registry that bears the name, or a new proposal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from slugify import slugify

from briefing_archive.check import refuse_unknown
from briefing_archive.fields import ActorKind
from briefing_archive.model import Actor
from briefing_archive.problems import InputError, refuse
from briefing_archive.registry import Registry, registry_of
from briefing_archive.spans import find_words
from briefing_archive.store.changes import changing
from briefing_archive.store.drafts import dump_actor
from briefing_archive.store.receipts import ARTICLE, read_article
from briefing_archive.store.records import (
    ACTORS,
    BRIEFINGS,
    PROPOSED,
    RecordEntry,
    load_proposed,
    load_records,
    load_registry,
)
from briefing_archive.store.yaml_edit import on_one_line


@dataclass(frozen=True)
class Added:
    """Whom the brief has now, and what changed."""

    actor: str
    is_proposed: bool
    """Whether it waits beside the record to be adopted, instead of standing in the registry."""
    files: tuple[str, ...]


def add_actor(root: Path, brief: str, name: str, kind: ActorKind | None = None, to: str | None = None) -> Added:
    """List whom the article calls `name` among the actors of a brief.

    Without `to`, an id, it is the actor of the registry, or of those proposed for the brief, that alone bears the
    name and not as a weak one; with a `kind`, and where nobody does, a new one is proposed. An actor that the record
    lists already gets the name.

    Raises InputError where the article does not have the name, it is not clear who is meant, `to` is nobody's id, a
    new actor has no kind, or a file cannot be read; then nothing is changed.
    """
    refuse_unknown([brief], root)
    name = " ".join(name.split())
    files = []
    with changing(root) as changes:
        entries, problems = load_records(root, [brief])
        refuse(problems)
        _refuse_absent(entries[0], name)
        proposed = [one.actor for one in load_proposed(root, brief)[0]]
        actor = _meant(name, kind, to, registry_of((*load_registry(root).actors.values(), *proposed)))
        is_proposed = actor is None or actor in {one.id for one in proposed}
        if actor is None:
            made = _new(name, kind, root)
            files.append(f"{BRIEFINGS}/{brief}/{PROPOSED}/{made.id}.yml")
            changes.write(files[0], dump_actor(made).encode())
            actor = made.id
        if changes.edit(entries[0].file, partial(_list, actor=actor, name=name)):
            files.append(entries[0].file)
    return Added(actor, is_proposed, tuple(files))


def _refuse_absent(entry: RecordEntry, name: str) -> None:
    """Refuse a name that does not stand in the article, where the article is at hand."""
    if not name:
        raise InputError("the name is empty", "write it as the article does")
    file = f"{BRIEFINGS}/{entry.id}/{ARTICLE}"
    article, _ = read_article(entry.folder, file)
    if article and not any(find_words(name, article.text)):
        raise InputError(f"“{name}” does not stand in the article", "write the name as the article does", place=file)


def _meant(name: str, kind: ActorKind | None, to: str | None, known: Registry) -> str | None:
    """The id of the actor that is meant; None for a new one."""
    if to is not None:
        if to not in known.actors:
            near = known.alike_ids(to)
            mend = f"one of: {', '.join(near)}" if near else f"look at its name in {ACTORS}/"
            raise InputError(f"no actor has the id `{to}`", mend, place="--as")
        if kind not in {None, known.actors[to].kind}:
            other = f"{to} is of the kind {known.actors[to].kind}, not {kind}"
            raise InputError(other, "leave --kind out: it is said of a new actor", place="--kind")
        return to
    alone = known.resolve(name)
    if alone and kind in {None, alone.kind}:
        return alone.id
    if alone or (kind is None and known.bearers(name)):
        mend = f"say which it is (--as ID), or{' by a longer name' if alone else ''} what it is (--kind person …)"
        raise InputError(f"“{name}” can be {' or '.join(known.bearers(name))}", mend, place=name)
    return None


def _new(name: str, kind: ActorKind | None, root: Path) -> Actor:
    if kind is None:
        mend = "say what it is (--kind person, state …), or which actor it is (--as ID)"
        raise InputError(f"nobody in the registry is called “{name}”", mend, place=name)
    id_ = slugify(name, max_length=70, word_boundary=True)
    if not id_ or (root / ACTORS / f"{id_}.yml").exists():
        raise InputError(f"`{id_}` is taken" if id_ else f"“{name}” makes no id", "add its file by hand", place=name)
    return Actor(id=id_, kind=kind, name=name)


def _list(tree: Any, *, actor: str, name: str) -> None:
    listed = tree.setdefault("actors", [])
    for one in listed:
        if one["actor"] == actor:
            if name not in one.setdefault("named", []):
                one["named"].append(name)
            return
    listed.append(on_one_line({"actor": actor, "named": [name]}))
