"""The form by which proposed actors are taken into the registry: written for a person, and read back.

It is YAML, as the registry is: one entry an actor, under the id that drafting proposed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from typing import get_args

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from briefing_archive.actor_model import Actor, NameEntry, Role, RoleEntry
from briefing_archive.fields import ActorKind, Id, Language, Line, Value, Wikidata
from briefing_archive.problems import Finding, KeyPath, Problem, shape_error
from briefing_archive.role_wordings import told_once
from briefing_archive.store.shape import shape_findings
from briefing_archive.store.yaml_file import Tree, parse_yaml

_HEADER = f"""\
Actors that the registry lacks, proposed by the draft of {{brief}}.
Look at each, then save:
- kind: {", ".join(get_args(ActorKind))}.
- name is what we print; names are its other names. A weak one can mean others too (a surname, “the
  board”) and never makes a link by itself: move it between names and weak, or take it out.
- roles: as our page of the actor says them, each once. The record keeps the article's own words.
- note: one neutral line, who or what this is.
- id may be changed, and the record follows. The id of an actor of the registry makes the two one:
  the record then points there, and names the entry lacks are added. For such a one the id is enough.
- refuse: yes in an entry takes the proposal away: no actor of ours. What the record says of it is told.
- Also understood: wikidata: Q42, part_of: an id, lang: fa for the name; and where words do not say it all,
  {{{{name: Sepah, lang: fa}}}} among names, {{{{role: mayor, of: an id, from: 2019, until: 2021}}}} among roles.
- An entry that you delete stays proposed. Delete all, and nothing is done.
"""


class Filled(Value):
    """One actor of the form, as a person left it."""

    id: Id
    kind: ActorKind
    name: Line
    lang: Language | None = None
    names: tuple[NameEntry, ...] = ()
    weak: tuple[Line, ...] = ()
    roles: tuple[RoleEntry, ...] | None = None
    """None leaves them as proposed."""
    note: Line | None = None
    part_of: Id | None = None
    wikidata: Wikidata | None = None
    refuse: bool = False


def filled_of(actor: Actor) -> Filled:
    """The form's entry of an actor, filled with what the actor says."""
    return Filled(
        id=actor.id,
        kind=actor.kind,
        name=actor.name,
        lang=actor.lang,
        names=tuple(one for one in actor.names if not one.weak),
        weak=tuple(one.name for one in actor.names if one.weak),
        roles=tuple(Role(role=one) for one in told_once(one.role for one in actor.roles)),
        note=actor.note,
        part_of=actor.part_of,
        wikidata=actor.same_as.wikidata,
    )


def dump_form(brief: str, actors: Sequence[Actor], hints: Mapping[str, Sequence[str]]) -> str:
    """The form's text; `hints` say by id what to know of an actor, and stand above it as comments."""
    tree = CommentedMap()
    tree.yaml_set_start_comment(_HEADER.format(brief=brief))
    for actor in actors:
        filled = filled_of(actor)
        entry = CommentedMap(id=filled.id, kind=filled.kind, name=filled.name)
        for key, words in (("names", (one.name for one in filled.names)), ("weak", filled.weak)):
            entry[key] = CommentedSeq(words)
            entry[key].fa.set_flow_style()
        entry["roles"] = CommentedSeq(one.role for one in filled.roles or ())
        if len(entry["roles"]) < 2:
            entry["roles"].fa.set_flow_style()
        entry["note"] = filled.note
        tree[actor.id] = entry
        tree.yaml_set_comment_before_after_key(actor.id, before="\n".join(["", *hints.get(actor.id, ())]))
    yaml = YAML()
    yaml.width = 4096
    out = StringIO()
    yaml.dump(tree, out)
    return "\n".join("" if line.strip() == "#" else line for line in out.getvalue().splitlines()) + "\n"


def read_form(
    text: str, file: str, proposed: Sequence[str], registry: Mapping[str, Actor]
) -> tuple[Mapping[str, Filled], tuple[Problem, ...]]:
    """The entries of a form by the id that was proposed, and what is wrong with it, each fault at its place.

    Of an actor of the registry kind and name need not be said again.

    Raises YamlFault (an InputError) for text that is no YAML of ours.
    """
    tree = parse_yaml(text, file)
    found: dict[str, Filled] = {}
    problems: list[Problem] = []
    entries = tree.value if isinstance(tree.value, dict) else {}
    if entries != (tree.value or {}):
        finding = shape_error((), "value-invalid", "the form is a mapping", "keep each actor under its proposed id")
        problems.append(_placed(finding, tree))
    for key, value in entries.items():
        if key not in proposed:
            fault, mend = f"`{key}` is not proposed", f"one of: {', '.join(proposed)}; another id goes into `id`"
            problems.append(_placed(shape_error((key,), "key-unknown", fault, mend), tree))
            continue
        said = {name: one for name, one in value.items() if one != ""} if isinstance(value, dict) else value
        if isinstance(said, dict):
            said = _completed(said, key, registry)
        try:
            found[key] = Filled.model_validate(said)
        except ValidationError as wrong:
            problems += (_placed(replace(one, at=(key, *one.at)), tree) for one in shape_findings(wrong, Filled, said))
    problems += (_placed(finding, tree) for finding in (*_twice(found), *links_unknown(found, {*registry, *proposed})))
    return found, tuple(sorted(problems, key=lambda one: (one.line, one.column)))


def _completed(said: dict[str, object], proposed: str, registry: Mapping[str, Actor]) -> dict[str, object]:
    """What is said of an entry, and what goes without saying: all of a refused one, kind and name of one there."""
    if set(said) == {"refuse"} and str(said["refuse"]).lower() in {"yes", "true", "on"}:
        return {"id": proposed, "kind": "other", "name": proposed, **said}
    if known := registry.get(str(said.get("id"))):
        return {"kind": known.kind, "name": known.name, **said}
    return said


def links_unknown(filled: Mapping[str, Filled], known: Collection[str]) -> Iterator[Finding]:
    """Whom entries are said to be a part of, or to have a role of, though nobody has that id, or it is their own.

    `known` are the ids of the registry and those proposed for the brief, which may come later.
    """
    coming = {one.id for one in filled.values() if not one.refuse}
    for key, one in filled.items():
        of = [(("roles", at, "of"), role.of) for at, role in enumerate(one.roles or ()) if role.of]
        links: list[tuple[KeyPath, str]] = [*of, *([(("part_of",), one.part_of)] if one.part_of else [])]
        for at, id_ in links if not one.refuse else ():
            if id_ == one.id and at == ("part_of",):
                yield shape_error((key, *at), "value-invalid", "an actor is no part of itself", "take the line out")
            elif id_ not in known and id_ not in coming:
                mend = "write the id of an actor of the registry, or of one proposed here"
                yield shape_error((key, *at), "actor-unknown", f"no actor has the id `{id_}`", mend)


def _twice(found: Mapping[str, Filled]) -> Iterator[Finding]:
    """An id that two entries are given."""
    first: dict[str, str] = {}
    for key, filled in found.items():
        if (other := first.setdefault(filled.id, key)) != key:
            fault = f"`{filled.id}` is given to {other} as well"
            yield shape_error((key, "id"), "value-invalid", fault, "adopt one of them, then the other under its id")


def _placed(finding: Finding, tree: Tree) -> Problem:
    line, column = tree.key_position(finding.at) if finding.code == "key-unknown" else tree.position(finding.at)
    return Problem(tree.file, line, column, finding.code, finding.severity, finding.fault, finding.remedy)
