"""Who is named in one breath with those who take part: “lent to Zorvex, Norvik and Marzano”.

Of a firm that only this article names nothing may tell what it is; the one beside it, in the same part of the same
sentence, does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import part_of
from briefing_archive.extract.surroundings import anchor
from briefing_archive.extract.wording import Wording

_PARTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "dative", "by", "agent", "to", "from", "on", "against", "with", "between"}
)
_LIKELY = 0.8


def named_beside(
    lines: Sequence[Wording], clusters: Sequence[Cluster], taking_part: Sequence[Cluster]
) -> list[Cluster]:
    """The bodies of no known kind that a list joins to one that takes part; each is given the kind of that one."""
    at = {(name.block, i): one for one in taking_part for name in one.mentions for i in range(name.first, name.last)}
    parts = {id(one) for one in taking_part}
    found = []
    for one in clusters:
        if id(one) in parts or one.sort != "org" or one.kind is None or one.ballot.kinds:
            continue
        if one.ballot.votes["org"] < _LIKELY:
            continue
        beside = next((two for name in one.mentions for two in _neighbours(lines[name.block], name, at)), None)
        if beside is not None:
            one.kind = beside.kind
            found.append(one)
    return found


def _neighbours(line: Wording, name: Name, at: dict[tuple[int, int], Cluster]) -> Iterator[Cluster]:
    """The firms that hang on a name in a list, or on which it hangs, where the list acts or is acted on."""
    if line.block.block.kind != "paragraph" or part_of(line, name)[0] not in _PARTS:
        return
    i = anchor(line, name.first, name.last)
    joined = [
        k for k in range(name.last, min(name.last + 8, len(line))) if line.deps[k] == "conj" and line.heads[k] == i
    ]
    if line.deps[i] == "conj":
        joined.append(line.heads[i])
    for k in joined:
        two = at.get((line.number, k))
        if two is not None and two.sort == "org" and two.kind == "company":
            yield two
