"""What a sentence says that a name is: “X is a teacher”, “the schools X and Y”, “the City of X”, “X said he would”."""

from __future__ import annotations

from typing import cast

from briefing_archive.extract.ballot import Ballot, Sort
from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import is_agents, is_cue
from briefing_archive.extract.wording import Wording

_MINDED = listed("minded")
_LEVELS = listed("levels") | {"town", "province", "village", "parish"}


def kind_of_several(line: Wording, first: int, known: Gazetteer) -> str | None:
    """The kind that a plural before a list of names tells of each of them: “the schools X, Y and Z”."""
    i = first - 1
    while i > 0 and first - i < 14 and (line.tags[i].startswith("NNP") or line.lower[i] in {",", "and", "&"}):
        i -= 1
    if i < 0 or line.tags[i] != "NNS" or not line.words[i].islower() or line.words[i + 1] == ",":
        return None
    plural = line.lower[i]
    singular = f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")
    return known.kind_of(singular, line.lower[i - 1] if i else "")


def is_council(line: Wording, name: Name) -> bool:
    """Whether a name is that of a town or county with the word for it: “City of Verrin”, “County of Norland”."""
    first = name.first
    return name.last - first > 2 and line.lower[first] in _LEVELS and line.lower[first + 1] == "of"


def is_line(line: Wording, name: Name) -> bool:
    """Whether a name is one of a line of ships, coaches or planes."""
    return name.last - name.first > 1 and line.lower[name.last - 1] == "line"


def is_spelled_out(line: Wording, name: Name, known: Gazetteer) -> bool:
    """Whether the initials of a name stand behind it in brackets, or before it: “Reef and Tide Guild (RTG)”."""
    first, last = name.first, name.last
    if last + 2 < len(line) and line.words[last] == "(" and line.words[last + 2] in {")", ",", ";"}:
        acronym = line.words[last + 1]
    elif first > 1 and line.words[first - 1] == "(" and last < len(line) and line.words[last] == ")":
        acronym = line.words[first - 2]
    else:
        return False
    words = [word for word in name.text.replace("-", " ").split() if word[:1].isupper()]
    if not words or (len(words) < 3 and words[0] in known.given_names):
        return False
    return len(acronym) > 1 and acronym.isupper() and acronym == "".join(word[0] for word in words)


def count_predicate(line: Wording, verb: int, ballot: Ballot, known: Gazetteer) -> None:
    """“X is a teacher”, “X was a browser”, “X is a firm in Oslo”: what a sentence says that a name is."""
    for i in range(verb + 1, min(verb + 10, len(line))):
        if line.deps[i] != "attr" or line.heads[i] != verb or line.tags[i] not in {"NN", "NNS"}:
            continue
        word, before = line.lower[i], line.lower[i - 1]
        if word in known.person_words:
            ballot.add("person", 1.5)
        elif word in listed("product_nouns"):
            ballot.add("event", 2.0)
        elif kind := known.kind_of(word, before):
            if kind in {"place", "event"}:
                ballot.add(cast(Sort, kind), 1.0)
            else:
                ballot.add("org", 1.5)
                ballot.kind(kind, 1.0)
        return


def taken_up(line: Wording, verb: int) -> Sort | None:
    """Whom a pronoun right behind a verb of saying takes up: “X said he would”, “X says that it would”."""
    i = verb + 2 if verb + 1 < len(line) and line.lower[verb + 1] == "that" else verb + 1
    if i >= len(line) or not is_cue(line.lower[verb]) or line.deps[i] not in {"nsubj", "nsubjpass"}:
        return None
    if line.lower[i] in {"he", "she"}:
        return "person"
    return "org" if line.lower[i] == "it" and _decides(line, i) else None


def _decides(line: Wording, i: int) -> bool:
    """Whether a pronoun does what only somebody does: “said it would sue”, not “said it would rain”."""
    verb = line.heads[i]
    is_active = line.deps[i] == "nsubj"
    if (is_active and is_agents(line.lower[verb])) or line.lower[verb] in _MINDED:
        return True
    # “it was surprised and disappointed”
    return any(line.heads[k] == verb and line.lower[k] in _MINDED for k in range(i + 1, min(i + 8, len(line))))
