"""An actor or a brief under another id: in records, actors' files and stories, and in the receipts of records.

The trees are mappings as YAML gives them and are altered in place, so that an editing library can keep a person's
comments. A receipt is carried over only for items that are the same but for the id.
"""

from __future__ import annotations

from collections.abc import Collection, MutableMapping, MutableSequence
from typing import Any

from briefing_archive.fields import Described, Value
from briefing_archive.model import Participant, Record
from briefing_archive.problems import KeyPath
from briefing_archive.receipt import Grounding, Receipt, group_of, item_hash
from briefing_archive.registry import name_key

Tree = MutableMapping[str, Any]


def rename_in_record(tree: Tree, old: str, new: str) -> None:
    """Put `new` wherever a record names the actor `old`; what then stands twice is made one."""
    for quote in _items(tree, "quotes"):
        _rename(quote, "speaker", old, new)
    context = tree.get("context") or {}
    for group in ("background", "figures"):
        for item in _items(context, group):
            _rename(item, "according_to", old, new)
    for event in _items(context, "events"):
        _rename(event, "actors", old, new)
    participants = tree.get("actors")
    if isinstance(participants, MutableSequence):
        _rename_participants(participants, old, new)


def places_of_actor(tree: Tree, actor: str) -> list[KeyPath]:
    """The key path of each item of a record that names an actor by its id, in the order of `rename_in_record`."""
    context = tree.get("context") or {}
    groups = (
        (("actors",), "actor"),
        (("quotes",), "speaker"),
        (("context", "background"), "according_to"),
        (("context", "figures"), "according_to"),
        (("context", "events"), "actors"),
    )
    found: list[KeyPath] = []
    for path, key in groups:
        items = (context if len(path) > 1 else tree).get(path[-1])
        for index, item in enumerate(items if isinstance(items, MutableSequence) else ()):
            value = item.get(key) if isinstance(item, MutableMapping) else None
            if value == actor or (isinstance(value, MutableSequence) and actor in value):
                found.append((*path, index))
    return found


def places_of_words(record: Record, names: Collection[str]) -> dict[KeyPath, str]:
    """The words that stand for a speaker in place of an id and are one of the names, by the key path they stand at."""
    keys = {name_key(name) for name in names}
    return {
        (*at, key): one.words
        for at, item in record.items()
        for key in ("speaker", "according_to")
        for one in getattr(item, key, ())
        if isinstance(one, Described) and name_key(one.words) in keys
    }


def rename_in_actor(tree: Tree, old: str, new: str) -> None:
    """Put `new` wherever another actor's file points to the actor `old`."""
    for key in ("part_of", "distinct_from"):
        _rename(tree, key, old, new)
    for role in _items(tree, "roles"):
        _rename(role, "of", old, new)
    for designation in _items(tree, "designated_by"):
        _rename(designation, "by", old, new)


def rename_brief_in_record(tree: Tree, old: str, new: str | None) -> None:
    """Make what is `same_as` an item of the brief `old` point to `new`; None takes the pointer away."""
    for item in (*_items(tree, "quotes"), *_items(tree.get("context"), "events")):
        brief, _, ref = str(item.get("same_as", "")).partition("#")
        if brief == old and new:
            item["same_as"] = f"{new}#{ref}"
        elif brief == old:
            del item["same_as"]


def rename_brief_in_story(tree: Tree, old: str, new: str | None) -> None:
    """Put `new` for `old` in what a story says of its briefs; None takes it away, and matters left with one brief."""
    for key in ("differs", "agrees"):
        for matter in _items(tree, key):
            seen = matter.get("in")
            if isinstance(seen, MutableMapping) and old in seen:
                said = seen.pop(old)
                if new:
                    seen[new] = said
        if new is None and key in tree:
            tree[key] = [matter for matter in tree[key] if len(matter.get("in") or {}) > 1]
            if not tree[key]:
                del tree[key]


def _items(tree: Any, key: str) -> list[Tree]:
    found = tree.get(key) if isinstance(tree, MutableMapping) else None
    return [one for one in found if isinstance(one, MutableMapping)] if isinstance(found, MutableSequence) else []


def _rename(tree: Tree, key: str, old: str, new: str) -> None:
    """Rename the id, or each id of a list, under a key."""
    value = tree.get(key)
    if value == old:
        tree[key] = new
    elif isinstance(value, MutableSequence) and old in value:
        at = value.index(old)
        if new in value:
            del value[at]
        else:
            value[at] = new


def _rename_participants(participants: MutableSequence[Any], old: str, new: str) -> None:
    """Rename a participant; where the other id takes part already, its names and role join that entry."""
    entries = {one["actor"]: one for one in participants if isinstance(one, MutableMapping) and "actor" in one}
    moved, kept = entries.get(old), entries.get(new)
    if moved is None:
        return
    if kept is None:
        moved["actor"] = new
        return
    kept["named"].extend(name for name in moved["named"] if name not in kept["named"])
    if "role" in moved and "role" not in kept:
        kept["role"] = moved["role"]
    participants.remove(moved)


def carry_over(receipt: Receipt, before: Record, after: Record) -> Receipt:
    """The receipt of a record whose items changed in nothing but an actor's id, or a brief's.

    Items that the receipt did not vouch for before are not vouched for after.
    """
    vouched = {at: receipt.items.get(_hash(at, item)) for at, item in before.items()}
    same_name: dict[str, Grounding] = {}
    for index, participant in enumerate(before.actors):
        if grounding := vouched[("actors", index)]:
            same_name |= dict.fromkeys(participant.named, grounding)
    items: dict[str, Grounding] = {}
    for at, item in after.items():
        if isinstance(item, Participant):
            found = [same_name[name] for name in item.named if name in same_name]
            complete = all(name in same_name for name in item.named)
            grounding = _joined(found) if complete else None
        else:
            grounding = vouched.get(at)
        if grounding:
            items[_hash(at, item)] = grounding
    kept = {key: value for key, value in receipt.items.items() if key not in _hashes(before)}
    return receipt.model_copy(update={"items": kept | items})


def _joined(groundings: list[Grounding]) -> Grounding | None:
    """One grounding for what several vouched for; its spans in order, each once."""
    if not groundings:
        return None
    spans = sorted({span for one in groundings for span in one.spans})
    return Grounding(at=groundings[0].at, spans=tuple(spans))


def _hash(at: KeyPath, item: Value) -> str:
    return item_hash(group_of(at), item)


def _hashes(record: Record) -> set[str]:
    return {_hash(at, item) for at, item in record.items()}
