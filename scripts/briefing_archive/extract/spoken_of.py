"""People who are named and take no part: whom a picture shows, whose house it is, whose aide somebody is.

A person takes part wherever the article tells a deed, a word or a fate of theirs. One whose every mention only says
what a thing shows, whose it is, whom it honours, or stands in somebody else's role does not; nor does a child that
is known by its first name alone, which an archive does not name.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.mentioned import Setting, is_example, is_in_case
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import part_of
from briefing_archive.extract.wording import Wording

_DEPICTIONS = listed("depictions")
_HONOURS = listed("honours")
_BELONGINGS = listed("belongings")
_CHILDREN = listed("children")
_DEEDS = listed("deeds")
_STAFF = listed("staff")
_FINITE = frozenset({"VBD", "MD"})
_LONGEST = 60


def only_spoken_of(
    cluster: Cluster, mentions: Sequence[Name], lines: Sequence[Wording], setting: Setting, known: Gazetteer
) -> bool:
    """Whether a person's every mention, read in `mentions`, tells of something or somebody else."""
    if _is_child(cluster, lines[mentions[0].block], mentions[0]):
        return True
    return all(
        setting.is_in_role(name)
        or _is_shown(lines[name.block], name)
        or _is_owner(lines[name.block], name, known)
        or _is_honoured(lines[name.block], name)
        or is_example(lines[name.block], name)
        or is_in_case(lines[name.block], name)
        for name in mentions
    )


def _is_child(cluster: Cluster, line: Wording, name: Name) -> bool:
    """Whether a first name stands behind a word for a child: “their daughter, X”, “his 14-year-old son X”."""
    if any(" " in text for text in cluster.names):
        return False
    i = name.first - 1
    if i > 0 and line.words[i] == ",":
        i -= 1
    return i >= 0 and line.lower[i] in _CHILDREN


def _is_shown(line: Wording, name: Name) -> bool:
    """Whether somebody is what a picture, statue or book shows: “portraits of X, Y and Z”."""
    part, head = part_of(line, name)
    if part in {"of", "about"} and line.lower[head] in _DEPICTIONS:
        return True
    for i in range(name.first - 1, max(name.first - _LONGEST, 0), -1):
        if line.tags[i] in _FINITE or (line.is_first[i + 1] and line.words[i] in {".", "!", "?"}):
            return False
        if line.lower[i] == "of" and line.lower[i - 1] in _DEPICTIONS:
            return _is_list(line, i + 1, name.first)
    return False


def _is_list(line: Wording, first: int, last: int) -> bool:
    """Whether names follow each other without a clause between them."""
    return not any(line.deps[i] in {"mark", "relcl"} for i in range(first, last))


def _is_owner(line: Wording, name: Name, known: Gazetteer) -> bool:
    """Whether a name says whose a thing is or which: “X's apartment”, “the X prints”, “the X airport”."""
    part, head = part_of(line, name)
    word = line.lower[head]
    if part == "of" and word in _BELONGINGS:
        return True
    if name.last - name.first > 1 and name.first > 0 and line.lower[name.first - 1] in {"a", "an"}:
        return True  # “an Ines Okafor and Omar Reyle exhibit”
    if head < name.last or part not in {"poss", "compound", "nmod", "amod"}:
        return False
    if part == "poss":
        return word in _BELONGINGS
    is_common = line.tags[head] in {"NN", "NNS"} and line.words[head].islower()
    return is_common and word not in _DEEDS | _STAFF | known.person_words


def _is_honoured(line: Wording, name: Name) -> bool:
    """Whether something bears the name or is done in somebody's honour: “named after X”, “in memory of X”."""
    part, head = part_of(line, name)
    word = line.lower[head]
    if part in {"after", "for"}:
        return word in {"named", "called", "christened"}
    return part in {"of", "to"} and word in _HONOURS
