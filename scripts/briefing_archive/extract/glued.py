"""Names that stand right behind a body's without a comma: “head of research at Verrin University Ines Okafor said”.

The tagger takes both for one. Where the person begins is told by a given name behind a whole body's name, and that it
is a person by the office before the body or by what is said of it.
"""

from __future__ import annotations

from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.name_joints import LINKS
from briefing_archive.extract.surroundings import noun_before, phrase_before
from briefing_archive.extract.wording import Wording
from briefing_archive.spans import Span

_SAYING = listed("human_verbs")
_BEHIND = frozenset({"of", "at", "for", "with", "from", "in"})
_SAINTS = frozenset({"san", "santa", "santo", "são", "saint", "st", "st.", "ste", "notre", "port", "mount", "and", "&"})
_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "IN", "DT", "CC", "HYPH", "POS", "VBG", "PRP$"})
_NO_BODY = frozenset({None, "place", "event"})
_FARTHEST = 14


def person_glued(line: Wording, start: int, end: int, known: Gazetteer) -> tuple[int, Span | None] | None:
    """Where a person's name begins inside a stretch that a body's name opens, and the office before it."""
    if end - start < 3:
        return None
    heads = [i for i in range(start, end) if known.kind_words.get(line.lower[i]) not in _NO_BODY]
    if heads and heads[-1] >= end - 2:
        return None
    office = office_before(line, start, known)
    is_titled = office is not None and _is_title(line, office, end)
    for person in range(end - 2, max(end - 4, start), -1):
        is_given = line.words[person] in known.given_names and line.words[person - 1] not in known.given_names
        if not is_given and not (is_titled and person == end - 2 and known.is_place(line.words[person - 1])):
            continue
        before, inside = line.lower[person - 1], line.lower[person:end]
        if before in LINKS | _SAINTS | {"the"} or LINKS & set(inside) or "and" in inside:
            continue
        if known.is_place(line.text(person, end)) or line.lower[person + 1] in _SAINTS:
            continue
        if not _is_body(line, start, person, heads, known):
            continue
        if office is not None:
            return person, line.span(office, person)
        if known.is_place(line.words[end - 1]):
            continue
        if end < len(line) and line.lower[end] in _SAYING and heads:
            return person, None
    return None


def _is_body(line: Wording, start: int, end: int, heads: list[int], known: Gazetteer) -> bool:
    """Whether words name a body by a noun for one in them or before them, or as the lists know it."""
    if heads and heads[0] < end - (line.lower[heads[0]] == line.lower[end - 1] and end - start == 1):
        return True
    nouns = noun_before(line, start)
    if nouns[0] and known.kind_of(*nouns) not in _NO_BODY:
        return True
    return any(known.organisation(line.text(i, end)) is not None for i in range(start, end))


def _is_title(line: Wording, office: int, end: int) -> bool:
    """Whether an office opens a sentence without article, so that its bearer's name must follow before the verb."""
    return line.is_first[office] and end < len(line) and line.tags[end] in {"VBD", "VBZ", "MD"}


def office_before(line: Wording, start: int, known: Gazetteer) -> int | None:
    """Where an office or trade begins that goes on with “of” or “at” up to a body: “founder of the charity”."""
    for i in range(start - 2, max(start - _FARTHEST, -1), -1):
        if line.tags[i + 1] not in _PHRASE:
            return None
        if line.lower[i + 1] in _BEHIND and line.lower[i] in known.person_words:
            return phrase_before(line, i + 1, known)
    return None
