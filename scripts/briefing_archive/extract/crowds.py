"""Nouns for several people at once: “fishermen”, “townsfolk”, “staff”, “residents”.

At the head of a sentence they have a capital and are no names for that.
"""

from __future__ import annotations

from briefing_archive.extract.gazetteer import gazetteer, listed

_CROWDS = listed("crowds")
_COMPANIONS = listed("companions")
_NO_PLURALS = listed("singulars_in_men")
_AGENTS = ("er", "or", "ist", "ian")
_IRREGULAR = {"women": "woman", "men": "man", "people": "person", "folk": "folk", "folks": "folk"}


def is_crowd(word: str) -> bool:
    """Whether a noun means people whatever the parser takes it for: a mass of them, or an irregular plural.

    >>> is_crowd("Fishermen"), is_crowd("townspeople"), is_crowd("Staff"), is_crowd("Yemen"), is_crowd("dockers")
    (True, True, True, False, False)
    """
    lower = word.lower()
    if lower in _CROWDS:
        return True
    ending = next((one for one in _IRREGULAR if lower.endswith(one)), None)
    if ending is None or lower in _NO_PLURALS:
        return False
    known = gazetteer()
    return not (known.is_place(word) or word in known.given_names or word in known.adjectives)


def are_people(word: str) -> bool:
    """Whether a noun means several people by its class: a crowd, or the plural of a word for a person.

    >>> are_people("Ministers"), are_people("Critics"), are_people("Tigers")
    (True, True, False)
    """
    return is_crowd(word) or any(is_person(one) for one in _singulars(word.lower()))


def means_people(word: str) -> bool:
    """Whether a noun means several people by its class or as made from a verb: “dockers”.

    >>> means_people("Dockers"), means_people("Papers")
    (True, False)
    """
    return are_people(word) or any(is_doer(one) for one in _singulars(word.lower()))


def is_person(noun: str) -> bool:
    """Whether a noun in the singular and small letters means one person by its class."""
    return noun in gazetteer().person_words or noun in _COMPANIONS


def is_doer(noun: str) -> bool:
    """Whether a noun in the singular is made like those for people from a verb or another noun: “docker”."""
    return noun.endswith(_AGENTS) and len(noun) > 5


def _singulars(word: str) -> tuple[str, ...]:
    if not word.endswith("s") or word.endswith("ss"):
        return ()
    stems = [word[:-1]]
    if word.endswith("ies"):
        stems.append(f"{word[:-3]}y")
    if word.endswith("es"):
        stems.append(word[:-2])
    return tuple(stems)
