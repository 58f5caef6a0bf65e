"""What part a named one has in its sentence: who acts, whose deed it is, to whom something is done, or none of it.

`surroundings` gives the bare dependency of a name. Here a list is read through the noun that it fills (“nations
including X” stand where the nations stand), and verbs that tell no deed (“X is”, “X has”) are told from those that do.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_archive.cues import cue_of
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.surroundings import anchor
from briefing_archive.extract.wording import Wording

ACTING = frozenset({"nsubj", "agent", "by", "csubj"})
PARTNER = frozenset({"with", "between", "against", "among", "dative", "alongside", "versus", "vs"})
_MEMBERS = listed("members")
_LISTING = frozenset({"including", "like", "unlike"})
_BEING = listed("being_verbs")
_LASTING = listed("lasting_verbs")
_LYING = listed("lying_verbs")
_GOING = listed("going_verbs")
_GOVERNING = listed("governing_verbs")
_DEEDS = listed("deeds")
_UNDERGONE = listed("undergone")
_RECEIVED = listed("received")
_GIVING = listed("giving_verbs")
_ADDRESSING = listed("addressing")
_BOUNDS = listed("bounds")
_REPRESENTATIVES = listed("representatives")
_SPEAKING = frozenset({"according", "told", "spoke", "speaking", "said"})
_AGENTS = listed("agent_verbs")
_CALLED_UPON = listed("called_upon")
_IRREGULAR = dict(one.split(":") for one in listed("irregular_verbs"))
_LONGEST = 8

FULL, HALF, LITTLE, NONE = 1.0, 0.5, 0.34, 0.0


def part_of(line: Wording, name: Name) -> tuple[str, int]:
    """The dependency of a name through lists and coordination, and the word it hangs on.

    A prepositional object gives its preposition: `in`, `with` … instead of `pobj`.
    """
    i = anchor(line, name.first, name.last)
    for _ in range(_LONGEST):
        dep, head = line.deps[i], line.heads[i]
        if dep in {"conj", "appos"} and head != i and line.tags[head].startswith("NN"):
            i = head
            continue
        if dep != "pobj":
            break
        noun = line.heads[head]
        if not (_lists(line, head) and line.lower[noun] in _MEMBERS and line.tags[noun].startswith("NN")):
            return line.lower[head], noun
        i = noun
    return line.deps[i], line.heads[i]


def _lists(line: Wording, preposition: int) -> bool:
    """Whether a preposition opens a list of examples: “including”, “such as”."""
    lower = line.lower
    return lower[preposition] in _LISTING or (
        lower[preposition] == "as" and preposition > 0 and lower[preposition - 1] == "such"
    )


def deed(line: Wording, name: Name) -> float:
    """How much a mention tells that its bearer takes part, from 0 to 1."""
    part, head = _repaired(line, name)
    word = line.lower[head]
    if part == "by" and word == "followed":
        return NONE
    if part == "nsubj" and line.tags[head] == "JJ":
        return NONE  # “it makes Norway great”
    if part in ACTING:
        return _of_subject(line, part, word)
    if part == "nsubjpass":
        return NONE if word in _LYING else FULL
    if part in {"dobj", "dative"}:
        return NONE if word in _GOING or word in _GOVERNING else FULL
    nouns = {word, _before(line, name, part)}
    if part in PARTNER:
        return NONE if nouns & _BOUNDS else FULL
    if part in {"from", "of"} and nouns & _REPRESENTATIVES:
        return FULL
    if part == "from" and gives(line, name):
        return FULL
    if part == "to":
        return FULL if nouns & (_SPEAKING | _ADDRESSING) else NONE
    if part in {"on", "of", "upon"}:
        return FULL if nouns & _UNDERGONE and (part != "of" or nouns & _DEEDS) else NONE
    return NONE


def _repaired(line: Wording, name: Name) -> tuple[str, int]:
    """The part of a name; behind “and” it is the subject of the singular verb behind it, whatever the parser says."""
    part, head = part_of(line, name)
    is_joined = name.first > 0 and line.lower[name.first - 1] in {"and", "but", "while"} and name.last < len(line)
    is_joined = is_joined and not _joins_places(line, name.first - 1)
    if is_joined and part not in ACTING | {"nsubjpass"} and line.tags[name.last] in {"VBD", "VBZ", "MD"}:
        return "nsubj", name.last
    return part, head


def _joins_places(line: Wording, joint: int) -> bool:
    """Whether “and” joins two names behind one preposition of place: “dams in Norway and Denmark cut its flow”."""
    i = joint - 1
    while i > 0 and line.tags[i].startswith("NNP"):
        i -= 1
    return i < joint - 1 and line.lower[i] in {"in", "across", "throughout", "near"}


def _before(line: Wording, name: Name, preposition: str) -> str:
    """The word before the nearest preposition of the given form; the parser often hangs it on the verb instead."""
    for i in range(name.first - 1, max(name.first - _LONGEST, 0), -1):
        if line.lower[i] == preposition:
            return line.lower[i - 1]
    return ""


def _of_subject(line: Wording, part: str, verb: str) -> float:
    if part in {"nsubj", "csubj"} and (verb in _BEING or verb in _LASTING):
        return LITTLE
    return FULL


def is_agents(verb: str) -> bool:
    """Whether only somebody who can decide or speak does it: “announced”, “sues”, not “weighs”, “rose”.

    >>> is_agents("announcing"), is_agents("denied"), is_agents("banned"), is_agents("weighs")
    (True, True, True, False)
    """
    return any(form in _AGENTS or cue_of(form) is not None for form in _base_forms(verb))


def is_called_upon(verb: str) -> bool:
    """Whether a verb has as its object somebody who is spoken to or of: “urged”, “accused”, not “hit”."""
    return any(form in _CALLED_UPON for form in _base_forms(verb))


def is_cue(verb: str) -> bool:
    """Whether a form of a verb is one of a verb that reports speech."""
    return any(cue_of(form) is not None for form in _base_forms(verb))


def _base_forms(verb: str) -> Iterator[str]:
    """What a form of a verb may be a form of, with the irregular ones of the list of cues and agents."""
    yield _IRREGULAR.get(verb, verb)
    for ending in ("s", "es", "d", "ed", "ing"):
        if verb.endswith(ending):
            stem = verb.removesuffix(ending)
            yield from (stem, f"{stem}e")
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
            if ending in {"es", "ed"} and stem.endswith("i"):
                yield f"{stem[:-1]}y"


def gives(line: Wording, name: Name) -> bool:
    """Whether somebody is told to have given or sent something: “received aid from X”, “orders from X”."""
    if part_of(line, name)[0] != "from":
        return False
    first = next((i for i in range(name.first - 1, max(name.first - _LONGEST, 0), -1) if line.lower[i] == "from"), 0)
    return any(line.lower[i] in _RECEIVED for i in range(max(first - _LONGEST, 0), first))


def receives(line: Wording, name: Name) -> bool:
    """Whether something is given to somebody: “engines given to X and Y”, “the trainer will go to X”."""
    part, head = part_of(line, name)
    if part not in {"to", "dative"}:
        return False
    if line.lower[head] in _GIVING or _before(line, name, "to") in _GIVING:
        return True
    if line.lower[head] not in {"go", "goes", "went"}:
        return False
    things = (i for i in range(max(head - _LONGEST, 0), head) if line.heads[i] == head and line.deps[i] == "nsubj")
    people = gazetteer().person_words
    return any(line.tags[i] == "NNS" and line.lower[i].removesuffix("s") not in people for i in things)


def owns_deed(line: Wording, name: Name) -> bool:
    """Whether the noun that a name stands before is an act of its bearer: “X's offensive”, “an X ruling”."""
    part, head = part_of(line, name)
    return part in {"poss", "compound", "nmod", "amod"} and head >= name.last and line.lower[head] in _DEEDS
