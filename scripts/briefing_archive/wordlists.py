"""The word lists that ship with the archive: data files, each headed by its source and rule of selection."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=64)
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a list in `data/`, in order, without comments, blank lines and outer blanks."""
    text = files("briefing_archive").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=64)
def rows_of(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated list in `data/`, in order, each a tuple of its cells."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines_of(name))


@lru_cache(maxsize=1)
def closed_words() -> frozenset[str]:
    """Words of English's closed classes (articles, pronouns, prepositions …), which tell nothing of a matter.

    >>> "the" in closed_words()
    True
    """
    words = next(row[1] for row in rows_of("word_sets.tsv") if row[0] == "closed")
    return frozenset(words.split())


@lru_cache(maxsize=1)
def person_words() -> frozenset[str]:
    """Nouns for what a person is or does: minister, docker."""
    return frozenset(lines_of("person_words.txt"))
