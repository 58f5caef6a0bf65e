"""What is made and sold and is no body: votes for a product, from how a sentence speaks of it.

“An X” can be bought, “Zorvex's X” belongs to its maker, a firm unveils it, and it costs, weighs or seats so much. It
has users and versions, is installed and played, and other wares run on it or are compatible with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_archive.extract.ballot import Ballot
from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import part_of
from briefing_archive.extract.wording import Wording

_NOUNS = listed("product_nouns")
_RELEASING = listed("releasing_verbs")
_MEASURED = listed("product_verbs")
_COMPANY = listed("ware_company")
_COUNTS = listed("ware_counts")
_USING = listed("ware_verbs")
_FIT = listed("ware_fit")
_ON = listed("ware_on")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_NEW = frozenset({"new", "newest", "latest", "upcoming", "popular", "original", "first", "best-selling"})
_ITS = frozenset({"its", "their"})


def count_product(line: Wording, name: Name, ballot: Ballot, known: Gazetteer) -> None:
    """Votes for a product where a mention is spoken of as one; a title or head word before or in it speaks against."""
    if name.form in {"person", "institution"} or name.role is not None:
        return
    first, last = name.first, name.last
    before = line.lower[first - 1] if first else ""
    after = line.lower[last] if last < len(line) else ""
    ends = last >= len(line) or not line.tags[last].startswith(("NN", "HYPH", "POS"))
    if before in {"a", "an"} and ends and line.labels[last - 1] != "PERSON":
        ballot.add("event", 2.5)
    if _is_makers(line, first, known):
        ballot.add("event", 1.5)
    elif before in _ITS:
        ballot.add("event", 0.7)
    if after in _NOUNS and line.tags[last] == "NN" and line.words[last].islower():
        ballot.add("event", 1.0)
    if before in _NOUNS and line.words[first - 1].islower():
        ballot.add("event", 2.5)
    if _is_brought_out(line, last - 1):
        ballot.add("event", 1.0)
    ballot.add("event", _used(line, name))


def _is_brought_out(line: Wording, i: int) -> bool:
    """Whether the last word of a name is what is brought out, or what costs, weighs or features something."""
    part, verb = line.deps[i], line.lower[line.heads[i]]
    return (part in {"dobj", "nsubjpass"} and verb in _RELEASING) or (part == "nsubj" and verb in _MEASURED)


def count_made(lines: Sequence[Wording], names: Sequence[Name], ballots: Mapping[str, Ballot]) -> None:
    """Votes for a product where a name stands elsewhere behind its maker's: “Firelark” beside “Zorvex Firelark”."""
    for name in names:
        line, last = lines[name.block], name.last
        if not name.is_nested or last >= len(line) or name.form != "name":
            continue
        end = last
        while end < len(line) and end < last + 3 and line.tags[end].startswith("NNP") and line.words[end][0].isupper():
            end += 1
            ballot = ballots.get(line.text(last, end))
            if ballot is not None and not ballot.roles:
                ballot.add("event", 2.5)


def _used(line: Wording, name: Name) -> float:
    """How much a mention is spoken of as what people use: “X users”, “versions of X”, “compatible with X”."""
    first, last = name.first, name.last
    if last < len(line) and line.lower[last] in _COMPANY and line.tags[last].startswith("NN"):
        return 1.5
    if last + 1 < len(line) and line.tags[last] == "CD" and line.lower[last + 1] in _COMPANY:
        return 1.5  # “X 4 users”
    of = first - 2 if first and line.lower[first - 1] == "the" else first - 1
    if of > 0 and line.lower[of] == "of" and line.lower[of - 1] in _COUNTS:
        return 1.5
    part, head = part_of(line, name)
    word = line.lower[head]
    if part in {"for", "on", "with", "to"} and (word in _FIT or line.lower[of - 1] in _FIT):
        return 1.5
    if part in {"on", "with", "in", "via"} and (word in _ON or word in _USING):
        return 1.2
    if part == "dobj" and word in _USING:
        return 0.7
    if part == "nsubj" and word in {"sold", "sells", "runs", "ran", "run"} and not _has_object(line, head):
        return 1.3  # “X sold well”
    return 0.0


def _has_object(line: Wording, verb: int) -> bool:
    """Whether a verb is followed by its object in the words next to it."""
    return any(
        line.heads[i] == verb and line.deps[i] in {"dobj", "ccomp"} for i in range(verb, min(verb + 12, len(line)))
    )


def _is_makers(line: Wording, first: int, known: Gazetteer) -> bool:
    """Whether a firm that the lists know owns it, or “its new” stands before it."""
    i = first - 1
    is_new = i > 0 and line.lower[i] in _NEW
    if is_new:
        i -= 1
    if i > 0 and line.words[i] in _POSSESSIVE:
        owners = (known.organisation(line.text(max(i - size, 0), i)) for size in (1, 2))
        return any(owner is not None and owner.kind == "company" for owner in owners)
    return is_new and line.lower[i] in _ITS
