"""The closed sets of words in `context_words.tsv`."""

from __future__ import annotations

from functools import lru_cache

from briefing_archive.wordlists import rows_of


@lru_cache(maxsize=256)
def word_list(name: str) -> tuple[str, ...]:
    """The words of a set in the order of the file.

    >>> word_list("weekdays")[0]
    'monday'
    """
    return next(tuple(words.split()) for listed, words in rows_of("context_words.tsv") if listed == name)


@lru_cache(maxsize=256)
def word_set(name: str) -> frozenset[str]:
    """The words of a set, to ask whether it holds one."""
    return frozenset(word_list(name))
