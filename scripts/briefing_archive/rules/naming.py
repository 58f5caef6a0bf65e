"""Names and descriptions: whom words for a speaker name, and which of them are held against the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefing_archive.cues import shell_nouns, writings
from briefing_archive.registry import Registry
from briefing_archive.text import fold_words
from briefing_archive.wordlists import person_words

_PERSONAL = frozenset({"i", "he", "she", "him", "her"})
_PRONOUNS = _PERSONAL | {"it", "they", "we", "you", "who", "which", "this", "that", "them", "us", "one", "both"}
_LINKING = frozenset({"from", "in", "at", "with", "near", "of", "for", "to", "by", "on"})
_OPENING = re.compile(
    r"(?:an?|the|his|her|its|their|our|this|that|these|those|some|one|two|three|several|many|most|both|other|"
    r"another|no|all)\b",
    re.IGNORECASE,
)
_POSSESSIVE = {"his": "he", "her": "she", "its": "it", "their": "they"}
_OWNED = re.compile(rf"(?P<owner>{'|'.join(_POSSESSIVE)})\s+(?P<thing>\S.*)", re.IGNORECASE)
_OWNER = re.compile(
    r"(?P<author>.+?)(?:['’]s|(?<=s)\s?['’])\s+(?:[\w-]+\s+){0,2}?(?P<written>[\w-]+)(?:\s+(?:of|on|about|to|for)\s.+)?"
)
_NEXT = re.compile(r"\s+([\w’'.-]+)")
# What may stand between an attribute and the name behind it: words alone, none of which joins two names.
_ATTRIBUTE = re.compile(r"\s+(?:(?!(?:and|or|as\s+well\s+as)\b)[\w’'.-]+\s+)*", re.IGNORECASE)
_RANK = re.compile(r"[A-Z.]{2,5}|PhD|[IVX]+")
_JOINED = re.compile(r",?\s+(?:and|or|as well as)\s+(?:the\s+)?")
# “the report of the board”, “a statement posted online by the board”
_OF = re.compile(
    r"(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}?(?P<written>[\w-]+)"
    r"(?:\s+(?:of|by|from)|\s+[a-z]+(?:ed|en|wn|nt|ut|de)(?:\s+\w+)?\s+by)\s+(?P<author>.+)",
    re.IGNORECASE,
)
# “a statement on the board’s website”
_PUT_ON = re.compile(
    r"(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}?(?P<written>[\w-]+)\s+(?:on|in)\s+(?P<owned>.+)", re.IGNORECASE
)


def is_pronoun(named: str) -> bool:
    """Whether the words are a pronoun alone.

    >>> is_pronoun("She"), is_pronoun("Shea")
    (True, False)
    """
    return named.strip().casefold() in _PRONOUNS


def is_personal(named: str) -> bool:
    """Whether the words are a pronoun that stands for one person."""
    return named.strip().casefold() in _PERSONAL


def owner_told(named: str, words: str) -> tuple[str, str] | None:
    """The pronoun that owns what `named` says, and the owner whom `words` name for it; None where they differ in more.

    >>> owner_told("her office", "Ines Okafor’s office"), owner_told("her office", "Ines Okafor’s house")
    (('she', 'Ines Okafor'), None)
    """
    owned = _OWNED.fullmatch(fold_words(named.strip()))
    if owned is None:
        return None
    owner = re.fullmatch(rf"(.+?)(?:'s|(?<=s)')\s+{re.escape(owned['thing'])}", fold_words(words.strip()))
    return (_POSSESSIVE[owned["owner"].casefold()], owner[1]) if owner else None


def is_description(named: str) -> bool:
    """Whether words describe somebody rather than name them: they end in a small letter's word, or in an office.

    Names that the registry lists are looked for first; this tells what the others are. “the Kremlin” is a
    name, “the Russian president” a description, and so is “officials from Port Verrin”.

    >>> [is_description(words) for words in ("the harbour group", "Port Verrin", "officials from Port Verrin")]
    [True, False, True]
    """
    words = [word for word in re.split(r"[\s,]+", named.strip()) if word]
    inner = words[1:] if words and _OPENING.match(words[0]) else words
    if not inner:
        return bool(words)
    head = inner[-1].strip("’'”\")(").rpartition("-")[2]  # al-Said is a name
    if head[:1].islower() or (inner is not words and head.casefold() in person_words()):
        return True  # “the harbour board”, “the Verrin Minister”
    small = [index for index, word in enumerate(inner) if word[:1].islower()]
    # “officials from Port Verrin” describes; “mayor Ines Okafor” and “Rahim al-Said of Sankt Aldo” name.
    return bool(small) and inner[0][:1].islower() and any(inner[index] in _LINKING for index in small)


@lru_cache(maxsize=1)
def written_words() -> frozenset[str]:
    """Nouns for what somebody says or writes, in the singular and the plural: letter, demands."""
    nouns = writings() | shell_nouns()
    return nouns | {f"{noun}s" for noun in nouns}


def author_of(named: str) -> str:
    """Whose words speak, where `named` is a piece of writing or a statement; else `named` as it is.

    >>> [author_of(words) for words in ("Lindt’s first letter", "The opinion of the court", "Lindt’s aide")]
    ['Lindt', 'the court', 'Lindt’s aide']
    >>> author_of("a letter posted online by Lindt"), author_of("a statement on Lindt’s website")
    ('Lindt', 'Lindt')
    >>> author_of("the board’s database of ships")
    'the board'
    """
    put_on = _PUT_ON.fullmatch(named.strip())
    if put_on and put_on["written"].casefold() in written_words() and _OWNER.fullmatch(put_on["owned"]):
        return author_of(put_on["owned"])
    owner, of = _OWNER.fullmatch(named.strip()), _OF.fullmatch(named.strip())
    if owner and owner["written"].casefold() in written_words():
        return owner["author"]
    if of and of["written"].casefold() in written_words():
        return of["author"]
    return named


def named_actors(named: str, registry: Registry) -> frozenset[str]:
    """Ids of the actors that the words may name; all bearers where a name is shared, none where nobody is named.

    The whole is looked up first. Inside it, what a possessive or a preposition hangs on names nobody
    (“Ombra’s minister”, “a spokesman for the Palace”), nor does a part of a longer name (“the President” of
    somebody in “President Bo Lindt”), nor what stands before another name as its attribute (“Ombra minister Bo
    Lindt”), nor a weak name before one that is not (“the president of the port, Bo Lindt”). Persons go before what
    they belong to; whom “and” alone joins to a person is named beside that person.
    """
    if whole := registry.bearers(named):
        return frozenset(whole)
    groups: list[list[tuple[str, ...]]] = [[]]
    at, after_person = 0, False
    for start, name, ids in _heads(named, registry):
        is_person = _is_person(ids, registry)
        # “Ombra and Tavria minister Bo Lindt” may be a minister of both.
        if (is_person or after_person) and _JOINED.fullmatch(named, at, start):
            groups.append([])
        groups[-1].append(ids)
        at, after_person = start + len(name), is_person
    found: set[str] = set()
    for heads in groups:
        people = [ids for ids in heads if _is_person(ids, registry)]
        found |= {one for ids in people or heads for one in ids}
    return frozenset(found)


def goes_on(named: str, end: int) -> bool:
    """Whether a longer name goes on right behind a place: a word with a capital that is no letters of rank.

    >>> goes_on("President Bo Lindt", 9), goes_on("Bo Lindt QC", 8), goes_on("Bo Lindt, QC", 8)
    (True, False, False)
    """
    word = _NEXT.match(named, end)
    return word is not None and word[1][:1].isupper() and not _RANK.fullmatch(word[1])


def _is_person(ids: Sequence[str], registry: Registry) -> bool:
    return any(registry.actors[one].kind == "person" for one in ids)


def _heads(named: str, registry: Registry) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    found = list(_standing(named, registry))
    starts = {start for start, _, _ in found}
    for number, (start, name, ids) in enumerate(found):
        end = start + len(name)
        following = next(iter(found[number + 1 :]), None)
        goes_before = (
            following is not None
            and following[1][:1].isupper()
            and _ATTRIBUTE.fullmatch(named, end, following[0]) is not None
            and not _hangs(named, following[0])
        )
        word = _NEXT.match(named, end)
        is_part = word is not None and goes_on(named, end) and word.start(1) not in starts
        is_title = _is_weak(name, ids, registry) and any(
            not _is_weak(other, bearers, registry) and not _JOINED.fullmatch(named, end, at)
            for at, other, bearers in found[number + 1 :]
        )
        if not (_owns(named, start, end) or _hangs(named, start) or goes_before or is_part or is_title):
            yield start, name, ids


def _is_weak(name: str, ids: Sequence[str], registry: Registry) -> bool:
    return all(registry.is_weak(name, one) for one in ids)


def _standing(named: str, registry: Registry) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Every listed name in the words, with where it begins."""
    at = 0
    for name, ids in registry.names_in(named):
        start = named.index(name, at)
        yield start, name, ids
        at = start + len(name)


def _hangs(named: str, start: int) -> bool:
    before = re.search(r"(\w+)\s+(?:the\s+)?\Z", named[:start])
    return before is not None and before.group(1).casefold() in _LINKING


def _owns(named: str, start: int, end: int) -> bool:
    after = fold_words(named[end:] + " x")
    owner = re.search(r"(?:['’]s|s['’])\Z", named[start:end])
    return bool(re.match(r"'s?\s+\w{2}", after) or (owner and len(after) > 2))
