"""What kind of deed a statement tells, to see one deed in two sentences of other words.

“The council was elected” and “became” tell one kind, “settled the suit” and “reached an agreement” another
(`same_deeds.tsv`). Some deeds can hardly happen twice to somebody on one day; of the rest it must be told of one
thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_archive.cues import shell_nouns
from briefing_archive.extract.antecedents import Line
from briefing_archive.extract.closed_words import word_set
from briefing_archive.spans import Span
from briefing_archive.wordlists import rows_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
# Two deeds in one town are no more the same than two on one day.
_NO_THINGS = frozenset({"DATE", "TIME", "GPE", "LOC", "NORP", "PERCENT", "MONEY", "QUANTITY"})
_ENDING = frozenset({"end", "expire"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Deed:
    """The kinds of deed a statement tells, and the nouns for what it tells them of."""

    kinds: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()

    def may_be(self, other: Deed, *, share_actors: bool, may_share: bool) -> bool:
        """Whether both tell one deed of one day; `may_share` where one of them names nobody.

        >>> first, second = Deed(frozenset({"die"})), Deed(frozenset({"die"}))
        >>> first.may_be(second, share_actors=True, may_share=True)
        True
        """
        kinds = self.kinds & other.kinds
        if not kinds or not (share_actors or may_share):
            return False
        return bool(self.things & other.things) or (share_actors and any(kind in _once() for kind in kinds))


def deed_of(line: Line, verb: Token | None, evidence: Iterable[Span], actors: Iterable[str]) -> Deed:
    """The deed that the verb tells, or where there is none the nouns of the evidence."""
    named = {word.casefold() for actor in actors for word in actor.split()}
    nouns = [token for token in _tokens(line, evidence) if token.pos_ in {"NOUN", "PROPN"}]
    heads = _heads(verb) if verb is not None else nouns
    kinds = {kind for token in heads for kind in _kinds(token)}
    if verb is not None:
        kinds |= set(_ended(verb))
    things = {
        token.lemma_.casefold()
        for token in nouns
        if len(token) > 2 and token.lower_ not in named and token.ent_type_ not in _NO_THINGS
    }
    return Deed(frozenset(kinds), frozenset(things - word_set("no_unit") - _deed_words()))


def takes_up(verb: Token) -> bool:
    """Whether the clause only takes up what was told before: “the announcement came on Monday”."""
    if verb.lemma_ not in word_set("taking_up"):
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or not (subject.lemma_ in shell_nouns() or subject.lower_ in word_set("taken_up")):
        return False
    return any(child.lower_ in _POINTING or child.dep_ == "poss" for child in subject.children)


def _tokens(line: Line, evidence: Iterable[Span]) -> Iterable[Token]:
    for span in evidence:
        yield from line.block.tokens(span) or ()


def _heads(verb: Token) -> list[Token]:
    """The verb with those it joins or leads to, and the nouns that say what was done: “issued a ruling”."""
    verbs = [verb, *(child for child in verb.children if child.dep_ == "xcomp" or _is_joined(child))]
    for child in verb.children:
        if child.dep_ == "acomp":
            verbs.extend(one for one in child.children if one.dep_ == "xcomp")
    if verb.dep_ == "acl":
        verbs.append(verb.head)  # “an agreement reached on Monday”
    return [*verbs, *(child for one in verbs for child in one.children if child.dep_ in _OBJECTS)]


def _ended(verb: Token) -> Iterable[str]:
    """The kind of an end that is to come: “the term is due to end”."""
    end = next((one for one in (verb, *verb.children) if one.dep_ == "xcomp" and one.lemma_ in _ENDING), None)
    if end is None:
        return
    for subject in (child for child in end.head.children if child.dep_ == "nsubj"):
        yield from _by_word().get(f"{end.lemma_}_{subject.lemma_}".casefold(), ())


def _is_joined(token: Token) -> bool:
    return token.dep_ == "conj" and token.pos_ == "VERB"


def _kinds(token: Token) -> Iterable[str]:
    words = {token.lemma_.casefold(), token.lower_}
    for child in token.children:
        is_object = child.dep_ == "dobj" and token.lemma_ in {"take", "leave", "assume"}
        if child.dep_ == "prt" or is_object or (child.dep_ == "nsubj" and token.lemma_ in _ENDING):
            words.add(f"{token.lemma_}_{child.lemma_}".casefold())
    return [kind for word in words for kind in _by_word().get(word, ())]


@lru_cache(maxsize=1)
def _by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, _, words in rows_of("same_deeds.tsv"):
        for word in words.split():
            found[word] = (*found.get(word, ()), kind)
    return found


@lru_cache(maxsize=1)
def _deed_words() -> frozenset[str]:
    return frozenset(_by_word())


@lru_cache(maxsize=1)
def _once() -> frozenset[str]:
    return frozenset(kind for kind, often, _ in rows_of("same_deeds.tsv") if often == "once")
