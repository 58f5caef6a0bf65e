"""The comments marked LOOK in a drafted record: what they say of which item, and taken out once they are settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from briefing_archive.model import Record
from briefing_archive.problems import KeyPath
from briefing_archive.store.yaml_file import Tree

_LOOK = "# LOOK:"
_LACKING = "not in the registry"


def hints_in(tree: Tree, record: Record) -> Mapping[KeyPath, Sequence[str]]:
    """What the comments say, by the key path of what stands right below each."""
    hints: defaultdict[KeyPath, list[str]] = defaultdict(list)
    for at, _, said in _looks(tree, record):
        hints[at].append(said)
    return hints


def is_settled(at: KeyPath, said: str, record: Record, actors: Collection[str]) -> bool:
    """Whether a comment says that the registry lacks an actor which is among `actors` by now."""
    return at[0] == "actors" and said.startswith(_LACKING) and record.actors[int(at[1])].actor in actors


def without_settled(tree: Tree, record: Record, actors: Collection[str]) -> str:
    """The record's text without the comments that adopting `actors` settled; all else stays to the letter."""
    settled = {number for at, number, said in _looks(tree, record) if is_settled(at, said, record, actors)}
    lines = tree.text.splitlines(keepends=True)
    return "".join(line for number, line in enumerate(lines, 1) if number not in settled)


def _looks(tree: Tree, record: Record) -> Iterator[tuple[KeyPath, int, str]]:
    """Each comment's item, line and words, in the order of the file."""
    below: dict[int, KeyPath] = {}
    for at in (("title",), ("story",), *(at for at, _ in record.items())):
        place = tree.key_position(at) if len(at) == 1 else tree.position(at)
        below.setdefault(place[0], at)
    waiting: list[tuple[int, str]] = []
    for number, line in enumerate(tree.text.splitlines(), 1):
        words = line.strip()
        if words.startswith(_LOOK):
            waiting.append((number, words.removeprefix(_LOOK).strip()))
        elif not words.startswith("#"):
            if number in below:
                yield from ((below[number], *one) for one in waiting)
            waiting = []
