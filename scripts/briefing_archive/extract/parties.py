"""Which organisations are parties or armed groups though no word of their names says so.

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
_BANDS = listed("armed_bands")
_OFFENCES = listed("offences")
_OFFENDERS = listed("offenders")
_TIES = listed("ties")
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


def tell_armed_groups(clusters: Iterable[Cluster], lines: Sequence[Wording]) -> None:
    """Give the kind of an armed group to a network, cell or front to which an article lays an attack or attackers."""
    known = gazetteer()
    for cluster in clusters:
        if cluster.sort != "org" or cluster.actor is not None or cluster.kind not in _OPEN_KINDS:
            continue
        if any(known.organisation(text) for text in cluster.names):
            continue
        is_band = any(text.lower().split()[-1] in _BANDS for text in cluster.names)
        if is_band and any(_is_blamed(lines[name.block], name) for name in cluster.mentions):
            cluster.kind = "armed-group"


def _is_blamed(line: Wording, name: Name) -> bool:
    """Whether an attack is laid to a mention: “the attackers were linked to X”, “blamed on X”, “X carried it out”."""
    part, head = part_of(line, name)
    word = line.lower[head]
    sentence = {*_rest(line, _opening(line, name.first)), *_rest(line, name.last)}
    if part in {"to", "with"}:
        return (word in _TIES and bool(sentence & _OFFENDERS)) or (
            word in {"attributed", "blamed"} and bool(sentence & _OFFENCES)
        )
    if part == "on" or part == "dobj":
        return word == "blamed" and bool(sentence & _OFFENCES)
    if part in {"nsubj", "by", "agent"}:
        return word in {"carried", "claimed", "committed", "plotted", "planned"} and bool(sentence & _OFFENCES)
    return False


def _opening(line: Wording, i: int) -> int:
    """The word a sentence begins with, or one as far before `i` as is read after it."""
    start = i
    while start > max(i - _REACH, 0) and not line.is_first[start]:
        start -= 1
    return start


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
    end = min(start, len(line))
    while end < min(len(line), start + _REACH) and not (
        end > start and line.is_first[end] and line.words[end - 1] in {".", "!", "?"}
    ):
        end += 1
    return line.lower[start:end]
