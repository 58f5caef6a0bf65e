"""A person's surname written with a slip: “Okafer” a sentence after “Ines Okafor”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from briefing_archive.extract.attribution import Reading
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.proposals import ActorProposal
from briefing_archive.resolve import Cast

if TYPE_CHECKING:
    from spacy.tokens import Token

# In a shorter name one letter is too much of it.
_SHORTEST = 5


def person_misspelt(reading: Reading, cast: Cast, head: Token) -> ActorProposal | None:
    """The one person named before whose surname a name standing alone gives with one letter wrong, missing or added."""
    word, known = head.text, gazetteer()
    is_noun = head.lower_ in known.person_words or head.lower_ in known.kind_words or head.tag_ not in {"NN", "NNP"}
    if is_noun or len(word) < _SHORTEST or not word[:1].isupper() or known.is_place(word):
        return None
    beside = reading.tokens[head.i - 1 : head.i] if head.i else []
    if any(one.pos_ == "PROPN" and not one.text.endswith(".") for one in beside):
        return None
    at = reading.offset + head.idx
    meant = [
        actor
        for index, actor in enumerate(cast.actors)
        if actor.kind == "person" and _is_slip(word, actor.name.split()[-1]) and cast.is_named_before(index, at)
    ]
    return meant[0] if len(meant) == 1 else None


def _is_slip(word: str, surname: str) -> bool:
    is_long = min(len(word), len(surname)) >= _SHORTEST
    return is_long and word[0] == surname[0] and OSA.distance(word, surname, score_cutoff=1) == 1
