"""Drafted records and proposed actors as YAML that a person reads and edits, doubts beside their items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from briefing_archive.fields import plain
from briefing_archive.model import Actor
from briefing_archive.problems import KeyPath
from briefing_archive.proposed_record import ProposedRecord

_HEADER = """\
yaml-language-server: $schema=../_schema/record.schema.json

A draft, made by machine from article.txt beside it. Read it against the article, then
- write title, summary, context and reported quotes in your own words; keep spoken words to the letter,
- look at every line marked LOOK, and take out what is no use,
- run `briefs check`, and when it is clean set status: reviewed with reviewed: {by: …, on: …}.
"""
_SHORT = 90


def dump_record(proposed: ProposedRecord, header: str = _HEADER) -> str:
    """The YAML of a drafted record under a comment that says what to do, a LOOK comment above each doubtful item."""
    tree = _commented(proposed.tree, (), proposed.doubts)
    tree.yaml_set_start_comment(header)
    return _dump(tree)


def dump_actor(actor: Actor) -> str:
    """The YAML of a registry file."""
    said = plain(actor)
    if "names" in said:
        said["names"] = [one["name"] if set(one) == {"name"} else one for one in said["names"]]
    tree = _commented(said, (), {})
    tree.yaml_set_start_comment("yaml-language-server: $schema=../_schema/actor.schema.json\n")
    return _dump(tree)


def _dump(tree: CommentedMap) -> str:
    yaml = YAML()
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    out = StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def _commented(value: Any, at: KeyPath, doubts: Mapping[KeyPath, str]) -> Any:
    """Plain values as ruamel's, short leaves on one line, doubts as comments above their item."""
    if isinstance(value, Mapping):
        tree = CommentedMap((key, _commented(one, (*at, key), doubts)) for key, one in value.items())
        for key in value:
            if hint := doubts.get((*at, key)):
                tree.yaml_set_comment_before_after_key(key, before=f"LOOK: {hint}", indent=2 * _depth(at))
        if at and _is_short(value):
            tree.fa.set_flow_style()
        return tree
    if isinstance(value, list | tuple):
        seq = CommentedSeq(_commented(one, (*at, index), doubts) for index, one in enumerate(value))
        for index in range(len(value)):
            if hint := doubts.get((*at, index)):
                seq.yaml_set_comment_before_after_key(index, before=f"LOOK: {hint}", indent=2 * _depth(at))
        if not value or (all(isinstance(one, str) for one in value) and len(str(value)) < _SHORT):
            seq.fa.set_flow_style()
        return seq
    if isinstance(value, str) and len(value) == 10 and at and at[-1] in {"on", "date"}:
        return _as_day(value)
    return value


def _depth(at: KeyPath) -> int:
    return len(at)


def _is_short(value: Mapping[str, Any]) -> bool:
    flat = all(isinstance(one, str | int | bool) or _is_flat_list(one) for one in value.values())
    return flat and len(str(dict(value))) < _SHORT and "text" not in value


def _is_flat_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _as_day(value: str) -> date | str:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value
