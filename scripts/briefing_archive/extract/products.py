"""What is made and sold and is no body: votes for a product, from how a sentence speaks of it.

“An X” can be bought, “Zorvex's X” belongs to its maker, a firm unveils it, and it costs, weighs or seats so much.
"""

from __future__ import annotations

from briefing_archive.extract.ballot import Ballot
from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.wording import Wording

_NOUNS = listed("product_nouns")
_RELEASING = listed("releasing_verbs")
_MEASURED = listed("product_verbs")
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


def _is_brought_out(line: Wording, i: int) -> bool:
    """Whether the last word of a name is what is brought out, or what costs, weighs or features something."""
    part, verb = line.deps[i], line.lower[line.heads[i]]
    return (part in {"dobj", "nsubjpass"} and verb in _RELEASING) or (part == "nsubj" and verb in _MEASURED)


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
