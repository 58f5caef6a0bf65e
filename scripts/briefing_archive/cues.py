"""Cues: the verbs and phrases that report speech, and the nouns for what is said or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefing_archive.wordlists import lines_of, rows_of

SOURCE_PHRASES = {"according": "to", "per": ""}
"""Prepositions that name the speaker, and the word that must follow them."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that reports speech: `frames` are explained in the head of `data/cue_verbs.tsv`."""

    lemma: str
    frames: frozenset[str]

    def takes(self, *frames: str) -> bool:
        """Whether the verb stands in one of the frames."""
        return not self.frames.isdisjoint(frames)

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions after which the content of the verb stands."""
        return frozenset(frame[1:] for frame in self.frames if frame.startswith("+"))


@lru_cache(maxsize=1)
def cue_verbs() -> Mapping[str, Cue]:
    """Every cue verb by its lemma."""
    return {lemma: Cue(lemma, frozenset(frames.split())) for lemma, frames in rows_of("cue_verbs.tsv")}


def cue_of(lemma: str) -> Cue | None:
    """The cue verb of a lemma, in any case.

    >>> cue_of("warn").takes("clause"), cue_of("harbour")
    (True, None)
    """
    return cue_verbs().get(lemma.casefold())


@lru_cache(maxsize=1)
def writings() -> frozenset[str]:
    """Nouns for what is said or written, in the singular or plural as listed."""
    return frozenset(lines_of("writings.txt"))


@lru_cache(maxsize=1)
def shell_nouns() -> frozenset[str]:
    """Nouns that take up the whole statement before them."""
    return frozenset(lines_of("shell_nouns.txt"))


@lru_cache(maxsize=1)
def impersonal_sources() -> frozenset[str]:
    """Nouns after “according to” that say by what something goes, not who says it."""
    return frozenset(lines_of("impersonal_sources.txt"))


@lru_cache(maxsize=1)
def finders() -> frozenset[str]:
    """Nouns for bodies and people whose finding is a statement."""
    return frozenset(lines_of("finders.txt"))


@lru_cache(maxsize=1)
def happenings() -> frozenset[str]:
    """Nouns for what happens or is done that no ending gives away."""
    return frozenset(lines_of("happenings.txt"))


@lru_cache(maxsize=1)
def attitudes() -> frozenset[str]:
    """Nouns for what somebody thinks, feels or wants, whose clause tells what it is."""
    return frozenset(lines_of("attitudes.txt"))


@lru_cache(maxsize=1)
def granted() -> frozenset[str]:
    """Nouns for what is given or refused: “denied” a visa is an act, “denied” a charge a statement."""
    return frozenset(lines_of("granted.txt"))


@lru_cache(maxsize=1)
def claimed() -> frozenset[str]:
    """Nouns for what somebody claims of himself: “claimed responsibility”, never “claimed asylum”."""
    return frozenset(lines_of("claimed.txt"))
