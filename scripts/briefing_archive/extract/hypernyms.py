"""Bodies taken up by the noun for their class: “the company”, “the court”, “the republic”.

Such a description means the most salient body before it of which it can be said: one whose name holds the noun, else
one of a kind that the noun tells. It decays more slowly than a pronoun, for a body is called so paragraphs later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.proposals import ActorProposal
from briefing_archive.resolve import Cast
from briefing_archive.wordlists import rows_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_FADE = 0.7
_REACH = 14
_TOPIC = 12.0
# How much clearer than the next the one just named must be for a description that says something new.
_SURE_VARIED = 0.7
_NARROWING = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


@lru_cache(maxsize=1)
def kinds_by_noun() -> Mapping[str, frozenset[str]]:
    """The kinds of actors that a class noun can mean.

    >>> sorted(kinds_by_noun()["bloc"])
    ['intergovernmental']
    """
    return {noun: frozenset(kinds.split()) for kinds, nouns in rows_of("hypernyms.tsv") for noun in nouns.split()}


def body_meant(
    cast: Cast, head: Token, at: int, sentence: int, spoke: Mapping[int, float]
) -> tuple[ActorProposal, float] | None:
    """The body that a definite description in the singular means, and how sure that is (0 to 1).

    The noun stands alone, or with words that every such body bears; anything narrower tells it from the one named.
    """
    noun = head.lower_
    narrowing = [one for one in head.children if one.dep_ in _NARROWING and not _is_idle(one)]
    if any(one.dep_ == "prep" and one.lower_ == "of" for one in head.children):
        return None
    bearing = {index for index in cast.bearing.get(noun, ()) if cast.is_named_before(index, at)}
    codes = {code for one in narrowing if (code := gazetteer().adjectives.get(one.text))}
    kinds = kinds_by_noun().get(noun, frozenset())
    if bearing:
        allowed = {one.lower_ for one in narrowing}
        held = {index for index in bearing if allowed <= cast.name_words[index]}
        bearing = held or (bearing if not codes else set())
        if not bearing:
            return None
    elif not kinds or (narrowing and not _varies(narrowing)):
        return None

    def fits(index: int) -> bool:
        return index in bearing if bearing else cast.actors[index].kind in kinds

    extra = {index: weight for index, weight in spoke.items() if fits(index)}
    for index in cast.topical:
        if fits(index) and cast.is_named_before(index, at):
            extra[index] = extra.get(index, 0.0) + _TOPIC * cast.actors[index].salience
    is_varied = bool(narrowing) and not bearing
    reach = 1 if is_varied else _REACH
    ranked = cast.ranked(fits, at, sentence, extra={} if is_varied else extra, fade=_FADE, reach=reach)
    if not ranked:
        return None
    (best, first), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    sureness = first / (first + second) if first else 0.0
    if is_varied and sureness < _SURE_VARIED:
        return None
    return (cast.actors[best], sureness * (0.7 if is_varied else 1.0)) if sureness else None


def _varies(narrowing: Sequence[Token]) -> bool:
    """Whether words before the noun may tell something new of a body just named (“the industry publication”).

    News varies what it calls a body: words in small letters, or what it makes; none that set it against another.
    """
    makes = narrowing[0].head.lower_.endswith("er")  # “the Verrphone maker”
    return all(
        one.dep_ in {"amod", "compound"}
        and (one.text.islower() or (makes and one.dep_ == "compound"))
        and one.lower_ not in listed("contrasting_adjectives")
        for one in narrowing
    )


def _is_idle(modifier: Token) -> bool:
    """Whether a word before the noun tells it from nothing: “the three-judge court”, “the embattled firm”."""
    if modifier.dep_ in {"poss", "nummod"}:
        return False
    return modifier.lower_ in listed("filler_adjectives") or modifier.tag_ == "VBN" or _is_hyphenated(modifier)


def _is_hyphenated(modifier: Token) -> bool:
    return "-" in modifier.text or any(one.tag_ == "HYPH" for one in modifier.children)
