"""Which organisations are parties though no word of their names says so: those that stand for election.

“Movement”, “front”, “union” and “alliance” head the names of campaigns and of parties alike; what the article tells
of one decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import part_of
from briefing_archive.extract.wording import Wording

_OPEN_KINDS = frozenset({"ngo", "company", "other"})
_CONTESTING = frozenset(
    {"won", "win", "wins", "winning", "lost", "lose", "gained", "gain", "contest", "contested", "fielded"}
)
_POLLS = listed("polls")
_STANDING = frozenset({"candidate", "candidates", "mp", "mps"})
_SIDES = frozenset({"opposition", "ruling", "governing"})
_REACH = 14


def tell_parties(clusters: Iterable[Cluster], lines: Sequence[Wording]) -> None:
    """Give the kind of a party to the organisations that the article tells to be one."""
    known = gazetteer()
    for cluster in clusters:
        if cluster.sort != "org" or cluster.actor is not None or cluster.kind not in _OPEN_KINDS:
            continue
        listed_already = any(known.organisation(text) for text in cluster.names)
        if not listed_already and any(_stands(lines[name.block], name) for name in cluster.mentions):
            cluster.kind = "party"


def _stands(line: Wording, name: Name) -> bool:
    """Whether a mention tells of a party: “the opposition X”, “an X candidate”, “X won the election”."""
    lower = line.lower
    if name.first > 0 and lower[name.first - 1] in _SIDES:
        return True
    if name.last < len(line) and lower[name.last] in _STANDING:
        return True
    after = _rest(line, name.last)
    if any(after[i] in {*_SIDES, "political"} and after[i + 1] == "party" for i in range(len(after) - 1)):
        return after[:1] == (",",) or after[:1] == ("(",)
    part, head = part_of(line, name)
    return part == "nsubj" and lower[head] in _CONTESTING and any(word in _POLLS for word in after)


def _rest(line: Wording, start: int) -> tuple[str, ...]:
    """The words after a mention, up to the end of its sentence."""
    end = start
    while end < min(len(line), start + _REACH) and not (line.is_first[end] and line.words[end - 1] in {".", "!", "?"}):
        end += 1
    return line.lower[start:end]
