"""Roles as an article words them, whole and each told once: “minister” beside “Ombran minister” says no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from briefing_archive.spans import find_words
from briefing_archive.text import search_key
from briefing_archive.wordlists import rows_of

_LONGEST = 300
# Words between the parts of a role.
_BETWEEN = frozenset("a an the of for in to and s".split())
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")


def told_once(roles: Iterable[str]) -> tuple[str, ...]:
    """The roles in their order, without those that another tells as well: the same words, or these and a state's.

    What a longer wording adds besides is another role: “former”, “deputy”.

    >>> told_once(["mayor", "Prime Minister", "French Prime Minister", "former mayor", "Mayor"])
    ('mayor', 'French Prime Minister', 'former mayor')
    """
    first: dict[frozenset[str], str] = {}
    for role in roles:
        first.setdefault(role_words(role), role)
    return tuple(
        role
        for words, role in first.items()
        if not any(
            words < fuller and any(fuller - words <= state for state in words_of_states().values()) for fuller in first
        )
    )


def whole(role: str, names: Iterable[str], text: str) -> str:
    """The role as the article words it, to the end of a name that it breaks off in: names are not cut.

    >>> whole("head of Board for Tides", ["Board for Tides and Reefs"], "a head of Board for Tides and Reefs")
    'head of Board for Tides and Reefs'
    """
    said = next(find_words(role, text), None)
    if said is None:
        return role
    ends = [
        span.end for name in names for span in find_words(name, text) if said.start < span.start < said.end < span.end
    ]
    longer = " ".join(text[said.start : max(ends)].split()) if ends else role
    return longer if len(longer) <= _LONGEST else role


def role_words(text: str) -> frozenset[str]:
    """The words of a role or name that tell something, folded: “the U.S.’s President” is {us, president}."""
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), _POSSESSIVE.sub("", text))
    return frozenset(search_key(plain).split()) - _BETWEEN


@cache
def words_of_states() -> Mapping[str, frozenset[str]]:
    """Words of names and adjectives of every state, by its folded name."""
    found = {}
    for _, name, *more in rows_of("countries.tsv"):
        names = (name, *(one for cell in more[:2] for one in cell.split(";")))  # other names, and adjectives
        found[search_key(name)] = frozenset(word for one in names for word in role_words(one))
    return found
