"""Who is named in one breath with those who take part: “lent to Zorvex, Norvik and Marzano”.

Of a firm that only this article names nothing may tell what it is; the one beside it, in the same part of the same
sentence, does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import part_of
from briefing_archive.extract.surroundings import anchor
from briefing_archive.extract.wording import Wording
from briefing_archive.spans import Span

_PARTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "dative", "by", "agent", "to", "from", "on", "against", "with", "between"}
)
_LIKELY = 0.8
_LISTING = frozenset({",", "and", "the", "in", "of", "at", "&", "both"})
_WHERE = frozenset({"in", "at", "near", "outside", "of", "as", "like", "than", "inside"})
_FARTHEST = 9


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
    return found + _listed_beside(lines, clusters, [*taking_part, *found])


def _listed_beside(
    lines: Sequence[Wording], clusters: Sequence[Cluster], taking_part: Sequence[Cluster]
) -> list[Cluster]:
    """The bodies that one list names with a body that takes part: all of a list are actors or none."""
    parts = {id(one) for one in taking_part}
    named = sorted(
        ((name, one) for one in clusters if one.sort in {"org", "place"} for name in one.mentions),
        key=lambda pair: pair[0].span,
    )
    bodies = [(name, one) for name, one in named if one.sort == "org" and one.kind is not None and not name.is_nested]
    places = {(name.block, i) for name, one in named if one.sort == "place" for i in range(name.first, name.last)}
    found: list[Cluster] = []
    listed: set[Span] = set()
    pairs = list(pairwise(bodies))
    for (name, one), (beside, other) in (*pairs, *((two, first) for first, two in reversed(pairs))):
        if id(one) not in parts or id(other) in parts or other.kind == "media":
            continue
        first, second = (name, beside) if name.span < beside.span else (beside, name)
        if not other.ballot.kinds or not _are_listed(lines, first, second, places):
            continue
        # The parser hangs the third of a list anywhere; its first tells the part of all.
        if name.span in listed or part_of(lines[first.block], first)[0] not in _WHERE:
            listed.add(beside.span)
            parts.add(id(other))
            found.append(other)
    return found


def _are_listed(lines: Sequence[Wording], name: Name, beside: Name, places: set[tuple[int, int]]) -> bool:
    """Whether nothing but a comma, “and” and where the first lies stands between two names, in a part that tells."""
    line = lines[name.block]
    if name.block != beside.block or not 0 < beside.first - name.last < _FARTHEST:
        return False
    between = range(name.last, beside.first)
    if not any(line.lower[i] in {",", "and"} for i in between) or line.block.block.kind != "paragraph":
        return False
    if any((name.block, i) not in places and line.lower[i] not in _LISTING for i in between):
        return False
    after = line.lower[beside.last] if beside.last < len(line) else ""
    if all(line.lower[i] != "and" for i in between) and after not in {",", "and", "&"}:
        return False  # “in a filing to the exchange, Zorvex said”
    return beside.last >= len(line) or not line.tags[beside.last].startswith(("NN", "POS"))


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
