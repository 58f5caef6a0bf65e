"""Whether a name that only a label takes for a person's is one: on evidence alone, never for want of another sort.

A small model calls every unknown word a person: a browser, a game, a school. A person has a given name, an office or a
trade, or does what only people do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_archive.extract.ballot import Ballot
from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import FULL, deed, part_of
from briefing_archive.extract.wording import Wording

_TELLING = listed("telling") | listed("human_verbs")
_PARTICLES = listed("particles")
_SAID = frozenset({"said", "says", "added", "recalled", "explained"})
_CLOSING = frozenset({",", '"', "”", "’", "'", "''", "?", "!"})
_LIVING = listed("life_verbs")
# Votes that a title, an address or a given name before a surname gives.
_TOLD = 2.5
_THINGS = frozenset({"compound", "nmod", "amod", "in", "on", "via", "through", "over", "advmod", "dep"})


def lives(line: Wording, name: Name) -> bool:
    """Whether a mention is one to whom only people come: “X was born”, “X resigned”, “X, 45, …”."""
    part, head = part_of(line, name)
    return (part in {"nsubj", "nsubjpass"} and line.lower[head] in _LIVING) or is_aged(line, name)


def speaks_behind(line: Wording, name: Name, known: Gazetteer) -> bool:
    """Whether a full name, none of whose words is a body's, stands right behind its verb: “…,” said Ines Okafor."""
    words = line.words[name.first : name.last]
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() or word in _PARTICLES for word in words):
        return False
    verb = name.first - 1
    if verb < 1 or line.lower[verb] not in _SAID or line.words[verb - 1] not in _CLOSING:
        return False
    if any(known.kind_of(word.lower()) is not None for word in words):
        return False
    return known.organisation(name.text) is None and not any(known.is_place(word) for word in words)


def is_aged(line: Wording, name: Name) -> bool:
    """Whether an age stands between commas or in brackets behind a name: “Okafor, 45, said”."""
    last = name.last
    if last + 2 >= len(line) or line.words[last] not in {",", "("}:
        return False
    age = line.words[last + 1]
    return age.isdigit() and 1 < len(age) <= 2 and line.words[last + 2] in {",", ")"}


def _is_no_thing(line: Wording, name: Name) -> bool:
    """Whether a mention stands where things hardly do, nor the outlet that somebody spoke to."""
    part, head = part_of(line, name)
    return part not in _THINGS and not (part in {"to", "dobj", "dative"} and line.lower[head] in _TELLING)


def is_told(
    texts: Iterable[str], ballot: Ballot, lines: Sequence[Wording], read: Sequence[Name], known: Gazetteer
) -> bool:
    """Whether a person's name is borne out: by an office, votes enough, or a deed.

    Of a full name it is enough that a given name is in it, or that it stands where things hardly do.
    """
    if ballot.roles or ballot.votes["person"] >= _TOLD:
        return True
    if any(" " in text for text in texts):
        words = {word for text in texts for word in text.split()}
        if words & known.given_names.keys():
            return True
        return any(_is_no_thing(lines[name.block], name) for name in read)
    return any(lives(lines[name.block], name) or deed(lines[name.block], name) >= FULL for name in read)
